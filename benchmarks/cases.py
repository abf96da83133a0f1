"""The annotated set: short texts, and the claims that a careful reader finds in them.

A case is one line of `accuracy/<half>/*.jsonl`:

    {"id", "text", "published": "YYYY-MM-DD", "claims": [CLAIM, ...]}

and a claim says what is right:

    anchor     the shortest words of the text that carry it; "nth": 2 picks the second occurrence
    kind       one of the nine kinds, or a list where either will do
    verdict    likewise; reason and notes where they matter
    entity, rank, value, low, high, unit, entities    what is stated, in base units, where it is part of the answer
    evidence   the cell that decides: any of publisher, edition, entity, period, value
    asks       the same claim for the oracle, from which the verdict follows (see oracle.py)
    optional   true where a careful reader may leave it out ("rose to 5 million t": the rise beside the value)
    why        the figures that make the verdict, for the human reader

A case without claims must get no finding.
"""

from __future__ import annotations

import json
import subprocess
import sysconfig
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from benchmarks import oracle

Case = dict[str, Any]
Claim = Mapping[str, Any]
Finding = dict[str, Any]

SET = Path(__file__).parent / "accuracy"
HALVES = ("open", "blind")
# Reasons for which figures that hold, or do not, still leave a claim undecided.
BESIDES_THE_FIGURES = {
    "ambiguous_measure",
    "ambiguous_period",
    "coarse",
    "edition_not_held",
    "finer_than_table",
    "incomplete_period",
    "projection_only",
    "publishers_disagree",
    "unit_mismatch",
    "vague",
}


def load(half: str) -> list[Case]:
    """The cases of a half, in the order of the files."""
    files = sorted((SET / half).glob("*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]


def options(wanted: Any) -> list[Any]:
    """What will do, as a list."""
    return wanted if isinstance(wanted, list) else [wanted]


def kind_of(claim: Claim) -> str:
    """The kind under which a claim is counted: the first that will do."""
    return str(options(claim["kind"])[0])


def span(text: str, claim: Claim) -> tuple[int, int]:
    """Where the anchor stands. Raises ValueError where it does not."""
    start = -1
    for _ in range(claim.get("nth", 1)):
        start = text.index(claim["anchor"], start + 1)
    return start, start + len(claim["anchor"])


def faults(case: Case) -> list[str]:
    """What is wrong with a case: anchors that are not there, answers that the tables do not bear out."""
    found = []
    for claim in case["claims"]:
        name = f"{case['id']}, {claim['anchor']!r}"
        try:
            span(case["text"], claim)
        except ValueError:
            found.append(f"{name}: the anchor is not in the text")
        if not claim.get("why"):
            found.append(f"{name}: nothing says why")
        if "asks" in claim:
            found += [f"{name}: {fault}" for fault in _unsupported(claim)]
    return found


def _unsupported(claim: Claim) -> Iterable[str]:
    truth = oracle.holds(claim["asks"])
    fitting = {True: "verified", False: "contradicted", None: "unverifiable"}[truth]
    verdicts = options(claim["verdict"])
    excused = "unverifiable" in verdicts and BESIDES_THE_FIGURES & set(options(claim.get("reason")))
    if fitting not in verdicts and not excused and verdicts != ["not_checkable"]:
        yield f"the tables say {fitting}, not {verdicts}"
    evidence = claim.get("evidence", {})
    if "value" in evidence:
        (cell,) = oracle.cells_of(claim["asks"]["of"])
        if cell is None or cell.value != evidence["value"]:
            yield f"the cell holds {cell and cell.value}, not {evidence['value']}"


def check(documents: Iterable[Mapping[str, Any]], *flags: str) -> dict[str, list[Finding]]:
    """What `assay check` finds, by document. Raises CalledProcessError where it fails."""
    command = [str(Path(sysconfig.get_path("scripts")) / "assay"), "check", "--format", "jsonl", "--all"]
    findings = defaultdict(list)
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for document in documents:
            file.write(json.dumps({key: document[key] for key in ("id", "text", "published")}) + "\n")
        file.flush()
        run = subprocess.run(
            [*command, "--fail-on", "none", *flags, file.name], stdout=subprocess.PIPE, check=True
        )
    for line in run.stdout.decode().splitlines():
        finding = json.loads(line)
        findings[finding["document"]].append(finding)
    return findings
