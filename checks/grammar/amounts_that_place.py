"""Amounts that place somebody: "A GDP of $29 trillion puts America ahead of China". Examples: value.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar import rank
from checks.grammar.amounts import is_amount, value_draft
from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.owned import is_owned_amount, says_whose
from checks.grammar.slots import Slots
from checks.queries import RankQuery
from checks.reading.clauses import Clause

_PLACING = ("put", "place", "make", "leave", "keep", "rank", "lift", "give")


@needs("subject", "active", "object", "amount subject")
def amount_places_entity(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "A GDP of $29 trillion puts America ahead of China"; "Output of 5.3 million tons makes Chile the largest copper producer"."""
    told, verb = clause.subject, clause.verb
    if told is None or verb is None or verb.lemma not in _PLACING or verb.passive or verb.negated:
        return
    placed = clause.objects[0] if clause.objects else None
    if placed is None or not placed.is_entity or len(placed.entities) != 1 or placed.quantity is not None:
        return
    named = told.concept is not None and not (
        told.owner or told.owner_anaphor or told.entities or told.opaque
    )
    if not named or not is_amount(told) or told.whole is not None or told.comparative is not None:
        return
    made = [each for each in clause.objects[1:] if each.agent is not None]  # not "gives Chile the lead"
    measure = slots.measure(clause, told, *made)
    entity = slots.entity(clause, placed)
    yield from value_draft(clause, slots, measure, entity, told, "amount_places_entity", placed)


@needs("subject", "active", "object", "amount subject", verb=("cause",))
def owned_amount_places_owner(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Saudi Arabia's $80.3 billion made it the seventh-biggest military spender in 2024"."""
    told, verb = clause.subject, clause.verb
    if told is None or verb is None or verb.negated or is_owned_amount(told):
        return
    stands_in = bool(clause.objects) and clause.objects[0].anaphor == "entity"
    placed = list(rank.places_told(clause, slots)) if stands_in and says_whose(told) else []
    measures = [each.query.measure for each in placed if isinstance(each.query, RankQuery)]
    if len(measures) == 1 and len(placed) == 1:
        owner, name = slots.owner(clause, told), "owned_amount_places_owner"
        yield from value_draft(clause, slots, measures[0], owner, told, name, *clause.objects)


CONSTRUCTIONS: tuple[Construction, ...] = (amount_places_entity, owned_amount_places_owner)
