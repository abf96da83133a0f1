"""A measure over time: the periods of a change or an extreme, each from the right edition (rule 10)."""

from __future__ import annotations

from itertools import pairwise

from checks.claim_words import PeriodWords
from checks.reasons import Note, Reason
from checks.record.catalogue_entries import Measure
from checks.record.periods import length_of, year_before
from checks.values import dataclass
from checks.verdicts.periods import covering, projected, spots
from checks.verdicts.view import Spot, View


@dataclass(frozen=True, slots=True)
class Span:
    """Two spots of one measure, the earlier first, with what is to be remarked of them."""

    start: Spot
    end: Spot

    @property
    def notes(self) -> tuple[Note, ...]:
        """Two editions are across_editions; a stock that an edition prints only once was revised between them."""
        if self.start.table.edition.id == self.end.table.edition.id:
            return ()
        stock = self.end.measure.kind == "stock"
        return (Note.ACROSS_EDITIONS, Note.REVISION) if stock else (Note.ACROSS_EDITIONS,)


def spans(view: View, start: PeriodWords | None, end: PeriodWords) -> tuple[Span, ...] | Reason:
    """The pairs of periods that the words can mean: the period before where no start is named.

    For a part of a year that may be the part before or the same part of the year before.
    """
    ends = spots(view, end, ranking=False)
    if isinstance(ends, Reason):
        return ends
    if start is None or start.year is None:
        if any(length_of(spot.period) != "year" for spot in ends):
            return _of_parts(view, ends)
        before = [_before(view, spot, dated=end.year is not None) for spot in ends]
        missing = [each for each in before if isinstance(each, Reason)]
        found = [Span(each, spot) for each, spot in zip(before, ends, strict=True) if isinstance(each, Spot)]
        return missing[0] if missing else tuple(found)
    starts = spots(view, start, ranking=False)
    if isinstance(starts, Reason):
        return starts
    pairs = [
        (first, last)
        for first in starts
        for last in ends
        if first.period < last.period and length_of(first.period) == length_of(last.period)
    ]
    return tuple(_in_one_edition(view, first, last) for first, last in pairs) or Reason.AMBIGUOUS_PERIOD


def before(spot: Spot) -> tuple[Spot, ...]:
    """The earlier periods of a spot's table that are as long, the latest first."""
    same = [period for period in spot.table.periods if length_of(period) == length_of(spot.period)]
    earlier = sorted((period for period in same if period < spot.period), reverse=True)
    return tuple(Spot(spot.view, spot.table, period) for period in earlier)


def _before(view: View, end: Spot, dated: bool = False) -> Spot | Reason:
    """The period before: of the same table, else of the newest edition that prints it.

    `dated`: a year is named, and what happened in it is no change since any year but the one before, unless the table
    goes from one to the next by equal steps, as one of elections does.
    """
    earlier = before(end)
    if earlier and not (dated and _skips(end, earlier)):
        return earlier[0]
    return covering(view, str(int(end.period) - 1)) if end.period.isdigit() else Reason.NO_DATA_FOR_PERIOD


def _skips(end: Spot, earlier: tuple[Spot, ...]) -> bool:
    """Whether a table lacks the year before one, and does not go by equal steps."""
    listed = [end.period, *(spot.period for spot in earlier)]
    if not all(period.isdigit() for period in listed):
        return False
    steps = [int(later) - int(first) for later, first in pairwise(listed)]
    return steps[0] > 1 and (len(steps) == 1 or len(set(steps)) > 1)


def is_a_level(measure: Measure) -> bool:
    """Whether a measure's figures stand at a time and are no sums over it: a stock, a price, a rate."""
    return measure.kind == "stock" or not measure.exhaustive


def only_since_month_before(spans: tuple[Span, ...]) -> bool:
    """Whether a change in a month is held against the month before alone, as that of a year before is not held."""
    return len(spans) == 1 and length_of(spans[0].end.period) == "month"


def _of_parts(view: View, ends: tuple[Spot, ...]) -> tuple[Span, ...] | Reason:
    if len(ends) == 1 and length_of(ends[0].period) == "month":
        before, year_ago = _before(view, ends[0]), covering(view, year_before(ends[0].period))
        if isinstance(before, Spot) and isinstance(year_ago, Reason):
            return (_in_one_edition(view, before, ends[0]),)  # "fell 3% in March": from February
    found = [
        _in_one_edition(view, start, end)
        for end in ends
        for start in (_before(view, end), covering(view, year_before(end.period)))
        if isinstance(start, Spot)
    ]
    return tuple(found) if len(found) == 2 * len(ends) else Reason.NO_DATA_FOR_PERIOD


def _in_one_edition(view: View, start: Spot, end: Spot) -> Span:
    """Both ends from the newest edition that prints both, where one does."""
    for edition in view.known():
        table = view.table(edition)
        if {start.period, end.period} <= set(table.periods):
            return Span(Spot(view, table, start.period), Spot(view, table, end.period))
    return Span(start, end)


def years(view: View, first: int, last: int) -> dict[int, Spot | Reason]:
    """Every year of a stretch, each in the newest edition that prints it; projected ones are left out."""
    found: dict[int, Spot | Reason] = {}
    for year in range(first, last + 1):
        spot = covering(view, str(year))
        if isinstance(spot, Reason) or not projected(spot.table, spot.period):
            found[year] = spot
    return found


def first_year(view: View) -> int:
    """The first year that any edition known then prints."""
    return min(_all_years(view))


def last_year(view: View) -> int | None:
    """The last year that the standing edition prints and does not project; None where it has parts of years alone."""
    table = view.table(view.standing)
    return max((year for year in _all_years(view) if not projected(table, str(year))), default=None)


def _all_years(view: View) -> list[int]:
    periods = (period for edition in view.known() for period in view.table(edition).periods)
    return [int(period) for period in periods if period.isdigit()]
