"""Years in the tokens: "in 2023", "since 2010", "the 1990s", "fiscal 2024", and the editions named by a year."""

from __future__ import annotations

from datetime import date
from typing import Literal

from checks.claim_words import PeriodWords
from checks.reading.language import Language
from checks.reading.tokens import Token, word_at
from checks.values import dataclass, replace

Role = Literal["at", "since", "until", "from", "by", "date", "over"]


@dataclass(frozen=True, slots=True)
class Period:
    """A time in the text; token indices `first` (with its preposition) to `after`. A `date` is marked, not used.

    `years`: how long a stretch lasts ("over the past decade", "in the five years to 2020"), or how far before another
    time this one lies ("a decade earlier", "five years ago"). `began`: the year in which a stretch began.
    `months`: how many months before another time this one lies ("a month earlier").
    """

    first: int
    after: int
    words: PeriodWords
    role: Role
    years: int | None = None
    began: int | None = None
    months: int | None = None


_PARTS_OF_A_YEAR = ("early", "late", "mid", "fiscal", "financial")
_FIRST_YEAR, _LAST_YEAR = 1500, 2199
_CENTURY = 2000
_BEFORE_A_YEAR = ("and", "between", "(", ",", "to", "than", "-", "the", "before", "after", *_PARTS_OF_A_YEAR)
_BEHIND_A_YEAR = (",", ".", ":", ";", ")", "and", "–", "-", "was", "to")


_EDITION_NOUNS = (
    "edition",
    "editions",
    "issue",
    "report",
    "review",
    "summaries",
    "summary",
    "release",
    "update",
    "yearbook",
    "outlook",
    "volume",
    "vintage",
)


FISCAL = ("fiscal", "financial", "business")
_NO_CALENDAR = (*FISCAL, "tax", "budget", "crop", "marketing")
PREPOSITIONS: dict[str, Role] = {
    "in": "at", "during": "at", "for": "at", "of": "at", "throughout": "at", "since": "since", "until": "until",
    "till": "until", "from": "from", "by": "by", "through": "until", "before": "until", "after": "since",
}  # fmt: skip


def year_at(tokens: list[Token], index: int) -> int | None:
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


def placed(tokens: list[Token], index: int, after: int, words: PeriodWords) -> Period:
    """The time at a stretch of tokens, with its preposition and the role that this gives it."""
    before = word_at(tokens, index - 1)
    if before == "between" and word_at(tokens, after) == "and" and year_at(tokens, after + 1):
        return Period(index - 1, after, words, "from")
    if (
        before in ("and", "to", "-", "–")
        and year_at(tokens, index - 2)
        and word_at(tokens, index - 3) in ("between", "from")
    ):
        return Period(index - 1, after, words, "until")
    if (
        before == "least"
        and word_at(tokens, index - 2) == "at"
        and word_at(tokens, index - 3) in PREPOSITIONS
    ):
        return Period(index - 3, after, words, PREPOSITIONS[word_at(tokens, index - 3)])
    if before == "of" and word_at(tokens, index - 2) == "course" and word_at(tokens, index - 3) == "the":
        return Period(index - 4, after, words, "at")  # "in the course of 2025"
    role = PREPOSITIONS.get(before, "at")
    first = index - 1 if word_at(tokens, index - 1) in PREPOSITIONS else index
    return Period(first, after, words, role)


def year(
    tokens: list[Token], index: int, published: date | None, datasets: set[int], words: Language
) -> Period | None:
    """ "in 2023", "since 2010", "(2024)", "2024:", "in '24"."""
    found, at = year_at(tokens, index), index
    if found is None and (found := _short_year(tokens, index)) is not None:
        at = index + 1
    if found is None:
        return None
    before, after = word_at(tokens, index - 1), word_at(tokens, at + 1)
    opened = before in PREPOSITIONS or before in _BEFORE_A_YEAR
    closed = after in _BEHIND_A_YEAR or at + 1 >= len(tokens)
    if not opened and not closed and tokens[at].text[:2] not in ("19", "20"):
        return None
    if (several := _several_years(tokens, index, at + 1, found)) is not None:
        return several
    if after in _NO_CALENDAR and word_at(tokens, at + 2) in ("year", "years"):
        fiscal = PeriodWords(found, "part", words=f"{found} {after} year")
        return placed(tokens, index - (before == "the"), at + 3, fiscal)
    part = before in _PARTS_OF_A_YEAR or (before == "-" and word_at(tokens, index - 2) in _PARTS_OF_A_YEAR)
    if part:
        first = index - 1 if before != "-" else index - 2
        return placed(tokens, first, at + 1, PeriodWords(found, "part", words=f"part of {found}"))
    return placed(tokens, index, at + 1, PeriodWords(found, words=str(found)))


def _short_year(tokens: list[Token], index: int) -> int | None:
    """ "'24": the last two digits of a year behind an apostrophe."""
    follows = tokens[index + 1] if index + 1 < len(tokens) else None
    if word_at(tokens, index) != "'" or follows is None or not follows.glued or tokens[index].glued:
        return None
    if len(follows.text) != 2 or not follows.text.isdecimal():
        return None
    return _CENTURY + int(follows.text)


