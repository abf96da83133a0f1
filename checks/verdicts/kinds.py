"""One claim under one reading while one edition was in force: the kind's rule, at the period that the words mean."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal

from checks.claim_words import PeriodWords
from checks.queries import (
    AggregateQuery,
    ChangeQuery,
    ComparisonQuery,
    CountQuery,
    ExtremeQuery,
    OrderQuery,
    Query,
    RankQuery,
    ShareQuery,
    ValueQuery,
)
from checks.reasons import Note, Reason
from checks.record.catalogue_entries import PLACE, Measure
from checks.record.cells import Edition
from checks.record.periods import length_of
from checks.values import dataclass, replace
from checks.verdicts import aggregate, change, comparison, count, extreme, movers, order, rank, share, value
from checks.verdicts.answers import Answer, abstain, agreed, denied
from checks.verdicts.closest import closest
from checks.verdicts.course import is_a_level
from checks.verdicts.editions import InForce, gap_between, in_force, named
from checks.verdicts.measures import SILENT
from checks.verdicts.periods import newest_period, of_year, projected, spots
from checks.verdicts.view import Spot, View


@dataclass(frozen=True, slots=True)
class Rule:
    """How a kind is judged at a spot. `ranking`: it asks for places, so that its period must be complete."""

    answer: Callable[[Any, Spot], Answer]
    ranking: bool = False


AT_A_SPOT: dict[type, Rule] = {
    ValueQuery: Rule(value.answer),
    RankQuery: Rule(rank.answer, ranking=True),
    OrderQuery: Rule(order.answer, ranking=True),
    ComparisonQuery: Rule(comparison.answer),
    CountQuery: Rule(count.answer, ranking=True),
    ShareQuery: Rule(share.answer),
    AggregateQuery: Rule(aggregate.answer),
}

OVER_TIME: dict[type, Callable[[Any, View], Answer]] = {
    ChangeQuery: change.answer,
    ExtremeQuery: extreme.answer,
}


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a view: a query, or its denial (rule 12)."""

    query: Query
    denied: bool = False

    @property
    def period(self) -> PeriodWords:
        """The period that the words name; that of the later end for a change."""
        found: PeriodWords | None = getattr(self.query, "period", None) or getattr(
            self.query, "to_period", None
        )
        return found or PeriodWords()

    def pinned(self, found: Answer, measure: Measure) -> Question:
        """The same question of just the years that an answer over time was read from."""
        query, years = self.query, [cell.period for cell in found.evidence[:2]]
        if not all(year.isdigit() for year in years) or not years:
            return self
        end = of_year(measure, years[0])
        if isinstance(query, ChangeQuery) and query.in_a_row is not None:
            last = max(cell.period for cell in found.evidence)
            return replace(self, query=replace(query, to_period=of_year(measure, last)))
        if isinstance(query, ChangeQuery):
            start = of_year(measure, years[-1])
            return replace(self, query=replace(query, from_period=start, to_period=end))
        return replace(self, query=replace(query, period=end)) if isinstance(query, ExtremeQuery) else self


def answer(question: Question, view: View) -> Answer:
    """The answer while the view's standing edition was in force."""
    over_time = OVER_TIME.get(type(question.query))
    if over_time is not None:
        course = over_time(question.query, view)
        return denied(course) if question.denied else course
    if isinstance(question.query, CountQuery) and question.query.moved is not None:
        counted = movers.answer(question.query, view)
        return denied(counted) if question.denied else counted
    if isinstance(question.query, ValueQuery) and question.query.moved is not None:
        return _moved(question, question.query, view)
    rule = AT_A_SPOT.get(type(question.query))
    if rule is None:
        return abstain(Reason.KIND_NOT_SUPPORTED)
    found = spots(view, question.period, rule.ranking)
    if isinstance(found, Reason):
        return closest(question.query, view, found)
    answers = [_of_the_record(_in_its_order(rule, question.query, spot), spot) for spot in found]
    if question.denied:
        answers = [denied(each) for each in answers]
    if question.period.year is None:
        return _of_a_part(found[0], _undated(answers))
    return agreed(answers, Reason.AMBIGUOUS_PERIOD)


