"""SARIF 2.1.0 (OASIS): contradicted and unverifiable findings for code scanning, editors and reviews.

Verified claims are left out: the programs that read SARIF show every result as something to mend.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, TextIO
from urllib.parse import quote

from checks.documents import Document
from checks.findings import Finding, Verdict, as_json
from checks.formats.correction import correction
from checks.formats.lines import json_line, write_items
from checks.formats.people import remarks
from checks.formats.position import Positions, Region
from checks.formats.run import PLAIN, Run
from checks.formats.severity import level, message, rule
from checks.formats.summary import Summary
from checks.reasons import Reason

if TYPE_CHECKING:
    from checks.assay import Checked

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_CONTRADICTED = (
    "Contradicted",
    "The table that the claim speaks of decides it, and something that it asserts does not hold.",
    "The figure or the place of the edition in force on the day.",
)
_NEVER_WARNED_OF = (Reason.OUTDATED, Reason.AHEAD_OF_EDITION)


def write(checked: Iterable[Checked], out: TextIO, run: Run = PLAIN) -> None:
    """One run with a rule for every reason, a result a line, and the coverage; columns count code points."""
    rules = list(_rules())
    driver = {"name": "Assay", "semanticVersion": version("assay"), "rules": rules}
    out.write(f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [{{\n')
    out.write(f'"columnKind": "unicodeCodePoints",\n"tool": {json_line({"driver": driver})},\n"results": [')
    numbers = {each["id"]: number for number, each in enumerate(rules)}
    summary = Summary()
    write_items(_results(summary.counting(checked), numbers), out)
    told = {"invocations": [_invocation(run)], "properties": {"coverage": asdict(summary.coverage)}}
    out.write(f"],\n{json_line(told)[1:-1]}\n}}]}}\n")


def _rules() -> Iterator[dict[str, Any]]:
    """Contradicted without a closer reason, then every reason, from the words by which it describes itself."""
    yield _rule(str(Verdict.CONTRADICTED), *_CONTRADICTED, "error")
    for reason in Reason:
        contradicted = reason in _NEVER_WARNED_OF
        yield _rule(
            reason, reason.heading, reason.sentence, reason.settled_by, "error" if contradicted else "warning"
        )


def _rule(code: str, heading: str, sentence: str, settled_by: str, usual: str) -> dict[str, Any]:
    return {
        "id": str(code),
        "name": heading.title().replace(" ", ""),
        "shortDescription": {"text": f"{heading}."},
        "fullDescription": {"text": sentence},
        "help": {
            "text": f"{sentence} What would settle it: {settled_by}",
            "markdown": f"{sentence}\n\n**What would settle it:** {settled_by}",
        },
        "defaultConfiguration": {"level": usual},
    }


def _results(checked: Iterable[Checked], numbers: dict[str, int]) -> Iterator[dict[str, Any]]:
    for one in checked:
        positions = Positions(one.document)
        for finding in one.findings:
            if level(finding):
                yield _result(finding, one.document, positions, numbers)


def _result(
    finding: Finding, document: Document, positions: Positions, numbers: dict[str, int]
) -> dict[str, Any]:
    region = positions.region(finding.start, finding.end)
    shown = {
        "ruleId": rule(finding),
        "ruleIndex": numbers[rule(finding)],
        "level": level(finding),
        "message": {"text": message(finding)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": _artifact(document),
                    **({"region": {**_region(region), "snippet": {"text": finding.text}}} if region else {}),
                },
                "logicalLocations": [{"fullyQualifiedName": document.name, "kind": "resource"}],
            }
        ],
        # The first is the name under which GitHub looks for a fingerprint.
        "partialFingerprints": {"primaryLocationLineHash": finding.id, "assayFinding/v1": finding.id},
        "properties": {
            "query": finding.query,
            "verdict": finding.verdict,
            "notes": list(finding.notes),
            "people": list(remarks(finding)),
            "evidence": as_json(finding.evidence[:1]),
        },
    }
    fix = _fix(finding, document, positions)
    suppressions = [_suppression(finding)] if finding.excused else []
    return (
        shown | ({"fixes": [fix]} if fix else {}) | ({"suppressions": suppressions} if suppressions else {})
    )


def _suppression(finding: Finding) -> dict[str, str]:
    """Why the finding stops nothing; one that was waived in the article is suppressed in the source."""
    inline = finding.waiver is not None and finding.waiver.kind == "inline"
    return {
        "kind": "inSource" if inline else "external",
        "status": "accepted",
        "justification": "; ".join(remarks(finding)),
    }


def _fix(finding: Finding, document: Document, positions: Positions) -> dict[str, Any] | None:
    found = correction(finding)
    region = positions.region(found.start, found.end) if found else None
    if found is None or region is None or region.column is None:
        return None
    replacement = {"deletedRegion": _region(region), "insertedContent": {"text": found.words}}
    changes = [{"artifactLocation": _artifact(document), "replacements": [replacement]}]
    return {
        "description": {"text": f"Write “{found.words}”, as the table has it."},
        "artifactChanges": changes,
    }


def _artifact(document: Document) -> dict[str, str]:
    """The file, from the folder that the run started in; a page's address; else the document's name."""
    if document.origin is None:
        return {"uri": document.url or quote(document.name, safe="/:")}
    path = posixpath.normpath(document.origin.path.replace("\\", "/"))
    if path.startswith("/"):
        return {"uri": f"file://{quote(path)}"}
    return {"uri": quote(path), "uriBaseId": "%SRCROOT%"}


def _region(region: Region) -> dict[str, int]:
    lines = {"startLine": region.line, "endLine": region.end_line}
    if region.column is None or region.end_column is None:
        return lines
    return lines | {"startColumn": region.column, "endColumn": region.end_column}


def _invocation(run: Run) -> dict[str, Any]:
    told = [{"level": "error", "message": {"text": reason}} for reason in run.unreadable]
    told += [{"level": "warning", "message": {"text": waiver}} for waiver in run.stale]
    return {"executionSuccessful": not run.unreadable, "toolExecutionNotifications": told}
