"""The importer: mappings explain everything, and what they do not is listed at once."""

import json
import zipfile
from pathlib import Path

import openpyxl
import pytest

from checks.errors import ImportRefused
from checks.record.importing import import_edition
from tests.record.small import make

MAPPING = """
descriptor: {title: Mines 2026, publisher: Office, dataset: mines, edition: "2026", published: 2026-02-01}
read:
  - files: ["*.csv"]
    entity: Country
    unit: Unit
    labels: {figure: Figure}
    figures:
      - {value: Value, period: Year, note: Notes}
marks: {NA: not_available, W: withheld, "—": zero}
units: {thousand tons: [t, 1000], tons: [t, 1]}
aggregates:
  World total (rounded): {id: WORLD, row: total}
  Other countries: {id: OTHER, row: residual}
entity_footnotes: '\\s*\\d+$'
measures:
  - {measure: office.tin.production, table: tin, where: {figure: mine output}}
  - {measure: office.tin.reserves, table: tin, where: {figure: [Reserves, "stocks*"]}}
"""

SOURCE = """Country,Figure,Unit,Year,Value,Notes
China,Mine output,thousand tons,2025,"69",
Russia,Mine output,thousand tons,2025,W,
Australia 5,Mine  output,thousand tons,2025,9.1,"revised, twice"
Other countries6,mine output,thousand tons,2025,—,
World total (rounded),Mine output,thousand tons,2025,>80,
China,Reserves,tons,2025,"1,000,000",
"""


def run(tmp_path: Path, source: str | bytes = SOURCE, mapping: str = MAPPING, name: str = "tin.csv") -> Path:
    """Import a source by a mapping into the small record; the folder that was written."""
    root = make(tmp_path / "record")
    (root / "mappings").mkdir()
    (root / "mappings" / "2026.yaml").write_text(mapping, encoding="utf-8")
    files = tmp_path / "source"
    files.mkdir()
    (files / name).write_bytes(source if isinstance(source, bytes) else source.encode())
    return import_edition(root / "mappings" / "2026.yaml", files, root / "office" / "mines" / "2026")


def rows(folder: Path) -> list[str]:
    """The lines of the table that was written, without the header."""
    return (folder / "tin.csv").read_text(encoding="utf-8").splitlines()[1:]


def test_an_edition_as_published(tmp_path: Path) -> None:
    folder = run(tmp_path)
    assert rows(folder) == [
        'AUS,office.tin.production,entity,2025,9100,,,reported,"revised, twice"',
        "CHN,office.tin.production,entity,2025,69000,,,reported,",
        "RUS,office.tin.production,entity,2025,,,,withheld,",
        "WORLD,office.tin.production,total,2025,,80000,,reported,",
        "OTHER,office.tin.production,residual,2025,0,,,zero,",
        "CHN,office.tin.reserves,entity,2025,1000000,,,reported,",
    ]
    assert "primaryKey" in (folder / "datapackage.yaml").read_text(encoding="utf-8")


def test_the_same_source_gives_the_same_bytes(tmp_path: Path) -> None:
    first = {path.name: path.read_bytes() for path in run(tmp_path / "a").iterdir()}
    second = {path.name: path.read_bytes() for path in run(tmp_path / "b").iterdir()}
    assert first == second


@pytest.mark.parametrize(
    ("encoded", "encoding"),
    [
        (b"\xef\xbb\xbf" + SOURCE.encode(), "utf-8-sig"),
        (SOURCE.replace("\n", "\r\n").encode(), "utf-8-sig"),
        (SOURCE.encode("cp1252"), "cp1252"),
    ],
)
def test_marks_and_line_ends_of_other_systems(tmp_path: Path, encoded: bytes, encoding: str) -> None:
    mapping = MAPPING.replace('files: ["*.csv"]', f'files: ["*.csv"]\n    encoding: {encoding}')
    assert len(rows(run(tmp_path, encoded, mapping))) == 6


def test_everything_unexplained_is_listed_at_once(tmp_path: Path) -> None:
    source = (
        SOURCE + "Rusia,Reserves,tons,2025,5,\nChina,Reserves,barrels,2025,6,\n"
        "Australia,Reserves,tons,2025,Huge,\nRussia,Prices,tons,2025,7,\n"
    )
    with pytest.raises(ImportRefused) as refused:
        run(tmp_path, source)
    lines = str(refused.value).splitlines()
    assert [line.split(": ")[0] for line in lines] == [f"tin.csv:{number}" for number in (8, 9, 10, 11)]
    assert "'Rusia' is not known (nearest known: russia)" in lines[0]
    assert "the unit 'barrels' is not known" in lines[1]
    assert "'Huge' is not explained by the mapping's marks" in lines[2]
    assert "no measure fits figure 'Prices'" in lines[3]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("China,Reserves,tons,2025,5,,,more", "tin.csv:8: 8 columns under a header of 6"),
        ("China,Reserves,tons,2025,5,", "CHN has two figures of office.tin.reserves in 2025: see tin.csv:7"),
        ("Russia,Reserves,thousand tons,2025,5,", "changes from 'tons' (line 7) to 'thousand tons'"),
        ("Russia,Reserves,tons,2025,1e30,", "'1e30' is not explained"),
        ("Russia,Reserves,tons,2025,NaN,", "'NaN' is not explained"),
    ],
)
def test_bad_lines(tmp_path: Path, line: str, message: str) -> None:
    with pytest.raises(ImportRefused, match="tin.csv:8: ") as refused:
        run(tmp_path, SOURCE + line + "\n")
    assert message in str(refused.value)


