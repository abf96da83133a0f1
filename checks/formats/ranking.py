"""One table as a ranking: for people, with bars in a terminal, or for programs."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TextIO

from checks.errors import BadUsage
from checks.formats.tables import name_of, said, table_of
from checks.record import Record
from checks.record.catalogue_entries import Measure
from checks.record.cells import Cell, Table
from checks.record.comparison import places
from checks.record.mappings import nearest

_BAR = 30
_EIGHTHS = " ▏▎▍▌▋▊▉█"
_FIELDS = ("place", "entity", "name", "period", "value", "lower", "upper", "unit", "status", "row", "note")


@dataclass(frozen=True, slots=True)
class Ranking:
    """A table's rows of one period: figures first, by place, then rows without one, then remainders and totals."""

    measure: Measure
    table: Table
    period: str
    among: str
    rows: tuple[tuple[int | None, str, Cell], ...]

    @property
    def title(self) -> str:
        """What is ranked, when, among whom, and whose figures they are."""
        among = f" among {self.among}" if self.among else ""
        edition = self.table.edition
        return f"{self.measure.title}, {self.period}{among} ({self.measure.publisher}, edition {edition.id})"


def ranking(
    record: Record, measure: str, edition: str | None, period: str | None, among: str | None = None
) -> Ranking:
    """A measure ranked in an edition and a period, each the newest if none is named.

    `among`: a group by its id or its name; its members are those of the day of publication.
    Raises BadUsage for what is not held, naming what is.
    """
    table = table_of(record, measure, edition)
    shown = period or table.periods[-1]
    if shown not in table.periods:
        raise BadUsage(f"{table.id}: no period {shown}; it has {', '.join(table.periods)}")
    described = record.catalogue.measures[measure]
    group = _group(record, among) if among else None
    cells = table.rows(shown)
    if group is not None:
        members = record.catalogue.members(group, table.edition.published)
        cells = [cell for cell in cells if cell.entity in members]
        if not cells:
            raise BadUsage(f"{among}: {table.id} has no row of a member of it in {shown}")
    kept = Table(table.id, measure, table.edition, {(cell.entity, shown): cell for cell in cells}, (shown,))
    place = places(kept, shown, described)
    ranked = sorted(
        (cell for cell in cells if cell.entity in place), key=lambda cell: (place[cell.entity], cell.entity)
    )
    rest = [cell for cell in cells if cell.entity not in place]
    if group is None:
        rest += [cell for cell in table.cells.values() if cell.period == shown and cell.row != "entity"]
    rows = tuple((place.get(cell.entity), name_of(record, cell.entity), cell) for cell in [*ranked, *rest])
    return Ranking(described, table, shown, name_of(record, group) if group else "", rows)


def write_text(shown: Ranking, out: TextIO) -> None:
    """A line each row; on a terminal with a bar as long as its figure is large."""
    print(shown.title, file=out)
    lines = [
        (f"{place or '':>4}  {name}: {said(cell, shown.measure.unit)}", cell)
        for place, name, cell in shown.rows
    ]
    if not out.isatty():
        for line, _ in lines:
            print(line, file=out)
        return
    largest = max((cell.value or 0.0 for _, cell in lines if cell.row == "entity"), default=0.0)
    width = max(len(line) for line, _ in lines)
    for line, cell in lines:
        print(f"{line:<{width}}  {_bar(cell, largest)}".rstrip(), file=out)


def write_csv(shown: Ranking, out: TextIO) -> None:
    """A row each as CSV, figures in the measure's unit."""
    writer = csv.DictWriter(out, _FIELDS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(_records(shown))


def write_json(shown: Ranking, out: TextIO) -> None:
    """The ranking as one JSON object, figures in the measure's unit."""
    edition = shown.table.edition
    content = {
        "measure": shown.measure.id,
        "title": shown.measure.title,
        "publisher": shown.measure.publisher,
        "edition": edition.id,
        "published": edition.published.isoformat(),
        "period": shown.period,
        "among": shown.among or None,
        "table": shown.table.id,
        "rows": list(_records(shown)),
    }
    json.dump(content, out, ensure_ascii=False, indent=1)
    print(file=out)


WRITERS: dict[str, Callable[[Ranking, TextIO], None]] = {
    "text": write_text,
    "csv": write_csv,
    "json": write_json,
}


def _records(shown: Ranking) -> Iterator[dict[str, object]]:
    for place, name, cell in shown.rows:
        yield {
            "place": place,
            "entity": cell.entity,
            "name": name,
            "period": cell.period,
            "value": cell.value,
            "lower": cell.lower,
            "upper": cell.upper,
            "unit": shown.measure.unit,
            "status": cell.status.replace("_", " "),
            "row": cell.row,
            "note": cell.note,
        }


def _bar(cell: Cell, largest: float) -> str:
    """A bar in eighths of a letter; none for totals, which would dwarf everything, and for negative figures."""
    if cell.row != "entity" or not cell.value or cell.value < 0 or largest <= 0:
        return ""
    eighths = max(1, round(cell.value / largest * _BAR * 8))
    return _EIGHTHS[8] * (eighths // 8) + _EIGHTHS[eighths % 8].strip()


def _group(record: Record, words: str) -> str:
    """The id of a group that is named by its id or one of its names."""
    catalogue = record.catalogue
    groups = {each.id for each in catalogue.entities.values() if each.kind in ("group", "continent", "world")}
    named = {each.casefold(): each for each in sorted(groups)}
    for name in catalogue.names():
        if name.kind == "entity" and len(name.ids) == 1 and name.ids[0] in groups:
            named.setdefault(name.text.casefold(), name.ids[0])
    found = named.get(words.casefold())
    if found is None:
        raise BadUsage(f"{words}: no such group is known{nearest(words, named)}; see assay data where")
    return found
