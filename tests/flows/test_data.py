"""`assay data`: the record for people, and the check that leaves the lock."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from checks.formats.ranking import ranking, write_text
from checks.formats.tables import changes
from checks.record import Record
from checks.record.opening import bundled
from tests.flows.conftest import SEEDS, Assay


def test_it_lists_shows_and_compares(assay: Assay) -> None:
    held = assay("data", "list")
    assert "usgs.rare_earths.reserves" in held.stdout
    assert "USGS mcs: 5 editions, the newest 2026 of 2026-02-06; 164 measures, 13,396 cells\n" in held.stdout
    shown = assay("data", "show", "usgs.rare_earths.reserves", "--edition", "2025").stdout.splitlines()
    assert shown[0].endswith(", 2024 (USGS, edition 2025)")
    assert shown[5] == "   5  Russia: 3,800,000 t"
    assert "      Myanmar: not available" in shown
    measure = ("--measure", "usgs.rare_earths.reserves")
    changed = assay("data", "diff", "2024", "2025", *measure).stdout.splitlines()
    assert "  Russia: 10,000,000 t → 3,800,000 t" in changed
    assert not any(line.startswith("  China: ") for line in changed)


def test_a_ranking_among_a_group_for_programs(assay: Assay) -> None:
    shown = ("data", "show", "usgs.rare_earths.reserves", "--edition", "2025", "--among", "the brics")
    rows = list(csv.DictReader(io.StringIO(assay(*shown, "--format", "csv").stdout)))
    assert [(row["place"], row["entity"], row["value"]) for row in rows[:4]] == [
        ("1", "CHN", "44000000.0"),
        ("2", "BRA", "21000000.0"),
        ("3", "IND", "6900000.0"),
        ("4", "RUS", "3800000.0"),
    ]
    content = json.loads(assay(*shown, "--format", "json").stdout)
    assert (content["among"], content["edition"], content["period"]) == ("BRICS", "2025", "2024")
    assert [row["entity"] for row in content["rows"][:4]] == ["CHN", "BRA", "IND", "RUS"]


def test_a_terminal_gets_bars(record: Record) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    out = Terminal()
    write_text(ranking(record, "usgs.rare_earths.reserves", "2025", None), out)
    lines = {line.split(":")[0].split(maxsplit=1)[-1]: line for line in out.getvalue().splitlines()}
    assert lines["China"].endswith(" " + 30 * "█")
    assert lines["Russia"].endswith(" ██▋")
    assert "█" not in lines["Myanmar"] + lines["world"]


def test_what_the_words_of_a_writer_can_mean(assay: Assay) -> None:
    lines = assay(
        "data", "where", "the amount of rare-earth reserves in Georgia, says USGS"
    ).stdout.splitlines()
    assert lines[0] == "Measures"
    assert lines[1].startswith("  usgs.rare_earths.reserves  Reserves of rare earths, t (USGS, editions ")
    assert lines[1].endswith("; meant where nothing else is said")
    entities = lines[lines.index("Entities") + 1]
    assert entities.startswith("  “Georgia”: GEO Georgia (country), ")
    assert entities.endswith("; could be any of them, so the text has to say which")
    assert lines[lines.index("Publishers") + 1] == "  “USGS”: USGS"
    assert assay("data", "where", "kilotons").stdout == "Units\n  “kilotons”: kt, which is 1,000 t\n"


def test_a_draft_is_a_descriptor_that_works(assay: Assay, tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "plants.csv").write_text(
        "Year,Plant,Owner,Steel output (kt),Staff\n2023,Grenoble,a,118,410\n2024,Grenoble,b,130,NA\n"
    )
    drafted = assay("data", "new", "own/plants.csv", "--publisher", "Alpine Steel")
    assert (drafted.returncode, drafted.stderr) == (0, "")
    text = (tmp_path / "own" / "datapackage.yaml").read_text()
    assert drafted.stdout.startswith(text)
    assert 'columns: {entity: "Plant", period: "Year"}\n# not used: "Owner"\n' in text
    assert (
        '  plants.steel_output: {names: ["steel output"], unit: "kt", column: "Steel output (kt)"}\n' in text
    )
    shown = assay("data", "show", "plants.steel_output", "--reference-data", "own").stdout
    assert shown.startswith("steel output, 2024 (Alpine Steel, edition 2024)\n   1  Grenoble: 130,000 t\n")
    again = assay("data", "new", "own/plants.csv")
    assert (again.returncode, again.stderr.count("\n")) == (2, 1)
    assert again.stderr.startswith("assay: own/datapackage.yaml: is there already; ")


def test_quarterly_tables_of_a_projects_configuration(assay: Assay, tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "sales.csv").write_text("Shop,Quarter,Visits\nLyon,Q3 2024,400\nLyon,Q4 2024,500\n")
    drafted = assay("data", "new", "own/sales.csv", "--publisher", "Alpine Shops")
    assert (drafted.returncode, drafted.stderr) == (0, "")
    assert 'edition: "2024-Q4"\n' in drafted.stdout
    (tmp_path / "assay.toml").write_text('reference-data = ["own"]\n')
    shown = assay("data", "show", "sales.visits").stdout
    assert shown == "visits, 2024-Q4 (Alpine Shops, edition 2024-Q4)\n   1  Lyon: 500\n"
    sentence = "Lyon's visits were 400 in the third quarter of 2024."
    explained = assay("explain", sentence, "--published", "2030-01-01").stdout
    assert "value(sales.visits, Lyon, 2024-Q3) = 400" in explained
    assert "verdict       verified" in explained


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"a;b\n1;2\n", "a.csv:1: its columns are separated by ';'; save the table as CSV with commas"),
        (b"", "a.csv:1: has no columns; save the table as CSV with commas"),
        (b"site,staff\nLyon,4\n", "a.csv: no column of periods is found; add one: 2024, 2024-H1, "),
        (b"year,site,staff\nFY24,Lyon,4\n", "a.csv: no column of periods is found; add one: 2024, "),
        (b"year,staff\n2024,4\n", "a.csv: no column of names is found; add one: "),
        (b"year,site\n2024,Lyon\n", "a.csv: no column of figures is found; add one: "),
        (b"year,site\n2024,Lyon,4\n", "a.csv: row 2 has 3 columns instead of 2; quote commas"),
        ("year,site\n2024,Zürich\n".encode("cp1252"), "a.csv:2: not UTF-8; save the file as UTF-8"),
    ],
)
def test_a_table_of_which_no_draft_can_be_made(
    assay: Assay, tmp_path: Path, content: bytes, message: str
) -> None:
    (tmp_path / "a.csv").write_bytes(content)
    ran = assay("data", "new", "a.csv")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith(f"assay: {message}")
    assert ran.stderr.count("\n") == 1
    assert not (tmp_path / "datapackage.yaml").exists()


def test_changed_places_are_told(record: Record) -> None:
    lines = list(changes(record, "2024", "2025", "usgs.rare_earths.reserves"))
    assert lines[0] == "Reserves of rare earths, 2023 and 2024"
    assert "Russia 4 → 5" in lines[-1]


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (
            ("show", "usgs.rare_earths.reserves", "--among", "Asai"),
            "assay: Asai: no such group is known (nearest known: asia); see assay data where\n",
        ),
        (
            ("where", "xyzzyx"),
            "assay: xyzzyx: the catalogue knows none of these words\n",
        ),
        (
            ("refresh", "none/of/them", "a.csv"),
            "assay: none/of/them: no such mapping; see the folder mappings beside the tables\n",
        ),
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
    ran = assay("data", "check", folder, "usgs/mcs/2025/rare_earths", "--report", "found.html")
    assert ran.returncode == 1
    failing = f"usgs/mcs/2025/rare_earths.csv:{number}: critical: -3,800,000 is below 0"
    assert failing in ran.stdout
    assert "\n1 table checked (" in ran.stdout
    assert (folder / "tables.lock").read_bytes() == lock
    page = (tmp_path / "found.html").read_text(encoding="utf-8")
    assert f"<td class=n>{number}<td class=critical>critical<td>-3,800,000 is below 0" in page
    assert "://" not in page
    assert "<script" not in page


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
