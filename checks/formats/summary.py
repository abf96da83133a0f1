"""What a report comes to: how many findings of which verdict, and how much of the articles was read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checks.findings import Coverage, Verdict

if TYPE_CHECKING:
    from checks.assay import Checked


@dataclass
class Summary:
    """The counts of a report, added up document by document."""

    documents: int = 0
    verdicts: Counter[Verdict] = field(default_factory=Counter)
    coverage: Coverage = field(default_factory=Coverage)

    def add(self, checked: Checked) -> None:
        """Count one more document."""
        self.documents += 1
        self.verdicts.update(finding.verdict for finding in checked.findings)
        self.coverage += checked.coverage

    def counting(self, documents: Iterable[Checked]) -> Iterator[Checked]:
        """The documents as they come, each counted."""
        for each in documents:
            self.add(each)
            yield each

    def findings(self) -> str:
        """The line of verdicts: `5 findings in 1 document: 3 verified, 2 unverifiable`."""
        total = f"{counted(self.verdicts.total(), 'finding')} in {counted(self.documents, 'document')}"
        return f"{total}: {listed(self.verdicts)}" if self.verdicts else total

    def read(self) -> str:
        """The line of coverage: `Coverage: 5 claims read, 3 decided; 2 numbers not read`."""
        numbers = counted(self.coverage.numbers_not_read, "number")
        claims = counted(self.coverage.claims, "claim")
        return f"Coverage: {claims} read, {self.coverage.decided:,} decided; {numbers} not read"


def listed(verdicts: Counter[Verdict]) -> str:
    """The counts of verdicts, worst first: `1 contradicted, 2 unverifiable`."""
    return ", ".join(f"{verdicts[verdict]:,} {verdict}" for verdict in WORST_FIRST if verdicts[verdict])


def counted(number: int, noun: str) -> str:
    """A number with its noun.

    >>> counted(1, "document"), counted(1200, "claim")
    ('1 document', '1,200 claims')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


WORST_FIRST = (Verdict.CONTRADICTED, Verdict.UNVERIFIABLE, Verdict.NOT_CHECKABLE, Verdict.VERIFIED)

SIGNS = {
    Verdict.CONTRADICTED: "✗",
    Verdict.UNVERIFIABLE: "?",
    Verdict.VERIFIED: "✓",
    Verdict.NOT_CHECKABLE: "–",
}
"""A verdict for whoever does not see its colour."""
