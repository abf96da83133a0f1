"""Prefect's server and worker as processes of this one: started, waited for, started again where one dies, and ended."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress

import click

_USUAL_PORT = 4200
_SECONDS_TO_START, _SECONDS_TO_STOP = 120, 30
_SECONDS_BEFORE_AGAIN = 2


class Program:
    """A program of Prefect that is to run, in a session of its own that a Ctrl-C here does not reach."""

    def __init__(self, name: str, arguments: Sequence[str]) -> None:
        self.name = name
        self._command = [sys.executable, "-m", "prefect", *arguments]
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it."""
        self.process = subprocess.Popen(self._command, stdout=subprocess.DEVNULL, start_new_session=True)

    @property
    def ended(self) -> int | None:
        """The status with which it ended; None while it runs."""
        return self.process.poll() if self.process else None

    def stop(self) -> None:
        """Ask it to end, and see to it."""
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(_SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def server(port: int, host: str = "127.0.0.1") -> Program:
    """Prefect's server, to be started at a port; on loopback unless a host is named."""
    return Program("server", ["server", "start", "--host", host, "--port", str(port)])


def worker(pool: str, name: str) -> Program:
    """A worker that runs flows as processes of this machine."""
    return Program("worker", ["worker", "start", "--pool", pool, "--type", "process", "--name", name])


@contextmanager
def running(*programs: Program) -> Iterator[None]:
    """The programs for as long as the block goes on."""
    try:
        for each in programs:
            each.start()
        yield
    finally:
        for each in reversed(programs):
            each.stop()


def kept_running(
    programs: Sequence[Program], now_and_then: Callable[[], object], seconds: float = 20
) -> None:
    """See to it for ever that the programs run; do something else every so many seconds."""
    due = time.monotonic() + seconds
    while True:
        time.sleep(1)
        for each in programs:
            if each.ended is not None:
                click.echo(f"The {each.name} ended with status {each.ended}; starting it again", err=True)
                time.sleep(_SECONDS_BEFORE_AGAIN)
                each.start()
                due = time.monotonic() + _SECONDS_BEFORE_AGAIN
        if time.monotonic() > due:
            now_and_then()
            due = time.monotonic() + seconds


def free_port() -> int:
    """Prefect's usual port, or any other where that is taken. Raises ClickException where none is free."""
    for port in (_USUAL_PORT, 0):
        with socket.socket() as probe, suppress(OSError):
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
            return int(probe.getsockname()[1])
    raise click.ClickException("no free port on 127.0.0.1")


def wait_until_healthy(started: Program, address: str) -> None:
    """Wait until a server answers. Raises ClickException where it does not."""
    import requests

    until = time.monotonic() + _SECONDS_TO_START
    while time.monotonic() < until and started.ended is None:
        with suppress(requests.RequestException):
            if requests.get(address, timeout=5).ok:
                return
        time.sleep(0.2)
    raise click.ClickException(f"Prefect's server does not answer at {address}")
