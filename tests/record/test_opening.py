"""Opening: by the lock alone, lazily, and refusing what does not match it."""

import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from checks.errors import CatalogueError, TableRefused
from checks.record import open_record
from checks.record.cells import Status
from checks.record.guard import check_tables
from tests.record.small import HEAD, descriptor, make

OWN = """publisher: Acme
edition: "2025"
published: 2025-02-14
resources: [{path: output.csv}]
columns: {entity: plant, period: year, value: tonnes}
measures:
  acme.steel:
    names: [steel output, melt]
    verbs: [melt]
    unit: kt
"""


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small record with its lock."""
    root = make(tmp_path_factory.mktemp("opening") / "record")
    check_tables(root, date(2025, 6, 1))
    return root


def changed(guarded: Path, tmp_path: Path, file: str, old: str, new: str) -> Path:
    """A copy of the small record in which one file is no longer what was locked."""
    copy = tmp_path / "record"
    copy.mkdir()
    for path in guarded.rglob("*"):
        if path.is_file():
            target = copy / path.relative_to(guarded)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    (copy / file).write_text((copy / file).read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    return copy


def own(tmp_path: Path, table: str, text: str = OWN) -> Path:
    """A folder of the user's own with one table."""
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "datapackage.yaml").write_text(text, encoding="utf-8")
    (folder / "output.csv").write_text(table, encoding="utf-8")
    return folder


def test_editions_and_cells(guarded: Path) -> None:
    record = open_record(default=guarded)
    assert [edition.id for edition in record.editions("office.tin.reserves")] == ["2024", "2025"]
    assert [edition.id for edition in record.dataset_editions("Office", "mines")] == ["2024", "2025"]
    assert record.editions("office.zinc.reserves") == ()
    table = record.table("office.tin.production", "2025")
    assert (table.id, table.periods) == ("office/mines/2025/tin", ("2024",))
    withheld = table.cell("RUS", "2024")
    assert withheld is not None
    assert (withheld.value, withheld.status, withheld.note) == (None, Status.WITHHELD, "a note, with a comma")
    assert {cell.entity for cell in table.rows("2024")} == {"CHN", "RUS", "AUS"}
    assert table.cells.get(("CHN", "1999")) is None
    assert len(table.cells.values()) == len(table.cells) == 4
    bound = record.table("office.tin.reserves", "2025").cell("AUS", "2024")
    assert bound is not None
    assert bound.possible().low == 600_000
    assert bound.possible().open_low
    assert record.table("office.tin.production", "2025") is table
    assert record.catalogue.publishers["Office"].held


def test_a_table_that_the_record_does_not_hold(guarded: Path) -> None:
    with pytest.raises(TableRefused, match=r"office\.tin\.reserves: no table in edition 1999"):
        open_record(default=guarded).table("office.tin.reserves", "1999")


def test_a_table_that_does_not_match_its_lock(guarded: Path, tmp_path: Path) -> None:
    root = changed(guarded, tmp_path, "office/mines/2025/tin.csv", "1000000", "9000000")
    record = open_record(default=root)
    assert record.table("office.tin.reserves", "2024").cells
    with pytest.raises(
        TableRefused, match=r"2025/tin\.csv: does not match .*tables\.lock; run: assay data check"
    ):
        record.table("office.tin.reserves", "2025")


def test_a_catalogue_that_does_not_match_its_lock(guarded: Path, tmp_path: Path) -> None:
    root = changed(guarded, tmp_path, "catalogue/words.yaml", "tonnes", "tons")
    with pytest.raises(CatalogueError, match=r"words\.yaml: does not match .*run: assay data check"):
        open_record(default=root)


def test_a_record_without_a_lock(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match=r"has no tables\.lock; run: assay data check"):
        open_record(default=make(tmp_path / "record"))


def test_own_tables_as_they_stand(guarded: Path, tmp_path: Path) -> None:
    folder = own(tmp_path, "plant,year,tonnes\nGrenoble,2024,130\nRussian Federation,2024,>5\nLyon,2024,NA\n")
    record = open_record([folder], default=guarded)
    assert record.refused == []
    table = record.table("acme.steel", "2025")
    assert {key[0] for key in table.cells} == {"Grenoble", "RUS", "Lyon"}
    cell = table.cell("Grenoble", "2024")
    assert cell is not None
    assert cell.value == 130_000
    assert record.catalogue.measures["acme.steel"].unit == "t"
    assert record.catalogue.publishers["Acme"].held
    names = {(name.text, name.kind) for name in record.catalogue.names()}
    assert {("melted", "concept_verb"), ("Grenoble", "entity"), ("output", "concept_noun")} <= names
    assert record.hash != open_record(default=guarded).hash


