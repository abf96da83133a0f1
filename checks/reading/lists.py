"""Lists: "China, Brazil, India, and Australia", "the combined output of Chile and Peru", "mines and refineries"."""

from __future__ import annotations

from checks.claim_words import EntityWords
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase
from checks.values import replace

_BEFORE_A_SUBJECT = (",", ";", ":", "that", "both", '"')
_EITHER = ("either", "Either")
_TYING = frozenset((",", "neither", *_EITHER))
_TOGETHER = frozenset(("combined", "joint", "together", "total"))


def coordinated(nodes: list[Node], text: str) -> list[Node]:
    """The nodes with each list of entities as one phrase that has all of them."""
    tying = [  # what names several, or ties one to another: few sentences have any
        node
        for node in nodes
        if node.text in _TYING
        or (len(node.entities) > 1 if isinstance(node, Phrase) else node.kind == "conjunction")
    ]
    if not tying:
        return nodes
    kept: list[Node] = []
    index = 0
    endless = {
        True: 0,
        False: 0,
    }  # the end of a row that no "and" closes, for those that stand for a measure or not
    while index < len(nodes):
        node = nodes[index]
        found = None
        if isinstance(node, Item) and node.text == "neither":
            found = _neither_of(nodes, index, text)
        elif node.text in _EITHER and _opens_a_choice(nodes, index):
            index += 1
            continue
        elif isinstance(node, Phrase):
            linked = _links(nodes, index + 1)
            found = _with_facility(node, nodes, index, text) if linked else None
            found = found or _with_owners(node, nodes, index, text)
            found = found or (_of_peoples(node, nodes, index, text) if linked else None)
            if linked and found is None and _listable(node) and index >= endless[_for_a_measure(node)]:
                members, after, closed = _members(node, nodes, index)
                if closed:
                    found = _joined(members, text), after
                else:
                    endless[_for_a_measure(node)] = after
        if found is None:
            kept.append(node)
            index += 1
        else:
            kept.append(found[0])
            index = found[1]
    return kept


def _links(nodes: list[Node], index: int) -> bool:
    """Whether a comma or a conjunction stands at an index, behind which a list may go on."""
    link = nodes[index] if index < len(nodes) else None
    return isinstance(link, Item) and (link.kind == "conjunction" or link.text == ",")


def _opens_a_choice(nodes: list[Node], index: int) -> bool:
    """ "Than | either | Peru or Ghana": a word that adds nothing to those who are compared with."""
    first = nodes[index + 1] if index + 1 < len(nodes) else None
    if not index or nodes[index - 1].text not in ("than", "as", "of"):
        return False
    return isinstance(first, Phrase) and (bool(first.entities) or first.owner is not None)


def _neither_of(nodes: list[Node], index: int, text: str) -> tuple[Phrase, int] | None:
    """ "Neither | Peru | nor | Chile": both of them, of whom something is denied."""
    opening = nodes[index]
    first, tie, last = [*nodes[index + 1 : index + 4], None, None, None][:3]
    if not (isinstance(first, Phrase) and isinstance(tie, Item) and isinstance(last, Phrase)):
        return None
    names = first.entities and last.entities and first.place is None and last.place is None
    if tie.text != "nor" or not names or first.quantity is not None or last.quantity is not None:
        return None
    joined = _joined([first, last], text)
    words = text[opening.start : last.end]
    return replace(joined, start=opening.start, text=words, negated=True), index + 4


def _members(first: Phrase, nodes: list[Node], index: int) -> tuple[list[Phrase], int, bool]:
    """The members of a row that begins at an index, the index behind the last, and whether "and" closes it."""
    members, after = [first], index + 1
    while after < len(nodes):
        at, joined = _behind_link(nodes, after)
        candidate = nodes[at] if after < at < len(nodes) else None
        if not isinstance(candidate, Phrase) or not _alike(first, candidate):
            break
        if joined and len(members) == 1 and at - after == 2:
            break  # ", and" before the second of two begins something new
        if joined and _is_compared_itself(nodes, index, at):
            break
        members.append(candidate)
        after = at + 1
        if joined:
            return members, after, True
    return members, after, False


def _is_compared_itself(nodes: list[Node], first: int, last: int) -> bool:
    """ "… more than Nigeria and | Nigeria | more than Brazil": the name behind "and" is one side of the next comparison."""
    before, behind = nodes[first - 1] if first else None, nodes[last + 1 : last + 4]
    told = isinstance(before, Item) and before.text == "than"
    more = behind[:1] and isinstance(behind[0], Item) and behind[0].comparative is not None
    return told and bool(more) and any(node.text == "than" for node in behind[1:])


def _behind_link(nodes: list[Node], index: int) -> tuple[int, bool]:
    """The index behind the comma, "and" or both at an index, and whether "and" is among them."""
    link = nodes[index]
    if isinstance(link, Item) and link.text == ",":
        index += 1
        link = nodes[index] if index < len(nodes) else link
    joined = isinstance(link, Item) and link.kind == "conjunction"
    return index + joined, joined


def _with_facility(node: Phrase, nodes: list[Node], index: int, text: str) -> tuple[Phrase, int] | None:
    """ "Peru's mines | and refineries"."""
    if not node.facility or not _another_facility(nodes, index + 1):
        return None
    other = nodes[index + 2]
    return replace(node, after=index + 3, end=other.end, text=text[node.start : other.end]), index + 3


