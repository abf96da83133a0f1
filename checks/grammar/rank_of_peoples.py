"""Places of a people among those who fled: "Syrians are the world's largest group of refugees". Examples: rank.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.rank_drafts import drafts
from checks.grammar.slots import Slots
from checks.grammar.wholes_of_shares import counts_the_fled
from checks.reading.clauses import Clause
from checks.values import replace

_GROUPS = ("group", "groups", "community", "nationality", "contingent", "number")


@needs("subject", "object", verb=("be", "part_of"))
def people_are_largest_group(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Syrians are the world's largest group of refugees"; "Afghans make up the largest group of asylum-seekers"."""
    subject, verb = clause.subject, clause.verb
    phrase = clause.objects[0] if len(clause.objects) == 1 else None
    if subject is None or verb is None or phrase is None or verb.passive or phrase.place is None:
        return
    if len(subject.entities) != 1 or subject.nationality is None or phrase.concept is None:
        return
    if phrase.head not in _GROUPS or not counts_the_fled(phrase) or phrase.owner is not None:
        return
    measure = slots.measure(clause, phrase)
    if measure is not None:
        fled = str(phrase.concept.data.get("of_people"))
        measure = replace(measure, qualifiers=(fled,))
        yield from drafts(
            clause,
            slots,
            phrase.place,
            phrase,
            measure,
            subject.entities[0],
            "people_are_largest_group",
            subject,
        )


CONSTRUCTIONS: tuple[Construction, ...] = (people_are_largest_group,)
