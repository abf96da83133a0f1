"""The first of an ordering taken together: "the top three", "the next fifteen"."""

from __future__ import annotations

import math
from collections.abc import Collection

from checks.intervals import Interval
from checks.reasons import Reason
from checks.verdicts.evidence import Figure, Gap, evidence_of, rounding_of
from checks.verdicts.places import from_low
from checks.verdicts.rows import rows_of
from checks.verdicts.view import Spot
from checks.verdicts.worlds import scope_of, standing


def head(spot: Spot, among: str, number: int, after: Collection[str] = ()) -> Figure | Gap:
    """The sum of the first so many, from the top or after some that follow each other; who is hidden among them only adds to it."""
    scope = scope_of(spot, among)
    low = from_low(spot, from_bottom=False)
    rows = [cell for cell in rows_of(spot.table, spot.period).figures if cell.entity in scope.sure]
    if low:
        rows.reverse()
    before = [place for place, cell in enumerate(rows) if cell.entity in after]
    start = before[-1] + 1 if before else 0
    first = rows[start : start + number]
    apart = bool(before) and before[-1] - before[0] >= len(before)
    if len(first) < number or len(before) < len(after) or apart:
        return Gap(Reason.UNDETERMINED)
    evidence = tuple(
        evidence_of(spot, cell, "member", start + place if among == "WORLD" else None)
        for place, cell in enumerate(first, start=1)
    )
    least = sum(cell.value or 0.0 for cell in first)
    rounded = [rounding_of(spot, cell) for cell in first]
    bounds = Interval(sum(each.low for each in rounded), sum(each.high for each in rounded))
    found = standing(spot, first[-1].entity, scope, low)
    if found.settled and all(cell.known for cell in found.above):
        return Figure(Interval(least, least), bounds, evidence)
    if low:
        return Gap(Reason.UNDETERMINED, evidence)
    return Figure(Interval(least, math.inf), Interval(bounds.low, math.inf), evidence)
