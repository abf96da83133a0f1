"""Measures told of what they are counted in: "Italy's railways carried 812 million passengers". Only users' tables have any."""

from __future__ import annotations

from collections.abc import Mapping

from checks.claim_words import EntityWords
from checks.names import Name
from checks.reading.items import Item
from checks.reading.language import VerbForm, english
from checks.reading.phrases import Node, Phrase
from checks.values import replace

Bearers = Mapping[str, tuple[tuple[str, Name], ...]]
"""What things are counted in, with the last words of each measure that is so called and its full name: "railways", of rail passengers."""

_SAYS_NOTHING = frozenset(("the", "its", "their"))
_DEATHS, _DYING, _KILLING, _PEOPLE = "deaths", "die", "kill", frozenset(("people", "persons"))
_PARTING = ("conjunction", "contrast", "relative", "condition")
_SIDES = ("than", "as")
_BE = frozenset(("is", "are", "was", "were", "been", "be", "being"))


def with_bearers(nodes: list[Node], bearers: Bearers) -> list[Node]:
    """The same, with what is told of things by what they are counted in, and without verbs that tell nothing by themselves."""
    return [_without_deed(node) for node in _told_in_full(_as_received(nodes), bearers)]


def _without_deed(node: Node) -> Node:
    """ "1,480 people | died | in Romania": a verb that tells a measure only beside what it is of."""
    if not isinstance(node, Item) or not any("beside" in name.data for name in node.names):
        return node
    said = next(name.data for name in node.names if "beside" in name.data)
    kept = tuple(name for name in node.names if "beside" not in name.data)
    return replace(node, names=kept, verb=node.verb or VerbForm((), said["lemma"], said.get("form", "base")))


def _told_in_full(nodes: list[Node], bearers: Bearers) -> list[Node]:
    """The same, with the full name of what is counted there, and in place of what it is counted in those whose it is.

    "Italy's railways | carried | 812 million passengers" as "Italy | carried | 812 million rail passengers", "1,480 people | died
    | on | Romania's roads" as "1,480 road deaths | were | recorded | in | Romania".
    """
    for at, node in enumerate(nodes):
        told = bearers.get(_called(node)) if isinstance(node, Phrase) and _is_bare(node) else None
        if told is None or not isinstance(node, Phrase):
            continue
        deaths = _where_they_die(nodes) if node.words[0] != "the" or node.words[-1].endswith("s") else -1
        for thing, name in told:
            counted = [
                other
                for other in nodes
                if isinstance(other, Phrase)
                and other is not node
                and _is_counted(other, thing, name, deaths >= 0)
            ]
            if len(counted) != 1 or _are_parted(nodes, at, counted[0]):
                continue
            tie = nodes[at - 1] if at else None
            ending = _in_place_of(node, tie)
            if ending is None:
                continue
            named = replace(counted[0], concept=name, opaque=False, words=(*counted[0].words[:-1], name.text))
            changed = [named if other is counted[0] else other for other in nodes]
            tied = isinstance(tie, Item) and tie.kind == "preposition"
            changed[at - 1 if tied else at :] = [*ending, *_with_other_side(changed[at + 1 :])]
            dead = thing == _DEATHS and deaths >= 0
            return _as_recorded(changed, _where_they_die(changed)) if dead else changed
    return nodes


def _are_parted(nodes: list[Node], at: int, counted: Phrase) -> bool:
    """Whether a conjunction stands between a bearer and what is counted, or right beside the bearer: "roads | and | railways"."""
    other = next(index for index, node in enumerate(nodes) if node is counted)
    between = nodes[min(at, other) + 1 : max(at, other)]
    return any(
        isinstance(node, Item) and node.kind in _PARTING for node in (*between, *nodes[at + 1 : at + 2])
    )


def _is_bare(phrase: Phrase) -> bool:
    """Whether a phrase says nothing of things but whose they are."""
    plain = (
        phrase.quantity is None and phrase.place is None and phrase.concept is None and not phrase.entities
    )
    return plain and phrase.agent is None and phrase.whole is None and phrase.comparative is None


def _called(phrase: Phrase) -> str:
    """What a phrase names, without whose it is: "railways" of "Italy's railways", "Italian railways"."""
    whose = _whose(phrase)
    said = set(whose.words.lower().split()) if whose is not None else set[str]()
    return " ".join(word for word in phrase.words if word not in _SAYS_NOTHING and word not in said)


def _whose(phrase: Phrase) -> EntityWords | None:
    return phrase.owner or phrase.nation or phrase.nationality


def _is_counted(phrase: Phrase, thing: str, name: Name, dying: bool) -> bool:
    """Whether a phrase is of what is counted there, by the last words of its name: "812 million | passengers"."""
    if phrase.owner is not None or phrase.whole is not None or phrase.modifiers:
        return False
    words = phrase.words[1:] if phrase.quantity is not None else phrase.words
    said = " ".join(word for word in words if word not in ("the", "many"))
    if thing == _DEATHS and dying:
        return said in _PEOPLE
    return said == thing or (phrase.concept is not None and set(phrase.concept.ids) == set(name.ids))


