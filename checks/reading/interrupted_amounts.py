"""Amounts that a remark parts from what they are for: "spent $46.5 billion, or 8.8% of GDP, on its armed forces"."""

from __future__ import annotations

from collections.abc import Iterator

from checks.reading.items import Item
from checks.reading.phrases import Node, Phrase
from checks.values import replace

_REMARKS = ("percent", "part")
_LONGEST_REMARK = 4
_EACH = ("each", "apiece")  # "$64.7 billion | apiece | on defence"
_GOES_ON = ("on", "to", "of", "in", "for", "from")


def opens_remark_between(before: list[Node], nodes: list[Node], index: int) -> bool:
    """Whether a comma opens a remark on an amount behind which the clause goes on: "$46.5 billion | , or 8.8% of GDP, | on …"."""
    if not before or not (_is_plain_amount(before[-1]) or _is_bare_part(before[-1])):
        return False
    if not any(isinstance(node, Item) and node.is_verbal for node in before):
        return False
    inside = nodes[index + 1 : index + 1 + _LONGEST_REMARK]
    close = next((at for at, node in enumerate(inside) if isinstance(node, Item) and node.text == ","), None)
    if close is None:
        return False
    said = [node for node in inside[:close] if isinstance(node, Phrase)]
    beside = [node for node in inside[:close] if isinstance(node, Item)]
    if len(said) != 1 or any(node.text != "or" and node.kind != "adverb" for node in beside):
        return False
    remark, behind = said[0], nodes[index + close + 2 : index + close + 4]
    part = remark.quantity is not None and remark.quantity.kind in _REMARKS
    if _is_bare_part(before[-1]):
        part = _is_plain_amount(remark)  # "11%, | or 1.3 million tons, | of the world's zinc"
    plain = part and remark.owner is None and not remark.entities and remark.comparative is None
    return plain and (_is_what_for(behind[0]) if behind else False)


def with_what_for(nodes: list[Node]) -> list[Node]:
    """The nodes of a segment, with what an amount is for taken in, where a remark stood between the two."""
    concepts = [
        node
        for node in nodes
        if isinstance(node, Phrase) and node.concept is not None and node.quantity is None
    ]
    if not any(_is_for_each(node) or _is_concept_behind(node) for node in concepts):
        return nodes
    kept: list[Node] = []
    for node in _without_each(nodes):
        at = -2 if len(kept) > 1 and isinstance(kept[-1], Item) and kept[-1].text in _EACH else -1
        amount = kept[at] if kept else None
        if isinstance(amount, Phrase) and _is_plain_amount(amount) and _is_concept_behind(node):
            assert isinstance(node, Phrase)
            kept[at] = replace(amount, concept=node.concept, qualifiers=amount.qualifiers + node.qualifiers)
        else:
            kept.append(node)
    return kept


def _without_each(nodes: list[Node]) -> Iterator[Node]:
    """The nodes, "each on defence" as two, so that the amount before is of every one."""
    for before, node in zip((None, *nodes), nodes, strict=False):
        if isinstance(before, Phrase) and _is_plain_amount(before) and _is_for_each(node):
            assert isinstance(node, Phrase)
            each, *on = node.words
            start = node.start + len(each) + 1
            yield Item("adverb", node.start, start - 1, each)
            yield replace(node, start=start, text=node.text[len(each) + 1 :], words=tuple(on))
        else:
            yield node


def _is_for_each(node: Node) -> bool:
    each = isinstance(node, Phrase) and node.words[:1] == ("each",)
    return each and isinstance(node, Phrase) and node.concept is not None and node.quantity is None


def _is_plain_amount(node: Node) -> bool:
    if not isinstance(node, Phrase) or node.quantity is None or node.concept is not None:
        return False
    return node.quantity.kind in ("money", "amount", "count") and not node.entities and node.place is None


def _is_bare_part(node: Node) -> bool:
    if not isinstance(node, Phrase) or node.quantity is None or node.whole is not None:
        return False
    return node.quantity.kind in _REMARKS and node.concept is None and not node.entities


def _is_what_for(node: Node) -> bool:
    if isinstance(node, Item):
        return node.kind == "preposition" and node.text in _GOES_ON
    return _is_concept_behind(node)


def _is_concept_behind(node: Node) -> bool:
    """ "On its armed forces", "to the army": a measure that is called so behind an amount."""
    tied = isinstance(node, Phrase) and node.text.split(" ")[0].lower() in _GOES_ON
    return tied and isinstance(node, Phrase) and node.concept is not None and node.quantity is None
