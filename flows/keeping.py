"""What the unattended flows have in common: the results of a batch stored at once, counted, told, and shown at the end."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Generic, Protocol, TypeVar

import sqlalchemy as sa

from checks.assay import Checked
from checks.documents import UnreadableDocument
from checks.findings import Decision
from checks.formats.lines import one_line, shortened
from checks.formats.summary import counted
from checks.record import Record
from flows.artifacts import LISTED, Digest, publish
from flows.checking import Done, Result
from flows.decisions import with_decisions
from flows.ending import verdict_tags
from flows.events import Events
from flows.markdown import escaped
from flows.memory import Memory
from flows.memory.deciding import Key, kept
from flows.memory.reading import changes
from flows.memory.storing import store_written
from flows.memory.tables import Document, Version
from flows.outcome import Outcome
from flows.reaping import HOST
from flows.server import tag

_LINE = 300

Also = Callable[[sa.Connection, set[str]], object]
"""What else is done in the transaction; it is told the names of the documents that have a new version."""

Value = TypeVar("Value")


class Log(Protocol):
    """Where a run tells how it goes. Prefect adds which run it is."""

    def info(self, msg: str) -> object: ...
    def warning(self, msg: str) -> object: ...


@dataclass
class Many(Generic[Value]):
    """Things that are counted, and of which the first are kept: there may be as many as an archive has documents."""

    most: int
    number: int = 0
    first: list[Value] = field(default_factory=list)

    def add(self, things: Sequence[Value]) -> None:
        """Count some more."""
        self.number += len(things)
        self.first += things[: self.most - len(self.first)]


@dataclass(frozen=True, slots=True)
class Change:
    """An article that was changed: the claims that are new in it, and those that are gone, as stored findings."""

    document: str
    new: list[dict[str, Any]]
    gone: list[dict[str, Any]]


@dataclass
class Keeper:
    """Stores results, counts them, and tells of what is new among them."""

    memory: Memory
    record: Record
    outcome: Outcome
    events: Events
    log: Log
    digest: Digest = field(init=False)
    batches: int = 0
    new: int = 0
    seconds: float = 0
    changed: Many[Change] = field(default_factory=lambda: Many(LISTED))
    skipped: Many[str] = field(default_factory=lambda: Many(5 * LISTED))

    def __post_init__(self) -> None:
        self.digest = Digest(self.memory.name)
        self._begun = time.monotonic()

    def keep(self, results: Sequence[Result], also: Also = lambda *_: None) -> None:
        """Store a batch, in one transaction with what else there is."""
        begun = time.monotonic()
        done = [each for each in results if isinstance(each, Done)]
        new, changed, decided = self.memory.write(partial(self._stored, done, also))
        self.skip([each for each in results if isinstance(each, UnreadableDocument)])
        self.new += len(new) - len(changed)
        self.changed.add(changed)
        for each in done:
            self._tell(with_decisions(each.checked, decided), each.checked.document.name in new)
        self.batches += 1
        seconds = time.monotonic() - begun
        self.seconds += seconds
        self.log.info(f"{HOST}: batch {self.batches}{_named(done)} stored in {seconds:.2f} s")

    def skip(self, unreadable: Sequence[UnreadableDocument]) -> None:
        """Count what could not be read or checked, and say why."""
        self.skipped.add([each.reason for each in unreadable])
        for each in unreadable:
            self.log.warning(f"{HOST}: {each.reason}")

    def _tell(self, checked: Checked, new: bool) -> None:
        checked = self.outcome.passed(checked, self.log.warning)
        if new:
            self.digest.add(checked)
            for finding in checked.findings:
                self.events.tell(finding)

    def _stored(
        self, done: Sequence[Done], also: Also, connection: sa.Connection
    ) -> tuple[set[str], list[Change], dict[Key, Decision]]:
        versions = store_written(connection, [each.written for each in done], self.record)
        asked = sa.select(Version.id, Version.previous_id, Document.name).join_from(Version, Document)
        rows = connection.execute(asked.where(Version.id.in_(versions))).all() if versions else []
        changed = [
            Change(row.name, *changes(connection, row.id)) for row in rows if row.previous_id is not None
        ]
        new = {row.name for row in rows}
        also(connection, new)
        findings = [claim.finding.finding for each in done for claim in each.written.claims]
        return new, changed, kept(connection, findings)

    @property
    def message(self) -> str:
        """What was stored, on one line."""
        parts = [f"{counted(self.new, 'new document')}, {self.changed.number:,} changed"]
        if self.skipped.number:
            parts.append(f"{self.skipped.number:,} skipped")
        return ", ".join(parts) + f"; {self.digest.summary.findings()}"

    def conclude(self, flow: str, run_id: str, message: str) -> dict[str, Any]:
        """Leave summary, findings and tags on the run, and tell, as an event, how much was done; what it tells.

        Its `seconds` count from the beginning of the run; `seconds_storing` are those of them that storing took.
        """
        publish(self.digest, self.outcome)
        tag(run_id, verdict_tags(self.digest.summary))
        told = {
            "host": HOST,
            "message": message,
            "new": self.new,
            "changed": self.changed.number,
            "skipped": self.skipped.number,
            "verdicts": {str(verdict): number for verdict, number in self.digest.summary.verdicts.items()},
            "batches": self.batches,
            "seconds": round(time.monotonic() - self._begun, 1),
            "seconds_storing": round(self.seconds, 1),
        }
        self.events.ended(flow, told)
        return told


def took_lines(told: Mapping[str, Any]) -> list[str]:
    """How long a run took, and where, in Markdown."""
    took = (
        f"Took {told['seconds']:,} s, {told['seconds_storing']:,} of it storing; batches: {told['batches']:,}"
    )
    return ["", f"{took}; on {escaped(told['host'], _LINE)}"]


def changed_lines(changed: Many[Change]) -> list[str]:
    """Changed articles in Markdown, with what became of their claims."""
    if not changed.number:
        return []
    lines = ["", "## Changed articles", ""]
    for each in changed.first:
        lines.append(f"- {escaped(each.document, _LINE)}")
        lines += [_claim_line("gone", finding) for finding in each.gone[:LISTED]]
        lines += [_claim_line("new", finding) for finding in each.new[:LISTED]]
    return lines + _more(changed)


def skipped_lines(skipped: Many[str]) -> list[str]:
    """What was skipped, in Markdown."""
    if not skipped.number:
        return []
    lines = [f"- {escaped(reason, _LINE)}" for reason in skipped.first]
    return ["", "## Skipped", "", *lines, *_more(skipped)]


def _claim_line(how: str, finding: dict[str, Any]) -> str:
    return f"  - {how}: {finding['verdict']} “{escaped(finding['text'], _LINE)}” {escaped(finding['query'], _LINE)}"


def _more(things: Many[Any]) -> list[str]:
    left = things.number - len(things.first)
    return [f"- and {left:,} more"] if left else []


def _named(done: Sequence[Done]) -> str:
    """A batch by its first and last document."""
    if not done:
        return ""
    first, last = (shortened(one_line(each.checked.document.name), 80) for each in (done[0], done[-1]))
    return f", {first}" if len(done) == 1 else f", {len(done)} documents from {first} to {last},"
