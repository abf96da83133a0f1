"""Staging and promotion: the record is the old one or the new one, whenever the process is killed."""

from __future__ import annotations

import pickle
import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from checks.errors import ImportRefused, RecordError
from checks.formats.tables import comparison_lines
from checks.record import open_record
from checks.record.guard import check_tables
from checks.record.lock import NAME, PROMOTING, WORKSHOP, Lock
from checks.record.staging import Staged, alone, compared, home_of, promote, settle, stage
from tests.record.arriving import TODAY, guarded, mapping, source

Figures = dict[str, list[tuple[str, str, float | None]]]

# Promotes what comes in by standard input, and is killed before the operation on files that its argument counts.
KILLED = """
import os, pickle, signal, sys
from checks.record.staging import alone, promote

CHANGES = ("os.mkdir", "os.rename", "os.remove", "os.rmdir", "shutil.copyfile", "shutil.rmtree")
left = int(sys.argv[1])

def count(event, arguments):
    global left
    if event in CHANGES:
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

staged = pickle.load(sys.stdin.buffer)
with alone(staged.home):
    sys.addaudithook(count)
    promote(staged)
"""


def refresh(home: Path, edition: str, file: Path) -> Staged:
    """Stage and promote an edition, if that changes anything."""
    path = home / "mappings" / "office" / "mines" / f"{edition}.yaml"
    with alone(home):
        staged = stage(path, file, TODAY)
        if staged.changes_something:
            promote(staged)
    return staged


def files(home: Path) -> dict[str, bytes]:
    """All files of a record, without those of a refresh's own folder."""
    return {
        path.relative_to(home).as_posix(): path.read_bytes()
        for path in sorted(home.rglob("*"))
        if path.is_file() and WORKSHOP not in path.parts
    }


def figures(home: Path) -> Figures:
    """Every figure that the record gives."""
    record = open_record(default=home)
    return {
        f"{measure} {edition.id}": sorted(
            (entity, period, cell.value)
            for (entity, period), cell in record.table(measure, edition.id).cells.items()
        )
        for measure in record.catalogue.measures
        for edition in record.editions(measure)
    }


def test_a_new_edition_is_compared_and_promoted(tmp_path: Path) -> None:
    home = guarded(tmp_path / "record")
    path, file = mapping(home), source(tmp_path / "in")
    before = files(home)
    with alone(home):
        staged = stage(path, file, TODAY)
        assert staged.changes_something
        assert files(home) == before
        (production, reserves) = compared(staged)
        assert production[:2] == ("office.tin.production", "2025")
        assert [(each.before, each.after, each.new, each.gone) for each in production[2]] == [
            ("2024", None, 0, 4),
            (None, "2025", 4, 0),
        ]
        (stock,) = reserves[2]
        assert (stock.new, stock.gone, stock.revised) == (0, 0, 2)
        record = open_record(default=staged.whole)
        assert list(comparison_lines(record, record.catalogue.measures[reserves[0]], stock)) == [
            "Reserves of tin, 2024 and 2025",
            "  Australia: over 600,000 t → 630,000 t",
            "  Russia: 460,000 t → 590,000 t",
            "  Places: Australia none → 2, Russia 2 → 3",
        ]
        promote(staged)
    assert [each.id for each in open_record(default=home).editions("office.tin.reserves")] == [
        "2024",
        "2025",
        "2026",
    ]
    assert check_tables(home, TODAY).checked == ()
    assert list((home / WORKSHOP).iterdir()) == [home / WORKSHOP / "busy"]


def test_running_it_twice_changes_nothing(tmp_path: Path) -> None:
    home = guarded(tmp_path / "record")
    mapping(home)
    file = source(tmp_path / "in")
    refresh(home, "2026", file)
    once = files(home)
    with alone(home):
        again = stage(mapping(home), file, TODAY)
        assert not again.changes_something
        assert compared(again) == []
    assert files(home) == once


def test_what_the_guard_stops_is_not_promoted(tmp_path: Path) -> None:
    home = guarded(tmp_path / "record")
    path, file = mapping(home), source(tmp_path / "in", old="1000000", new="-1")
    before = files(home)
    with alone(home):
        staged = stage(path, file, TODAY)
        assert any("-1 is below 0" in str(each) for each in staged.report.critical)
        with pytest.raises(RecordError, match="office/mines/2026: not promoted, as the guard stops it"):
            promote(staged)
    assert files(home) == before


def test_an_edition_of_the_future_is_stopped(tmp_path: Path) -> None:
    home = guarded(tmp_path / "record")
    with alone(home):
        staged = stage(mapping(home, "2027"), source(tmp_path / "in", "2027"), TODAY)
    assert any("published 2027-02-01 lies after 2026-06-01" in str(each) for each in staged.report.critical)


