"""A second opinion on claims: reads the CSV tables by itself and knows nothing of Assay's code.

A claim is given as `asks`, a small mapping that names the cells and what is said of them:

    {"ask": "amount", "of": CELLS, "low": 1250000, "high": 1350000}        their sum lies between the two
    {"ask": "ratio", "of": CELLS, "to": CELLS, "low": 0.13, "high": 0.15}  likewise their ratio
    {"ask": "difference", "of": CELLS, "to": CELLS, "low": 0, "high": null}
    {"ask": "rank", "of": CELLS, "among": "WORLD", "end": "top", "low": 3, "high": 3}
    {"ask": "above", "of": CELLS, "others": ["CHN", "PER"], "exactly": true, "ordered": false}
    {"ask": "head", "of": CELLS, "others": ["CHN", "PER", "AUS"]}          these lead the table, in this order;
                                                                           "ordered": false: in any
    {"ask": "count", "of": CELLS, "among": "WORLD", "above": 1000000, "low": 4, "high": 4}
    {"ask": "extreme", "of": CELLS, "since": "2020", "end": "top"}

CELLS is {"measure", "edition", "period", "entities": [ids]}. `low` and `high` may be null: open.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from benchmarks.tables import Cell, editions, members, table


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
        return min(value * 0.9, value * 1.1), max(value * 0.9, value * 1.1)
    if hedge == "nearly":
        return value * 0.9, value
    if hedge == "over":
        return value, None
    if hedge == "under":
        return None, value
    if percent and value % 10 == 0 and 10 <= value <= 90:
        return value - 1, value + 1
    if percent:
        decimals = f"{abs(value):.10g}".partition(".")[2]
        half = 0.5 * 10.0 ** -len(decimals)
    else:
        mantissa, _, exponent = f"{abs(value):.9e}".partition("e")
        decimals = mantissa.rstrip("0").rstrip(".").partition(".")[2]
        half = min(0.5 * 10.0 ** (int(exponent) - len(decimals)), 0.05 * abs(value))
    return value - half, value + half


def _within(value: float, asks: Mapping[str, Any]) -> bool:
    low, high, strict = asks.get("low"), asks.get("high"), asks.get("strict")
    slack = 1e-9 * max(1.0, abs(value))
    above = low is None or (value > low if strict else value >= low - slack)
    below = high is None or (value < high if strict else value <= high + slack)
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
    """The lowest and the highest place that what the table hides leaves possible, and how many others are level."""

    best: int
    worst: int
    level: int = 0


def places(cells: Mapping[str, Any], among: str = "WORLD", end: str = "top") -> Places | None:
    """The place of an entity in its table. None where it has no figure itself."""
    (entity,) = cells["entities"]
    held = table(cells["measure"], cells["edition"])
    own = held.get((entity, cells["period"]))
    if own is None or own.value is None or own.row != "entity":
        return None
    certain, optional = (None, set()) if among == "WORLD" else members(among)
    beaten = certainly = level = 0
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
            level += cell.value == own.value
            certainly += outranks and sure
        elif cell.status != "not_applicable":
            beaten += _may_outrank(cells, other, cell, own.value, end)
    return Places(certainly + 1, beaten + 1, level)


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


def _rank(asks: Mapping[str, Any]) -> bool | None:
    found = places(asks["of"], asks.get("among", "WORLD"), asks.get("end", "top"))
    if found is None:
        return None
    best, worst = _within(found.best, asks), _within(found.worst, asks)
    if best and worst:
        return True
    low, high = asks.get("low") or 1, asks.get("high") or math.inf
    if found.best == found.worst <= high and found.worst + found.level >= low:
        return True  # equal printed figures stand in either order
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
    if any(value < own for value in values):
        return False
    if asks.get("ordered") and values != sorted(values, reverse=True):
        return False
    if not asks.get("exactly"):
        return True
    found = places(asks["of"], asks.get("among", "WORLD"))
    assert found is not None
    wanted = len(values) + 1
    if found.best == found.worst <= wanted <= found.worst + found.level:
        return True
    return None if found.best <= wanted <= found.worst else False


def _head(asks: Mapping[str, Any]) -> bool | None:
    verdicts = []
    for place, entity in enumerate(asks["others"], 1):
        low, high = (place, place) if asks.get("ordered", True) else (1, len(asks["others"]))
        cells = {**asks["of"], "entities": [entity]}
        verdicts.append(_rank({"of": cells, "low": low, "high": high, "among": asks.get("among", "WORLD")}))
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
            limit, end = (below, "bottom") if above is None else (above, "top")
            possible += _may_outrank(asks["of"], entity, cell, float(limit or 0), end)
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
