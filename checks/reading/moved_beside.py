"""Which way a measure went, tied by "with" to what else is told: "with output up 8%" is read as "with output rising 8%"."""

from __future__ import annotations

from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase
from checks.values import replace

_WAYS = {"up": "rising", "down": "falling"}


def with_moves(nodes: list[Node]) -> list[Node]:
    """The nodes, with a verb for the "up" or "down" that stands between a measure behind "with" and an amount."""
    if "with" not in [node.text for node in nodes]:
        return nodes
    kept = list(nodes)
    for at, (tie, measured, way, amount) in enumerate(
        zip(nodes, nodes[1:], nodes[2:], nodes[3:], strict=False)
    ):
        if tie.text != "with" or not (isinstance(measured, Phrase) and isinstance(way, Item)):
            continue
        told = isinstance(amount, Phrase) and amount.quantity is not None
        if told and way.text in _WAYS and measured.is_measure and measured.quantity is None:
            word = _WAYS[way.text]
            kept[at + 2] = replace(way, kind="verb", text=word, verb=english().verbs[word])
    return kept
