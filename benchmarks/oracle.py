"""A second opinion on claims: reads the CSV tables by itself and knows nothing of Assay's code.

A claim is given as `asks`, a small mapping that names the cells and what is said of them:

    {"ask": "amount", "of": CELLS, "low": 1250000, "high": 1350000}        their sum lies between the two
    {"ask": "ratio", "of": CELLS, "to": CELLS, "low": 0.13, "high": 0.15}  likewise their ratio
    {"ask": "difference", "of": CELLS, "to": CELLS, "low": 0, "high": null}
    {"ask": "rank", "of": CELLS, "among": "WORLD", "end": "top", "low": 3, "high": 3}
    {"ask": "above", "of": CELLS, "others": ["CHN", "PER"], "exactly": true, "ordered": false}
    {"ask": "head", "of": CELLS, "others": ["CHN", "PER", "AUS"]}          these lead the table, in this order
    {"ask": "count", "of": CELLS, "among": "WORLD", "above": 1000000, "low": 4, "high": 4}
    {"ask": "extreme", "of": CELLS, "since": "2020", "end": "top"}

CELLS is {"measure", "edition", "period", "entities": [ids]}. `low` and `high` may be null: open.
"""

from __future__ import annotations

import csv
import functools
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

REFERENCE_DATA = Path(__file__).parent.parent / "reference_data"
_YAML = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


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
        package = yaml.load(descriptor.read_text(encoding="utf-8"), _YAML)
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
def _groups() -> dict[str, dict[str, Any]]:
    text = (REFERENCE_DATA / "catalogue" / "groups.yaml").read_text(encoding="utf-8")
    return {name: group for section in yaml.load(text, _YAML).values() for name, group in section.items()}


def members(group: str) -> tuple[set[str], set[str]]:
    """The certain members of a group and the optional ones. Membership that has ended counts as optional."""
    certain, optional = set(), set(_groups()[group].get("optional", ()))
    for member in _groups()[group].get("members", ()):
        if isinstance(member, str):
            certain.add(member)
        else:
            (optional if "until" in member else certain).add(
                member.get("id") or member.get("entity") or str(next(iter(member)))
            )
    return certain, optional


def interval(value: float, hedge: str = "", percent: bool = False) -> tuple[float | None, float | None]:
    """What a stated number stands for, by its digits and the word before it.

    >>> interval(3_800_000)
    (3750000.0, 3850000.0)
    >>> interval(70, percent=True)
    (69.0, 71.0)
    >>> interval(5, "nearly")
    (4.5, 5)
    """
    if hedge == "about":
        return tuple(sorted((value * 0.9, value * 1.1)))
    if hedge == "nearly":
        return value * 0.9, value
    if hedge == "over":
        return value, None
    if hedge == "under":
        return None, value
    if percent and value % 10 == 0 and 10 <= value <= 90:
        return value - 1, value + 1
    if value == int(value) and abs(value) < 100 and not percent and hedge == "count":
        return value, value
    if percent:
        decimals = f"{abs(value):.10g}".partition(".")[2]
        half = 0.5 * 10.0 ** -len(decimals)
    else:
        mantissa, _, exponent = f"{abs(value):.9e}".partition("e")
        decimals = mantissa.rstrip("0").rstrip(".").partition(".")[2]
        half = min(0.5 * 10.0 ** (int(exponent) - len(decimals)), 0.05 * abs(value))
    return value - half, value + half


def _within(value: float, asks: Mapping[str, Any], strict: bool = False) -> bool:
    low, high = asks.get("low"), asks.get("high")
    slack = 1e-9 * max(1.0, abs(value))
    above = low is None or (value > low if strict or asks.get("strict") else value >= low - slack)
    below = high is None or (value < high if strict or asks.get("strict") else value <= high + slack)
    return above and below


def cells_of(cells: Mapping[str, Any]) -> Iterator[Cell | None]:
    held = table(cells["measure"], cells["edition"])
    for entity in cells["entities"]:
        yield held.get((entity, cells["period"]))


def total(cells: Mapping[str, Any]) -> float | None:
    """The sum of the cells, or None where one has no figure."""
    values = [cell.value if cell else None for cell in cells_of(cells)]
    return None if None in values else math.fsum(value for value in values if value is not None)


def _earlier(measure: str, edition: str, entity: str) -> float | None:
    """The latest figure of an older edition, or of an earlier period of this one."""
    for older in reversed([name for name in editions(measure) if name <= edition]):
        found = [
            (period, cell.value)
            for (name, period), cell in table(measure, older).items()
            if name == entity and cell.value is not None
        ]
        if found:
            return max(found)[1]
    return None


@dataclass(frozen=True)
class Places:
    """The lowest and the highest place that what the table hides leaves possible."""

    best: int
    worst: int


