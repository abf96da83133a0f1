"""Dates, clock times and ends of years: "18 February 2025", "7:15 p.m.", "end-2023"."""

from __future__ import annotations

from datetime import date
from typing import Literal

from checks.claim_words import PeriodWords
from checks.reading.language import Language
from checks.reading.tokens import Token, word_at
from checks.reading.years import Period, Role, year_at


def clock(
    tokens: list[Token], index: int, published: date | None, datasets: set[int], words: Language
) -> Period | None:
    """ "7:15 p.m.", "10 a.m.": the time of day that begins at a token, so that its numbers are no amounts; None elsewhere."""
    if tokens[index].kind != "number":
        return None
    after = index + 1
    glued = after + 1 < len(tokens) and tokens[after].glued and tokens[after + 1].glued
    if (
        glued
        and word_at(tokens, after) == ":"
        and after + 1 < len(tokens)
        and tokens[after + 1].kind == "number"
    ):
        after += 2
    if word_at(tokens, after) in ("a.m.", "p.m.", "am", "pm"):
        after += 1
    if after == index + 1:
        return None
    return Period(index, after, PeriodWords(), "date")


def calendar_date(
    tokens: list[Token], index: int, published: date | None, datasets: set[int], words: Language
) -> Period | None:
    """ "18 February 2025", "Feb. 18, 2025", "March 3", "2025-03-18"."""
    month_first = word_at(tokens, index) in words.months
    if month_first:
        at = index + 1
        if word_at(tokens, at) == "." and tokens[at].glued:
            at += 1
        day = word_at(tokens, at)
        if not _is_day(day):
            return None
        after = at + 1
    elif _is_day(word_at(tokens, index)) and word_at(tokens, index + 1) in words.months:
        after = index + 2
    elif year_at(tokens, index) and word_at(tokens, index + 1) == "-" and _is_day(word_at(tokens, index + 2)):
        if word_at(tokens, index + 3) != "-" or not tokens[index + 1].glued:
            return None
        return Period(index, min(index + 5, len(tokens)), PeriodWords(), "date")
    else:
        return None
    if word_at(tokens, after) in ("st", "nd", "rd", "th"):
        after += 1
    if word_at(tokens, after) in (",", ".") and year_at(tokens, after + 1):
        after += 2
    elif year_at(tokens, after):
        after += 1
    return Period(index, after, PeriodWords(), "date")


def _is_day(text: str) -> bool:
    return text.isdecimal() and len(text) <= 2 and 1 <= int(text) <= 31


def end_or_start(
    tokens: list[Token], index: int, published: date | None, datasets: set[int], words: Language
) -> Period | None:
    """ "at the end of 2023", "end-2023", "at the start of 2024"."""
    word = word_at(tokens, index)
    if word not in ("end", "start", "beginning", "close"):
        return None
    at = index + 1
    if word_at(tokens, at) in ("of", "-"):
        at += 1
    year = year_at(tokens, at)
    after = at + 1
    if year is None and word_at(tokens, at) == "last" and word_at(tokens, at + 1) == "year":
        year, after = (published.year - 1 if published else None), at + 2
        if published is None:
            return None
    if year is None:
        return None
    how: Literal["end", "start"] = "end" if word in ("end", "close") else "start"
    first = index
    if word_at(tokens, first - 1) == "the":
        first -= 1
    role: Role = "by" if word_at(tokens, first - 1) == "by" and published and year >= published.year else "at"
    if word_at(tokens, first - 1) in ("at", "by", "in", "from", "since"):
        role = "since" if word_at(tokens, first - 1) == "since" else role
        first -= 1
    return Period(first, after, PeriodWords(year, how, words=f"{word} of {year}"), role)
