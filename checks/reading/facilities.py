"""Mines and the like, and shares: which words before them leave all of an owner's: "Peru's copper mines", "a 12% share"."""

from __future__ import annotations

from checks.reading.items import Item
from checks.reading.language import english

_QUANTIFIERS = ("some", "many", "most", "any", "several", "few", "other", "another", "two", "both", "no")


def is_facility(run: list[Item]) -> bool:
    """Whether a run names all that an owner has of a kind: "copper mines", but not "the biggest mine" or "some mines"."""
    head = run[-1]
    if head.text not in english().function["facilities"]:
        return False
    return all(
        (item.kind == "determiner" and item.text not in _QUANTIFIERS)
        or item.name("topic", "adjective", "entity", "qualifier") is not None
        or item.text in english().function["harmless_measure_modifiers"]
        or item.text == "-"
        for item in run[:-1]
    )


def leaves_a_facility(item: Item, modifiers: frozenset[str]) -> bool:
    """Whether a word before "mines" leaves them all of a country's: not "Chile's Escondida mine", "two Chilean mines"."""
    return item.kind in ("determiner", "mark", "name") or item.text in modifiers or item.facility


def leaves_a_share(item: Item, modifiers: frozenset[str]) -> bool:
    """Whether a word before "share" leaves it a share of what is named: "the Chinese share", "a 12% share"."""
    if item.kind in ("determiner", "quantity", "place", "comparative") or item.text in modifiers:
        return True
    return item.name("adjective", "entity") is not None
