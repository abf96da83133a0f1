"""Change claims: a measure between two periods of time (rule 10)."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import Stated
from checks.findings import Verdict
from checks.intervals import Interval, point
from checks.queries import ChangeQuery
from checks.reasons import Reason
from checks.record.periods import length_of
from checks.values import replace
from checks.verdicts import explain, in_a_row
from checks.verdicts.answers import Answer, abstain, agreed, all_of
from checks.verdicts.closest import closest
from checks.verdicts.course import Span, before, is_a_level, only_since_month_before, spans
from checks.verdicts.evidence import Figure, Gap, read
from checks.verdicts.measures import RATES
from checks.verdicts.periods import spots
from checks.verdicts.rounding import SOME, Weighed, of_degree, weigh
from checks.verdicts.settle import all_hold, answer_of, settled, without_figures
from checks.verdicts.view import View

_RATE_NOUNS = frozenset(("inflation", "growth", "rate"))
_PERCENT = ("%", "percent", "per cent")

_FLAT = Stated(None, Interval(-1.0, 1.0), Interval(-3.0, 3.0), "%", "vague")
"""Flat: within one per cent; within three, the word is too vague to decide."""

_PLUNGE = 1.1
"""From which ratio on a figure may be said to plunge or soar."""

_NONE = Figure(point(0.0), point(0.0), ())
_ONE = Figure(point(1.0), point(1.0), ())
_UNDEFINED = Weighed(Verdict.UNVERIFIABLE, Reason.UNDETERMINED)
"""Neither a ratio nor a percentage is defined from zero, or across it."""


def answer(query: ChangeQuery, view: View) -> Answer:
    """Hold the stated change against the figures at both ends; that of several against those of each."""
    if query.also:
        alone = replace(query, also=())
        return all_of([answer(replace(alone, entity=each), view) for each in (query.entity, *query.also)])
    if query.in_a_row is not None:
        return in_a_row.answer(query, query.in_a_row, view, answer)
    if view.measure.concept in RATES and query.relative is not None and not _is_of_the_rate(query):
        of_prices = _rate(query, view, query.relative)
        if query.direction != "up" or _RATE_NOUNS.isdisjoint(query.measure.words.lower().split()):
            return of_prices
        return agreed([of_prices, _of_its_own(query, view)], Reason.AMBIGUOUS_MEASURE)
    return _of_its_own(query, view)


def _of_its_own(query: ChangeQuery, view: View) -> Answer:
    """The answer where a measure's own figures are compared, and not those of what it tells the change of."""
    found = spans(view, query.from_period, query.to_period)
    if isinstance(found, Reason):
        return closest(query, view, found)
    answered = agreed([_over(query, span) for span in found], Reason.AMBIGUOUS_PERIOD)
    if answered.fails and (_held_once(query, found[0]) or _of_a_part(query, found[0])):
        return abstain(Reason.AMBIGUOUS_PERIOD, answered.evidence, answered.says, answered.notes)
    if (
        query.from_period is None
        and only_since_month_before(found)
        and (answered.fails or not (is_a_level(view.measure) or _says_how_much(query)))
    ):
        return abstain(Reason.NO_DATA_FOR_PERIOD, answered.evidence, answered.says, answered.notes)
    return answered


def _is_of_the_rate(query: ChangeQuery) -> bool:
    """ "Inflation halved", "growth fell by a third": the rate itself is less than it was, and prices need not have fallen."""
    return query.direction == "down" and not _RATE_NOUNS.isdisjoint(query.measure.words.lower().split())


def _says_how_much(query: ChangeQuery) -> bool:
    """Whether a change is told by a number that no other time would bear out by chance."""
    told = (query.relative, query.ratio, query.difference, query.from_stated)
    return any(stated is not None for stated in told)


def _held_once(query: ChangeQuery, span: Span) -> bool:
    """Whether "down from 18 to 4", without a word of when, may start earlier than the period before."""
    if query.from_period is not None or query.from_stated is None:
        return False
    return any(not _over(query, Span(start, span.end)).fails for start in before(span.start))


