"""Words of what something is used for, and no topic: "the steelmaking ingredient", "a steel input"."""

from __future__ import annotations

import re

from checks.reading.items import Item
from checks.reading.language import english
from checks.values import replace

_WORD = re.compile(r"[^\W\d_]+")


def is_use(folded: str, start: int, end: int) -> bool:
    """Whether the name of a topic at a place of a text only says what another one is used for."""
    follows = _WORD.match(folded, end + 1)
    return follows is not None and _is_meant(folded[start:end], follows[0])


def without_uses(items: list[Item]) -> list[Item]:
    """The items with no topic on a word that only says what another topic is used for."""
    follows = [*(item.text for item in items[1:]), ""]
    return [
        replace(item, names=(), kind="word") if item.names and _is_meant(item.text, after) else item
        for item, after in zip(items, follows, strict=True)
    ]


def _is_meant(word: str, follows: str) -> bool:
    function = english().function
    made = word in function["makings"] and f"the {follows}" in function["topic_anaphors"]
    return made or follows in function["used_in_making"]
