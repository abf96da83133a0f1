"""Figures of a measure that are told as a part of it: "Chile's copper output was 23% of the world total". Examples: share.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords, MeasureWords, PeriodWords
from checks.grammar.amounts import is_amount, value_draft
from checks.grammar.drafts import Draft
from checks.grammar.needs import needs
from checks.grammar.owned import owned_measure
from checks.grammar.parts import Parts
from checks.grammar.share_drafts import share_draft
from checks.grammar.slots import Slots
from checks.grammar.whole import concepts_of, ends_clause, whole_of
from checks.grammar.wholes_of_shares import is_share
from checks.queries import ValueQuery
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase
from checks.values import replace


@needs("subject", "active", "object", "part of a whole", verb=("value", "be", "part_of"))
def measure_is_part(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile's copper output was 23% of the world total"; "… equalled 23% of the world's"."""
    subject, verb = clause.subject, clause.verb
    if (
        subject is None
        or verb is None
        or verb.passive
        or subject.concept is None
        or subject.place is not None
    ):
        return
    if not verb.is_a("value", "be", "part_of") or len(clause.objects) != 1:
        return
    part = clause.objects[0]
    if part.whole is None or not is_share(part, slots) or not ends_clause(clause, slots, part):
        return
    said, owner, whole = part.whole, slots.owner(clause, subject), whole_of(part, slots)
    measure = slots.measure(clause, subject, said)
    if (
        owner is None
        or measure is None
        or whole is None
        or (said.concept is None and said.anaphor is None and said.quantity is None and not said.elliptic)
    ):
        return
    if said.concept is not None and measure.concept not in said.concept.ids:
        return
    yield from share_draft(clause, slots, Parts((owner,)), part, measure, whole, "measure_is_part", subject)
    yield from whole_is_amount(clause, slots, part, measure, slots.period(clause)[0])


def whole_is_amount(
    clause: Clause, slots: Slots, part: Phrase, measure: MeasureWords, period: PeriodWords
) -> Iterator[Draft]:
    """ "44% of | the world's 30 million": what the world's own figure is said to be."""
    said = part.whole
    if said is None or said.quantity is None or said.scope != "WORLD":
        return
    alone, world = replace(said, concept=None), EntityWords("WORLD", said.text)
    for draft in value_draft(clause, slots, measure, world, alone, "whole_is_amount"):
        assert isinstance(draft.query, ValueQuery)
        stated = slots.with_unit(said.quantity, measure)
        yield replace(draft, query=replace(draft.query, stated=stated, period=period))


@needs("subject", "active", "object", "amount", "part of a whole", verb=("value", "be", "part_of"))
def amount_represents_part(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile's 5.3 million tons of copper represented 23% of world output in 2024": a value and a share."""
    subject, verb = clause.subject, clause.verb
    if (
        subject is None
        or verb is None
        or verb.passive
        or subject.concept is not None
        or len(clause.objects) != 1
    ):
        return
    part = clause.objects[0]
    if not is_amount(subject) or not verb.is_a("value", "be", "part_of"):
        return
    if part.whole is None or not is_share(part, slots) or not ends_clause(clause, slots, part):
        return
    owner, whole = slots.owner(clause, subject), whole_of(part, slots)
    names = concepts_of(part, None, slots)
    measure = slots.measure(clause, subject, part.whole, names=names) if names else None
    if names == ():
        measure = owned_measure(clause, slots, subject)
    if (
        owner is None
        or measure is None
        or whole is None
        or (subject.owner is None and not subject.owner_anaphor and clause.opener != "whose")
    ):
        return
    name = "amount_represents_part"
    yield from value_draft(clause, slots, measure, owner, subject, name, part)
    yield from share_draft(clause, slots, Parts((owner,)), part, measure, whole, name, subject)
