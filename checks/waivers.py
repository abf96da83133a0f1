"""Waivers: findings that do not break the gate, by an entry in a reviewed file, a remark in the article, or a baseline.

A waived finding keeps its verdict. A waiver that is expired, that no finding needs, or of which the finding has changed
excuses nothing and is itself reported.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path

from checks.assay import Checked
from checks.baseline import Baseline
from checks.documents import Document
from checks.findings import Finding, Verdict, Waiver
from checks.gate import named_by
from checks.ignores import Ignore, Refused
from checks.patterns import relative


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the file of waivers: the finding as it was, why it is excused, by whom, and its last day.

    `place` is the entry's file and line.
    """

    finding: str
    document: str
    text: str
    verdict: str
    why: str
    by: str
    until: date
    place: str


@dataclass
class Waivers:
    """What excuses findings on a day, and what has turned out to excuse nothing.

    `folder`: what the documents of entries are relative to. `honoured`: whether a document's remarks count.
    `stale`: a line for each waiver that excuses nothing any more.
    """

    day: date
    entries: tuple[Entry, ...] = ()
    baseline: Baseline = field(default_factory=Baseline)
    folder: Path = field(default_factory=Path.cwd)
    honoured: Callable[[str], bool] = lambda _: True
    stale: list[str] = field(default_factory=list)

    def applied(self, checked: Checked) -> Checked:
        """A document with the findings that are excused marked so; what is stale about it joins `stale`."""
        name = relative(checked.document.name, self.folder)
        ignores = [each for each in self._remarks(checked.document) if isinstance(each, Ignore)]
        ids = {each.id for each in checked.findings}
        concerned = self._concerned(name, ids)
        old = self.baseline.of(name)
        if not (ignores or concerned or old):
            return checked
        used: set[object] = set()
        findings = tuple(self._excused(each, ignores, concerned, used) for each in checked.findings)
        self.stale += self._stale_entries(concerned, findings, used)
        self.stale += [
            f"{each.place}: the remark is unused: nothing that it names stands there; delete it"
            for each in ignores
            if each not in used
        ]
        self.stale += self.baseline.outlived(name, findings)
        return replace(checked, findings=findings)

    @cached_property
    def _by_key(self) -> Mapping[str, list[Entry]]:
        """The entries by their finding and by their document."""
        found: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            for key in dict.fromkeys((entry.finding, entry.document)):
                found[key].append(entry)
        return found

    def _concerned(self, document: str, ids: Iterable[str]) -> list[Entry]:
        """The entries of a document and those of findings in it, each once."""
        if not self.entries:
            return []
        found = (entry for key in (document, *ids) for entry in self._by_key.get(key, ()))
        return list(dict.fromkeys(found))

    def wrong_in(self, document: Document) -> list[str]:
        """A line for each remark in a document that looks like a waiver and is none."""
        return [each.reason for each in self._remarks(document) if isinstance(each, Refused)]

    def _remarks(self, document: Document) -> tuple[Ignore | Refused, ...]:
        return document.ignores if self.honoured(document.name) else ()

    def _excused(
        self, finding: Finding, ignores: Iterable[Ignore], entries: Iterable[Entry], used: set[object]
    ) -> Finding:
        """The finding with what excuses it, the file of waivers first; `used` gets whatever would have."""
        if finding.verdict not in (Verdict.CONTRADICTED, Verdict.UNVERIFIABLE):
            return finding
        found: list[Waiver] = []
        for entry in entries:
            if entry.finding == finding.id and entry.verdict == finding.verdict and entry.until >= self.day:
                used.add(entry)
                found.append(Waiver("waiver", entry.place, entry.why, entry.by, entry.until))
        for ignore in ignores:
            if named_by(ignore.words, finding) and ignore.covers(finding):
                used.add(ignore)
                found.append(Waiver("inline", ignore.place, ignore.why))
        if self.baseline.holds(finding):
            found.append(
                Waiver("baseline", self.baseline.place, "It was there when the baseline was written.")
            )
        return replace(finding, waiver=found[0]) if found else finding

    def _stale_entries(
        self, entries: Iterable[Entry], findings: tuple[Finding, ...], used: set[object]
    ) -> Iterator[str]:
        for entry in entries:
            if entry not in used:
                yield f"{entry.place}: the waiver of “{entry.text}” {self._why_stale(entry, findings)}"

    def _why_stale(self, entry: Entry, findings: tuple[Finding, ...]) -> str:
        same = next((each for each in findings if each.id == entry.finding), None)
        if same and same.verdict != entry.verdict:
            settled = same.verdict in (Verdict.VERIFIED, Verdict.NOT_CHECKABLE)
            way_out = "delete it" if settled else f"look again, then: assay waive {same.id}"
            return f"no longer fits: the finding was {entry.verdict} and is {same.verdict}; {way_out}"
        if same:
            return f"expired on {entry.until}; settle the finding, or: assay waive {same.id}"
        left = {each.text: each for each in findings if not each.excused}
        alike = get_close_matches(entry.text, left, n=1)
        if alike:
            way_out = f"look again, then: assay waive {left[alike[0]].id}"
            return f"no longer fits: its sentence, or what it is read as, has changed; {way_out}"
        return "is unused: there is no such finding any more; delete it"
