"""The claim of a change: its measure between two times, its rate where that is a measure of its own, the value it led to."""

from __future__ import annotations

import math
from collections.abc import Iterator

from checks.claim_words import EntityWords, MeasureWords, Stated
from checks.claims import Frame
from checks.grammar.change_between import Change, change_between
from checks.grammar.change_dates import (
    date_as_before,
    date_as_behind,
    date_as_in_sentence,
    date_since_then,
    dated_before,
    dated_by_figure,
    is_news_of_own,
    over_that_time,
)
from checks.grammar.changes_of_several import of_each, several_changed
from checks.grammar.course import Course
from checks.grammar.directions import Direction
from checks.grammar.drafts import Draft
from checks.grammar.rates_of_change import (
    is_of_its_rate,
    is_pace,
    rate_before,
    rate_of,
    rate_that_moves,
    signed,
)
from checks.grammar.slots import Slots, span
from checks.intervals import Interval
from checks.queries import ChangeQuery, Kind, Query, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.values import replace

_NOT_ALL = frozenset(
    ("almost", "nearly", "practically", "virtually", "but", "except", "save", "bar", "barring", "other")
)
_DOLLARS = ("dollar terms", "dollars", "current dollars", "us dollars", "u.s. dollars")
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
    if measure is None or told is None or _is_unsure(clause) or not _is_told_of(told, measure, slots):
        return
    if told.as_before or over_that_time(clause, slots):
        told.as_before, told.problem = True, told.problem or "ambiguous_period"
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
    date_since_then(told, clause, slots)
    if not told.says_much and not is_news_of_own(clause, slots, measure, entity):
        return
    if told.to_extreme and not (told.has_amount or told.left or told.arrived):
        return
    if told.at_pace and told.arrived is not None and not told.has_amount and measure.concept == "gdp":
        told.relative, told.arrived = told.arrived.stated, None
    date_as_before(told, measure, slots)
    measure = _what_moves(measure, told, slots)
    change = change_between(clause, slots, measure, entity, direction, told)
    rate = rate_of(measure) or (rate_that_moves(measure, clause) if told.relative is not None else "")
    rate = (
        "" if is_of_its_rate(told) else rate
    )  # "Prices rose by 23% in 2025, | down from 33% the year before"
    if told.on_average and not rate and change.row is None:
        return
    in_dollars = any(tie == "in" and each.text.lower() in _DOLLARS for tie, each in clause.adjuncts)
    in_money = in_dollars or _gives_levels(told) or _is_told_in_money(clause)
    _doubt_what_is_meant(clause, slots, change, rate, in_money, denied)
    query: Query = change.query(slots)
    if slots.vocabulary_concept(rate) and not in_money:
        query = _of_the_rate(change, rate) or query
        if (
            change.is_yearly
            and told.relative is not None
            and told.left is not None
            and told.since is not None
        ):
            growth = replace(measure, concept=rate)
            yield from rate_before(growth, change.entity, told, change.direction, slots, construction)
    apart = told.arrived is not None and told.left is None
    end = max(
        told.end, start + 1, clause.verb.end if clause.verb is not None and clause.verb.start == start else 0
    )
    rates = isinstance(query, ValueQuery) and told.left is not None
    anchor = (start, _before_arrival(told, slots, start) if apart or rates else end)
    frame = frame or clause.frame
    reach = span(anchor, *others)
    came = _value_arrived_at(change, slots, reach, construction, frame) if apart and not denied else None
    if came is not None:
        whole = told.has_amount or spoken or change.is_of_years
        yield came if whole else _as_it_moved(came, start, query, change.problem, slots)
    priced = in_money and not in_dollars
    if rate == "growth" and change.is_relative and rate != measure.concept and priced:
        change.doubt("ambiguous_measure")  # "GDP rose 5% to $1.45 trillion": in prices of which year?
    if came is None or told.has_amount or change.direction == "flat" or change.is_of_years:
        kind = Kind.VALUE if isinstance(query, ValueQuery) else Kind.CHANGE
        yield Draft(kind, anchor, reach, query, construction, denied, frame, change.problem)


