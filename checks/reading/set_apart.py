"""Words of a caption that leave a part, or make it each one's: what "per" and "of" tie, and what commas set apart: "Unemployment, | long-term |, 2024", "military spending, | constant 2015 dollars |"."""

from __future__ import annotations

from collections.abc import Container, Iterator

from checks.names import Name
from checks.reading.headings import SAYING
from checks.reading.language import Language
from checks.reading.tokens import Token

_OF_HEADINGS = ("heading_words", "profiles", "words_of_heads", "member_nouns", "harmless_complements")
_OF_A_HUNDRED = ("%", "percent", "per", "share")  # "% of the workforce"
_MARKS = frozenset((",", ":", ";", "(", ")", "|", "–"))


def set_apart(row: list[Token], begin: int) -> Iterator[range]:
    """The stretches of tokens behind the offset `begin` that a comma or a bracket parts from what stands before, each up to the next mark."""
    marks = [at for at, token in enumerate(row) if token.start >= begin and token.text in _MARKS]
    for mark, end in zip(marks, (*marks[1:], len(row)), strict=False):
        if row[mark].text in (",", "(") and mark + 1 < end and row[mark + 1].text not in _OF_A_HUNDRED:
            yield range(mark + 1, end)


def says_nothing(word: str, language: Language) -> bool:
    """Whether a word set apart leaves what is measured as it is: one of headings, of shares and changes, or of a scale."""
    if word in SAYING or word in language.superlatives or word.removesuffix("s") in language.multipliers:
        return True
    return any(word in language.function[name] for name in _OF_HEADINGS)


def of_each(row: list[Token], known: set[int], units: Container[str]) -> list[str]:
    """ "Nickel reserves | per head |, kg", "output per mine": what an amount is by; not "barrels per day", which is a unit."""
    return [
        f"per {row[at + 1].text}"
        for at, token in enumerate(row[:-1])
        if token.text == "per" and at not in known and row[at + 1].text != "cent"
        if " ".join(each.text for each in row[max(at - 1, 0) : at + 2]) not in units
    ]


def of_some_people(row: list[Token], known: set[int], language: Language) -> list[str]:
    """ "Unemployment of | women |": a part of everybody that no table tells apart."""
    of = [at + 1 for at, token in enumerate(row[:-1]) if token.text == "of"]
    return [row[at].text for at in of if at not in known and row[at].text in language.countable]


def says_little(names: tuple[Name, ...]) -> bool:
    """Whether a word names a measure only beside others: "unemployment in | cities |"."""
    return all(name.kind == "concept_adjective" or name.data.get("generic") for name in names)
