"""The example of a user's own tables: its page shows the files as they are, and what the command prints."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from checks import assay
from checks.documents import Document
from checks.record import Record, open_record
from tests.flows.conftest import COMMAND

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
    findings = assay.check(Document("a", sentence, date(2025, 2, 20)), quarters).findings
    assert [(str(each.verdict), each.reason) for each in findings] == [(verdict, reason)]


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
