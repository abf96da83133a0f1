"""The word "lead" where it is no metal, but how far one is ahead, or a verb: "America's lead in nuclear power", "did not lead"."""

from __future__ import annotations

import re

from checks.reading.items import Item
from checks.values import replace

_WORD = re.compile(r"[^\W\d_]+|'s?")
_BEFORE = 24  # "consolidated its"
_EXTENDED = frozenset(
    "extend extends extended extending widen widens widened widening narrowed keep keeps kept keeping maintain maintains"
    " maintained cement cements cemented consolidate consolidates consolidated stretched lost losing retained".split()
)
_ACTING = frozenset(
    "did does not cannot will would could might even".split()
)  # "a table that it did not even | lead"
_BEHIND = ("in", "over", "is", "was", "has", "had", "as", "widened", "narrowed", "shrank", "grew")


def is_no_metal(folded: str, start: int, end: int) -> bool:
    """Whether the word at a place of a text is a "lead" that is no metal."""
    if folded[start:end] != "lead":
        return False
    before = _WORD.findall(folded, max(0, start - _BEFORE), start)
    follows = _WORD.match(folded, end + 1)
    return _is_meant(before, follows[0] if follows is not None else "")


def without_leads(items: list[Item]) -> list[Item]:
    """The items with no topic on a "lead" that somebody has in something or over another, or that is a verb."""
    return [
        replace(item, names=tuple(name for name in item.names if name.kind != "topic"))
        if _is_no_metal(items, at)
        else item
        for at, item in enumerate(items)
    ]


def _is_no_metal(items: list[Item], at: int) -> bool:
    before = [each.text for each in items[max(0, at - 2) : at]]
    return items[at].text == "lead" and _is_meant(before, items[at + 1].text if at + 1 < len(items) else "")


def _is_meant(before: list[str], follows: str) -> bool:
    """ "Its | lead | is", "extended its | lead": what stands before, and the word behind."""
    if before and (before[-1] in _ACTING or (before[-1] == "to" and follows == "the")):
        return True
    owned = before[-1:] in (["'s"], ["'"], ["its"], ["their"])
    return owned and (follows in _BEHIND or not _EXTENDED.isdisjoint(before[-2:-1]))
