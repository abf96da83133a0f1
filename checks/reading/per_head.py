"""Sums of money that an amount divides by the people: "a GDP of $137,000 per head" is a GDP per head of $137,000."""

from __future__ import annotations

from collections.abc import Mapping

from checks.names import Name
from checks.reading.items import Item
from checks.values import replace

_EACH = ("/head", "/person", "/capita", "/inhabitant", "/citizen", "/resident")


def with_heads(items: list[Item], topics: Mapping[str, object]) -> list[Item]:
    """The items with a measure per head in place of the measure that an amount per head is of; `topics`: by known concepts."""
    found = items
    measured: int | None = None
    for at, item in enumerate(items):
        if (noun := item.name("concept_noun")) is not None and f"{noun.ids[0]}_per_head" in topics:
            measured = at
        elif measured is not None and (whole := _of_all(item)) is not None:
            found = list(found) if found is items else found
            found[measured] = _per_head(items[measured])
            found[at] = whole
            measured = None
    return found


def _of_all(item: Item) -> Item | None:
    """An amount of money per head as one of money; None for any other item."""
    quantity = item.quantity
    unit = quantity.stated.unit if quantity is not None else None
    if quantity is None or unit is None or quantity.dimension != "money" or not unit.endswith(_EACH):
        return None
    stated = replace(quantity.stated, unit=unit.split("/")[0])
    return replace(item, quantity=replace(quantity, stated=stated, kind="money"))


def _per_head(item: Item) -> Item:
    named = tuple(
        Name(name.text, name.kind, (f"{name.ids[0]}_per_head",), name.data)
        for name in item.names
        if name.kind == "concept_noun"
    )
    return replace(item, names=named)
