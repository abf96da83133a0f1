"""What a run shows in Prefect's pages: a summary, the table of findings, and how far a long run has come."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import datetime
from math import ceil
from pathlib import Path
from urllib.parse import quote
from uuid import UUID

from prefect.artifacts import (
    create_markdown_artifact,
    create_progress_artifact,
    create_table_artifact,
    update_progress_artifact,
)

from checks.assay import Checked
from checks.findings import Finding, Verdict
from checks.formats import FORMATS
from checks.formats.people import remarks
from checks.formats.summary import WORST_FIRST, Summary
from flows.markdown import cell, escaped, evidence_line, link
from flows.outcome import Outcome
from flows.trend import SHOWN, Counts

LISTED, TABLED = 20, 500
REPORTS = {"html": "report.html", "text": "findings.txt", "jsonl": "findings.jsonl"}
REPORTS_URL = "ASSAY_REPORTS_URL"
"""The variable that names the address under which a server shows the folder of reports."""

SIGNS = {
    Verdict.CONTRADICTED: "✘",
    Verdict.UNVERIFIABLE: "?",
    Verdict.NOT_CHECKABLE: "–",
    Verdict.VERIFIED: "✔",
}
_CELL, _PROSE, _BAR = 60, 400, 20
_CLAIM, _EXPLANATION, _DOCUMENT = 26, 32, 18


class Digest:
    """The counts of a run and its worst findings, as many as are shown."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.summary = Summary()
        self._worst: list[Finding] = []

    def add(self, checked: Checked) -> None:
        """Count one more document."""
        self.summary.add(checked)
        self._worst.extend(checked.findings)
        if len(self._worst) > 2 * TABLED:
            self._worst = self.worst(TABLED)

    def worst(self, number: int) -> list[Finding]:
        """So many findings, contradicted ones first, of each verdict the excused last, in the order of the articles."""
        return sorted(self._worst, key=lambda each: (WORST_FIRST.index(each.verdict), each.excused))[:number]


class Progress:
    """A bar on the run's page, where there is more than one batch."""

    def __init__(self, expected: int, batch_size: int) -> None:
        self.expected, self.done, self.batches = expected, 0, 0
        self._bar: UUID | None = None
        if expected > batch_size:
            self._bar = create_progress_artifact(
                progress=0.0, key="progress", description=f"Checking {expected:,} documents"
            )  # type: ignore[assignment]

    def advance(self, documents: int) -> None:
        """Move the bar by a batch."""
        self.batches += 1
        self.done += documents
        if self._bar:
            update_progress_artifact(self._bar, progress=min(100.0, 100 * self.done / self.expected))


def files() -> dict[str, str]:
    """The report files of a run: the name of each by its format."""
    return {form: name for form, name in REPORTS.items() if form in FORMATS}


def publish(
    digest: Digest, outcome: Outcome, message: str | None = None, trend: Sequence[Counts] = ()
) -> None:
    """Leave the summary and the table of findings on the run. `trend`: this run and those before, the newest first."""
    said = message or outcome.message
    create_markdown_artifact(
        key="summary", markdown=summary(digest, outcome, said, trend), description=digest.summary.findings()
    )
    rows = [row(finding) for finding in digest.worst(TABLED)]
    left_out = digest.summary.verdicts.total() - len(rows)
    more = f" The worst {len(rows)}; {left_out:,} more in {digest.folder}." if left_out else ""
    create_table_artifact(key="findings", table=rows, description=f"The findings, worst first.{more}")


def summary(digest: Digest, outcome: Outcome, said: str, trend: Sequence[Counts] = ()) -> str:
    """The run in Markdown: gate, counts, reports, the worst findings, what is to be mended, and the runs before."""
    message = escaped(said, _PROSE)
    lines = [f"## {message[:1].upper()}{message[1:]}", "", *_verdicts(digest)]
    lines += ["", f"{escaped(digest.summary.read(), _PROSE)}.", "", *_reports(digest)]
    worst = [finding for finding in digest.worst(LISTED) if finding.verdict is not Verdict.VERIFIED]
    lines += _section("Worst first", [_item(finding) for finding in worst])
    lines += _section("Not readable", [f"- {escaped(each, _PROSE)}" for each in outcome.unreadable[:TABLED]])
    lines += _section("Stale waivers", [f"- {escaped(each, _PROSE)}" for each in outcome.stale[:TABLED]])
    return "\n".join([*lines, *_section("The last runs over the same inputs", _trend(trend))])


