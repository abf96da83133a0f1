"""Who is left out by words around the name, as behind "excluding": "leaving China aside", "Chile put to one side"."""

from __future__ import annotations

from checks.reading.items import Item
from checks.reading.language import english
from checks.values import replace

_MOST_NAMED, _LONGEST = 6, 3
_ENDS = (",", "–", ".", ";", "")


def with_asides(items: list[Item]) -> list[Item]:
    """The items with "leaving China aside" as "excluding China"."""
    words = english().function
    for at, item in enumerate(items):
        if item.text not in words["putting_away"] or not _begins(items, at):
            continue
        named = _named_behind(items, at + 1)
        after = _behind_aside(items, named)
        if named > at + 1 and after > named and _text(items, after) in _ENDS:
            opener = replace(item, kind="preposition", text="excluding", names=(), verb=None)
            return [*items[:at], opener, *items[at + 1 : named], *items[after:]]
    return items


def _begins(items: list[Item], at: int) -> bool:
    return at == 0 or items[at - 1].text in (",", "–", ";", "and", "but")


def _named_behind(items: list[Item], at: int) -> int:
    """The index behind some entities that are named one after the other: "China", "the United States and China"."""
    first, after = at, at
    while at < len(items) and at < first + _MOST_NAMED:
        item = items[at]
        if item.name("entity") is not None:
            after = at + 1
        elif item.kind not in ("determiner", "conjunction") and item.text != ",":
            break
        at += 1
    return after


def _behind_aside(items: list[Item], at: int) -> int:
    """The index behind "aside", "out", "to one side" or "apart"; the same where nothing of the kind stands there."""
    aside, spoken = english().function["aside"], [_text(items, each) for each in range(at, at + _LONGEST)]
    lengths = (length for length in range(_LONGEST, 0, -1) if " ".join(spoken[:length]) in aside)
    return at + next(lengths, 0)


def _text(items: list[Item], at: int) -> str:
    return items[at].text if at < len(items) else ""
