"""Relative clauses that only say what a noun would: "the graphite that is mined", "bauxite known to be in the ground"."""

from __future__ import annotations

from checks.reading.items import Item

_BEING = ("is", "are", "was", "were")
_KNOWN = ("known", "to", "be")
_LYING = ("in", "under", "beneath", "below")


def without_relatives(items: list[Item]) -> list[Item]:
    """The items without "that is" between a topic and what is done with it, and without "known to be" before where it lies."""
    if not any(item.text in _BEING or item.text == "be" for item in items):
        return items
    found: list[Item] = []
    index = 0
    while index < len(items):
        topical = bool(found) and found[-1].name("topic") is not None
        index += _left_out(items, index) if topical else 0
        found.append(items[index])
        index += 1
    return found


def _left_out(items: list[Item], at: int) -> int:
    """How many items from one on say nothing of their own."""
    texts = tuple(item.text for item in items[at : at + 3])
    behind = items[at + 2] if at + 2 < len(items) else None
    if items[at].kind == "relative" and texts[1:2] and texts[1] in _BEING and behind is not None:
        done = behind.name("concept_verb") is not None and behind.verb_form in ("past", "participle")
        return 2 if done else 0
    lies = items[at + 3].text if at + 3 < len(items) else ""
    return 3 if texts == _KNOWN and lies.startswith(_LYING) else 0
