"""The desk unattended, for real: server, worker and schedules in processes, killed together, and taken up again."""

from __future__ import annotations

import os
import re
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

from checks.record import Record
from tests.flows.publisher import Asked, serving
from tests.flows.site import FIFTH, FOURTH, Site
from tests.flows.test_archive import archive, exported
from tests.flows.test_kills import stored, undisturbed

ROOT = Path(__file__).parents[2]
SECONDS = 150
NUMBER = 900

pytestmark = pytest.mark.flow


def until(found: Callable[[], Any], what: str) -> Any:
    """What is found once it is there."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        if value := found():
            return value
        time.sleep(0.4)  # each question keeps the server from its work
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
        self.folder = folder / "desk"
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

    def run(self, deployment: str, **parameters: Any) -> str:
        """Have a deployment run; the run's id."""
        path = f"/deployments/{deployment}/create_flow_run"

        def made() -> Any:  # a server that is busy answers without one
            return (self.asked(path, state={"type": "SCHEDULED"}, parameters=parameters) or {}).get("id")

        return str(until(made, f"a run of {deployment}"))

    def about(self, run: str) -> dict[str, Any]:
        """What the server knows of a run; nothing where it does not say."""
        try:
            return dict(requests.get(f"{self.api}/flow_runs/{run}", timeout=10).json())
        except requests.RequestException:
            return {}

    def state(self, run: str) -> str:
        """The state of a run; empty where the server does not say."""
        return str((self.about(run).get("state") or {}).get("type", ""))

    def program(self, name: str) -> int:
        """The process of the server or the worker."""
        command = f"-m prefect {name} start"
        lines = subprocess.check_output(["ps", "-eo", "pid=,ppid=,args="], text=True).splitlines()
        found = [each.split(maxsplit=2) for each in lines if command in each]
        return next(int(process) for process, parent, _ in found if int(parent) == self.process.pid)

    def stop(self) -> int:
        """End it as Ctrl-C does; its status."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(SECONDS)


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    """A site with an article, and one that stalls."""
    with serving() as server:
        site = Site(server)
        site.publish("/a", FIFTH)
        site.publish("/b", FOURTH)
        server.at("/b", Asked.stall)
        yield site


@pytest.fixture(scope="module")
def desk(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk that watches it, for all tests here: it takes a while to come up."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "desk").mkdir()
    site.configuration(folder / "desk")
    desk = Desk(folder)
    try:
        scheduled = {"state": {"type": {"any_": ["SCHEDULED"]}}}
        until(lambda: desk.asked("/flow_runs/filter", flow_runs=scheduled), "a run that comes of a schedule")
        for each in deployments(desk).values():  # the tests start runs of their own
            desk.asked(f"/deployments/{each['id']}/pause_deployment")
        yield desk
    finally:
        left = children(desk.process.pid)
        assert desk.stop() == 0
    assert not [each for each in left if Path(f"/proc/{each}").exists()]


def deployments(desk: Desk) -> dict[str, Any]:
    found = until(lambda: desk.asked("/deployments/filter"), "the list of deployments")
    return {each["name"]: each for each in found}


def test_the_deployments_are_on_their_schedules(desk: Desk) -> None:
    found = deployments(desk)
    assert set(found) == {"watch", "archive", "audit", "refresh", "recheck"}
    assert [each["active"] for each in found["refresh"]["schedules"]] == [False]
    assert found["watch"]["concurrency_options"]["collision_strategy"] == "CANCEL_NEW"


def test_a_desk_of_which_everything_was_killed_takes_up_where_it_stopped(desk: Desk, site: Site) -> None:
    watch = deployments(desk)["watch"]["id"]
    killed = desk.run(watch)
    until(lambda: "/b" in site.asked, "the request for an article that stalls")
    until(lambda: desk.state(killed) == "RUNNING", "the start of the run")
    late = [desk.run(watch) for _ in range(2)]
    until(lambda: {desk.state(each) for each in late} == {"CANCELLED"}, "the end of what is late")

    for process in children(desk.process.pid):
        os.kill(process, signal.SIGKILL)
    site.publish("/b", FOURTH)
    until(lambda: desk.state(killed) == "CRASHED", "the end of the dead run")
    assert "it is marked as crashed" in desk.told

    gate = ["--param", 'fail_on="contradicted"', "--watch"]
    command = [sys.executable, "-m", "prefect", "deployment", "run", "watch-sources/watch", *gate]
    ran = subprocess.run(command, env=desk.environment, capture_output=True, text=True, timeout=SECONDS)
    assert ran.returncode == 1, ran.stdout + ran.stderr
    found = [(each["text"], each["verdict"]) for each in exported(desk.database)]
    assert found == [("fifth-largest", "verified"), ("fourth-largest", "contradicted")]


def test_runs_go_on_without_the_worker_and_the_server_and_one_that_is_killed_is_made_up_for(
    desk: Desk, tmp_path: Path, record: Record
) -> None:
    inputs = archive(desk.folder / "archive", NUMBER)
    found = deployments(desk)["archive"]["id"]
    before = stored(desk.database)

    killed = desk.run(found, batch_size=10)
    until(lambda: stored(desk.database) > before, "the first batch")
    process = until(lambda: desk.about(killed).get("infrastructure_pid"), "the process of the run")
    os.kill(int(process), signal.SIGKILL)
    until(lambda: desk.state(killed) == "CRASHED", "the end of the dead run")
    done = stored(desk.database)

    run = desk.run(found, batch_size=10)
    until(lambda: stored(desk.database) > done, "a batch of the next run")
    for name in ("worker", "server"):
        os.kill(desk.program(name), signal.SIGKILL)
    until(lambda: "The worker ended" in desk.told and "The server ended" in desk.told, "their new start")
    done = stored(desk.database)
    until(lambda: desk.state(run) == "COMPLETED", "the end of the run")
    assert before < done < stored(desk.database)
    documents = {str(number) for number in range(NUMBER)}
    of_archive = [each for each in exported(desk.database) if each["document"] in documents]
    assert of_archive == undisturbed(tmp_path, inputs, record)


def test_the_compose_file_names_what_there_is() -> None:
    compose = yaml.safe_load((ROOT / "compose.yaml").read_text())
    services = compose["services"]
    assert set(services) == {"database", "prefect-database", "server", "desk"}
    assert "python -m flows.serve" in services["desk"]["command"]
    locked = re.search(r"^prefect==(\S+)", (ROOT / "requirements.lock").read_text(), re.MULTILINE)
    assert locked
    assert services["server"]["image"] == f"prefecthq/prefect:{locked[1]}-python3.11"
    awaited = {each: set(service.get("depends_on", ())) for each, service in services.items()}
    assert awaited["desk"] == {"database", "server"}
    assert all("healthcheck" in services[each] for names in awaited.values() for each in names)
    kept = [each.partition(":")[0] for service in services.values() for each in service.get("volumes", ())]
    assert {each for each in kept if not each.startswith(".")} == set(compose["volumes"])
    ports = [port for service in services.values() for port in service.get("ports", ())]
    assert all(port.startswith("127.0.0.1:") for port in ports)
