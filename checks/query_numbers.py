"""The numbers that a query states, whatever its kind."""

from __future__ import annotations

from dataclasses import fields
from functools import lru_cache

from checks.claim_words import Stated
from checks.queries import Query


def numbers_in(query: Query) -> dict[str, Stated]:
    """The numbers that a query states, by the names of its fields."""
    kind: type = type(query)
    told = ((name, getattr(query, name)) for name in _stating(kind))
    return {name: number for name, number in told if number is not None}


@lru_cache(maxsize=16)
def _stating(kind: type) -> tuple[str, ...]:
    """The fields of a kind of query that hold a number."""
    return tuple(each.name for each in fields(kind) if "Stated" in str(each.type))
