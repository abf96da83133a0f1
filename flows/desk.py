"""`assay watch`, `assay archive` and `assay recheck`: the flows of a desk, run once and here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click

from checks.gate import NONE
from flows.history import database_option
from flows.options import config_option, published_option, reference_data_option

_fail_on = click.option(
    "--fail-on", default=NONE, show_default=True, metavar="LIST", help="What fails, as of check."
)
_processes = click.option(
    "--processes", default=1, show_default=True, type=click.IntRange(1), help="How many check at once."
)
_runner = click.option(
    "--runner",
    type=click.Choice(["processes", "dask"]),
    default="processes",
    show_default=True,
    help="What checks: processes of this machine, or a Dask cluster.",
)
_address = click.option(
    "--address",
    metavar="ADDRESS",
    help="The scheduler of the cluster, tcp://HOST:PORT. Else $ASSAY_DASK, else a cluster here, for the run.",
)


@click.command()
@click.argument("configuration", type=click.Path(path_type=Path))
@_fail_on
@database_option
@config_option
@reference_data_option
@click.option("--minutes", default=8.0, show_default=True, help="After so many nothing more is asked for.")
def watch(configuration: Path, **parameters: Any) -> int:
    """Go round the feeds, sitemaps and lists of a CONFIGURATION once, and remember what is new or changed."""
    return _run("watch", configuration=configuration, **parameters)


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="PATH…")
@published_option
@click.option(
    "--batch-size",
    default=200,
    show_default=True,
    type=click.IntRange(1),
    metavar="NUMBER",
    help="Documents that are stored at once, and that a worker of a cluster is given at once.",
)
@_fail_on
@database_option
@config_option
@reference_data_option
@_processes
@_runner
@_address
def archive(inputs: tuple[str, ...], published: date | None, **parameters: Any) -> int:
    """Check what of an archive is not remembered yet, and remember it. A run that was cut short is taken up."""
    return _run("archive", inputs=list(inputs), published=published, **parameters)


@click.command()
@database_option
@config_option
@reference_data_option
@_processes
@_runner
@_address
def recheck(**parameters: Any) -> int:
    """Judge remembered claims again whose tables have changed, and show what flipped."""
    return _run("recheck", **parameters)


def _run(name: str, **parameters: Any) -> int:
    """Run a flow, and print what came of it; its status."""
    from flows.settings import stay_local_and_quiet

    stay_local_and_quiet()
    ran = _flow(name)(**parameters)
    for reason in (*ran.get("skipped", ()), *ran.get("trouble", ())):
        click.echo(f"assay: {reason}", err=True)
    click.echo(f"Run {ran['run']}: {ran['message']}")
    return int(ran.get("status", 0))


def _flow(name: str) -> Callable[..., Mapping[str, Any]]:
    from importlib import import_module

    found: Callable[..., Mapping[str, Any]] = getattr(import_module(f"flows.{name}"), f"{name}_here")
    return found
