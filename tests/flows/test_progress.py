"""The bar of long work: on a terminal only, and gone when the work is done."""

from __future__ import annotations

import os
import pty
import subprocess
from pathlib import Path

import pytest

from flows.progress import LONG
from tests.flows.conftest import COMMAND


@pytest.mark.parametrize(("documents", "shown"), [(LONG, True), (LONG - 1, False)])
def test_long_work_on_a_terminal_has_a_bar(tmp_path: Path, documents: int, shown: bool) -> None:
    lines = "".join(f'{{"id": "{number}", "text": "Chile."}}\n' for number in range(documents))
    (tmp_path / "all.jsonl").write_text(lines)
    near, far = pty.openpty()
    command = [*COMMAND, "check", "all.jsonl", "--format", "jsonl=findings.jsonl"]
    process = subprocess.Popen(command, cwd=tmp_path, stderr=far, env=os.environ | {"TERM": "xterm"})
    os.close(far)
    seen = b""
    try:
        while part := os.read(near, 4096):
            seen += part
    except OSError:  # how Linux says that the other end is closed
        pass
    os.close(near)
    assert process.wait(60) == 0
    assert (b"Checking" in seen) == shown
    assert (tmp_path / "findings.jsonl").read_text() == ""


def test_without_a_terminal_there_is_no_bar(tmp_path: Path) -> None:
    lines = "".join(f'{{"id": "{number}", "text": "Chile."}}\n' for number in range(LONG))
    (tmp_path / "all.jsonl").write_text(lines)
    ran = subprocess.run([*COMMAND, "check", "all.jsonl"], cwd=tmp_path, capture_output=True, check=True)
    assert ran.stderr == b""
