"""Every command that README and docs show is run: here, in a folder as they suppose it, or by the test that is named."""

from __future__ import annotations

import os
import re
import shlex
import shutil
from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

import click
import pytest

from checks.assay import check
from checks.documents import Document
from checks.record import Record
from flows.cli import assay as command_line
from flows.memory import open_memory
from flows.memory.storing import store
from tests.flows.conftest import Assay, assay

__all__ = ["assay"]  # a fixture that the tests here take

ROOT = Path(__file__).parents[1]
PAGES = (
    "README.md",
    "CONTRIBUTING.md",
    *sorted(f"docs/{each.name}" for each in (ROOT / "docs").glob("*.md")),
)

ELSEWHERE = {
    # They need a server of Prefect's.
    "make run": "tests/flows/test_check.py::test_assay_run_needs_no_server",
    "assay run articles/": "tests/flows/test_check.py::test_assay_run_needs_no_server",
    "assay run articles/ --review": "tests/flows/test_review.py::test_answers_stand_beside_the_verdicts_and_wrong_ones_are_refused",
    "assay run articles/ --diff": "tests/flows/test_check.py::test_a_run_takes_the_changed_lines_alone_and_makes_more_reports",
    "PREFECT_API_URL=": "tests/flows/test_automation.py::test_a_contradicted_claim_starts_the_deployment",
    "make serve": "tests/flows/test_serve.py::test_a_desk_of_which_everything_was_killed_takes_up_where_it_stopped",
    "prefect deployment run": "tests/flows/test_serve.py::test_a_desk_of_which_everything_was_killed_takes_up_where_it_stopped",
    "assay watch": "tests/flows/test_watch.py::test_rounds_over_a_site_that_changes_fails_and_recovers",
    "assay archive": "tests/flows/test_archive.py::test_an_archive_is_stored_once_and_changes_are_told",
    "assay archive archive/ --database postgresql://assay@db.example.org/assay --runner dask": "tests/flows/test_cluster.py::test_a_cluster_finds_the_same_though_a_worker_is_killed",
    "pip install 'assay[dask]'": "tests/test_packaging.py::test_installed_packages_agree_with_each_other",
    "assay recheck": "tests/flows/test_recheck.py::test_only_what_read_a_changed_table_is_judged_again_and_flips_are_told",
    "assay doctor": "tests/flows/test_doctor.py::test_nothing_is_wrong_here",
    "assay data refresh": "tests/flows/test_refresh.py::test_comparing_only",
    # They need a database, or change the record.
    "sqlite3": "tests/memory/test_backups.py::test_of_sqlite",
    "pg_dump": "tests/memory/test_backups.py::test_of_postgresql",
    "pg_restore": "tests/memory/test_backups.py::test_of_postgresql",
    "assay data check": "tests/flows/test_data.py::test_the_check_says_which_row_fails_and_leaves_the_lock_as_it_was",
    # They are the tests, or the benchmarks that the tests hold to their floors.
    "make test": "tests/test_documentation.py::test_every_make_target_that_is_named_exists",
    "ASSAY_REWRITE_PAGES=1 python -m pytest": "tests/grammar/test_pages.py::test_the_pages_as_they_stand",
    "python -m benchmarks": "tests/test_benchmarks.py::test_assay_reads_the_set_no_worse_than_its_floors",
}
"""The beginnings of commands that are not run here, and the tests that run them."""

RUN_BY_THEIR_PAGE = {
    "docs/gate.md": "tests/flows/test_gate_documentation.py::test_the_files_of_the_page_do_what_it_says",
}
"""Pages whose commands one test runs in the order of the page, over the files that the page shows."""

ARTICLE = (
    "---\npublished: 2025-03-18\n---\nRussia has the world's fifth-largest reserves of rare earth metals.\n"
)


def shown(page: str) -> list[str]:
    """The commands of a page, without the remarks behind them."""
    text = (ROOT / page).read_text(encoding="utf-8")
    blocks = re.findall(r"```console\n(.*?)```", text, re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines() if line.strip()]
    assert [line for line in lines if not line.startswith("$ ")] == [], page
    return [line.removeprefix("$ ").partition("  # ")[0].strip() for line in lines]


def elsewhere(page: str, command: str) -> str | None:
    """The test that runs a command instead of these; the longest beginning counts."""
    fitting = [each for each in ELSEWHERE if command.startswith(each)]
    return RUN_BY_THEIR_PAGE.get(page) or (ELSEWHERE[max(fitting, key=len)] if fitting else None)


