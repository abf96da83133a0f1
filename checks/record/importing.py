"""The importer: a publisher's file as published, read by a mapping, becomes an edition's folder of tidy tables."""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from checks.errors import ImportRefused
from checks.record import descriptors, vocabulary
from checks.record.cells import Status
from checks.record.figures import Printed, plain, read_figure, squeezed
from checks.record.mappings import Mapped, MappingFile, Rule, folded, nearest, read_mapping
from checks.record.source_files import Line, lines
from checks.record.tables import COLUMNS, ROWS

_HEAD = "# Made by the importer from {mapping}: change that and import again.\n"


@dataclass(frozen=True, slots=True)
class _Figure:
    """One cell on its way from the file to the table. `labels` are what rules, errata and omissions look at."""

    line: Line
    labels: Mapping[str, str]
    value: str
    unit: str
    period: str
    status: str
    note: str
    estimated_after: str
    mixed_units: bool


@dataclass(frozen=True, slots=True)
class _Cell:
    """One row of the table to be written, and the figure that it came from."""

    figure: _Figure
    entity: Mapped
    measure: str
    printed: Printed
    status: Status
    note: str

    def fields(self) -> tuple[str, ...]:
        """The row as the CSV has it."""
        return (
            self.entity.id,
            self.measure,
            self.entity.row,
            self.figure.period,
            plain(self.printed.value),
            plain(self.printed.lower),
            plain(self.printed.upper),
            str(self.status),
            self.note,
        )

    def plus(self, other: _Cell) -> _Cell:
        """The two as one: values added, notes joined."""
        value = (self.printed.value or Decimal(0)) + (other.printed.value or Decimal(0))
        note = "; ".join(dict.fromkeys(each.note for each in (self, other) if each.note))
        status = self.status if self.status is not Status.ZERO else other.status
        return replace(self, printed=replace(self.printed, value=value), status=status, note=note)


