"""The time of a statement in the past that says none: that of which the sentence before tells the same measure."""

from __future__ import annotations

from itertools import pairwise

from checks.claim_words import PeriodWords
from checks.grammar.drafts import Draft
from checks.grammar.slots import Slots
from checks.grammar.tenses import PAST, is_past
from checks.queries import (
    AggregateQuery,
    ChangeQuery,
    ComparisonQuery,
    OrderQuery,
    RankQuery,
    ShareQuery,
    ValueQuery,
)
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.values import replace

_DATED = (AggregateQuery, ComparisonQuery, OrderQuery, RankQuery, ShareQuery, ValueQuery)
_BY_VERB = "one_exceeds_another"


def at_time_told(draft: Draft, clause: Clause, slots: Slots) -> Draft:
    """ "At the end of 2023 Iran hosted 3.8 million refugees. Turkey hosted more than Germany": at the end of 2023, too."""
    query = draft.query
    if isinstance(query, ChangeQuery):
        return _changed_by_then(draft, query, clause, slots)
    if draft.problem is not None or not isinstance(
        query, ComparisonQuery | OrderQuery | RankQuery | ShareQuery | ValueQuery
    ):
        return draft
    if query.period != PeriodWords() or (
        isinstance(query, ValueQuery) and not _is_past(_holder(clause, slots))
    ):
        return draft
    told = slots.time_of_same_before(query.measure)
    if (
        told is None
        or told.year is None
        or not (query.measure.concept_carried or _is_past(_holder(clause, slots)))
    ):
        return draft
    anew = told.year != slots.sentence.context.newest and slots.is_told_of_a_move(query.measure)
    if anew and clause.verb is not None and not _is_past(clause):
        return draft
    period, problem = slots.time_carried(clause, told)
    if problem is None and period == told and anew:
        problem = "ambiguous_period"
    if isinstance(query, ComparisonQuery | OrderQuery) and period.year is not None and not draft.denied:
        newly = clause.verb is not None and clause.verb.is_a("overtake") and draft.construction == _BY_VERB
        query = replace(query, newly=newly)  # "China mined 3,300 tons in 2024. Bolivia | overtook | Russia"
    return replace(draft, query=replace(query, period=period), problem=problem)


def at_time_in_front(drafts: list[Draft], slots: Slots) -> list[Draft]:
    """ "China makes 83% of the world's tungsten. | In 2010, | it made 40%": the time that stands alone right before a clause without one."""
    fronts = [
        (clause, before.periods[0].words if before.periods else PeriodWords())
        for before, clause in pairwise(slots.sentence.clauses)
        if not clause.periods
        and clause.kind != "parenthesis"
        and (is_time_alone(before) or _is_era_alone(before))
    ]
    return [_dated(draft, fronts) for draft in drafts] if fronts else drafts


def is_time_alone(clause: Clause) -> bool:
    """Whether a clause says no more than a time: "In 2010, | the USGS says, they were 74,000"."""
    alone = len(clause.periods) == 1 and all(
        isinstance(node, Item) and (node.period is not None or node.kind == "conjunction")
        for node in clause.nodes
    )
    return alone and clause.kind != "parenthesis" and clause.periods[0].role == "at"


def _is_era_alone(clause: Clause) -> bool:
    """ "In Soviet times, | Russia had 400,000 tons": a time that no calendar tells."""
    if clause.verb is not None or clause.objects or clause.periods or len(clause.adjuncts) != 1:
        return False
    tie, phrase = clause.adjuncts[0]
    if tie == "under":
        return phrase.publisher is None  # "Under the French, …"
    return tie in ("in", "during") and phrase.head in english().function["times_of_something"]


def _dated(draft: Draft, fronts: list[tuple[Clause, PeriodWords]]) -> Draft:
    query = draft.query
    if draft.is_open or not isinstance(query, _DATED):
        return draft
    for clause, words in fronts:
        if not clause.start < draft.anchor[1] <= clause.end or query.period.edition is not None:
            continue
        if words.year is None and query.period.year is None and words.edition is None:
            return replace(draft, problem=draft.problem or "ambiguous_period")  # "a decade ago"
        if words.year not in (None, query.period.year):
            return replace(draft, query=replace(query, period=words))
    return draft


def _changed_by_then(draft: Draft, query: ChangeQuery, clause: Clause, slots: Slots) -> Draft:
    """ "China made 1.7 billion tonnes of cement in 2025. India raised output by 30 million tonnes": to 2025, too."""
    undated = query.to_period == PeriodWords() and query.from_period is None and query.in_a_row is None
    if draft.problem is not None or not undated or not _is_past(clause):
        return draft
    told = slots.time_of_same_before(query.measure)
    if told is None or told.year is None or slots.is_told_of_a_move(query.measure):
        return draft
    period, problem = slots.time_carried(clause, told)
    return replace(draft, query=replace(query, to_period=period), problem=problem)


def _holder(clause: Clause, slots: Slots) -> Clause:
    """ "Much was also mined in Peru | (2.76 million tons)": the clause in which a parenthesis stands; else it itself."""
    if clause.kind == "participle" and clause.leans_on is not None and clause.leans_on.end <= clause.start:
        return clause.leans_on  # "Chile mined 5.3 million tons, | accounting for 23% of world output"
    if clause.kind != "parenthesis" or clause.verb is not None:
        return clause
    around = [each for each in slots.sentence.clauses if each.verb is not None and each.start <= clause.start]
    return around[-1] if around else clause


def _is_past(clause: Clause) -> bool:
    return is_past(clause) or any(
        isinstance(node, Item) and (node.verb_form == "past" or node.text in PAST) for node in clause.nodes
    )


def at_that_time(clause: Clause, amount: Phrase, slots: Slots, now: PeriodWords) -> PeriodWords | None:
    """ "… has trebled since 2010: 836 million tonnes in 2024, against 275 million | then": the one other time named before.

    None where no "then" stands beside an amount; without a year where it may be one of several.
    """
    at = next(index for index, node in enumerate(clause.nodes) if node is amount)
    if not any(node.text == "then" for node in clause.nodes[max(at - 1, 0) : at + 2]):
        return None
    span, times = slots.sentence.span, slots.sentence.periods
    before = [time.words for time in times if span(time.first, time.after)[0] < amount.start]
    years = {words.year: words for words in before if words.year not in (None, now.year)}
    return next(iter(years.values())) if len(years) == 1 else PeriodWords()
