"""A figure of another time that "that" stands for: "1% higher than | that | of 2023", "a decrease from | that | of the year before"."""

from __future__ import annotations

from checks.reading.items import Item
from checks.values import replace

STANDING = frozenset(("that", "those"))
_TIES = ("than", "from", "with", "to", "against", "versus", "on")


def with_figures_then(items: list[Item]) -> list[Item]:
    """The items without a "that" between what ties a figure to another one and the time of that one."""
    kept: list[Item] = []
    items = list(items)
    for index, item in enumerate(items):
        time = items[index + 1] if index + 1 < len(items) else None
        tied = bool(kept) and kept[-1].text in _TIES
        if item.text not in STANDING or not tied or time is None or time.period is None:
            kept.append(item)
        elif kept[-1].text == "from":
            begun = replace(time.period, role="from")
            items[index + 1] = replace(time, start=kept.pop().start, text=f"from {time.text}", period=begun)
    return kept
