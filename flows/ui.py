"""`python -m flows.ui INPUT…`: Prefect's server and pages on this machine, and the flow run against them."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import click

from checks.errors import AssayError
from flows.serving import free_port, running, server, wait_until_healthy
from flows.settings import stay_local_and_quiet

_SECONDS_OF_REVIEW = 3600
_REPORTS = Path("reports")


@click.command()
@click.argument("inputs", nargs=-1, required=True)
@click.option("--once", is_flag=True, help="Stop after the run instead of serving until Ctrl-C.")
@click.option("--review", is_flag=True, help="Ask people, on the run's page, about what breaks the gate.")
def main(inputs: tuple[str, ...], once: bool, review: bool) -> None:
    """Start Prefect's server on loopback, run the flow over INPUTS, and print the address of the run."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # the server must not outlive this process
    signal.signal(signal.SIGINT, signal.default_int_handler)
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    stay_local_and_quiet()
    os.environ["PREFECT_API_URL"] = f"{address}/api"
    os.environ["PREFECT_UI_API_URL"] = f"{address}/api"
    click.echo(f"Starting Prefect's server at {address}")
    started = server(port)
    with running(started), _reports_shown() as reports:
        os.environ["ASSAY_REPORTS_URL"] = reports
        wait_until_healthy(started, f"{address}/api/health")
        if review:
            click.echo(f"The run waits for answers at {address}/runs")
        try:
            _run(inputs, address, once, _SECONDS_OF_REVIEW if review else None)
        except AssayError as error:
            raise click.ClickException(str(error)) from None
        finally:
            _send_logs()


def _run(inputs: tuple[str, ...], address: str, once: bool, review_seconds: float | None) -> None:
    from flows.check import check_here

    ran = check_here(inputs=inputs, reports=_REPORTS, review_seconds=review_seconds)
    click.echo(f"Run {ran['run']}: {ran['message']}\nReports: {ran['folder']}")
    click.echo(f"Its page: {address}/runs/flow-run/{ran['run_id']}")
    if once:
        return
    click.echo("Serving until Ctrl-C")
    with suppress(KeyboardInterrupt):
        while True:
            time.sleep(3600)


@contextmanager
def _reports_shown() -> Iterator[str]:
    """The address under which the folder of reports is shown, so that Prefect's pages can link to them."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=_REPORTS)) as shown:
        Thread(target=shown.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{shown.server_port}"
        finally:
            shown.shutdown()


def _send_logs() -> None:
    """Logs reach the server through a queue, too, which would complain once the server is gone."""
    from prefect.logging.handlers import APILogHandler

    APILogHandler().flush()


if __name__ == "__main__":
    main()
