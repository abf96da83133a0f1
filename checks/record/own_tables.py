"""A user's own folder of tables: no lock, a small descriptor, a CSV as it stands; proved when it is opened."""

from __future__ import annotations

import csv
import hashlib
import io
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from checks.errors import CatalogueError, RecordError, TableRefused
from checks.record import descriptors, vocabulary
from checks.record.catalogue import KINDS
from checks.record.cells import Cell, Edition, Status, Table, periods_of
from checks.record.descriptors import Descriptor, Resource
from checks.record.figures import Mark, read_figure, squeezed
from checks.record.periods import FORMS, as_period
from checks.record.tables import COLUMNS, checked_cells, read_rows, text_of

MARKS = {text: Mark(Status.NOT_AVAILABLE) for text in ("", "NA", "n/a", "N/A", "…", "...")}
"""What stands for a figure that is not there."""

LARGEST_FILE = 100_000_000
"""Bytes of one table; an own table is read whole each time."""

_SIGNED = ("percent", "money", "index")
"""Dimensions whose figures may be negative: growth, balances."""

_OWN_FIELDS = ("names", "verbs", "agents", "column", "multiplier")
"""What a descriptor says of a measure beyond what a catalogue does."""


class OwnTables:
    """A folder of the user's own tables. `refused` names each broken one; the others are used.

    `tidy`: all of them have the record's own columns.
    """

    def __init__(self, root: Path, layers: Iterable[Mapping[str, Iterable[Any]]]) -> None:
        """Read all tables below a folder; `layers` are the catalogues already open, whose names may be used.

        Raises CatalogueError where the folder's own `catalogue/` is malformed.
        """
        self.root = root
        self.refused: list[str] = []
        self._known: dict[str, set[str]] = {}
        self._spelled: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        self._units: dict[str, Mapping[str, Any]] = {}
        self._measures: dict[str, Mapping[str, Any]] = {}
        self.layer: dict[str, list[Any]] = {kind: [] for kind in KINDS}
        for layer in layers:
            self._learn(layer)
        self._add(vocabulary.compile_files(sorted((root / "catalogue").rglob("*.yaml")), self._known))
        self._tables: dict[tuple[str, str], Table] = {}
        self.tidy = True
        marks = hashlib.sha256()
        for path in descriptors.find(root):
            try:
                content = descriptors.load_yaml(path)
                descriptor = descriptors.parse(content, path.parent.relative_to(root).as_posix(), str(path))
                contents = [content_of(path.parent / each.path) for each in descriptor.resources]
                self._read(descriptor, content, contents, path)
                marks.update(b"".join((path.read_bytes(), *contents)))
            except (RecordError, OSError) as error:
                self.refused.append(" ".join(str(error).split()))
        self.hash = marks.hexdigest()

    @property
    def table_ids(self) -> list[str]:
        """The ids of all tables that are used."""
        return sorted({table.id for table in self._tables.values()})

    @property
    def tables(self) -> list[dict[tuple[str, str], Cell]]:
        """The cells of all tables that are used."""
        return [table.cells for table in self._tables.values()]

    @property
    def publishers(self) -> set[str]:
        """The ids of the publishers of which there is a table."""
        return {table.edition.publisher for table in self._tables.values()}

    def editions(self, measure: str) -> list[Edition]:
        """The editions that print a measure."""
        return [table.edition for (each, _), table in self._tables.items() if each == measure]

    def dataset_editions(self, publisher: str, dataset: str) -> list[Edition]:
        """The editions of a publisher's dataset."""
        found = {table.edition for table in self._tables.values()}
        return [edition for edition in found if (edition.publisher, edition.dataset) == (publisher, dataset)]

    def differing(self) -> Iterator[str]:
        """None: they have no lock, and were read as they are."""
        yield from ()

    @property
    def states(self) -> Iterator[tuple[str, str]]:
        """What each measure's tables depend on: all of the folder."""
        yield "catalogue", self.hash
        yield from ((measure, self.hash) for measure, _ in self._tables)

    def cells(self, publisher: str, dataset: str) -> dict[str, int]:
        """How many cells each edition of a publisher's dataset has, by its name."""
        found: Counter[str] = Counter()
        for table in self._tables.values():
            if (table.edition.publisher, table.edition.dataset) == (publisher, dataset):
                found[table.edition.id] += len(table.cells)
        return dict(found)

    def table(self, measure: str, edition: str) -> Table | None:
        """A measure in an edition; None where there is none."""
        return self._tables.get((measure, edition))

    def _learn(self, layer: Mapping[str, Iterable[Any]]) -> None:
        for kind, ids in vocabulary.word_ids(layer).items():
            self._known.setdefault(kind, set()).update(ids)
        for text, kind, ids, _ in layer.get("name", ()):
            if kind == "entity":
                self._spelled[("entity", squeezed(text).casefold())].update(ids)
        self._units.update({entry["id"]: entry for entry in layer.get("unit", ())})
        self._measures.update({entry["id"]: entry for entry in layer.get("measure", ())})

    def _add(self, entries: Mapping[str, Iterable[Any]]) -> None:
        for kind, values in entries.items():
            self.layer[kind] += values
        self._learn(entries)

    def _read(
        self, descriptor: Descriptor, content: Mapping[str, Any], contents: list[bytes], path: Path
    ) -> None:
        found: dict[str, Table] = {}
        described = content.get("measures") if isinstance(content.get("measures"), Mapping) else {}
        added = self._described(described or {}, descriptor, path)
        for resource, raw in zip(descriptor.resources, contents, strict=True):
            place = str(path.parent / resource.path)
            header = text_of(raw, place).partition("\n")[0].rstrip("\r")
            if tuple(header.split(",")) == COLUMNS:
                rows = list(read_rows(raw, place))
                by_measure = {
                    measure: checked_cells((row for row in rows if row.measure == measure), place)
                    for measure in dict.fromkeys(row.measure for row in rows)
                }
            else:
                self.tidy = False
                by_measure = self._as_it_stands(raw, place, resource, content, described or {}, added)
            for measure, cells in by_measure.items():
                known = self._measures.get(measure) or next(
                    (entry for entry in added["measure"] if entry["id"] == measure), None
                )
                if known is None:
                    raise TableRefused(
                        f"{place}: the measure {measure} is not described; add it under measures"
                    )
                for cell in cells.values():
                    if cell.value is not None and cell.value < 0 and known["dimension"] not in _SIGNED:
                        raise TableRefused(
                            f"{place}: {measure} of {cell.entity} is negative in {cell.period}"
                        )
                found[measure] = Table(
                    descriptor.table_id(resource), measure, descriptor.edition, cells, periods_of(cells)
                )
        self._add(added)
        self._tables.update({(measure, descriptor.edition.id): table for measure, table in found.items()})

    def _described(
        self, measures: Mapping[str, Any], descriptor: Descriptor, path: Path
    ) -> dict[str, list[Any]]:
        """The catalogue entries that a descriptor's measures make.

        Measures with the same first name share a concept, so that whose figures are meant is told as elsewhere.
        """
        edition = descriptor.edition
        content: dict[str, Any] = {"concepts": {}, "measures": {}}
        if edition.publisher not in self._known.get("publisher", ()):
            content["publishers"] = {edition.publisher: {}}
        for each, entry in measures.items():
            entry = dict(entry or {})
            names = entry.get("names")
            if not (isinstance(names, list) and names) and "concept" not in entry:
                raise CatalogueError(
                    f"{path}: measures: {each}: lacks names; add names: [what writers call it]"
                )
            unit = entry.get("unit")
            known = self._units.get(str(unit)) if unit is not None else None
            if unit is not None and known is None:
                raise CatalogueError(f"{path}: measures: {each}: the unit {unit!r} is not in the catalogue")
            if names:
                concept = content["concepts"].setdefault(str(names[0]), {})
                for field in ("names", "verbs", "agents"):
                    words = "nouns" if field == "names" else field
                    concept[words] = [*concept.get(words, ()), *(entry.get(field) or ())]
            content["measures"][each] = {
                "publisher": edition.publisher,
                "dataset": edition.dataset,
                "title": str(names[0]) if names else each,
                "concept": str(names[0]) if names else each,
                "dimension": known["dimension"] if known else "count",
                "kind": "flow",
                "default": True,
                **{field: value for field, value in entry.items() if field not in _OWN_FIELDS},
                "unit": known["base"] if known else None,
            }
        return vocabulary.compile_contents([(content, str(path))], self._known)

    def _as_it_stands(
        self,
        raw: bytes,
        place: str,
        resource: Resource,
        content: Mapping[str, Any],
        described: Mapping[str, Any],
        added: dict[str, list[Any]],
    ) -> dict[str, dict[tuple[str, str], Cell]]:
        """The cells of a CSV with columns of its own, as `columns` of the descriptor maps them."""
        columns = {"entity": "entity", "period": "period", **content.get("columns", {})}
        reader = csv.DictReader(io.StringIO(text_of(raw, place), newline=""))
        header = [squeezed(name) for name in reader.fieldnames or ()]
        sources = {
            measure: str((entry or {}).get("column", columns.get("value", "value")))
            for measure, entry in described.items()
            if measure in resource.measures
        }
        absent = [
            name for name in (columns["entity"], columns["period"], *sources.values()) if name not in header
        ]
        if absent:
            raise TableRefused(
                f"{place}:1: no column {absent[0]!r}; it has {', '.join(header)}; map it under columns in the descriptor"
            )
        factors = {each: self._factor(each, described[each] or {}, place) for each in sources}
        found: dict[str, dict[tuple[str, str], Cell]] = {measure: {} for measure in sources}
        for line in reader:
            if None in line or None in line.values():
                raise TableRefused(
                    f"{place}:{reader.line_num}: not as many columns as the header has; quote commas"
                )
            entity = self._entity(squeezed(line[columns["entity"]]), added)
            period = as_period(line[columns["period"]])
            if period is None:
                written = squeezed(line[columns["period"]])
                raise TableRefused(f"{place}:{reader.line_num}: {written!r} is no period; write {FORMS}")
            for measure, column in sources.items():
                key = (entity, period)
                if key in found[measure]:
                    raise TableRefused(f"{place}:{reader.line_num}: {entity} {period} stands in it twice")
                found[measure][key] = _cell(
                    line[column], entity, period, factors[measure], f"{place}:{reader.line_num}"
                )
        return found

    def _factor(self, measure: str, entry: Mapping[str, Any], place: str) -> Decimal:
        """What turns a printed figure into the measure's base unit."""
        unit = self._units.get(str(entry.get("unit")))
        try:
            multiplier = Decimal(str(entry.get("multiplier", 1)))
        except InvalidOperation:
            multiplier = Decimal(0)
        if not (multiplier.is_finite() and multiplier > 0):
            raise TableRefused(
                f"{place}: the multiplier of {measure} is no positive number; write it as 1000000"
            )
        return multiplier * (Decimal(repr(unit["factor"])) if unit else 1)

    def _entity(self, name: str, added: dict[str, list[Any]]) -> str:
        """The id of an entity by its name; one that the catalogue does not know becomes an entry of its own."""
        if name in self._known.get("entity", ()):
            return name
        spelled = self._spelled.get(("entity", name.casefold()), set())
        if len(spelled) == 1:
            return min(spelled)
        own = vocabulary.compile_contents([({"others": {name: {"name": name}}}, str(self.root))])
        for kind, values in own.items():
            added[kind] += values
        self._learn(own)
        return name


def content_of(path: Path) -> bytes:
    """The bytes of a table. Raises TableRefused where it cannot be read, or is larger than `LARGEST_FILE`."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise TableRefused(f"{path}: larger than {LARGEST_FILE:,} bytes; keep the rows that are needed")
        return path.read_bytes()
    except OSError as error:
        raise TableRefused(f"{path}: {error.strerror}; check the path") from None


def _cell(text: str, entity: str, period: str, factor: Decimal, place: str) -> Cell:
    printed = read_figure(text, MARKS)
    if printed is None:
        raise TableRefused(
            f"{place}: {squeezed(text)!r} is not a number; leave it empty where there is no figure"
        )
    numbers = (printed.value, printed.lower, printed.upper)
    value, lower, upper = (None if number is None else float(number * factor) for number in numbers)
    return Cell(entity, period, "entity", value, printed.status or Status.REPORTED, lower, upper)
