"""Places that an amount of something tells of: "China led in 2023 with 70,000 tons of tin". Examples: rank.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import MeasureWords
from checks.grammar.amounts import is_amount, value_draft
from checks.grammar.drafts import Construction, Draft, problem_of
from checks.grammar.needs import needs
from checks.grammar.slots import Slots, span
from checks.grammar.value_before import model_before
from checks.queries import Kind, RankQuery, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase

_EMPTY = ("way", "pack", "field")


@needs("subject", "active", "adjunct", "amount", verb=("lead", "rank", "be"))
def entity_placed_with_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China led in 2023 with 70,000 tons of tin, followed by Indonesia with 69,000"; "Peru was fourth in 2024 with 31,000 tons of tin"."""
    subject, verb, amount = clause.subject, clause.verb, clause.adjunct("with")
    if subject is None or verb is None or verb.passive or len(subject.entities) != 1:
        return
    if amount is None or not is_amount(amount) or len(clause.adjuncts) != 1 or len(clause.objects) > 1:
        return
    placed = _place_told(clause, slots)
    measure = _measured(clause, amount, slots) if placed is not None else None
    held = slots.dimensions.get(measure.concept, frozenset()) if measure is not None else frozenset()
    if placed is None or measure is None or amount.quantity is None or amount.quantity.dimension not in held:
        return
    place, scope = placed
    if place > 1 and not amount.topics:
        return  # "Tin is scarce. Peru was fourth with 31,000 tons" is told of what was named before
    entity, end = subject.entities[0], clause.objects[0].end if clause.objects else verb.end
    period, problem = slots.period(clause)
    query = RankQuery(measure, entity, place, place, scope, period=period)
    unsure = problem_of(problem, entity)
    anchor, named = (verb.start, end), "entity_placed_with_amount"
    yield Draft(Kind.RANK, anchor, span(subject, anchor), query, named, verb.negated, clause.frame, unsure)
    yield from value_draft(clause, slots, measure, entity, amount, named, subject)


def _place_told(clause: Clause, slots: Slots) -> tuple[int, str] | None:
    """Which place a clause says its subject has, and among whom: "led", "led the G20", "topped the list", "was fourth"."""
    verb, said = clause.verb, clause.objects[0] if clause.objects else None
    if verb is None:
        return None
    if verb.is_a("lead"):
        spoken = slots.scope_before(clause) or "WORLD"  # "Gold is mined all over Africa. Ghana led with …"
        scope = _led(said, slots) if said is not None else spoken
        outdone = verb.is_a("exceed") and (said is None or bool(said.entities))
        return (1, scope) if scope is not None and not outdone else None
    place = said.place if said is not None and said.only_place and not (said.topics or said.concept) else None
    if said is None or place is None or place.several or place.from_bottom or place.low != place.high:
        return None
    return place.low, said.scope or "WORLD"


def _led(table: Phrase, slots: Slots) -> str | None:
    """Whom somebody leads: "the world", "the G20", everyone in "the way", "the list"; None where something else is led."""
    if table.topics or table.concept or table.quantity or table.owner or table.facility or table.agent:
        return None
    only = table.entities[0].id if len(table.entities) == 1 else None
    if only in slots.scopes:
        return only
    tables = english().function["tables"]
    return "WORLD" if not table.entities and (table.head in tables or table.head in _EMPTY) else None


def _measured(clause: Clause, amount: Phrase, slots: Slots) -> MeasureWords | None:
    """What an amount is one of: of its topic what is brought forth in a year, else what was told before."""
    if amount.opaque or amount.owner is not None or amount.scope is not None or amount.is_change:
        return None
    if amount.concept is not None:
        return slots.measure(clause, amount)  # "China led with 69,000 tons of tin | output"
    if amount.topics:
        dated = slots.period(clause)[0].year is not None
        names = slots.concept_of_dated_topic(amount) if dated else slots.concepts_of_bare_topic(amount)
        return slots.measure(clause, amount, names=names) if names else None
    if clause.kind == "relative" and (model := model_before(clause, slots)) is not None:
        told = model.query  # "Morocco mined 30 million tons, behind China, | which leads with 110 million"
        return told.measure if isinstance(told, ValueQuery) and model.problem is None else None
    return slots.measure_told_before() or (slots.heading_measure() if not slots.before else None)


CONSTRUCTIONS: tuple[Construction, ...] = (entity_placed_with_amount,)