def _moved(question: Question, query: ValueQuery, view: View) -> Answer:
    """ "Rose to 45,000 tons": the figure, and that it rose; both must hold."""
    came = answer(replace(question, query=replace(query, moved=None, since=None)), view)
    if not came.holds:
        return came
    course = change.answer(
        ChangeQuery(
            query.measure,
            query.entity,
            query.moved or "any",
            from_period=query.since,
            to_period=query.period,
            degree=query.degree,
        ),
        view,
    )
    return came.noted(*course.notes) if course.holds else course


def _of_the_record(found: Answer, spot: Spot) -> Answer:
    """The answer, unless all that it was read from is projected: a statement of fact is not held against that (rule 2)."""
    if (found.holds or found.fails) and projected(spot.table, spot.period):
        return abstain(Reason.PROJECTION_ONLY, found.evidence, found.says, found.notes)
    return found


def _in_its_order(rule: Rule, query: Query, spot: Spot) -> Answer:
    """The answer, where a table ranks low figures first, in the order that the words tell: "the highest", or "first".

    Where the words leave open which, both must agree.
    """
    answered = rule.answer(query, spot)
    low = spot.measure.ranking == "low" and spot.measure.basis != PLACE
    if low and isinstance(query, ComparisonQuery) and query.by_place:
        turned: Literal["more", "less"] = "less" if query.direction == "more" else "more"
        other_way = rule.answer(replace(query, direction=turned), spot)
        return agreed((answered, other_way), Reason.RANK_UNDETERMINED)
    if not low or not isinstance(query, RankQuery | OrderQuery):
        return answered
    by_figure = rule.answer(replace(query, from_bottom=not query.from_bottom), spot)
    if isinstance(query, RankQuery) and query.by_value is not None:
        return by_figure if query.by_value else answered
    return agreed((answered, by_figure), Reason.RANK_UNDETERMINED)


def _undated(answers: Sequence[Answer]) -> Answer:
    """The newest complete period's answer; a contradiction only if no later, incomplete period bears the claim out."""
    newest = answers[0]
    later = [each for each in answers[1:] if each.reason not in SILENT]
    return agreed((newest, *later), Reason.AMBIGUOUS_PERIOD) if newest.fails else newest


def _of_a_part(newest: Spot, found: Answer) -> Answer:
    """Of a flow that is kept by quarters, words without a time may mean the whole year: nothing is contradicted.

    A price or a rate is no flow: what it "is" is that of the newest month.
    """
    whole = is_a_level(newest.measure) or length_of(newest.period) == "year"
    if whole or not found.fails:
        return found
    return abstain(Reason.AMBIGUOUS_PERIOD, found.evidence, found.says, found.notes)


def on_the_day(question: Question, view: View) -> Answer:
    """The answer on the article's day: in every edition that may have been in force (rule 1)."""
    standing = standing_editions(question, view)
    if standing is None:
        return closest(question.query, view, Reason.EDITION_NOT_HELD)
    if not standing.settled:
        return closest(question.query, view.at(standing.editions[0]), Reason.EDITION_NOT_HELD)
    answers = [answer(question, view.at(edition)) for edition in standing.editions]
    answers += _newest_in_a_gap(question, view, standing.editions)
    agreement = agreed(answers, Reason.EDITION_NOT_HELD)
    if standing.neighbours and agreement.reason is not Reason.EDITION_NOT_HELD:
        agreement = agreement.noted(Note.NEIGHBOURING_EDITIONS)
    return agreement


def _newest_in_a_gap(question: Question, view: View, editions: Sequence[Edition]) -> list[Answer]:
    """What is decided for the years whose figures were the newest ones in an edition that is not held.

    Of 2021 and 2023, the newest years of the held neighbours, the one between was that of the edition between.
    """
    undated = type(question.query) in AT_A_SPOT and question.period.year is None
    if not undated or len(editions) != 2 or not gap_between(*editions):
        return []
    tables = [view.table(edition) for edition in editions]
    older, newer = (newest_period(table) or "" for table in tables)
    years = [each for each in tables[1].periods if older < each < newer and each.isdigit()]
    query: Any = question.query
    of_years = [replace(query, period=of_year(view.measure, year)) for year in years]
    answers = [answer(replace(question, query=each), view.at(editions[1])) for each in of_years]
    return [each for each in answers if each.holds or each.fails]


def standing_editions(question: Question, view: View) -> InForce | None:
    """The edition that the claim names, else the one in force on the day; None where the named one is not held."""
    name = question.period.edition
    return named(view.editions, name, view.day) if name else in_force(view.editions, view.day)
