"""Findings and an article to try the formats and the gate on, and a report of them."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import Any

from checks.assay import Checked
from checks.documents import Document, Origin
from checks.findings import Coverage, Evidence, Finding, StatedShown, Verdict
from checks.formats import writer
from checks.formats.run import PLAIN, Run
from checks.reasons import Note, Reason

CELL = Evidence(
    table="usgs/mcs/2025/rare_earths",
    publisher="USGS",
    edition="2025",
    published=date(2025, 1, 31),
    role="subject",
    entity="RUS",
    period="2024",
    value=3_800_000.0,
    unit="t",
    measure="usgs.rare_earths.reserves",
    rank=5,
    url="https://example.org/mcs2025.pdf",
)

_FINDING = Finding(
    document="a.txt",
    id="0123456789abcdef",
    start=7,
    end=24,
    text="the fifth-largest",
    sentence="It has the fifth-largest.",
    kind="rank",
    query="rank(reserves, RUS) = 5",
    entity="RUS",
    measure="usgs.rare_earths.reserves",
    attribution="USGS",
    period="2024",
    record="f00d",
    stated=StatedShown(rank=5),
    verdict=Verdict.VERIFIED,
    reason=None,
    notes=(),
    evidence=(CELL,),
    diagnosis=None,
    explanation="Russia is fifth.",
    construction="entity_has_place",
)


def finding(**changes: Any) -> Finding:
    """A verified rank, with changes."""
    return replace(_FINDING, **changes)


def checked(*findings: Finding, name: str = "a.txt", published: date | None = None) -> Checked:
    """A document with these findings."""
    decided = sum(each.verdict in (Verdict.VERIFIED, Verdict.CONTRADICTED) for each in findings)
    document = Document(name, "It has the fifth-largest.", published)
    return Checked(document, findings, Coverage(len(findings), decided, 1))


CONTRADICTED = finding(
    verdict=Verdict.CONTRADICTED, reason=Reason.OUTDATED, notes=(Note.TIED,), explanation="It is\nsixth."
)
UNVERIFIABLE = finding(
    verdict=Verdict.UNVERIFIABLE, reason=Reason.NO_REFERENCE_TABLE, evidence=(), measure=None, entity=None
)

ARTICLE = Document(
    "news/a b.md",
    "😀 Chile, the world's second-largest producer of copper, produced 5.3 million t of it in 2024.\r\n"
    "The USGS says that Russia has 10 million tons of rare earths.\r\nHundreds of firms left Russia.",
    date(2025, 6, 1),
    "On metals",
    "https://news.example/a",
    Origin("news/a b.md", 4),
)


def report(form: str, *documents: Checked, run: Run = PLAIN) -> str:
    """Some documents as a report of a format shows them."""
    out = io.StringIO()
    writer(form)(documents, out, run)
    return out.getvalue()
