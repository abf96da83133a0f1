"""Printed world totals beside their parts, as the guard's frames hold them."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from checks.record.catalogue_entries import Rounding

TOTAL_COLUMNS = ["position", "measure", "period", "row", "entity", "value", "significant"]


def is_known(figure: Any) -> bool:
    """Whether a cell of a frame holds a number."""
    return figure is not None and not math.isnan(figure)


def world_totals(frame: Any) -> Any:
    """The rows of printed world totals."""
    return frame[(frame["row"] == "total") & (frame["entity"] == "WORLD") & frame["value"].notna()]


def totals_with_parts(frame: Any) -> Iterator[tuple[int, Any, Any]]:
    """Every printed world total with its parts."""
    narrow = frame[TOTAL_COLUMNS]
    parts = dict(iter(narrow[narrow["row"] != "total"].groupby(["measure", "period"])))
    for total in world_totals(narrow).itertuples():
        of_it = parts.get((total.measure, total.period))
        if of_it is not None:
            yield int(total.position), total, of_it


def upper(row: Any) -> float:
    """The most that a printed figure may have been before rounding."""
    return Rounding(digits_of(row)).interval(float(row.value)).high


def lower(row: Any) -> float:
    """The least that a printed figure may have been before rounding."""
    return Rounding(digits_of(row)).interval(float(row.value)).low


def digits_of(row: Any) -> int | None:
    """How many digits of a row's figure are significant; None where it is printed exactly."""
    return int(row.significant) if is_known(row.significant) else None
