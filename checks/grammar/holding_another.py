"""A second measure that is told behind the first, and names itself. Examples: value.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.amounts import compares, is_amount, value_draft
from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.slots import Slots
from checks.reading.clauses import Clause


@needs("subject", "active", "two objects", verb=("have",))
def entity_has_another_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "India has reserves of rare earths of 6.9 million tons and output of 2,900 tons": a measure that names itself, behind another."""
    subject, verb = clause.subject, clause.verb
    if (
        subject is None
        or verb is None
        or verb.negated
        or not subject.is_entity
        or subject.concept is not None
    ):
        return
    told = [phrase for phrase in clause.objects if phrase.concept is not None and is_amount(phrase)]
    if len(told) != len(clause.objects):
        return
    entity = slots.entity(clause, subject)
    for phrase in told[1:]:
        plain = not (phrase.owner or phrase.owner_anaphor or phrase.opaque or phrase.comparative)
        if plain and not compares(clause, phrase):
            measure = slots.measure(clause, phrase)
            yield from value_draft(
                clause, slots, measure, entity, phrase, "entity_has_another_amount", subject
            )


CONSTRUCTIONS: tuple[Construction, ...] = (entity_has_another_amount,)
