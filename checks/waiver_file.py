"""The file of waivers: YAML that people review, one entry a waived finding.

- finding: 5f0c2d1e9a7b3c44
  document: articles/reserves.md
  text: fourth-largest
  verdict: contradicted
  why: the figure is the ministry's own, and the article says so
  by: Ada
  until: 2026-12-31
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from checks.errors import BadUsage
from checks.findings import Finding, Verdict
from checks.formats.lines import one_line
from checks.waivers import Entry

if TYPE_CHECKING:
    from yaml import Node

_HEAD = "# Findings that do not break the gate: why, by whom, and until when. New ones are added by: assay waive\n"
_KEYS = ("finding", "document", "text", "verdict", "why", "by", "until")


def read(path: Path) -> tuple[Entry, ...]:
    """The entries of a file; none where there is no such file. Raises BadUsage, naming the line, for a wrong one."""
    return parsed(_text(path), str(path)) if path.exists() else ()


def parsed(text: str, name: str) -> tuple[Entry, ...]:
    """The entries of a file's text, in which `name` is the file's."""
    return tuple(_entry(node, name) for node in _nodes(text, name))


def complete(why: str, by: str) -> None:
    """Raise BadUsage where a waiver would not say why, or not say who waives."""
    for option, value, missing in (("why", why, "why"), ("by", by, "who waives")):
        if not one_line(value):
            raise BadUsage(f"--{option}: a waiver says {missing}; write it")


def with_waiver(text: str, name: str, finding: Finding, document: str, why: str, by: str, until: date) -> str:
    """A file's text with an entry for a finding at its end, in place of any that it had.

    Raises BadUsage where why or by is empty, or where the finding is nothing that can be waived.
    """
    complete(why, by)
    if finding.verdict not in (Verdict.CONTRADICTED, Verdict.UNVERIFIABLE):
        raise BadUsage(f"{finding.id}: is {finding.verdict}, which breaks no gate; there is nothing to waive")
    lines = text.splitlines(keepends=True)
    for node in reversed(_nodes(text, name)):
        if _entry(node, name).finding == finding.id:
            del lines[node.start_mark.line : _last_line(lines, node)]
    kept = "".join(lines)
    values = (finding.id, document, finding.text, str(finding.verdict), why, by, until.isoformat())
    entry = "".join(
        f"{'- ' if key == 'finding' else '  '}{key}: {_quoted(value)}\n"
        for key, value in zip(_KEYS, values, strict=True)
    )
    return f"{kept.rstrip()}\n\n{entry}" if kept.strip() else f"{_HEAD}\n{entry}"


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise BadUsage(f"{path}: cannot be read as text; check the file of waivers") from None


def _nodes(text: str, name: str) -> list[Node]:
    import yaml

    try:
        root = yaml.compose(text, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f", line {mark.line + 1}" if mark else ""
        raise BadUsage(f"{name}{place}: is not YAML; mend it there") from None
    if root is None:
        return []
    if not isinstance(root, yaml.SequenceNode):
        raise BadUsage(f"{name}, line 1: is no list of waivers; begin each with - finding:")
    return list(root.value)


def _entry(node: Node, name: str) -> Entry:
    import yaml

    place = f"{name}, line {node.start_mark.line + 1}"
    if not isinstance(node, yaml.MappingNode):
        raise BadUsage(f"{place}: is no waiver; begin each with - finding:")
    values = {str(key.value): value.value for key, value in node.value}
    for key in _KEYS:
        if not isinstance(values.get(key), str) or not values[key].strip():
            raise BadUsage(f"{place}: a waiver without {key}; write {', '.join(_KEYS)}")
    unknown = next((key for key in values if key not in _KEYS), None)
    if unknown is not None:
        raise BadUsage(f'{place}: "{unknown}" is no key of a waiver; write {", ".join(_KEYS)}')
    try:
        until = date.fromisoformat(values["until"])
    except ValueError:
        raise BadUsage(f'{place}: until "{values["until"]}" is no day; write it as YYYY-MM-DD') from None
    return Entry(**{key: values[key] for key in _KEYS if key != "until"}, until=until, place=place)


def _last_line(lines: list[str], node: Node) -> int:
    """The line after an entry; comments and empty lines behind it belong to what follows."""
    last = node.end_mark.line
    while last > node.start_mark.line + 1 and re.fullmatch(r"\s*(#.*)?\n?", lines[last - 1]):
        last -= 1
    return last


def _quoted(value: str) -> str:
    """A value as YAML on one line, in quotes where it needs them."""
    plain = one_line(value)
    if re.fullmatch(r"[A-Za-z][\w ./%-]*", plain):
        return plain.strip()
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'