@pytest.mark.parametrize(
    ("table", "text", "message"),
    [
        ("plant,year,tonnes\nLyon,2024,5\nLyon,2024,6\n", OWN, "output.csv:3: Lyon 2024 stands in it twice"),
        ("plant,year,tonnes\nLyon,2024\n", OWN, "output.csv:2: not as many columns as the header has"),
        ("plant,year,tonnes\nLyon,2024,lots\n", OWN, "output.csv:2: 'lots' is not a number"),
        (
            "plant,year,tonnes\nLyon,FY24,5\n",
            OWN,
            "output.csv:2: 'FY24' is no period; write 2024, 2024-H1, 2024-Q3 or 2024-07",
        ),
        (
            "plant,year,tonnes\nLyon,2024-Q3,5\nLyon,Q3 2024,6\n",
            OWN,
            "output.csv:3: Lyon 2024-Q3 stands in it twice",
        ),
        (
            "plant,year,tonnes\nLyon,2024,5\n",
            OWN + "    multiplier: lots\n",
            "the multiplier of acme.steel is no positive number; write it as 1000000",
        ),
        (
            "plant,year,tonnes\nLyon,2024,5\n",
            OWN.replace("names: [steel output, melt]", "names: steel output"),
            "acme.steel: lacks names; add names: [what writers call it]",
        ),
        (
            HEAD + "RUS,office.tin.reserves,entity,2024/25,5,,,reported,\n",
            OWN,
            "output.csv:2: period is '2024/25'; write 2024, 2024-H1, 2024-Q3 or 2024-07",
        ),
        ("plant,year,tonnes\nLyon,2024,-4\n", OWN, "acme.steel of Lyon is negative in 2024"),
        ("plant,year,tonnes\nLyon,2024,1e30\n", OWN, "output.csv:2: '1e30' is not a number; leave it empty"),
        ("plant,year,tonnes\nLyon,2024,NaN\n", OWN, "output.csv:2: 'NaN' is not a number; leave it empty"),
        ("plant,year,tonnes\nLyon,2024,=A1\n", OWN, "output.csv:2: '=A1' is not a number; leave it empty"),
        ("plant,year,tons\nLyon,2024,4\n", OWN, "no column 'tonnes'; it has plant, year, tons"),
        ("", OWN.replace("published: 2025-02-14\n", ""), "the descriptor lacks published; add published: …"),
        (
            "plant,year,tonnes\n",
            OWN.replace("unit: kt", "unit: kt2"),
            "the unit 'kt2' is not in the catalogue",
        ),
        (
            HEAD + "RUS,office.tin.reserves,entity,2024,5,,,guessed,\n",
            OWN,
            "output.csv:2: status 'guessed' is not known",
        ),
    ],
)
def test_a_broken_own_table_is_named_and_the_others_go_on(
    guarded: Path, tmp_path: Path, table: str, text: str, message: str
) -> None:
    folder = own(tmp_path, table, text)
    (folder / "good").mkdir()
    (folder / "good" / "datapackage.yaml").write_text(
        OWN.replace("acme.steel", "acme.iron"), encoding="utf-8"
    )
    (folder / "good" / "output.csv").write_text("plant,year,tonnes\nLyon,2024,4\n", encoding="utf-8")
    record = open_record([folder], default=guarded)
    assert len(record.refused) == 1
    assert message in record.refused[0]
    assert "\n" not in record.refused[0]
    assert record.table("acme.iron", "2025").cell("Lyon", "2024") is not None
    assert record.editions("acme.steel") == ()


def test_an_own_table_of_two_gigabytes(guarded: Path, tmp_path: Path) -> None:
    folder = own(tmp_path, "")
    with (folder / "output.csv").open("wb") as large:
        large.truncate(2 << 30)
    (refused,) = open_record([folder], default=guarded).refused
    assert refused == f"{folder / 'output.csv'}: larger than 100,000,000 bytes; keep the rows that are needed"