class _Import:
    """One run over a source; problems are collected so that all of them are told at once."""

    def __init__(self, mapping: MappingFile, catalogue: Path) -> None:
        self.mapping = mapping
        self.problems: dict[str, str] = {}
        entries = vocabulary.compile_files(_catalogue_files(catalogue))
        self.measures = {entry["id"]: entry for entry in entries["measure"]}
        self.units = {entry["id"]: entry for entry in entries["unit"]}
        self.ids = {entry["id"] for entry in entries["entity"]}
        spelled: defaultdict[str, set[str]] = defaultdict(set)
        for text, kind, ids, _ in entries["name"]:
            if kind == "entity":
                spelled[folded(text)].update(ids)
        self.entities = {name: Mapped(min(ids)) for name, ids in spelled.items() if len(ids) == 1}
        self.entities.update(mapping.entities)
        year = mapping.descriptor.get("last_actual_year")
        self.last_actual_year = int(year) if year is not None else None
        self._rule_labels = sorted({label for rule in mapping.rules for label in rule.where.patterns})
        self._rules_by_labels: dict[tuple[str, ...], list[Rule]] = {}
        self._unit_of: dict[str, tuple[str, int]] = {}

    def run(self, source: Path) -> dict[str, list[_Cell]]:
        """The cells of every table, by the table's name, in their final order."""
        tables: defaultdict[str, dict[tuple[str, str, str], _Cell]] = defaultdict(dict)
        for figure in self._figures(source):
            figure = self._corrected(figure)
            if any(left.where.fits(figure.labels) for left in self.mapping.left_out):
                continue
            rule = self._rule(figure)
            cell = self._cell(figure, rule) if rule else None
            if rule is None or cell is None:
                continue
            key = (cell.measure, figure.period, cell.entity.id)
            earlier = tables[rule.table].get(key)
            if earlier and rule.add_up:
                cell = earlier.plus(cell)
            elif earlier and earlier.fields() != cell.fields():
                self._problem(
                    figure,
                    f"{cell.entity.id} has two figures of {cell.measure} in {figure.period}: "
                    f"see {earlier.figure.line.file}:{earlier.figure.line.number}",
                )
            tables[rule.table][key] = cell
        for erratum in self.mapping.errata:
            if not erratum.met and not erratum.rereads:
                self.problems[f"{self.mapping.errata_path}: meets no cell: {erratum.reason}"] = ""
        return {name: sorted(cells.values(), key=_order) for name, cells in tables.items()}

    def _problem(self, figure: _Figure, message: str) -> None:
        self.problems.setdefault(message, f"{figure.line.file}:{figure.line.number}: ")

    def _figures(self, source: Path) -> Iterator[_Figure]:
        for read in self.mapping.reads:
            paths = sorted({path for name in read["files"] for path in _found(source, name)})
            if not paths:
                raise ImportRefused(
                    f"{self.mapping.path}: {', '.join(read['files'])}: no such file in {source}"
                )
            for path in paths:
                for line in lines(
                    path, read, path.name if source.is_file() else path.relative_to(source).as_posix()
                ):
                    if any(squeezed(text) for name, text in line.fields.items() if not name.startswith("#")):
                        yield from self._of_line(line, read)

    def _of_line(self, line: Line, read: Mapping[str, Any]) -> Iterator[_Figure]:
        for wanted in read["figures"]:
            only = wanted.get("only", {})
            if any(folded(line.fields.get(column, "")) != folded(text) for column, text in only.items()):
                continue
            for groups, value in _values(line, wanted["value"]):
                if wanted.get("skip_blank") and not squeezed(value):
                    continue

                def place(
                    name: str,
                    default: str = "",
                    spec: Mapping[str, Any] = wanted,
                    groups: Mapping[str, str] = groups,
                ) -> str:
                    found = spec.get(name, read.get(name))
                    return default if found is None else self._placed(found, line, groups)

                labels = {
                    label: self._placed(spec, line, groups)
                    for label, spec in {**read.get("labels", {}), **wanted.get("labels", {})}.items()
                }
                labels["entity"] = place("entity")
                labels["period"] = place("period")
                labels["note"] = place("note")
                yield _Figure(
                    line,
                    labels,
                    value,
                    place("unit"),
                    labels["period"],
                    place("status", "reported"),
                    labels["note"],
                    place("estimated_after"),
                    bool(read.get("mixed_units")),
                )

    def _placed(self, spec: Any, line: Line, groups: Mapping[str, str]) -> str:
        """What a place of the mapping holds in a line: a column's text, a part of the file's name, a constant."""
        if isinstance(spec, str | int):
            spec = {"column": spec}
        if "constant" in spec:
            text = str(spec["constant"])
        elif "group" in spec:
            text = groups.get(spec["group"]) or ""
        elif "file" in spec:
            found = re.search(spec["file"], line.file)
            text = found[1] if found else ""
        else:
            name = f"#{spec['column']}" if isinstance(spec["column"], int) else str(spec["column"])
            text = squeezed(line.fields.get(name, ""))
        if "lookup" not in spec:
            return text
        for pattern, meaning in spec["lookup"].items():
            if re.fullmatch(str(pattern), text, re.IGNORECASE | re.DOTALL):
                return str(meaning)
        if "otherwise" in spec:
            return str(spec["otherwise"])
        self.problems.setdefault(
            f"{text!r} is not explained by the mapping's lookup", f"{line.file}:{line.number}: "
        )
        return ""

    def _corrected(self, figure: _Figure) -> _Figure:
        for erratum in self.mapping.errata:
            if not erratum.where.fits(figure.labels):
                continue
            printed = {**figure.labels, "value": figure.value, "unit": figure.unit}
            if any(squeezed(printed.get(name, "")) != text for name, text in erratum.printed.items()):
                continue
            erratum.met += 1
            labels = {**figure.labels, **erratum.correct}
            figure = replace(
                figure,
                labels=labels,
                value=erratum.correct.get("value", figure.value),
                unit=erratum.correct.get("unit", figure.unit),
                note=erratum.correct.get("note", figure.note),
                status=erratum.correct.get("status", figure.status),
                period=labels["period"],
            )
        return figure

    def _rule(self, figure: _Figure) -> Rule | None:
        labels = tuple(figure.labels.get(label, "") for label in self._rule_labels)
        if labels not in self._rules_by_labels:
            fitting = [rule for rule in self.mapping.rules if rule.where.fits(figure.labels)]
            self._rules_by_labels[labels] = fitting
        fitting = self._rules_by_labels[labels]
        if len(fitting) == 1:
            if fitting[0].measure in self.measures:
                return fitting[0]
            self._problem(figure, f"the measure {fitting[0].measure} is not in the catalogue")
            return None
        shown = ", ".join(
            f"{label} {text!r}"
            for label, text in figure.labels.items()
            if text and label not in ("entity", "period", "note")
        )
        if fitting:
            self._problem(figure, f"{' and '.join(rule.measure for rule in fitting)} both fit {shown}")
        elif squeezed(figure.value):
            self._problem(figure, f"no measure fits {shown}; add a rule under measures or leave_out")
        return None

    def _cell(self, figure: _Figure, rule: Rule) -> _Cell | None:
        entity = self._entity(figure)
        printed = self._printed(figure)
        if printed is None:
            self._problem(
                figure, f"the cell {squeezed(figure.value)!r} is not explained by the mapping's marks"
            )
            return None
        factor = self._factor(figure, rule, printed)
        if entity is None or factor is None:
            return None
        scaled = replace(
            printed,
            value=_scaled(printed.value, factor),
            lower=_scaled(printed.lower, factor),
            upper=_scaled(printed.upper, factor),
        )
        status = printed.status or self._status(figure)
        return _Cell(figure, entity, rule.measure, scaled, status, self._note(figure))

    def _printed(self, figure: _Figure) -> Printed | None:
        mark = self.mapping.blank_notes.get(folded(figure.note)) if not squeezed(figure.value) else None
        if mark is not None:
            return Printed(None, mark.status, mark.lower, mark.upper)
        return read_figure(figure.value, self.mapping.marks)

    def _status(self, figure: _Figure) -> Status:
        year = figure.period[:4]
        if self.last_actual_year is not None and year.isdigit() and int(year) > self.last_actual_year:
            return Status.PROJECTED
        if figure.estimated_after.isdigit() and year.isdigit() and int(year) > int(figure.estimated_after):
            return Status.ESTIMATED
        return Status(figure.status)

    def _entity(self, figure: _Figure) -> Mapped | None:
        printed = figure.labels["entity"]
        found = self.entities.get(folded(printed))
        if found is None and printed in self.ids:
            found = Mapped(printed)
        if found is None and self.mapping.entity_footnotes:
            found = self.entities.get(folded(self.mapping.entity_footnotes.sub("", printed)))
        if found is None:
            self._problem(
                figure,
                f"the entity {printed!r} is not known{nearest(printed, self.entities)}; "
                "add it under entities or aggregates",
            )
        elif found.id not in self.ids:
            self._problem(figure, f"the id {found.id} of {printed!r} is not in the catalogue")
            return None
        return found

    def _factor(self, figure: _Figure, rule: Rule, printed: Printed) -> Decimal | None:
        if not (printed.value or printed.lower or printed.upper):
            return Decimal(1)
        label = squeezed(rule.unit if rule.unit is not None else figure.unit)
        wanted = self.measures[rule.measure].get("unit")
        unit, factor = self.mapping.units.get(label, (label or None, Decimal(1)))
        known = self.units.get(unit) if unit is not None else None
        if unit is not None and known is None:
            self._problem(
                figure,
                f"the unit {label!r} is not known{nearest(label, self.mapping.units)}; add it under units",
            )
            return None
        base = known["base"] if known else None
        if base != wanted:
            self._problem(
                figure, f"{rule.measure} is kept in {wanted}, and the file has {label or 'no unit'}"
            )
            return None
        before, line = self._unit_of.setdefault(rule.measure, (label, figure.line.number))
        if before != label and not figure.mixed_units:
            self._problem(
                figure,
                f"the unit of {rule.measure} changes from {before!r} (line {line}) to {label!r}; "
                "say which is right in the errata or by unit: in the rule",
            )
            return None
        return factor * (Decimal(repr(known["factor"])) if known else 1)

    def _note(self, figure: _Figure) -> str:
        notes = [figure.note]
        printed = squeezed(figure.labels["entity"])
        if folded(printed) not in self.entities and self.mapping.entity_footnotes:
            kinds = (found[0] for found in self.mapping.entity_footnotes.finditer(printed))
            notes += [kind.strip(" ,()") for kind in kinds if kind.strip(" ,()e0123456789")]
        text = " ".join(notes)
        for dropped in self.mapping.note_drops:
            text = text.replace(dropped, "")
        return squeezed(re.sub(r"^(\s*--)+|(--\s*)+$|--(?=\s*--)", "", text.strip()))


