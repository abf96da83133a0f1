"""The claim of a change: its measure between two times, its rate where that is a measure of its own, the value it led to."""

from __future__ import annotations

import math
from collections.abc import Iterator

from checks.claim_words import EntityWords, MeasureWords, PeriodWords, Stated
from checks.claims import Frame
from checks.grammar.change_dates import (
    date_as_before,
    date_as_behind,
    date_as_in_sentence,
    dated_before,
    dated_by_figure,
    dated_in_between,
    is_news_of_own,
)
from checks.grammar.changes_of_several import of_each, several_changed
from checks.grammar.course import Course
from checks.grammar.course_amounts import like
from checks.grammar.course_times import when
from checks.grammar.directions import Direction
from checks.grammar.drafts import Draft
from checks.grammar.other_times import is_now_and_again, says_when
from checks.grammar.rates_of_change import (
    is_of_its_rate,
    is_pace,
    rate_before,
    rate_of,
    rate_that_moves,
    sets_rates_beside,
    signed,
)
from checks.grammar.slots import Slots, span
from checks.intervals import Interval
from checks.queries import ChangeQuery, InARow, Kind, Query, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.values import replace

_NOT_ALL = frozenset(
    ("almost", "nearly", "practically", "virtually", "but", "except", "save", "bar", "barring", "other")
)
_LEADING_IN = ("to", "at", "compared", "against", "versus", "from")
ANY = Stated(
    None,
    Interval(0.0, math.inf, open_low=True),
    Interval(0.0, math.inf, open_low=True),
    "%",
    words="more than 0%",
)


