"""Whether what follows "and" is a clause, or a gapped one, and not the last member of a list."""

from __future__ import annotations

from checks.reading.conjoined import STRONG_MARKS
from checks.reading.items import Item
from checks.reading.participles import can_be_finite
from checks.reading.phrases import Node, Phrase

_LONGEST_INTERRUPTION = 15


def opens_clause(nodes: list[Node], index: int) -> bool:
    """Whether what follows "and" is a clause or a gapped one, not the last member of a list."""
    phrase: Phrase | None = None
    bracketed = False
    if _opens_place_elsewhere(nodes, index):
        return True
    for at in range(index, min(index + 8, len(nodes))):
        node = nodes[at]
        if isinstance(node, Item) and node.text in ("(", ")"):
            bracketed = node.text == "("
            continue
        if bracketed:
            continue
        if isinstance(node, Phrase):
            if phrase is not None:
                can_own = phrase.is_entity or phrase.is_measure or phrase.nation is not None
                can_own = can_own or phrase.head in ("rest", "ones")  # "and the rest of the world 120,000"
                part = _is_share_of_gap(phrase) and node.nationality is not None and not node.topics
                return part or (can_own and (node.quantity is not None or node.place is not None))
            if node.quantity is not None and node.owner is not None and node.concept is None and index > 1:
                return True  # "… and Australia's 5.7 million"
            phrase = node
        elif node.kind == "preposition" and phrase is not None:
            after = nodes[at + 1] if at + 1 < len(nodes) else None
            return _opens_gapped(phrase, node.text, after) or _verb_before_mark(nodes, at)
        elif node.text == "," and phrase is not None and _may_act(phrase):
            return _interrupted(nodes, at) or (_is_apart(nodes, index) and _place_behind_amount(nodes, at))
        elif node.comparative is not None and phrase is not None and phrase.is_entity:
            return any(
                each.text == "than" for each in nodes[at + 1 : at + 3]
            )  # "and Nigeria more than Brazil"
        elif node.kind == "period" and phrase is not None and phrase.elliptic and _is_apart(nodes, index):
            return node.period is not None and node.period.role in (
                "since",
                "over",
            )  # "… and Latvia's | since 2005"
        elif node.kind not in ("adverb", "period"):
            verbal = node.kind in ("auxiliary", "negation") or node.is_verb
            return verbal and (node.verb_form != "ing" or phrase is None)
    return False


def _opens_place_elsewhere(nodes: list[Node], index: int) -> bool:
    """ "… and | in South Africa | the second-highest", "… and | in China | they barely moved": what is so of another one."""
    tie, where, place = [*nodes[index : index + 3], None, None, None][:3]
    if not isinstance(tie, Item) or tie.text != "in" or not isinstance(where, Phrase):
        return False
    if not isinstance(place, Phrase):
        told = where.concept is not None and where.owner is not None and where.quantity is None
        return told and _is_finite_behind(nodes, index + 2)  # "… and | in Peru prices | fell"
    if len(where.entities) != 1:
        return False
    told = (place.anaphor is not None or place.is_measure) and place.quantity is None
    return place.only_place or (told and _is_finite_behind(nodes, index + 3))


def _is_finite_behind(nodes: list[Node], index: int) -> bool:
    """Whether a verb that can be finite stands at an index, over adverbs."""
    while index < len(nodes) and isinstance(node := nodes[index], Item) and node.kind == "adverb":
        index += 1
    verb = nodes[index] if index < len(nodes) else None
    return isinstance(verb, Item) and (verb.kind == "auxiliary" or can_be_finite(verb))


def _may_act(phrase: Phrase) -> bool:
    """Whether a phrase can be whom the next clause is about: a country, a measure, "its sovereign-wealth fund"."""
    return phrase.is_entity or phrase.is_measure or phrase.owner_anaphor


def _is_apart(nodes: list[Node], index: int) -> bool:
    """Whether what follows "and" is no further member of a list: "… was third in 2024 and | Japan's", "… third in tin and | Brazil"."""
    follows, before = nodes[index], nodes[index - 2] if index > 1 else None
    told = any(isinstance(node, Item) and node.is_verbal for node in nodes[:index])
    listed = isinstance(before, Phrase) and (before.is_entity or before.elliptic)
    return told and not listed and isinstance(follows, Phrase)


def _place_behind_amount(nodes: list[Node], comma: int) -> bool:
    """ "… and Japan's |, at $4 trillion, the fourth-largest": a place behind what is told in passing."""
    tie, amount, close, place = [*nodes[comma + 1 : comma + 5], None, None, None, None][:4]
    in_passing = isinstance(tie, Item) and tie.text in ("at", "with") and isinstance(amount, Phrase)
    closed = isinstance(close, Item) and close.text == ","
    return in_passing and closed and isinstance(place, Phrase) and place.only_place


def _interrupted(nodes: list[Node], comma: int) -> bool:
    """Whether what a comma opens only parts a subject from its verb: "… and Australia |, the agency says, edged past"."""
    at = comma + 1
    while at < min(comma + _LONGEST_INTERRUPTION, len(nodes)):
        node, before = nodes[at], nodes[at - 1]
        behind_comma = isinstance(before, Item) and before.text == ","
        if isinstance(node, Item) and behind_comma and node.text != ",":
            if can_be_finite(node):
                return True
            if node.kind in ("conjunction", "contrast", "relative"):
                return False
        if isinstance(node, Item) and node.text in STRONG_MARKS:
            return False
        at += 1
    return False


def _opens_gapped(phrase: Phrase, preposition: str, after: Node | None) -> bool:
    """Whether a clause without a verb follows: "… and Peru's | by 5%", "… and 11% | from Russia"."""
    if not isinstance(after, Phrase):
        return False
    if after.quantity is not None and preposition in ("with", "at"):
        return True
    owns = phrase.is_entity or phrase.is_measure
    if preposition == "for" and owns and after.quantity is not None:
        return after.quantity.is_fraction  # "… and Peru | for 11%"
    if owns and preposition == "by" and after.words[:2] == ("the", "same"):
        return True  # "… and Peru's | by the same amount"
    if after.quantity is not None and preposition in ("by", "to", "from") and owns:
        return True
    quantity = phrase.quantity if phrase.owner is None else None
    measured = quantity is not None and quantity.kind in ("amount", "money")
    measured = measured or (
        quantity is not None and quantity.kind == "count" and phrase.words == (phrase.head,)
    )
    if measured and preposition in ("in", "from") and len(after.entities) == 1:
        return True  # "… and 70,000 tons | in Peru", "… and 2.8 million | in Australia"
    return preposition in ("from", "in", "by") and _is_share_of_gap(phrase) and bool(after.entities)


def _is_share_of_gap(phrase: Phrase) -> bool:
    """ "… and 11% from Russia": a part that begins a gapped clause."""
    quantity = phrase.quantity
    return quantity is not None and quantity.is_fraction and phrase.whole is None and not phrase.topics


def _verb_before_mark(nodes: list[Node], index: int) -> bool:
    """Whether a verb comes before the next mark or conjunction."""
    for at in range(index, len(nodes)):
        node = nodes[at]
        if isinstance(node, Item):
            if node.kind in ("mark", "conjunction", "contrast", "relative"):
                return False
            if node.is_verbal:
                return True
    return False
