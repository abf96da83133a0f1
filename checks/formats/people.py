"""What people said of a finding, which stands beside its verdict in every report."""

from __future__ import annotations

from collections.abc import Iterator

from checks.findings import Decision, Finding, Waiver

_KINDS = {"waiver": "waived", "inline": "waived in the article", "baseline": "in the baseline"}


def remarks(finding: Finding) -> tuple[str, ...]:
    """The waiver and the decision of a finding, each as a line."""
    return tuple(_said(finding))


def _said(finding: Finding) -> Iterator[str]:
    if finding.waiver:
        yield waived(finding.waiver)
    if finding.decision:
        yield decided(finding.decision)


def waived(waiver: Waiver) -> str:
    """Who waived a finding, until when and why: `waived by Ann until 2026-12-31: the table is late`."""
    by = f" by {waiver.by}" if waiver.by else ""
    until = f" until {waiver.until}" if waiver.until else ""
    return f"{_KINDS[waiver.kind]}{by}{until}{f': {waiver.why}' if waiver.why else ''}"


def decided(decision: Decision) -> str:
    """What a person answered, and when: `rejected by Ann on 2026-11-26: the table is older`."""
    by = f" by {decision.by}" if decision.by else ""
    day = f" on {decision.day}" if decision.day else ""
    until = f" until {decision.until}" if decision.until else ""
    return f"{decision.answer}{by}{day}{until}{f': {decision.note}' if decision.note else ''}"
