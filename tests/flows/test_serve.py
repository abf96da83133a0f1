"""The desk unattended, for real: server, worker and schedules in processes, killed together, and taken up again."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
import yaml

from flows.memory import open_memory
from flows.memory.reading import export
from tests.flows.publisher import Asked, Server, serving
from tests.flows.site import FIFTH, FOURTH, Site

ROOT = Path(__file__).parents[2]
SECONDS = 150

pytestmark = pytest.mark.flow


def until(found: Callable[[], Any], what: str) -> Any:
    """What is found once it is there."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        if value := found():
            return value
        time.sleep(0.1)
    raise AssertionError(f"{what} did not come about in {SECONDS} seconds")


def children(process: int) -> list[int]:
    """The processes that a process started, and those that these did."""
    found = []
    for line in subprocess.check_output(["ps", "-eo", "pid=,ppid="], text=True).splitlines():
        child, parent = map(int, line.split())
        if parent == process:
            found += [child, *children(child)]
    return found


class Desk:
    """A desk in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        outer = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
        self.database = f"sqlite:///{folder}/memory.db"
        self.environment = outer | {"PREFECT_HOME": str(folder / "home"), "ASSAY_DATABASE": self.database}
        with socket.socket() as probe:  # not the usual port, for which another test may reach meanwhile
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        self._log = folder / "log"
        with self._log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "flows.serve", "--desk", str(folder / "desk"), "--port", str(port)],
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=log,
            )
        until(lambda: "Running until Ctrl-C" in self.told or self.process.poll() is not None, "the desk")
        lines = [line for line in self.told.splitlines() if line.startswith("Pages and API: ")]
        assert lines, self.told
        self.api = f"{lines[0].split()[-1]}/api"
        self.environment["PREFECT_API_URL"] = self.api

    @property
    def told(self) -> str:
        """What it has printed."""
        return self._log.read_text()

    def asked(self, path: str, **content: Any) -> Any:
        """What the server answers; None where it does not."""
        try:
            return requests.post(f"{self.api}{path}", json=content, timeout=10).json()
        except requests.RequestException:
            return None

    def run(self, deployment: str) -> str:
        """Have a deployment run; the run's id."""
        path = f"/deployments/{deployment}/create_flow_run"

        def made() -> Any:  # a server that is busy answers without one
            return (self.asked(path, state={"type": "SCHEDULED"}) or {}).get("id")

        return str(until(made, f"a run of {deployment}"))

    def state(self, run: str) -> str:
        """The state of a run; empty where the server does not say."""
        try:
            answer = requests.get(f"{self.api}/flow_runs/{run}", timeout=10).json()
        except requests.RequestException:
            return ""
        return str((answer.get("state") or {}).get("type", ""))

    def stop(self) -> int:
        """End it as Ctrl-C does; its status."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(60)


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as server:
        yield server


def test_a_desk_of_which_everything_was_killed_takes_up_where_it_stopped(
    server: Server, tmp_path: Path
) -> None:
    site = Site(server)
    site.publish("/a", FIFTH)
    site.publish("/b", FOURTH)
    server.at("/b", Asked.stall)
    (tmp_path / "desk").mkdir()
    site.configuration(tmp_path / "desk")
    desk = Desk(tmp_path)
    try:
        deployments = {each["name"]: each for each in desk.asked("/deployments/filter")}
        assert set(deployments) == {"watch", "archive", "audit", "refresh", "recheck"}
        assert [each["active"] for each in deployments["refresh"]["schedules"]] == [False]
        assert deployments["watch"]["concurrency_options"]["collision_strategy"] == "CANCEL_NEW"

        watch = deployments["watch"]["id"]
        killed = desk.run(watch)
        until(lambda: "/b" in server.asked, "the request for an article that stalls")
        until(lambda: desk.state(killed) == "RUNNING", "the start of the run")
        late = [desk.run(watch) for _ in range(2)]
        until(lambda: {desk.state(each) for each in late} == {"CANCELLED"}, "the end of what is late")

        for process in children(desk.process.pid):
            os.kill(process, signal.SIGKILL)
        site.publish("/b", FOURTH)
        until(lambda: desk.state(killed) == "CRASHED", "the end of the dead run")
        assert "it is marked as crashed" in desk.told

        command = [sys.executable, "-m", "prefect", "deployment", "run", "watch-sources/watch", "--watch"]
        ran = subprocess.run(command, env=desk.environment, capture_output=True, text=True, timeout=SECONDS)
        assert ran.returncode == 0, ran.stdout + ran.stderr
        with open_memory(desk.database).reading() as connection:
            found = [(each["text"], each["verdict"]) for each in export(connection)]
        assert found == [("fifth-largest", "verified"), ("fourth-largest", "contradicted")]
    finally:
        left = children(desk.process.pid)
        assert desk.stop() == 0
    assert not [each for each in left if Path(f"/proc/{each}").exists()]


def test_the_compose_file_names_what_there_is() -> None:
    services = yaml.safe_load((ROOT / "compose.yaml").read_text())["services"]
    assert set(services) == {"database", "prefect-database", "server", "desk"}
    assert "python -m flows.serve" in services["desk"]["command"]
    ports = [port for service in services.values() for port in service.get("ports", ())]
    assert all(port.startswith("127.0.0.1:") for port in ports)
