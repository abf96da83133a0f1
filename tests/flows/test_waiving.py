"""`assay waive`, `assay baseline` and the configuration, as a build uses them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.flows.conftest import Assay
from tests.flows.test_changes import BRAZIL, HEAD, RUSSIA

WHY = ("--why", "the ministry's own figure", "--by", "Ada", "--until", "2999-12-31")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A project with a configuration, and two articles of one false claim each."""
    (tmp_path / "assay.toml").write_text('paths = ["articles"]\nfail-on = ["contradicted"]\n')
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.md").write_text(f"{HEAD}{RUSSIA}\n")
    (tmp_path / "articles" / "b.md").write_text(f"{HEAD}{BRAZIL}\n")
    return tmp_path


def test_a_waiver_written_by_the_command_lets_the_gate_pass(desk: Path, assay: Assay) -> None:
    ran = assay("check", "--format", "jsonl")
    ids = [json.loads(line)["id"] for line in ran.stdout.splitlines()]
    assert (ran.returncode, ran.stderr, len(ids)) == (1, "", 2)

    ran = assay("waive", ids[0][:12], *WHY)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout == (
        "Waived until 2999-12-31: contradicted “fourth-largest” in articles/a.md; written to assay-waivers.yaml\n"
    )
    assert "document: articles/a.md\n" in (desk / "assay-waivers.yaml").read_text()

    ran = assay("baseline", "articles/b.md")
    assert (ran.returncode, ran.stdout) == (0, "1 finding in the baseline assay-baseline.tsv\n")
    ran = assay("check", "--format", "jsonl")
    found = [json.loads(line) for line in ran.stdout.splitlines()]
    assert (ran.returncode, ran.stderr) == (0, "")
    assert [(each["verdict"], each["waiver"]["kind"]) for each in found] == [
        ("contradicted", "waiver"),
        ("contradicted", "baseline"),
    ]


def test_a_stale_waiver_is_told_and_may_break_the_gate(desk: Path, assay: Assay) -> None:
    (desk / "assay-waivers.yaml").write_text(
        "- {finding: 00aa, document: articles/a.md, text: tenth, verdict: contradicted, why: x, by: Ada,"
        " until: 2999-01-01}\n"
    )
    line = "assay: assay-waivers.yaml, line 1: the waiver of “tenth” is unused: "
    ran = assay("check", "--fail-on", "outdated,stale_waivers", "articles/a.md")
    assert ran.stderr.startswith(line)
    assert ran.returncode == 1
    ran = assay("check", "--fail-on", "none", "articles/a.md")
    assert (ran.returncode, ran.stderr[: len(line)]) == (0, line)


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("waive", "zz", *WHY), "zz: no finding of these articles begins so; "),
        (("waive", "", *WHY), "FINDING: is empty; give an id, or the beginning of one"),
        (("waive", "zz", *WHY[2:]), "Missing option '--why' (see assay waive --help)"),
        (("waive", "zz", "--why", " ", *WHY[2:]), "--why: a waiver says why; write it"),
        (
            ("waive", "zz", *WHY[:4], "--until", "2020-01-01"),
            "--until 2020-01-01: is past; name a day to come",
        ),
        (("check", "--config", "none.toml"), "none.toml: cannot be read (No such file or directory); check"),
    ],
)
def test_wrong_usage_is_one_line_and_writes_nothing(
    desk: Path, assay: Assay, arguments: tuple[str, ...], line: str
) -> None:
    ran = assay(*arguments)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith(f"assay: {line}")
    assert ran.stderr.count("\n") == 1
    assert sorted(each.name for each in desk.iterdir()) == ["articles", "assay.toml"]


def test_a_baseline_is_kept_where_nothing_could_be_read(desk: Path, assay: Assay) -> None:
    assert assay("baseline").returncode == 0
    before = (desk / "assay-baseline.tsv").read_text()
    ran = assay("baseline", "artcles")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.splitlines() == [
        "assay: artcles: no such file or folder; check the path",
        "assay: assay-baseline.tsv: is left as it was, since nothing was found and not all could be read",
    ]
    assert (desk / "assay-baseline.tsv").read_text() == before


def test_a_wrong_configuration_is_named_by_every_command(desk: Path, assay: Assay) -> None:
    (desk / "assay.toml").write_text('paths = ["articles"]\nauthorty = ["USGS"]\n')
    for command in (("check",), ("run",), ("waive", "00", *WHY), ("baseline",)):
        ran = assay(*command)
        assert (ran.returncode, ran.stdout) == (2, "")
        assert (
            ran.stderr
            == 'assay: assay.toml, line 2: "authorty" is no key of Assay; did you mean authority?\n'
        )
