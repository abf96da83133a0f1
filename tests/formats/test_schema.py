"""The published schema of a line of --format jsonl is made from the types, and every line of it obeys."""

from __future__ import annotations

import io
import json
import os
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import StrEnum
from inspect import cleandoc
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import jsonschema

from checks.assay import check
from checks.documents import Document
from checks.findings import SCHEMA, Decision, Finding, Waiver, as_json
from checks.formats import writer
from checks.formats.run import PLAIN
from checks.record import Record
from tests.formats.samples import CONTRADICTED, UNVERIFIABLE, checked, finding

PUBLISHED = Path(__file__).parents[2] / "docs" / "finding.schema.json"
_PLAIN: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    date: {"type": "string", "format": "date"},
    types.NoneType: {"type": "null"},
}


def schema() -> dict[str, Any]:
    """The JSON Schema of a finding."""
    definitions: dict[str, Any] = {}
    found = _object(Finding, [*as_json(finding()), "schema"], definitions)
    found["properties"]["schema"] = {"const": SCHEMA, "description": "The version of this schema."}
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "A finding of Assay"}
    return head | found | {"$defs": dict(sorted(definitions.items()))}


def _object(kind: Any, names: list[str], definitions: dict[str, Any]) -> dict[str, Any]:
    hints = get_type_hints(kind)
    shown = list(dict.fromkeys(name for name in names if name in hints))
    properties = {name: _schema(hints[name], definitions) for name in shown}
    return {
        "description": _meaning(kind),
        "type": "object",
        "properties": properties,
        "required": list(dict.fromkeys(names)),
        "additionalProperties": False,
    }


def _schema(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if kind in _PLAIN:
        return dict(_PLAIN[kind])
    if get_origin(kind) in (types.UnionType, Union):
        return {"anyOf": [_schema(each, definitions) for each in get_args(kind)]}
    if get_origin(kind) is Literal:
        return {"enum": list(get_args(kind))}
    if get_origin(kind) is tuple:
        return {"type": "array", "items": _schema(get_args(kind)[0], definitions)}
    if kind.__name__ not in definitions:
        definitions[kind.__name__] = {}
        definitions[kind.__name__] = _named(kind, definitions)
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _named(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if is_dataclass(kind):
        return _object(kind, [each.name for each in fields(kind)], definitions)
    assert issubclass(kind, StrEnum)
    return {"description": _meaning(kind), "enum": [str(each) for each in kind]}


def _meaning(kind: type) -> str:
    """The first paragraph of a docstring, on one line."""
    return " ".join(cleandoc(kind.__doc__ or "").split("\n\n")[0].split())


def test_the_published_schema_is_what_the_types_say() -> None:
    written = json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"
    if os.environ.get("ASSAY_REWRITE_PAGES"):
        PUBLISHED.write_text(written, encoding="utf-8")
    assert PUBLISHED.read_text(encoding="utf-8") == written


def lines(*findings: Finding) -> list[Mapping[str, Any]]:
    out = io.StringIO()
    writer("jsonl")([checked(*findings)], out, PLAIN)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_every_line_obeys_the_schema(record: Record) -> None:
    validator = jsonschema.Draft202012Validator(schema(), format_checker=jsonschema.FormatChecker())
    validator.check_schema(schema())
    day = date(2026, 11, 26)
    waived = replace(CONTRADICTED, waiver=Waiver("inline", "a.txt:1", "why"), decision=Decision("undecided"))
    decided = replace(CONTRADICTED, decision=Decision("waived", "Ann", "late", day, day))
    text = "Russia has 10 million tons of rare earths, behind China and Brazil, and 20% of all goats."
    real = check(Document("d", text, date(2025, 6, 1)), record).findings
    assert len(real) > 1
    for line in lines(finding(), UNVERIFIABLE, waived, decided, *real):
        validator.validate(line)


def test_the_schema_refuses_what_is_no_finding() -> None:
    validator = jsonschema.Draft202012Validator(schema())
    (line,) = lines(finding())
    for wrong in ({"verdict": "true"}, {"start": "7"}, {"reason": "because"}, {"more": 1}, {"schema": "2"}):
        assert not validator.is_valid({**line, **wrong})