def _several_years(tokens: list[Token], index: int, after: int, first: int) -> Period | None:
    """ "in 2023 and 2024", "2020-24", "2023/24": more than one year, of which no single figure tells."""
    link, follows = word_at(tokens, after), word_at(tokens, after + 1)
    glued = after < len(tokens) and tokens[after].glued
    last = year_at(tokens, after + 1)
    behind = 2 if link == "," else 1  # "in 2024, or in 2025"
    if link == "or" or word_at(tokens, after + behind - 1) == "or":
        follows = word_at(tokens, after + behind)
        other = year_at(tokens, after + behind + (follows in PREPOSITIONS))
        link, last, after = ("or", other, after + behind - 1) if other is not None else (link, last, after)
    told = word_at(tokens, index - 1) in ("in", "during", "for", "over", "either")
    told = told or (word_at(tokens, index - 1) == "of" and word_at(tokens, index - 2) == "course")
    if link in ("and", "or") and last is not None and told:
        spoken = PeriodWords(words=f"{first} {link} {last}")
        return replace(placed(tokens, index, after + 2, spoken), role="over")
    if not glued or link not in ("-", "–", "/") or after + 1 >= len(tokens) or not tokens[after + 1].glued:
        return None
    if last is None and len(follows) == 2 and follows.isdecimal():
        last = first // 100 * 100 + int(follows)
    if last is None or last <= first:
        return None
    spoken = PeriodWords(last, "part" if last == first + 1 else "in", words=f"{first} to {last}")
    found = placed(tokens, index, after + 2, spoken)
    return found if last == first + 1 else replace(found, role="over", years=last - first, began=first)


def decade(
    tokens: list[Token], index: int, published: date | None, datasets: set[int], words: Language
) -> Period | None:
    """ "in the 1990s", "the 2010s", "the 20th century", "19th-century": no year of a table."""
    token, ending = tokens[index], word_at(tokens, index + 1)
    if token.kind != "number" or not token.text.isdecimal() or not tokens[index + 1 : index + 2]:
        return None
    if not tokens[index + 1].glued:
        return None
    first = index - 1 if word_at(tokens, index - 1) == "the" else index
    if len(token.text) == 4 and ending == "s":
        began, after = int(token.text), index + 2
    elif ending in ("st", "nd", "rd", "th"):
        after = index + 2 + (word_at(tokens, index + 2) == "-")
        if word_at(tokens, after) not in ("century", "centuries"):
            return None
        began, after = 100 * int(token.text) - 100, after + 1
    else:
        return None
    spoken = " ".join(each.text for each in tokens[first:after])
    return placed(tokens, first, after, PeriodWords(began, "part", words=spoken))


def fiscal_year(
    tokens: list[Token], index: int, published: date | None, datasets: set[int], words: Language
) -> Period | None:
    """ "fiscal 2024", "the 2024 financial year", "FY2024": no calendar year."""
    text, at = word_at(tokens, index), index + 1
    found: int | None = None
    if text in ("fiscal", "financial"):
        at += word_at(tokens, at) in ("year", "years")
        found = year_at(tokens, at)
    elif text.startswith("fy") and text[2:].isdecimal():
        at, found = index, _CENTURY + int(text[2:]) % 100
    elif text == "fy":
        found = year_at(tokens, at)
    if found is None:
        return None
    spoken = " ".join(each.text for each in tokens[index : at + 1])
    return placed(tokens, index, at + 1, PeriodWords(found, "part", words=spoken))


SEASONS = {"spring": 4, "autumn": 10, "fall": 10}  # when outlooks appear
_WHERE_IT_STANDS = ("in", "from", "of", "to", "by", "with")


def edition(
    tokens: list[Token], index: int, published: date | None, datasets: set[int], words: Language
) -> Period | None:
    """ "the 2025 edition", "Mineral Commodity Summaries 2024", "the October 2025 World Economic Outlook"."""
    month, at = 0, index
    if word_at(tokens, index) in words.months:
        month, at = words.months[word_at(tokens, index)], index + 1
        if (month and at in datasets) or word_at(tokens, at) in _EDITION_NOUNS:
            year = latest_month(month, published)
            return Period(index, at, PeriodWords(None, "in", f"{year}-{month:02d}" if year else None), "at")
    if word_at(tokens, index) in SEASONS and word_at(tokens, index + 1) in _EDITION_NOUNS:
        month = SEASONS[word_at(tokens, index)]
        year = latest_month(month, published)
        words_of = PeriodWords(None, "in", f"{year}-{month:02d}" if year else None)
        return Period(index - 1, index + 2, words_of, "at")
    year_number = year_at(tokens, at)
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
    opens, article, noun = (word_at(tokens, each) for each in (index - 2, index - 1, at + 1))
    if noun in _EDITION_NOUNS and article in words.function["determiners"] and opens in _WHERE_IT_STANDS:
        return Period(
            index - 1, at + 2, PeriodWords(None, "in", name), "at"
        )  # "In | the 2024 edition | it is …"
    return Period(before + 1, at + 1, PeriodWords(None, "in", name), "at")


def latest_month(month: int, published: date | None) -> int | None:
    """The year in which the month last began, seen from the day of publication."""
    if published is None:
        return None
    return published.year if month <= published.month else published.year - 1
