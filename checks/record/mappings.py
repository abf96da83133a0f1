"""Mappings: how a publisher's file is to be read, as data. The form is described in reference_data/README.md."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from checks.errors import ImportRefused
from checks.record.cells import Status
from checks.record.descriptors import load_yaml
from checks.record.figures import Mark, squeezed

_SECTIONS = frozenset(
    "include about descriptor read marks units entities entity_footnotes aggregates measures leave_out errata note_drops blank_notes reread".split()
)


@dataclass(frozen=True, slots=True)
class Where:
    """Conditions on a row's labels: each label must match one of its patterns (case and blanks aside; * is any text)."""

    patterns: Mapping[str, tuple[str, ...]]

    def fits(self, labels: Mapping[str, str]) -> bool:
        """Whether every condition is met."""
        return all(
            any(fnmatchcase(_folded(labels.get(label, "")), pattern) for pattern in patterns)
            for label, patterns in self.patterns.items()
        )


@dataclass(frozen=True, slots=True)
class Rule:
    """Rows that hold one measure, and the CSV they go to.

    `unit` overrules the file's own label. `add_up`: several rows of one entity are parts of its figure.
    """

    measure: str
    table: str
    where: Where
    unit: str | None = None
    add_up: bool = False


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Rows that are not imported, and why."""

    where: Where
    reason: str


@dataclass(slots=True)
class Erratum:
    """What is right in place of what was printed, and why.

    A misprint of the publisher's, which must be met, or (`rereads`) a row that is something else than it says.
    """

    where: Where
    printed: Mapping[str, str]
    correct: Mapping[str, str]
    reason: str
    rereads: bool = False
    met: int = 0


@dataclass(frozen=True, slots=True)
class Mapped:
    """The entity that a printed name stands for, and the kind of its row."""

    id: str
    row: str = "entity"


@dataclass(frozen=True, slots=True)
class MappingFile:
    """One mapping, its includes merged in."""

    path: Path
    descriptor: Mapping[str, Any]
    reads: tuple[Mapping[str, Any], ...]
    marks: Mapping[str, Mark]
    blank_notes: Mapping[str, Mark]
    units: Mapping[str, tuple[str, Decimal]]
    entities: Mapping[str, Mapped]
    entity_footnotes: re.Pattern[str] | None
    rules: tuple[Rule, ...]
    left_out: tuple[LeftOut, ...]
    errata: tuple[Erratum, ...]
    errata_path: Path | None
    note_drops: tuple[str, ...] = field(default=())


def read_mapping(path: Path) -> MappingFile:
    """The mapping in a file.

    Raises ImportRefused naming the file where it is malformed.
    """
    content = _merged(path)
    unknown = sorted(set(content) - _SECTIONS)
    if unknown:
        raise ImportRefused(
            f"{path}: unknown section {unknown[0]!r}; known are {', '.join(sorted(_SECTIONS))}"
        )
    for section in ("descriptor", "read", "measures"):
        if not content.get(section):
            raise ImportRefused(f"{path}: lacks the section {section}")
    errata_path = path.parent / content["errata"] if content.get("errata") else None
    try:
        return MappingFile(
            path=path,
            descriptor=content["descriptor"],
            reads=tuple(content["read"]),
            marks={squeezed(str(text)): _mark(entry) for text, entry in content.get("marks", {}).items()},
            blank_notes={
                _folded(str(text)): _mark(entry) for text, entry in content.get("blank_notes", {}).items()
            },
            units={
                squeezed(str(label)): (str(unit), Decimal(str(factor)))
                for label, (unit, factor) in content.get("units", {}).items()
            },
            entities={
                _folded(str(name)): _mapped(entry)
                for name, entry in {**content.get("entities", {}), **content.get("aggregates", {})}.items()
            },
            entity_footnotes=re.compile(content["entity_footnotes"])
            if content.get("entity_footnotes")
            else None,
            rules=tuple(
                Rule(
                    str(each["measure"]),
                    str(each["table"]),
                    _where(each),
                    each.get("unit"),
                    bool(each.get("add_up")),
                )
                for each in content["measures"]
            ),
            left_out=tuple(
                LeftOut(_where(each), str(each["reason"])) for each in content.get("leave_out", ())
            ),
            errata=(
                *(_erratum(each, rereads=True) for each in content.get("reread", ())),
                *(_erratum(each, rereads=False) for each in (load_yaml(errata_path) if errata_path else ())),
            ),
            errata_path=errata_path,
            note_drops=tuple(content.get("note_drops", ())),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ImportRefused(f"{path}: malformed: {error!r}") from None


def nearest(text: str, known: Mapping[str, Any]) -> str:
    """A remark that names the known name nearest to a text; empty where none is near."""
    import difflib

    close = difflib.get_close_matches(_folded(text), known, n=1, cutoff=0.6)
    return f" (nearest known: {close[0]})" if close else ""


def folded(text: str) -> str:
    """A label as patterns see it: blanks squeezed, case folded."""
    return _folded(text)


def _folded(text: str) -> str:
    return squeezed(text).replace("’", "'").casefold()


def _merged(path: Path) -> dict[str, Any]:
    if not path.is_file():
        raise ImportRefused(f"{path}: no such mapping")
    own = dict(load_yaml(path))
    merged: dict[str, Any] = {}
    for content in (*(_merged(path.parent / name) for name in own.get("include", ())), own):
        for section, value in content.items():
            if isinstance(value, list):
                merged[section] = [*merged.get(section, ()), *value]
            elif isinstance(value, Mapping):
                merged[section] = {**merged.get(section, {}), **value}
            else:
                merged[section] = value
    return merged


def _where(each: Mapping[str, Any]) -> Where:
    return Where(
        {
            str(label): tuple(
                _folded(str(text)) for text in (wanted if isinstance(wanted, list) else [wanted])
            )
            for label, wanted in each.get("where", {}).items()
        }
    )


def _mark(entry: Any) -> Mark:
    if isinstance(entry, str):
        return Mark(Status(entry))
    bounds = {name: Decimal(str(entry[name])) for name in ("lower", "upper") if name in entry}
    return Mark(Status(entry["status"]), **bounds)


def _mapped(entry: Any) -> Mapped:
    return Mapped(entry) if isinstance(entry, str) else Mapped(entry["id"], entry.get("row", "entity"))


def _erratum(each: Mapping[str, Any], *, rereads: bool) -> Erratum:
    return Erratum(
        _where(each),
        {name: squeezed(str(text)) for name, text in ({} if rereads else each["printed"]).items()},
        {name: str(text) for name, text in each["correct"].items()},
        str(each["reason"]),
        rereads,
    )
