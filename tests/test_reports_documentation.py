"""The pages on reports: every command is run, and what is shown is what is printed."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from checks.formats import FORMATS
from tests.flows.conftest import COMMAND, SEEDS

DOCS = Path(__file__).parents[1] / "docs"
PAGES = ("formats.md", "reading-a-verdict.md")


def commands(page: str) -> list[str]:
    text = (DOCS / page).read_text(encoding="utf-8")
    return [
        line.removeprefix("$ assay ")
        for block in re.findall(r"```console\n(.*?)```", text, re.DOTALL)
        for line in block.splitlines()
        if line.startswith("$ assay ")
    ]


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *shlex.split(command)], cwd=folder, capture_output=True, encoding="utf-8", check=False
    )


@pytest.mark.parametrize("command", [each for page in PAGES for each in commands(page)])
def test_every_command_runs(command: str, tmp_path: Path) -> None:
    shutil.copytree(SEEDS, tmp_path / "seeds")
    ran = run(command, tmp_path)
    assert (ran.returncode in (0, 1), ran.stderr) == (True, "")
    for file in re.findall(r"=(\S+\.\w+)", command):
        assert (tmp_path / file).stat().st_size > 0


def same_or_rewritten(page: Path, current: str) -> None:
    """The page as it has to be; where pages are to be rewritten, it is."""
    if os.environ.get("ASSAY_REWRITE_PAGES"):
        page.write_text(current, encoding="utf-8")
    assert page.read_text(encoding="utf-8") == current


@pytest.mark.parametrize("page", PAGES)
def test_what_is_shown_is_what_is_printed(page: str, tmp_path: Path) -> None:
    shutil.copytree(SEEDS, tmp_path / "seeds")

    def block(found: re.Match[str]) -> str:
        printed = run(found[1].removeprefix("assay "), tmp_path).stdout.splitlines()[: int(found[2])]
        shown = "".join(f"{line}\n" for line in printed)
        return f"<!-- output: {found[1]} | first {found[2]} -->\n```text\n{shown}```\n"

    text = (DOCS / page).read_text(encoding="utf-8")
    pattern = r"<!-- output: (.+?) \| first (\d+) -->\n```text\n(?:.*\n)*?```\n"
    same_or_rewritten(DOCS / page, re.sub(pattern, block, text))


def test_the_example_in_python_prints_what_is_shown() -> None:
    page = DOCS / "python.md"
    text = page.read_text(encoding="utf-8")
    (source,) = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(source, "python.md", "exec"), {})
    head = text.partition("<!-- output -->\n```text\n")[0]
    tail = text.partition("<!-- output -->\n```text\n")[2].partition("```\n")[2]
    same_or_rewritten(page, f"{head}<!-- output -->\n```text\n{out.getvalue()}```\n{tail}")


def test_every_format_is_on_the_page() -> None:
    text = (DOCS / "formats.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE) == sorted(FORMATS, key=list(FORMATS).index)
