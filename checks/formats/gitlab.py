"""GitLab's code quality report: a list of the findings that are contradicted or unverifiable, and not waived."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, TextIO

from checks.formats.lines import one_line, write_items
from checks.formats.position import Positions
from checks.formats.run import PLAIN, Run
from checks.formats.severity import Level, level, message, rule

if TYPE_CHECKING:
    from checks.assay import Checked

_SEVERITIES: dict[Level, str] = {"error": "major", "warning": "minor", "note": "info"}


def write(checked: Iterable[Checked], out: TextIO, run: Run = PLAIN) -> None:
    """One object a line. A claim of a document without lines in a file stands on line 1: GitLab asks for one."""
    out.write("[")
    write_items(_issues(checked), out)
    out.write("]\n")


def _issues(checked: Iterable[Checked]) -> Iterator[dict[str, Any]]:
    for one in checked:
        positions = Positions(one.document)
        path = one.document.origin.path if one.document.origin else one.document.name
        for finding in one.findings:
            severity = level(finding)
            if severity is None or finding.excused:
                continue
            region = positions.region(finding.start, finding.end)
            yield {
                "description": one_line(message(finding)),
                "check_name": rule(finding),
                # Unlike a finding's id it has to be unique in the whole report.
                "fingerprint": hashlib.sha256(f"{one.document.name}\n{finding.id}".encode()).hexdigest(),
                "severity": _SEVERITIES[severity],
                "location": {
                    "path": path.removeprefix("./"),
                    "lines": {"begin": region.line if region else 1, "end": region.end_line if region else 1},
                },
            }
