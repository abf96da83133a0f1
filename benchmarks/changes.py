"""A changed claim: the article with other words, and the question that goes with them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from benchmarks import oracle
from benchmarks.cases import Case, Claim, span
from benchmarks.edits import Edit, apply, entity_name
from benchmarks.tables import table

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True)
class Mutant:
    """`start` and `end` are where the claim's words stand now; `asks` is what they ask of the oracle."""

    sort: str
    text: str
    published: str
    start: int
    end: int
    asks: dict[str, Any]


Change = Callable[[Case, Claim], Iterator[Mutant]]
"""All changes of one sort that a claim allows."""


def mutant_of(sort: str, case: Case, claim: Claim, edits: list[Edit], asks: dict[str, Any]) -> Mutant:
    edited = apply(case["text"], edits, *span(case["text"], claim))
    return Mutant(sort, edited.text, case["published"], edited.start, edited.end, asks)


def candidates(cells: dict[str, Any], most: int = 120) -> list[str]:
    """The entities that the table lists for the period, the largest first."""
    held = table(cells["measure"], cells["edition"])
    listed = sorted(
        (-cell.value, entity)
        for (entity, period), cell in held.items()
        if period == cells["period"] and cell.row == "entity" and cell.value is not None
    )
    return [entity for _, entity in listed if entity_name(entity)][:most]


def decided(asks: dict[str, Any]) -> bool:
    """Whether the tables hold what is asked."""
    try:
        return oracle.holds(asks) is not None
    except KeyError:
        return False


def moved(asks: dict[str, Any], **changes: str) -> dict[str, Any]:
    """The question about cells of another measure, edition or period."""
    return {key: {**value, **changes} if key in ("of", "to") else value for key, value in asks.items()}
