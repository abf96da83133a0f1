"""Spans of time that are called so: "in the period | from 2021 to 2024" is from 2021 to 2024."""

from __future__ import annotations

from checks.reading.items import Item

_TIES = frozenset(("in", "over", "during", "for", "within"))


def without_the_period(row: list[Item]) -> list[Item]:
    """The items, without "in the period" before a time."""
    kept: list[Item] = []
    skipped = 0
    for at, item in enumerate(row):
        if skipped:
            skipped -= 1
        elif _opens_a_span(row, at):
            skipped = 2
        else:
            kept.append(item)
    return kept


def _opens_a_span(row: list[Item], at: int) -> bool:
    words = [item.text for item in row[at : at + 3]]
    behind = row[at + 3] if at + 3 < len(row) else None
    dated = behind is not None and behind.period is not None and behind.period.words.year is not None
    return len(words) == 3 and words[0] in _TIES and words[1:] == ["the", "period"] and dated
