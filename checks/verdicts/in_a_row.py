"""Changes told of several years in a row: "fell for the third year running", "has risen every year since 2020"."""

from __future__ import annotations

from collections.abc import Callable

from checks.queries import ChangeQuery, InARow
from checks.reasons import Reason
from checks.values import replace
from checks.verdicts import explain
from checks.verdicts.answers import Answer, abstain, all_of
from checks.verdicts.course import last_year
from checks.verdicts.periods import of_year
from checks.verdicts.view import View

_LONGEST = 40


def answer(
    query: ChangeQuery, row: InARow, view: View, of_one: Callable[[ChangeQuery, View], Answer]
) -> Answer:
    """Whether the change holds in each of the years, each against the one before; `of_one` answers for one of them.

    "For the third year running" is one too many where the year before those has the same change, and open where that
    is not known.
    """
    end = query.to_period.year if query.to_period.year is not None else last_year(view)
    start = query.from_period.year if query.from_period is not None else None
    if row.years is not None and end is not None:
        start = end - row.years
    if start is None or end is None or query.to_period.part or not 0 < end - start <= _LONGEST:
        return abstain(Reason.AMBIGUOUS_PERIOD)
    one = replace(query, in_a_row=None, from_period=None, from_stated=None, to_stated=None)

    def of_year_alone(year: int) -> Answer:
        return of_one(replace(one, to_period=of_year(view.measure, str(year))), view)

    each = [of_year_alone(year) for year in range(end, start, -1)]
    if query.from_stated is not None or query.to_stated is not None:
        told = replace(query, in_a_row=None)
        whole = of_one(replace(told, from_period=of_year(view.measure, str(start))), view)
        of_last = of_one(replace(told, from_period=None), view) if whole.fails else whole
        each.append(whole if of_last.fails or whole.holds else abstain(Reason.AMBIGUOUS_PERIOD))
    found = all_of(each)
    if not found.holds:
        return found
    found = replace(found, says=each[0].says + explain.every_year_from(start + 1, query.direction))
    before = of_year_alone(start) if row.exactly else None
    if before is None or before.fails:
        return found
    reason = Reason.AMBIGUOUS_PERIOD if before.holds else before.reason or Reason.NO_DATA_FOR_PERIOD
    return abstain(reason, found.evidence, found.says, found.notes)
