"""What a heading says that its figures are: amounts, shares of the whole, or changes since a time.

"Share of world output (%)", "Change on 2023", "% of GDP", as heads of columns or titles of tables.
"""

from __future__ import annotations

from typing import Literal

from checks.claim_words import PeriodWords
from checks.names import Name
from checks.reading.tokens import Token, word_at
from checks.reading.vocabulary import Hit
from checks.reading.years import year_at

Told = Literal["value", "share", "change"]
_Named = list[tuple[Hit, tuple[Name, ...]]]
_CHANGES = frozenset(("change", "changes", "growth", "increase", "rise", "decline", "y/y", "yoy", "+/-"))
_SHARES = frozenset(("share", "shares"))
_PERCENT = frozenset(("%", "percent", "percentage", "cent", "share", "shares", "proportion"))
_WHOLES = frozenset(("world", "global", "total", "world's"))
_SINCE = frozenset(("on", "from", "since", "over", "vs", "against", "to", "with", "than"))
_YEARLY = frozenset(("yoy", "y/y", "annual", "yearly", "year"))
_BRACKETS = frozenset(("brackets", "parentheses"))
_ARTICLES = frozenset(("the", "its", "their"))
_ENDS = frozenset((")", ",", ";", ":", "|", "."))
_CENTURY = 100
SAYING = _CHANGES | _SHARES | _YEARLY
"""The words with which a heading says that its figures are shares or changes."""


def told_of(row: list[Token], names: _Named) -> Told:
    """What a heading's figures are."""
    named = [hit for hit, each in names if any(name.kind == "concept_noun" for name in each)]

    def alone(token: Token) -> bool:
        return not any(hit.start <= token.start < hit.end for hit in named)

    if any(token.text in _CHANGES and alone(token) for token in row):
        return "value" if has_changes_beside(row) else "change"
    of_whole = is_base_of_all(base_of(row))
    share = any(token.text in _SHARES and alone(token) for token in row) and not _is_of_a_base(row, names)
    if has_shares_beside(row):
        return "value"
    return "share" if of_whole or share else "value"


def says_since_when(row: list[Token]) -> bool:
    """Whether a heading of changes says from when: "Change on 2023", "Annual change"."""
    return times_of_change(row)[0] is not None or any(token.text in _YEARLY for token in row)


def is_base_of_all(base: str) -> bool:
    """Whether percentages are of everybody's figure: "% of | world output", "% of the | total"."""
    return base.partition(" ")[0] in _WHOLES


def has_shares_beside(row: list[Token]) -> bool:
    """ "Output (and share of the world's)", "Output, 2024 (share of the total in brackets)": shares stand beside amounts."""
    texts = [token.text for token in row]
    if _SHARES.isdisjoint(texts):
        return False
    at = next(at for at, text in enumerate(texts) if text in _SHARES)
    before = [text for text in texts[max(0, at - 3) : at] if text not in (*_ARTICLES, *_WHOLES)]
    return before[-1:] in (["and"], ["with"]) or not _BRACKETS.isdisjoint(texts[at:])


def has_changes_beside(row: list[Token]) -> bool:
    """ "Production in 2024 and change on the year before (%)": changes from the year before stand beside amounts."""
    texts = [token.text for token in row]
    at = next((at for at, text in enumerate(texts) if text in _CHANGES), 0)
    before = [
        text for text in texts[max(0, at - 3) : at] if text not in (*_ARTICLES, "%", "percentage", "annual")
    ]
    beside = before[-1:] in (["and"], ["with"], ["("])
    return at > 1 and beside and not _YEARLY.isdisjoint(texts[max(0, at - 1) :])


def _is_of_a_base(row: list[Token], names: _Named) -> bool:
    """ "Share of | GDP |, %": of another measure of the same country, and not of everybody's."""
    return any(
        is_base(row, hit) and all(name.kind == "concept_noun" for name in each) and _is_gdp(each)
        for hit, each in names
    )


def _is_gdp(names: tuple[Name, ...]) -> bool:
    return any("gdp" in name.ids for name in names)


def base_of(row: list[Token]) -> str:
    """What percentages are of: "% of | GDP", "percent of the | labour force"; empty where nothing is said."""
    for at, token in enumerate(row):
        if token.text == "of" and word_at(row, at - 1) in _PERCENT:
            first = at + 1 + (word_at(row, at + 1) in _ARTICLES)
            last = next((i for i in range(first, len(row)) if row[i].text in _ENDS), len(row))
            return " ".join(each.text for each in row[first:last])
    return ""


def is_base(row: list[Token], hit: Hit) -> bool:
    """Whether a name only says what a percentage is of: "Military spending, % of | GDP"."""
    at = next((at for at, token in enumerate(row) if token.start >= hit.start), 0)
    at -= word_at(row, at - 1) in _ARTICLES
    share = word_at(row, at - 2) in ("%", "percent", "cent") or (
        word_at(row, at - 2) in ("share", "percentage") and at > 2
    )
    return word_at(row, at - 1) == "of" and share


def times_of_change(row: list[Token]) -> tuple[PeriodWords | None, PeriodWords]:
    """Between which years something changed: "Change on 2023", "2023-24", "since 2015"; None where no first one is said."""
    years = [(at, year) for at in range(len(row)) if (year := year_at(row, at)) is not None]
    if len(years) == 2:
        (_, first), (_, second) = years
        return (_in(first), _in(second)) if first < second else (_in(second), _in(first))
    if len(years) != 1:
        return None, PeriodWords()
    at, year = years[0]
    short = word_at(row, at + 2)
    if word_at(row, at + 1) in ("-", "–", "/") and short.isdecimal() and len(short) == 2:
        return _in(year), _in(year - year % _CENTURY + int(short))
    return (_in(year), PeriodWords()) if word_at(row, at - 1) in _SINCE else (None, _in(year))


def _in(year: int) -> PeriodWords:
    return PeriodWords(year, words=str(year))


def years_of_columns(row: list[Token]) -> tuple[PeriodWords, ...]:
    """The years at the heads of columns: "Country | 2023 | 2024"."""
    years = [year for at in range(len(row)) if (year := _column_year(row, at)) is not None]
    numbers = sum(token.kind == "number" for token in row)
    if not years or numbers != len(years) or sum(token.kind == "word" for token in row) > 2 + len(years):
        return ()
    return tuple(PeriodWords(year, words=str(year)) for year in years)


def _column_year(row: list[Token], at: int) -> int | None:
    """A year at the head of a column, estimated perhaps: "2024", "2024e"; not a forecast's "2026f"."""
    follows = row[at + 1 : at + 2]
    marked = bool(follows) and follows[0].glued and follows[0].text in ("e", "est", "p", "r")
    return year_at(row[: at + 1], at) if marked else year_at(row, at)
