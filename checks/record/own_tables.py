"""A user's own folder of tables: no lock, a small descriptor, a CSV as it stands; proved when it is opened."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from checks.errors import CatalogueError, RecordError, TableRefused
from checks.record import descriptors, vocabulary
from checks.record.catalogue import KINDS
from checks.record.cells import Cell, Edition, Table, periods_of
from checks.record.descriptors import Descriptor
from checks.record.known_entries import KnownEntries
from checks.record.lock import NAME, OWN, Lock
from checks.record.own_cells import Row, is_rest, is_world, row_of
from checks.record.own_concepts import lie_somewhere
from checks.record.own_measures import described
from checks.record.own_rows import Named, content_of, rows_as_they_stand
from checks.record.own_units import by_their_names, units_of
from checks.record.own_words import kinds_of_holders, short_names, with_kind
from checks.record.tables import checked_cells, read_rows, text_of

_NEVER_NEGATIVE = ("mass", "volume", "area", "length", "time", "power", "energy", "electricity", "oil", "density", "rate", "gem", "ratio")  # fmt: skip
"""What dimensions begin with whose figures are never negative; growth, balances, migration and temperatures may be."""


class OwnTables:
    """A folder of the user's own tables. `refused` names each broken one; the others are used.

    `tidy`: all of them have the record's own columns. `described`: descriptors tell of measures that no catalogue has.
    `proofs`: the sha256 of each file that was read, by its lock's key.
    """

    def __init__(
        self, root: Path, layers: Iterable[Mapping[str, Iterable[Any]]], lock: Lock | None = None
    ) -> None:
        """Read all tables below a folder; `layers` are the catalogues already open, whose names may be used.

        `lock`: what proves the folder's files; a table whose files are others is refused.
        Raises CatalogueError where the folder's own `catalogue/` is malformed or is not what the lock proves.
        """
        self.root = root
        self.proofs: dict[str, str] = {}
        self._proved = dict(lock.under(f"{OWN} ")) if lock is not None else None
        self.refused: list[str] = []
        self._known = KnownEntries(layers)
        self._columns: set[str] = set()
        self._labels: dict[str, str] = {}
        self.layer: dict[str, list[Any]] = {kind: [] for kind in KINDS}
        words = sorted((root / "catalogue").rglob("*.yaml"))
        for path in words:
            self._hold_to_lock(path, path.read_bytes(), CatalogueError)
        self._add(vocabulary.compile_files(words, self._known.ids))
        self._tables: dict[tuple[str, str], Table] = {}
        self.tidy, self.described = True, False
        marks = hashlib.sha256()
        for path in descriptors.find(root):
            try:
                content = descriptors.load_yaml(path)
                descriptor = descriptors.parse(content, path.parent.relative_to(root).as_posix(), str(path))
                descriptor = self._known.credited(descriptor)
                contents = [content_of(path.parent / each.path) for each in descriptor.resources]
                self._hold_to_lock(path, path.read_bytes())
                for each, raw in zip(descriptor.resources, contents, strict=True):
                    self._hold_to_lock(path.parent / each.path, raw)
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
    def listed(self) -> dict[str, set[str]]:
        """Per thing that no other catalogue knows, the concepts of the measures of which a table lists it."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for (measure, _), table in self._tables.items():
            for who, _ in table.cells:
                if self._known.kinds.get(who) == "other":
                    found[who].add(self._known.measures[measure]["concept"])
        return found

    @property
    def of_things(self) -> set[str]:
        """The concepts of measures that only these tables have, and of no country."""
        own, measures = {measure for measure, _ in self._tables}, self._known.measures
        of_others = {entry["concept"] for each, entry in measures.items() if each not in own}
        for (measure, _), table in self._tables.items():
            if any(self._known.kinds.get(who) in ("country", "territory") for who, _ in table.cells):
                of_others.add(measures[measure]["concept"])
        return set[str]().union(*self.listed.values()) - of_others

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

    def _hold_to_lock(
        self, path: Path, content: bytes, refusal: type[CatalogueError | TableRefused] = TableRefused
    ) -> None:
        """Note a file's hash. Raises `refusal` where the lock does not prove it."""
        key = f"{OWN} {path.relative_to(self.root).as_posix()}"
        self.proofs[key] = hashlib.sha256(content).hexdigest()
        if self._proved is not None and self._proved.get(key) != self.proofs[key]:
            raise refusal(f"{path}: does not match {self.root / NAME}; run: assay data check {self.root}")

    def _add(self, entries: Mapping[str, Iterable[Any]]) -> None:
        for kind, values in entries.items():
            self.layer[kind] += values
        self._known.learn(entries)

    def _read(
        self, descriptor: Descriptor, content: Mapping[str, Any], contents: list[bytes], path: Path
    ) -> None:
        found: dict[str, Table] = {}
        self._columns.clear()
        self._labels.clear()
        measures = content.get("measures")
        measures = by_their_names(measures if isinstance(measures, Mapping) else {}, self._known.units)
        content = {**content, "measures": measures}
        self.described |= bool(measures)
        self._add_units(measures.values(), path)
        words = described(measures, descriptor.edition, self._known.units, self._known.words, path)
        words["publishers"] = self._known.publisher(descriptor.edition.publisher)
        added = vocabulary.compile_contents([(words, str(path))], self._known.ids)
        for resource, raw in zip(descriptor.resources, contents, strict=True):
            place = str(path.parent / resource.path)
            factors = self._known.factors(resource, measures, place)
            for measure, cells in self._cells_in(raw, place, content, factors, added).items():
                self._refuse_negative(measure, cells, added, place)
                found[measure] = Table(
                    descriptor.table_id(resource), measure, descriptor.edition, cells, periods_of(cells)
                )
        for entry in added["measure"]:
            table = found.get(entry["id"]) if entry["unit"] is None else None
            if table is not None and any((cell.value or 0) % 1 for cell in table.cells.values()):
                entry.setdefault("basis", "decimals")  # a score or a rate, and no count of whole ones
        self._name_rows(added)
        self._add(added)
        self._tables.update({(measure, descriptor.edition.id): table for measure, table in found.items()})

    def _cells_in(
        self,
        raw: bytes,
        place: str,
        content: Mapping[str, Any],
        factors: Mapping[str, Decimal],
        added: dict[str, list[Any]],
    ) -> Mapping[str, dict[tuple[str, str], Cell]]:
        """The cells of a table by measure; entities that no catalogue knows are put to those `added`."""
        text = text_of(raw, place)
        if not self._known.is_tidy(text, factors):
            self.tidy = False
            named: Named = lambda name, column: self._entity(name, column, added)  # noqa: E731
            return rows_as_they_stand(text, place, content, factors, named)
        rows = list(read_rows(raw, place))
        return {
            measure: checked_cells((row for row in rows if row.measure == measure), place)
            for measure in dict.fromkeys(row.measure for row in rows)
        }

    def _refuse_negative(
        self,
        measure: str,
        cells: Mapping[tuple[str, str], Cell],
        added: Mapping[str, list[Any]],
        place: str,
    ) -> None:
        """Raises TableRefused where a measure is not described, or has a figure below zero that it cannot have."""
        known = self._known.measures.get(measure) or next(
            (entry for entry in added["measure"] if entry["id"] == measure), None
        )
        if known is None:
            raise TableRefused(f"{place}: the measure {measure} is not described; add it under measures")
        if not known["dimension"].startswith(_NEVER_NEGATIVE):
            return
        for cell in cells.values():
            if cell.value is not None and cell.value < 0:
                raise TableRefused(f"{place}: {measure} of {cell.entity} is negative in {cell.period}")

    def _name_rows(self, added: dict[str, list[Any]]) -> None:
        """Add the names of what the rows are, "wind farms", and the short names of those that have one."""
        held = self._known.held_by_rows(added["measure"])
        for text, like in (each for column in sorted(self._columns) for each in kinds_of_holders(column)):
            if " " not in text or text not in self._known.taken:  # a "wind farm" is of a topic, too
                added["name"].append([text, "holder", [like, *held], {}])
        short = short_names(self._labels, self._known.taken)
        added["name"] += ([text, "entity", [of], {}] for text, of in short)

    def _add_units(self, measures: Iterable[Any], path: Path) -> None:
        """Take up the units that a descriptor's measures name and no catalogue has."""
        found = dict(units_of(measures, self._known.unit_names, self._known.units))
        if found:
            self._add(vocabulary.compile_contents([({"units": found}, str(path))], self._known.ids))

    def _entity(self, name: str, column: str, added: dict[str, list[Any]]) -> tuple[str, Row]:
        """The id of an entity by its name, and what kind of row is its; one that no catalogue knows becomes an entry.

        The column's name tells what they are: "Istanbul" of a column of airports is "Istanbul's airport", too.
        """
        if is_rest(name):
            return "OTHER", "residual"
        if is_world(name):
            return "WORLD", "total"
        spelled = self._known.spelled.get(name.casefold(), set())
        if name not in self._known.ids.get("entity", ()) and len(spelled) != 1:
            self._columns.add(column)
            self._labels[name] = column
            entry = {"name": name, "names": list(with_kind(name, column))}
            own = vocabulary.compile_contents([({"others": {name: entry}}, str(self.root))])
            if lie_somewhere(column):
                for _, _, _, data in own["name"]:
                    data["site"] = "yes"
            for kind, values in own.items():
                added[kind] += values
            self._known.learn(own)
        entity = name if name in self._known.ids.get("entity", ()) else min(spelled)
        return entity, row_of(name, self._known.kinds.get(entity, ""))