def places(cells: Mapping[str, Any], among: str = "WORLD", end: str = "top") -> Places | None:
    """The place of an entity in its table. None where it has no figure itself."""
    (entity,) = cells["entities"]
    held = table(cells["measure"], cells["edition"])
    own = held.get((entity, cells["period"]))
    if own is None or own.value is None or own.row != "entity":
        return None
    certain, optional = (None, set()) if among == "WORLD" else members(among)
    beaten = certainly = 0
    for (other, period), cell in held.items():
        if period != cells["period"] or other == entity:
            continue
        if cell.row == "residual":
            hidden = cell.value or 0
            beaten += (hidden / 2 > own.value) if end == "top" else hidden > 0
            continue
        if cell.row != "entity" or (certain is not None and other not in certain | optional):
            continue
        sure = certain is None or other in certain
        if cell.value is not None:
            outranks = cell.value > own.value if end == "top" else cell.value < own.value
            beaten += outranks
            certainly += outranks and sure
        elif cell.status != "not_applicable":
            beaten += _may_outrank(cells, other, cell, own.value, end)
    return Places(certainly + 1, beaten + 1)


def _may_outrank(cells: Mapping[str, Any], other: str, cell: Cell, own: float, end: str) -> bool:
    if cell.lower is not None or cell.upper is not None:
        low, high = cell.lower or 0.0, math.inf if cell.upper is None else cell.upper
        return high > own if end == "top" else low < own
    if cell.status == "withheld":
        return True
    before = _earlier(cells["measure"], cells["edition"], other)
    if before is None:
        return False
    return before > own if end == "top" else before < own


def _standings(cells: Mapping[str, Any]) -> list[tuple[float, str]]:
    held = table(cells["measure"], cells["edition"])
    listed = [
        (cell.value, entity)
        for (entity, period), cell in held.items()
        if period == cells["period"] and cell.row == "entity" and cell.value is not None
    ]
    return sorted(listed, reverse=True)


def _rank(asks: Mapping[str, Any]) -> bool | None:
    found = places(asks["of"], asks.get("among", "WORLD"), asks.get("end", "top"))
    if found is None:
        return None
    best, worst = _within(found.best, asks), _within(found.worst, asks)
    if best and worst:
        return True
    low, high = asks.get("low") or 1, asks.get("high") or math.inf
    return None if found.best <= high and found.worst >= low else False


def _above(asks: Mapping[str, Any]) -> bool | None:
    held = table(asks["of"]["measure"], asks["of"]["edition"])
    own = total(asks["of"])
    if own is None:
        return None
    values = []
    for other in asks["others"]:
        cell = held.get((other, asks["of"]["period"]))
        if cell is None or cell.value is None:
            return None
        values.append(cell.value)
    if not all(value > own for value in values):
        return False
    if asks.get("ordered") and values != sorted(values, reverse=True):
        return False
    if not asks.get("exactly"):
        return True
    found = places(asks["of"], asks.get("among", "WORLD"))
    assert found is not None
    wanted = len(values) + 1
    if found.best == found.worst == wanted:
        return True
    return None if found.best <= wanted <= found.worst else False


def _head(asks: Mapping[str, Any]) -> bool | None:
    verdicts = []
    for place, entity in enumerate(asks["others"], 1):
        cells = {**asks["of"], "entities": [entity]}
        verdicts.append(
            _rank({"of": cells, "low": place, "high": place, "among": asks.get("among", "WORLD")})
        )
    return False if False in verdicts else None if None in verdicts else True


def _count(asks: Mapping[str, Any]) -> bool | None:
    among = asks.get("among", "WORLD")
    certain, optional = (None, set()) if among == "WORLD" else members(among)
    held = table(asks["of"]["measure"], asks["of"]["edition"])
    above, below = asks.get("above"), asks.get("below")
    sure = possible = 0
    for (entity, period), cell in held.items():
        if period != asks["of"]["period"]:
            continue
        if cell.row == "residual":
            possible += above is not None and (cell.value or 0) / 2 > above
            possible += below is not None and (cell.value or 0) > 0
            continue
        if cell.row != "entity" or (certain is not None and entity not in certain | optional):
            continue
        if cell.value is None:
            limit, end = (above, "top") if above is not None else (below, "bottom")
            possible += _may_outrank(asks["of"], entity, cell, limit, end)
            continue
        fits = (above is None or cell.value > above) and (below is None or cell.value < below)
        sure += fits and (certain is None or entity in certain)
        possible += fits
    fitting = [_within(number, asks) for number in range(sure, possible + 1)]
    return True if all(fitting) else None if any(fitting) else False


def _extreme(asks: Mapping[str, Any]) -> bool | None:
    cells = asks["of"]
    own = total(cells)
    if own is None:
        return None
    held = table(cells["measure"], cells["edition"])
    since, until = asks["since"], asks.get("until", cells["period"])
    others = {
        period: cell.value
        for (entity, period), cell in held.items()
        if [entity] == cells["entities"] and since <= period <= until and period != cells["period"]
    }
    known = [value for value in others.values() if value is not None]
    if any(value > own if asks.get("end", "top") == "top" else value < own for value in known):
        return False
    return True if len(known) >= int(until) - int(since) and own not in known else None


def holds(asks: Mapping[str, Any]) -> bool | None:
    """True or False where the tables decide it, None where they leave it open."""
    ask = asks["ask"]
    if ask == "amount":
        value = total(asks["of"])
        return None if value is None else _within(value, asks)
    if ask in ("ratio", "difference"):
        value, other = total(asks["of"]), total(asks["to"])
        if value is None or other is None or (ask == "ratio" and other == 0):
            return None
        return _within(value / other if ask == "ratio" else value - other, asks)
    return {"rank": _rank, "above": _above, "head": _head, "count": _count, "extreme": _extreme}[ask](asks)
