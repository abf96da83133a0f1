"""The example of a user's own tables: its page shows the files as they are, and what the command prints."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from checks.record import Record, open_record
from tests.flows.conftest import COMMAND
from tests.users_tables import read

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "own-tables.md"
README = ROOT / "README.md"
EXAMPLE = ROOT / "docs" / "own-tables"
QUARTERS = EXAMPLE / "quarters"


def ran(folder: Path | str, article: str = "docs/own-tables/article.md") -> subprocess.CompletedProcess[str]:
    """An article of the examples, checked with a folder of tables."""
    return subprocess.run(
        [*COMMAND, "check", article, "--reference-data", str(folder)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def hold(page: Path, mark: str, printed: str) -> None:
    """Have a page show the files of the example as they are, and behind a mark what was printed."""

    def block(found: re.Match[str]) -> str:
        text = printed if found[1] == mark else (page.parent / found[1]).read_text(encoding="utf-8")
        return f"<!-- {found[1]} -->\n```text\n{text}```\n"

    shown = re.escape(mark) + r"|\S*own-tables/\S+"
    text = page.read_text(encoding="utf-8")
    current = re.sub(rf"<!-- ({shown}) -->\n```text\n(?:.*\n)*?```\n", block, text)
    if os.environ.get("ASSAY_REWRITE_PAGES"):
        page.write_text(current, encoding="utf-8")
        text = current
    assert text == current
    assert printed in text


def test_the_page_shows_the_files_and_what_is_printed() -> None:
    printed = ran("docs/own-tables")
    assert (printed.returncode, printed.stderr) == (1, "")
    assert printed.stdout.splitlines()[-1] == "Coverage: 8 claims read, 8 decided; 0 numbers not read"
    assert "8 findings in 1 document: 3 contradicted, 5 verified" in printed.stdout
    hold(PAGE, "output", printed.stdout)


def test_the_readme_shows_a_companys_quarters() -> None:
    printed = ran("docs/own-tables/quarters", "docs/own-tables/quarters/article.md")
    assert (printed.returncode, printed.stderr) == (1, "")
    assert "3 findings in 1 document: 1 contradicted, 2 verified" in printed.stdout
    hold(README, "of quarters", printed.stdout)


QUARTERLY = [
    ("Harrow Bikes' revenue was $1.3 million in the third quarter of 2024.", "contradicted", None),
    ("Harrow Bikes' revenue rose 20% in the third quarter from the second quarter.", "verified", None),
    ("Harrow Bikes' revenue in Q1 2024 was $0.9 million.", "verified", None),
    ("In the fourth quarter of 2024, Harrow Bikes' revenue was $1.5 million.", "verified", None),
    ("Harrow Bikes' revenue was $1.1 million in the third quarter of 2023.", "verified", None),
    ("Harrow Bikes' revenue was $1.1 million in the third quarter of last year.", "contradicted", None),
    # The quarter before and the one a year before would be judged differently.
    ("Harrow Bikes' revenue rose 20% in the third quarter.", "unverifiable", "ambiguous_period"),
    # Another span of time than those that the table has.
    (
        "Harrow Bikes' revenue was $2.1 million in the first half of 2024.",
        "unverifiable",
        "no_data_for_period",
    ),
    ("Harrow Bikes' revenue was $1.3 million in March 2024.", "unverifiable", "no_data_for_period"),
    ("Harrow Bikes' revenue was $4.6 million in 2024.", "unverifiable", "no_data_for_period"),
    ("Harrow Bikes' revenue rose 20% in the third quarter from 2023.", "unverifiable", "no_data_for_period"),
    (
        "Harrow Bikes' revenue in the third fiscal quarter of 2024 was $1.3 million.",
        "unverifiable",
        "no_data_for_period",
    ),
    # Without a time: the newest quarter bears it out, or the whole year may be meant.
    ("Harrow Bikes' revenue is $1.5 million.", "verified", None),
    ("Harrow Bikes' revenue is $4.6 million.", "unverifiable", "ambiguous_period"),
    ("Harrow Bikes' revenue rose by 40%.", "unverifiable", "ambiguous_period"),
]


@pytest.fixture(scope="module")
def quarters() -> Record:
    """The bundled record with the example's quarters beside it."""
    return open_record([QUARTERS])


@pytest.mark.parametrize(("sentence", "verdict", "reason"), QUARTERLY)
def test_quarters_are_judged_as_quarters(
    quarters: Record, sentence: str, verdict: str, reason: str | None
) -> None:
    (finding,) = read(quarters, sentence, date(2025, 2, 20))
    assert (finding.verdict, finding.reason) == (verdict, reason)


