"""The command line as scripts see it: what it prints, where, and its exit status."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.flows.conftest import COMMAND, SEEDS, Assay
from tests.flows.terminal import shown_on_terminal

FALSE = "Russia has the world's fourth-largest reserves of rare earth metals, according to USGS.\n"
TRUE = FALSE.replace("fourth", "fifth")
DAY = ("--published", "2025-03-18")


def test_the_seed_article_has_five_findings_of_which_two_break_the_gate(assay_apart: Assay) -> None:
    ran = assay_apart("check", SEEDS, "--format", "jsonl")
    findings = [json.loads(line) for line in ran.stdout.splitlines()]
    assert Counter((each["kind"], each["verdict"]) for each in findings) == {
        ("rank", "verified"): 1,
        ("order", "verified"): 1,
        ("value", "verified"): 1,
        ("comparison", "unverifiable"): 1,
        ("count", "unverifiable"): 1,
    }
    assert (ran.returncode, ran.stderr) == (1, "")


@pytest.mark.parametrize(
    ("fail_on", "status"),
    [("contradicted", 0), ("none", 0), ("source_not_held", 0), ("no_reference_table", 1)],
)
def test_the_gate_decides_the_status(assay: Assay, fail_on: str, status: int) -> None:
    ran = assay("check", SEEDS, "--fail-on", fail_on)
    assert (ran.returncode, ran.stderr) == (status, "")
    assert ran.stdout.splitlines()[-1].startswith("Coverage: 5 claims read, 3 decided; ")


def test_standard_input_with_a_day(assay_apart: Assay) -> None:
    ran = assay_apart("check", "-", *DAY, stdin=FALSE)
    assert ran.returncode == 1
    assert ran.stdout.startswith("-, published 2025-03-18\n  contradicted   ")


def test_unreadable_outranks_broken_and_hides_nothing(assay: Assay, tmp_path: Path) -> None:
    (tmp_path / "false.txt").write_text(FALSE)
    (tmp_path / "binary.txt").write_bytes(b"\0")
    (tmp_path / "empty").mkdir()
    (tmp_path / "lines.jsonl").write_text(json.dumps({"id": "good", "text": TRUE}) + "\nno\n")
    inputs = ("missing.txt", "binary.txt", "false.txt", "empty", "lines.jsonl")
    ran = assay("check", *inputs, *DAY, "--format", "jsonl")
    assert ran.returncode == 2
    assert [json.loads(line)["verdict"] for line in ran.stdout.splitlines()] == ["contradicted", "verified"]
    lines = ran.stderr.splitlines()
    named = ("missing.txt: ", "binary.txt: ", "empty: ", "lines.jsonl, line 2: ")
    assert len(lines) == len(named)
    assert all(line.startswith(f"assay: {name}") for line, name in zip(lines, named, strict=True))


def test_only_what_is_asked_for_lists_the_not_checkable(assay: Assay) -> None:
    forecast = "Russia will produce 5,000 tons of rare earths in 2030."
    assert "not_checkable" not in assay("check", "-", stdin=forecast).stdout
    assert "not_checkable" in assay("check", "-", "--all", stdin=forecast).stdout


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("check",), "assay: Missing argument 'PATH|URL|-…' (see assay check --help)"),
        (("chek",), "assay: No such command 'chek'."),
        (
            ("check", "a", "--fail-on", "contradicte"),
            'assay: --fail-on: "contradicte" is no verdict or reason; did',
        ),
        (
            ("check", "a", "--published", "18.3.2025"),
            'assay: --published: "18.3.2025" is no day; write it as',
        ),
        (("check", "a", "--reference-data", "nowhere"), "assay: nowhere: "),
        (("check", "-", "--output", "no/such/folder.txt"), "assay: no/such/folder.txt: cannot be written"),
        (
            ("run", "a", "--fail-on", "contradicte"),
            'assay: --fail-on: "contradicte" is no verdict or reason; did',
        ),
        (("explain", "missing.txt"), "assay: missing.txt: no such file or folder; check the path"),
        (("data", "show", "nothing"), "assay: nothing: no such measure is held; see assay data list"),
    ],
)
def test_wrong_usage_is_one_line(assay: Assay, arguments: tuple[str, ...], line: str) -> None:
    ran = assay(*arguments)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith(line)
    assert ran.stderr.count("\n") == 1


def test_output_is_a_file_in_place_of_the_report(assay: Assay, tmp_path: Path) -> None:
    ran = assay("check", SEEDS, "--output", "report.txt")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "5 findings in 1 document" in (tmp_path / "report.txt").read_text()
    assert os.listdir(tmp_path) == ["report.txt"]


def test_it_starts_without_what_is_heavy() -> None:
    program = (
        "import sys, flows.cli\n"
        f"sys.argv = ['assay', 'check', {str(SEEDS)!r}, '--fail-on', 'none']\n"
        "try: flows.cli.main()\n"
        "except SystemExit as end: assert end.code == 0, end\n"
        "print(*(name for name in sys.modules if '.' not in name), file=sys.stderr)"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stderr
    heavy = {"prefect", "great_expectations", "pandas", "numpy", "requests", "rich", "trafilatura", "fastapi"}
    heavy |= {"jinja2", "xml", "tempfile", "pickle"}  # of reports that are not asked for
    assert "checks" in loaded.split()
    assert heavy.isdisjoint(loaded.split())


def test_a_reader_that_has_gone_is_no_error(tmp_path: Path) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    with subprocess.Popen([*COMMAND, "check", SEEDS], stdout=write_end, stderr=subprocess.PIPE) as process:
        os.close(write_end)
        _, complaint = process.communicate(timeout=180)
    assert (process.returncode, complaint) == (141, b"")


def test_a_full_disk_is_one_line() -> None:
    with open("/dev/full", "w") as full:
        ran = subprocess.run(
            [*COMMAND, "check", SEEDS], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert (ran.returncode, ran.stderr.count("\n")) == (2, 1)
    assert ran.stderr.startswith("assay: output: No space left on device; ")


def test_ctrl_c_ends_quietly(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "slow.txt")
    with (
        subprocess.Popen(
            [*COMMAND, "check", "slow.txt", "--output", "report.txt"],
            cwd=tmp_path,
            stderr=subprocess.PIPE,
            preexec_fn=lambda: signal.signal(
                signal.SIGINT, signal.SIG_DFL
            ),  # deaf to it where started in the background
        ) as process,
        (tmp_path / "slow.txt").open("wb"),
    ):  # opens once the command reads the other end
        process.send_signal(signal.SIGINT)
        _, complaint = process.communicate(timeout=180)
    assert process.returncode == 130
    assert complaint.strip() == b""
    assert os.listdir(tmp_path) == ["slow.txt"]


def test_a_terminal_gets_colour_and_no_commands_of_an_article(tmp_path: Path) -> None:
    hostile = tmp_path / "a\x1b[2J.txt"
    hostile.write_text(TRUE.replace("USGS.", "USGS\x1b]0;owned\x07."))
    shown = shown_on_terminal([*COMMAND, "check", str(hostile), *DAY], "stdout")
    assert b"\x1b[32m\xe2\x9c\x93 verified" in shown
    assert b"\x1b[2J" not in shown
    assert b"\x1b]0;" not in shown


def test_explain_takes_a_sentence_a_file_and_standard_input(assay: Assay, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TRUE)
    by_sentence = assay("explain", TRUE, *DAY, "--format", "jsonl")
    by_file = assay("explain", "a.txt", *DAY, "--format", "jsonl")
    by_input = assay("explain", "-", *DAY, "--format", "jsonl", stdin=TRUE)
    shown = [json.loads(ran.stdout) for ran in (by_sentence, by_file, by_input)]
    assert [each.pop("document") for each in shown] == ["sentence", "a.txt", "-"]
    assert [each["findings"][0].pop("document") for each in shown] == ["sentence", "a.txt", "-"]
    assert shown[0] == shown[1] == shown[2]
    assert assay("explain", TRUE, *DAY).stdout.startswith("sentence, published 2025-03-18\n\nSentences\n")