def change_draft(
    clause: Clause,
    slots: Slots,
    about: tuple[MeasureWords | None, EntityWords | None],
    direction: Direction,
    told: Course | None,
    start: int,
    construction: str,
    *others: Phrase | None,
    denied: bool = False,
    frame: Frame | None = None,
) -> Iterator[Draft]:
    """The change, and the value that it led to where both are said."""
    measure, entity = about
    if measure is None or told is None or _is_unsure(clause):
        return
    if told.few and not slots.is_counted(measure):
        return
    if told.of and measure.concept not in told.of:
        return  # "its budget went from 96 journalists to 81"
    if told.as_before:
        date_as_in_sentence(told, clause, slots)
    if several := several_changed(clause, slots, entity):
        about = measure, several[0]
        for draft in change_draft(
            clause, slots, about, direction, told, start, construction, *others, denied=denied, frame=frame
        ):
            yield from of_each(clause, draft, several[1:])
        return
    spoken = dated_by_figure(told, clause.subject, slots)
    if _says_no_more(clause):
        date_as_before(told, measure, slots)
    date_as_behind(told, clause, slots)
    if not told.says_much and not is_news_of_own(clause, slots, measure, entity):
        return
    if told.to_extreme and not (told.has_amount or told.left or told.arrived):
        return
    if told.at_pace and told.arrived is not None and not told.has_amount and measure.concept == "gdp":
        told.relative, told.arrived = told.arrived.stated, None
    date_as_before(told, measure, slots)
    if is_pace(told, measure):
        measure = replace(measure, concept="growth")  # "India's economy slowed to 6.5% in 2024"
    if (own := rate_of(measure)) and slots.vocabulary_concept(own) and is_of_its_rate(told):
        measure = replace(measure, concept=own)  # "The economy grew 3.5% in 2024, | up from 2.5% in 2023"
    between = dated_in_between(clause, slots) if told.since is None and told.until is None else None
    if between is not None and clause.verb is not None and clause.verb.is_a("be"):
        told.until = between
    begin, until, problem = when(told, slots)
    if between is not None and told.until is None:
        problem = problem or "ambiguous_period"
    during = says_when(clause) if until.year is None and begin is None else None
    if during is not None and during.quantity is None and not during.is_change:
        problem = problem or "ambiguous_period"  # "fell by 6% under Castillo"
    if is_now_and_again(slots.sentence.adverbs_of(clause)) or _is_afterwards(clause):
        problem = problem or "ambiguous_period"
    if _is_turned(told, begin, until) and begin is not None:
        begin, until, problem = until, begin, told.problem  # "mined more in 2023 than in 2024"
        direction = "down" if direction == "up" else "up"
    if entity is None or entity.id is None:
        problem = problem or "unknown_entity"
    entity = entity or EntityWords(None)
    left = like(told.left, told.arrived, slots, measure) if told.left else None
    arrived = like(told.arrived, told.left, slots, measure) if told.arrived else None
    apart = told.arrived is not None and left is None
    since = told.since is not None and told.since.role == "since"
    row = InARow() if told.every_year and since and begin is not None and not told.has_amount else None
    query: Query = ChangeQuery(
        measure,
        entity,
        direction,
        told.relative,
        told.ratio,
        told.difference,
        left,
        None if apart else arrived,
        begin,
        until,
        in_a_row=row,
    )
    rate = rate_of(measure) or (rate_that_moves(measure, clause) if told.relative is not None else "")
    if rate == "inflation" and _multiplies(clause, told):
        problem = problem or "ambiguous_measure"  # "prices more than tripled": inflation did not
    if told.on_average and not rate and row is None:
        return
    relative = told.relative is not None or told.ratio is not None
    if (
        relative
        and measure.concept in english().function["concepts_that_prices_move"]
        and not measure.qualifiers
    ):
        problem = problem or "ambiguous_measure"  # "GDP per head grew by 6.5%": in prices of which year?
    in_money = _gives_levels(told) or _is_told_in_money(clause)
    of_years = row is not None or told.in_series
    if "on average" in clause.adverbs and not told.has_amount:
        problem = problem or "ambiguous_measure"  # "on average rose": each for itself, or all of them?
    if row is not None and not _NOT_ALL.isdisjoint(slots.sentence.said):
        problem = problem or "ambiguous_period"  # "almost every year", "every year but one"
    if (of_years and denied) or (of_years and (in_money or not rate) and slots.is_told_in_money(measure)):
        problem = problem or "ambiguous_measure"  # "spending has risen every year": in prices of which year?
    unsure = rate == "growth" and relative and rate != measure.concept and in_money
    if slots.vocabulary_concept(rate) and not in_money:
        growth = replace(measure, concept=rate)
        if rate == "growth" and not {"nominal", "ppp"}.isdisjoint(
            (*measure.qualifiers, *measure.words.lower().split())
        ):
            problem = problem or "ambiguous_measure"  # in whose money?
        yearly = begin is None or (until.year is not None and begin.year == until.year - 1)
        yearly = yearly or sets_rates_beside(told) or row is not None
        if not yearly and rate != measure.concept:
            problem = problem or "ambiguous_measure"  # "grew 30% since 2010": in prices of which year?
        elif yearly and told.relative is not None:
            query = ValueQuery(growth, entity, signed(told.relative, direction), until)
        elif yearly and direction in ("up", "down") and not told.has_amount:
            start_of_row = begin if row is not None else None
            query = ChangeQuery(
                growth, entity, direction, ANY, from_period=start_of_row, to_period=until, in_a_row=row
            )
        if yearly and told.relative is not None and told.left is not None and told.since is not None:
            yield from rate_before(growth, entity, told, direction, slots, construction)
    end = max(
        told.end, start + 1, clause.verb.end if clause.verb is not None and clause.verb.start == start else 0
    )
    rates = isinstance(query, ValueQuery) and told.left is not None
    anchor = (start, _before_arrival(told, slots, start) if apart or rates else end)
    frame = frame or clause.frame
    kind = Kind.VALUE if isinstance(query, ValueQuery) else Kind.CHANGE
    reach = span(anchor, *others)
    came: Draft | None = None
    if apart and arrived is not None and told.arrived is not None and not denied:
        at = slots.sentence.span(told.arrived.first, told.arrived.after)
        reason = None if problem == "ambiguous_period" and until.year is not None else problem
        level = ValueQuery(measure, entity, arrived, until)
        came = Draft(Kind.VALUE, at, span(reach, at), level, construction, frame=frame, problem=reason)
        yield came if told.has_amount or spoken else _as_it_moved(came, start, query, problem, slots)
    if unsure:
        problem = problem or "ambiguous_measure"  # "GDP rose 5% to $1.45 trillion": in prices of which year?
    if came is None or told.has_amount or direction == "flat":
        yield Draft(kind, anchor, reach, query, construction, denied, frame, problem)