def test_own_tables_in_a_wrong_encoding(guarded: Path, tmp_path: Path) -> None:
    folder = own(tmp_path, "")
    (folder / "output.csv").write_bytes("plant,year,tonnes\nZürich,2024,4\n".encode("cp1252"))
    assert (
        "output.csv:2: not UTF-8; save the file as UTF-8" in open_record([folder], default=guarded).refused[0]
    )


def test_own_tables_with_a_byte_order_mark_and_line_ends_of_windows(guarded: Path, tmp_path: Path) -> None:
    folder = own(tmp_path, "")
    (folder / "output.csv").write_bytes(b"\xef\xbb\xbfplant,year,tonnes\r\nLyon,2024,4\r\n")
    record = open_record([folder], default=guarded)
    assert record.refused == []
    assert record.table("acme.steel", "2025").cell("Lyon", "2024") is not None


def test_own_tables_in_the_records_form_get_a_lock(guarded: Path, tmp_path: Path) -> None:
    folder = tmp_path / "own"
    (folder / "catalogue").mkdir(parents=True)
    (folder / "catalogue" / "mine.yaml").write_text(
        "publishers: {Acme: {}}\nmeasures:\n  acme.gold: {publisher: Acme, title: Gold, concept: production, "
        "topics: [gold], dimension: mass, unit: t, kind: flow}\n",
        encoding="utf-8",
    )
    text = descriptor(
        "2025", "2025-01-01", publisher="Acme", resources="[{path: gold.csv, measures: [acme.gold]}]"
    )
    (folder / "datapackage.yaml").write_text(text, encoding="utf-8")
    (folder / "gold.csv").write_text(HEAD + "RUS,acme.gold,entity,2024,5,,,reported,\n", encoding="utf-8")
    assert check_tables(folder, date(2025, 6, 1)).locks == (folder / "tables.lock",)
    assert open_record([folder]).table("acme.gold", "2025").cell("RUS", "2024") is not None


@pytest.mark.parametrize(
    ("described", "table"),
    [
        (OWN, "plant,year,tonnes\nLyon,2024,4\n"),
        (
            OWN.partition("columns:")[0] + "measures:\n  acme.steel: {names: [steel output], unit: t}\n",
            HEAD + "RUS,acme.steel,entity,2024,4,,,reported,\n",
        ),
    ],
)
def test_own_tables_that_describe_themselves_are_held_to_a_lock(
    guarded: Path, tmp_path: Path, described: str, table: str
) -> None:
    folder = own(tmp_path, table, described)
    assert check_tables(folder, date(2025, 6, 1)).locks == (folder / "tables.lock",)
    record = open_record([folder], default=guarded)
    assert (record.refused, record.table("acme.steel", "2025").periods) == ([], ("2024",))
    (folder / "output.csv").write_text(table.replace(",4", ",5"), encoding="utf-8")
    changed_since = open_record([folder], default=guarded)
    assert changed_since.editions("acme.steel") == ()
    assert (
        f"output.csv: does not match {folder / 'tables.lock'}; run: assay data check {folder}"
        in (changed_since.refused[0])
    )
    check_tables(folder, date(2025, 6, 1))
    assert open_record([folder], default=guarded).refused == []


def test_a_folder_that_is_not_there(guarded: Path, tmp_path: Path) -> None:
    with pytest.raises(TableRefused, match="is no folder of tables"):
        open_record([tmp_path / "nowhere"], default=guarded)


def test_opening_loads_neither_yaml_nor_pandas() -> None:
    code = (
        "import sys; from checks.record import open_record; record = open_record();"
        "record.table('usgs.rare_earths.reserves', '2025'); list(record.catalogue.names());"
        "print([name for name in ('yaml', 'pandas', 'great_expectations') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_opening_takes_no_time() -> None:
    # Time of this process alone, as the machine may have others to run, and the best of some rounds, as what other tests
    # have left behind is cleared away meanwhile; some four times what is measured.
    opening, reading = [], []
    for _ in range(5):
        began = time.process_time()
        record = open_record()
        opened = time.process_time()
        record.table("worldbank.population", "2026-07")
        opening.append(opened - began)
        reading.append(time.process_time() - opened)
    assert min(opening) < 0.06
    assert min(reading) < 0.03
