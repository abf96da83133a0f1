"""Places before a name, as its title: "top copper producer Chile", "the world's largest exporter, Qatar", "runner-up China"."""

from __future__ import annotations

from checks.reading.language import english
from checks.reading.phrases import Node, Phrase
from checks.values import replace


def titled(nodes: list[Node], text: str) -> list[Node]:
    """The nodes with each place of a holder right before a country's name folded into the name."""
    kept: list[Node] = []
    for node in nodes:
        before = kept[-1] if kept else None
        earlier = kept[-2].text.lower() if len(kept) > 1 else ""
        now = earlier not in english().function["not_now"]
        if now and isinstance(node, Phrase) and isinstance(before, Phrase) and _is_title(before, node):
            kept[-1] = replace(
                node, first=before.first, start=before.start, text=text[before.start : node.end], title=before
            )
        else:
            kept.append(node)
    return kept


def _is_title(before: Phrase, name: Phrase) -> bool:
    """Whether a phrase is the place that the name behind it has: "No. 2 producer | Peru"."""
    place = before.place
    if not english().function["not_now"].isdisjoint(before.words):
        return False  # "the former top producer | Chile"
    if place is None or place.several or before.agent is None or before.owner is not None:
        return False
    return len(name.entities) == 1 and name.first == before.after and name.words[:1] != ("the",)
