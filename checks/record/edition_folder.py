"""An edition's folder as the importer writes it: a tidy CSV a table, the descriptor, and the errata that were met."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from checks.record import descriptors
from checks.record.cells import Status
from checks.record.figures import Printed, plain
from checks.record.mappings import Mapped, MappingFile
from checks.record.printed_figures import PrintedFigure
from checks.record.tables import COLUMNS, ROWS

_HEAD = "# Made by the importer from {mapping}: change that and import again.\n"


@dataclass(frozen=True, slots=True)
class ImportedCell:
    """One row of the table to be written, and the figure that it came from."""

    figure: PrintedFigure
    entity: Mapped
    measure: str
    printed: Printed
    status: Status
    note: str

    def fields(self) -> tuple[str, ...]:
        """The row as the CSV has it."""
        return (
            self.entity.id,
            self.measure,
            self.entity.row,
            self.figure.period,
            plain(self.printed.value),
            plain(self.printed.lower),
            plain(self.printed.upper),
            str(self.status),
            self.note,
        )

    def plus(self, other: ImportedCell) -> ImportedCell:
        """The two as one: values added, notes joined."""
        value = (self.printed.value or Decimal(0)) + (other.printed.value or Decimal(0))
        note = "; ".join(dict.fromkeys(each.note for each in (self, other) if each.note))
        status = self.status if self.status is not Status.ZERO else other.status
        return replace(self, printed=replace(self.printed, value=value), status=status, note=note)


def write_edition(read: MappingFile, tables: Mapping[str, list[ImportedCell]], out: Path) -> None:
    """Write the tables, by their names, the descriptor and the errata; tables that `out` had before are removed."""
    out.mkdir(parents=True, exist_ok=True)
    for name, rows in sorted(tables.items()):
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(cell.fields() for cell in sorted(rows, key=_order))
        (out / f"{name}.csv").write_text(text.getvalue(), encoding="utf-8")
    for stale in set(out.glob("*.csv")) - {out / f"{name}.csv" for name in tables}:
        stale.unlink()
    _write_descriptor(read, tables, out)
    if read.errata_path and read.errata_path.resolve().parent != out.resolve():
        (out / "errata.yaml").write_bytes(read.errata_path.read_bytes())


def _write_descriptor(read: MappingFile, tables: Mapping[str, list[ImportedCell]], out: Path) -> None:
    import yaml

    schema = descriptors.table_schema()
    resources = [
        {
            "name": name,
            "path": f"{name}.csv",
            "encoding": "utf-8",
            "measures": sorted({cell.measure for cell in rows}),
            "schema": schema,
        }
        for name, rows in sorted(tables.items())
    ]
    content = {**read.descriptor, "resources": resources}
    text = yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=110)
    name = (
        "/".join(read.path.parts[read.path.parts.index("mappings") :])
        if "mappings" in read.path.parts
        else read.path.name
    )
    (out / "datapackage.yaml").write_text(_HEAD.format(mapping=name) + text, encoding="utf-8")


def _order(cell: ImportedCell) -> tuple[str, str, int, str]:
    return (cell.measure, cell.figure.period, ROWS.index(cell.entity.row), cell.entity.id)
