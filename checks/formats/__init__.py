"""The formats of a report: each a file with a function `write(checked, out, run)`, loaded when asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from checks.assay import Checked
    from checks.formats.run import Run

FORMATS = {
    "text": "checks.formats.text",
    "html": "checks.formats.html",
    "jsonl": "checks.formats.jsonl",
    "csv": "checks.formats.csv_table",
    "sarif": "checks.formats.sarif",
    "junit": "checks.formats.junit",
    "github": "checks.formats.github",
    "gitlab": "checks.formats.gitlab",
    "claimreview": "checks.formats.claimreview",
}

Writer = Callable[["Iterable[Checked]", TextIO, "Run"], None]


def writer(name: str) -> Writer:
    """The function that writes a format of FORMATS; it takes one document after the other."""
    write: Writer = import_module(FORMATS[name]).write
    return write
