"""Runs as the memory knows them: begun, ended, or never ended."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from flows.memory.opening import Memory
from flows.memory.tables import Run

LONGEST = timedelta(hours=8)
"""No run takes longer."""

RUNNING, COMPLETED, BROKEN, FAILED = "running", "completed", "broken", "failed"


@dataclass
class Remembered:
    """A run under way, and what is to be remembered of its end."""

    state: str = COMPLETED
    message: str = ""


@contextmanager
def remembered(memory: Memory, flow: str, run_id: str) -> Iterator[Remembered]:
    """Remember a run for as long as it goes on; one that raises has failed."""
    begun = {"flow": flow, "host": socket.gethostname(), "started": datetime.now(UTC), "state": RUNNING}

    def begin(connection: sa.Connection) -> None:
        connection.execute(sa.delete(Run).where(Run.id == run_id))  # one that Prefect tries again has its id
        connection.execute(sa.insert(Run).values(id=run_id, **begun))

    def end(connection: sa.Connection) -> None:
        said = {"ended": datetime.now(UTC), "state": run.state, "message": run.message or None}
        connection.execute(sa.update(Run).where(Run.id == run_id).values(**said))

    run = Remembered()
    memory.write(begin)
    try:
        yield run
    except BaseException as error:
        run.state, run.message = FAILED, f"{type(error).__name__}: {error}".splitlines()[0]
        raise
    finally:
        memory.write(end)


def cut_short(connection: sa.Connection) -> list[str]:
    """Runs of the last week that were to end long ago, and did not; the latest first."""
    now = datetime.now(UTC)
    asked = sa.select(Run.flow, Run.host, Run.started).where(
        Run.state == RUNNING, Run.started > now - timedelta(days=7), Run.started < now - LONGEST
    )
    rows = connection.execute(asked.order_by(Run.started.desc()))
    return [f"{flow} on {host}, of {started:%Y-%m-%d %H:%M}" for flow, host, started in rows]
