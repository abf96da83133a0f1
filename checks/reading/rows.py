"""Rows of pasted tables and lists: whose a row is, its figures, and the caption that speaks for them."""

from __future__ import annotations

from checks.claim_words import EntityWords, PeriodWords
from checks.reading.captions import Caption
from checks.reading.quantities import Quantity
from checks.reading.tokens import Token
from checks.values import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a row: the quantity with the caption's unit where it has none of its own, and its place in the text.

    `sign`: which way something changed, where the figure says it ("+8%").
    """

    quantity: Quantity
    start: int
    end: int
    period: PeriodWords
    sign: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its entity, its figures, and the caption of its table, which may stand in the same sentence (`inline`).

    `ranking`: the entities of a numbered list, in their order where it says that they stand in one, with its first row; `ranking_end` is
    the offset behind the last.
    """

    entity: EntityWords
    start: int
    end: int
    figures: tuple[Figure, ...]
    caption: Caption
    inline: bool = False
    ranking: tuple[EntityWords, ...] = ()
    ranking_end: int = 0


@dataclass(frozen=True, slots=True)
class RowCells:
    """A line that is a row: whose it is, and the tokens at which its figures begin."""

    entity: EntityWords
    start: int
    end: int
    place: int | None
    row: list[Token]
    figures: tuple[int, ...]
