"""CSV: a row a finding, for spreadsheets."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

from checks.documents import Document
from checks.findings import Finding
from checks.formats.lines import one_line
from checks.formats.people import remarks
from checks.formats.position import Positions
from checks.formats.run import PLAIN, Run

if TYPE_CHECKING:
    from checks.assay import Checked

COLUMNS = (
    "document title published url line column verdict reason notes text kind query explanation"
    " stated_value stated_low stated_high stated_unit stated_rank stated_entities attribution"
    " publisher edition edition_published table entity period value unit rank source"
    " correction people id"
).split()

_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def write(checked: Iterable[Checked], out: TextIO, run: Run = PLAIN) -> None:
    """A header and a row a finding; evidence is the deciding cell."""
    rows = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    rows.writeheader()
    for one in checked:
        positions = Positions(one.document)
        for finding in one.findings:
            row = _row(finding, one.document, positions)
            rows.writerow({name: safe(value) for name, value in row.items()})


def safe(value: object) -> object:
    """A value that no spreadsheet takes for a formula: text that could begin one gets an apostrophe before it.

    >>> safe("=HYPERLINK(…)"), safe(-1.5), safe("fifth-largest")
    ("'=HYPERLINK(…)", -1.5, 'fifth-largest')
    """
    if not isinstance(value, str):
        return value
    line = one_line(value)
    return f"'{line}" if line.startswith(_FORMULA) else line


def _row(finding: Finding, document: Document, positions: Positions) -> dict[str, object]:
    region = positions.region(finding.start, finding.end)
    stated = finding.stated
    row: dict[str, object] = {
        "document": document.name,
        "title": document.title,
        "published": document.published,
        "url": document.url,
        "line": region and region.line,
        "column": region and region.column,
        "verdict": str(finding.verdict),
        "reason": finding.reason and str(finding.reason),
        "notes": " ".join(finding.notes),
        "text": finding.text,
        "kind": finding.kind,
        "query": finding.query,
        "explanation": finding.explanation,
        "stated_value": stated.value,
        "stated_low": stated.low,
        "stated_high": stated.high,
        "stated_unit": stated.unit,
        "stated_rank": stated.rank,
        "stated_entities": " ".join(stated.entities or ()),
        "attribution": finding.attribution,
        "entity": finding.entity,
        "correction": finding.diagnosis and finding.diagnosis.text,
        "people": "; ".join(remarks(finding)),
        "id": finding.id,
    }
    for cell in finding.evidence[:1]:
        row |= {
            "publisher": cell.publisher,
            "edition": cell.edition,
            "edition_published": cell.published,
            "table": cell.table,
            "entity": cell.entity,
            "period": cell.period,
            "value": cell.value,
            "unit": cell.unit,
            "rank": cell.rank,
            "source": cell.url,
        }
    return row