def _is_turned(told: Course, begin: PeriodWords | None, until: PeriodWords) -> bool:
    """Whether a year is set against a later one, by no number that only one of the two ways has."""
    years = (begin.year if begin is not None else None, until.year)
    plain = not (told.has_amount or told.left or told.arrived)
    return plain and years[0] is not None and years[1] is not None and years[0] > years[1]


def _multiplies(clause: Clause, told: Course) -> bool:
    """ "Prices more than tripled", "rose threefold"; not "rose by 14%, half the pace of the year before"."""
    verb = clause.verb
    return verb is not None and (
        verb.is_a("multiply") or (told.ratio is not None and verb.is_a("rise", "fall"))
    )


def _as_it_moved(came: Draft, start: int, course: Query, problem: str | None, slots: Slots) -> Draft:
    """ "Slipped to 23 percent": one claim, of the figure and of the way to it."""
    if problem or not isinstance(came.query, ValueQuery) or not isinstance(course, ChangeQuery):
        return came
    if course.direction not in ("up", "down"):
        return came
    since = course.from_period or dated_before(start, came.query, slots)
    moved = replace(came.query, moved=course.direction, since=since)
    return replace(came, anchor=span((start, start + 1), came.anchor), query=moved)


def _is_afterwards(clause: Clause) -> bool:
    """ "Fell in 2023, | then recovered": a change at a time behind the one told before, and no other is named."""
    return not clause.periods and not english().function["afterwards"].isdisjoint(clause.adverbs)


def _says_no_more(clause: Clause) -> bool:
    """ "South Korea's | dipped": a clause that ends with its verb."""
    return clause.verb is not None and all(
        isinstance(node, Item) and node.kind == "mark" for node in clause.tail
    )


def _is_unsure(clause: Clause) -> bool:
    """ "… rose by a fifth, Bolivia's | perhaps | by an eighth": a change told without a verb, and not vouched for."""
    words = english().function["unsure_adverbs"]
    return clause.verb is None and any(isinstance(node, Item) and node.text in words for node in clause.nodes)


def _is_told_in_money(clause: Clause) -> bool:
    """ "GDP was $1.45 trillion in 2025, | up 3.5%": a remark on an amount of money, and on no growth told in percent."""
    before = clause.leans_on if clause.verb is None else None
    said = (node for node in before.nodes if isinstance(node, Phrase)) if before is not None else ()
    kinds = {phrase.quantity.kind for phrase in said if phrase.quantity is not None}
    return "money" in kinds and "percent" not in kinds


def _gives_levels(told: Course) -> bool:
    """Whether a change is told by figures of the measure itself: "GDP rose to $4.7 trillion"."""
    return any(end is not None and end.kind != "percent" for end in (told.left, told.arrived))


def _before_arrival(told: Course, slots: Slots, start: int) -> int:
    """The offset behind the words before "to 45,000 tons", which are a claim of their own."""
    row = slots.sentence.tokens
    other = told.arrived if told.arrived is not None else told.left
    at = other.first - 1 if other is not None else 0
    while at > 0 and row[at].text not in _LEADING_IN:
        at -= 1
    if other is not None and row[at].start < start:
        at = other.first  # "fell | below 9 percent"
    at -= at > 1 and row[at - 1].text == ","
    return max(row[at - 1].end if at else 0, start + 1)
