"""Reading one printed cell: a number, a bound, a range, or a mark that a mapping explains."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from checks.record.cells import Status
from checks.record.tables import LARGEST
from checks.values import dataclass

_NUMBER = r"[-+−]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?(?:[eE][-+]?\d+)?"
_RANGE = re.compile(rf"({_NUMBER})\s*(?:-|–|to)\s*({_NUMBER})")
_BOUND = re.compile(rf"(>|<|≥|≤|greater than|more than|less than)\s*({_NUMBER})", re.IGNORECASE)
_LOWER = (">", "≥", "greater than", "more than")


@dataclass(frozen=True, slots=True)
class Mark:
    """What a mark stands for ("W", "NA", "Less than ½ unit."): a status, with the bounds that it implies if any."""

    status: Status
    lower: Decimal | None = None
    upper: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Printed:
    """What a cell says, in the unit in which it is printed. `status` None: a plain figure, whose status the row knows."""

    value: Decimal | None
    status: Status | None = None
    lower: Decimal | None = None
    upper: Decimal | None = None


def read_figure(text: str, marks: Mapping[str, Mark]) -> Printed | None:
    """A printed cell; None where it is neither a figure nor a known mark. `marks` are keyed by `squeezed` text.

    A leading "e" marks an estimate; a printed 0 is a zero.

    >>> read_figure(">90,000,000", {})
    Printed(value=None, status=None, lower=Decimal('90000000'), upper=None)
    """
    text = squeezed(text)
    mark = marks.get(text) or marks.get(text.casefold())
    if mark is not None:
        value = Decimal(0) if mark.status is Status.ZERO else None
        return Printed(value, mark.status, mark.lower, mark.upper)
    if text[:1] in ("e", "E") and text[1:2].isdigit():
        number = _number(text[1:])
        return None if number is None else Printed(number, Status.ESTIMATED)
    number = _number(text)
    if number is not None:
        return Printed(number, Status.ZERO if number == 0 else None)
    bound = _BOUND.fullmatch(text)
    if bound:
        number = _number(bound[2])
        if number is not None:
            return (
                Printed(None, None, number, None)
                if bound[1].lower() in _LOWER
                else Printed(None, None, None, number)
            )
    ends = _RANGE.fullmatch(text)
    if ends:
        low, high = _number(ends[1]), _number(ends[2])
        if low is not None and high is not None and low <= high:
            return Printed(None, None, low, high)
    return None


def squeezed(text: str) -> str:
    """A label with its blanks made plain: no-break spaces, doubled and outer ones."""
    return " ".join(text.replace("\u00a0", " ").split())


def plain(number: Decimal | None) -> str:
    """A number as the record writes it: no exponent, no trailing zeros; empty for None."""
    if number is None:
        return ""
    return format(number.normalize(), "f") if number else "0"


def _number(text: str) -> Decimal | None:
    if not re.fullmatch(_NUMBER, text):
        return None
    try:
        number = Decimal(text.replace(",", "").replace("−", "-"))
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number) <= Decimal(LARGEST) else None
