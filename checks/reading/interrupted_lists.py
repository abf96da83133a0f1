"""Lists whose members have figures in parentheses behind them: "more than America ($2.2 trillion) and Germany ($1.8 trillion) combined"."""

from __future__ import annotations

from checks.reading.items import Item
from checks.reading.phrases import Node, Phrase
from checks.values import replace

_COMPARING = ("than", "as")
_BEHIND = ("after", "behind", "following")
_WHENCE = ("from", "in", "by")
_ARE = ("are", "were")
_LONGEST, _LONGEST_LIST = 8, 60  # so many nodes a parenthesis behind a name, and a list of them, may have
_BETWEEN = 2  # so many characters may part a member from the next mark or word where nothing stands between


def rejoined(nodes: list[Node]) -> list[Node]:
    """The nodes of a segment, a list that parentheses interrupt as one phrase that names all of its members."""
    if not [node for node in nodes if isinstance(node, Item) and _ties(node)]:
        return nodes
    kept: list[Node] = []
    for node in nodes:
        kept.append(node)
        while (joined := _joined(kept)) is not None:
            kept = joined
    return kept


def _joined(kept: list[Node]) -> list[Node] | None:
    """The nodes with their last three as one phrase, where they are two members and what ties them."""
    if len(kept) < 3:
        return None
    first, tie, last = kept[-3:]
    if not isinstance(tie, Item) or not _ties(tie):
        return None
    if not (isinstance(first, Phrase) and isinstance(last, Phrase)) or tie.start - first.end < _BETWEEN:
        return None
    if not (_is_member(first) and _is_name(last)):
        return None
    whole = replace(first, after=last.after, end=last.end, text=f"{first.text} {tie.text} {last.text}")
    if _is_name(first):
        return [*kept[:-3], replace(whole, entities=(*first.entities, *last.entities))]
    listed = first.listed or ((first.owner,) if first.owner is not None else ())
    return [*kept[:-3], replace(whole, owner=None, listed=(*listed, *last.entities))]


def _ties(item: Item) -> bool:
    return item.kind == "conjunction" or item.text == ","


def goes_on_in_list(before: list[Node], nodes: list[Node], index: int) -> bool:
    """Whether a comma behind a parenthesis goes on with a list: "than America ($2.2 trillion) | , Germany ($1.8 trillion) and Japan".

    So it does in "comes from Canada (31%) | , Russia (19%) and Belarus", in "the biggest miners are Canada (31%) | , Russia …", and among subjects: "Canada (31%) | and | Russia (19%) mine".
    """
    mark, behind = nodes[index - 1] if index else None, nodes[index + 1 : index + 3]
    if not isinstance(mark, Item) or mark.text != ")":
        return False
    if _goes_on_as_subjects(before, nodes, index):
        return True
    if (
        nodes[index].text != ","
        or len(behind) < 2
        or not (isinstance(behind[0], Phrase) and _is_name(behind[0]))
    ):
        return False
    follows = isinstance(behind[1], Item) and (behind[1].text == "(" or behind[1].kind == "conjunction")
    listed = bool(before) and isinstance(before[-1], Phrase) and _is_member(before[-1])
    compared = any(isinstance(n, Item) and n.text in _COMPARING for n in before[-8:])
    compared = compared or (
        bool(before) and before[0].text.lower() in _BEHIND
    )  # "After Syria (6 million), …"
    return follows and listed and (compared or _comes_from(before) or _are_the_first(before))


def _goes_on_as_subjects(before: list[Node], nodes: list[Node], index: int) -> bool:
    """ "Only China (69,000 tons) | and | Indonesia (50,000) mined more": whether a verb follows the last of some names."""
    at, last, end = index, nodes[index], min(len(nodes), index + _LONGEST_LIST)
    while _names_only(before) and at < end and isinstance(tie := nodes[at], Item) and _ties(tie):
        last, at = tie, at + 1
        if at >= len(nodes) or not isinstance(named := nodes[at], Phrase) or not _is_name(named):
            return False
        at = _behind_parenthesis(nodes, at + 1)
    follows = nodes[at] if at < len(nodes) else None
    acts = isinstance(follows, Item) and follows.is_verbal
    return acts and isinstance(last, Item) and last.kind == "conjunction"


def _names_only(nodes: list[Node]) -> bool:
    """Whether nothing but names and adverbs stand here, as a subject begins: "only | China"."""
    named = [
        _is_name(node) if isinstance(node, Phrase) else node.kind == "adverb" or _ties(node) for node in nodes
    ]
    return bool(named) and all(named) and isinstance(nodes[-1], Phrase)


def _behind_parenthesis(nodes: list[Node], at: int) -> int:
    """The index behind a parenthesis that opens at an index; the same where none does."""
    opener = nodes[at] if at < len(nodes) else None
    if not isinstance(opener, Item) or opener.text != "(":
        return at
    closing = (each for each in range(at, min(at + _LONGEST, len(nodes))) if nodes[each].text == ")")
    return next(closing, at - 1) + 1


def _comes_from(before: list[Node]) -> bool:
    """Whether a list that begins last says whence something comes: "is mined | in | Canada", but not "is highest in Spain"."""
    phrases = [node for node in before if isinstance(node, Phrase)]
    placed = any(
        each.place is not None and each.words[:1] != ("most",) for each in phrases
    )  # not "most copper"
    return len(before) > 1 and before[-2].text in _WHENCE and not placed


def _are_the_first(before: list[Node]) -> bool:
    """Whether a list that begins last says who has some places: "The biggest silver miners | are | Mexico"."""
    placed = any(
        isinstance(node, Phrase) and node.place is not None and node.head.endswith("s") for node in before
    )
    return len(before) > 2 and before[-2].text in _ARE and placed


def _is_name(phrase: Phrase) -> bool:
    plain = phrase.place is None and phrase.quantity is None and phrase.concept is None
    return plain and bool(phrase.entities) and not phrase.topics


def _is_member(phrase: Phrase) -> bool:
    """Whether a list may begin with a phrase: a name, or "those of Peru"."""
    stands = phrase.anaphor == "measure" and (phrase.owner is not None or bool(phrase.listed))
    return _is_name(phrase) or stands
