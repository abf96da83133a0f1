"""An article's words, and a table's cell, on one line of a report."""

from __future__ import annotations

from checks.findings import Evidence


def one_line(text: str) -> str:
    """Text with every white space as one space, and without what would steer a terminal.

    >>> one_line("fifth-\\r\\nlargest\\x1b[31m")
    'fifth- largest[31m'
    """
    return "".join(filter(str.isprintable, " ".join(text.split())))


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
