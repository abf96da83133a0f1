"""The cells of a user's own table: what stands for no figure, and which rows stand for no entity of their own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, Literal

from checks.errors import TableRefused
from checks.record.cells import Cell, Status
from checks.record.figures import Mark, Printed, read_figure, squeezed

MARKS = {
    **{
        text: Mark(Status.NOT_AVAILABLE) for text in ("", "NA", "n/a", "N/A", "…", "...", "..", "-", "–", "—")
    },
    "W": Mark(Status.WITHHELD),
    "XX": Mark(Status.NOT_APPLICABLE),
    "Large": Mark(Status.QUALITATIVE),
}
"""What stands for a figure that is not there; a dash may be a zero, and then the descriptor's `marks` say so."""

_TOTALS = ("total", "all", "sum", "average", "mean", "grand total", "all countries")
_THOUSANDS = re.compile(r"(?<=\d)[ \u2009\u202f](?=\d{3}(?!\d))")
_LETTER = re.compile(r"([-−]?\d[\d,.]*) ?\(?([epr])\)?")
LETTERS = {
    "e": Status.ESTIMATED,
    "p": Status.PROVISIONAL,
    "r": Status.REPORTED,
    "f": Status.PROJECTED,
}
"""Letters of a status; "f", a forecast, only in a column of its own."""

_WORLDS = ("total world", "world, total", "world (total)", "all world", "global total")
_RESTS = ("other", "others", "rest of world", "rest of the world", "all others", "all other countries")
"""What rows are called that stand for no entity of their own."""

Row = Literal["entity", "total", "residual"]

_ROWS: dict[str, Row] = {"world": "total", "continent": "total", "group": "total", "residual": "residual"}
"""What the row of an entity is that is no single one, by its kind."""


def label_of(text: str) -> str:
    """What a row is called, without the marks of its footnotes, and with plain quotes.

    >>> label_of("Côte d’Ivoire*")
    "Côte d'Ivoire"
    """
    return squeezed(text).replace("’", "'").rstrip("*†‡¹²³ ")


def is_world(label: str) -> bool:
    """Whether a label heads the world's total in words that no catalogue has: "Total World"."""
    return label.casefold() in _WORLDS


def row_of(label: str, kind: str) -> Row:
    """Which kind of row a label heads that names an entity of a kind."""
    return "total" if label.casefold() in _TOTALS else _ROWS.get(kind, "entity")


def is_rest(label: str) -> bool:
    """Whether a label heads what is left: "Other countries"."""
    return label.casefold() in _RESTS


def marks_of(said: Any, place: str) -> dict[str, Mark]:
    """The descriptor's own marks: `marks: {"-": zero, s: withheld}`. Raises TableRefused where they are no statuses."""
    try:
        return {squeezed(str(text)): Mark(Status(str(status))) for text, status in said.items()}
    except (AttributeError, ValueError):
        known = ", ".join(Status)
        raise TableRefused(f"{place}: marks is a mapping of what is printed to one of {known}") from None


def figure(text: str, marks: Mapping[str, Mark], place: str, unit: str | None = None) -> Printed:
    """What a cell says, its thousands parted by blanks perhaps ("45 000"), with a percent sign or the mark of a footnote.

    A letter behind a figure is its status: "45,000 p". Raises TableRefused where it is no figure and no known mark.
    """
    printed = read_figure(text, marks)
    if printed is None:
        plain = _THOUSANDS.sub("", squeezed(text)).rstrip("*†‡¹²³ ")
        letter = _LETTER.fullmatch(plain)
        plain = letter[1] if letter else plain.removesuffix("%").rstrip() if unit == "%" else plain
        printed = read_figure(plain, marks)
        if printed is not None and letter and printed.status is None:
            printed = replace(printed, status=LETTERS[letter[2]])
    if printed is None:
        raise TableRefused(
            f"{place}: {squeezed(text)!r} is not a number; leave it empty where there is no figure"
        )
    return printed


def cell_of(printed: Printed, entity: str, row: Row, period: str, factor: Decimal) -> Cell:
    """The cell of what is printed; `factor` turns it into the measure's unit."""
    numbers = (printed.value, printed.lower, printed.upper)
    value, lower, upper = (None if number is None else float(number * factor) for number in numbers)
    return Cell(entity, period, row, value, printed.status or Status.REPORTED, lower, upper)