@pytest.mark.parametrize("path", sorted(EXAMPLE.rglob("datapackage.yaml")), ids=lambda path: path.parent.name)
def test_a_descriptor_fits_on_fifteen_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 15


def test_a_broken_table_is_named_and_the_others_go_on(tmp_path: Path) -> None:
    folder = shutil.copytree(EXAMPLE, tmp_path / "tables")
    table = folder / "sales" / "regions.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("17100000", "lots"), encoding="utf-8")
    printed = ran(folder)
    assert printed.returncode == 2
    assert printed.stderr == (
        f"assay: {table}:5: 'lots' is not a number; leave it empty where there is no figure\n"
    )
    assert "2 contradicted" in printed.stdout
    assert "Harbour Street's beer output at 158,000 hl" in printed.stdout


DESCRIBED = """
publisher: Tea Desk
edition: "2025"
published: 2025-03-03
resources: [{path: tea.csv}]
columns: {entity: Country, measure: Indicator, period: Year, value: Amount, status: Flag, lower: At least}
measures:
  tea.out: {names: [tea production], unit: kt}
  tea.exports: {names: [tea exports], unit: kt}
"""

LONG = """Country,Indicator,Year,Amount,Flag,At least
Kenya,tea production,2023,412,reported,
Kenya,tea production,2024,598,projected,
India,tea.out,2023,1370,,
Sri Lanka,tea.out,2024,,W,
Rwanda,tea.out,2023,,,40
Kenya,tea exports,2024,594.5,p,
Kenya,tea prices,2024,2.5,,
"""

OF_ROWS = [
    ("Kenya's tea production was 412,000 tonnes in 2023.", "verified", None),
    ("Kenya's tea production was 598,000 tonnes in 2024.", "unverifiable", "projection_only"),
    ("India's tea production was 1.37 million tonnes in 2023.", "verified", None),
    ("Sri Lanka's tea production was 250,000 tonnes in 2024.", "unverifiable", "withheld"),
    ("Rwanda's tea production was 30,000 tonnes in 2023.", "contradicted", None),
    ("Kenya exported 594,500 tonnes of tea in 2024.", "verified", None),
]


def tea(folder: Path, rows: str = LONG, described: str = DESCRIBED) -> Record:
    (folder / "tea.csv").write_text(rows, encoding="utf-8")
    (folder / "datapackage.yaml").write_text(described, encoding="utf-8")
    return open_record([folder])


@pytest.fixture(scope="module")
def long_table(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """A table whose columns say of which measure a row is, and what its figure is."""
    return tea(tmp_path_factory.mktemp("long"))


@pytest.mark.parametrize(("sentence", "verdict", "reason"), OF_ROWS)
def test_columns_of_measures_bounds_and_statuses_are_mapped(
    long_table: Record, sentence: str, verdict: str, reason: str | None
) -> None:
    (finding,) = read(long_table, sentence, date(2025, 6, 1))
    assert (finding.verdict, finding.reason) == (verdict, reason)


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("Kenya,tea.out,2025,7,guess,", "8: the status 'guess' is not known"),
        ("Kenya,tea.out,2025,7,withheld,", "8: a figure with the status withheld"),
    ],
)
def test_a_status_that_cannot_be_stops_its_table(tmp_path: Path, row: str, complaint: str) -> None:
    (refused,) = tea(tmp_path, LONG.rstrip("\n").rpartition("\n")[0] + f"\n{row}\n").refused
    assert complaint.removeprefix("8: ") in refused
    assert f"tea.csv:{complaint[0]}" in refused


def test_the_records_own_columns_in_another_unit_are_converted(tmp_path: Path) -> None:
    rows = (
        "entity,measure,row,period,value,lower,upper,status,note\nKEN,tea.out,entity,2023,412,,,reported,\n"
    )
    described = DESCRIBED.replace("  tea.exports: {names: [tea exports], unit: kt}\n", "").replace(
        "columns: {entity: Country, measure: Indicator, period: Year, value: Amount, status: Flag, lower: At least}\n",
        "",
    )
    record = tea(tmp_path, rows, described)
    (finding,) = read(record, "Kenya's tea production was 412,000 tonnes in 2023.", date(2025, 6, 1))
    assert finding.verdict == "verified"


def test_a_thing_that_is_a_verb_elsewhere_is_one_behind_of(tmp_path: Path) -> None:
    described = DESCRIBED.replace(
        "tea.out: {names: [tea production], unit: kt}", "tea.out: {names: [chip production], unit: kt}"
    )
    record = tea(tmp_path, LONG.replace("tea production", "tea.out"), described)
    sentence = "Kenya produced 412,000 tonnes of chips in 2023."
    (finding,) = read(record, sentence, date(2025, 6, 1))
    assert (finding.verdict, finding.period) == ("verified", "2023")
