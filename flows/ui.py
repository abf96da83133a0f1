"""`python -m flows.ui INPUT…`: Prefect's server and pages on this machine, and the flow run against them."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import click

from checks.errors import AssayError
from flows.settings import stay_local_and_quiet

_USUAL_PORT = 4200
_SECONDS_TO_START, _SECONDS_TO_STOP = 120, 30


@click.command()
@click.argument("inputs", nargs=-1, required=True)
@click.option("--once", is_flag=True, help="Stop after the run instead of serving until Ctrl-C.")
def main(inputs: tuple[str, ...], once: bool) -> None:
    """Start Prefect's server on loopback, run the flow over INPUTS, and print the address of the run."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # the server must not outlive this process
    signal.signal(signal.SIGINT, signal.default_int_handler)
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    stay_local_and_quiet()
    os.environ["PREFECT_API_URL"] = f"{address}/api"
    os.environ["PREFECT_UI_API_URL"] = f"{address}/api"
    click.echo(f"Starting Prefect's server at {address}")
    with _server(port):
        _wait_until_healthy(f"{address}/api/health")
        try:
            _run(inputs, address, once)
        except AssayError as error:
            raise click.ClickException(str(error)) from None
        finally:
            _send_logs()


def _run(inputs: tuple[str, ...], address: str, once: bool) -> None:
    from flows.check import run_here

    ran = run_here(inputs=inputs)
    click.echo(f"Run {ran['run']}: {ran['message']}\nReports: {ran['folder']}")
    click.echo(f"Its page: {address}/runs/flow-run/{ran['run_id']}")
    if once:
        return
    click.echo("Serving until Ctrl-C")
    with suppress(KeyboardInterrupt):
        while True:
            time.sleep(3600)


def _free_port() -> int:
    """Prefect's usual port, or any other where that is taken."""
    for port in (_USUAL_PORT, 0):
        with socket.socket() as probe, suppress(OSError):
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
            return int(probe.getsockname()[1])
    raise click.ClickException("no free port on 127.0.0.1")


@contextmanager
def _server(port: int) -> Iterator[None]:
    """A Prefect server on loopback, in a process of its own that a Ctrl-C here does not reach."""
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)
    try:
        yield
    finally:
        server.terminate()
        try:
            server.wait(_SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            server.kill()


def _wait_until_healthy(address: str) -> None:
    import requests

    until = time.monotonic() + _SECONDS_TO_START
    while time.monotonic() < until:
        with suppress(requests.RequestException):
            if requests.get(address, timeout=5).ok:
                return
        time.sleep(0.2)
    raise click.ClickException(f"Prefect's server does not answer at {address}")


def _send_logs() -> None:
    """Logs reach the server through a queue, too, which would complain once the server is gone."""
    from prefect.logging.handlers import APILogHandler

    APILogHandler().flush()


if __name__ == "__main__":
    main()
