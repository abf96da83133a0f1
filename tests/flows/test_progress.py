"""The bar of long work: on a terminal only, and gone when the work is done."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from flows.progress import LONG
from tests.flows.conftest import COMMAND
from tests.flows.terminal import shown_on_terminal


@pytest.mark.parametrize(("documents", "shown"), [(LONG, True), (LONG - 1, False)])
def test_long_work_on_a_terminal_has_a_bar(tmp_path: Path, documents: int, shown: bool) -> None:
    lines = "".join(f'{{"id": "{number}", "text": "Chile."}}\n' for number in range(documents))
    (tmp_path / "all.jsonl").write_text(lines)
    command = [*COMMAND, "check", "all.jsonl", "--format", "jsonl=findings.jsonl"]
    seen = shown_on_terminal(command, "stderr", tmp_path)
    assert (b"Checking" in seen) == shown
    assert (tmp_path / "findings.jsonl").read_text() == ""


def test_without_a_terminal_there_is_no_bar(tmp_path: Path) -> None:
    lines = "".join(f'{{"id": "{number}", "text": "Chile."}}\n' for number in range(LONG))
    (tmp_path / "all.jsonl").write_text(lines)
    ran = subprocess.run([*COMMAND, "check", "all.jsonl"], cwd=tmp_path, capture_output=True, check=True)
    assert ran.stderr == b""
