"""Marks that part nothing: a bullet, and commas around a complement or an adverb or in the place of a verb."""

from __future__ import annotations

from itertools import pairwise

from checks.reading.items import Item
from checks.reading.phrases import Node, Phrase
from checks.reading.sentences import BULLETS

_PASSED_OVER = ("after", "behind", "outside", "besides")  # "is, after Peru, the largest"


def without_bullet(nodes: list[Node]) -> list[Node]:
    """Without the bullet before an entry of a list: "• | Vietnam, the No. 2, mined …"."""
    first = nodes[0] if len(nodes) > 1 else None
    return nodes[1:] if isinstance(first, Item) and first.kind == "mark" and first.text in BULLETS else nodes


def without_commas(nodes: list[Node]) -> list[Node]:
    """Without the commas that set off no remark, but an adverb or a complement of the clause that they stand in.

    "Poland spends more on defence | , as a share of GDP, | than America"; "women have | , on average, | six children".
    """
    commas = [at for at, node in enumerate(nodes) if node.text == "," and isinstance(node, Item)]
    if not commas:
        return nodes
    drop: set[int] = set()
    for opened, closed in pairwise(commas):
        if _is_before_than(nodes, opened, closed) or _is_behind_verb(nodes, opened, closed):
            drop |= {opened, closed}
        elif _is_before_place(nodes, opened, closed):
            drop |= set(range(opened, closed + 1))
    drop |= {at for at in commas if _stands_for_verb(nodes, at) or _parts_place_from_margin(nodes, at)}
    return [node for at, node in enumerate(nodes) if at not in drop] if drop else nodes


def _stands_for_verb(nodes: list[Node], comma: int) -> bool:
    """ "Poland has lost 1.6 million people; Italy | , | nearly a million", "…; in Laos | , | by 7 percent": in the place of a verb."""
    opened = nodes[comma - 3] if comma > 2 and nodes[comma - 2].text == "in" else nodes[comma - 2]
    if comma < 2 or opened.text != ";":
        return False
    named, amount = nodes[comma - 1], next((n for n in nodes[comma + 1 :] if isinstance(n, Phrase)), None)
    if not isinstance(named, Phrase) or not (named.elliptic or len(named.entities) == 1) or amount is None:
        return False
    if (
        named.quantity is not None
        or named.place is not None
        or amount.quantity is None
        or amount.place is not None
    ):
        return False
    at = next(at for at, node in enumerate(nodes) if node is amount)
    tied = [node for node in nodes[comma + 1 : at] if isinstance(node, Item)]
    behind = next((node.text for node in nodes[at + 1 :] if node.text not in ('"', "'")), ".")
    return all(node.kind == "preposition" for node in tied) and len(tied) < 2 and behind in (".", ";")


def _parts_place_from_margin(nodes: list[Node], comma: int) -> bool:
    """ "…, but rose | in Brazil | , | by 13%": between where something changed and by how much."""
    verb, tie, where, by, amount = (
        *nodes[max(0, comma - 3) : comma],
        *nodes[comma + 1 : comma + 3],
        *[None] * 5,
    )[:5]
    changes = isinstance(verb, Item) and verb.verb is not None and {"rise", "fall"} & set(verb.verb.classes)
    placed = isinstance(tie, Item) and tie.text == "in" and isinstance(where, Phrase) and bool(where.entities)
    told = (
        isinstance(by, Item)
        and by.text == "by"
        and isinstance(amount, Phrase)
        and amount.quantity is not None
    )
    return bool(changes) and placed and told


def _is_before_than(nodes: list[Node], opened: int, closed: int) -> bool:
    if closed - opened != 3:
        return False
    tie, phrase, behind = nodes[opened + 1], nodes[opened + 2], nodes[closed + 1 : closed + 2]
    tied = isinstance(tie, Item) and tie.kind == "preposition"
    plain = isinstance(phrase, Phrase) and phrase.quantity is None
    return tied and plain and [node.text for node in behind] == ["than"]


def _is_before_place(nodes: list[Node], opened: int, closed: int) -> bool:
    """ "…, and Qatar | , by a whisker, | second", "Brazil | , only just behind, | third": an adverb between a name and its place."""
    named, behind = nodes[opened - 1 : opened], nodes[closed + 1 : closed + 2]
    inside = nodes[opened + 1 : closed]
    adverbs = 0 < len(inside) < 5 and all(
        isinstance(node, Item) and node.kind in ("adverb", "preposition", "comparative") for node in inside
    )
    told = bool(named) and isinstance(named[0], Phrase) and (len(named[0].entities) == 1 or named[0].elliptic)
    place = bool(behind) and isinstance(behind[0], Phrase) and behind[0].only_place
    return adverbs and told and place


def _is_behind_verb(nodes: list[Node], opened: int, closed: int) -> bool:
    """ "Women have | , on average, | six children", "Chile is | , in practice, | the largest": between a verb and its object."""
    inside, behind = nodes[opened + 1 : closed], nodes[closed + 1 : closed + 2]
    verb = nodes[opened - 1]
    verbal = opened > 0 and isinstance(verb, Item) and verb.is_verbal
    word, last = (inside[0], inside[-1]) if inside else (None, None)
    adverb = len(inside) == 1 and isinstance(word, Item) and word.kind in ("adverb", "period")
    tied = len(inside) == 2 and isinstance(word, Item) and word.kind == "preposition"
    named = (
        isinstance(last, Phrase)
        and bool(last.entities)
        and word is not None
        and word.text not in _PASSED_OVER
    )
    frames = tied and isinstance(last, Phrase) and last.quantity is None and not named
    return verbal and (adverb or frames) and bool(behind) and isinstance(behind[0], Phrase)
