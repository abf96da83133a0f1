"""What the guard found, and the same as one HTML page that opens offline: no scripts, no links out, everything escaped."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from html import escape
from pathlib import Path

_STYLE = """
body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem;color:#222}
h1{font-size:1.4rem}h2{font-size:1.1rem;margin-top:2rem}
table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.25rem .6rem;vertical-align:top}
tr{border-bottom:1px solid #ddd}td{overflow-wrap:anywhere}.n{text-align:right;white-space:nowrap}
.critical{color:#a40000;font-weight:600}.warning{color:#8a5a00}.passed{color:#006b2d;font-weight:600}
"""


_SHOWN = 200
"""Rows of one file that the page lists; a wrong unit fails thousands of them at once."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A row that fails an expectation. `line` 0 is the file as a whole."""

    file: str
    line: int
    expectation: str
    severity: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.severity}: {self.message} ({self.expectation})"


@dataclass(frozen=True, slots=True)
class GuardReport:
    """What a check found. `checked` and `unchanged` are tables; `lock` is written only where nothing is critical."""

    checked: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    rows: int = 0
    failures: tuple[Failure, ...] = ()
    locks: tuple[Path, ...] = field(default=())

    @property
    def critical(self) -> tuple[Failure, ...]:
        """The failures that stop promotion."""
        return tuple(each for each in self.failures if each.severity == "critical")

    @property
    def warnings(self) -> tuple[Failure, ...]:
        """The failures that are only reported."""
        return tuple(each for each in self.failures if each.severity != "critical")

    def __add__(self, other: GuardReport) -> GuardReport:
        return GuardReport(
            self.checked + other.checked,
            self.unchanged + other.unchanged,
            self.rows + other.rows,
            self.failures + other.failures,
            self.locks + other.locks,
        )


def write_html(report: GuardReport, day: date) -> str:
    """The report of a check as an HTML page, what stops promotion first."""
    outcome = (
        f'<p class="critical">{len(report.critical)} rows stop promotion; tables.lock is as it was.</p>'
        if report.critical
        else '<p class="passed">Every table passes.</p>'
    )
    return (
        "<!doctype html>\n<html lang=en>\n<meta charset=utf-8>\n<title>Reference tables, checked</title>\n"
        f"<style>{_STYLE}</style>\n<h1>Reference tables, checked {day.isoformat()}</h1>\n{outcome}\n"
        f"<p>{len(report.checked)} tables run, {len(report.unchanged)} unchanged since their lock, "
        f"{report.rows:,} rows, {len(report.warnings)} warnings.</p>\n"
        + _by_expectation(report)
        + "".join(_of_file(file, failures) for file, failures in _by_file(report).items())
        + "</html>\n"
    )


def _by_expectation(report: GuardReport) -> str:
    counts: defaultdict[tuple[str, str], int] = defaultdict(int)
    for failure in report.failures:
        counts[(failure.severity, failure.expectation)] += 1
    rows = "".join(
        f"<tr><td class={escape(severity, quote=True)}>{escape(severity)}<td>{escape(expectation)}<td class=n>{count}"
        for (severity, expectation), count in sorted(counts.items())
    )
    return f"<table><tr><th>severity<th>expectation<th class=n>rows{rows}</table>\n" if rows else ""


def _by_file(report: GuardReport) -> dict[str, list[Failure]]:
    files: defaultdict[str, list[Failure]] = defaultdict(list)
    for failure in (*report.critical, *report.warnings):
        files[failure.file].append(failure)
    return files


def _of_file(file: str, failures: list[Failure]) -> str:
    rows = "".join(
        f"<tr><td class=n>{failure.line or ''}<td class={escape(failure.severity, quote=True)}>{escape(failure.severity)}"
        f"<td>{escape(failure.message)}<td>{escape(failure.expectation)}"
        for failure in failures[:_SHOWN]
    )
    if len(failures) > _SHOWN:
        rows += f"<tr><td><td><td>and {len(failures) - _SHOWN} more<td>"
    return f"<h2>{escape(file)}</h2>\n<table><tr><th class=n>line<th>severity<th>what<th>expectation{rows}</table>\n"
