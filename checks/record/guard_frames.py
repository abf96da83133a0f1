"""The frames that the guard's expectations look at: an edition's rows, with what the catalogue and the edition before say."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checks.record import descriptors
from checks.record.descriptors import Descriptor, load_yaml
from checks.record.tables import Row, complaint

if TYPE_CHECKING:
    import pandas as pd

Figures = Mapping[tuple[str, str, str], float]
"""Figures by measure, entity and period."""


def rows_frame(
    rows: Sequence[tuple[str, Row]],
    measures: Mapping[str, Mapping[str, Any]],
    entities: Container[str],
    before: Figures,
    edition_before: str,
) -> pd.DataFrame:
    """An edition's rows, each with the file that it stands in; `before` are the figures of the edition before."""
    import pandas as pd

    entries = [measures.get(row.measure, {}) for _, row in rows]
    columns: dict[str, list[Any]] = {
        "position": list(range(len(rows))),
        "file": [file for file, _ in rows],
    }
    for name in Row._fields:
        columns[name] = [getattr(row, name) for _, row in rows]
    for name in ("value", "lower", "upper"):
        columns[name] = [number(text) for text in columns[name]]
    columns["complaint"] = [complaint(row) or "" for _, row in rows]
    columns["measure_known"] = [bool(entry) for entry in entries]
    columns["entity_known"] = [row.entity in entities for _, row in rows]
    for name in ("dimension", "concept"):
        columns[name] = [entry.get(name, "") for entry in entries]
    columns["topic"] = [" ".join(entry.get("topics", ())) for entry in entries]
    for name in ("default", "exhaustive"):
        columns[name] = [bool(entry.get(name, False)) for entry in entries]
    digits = (entry.get("rounding", {}).get("significant") for entry in entries)
    columns["significant"] = [float("nan") if each is None else float(each) for each in digits]
    compared = _compared_periods({(row.measure, row.period) for _, row in rows}, before)
    columns["before"] = [
        before.get((row.measure, row.entity, compared.get(row.measure, row.period))) for _, row in rows
    ]
    columns["edition_before"] = [edition_before] * len(rows)
    return pd.DataFrame(columns).astype({"before": float})


def editions_frame(root: Path, found: Iterable[Descriptor], today: date) -> pd.DataFrame:
    """A row for each descriptor: its provenance, its days, and the day of the check."""
    import pandas as pd

    records = []
    for position, descriptor in enumerate(found):
        folder, edition = root / descriptor.folder, descriptor.edition
        path = next(path for name in descriptors.NAMES if (path := folder / name).is_file())
        content = dict(load_yaml(path))
        records.append(
            {
                **{name: content.get(name) for name in descriptors.PROVENANCE},
                "position": position,
                "file": path.relative_to(root).as_posix(),
                "line": 0,
                "published": edition.published.isoformat(),
                "next_release": edition.next_release.isoformat() if edition.next_release else "",
                "today": today.isoformat(),
            }
        )
    return pd.DataFrame(records, dtype=object)


def number(text: str) -> float:
    """A cell's text as a number; not a number where it is none."""
    try:
        return float(text) if text else float("nan")
    except ValueError:
        return float("nan")


def _compared_periods(now: set[tuple[str, str]], before: Figures) -> dict[str, str]:
    """The period of the edition before that a measure is compared with, where the two print no period in common."""
    printed: dict[str, set[str]] = {}
    for measure, _, period in before:
        printed.setdefault(measure, set()).add(period)
    return {
        measure: max(periods)
        for measure, periods in printed.items()
        if not any((measure, period) in now for period in periods)
    }