def _of_a_part(query: ChangeQuery, span: Span) -> bool:
    """Whether words without a time, of a measure that is kept by quarters, may mean whole years."""
    return query.to_period.year is None and length_of(span.end.period) != "year"


def _rate(query: ChangeQuery, view: View, stated: Stated) -> Answer:
    """The answer where the measure is itself a change: "prices rose by 4%" gives the rate of inflation."""
    found = spots(view, query.to_period, ranking=False)
    if isinstance(found, Reason):
        return closest(query, view, found)
    spot, entity = found[0], query.entity.id or ""
    rate = read(spot, entity)
    if isinstance(rate, Gap):
        return abstain(rate.reason, rate.evidence, explain.no_figure(spot, [entity], rate.reason))
    if query.from_stated is not None or query.to_stated is not None:
        return abstain(
            Reason.AMBIGUOUS_MEASURE, rate.evidence, explain.value(spot, entity, rate)
        )  # a rate of a rate
    turned = _NONE - rate if query.direction == "down" else rate
    return settled(stated, replace(turned, evidence=rate.evidence), explain.value(spot, entity, rate))


def _over(query: ChangeQuery, span: Span) -> Answer:
    entity = query.entity.id or ""
    start, end = read(span.start, entity, "object"), read(span.end, entity, "subject")
    missing = without_figures([(span.end, entity, end), (span.start, entity, start)])
    if isinstance(start, Gap) or isinstance(end, Gap):
        return missing or abstain(Reason.NO_DATA_FOR_ENTITY)
    weighed = all_hold(asserted(query, start, end))
    evidence = (*end.evidence, *start.evidence)
    return answer_of(weighed, evidence, explain.change(span, entity, start, end)).noted(*span.notes)


def asserted(query: ChangeQuery, start: Figure, end: Figure) -> Iterator[Weighed]:
    """The outcome of each thing that the claim asserts."""
    down = query.direction == "down"
    moved = start - end if down else end - start
    fell = query.direction == "any" and moved.possible.high < 0
    if query.direction == "flat":
        yield _relative(_FLAT, start, end, down=False)
    if query.relative is not None:
        yield _by_percent(query.relative, start, end, down or fell)
    if query.ratio is not None:
        turned = down and query.ratio.holds.low >= 1
        yield _ratio(query.ratio, *((end, start) if turned else (start, end)))
    if query.difference is not None:
        gap = start - end if fell else moved
        yield weigh(query.difference, gap.possible, gap.rounded)
    if query.from_stated is not None:
        yield weigh(query.from_stated, start.possible, start.rounded)
    if query.to_stated is not None:
        yield weigh(query.to_stated, end.possible, end.rounded)
    if query.direction in ("up", "down"):
        larger, smaller = (start, end) if down else (end, start)
        weighed = weigh(SOME, moved.possible, moved.rounded)
        yield of_degree(weighed, query.degree, larger.possible, smaller.possible, _PLUNGE)


def _by_percent(stated: Stated, start: Figure, end: Figure, down: bool) -> Weighed:
    """A change in percent; of a percentage it may also be meant in points, and both must agree."""
    relative = _relative(stated, start, end, down)
    in_words = bool(stated.words) and not any(each in stated.words for each in _PERCENT)  # "by half"
    if end.evidence[0].unit != "%" or in_words:
        return relative
    moved = start - end if down else end - start
    points = weigh(stated, moved.possible, moved.rounded)
    agree = relative.verdict is points.verdict
    return relative if agree else Weighed(Verdict.UNVERIFIABLE, Reason.AMBIGUOUS_MEASURE)


def _relative(stated: Stated, start: Figure, end: Figure, down: bool) -> Weighed:
    if start.possible.low <= 0 or end.possible.low < 0:
        return _UNDEFINED
    ratio = end / start
    change = (_ONE - ratio if down else ratio - _ONE).times(100.0)
    return weigh(stated, change.possible, change.rounded)


def _ratio(stated: Stated, start: Figure, end: Figure) -> Weighed:
    if start.possible.low <= 0 or end.possible.low < 0:
        return _UNDEFINED
    ratio = end / start
    return weigh(stated, ratio.possible, ratio.rounded)
