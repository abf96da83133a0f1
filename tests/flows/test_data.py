"""`assay data`: the record for people, and the check that leaves the lock."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from checks.record.opening import bundled
from tests.flows.conftest import SEEDS, Assay


def test_it_lists_shows_and_compares(assay: Assay) -> None:
    held = assay("data", "list")
    assert "usgs.rare_earths.reserves" in held.stdout
    shown = assay("data", "show", "usgs.rare_earths.reserves", "--edition", "2025").stdout.splitlines()
    assert shown[0].endswith(", 2024 (USGS, edition 2025)")
    assert shown[5] == "   5  Russia: 3,800,000 t"
    assert "      Myanmar: not available" in shown
    measure = ("--measure", "usgs.rare_earths.reserves")
    changed = assay("data", "diff", "2024", "2025", *measure).stdout.splitlines()
    assert "  Russia: 10,000,000 t → 3,800,000 t" in changed
    assert not any(line.startswith("  China: ") for line in changed)


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("show", "nothing"), "assay: nothing: no such measure is held; see assay data list\n"),
        (
            ("diff", "2024", "1924"),
            "assay: no table is held in both editions, 2024 and 1924; see assay data list\n",
        ),
    ],
)
def test_what_is_not_held_is_said(assay: Assay, arguments: tuple[str, ...], line: str) -> None:
    ran = assay("data", *arguments)
    assert (ran.returncode, ran.stdout, ran.stderr) == (2, "", line)


def test_the_check_says_which_row_fails_and_leaves_the_lock_as_it_was(assay: Assay, tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    shutil.copytree(bundled(), folder)
    table = folder / "usgs" / "mcs" / "2025" / "rare_earths.csv"
    lines = table.read_text().splitlines(keepends=True)
    number = next(i for i, line in enumerate(lines, start=1) if "3800000" in line)
    lines[number - 1] = lines[number - 1].replace("3800000", "-3800000")
    table.write_text("".join(lines))
    lock = (folder / "tables.lock").read_bytes()
    ran = assay("data", "check", folder)
    assert ran.returncode == 1
    assert f"rare_earths.csv:{number}: critical: " in ran.stdout
    assert (folder / "tables.lock").read_bytes() == lock


def test_a_table_of_the_user_that_cannot_be_used_is_named_and_hides_nothing(
    assay: Assay, tmp_path: Path
) -> None:
    own = tmp_path / "own" / "desk" / "tables" / "2025"
    own.mkdir(parents=True)
    (own / "datapackage.yaml").write_text("publisher: [")
    ran = assay("check", SEEDS, "--reference-data", "own")
    assert ran.returncode == 2
    assert "5 findings in 1 document" in ran.stdout
    assert ran.stderr.startswith("assay: own/desk/tables/2025/datapackage.yaml")
    assert ran.stderr.count("\n") == 1
