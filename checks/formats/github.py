"""Annotations on a pull request: the workflow commands that GitHub's runner reads from a step's output."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

from checks.findings import Finding
from checks.formats.lines import one_line
from checks.formats.people import remarks
from checks.formats.position import Positions, Region
from checks.formats.run import PLAIN, Run
from checks.formats.severity import Level, level, rule
from checks.formats.summary import Summary

if TYPE_CHECKING:
    from checks.assay import Checked

_COMMANDS: dict[Level, str] = {"error": "error", "warning": "warning", "note": "notice"}


def write(checked: Iterable[Checked], out: TextIO, run: Run = PLAIN) -> None:
    """One command a finding that is contradicted or unverifiable, and not waived; then the summary as plain lines of the log."""
    summary = Summary()
    for one in checked:
        summary.add(one)
        positions = Positions(one.document)
        path = one.document.origin.path if one.document.origin else None
        for finding in one.findings:
            severity = level(finding)
            if severity and not finding.excused:
                region = positions.region(finding.start, finding.end)
                out.write(_command(_COMMANDS[severity], finding, path, region) + "\n")
    for reason in run.unreadable:
        out.write(f"::error title=Not readable::{_data(one_line(reason))}\n")
    for waiver in run.stale:
        command = "error" if run.gate.minds_stale_waivers else "warning"
        out.write(f"::{command} title=Stale waiver::{_data(one_line(waiver))}\n")
    out.write(f"{summary.findings()}\n{summary.read()}\n")


def _command(command: str, finding: Finding, path: str | None, region: Region | None) -> str:
    properties: dict[str, object] = {"file": path} if path else {}
    if path and region:
        properties |= {"line": region.line, "endLine": region.end_line}
        if region.column and region.line == region.end_line:
            properties |= {"col": region.column, "endColumn": region.end_column}
    properties["title"] = f"{finding.verdict}: {one_line(finding.text)}"
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    lines = [f"{finding.explanation} [{rule(finding)}]", finding.query, *remarks(finding)]
    return f"::{command} {listed}::{_data(chr(10).join(map(one_line, lines)))}"


def _data(text: str) -> str:
    """Text as the runner takes a command's message: letters that would end it are percent-encoded."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Text as the runner takes a command's property: letters that part properties are encoded as well.

    >>> _property("50%, a:b")
    '50%25%2C a%3Ab'
    """
    return _data(text).replace(":", "%3A").replace(",", "%2C")
