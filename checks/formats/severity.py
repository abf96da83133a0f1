"""How much a finding weighs for programs that know errors, warnings and notes, and the rule that it breaks."""

from __future__ import annotations

from typing import Literal

from checks.findings import Finding, Verdict

Level = Literal["error", "warning", "note"]


def level(finding: Finding) -> Level | None:
    """Contradicted is an error; unverifiable a warning where the catalogue knows the measure, else a note.

    None where there is nothing to act on: the claim is verified, or not about the record.
    """
    if finding.verdict is Verdict.CONTRADICTED:
        return "error"
    if finding.verdict is Verdict.UNVERIFIABLE:
        return "warning" if finding.measure_known else "note"
    return None


def rule(finding: Finding) -> str:
    """The code that says why the finding is no verified one: its reason, or its verdict alone."""
    return str(finding.reason or finding.verdict)


def message(finding: Finding) -> str:
    """The finding in one sentence or two: verdict, words, explanation."""
    return f"{finding.verdict}: “{finding.text}”. {finding.explanation}"