def _section(title: str, lines: list[str]) -> list[str]:
    return ["", f"## {title}", "", *lines] if lines else []


def _verdicts(digest: Digest) -> list[str]:
    counted = digest.summary.verdicts
    rows = [
        f"| {SIGNS[each]} {escaped(each, _CELL)} | {counted[each]:,} |"
        for each in WORST_FIRST
        if counted[each]
    ]
    return ["| verdict | findings |", "| --- | ---: |", *rows] if rows else []


def _reports(digest: Digest) -> list[str]:
    """The folder of the report files, and links to them where a server shows them."""
    where = f"Report files: {escaped(digest.folder, _PROSE)}"
    address = os.environ.get(REPORTS_URL, "").rstrip("/")
    folder = Path(digest.folder)
    links = [link(f"{address}/{quote(folder.name)}/{quote(name)}", name) for name in files().values()]
    return [" · ".join([where, *filter(None, links)]) if folder.is_dir() else where]


def _trend(trend: Sequence[Counts]) -> list[str]:
    """The runs as a table with a bar for what is wrong or open; one alone is no trend."""
    if len(trend) < 2:
        return []
    most = max(each.contradicted + each.unverifiable for each in trend) or 1
    rows = [_trend_row(each, most) for each in trend[:SHOWN]]
    head = "| run | ended | contradicted | unverifiable | verified | █ contradicted ░ unverifiable |"
    return [head, "| --- | --- | ---: | ---: | ---: | --- |", *rows]


def _trend_row(counts: Counts, most: int) -> str:
    # Prefect shows the escapes in the words of a link.
    cells = [
        f"[{datetime.fromisoformat(counts.ended):%Y-%m-%d %H:%M}](/runs/flow-run/{counts.run_id})",
        escaped(counts.gate, _CELL),
        *(f"{number:,}" for number in (counts.contradicted, counts.unverifiable, counts.verified)),
        _bar(counts.contradicted, most, "█") + _bar(counts.unverifiable, most, "░"),
    ]
    return f"| {' | '.join(cells)} |"


def _bar(number: int, most: int, sign: str) -> str:
    return sign * ceil(_BAR * number / most)


def row(finding: Finding) -> dict[str, str]:
    """A finding as a row of the table, which is as wide as Prefect's page; the summary and the reports tell the rest."""
    excused = " · waived" if finding.waiver else f" · {finding.decision.answer}" if finding.decision else ""
    return {
        "verdict": cell(f"{finding.verdict}{excused}", _CELL),
        "claim": cell(finding.text, _CLAIM),
        "explanation": cell(finding.explanation, _EXPLANATION),
        "document": cell(_tail(finding.document), _DOCUMENT),
    }


def _tail(document: str) -> str:
    """The end of a document's name, which tells it from others in its folder."""
    return document if len(document) <= _DOCUMENT else f"…{document[1 - _DOCUMENT :]}"


def _item(finding: Finding) -> str:
    """A finding as an item of the list of the worst, with a link to the deciding table."""
    steps = [finding.explanation, f"Query: {finding.query}", f"In {finding.document}"]
    sign = SIGNS[finding.verdict]
    lines = [f"- {sign} **{escaped(finding.verdict, _CELL)}** “{escaped(finding.text, _PROSE)}”"]
    lines += [f"  - {escaped(step, _PROSE)}" for step in steps]
    lines += [f"  - {evidence_line(evidence)}" for evidence in finding.evidence[:1]]
    lines += [f"  - {escaped(remark, _PROSE)}" for remark in remarks(finding)]
    return "\n".join(lines)
