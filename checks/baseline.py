"""The baseline: the findings that an archive had when the gate was put before it; only what is new breaks it.

A file of tab-separated lines: finding, verdict, document, the words of the claim.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from checks.errors import BadUsage
from checks.findings import Finding, Verdict
from checks.formats.lines import one_line

_HEADER = "finding\tverdict\tdocument\ttext"


@dataclass(frozen=True, slots=True)
class Baseline:
    """Old findings: the verdict of each by its id, and how many each document had."""

    place: str = ""
    _verdicts: dict[str, str] = field(default_factory=dict)
    _documents: dict[str, set[str]] = field(default_factory=dict)

    def holds(self, finding: Finding) -> bool:
        """Whether a finding was there, with the same verdict."""
        return self._verdicts.get(finding.id) == finding.verdict

    def of(self, document: str) -> frozenset[str]:
        """The ids of the findings that a document had."""
        return frozenset(self._documents.get(document, ()))

    def outlived(self, document: str, findings: Iterable[Finding]) -> Iterator[str]:
        """A line where findings of the baseline are no longer in their document, so that it can shrink."""
        left = {each.id for each in findings if self.holds(each)}
        gone = len(self.of(document) - left)
        if gone:
            yield (
                f"{self.place}: {gone} of its findings in {document} are no longer there; "
                "write it anew: assay baseline"
            )


def read(path: Path) -> Baseline:
    """The baseline in a file; an empty one where there is no such file. Raises BadUsage for a wrong line."""
    if not path.exists():
        return Baseline()
    verdicts: dict[str, str] = {}
    documents: defaultdict[str, set[str]] = defaultdict(set)
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise BadUsage(f"{path}: cannot be read as text; write it anew: assay baseline") from None
    for number, line in enumerate(lines, start=1):
        parts = line.split("\t")
        if line == _HEADER or not line.strip():
            continue
        if len(parts) != 4 or parts[1] not in set(Verdict):
            raise BadUsage(
                f"{path}, line {number}: is not finding, verdict, document and text between tabs; "
                "write it anew: assay baseline"
            )
        verdicts[parts[0]] = parts[1]
        documents[parts[2]].add(parts[0])
    return Baseline(str(path), verdicts, dict(documents))


def written(findings: Iterable[tuple[str, Finding]]) -> str:
    """The file for findings, each with the name of its document; in a stable order."""
    lines = {
        "\t".join((each.id, str(each.verdict), one_line(document), one_line(each.text)))
        for document, each in findings
    }
    by_document = sorted(lines, key=lambda line: (line.split("\t")[2], line))
    return "\n".join((_HEADER, *by_document, ""))