def import_edition(mapping: Path, source: Path, out: Path, catalogue: Path | None = None) -> Path:
    """Read a publisher's file or folder of files by a mapping, and write the edition's tables and descriptor to `out`.

    `catalogue` is the folder of catalogue files; without it, the one beside the mappings. The same input gives the
    same bytes; tables that `out` had and the source no longer gives are removed. Returns `out`.
    Raises ImportRefused listing, a line each, every name, mark, unit and label that the mapping does not explain.
    """
    read = read_mapping(mapping)
    run = _Import(read, catalogue or _beside(mapping))
    tables = run.run(source)
    if run.problems:
        raise ImportRefused("\n".join(place + message for message, place in run.problems.items()))
    if not tables:
        raise ImportRefused(f"{mapping}: no row of {source} fits a measure")
    out.mkdir(parents=True, exist_ok=True)
    for name, rows in sorted(tables.items()):
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(cell.fields() for cell in rows)
        (out / f"{name}.csv").write_text(text.getvalue(), encoding="utf-8")
    for stale in set(out.glob("*.csv")) - {out / f"{name}.csv" for name in tables}:
        stale.unlink()
    _write_descriptor(read, tables, out)
    if read.errata_path and read.errata_path.resolve().parent != out.resolve():
        (out / "errata.yaml").write_bytes(read.errata_path.read_bytes())
    return out


