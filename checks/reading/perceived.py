"""What is seen to move: "South Africa saw its output slide 6%" says that its output slid."""

from __future__ import annotations

from checks.reading.items import Item
from checks.reading.phrases import Node, Phrase
from checks.values import replace

_TIMES = ("year", "month", "quarter", "period")
_MAKING = ("help", "let", "make", "cause", "allow", "enable")
_MOVING = frozenset(("rise", "fall", "multiply"))


def perceived(nodes: list[Node]) -> list[Node]:
    """The nodes of a clause, with the measure as the subject of what it is seen to do."""
    for at in range(len(nodes) - 2):
        measured, moving = nodes[at + 1], nodes[at + 2]
        if not isinstance(measured, Phrase):
            continue
        if (made := _made_to_move(nodes, at)) is not None:
            return made
        if (shown := _shown(nodes, at)) is not None:
            return shown
        if not isinstance(moving, Item) or not measured.is_measure:
            continue
        if _sees(nodes, at) and moving.verb_form == "base" and moving.verb is not None:
            if _MOVING.isdisjoint(moving.verb.classes):
                continue
            told = replace(moving, verb=replace(moving.verb, form="past"))
            times = [node for node in nodes[:at] if isinstance(node, Item) and node.period is not None]
            return [*times, _owned(measured, nodes[:at]), told, *nodes[at + 3 :]]
    return nodes


def _made_to_move(nodes: list[Node], at: int) -> list[Node] | None:
    """ "A new shaft | helped Canada's output (to) rise | by 5%": that it rose, whoever brought it about."""
    verb, measured, rest = nodes[at], nodes[at + 1], nodes[at + 2 :]
    if not isinstance(verb, Item) or verb.verb is None or verb.verb.lemma not in _MAKING or not at:
        return None
    done = verb.verb_form in ("past", "participle") and _is_plain(nodes[:at])
    denied = any(isinstance(node, Phrase) and node.negated for node in nodes[:at])
    if not done or denied or not isinstance(measured, Phrase):
        return None  # "nothing helped"
    if not measured.is_measure or measured.owner is None:
        return None
    if isinstance(rest[0], Item) and rest[0].text == "to":
        rest = rest[1:]
    moving = rest[0] if rest else None
    if not isinstance(moving, Item) or moving.verb_form != "base" or moving.verb is None:
        return None
    if _MOVING.isdisjoint(moving.verb.classes):
        return None
    times = [node for node in nodes[:at] if isinstance(node, Item) and node.period is not None]
    return [*times, measured, replace(moving, verb=replace(moving.verb, form="past")), *rest[1:]]


def _is_plain(nodes: list[Node]) -> bool:
    """Whether only a subject stands before a verb, and nothing that denies it or puts it off."""
    return all(
        isinstance(node, Phrase)
        or node.kind in ("adverb", "period", "preposition")
        or node.text in ("has", "have", "had")
        for node in nodes
    )


def _shown(nodes: list[Node], at: int) -> list[Node] | None:
    """ "USGS data | show Chile producing 5.3 million tons", "… | show Chile's output rising": that it did, as whoever is credited shows."""
    verb, somebody, doing = nodes[at : at + 3]
    if at != 1 or not isinstance(nodes[0], Phrase) or nodes[0].publisher is None:
        return None
    shows = isinstance(verb, Item) and verb.verb is not None and "report" in verb.verb.classes
    has = isinstance(verb, Item) and verb.text in ("has", "have")
    if not (shows or has) or not isinstance(somebody, Phrase) or not isinstance(doing, Item):
        return None
    if doing.verb_form != "ing":
        return None
    if somebody.is_measure and doing.verb is not None and not _MOVING.isdisjoint(doing.verb.classes):
        return [somebody, replace(doing, verb=replace(doing.verb, form="past")), *nodes[at + 3 :]]
    if not shows or len(somebody.entities) != 1 or doing.name("concept_verb") is None:
        return None
    names = tuple(
        replace(name, data={**name.data, "form": "past"}) if name.kind == "concept_verb" else name
        for name in doing.names
    )
    return [somebody, replace(doing, names=names), *nodes[at + 3 :]]


def _sees(nodes: list[Node], at: int) -> bool:
    """Whether a node is a verb of seeing that nothing denies or puts off."""
    verb = nodes[at]
    if not isinstance(verb, Item) or verb.verb is None or "perceive" not in verb.verb.classes:
        return False
    seers = [node for node in nodes[:at] if isinstance(node, Phrase)]
    if len(seers) > 1 or not all(each.is_entity or each.anaphor or each.head in _TIMES for each in seers):
        return False  # what analysts see may lie ahead
    if any(each.nationality is not None and set(each.words[:-1]) - {"the"} for each in seers):
        return False  # "poor Turks"
    before = [node for node in nodes[:at] if isinstance(node, Item)]
    said = [node.text for node in before if node.kind in ("auxiliary", "negation") or node.is_verb]
    return verb.verb_form != "ing" and all(text in ("has", "have", "had") for text in said)


def _owned(measured: Phrase, before: list[Node]) -> Phrase:
    """A measure that is the one of whoever sees it, where it names no owner itself."""
    named = [node for node in before if isinstance(node, Phrase)]
    seer = named[0].entities if len(named) == 1 else ()
    if not named and measured.owner is None and measured.scope is None:
        return replace(
            measured, owner_anaphor=True
        )  # "Peru, the No. 3 producer, | saw output fall": its output
    if len(seer) != 1 or measured.owner is not None or measured.scope is not None:
        return measured
    return replace(measured, owner=seer[0], owner_anaphor=False)
