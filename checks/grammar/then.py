"""A measure against its own earlier level, told as a multiple or a part: "three times as much as in 2010". Examples: change.md."""

from __future__ import annotations

from collections.abc import Sequence

from checks.grammar.directions import Direction
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase
from checks.reading.years import Period

_SIZES = ("much", "many", "high", "large", "big")
_WAS = ("was", "were", "had")


def as_much_as_then(nodes: Sequence[Node], index: int) -> tuple[Direction, Period, int] | None:
    """ "Three times | as much as in 2010", "nearly twice | its 2010 level", "a ninth | of what it was in 2010".

    The direction, the time and where the words end; None where an amount is not told of an earlier level.
    """
    phrase, rest = nodes[index], list(nodes[index + 1 :])
    if not isinstance(phrase, Phrase) or phrase.quantity is None:
        return None
    if phrase.quantity.kind not in ("multiple", "part"):
        return None
    time = _behind_as(rest) or _behind_level(phrase, rest)
    if time is None:
        return None
    period, end = time
    direction: Direction = "up" if phrase.quantity.kind == "multiple" else "down"
    return (direction, period, end) if period.role in ("at", "from", "since") else None


def _behind_as(rest: list[Node]) -> tuple[Period, int] | None:
    words = [node.text.lower() for node in rest[:3]]
    if len(rest) < 4 or (words[0], words[2]) != ("as", "as") or words[1] not in _SIZES:
        return None
    return _moment(rest[3])


def _behind_level(phrase: Phrase, rest: list[Node]) -> tuple[Period, int] | None:
    """ "its 2010 level", "its level of 2010", "what it was in 2010": behind the amount, or already part of its phrase."""
    if phrase.whole is not None:
        return _moment(rest[0]) if rest and _is_level(phrase.whole) else None
    level = rest[0] if rest else None
    if not isinstance(level, Phrase) or not _is_level(level):
        return None
    if level.period is not None:
        return level.period, level.end
    return _moment(rest[1]) if len(rest) > 1 else None


def _is_level(phrase: Phrase) -> bool:
    """Whether a phrase is the measure's own level: nobody else's, not the world's, and no amount."""
    if phrase.quantity is not None or phrase.owner is not None or phrase.entities or phrase.scope is not None:
        return False
    words = phrase.text.lower().split()
    level = phrase.head in english().function["level_nouns"]
    return (words[0] == "what" and words[-1] in _WAS) or (
        level and (phrase.owner_anaphor or phrase.period is not None)
    )


def _moment(node: Node) -> tuple[Period, int] | None:
    return (node.period, node.end) if isinstance(node, Item) and node.period is not None else None
