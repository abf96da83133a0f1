"""Findings as JSON, one a line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

from checks.findings import as_json

if TYPE_CHECKING:
    from checks.assay import Checked


def write(checked: Iterable[Checked], out: TextIO) -> None:
    """One line a finding, in the published schema."""
    for one in checked:
        for finding in one.findings:
            out.write(json.dumps(as_json(finding), ensure_ascii=False) + "\n")
