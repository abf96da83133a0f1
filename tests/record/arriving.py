"""A publisher's file on its way into the small record: a mapping for it, and the file as published."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from checks.record.guard import check_tables
from tests.record.small import make

TODAY = date(2026, 6, 1)

MAPPING = """
descriptor:
  title: Mines {edition}
  publisher: Office
  dataset: mines
  edition: "{edition}"
  published: {edition}-02-01
  kind: release
  homepage: https://example.org/mines
  licenses: [{{name: CC0-1.0}}]
  taken_from: the Office's own file
read:
  - files: ["*.csv"]
    entity: Country
    unit: {{constant: tons}}
    labels: {{figure: Figure}}
    figures:
      - {{value: Value, period: Year}}
marks: {{NA: not_available}}
units: {{tons: [t, 1]}}
aggregates: {{World total: {{id: WORLD, row: total}}}}
measures:
  - {{measure: office.tin.production, table: tin, where: {{figure: Output}}}}
  - {{measure: office.tin.reserves, table: tin, where: {{figure: Reserves}}}}
"""

SOURCE = """Country,Figure,Year,Value
China,Output,{year},68000
Russia,Output,{year},NA
Australia,Output,{year},9900
World total,Output,{year},81000
China,Reserves,{year},1000000
Russia,Reserves,{year},590000
Australia,Reserves,{year},630000
"""


def guarded(root: Path) -> Path:
    """The small record with its lock."""
    make(root)
    check_tables(root, TODAY)
    return root


def mapping(root: Path, edition: str = "2026") -> Path:
    """Give a record the mapping of an edition."""
    path = root / "mappings" / "office" / "mines" / f"{edition}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(MAPPING.format(edition=edition), encoding="utf-8")
    return path


def source(folder: Path, edition: str = "2026", old: str = "", new: str = "") -> Path:
    """The file of an edition, with something in it replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "mines.csv"
    text = SOURCE.format(year=int(edition) - 1)
    path.write_text(text.replace(old, new) if old else text, encoding="utf-8")
    return path
