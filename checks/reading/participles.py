"""Participles behind a topic that say what of it is meant: "the copper mined worldwide"."""

from __future__ import annotations

from checks.names import Name
from checks.reading.items import Item
from checks.reading.phrases import Node, Phrase
from checks.values import replace

_IN_USE = ("still", "now", "currently", "actually", "annually")


def still_before(nodes: list[Node], index: int) -> int:
    """One where an adverb stands before a participle that changes nothing: "the mercury | still | mined"."""
    node, follows = nodes[index : index + 1], nodes[index + 1 : index + 2]
    adverb = bool(node) and isinstance(node[0], Item) and node[0].text in _IN_USE
    return int(adverb and bool(follows) and isinstance(follows[0], Item) and follows[0].verb_form is not None)


def participle_follows(phrase: Phrase, nodes: list[Node], index: int) -> bool:
    """Whether a participle behind a topic belongs to it ("the copper mined in 2024 came …"), and is not the verb."""
    tie = nodes[index] if index < len(nodes) else None
    definite = phrase.quantity is not None and phrase.words[:1] == ("the",)
    if (
        not (phrase.topics or definite)
        or phrase.concept is not None
        or not isinstance(tie, Item)
        or tie.kind == "auxiliary"
    ):
        return False
    if (
        tie.verb_form not in ("past", "participle")
        or tie.name("concept_verb") is None
        or phrase.place is not None
    ):
        return False
    if _finite_before(nodes, index - 2):
        return True
    first = nodes[0]
    if isinstance(first, Item) and first.text == "of" and not _mark_before(nodes, index):
        return True
    return _ends_remark(phrase, nodes, index) or _finite_behind(nodes, index + 1)


def _ends_remark(phrase: Phrase, nodes: list[Node], index: int) -> bool:
    """ "…, a quarter of all the silver | mined | that year.": a thing does not mine, where nothing is said to be mined."""
    tie = nodes[index]
    done = isinstance(tie, Item) and tie.verb_form in ("past", "participle") and phrase.owner is None
    passing = ("period", "adverb")  # "half of the 1.2 million tons | produced | worldwide"
    behind = [node for node in nodes[index + 1 :] if not (isinstance(node, Item) and node.kind in passing)]
    ends = not behind or (isinstance(behind[0], Item) and behind[0].text in (".", ";", ","))
    intransitive = isinstance(tie, Item) and any("growth" in name.ids for name in tie.names)
    return done and ends and not intransitive and not phrase.entities and _mark_before(nodes, index)


def done_by(phrase: Phrase, nodes: list[Node], index: int) -> Phrase | None:
    """ "More than the 3.3 million tons | mined by | the DRC": who does with an amount what was told before; None where it is another thing."""
    tie, by, doer = [*nodes[index : index + 3], None, None, None][:3]
    definite = phrase.quantity is not None and phrase.words[:1] == ("the",) and phrase.owner is None
    if not definite or phrase.concept is not None or phrase.topics or phrase.place is not None:
        return None
    if (
        not isinstance(tie, Item)
        or tie.verb_form not in ("past", "participle")
        or by is None
        or by.text not in ("by", "in")
    ):
        return None
    if not isinstance(doer, Phrase) or len(doer.entities) != 1 or doer.quantity is not None:
        return None
    name = tie.name("concept_verb")
    told = [each for node in nodes[:index] for each in _told_by(node)]
    same = name is not None and any(set(name.ids) & set(each.ids) for each in told)
    if name is not None and by.text == "in":
        same = same and "production" in name.ids  # "the 3.3 million tons mined in Congo"
    return doer if same else None


def _told_by(node: Node) -> list[Name]:
    """The concepts that a node names: a measure, or what a verb says to be done."""
    if isinstance(node, Phrase):
        return [node.concept] if node.concept is not None else []
    return [name for name in node.names if name.kind == "concept_verb"]


