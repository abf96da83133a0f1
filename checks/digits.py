"""What written digits stand for (rule 3): half a unit of the last one that is no zero, within limits."""

from __future__ import annotations

from checks.claim_words import Stated
from checks.intervals import Interval, point
from checks.values import dataclass, replace

NARROW, COARSE = 0.05, 0.15
"""How much of itself a number stands for at most, and how much when it is a coarse rounding."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written: its value, the unit of its last non-zero digit, and that of its last digit at all."""

    value: float
    step: float
    last_step: float

    def times(self, factor: float) -> Number:
        """The number with a multiplier or a unit behind it."""
        return Number(self.value * factor, self.step * factor, self.last_step * factor)


def digits(number: Number) -> tuple[Interval, Interval]:
    """Half a unit of the last non-zero digit either side, but at most 5% (holds) or 15% (open) of the number."""
    half, size = number.step / 2, abs(number.value)
    return around(number.value, min(half, NARROW * size)), around(number.value, min(half, COARSE * size))


def around(value: float, half: float) -> Interval:
    """The interval of a number with as much on either side."""
    return Interval(value - half, value + half)


def measured(stated: Stated) -> Stated:
    """A small whole number that measures instead of counting, "South Africa's 72" tons: rounded as its digits say."""
    value = stated.value
    if value is None or stated.approximator is not None or stated.holds != point(value):
        return stated
    step = 10.0 if value and value % 10 == 0 else 1.0
    holds, open_ = digits(Number(value, step, 1.0))
    return replace(stated, holds=holds, open=open_)
