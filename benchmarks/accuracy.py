"""How many claims of the annotated set are found, and judged right; and how often Assay does harm.

A finding meets a claim when it overlaps the anchor, is of its kind, and states the same. Of several findings that are
the same claim the worst counts. What meets no claim is spurious, unless it is not_checkable.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from benchmarks.cases import HALVES, Case, Claim, Finding, check, kind_of, load, options, span

LONGEST = 300
"""A finding of more characters than this points at nothing in particular."""


@dataclass
class Score:
    """Counts, and what was wrong: (id of the case, kind, what happened)."""

    counts: Counter[str] = field(default_factory=Counter)
    by_kind: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    wrong: list[tuple[str, str, str]] = field(default_factory=list)

    def add(self, what: str, kind: str) -> None:
        self.counts[what] += 1
        self.by_kind[kind][what] += 1


def same_number(found: Any, wanted: Any, tolerance: float = 1e-6) -> bool:
    if found is None or wanted is None:
        return found is wanted
    return math.isclose(float(found), float(wanted), rel_tol=tolerance, abs_tol=1e-9)


def states_the_same(finding: Finding, claim: Claim) -> bool:
    """Whether kind and everything that the claim's answer names agree."""
    stated = finding.get("stated") or {}
    if finding["kind"] not in options(claim["kind"]):
        return False
    if "entity" in claim and finding.get("entity") != claim["entity"]:
        return False
    if any(
        not same_number(stated.get(key), claim[key])
        for key in ("rank", "value", "low", "high")
        if key in claim
    ):
        return False
    if "unit" in claim and stated.get("unit") != claim["unit"]:
        return False
    return "entities" not in claim or set(stated.get("entities") or ()) == set(claim["entities"])


def overlaps(finding: Finding, start: int, end: int) -> bool:
    length = finding["end"] - finding["start"]
    near = finding["start"] < end and start < finding["end"] and length <= max(LONGEST, end - start)
    return near and "\n\n" not in finding["text"].strip()


def judged_right(finding: Finding, claim: Claim) -> bool:
    return (
        finding["verdict"] in options(claim["verdict"])
        and ("reason" not in claim or finding.get("reason") in options(claim["reason"]))
        and set(claim.get("notes", ())) <= set(finding.get("notes") or ())
    )


def evidence_right(finding: Finding, wanted: Mapping[str, Any]) -> bool:
    """Whether the first cell shown is the one that decides."""
    cell = (finding.get("evidence") or [{}])[0]
    return all(
        same_number(cell.get(key), value, 1e-3)
        if isinstance(value, int | float)
        else str(cell.get(key)) == str(value)
        for key, value in wanted.items()
    )


def _identity(finding: Finding) -> tuple[str, ...]:
    return tuple(str(finding.get(key)) for key in ("kind", "entity", "stated", "measure"))


def _best(found: Sequence[tuple[int, Finding]], claim: Claim) -> tuple[Finding, set[int]]:
    """The finding that answers a claim, and the numbers of all that say the same."""
    first = min(found, key=lambda pair: pair[1]["verdict"] not in options(claim["verdict"]))[1]
    twins = [
        pair
        for pair in found
        if _identity(pair[1]) == _identity(first) and overlaps(pair[1], first["start"], first["end"])
    ]
    worst = max(twins, key=lambda pair: pair[1]["verdict"] not in options(claim["verdict"]))[1]
    return worst, {number for number, _ in twins}


