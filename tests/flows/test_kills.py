"""Runs that are killed, and databases that go away: the next run, or the same one, ends as an undisturbed one would."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from checks.record import Record
from flows.memory import open_memory
from flows.memory.opening import MemoryTrouble, address_of, connected
from flows.memory.tables import Finding, Run
from tests.databases import Postgres
from tests.flows.conftest import COMMAND
from tests.flows.test_archive import archive, exported

NUMBER = 300
SECONDS = 120

pytestmark = [pytest.mark.flow, pytest.mark.usefixtures("prefect")]


def start(inputs: Path, database: str, folder: Path, *more: str, **options: Any) -> subprocess.Popen[str]:
    """Start a run over an archive as a process of its own."""
    return begun(["archive", str(inputs), "--database", database, *more], folder, **options)


def begun(arguments: Sequence[str], folder: Path, **options: Any) -> subprocess.Popen[str]:
    """Start `assay` as a process of its own, against the tests' server."""
    from prefect.settings import PREFECT_API_URL

    return subprocess.Popen(
        [*COMMAND, *arguments],
        cwd=folder,
        env=os.environ | {"PREFECT_API_URL": str(PREFECT_API_URL.value())},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **options,
    )


def until(true: Callable[[], Any], run: subprocess.Popen[str]) -> None:
    """Wait for something that comes about while a run goes on."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        if true():
            return
        assert run.poll() is None, run.communicate()
        time.sleep(0.02)
    raise AssertionError(f"it did not come about in {SECONDS} seconds")


def stored(database: str) -> int:
    """How many findings there are, if there is a database at all."""
    memory = connected(address_of(database), patience=0)
    try:
        with memory.reading() as connection:
            return connection.scalar(sa.select(sa.func.count(Finding.id))) or 0
    except MemoryTrouble:
        return 0
    finally:
        memory.engine.dispose()


def ended(run: subprocess.Popen[str]) -> str:
    """What a run that comes to its end says."""
    out, err = run.communicate(timeout=SECONDS)
    assert run.returncode == 0, err
    return out


def undisturbed(folder: Path, inputs: Path, record: Record) -> list[dict[str, Any]]:
    """What is stored where nothing happens."""
    from checks.assay import check
    from checks.document_files import read
    from checks.documents import Document
    from flows.memory.storing import store

    calm = f"sqlite:///{folder}/calm.db"
    checked = [check(each, record) for each in read([str(inputs)]) if isinstance(each, Document)]
    open_memory(calm).write(partial(store, checked=checked, record=record))
    return exported(calm)


def test_a_database_and_a_run_that_are_killed(postgres: Postgres, tmp_path: Path, record: Record) -> None:
    inputs, database = archive(tmp_path, NUMBER), postgres.database("killed")
    killed = start(inputs, database, tmp_path)
    until(lambda: stored(database), killed)
    postgres.stop(signal.SIGKILL)
    try:
        until(lambda: logged().count("waiting for it") == 1, killed)
        killed.send_signal(signal.SIGKILL)
        killed.communicate()
    finally:
        postgres.start()
    done = stored(database)
    assert 0 < done < NUMBER

    again = start(inputs, database, tmp_path)
    until(lambda: stored(database) > done, again)
    postgres.stop(signal.SIGKILL)
    try:
        until(lambda: logged().count("waiting for it") == 2, again)
    finally:
        postgres.start()
    told = ended(again)
    assert f"{NUMBER - done} new documents, 0 changed" in told
    assert f"{done} stored before" in told
    assert exported(database) == undisturbed(tmp_path, inputs, record)
    with open_memory(database).reading() as connection:
        assert connection.scalars(sa.select(Run.state).order_by(Run.started)).all() == [
            "running",
            "completed",
        ]


def test_a_disk_that_is_full(tmp_path: Path, record: Record) -> None:
    inputs, database = archive(tmp_path, NUMBER), f"sqlite:///{tmp_path}/memory.db"
    limit = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))
    full = start(inputs, database, tmp_path, "--batch-size", "100", preexec_fn=limit)
    _, complaint = full.communicate(timeout=SECONDS)
    assert (full.returncode, complaint.count("\n")) == (2, 1), complaint
    assert "memory.db: no room is left; make some, and run again" in complaint
    done = stored(database)
    assert 0 < done < NUMBER
    assert done % 100 == 0
    assert f"{done} stored before" in ended(start(inputs, database, tmp_path))
    assert exported(database) == undisturbed(tmp_path, inputs, record)


def logged(run_id: str | None = None) -> str:
    """The warnings that runs, or one of them, have sent to the server."""
    from prefect import get_client
    from prefect.logging.handlers import APILogHandler

    APILogHandler().flush()
    asked: dict[str, Any] = {"level": {"ge_": 30}}
    if run_id:
        asked["flow_run_id"] = {"any_": [run_id]}
    with get_client(sync_client=True) as client:
        logs = client._client.post("/logs/filter", json={"logs": asked})
    return "\n".join(each["message"] for each in logs.json())
