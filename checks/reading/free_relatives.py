""" "What America has", behind a multiple or a comparison: as much as "America's", of what was spoken of."""

from __future__ import annotations

from checks.names import Name
from checks.reading.items import Item
from checks.reading.phrases import Node, Phrase
from checks.values import replace

_VERBS = ("have", "proverb", "receive", "do", "bring_forth", "be")
_PARTS = ("multiple", "part", "percent")


def with_free_relatives(nodes: list[Node], text: str) -> list[Node]:
    """The nodes with each "what <entity> <has>" behind a multiple, "than" or "of" as one phrase that stands for its measure."""
    kept: list[Node] = []
    index = 0
    while index < len(nodes):
        whose, at = _owners(nodes, index + 1) if _opens(kept, nodes[index]) else ([], index)
        if (named := _people(kept, nodes[index])) is not None:
            whose, at = [named], index + 1
        verb = nodes[at] if whose and at < len(nodes) else None
        if isinstance(verb, Item) and _says(verb):
            kept.append(_standing_for(nodes[index].start, whose, verb, text))
            index = at + 1
        else:
            kept.append(nodes[index])
            index += 1
    return kept


def _owners(nodes: list[Node], index: int) -> tuple[list[Phrase], int]:
    """The phrases of a row that begins at an index ("Peru", "Peru and Chile"), and the index behind it."""
    found: list[Phrase] = []
    while index < len(nodes) and isinstance(node := nodes[index], Phrase):
        if not (node.entities or node.refers or node.anaphor == "entity"):
            break
        found.append(node)
        index += 1
        link = nodes[index] if index < len(nodes) else None
        if not isinstance(link, Item) or link.text not in (",", "and"):
            break
        index += 1
    return found, index


def _people(before: list[Node], node: Node) -> Phrase | None:
    """ "More than twice | what Egyptians | did": the name of a people, without the "what" before it."""
    if not isinstance(node, Phrase) or node.words[:1] != ("what",) or len(node.words) != 2:
        return None
    alone = node.words[1:] == (node.head,) and (bool(node.entities) or node.nation is not None)
    return replace(node, words=node.words[1:]) if alone and _compares(before) else None


def _standing_for(start: int, whose: list[Phrase], verb: Item, text: str) -> Phrase:
    first = whose[0]
    entities = tuple(entity for phrase in whose for entity in phrase.entities)
    several = len(entities) > 1
    return replace(
        first,
        start=start,
        end=verb.end,
        text=text[start : verb.end],
        entities=(),
        anaphor="measure" if several else None,
        owner=entities[0] if len(entities) == 1 else None,
        owner_anaphor=first.anaphor == "entity",
        listed=entities if several else (),
        elliptic=True,
        concept=_concept(verb),
    )


def _opens(before: list[Node], node: Node) -> bool:
    """Whether a "what" stands where something is compared: "twenty times | what …", "than | what …", "a fifth of | what …"."""
    return node.text.lower() == "what" and _compares(before)


def _compares(before: list[Node]) -> bool:
    """Whether something is compared: a multiple or a part, "than", or a part with "of"."""
    if not before:
        return False
    last = before[-1]
    if isinstance(last, Phrase):
        return last.quantity is not None and last.quantity.kind in _PARTS
    part = before[-2] if len(before) > 1 else None
    of_part = isinstance(part, Phrase) and part.quantity is not None and part.quantity.kind in _PARTS
    return last.text == "than" or (last.text == "of" and of_part)


def _says(verb: Item) -> bool:
    """Whether a verb says that somebody has what was spoken of: "has", "managed", "produces"."""
    known = verb.verb is not None and not set(_VERBS).isdisjoint(verb.verb.classes)
    return known or verb.kind == "auxiliary" or verb.name("concept_verb") is not None


def _concept(verb: Item) -> Name | None:
    """The concept that the verb names by itself ("what Peru exports"); None for "has", "managed", "makes"."""
    name = verb.name("concept_verb")
    return name if name is not None and not name.data.get("generic") else None
