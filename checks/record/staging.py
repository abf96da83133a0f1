"""A new edition on its way into the record: staged beside it, guarded there, then promoted whole or not at all.

The promotion is one atomic rename: that of tables.lock. Readers go by the lock alone; a table that it does not name is
not there for them, and one whose bytes it does not prove is refused. So:

1. The edition's files are put into `.refresh/promoting/`, with the new lock beside them. The lock in force knows
   nothing of them: a kill up to here leaves the old record.
2. The new lock is renamed to tables.lock. From this moment on the record is the new one. Files of the edition that are
   not in their place yet are read from `.refresh/promoting/`, where the new lock proves them.
3. The files are put in their place, each by a rename, and `.refresh/promoting/` is removed. After a kill in between,
   readers go on as in step 2, and `settle` does the rest; it tells the steps apart by the lock, which is in
   `.refresh/promoting/` before step 2 and is not there after it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from checks.errors import ImportRefused, RecordError
from checks.record import descriptors
from checks.record.cells import Edition
from checks.record.comparison import Comparison, compare
from checks.record.guard import check_tables
from checks.record.guard_report import GuardReport
from checks.record.importing import import_edition
from checks.record.lock import NAME, PROMOTING, WORKSHOP, Lock
from checks.record.opening import open_record

_WHOLE = "record"


@dataclass(frozen=True, slots=True)
class Staged:
    """An edition as it would stand in the record.

    home: the folder of tables that it belongs to.  folder: the edition's, below it ("usgs/mcs/2026").
    whole: the record in force, with the edition in it.  there: `home` within that.
    basis: the hash of the lock that was in force when it was staged.
    """

    home: Path
    folder: str
    whole: Path
    there: Path
    basis: str
    report: GuardReport

    @property
    def changes_something(self) -> bool:
        """Whether the record in force is another one than the staged one."""
        lock = Lock.read(self.there)
        held, staged = _contents(self.home / self.folder), _contents(self.there / self.folder)
        return held != staged or lock is None or lock.hash != self.basis


def home_of(mapping: Path) -> Path:
    """The folder of tables that a mapping belongs to: the one that holds `mappings/`.

    Raises ImportRefused where the mapping is missing, or lies in no such folder.
    """
    if not mapping.is_file():
        raise ImportRefused(f"{mapping}: no such mapping; see the folder mappings beside the tables")
    for folder in mapping.resolve().parents:
        if folder.name == "mappings":
            return folder.parent
    raise ImportRefused(f"{mapping}: lies in no folder called mappings; put it into the record's own")


@contextmanager
def alone(home: Path) -> Iterator[Path]:
    """The folder in which a refresh works, for one process at a time; what a killed one left is put right first.

    Raises RecordError where another process is at work there.
    """
    import fcntl

    workshop = home / WORKSHOP
    workshop.mkdir(exist_ok=True)
    with (workshop / "busy").open("w") as mark:
        try:
            fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise RecordError(f"{home}: another refresh is at work; wait until it has ended") from None
        _settle(home)
        try:
            yield workshop
        finally:
            shutil.rmtree(workshop / _WHOLE, ignore_errors=True)


def settle(home: Path) -> None:
    """End what a killed refresh left: a promotion that had begun is completed, anything else is thrown away."""
    if (home / PROMOTING).is_dir():
        with alone(home):
            pass


def stage(mapping: Path, source: Path, today: date) -> Staged:
    """Import a publisher's file or folder into a copy of the record, and guard that; to be called while `alone`.

    `today` is the day after which no edition can have been published. The record in force is not touched.
    Raises ImportRefused for what the mapping does not explain; RecordError where the record in force is not as its
    lock has it.
    """
    home = home_of(mapping)
    outer = home.parent if home.name == "restricted" and (home.parent / NAME).is_file() else home
    open_record(default=outer)
    lock = Lock.read(home)
    if lock is None:
        raise RecordError(f"{home}: has no tables.lock; run: assay data check")
    within = mapping.resolve().relative_to(home / "mappings")
    folder = within.with_suffix("").as_posix()
    whole = home / WORKSHOP / _WHOLE
    there = whole / home.relative_to(outer)
    _copy(outer, whole, home / folder)
    import_edition(there / "mappings" / within, source, there / folder)
    report = check_tables(whole, today)
    if not report.critical:
        _refuse_other_changes(home, lock, Lock.read(there), folder)
    return Staged(home, folder, whole, there, lock.hash, report)


def compared(staged: Staged) -> list[tuple[str, str | None, list[Comparison]]]:
    """What the staged edition says otherwise than the edition in force, a measure after the other.

    The edition in force is the held one of the same name, else the one before. Each entry is a measure, that edition,
    None where no edition holds the measure, and the periods that differ; measures without a difference are left out.
    """
    outer = staged.home if staged.whole == staged.there else staged.home.parent
    held, following = open_record(default=outer), open_record(default=staged.whole)
    path = next(path for name in descriptors.NAMES if (path := staged.there / staged.folder / name).is_file())
    edition = descriptors.read(path, staged.there).edition
    dataset = _in_force(held.dataset_editions(edition.publisher, edition.dataset), edition)
    found = []
    for name, measure in sorted(following.catalogue.measures.items()):
        if (measure.publisher, measure.dataset) != (edition.publisher, edition.dataset):
            continue
        before = _in_force(held.editions(name), edition)
        prints = any(each.id == edition.id for each in following.editions(name))
        old = held.table(name, before) if before else None
        new = following.table(name, edition.id) if prints else None
        differing = list(compare(old, new, measure))
        if differing and (prints or before == dataset):
            found.append((name, before, differing))
    return found


def promote(staged: Staged) -> None:
    """Make the staged record the one in force; to be called while `alone`, once the guard has passed it.

    Raises RecordError where the guard stops it, or where the record in force has changed meanwhile.
    """
    if staged.report.critical:
        raise RecordError(f"{staged.folder}: not promoted, as the guard stops it; see its report")
    lock = Lock.read(staged.home)
    if lock is None or lock.hash != staged.basis:
        raise RecordError(f"{staged.home / NAME}: has changed meanwhile; run the refresh again")
    aside = staged.home / PROMOTING
    waiting = aside / staged.folder
    aside.mkdir()
    (staged.there / NAME).replace(aside / NAME)
    waiting.parent.mkdir(parents=True)
    (staged.there / staged.folder).rename(waiting)
    for path in waiting.iterdir():
        _flush(path)
    (aside / NAME).replace(staged.home / NAME)
    _flush(staged.home)
    _settle(staged.home)


def _settle(home: Path) -> None:
    aside = home / PROMOTING
    if not aside.is_dir():
        return
    if not (aside / NAME).exists():
        waiting = [path for path in aside.rglob("*") if path.is_file()]
        for path in waiting:
            _put(path, home / path.relative_to(aside), home / WORKSHOP / "copied")
        for folder in {path.parent for path in waiting}:
            for table in (home / folder.relative_to(aside)).glob("*.csv"):
                if not (folder / table.name).exists():
                    table.unlink()
    # A rename first: half of the folder would be taken for an edition that has lost tables.
    ended = home / WORKSHOP / "ended"
    shutil.rmtree(ended, ignore_errors=True)
    aside.rename(ended)
    shutil.rmtree(ended)


def _put(path: Path, target: Path, draft: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, draft)
    _flush(draft)
    draft.replace(target)


def _flush(path: Path) -> None:
    """Have a file or folder on the disk before anything that follows."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _copy(outer: Path, whole: Path, rewritten: Path) -> None:
    """The record once more, as links where the file system has them; files that are to be rewritten are copied."""
    shutil.rmtree(whole, ignore_errors=True)

    def copy(source: str, target: str) -> None:
        try:
            if Path(source).parent != rewritten:
                os.link(source, target)
                return
        except OSError:
            pass
        shutil.copyfile(source, target)

    shutil.copytree(outer, whole, copy_function=copy, ignore=shutil.ignore_patterns(WORKSHOP))


def _refuse_other_changes(home: Path, old: Lock, new: Lock | None, folder: str) -> None:
    """A promotion is of one edition: the staged lock must have every other table as the lock in force has it."""
    proved = [
        {
            key.removeprefix("file "): entry["sha256"]
            for key, entry in (lock.under("file ") if lock else ())
            if not key.startswith(f"file {folder}/")
        }
        for lock in (old, new)
    ]
    for name in sorted({*proved[0], *proved[1]}):
        if proved[0].get(name) != proved[1].get(name):
            raise RecordError(f"{home / name}: is not as {NAME} has it; run: assay data check")


def _contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*") if path.is_file()}


def _in_force(held: Sequence[Edition], edition: Edition) -> str | None:
    """The edition that another one takes the place of: that of the same name, else the one before."""
    if any(each.id == edition.id for each in held):
        return edition.id
    before = [each.id for each in held if each.published <= edition.published]
    return before[-1] if before else None