def test_a_wrong_encoding(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match="tin.csv: not utf-8-sig at byte"):
        run(tmp_path, SOURCE.encode("cp1252"))


def test_errata_correct_what_was_printed(tmp_path: Path) -> None:
    root = make(tmp_path / "record")
    (root / "mappings").mkdir()
    erratum = "- where: {figure: Reserves, entity: China}\n  printed: {value: '%s'}\n  correct: {value: '2'}\n  reason: A slip.\n"
    (root / "mappings" / "errata.yaml").write_text(erratum % "1,000,000", encoding="utf-8")
    (root / "mappings" / "2026.yaml").write_text("errata: errata.yaml\n" + MAPPING, encoding="utf-8")
    source = tmp_path / "tin.csv"
    source.write_text(SOURCE, encoding="utf-8")
    out = root / "office" / "mines" / "2026"
    assert rows(import_edition(root / "mappings" / "2026.yaml", source, out))[-1].split(",")[4] == "2"
    assert (out / "errata.yaml").is_file()
    (root / "mappings" / "errata.yaml").write_text(erratum % "7", encoding="utf-8")
    with pytest.raises(ImportRefused, match=r"errata\.yaml: meets no cell: A slip\."):
        import_edition(root / "mappings" / "2026.yaml", source, out)


def test_records_of_a_json_file(tmp_path: Path) -> None:
    records = [
        {"Country": "China", "Figure": "Reserves", "Unit": "tons", "Year": 2025, "Value": 12, "Notes": None}
    ]
    mapping = MAPPING.replace('files: ["*.csv"]', 'files: ["*.json"]\n    records: [data]')
    folder = run(tmp_path, json.dumps({"data": records}), mapping, "tin.json")
    assert rows(folder) == ["CHN,office.tin.reserves,entity,2025,12,,,reported,"]


def test_projections_and_estimates_by_year(tmp_path: Path) -> None:
    mapping = MAPPING.replace(
        "published: 2026-02-01", "published: 2026-02-01, last_actual_year: 2025"
    ).replace("note: Notes", "estimated_after: Notes")
    source = "Country,Figure,Unit,Year,Value,Notes\n" + "".join(
        f"China,Reserves,tons,{year},5,{mark}\n"
        for year, mark in ((2023, 2024), (2025, 2024), (2026, "FY20"))
    )
    assert [row.split(",")[7] for row in rows(run(tmp_path, source, mapping))] == [
        "reported",
        "estimated",
        "projected",
    ]


def test_an_unknown_section(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match=r"2026\.yaml: unknown section 'mark'"):
        run(tmp_path, mapping=MAPPING.replace("marks:", "mark:"))


def test_a_workbook_that_unpacks_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packed = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("xl/worksheets/sheet1.xml", b"0" * 2_000_000)
    monkeypatch.setattr("checks.record.source_files.LARGEST_FILE", 1_000_000)
    mapping = MAPPING.replace('files: ["*.csv"]', 'files: ["*.xlsx"]')
    with pytest.raises(ImportRefused, match=r"tin\.xlsx: unpacks to more than 1,000,000 bytes"):
        run(tmp_path, packed.read_bytes(), mapping, "tin.xlsx")


def test_a_file_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checks.record.source_files.LARGEST_FILE", 100)
    with pytest.raises(ImportRefused, match=r"tin\.csv: larger than 100 bytes"):
        run(tmp_path)


def workbook(path: Path, *rows: list[object], sheet: str = "World") -> bytes:
    """A workbook whose second sheet holds some rows below a title; the first holds a foreword."""
    book = openpyxl.Workbook()
    book.active.append(["A foreword"])
    second = book.create_sheet(sheet)
    for row in (["Mines 2026"], ["Country", "Figure", "Unit", "Year", "Value", "Notes"], *rows):
        second.append(row)
    book.save(path)
    return path.read_bytes()


OF_A_WORKBOOK = MAPPING.replace('files: ["*.csv"]', 'files: ["*.xlsx"]\n    sheet: World\n    header: 2')


def test_a_workbook(tmp_path: Path) -> None:
    content = workbook(
        tmp_path / "tin.xlsx",
        ["China", "Reserves", "tons", 2025, 1_000_000, None],
        ["Russia", "Reserves", "tons", 2025, "NA", "a note"],
        ["China", "Mine output", "thousand tons", 2025, 69.5, None],
    )
    assert rows(run(tmp_path / "run", content, OF_A_WORKBOOK, "tin.xlsx")) == [
        "CHN,office.tin.production,entity,2025,69500,,,reported,",
        "CHN,office.tin.reserves,entity,2025,1000000,,,reported,",
        "RUS,office.tin.reserves,entity,2025,,,,not_available,a note",
    ]


