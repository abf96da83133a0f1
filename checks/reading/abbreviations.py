"""Names that only say again what stands before them: "the Democratic Republic of Congo (DRC)"."""

from __future__ import annotations

from checks.reading.items import Item


def without_abbreviations(row: list[Item]) -> list[Item]:
    """The items without parentheses that hold nothing but another name of the entity before them."""
    kept: list[Item] = []
    index = 0
    while index < len(row):
        if kept and row[index].text == "(" and _says_again(kept[-1], row[index + 1 : index + 3]):
            index += 3
        else:
            kept.append(row[index])
            index += 1
    return kept


def _says_again(before: Item, inside: list[Item]) -> bool:
    named, again = before.name("entity"), inside[0].name("entity") if inside else None
    closed = len(inside) == 2 and inside[1].text == ")"
    return closed and named is not None and again is not None and bool(set(named.ids) & set(again.ids))