def _of_peoples(node: Phrase, nodes: list[Node], index: int, text: str) -> tuple[Phrase, int] | None:
    """ "American | and French reactors", "Chile's | and Peru's copper reserves": what several have, together or each."""
    owners: list[EntityWords] = []
    at, opens = index, not index or nodes[index - 1].text in _BEFORE_A_SUBJECT
    while at + 2 < len(nodes):
        one, link = nodes[at], nodes[at + 1]
        owner = _only_whose(one, opens) if isinstance(one, Phrase) else None
        if owner is None or not isinstance(link, Item):
            return None
        owners.append(owner)
        at += 2
        if link.text == "," and isinstance(nodes[at], Item) and nodes[at].text == "and":
            link, at = nodes[at], at + 1
        if isinstance(link, Item) and link.kind == "conjunction":
            break
        if link.text != ",":
            return None
    last = nodes[at] if owners and at < len(nodes) else None
    if not isinstance(last, Phrase) or last.owner is None or not _may_be_of_several(last):
        return None
    begins = last.text.lower().startswith(last.owner.words.lower().split()[0])
    if not begins or last.quantity is not None or last.place is not None or last.elliptic:
        return None
    whose = (*owners, last.owner)
    words = (*node.words[:-1], *last.words)
    joined = replace(
        last, first=node.first, start=node.start, text=text[node.start : last.end], words=words, owner=None
    )
    return (
        replace(joined, facility=False, entities=whose) if last.facility else replace(joined, listed=whose)
    ), at + 1


def _may_be_of_several(phrase: Phrase) -> bool:
    figures = phrase.head in english().function["figures_of_several"]  # "Chile's and Peru's | rates"
    return phrase.facility or figures or phrase.concept is not None or phrase.agent is not None


def _only_whose(phrase: Phrase, opens: bool) -> EntityWords | None:
    """The one to whom a phrase says that something belongs, and no more: "American", "combined Chilean", "Japan's".

    Where a sentence opens it may be a bare name: "Chile | and Peru's copper reserves".
    """
    if phrase.quantity is not None or phrase.place is not None or phrase.concept is not None:
        return None
    if phrase.elliptic and not phrase.topics:
        return phrase.owner
    if opens and len(phrase.entities) == 1 and not phrase.topics and phrase.owner is None:
        return phrase.entities[0] if phrase.is_entity else None
    only = phrase.nationality is not None and not phrase.entities and set(phrase.words[:-1]) <= _TOGETHER
    return phrase.nationality if only else None


def _with_owners(node: Phrase, nodes: list[Node], index: int, text: str) -> tuple[Phrase, int] | None:
    """ "The combined output of Chile | , Bolivia | and Peru", "the mines of Chile | and Peru": whose it is together."""
    owners = _owned_together(node, nodes, index)
    if owners is None:
        return None
    listed, after = owners
    end = nodes[after - 1].end
    joined = replace(node, owner=None, end=end, text=text[node.start : end])
    if node.facility and node.concept is None:
        return replace(joined, entities=listed, facility=False), after
    return replace(joined, listed=listed if node.concept is not None else ()), after


def _owned_together(
    node: Phrase, nodes: list[Node], index: int
) -> tuple[tuple[EntityWords, ...], int] | None:
    """The owners of one thing that "of" or "in" ties to it, where more of them follow, and the index behind the last."""
    behind = node.owner is not None and node.text.lower().endswith(node.owner.words.lower())
    unknown = node.opaque and node.owner is None and " of " in node.text and node.quantity is None
    if not ((behind and (node.concept is not None or node.facility)) or unknown) or node.place is not None:
        return None
    owners, at = [node.owner] if node.owner is not None else [], index + 1
    while at + 1 < len(nodes):
        link, other = nodes[at], nodes[at + 1]
        if not isinstance(link, Item) or not isinstance(other, Phrase) or not other.entities:
            return None
        owners += other.entities
        at += 2
        if link.kind == "conjunction" or len(other.entities) > 1:
            return tuple(owners), at
        if link.text != ",":
            return None
    return None


def _another_facility(nodes: list[Node], index: int) -> bool:
    """Whether "and refineries" follows: more of what the same owner has."""
    if index + 1 >= len(nodes):
        return False
    link, other = nodes[index], nodes[index + 1]
    if not isinstance(link, Item) or link.kind != "conjunction" or not isinstance(other, Phrase):
        return False
    return other.facility and other.owner is None and not other.owner_anaphor and not other.topics


def _listable(phrase: Phrase) -> bool:
    if phrase.elliptic and phrase.owner is not None:
        return True
    if phrase.anaphor == "measure" and (phrase.owner is not None or phrase.listed or phrase.scope):
        return True
    return bool(phrase.entities) and phrase.place is None


def _for_a_measure(phrase: Phrase) -> bool:
    """Whether a phrase stands for a measure of its owner: "those of Brazil", "Brazil's"."""
    return phrase.anaphor == "measure" or phrase.elliptic


def _alike(first: Phrase, other: Phrase) -> bool:
    if _for_a_measure(first):
        return _listable(other)
    return bool(other.entities) and other.place is None


def _one_owner(phrase: Phrase) -> tuple[EntityWords, ...]:
    if phrase.owner is not None:
        return (phrase.owner,)
    return (EntityWords(phrase.scope, phrase.text),) if phrase.scope is not None else ()


def _joined(members: list[Phrase], text: str) -> Phrase:
    first, last = members[0], members[-1]
    entities: list[EntityWords] = []
    for member in members:
        entities += member.entities or member.listed or _one_owner(member)
    joined = replace(first, after=last.after, end=last.end, text=text[first.start : last.end])
    if _for_a_measure(first):
        return replace(joined, owner=None, scope=None, listed=tuple(entities))
    return replace(joined, entities=tuple(entities))
