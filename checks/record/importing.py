"""The importer: a publisher's file as published, read by a mapping, becomes an edition's folder of tidy tables."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from checks.errors import ImportRefused
from checks.record import vocabulary
from checks.record.cells import Status
from checks.record.edition_folder import ImportedCell, write_edition
from checks.record.figures import Printed, read_figure, squeezed
from checks.record.mappings import Mapped, MappingFile, Rule, folded, nearest, read_mapping
from checks.record.printed_figures import PrintedFigure, printed_figures


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

    def run(self, source: Path) -> dict[str, list[ImportedCell]]:
        """The cells of every table, by the table's name."""
        tables: defaultdict[str, dict[tuple[str, str, str], ImportedCell]] = defaultdict(dict)
        for figure in printed_figures(self.mapping, source, self.problems):
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
        return {name: list(cells.values()) for name, cells in tables.items()}

    def _problem(self, figure: PrintedFigure, message: str) -> None:
        self.problems.setdefault(message, f"{figure.line.file}:{figure.line.number}: ")

    def _corrected(self, figure: PrintedFigure) -> PrintedFigure:
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

    def _rule(self, figure: PrintedFigure) -> Rule | None:
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

    def _cell(self, figure: PrintedFigure, rule: Rule) -> ImportedCell | None:
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
        return ImportedCell(figure, entity, rule.measure, scaled, status, self._note(figure))

    def _printed(self, figure: PrintedFigure) -> Printed | None:
        mark = self.mapping.blank_notes.get(folded(figure.note)) if not squeezed(figure.value) else None
        if mark is not None:
            return Printed(None, mark.status, mark.lower, mark.upper)
        return read_figure(figure.value, self.mapping.marks)

    def _status(self, figure: PrintedFigure) -> Status:
        year = figure.period[:4]
        if self.last_actual_year is not None and year.isdigit() and int(year) > self.last_actual_year:
            return Status.PROJECTED
        if figure.estimated_after.isdigit() and year.isdigit() and int(year) > int(figure.estimated_after):
            return Status.ESTIMATED
        return Status(figure.status)

    def _entity(self, figure: PrintedFigure) -> Mapped | None:
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

    def _factor(self, figure: PrintedFigure, rule: Rule, printed: Printed) -> Decimal | None:
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

    def _note(self, figure: PrintedFigure) -> str:
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
    write_edition(read, tables, out)
    return out


def _beside(mapping: Path) -> Path:
    for folder in mapping.resolve().parents:
        if (folder / "catalogue").is_dir():
            return folder / "catalogue"
    raise ImportRefused(f"{mapping}: no catalogue folder beside or above it; name one")


def _catalogue_files(catalogue: Path) -> list[Path]:
    own = sorted(catalogue.rglob("*.yaml"))
    outer = catalogue.parent.parent / "catalogue"
    return [*(sorted(outer.rglob("*.yaml")) if catalogue.parent.name == "restricted" else ()), *own]


def _scaled(number: Decimal | None, factor: Decimal) -> Decimal | None:
    return None if number is None else number * factor
