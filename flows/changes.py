"""`--diff REV`: what of the documents has changed since a git revision; only claims on changed lines are judged."""

from __future__ import annotations

import os
import subprocess
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory

from checks.assay import Checked
from checks.document_files import read
from checks.documents import Document, UnreadableDocument
from checks.errors import BadUsage
from checks.findings import Coverage, Finding, Verdict

_ENDINGS = ("", ".yaml")


class Changes:
    """The difference between a revision and the files as they are; what git does not know is new."""

    def __init__(self, revision: str, folder: Path | None = None) -> None:
        """Ask git once what has changed. Raises BadUsage where there is no git, no repository or no such revision."""
        self._here = folder or Path.cwd()
        self._top = Path(self._git(revision, "rev-parse", "--show-toplevel").rstrip("\n")).resolve()
        commit = self._git(
            revision, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}"
        ).strip()
        self._revision, self._commit = revision, commit
        self._before = set(self._listed("ls-tree", "-r", "--full-tree", "--name-only", "-z", commit))
        self._changed = self._differences()
        self._earlier: dict[str, dict[str, Document]] = {}

    def touched(
        self, found: Iterable[Document | UnreadableDocument]
    ) -> Iterator[Document | UnreadableDocument]:
        """The documents of which the file, or the sidecar with the day, has changed; the others are passed over."""
        for each in found:
            origin = each.origin if isinstance(each, Document) else None
            if origin is None or self._has_changed(origin.path):
                yield each

    def judged(self, checked: Checked) -> Checked:
        """A document with the findings of which the sentence stands on a changed line."""
        earlier = self._earlier_of(checked.document)
        if earlier is None or earlier.published != checked.document.published:
            return checked
        changed = _changed_lines(earlier.text, checked.document.text)
        ends = list(accumulate(len(line) for line in checked.document.text.splitlines(keepends=True)))
        findings = tuple(
            each
            for each in checked.findings
            if not changed.isdisjoint(_lines_of(each, checked.document, ends))
        )
        asserted = [each for each in findings if each.verdict is not Verdict.NOT_CHECKABLE]
        decided = sum(each.verdict is not Verdict.UNVERIFIABLE for each in asserted)
        coverage = Coverage(len(asserted), decided, checked.coverage.numbers_not_read)
        return replace(checked, findings=findings, coverage=coverage)

    def _has_changed(self, path: str) -> bool:
        stem = os.path.splitext(path)[0]
        names = [self._name(path), self._name(f"{stem}.yaml")]
        return names[0] not in self._before or any(name in self._changed for name in names)

    def _name(self, path: str) -> str:
        """A file's name in the repository."""
        whole = Path(os.path.realpath(self._here / path))
        return whole.relative_to(self._top).as_posix() if whole.is_relative_to(self._top) else ""

    def _earlier_of(self, document: Document) -> Document | None:
        """The document as the revision has it; None where it had none that could be read."""
        if document.origin is None:
            return None
        path = document.origin.path
        if path not in self._earlier:
            self._earlier[path] = self._read_earlier(path)
        found = self._earlier[path]
        # Of a file that holds one document, the name is where it was put to be read.
        return next(iter(found.values()), None) if document.name == path else found.get(document.name)

    def _read_earlier(self, path: str) -> dict[str, Document]:
        name = self._name(path)
        earlier = self._changed.get(name, name)
        if earlier not in self._before:
            return {}
        with TemporaryDirectory() as folder:
            copy = Path(folder) / Path(path).name
            for ending in _ENDINGS:
                source = f"{os.path.splitext(earlier)[0]}{ending}" if ending else earlier
                target = copy.with_suffix(ending) if ending else copy
                if source in self._before:
                    target.write_bytes(self._git_bytes("cat-file", "blob", f"{self._commit}:{source}"))
            return {each.name: each for each in read([str(copy)]) if isinstance(each, Document)}

    def _differences(self) -> dict[str, str]:
        """The files that differ from the revision, each with its name there."""
        words = iter(self._listed("diff", "--name-status", "-z", "-M", self._commit, "--"))
        found = {}
        for status in words:
            name = next(words)
            found[next(words) if status[0] in "RC" else name] = name
        return found

    def _listed(self, *arguments: str) -> list[str]:
        output = self._git_bytes("-C", str(self._top), *arguments)
        return [os.fsdecode(each) for each in output.split(b"\0") if each]

    def _git(self, revision: str, *arguments: str) -> str:
        try:
            return os.fsdecode(self._git_bytes(*arguments))
        except BadUsage as error:
            raise BadUsage(f"--diff {revision}: {error}") from None

    def _git_bytes(self, *arguments: str) -> bytes:
        try:
            ran = subprocess.run(["git", *arguments], cwd=self._here, capture_output=True, check=False)
        except OSError as error:
            raise BadUsage(f"git cannot be run ({error.strerror}); install it or leave out --diff") from None
        if ran.returncode:
            said = os.fsdecode(ran.stderr).strip().splitlines()
            why = said[0].removeprefix("fatal: ") if said else "it does not know that"
            way_out = "run it in one" if "not a git repository" in why else "name a revision that it holds"
            raise BadUsage(f"git says: {why}; {way_out}")
        return ran.stdout


def _changed_lines(before: str, after: str) -> set[int]:
    """The numbers of the lines of a text that were not so before, the first being 0."""
    old, new = ([line.rstrip() for line in text.splitlines()] for text in (before, after))
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return {line for kind, _, _, first, last in steps if kind != "equal" for line in range(first, last)}


def _lines_of(finding: Finding, document: Document, ends: list[int]) -> range:
    """The lines of a finding's sentence; of its claim alone where the sentence is not found as it stands."""
    start = document.text.rfind(finding.sentence, 0, finding.end + len(finding.sentence))
    end = start + len(finding.sentence)
    if not start <= finding.start < finding.end <= end or start < 0:
        start, end = finding.start, finding.end
    return range(bisect_right(ends, start), bisect_right(ends, end - 1) + 1)
