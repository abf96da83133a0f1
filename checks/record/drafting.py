"""A descriptor drafted by looking at a CSV: what its columns seem to be, for a person to go through."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from checks.errors import TableRefused
from checks.record.catalogue import Catalogue
from checks.record.figures import read_figure, squeezed
from checks.record.own_cells import MARKS
from checks.record.own_rows import DELIMITERS, content_of
from checks.record.periods import FORMS, as_period
from checks.record.tables import text_of

_YEARS = ("1500", "2199")
"""What a number of four digits must lie between to be taken for a year."""


@dataclass(frozen=True, slots=True)
class _Column:
    name: str
    values: tuple[str, ...]

    @property
    def of_periods(self) -> bool:
        return any(self.values) and all(_likely(as_period(value)) for value in self.values)

    @property
    def of_figures(self) -> bool:
        read = [read_figure(value, MARKS) for value in self.values]
        return all(read) and any(each and each.status is None for each in read)


def draft(path: Path, catalogue: Catalogue, publisher: str, today: date) -> str:
    """The text of a descriptor for a CSV: entity and period columns, and a measure for each column of figures.

    `today` stands for the day of publication. Raises TableRefused where no names, no periods or no figures are found.
    """
    columns = _columns(path)
    period = next((each for each in columns if each.of_periods), None)
    figures = [each for each in columns if each is not period and each.of_figures]
    named = [each for each in columns if each is not period and each not in figures]
    if period is None:
        raise _without(path, "periods", FORMS)
    if not named:
        raise _without(path, "names", "the country, region, plant or product that a row is about")
    if not figures:
        raise _without(path, "figures", "plain numbers, without a unit beside them")
    known = {name.text.casefold() for name in catalogue.names() if name.kind == "entity"}
    entity = max(named, key=lambda each: sum(value.casefold() in known for value in each.values))
    units = {name.text.casefold(): name.ids[0] for name in catalogue.names() if name.kind == "unit"}
    left_out = [_quoted(each.name) for each in named if each is not entity]
    lines = [
        "# A draft: go through every line before you rely on it.",
        f"publisher: {_quoted(publisher)}  # as writers credit it",
        f"edition: {_quoted(max(as_period(each) or '' for each in period.values))}",
        f"published: {today.isoformat()}  # the day on which these figures came out",
        f"resources: [{{path: {_quoted(path.name)}}}]",
        f"columns: {{entity: {_quoted(entity.name)}, period: {_quoted(period.name)}}}",
        *([f"# not used: {', '.join(left_out)}"] if left_out else []),
        "measures:  # names: all that writers call it; verbs: [produce] and agents: [producer] where there are any",
    ]
    for each in figures:
        words, unit = _split(each.name, units)
        shown = f", unit: {_quoted(unit)}" if unit else ""
        measure = f"{_plain(path.stem)}.{_plain(words)}"
        lines.append(f"  {measure}: {{names: [{_quoted(words)}]{shown}, column: {_quoted(each.name)}}}")
    return "\n".join(lines) + "\n"


def _columns(path: Path) -> list[_Column]:
    reader = csv.reader(io.StringIO(text_of(content_of(path), str(path)), newline=""))
    header = [squeezed(name) for name in next(reader, [])]
    if len(header) < 2:
        other = next((each for each in DELIMITERS if header and each in header[0]), None)
        reason = f"its columns are separated by {other!r}" if other else "has no columns"
        raise TableRefused(f"{path}:1: {reason}; save the table as CSV with commas")
    rows = list(_rows(reader, len(header), path))
    return [
        _Column(name, tuple(squeezed(row[position]) for row in rows))
        for position, name in enumerate(header)
        if name
    ]


def _rows(reader: Iterator[list[str]], width: int, path: Path) -> Iterator[Sequence[str]]:
    for number, row in enumerate(reader, start=2):
        if row and len(row) != width:
            raise TableRefused(
                f"{path}: row {number} has {len(row)} columns instead of {width}; quote commas"
            )
        if row:
            yield row


def _split(header: str, units: dict[str, str]) -> tuple[str, str | None]:
    """A header's words without the unit that they end in, and the unit: "Output (kt)" is output in kt."""
    words = re.sub(r"[_()\[\],]+", " ", header).split()
    for length in (3, 2, 1):
        unit = units.get(" ".join(words[-length:]).casefold()) if len(words) > length else None
        if unit:
            kept = words[:-length]
            kept = kept[:-1] if len(kept) > 1 and kept[-1].casefold() in ("in", "of") else kept
            return " ".join(kept).casefold(), unit
    return " ".join(words).casefold(), None


def _likely(period: str | None) -> bool:
    return period is not None and _YEARS[0] <= period[:4] <= _YEARS[1]


def _plain(words: str) -> str:
    return re.sub(r"\W+", "_", words.casefold()).strip("_") or "figures"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _without(path: Path, what: str, example: str) -> TableRefused:
    return TableRefused(f"{path}: no column of {what} is found; add one: {example}")
