"""Rule 3, written once: a stated number held against a printed figure, or against all that the tables leave possible."""

from __future__ import annotations

import math

from checks.claim_words import Stated
from checks.digits import measured
from checks.findings import Verdict
from checks.intervals import Interval
from checks.queries import Degree
from checks.reasons import Note, Reason
from checks.values import dataclass
from checks.verdicts.answers import REASONS

ABOVE_ZERO = Interval(0.0, math.inf, open_low=True)

SOME = Stated(None, ABOVE_ZERO, ABOVE_ZERO)
"""The least that "more", "rose" or "higher" asserts of a difference."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """The outcome for one stated number."""

    verdict: Verdict
    reason: Reason | None = None
    notes: tuple[Note, ...] = ()


def weigh(stated: Stated, possible: Interval, rounded: Interval) -> Weighed:
    """Hold what is stated against the figure.

    `possible` is the printed figure, or every figure that printed bounds leave possible (rule 9). `rounded` is what
    the figure may have been before the publisher rounded it: it only protects from a contradiction.
    A small whole number is exact of what is counted; where the figure itself is broken ("2.3 beds"), it is rounded.
    """
    broken, several = measured(stated), possible.low != possible.high
    if not several and possible.low % 1:
        stated = broken
    if _inside(possible, stated.holds):
        limit = stated.understates_above
        far_beyond = limit is not None and possible.low > limit
        return Weighed(Verdict.VERIFIED, None, (Note.UNDERSTATES,) if far_beyond else ())
    if several and (possible.meets(stated.open) or possible.meets(broken.open)):
        return Weighed(Verdict.UNVERIFIABLE, Reason.UNDETERMINED)
    coarse_first = stated.open_reason == "coarse" and possible.meets(stated.open)
    if not coarse_first and _overlap(rounded, stated.holds):
        return Weighed(Verdict.UNVERIFIABLE, Reason.FINER_THAN_TABLE)
    if possible.meets(stated.open) or _overlap(rounded, stated.open):
        return Weighed(Verdict.UNVERIFIABLE, REASONS[stated.open_reason])
    return Weighed(Verdict.CONTRADICTED)


_FIFTH, _QUARTER = 1.2, 1.25


def of_degree(
    weighed: Weighed, degree: Degree, larger: Interval, smaller: Interval, great: float = _QUARTER
) -> Weighed:
    """What "slightly more" or "far more" leaves of an outcome: a degree is vague, unless the figures are well inside of it.

    Slight is up to a fifth, great from a quarter, unless `great` says another ratio; rule 4 verifies vague words only
    well inside of what they may mean.
    """
    if not degree or weighed.verdict is not Verdict.VERIFIED:
        return weighed
    vague = Weighed(Verdict.UNVERIFIABLE, Reason.VAGUE)
    if smaller.low <= 0:
        return vague
    if degree == "slight":
        return weighed if larger.high <= _FIFTH * smaller.low else vague
    return weighed if larger.low >= great * smaller.high else vague


def _overlap(rounded: Interval, stated: Interval) -> bool:
    """Whether two intervals share more than an end: 12 and 13 are neighbours, not the same number."""
    if rounded.low == rounded.high or stated.low == stated.high:
        return rounded.meets(stated)
    low, high = max(rounded.low, stated.low), min(rounded.high, stated.high)
    return high - low > 1e-9 * abs(high)


def _inside(possible: Interval, holds: Interval) -> bool:
    if possible.low == possible.high:
        return holds.holds(possible.low)
    return possible.within(holds)