def score_case(case: Case, findings: Sequence[Finding], score: Score) -> None:
    used: set[int] = set()
    for claim in case["claims"]:
        kind = kind_of(claim)
        near = [
            (number, finding)
            for number, finding in enumerate(findings)
            if number not in used and overlaps(finding, *span(case["text"], claim))
        ]
        met = [pair for pair in near if states_the_same(pair[1], claim)]
        if claim.get("optional") and not met:
            continue
        score.add("claims", kind)
        score.counts["wanting evidence"] += "evidence" in claim
        score.by_kind[kind]["wanting evidence"] += "evidence" in claim
        if met:
            finding, numbers = _best(met, claim)
            used |= numbers
            _judge(case, claim, finding, score)
            continue
        heard = "; ".join(f"{finding['kind']} {finding['query']}" for _, finding in near) or "nothing"
        score.wrong.append((case["id"], kind, f"missed {claim['anchor']!r}, heard {heard}"))
        verified = any(finding["verdict"] == "verified" for _, finding in near)
        if verified and "verified" not in options(claim["verdict"]):
            score.add("false verified", kind)
    _count_spurious(case, [finding for number, finding in enumerate(findings) if number not in used], score)


def _judge(case: Case, claim: Claim, finding: Finding, score: Score) -> None:
    kind, wanted = kind_of(claim), options(claim["verdict"])
    found = f"{claim['anchor']!r}: {finding['verdict']} ({finding['reason']}) by {finding['query']}"
    score.add("found", kind)
    if set(wanted) & {"verified", "contradicted"}:
        score.add("decidable", kind)
        if finding["verdict"] in ("verified", "contradicted"):
            score.add("decided", kind)
    if judged_right(finding, claim):
        score.add("right verdict", kind)
    else:
        score.wrong.append((case["id"], kind, f"{found}, not {claim['verdict']} ({claim.get('reason')})"))
    for harm in ("verified", "contradicted"):
        if finding["verdict"] == harm and harm not in wanted:
            score.add(f"false {harm}", kind)
    if "evidence" in claim:
        score.add("with evidence", kind)
        if evidence_right(finding, claim["evidence"]):
            score.add("right evidence", kind)
        else:
            score.wrong.append((case["id"], kind, f"{found}, from another cell than {claim['evidence']}"))


def _count_spurious(case: Case, findings: Sequence[Finding], score: Score) -> None:
    for finding in findings:
        if finding["verdict"] == "not_checkable":
            continue
        score.add("spurious", finding["kind"])
        if finding["verdict"] in ("verified", "contradicted"):
            score.add(f"false {finding['verdict']}", finding["kind"])
        said = f"{finding['text']!r}: {finding['verdict']} ({finding['reason']}) by {finding['query']}"
        score.wrong.append((case["id"], finding["kind"], f"spurious {said}"))


def figures(counts: Mapping[str, int]) -> dict[str, float]:
    """The rates that counts come to. What has nothing to divide by is 1."""

    def share(part: str, *whole: str) -> float:
        total = sum(counts.get(name, 0) for name in whole)
        return counts.get(part, 0) / total if total else 1.0

    precision, recall = share("found", "found", "spurious"), share("found", "claims")
    return {
        "claims": counts.get("claims", 0),
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / (precision + recall) if precision + recall else 0.0,
        "right": share("right verdict", "claims"),
        "evidence": share("right evidence", "wanting evidence"),
        "verdict_right_of_found": share("right verdict", "found"),
        "evidence_right_of_found": share("right evidence", "with evidence"),
        "decided_of_decidable_found": share("decided", "decidable"),
        "false_verified": counts.get("false verified", 0),
        "false_contradicted": counts.get("false contradicted", 0),
    }


def score_half(half: str) -> Score:
    cases = load(half)
    findings = check(cases)
    score = Score()
    for case in cases:
        score_case(case, findings.get(case["id"], []), score)
    return score


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("halves", nargs="*", default=HALVES, help="open, blind (default: both)")
    parser.add_argument("--list", action="store_true", help="print what is wrong, for the open half alone")
    given = parser.parse_args()
    for half in given.halves:
        score = score_half(half)
        if given.list and half == "open":
            for case, kind, what in score.wrong:
                print(f"{case} [{kind}] {what}")
        for kind, counts in [*sorted(score.by_kind.items()), ("all kinds", score.counts)]:
            line = ", ".join(
                f"{name} {value}" if isinstance(value, int) else f"{name} {value:.3f}"
                for name, value in figures(counts).items()
            )
            print(f"{half}, {kind}: {line}")


if __name__ == "__main__":
    main()
