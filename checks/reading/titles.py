"""What introduces a name: a place as its title ("top copper producer Chile"), or "a single country, Indonesia"."""

from __future__ import annotations

from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase
from checks.values import replace

_ONE = (("a",), ("one",))
_ALONE = (("one",), ("a", "single"), ("one", "single"))


def titled(nodes: list[Node], text: str) -> list[Node]:
    """The nodes with each place of a holder right before a country's name folded into the name."""
    kept: list[Node] = []
    for node in nodes:
        before = kept[-1] if kept else None
        if (
            isinstance(node, Phrase)
            and isinstance(before, Phrase)
            and _is_now_title(before, node, kept[-2:-1])
        ):
            kept[-1] = replace(
                node, first=before.first, start=before.start, text=text[before.start : node.end], title=before
            )
        else:
            kept.append(node)
    return kept


def introduced(nodes: list[Node], text: str) -> list[Node]:
    """ "A single country, | China, | mines …", "… from one country: | Congo": the name, as if it stood there alone."""
    nouns = english().function["country_nouns"]
    if not any(isinstance(node, Phrase) and node.head in nouns and node.words[:1] in _ONE for node in nodes):
        return nodes
    kept: list[Node] = []
    index = 0
    while index < len(nodes):
        one, mark, name, closing = [*nodes[index : index + 4], None, None, None][:4]
        told = (
            isinstance(one, Phrase) and isinstance(name, Phrase) and _is_introduced(one, mark, name, closing)
        )
        if told and isinstance(one, Phrase) and isinstance(name, Phrase):
            whole = text[one.start : name.end]
            kept.append(replace(name, first=one.first, start=one.start, text=whole))
            paired = closing is not None and mark is not None and closing.text == mark.text
            index += 4 if paired else 3
        else:
            kept.append(nodes[index])
            index += 1
    return kept


def _is_introduced(one: Phrase, mark: Node | None, name: Phrase, closing: Node | None) -> bool:
    """Whether a phrase only says that a country follows, and one alone does."""
    if one.words[:-1] not in _ALONE or one.head not in english().function["country_nouns"]:
        return False
    if mark is None or mark.text not in (",", "–", ":"):
        return False
    ends = closing is None or (isinstance(closing, Item) and closing.kind == "mark" and closing.text != ":")
    return len(name.entities) == 1 and name.is_entity and ends


def _is_now_title(before: Phrase, name: Phrase, earlier: list[Node]) -> bool:
    """Whether a phrase is the place that the name behind it has, and no word before it says that it was so once."""
    once = english().function["not_now"]
    return _is_title(before, name) and all(node.text.lower() not in once for node in earlier)


def _is_title(before: Phrase, name: Phrase) -> bool:
    """Whether a phrase is the place that the name behind it has: "No. 2 producer | Peru"."""
    place = before.place
    if not english().function["not_now"].isdisjoint(before.words):
        return False  # "the former top producer | Chile"
    if place is None or place.several or before.agent is None or before.owner is not None:
        return False
    if before.head.endswith("s"):
        return False  # "among the biggest producers | Chile ranks …"
    return len(name.entities) == 1 and name.first == before.after and name.words[:1] != ("the",)
