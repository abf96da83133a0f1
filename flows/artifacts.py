"""What a run shows in Prefect's pages: a summary, the table of findings, and how far a long run has come."""

from __future__ import annotations

import re
from uuid import UUID

from prefect.artifacts import (
    create_markdown_artifact,
    create_progress_artifact,
    create_table_artifact,
    update_progress_artifact,
)

from checks.assay import Checked
from checks.findings import Evidence, Finding
from checks.formats.lines import cell_line
from checks.formats.summary import WORST_FIRST, Summary
from flows.markdown import cell, escaped
from flows.outcome import Outcome

LISTED, TABLED = 20, 500
_CELL, _PROSE = 60, 400


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
        """So many findings, contradicted ones first, each verdict in the order of the articles."""
        return sorted(self._worst, key=lambda finding: WORST_FIRST.index(finding.verdict))[:number]


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


def publish(digest: Digest, outcome: Outcome) -> None:
    """Leave the summary and the table of findings on the run."""
    create_markdown_artifact(
        key="summary", markdown=summary(digest, outcome), description=digest.summary.findings()
    )
    rows = [row(finding) for finding in digest.worst(TABLED)]
    left_out = digest.summary.verdicts.total() - len(rows)
    more = f" The worst {len(rows)}; {left_out:,} more in {digest.folder}." if left_out else ""
    create_table_artifact(key="findings", table=rows, description=f"The findings, worst first.{more}")


def summary(digest: Digest, outcome: Outcome) -> str:
    """The run in Markdown: gate, counts, coverage, the worst findings, and what could not be read."""
    message = escaped(outcome.message, _PROSE)
    lines = [f"## {message[:1].upper()}{message[1:]}", ""]
    verdicts = digest.summary.verdicts
    if verdicts:
        lines += ["| verdict | findings |", "| --- | ---: |"]
        lines += [
            f"| {escaped(each, _CELL)} | {verdicts[each]:,} |" for each in WORST_FIRST if verdicts[each]
        ]
    lines += [
        "",
        f"{escaped(digest.summary.read(), _PROSE)}.",
        "",
        f"Report files: {escaped(digest.folder, _PROSE)}",
    ]
    worst = digest.worst(LISTED)
    if worst:
        lines += ["", "## Worst first", "", *(_item(finding) for finding in worst)]
    if outcome.unreadable:
        lines += ["", "## Not readable", ""]
        lines += [f"- {escaped(reason, _PROSE)}" for reason in outcome.unreadable[:TABLED]]
    return "\n".join(lines)


def row(finding: Finding) -> dict[str, str]:
    """A finding as a row of the table."""
    evidence = cell_line(finding.evidence[0]) if finding.evidence else ""
    return {
        "verdict": cell(finding.verdict, _CELL),
        "claim": cell(finding.text, _CELL),
        "query": cell(finding.query, _CELL),
        "evidence": cell(evidence, _CELL),
        "explanation": cell(finding.explanation, 3 * _CELL),
        "document": cell(finding.document, _CELL),
    }


def _item(finding: Finding) -> str:
    """A finding as an item of the list of the worst, with a link to the deciding table."""
    steps = [finding.explanation, f"Query: {finding.query}", f"In {finding.document}"]
    lines = [f"- **{escaped(finding.verdict, _CELL)}** “{escaped(finding.text, _PROSE)}”"]
    lines += [f"  - {escaped(step, _PROSE)}" for step in steps]
    for evidence in finding.evidence[:1]:
        label = "Closest figure" if evidence.role == "closest" else "Evidence"
        lines.append(f"  - {label}: {escaped(cell_line(evidence), _PROSE)}{_link(evidence)}")
    return "\n".join(lines)


def _link(evidence: Evidence) -> str:
    """A link to where a cell was published; the user's own tables may name any address, so only plain ones count."""
    plain = evidence.url and re.fullmatch(r"https?://[\w./?=&%#~:+-]+", evidence.url)
    return f" ([source](<{evidence.url}>))" if plain else ""
