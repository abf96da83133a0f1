"""The guard: tables pass their suites of expectations, and leave tables.lock as proof."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from checks.errors import RecordError, TableRefused
from checks.record import descriptors, lock, vocabulary
from checks.record.descriptors import Descriptor
from checks.record.guard_frames import editions_frame, number, rows_frame
from checks.record.guard_report import Failure, GuardReport
from checks.record.guard_suites import Validator, read_suites
from checks.record.mappings import nearest
from checks.record.opening import bundled
from checks.record.tables import Row, read_rows


def check_tables(
    folder: Path, today: date, names: Sequence[str] = (), everything: bool = False
) -> GuardReport:
    """Hold a folder's tables against its suites, and write tables.lock where nothing critical fails.

    Only what changed since the lock is run, unless `everything`; `names` picks tables by their id or the start of it.
    `today` is the day after which no edition can have been published. A `restricted/` folder in it is checked, too.
    A folder without entities of its own builds on the bundled record: see `_check_own`.
    Raises CatalogueError where the catalogue is malformed, RecordError where a suite is, or a name fits no table.
    """
    if not (folder / "catalogue" / "entities.yaml").is_file():
        report = _check_own(folder, bundled(), today)
        _refuse_unknown(names, report.checked)
        return report
    guards = [_Guard(folder, None, read_suites(folder), today)]
    restricted = folder / "restricted"
    if restricted.is_dir():
        suites = [*read_suites(folder), *read_suites(restricted)]
        guards.append(_Guard(restricted, folder, suites, today))
    _refuse_unknown(names, [table for guard in guards for table in guard.tables])
    report = GuardReport()
    for guard in guards:
        report += guard.run(names, everything)
    return report


def _refuse_unknown(names: Iterable[str], tables: Sequence[str]) -> None:
    for name in names:
        if not any(table.startswith(name) for table in tables):
            known = nearest(name, dict.fromkeys(tables))
            raise RecordError(f"{name}: no table has this name{known}; name one as it lies in the folder")


def _check_own(folder: Path, beside: Path, today: date) -> GuardReport:
    """Hold a user's own folder against its schema, and against its suites where it has any.

    `beside` is the record whose catalogue it builds on. tables.lock is the index of tables that have the record's own
    columns and measures of a catalogue; of others it proves the files, which are read anew each time.
    """
    from checks.record.own_tables import OwnTables

    entries = vocabulary.compile_files(sorted((beside / "catalogue").rglob("*.yaml")))
    own = OwnTables(folder, [entries])
    failures = tuple(Failure(line.split(":")[0], 0, "schema", "critical", line) for line in own.refused)
    report = GuardReport(tuple(own.table_ids), (), sum(map(len, own.tables)), failures)
    if failures:
        return report
    if own.tidy:
        report = _Guard(folder, beside, read_suites(folder), today).run((), True)
    if report.critical or (own.tidy and not own.described):
        return report
    return replace(report, locks=(lock.write(folder, own.proofs.items()),))


class _Guard:
    """One folder's check."""

    def __init__(
        self, root: Path, outer: Path | None, suites: Sequence[Mapping[str, Any]], today: date
    ) -> None:
        self.root, self.outer, self.suites, self.today = root, outer, suites, today
        self.catalogue_files = sorted((root / "catalogue").rglob("*.yaml"))
        known = vocabulary.word_ids(self._outer_entries)
        self.entries = vocabulary.compile_files(self.catalogue_files, known)
        self.old = lock.Lock.read(root)
        self.malformed: list[Failure] = []
        self.found: dict[str, Descriptor] = {}
        for path in descriptors.find(root):
            try:
                descriptor = descriptors.read(path, root)
                self.found[descriptor.folder] = descriptor
            except TableRefused as error:
                self.malformed.append(Failure(self._shown(path), 0, "descriptor", "critical", str(error)))
        self.tables = {
            descriptor.table_id(resource): (descriptor, resource)
            for descriptor in self.found.values()
            for resource in descriptor.resources
        }

    @cached_property
    def _outer_entries(self) -> Mapping[str, Iterable[Any]]:
        return (
            vocabulary.compile_files(sorted((self.outer / "catalogue").rglob("*.yaml"))) if self.outer else {}
        )

    @cached_property
    def basis(self) -> str:
        """A hash of what a table's result depends on besides itself: suites, measures, entities."""
        about = [self.suites, self.entries["measure"], sorted(self._entity_ids)]
        return hashlib.sha256(json.dumps(about, sort_keys=True, default=str).encode()).hexdigest()

    @cached_property
    def _entity_ids(self) -> set[str]:
        return {
            entry["id"]
            for entries in (self.entries, self._outer_entries)
            for entry in entries.get("entity", ())
        }

    @cached_property
    def _measures(self) -> dict[str, Any]:
        return {entry["id"]: entry for entry in self.entries["measure"]}

    def run(self, names: Sequence[str], everything: bool) -> GuardReport:
        found, tables = self.found, self.tables
        failures = list(self.malformed)
        picked = [name for name in tables if not names or any(name.startswith(start) for start in names)]
        old = {} if everything or not self._same_basis() else self._proved()
        states = {name: self._state(*tables[name]) for name in tables}
        unchanged = [name for name in picked if name in old and old[name]["state"] == states[name]]
        checked = [name for name in picked if name not in unchanged]
        rows: dict[str, list[Row]] = {}
        for name in checked:
            rows[name] = self._rows(*tables[name], failures)
        failures += self._validated({name: (*tables[name], rows[name]) for name in checked}, found)
        for name in unchanged:
            failures += [Failure(*each) for each in old[name]["warnings"]]
        report = GuardReport(
            tuple(checked),
            tuple(unchanged),
            sum(len(each) for each in rows.values()),
            tuple(sorted(failures, key=str)),
        )
        skipped = [name for name in tables if name not in picked and name in old]
        if report.critical or any(name not in picked and name not in skipped for name in tables):
            return report
        return report + GuardReport(locks=(self._write(tables, states, report, old, rows),))

    def _same_basis(self) -> bool:
        return self.old is not None and self.old.get("basis") == self.basis

    def _proved(self) -> dict[str, Any]:
        assert self.old is not None
        return {
            key.removeprefix("file ").removesuffix(".csv"): value for key, value in self.old.under("file ")
        }

    def _path(self, descriptor: Descriptor, resource: descriptors.Resource) -> Path:
        return self.root / descriptor.folder / resource.path

    def _state(self, descriptor: Descriptor, resource: descriptors.Resource) -> str:
        marks = hashlib.sha256()
        folder = self.root / descriptor.folder
        for path in (folder / resource.path, *(folder / name for name in descriptors.NAMES)):
            if path.is_file():
                marks.update(path.read_bytes())
        return marks.hexdigest()

    def _rows(
        self, descriptor: Descriptor, resource: descriptors.Resource, failures: list[Failure]
    ) -> list[Row]:
        path = self._path(descriptor, resource)
        try:
            return list(read_rows(path.read_bytes(), self._shown(path)))
        except (TableRefused, OSError) as error:
            failures.append(Failure(self._shown(path), 0, "readable", "critical", str(error)))
            return []

    def _shown(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()

    def _validated(
        self,
        tables: Mapping[str, tuple[Descriptor, descriptors.Resource, list[Row]]],
        found: Mapping[str, Descriptor],
    ) -> list[Failure]:
        by_edition: dict[str, list[tuple[str, Row]]] = {}
        for descriptor, resource, rows in tables.values():
            file = self._shown(self._path(descriptor, resource))
            by_edition.setdefault(descriptor.folder, []).extend((file, row) for row in rows)
        if not by_edition:
            return []
        validator = Validator(self.suites)
        failures: list[Failure] = []
        for folder, pairs in by_edition.items():
            before, day = self._before(found[folder], {row.measure for _, row in pairs}, found)
            frame = rows_frame(pairs, self._measures, self._entity_ids, before, day)
            failures += validator.rows(frame, found[folder])
        checked = [found[folder] for folder in by_edition]
        return failures + validator.editions(editions_frame(self.root, checked, self.today))

    def _before(
        self, descriptor: Descriptor, measures: set[str], found: Mapping[str, Descriptor]
    ) -> tuple[dict[tuple[str, str, str], float], str]:
        """The figures of the edition before, by measure, entity and period, and its name."""
        edition = descriptor.edition
        older = [
            each
            for each in found.values()
            if (each.edition.publisher, each.edition.dataset) == (edition.publisher, edition.dataset)
            and each.edition.published < edition.published
            and any(measures & set(resource.measures) for resource in each.resources)
        ]
        if not older:
            return {}, ""
        last = max(older, key=lambda each: each.edition.published)
        figures: dict[tuple[str, str, str], float] = {}
        for resource in last.resources:
            if measures & set(resource.measures):
                for row in self._rows(last, resource, []):
                    if row.value:
                        figures[(row.measure, row.entity, row.period)] = number(row.value)
        return figures, last.edition.id

    def _write(
        self,
        tables: Mapping[str, tuple[Descriptor, descriptors.Resource]],
        states: Mapping[str, str],
        report: GuardReport,
        old: Mapping[str, Any],
        rows: Mapping[str, list[Row]],
    ) -> Path:
        entries: dict[str, Any] = {"basis": self.basis}
        for path in self.catalogue_files:
            entries[f"catalogue {self._shown(path)}"] = lock.digest(path)
        for kind, values in self.entries.items():
            for value in values:
                entries[f"{kind} {_key(kind, value)}"] = value
        for name, (descriptor, resource) in tables.items():
            path = self._path(descriptor, resource)
            file = self._shown(path)
            entries[f"edition {descriptor.folder}"] = descriptors.as_entry(descriptor)
            warnings = [
                (each.file, each.line, each.expectation, each.severity, each.message)
                for each in report.warnings
                if each.file == file
            ]
            if name in rows:
                held = sorted({row.measure for row in rows[name]})
                entries[f"file {file}"] = {
                    "sha256": lock.digest(path),
                    "state": states[name],
                    "rows": len(rows[name]),
                    "measures": held,
                    "warnings": warnings,
                }
            else:
                entries[f"file {file}"] = old[name]
            for measure in entries[f"file {file}"]["measures"]:
                entries[f"table {measure} {descriptor.folder}"] = file
        return lock.write(self.root, entries.items())


def _key(kind: str, value: Any) -> str:
    if kind == "member":
        return f"{value[0]} {value[1]}"
    if kind == "name":
        return f"{value[1]} {value[0]} {value[3].get('form', '')} {value[3].get('cased', '')}"
    return str(value["id"])
