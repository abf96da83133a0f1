"""The guard: tables pass their suites of expectations, and leave tables.lock as proof.

Suites are YAML files in `expectations/` beside the tables. Great Expectations runs them; it takes seconds to import,
so nothing but this module and its expectations does.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checks.errors import RecordError, TableRefused
from checks.record import descriptors, lock, vocabulary
from checks.record.descriptors import Descriptor, load_yaml
from checks.record.opening import bundled
from checks.record.tables import Row, complaint, read_rows

if TYPE_CHECKING:
    import pandas as pd

_SUITE_FIELDS = frozenset(("name", "about", "checks", "only", "expectations"))


@dataclass(frozen=True, slots=True)
class Failure:
    """A row that fails an expectation. `line` 0 is the file as a whole."""

    file: str
    line: int
    expectation: str
    severity: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.severity}: {self.message} ({self.expectation})"


@dataclass(frozen=True, slots=True)
class GuardReport:
    """What a check found. `checked` and `unchanged` are tables; `lock` is written only where nothing is critical."""

    checked: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    rows: int = 0
    failures: tuple[Failure, ...] = ()
    locks: tuple[Path, ...] = field(default=())

    @property
    def critical(self) -> tuple[Failure, ...]:
        """The failures that stop promotion."""
        return tuple(each for each in self.failures if each.severity == "critical")

    @property
    def warnings(self) -> tuple[Failure, ...]:
        """The failures that are only reported."""
        return tuple(each for each in self.failures if each.severity != "critical")

    def __add__(self, other: GuardReport) -> GuardReport:
        return GuardReport(
            self.checked + other.checked,
            self.unchanged + other.unchanged,
            self.rows + other.rows,
            self.failures + other.failures,
            self.locks + other.locks,
        )


def check_tables(
    folder: Path, today: date, names: Sequence[str] = (), everything: bool = False
) -> GuardReport:
    """Hold a folder's tables against its suites, and write tables.lock where nothing critical fails.

    Only what changed since the lock is run, unless `everything`; `names` picks tables by their id or the start of it.
    `today` is the day after which no edition can have been published. A `restricted/` folder in it is checked, too.
    A folder without entities of its own builds on the bundled record: see `_check_own`.
    Raises CatalogueError where the catalogue is malformed, RecordError where a suite is.
    """
    if not (folder / "catalogue" / "entities.yaml").is_file():
        return _check_own(folder, bundled(), today)
    report = _Guard(folder, None, _read_suites(folder), today).run(names, everything)
    restricted = folder / "restricted"
    if restricted.is_dir():
        suites = [*_read_suites(folder), *_read_suites(restricted)]
        report += _Guard(restricted, folder, suites, today).run(names, everything)
    return report


def _check_own(folder: Path, beside: Path, today: date) -> GuardReport:
    """Hold a user's own folder against its schema, and against its suites where it has any.

    `beside` is the record whose catalogue it builds on. tables.lock is written where every table has the record's own
    columns; tables that are used as they stand are read anew each time, and need none.
    """
    from checks.record.own_tables import OwnTables

    entries = vocabulary.compile_files(sorted((beside / "catalogue").rglob("*.yaml")))
    own = OwnTables(folder, [entries])
    failures = tuple(Failure(line.split(":")[0], 0, "schema", "critical", line) for line in own.refused)
    report = GuardReport(tuple(own.table_ids), (), sum(map(len, own.tables)), failures)
    if failures or not own.tidy:
        return report
    return _Guard(folder, beside, _read_suites(folder), today).run((), True)


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
        failures: list[Failure] = []
        found: dict[str, Descriptor] = {}
        for path in descriptors.find(self.root):
            try:
                descriptor = descriptors.read(path, self.root)
                found[descriptor.folder] = descriptor
            except TableRefused as error:
                failures.append(Failure(self._shown(path), 0, "descriptor", "critical", str(error)))
        tables = {
            descriptor.table_id(resource): (descriptor, resource)
            for descriptor in found.values()
            for resource in descriptor.resources
        }
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
        validator = _Validator(self.suites)
        failures: list[Failure] = []
        for folder, pairs in by_edition.items():
            descriptor = found[folder]
            failures += validator.rows(self._frame(descriptor, pairs, found), descriptor)
        return failures + validator.editions(self._editions(by_edition, found))

    def _frame(
        self, descriptor: Descriptor, rows: list[tuple[str, Row]], found: Mapping[str, Descriptor]
    ) -> pd.DataFrame:
        import pandas as pd

        before, day = self._before(descriptor, {row.measure for _, row in rows}, found)
        entries = [self._measures.get(row.measure, {}) for _, row in rows]
        columns: dict[str, list[Any]] = {
            "position": list(range(len(rows))),
            "file": [file for file, _ in rows],
        }
        for name in Row._fields:
            columns[name] = [getattr(row, name) for _, row in rows]
        for name in ("value", "lower", "upper"):
            columns[name] = [_number(text) for text in columns[name]]
        columns["complaint"] = [complaint(row) or "" for _, row in rows]
        columns["measure_known"] = [bool(entry) for entry in entries]
        columns["entity_known"] = [row.entity in self._entity_ids for _, row in rows]
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
        columns["edition_before"] = [day] * len(rows)
        return pd.DataFrame(columns).astype({"before": float})

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
                        figures[(row.measure, row.entity, row.period)] = _number(row.value)
        return figures, last.edition.id

    def _editions(self, folders: Iterable[str], found: Mapping[str, Descriptor]) -> pd.DataFrame:
        import pandas as pd

        records = []
        for position, folder in enumerate(folders):
            path = next(path for name in descriptors.NAMES if (path := self.root / folder / name).is_file())
            content = dict(load_yaml(path))
            edition = found[folder].edition
            records.append(
                {
                    **{name: content.get(name) for name in descriptors.PROVENANCE},
                    "position": position,
                    "file": self._shown(path),
                    "line": 0,
                    "published": edition.published.isoformat(),
                    "next_release": edition.next_release.isoformat() if edition.next_release else "",
                    "today": self.today.isoformat(),
                }
            )
        return pd.DataFrame(records, dtype=object)

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


class _Validator:
    """Great Expectations, set up once: an ephemeral context without analytics."""

    def __init__(self, suites: Iterable[Mapping[str, Any]]) -> None:
        os.environ["GX_ANALYTICS_ENABLED"] = "False"
        import great_expectations as gx

        import checks.record.guard_expectations  # noqa: F401  (registers the expectations)

        context = gx.get_context(mode="ephemeral")
        context.variables.progress_bars = {"globally": False}  # type: ignore[assignment]
        asset = context.data_sources.add_pandas("record").add_dataframe_asset("rows")
        self._batch = asset.add_batch_definition_whole_dataframe("edition")
        self._suites = [(suite, _suite(gx, suite)) for suite in suites]

    def rows(self, frame: pd.DataFrame, descriptor: Descriptor) -> list[Failure]:
        """The failures of an edition's rows."""
        failures: list[Failure] = []
        if frame.empty:
            return failures
        for suite, expectations in self._suites:
            only = suite.get("only", {})
            if suite["checks"] != "tables":
                continue
            if "publisher" in only and descriptor.edition.publisher not in only["publisher"]:
                continue
            failures += self._failures(frame, expectations)
        return failures

    def editions(self, frame: pd.DataFrame) -> list[Failure]:
        """The failures of descriptors."""
        return [
            failure
            for suite, expectations in self._suites
            if suite["checks"] == "editions"
            for failure in self._failures(frame, expectations)
        ]

    def _failures(self, frame: pd.DataFrame, suite: Any) -> list[Failure]:
        result = self._batch.get_batch({"dataframe": frame}).validate(
            suite, result_format={"result_format": "COMPLETE", "unexpected_index_column_names": ["position"]}
        )
        failures: list[Failure] = []
        for each in result.results:
            if each.success:
                continue
            configuration = each.expectation_config
            kind, severity = (
                configuration.type,
                str(getattr(configuration.severity, "value", configuration.severity)),
            )
            if any(info.get("raised_exception") for info in _exceptions(each.exception_info)):
                message = next(iter(_exceptions(each.exception_info))).get("exception_message", "")
                failures.append(
                    Failure(str(frame.iloc[0]["file"]), 0, kind, "critical", f"could not be run: {message}")
                )
                continue
            for position, message in _failing(each.result):
                row = frame.iloc[position]
                failures.append(Failure(str(row["file"]), int(row["line"]), kind, severity, message))
        return failures


