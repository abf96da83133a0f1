"""A publisher's figures as printed, each with the labels that a mapping finds for it in its line, column or file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checks.errors import ImportRefused
from checks.record.figures import squeezed
from checks.record.mappings import MappingFile, folded
from checks.record.source_files import Line, lines


@dataclass(frozen=True, slots=True)
class PrintedFigure:
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


def printed_figures(mapping: MappingFile, source: Path, problems: dict[str, str]) -> Iterator[PrintedFigure]:
    """Every figure that the mapping's `read` picks out of a file, or of a folder of files, with its labels.

    A text that a lookup does not explain goes to `problems`: what is wrong, and the file and line where it was met.
    Raises ImportRefused where the source has no such file, or one that cannot be read.
    """
    for read in mapping.reads:
        paths = sorted({path for name in read["files"] for path in _found(source, name)})
        if not paths:
            raise ImportRefused(f"{mapping.path}: {', '.join(read['files'])}: no such file in {source}")
        for path in paths:
            for line in lines(
                path, read, path.name if source.is_file() else path.relative_to(source).as_posix()
            ):
                if any(squeezed(text) for name, text in line.fields.items() if not name.startswith("#")):
                    yield from _of_line(line, read, problems)


def _of_line(line: Line, read: Mapping[str, Any], problems: dict[str, str]) -> Iterator[PrintedFigure]:
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
                return default if found is None else _placed(found, line, groups, problems)

            labels = {
                label: _placed(spec, line, groups, problems)
                for label, spec in {**read.get("labels", {}), **wanted.get("labels", {})}.items()
            }
            labels["entity"] = place("entity")
            labels["period"] = place("period")
            labels["note"] = place("note")
            yield PrintedFigure(
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


def _placed(spec: Any, line: Line, groups: Mapping[str, str], problems: dict[str, str]) -> str:
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
    problems.setdefault(f"{text!r} is not explained by the mapping's lookup", f"{line.file}:{line.number}: ")
    return ""


def _found(source: Path, name: str) -> list[Path]:
    if source.is_file():
        return [source]
    return [path for path in source.glob(name) if path.is_file()]


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
