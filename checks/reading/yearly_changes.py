"""Changes on the year that are told as nouns: "a year-on-year increase of 8%" is an annual one, and "a yearly rise" too."""

from __future__ import annotations

from checks.reading.items import Item
from checks.reading.language import english

ON_THE_YEAR = frozenset(("year-on-year", "year-over-year", "year on year", "year over year", "yearly"))
_AHEAD = 3  # "sharp", "percentage-point"


def with_yearly_changes(row: list[Item]) -> list[Item]:
    """The items, with "annual" for "year-on-year" where it stands between an article and a rise or a fall."""
    return [
        Item("word", item.start, item.end, "annual", glued=item.glued, tokens=item.tokens)
        if item.text in ON_THE_YEAR and _is_of_a_change(row, at)
        else item
        for at, item in enumerate(row)
    ]


def _is_of_a_change(row: list[Item], at: int) -> bool:
    """ "A | year-on-year | increase", "an 8% | year-on-year | drop", "a | yearly | sharp fall"."""
    before = at - 1 if at and row[at - 1].quantity is None else at - 2
    article = before >= 0 and row[before].kind in ("determiner", "possessive")
    words = english().function
    for item in row[at + 1 : at + 1 + _AHEAD]:
        if item.text in words["rise_nouns"] or item.text in words["fall_nouns"]:
            return article
        if item.kind != "word":
            return False
    return False
