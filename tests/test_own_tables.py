"""The example of a user's own tables: its page shows the files as they are, and what the command prints."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.flows.conftest import COMMAND

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "own-tables.md"
EXAMPLE = ROOT / "docs" / "own-tables"
RUN = ("check", "docs/own-tables/article.md", "--reference-data")


def ran(folder: Path | str) -> subprocess.CompletedProcess[str]:
    """The article of the example, checked with a folder of tables."""
    return subprocess.run(
        [*COMMAND, *RUN, str(folder)], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )


def test_the_page_shows_the_files_and_what_is_printed() -> None:
    printed = ran("docs/own-tables")
    assert (printed.returncode, printed.stderr) == (1, "")

    def block(found: re.Match[str]) -> str:
        name = found[1]
        text = printed.stdout if name == "output" else (PAGE.parent / name).read_text(encoding="utf-8")
        return f"<!-- {name} -->\n```text\n{text}```\n"

    text = PAGE.read_text(encoding="utf-8")
    current = re.sub(r"<!-- (\S+) -->\n```text\n(?:.*\n)*?```\n", block, text)
    if os.environ.get("ASSAY_REWRITE_PAGES"):
        PAGE.write_text(current, encoding="utf-8")
        text = current
    assert text == current


def test_every_claim_of_the_example_is_decided() -> None:
    printed = ran("docs/own-tables").stdout
    assert printed.splitlines()[-1] == "Coverage: 7 claims read, 7 decided; 0 numbers not read"
    assert "7 findings in 1 document: 3 contradicted, 4 verified" in printed


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
