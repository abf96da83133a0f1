"""What a country does, told by a participle: "the country | hosting | the most refugees" is that which hosts them."""

from __future__ import annotations

from checks.names import Name
from checks.reading.items import Item
from checks.reading.language import english
from checks.values import replace

_DOING = frozenset(("have", "receive"))
_WAS = ("was", "were")
_BEHIND = frozenset(("determiner", "quantity", "comparative", "place"))


def with_participle_relatives(items: list[Item]) -> list[Item]:
    """The items with "that" and a finite verb for a participle, or for "to have" and one, right behind "country".

    "The country that hosts the most refugees" for "the country hosting the most refugees", or "… to have hosted …".
    """
    nouns, kept, index = english().function["country_nouns"], [], 0
    while index < len(items):
        kept.append(items[index])
        index += 1
        if kept[-1].text not in nouns:
            continue
        told = _told(items, index)
        if told:
            over = len(told) > 1 or any(item.text in _WAS for item in items)
            form = "past" if over else "base" if kept[-1].text.endswith("s") else "s"
            start = told[0].start
            kept += [Item("relative", start, start, "that"), _finite(told[-1], form)]
            index += len(told)
    return kept


def _told(items: list[Item], index: int) -> list[Item]:
    """The participle at an index with "to have" before it, and an ordering or an amount behind it; none elsewhere."""
    perfect = [item.text for item in items[index : index + 2]] == ["to", "have"]
    told = items[index : index + 1 + 2 * perfect]
    forms = ("participle", "past") if perfect else ("ing",)
    behind = items[index + len(told) : index + len(told) + 1]
    if not told or told[-1].verb_form not in forms or not behind or behind[0].kind not in _BEHIND:
        return []
    verb = told[-1].verb
    acts = told[-1].name("concept_verb") is not None or (
        verb is not None and not _DOING.isdisjoint(verb.classes)
    )
    return told if acts else []


def _finite(item: Item, form: str) -> Item:
    """The item as the verb in another form."""
    verb = replace(item.verb, form=form) if item.verb is not None else None
    names = tuple(_in_form(name, form) for name in item.names if name.kind == "concept_verb")
    return replace(item, verb=verb, names=names)


def _in_form(name: Name, form: str) -> Name:
    return replace(name, data={**name.data, "form": form})
