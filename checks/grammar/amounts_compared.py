"""What is said of an amount that somebody has: "Its 3.3 million tons were more than those of Sweden and Estonia combined". Examples: comparison.md, rank.md.

They are read once the amount is known to be a claim of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import MeasureWords
from checks.grammar.among import among
from checks.grammar.amounts import value_draft
from checks.grammar.compared import compared
from checks.grammar.comparing import About, drafts_of
from checks.grammar.drafts import Construction, Draft
from checks.grammar.extreme_places import is_extreme_place, may_be_of, placed_as
from checks.grammar.held_places import single
from checks.grammar.needs import needs
from checks.grammar.owned import end_of_owner, says_whose
from checks.grammar.ratios import as_ratio, ratio_of, towards
from checks.grammar.slots import Slots, span
from checks.grammar.statements import Statement, remark
from checks.queries import ComparisonQuery, Kind, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase
from checks.values import replace

_PART_AND_WHOLE = 2


@needs("subject", "adjunct", verb=("be",))
def amount_is_more(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Finland mines peat. Its 3.3 million tons in 2024 were more than those of Sweden and Estonia combined"."""
    told = _told_of_subject(clause, slots)
    if told is None or clause.verb is None:
        return
    query = told.query
    assert isinstance(query, ValueQuery)
    about = About(query.measure, query.entity, query.period, told.problem, clause.frame)
    for each in compared(clause):
        if any(phrase.concept is not None or phrase.topics for phrase in each.named):
            continue
        for draft in drafts_of(clause, slots, each, about, "amount_is_more", clause.subject):
            yield replace(draft, reach=span(told.reach, draft.reach))


@needs("subject", "object", verb=("be",))
def amount_is_placed(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Mexico mined 6,300 tons of silver. Peru's 3,100 tons was the third-highest total"."""
    phrase = clause.objects[0] if len(clause.objects) == 1 else None
    place = single(phrase) if phrase is not None and phrase.place is not None else None
    told = _told_of_subject(clause, slots) if place is not None else None
    if told is None or phrase is None or place is None or place.is_next:
        return
    query = told.query
    assert isinstance(query, ValueQuery)
    about, scope = Statement(query.measure, query.entity, query.period, told), among(clause, slots, phrase)
    if scope is None or not is_extreme_place(clause, phrase) or not may_be_of(phrase, about, slots):
        return
    anchor, placed = slots.sentence.span(place.first, place.after), placed_as(about, place, scope)
    denied = clause.verb is not None and clause.verb.negated
    yield replace(remark(Kind.RANK, anchor, about, placed, "amount_is_placed"), denied=denied)


@needs("subject", "object", verb=("be",))
def amount_is_part_of_another(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile's 49,000 tonnes of lithium were more than half of Australia's 88,000"; "Peru's 3,100 tonnes are half Mexico's output"."""
    part = clause.objects[0] if len(clause.objects) <= _PART_AND_WHOLE else None
    quantity = part.quantity if part is not None else None
    if part is None or quantity is None or quantity.kind not in ("part", "percent", "multiple"):
        return
    other = clause.objects[1] if len(clause.objects) == _PART_AND_WHOLE else part.whole
    told = _told_of_subject(clause, slots) if other is not None else None
    if other is None or told is None or clause.verb is None or part.comparative is not None:
        return
    query = told.query
    assert isinstance(query, ValueQuery)
    others = slots.owners(clause, other)
    if not _may_be_one_of(other, query.measure) or len(others) != 1 or others[0].id in slots.scopes:
        return
    if len({time.words.year for time in clause.periods}) > 1:
        return  # "Chile's 49,000 tonnes in 2024 were half of Australia's in 2023"
    ratio = as_ratio(quantity.stated) if quantity.kind == "percent" else ratio_of(quantity)
    anchor = (part.start, end_of_owner(other, slots))
    asked = ComparisonQuery(query.measure, query.entity, others, towards(ratio), ratio, period=query.period)
    reach, frame, name = span(told.reach, anchor), clause.frame, "amount_is_part_of_another"
    yield Draft(Kind.COMPARISON, anchor, reach, asked, name, clause.verb.negated, frame, told.problem)
    if other.quantity is not None and other is part.whole:
        measure = replace(query.measure, concept_carried=True)
        yield from value_draft(clause, slots, measure, others[0], other, name)


def _may_be_one_of(phrase: Phrase, measure: MeasureWords) -> bool:
    """Whether somebody's figure may be one of a measure: "Australia's 88,000", "Madagascar's output", "Peru's"."""
    if phrase.quantity is not None and not says_whose(phrase):
        return False
    named = phrase.concept is None or measure.concept in phrase.concept.ids
    of_it = not phrase.topics or measure.topic in phrase.topics
    plain = not phrase.modifiers and not phrase.opaque and not phrase.share
    told = phrase.elliptic or phrase.concept is not None or phrase.quantity is not None
    return named and of_it and plain and told


def _told_of_subject(clause: Clause, slots: Slots) -> Draft | None:
    """The value that the subject of a clause states by itself: "its 3.3 million tons", "Peru's 2.6 million tonnes"."""
    subject = clause.subject
    if (
        subject is None
        or subject.quantity is None
        or not (subject.owner is not None or subject.owner_anaphor)
    ):
        return None
    found = [
        draft
        for draft in slots.here
        if draft.kind is Kind.VALUE and subject.start <= draft.anchor[0] and draft.anchor[1] <= subject.end
    ]
    return found[0] if len(found) == 1 and isinstance(found[0].query, ValueQuery) else None


RULES: tuple[Construction, ...] = (amount_is_more, amount_is_placed, amount_is_part_of_another)
