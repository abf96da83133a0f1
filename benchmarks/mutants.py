"""Every claim that is verified is changed so that it is untrue, and must not be verified; and so that it stays true."""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from benchmarks import oracle, untrue_figures, untrue_names
from benchmarks.accuracy import overlaps, states_the_same
from benchmarks.cases import HALVES, Case, Claim, Finding, check, load, options, span
from benchmarks.changes import Mutant, decided
from benchmarks.rewordings import rewordings


@dataclass
class Outcome:
    """Counts by sort of change and verdict, and each answer: (case, sort, verdict, text, query)."""

    counts: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    reasons: Counter[str] = field(default_factory=Counter)
    answers: list[tuple[str, str, str, str, str]] = field(default_factory=list)

    @property
    def total(self) -> Counter[str]:
        return sum(self.counts.values(), Counter())


Base = tuple[Case, Claim, str]
"""A claim that Assay verifies, and the kind it found it to be."""


def mutants(case: Case, claim: Claim) -> Iterator[Mutant]:
    """All changes of a claim that the oracle does not find true: a swapped country may have the same figure."""
    for change in (*untrue_figures.CHANGES, *untrue_names.CHANGES):
        for mutant in change(case, claim):
            if not decided(mutant.asks) or oracle.holds(mutant.asks) is False:
                yield mutant


def verified_claims(halves: Sequence[str] = HALVES) -> list[Base]:
    """The claims of the set that are true, that the oracle can judge, and that Assay verifies."""
    found = []
    for half in halves:
        cases = load(half)
        findings = check(cases)
        for case in cases:
            for claim in case["claims"]:
                if "asks" not in claim or "verified" not in options(claim["verdict"]):
                    continue
                place = span(case["text"], claim)
                for finding in findings.get(case["id"], []):
                    near = overlaps(finding, *place) and states_the_same(finding, claim)
                    if near and finding["verdict"] == "verified":
                        found.append((case, claim, finding["kind"]))
                        break
    return found


def answer(mutant: Mutant, kind: str, findings: Sequence[Finding]) -> Finding | None:
    """The finding of that kind over the changed words; a verified one where there are several."""
    near = [f for f in findings if f["kind"] == kind and overlaps(f, mutant.start, mutant.end)]
    return min(near, key=lambda finding: finding["verdict"] != "verified", default=None)


def try_changes(bases: Sequence[Base], changes: Callable[[Case, Claim], Iterable[Mutant]]) -> Outcome:
    """What Assay makes of all changes of the claims."""
    made = {
        f"{number}#{count}": (case["id"], kind, mutant)
        for number, (case, claim, kind) in enumerate(bases)
        for count, mutant in enumerate(changes(case, claim))
    }
    findings = check(
        {"id": name, "text": mutant.text, "published": mutant.published}
        for name, (_, _, mutant) in made.items()
    )
    outcome = Outcome()
    for name, (case, kind, mutant) in made.items():
        finding = answer(mutant, kind, findings.get(name, []))
        verdict = finding["verdict"] if finding else "not found"
        outcome.counts[mutant.sort][verdict] += 1
        if verdict == "unverifiable" and finding:
            outcome.reasons[finding["reason"]] += 1
        query = finding["query"] if finding else ""
        outcome.answers.append((case, mutant.sort, verdict, mutant.text, query))
    return outcome


def measure() -> dict[str, float]:
    """The rates over both halves: of untrue changes those verified and contradicted, of the others those verified."""
    bases = verified_claims()
    untrue, true = try_changes(bases, mutants).total, try_changes(bases, rewordings).total
    return {
        "claims": len(bases),
        "untrue.changes": untrue.total(),
        "verified_untrue": untrue["verified"],
        "untrue.upper_bound": 3 / untrue.total(),
        "untrue.contradicted": untrue["contradicted"] / untrue.total(),
        "still_true.changes": true.total(),
        "still_true.verified": true["verified"] / true.total(),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("halves", nargs="*", default=HALVES)
    given = parser.parse_args()
    bases = verified_claims(given.halves)
    for name, changes, wanted in (("untrue", mutants, False), ("still true", rewordings, True)):
        outcome = try_changes(bases, changes)
        total = outcome.total
        print(f"{len(bases)} verified claims, {total.total()} changes that make them {name}")
        for sort, counts in [*outcome.counts.items(), ("all", total)]:
            print(f"  {sort}: {dict(counts.most_common())}")
        print(f"  reasons: {dict(outcome.reasons.most_common())}")
        print(
            f"  verified {total['verified'] / total.total():.4f}, contradicted {total['contradicted'] / total.total():.3f}"
        )
        for case, sort, verdict, text, query in outcome.answers:
            if (verdict == "verified") != wanted:
                print(f"{verdict.upper()} {case} [{sort}] {query}\n    {text!r}")


if __name__ == "__main__":
    main()
