"""Changes told of several years in a row: "fell for the third year running", "has risen every year since 2020"."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from checks.queries import ChangeQuery, InARow
from checks.reasons import Reason
from checks.record.periods import follows, length_of
from checks.values import replace
from checks.verdicts import explain
from checks.verdicts.answers import Answer, abstain, all_of
from checks.verdicts.course import before, last_year
from checks.verdicts.measures import RATES
from checks.verdicts.periods import named, of_year, spots
from checks.verdicts.view import View

_LONGEST = 40


def answer(
    query: ChangeQuery, row: InARow, view: View, of_one: Callable[[ChangeQuery, View], Answer]
) -> Answer:
    """Whether the change holds in each of the years, each against the one before; `of_one` answers for one of them.

    Amounts are of all the years together. "For the third year running" is one too many where the year before those has
    the same change, and open where that is not known; "every year from 2015" is open where 2015 itself has it not.
    """
    if row.unit != "year":
        return _of_parts(query, row, view, of_one)
    end = query.to_period.year if query.to_period.year is not None else last_year(view)
    start = query.from_period.year if query.from_period is not None else None
    if row.years is not None and end is not None:
        start = end - row.years
    if start is None or end is None or query.to_period.part or not 0 < end - start <= _LONGEST:
        return abstain(Reason.AMBIGUOUS_PERIOD)
    told = replace(query, in_a_row=None)
    of_each = query.relative if view.measure.concept in RATES else None
    one = replace(
        told,
        from_period=None,
        relative=of_each,
        ratio=None,
        difference=None,
        from_stated=None,
        to_stated=None,
    )

    def of_year_alone(year: int) -> Answer:
        return of_one(replace(one, to_period=of_year(view.measure, str(year))), view)

    each = [of_year_alone(year) for year in range(end, start, -1)]
    if one != replace(told, from_period=None):
        whole = of_one(replace(told, from_period=of_year(view.measure, str(start))), view)
        of_last = of_one(replace(told, from_period=None), view) if whole.fails else whole
        each.append(whole if of_last.fails or whole.holds else abstain(Reason.AMBIGUOUS_PERIOD))
    found = all_of(each)
    if not found.holds:
        loose = row.loosely and found.fails
        return abstain(Reason.VAGUE, found.evidence, found.says, found.notes) if loose else found
    found = replace(found, says=each[0].says + explain.every_year_from(start + 1, query.direction))
    earlier = of_year_alone(start) if row.exactly or row.with_first else None
    if earlier is None or (earlier.holds if row.with_first else earlier.fails):
        return found
    known = earlier.holds or earlier.fails
    reason = Reason.AMBIGUOUS_PERIOD if known else earlier.reason or Reason.NO_DATA_FOR_PERIOD
    return abstain(reason, found.evidence, found.says, found.notes)


def _of_parts(
    query: ChangeQuery, row: InARow, view: View, of_one: Callable[[ChangeQuery, View], Answer]
) -> Answer:
    """Whether the change holds in each of the last so many quarters or months, each against the one before.

    Where it does not it may have been told of each against the same part of the year before, and stays open.
    """
    ends = spots(view, query.to_period, ranking=False)
    if isinstance(ends, Reason):
        return abstain(ends)
    periods = [ends[0].period, *(each.period for each in before(ends[0]))]
    if len(ends) > 1 or length_of(periods[0]) != row.unit or row.years is None:
        return abstain(Reason.AMBIGUOUS_PERIOD)
    periods = periods[: row.years + 1 + row.exactly]
    if len(periods) <= row.years or not all(map(follows, periods, periods[1:])):
        return abstain(Reason.NO_DATA_FOR_PERIOD)
    one = replace(query, in_a_row=None)
    each = [
        of_one(replace(one, from_period=named(earlier), to_period=named(later)), view)
        for later, earlier in pairwise(periods)
    ]
    found = all_of(each[: row.years])
    if found.fails:
        return abstain(Reason.AMBIGUOUS_PERIOD, found.evidence, found.says)
    if row.exactly and found.holds and (len(each) == row.years or not each[-1].fails):
        return abstain(Reason.AMBIGUOUS_PERIOD, found.evidence, found.says, found.notes)
    return found
