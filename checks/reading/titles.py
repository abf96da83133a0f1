"""What introduces a name: a place as its title ("top copper producer Chile"), or "a single country, Indonesia"."""

from __future__ import annotations

from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase
from checks.values import replace

_ONE = (("a",), ("one",))
_TITLED = 4  # a place, a comma, a name and a comma
_ONE_OF_TWO = (("the", "other"), ("the", "former"), ("the", "latter"))
_ALONE = (("one",), ("a", "single"), ("one", "single"))


def with_titles(nodes: list[Node], text: str) -> list[Node]:
    """The nodes with each place, "single country" or "other" that introduces a name folded into the name."""
    nouns = english().function["country_nouns"]
    told = [
        node
        for node in nodes
        if isinstance(node, Phrase)
        and (node.place is not None or node.words[:1] in _ONE or node.words in _ONE_OF_TWO)
    ]
    if any(each.place is not None and each.agent is not None for each in told):
        nodes = _titled(nodes, text)
    if any(each.head in nouns and each.words[:1] in _ONE for each in told):
        nodes = _introduced(nodes, text)
    return _named_places(nodes, text) if any(map(_may_be_a_title, told)) else nodes


def _titled(nodes: list[Node], text: str) -> list[Node]:
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


def _introduced(nodes: list[Node], text: str) -> list[Node]:
    """ "A single country, | China, | mines …", "… from one country: | Congo": the name, as if it stood there alone."""
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


def _named_places(nodes: list[Node], text: str) -> list[Node]:
    """ "The runner-up, | Tajikistan, | mined 17,000 tons": the name of who has a place, with the place as its title.

    Also "the other, Jordan, …": who of two is meant.
    """
    kept: list[Node] = []
    index = 0
    while index < len(nodes):
        titled = _named_behind(nodes, index, text)
        kept.append(nodes[index] if titled is None else titled)
        index += 1 if titled is None else _TITLED
    return kept


def _named_behind(nodes: list[Node], index: int, text: str) -> Phrase | None:
    """The name in commas right behind a place that opens a clause, with the place as its title."""
    place, mark, name, closing = [*nodes[index : index + _TITLED], None, None, None][:_TITLED]
    if not isinstance(place, Phrase) or not isinstance(name, Phrase) or not _may_be_a_title(place):
        return None
    before = nodes[index - 1] if index else None
    begins = before is None or (isinstance(before, Item) and before.kind != "preposition")
    if not begins or not (_is_comma(mark) and _is_comma(closing)) or len(name.entities) != 1:
        return None
    title = place if place.only_place else None
    return replace(name, first=place.first, start=place.start, text=text[place.start : name.end], title=title)


def _may_be_a_title(phrase: Phrase) -> bool:
    return phrase.words in _ONE_OF_TWO or _is_bare_place(phrase)


def _is_bare_place(phrase: Phrase) -> bool:
    place = phrase.place
    return phrase.only_place and place is not None and not place.several and not phrase.entities


def _is_comma(node: Node | None) -> bool:
    return isinstance(node, Item) and node.text == ","


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
    if before.head.endswith("s") or name.head.startswith("on "):
        return False  # "among the biggest producers | Chile ranks …", "the largest producer | on earth"
    return len(name.entities) == 1 and name.first == before.after and name.words[:1] != ("the",)
