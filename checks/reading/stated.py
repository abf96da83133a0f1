"""What a stated number stands for: rules 3 and 4 of the verdicts, written once.

Every function here returns the two nested intervals of a Stated: `holds`, in which a figure is as stated, and `open`,
in which the matter stays undecided.
"""

from __future__ import annotations

import math

from checks.claim_words import Stated
from checks.digits import COARSE, Number, around, digits
from checks.intervals import Interval, point
from checks.reading.language import Approximator, Language
from checks.values import replace

_HALF = 50


def percent_digits(number: Number) -> tuple[Interval, Interval]:
    """Half a unit of the last digit, trailing zeros included; 10%, 20% … 90% stand for ± 1, coarsely for ± 3."""
    if number.last_step == 1 and abs(number.value) in (10, 20, 30, 40, 50, 60, 70, 80, 90):
        return around(number.value, 1), around(number.value, 3)
    holds = around(number.value, number.last_step / 2)
    return holds, holds


def vague(low: float, high: float | None, words: Language) -> tuple[Interval, Interval]:
    """A vague amount: verified only well inside its ends, contradicted only well outside of them."""
    inside, outside = words.vague_inside, words.vague_outside
    top = math.inf if high is None else high
    return Interval(low * (1 + inside), top * (1 - inside)), Interval(
        low * (1 - outside), top * (1 + outside)
    )


def multiple(times: float, about: bool, words: Language) -> tuple[Interval, Interval]:
    """A multiple ("twice", "six times"): ± 5%, with "about" ± 15%."""
    width = words.multiple_width["about" if about else "plain"] * times
    holds = around(times, width)
    return holds, around(times, max(width, COARSE * times))


def part(percent: float, words: Language) -> tuple[Interval, Interval]:
    """A part in words ("a third"): ± 2 points, but for small ones ("one in a thousand") not more than a fifth of it."""
    width = min(words.part_width, percent / 5)
    return around(percent, width), around(percent, width * 1.5)


def share_named(words: str, low: float, high: float) -> Stated:
    """A part without a number ("most", "nearly all"), in percent; half is no most."""
    holds = Interval(low, high, open_low=low == _HALF)
    return Stated(None, holds, holds, "%", "vague", words=words, written_unit="part")


def hedged(stated: Stated, hedge: Approximator) -> Stated:
    """The number with the words before it taken into account.

    A figure outside of what the hedge allows, but within the coarse rounding of the digits, stays undecided, except
    for bounds, which are exact.
    """
    if stated.value is None or hedge.id == "exactly":
        return replace(stated, approximator=hedge.id)
    value = stated.value
    low = -math.inf if hedge.low is None else hedge.low * value
    high = math.inf if hedge.high is None else hedge.high * value
    holds = Interval(low, high, hedge.open_low, hedge.open_high)
    bound = hedge.low is None or hedge.high is None
    if low > high:  # below zero "nearly" is nearer to zero, too
        holds = Interval(high, low, hedge.open_high, hedge.open_low)
    if not bound and hedge.low < 1 < hedge.high:  # type: ignore[operator]
        # "about 3%" is never narrower than "3%"
        holds = Interval(min(holds.low, stated.holds.low), max(holds.high, stated.holds.high))
    low, high = holds.low, holds.high
    return replace(
        stated,
        holds=holds,
        open=holds if bound else Interval(min(low, stated.open.low), max(high, stated.open.high)),
        approximator=hedge.id,
        understates_above=hedge.understates * value if hedge.understates else None,
    )


def exact_count(number: Number) -> tuple[Interval, Interval]:
    """A whole count: exact below 100, its digits' interval above."""
    if abs(number.value) < 100 and number.value == int(number.value):
        return point(number.value), point(number.value)
    return digits(number)


def between(low: Number, high: Number) -> tuple[Interval, Interval]:
    """A range, both ends included."""
    holds = Interval(low.value, high.value)
    return holds, Interval(digits(low)[1].low, digits(high)[1].high)
