"""The page on the gate: its files are written as they stand there, and every command is run over them."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path

from checks.configuration import KEYS
from tests.flows.conftest import Assay

PAGE = Path(__file__).parents[2] / "docs" / "gate.md"
TEXT = PAGE.read_text(encoding="utf-8")
FILE = re.compile(r"<!-- (\S+\.\w+) -->\n```\w+\n(.*?)```\n", re.DOTALL)
COMMAND = re.compile(r"^\$ assay (.*)$", re.MULTILINE)


def test_every_key_is_described() -> None:
    assert {key for key in KEYS if key not in TEXT} == set()


def test_the_files_of_the_page_do_what_it_says(tmp_path: Path, assay: Assay) -> None:
    for found in FILE.finditer(TEXT):
        path = tmp_path / found[1]
        path.parent.mkdir(exist_ok=True)
        path.write_text(found[2], encoding="utf-8")
    assert (assay("check").returncode, assay("check").stderr) == (0, "")
    (tmp_path / "assay-waivers.yaml").unlink()
    assert assay("check").returncode == 1
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    user = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *user, "commit", "-q", "--allow-empty", "-m", "Begin"], cwd=tmp_path, check=True)
    commands = COMMAND.findall(TEXT)
    assert len(commands) == 4
    for command in commands:
        ran = assay(*shlex.split(command))
        assert (ran.returncode in (0, 1), ran.stderr) == (True, ""), command
    assert assay("check").returncode == 0