def test_what_is_not_explained_leaves_the_record_alone(tmp_path: Path) -> None:
    home = guarded(tmp_path / "record")
    path, file = mapping(home), source(tmp_path / "in", old="Russia", new="Rusia")
    before = files(home)
    with pytest.raises(ImportRefused, match="'Rusia' is not known"), alone(home):
        stage(path, file, TODAY)
    assert files(home) == before
    assert not (home / WORKSHOP / "record").exists()


def test_another_table_that_was_changed_is_not_promoted_along(tmp_path: Path) -> None:
    home = guarded(tmp_path / "record")
    table = home / "office" / "mines" / "2024" / "tin.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("9000,", "9001,"), encoding="utf-8")
    with (
        pytest.raises(
            RecordError, match=r"2024/tin\.csv: is not as tables\.lock has it; run: assay data check"
        ),
        alone(home),
    ):
        stage(mapping(home), source(tmp_path / "in"), TODAY)


def test_a_record_that_changes_meanwhile(tmp_path: Path) -> None:
    home = guarded(tmp_path / "record")
    with alone(home):
        staged = stage(mapping(home), source(tmp_path / "in"), TODAY)
        with (home / NAME).open("a", encoding="utf-8") as lock:
            lock.write("zz\t1\n")
        with pytest.raises(RecordError, match="has changed meanwhile; run the refresh again"):
            promote(staged)


def test_two_at_once(tmp_path: Path) -> None:
    home = guarded(tmp_path / "record")
    with alone(home), pytest.raises(RecordError, match="another refresh is at work"), alone(home):
        pass


def test_a_mapping_that_belongs_to_no_record(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match="no such mapping"):
        home_of(tmp_path / "none.yaml")
    (tmp_path / "some.yaml").write_text("", encoding="utf-8")
    with pytest.raises(ImportRefused, match="lies in no folder called mappings"):
        home_of(tmp_path / "some.yaml")


@pytest.mark.parametrize("edition", ["2025", "2026"], ids=["revised", "new"])
def test_killed_at_any_moment_the_record_is_the_old_one_or_the_new_one(tmp_path: Path, edition: str) -> None:
    home = guarded(tmp_path / "record")
    if edition == "2025":
        (home / "office" / "mines" / "2025" / "tin.csv").rename(
            home / "office" / "mines" / "2025" / "metal.csv"
        )
        descriptor = home / "office" / "mines" / "2025" / "datapackage.yaml"
        descriptor.write_text(
            descriptor.read_text(encoding="utf-8").replace("tin.csv", "metal.csv"), encoding="utf-8"
        )
        check_tables(home, TODAY)
    path, file = mapping(home, edition), source(tmp_path / "in", edition)
    old, old_files = figures(home), files(home)
    with alone(home):
        staged = stage(path, file, TODAY)
        begun = shutil.copytree(home, tmp_path / "begun")
        promote(staged)
    new, new_files = figures(home), files(home)
    assert new != old
    seen = set()
    for number in range(1, 100):
        copy = shutil.copytree(begun, tmp_path / str(number))
        there = copy / WORKSHOP / "record"
        done = subprocess.run(
            [sys.executable, "-c", KILLED, str(number)],
            input=pickle.dumps(replace(staged, home=copy, whole=there, there=there)),
            check=False,
        )
        found = figures(copy)
        assert found in (old, new), number
        seen.add(found == new)
        settle(copy)
        assert figures(copy) == found, number
        assert files(copy) == (new_files if found == new else old_files), number
        assert not (copy / PROMOTING).exists()
        if done.returncode == 0:
            break
        assert done.returncode == -signal.SIGKILL
    assert found == new
    assert seen == {False, True}


def test_killed_while_staging_and_run_again(tmp_path: Path) -> None:
    home = guarded(tmp_path / "record")
    path, file = mapping(home), source(tmp_path / "in")
    before = files(home)
    program = (
        "import os, signal, sys\nfrom datetime import date\nfrom pathlib import Path\n"
        "from checks.record.staging import alone, stage\n"
        "def kill(event, arguments):\n"
        "    if event == 'open' and str(arguments[0]).endswith('record/office/mines/2026/tin.csv'):\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "sys.addaudithook(kill)\n"
        "with alone(Path(sys.argv[1])): stage(Path(sys.argv[2]), Path(sys.argv[3]), date(2026, 6, 1))\n"
    )
    done = subprocess.run([sys.executable, "-c", program, home, path, file], check=False)
    assert done.returncode == -signal.SIGKILL
    assert files(home) == before
    lock = Lock.read(home)
    assert lock is not None
    refresh(home, "2026", file)
    assert open_record(default=home).hash != lock.hash
    assert open_record(default=home).table("office.tin.reserves", "2026").cell("RUS", "2025") is not None