def _write_descriptor(read: MappingFile, tables: Mapping[str, list[_Cell]], out: Path) -> None:
    import yaml

    schema = descriptors.table_schema()
    resources = [
        {
            "name": name,
            "path": f"{name}.csv",
            "encoding": "utf-8",
            "measures": sorted({cell.measure for cell in rows}),
            "schema": schema,
        }
        for name, rows in sorted(tables.items())
    ]
    content = {**read.descriptor, "resources": resources}
    text = yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=110)
    name = (
        "/".join(read.path.parts[read.path.parts.index("mappings") :])
        if "mappings" in read.path.parts
        else read.path.name
    )
    (out / "datapackage.yaml").write_text(_HEAD.format(mapping=name) + text, encoding="utf-8")


def _beside(mapping: Path) -> Path:
    for folder in mapping.resolve().parents:
        if (folder / "catalogue").is_dir():
            return folder / "catalogue"
    raise ImportRefused(f"{mapping}: no catalogue folder beside or above it; name one")


def _catalogue_files(catalogue: Path) -> list[Path]:
    own = sorted(catalogue.rglob("*.yaml"))
    outer = catalogue.parent.parent / "catalogue"
    return [*(sorted(outer.rglob("*.yaml")) if catalogue.parent.name == "restricted" else ()), *own]


def _found(source: Path, name: str) -> list[Path]:
    if source.is_file():
        return [source]
    return [path for path in source.glob(name) if path.is_file()]


def _order(cell: _Cell) -> tuple[str, str, int, str]:
    return (cell.measure, cell.figure.period, ROWS.index(cell.entity.row), cell.entity.id)


def _scaled(number: Decimal | None, factor: Decimal) -> Decimal | None:
    return None if number is None else number * factor


def _values(line: Line, spec: Any) -> Iterator[tuple[dict[str, str], str]]:
    """The printed cells that a figure's place names in a line, each with the parts that a pattern picked out."""
    if isinstance(spec, str | int):
        spec = {"column": spec}
    if "columns" in spec:
        for name, text in line.fields.items():
            found = re.fullmatch(spec["columns"], name)
            if found:
                yield {key: part or "" for key, part in found.groupdict().items()}, text
        return
    name = f"#{spec['column']}" if isinstance(spec["column"], int) else str(spec["column"])
    text = line.fields.get(name, "")
    if "each" not in spec:
        yield {}, text
        return
    for found in re.finditer(spec["each"], text):
        groups = {key: part or "" for key, part in found.groupdict().items()}
        yield groups, groups.get("value", found[0])
