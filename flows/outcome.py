"""What a run comes to: what breaks the gate, what could not be read, and the exit status that follows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeVar

from checks.assay import Checked, check
from checks.documents import Document, UnreadableDocument
from checks.errors import AssayError
from checks.findings import Verdict
from checks.formats.summary import counted, listed
from checks.gate import NONE, Gate
from checks.record import Record
from checks.waivers import Waivers

PASSED, BROKEN, UNREADABLE = 0, 1, 2

Readable = TypeVar("Readable")


def checked(
    found: Iterable[Document | UnreadableDocument], record: Record
) -> Iterator[Checked | UnreadableDocument]:
    """Each document checked, in order; the unreadable ones, and any that breaks the checking, stop no other one."""
    for each in found:
        if isinstance(each, UnreadableDocument):
            yield each
            continue
        try:
            yield check(each, record)
        except AssayError as error:
            yield UnreadableDocument(each.name, f"{each.name}: {error}")
        except Exception as error:  # whatever one text brings up, the others are checked
            told = f"{type(error).__name__}: {error}".splitlines()[0]
            yield UnreadableDocument(
                each.name, f"{each.name}: not checked ({told}); please report it with the text"
            )


def refused(record: Record) -> Iterator[UnreadableDocument]:
    """What of the user's own tables cannot be used."""
    for reason in record.refused:
        yield UnreadableDocument("reference data", reason)


@dataclass
class Outcome:
    """Counts what comes through. `everything`: findings that are not checkable come through, too.

    `waivers`: what excuses findings. `decided`: puts what people decided before beside the findings of a document.
    `judged`: leaves those that are to be judged.
    """

    gate: Gate = field(default_factory=lambda: Gate.parse(NONE))
    everything: bool = False
    waivers: Waivers | None = None
    decided: Callable[[Checked], Checked] = lambda checked: checked
    judged: Callable[[Checked], Checked] = lambda checked: checked
    broken: Counter[Verdict] = field(default_factory=Counter)
    unreadable: list[str] = field(default_factory=list)

    def readable(
        self, found: Iterable[Readable | UnreadableDocument], say: Callable[[str], object]
    ) -> Iterator[Readable]:
        """All but the unreadable, of which the reason is kept and said."""
        for each in found:
            if isinstance(each, UnreadableDocument):
                self.unreadable.append(each.reason)
                say(each.reason)
            else:
                yield each

    def through(
        self, results: Iterable[Checked | UnreadableDocument], say: Callable[[str], object]
    ) -> Iterator[Checked]:
        """The checked documents, held against the gate, with the findings that are to be shown."""
        for result in self.readable(results, say):
            yield self.passed(result, say)
        for line in self.stale:
            say(line)

    def passed(self, checked: Checked, say: Callable[[str], object]) -> Checked:
        """One document, held against the gate, with the findings that are to be shown."""
        checked = self.counted(self._excused(checked, say))
        return checked if self.everything else _checkable(checked)

    def counted(self, checked: Checked) -> Checked:
        """A document, once its findings that break the gate are counted."""
        self.broken.update(each.verdict for each in checked.findings if self.gate.broken_by(each))
        return checked

    def _excused(self, checked: Checked, say: Callable[[str], object]) -> Checked:
        """The document with its excused findings marked; a remark that looks like a waiver and is none is not readable."""
        if self.waivers:
            for line in self.waivers.wrong_in(checked.document):
                self.unreadable.append(line)
                say(line)
            checked = self.waivers.applied(checked)
        return self.judged(self.decided(checked))

    @property
    def stale(self) -> list[str]:
        """A line for each waiver that excuses nothing any more."""
        return self.waivers.stale if self.waivers else []

    @property
    def status(self) -> int:
        """The exit status; unreadable outranks broken."""
        if self.unreadable:
            return UNREADABLE
        return BROKEN if self.broken or (self.stale and self.gate.minds_stale_waivers) else PASSED

    @property
    def message(self) -> str:
        """One line: what breaks the gate, how many waivers are stale, and how many inputs could not be read."""
        breaking = [listed(self.broken)] if self.broken else []
        minded = self.stale and self.gate.minds_stale_waivers
        if minded:
            breaking.append(counted(len(self.stale), "stale waiver"))
        parts = [f"the gate is broken by {', '.join(breaking)}" if breaking else "the gate passes"]
        if self.stale and not minded:
            parts.append(counted(len(self.stale), "stale waiver"))
        if self.unreadable:
            parts.append(f"{counted(len(self.unreadable), 'input')} not readable")
        return "; ".join(parts)


def _checkable(checked: Checked) -> Checked:
    findings = tuple(each for each in checked.findings if each.verdict != Verdict.NOT_CHECKABLE)
    return checked if len(findings) == len(checked.findings) else replace(checked, findings=findings)