def tells_of_holder(nodes: list[Node], index: int) -> bool:
    """ "Is the largest producer of tin | accounting for 23% of output": what whoever holds a place does, with no comma before."""
    holder, doing, amount = [*nodes[max(index - 1, 0) : index + 2], None, None][:3]
    if not isinstance(holder, Phrase) or holder.agent is None or holder.place is None:
        return False
    acts = isinstance(doing, Item) and doing.is_verb and doing.verb_form == "ing"
    told = isinstance(amount, Phrase) and amount.quantity is not None and amount.place is None
    return acts and told and _finite_before(nodes, index - 2)


def amount_behind(phrase: Phrase, nodes: list[Node], index: int) -> Phrase | None:
    """The amount that a participle ties to a measure: "reserves | totalling | 950 million tons"; None where none is."""
    if (
        index + 1 >= len(nodes)
        or phrase.concept is None
        or phrase.quantity is not None
        or phrase.place is not None
    ):
        return None
    tie, amount = nodes[index], nodes[index + 1]
    if (
        not isinstance(tie, Item)
        or tie.verb is None
        or tie.verb_form != "ing"
        or "value" not in tie.verb.classes
    ):
        return None
    if (
        not isinstance(amount, Phrase)
        or amount.quantity is None
        or amount.concept is not None
        or amount.topics
    ):
        return None
    return amount if amount.comparative is None else None


def _finite_before(nodes: list[Node], index: int) -> bool:
    """Whether the clause already has a verb, going back from an index to the last mark."""
    for at in range(index, -1, -1):
        node = nodes[at]
        if isinstance(node, Item):
            if node.kind == "mark" and not _parts_amounts(nodes, at):
                return False
            if can_be_finite(node):
                return True
    return False


def _parts_amounts(nodes: list[Node], comma: int) -> bool:
    """Whether a comma stands between two amounts: "69 | , | 12 and 8 percent of the rare earths mined"."""
    return all(
        isinstance(node, Phrase) and node.quantity is not None
        for node in (nodes[comma - 1], nodes[comma + 1])
    )


def _finite_behind(nodes: list[Node], index: int) -> bool:
    """Whether a verb is still to come, with nothing but complements before it."""
    for at in range(index, len(nodes)):
        node, before = nodes[at], nodes[at - 1]
        if isinstance(node, Phrase):
            if not (isinstance(before, Item) and before.kind in ("preposition", "conjunction")):
                return False
        elif can_be_finite(node):
            return True
        elif node.kind not in ("preposition", "conjunction", "period", "adverb"):
            return False
    return False


def can_be_finite(item: Item) -> bool:
    """Whether some reading of an item is a verb that can stand with a subject."""
    if item.kind == "auxiliary" or (item.verb is not None and item.verb.form in ("s", "past", "base")):
        return True
    return any(
        name.kind == "concept_verb" and name.data.get("form", "base") in ("s", "past", "base")
        for name in item.names
    )


def _mark_before(nodes: list[Node], index: int) -> bool:
    return any(isinstance(node, Item) and node.kind == "mark" for node in nodes[:index])


def with_participle(
    phrase: Phrase, nodes: list[Node], index: int, text: str, scopes: frozenset[str]
) -> tuple[Phrase, int]:
    """The phrase with the measure that a participle names, and "worldwide" behind it as its scope."""
    tie = nodes[index]
    assert isinstance(tie, Item)
    after, end, scope = index + 1, tie, phrase.scope
    follows = nodes[after] if after < len(nodes) else None
    if isinstance(follows, Item) and follows.kind == "adverb":
        world = follows.name("entity", "adjective")
        if world is not None and world.ids[0] in scopes:
            after, end, scope = after + 1, follows, world.ids[0]
    concept, words = tie.name("concept_verb"), text[phrase.start : end.end]
    return replace(phrase, concept=concept, scope=scope, after=end.tokens[1], end=end.end, text=words), after
