"""What stands around a verb, by its relation to it: subjects, objects, complements, times, adverbs."""

from __future__ import annotations

from dataclasses import field

from checks.reading.items import Item
from checks.reading.phrases import Node, Phrase
from checks.reading.verbs import Verb
from checks.reading.years import Period
from checks.values import dataclass, replace


@dataclass
class ClauseParts:
    """What stands around a verb, by its relation to it."""

    subjects: list[Phrase] = field(default_factory=list)
    adjuncts: list[tuple[str, Phrase]] = field(default_factory=list)
    objects: list[Phrase] = field(default_factory=list)
    periods: list[Period] = field(default_factory=list)
    adverbs: list[str] = field(default_factory=list)


def take_subject_behind_in(parts: ClauseParts, opens: bool = True) -> None:
    """ "In Argentina inflation hit …": what reads as one complement is the subject.

    `opens`: the clause opens its sentence, so that it has no other; else only where it cannot be one name: "…; in Ghana
    inflation hit …", but not "… and in Ghana's exports is second".
    """
    if parts.subjects or len(parts.adjuncts) != 1:
        return
    tie, opening = parts.adjuncts[0]
    of_all = opening.owner is not None and opening.owner.id == "WORLD"
    if not opens and (of_all or opening.nationality or not {"'", "’"}.isdisjoint(opening.text)):
        return
    if (
        tie in ("in", "at")
        and opening.concept is not None
        and opening.owner is not None
        and opening.quantity is None
    ):
        parts.subjects, parts.adjuncts = [opening], []


def take_there(parts: ClauseParts) -> None:
    """ "There | the unemployment rate | is 11.3%": whose a measure is, by where it is."""
    if len(parts.subjects) != 2 or parts.subjects[0].words != ("there",):
        return
    measured = parts.subjects[1]
    if measured.concept is not None and measured.owner is None and measured.quantity is None:
        parts.subjects = [replace(measured, owner_anaphor=True, refers="there")]


def comes_from_before(verb: Verb, before: list[Node], parts: ClauseParts) -> bool:
    """ "Out of Peruvian mines | came | 31,000 tonnes of tin": whence stands first, and what comes behind the verb."""
    moves = (verb.is_a("come", "lie") or verb.lemma == "live") and not verb.passive and verb.form == "finite"
    placed = bool(before) and isinstance(before[0], Item) and bool(parts.adjuncts) and not parts.subjects
    tied = (
        placed
        and parts.adjuncts[0][1] in before
        and parts.adjuncts[0][0] in ("of", "from", "in", "beneath", "under")
    )
    return moves and tied and len(parts.objects) == 1 and parts.objects[0].quantity is not None


_ONE = ("a ", "an ", "another ")  # "a mine" is a thing, and no reading of a measure


def before_verb(nodes: list[Node]) -> tuple[int, ClauseParts]:
    """The index of the verb, and what stands before it."""
    parts = ClauseParts()
    index = 0
    while index < len(nodes):
        node = nodes[index]
        verbal = isinstance(node, Item) and (node.kind in ("auxiliary", "negation") or node.is_verb)
        if verbal and not _is_complement(nodes, index):
            break
        index += _take(nodes, index, parts, parts.subjects)
    return index, parts


def behind_verb(tail: list[Node], parts: ClauseParts) -> None:
    """Put what stands behind the verb where it belongs, bare phrases among the objects."""
    index = 0
    while index < len(tail):
        index += _take(tail, index, parts, parts.objects)


def _take(nodes: list[Node], index: int, parts: ClauseParts, phrases: list[Phrase]) -> int:
    """Put the node at an index where it belongs, a bare phrase among `phrases`; how many nodes that took."""
    node = nodes[index]
    follows = nodes[index + 1] if index + 1 < len(nodes) else None
    if isinstance(node, Phrase) and node.only_qualifies and not node.text.lower().startswith(_ONE):
        parts.adjuncts.append(("at", node))  # "At market exchange rates | China's economy is …"
    elif isinstance(node, Phrase):
        phrases.append(node)
        parts.periods += [node.period] if node.period is not None else []
    elif node.kind == "preposition" and isinstance(follows, Phrase):
        denied = follows.entities and _is_denied_of_phrase(nodes, index)
        parts.adjuncts.append((f"not {node.text}" if denied else node.text, follows))
        parts.periods += [follows.period] if follows.period is not None else []
        return 2
    elif node.kind == "preposition" and _only_between(nodes, index):
        behind = nodes[index + 2]
        assert isinstance(behind, Phrase)
        assert isinstance(follows, Item)
        parts.adjuncts.append((node.text, behind))
        parts.adverbs.append(follows.text)
        return 3
    elif node.kind == "period" and node.period is not None:
        parts.periods.append(node.period)
    elif node.kind == "adverb":
        parts.adverbs.append(node.text)
    return 1


def _is_denied_of_phrase(nodes: list[Node], index: int) -> bool:
    """Whether a preposition says where something is not: "the most populous country | not | in the EU"."""
    word, before = nodes[max(index - 1, 0)], nodes[max(index - 2, 0)]
    return isinstance(word, Item) and word.kind == "negation" and isinstance(before, Phrase)


def _only_between(nodes: list[Node], index: int) -> bool:
    """Whether "only" parts a preposition from its phrase: "behind only Chile"."""
    if index + 2 >= len(nodes):
        return False
    word, phrase = nodes[index + 1], nodes[index + 2]
    return isinstance(word, Item) and word.text in ("only", "just") and isinstance(phrase, Phrase)


def _is_complement(nodes: list[Node], index: int) -> bool:
    """Whether a node that could be a verb, too, is an adverb, a time, or a preposition with its phrase."""
    node = nodes[index]
    if not isinstance(node, Item):
        return False
    if node.kind == "preposition":
        follows = index + 1 < len(nodes) and isinstance(nodes[index + 1], Phrase)
        return follows or _only_between(nodes, index)
    return node.kind == "adverb" or node.period is not None