def _value_arrived_at(
    change: Change, slots: Slots, reach: tuple[int, int], construction: str, frame: Frame
) -> Draft | None:
    """ "Chile's copper output rose | to 5.3 million tons": the value that a change led to, where it is told."""
    told, stated = change.told.arrived, change.arrived(slots)
    if told is None or stated is None:
        return None
    at = slots.sentence.span(told.first, told.after)
    dated = change.problem == "ambiguous_period" and change.until.year is not None
    level = ValueQuery(change.measure, change.entity, stated, change.until)
    problem = None if dated else change.problem
    return Draft(Kind.VALUE, at, span(reach, at), level, construction, frame=frame, problem=problem)


def _is_told_of(told: Course, measure: MeasureWords, slots: Slots) -> bool:
    """Whether a course's numbers can be a measure's: not "by 60" of tons, nor of other things than it counts."""
    carried = measure.concept_carried and told.difference is not None and told.difference.unit is not None
    if told.few and not carried and not slots.is_counted(measure):
        return False  # "Chile's output rose by 900 tons; Peru's fell | by 60": tons, too
    return not told.of or measure.concept in told.of  # "its budget went from 96 journalists to 81"


def _what_moves(measure: MeasureWords, told: Course, slots: Slots) -> MeasureWords:
    """The measure of which a course is told: its own rate where only that can have moved so."""
    if is_pace(told, measure):
        measure = replace(measure, concept="growth")  # "India's economy slowed to 6.5% in 2024"
    if (own := rate_of(measure)) and slots.vocabulary_concept(own) and is_of_its_rate(told):
        measure = replace(
            measure, concept=own, words=own
        )  # "Prices rose 3.5% in 2024, | up from 2.5% in 2023"
    return measure


def _doubt_what_is_meant(
    clause: Clause, slots: Slots, change: Change, rate: str, in_money: bool, denied: bool
) -> None:
    """Notes where it is open of which figures a change is told: in prices of which year, of each or of all years."""
    told, measure = change.told, change.measure
    if rate == "inflation" and _multiplies(clause, told):
        change.doubt("ambiguous_measure")  # "prices more than tripled": inflation did not
    moved_by_prices = measure.concept in english().function["concepts_that_prices_move"]
    if change.is_relative and moved_by_prices and not measure.qualifiers:
        change.doubt("ambiguous_measure")  # "GDP per head grew by 6.5%": in prices of which year?
    if "on average" in clause.adverbs and not told.has_amount:
        change.doubt("ambiguous_measure")  # "on average rose": each for itself, or all of them?
    if change.row is not None and not _NOT_ALL.isdisjoint(slots.sentence.said):
        change.doubt("ambiguous_period")  # "almost every year", "every year but one"
    of_years = change.is_of_years
    if (of_years and denied) or (of_years and (in_money or not rate) and slots.is_told_in_money(measure)):
        change.doubt("ambiguous_measure")  # "spending has risen every year": in prices of which year?


def _of_the_rate(change: Change, rate: str) -> Query | None:
    """What a change of a year asks of its rate, "grew by 3.5%", "grew again"; None where it asks nothing of it."""
    measure, told = change.measure, change.told
    growth = replace(measure, concept=rate)
    said = (*measure.qualifiers, *measure.words.lower().split())
    if rate == "growth" and not {"nominal", "ppp"}.isdisjoint(said):
        change.doubt("ambiguous_measure")  # in whose money?
    if not change.is_yearly:
        if rate != measure.concept:
            change.doubt("ambiguous_measure")  # "grew 30% since 2010": in prices of which year?
        return None
    if told.relative is not None:
        return ValueQuery(growth, change.entity, signed(told.relative, change.direction), change.until)
    if change.direction not in ("up", "down") or told.has_amount:
        return None
    begin = change.begin if change.row is not None else None
    return ChangeQuery(
        growth,
        change.entity,
        change.direction,
        ANY,
        from_period=begin,
        to_period=change.until,
        in_a_row=change.row,
    )


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
