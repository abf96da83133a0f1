"""Opening the memory: where it is, the engine with the settings that a desk needs, and its tables brought up to date."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError

from checks.errors import AssayError, BadUsage
from flows.settings import VARIABLE, own_memory

BLOCK = "prefect:"

_SECONDS_BUSY = 60
_CACHE_KIB = (
    16 << 10
)  # of SQLite; it fills as a database grows, and what is not in it is in the system's cache
_LONGEST_PAUSE = 5
_FULL = ("database or disk is full", "No space left on device", "disk I/O error")
_MIGRATING = 716_253  # any number; what two that migrate at once agree on

Result = TypeVar("Result")
Wait = Callable[[float], object]


class MemoryTrouble(AssayError):
    """The database cannot be used."""


class Memory:
    """An open database. `patience`: seconds for which a database that is away is waited for.

    `say` is told, in a line, when it is away and when it is back.
    """

    def __init__(
        self, engine: sa.Engine, patience: float = 120, say: Callable[[str], object] = lambda _: None
    ) -> None:
        self.engine, self.patience, self.say = engine, patience, say

    @property
    def name(self) -> str:
        """The address for people, without its password."""
        return shown(self.engine.url)

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A connection that only reads, and keeps nobody from writing. Raises MemoryTrouble where there is none."""
        try:
            with self.engine.connect().execution_options(reading=True) as connection:
                yield connection
        except DBAPIError as error:
            raise MemoryTrouble(f"{self.name}: {_first_line(error)}; check the database") from error

    def read(self, work: Callable[[sa.Connection], Result], wait: Wait = time.sleep) -> Result:
        """Look something up; again while the database is away. Raises as `write` does."""
        return self._patiently(lambda: self.engine.connect().execution_options(reading=True), work, wait)

    def write(self, work: Callable[[sa.Connection], Result], wait: Wait = time.sleep) -> Result:
        """Do the work in one transaction; all of it again while the database is away. The work has to bear that.

        Raises MemoryTrouble where the database stays away longer than the patience, or has no room.
        """
        return self._patiently(self.engine.begin, work, wait)

    def _patiently(
        self,
        connected: Callable[[], AbstractContextManager[sa.Connection]],
        work: Callable[[sa.Connection], Result],
        wait: Wait,
    ) -> Result:
        until, pause, away = time.monotonic() + self.patience, 0.1, False
        while True:
            try:
                with connected() as connection:
                    done = work(connection)
            except DBAPIError as error:
                if any(words in str(error.orig) for words in _FULL):
                    raise MemoryTrouble(f"{self.name}: no room is left; make some, and run again") from error
                if not (isinstance(error, OperationalError) or error.connection_invalidated):
                    raise
                if time.monotonic() > until:
                    raise MemoryTrouble(f"{self.name}: {_first_line(error)}; check the database") from error
                if not away:
                    self.say(f"{self.name}: {_first_line(error)}; waiting for it")
                away = True
                wait(pause)
                pause = min(2 * pause, _LONGEST_PAUSE)
            else:
                if away:
                    self.say(f"{self.name}: is back")
                return done


def shown(url: URL) -> str:
    """An address as it may be printed."""
    return url.render_as_string(hide_password=True)


def address_of(given: str | None) -> URL:
    """The database meant: the one given, the one in ASSAY_DATABASE, or a SQLite file of the user's own.

    `prefect:NAME` is the address in the Prefect block of kind Secret of that name. Raises BadUsage.
    """
    written = given or os.environ.get(VARIABLE) or ""
    if written.startswith(BLOCK):
        written = _from_block(written.removeprefix(BLOCK))
    if not written:
        return URL.create("sqlite", database=str(own_memory()))
    try:
        url = make_url(written)
    except (ArgumentError, ValueError):
        raise BadUsage(
            "the database's address is none; write it as sqlite:///FILE or postgresql://USER@HOST/NAME"
        ) from None
    if url.drivername in ("postgresql", "postgres"):
        url = url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() not in ("sqlite", "postgresql"):
        raise BadUsage(f"{shown(url)}: is no SQLite or PostgreSQL database; give one of these")
    return url


def open_memory(
    given: str | None = None, patience: float = 120, say: Callable[[str], object] = lambda _: None
) -> Memory:
    """The memory at an address, created or brought up to date where needed. Raises MemoryTrouble, BadUsage."""
    memory = connected(address_of(given), patience, say)
    try:
        memory.write(_up_to_date)
    except DBAPIError as error:
        raise MemoryTrouble(f"{memory.name}: {_first_line(error)}; check the address") from error
    return memory


def memory_to_read(given: str | None = None, say: Callable[[str], object] = lambda _: None) -> Memory:
    """The memory at an address, written to only where it has to be brought up to date. Raises as `open_memory`."""
    memory = connected(address_of(given), say=say)
    with memory.reading() as connection:
        current = revision_of(connection) == newest_revision()
    return memory if current else open_memory(given, say=say)


def connected(url: URL, patience: float = 120, say: Callable[[str], object] = lambda _: None) -> Memory:
    """The memory at an address as it is. Raises MemoryTrouble where no driver for it is installed."""
    if url.get_backend_name() == "sqlite":
        if url.database and url.database != ":memory:":
            Path(url.database).parent.mkdir(parents=True, exist_ok=True)
        engine = sa.create_engine(url, connect_args={"timeout": _SECONDS_BUSY})
        sa.event.listen(engine, "connect", _set_sqlite_up)
        sa.event.listen(engine, "begin", _begin_sqlite)
        return Memory(engine, patience, say)
    try:
        return Memory(sa.create_engine(url, pool_pre_ping=True), patience, say)
    except (ImportError, NoSuchModuleError):
        raise MemoryTrouble(
            f"{shown(url)}: PostgreSQL is reached with the postgres extra; install assay[postgres]"
        ) from None


def revision_of(connection: sa.Connection) -> str | None:
    """Which step of the migrations the database has come to; None for an empty one."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(sa.text("SELECT version_num FROM alembic_version"))
    return found


def newest_revision() -> str:
    """The last step of the migrations."""
    steps = (Path(__file__).parent / "migrations" / "versions").glob("[0-9]*.py")
    return max(path.stem for path in steps).partition("_")[0]


def _up_to_date(connection: sa.Connection) -> None:
    newest = newest_revision()
    if revision_of(connection) == newest:
        return
    if connection.dialect.name == "postgresql":
        connection.execute(sa.text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATING})
    found = revision_of(connection)
    if found is not None and found > newest:
        raise MemoryTrouble(
            f"{shown(connection.engine.url)}: is of a newer Assay (step {found}); install that one"
        )
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _set_sqlite_up(made: Any, _: object) -> None:
    made.isolation_level = None  # transactions begin as `_begin_sqlite` says, not as the driver guesses
    for setting in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", f"cache_size={-_CACHE_KIB}"):
        made.execute(f"PRAGMA {setting}")


def _begin_sqlite(connection: sa.Connection) -> None:
    reading = connection.get_execution_options().get("reading")
    # One that writes later would find the database changed below it; it waits for its turn at once.
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def _from_block(name: str) -> str:
    from prefect.blocks.system import Secret

    try:
        return str(Secret.load(name).get())  # type: ignore[union-attr]
    except ValueError:
        raise BadUsage(f"prefect:{name}: there is no such Secret block; create it in Prefect") from None


def _first_line(error: DBAPIError) -> str:
    return str(error.orig).strip().splitlines()[0] if str(error.orig).strip() else type(error.orig).__name__