def _in_place_of(bearer: Phrase, tie: Node | None) -> list[Node] | None:
    """What stands for "on | Italy's railways": "in | Italy"; nothing for "by | rail", None where that cannot be left out."""
    tied = isinstance(tie, Item) and tie.kind == "preposition"
    whose = _whose(bearer)
    plain = replace(bearer, owner=None, nation=None, nationality=None, owner_anaphor=False, opaque=False)
    if whose is not None:
        who = replace(plain, entities=(whose,), head=whose.words.lower(), words=(whose.words.lower(),))
    elif bearer.owner_anaphor:
        who = replace(plain, anaphor="entity", head="it", words=("it",))
    else:
        return [] if tied else None
    return [replace(tie, text="in"), who] if tied and isinstance(tie, Item) else [who]


def _where_they_die(nodes: list[Node]) -> int:
    """Where people die or are killed; -1 where they do not, or in several places."""
    found = []
    for at, node in enumerate(nodes):
        if isinstance(node, Item):
            verbs = {name.data.get("lemma") for name in node.names if name.kind == "concept_verb"}
            if _DYING in verbs or (_KILLING in verbs and _helper(nodes, at) in _BE):
                found.append(at)
    return found[0] if len(found) == 1 else -1


def _helper(nodes: list[Node], at: int) -> str | None:
    """The auxiliary right before a verb."""
    before = nodes[at - 1] if at else None
    return before.text if isinstance(before, Item) and before.kind == "auxiliary" else None


def _with_other_side(nodes: list[Node]) -> list[Node]:
    """ "… than | on | Romania's" as "… than | in | Romania": of whom a bearer that is left out is."""
    kept: list[Node] = []
    for node in nodes:
        other = (
            isinstance(node, Phrase) and node.owner is not None and not node.words and node.concept is None
        )
        side = kept[-2:-1] or kept[-1:]
        if isinstance(node, Phrase) and node.owner is not None and other and side[0].text in _SIDES:
            tie = kept[-1]
            if isinstance(tie, Item) and tie.text not in _SIDES:
                kept[-1] = replace(tie, text="in")
            whose = node.owner.words.lower()
            node = replace(
                node, entities=(node.owner,), owner=None, elliptic=False, head=whose, words=(whose,)
            )
        kept.append(node)
    return kept


def _as_recorded(nodes: list[Node], at: int) -> list[Node]:
    """Deaths "were recorded", as people "died" or "were killed"; they "have been recorded"."""
    verb, helper = nodes[at], _helper(nodes, at)
    assert isinstance(verb, Item)
    recorded = replace(verb, kind="verb", text="recorded", names=(), verb=english().verbs["recorded"])
    been = replace(verb, kind="auxiliary", text="were" if helper is None else "been", names=(), verb=None)
    return [*nodes[:at], *([] if helper in _BE else [been]), recorded, *nodes[at + 1 :]]


def _as_received(nodes: list[Node]) -> list[Node]:
    """ "More people | visited | the Louvre | than | the Prado" as "more people | were | recorded | in | the Louvre | than | …"."""
    for at, (compared, people, verb, where) in enumerate(
        zip(nodes, nodes[1:], nodes[2:], nodes[3:], strict=False)
    ):
        if not isinstance(people, Phrase) or not isinstance(verb, Item) or people.concept is None:
            continue
        told = any("counts" in name.data and set(name.ids) & set(people.concept.ids) for name in verb.names)
        sides = isinstance(compared, Item) and (compared.kind == "comparative" or compared.text == "as")
        if told and sides and people.quantity is None and isinstance(where, Phrase) and where.is_one_entity:
            tie = replace(verb, kind="preposition", text="in", names=(), verb=None)
            return [*_as_recorded(nodes[: at + 3], at + 2), tie, where, *_in_another(nodes[at + 4 :])]
    return nodes


def _in_another(nodes: list[Node]) -> list[Node]:
    """ "… than | the Prado", "… than | to | the Prado" as "… than | in | the Prado"."""
    if len(nodes) < 2 or nodes[0].text not in _SIDES or not isinstance(nodes[0], Item):
        return nodes
    than, at = nodes[0], 2 if isinstance(nodes[1], Item) and nodes[1].kind == "preposition" else 1
    other = nodes[at] if at < len(nodes) else None
    behind = nodes[at + 1] if at + 1 < len(nodes) else None
    if (
        not isinstance(other, Phrase)
        or not other.is_entity
        or (isinstance(behind, Item) and behind.is_verbal)
    ):
        return nodes  # "… than | the Prado | can | hold"
    return [than, replace(than, text="in"), *nodes[at:]]
