"""A place in an ordering, as the words of a sentence tell it."""

from __future__ import annotations

from typing import Literal

from checks.values import dataclass

Strength = Literal["superlative", "number", "weak", "measuring", "ordinal"]


@dataclass(frozen=True, slots=True)
class Place:
    """Places `low` to `high` of an ordering, counted from the top or the bottom; token indices `first` to `after`.

    strength: a `superlative` says what it is about ("fifth-largest"); a `number` is "No. 5"; a `weak` one ("leading",
    "top") and a bare `ordinal` ("third") are places only where the words around them say so; a `measuring` one
    ("richest") is one where it is the catalogue's adjective.
    `several`: it speaks of as many entities as there are places ("the five largest"); `low` and `high` are 0 where these
    are no run ("the first- and sixth-largest").
    `is_next`: it is the one behind a place that was spoken of before ("the next-biggest"); `low` and `high` are 1.
    """

    first: int
    after: int
    low: int
    high: int
    from_bottom: bool
    strength: Strength
    several: bool = False
    joint: bool = False
    is_next: bool = False
