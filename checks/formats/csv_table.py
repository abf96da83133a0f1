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

FLAT = [name for name in COLUMNS if name not in ("title", "published", "url", "line", "column")]

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


def flat(finding: Finding) -> dict[str, object]:
    """A finding as single values, those of its deciding cell included; None where there is none."""
    stated = finding.stated
    cell = finding.evidence[0] if finding.evidence else None
    return {
        "document": finding.document,
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
        "publisher": cell and cell.publisher,
        "edition": cell and cell.edition,
        "edition_published": cell and cell.published,
        "table": cell and cell.table,
        "entity": cell.entity if cell else finding.entity,
        "period": cell.period if cell else finding.period,
        "value": cell and cell.value,
        "unit": cell and cell.unit,
        "rank": cell and cell.rank,
        "source": cell and cell.url,
        "correction": finding.diagnosis and finding.diagnosis.text,
        "people": "; ".join(remarks(finding)),
        "id": finding.id,
    }


def _row(finding: Finding, document: Document, positions: Positions) -> dict[str, object]:
    region = positions.region(finding.start, finding.end)
    return flat(finding) | {
        "title": document.title,
        "published": document.published,
        "url": document.url,
        "line": region and region.line,
        "column": region and region.column,
    }
