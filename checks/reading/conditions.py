"""Conditions: "if Chile mined 6 million tons", "were it the largest", and where they end."""

from __future__ import annotations

from checks.reading.items import Item
from checks.reading.phrases import Node, Phrase

CONDITIONS = ("if", "unless", "assuming", "suppose", "provided")
_BEFORE_CONDITIONS = (";", "and", "but", '"', "only", "even", "that")
INVERTED = ("should", "were", "had")


def end_of_condition(nodes: list[Node], index: int) -> int:
    """Where a condition behind a statement ends: "Peru is no longer second, if it ever was | : Congo is"."""
    last = next((at for at, node in enumerate(nodes) if at > index and node.text in (":", ";")), None)
    if last is None or not says_on_its_own(nodes[last + 1 :]):
        return nodes[-1].end
    acting = any(isinstance(node, Item) and node.is_verb for node in nodes[index:last])
    return (
        nodes[-1].end if acting and nodes[last].text == ":" else nodes[last].end
    )  # "if two things happen: …"


def says_on_its_own(behind: list[Node]) -> bool:
    """Whether what follows a semicolon has a verb in the past or an auxiliary, and goes on from nothing."""
    verbs = [node for node in behind if isinstance(node, Item) and node.is_verbal]
    return bool(verbs) and (verbs[0].kind == "auxiliary" or verbs[0].verb_form == "past")


def is_conditional(nodes: list[Node]) -> bool:
    """A sentence that begins with a condition, or holds one, is not about the record."""
    for index, node in enumerate(nodes):
        if node.text in CONDITIONS and isinstance(node, Item) and node.kind == "condition":
            before = nodes[index - 1] if index else None
            if before is None or (isinstance(before, Item) and before.text in _BEFORE_CONDITIONS):
                return True
    first = nodes[0]
    return isinstance(first, Item) and first.text in INVERTED and len(nodes) > 1


def opens_condition(nodes: list[Node], index: int) -> bool:
    """ "Prices would fall | if Chile mined 6 million tonnes": a clause behind "if", and not "if any"."""
    node, behind = nodes[index], nodes[index + 1 : index + 4]
    if not isinstance(node, Item) or node.kind != "condition":
        return False
    acts = any(isinstance(each, Item) and each.is_verbal for each in behind)
    acts = acts or node.text == "assuming"  # "…, | assuming no strikes"
    return bool(behind) and isinstance(behind[0], Phrase) and acts


def is_inverted(nodes: list[Node], index: int) -> bool:
    """ "Chile, | were it the largest, | would rejoice": a condition by the order of its words."""
    subject = nodes[index + 1] if index + 1 < len(nodes) else None
    parted = nodes[index - 1].text in (",", "–")
    return parted and isinstance(subject, Phrase) and bool(subject.anaphor or subject.is_entity)
