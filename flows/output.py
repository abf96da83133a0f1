"""Where reports go: which format into which file, and files that are written whole or not at all."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, TextIO

from checks.document_files import is_document
from checks.documents import Document, UnreadableDocument
from checks.errors import BadUsage
from checks.formats import FORMATS, writer

if TYPE_CHECKING:
    from checks.assay import Checked
    from checks.formats.run import Run


_LOOKED_AT = 8192
"""Bytes at the beginning and the end of a file that tell a report from an article."""


@dataclass(frozen=True, slots=True)
class Output:
    """One report: its format, and its file; None is standard output."""

    form: str
    path: Path | None = None


def outputs(
    written: Iterable[str], file: Path | None = None, inputs: Iterable[str] = ()
) -> tuple[Output, ...]:
    """The reports behind `FORMAT` and `FORMAT=FILE`, as --format takes them; `file` is for the one without its own.

    Raises BadUsage for an unknown format, where two reports would go to one place, and where one is an input.

    >>> outputs(["text", "jsonl=out.jsonl"])
    (Output(form='text', path=None), Output(form='jsonl', path=PosixPath('out.jsonl')))
    """
    found = [_output(each, file) for each in written]
    read = [os.path.realpath(each) for each in inputs]
    taken: dict[str, Output] = {}
    for each in found:
        place = os.path.realpath(each.path) if each.path else ""
        other = taken.setdefault(place, each)
        if other is not each:
            where = f"to {each.path}" if each.path else "to standard output"
            raise BadUsage(f"--format: {other.form} and {each.form} both go {where}; write {each.form}=FILE")
        if each.path and (place in read or _is_an_article(place, read)):
            raise BadUsage(f"--format: {each.path} is an input; write {each.form}=FILE with another file")
    if file and not any(each.path == file for each in found):
        raise BadUsage(f"--output {file}: every format has a file of its own; leave out --output")
    return tuple(found)


def _is_an_article(place: str, inputs: Iterable[str]) -> bool:
    """Whether a file is a document in a folder that is read, and no report that an earlier run left there."""
    below = any(place.startswith(os.path.join(each, "")) for each in inputs)
    if not below or not is_document(place) or not os.path.isfile(place):
        return False
    with open(place, "rb") as file:
        head = file.read(_LOOKED_AT)
        file.seek(-min(_LOOKED_AT, os.path.getsize(place)), os.SEEK_END)
        tail = file.read()
    finding = head.startswith(b"{") and all(key in head for key in (b'"verdict":', b'"query":', b'"record":'))
    told = re.search(rb"^Coverage: [\d,]+ claims? read, ", tail, re.MULTILINE)
    return not (not head or finding or told or b"<title>Assay: " in head)


def but_reports(
    found: Iterable[Document | UnreadableDocument], reports: tuple[Output, ...]
) -> Iterator[Document | UnreadableDocument]:
    """All but the reports of an earlier run: in a folder that is walked, they would be read as articles."""
    own = {os.path.realpath(each.path) for each in reports if each.path}
    for each in found:
        path = each.origin.path if isinstance(each, Document) and each.origin else each.name
        if not own or os.path.realpath(path) not in own:
            yield each


def write_all(checked: Iterable[Checked], reports: tuple[Output, ...], run: Run) -> None:
    """Write the reports of one run; the documents are kept on disk for all but the first.

    Files take their places once all reports are written. Raises BadUsage, before any work, for one that cannot be.
    """
    with ExitStack() as stack:
        places = [stack.enter_context(whole(each.path)) if each.path else sys.stdout for each in reports]
        spool = stack.enter_context(_spool()) if len(reports) > 1 else None
        # What is read as it comes goes first: the report on standard output.
        order = sorted(range(len(reports)), key=lambda number: reports[number].path is not None)
        for turn, number in enumerate(order):
            again = _kept(spool) if spool and turn else checked if spool is None else _keeping(checked, spool)
            writer(reports[number].form)(again, places[number], run)


def say(line: str) -> None:
    """Print a line to standard error."""
    print(f"assay: {line}", file=sys.stderr, flush=True)


@contextmanager
def whole(path: Path) -> Iterator[TextIO]:
    """A text file to write into, which takes the path's place once all is written.

    What is no ordinary file (a pipe, /dev/null) is written into as it is. Raises BadUsage where it cannot be written.
    """
    target = path.resolve()
    replaced = target.is_file() or not target.exists()
    draft = target.with_name(f".{target.name}.{os.getpid()}") if replaced else target
    try:
        file = draft.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise BadUsage(f"{path}: cannot be written ({error.strerror}); choose another file") from None
    try:
        with file:
            yield file
        if replaced:
            draft.replace(target)
    except BaseException:
        if replaced:
            draft.unlink(missing_ok=True)
        raise


def _output(written: str, file: Path | None) -> Output:
    form, equals, path = written.partition("=")
    if form not in FORMATS:
        from checks.record.mappings import nearest

        raise BadUsage(
            f"--format {form}: no such format{nearest(form, FORMATS)}; there are {', '.join(FORMATS)}"
        )
    if equals and not path:
        raise BadUsage(f"--format {written}: no file is named; write {form}=FILE")
    return Output(form, Path(path) if path else file)


def _spool() -> IO[bytes]:
    from tempfile import TemporaryFile  # a single report, as hooks ask for, needs none

    return TemporaryFile()


def _keeping(checked: Iterable[Checked], spool: IO[bytes]) -> Iterator[Checked]:
    """The documents as they come, each put by for the reports that follow."""
    import pickle

    for each in checked:
        pickle.dump(each, spool)
        yield each


def _kept(spool: IO[bytes]) -> Iterator[Checked]:
    """The documents that were put by, from the first."""
    import pickle

    spool.seek(0)
    while True:
        try:
            yield pickle.load(spool)
        except EOFError:
            return
