"""Periods as the record writes them: 2024, 2024-H1, 2024-Q3, 2024-07; their order in time is that of their texts."""

from __future__ import annotations

import re
from calendar import month_abbr, month_name, monthrange
from datetime import date
from functools import lru_cache
from typing import Literal

Length = Literal["year", "half", "quarter", "month"]

_PERIOD = re.compile(r"(\d{4})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?")
_WRITTEN = re.compile(
    r"(?P<year>\d{4})(?:[-/ ]?(?P<part>[HQ]\d)|-(?P<month>\d\d))?|(?P<first>[HQ]\d)[-/ ]?(?P<of>\d{4})", re.I
)
_MONTH = re.compile(r"(?P<name>[A-Za-z]{3,9})\.?[- ](?P<year>\d{4})|(?P<of>\d{4})M(?P<number>0[1-9]|1[0-2])")
_REMEMBERED = 2048  # periods: tables have the same ones over and over
_ORDINALS = ("first", "second", "third", "fourth")

FORMS = "2024, 2024-H1, 2024-Q3 or 2024-07"
"""How a period may be written, for messages."""


def as_period(text: str) -> str | None:
    """A period as a table's author writes it, in the record's form; None where it is none.

    >>> as_period("Q3 2024"), as_period("2024q3"), as_period("2024"), as_period("FY24")
    ('2024-Q3', '2024-Q3', '2024', None)
    >>> as_period("Mar 2024"), as_period("September 2024"), as_period("2024M03"), as_period("Some 2024")
    ('2024-03', '2024-09', '2024-03', None)
    """
    if (named := _MONTH.fullmatch(" ".join(text.split()))) is not None:
        return _named_month(named)
    found = _WRITTEN.fullmatch(" ".join(text.split()))
    if found is None:
        return None
    part = found["part"] or found["month"] or found["first"]
    period = (found["year"] or found["of"]) + (f"-{part.upper()}" if part else "")
    return period if _PERIOD.fullmatch(period) else None


def _named_month(found: re.Match[str]) -> str | None:
    """ "March 2024", "Mar 2024", "2024M03"; None where the word is no month."""
    if found["of"]:
        return f"{found['of']}-{found['number']}"
    word = found["name"].capitalize()
    names = [*enumerate(month_name), *enumerate(month_abbr), (9, "Sept")]
    number = next((at for at, name in names if name == word), None)
    return f"{found['year']}-{number:02d}" if number else None


@lru_cache(maxsize=_REMEMBERED)
def length_of(period: str) -> Length:
    """How long a period lasts; what is in no known form counts as a year."""
    found = _PERIOD.fullmatch(period)
    if found is None:
        return "year"
    half, quarter, month = found.groups()[1:]
    return "half" if half else "quarter" if quarter else "month" if month else "year"


@lru_cache(maxsize=_REMEMBERED)
def last_day(period: str) -> date | None:
    """The day on which a period ends; None for what is in no known form."""
    found = _PERIOD.fullmatch(period)
    if found is None:
        return None
    year, half, quarter, month = (int(each) if each else 0 for each in found.groups())
    last = half * 6 or quarter * 3 or month or 12
    return date(year, last, monthrange(year, last)[1])


def follows(later: str, earlier: str) -> bool:
    """Whether a period begins on the day after another of its length.

    >>> follows("2025-Q1", "2024-Q4"), follows("2024-03", "2024-01"), follows("2024", "2023")
    (True, False, True)
    """
    return length_of(later) == length_of(earlier) and _number(later) == _number(earlier) + 1


def _number(period: str) -> int:
    """The place of a period among all of its length."""
    found = _PERIOD.fullmatch(period)
    if found is None:
        return 0
    year, half, quarter, month = (int(each) if each else 0 for each in found.groups())
    parts = {"half": 2, "quarter": 4, "month": 12}.get(length_of(period), 1)
    return year * parts + (half or quarter or month)


def year_before(period: str) -> str:
    """The same period a year earlier.

    >>> year_before("2024-Q3")
    '2023-Q3'
    """
    return f"{int(period[:4]) - 1:04d}{period[4:]}"


def in_words(period: str) -> str:
    """A period inside a sentence, behind "in".

    >>> in_words("2024"), in_words("2024-Q3"), in_words("2024-07")
    ('2024', 'the third quarter of 2024', 'July 2024')
    """
    year, _, part = period.partition("-")
    length = length_of(period)
    if length == "year":
        return period
    return (
        f"{month_name[int(part)]} {year}"
        if length == "month"
        else f"the {_ORDINALS[int(part[1]) - 1]} {length} of {year}"
    )
