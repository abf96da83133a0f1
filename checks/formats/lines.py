"""An article's words, a table's cell, or a value as JSON, on one line of a report."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TextIO

from checks.findings import Evidence


def one_line(text: str) -> str:
    """Text with every white space as one space, and without what would steer a terminal.

    >>> one_line("fifth-\\r\\nlargest\\x1b[31m")
    'fifth- largest[31m'
    """
    return "".join(filter(str.isprintable, " ".join(text.split())))


def json_line(value: Any) -> str:
    """A value as one line of JSON, also for readers that end lines at more than a line feed."""
    line = json.dumps(value, ensure_ascii=False)
    for mark in ("\x85", "\u2028", "\u2029"):
        line = line.replace(mark, f"\\u{ord(mark):04x}")
    return line


def cell_line(cell: Evidence) -> str:
    """A table's cell on one line: what it says, exactly, and where it stands."""
    figure = cell.status if cell.value is None else f"{cell.value:,.15g} {cell.unit or ''}".rstrip()
    place = f", place {cell.rank}" if cell.rank else ""
    day = f" of {cell.published}" if cell.published else ""
    where = f"{cell.publisher}, edition {cell.edition}{day}, {cell.table}"
    return f"{cell.entity} {cell.period}: {figure}{place} ({where})"


def shortened(text: str, length: int) -> str:
    """One line of at most this many characters, cut at a word where one ends near.

    >>> shortened("reserves of rare earths", 16)
    'reserves of…'
    """
    line = one_line(text)
    if len(line) <= length:
        return line
    cut = line[: length - 1]
    word = cut.rpartition(" ")[0]
    return (word if len(word) > length // 2 else cut).rstrip(" ,;:") + "…"


def write_items(items: Iterable[Any], out: TextIO) -> None:
    """The items of a JSON list, a line each, written as they come."""
    for number, item in enumerate(items):
        out.write(("," if number else "") + "\n" + json_line(item))
    out.write("\n")
