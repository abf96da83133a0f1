"""Tokens to times: years, relative years, parts of years, editions; and the dates and clock times that are no claims."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Literal

from checks.claims import PeriodWords
from checks.reading.language import Language, english
from checks.reading.tokens import Token, word_at

Role = Literal["at", "since", "until", "from", "by", "date", "over"]
_EDITION_NOUNS = (
    "edition",
    "editions",
    "issue",
    "report",
    "review",
    "summaries",
    "release",
    "update",
    "yearbook",
)
_FIRST_YEAR, _LAST_YEAR = 1500, 2199


@dataclass(frozen=True, slots=True)
class Period:
    """A time in the text; token indices `first` (with its preposition) to `after`. A `date` is marked, not used.

    `years`: how long a stretch lasts ("over the past decade", "in the five years to 2020"), or how far before another
    time this one lies ("a decade earlier", "five years ago"). `began`: the year in which a stretch began.
    """

    first: int
    after: int
    words: PeriodWords
    role: Role
    years: int | None = None
    began: int | None = None


def periods(tokens: list[Token], published: date | None, datasets: set[int]) -> list[Period]:
    """The times in a sentence's tokens, in order.

    `published` resolves "last year"; without it such a time has no year. `datasets` are the indices of tokens that
    belong to the name of a dataset, whose year names an edition.
    """
    words = english()
    rules = _rules_by_word()
    found: list[Period] = []
    index = 0
    while index < len(tokens):
        period, token = None, tokens[index]
        for rule in _NUMBER_RULES if token.kind == "number" else rules.get(token.text, ()):
            period = rule(tokens, index, published, datasets, words)
            if period is not None:
                break
        if period is None:
            index += 1
        else:
            found.append(period)
            index = period.after
    return found


def _as_year(tokens: list[Token], index: int) -> int | None:
    """The year that a token is: four digits that no letter, decimal, unit or currency is fused to."""
    if not 0 <= index < len(tokens):
        return None
    token = tokens[index]
    if token.kind != "number" or len(token.text) != 4 or not token.text.isdecimal():
        return None
    if token.glued and word_at(tokens, index - 1) not in ("(", '"', "'", "/", "–", "-", "["):
        return None
    follows = tokens[index + 1] if index + 1 < len(tokens) else None
    if follows is not None and follows.glued and follows.kind == "word":
        return None
    year = int(token.text)
    return year if _FIRST_YEAR <= year <= _LAST_YEAR else None


_PREPOSITIONS: dict[str, Role] = {
    "in": "at", "during": "at", "for": "at", "of": "at", "throughout": "at", "since": "since", "until": "until",
    "till": "until", "from": "from", "by": "by", "through": "until",
}  # fmt: skip


def _with_preposition(tokens: list[Token], index: int, after: int, words: PeriodWords) -> Period:
    before = word_at(tokens, index - 1)
    if before == "between" and word_at(tokens, after) == "and" and _as_year(tokens, after + 1):
        return Period(index - 1, after, words, "from")
    if (
        before in ("and", "to", "-", "–")
        and _as_year(tokens, index - 2)
        and word_at(tokens, index - 3) in ("between", "from")
    ):
        return Period(index - 1, after, words, "until")
    if (
        before == "least"
        and word_at(tokens, index - 2) == "at"
        and word_at(tokens, index - 3) in _PREPOSITIONS
    ):
        return Period(index - 3, after, words, _PREPOSITIONS[word_at(tokens, index - 3)])
    role = _PREPOSITIONS.get(before, "at")
    first = index - 1 if word_at(tokens, index - 1) in _PREPOSITIONS else index
    return Period(first, after, words, role)


def _clock(
    tokens: list[Token], index: int, published: date | None, datasets: set[int], words: Language
) -> Period | None:
    """ "7:15 p.m.", "10 a.m."."""
    if tokens[index].kind != "number":
        return None
    after = index + 1
    if word_at(tokens, after) == ":" and after + 1 < len(tokens) and tokens[after + 1].kind == "number":
        after += 2
    if word_at(tokens, after) in ("a.m.", "p.m.", "am", "pm"):
        after += 1
    if after == index + 1:
        return None
    return Period(index, after, PeriodWords(), "date")


def _date(
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
    elif (
        _as_year(tokens, index) and word_at(tokens, index + 1) == "-" and _is_day(word_at(tokens, index + 2))
    ):
        if word_at(tokens, index + 3) != "-" or not tokens[index + 1].glued:
            return None
        return Period(index, min(index + 5, len(tokens)), PeriodWords(), "date")
    else:
        return None
    if word_at(tokens, after) in ("st", "nd", "rd", "th"):
        after += 1
    if word_at(tokens, after) in (",", ".") and _as_year(tokens, after + 1):
        after += 2
    elif _as_year(tokens, after):
        after += 1
    return Period(index, after, PeriodWords(), "date")


def _is_day(text: str) -> bool:
    return text.isdecimal() and len(text) <= 2 and 1 <= int(text) <= 31


def _edition(
    tokens: list[Token], index: int, published: date | None, datasets: set[int], words: Language
) -> Period | None:
    """ "the 2025 edition", "Mineral Commodity Summaries 2024", "the October 2025 World Economic Outlook"."""
    month, at = 0, index
    if word_at(tokens, index) in words.months:
        month, at = words.months[word_at(tokens, index)], index + 1
        if month and at in datasets or word_at(tokens, at) in _EDITION_NOUNS:
            year = _latest_month(month, published)
            return Period(index, at, PeriodWords(None, "in", f"{year}-{month:02d}" if year else None), "at")
    year_number = _as_year(tokens, at)
    if year_number is None:
        return None
    before = index - 1
    if word_at(tokens, before) in ("of", "for", "from", ",", "("):
        before -= 1
    beside = at + 1 in datasets or before in datasets or word_at(tokens, at + 1) in _EDITION_NOUNS
    beside = beside or (
        word_at(tokens, before) in _EDITION_NOUNS and word_at(tokens, index - 1) in ("of", "for")
    )
    if not beside:
        return None
    name = f"{year_number}-{month:02d}" if month else str(year_number)
    return Period(before + 1, at + 1, PeriodWords(None, "in", name), "at")


def _latest_month(month: int, published: date | None) -> int | None:
    """The year in which the month last began, seen from the day of publication."""
    if published is None:
        return None
    return published.year if month <= published.month else published.year - 1


_LENGTHS = {"year": 1, "years": 1, "decade": 10, "decades": 10, "century": 100}
_LONGEST_HEDGE = 5
_STRETCH_OPENERS = ("in", "over", "for", "within", "during", "across", "throughout")
_HEDGES = ("at", "least", "more", "than", "nearly", "almost", "about", "around", "roughly", "just", "only", "over", "barely",
           "some", "well", "single", "mere")  # fmt: skip


def _length(tokens: list[Token], index: int, words: Language) -> tuple[int, int] | None:
    """How many years some tokens say ("a decade", "at least three years", "20 years"), and the index behind them."""
    at = index
    while at < index + _LONGEST_HEDGE and word_at(tokens, at) in _HEDGES:
        at += 1
    number: int | None = None
    text = word_at(tokens, at)
    if text in ("a", "an", "one"):
        number, at = 1, at + 1
    elif text in words.digits or text in words.tens:
        number, at = words.digits.get(text, words.tens.get(text)), at + 1
    elif text.isdecimal() and len(text) <= 3:
        number, at = int(text), at + 1
    elif text in ("decade", "century"):
        number = 1
    while at < index + 2 * _LONGEST_HEDGE and word_at(tokens, at) in _HEDGES and number == 1:
        at += 1
    if not number or word_at(tokens, at) not in _LENGTHS:
        return None
    return number * _LENGTHS[word_at(tokens, at)], at + 1


def _year_on_year(
    tokens: list[Token], index: int, published: date | None, datasets: set[int], words: Language
) -> Period | None:
    """ "year on year", "year-over-year", "on the year"."""
    texts = [word_at(tokens, at) for at in range(index, index + 5)]
    if texts[0] == "year" and texts[1] in ("on", "over") and texts[2] == "year":
        return Period(index, index + 3, PeriodWords(words="year on year"), "over", 1)
    if texts[0] == "year" and texts[1] == "-" and texts[2] in ("on", "over") and texts[4] == "year":
        return Period(index, index + 5, PeriodWords(words="year on year"), "over", 1)
    if texts[:3] in (["on", "the", "year"], ["over", "the", "year"]) and texts[3] not in (
        "before",
        "earlier",
        "to",
    ):
        return Period(index, index + 3, PeriodWords(words="year on year"), "over", 1)
    return None


def _distance(
    tokens: list[Token], index: int, published: date | None, datasets: set[int], words: Language
) -> Period | None:
    """ "five years ago", "a decade earlier": a time by its distance from another one."""
    measured = _length(tokens, index, words)
    if measured is None or measured[0] == 1:
        return None
    years, at = measured
    if word_at(tokens, at) not in ("ago", "earlier", "before"):
        return None
    back = years if word_at(tokens, at) == "ago" else years + 1
    text = " ".join(token.text for token in tokens[index : at + 1])
    found = _with_preposition(
        tokens, index, at + 1, PeriodWords(published.year - back if published else None, words=text)
    )
    return replace(found, years=years)


def _stretch(
    tokens: list[Token], index: int, published: date | None, datasets: set[int], words: Language
) -> Period | None:
    """ "in at least three years", "over the past decade", "in the decade to 2020", "in a single year"."""
    at = index
    opened = word_at(tokens, at) in _STRETCH_OPENERS
    at += opened
    at += word_at(tokens, at) == "the"
    past = word_at(tokens, at) in ("past", "last", "previous", "preceding")
    at += past
    measured = _length(tokens, at, words)
    if (
        measured is None
        or not (opened or past)
        or word_at(tokens, measured[1]) in ("ago", "earlier", "before", "later", "old")
    ):
        return None
    years, after = measured
    last = _as_year(tokens, after + 1) if word_at(tokens, after) in ("to", "until", "through") else None
    after += 2 if last is not None else 0
    text = " ".join(token.text for token in tokens[index:after])
    until = last if last is not None or published is None else published.year - 1
    return Period(
        index,
        after,
        PeriodWords(last, words=text),
        "over",
        years,
        until - years if until is not None else None,
    )


def _month(
    tokens: list[Token], index: int, published: date | None, datasets: set[int], words: Language
) -> Period | None:
    """ "in March", "last month", "this quarter", "in the year to June": times that no yearly table has."""
    before = word_at(tokens, index - 1)
    led_up_to = before in ("to", "through") and word_at(tokens, index - 2) in ("year", "months", "quarter")
    if word_at(tokens, index) in words.months and (led_up_to or before in ("in", "since", "for", "during")):
        year = _latest_month(words.months[word_at(tokens, index)], published)
        return _with_preposition(
            tokens, index, index + 1, PeriodWords(year, "part", words=word_at(tokens, index))
        )
    if word_at(tokens, index) in ("last", "this", "previous") and word_at(tokens, index + 1) in (
        "month",
        "week",
        "quarter",
    ):
        year = published.year if published else None
        return _with_preposition(tokens, index, index + 2, PeriodWords(year, "part", words="part of a year"))
    return None


def _relative(
    tokens: list[Token], index: int, published: date | None, datasets: set[int], words: Language
) -> Period | None:
    """ "last year", "this year", "a year earlier", "the year before", "the previous year", "next year"."""
    pair = f"{word_at(tokens, index)} {word_at(tokens, index + 1)}"
    back = {
        "last year": 1,
        "this year": 0,
        "past year": 1,
        "previous year": 2,
        "next year": -1,
        "current year": 0,
    }
    triple = f"{pair} {word_at(tokens, index + 2)}"
    if triple in (
        "a year earlier",
        "the year before",
        "a year before",
        "one year earlier",
        "the year earlier",
    ):
        year = published.year - 2 if published else None
        found = _with_preposition(tokens, index, index + 3, PeriodWords(year, words=triple))
        return replace(found, years=1)
    if triple in ("a year later", "one year later", "the year after", "the following year"):
        return Period(index, index + 3, PeriodWords(words=triple), "at", -1)
    if triple in ("a year ago", "one year ago"):
        year = published.year - 1 if published else None
        found = _with_preposition(tokens, index, index + 3, PeriodWords(year, words=triple))
        return replace(found, years=1)
    if pair not in back or word_at(tokens, index - 1) in ("financial", "fiscal"):
        return None
    year = published.year - back[pair] if published else None
    found = _with_preposition(tokens, index, index + 2, PeriodWords(year, words=pair))
    return replace(found, years=1) if pair == "previous year" else found


def _part(
    tokens: list[Token], index: int, published: date | None, datasets: set[int], words: Language
) -> Period | None:
    """ "the first half of 2024", "the third quarter", "January 2024", "the first six months of the year"."""
    if word_at(tokens, index) in words.months:
        at = index + 1
        year = _as_year(tokens, at)
        if year is None:
            return None
        how: Literal["start", "part"] = "start" if words.months[word_at(tokens, index)] == 1 else "part"
        return _with_preposition(
            tokens, index, at + 1, PeriodWords(year, how, words=f"{word_at(tokens, index)} {year}")
        )
    ordinal = word_at(tokens, index) in words.ordinals or word_at(tokens, index) == "last"
    if not ordinal or word_at(tokens, index + 1) not in ("half", "quarter", "months"):
        return None
    after = index + 2
    year = None
    if word_at(tokens, after) == "of":
        year = _as_year(tokens, after + 1)
        if year is not None:
            after += 2
        elif word_at(tokens, after + 2) == "year":
            after += 3
    if year is None and published is not None:
        year = published.year
    return _with_preposition(tokens, index, after, PeriodWords(year, "part", words="part of a year"))


def _end_or_start(
    tokens: list[Token], index: int, published: date | None, datasets: set[int], words: Language
) -> Period | None:
    """ "at the end of 2023", "end-2023", "at the start of 2024"."""
    word = word_at(tokens, index)
    if word not in ("end", "start", "beginning", "close"):
        return None
    at = index + 1
    if word_at(tokens, at) in ("of", "-"):
        at += 1
    year = _as_year(tokens, at)
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


def _year(
    tokens: list[Token], index: int, published: date | None, datasets: set[int], words: Language
) -> Period | None:
    """ "in 2023", "since 2010", "(2024)", "2024:"."""
    year = _as_year(tokens, index)
    if year is None:
        return None
    before, after = word_at(tokens, index - 1), word_at(tokens, index + 1)
    placed = before in _PREPOSITIONS or before in (
        "and",
        "between",
        "(",
        ",",
        "to",
        "than",
        "early",
        "late",
        "mid",
        "-",
        "the",
    )
    closed = (
        after in (",", ".", ":", ";", ")", "", "and", "–", "-", "was", "to")
        or not tokens[index + 1 : index + 2]
    )
    if not placed and not closed and tokens[index].text[:2] not in ("19", "20"):
        return None
    return _with_preposition(tokens, index, index + 1, PeriodWords(year, words=str(year)))


_Rule = Callable[[list[Token], int, date | None, set[int], Language], Period | None]
_NUMBER_RULES: tuple[_Rule, ...] = (_clock, _date, _edition, _distance, _year)


@lru_cache(maxsize=1)
def _rules_by_word() -> dict[str, tuple[_Rule, ...]]:
    """The rules that can fit at a word, in the order in which they are tried: most words begin no time at all."""
    words = english()
    lengths = {*_HEDGES, "a", "an", "one", "decade", "century", *words.digits, *words.tens}
    past = {"past", "last", "previous", "preceding"}
    starts: tuple[tuple[_Rule, Iterable[str]], ...] = (
        (_date, words.months),
        (_edition, words.months),
        (_year_on_year, ("year", "on", "over")),
        (_distance, lengths),
        (_stretch, {*_STRETCH_OPENERS, "the", *past}),
        (_relative, ("last", "this", "past", "previous", "next", "current", "a", "the", "one")),
        (_part, {"last", *words.months, *words.ordinals}),
        (_month, {"last", "this", "previous", *words.months}),
        (_end_or_start, ("end", "start", "beginning", "close")),
    )
    found: dict[str, tuple[_Rule, ...]] = {}
    for rule, firsts in starts:
        for word in firsts:
            found[word] = (*found.get(word, ()), rule)
    return found
