"""Words that only say what a noun would without them: "graphite | that is | mined", "bauxite | known to be | in the ground"."""

from __future__ import annotations

from checks.reading.items import Item
from checks.reading.language import english

_BEING = ("is", "are", "was", "were")
_KNOWN = ("known", "to", "be")
_NAMELY = (
    "namely",
    "viz",
    "ie",
    "i.e.",
    "i.e. ,",
    "that is ,",
    "that is to say",
    "that is to say ,",
    "in other words ,",
)
_OPENING = frozenset((*_NAMELY, _KNOWN[0]))
TELLING = frozenset((*_BEING, "be", *_NAMELY))
_PARTING = (",", "(", "–")
_LYING = ("in", "under", "beneath", "below")


def without_relatives(items: list[Item]) -> list[Item]:
    """The items without "that is" between a topic and what is done with it, and without "namely" before a name."""
    held_for = english().function["held_for"]
    if not [
        each for each in items if each.kind == "relative" or each.text in _OPENING or each.text in held_for
    ]:
        return items
    found: list[Item] = []
    index = 0
    while index < len(items):
        if found and found[-1].name("topic") is not None:
            index += _left_out(items, index)
        elif _only_names(items, index):
            index += 1
        elif found and found[-1].text in _PARTING:
            index += _taken_for(items, index)
        found.append(items[index])
        index += 1
    return found


def without_births(items: list[Item]) -> list[Item]:
    """ "A Nigerian | born | in 2024 can expect to live 54.6 years": no other people than those of whom that is told."""
    told = max((at for at, item in enumerate(items) if _tells_of_lives(item)), default=0)
    return [
        item
        for at, item in enumerate(items)
        if not (item.text == "born" and 0 < at < told and _are_all_then(items[at - 1], items[at + 1]))
    ]


def _tells_of_lives(item: Item) -> bool:
    return any("life_expectancy" in name.ids for name in item.names)


def _are_all_then(people: Item, when: Item) -> bool:
    return people.name("entity", "adjective") is not None and (
        when.kind == "period" or when.text in ("today", "now")
    )


def _only_names(items: list[Item], at: int) -> bool:
    """ "The top copper miner, | namely | Chile, …": a word before the name of who was meant."""
    parted = at > 0 and items[at - 1].text in (*_PARTING, ":")
    return (
        parted and items[at].text in _NAMELY and any(each.name("entity") for each in items[at + 1 : at + 2])
    )


def _taken_for(items: list[Item], at: int) -> int:
    """ "Chile, | widely regarded as | the largest copper producer, …": how many items say that it is held for what is said."""
    texts = [item.text for item in items[at : at + 5]]
    words = english().function
    widely = sum(text in words["widely"] for text in texts[:1])
    if texts[widely : widely + 1] and texts[widely] not in words["held_for"]:
        return 0
    end = widely + 1
    end += 1 if texts[end : end + 1] == ["as"] else 2 if texts[end : end + 2] == ["to", "be"] else 0
    plain = end == widely + 1 and texts[widely : widely + 1] not in (["considered"], ["deemed"])
    return 0 if plain or len(items) <= at + end else end


def _left_out(items: list[Item], at: int) -> int:
    """How many items from one on say nothing of their own."""
    texts = tuple(item.text for item in items[at : at + 3])
    behind = items[at + 2] if at + 2 < len(items) else None
    if items[at].kind == "relative" and texts[1:2] and texts[1] in _BEING and behind is not None:
        done = behind.name("concept_verb") is not None and behind.verb_form in ("past", "participle")
        return 2 if done else 0
    lies = items[at + 3].text if at + 3 < len(items) else ""
    return 3 if texts == _KNOWN and lies.startswith(_LYING) else 0
