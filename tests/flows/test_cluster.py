"""An archive on a Dask cluster: scheduler and workers in processes on loopback, some of which are killed at work."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from checks.errors import BadUsage
from checks.record import Record
from flows.crew import Lost
from tests.flows.conftest import Assay
from tests.flows.test_archive import archive, exported
from tests.flows.test_kills import start, undisturbed
from tests.flows.test_serve import children, until

ROOT = Path(__file__).parents[2]
NUMBER, WORKERS = 120, 3

pytestmark = [pytest.mark.flow, pytest.mark.usefixtures("prefect")]


class Cluster:
    """A scheduler, and workers that nobody starts again. Work that was lost twice is given up."""

    def __init__(self, stack: ExitStack) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{port}"
        self._stack = stack
        self._start("scheduler", "--host", "127.0.0.1", "--port", str(port))
        options = [self.address, "--host", "127.0.0.1", "--nthreads", "1", "--no-nanny"]
        self.workers = [self._start("worker", *options) for _ in range(WORKERS)]

    def _start(self, what: str, *options: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.dask_{what}", *options, "--no-dashboard"]
        environment = os.environ | {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1"}
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self._stack.callback(process.wait)
        self._stack.callback(process.kill)
        return process

    def at_work(self) -> subprocess.Popen[bytes] | None:
        """A worker that has begun to check, which it does in a process of its own."""
        return next((each for each in self.workers if each.poll() is None and children(each.pid)), None)


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    with ExitStack() as stack:
        yield Cluster(stack)


def end_the_worker(piece: object) -> object:
    """Bring down the worker itself, not only the process that it works in."""
    os.kill(os.getppid(), signal.SIGKILL)
    return piece


def prepared() -> Callable[[object], object]:
    return end_the_worker


def test_a_cluster_finds_the_same_though_a_worker_is_killed(
    cluster: Cluster, tmp_path: Path, record: Record
) -> None:
    inputs, database = archive(tmp_path, NUMBER), f"sqlite:///{tmp_path}/memory.db"
    run = start(
        inputs, database, tmp_path, "--runner", "dask", "--address", cluster.address, "--batch-size", "10"
    )
    killed = until(cluster.at_work, "work on the cluster")
    killed.kill()
    out, err = run.communicate(timeout=120)
    assert run.returncode == 0, err
    assert f"{NUMBER} new documents, 0 changed" in out
    assert lines(exported(database)) == lines(undisturbed(tmp_path, inputs, record))

    from flows.cluster import Cluster as Members

    with Members(prepared, 60, 1, cluster.address) as members:
        ((lost,),) = members.through([["a piece"]])
    assert isinstance(lost, Lost)
    assert lost.reason.startswith("the workers that were given it were lost")


def lines(findings: list[dict[str, Any]]) -> list[str]:
    return [json.dumps(each) for each in findings]


def test_a_cluster_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    from flows import cluster

    monkeypatch.setattr(cluster, "SECONDS_TO_ANSWER", 0.5)
    with (
        pytest.raises(BadUsage, match=r"tcp://127\.0\.0\.1:1: no Dask scheduler with a worker answers"),
        cluster.Cluster(prepared, 60, 1, "tcp://127.0.0.1:1"),
    ):
        pass


def test_an_address_without_the_runner(assay: Assay, tmp_path: Path) -> None:
    ran = assay("archive", archive(tmp_path, 1), "--database", "sqlite:///a.db", "--address", "tcp://a:1")
    assert ran.returncode == 2
    assert "--address tcp://a:1: is of a Dask cluster; add --runner dask" in ran.stderr
