"""The reference tables, read from their CSV files and descriptors alone: nothing of Assay's code is used."""

from __future__ import annotations

import csv
import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

REFERENCE_DATA = Path(__file__).parent.parent / "reference_data"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Cell:
    """One row of a table. `value` is None where none is printed; bounds may stand instead."""

    row: str
    value: float | None
    lower: float | None
    upper: float | None
    status: str


Table = Mapping[tuple[str, str], Cell]
"""The cells of one measure in one edition, by entity and period."""


@functools.cache
def _held() -> dict[tuple[str, str], tuple[Path, str]]:
    """Where each measure of each edition stands, and the day the edition appeared."""
    held = {}
    for descriptor in sorted(REFERENCE_DATA.glob("**/datapackage.yaml")):
        package = yaml.load(descriptor.read_text(encoding="utf-8"), _LOADER)
        for resource in package["resources"]:
            for measure in resource["measures"]:
                path = descriptor.parent / resource["path"]
                held[measure, str(package["edition"])] = path, str(package["published"])
    return held


def editions(measure: str) -> list[str]:
    """The editions that hold a measure, oldest first."""
    return sorted(edition for name, edition in _held() if name == measure)


def edition_covering(measure: str, period: str, day: str) -> str | None:
    """The newest edition out on a day that prints a period."""
    out = [edition for edition in editions(measure) if _held()[measure, edition][1] <= day]
    covering = [edition for edition in out if any(found == period for _, found in table(measure, edition))]
    return covering[-1] if covering else None


def measures() -> set[str]:
    return {measure for measure, _ in _held()}


@functools.cache
def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@functools.cache
def table(measure: str, edition: str) -> Table:
    """The cells of a measure. Raises KeyError where the edition does not hold it."""

    def number(text: str) -> float | None:
        return float(text) if text else None

    return {
        (row["entity"], row["period"]): Cell(
            row["row"], number(row["value"]), number(row["lower"]), number(row["upper"]), row["status"]
        )
        for row in _rows(_held()[measure, edition][0])
        if row["measure"] == measure
    }


@functools.cache
def catalogue(name: str) -> dict[str, Any]:
    """A file of the catalogue."""
    text = (REFERENCE_DATA / "catalogue" / name).read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.load(text, _LOADER)
    return loaded


def members(group: str) -> tuple[set[str], set[str]]:
    """The members of a group today, and those that a writer may or may not count."""
    entry = next(section[group] for section in catalogue("groups.yaml").values() if group in section)
    return set(entry.get("members", ())) - set(entry.get("until", ())), set(entry.get("optional", ()))
