"""Sets of numbers between two ends: what a number as a writer put it may stand for."""

from __future__ import annotations

import math

from checks.values import dataclass


@dataclass(frozen=True, slots=True)
class Interval:
    """A set of numbers between two ends, each end part of it or not.

    >>> Interval(3.75, 3.85).holds(3.8)
    True
    >>> Interval(40, math.inf, open_low=True).holds(40)
    False
    """

    low: float
    high: float
    open_low: bool = False
    open_high: bool = False

    def holds(self, number: float) -> bool:
        """Whether the number lies inside, with a relative tolerance of 1e-9 at closed ends for binary fractions."""
        slack = 1e-9 * max(abs(number), 1e-300)
        above = number > self.low + slack if self.open_low else number >= self.low - slack
        below = number < self.high - slack if self.open_high else number <= self.high + slack
        return above and below

    def meets(self, other: Interval) -> bool:
        """Whether the two have a number in common."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        if low > high:
            return False
        if low < high:
            return True
        return self.holds(low) and other.holds(low)

    def within(self, other: Interval) -> bool:
        """Whether every number in here is in the other one, too."""
        low_fits = self.low > other.low or (self.low == other.low and (self.open_low or not other.open_low))
        high_fits = self.high < other.high or (
            self.high == other.high and (self.open_high or not other.open_high)
        )
        return low_fits and high_fits

    def times(self, factor: float) -> Interval:
        """The interval of another unit: both ends multiplied by a positive factor."""
        return Interval(self.low * factor, self.high * factor, self.open_low, self.open_high)

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def __truediv__(self, other: Interval) -> Interval:
        """The ratios of non-negative intervals; infinite where the divisor reaches zero."""
        low = self.low / other.high if other.high else math.inf
        high = self.high / other.low if other.low > 0 else math.inf
        return Interval(low, high)


ANY = Interval(-math.inf, math.inf)


def point(number: float) -> Interval:
    """The interval that holds one number."""
    return Interval(number, number)
