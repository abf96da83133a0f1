"""Documents checked in processes of their own, stored batch by batch: what the archive and the watch have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from socket import gethostname
from typing import TYPE_CHECKING

from checks.assay import Checked
from checks.documents import Document, UnreadableDocument
from checks.errors import BadUsage
from checks.record import Record, open_record
from flows.articles import article
from flows.crew import Lost
from flows.outcome import checked
from flows.runners import Members
from flows.sources import Entry
from flows.visits import Visited
from flows.written import PROGRAM, Written, written

if TYPE_CHECKING:
    from flows.configured import Settings

SECONDS = 60
"""How long one document may take to be checked."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """An article's page, not yet read."""

    entry: Entry
    visited: Visited = field(repr=False)


@dataclass(frozen=True, slots=True)
class Done:
    """A checked document, and the same as the memory keeps it."""

    checked: Checked
    written: Written


Piece = Document | Fetched
Result = Done | UnreadableDocument


@dataclass(frozen=True, slots=True)
class Against:
    """What is checked against, as `open_record` takes it; `record` is the hash that it then must have."""

    record: str
    reference_data: tuple[str, ...] = ()
    authority: tuple[str, ...] = ()
    program: str = PROGRAM


def against(found: Settings, record: Record) -> Against:
    """The record of a run, for processes that open it by themselves."""
    folders = tuple(str(each.resolve()) for each in found.reference_data)
    return Against(record.hash, folders, found.configuration.authority)


def results(members: Members, chunks: Iterable[Sequence[Piece]]) -> Iterator[list[Result]]:
    """Each chunk's documents checked, in order; of those that could not be, the reason."""
    given: list[Sequence[Piece]] = []

    def remembered() -> Iterator[Sequence[Piece]]:
        for chunk in chunks:
            given.append(chunk)
            yield chunk

    for done in members.through(remembered()):
        pieces = given.pop(0)
        yield [_result(piece, each) for piece, each in zip(pieces, done, strict=True)]


def _result(piece: Piece, done: Result | Lost) -> Result:
    if not isinstance(done, Lost):
        return done
    name = piece.name if isinstance(piece, Document) else piece.entry.address
    return UnreadableDocument(name, f"{name}: not checked, {done.reason}; please report it with the text")


def opened(given: Against) -> Record:
    """The record of a run, opened by another process than the run's.

    Raises BadUsage where it is not the same one: tables were promoted meanwhile, or a machine has others.
    """
    record = open_record(map(Path, given.reference_data), authority=given.authority)
    if (record.hash, PROGRAM) != (given.record, given.program):
        raise BadUsage(
            f"{gethostname()}: has Assay {PROGRAM} with the record {record.hash[:12]}, while the run has "
            f"{given.program} with {given.record[:12]}; install the same, and run again"
        )
    return record


def checker(given: Against) -> Callable[[Piece], Result]:
    """What checks a piece, with the record open."""
    record = opened(given)

    def work(piece: Piece) -> Result:
        document = piece
        if isinstance(piece, Fetched):
            found = article(piece.visited, piece.entry.address, piece.entry.published)
            if isinstance(found, UnreadableDocument):
                return found
            document = found
        (result,) = checked([document], record)  # type: ignore[list-item]
        return result if isinstance(result, UnreadableDocument) else Done(result, written(result))

    return work
