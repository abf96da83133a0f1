"""Places in lists under a label: "Copper production: Chile first, the DRC second, Peru third". Examples: rank.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import MeasureWords
from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.rank_drafts import drafts
from checks.grammar.slots import Slots
from checks.reading.clauses import Clause
from checks.reading.language import english

_NAME_AND_PLACE = 2


@needs("no verb", "object", "place")
def place_beside_name(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Cobalt mining: the DRC first, Indonesia second"; "Silver: Mexico first, China second"."""
    if clause.kind != "fragment" or clause.adjuncts or len(clause.objects) != _NAME_AND_PLACE:
        return
    named, phrase = clause.objects
    plain = len(named.entities) == 1 and named.quantity is None and named.place is None
    if not plain or phrase.place is None or not phrase.only_place or phrase.place.several:
        return
    measure = _labelled(clause, slots)
    yield from drafts(
        clause, slots, phrase.place, phrase, measure, named.entities[0], "place_beside_name", named
    )


def _labelled(clause: Clause, slots: Slots) -> MeasureWords | None:
    """The measure that stands before the sentence's colon; of a bare topic all that could be meant."""
    title, *others = slots.sentence.clauses
    if title is clause or title.verb is not None or len(title.objects) != 1 or title.adjuncts:
        return None
    times = (each for each in others if not (each.verb is None and each.periods and len(each.nodes) == 1))
    told, behind = title.objects[0], next((each for each in times if each.kind != "parenthesis"), None)
    if behind is None or behind.link != ":" or told.owner is not None or told.quantity is not None:
        return None
    if told.opaque or (told.place is not None and told.agent is None):
        return None
    if told.is_only_topic:
        names = slots.concepts_of_bare_topic(told) or ()
        if any(
            each.periods for each in slots.sentence.clauses
        ):  # in a year it is brought forth, and does not lie
            yearly = english().function["concepts_of_a_bare_topic"]
            names = tuple(name for name in names if not yearly.isdisjoint(name.ids))
        return slots.measure(title, told, names=names) if names else None
    return slots.measure(title, told) if told.concept is not None or told.agent is not None else None


CONSTRUCTIONS: tuple[Construction, ...] = (place_beside_name,)
