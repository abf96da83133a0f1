"""Small tables in memory, with the interface of the record, and short ways to write claims."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from checks.claim_words import Attribution, EntityWords, MeasureWords, PeriodWords, Stated
from checks.claims import Claim, Frame
from checks.intervals import Interval
from checks.queries import Kind, Query, ValueQuery
from checks.record.catalogue import Catalogue
from checks.record.cells import Cell, Edition, Status, Table
from checks.verdicts.view import Spot, View

COUNTRIES = {
    "ALF": "Alfa",
    "BRV": "Bravo",
    "CHR": "Charlie",
    "DLT": "Delta",
    "ECH": "Echo",
    "FOX": "Foxtrot",
    "GLF": "Golf",
}
STATUSES = {
    "W": Status.WITHHELD,
    "NA": Status.NOT_AVAILABLE,
    "XX": Status.NOT_APPLICABLE,
    "Large": Status.QUALITATIVE,
}
RESERVES, PRODUCTION = "desk.ore.reserves", "desk.ore.production"

Printed = float | int | str
"""A cell as printed: a figure, "W", "NA", "XX", "Large", ">5", "<5", or a figure with "p" for projected."""


class Tables:
    """A record in memory: a catalogue, and tables by measure, oldest edition first."""

    def __init__(self, catalogue: Catalogue, tables: Iterable[Table]) -> None:
        self.catalogue = catalogue
        self.kept = sorted(tables, key=lambda table: table.edition.published)

    def editions(self, measure: str) -> tuple[Edition, ...]:
        return tuple(table.edition for table in self.kept if table.measure == measure)

    def table(self, measure: str, edition: str) -> Table:
        return next(table for table in self.kept if (table.measure, table.edition.id) == (measure, edition))


def measure(name: str = RESERVES, **more: Any) -> dict[str, Any]:
    """A measure's entry; `desk.ore.reserves` is of the publisher Desk, about ore."""
    concept = name.split(".")[-1]
    title = f"{concept.capitalize()} of ore"
    entry = {
        "id": name,
        "publisher": name.split(".")[0].capitalize(),
        "dataset": "book",
        "title": title,
        "concept": concept,
        "topics": ["ore"],
        "dimension": "mass",
        "unit": "t",
        "kind": "stock" if concept == "reserves" else "flow",
        "default": True,
        "exhaustive": True,
        "rounding": {"significant": 2},
    }
    return entry | more


def catalogue(*measures: dict[str, Any], unheld: Iterable[str] = ()) -> Catalogue:
    """A catalogue of seven countries, a territory (ISL) and a group (EAST: Alfa, Bravo; perhaps Charlie)."""
    entities: list[dict[str, Any]] = [
        {"id": code, "name": name, "kind": "country"} for code, name in COUNTRIES.items()
    ]
    entities[2]["optional_in"] = ["EAST"]
    entities.append({"id": "ISL", "name": "Isle", "kind": "territory", "optional_in": ["WORLD"]})
    entities.append({"id": "WORLD", "name": "world", "kind": "world", "sentence_name": "the world"})
    entities.append({"id": "EAST", "name": "the East", "kind": "group"})
    entities.append({"id": "WORLD_EXCEPT_FOX", "name": "world without Foxtrot", "kind": "group"})
    entities.append({"id": "OTHER", "name": "Other countries", "kind": "residual"})
    held = {entry["publisher"] for entry in measures}
    publishers = [{"id": name, "name": name, "names": []} for name in (*held, *unheld)]
    members = [("EAST", "ALF", None, None), ("EAST", "BRV", None, None), ("EAST", "GLF", None, "2021-12-31")]
    layer = {"measure": measures, "entity": entities, "publisher": publishers, "member": members}
    return Catalogue([layer], held)


def cell(entity: str, period: str, printed: Printed, note: str | None = None) -> Cell:
    """A cell from what is printed in it."""
    row: Any = {"WORLD": "total", "EAST": "total", "WORLD_EXCEPT_FOX": "total", "OTHER": "residual"}.get(
        entity, "entity"
    )
    if isinstance(printed, str) and printed in STATUSES:
        return Cell(entity, period, row, None, STATUSES[printed], note=note)
    if isinstance(printed, str) and printed[0] in "<>":
        bound = float(printed[1:])
        lower, upper = (bound, None) if printed[0] == ">" else (None, bound)
        return Cell(entity, period, row, None, Status.REPORTED, lower, upper, note)
    if isinstance(printed, str):
        return Cell(entity, period, row, float(printed.rstrip("p")), Status.PROJECTED, note=note)
    return Cell(entity, period, row, float(printed), Status.REPORTED if printed else Status.ZERO, note=note)


