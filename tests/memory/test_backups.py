"""Backups as docs/operations.md says: taken while it is open, restored, and the same."""

from __future__ import annotations

import re
import shlex
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest

from checks.record import Record
from flows.memory import open_memory
from tests import databases
from tests.memory.test_memory import FIRST, FOURTH, MORE, document, exported, stored

OPERATIONS = (Path(__file__).parents[2] / "docs" / "operations.md").read_text(encoding="utf-8")


def shown(program: str) -> list[str]:
    """The only call of a program that the document shows."""
    (line,) = re.findall(rf"^\$ ({program} .+)$", OPERATIONS, re.MULTILINE)
    return shlex.split(line)


def test_of_sqlite(tmp_path: Path, record: Record) -> None:
    memory = open_memory(f"sqlite:///{tmp_path}/memory.db")
    stored(memory, record, document(FIRST + MORE))
    command = shown("sqlite3")
    if shutil.which(command[0]):
        subprocess.run(command, cwd=tmp_path, check=True)
    else:  # the same call of the same library
        with (
            closing(sqlite3.connect(tmp_path / "memory.db")) as source,
            closing(sqlite3.connect(tmp_path / "copy.db")) as copy,
        ):
            source.backup(copy)
    before = exported(memory)
    stored(memory, record, document(FOURTH, "later"))
    restored = open_memory(f"sqlite:///{tmp_path}/copy.db")
    assert exported(restored) == before
    stored(restored, record, document(FIRST + MORE), document(FOURTH, "later"))
    assert exported(restored) == exported(memory)


def test_of_postgresql(postgres: databases.Postgres, tmp_path: Path, record: Record) -> None:
    folder = databases.programs()
    assert folder is not None
    if not (folder / "pg_dump").exists():
        pytest.skip("pg_dump is not installed")
    memory = open_memory(postgres.database("backed"))
    stored(memory, record, document(FIRST + MORE), document(FOURTH, "b"))
    places = {
        "postgresql://assay@127.0.0.1/assay": postgres.url.removesuffix("postgres") + "backed",
        "postgresql://assay@127.0.0.1/restored": postgres.database("restored"),
    }
    for program in ("pg_dump", "pg_restore"):
        command = [places.get(each, each) for each in shown(program)]
        subprocess.run([str(folder / command[0]), *command[1:]], cwd=tmp_path, check=True)
    assert exported(open_memory(places["postgresql://assay@127.0.0.1/restored"])) == exported(memory)
