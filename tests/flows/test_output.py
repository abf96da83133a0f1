"""Files that are whole or not there."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from checks.errors import BadUsage
from flows.output import Output, outputs, whole
from tests.flows.conftest import SEEDS, Assay


def test_a_file_appears_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    with whole(path) as out:
        out.write("é\n")
        out.flush()
        assert not path.exists()
    assert path.read_bytes() == "é\n".encode()


def test_what_breaks_off_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("old")

    def break_off() -> None:
        with whole(path) as out:
            out.write("new")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        break_off()
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["report.txt"]


def test_a_pipe_stays_a_pipe(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    with whole(path) as out:
        out.write("x")
    assert os.read(reader, 10) == b"x"
    os.close(reader)
    assert stat.S_ISFIFO(path.stat().st_mode)


def test_a_link_keeps_pointing(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("target")
    with whole(tmp_path / "link") as out:
        out.write("x")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "target").read_text() == "x"


@pytest.mark.parametrize(
    ("written", "file", "complaint"),
    [
        (["txet"], None, "--format txet: no such format (nearest known: text); there are text"),
        (["jsonl="], None, "--format jsonl=: no file is named; write jsonl=FILE"),
        (["text", "jsonl"], None, "text and jsonl both go to standard output; write jsonl=FILE"),
        (["text=a", "jsonl=./b/../a"], None, "text and jsonl both go to b/../a; write jsonl=FILE"),
        (["text", "jsonl=a"], Path("a"), "text and jsonl both go to a"),
        (["text=a"], Path("b"), "--output b: every format has a file of its own"),
        (["text=articles/../in.txt"], None, "articles/../in.txt is an input"),
    ],
)
def test_reports_that_make_no_sense(written: list[str], file: Path | None, complaint: str) -> None:
    with pytest.raises(BadUsage) as refused:
        outputs(written, file, ["in.txt"])
    assert complaint in str(refused.value)
    assert "\n" not in str(refused.value)


def test_an_article_in_a_folder_that_is_read_is_never_written_over(assay: Assay, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    article = folder / "a.md"
    article.write_text("Russia has the world's fifth-largest reserves of rare earths.\nCoverage: full.\n")
    for form in ("text", "jsonl", "html"):
        ran = assay("check", "articles", "--format", f"{form}=articles/a.md")
        assert (ran.returncode, ran.stdout) == (2, "")
        assert ran.stderr == (
            f"assay: --format: articles/a.md is an input; write {form}=FILE with another file\n"
        )
    for form in (
        "text=articles/r.txt",
        "jsonl=articles/r.jsonl",
        "html=articles/r.html",
        "csv=articles/r.csv",
    ):
        for _ in range(2):  # a report of the run before may be written anew
            assert assay("check", "articles", "--format", form).stderr == ""
        (folder / form.partition("/")[2]).unlink()
    assert article.read_text().startswith("Russia")


def test_a_file_is_for_the_format_without_one() -> None:
    assert outputs(["text", "jsonl=a"], Path("b")) == (Output("text", Path("b")), Output("jsonl", Path("a")))


def test_several_reports_of_one_run_are_each_whole(assay: Assay, tmp_path: Path) -> None:
    ran = assay("check", SEEDS, "--format", "jsonl=a.jsonl", "--format", "text", "--format", "jsonl=b.jsonl")
    assert (ran.returncode, ran.stderr) == (1, "")
    assert ran.stdout.endswith("Coverage: 5 claims read, 3 decided; 0 numbers not read\n")
    assert (tmp_path / "a.jsonl").read_text() == (tmp_path / "b.jsonl").read_text()
    assert len((tmp_path / "a.jsonl").read_text().splitlines()) == 5


def test_where_one_report_cannot_be_written_none_is(assay: Assay, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("old")
    ran = assay(
        "check", SEEDS, "--format", "text", "--format", "jsonl=a.jsonl", "--format", "text=none/b.txt"
    )
    assert (ran.returncode, ran.stdout) == (2, "")
    assert (
        ran.stderr
        == "assay: none/b.txt: cannot be written (No such file or directory); choose another file\n"
    )
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("a.jsonl", "old")]


def test_a_report_of_an_earlier_run_is_no_article(assay: Assay, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Chile produced 5.3 million tons of copper in 2024.")
    arguments = ("check", ".", "--published", "2025-06-01", "--format", "jsonl=findings.jsonl")
    assert assay(*arguments).returncode == 0
    first = (tmp_path / "findings.jsonl").read_text()
    assert first.count("\n") == 1
    assert assay(*arguments).returncode == 0
    assert (tmp_path / "findings.jsonl").read_text() == first
