"""JUnit XML: a test suite a document, a test case a claim, as build servers show them.

A claim that breaks the gate is a failure; one that is open or not about the record, without breaking it, is skipped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, TextIO, cast
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from checks.findings import Finding, Verdict
from checks.formats.lines import cell_line, one_line
from checks.formats.people import remarks
from checks.formats.position import Positions
from checks.formats.run import PLAIN, Run
from checks.formats.severity import rule

if TYPE_CHECKING:
    from checks.assay import Checked

# XML 1.0 has no way to write these letters.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(checked: Iterable[Checked], out: TextIO, run: Run = PLAIN) -> None:
    """The suites as the documents come; inputs that could not be read and stale waivers have suites of their own."""
    xml = _Xml(out)
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n')
    xml.open("testsuites", name="assay")
    for one in checked:
        _suite(xml, one, run)
    _lines(xml, "inputs", "error", run.unreadable)
    _lines(xml, "waivers", "failure" if run.gate.minds_stale_waivers else "skipped", run.stale)
    xml.close("testsuites")


def _lines(xml: _Xml, name: str, outcome: str, lines: Sequence[str]) -> None:
    """A suite of its own for what is no claim: each line a case with the outcome."""
    if not lines:
        return
    counts = {f"{each}s": "0" for each in ("failure", "error")} | {"skipped": "0"}
    counts[outcome if outcome == "skipped" else f"{outcome}s"] = str(len(lines))
    xml.open("testsuite", name=name, tests=str(len(lines)), **counts)
    for line in lines:
        xml.open("testcase", name=line, classname=name)
        xml.leaf(outcome, "", message=line, type=name)
        xml.close("testcase")
    xml.close("testsuite")


def _suite(xml: _Xml, checked: Checked, run: Run) -> None:
    positions = Positions(checked.document)
    outcomes = [_outcome(finding, run) for finding in checked.findings]
    xml.open(
        "testsuite",
        name=checked.document.name,
        tests=str(len(outcomes)),
        failures=str(outcomes.count("failure")),
        errors="0",
        skipped=str(outcomes.count("skipped")),
    )
    xml.open("properties")
    for name, value in asdict(checked.coverage).items():
        xml.leaf("property", "", name=name, value=str(value))
    xml.close("properties")
    for finding, outcome in zip(checked.findings, outcomes, strict=True):
        region = positions.region(finding.start, finding.end)
        place = {"line": str(region.line)} if region else {}
        file = {"file": checked.document.origin.path} if checked.document.origin else {}
        name = f"{one_line(finding.text)} ({finding.kind}, {finding.id})"
        xml.open("testcase", name=name, classname=checked.document.name, **file, **place)
        if outcome == "failure":
            xml.leaf("failure", _told(finding), message=finding.explanation, type=rule(finding))
        elif outcome == "skipped":
            why = "; ".join(remarks(finding)) or finding.explanation
            xml.leaf("skipped", "", message=f"{rule(finding)}: {why}")
        xml.leaf("system-out", _told(finding))
        xml.close("testcase")
    xml.close("testsuite")


def _outcome(finding: Finding, run: Run) -> str:
    if run.gate.broken_by(finding):
        return "failure"
    return "passed" if finding.verdict is Verdict.VERIFIED else "skipped"


def _told(finding: Finding) -> str:
    """The finding for whoever opens its test case."""
    lines = [f"{finding.verdict}: {finding.explanation}", finding.sentence, finding.query]
    lines += [*map(cell_line, finding.evidence[:1]), *remarks(finding)]
    return "\n".join(map(one_line, lines))


class _Xml:
    """XML as text, with what XML cannot hold left out."""

    def __init__(self, out: TextIO) -> None:
        # It takes a stream of text as well, of which its type does not know.
        self._generator = XMLGenerator(cast(Any, out), "utf-8", short_empty_elements=True)

    def open(self, tag: str, /, **attributes: str) -> None:
        self._start(tag, attributes)
        self._generator.ignorableWhitespace("\n")

    def close(self, tag: str) -> None:
        self._generator.endElement(tag)
        self._generator.ignorableWhitespace("\n")

    def leaf(self, tag: str, text: str, /, **attributes: str) -> None:
        self._start(tag, attributes)
        self._generator.characters(_NO_XML.sub("", text))
        self.close(tag)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        written = {name: _NO_XML.sub("", value) for name, value in attributes.items()}
        self._generator.startElement(tag, AttributesImpl(written))
