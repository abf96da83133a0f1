"""What is told of each person before its measure: "China's | per capita | emissions", "per-head oil use"."""

from __future__ import annotations

from checks.reading.items import Item
from checks.reading.language import english
from checks.values import replace


def with_per_head(items: list[Item]) -> list[Item]:
    """The items with "per capita" before a noun as one word that says more of it; elsewhere it stands behind an amount."""
    heads = english().function["heads"]
    kept: list[Item] = []
    for index, item in enumerate(items):
        per = kept[-1] if kept and kept[-1].text == "per" and item.text in heads else None
        if per is None or index + 1 >= len(items) or not _is_noun(items[index + 1]):
            kept.append(item)
        else:
            tokens = (per.tokens[0], item.tokens[1])
            kept[-1] = replace(per, kind="word", end=item.end, text=f"per {item.text}", tokens=tokens)
    return kept


def _is_noun(item: Item) -> bool:
    named = item.name("concept_noun", "topic", "qualifier") is not None
    tied = item.text.split()[0] in english().function["prepositions"]  # "spends more per head | on health"
    return named and not item.is_verb and not tied