def edition(name: str, published: str | None = None, **more: Any) -> Edition:
    """An edition of Desk's book, out on the last day of January of its year."""
    day = published or f"{name[:4]}-01-31"
    return Edition(name, "Desk", "book", date.fromisoformat(day), **more)


def table(
    of: Edition,
    rows: dict[str, Printed],
    period: str | None = None,
    name: str = RESERVES,
    note: str | None = None,
) -> Table:
    """A table of one period: that of the year before the edition, unless another one is given."""
    return over_time(
        of,
        {entity: {period or str(int(of.id[:4]) - 1): printed} for entity, printed in rows.items()},
        name,
        note,
    )


def over_time(
    of: Edition, rows: dict[str, dict[str, Printed]], name: str = PRODUCTION, note: str | None = None
) -> Table:
    """A table of several periods."""
    cells = {
        (entity, period): cell(entity, period, printed, note)
        for entity, by_period in rows.items()
        for period, printed in by_period.items()
    }
    periods = tuple(sorted({period for _, period in cells}))
    return Table(f"desk/book/{of.id}/{name}", name, of, cells, periods)


def spot(
    rows: dict[str, Printed], earlier: dict[str, Printed] | None = None, note: str | None = None, **more: Any
) -> Spot:
    """The newest of one or two editions of a table of reserves; further options are the measure's."""
    tables = [table(edition("2024"), earlier)] if earlier else []
    tables.append(table(edition("2025"), rows, note=note))
    record = Tables(catalogue(measure(**more)), tables)
    editions = record.editions(RESERVES)
    view = View(record, record.catalogue.measures[RESERVES], editions, editions[-1], date(2025, 6, 1))
    return Spot(view, tables[-1], "2024")


def exactly(number: float, unit: str | None = "t", words: str = "", **more: Any) -> Stated:
    """A number that stands for half a unit of its last digit that is no zero, at most 5% (coarse: 15%) of itself."""
    half = 0.5 * 10.0 ** int(Decimal(repr(number)).normalize().as_tuple().exponent) if number else 0.0
    near, far = min(half, 0.05 * abs(number)), min(half, 0.15 * abs(number))
    holds, zone = Interval(number - near, number + near), Interval(number - far, number + far)
    return Stated(number, holds, zone, unit, words=words, **more)


def percent(number: float) -> Stated:
    """A percentage that stands for half a point either side."""
    near = Interval(number - 0.5, number + 0.5)
    return Stated(number, near, near, "%")


def whole(number: int) -> Stated:
    """A count, which is exact."""
    return Stated(float(number), Interval(number, number), Interval(number, number), None, words=str(number))


def more_than(number: float, unit: str | None = "t") -> Stated:
    """ "More than" a number, understated from half as much again."""
    above = Interval(number, math.inf, open_low=True)
    return Stated(
        number, above, above, unit, understates_above=1.5 * number, words=f"more than {number:,.0f}"
    )


def named(*codes: str) -> tuple[EntityWords, ...]:
    """Entities by their ids."""
    return tuple(EntityWords(code) for code in codes)


def words(concept: str = "reserves", topic: str | None = "ore", **more: Any) -> MeasureWords:
    """A measure as the words name it."""
    return MeasureWords(concept, topic, **more)


def claim(query: Query, publisher: str | None = None, frame: Frame = Frame.ASSERTED, **more: Any) -> Claim:
    """A claim; its kind and place in the text do not matter to the verdict."""
    return Claim(Kind.VALUE, 0, 1, (0, 1), query, Attribution(publisher), frame, **more)


def value_of(entity: str, number: float, said: str = "", year: int | None = None, **more: Any) -> ValueQuery:
    """A value claim's query about reserves of ore."""
    return ValueQuery(words(**more), EntityWords(entity), exactly(number, words=said), PeriodWords(year))
