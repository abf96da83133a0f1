"""Halves, quarters and months of a year: "the third quarter of 2024", "Q3", "in March", "the first six months"."""

from __future__ import annotations

from datetime import date
from typing import Literal

from checks.claim_words import PeriodWords
from checks.reading.language import Language
from checks.reading.tokens import Token, word_at
from checks.reading.years import FISCAL, Period, placed, year_at
from checks.values import replace

SHORT = ("q1", "q2", "q3", "q4", "h1", "h2")
_PARTS = {"half": ("H", 2), "quarter": ("Q", 4)}
_FIRST_MONTHS = {"three": "Q1", "3": "Q1", "six": "H1", "6": "H1"}
_LAST_MONTHS = {"three": "Q4", "3": "Q4", "six": "H2", "6": "H2"}
_LAST = ("last", "final")


def month(
    tokens: list[Token], index: int, published: date | None, datasets: set[int], words: Language
) -> Period | None:
    """ "in March", "last month", "this quarter", "in the year to June": times that no yearly table has."""
    text, before = word_at(tokens, index), word_at(tokens, index - 1)
    led_up_to = before in ("to", "through") and word_at(tokens, index - 2) in ("year", "months", "quarter")
    if text in words.months and (led_up_to or before in ("in", "since", "for", "during")):
        named = None if led_up_to else f"{words.months[text]:02d}"
        return placed(tokens, index, index + 1, _the_latest(named, published, text))
    if text in words.months and (role := _end_of_span(tokens, index, words)) is not None:
        told = _the_latest(f"{words.months[text]:02d}", published, text)
        return Period(index - 1, index + 1, told, role)
    if text in ("last", "this", "previous") and word_at(tokens, index + 1) in ("month", "week", "quarter"):
        year = published.year if published else None
        return placed(tokens, index, index + 2, PeriodWords(year, "part", words="part of a year"))
    return None


def _end_of_span(tokens: list[Token], index: int, words: Language) -> Literal["from", "until"] | None:
    """ "Between | June | and | August", "from | June | to | August": which end of a span of months a month is."""
    before, behind = word_at(tokens, index - 1), word_at(tokens, index + 1)
    closing = {"between": "and", "from": "to"}
    if before in closing and behind == closing[before] and word_at(tokens, index + 2) in words.months:
        return "from"
    opened = word_at(tokens, index - 3)
    closes = opened in closing and before == closing[opened] and word_at(tokens, index - 2) in words.months
    return "until" if closes else None


def month_before(
    tokens: list[Token], index: int, published: date | None, datasets: set[int], words: Language
) -> Period | None:
    """ "a month earlier", "the month before", "the previous month", "month on month": a month before another time."""
    texts = [word_at(tokens, at) for at in range(index, index + 5)]
    if (
        (texts[0] in ("a", "one") and texts[1] == "month" and texts[2] in ("earlier", "before", "previously"))
        or texts[:3] == ["the", "month", "before"]
        or texts[:3] == ["the", "previous", "month"]
    ):
        after = index + 3
    elif texts[:3] == ["month", "on", "month"] or texts == ["month", "-", "on", "-", "month"]:
        after = index + (3 if texts[1] == "on" else 5)
    else:
        return None
    spoken = PeriodWords(None, "part", words=" ".join(token.text for token in tokens[index:after]))
    found = placed(tokens, index, after, spoken)
    return replace(found, months=1, role="since" if found.role == "at" else found.role)


