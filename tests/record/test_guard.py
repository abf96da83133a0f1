"""The guard: what stops promotion, what is reported, and the lock that it leaves."""

from datetime import date
from pathlib import Path

import pytest

from checks.errors import CatalogueError, RecordError
from checks.record import open_record
from checks.record.guard import check_tables
from checks.record.guard_report import Failure, GuardReport, write_html
from checks.record.lock import NAME
from tests.record.small import ROWS_2025, make

TODAY = date(2025, 6, 1)


def shown(report: GuardReport) -> list[str]:
    """The critical failures as people see them."""
    return [str(failure) for failure in report.critical]


def test_a_sound_folder_leaves_its_lock_and_is_not_run_again(tmp_path: Path) -> None:
    root = make(tmp_path / "record")
    first = check_tables(root, TODAY)
    assert shown(first) == []
    assert first.locks == (root / NAME,)
    assert first.checked == ("office/mines/2024/tin", "office/mines/2025/tin")
    lock = (root / NAME).read_bytes()
    again = check_tables(root, TODAY)
    assert (again.checked, again.unchanged) == ((), first.checked)
    assert again.warnings == first.warnings
    assert (root / NAME).read_bytes() == lock
    assert check_tables(root, TODAY, everything=True).checked == first.checked


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (
            ROWS_2025 + "CHN,office.tin.reserves,entity,2024,1,,,reported,\n",
            "2025/tin.csv:9: critical: CHN in 2024 has a line for office.tin.reserves already",
        ),
        (
            ROWS_2025.replace("AUS,office.tin.reserves", "AUZ,office.tin.reserves"),
            "2025/tin.csv:8: critical: the entity AUZ is not in the catalogue",
        ),
        (
            ROWS_2025.replace("460000", "-460000"),
            "2025/tin.csv:7: critical: -460,000 is below 0, the least of mass",
        ),
        (
            ROWS_2025.replace("total,2024,82000", "total,2024,8200"),
            "2025/tin.csv:5: critical: the total 8,200 is below CHN's 69,000",
        ),
        (
            ROWS_2025.replace(",2024,460000", ",2024-Q9,460000"),
            "2025/tin.csv:7: critical: period is '2024-Q9'; write 2024, ",
        ),
        (ROWS_2025.replace("460000", "1e30"), "2025/tin.csv:7: critical: value 1e30 is out of bounds"),
        (ROWS_2025.replace("460000", "NaN"), "2025/tin.csv:7: critical: value NaN is out of bounds"),
        (ROWS_2025.replace("460000", "=SUM(A1)"), "critical: value '=SUM(A1)' is not a number"),
        (
            ROWS_2025.replace(",withheld,", ",secret,"),
            "2025/tin.csv:3: critical: status 'secret' is not known",
        ),
        (
            ROWS_2025.replace("office.tin.reserves", "office.tin.stock"),
            "the measure office.tin.stock is not in",
        ),
        (
            ROWS_2025.replace("1000000", "1000").replace("460000", "460"),
            "critical: reserves of 1,000 in all are less than a year's production of 69,000",
        ),
        (ROWS_2025 + "CHN,office.tin.reserves,entity\n", "2025/tin.csv:9: 3 columns instead of 9"),
    ],
)
def test_what_stops_promotion(tmp_path: Path, rows: str, message: str) -> None:
    root = make(tmp_path / "record", rows)
    report = check_tables(root, TODAY)
    assert any(message in line for line in shown(report)), shown(report)
    assert report.locks == ()
    assert not (root / NAME).exists()


def test_a_table_in_a_wrong_encoding(tmp_path: Path) -> None:
    root = make(tmp_path / "record")
    table = root / "office" / "mines" / "2025" / "tin.csv"
    table.write_bytes(table.read_bytes().replace(b"a note", "eine Fußnote".encode("cp1252")))
    assert any(
        "2025/tin.csv:3: not UTF-8; save the file as UTF-8" in line
        for line in shown(check_tables(root, TODAY))
    )


def test_a_table_with_a_byte_order_mark_and_line_ends_of_windows(tmp_path: Path) -> None:
    root = make(tmp_path / "record")
    table = root / "office" / "mines" / "2025" / "tin.csv"
    table.write_bytes(b"\xef\xbb\xbf" + table.read_bytes().replace(b"\n", b"\r\n"))
    assert shown(check_tables(root, TODAY)) == []
    cell = open_record(default=root).table("office.tin.reserves", "2025").cell("CHN", "2024")
    assert cell is not None
    assert (cell.value, cell.note) == (1_000_000, None)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"taken_from": ""}, "the descriptor lacks taken_from; add taken_from: …"),
        ({"published": ""}, "the descriptor lacks published; add published: …"),
        ({"published": "2025-06-02"}, "published 2025-06-02 lies after 2025-06-01"),
        ({"published": "soon"}, "published is 'soon'; write it as YYYY-MM-DD"),
        ({"kind": "guess"}, "kind is 'guess'; it must be release or snapshot"),
        ({"resources": "[{path: ../tin.csv}]"}, "the resource '../tin.csv' must lie beside its descriptor"),
        ({"resources": "[{path: zinc.csv}]"}, "No such file or directory"),
        ({"title": "[Mines"}, "not readable as yaml"),
    ],
)
def test_descriptors(tmp_path: Path, changed: dict[str, str], message: str) -> None:
    report = check_tables(make(tmp_path / "record", **changed), TODAY)
    assert any(message in line for line in shown(report)), shown(report)
    assert all("\n" not in line for line in shown(report))
    assert report.locks == ()


