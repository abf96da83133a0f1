"""What the unattended flows have in common: the results of a batch stored at once, counted, and shown at the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import sqlalchemy as sa

from checks.assay import Checked
from checks.documents import UnreadableDocument
from checks.formats.summary import counted
from checks.gate import Gate
from checks.record import Record
from flows.artifacts import LISTED, Digest
from flows.checking import Result
from flows.markdown import escaped
from flows.memory import Memory
from flows.memory.reading import changes
from flows.memory.storing import store
from flows.memory.tables import Document, Version
from flows.outcome import Outcome

_LINE = 300

Also = Callable[[sa.Connection, set[str]], object]
"""What else is done in the transaction; it is told the names of the documents that have a new version."""


@dataclass(frozen=True, slots=True)
class Change:
    """An article that was changed: the claims that are new in it, and those that are gone, as stored findings."""

    document: str
    new: list[dict[str, Any]]
    gone: list[dict[str, Any]]


@dataclass
class Keeper:
    """Stores results and counts them. `say` is told what could not be read or checked."""

    memory: Memory
    record: Record
    gate: Gate
    say: Callable[[str], object]
    digest: Digest = field(init=False)
    outcome: Outcome = field(init=False)
    batches: int = 0
    new: int = 0
    changed: list[Change] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.digest, self.outcome = Digest(self.memory.name), Outcome(self.gate)

    def keep(self, results: Sequence[Result], also: Also = lambda *_: None) -> None:
        """Store a batch, in one transaction with what else there is."""
        checked = [each for each in results if not isinstance(each, UnreadableDocument)]
        new, changed = self.memory.write(partial(self._stored, checked, also))
        self.skip([each for each in results if isinstance(each, UnreadableDocument)])
        self.new += len(new) - len(changed)
        self.changed += changed
        for each in self.outcome.through(checked, self.say):
            if each.document.name in new:
                self.digest.add(each)
        self.batches += 1

    def skip(self, unreadable: Sequence[UnreadableDocument]) -> None:
        """Count what could not be read or checked, and say why."""
        for each in unreadable:
            self.skipped.append(each.reason)
            self.say(each.reason)

    def _stored(
        self, checked: Sequence[Checked], also: Also, connection: sa.Connection
    ) -> tuple[set[str], list[Change]]:
        versions = store(connection, checked, self.record)
        asked = sa.select(Version.id, Version.previous_id, Document.name).join_from(Version, Document)
        rows = connection.execute(asked.where(Version.id.in_(versions))).all() if versions else []
        changed = [
            Change(row.name, *changes(connection, row.id)) for row in rows if row.previous_id is not None
        ]
        new = {row.name for row in rows}
        also(connection, new)
        return new, changed

    @property
    def message(self) -> str:
        """What was stored, on one line."""
        parts = [f"{counted(self.new, 'new document')}, {len(self.changed)} changed"]
        if self.skipped:
            parts.append(f"{len(self.skipped)} skipped")
        return ", ".join(parts) + f"; {self.digest.summary.findings()}"


def changed_lines(changed: Sequence[Change]) -> list[str]:
    """Changed articles in Markdown, with what became of their claims."""
    if not changed:
        return []
    lines = ["", "## Changed articles", ""]
    for each in changed[:LISTED]:
        lines.append(f"- {escaped(each.document, _LINE)}")
        lines += [_claim_line("gone", finding) for finding in each.gone[:LISTED]]
        lines += [_claim_line("new", finding) for finding in each.new[:LISTED]]
    return lines + _more(changed, LISTED)


def skipped_lines(skipped: Sequence[str]) -> list[str]:
    """What was skipped, in Markdown."""
    if not skipped:
        return []
    lines = [f"- {escaped(reason, _LINE)}" for reason in skipped[: 5 * LISTED]]
    return ["", "## Skipped", "", *lines, *_more(skipped, 5 * LISTED)]


def _claim_line(how: str, finding: dict[str, Any]) -> str:
    return f"  - {how}: {finding['verdict']} “{escaped(finding['text'], _LINE)}” {escaped(finding['query'], _LINE)}"


def _more(things: Sequence[object], shown: int) -> list[str]:
    return [f"- and {len(things) - shown:,} more"] if len(things) > shown else []
