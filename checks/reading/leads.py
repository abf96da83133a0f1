"""The word "lead" where it is how far one is ahead, and no metal: "America's lead in nuclear power"."""

from __future__ import annotations

from checks.reading.items import Item
from checks.values import replace

_BEHIND = ("in", "over", "is", "was", "has", "had", "as", "widened", "narrowed", "shrank", "grew")


def without_leads(items: list[Item]) -> list[Item]:
    """The items with no topic on a "lead" that somebody has in something or over another."""
    if not any(item.text == "lead" for item in items):
        return items
    return [
        replace(item, names=tuple(name for name in item.names if name.kind != "topic"))
        if _is_how_far(items, at)
        else item
        for at, item in enumerate(items)
    ]


def _is_how_far(items: list[Item], at: int) -> bool:
    before, follows = items[at - 1] if at else None, items[at + 1] if at + 1 < len(items) else None
    owned = before is not None and (before.kind == "possessive" or before.text in ("its", "their"))
    return items[at].text == "lead" and owned and follows is not None and follows.text in _BEHIND
