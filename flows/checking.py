"""Documents checked in processes of their own, stored batch by batch: what the archive and the watch have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from checks.assay import Checked
from checks.documents import Document, UnreadableDocument
from checks.record import open_record
from flows.articles import article
from flows.crew import Crew, Lost
from flows.outcome import checked
from flows.sources import Entry
from flows.visits import Visited

SECONDS = 60
"""How long one document may take to be checked."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """An article's page, not yet read."""

    entry: Entry
    visited: Visited = field(repr=False)


Piece = Document | Fetched
Result = Checked | UnreadableDocument


def crew(reference_data: Sequence[Path] = (), processes: int = 1) -> Crew:
    """Processes that check documents and pages against the record, opened once in each."""
    return Crew(partial(_checker, tuple(map(str, reference_data))), processes, SECONDS)


def results(members: Crew, chunks: Iterable[Sequence[Piece]]) -> Iterator[list[Result]]:
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


def _checker(reference_data: tuple[str, ...]) -> Callable[[Piece], Result]:
    record = open_record(map(Path, reference_data))

    def work(piece: Piece) -> Result:
        document = piece
        if isinstance(piece, Fetched):
            found = article(piece.visited, piece.entry.address, piece.entry.published)
            if isinstance(found, UnreadableDocument):
                return found
            document = found
        (result,) = checked([document], record)  # type: ignore[list-item]
        return result

    return work
