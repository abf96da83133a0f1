"""`python -m flows.serve`: the desk unattended: server, worker and deployments, kept running until they are told to end."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from socket import gethostname

import click

from flows.configured import DESK
from flows.serving import Program, free_port, kept_running, running, server, wait_until_healthy, worker
from flows.settings import stay_local_and_quiet

POOL = "assay"
HOME = Path(__file__).resolve().parents[1]
_HEARTBEAT = "30"
_DEAD = "assay: runs of which nothing is heard"


@click.command()
@click.option(
    "--desk",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("desk"),
    show_default=True,
    help="The folder with watch.yaml and archive/.",
)
@click.option("--port", type=int, help="The server's port on loopback; a free one, 4200 if it can be.")
def main(desk: Path, port: int | None) -> None:
    """Bring up what a desk needs, print the addresses, and keep it running.

    Where PREFECT_API_URL is set, that server is used, and none is started.
    """
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, signal.default_int_handler)
    stay_local_and_quiet()
    outside = os.environ.get("PREFECT_API_URL")
    port = port or free_port()
    address = outside.removesuffix("/api") if outside else f"http://127.0.0.1:{port}"
    _set_up(desk, address)
    started = server(port)
    programs = [] if outside else [started]
    with suppress(KeyboardInterrupt), running(*programs):
        wait_until_healthy(started, f"{address}/api/health")
        _deploy()
        asyncio.run(_watch_over_heartbeats())
        _reap()
        _work([*programs, worker(POOL, gethostname())], desk, address)


def _set_up(desk: Path, address: str) -> None:
    for name, value in {
        "PREFECT_API_URL": f"{address}/api",
        "PREFECT_UI_API_URL": f"{address}/api",
        "PREFECT_FLOWS_HEARTBEAT_FREQUENCY": _HEARTBEAT,
        "ASSAY_HOME": str(HOME),
        DESK: str(desk.resolve()),
    }.items():
        os.environ.setdefault(name, value)
    (desk / "archive").mkdir(parents=True, exist_ok=True)
    if not (desk / "watch.yaml").exists():
        click.echo(
            f"{desk}/watch.yaml is missing: the watch fails until there is one; see docs/scheduling.md"
        )


def _deploy() -> None:
    """Make the pool and all deployments of prefect.yaml."""
    made = ["work-pool", "create", POOL, "--type", "process", "--overwrite"]
    for arguments in (made, ["--no-prompt", "deploy", "--all", "--prefect-file", str(HOME / "prefect.yaml")]):
        command = [sys.executable, "-m", "prefect", *arguments]
        ran = subprocess.run(command, cwd=HOME, capture_output=True, text=True, check=False)
        if ran.returncode:
            raise click.ClickException(
                f"prefect {' '.join(arguments[:2])} failed: {(ran.stderr or ran.stdout)[-2000:]}"
            )


async def _watch_over_heartbeats() -> None:
    """Have the server mark runs as crashed of which it hears nothing, wherever they run."""
    from prefect.automations import Automation
    from prefect.client.schemas.objects import StateType
    from prefect.events.actions import ChangeFlowRunState
    from prefect.events.schemas.automations import EventTrigger, Posture

    with suppress(ValueError):
        await Automation.aread(name=_DEAD)
        return
    ended = {f"prefect.flow-run.{state.title()}" for state in StateType}
    trigger = EventTrigger(
        after={"prefect.flow-run.heartbeat"},
        expect={"prefect.flow-run.heartbeat", *ended},
        match={"prefect.resource.id": ["prefect.flow-run.*"]},
        for_each={"prefect.resource.id"},
        posture=Posture.Proactive,
        threshold=1,
        within=timedelta(seconds=4 * int(_HEARTBEAT)),
    )
    crashed = ChangeFlowRunState(
        name=None, state=StateType.CRASHED, message="nothing was heard of it", force=True
    )
    await Automation(name=_DEAD, trigger=trigger, actions=[crashed]).acreate()


def _work(programs: list[Program], desk: Path, address: str) -> None:
    from flows.memory.opening import address_of, shown

    with running(programs[-1]):
        click.echo(f"Pages and API: {address}")
        click.echo(f"Deployments:   {address}/deployments")
        click.echo(f"Memory:        {shown(address_of(None))}")
        click.echo(f"Desk:          {desk.resolve()}")
        click.echo("Running until Ctrl-C")
        kept_running(programs, _reap)


def _reap() -> None:
    from flows.reaping import reap

    try:
        for name in reap(POOL):
            click.echo(f"Run {name} had died; it is marked as crashed", err=True)
    except Exception as error:  # the server may be away just now; it is started again
        click.echo(f"Dead runs are not looked for: {type(error).__name__}", err=True)


if __name__ == "__main__":
    main()
