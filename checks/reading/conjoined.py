"""What "and" joins to a clause, or a colon: another part, another position, a change and its ends, a comparison, a remark."""

from __future__ import annotations

from collections.abc import Sequence

from checks.reading.items import Item
from checks.reading.phrases import Node, Phrase

STRONG_MARKS = (";", ":", "–", "•", "*", "?", "!")
_POSITIONS = frozenset(("above", "below", "ahead", "behind", "before", "after"))


def adds_a_position(nodes: list[Node], index: int) -> bool:
    """ "Italy ranks below Japan | and just above South Korea": a second one that is set against what the verb sets."""
    at = index + 1
    while (
        at < len(nodes)
        and isinstance(node := nodes[at], Item)
        and node.kind == "adverb"
        and node.text not in _POSITIONS
    ):
        at += 1
    tie, behind = [*nodes[at : at + 2], None, None][:2]
    if isinstance(tie, Item) and tie.text == "ahead":
        behind = nodes[at + 2] if at + 2 < len(nodes) else None
    if not isinstance(tie, Item) or tie.text not in _POSITIONS or not isinstance(behind, Phrase):
        return False
    marks = [i for i, n in enumerate(nodes[:index]) if isinstance(n, Item) and n.text in (",", *STRONG_MARKS)]
    before = [node for node in nodes[marks[-1] + 1 if marks else 0 : index] if isinstance(node, Item)]
    told = any(node.is_verbal for node in before)
    named = bool(behind.entities) or behind.elliptic
    said = (word for node in before for word in node.text.split())  # "ranks behind" is one verb
    return named and told and not _POSITIONS.isdisjoint(said)


def adds_a_change(nodes: list[Node], index: int) -> bool:
    """ "Rose in Chile by 3% | and in Peru by 2%", "by 3% in Chile | and by 2% in Peru": where else, and by how much."""
    first, one, second, other, behind = [*nodes[index + 1 : index + 6], None, None, None, None, None][:5]
    if isinstance(behind, Item) and behind.text == "to":
        return False  # "and in Indonesia by 21% | to 1.1 million tons"
    if (
        not isinstance(first, Item)
        or not isinstance(second, Item)
        or {first.text, second.text} != {"in", "by"}
    ):
        return False
    where, amount = (one, other) if first.text == "in" else (other, one)
    named = isinstance(where, Phrase) and bool(where.entities) and isinstance(amount, Phrase)
    before = [node.text for node in nodes[:index] if isinstance(node, Item)]
    return named and isinstance(amount, Phrase) and amount.quantity is not None and "by" in before


def adds_a_remark(nodes: list[Node], index: int) -> bool:
    """ ", more than any other country | and up from 72 in 2022": a change behind a remark, which has no verb."""
    way, behind, then = [*nodes[index + 1 : index + 4], None, None, None][:3]
    more = isinstance(way, Phrase) and way.quantity is not None and way.comparative is not None
    more = more and isinstance(then, Item) and then.period is not None  # "and 12 | more | than | in 2022"
    if behind is None or way is None or not (more or way.text in ("up", "down")):
        return False
    since = next((at for at in range(index - 1, -1, -1) if nodes[at].text in (",", *STRONG_MARKS)), -1) + 1
    items = [node for node in nodes[since:index] if isinstance(node, Item)]
    plain = not any(each.is_verbal or each.text in ("up", "down") for each in items)
    amount = isinstance(behind, Phrase) and behind.quantity is not None
    return bool(since) and plain and (amount or behind.text in ("from", "by", "than"))


def adds_another_remark(nodes: list[Node], index: int) -> bool:
    """ ", up 6% on 2023 | and an all-time high"; ", the lowest of the four | and well below Leeds's 6.6 days": no verb before."""
    since = next((at for at in range(index - 1, -1, -1) if nodes[at].text in (",", *STRONG_MARKS)), -1) + 1
    before, behind = nodes[since:index], _behind_adverbs(nodes, index)
    if not since or not before or not behind:
        return False
    if any(isinstance(n, Item) and n.is_verbal for n in before):
        return False
    first, (at, follows) = before[0], behind[0]
    placed = isinstance(first, Phrase) and (first.place is not None or first.extreme is not None)
    if not (placed or first.text in ("up", "down") or first.comparative is not None):
        return False
    if isinstance(follows, Phrase):
        lone = follows.place is not None and follows.concept is None and not follows.entities
        opens = follows.words[:1] == ("the",) or _stands_behind(follows, nodes, at - 1)
        return follows.extreme is not None or (lone and opens and not placed)
    other = nodes[at + 1] if at + 1 < len(nodes) else None
    if _compares(nodes, at) and follows.comparative is not None and not placed:
        behind_than = nodes[at + 2] if at + 2 < len(nodes) else None
        return isinstance(behind_than, Phrase)  # ", 8% more than in 2023 | and more than Peru"
    owned = isinstance(other, Phrase) and (
        other.elliptic or (other.owner is not None and other.quantity is not None)
    )
    return follows.text in ("above", "below") and owned


