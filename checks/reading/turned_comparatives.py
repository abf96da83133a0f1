"""Comparatives that an adjective of the low end turns round: "more sparsely populated" is of fewer people."""

from __future__ import annotations

from checks.reading.phrases import Node, Phrase
from checks.values import replace

_TURNED = {"more": "less", "less": "more"}


def with_turned_comparatives(nodes: list[Node]) -> list[Node]:
    """The same, with "more" and "less" before such an adjective told by what they say of the measure."""
    if not [node for node in nodes if isinstance(node, Phrase) and _is_low(node)]:
        return nodes
    return [
        replace(node, comparative=_TURNED[node.text])
        if not isinstance(node, Phrase)
        and node.text in _TURNED
        and isinstance(follows, Phrase)
        and _is_low(follows)
        else node
        for node, follows in zip(nodes, (*nodes[1:], None), strict=True)
    ]


def _is_low(phrase: Phrase) -> bool:
    """ "Sparsely populated", "poor": an adjective of the low end that is no comparative itself."""
    low = phrase.adjective is not None and phrase.adjective.data.get("end") == "low"
    return low and phrase.comparative is None and phrase.place is None
