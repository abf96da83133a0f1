"""What is left open, or denied by a hair or a mile: "perhaps the largest", "all but fell", "far from the largest"."""

from __future__ import annotations

from checks.reading.denials import NEAR, spoken
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase

_BEING = ("being", "becoming")
_BEATING = frozenset(("exceed", "lead", "succeed"))  # "almost overtook", "nearly topped the table"
_MOVING = frozenset(("rise", "fall", "lift", "lower"))


def is_unsure(nodes: list[Node], index: int) -> bool:
    """ "Perhaps the world's largest", "almost the biggest", "far from the largest": left open, or denied by a hair or a mile."""
    node, words = nodes[index], english().function
    follows = nodes[index + 1] if index + 1 < len(nodes) else None
    if isinstance(follows, Item):
        word = " ".join(spoken(node)[-1:])
        if f"{word} {follows.text}" in words["phrasal_denials"]:
            return True
    if not isinstance(node, Item):
        return False
    if node.text in words["unsure_adverbs"]:
        return True
    if node.text in _BEING:  # "close to | being | the largest", "on the way to | becoming"
        return index > 1 and nodes[index - 1].text == "to" and "be" in _lemmas(nodes[:index])
    if node.text not in words["near_misses"]:
        return False
    if isinstance(follows, Item) and follows.verb is not None:
        moves = not _MOVING.isdisjoint(follows.verb.classes) and _moves_nowhere(nodes, index + 1)
        return moves or not _BEATING.isdisjoint(follows.verb.classes)
    placed = isinstance(follows, Phrase) and (follows.place is not None or follows.extreme is not None)
    return placed


def _moves_nowhere(nodes: list[Node], index: int) -> bool:
    """ "All but | fell in 2024", "almost | raised its output to 5.3 million": no amount is told by which it moved, nor does the verb tell one ("almost doubled")."""
    behind = nodes[index + 1 : index + 1 + NEAR]
    return not any(
        isinstance(node, Phrase) and node.quantity is not None and tie.text != "to"
        for tie, node in zip(nodes[index:], behind, strict=False)
    )


def _lemmas(nodes: list[Node]) -> set[str]:
    forms = (node for node in nodes if isinstance(node, Item) and node.is_verbal)
    return {"be" if each.text in ("is", "are", "was", "were") else each.text for each in forms}
