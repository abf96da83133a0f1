"""What is done to a topic, told by a gerund: "leads the world in | mining | potash" is "in the mining of potash"."""

from __future__ import annotations

from checks.names import Name
from checks.reading.items import Item
from checks.values import replace

TIES = frozenset(("in", "at"))
_ENDS = frozenset(("mark", "preposition", "conjunction", "contrast", "relative", "period", "auxiliary"))


def with_gerunds_as_nouns(items: list[Item]) -> list[Item]:
    """The items with "of" between a gerund that names a measure and the topic that is its object, behind "in" or "at"."""
    kept: list[Item] = []
    for index, item in enumerate(items):
        told = _measure(items, index) if index and items[index - 1].text in TIES else None
        if told is None:
            kept.append(item)
        else:
            kept += [
                replace(item, verb=None, names=(told,)),
                Item("preposition", item.end, item.end, "of"),
            ]
    return kept


def _measure(items: list[Item], index: int) -> Name | None:
    """What a gerund names as a noun where a topic alone is its object: "in | producing | zinc"; None elsewhere."""
    item, behind = items[index], items[index + 1 : index + 3]
    if item.verb_form != "ing" or not behind:
        return None
    named = item.name("concept_verb")
    alone = behind[0].name("topic") is not None and (len(behind) == 1 or behind[1].kind in _ENDS)
    if named is None or named.data.get("generic") or not alone:
        return None
    return item.name("concept_noun") or replace(named, kind="concept_noun")
