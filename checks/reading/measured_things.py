"""Things that an adjective or a verb measures: "petrol is cheapest in Malta", "sold 284,000 copies". Only users' tables have any."""

from __future__ import annotations

from collections.abc import Mapping

from checks.names import Name
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase
from checks.values import replace

_MOVING = frozenset(("rise", "fall"))


def with_measured_things(nodes: list[Node], topics: Mapping[str, frozenset[str | None]]) -> list[Node]:
    """The same, with each bare thing told by the measure that an adjective beside it orders by.

    `topics`: per concept, those that its measures have.
    """
    said = {
        each
        for node, follows in zip(nodes, (*nodes[1:], None), strict=True)
        if isinstance(node, Phrase) and _orders_things(node) and not _is_to_do(follows)
        for each in (node.adjective.ids if node.adjective is not None else ())
    }
    return [_measured(node, said, topics) for node in nodes] if said else nodes


def with_adjectives_told(nodes: list[Node]) -> list[Node]:
    """The same, with an adjective that orders by several measures told by the one that is named beside it.

    "The median wait is longest in Leeds", where a table has the length of roads, too.
    """
    doubtful = [
        n
        for n in nodes
        if isinstance(n, Phrase)
        and n.adjective
        and (len(n.adjective.ids) > 1 or "judging" in n.adjective.data)
    ]
    if not doubtful:
        return nodes
    named = {each for n in nodes if isinstance(n, Phrase) and n.concept is not None for each in n.concept.ids}
    if any(_grows(node) for node in nodes):
        said = (n.adjective.ids for n in doubtful if n.adjective is not None)
        if named.isdisjoint(each for ids in said for each in ids):
            return [_untold(node) if node in doubtful else node for node in nodes]
    return [_by_named(node, named) for node in nodes]


def _grows(node: Node) -> bool:
    """ "India's economy | grew | faster": of a growth, the words of speed tell what they tell without a user's table."""
    return isinstance(node, Item) and any(
        name.kind == "concept_verb" and "growth" in name.ids for name in node.names
    )


def _untold(node: Node) -> Node:
    """A phrase without the adjective of a measure that is not spoken of, where the word is one of speed."""
    of_speed = not english().of_speed.union(english().superlatives_of_speed).isdisjoint(node.text.split())
    return replace(node, adjective=None) if isinstance(node, Phrase) and of_speed else node


def _by_named(node: Node, named: set[str]) -> Node:
    if not isinstance(node, Phrase) or node.adjective is None:
        return node
    if "judging" in node.adjective.data:
        if not _judges(node, named):
            return replace(node, adjective=None, place=None, comparative=None, opaque=True)
        node = _turned(node, named)
    assert node.adjective is not None
    if len(node.adjective.ids) < 2:
        return node
    told = tuple(each for each in node.adjective.ids if each in named)
    return replace(node, adjective=replace(node.adjective, ids=told)) if len(told) == 1 else node


def _turned(phrase: Phrase, named: set[str]) -> Phrase:
    """ "The best absence rate", "absence is worst in …": of the end that is good, or bad, of the measure that is named."""
    adjective = phrase.adjective
    assert adjective is not None
    measured = set(phrase.concept.ids) if phrase.concept is not None else named
    low = bool(set(adjective.data.get("low_of", "").split(";")) & measured)
    place = replace(phrase.place, from_bottom=low) if phrase.place is not None else None
    way = phrase.comparative and ("less" if low else "more")
    return replace(phrase, place=place, comparative=way)


def _judges(phrase: Phrase, named: set[str]) -> bool:
    """ "The best punctuality"; "punctuality is worst at …": of a measure that is named, not "the best hospital"."""
    assert phrase.adjective is not None
    said = set(phrase.adjective.ids)
    if phrase.concept is not None:
        return bool(said & set(phrase.concept.ids))
    return phrase.words[-1:] == (phrase.adjective.text,) and bool(said & named)


def without_its_deed(nodes: list[Node]) -> list[Node]:
    """The same, without a participle that says of a measure what it is anyway: "the number of new homes | completed | in London dropped"."""
    for at, (measured, done, tie) in enumerate(zip(nodes, nodes[1:], nodes[2:], strict=False)):
        if not isinstance(measured, Phrase) or measured.concept is None or measured.quantity is not None:
            continue
        if not isinstance(done, Item) or not isinstance(tie, Item) or tie.kind != "preposition":
            continue
        verb = done.name("concept_verb") if done.names else None
        same = verb is not None and set(verb.ids) == set(measured.concept.ids)
        moves = done.verb is not None and not _MOVING.isdisjoint(
            done.verb.classes
        )  # "spending | sank | to …"
        rest = (node for node in nodes[at + 3 :] if isinstance(node, Item))
        acts = any(node.is_verbal for node in rest)
        if same and acts and not moves and done.verb_form in ("past", "participle"):
            return [*nodes[: at + 1], *nodes[at + 2 :]]
    return nodes


def with_counted_things(nodes: list[Node]) -> list[Node]:
    """The same, with what is counted by what is done with it: "sold | 284,000 copies", where a table has the copies sold."""
    counted: dict[str, Name] = {}
    for node in nodes:
        for name in node.names if isinstance(node, Item) else ():
            for thing in name.data["counts"].split(";") if "counts" in name.data else ():
                before = counted[thing].ids if thing in counted else ()
                ids = tuple(dict.fromkeys((*before, *name.ids)))
                counted[thing] = replace(name, text=thing, kind="concept_noun", ids=ids)
    return [_counted(node, counted) for node in nodes] if counted else nodes


def _counted(node: Node, counted: Mapping[str, Name]) -> Node:
    if not isinstance(node, Phrase) or node.owner is not None or node.whole is not None:
        return node
    counts = node.quantity is None or node.quantity.kind in ("count", "vague")  # "employs 300 | people"
    if node.concept is not None and not counts:
        return node
    for at in range(len(node.words)):
        name = counted.get(" ".join(node.words[at:]))
        before = [word for word in node.words[:at] if word not in ("the", "many")]
        told = node.quantity is not None or node.place is not None or node.comparative is not None
        full = node.concept is not None and not node.concept.data.get("before")
        if name is not None and len(before) <= told and not (full and _names(node, name)):
            return replace(node, concept=name, opaque=False, modifiers=())
    return node


def _names(node: Phrase, name: Name) -> bool:
    """Whether a phrase names by itself what a verb tells of it, and perhaps more that is called so."""
    return node.concept is not None and set(name.ids) <= set(node.concept.ids)


def _orders_things(phrase: Phrase) -> bool:
    """ "Cheaper", "the dearest": an adjective of things, with none beside it."""
    return phrase.adjective is not None and "of_thing" in phrase.adjective.data and not phrase.topics


def _is_to_do(follows: Node | None) -> bool:
    """ "Cheaper | to make": another adjective than that of a price."""
    return follows is not None and not isinstance(follows, Phrase) and follows.text == "to"


def _measured(node: Node, concepts: set[str], topics: Mapping[str, frozenset[str | None]]) -> Node:
    if not isinstance(node, Phrase) or node.topic is None or node.opaque or node.agent or node.adjective:
        return node
    found = tuple(each for each in sorted(concepts) if node.topic in topics.get(each, ()))
    if not found or node.concept is not None or node.quantity is not None or node.place is not None:
        return node
    return replace(node, concept=Name(node.text.lower(), "concept_noun", found))