def adds_a_part(nodes: list[Node], index: int) -> bool:
    """ ", an increase of 44% in a year | and 40% of the global total"; "the largest sum in the world | and 28% more than"."""
    follows = nodes[index + 1] if index + 1 < len(nodes) else None
    before = [node for node in nodes[:index] if isinstance(node, Phrase)][-3:]
    if not before or not isinstance(follows, Phrase):
        return False
    multiple = next((phrase for phrase in before[:-1] if _relation(phrase) == "multiple"), None)
    one, other = _relation(multiple or before[-1]), _relation(follows)
    if one == "place":
        return other in ("change", "multiple")
    each_of_its_own = one == "part" and bool(before[-1].topics and follows.topics)
    return bool(one and other) and (one != other or each_of_its_own)


def adds_a_comparison(nodes: list[Node], index: int) -> bool:
    """ ", a quarter of global supply | and almost as much as Peru"; ", the most in Africa | and more than the DRC": no verb before."""
    since = next((at for at in range(index - 1, -1, -1) if nodes[at].text in (",", *STRONG_MARKS)), -1) + 1
    before = nodes[since:index]
    if not since or not before or any(isinstance(n, Item) and n.is_verbal for n in before):
        return False
    phrases = [node for node in before if isinstance(node, Phrase)]
    follows = nodes[index + 1] if index + 1 < len(nodes) else None
    if comes_from(nodes, since):  # ", up from 3.3% in 2023 | and the highest in NATO"
        return isinstance(follows, Phrase) and _relation(follows) in ("place", "multiple", "part")
    if not phrases or _relation(phrases[0]) not in ("place", "part"):
        return False
    if comes_from(nodes, index + 1):
        return True
    if _relation(phrases[0]) == "part" and _stands_behind(follows, nodes, index):
        return True
    return any(isinstance(node, Item) and _compares(nodes, at) for at, node in _behind_adverbs(nodes, index))


def _stands_behind(follows: Node | None, nodes: list[Node], index: int) -> bool:
    """ ", over a third of the world's supply | and second only to America": a bare place with those before it."""
    bare = isinstance(follows, Phrase) and follows.only_place and not follows.entities
    ties = [node.text for node in nodes[index + 2 : index + 4]]
    return bare and (ties[:1] in (["to"], ["behind"], ["after"]) or ties == ["only", "to"])


def _behind_adverbs(nodes: list[Node], index: int) -> list[tuple[int, Node]]:
    """The first node behind "and" that is no adverb, with its index; none where a text ends there."""
    at = index + 1
    while (
        at < len(nodes)
        and isinstance(node := nodes[at], Item)
        and node.kind == "adverb"
        and not node.comparative
    ):
        at += 1
    return [(at, nodes[at])] if at < len(nodes) else []


def comes_from(nodes: Sequence[Node], at: int) -> bool:
    """Whether "up from", "down from" or the like stands at an index."""
    way, tie = [*nodes[at : at + 2], None, None][:2]
    turned = isinstance(way, Item) and way.text in ("up", "down")
    return turned and isinstance(tie, Item) and tie.text == "from"


def _compares(nodes: list[Node], at: int) -> bool:
    """Whether "more than" or "as much as" stands at an index."""
    word, behind = nodes[at], nodes[at + 1 : at + 3]
    if word.text == "as":
        return bool(behind) and behind[0].text.lower() in ("much", "many")
    return (
        isinstance(word, Item)
        and word.comparative is not None
        and any(each.text == "than" for each in behind[:1])
    )


def _relation(phrase: Phrase) -> str:
    """What a phrase sets an amount against: all others, what it was before, the whole that it is a part of, somebody else's."""
    quantity = phrase.quantity
    if quantity is None:
        if phrase.place is None:
            return ""
        of_all = phrase.scope is not None or not {"any", "all"}.isdisjoint(phrase.text.lower().split())
        return "place" if of_all else ""
    if phrase.is_change or (phrase.comparative is not None and quantity.kind == "percent"):
        return "change"
    if quantity.kind == "multiple":
        return "multiple" if phrase.comparative is None else ""
    return "part" if phrase.is_part and quantity.is_fraction else ""


def opens_course(mark: Item, nodes: list[Node], index: int) -> bool:
    """ "Has doubled in ten years: | from $6.6 billion in 2014 to $12 billion": the two ends of what changed, as behind a comma."""
    if mark.text not in (":", "–") or [node.text for node in nodes[index + 1 : index + 2]] != ["from"]:
        return False
    ends = nodes[index + 2 : index + 7]
    first = ends[0] if ends else None
    to = next((at for at, node in enumerate(ends) if node.text == "to"), 0)
    if not to or not isinstance(first, Phrase) or first.quantity is None:
        return False
    return not any(
        isinstance(node, Item) and node.is_verbal for node in ends[:to]
    )  # "…: from 28% | it fell | to 14%"
