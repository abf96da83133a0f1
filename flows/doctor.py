"""`assay doctor`: what is not set up as it should be, and how to mend it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from checks.errors import AssayError
from flows.history import database_option
from flows.options import reference_data_option

FINE, ODD, WRONG = "fine", "odd", "wrong"

_LEAST_ROOM = 1 << 30


@dataclass(frozen=True, slots=True)
class Told:
    """What was found of one thing. `odd` works, but is hardly meant; `wrong` does not work. `mend`: what to do."""

    what: str
    how: str
    says: str
    mend: str = ""


@click.command()
@database_option
@reference_data_option
@click.option(
    "--watch",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Also look at a configuration of sources.",
)
def doctor(database: str | None, reference_data: tuple[Path, ...], watch: Path | None) -> int:
    """Say what is not set up as it should be, and how to mend it. Status 0: nothing is wrong; 2: something is."""
    status = 0
    for look in _looks(database, reference_data, watch):
        told = look()
        click.echo(f"{told.how:<6} {told.what}: {told.says}{f'; {told.mend}' if told.mend else ''}")
        status = 2 if told.how == WRONG else status
    return status


def _looks(
    database: str | None, reference_data: tuple[Path, ...], watch: Path | None
) -> Iterator[Callable[[], Told]]:
    yield versions
    yield extras
    yield lambda: record(reference_data)
    yield lambda: memory(database)
    yield server
    if watch is not None:
        yield lambda: sources(watch)


def versions() -> Told:
    """Python and the packages whose versions matter."""
    names = ("assay", "prefect", "fastapi", "sqlalchemy", "pandas", "great-expectations")
    said = ", ".join(f"{name} {_version(name)}" for name in names)
    python = f"Python {sys.version_info.major}.{sys.version_info.minor}, {said}"
    if not (3, 11) <= sys.version_info[:2] < (3, 13):
        return Told("versions", WRONG, python, "install Python 3.11 or 3.12")
    if tuple(map(int, (_version("prefect") or "0").split(".")[:2])) != (3, 8):
        return Told(
            "versions", ODD, python, "this was tried with Prefect 3.8; install from requirements.lock"
        )
    return Told("versions", FINE, python)


def extras() -> Told:
    """What the extras bring."""
    missing = [
        extra
        for extra, packages in (
            ("html", ["trafilatura"]),
            ("watch", ["feedparser", "protego"]),
            ("postgres", ["psycopg"]),
        )
        if not all(map(_version, packages))
    ]
    if missing:
        return Told(
            "extras", ODD, f"{', '.join(missing)} not installed", f"pip install 'assay[{','.join(missing)}]'"
        )
    return Told("extras", FINE, "html, watch, postgres")


def record(reference_data: tuple[Path, ...]) -> Told:
    """The reference tables: open, and every locked file as its lock says."""
    from checks.record import open_record

    try:
        opened = open_record(reference_data)
        broken = opened.differing()
    except AssayError as error:
        return Told("record", WRONG, str(error))
    if broken or opened.refused:
        return Told("record", WRONG, (broken or opened.refused)[0], "restore it, or run: assay data check")
    return Told("record", FINE, f"{len(opened.catalogue.measures):,} measures, state {opened.hash[:12]}")


def memory(database: str | None) -> Told:
    """The database: there, up to date, with room, and without runs that never ended."""
    from flows.memory.opening import address_of, connected, newest_revision, revision_of
    from flows.memory.runs import cut_short

    try:
        url = address_of(database)
        if url.get_backend_name() == "sqlite" and not Path(url.database or "").exists():
            return Told("memory", FINE, f"{url.database} is not there yet; the first run creates it")
        opened = connected(url, patience=0)
        with opened.reading() as connection:
            found = revision_of(connection)
            if found != newest_revision():
                return Told(
                    "memory", ODD, f"{opened.name} is at step {found}", "the next run brings it up to date"
                )
            dead = cut_short(connection)
    except AssayError as error:
        return Told("memory", WRONG, str(error))
    if url.get_backend_name() == "sqlite":
        room = shutil.disk_usage(Path(url.database or "").resolve().parent).free
        if room < _LEAST_ROOM:
            return Told("memory", ODD, f"{room >> 20:,} MiB are left for {opened.name}", "make room")
    if dead:
        return Told(
            "memory",
            ODD,
            f"{opened.name}; {len(dead)} runs of the last days never ended: {dead[0]}",
            "the next run takes up",
        )
    return Told("memory", FINE, opened.name)


def server() -> Told:
    """Prefect's server, if one is configured: whether it answers, and whether it is of the same version."""
    address = os.environ.get("PREFECT_API_URL")
    if not address:
        return Told(
            "server", FINE, "none is configured; each run starts one of its own for as long as it takes"
        )
    import requests

    from flows.requesting import trouble

    try:
        answer = requests.get(f"{address}/admin/version", timeout=10)
        answer.raise_for_status()
        theirs = str(answer.json())
    except (requests.RequestException, ValueError) as error:
        return Told(
            "server",
            WRONG,
            f"{_without_password(address)}: {trouble(error)}",
            "start it, or unset PREFECT_API_URL",
        )
    ours = _version("prefect") or "not installed"
    if theirs.split(".")[:2] != ours.split(".")[:2]:
        return Told(
            "server",
            ODD,
            f"{_without_password(address)} is Prefect {theirs}, this is {ours}",
            "use one version",
        )
    return Told("server", FINE, f"{_without_password(address)}, Prefect {theirs}")


def sources(path: Path) -> Told:
    """A configuration of sources: that it is one."""
    from flows.sources import configured

    try:
        found = configured(path)
    except AssayError as error:
        return Told("sources", WRONG, str(error))
    allowed = f"; of this network may be asked: {', '.join(found.allow)}" if found.allow else ""
    return Told("sources", FINE, f"{len(found.sources)} in {path}{allowed}")


def _version(package: str) -> str | None:
    """A package's version, None where it is not installed; asked for here, as looking it up starts slowly."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _without_password(address: str) -> str:
    from flows.requesting import split

    parts = split(address)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