@pytest.mark.parametrize(
    ("cell", "sheet", "message"),
    [
        ("=1+1", "World", r"tin\.xlsx:3: the cell '=1\+1' is a formula; save the sheet with its values"),
        (5, "Data", r"tin\.xlsx: no sheet 'World'; it has Sheet, Data"),
    ],
)
def test_what_is_wrong_in_a_workbook(tmp_path: Path, cell: object, sheet: str, message: str) -> None:
    content = workbook(tmp_path / "tin.xlsx", ["China", "Reserves", "tons", 2025, cell, None], sheet=sheet)
    with pytest.raises(ImportRefused, match=message):
        run(tmp_path / "run", content, OF_A_WORKBOOK, "tin.xlsx")


def test_what_only_looks_like_a_workbook(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match=r"tin\.xlsx: not an XLSX workbook"):
        run(tmp_path, SOURCE, OF_A_WORKBOOK, "tin.xlsx")


def test_what_a_note_says_of_a_blank_cell(tmp_path: Path) -> None:
    mapping = MAPPING.replace(
        "marks: {NA", 'blank_notes: {"W for 2025": withheld}\nmarks: {"": not_available, NA'
    )
    source = "Country,Figure,Unit,Year,Value,Notes\nChina,Reserves,tons,2025,,w for 2025\nRussia,Reserves,tons,2025,,\n"
    assert [row.split(",")[7] for row in rows(run(tmp_path, source, mapping))] == [
        "withheld",
        "not_available",
    ]


def test_a_total_that_leaves_a_country_out(tmp_path: Path) -> None:
    reread = (
        "reread:\n  - where: {entity: 'World total*', note: 'without china*'}\n"
        "    correct: {entity: Other countries}\n    reason: It leaves China out.\n"
    )
    source = SOURCE.replace(">80,", ">80,Without China.").replace("Other countries6", "China")
    source = source.replace("China,mine output,thousand tons,2025,—,\n", "")
    folder = run(tmp_path, source, reread + MAPPING)
    assert "OTHER,office.tin.production,residual,2025,,80000,,reported,Without China." in rows(folder)


def test_rows_that_are_parts_of_one_figure(tmp_path: Path) -> None:
    mapping = MAPPING.replace(
        'where: {figure: [Reserves, "stocks*"]}', "where: {figure: Reserves}, add_up: true"
    )
    source = SOURCE + "China (east),Reserves,tons,2025,5,by rail\n"
    mapping = mapping.replace(r"'\s*\d+$'", r"'\s*\d+$|\s*\([a-z]+\)'")
    assert (
        rows(run(tmp_path, source, mapping))[-1]
        == "CHN,office.tin.reserves,entity,2025,1000005,,,reported,by rail east"
    )


def test_years_and_units_in_the_names_of_columns(tmp_path: Path) -> None:
    mapping = MAPPING.replace(
        "- {value: Value, period: Year, note: Notes}",
        "- value: {columns: 'Out_(?P<unit>k?t)_(?P<est>e_)?(?P<year>[0-9]+)'}\n"
        "        period: {group: year}\n        unit: {group: unit}\n"
        "        status: {group: est, lookup: {e_: estimated, '': reported}}",
    ).replace("labels: {figure: Figure}", "labels: {figure: {constant: Reserves}}")
    found = rows(run(tmp_path, "Country,Out_kt_2024,Out_kt_e_2025\nChina,3,4\n", mapping))
    assert found == [
        "CHN,office.tin.reserves,entity,2024,3000,,,reported,",
        "CHN,office.tin.reserves,entity,2025,4000,,,estimated,",
    ]


def test_figures_in_a_text(tmp_path: Path) -> None:
    mapping = MAPPING.replace(
        "- {value: Value, period: Year, note: Notes}",
        "- value: {column: Text, each: '(?P<value>[0-9]+) tons [(](?P<year>[0-9]{4})[)]'}\n"
        "        only: {Field: Reserves}\n        period: {group: year}\n        unit: {constant: tons}",
    ).replace("labels: {figure: Figure}", "labels: {figure: {constant: Reserves}}")
    source = "Country,Field,Text\nChina,Reserves,8 tons (2025) 7 tons (2024)\nChina,Coast,5 tons (1999)\n"
    assert [row.split(",")[3:5] for row in rows(run(tmp_path, source, mapping))] == [
        ["2024", "7"],
        ["2025", "8"],
    ]


def test_tables_that_the_source_no_longer_gives_are_removed(tmp_path: Path) -> None:
    folder = run(tmp_path)
    (folder / "zinc.csv").write_text("old", encoding="utf-8")
    root = tmp_path / "record"
    import_edition(root / "mappings" / "2026.yaml", tmp_path / "source", folder)
    assert [path.name for path in folder.glob("*.csv")] == ["tin.csv"]
