"""Findings as JSON, one a line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

from checks.findings import as_json
from checks.formats.lines import json_line
from checks.formats.run import PLAIN, Run

if TYPE_CHECKING:
    from checks.assay import Checked


def write(checked: Iterable[Checked], out: TextIO, run: Run = PLAIN) -> None:
    """One line a finding, in the published schema."""
    for one in checked:
        for finding in one.findings:
            out.write(json_line(as_json(finding)) + "\n")
