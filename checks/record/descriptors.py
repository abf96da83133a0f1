"""Descriptors: what datapackage.yaml says about an edition's tables."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from checks.errors import TableRefused
from checks.record.cells import Edition, Status
from checks.record.lock import WORKSHOP
from checks.record.tables import COLUMNS, ROWS

NAMES = ("datapackage.yaml", "datapackage.yml", "datapackage.json")
REQUIRED = ("publisher", "edition", "published", "resources")
PROVENANCE = ("title", "homepage", "licenses", "taken_from", "kind", "dataset")
"""What a bundled edition's descriptor must say beyond what is needed to read it."""


@dataclass(frozen=True, slots=True)
class Resource:
    """One CSV of an edition: its path beside the descriptor and the measures that it holds."""

    path: str
    measures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Descriptor:
    """An edition and its resources. `folder` names the edition in table ids: "usgs/mcs/2025"."""

    folder: str
    edition: Edition
    resources: tuple[Resource, ...]

    def table_id(self, resource: Resource) -> str:
        """The id by which findings name a table: "usgs/mcs/2025/rare_earths"."""
        return f"{self.folder}/{resource.path.removesuffix('.csv')}"


def load_yaml(path: Path) -> Any:
    """A YAML or JSON file as plain values; days come as dates.

    Raises TableRefused where it is not well-formed.
    """
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        text = path.read_text(encoding="utf-8-sig")
        return json.loads(text) if path.suffix == ".json" else yaml.load(text, Loader=loader)
    except (UnicodeDecodeError, json.JSONDecodeError, yaml.YAMLError) as error:
        reason = " ".join(str(error).split())
        raise TableRefused(f"{path}: not readable as {path.suffix[1:]}: {reason}") from None


def find(folder: Path) -> list[Path]:
    """All descriptors below a folder, sorted; not those of `restricted/`, a record of its own, and of a refresh's work."""
    found = (path for name in NAMES for path in folder.rglob(name))
    return sorted(
        path for path in found if not {"restricted", WORKSHOP} & set(path.relative_to(folder).parts)
    )


def read(path: Path, root: Path) -> Descriptor:
    """The descriptor in a file below the record's root.

    Raises TableRefused naming the file where a field is missing or malformed.
    """
    return parse(load_yaml(path), path.parent.relative_to(root).as_posix(), str(path))


def parse(content: Any, folder: str, place: str) -> Descriptor:
    """A descriptor from plain values; `place` is the file that messages name.

    Raises TableRefused where a field is missing or malformed.
    """
    if not isinstance(content, Mapping):
        raise TableRefused(f"{place}: a descriptor is a mapping with {', '.join(REQUIRED)}")
    missing = [name for name in REQUIRED if not content.get(name)]
    if missing:
        raise TableRefused(f"{place}: the descriptor lacks {', '.join(missing)}; add {missing[0]}: …")
    kind = content.get("kind", "release")
    if kind not in ("release", "snapshot"):
        raise TableRefused(f"{place}: kind is {kind!r}; it must be release or snapshot")
    year = content.get("last_actual_year")
    edition = Edition(
        id=str(content["edition"]),
        publisher=str(content["publisher"]),
        dataset=str(content.get("dataset", "")),
        published=_day(content["published"], "published", place),
        kind=kind,
        published_inferred=bool(content.get("published_inferred", False)),
        next_release=_day(content["next_release"], "next_release", place)
        if content.get("next_release")
        else None,
        last_actual_year=int(year) if year is not None else None,
        title=str(content.get("title", "")),
        url=content.get("homepage"),
        doi=content.get("doi"),
    )
    return Descriptor(
        folder, edition, tuple(_resource(each, content, place) for each in content["resources"])
    )


def as_entry(descriptor: Descriptor) -> dict[str, Any]:
    """The descriptor as the lock keeps it."""
    edition = descriptor.edition
    entry = {name: getattr(edition, name) for name in Edition.__slots__}
    entry["published"] = edition.published.isoformat()
    entry["next_release"] = edition.next_release.isoformat() if edition.next_release else None
    return entry


def from_entry(entry: Mapping[str, Any]) -> Edition:
    """The edition that an entry of the lock stands for."""
    following = entry["next_release"]
    return Edition(
        **{
            **entry,
            "published": date.fromisoformat(entry["published"]),
            "next_release": date.fromisoformat(following) if following else None,
        }
    )


def table_schema() -> dict[str, Any]:
    """The Table Schema of the record's CSV files (Frictionless Data)."""
    statuses = [str(status) for status in Status]
    kinds: dict[str, dict[str, Any]] = {
        "entity": {"type": "string", "constraints": {"required": True}},
        "measure": {"type": "string", "constraints": {"required": True}},
        "row": {"type": "string", "constraints": {"required": True, "enum": list(ROWS)}},
        "period": {"type": "string", "constraints": {"required": True}},
        "value": {"type": "number"},
        "lower": {"type": "number"},
        "upper": {"type": "number"},
        "status": {"type": "string", "constraints": {"required": True, "enum": statuses}},
        "note": {"type": "string"},
    }
    return {
        "fields": [{"name": name, **kinds[name]} for name in COLUMNS],
        "primaryKey": ["entity", "measure", "period"],
        "missingValues": [""],
    }


def _resource(each: Any, content: Mapping[str, Any], place: str) -> Resource:
    if not isinstance(each, Mapping) or not each.get("path"):
        raise TableRefused(f"{place}: a resource lacks its path; add path: NAME.csv")
    path = str(each["path"])
    if "/" in path or "\\" in path or path.startswith("."):
        raise TableRefused(f"{place}: the resource {path!r} must lie beside its descriptor")
    measures = each.get("measures", content.get("measures", ()))
    return Resource(path, tuple(str(measure) for measure in measures))


def _day(value: Any, name: str, place: str) -> date:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise TableRefused(f"{place}: {name} is {value!r}; write it as YYYY-MM-DD") from None
