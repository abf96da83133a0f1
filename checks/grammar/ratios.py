"""By how much one is more than another: ratios, differences, and parts more or less as multiples."""

from __future__ import annotations

from checks.claim_words import MeasureWords, Stated
from checks.grammar.compared import Compared, Direction
from checks.grammar.slots import Slots
from checks.intervals import ANY, Interval
from checks.reading import stated as rules
from checks.reading.language import english
from checks.reading.quantities import Quantity
from checks.values import replace


def by_how_much(
    each: Compared, measure: MeasureWords, slots: Slots
) -> tuple[Stated | None, Stated | None] | None:
    """The ratio or the difference that a comparison states; None where the amount fits neither."""
    quantity, stated = (each.amount.quantity, each.stated) if each.amount is not None else (None, None)
    if quantity is None or stated is None:
        return (level_of(each.hedge), None) if each.direction == "equal" else (None, None)
    if quantity.kind == "multiple":
        return stated, None
    if quantity.kind == "part" or (quantity.kind == "percent" and each.amount is not None):
        larger = each.again or any(p.comparative for p in (each.amount, *each.named) if p is not None)
        if (
            not larger
            and each.direction == "less"
            and each.amount is not None
            and each.amount.comparative is None
        ):
            return as_ratio(stated), None
        if quantity.kind == "percent" and "percent" in slots.dimensions.get(measure.concept, frozenset()):
            return None  # "unemployment is 5% higher": of it, or points
        return grown_by(stated, each.direction), None
    if stated.unit is None and "count" not in slots.dimensions.get(measure.concept, ("count",)):
        return None, slots.with_unit(quantity, measure)  # "half a million more than China"
    return None, stated


def level_of(hedge: str | None) -> Stated:
    """ "As much as", "nearly as much as": as a multiple of one."""
    known = english().approximators.get(hedge) if hedge is not None else None
    about = known is not None and known.id == "about"
    holds, open_ = rules.multiple(1.0, about, english())
    level = Stated(1.0, holds, open_, "x", words=f"{hedge or ''} as much".strip(), written_unit="times")
    return level if known is None or about else rules.hedged(level, known)


def as_ratio(part: Stated) -> Stated:
    """A part in percent as a multiple: "three-quarters as big" is 0.75 times."""
    value = None if part.value is None else part.value / 100
    return _ratio(part, value, part.holds.times(0.01), part.open.times(0.01))


def ratio_of(quantity: Quantity) -> Stated:
    """What a multiple or a part says as a multiple: "twice" as it is, "half" as 0.5 times."""
    return quantity.stated if quantity.kind == "multiple" else as_ratio(quantity.stated)


def towards(ratio: Stated) -> Direction:
    """Which side is larger where one is so many times the other."""
    return "more" if (ratio.value or 2) > 1 else "less"


def grown_by(part: Stated, direction: Direction) -> Stated:
    """A part more or less, in percent, as a multiple: "a third more" is 1.33 times, "20% less" 0.8 times."""
    sign = -1 if direction == "less" else 1
    value = None if part.value is None else 1 + sign * part.value / 100
    ratio = _ratio(part, value, _beyond_one(part.holds, sign), _beyond_one(part.open, sign))
    return replace(ratio, words=f"{part.words} {'less' if sign < 0 else 'more'}")


def _beyond_one(percent: Interval, sign: int) -> Interval:
    small = percent.times(0.01) if percent != ANY else percent
    if sign > 0:
        return Interval(1 + small.low, 1 + small.high, small.open_low, small.open_high)
    return Interval(1 - small.high, 1 - small.low, small.open_high, small.open_low)


def _ratio(part: Stated, value: float | None, holds: Interval, open_: Interval) -> Stated:
    return replace(
        part, value=value, holds=holds, open=open_, unit="x", written_unit="times", understates_above=None
    )