def test_the_old_lock_stays_where_a_new_table_fails(tmp_path: Path) -> None:
    root = make(tmp_path / "record")
    check_tables(root, TODAY)
    lock = (root / NAME).read_bytes()
    table = root / "office" / "mines" / "2025" / "tin.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("460000", "-1"), encoding="utf-8")
    report = check_tables(root, TODAY)
    assert report.checked == ("office/mines/2025/tin",)
    assert len(report.critical) == 1
    assert (root / NAME).read_bytes() == lock


def test_what_moved_is_reported_with_both_figures(tmp_path: Path) -> None:
    rows = ROWS_2025.replace("460000", "9000000")
    report = check_tables(make(tmp_path / "record", rows), TODAY)
    assert shown(report) == []
    assert any(
        "RUS has 9,000,000, and 460,000 in the edition of 2024" in str(each) for each in report.warnings
    )


def test_one_table_alone(tmp_path: Path) -> None:
    root = make(tmp_path / "record")
    report = check_tables(root, TODAY, names=["office/mines/2025"])
    assert report.checked == ("office/mines/2025/tin",)
    assert report.locks == ()
    message = r"2025/tim: no table has this name \(nearest known: office/mines/2025/tin\)"
    with pytest.raises(RecordError, match=message):
        check_tables(root, TODAY, names=["office/mines/2025", "office/mines/2025/tim"])


def test_a_catalogue_that_contradicts_itself(tmp_path: Path) -> None:
    root = make(tmp_path / "record")
    words = root / "catalogue" / "measures.yaml"
    words.write_text(
        words.read_text(encoding="utf-8").replace("concept: reserves", "concept: hoards"), encoding="utf-8"
    )
    with pytest.raises(
        CatalogueError, match=r"office\.tin\.reserves: concept 'hoards' is not in the catalogue"
    ):
        check_tables(root, TODAY)


def test_the_page_shows_what_it_was_given_and_nothing_runs_in_it() -> None:
    failure = Failure("a<b>.csv", 3, "expect_x", "critical", "<script>alert('1')</script>")
    page = write_html(GuardReport(("a",), (), 7, (failure,)), TODAY)
    assert "<script" not in page
    assert "&lt;script&gt;alert(&#x27;1&#x27;)&lt;/script&gt;" in page
    assert "a&lt;b&gt;.csv" in page
    assert "http" not in page


def suite(root: Path, expectation: str) -> Path:
    """Add a suite of one expectation to the small record."""
    text = f"name: more\nchecks: tables\nexpectations:\n  - {expectation}\n"
    (root / "expectations" / "more.yaml").write_text(text, encoding="utf-8")
    return root


def test_a_built_in_expectation_names_its_rows(tmp_path: Path) -> None:
    expectation = (
        "{type: expect_column_values_to_be_in_set, severity: critical, "
        "kwargs: {column: status, value_set: [reported, estimated]}}"
    )
    report = check_tables(suite(make(tmp_path / "record"), expectation), TODAY)
    (failure,) = report.critical
    assert (failure.file, failure.line) == ("office/mines/2025/tin.csv", 3)
    assert "status 'withheld'" in failure.message


def test_an_expectation_that_cannot_be_run_stops_promotion(tmp_path: Path) -> None:
    expectation = "{type: expect_column_values_to_not_be_null, severity: warning, kwargs: {column: colour}}"
    report = check_tables(suite(make(tmp_path / "record"), expectation), TODAY)
    assert {failure.severity for failure in report.critical} == {"critical"}
    assert all("could not be run" in failure.message for failure in report.critical)
    assert report.locks == ()


def test_a_suite_with_an_unknown_expectation(tmp_path: Path) -> None:
    root = suite(make(tmp_path / "record"), "{type: expect_the_best}")
    with pytest.raises(RecordError, match="the suite more: .*expect_the_best"):
        check_tables(root, TODAY)


def test_a_suite_with_an_unknown_field(tmp_path: Path) -> None:
    root = make(tmp_path / "record")
    (root / "expectations" / "more.yaml").write_text("name: more\nrules: []\n", encoding="utf-8")
    with pytest.raises(RecordError, match=r"more\.yaml: a suite has name, checks"):
        check_tables(root, TODAY)
