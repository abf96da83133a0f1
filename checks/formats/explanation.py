"""How a text was read, step by step: for people as text, for programs as one JSON object a document."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TextIO

from checks.findings import Finding, as_json
from checks.formats.lines import cell_line, one_line
from checks.formats.summary import Summary
from checks.formats.text import STYLES, Part, Printer, codes, heading, printer

if TYPE_CHECKING:
    from checks.assay import Reading
    from checks.claims import Claim

_INDENT = "  "
_LABEL = 14


def write_text(readings: Iterable[Reading], out: TextIO) -> None:
    """For each document what was read of it, and each claim from its words to its verdict."""
    show = printer(out)
    for reading in readings:
        show(*heading(reading.checked.document))
        for title, lines in (
            ("Sentences", map(one_line, reading.sentences)),
            ("Annotations", _annotations(reading)),
            ("Clauses", map(one_line, reading.clauses)),
            ("Settled away", map(one_line, reading.settled_away)),
        ):
            _section(show, title, lines)
        claims = {(claim.start, claim.end, str(claim.kind)): claim for claim in reading.claims}
        for finding in reading.checked.findings:
            show()
            for parts in _steps(finding, claims.get((finding.start, finding.end, finding.kind))):
                show(*parts)
        summary = Summary()
        summary.add(reading.checked)
        show()
        show((summary.read(), ""))


def write_jsonl(readings: Iterable[Reading], out: TextIO) -> None:
    """One object a document: its annotations, and its findings in the published schema."""
    for reading in readings:
        annotations = [
            {"start": each.start, "end": each.end, "text": each.text, "kind": each.kind, **each.data}
            for each in reading.annotations
        ]
        shown = {
            "document": reading.checked.document.name,
            "annotations": annotations,
            "findings": as_json(reading.checked.findings),
        }
        out.write(json.dumps(shown, ensure_ascii=False) + "\n")


WRITERS = {"text": write_text, "jsonl": write_jsonl}


def _section(show: Printer, title: str, lines: Iterable[str]) -> None:
    for number, line in enumerate(lines):
        if not number:
            show()
            show((title, "bold"))
        show((_INDENT + line, ""))


def _annotations(reading: Reading) -> Iterator[str]:
    for each in reading.annotations:
        data = "  ".join(f"{key} {value}" for key, value in each.data.items() if value is not None)
        yield f"{f'{each.start}-{each.end}':<10} {each.kind:<10} {one_line(each.text)}  {data}".rstrip()


def _steps(finding: Finding, claim: Claim | None) -> Iterator[list[Part]]:
    """A claim from its words to its verdict, a line a step."""
    yield [("Claim ", "bold"), (one_line(finding.text), "bold")]
    frame = [str(claim.frame), *(["denied"] if claim.denied else [])] if claim else []
    yield _step("reading", ", ".join([finding.kind, *frame, *_known("by", finding.construction)]))
    if finding.attribution:
        yield _step("credited to", finding.attribution)
    yield _step("query", finding.query)
    for cell in finding.evidence:
        yield _step(cell.role, cell_line(cell))
    verdict = (str(finding.verdict), STYLES[finding.verdict])
    yield [*_step("verdict", ""), verdict, (f" {codes(finding)}".rstrip(), "dim")]
    yield _step("because", finding.explanation)
    if finding.diagnosis:
        yield _step("true would be", finding.diagnosis.text)


def _step(label: str, words: str) -> list[Part]:
    return [(f"{_INDENT}{label:<{_LABEL}}", "dim"), (one_line(words), "")]


def _known(label: str, words: str) -> list[str]:
    return [f"{label} {words}"] if words else []