def part(
    tokens: list[Token], index: int, published: date | None, datasets: set[int], words: Language
) -> Period | None:
    """ "the first half of 2024", "the third quarter", "Q3", "January 2024", "the first six months"."""
    text = word_at(tokens, index)
    if text in words.months:
        year, number = year_at(tokens, index + 1), words.months[text]
        how: Literal["start", "part"] = "start" if number == 1 else "part"
        named_month = PeriodWords(year, how, words=f"{text} {year}", part=f"{number:02d}")
        return placed(tokens, index, index + 2, named_month) if year is not None else None
    found = _named(tokens, index, words) or _left_out(tokens, index, words)
    if found is None:
        return None
    named, after = found
    spoken = " ".join(token.text for token in tokens[index:after])
    index -= word_at(tokens, index - 1) in FISCAL
    index -= word_at(tokens, index - 1) == "the"
    at = after + (word_at(tokens, after) in ("of", "in"))
    if word_at(tokens, at) in FISCAL:
        named, at = None, at + 1
    year, back = year_at(tokens, at), {"last": 1, "this": 0}.get(word_at(tokens, at))
    if back is not None and word_at(tokens, at + 1) == "year":
        year, at = (published.year - back if published else None), at + 1
    elif year is None:
        return placed(tokens, index, after, _the_latest(named, published, spoken))
    return placed(tokens, index, at + 1, PeriodWords(year, "part", None, f"{spoken} {year}", named))


def _named(tokens: list[Token], index: int, words: Language) -> tuple[str | None, int] | None:
    """The part of a year that begins at a token, as tables have it, and the index behind it; None where none does.

    The part is None where no table of calendar years has it: a fiscal quarter, "the last quarter", nine months.
    """
    text, fiscal = word_at(tokens, index), word_at(tokens, index - 1) in FISCAL
    if text in SHORT:
        return (None if fiscal else text.upper()), index + 1
    number, at = words.ordinals.get(text), index + 1
    if number is None and text not in _LAST:
        return None
    at += word_at(tokens, at) == "-"
    if word_at(tokens, at) in (*FISCAL, "calendar"):
        fiscal, at = fiscal or word_at(tokens, at) != "calendar", at + 1
    unit, after = word_at(tokens, at), word_at(tokens, at + 1)
    if unit in _PARTS:
        letter, count = _PARTS[unit]
        place = count if text == "final" or (text == "last" and after == "of") else number
        known = not fiscal and place is not None and place <= count
        return (f"{letter}{place}" if known else None), at + 1
    if "months" in (unit, after):
        behind = at + 1 + (unit != "months")
        of_a_year = (
            text in _LAST and word_at(tokens, behind) == "of" and year_at(tokens, behind + 1) is not None
        )
        named = _FIRST_MONTHS if number == 1 else _LAST_MONTHS if of_a_year else {}
        return named.get(unit), behind
    return None


def _left_out(tokens: list[Token], index: int, words: Language) -> tuple[str, int] | None:
    """ "15.8% in the second quarter from 17.4% in | the first": a part whose noun stands before it alone."""
    number, before = words.ordinals.get(word_at(tokens, index)), word_at(tokens, index - 1)
    tied = before == "the" and word_at(tokens, index - 2) in ("in", "from", "to", "than", "of")
    goes_on = (
        word_at(tokens, index + 1) in ("and", "but") and word_at(tokens, index + 2) not in words.ordinals
    )
    closed = index + 1 >= len(tokens) or tokens[index + 1].kind == "mark" or goes_on
    if number is None or not tied or not closed:
        return None
    units = (at for at in range(index - 2, 0, -1) if tokens[at].text in _PARTS)
    unit = next((at for at in units if words.ordinals.get(word_at(tokens, at - 1)) is not None), None)
    letter, count = _PARTS[tokens[unit].text] if unit is not None else ("", 0)
    return (f"{letter}{number}", index + 1) if number <= count else None


def _the_latest(named: str | None, published: date | None, spoken: str) -> PeriodWords:
    """A part without a year: the last one that had ended on the day of publication, undecided while one is under way."""
    if published is None or named is None:
        return PeriodWords(published.year if published else None, "part", words=spoken)
    first, last = _months(named)
    if first <= published.month <= last:
        return PeriodWords(published.year, "part", words=spoken)
    return PeriodWords(published.year - (published.month < first), "part", words=spoken, part=named)


def _months(named: str) -> tuple[int, int]:
    """The first and the last month of a part."""
    if named.isdecimal():
        return int(named), int(named)
    length = 6 if named[0] == "H" else 3
    return int(named[1]) * length - length + 1, int(named[1]) * length