def _suite(gx: Any, suite: Mapping[str, Any]) -> Any:
    """A suite as Great Expectations has it, which logs an expectation that it does not understand and drops it."""
    wanted = [{"kwargs": {}, **each} for each in suite["expectations"]]
    log = logging.getLogger("great_expectations")
    level = log.level
    log.setLevel(logging.CRITICAL)
    try:
        made = gx.ExpectationSuite(name=suite["name"], expectations=wanted)
    finally:
        log.setLevel(level)
    if len(made.expectations) != len(wanted):
        kept = [each.expectation_type for each in made.expectations]
        dropped = next((each["type"] for each in wanted if each["type"] not in kept), "one of them")
        raise RecordError(f"the suite {suite['name']}: {dropped} is no expectation, or its kwargs do not fit")
    return made


def _exceptions(info: Any) -> list[Mapping[str, Any]]:
    """An expectation's exceptions: one mapping, or one for each metric."""
    if "raised_exception" in info:
        return [info]
    return [each for each in info.values() if isinstance(each, Mapping)]


def _failing(result: Mapping[str, Any]) -> list[tuple[int, str]]:
    """The failing rows of one of our expectations, or of a built-in one on a column."""
    if "failing_rows" in result:
        return [(int(position), str(message)) for position, message in result["failing_rows"]]
    found = result.get("unexpected_index_list") or []
    return [
        (
            int(each["position"]),
            ", ".join(f"{name} {value!r}" for name, value in each.items() if name != "position"),
        )
        for each in found
    ] or [(0, f"observed {result.get('observed_value')!r}")]


def _read_suites(root: Path) -> list[Mapping[str, Any]]:
    suites = []
    for path in sorted((root / "expectations").glob("*.yaml")):
        suite = load_yaml(path)
        if (
            not isinstance(suite, Mapping)
            or set(suite) - _SUITE_FIELDS
            or suite.get("checks") not in ("tables", "editions")
        ):
            raise RecordError(
                f"{path}: a suite has name, checks (tables or editions), expectations, and maybe only"
            )
        suites.append(suite)
    return suites


def _key(kind: str, value: Any) -> str:
    if kind == "member":
        return f"{value[0]} {value[1]}"
    if kind == "name":
        return f"{value[1]} {value[0]} {value[3].get('form', '')} {value[3].get('cased', '')}"
    return str(value["id"])


def _compared_periods(
    now: set[tuple[str, str]], before: Mapping[tuple[str, str, str], float]
) -> dict[str, str]:
    """The period of the edition before that a measure is compared with, where the two print no period in common."""
    printed: dict[str, set[str]] = {}
    for measure, _, period in before:
        printed.setdefault(measure, set()).add(period)
    return {
        measure: max(periods)
        for measure, periods in printed.items()
        if not any((measure, period) in now for period in periods)
    }


def _number(text: str) -> float:
    try:
        return float(text) if text else float("nan")
    except ValueError:
        return float("nan")