EVERY = [(page, command) for page in PAGES for command in shown(page)]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, record: Record) -> Path:
    """A folder as the pages suppose it: articles, an own table, and a memory that holds an article."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    shutil.copytree(ROOT / "docs" / "own-tables", tmp_path / "docs" / "own-tables")
    (tmp_path / "articles").mkdir()
    for name in ("article.txt", "article.md", "articles/a.md"):
        (tmp_path / name).write_text(ARTICLE, encoding="utf-8")
    address = f"sqlite:///{tmp_path}/memory.db"
    monkeypatch.setenv("ASSAY_DATABASE", address)
    url = "https://www.example.org/article"
    stored = check(Document(url, ARTICLE, date(2025, 3, 18), url=url), record)
    open_memory(address).write(partial(store, checked=[stored], record=record))
    return tmp_path


@pytest.mark.parametrize("page", PAGES)
def test_every_command_of_a_page_runs(page: str, desk: Path, assay: Assay) -> None:
    for command in (each for name, each in EVERY if name == page and elsewhere(page, each) is None):
        program, *arguments = shlex.split(command)
        assert program == "assay", f"{command}: run it here, or name the test that does in ELSEWHERE"
        ran = assay(*arguments)
        assert (ran.returncode in (0, 1), ran.stderr) == (True, ""), command
        files = re.findall(r"=(\S+\.\w+)", command) + re.findall(r"--output (\S+)", command)
        assert ran.stdout or files, command
        assert [each for each in files if not (desk / each).stat().st_size] == [], command


def test_the_tests_that_run_the_others_are_there() -> None:
    for named in {*ELSEWHERE.values(), *RUN_BY_THEIR_PAGE.values()}:
        file, _, name = named.partition("::")
        assert f"def {name}(" in (ROOT / file).read_text(encoding="utf-8"), named


def test_nothing_is_named_that_is_not_shown() -> None:
    assert [each for each in ELSEWHERE if not any(command.startswith(each) for _, command in EVERY)] == []
    assert set(RUN_BY_THEIR_PAGE) <= {page for page, _ in EVERY}


@pytest.mark.parametrize("command", sorted({each for _, each in EVERY if each.startswith("assay ")}))
def test_the_command_line_takes_every_option_that_is_shown(command: str) -> None:
    name, *arguments = shlex.split(command)[1:]
    group: click.Group = command_line
    context = click.Context(group, **group.context_settings)
    found = group.get_command(context, name)
    if isinstance(found, click.Group):
        name, *arguments = arguments
        found = found.get_command(context, name)
    assert found is not None
    assert found.make_context(name, arguments, parent=context).params


def same_or_rewritten(page: Path, current: str) -> None:
    """The page as it has to be; where pages are to be rewritten, it is."""
    if os.environ.get("ASSAY_REWRITE_PAGES"):
        page.write_text(current, encoding="utf-8")
    assert page.read_text(encoding="utf-8") == current


FILE = re.compile(r"<!-- (\S+\.\w+) -->\n```\w+\n(.*?)```\n", re.DOTALL)
PRINTED = re.compile(r"<!-- printed: assay (.+?)( \| first (\d+))? -->\n```text\n(.*?)```\n", re.DOTALL)


@pytest.mark.parametrize("page", ["quick-start.md", "reading-a-verdict.md"])
def test_what_is_shown_is_what_is_printed(page: str, desk: Path, assay: Assay) -> None:
    path = ROOT / "docs" / page
    text = path.read_text(encoding="utf-8")
    for name, content in FILE.findall(text):
        (desk / name).write_text(content, encoding="utf-8")

    def block(found: re.Match[str]) -> str:
        lines = assay(*shlex.split(found[1])).stdout.splitlines(keepends=True)
        head = found[0].partition("\n")[0]
        return f"{head}\n```text\n{''.join(lines[: int(found[3])] if found[3] else lines)}```\n"

    same_or_rewritten(path, PRINTED.sub(block, text))


def pictures() -> Iterator[tuple[str, str]]:
    """The pictures that pages show, each with its page."""
    for page in PAGES:
        text = (ROOT / page).read_text(encoding="utf-8")
        yield from ((page, each) for each in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", text))


def test_the_pictures_are_there_and_small() -> None:
    found = {(ROOT / page).parent / picture for page, picture in pictures()}
    assert found == set((ROOT / "docs" / "pictures").glob("*.png"))
    assert all(each.read_bytes().startswith(b"\x89PNG") for each in found)
    assert max(each.stat().st_size for each in found) <= 300_000


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_somewhere(page: str) -> None:
    text = re.sub(r"```.*?```", "", (ROOT / page).read_text(encoding="utf-8"), flags=re.DOTALL)
    for target, _, place in (each.partition("#") for each in re.findall(r"\]\(([^)\s]+)\)", text)):
        if target.startswith("http"):
            continue
        path = (ROOT / page).parent / target if target else ROOT / page
        assert path.exists(), target
        headings = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE) if place else []
        names = {re.sub(r"[^\w -]", "", each.lower()).replace(" ", "-") for each in headings}
        assert not place or place in names, f"{target}#{place}"


def test_every_page_is_in_the_index() -> None:
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    pages = {each.name for each in (ROOT / "docs").glob("*.md")} - {"README.md"}
    assert {each for each in pages if f"]({each})" not in index} == set()
