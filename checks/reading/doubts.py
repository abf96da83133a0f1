"""Sentences that nobody vouches for: conditions, questions, doubts, plans."""

from __future__ import annotations

from checks.claims import Frame
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase
from checks.reading.verbs import is_infinitive

_CONDITIONS = ("if", "unless", "assuming", "suppose", "provided")
_BEFORE_CONDITIONS = (";", "and", "but", '"', "only", "even")


def frame_of(nodes: list[Node], is_question: bool) -> Frame:
    """How a whole sentence is meant: asserted, asked, supposed, doubted or planned."""
    if is_question:
        return Frame.QUESTION
    return Frame.CONDITIONAL if _is_conditional(nodes) else _doubted(nodes)


def _is_conditional(nodes: list[Node]) -> bool:
    """A sentence that begins with a condition, or holds one, is not about the record."""
    for index, node in enumerate(nodes):
        if isinstance(node, Item) and node.kind == "condition" and node.text in _CONDITIONS:
            before = nodes[index - 1] if index else None
            if before is None or (isinstance(before, Item) and before.text in _BEFORE_CONDITIONS):
                return True
    first = nodes[0] if nodes else None
    return isinstance(first, Item) and first.text in ("should", "were", "had") and len(nodes) > 1


def _doubted(nodes: list[Node]) -> Frame:
    """ "Experts doubt that …", "asked whether …", "it is wrong to say that …": nobody vouches for what follows."""
    words = english()
    for index, node in enumerate(nodes):
        following = [other.text for other in nodes[index + 1 : index + 4] if isinstance(other, Item)]
        if isinstance(node, Item):
            if node.text == "whether":
                return Frame.QUESTION
            if (
                node.verb is not None
                and "doubt" in node.verb.classes
                and {"that", "whether", "if"} & set(following[:2])
            ):
                return Frame.OPINION
        spoken = node.words if isinstance(node, Phrase) else (node.text,)
        if (
            isinstance(node, Phrase)
            and node.head in words.function["intentions"]
            and _infinitive_follows(nodes, index)
        ):
            return Frame.TARGET
        if words.function["untruths"] & set(spoken) and {"that", "to"} & set(following):
            return Frame.OPINION
    return Frame.ASSERTED


def _infinitive_follows(nodes: list[Node], index: int) -> bool:
    """Whether "to" and a verb follow: "a plan to raise output"."""
    tie = nodes[index + 1] if index + 1 < len(nodes) else None
    return isinstance(tie, Item) and tie.text == "to" and is_infinitive(nodes, index + 1)
