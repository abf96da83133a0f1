"""Prefect's server, as a run in this process needs it: answering before, and told of everything after."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, TypeVar, cast
from uuid import UUID

from prefect import get_client
from prefect.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterId,
    TaskRunFilter,
    TaskRunFilterState,
    TaskRunFilterStateType,
)
from prefect.client.schemas.objects import StateType
from prefect.settings import PREFECT_API_URL
from prefect.utilities.annotations import quote

from checks.errors import BadUsage
from flows.reaping import reap

_SECONDS_TO_SETTLE = 30

Value = TypeVar("Value")


def ask_the_server(for_what: str | None = None) -> None:
    """Raise BadUsage where a server is configured that does not answer, or none is although it is needed `for_what`."""
    address = PREFECT_API_URL.value()
    if not address:
        if for_what:
            raise BadUsage(f"{for_what}; start one and set PREFECT_API_URL")
        return
    with get_client(sync_client=True) as client:
        if client.api_healthcheck():
            raise BadUsage(f"{address}: Prefect's server does not answer; start it or unset PREFECT_API_URL")


def tag(run_id: str, tags: Iterable[str]) -> None:
    """Add tags to a run."""
    with get_client(sync_client=True) as client:
        known = client.read_flow_run(UUID(run_id)).tags
        client.update_flow_run(UUID(run_id), tags=sorted({*known, *tags}))


def wait_until_recorded(run_id: str, tasks: int) -> None:
    """Wait for the last of a run's tasks: they reach the server through a queue, which a server that stops at once loses."""
    if not tasks:
        return
    of_run = FlowRunFilter(id=FlowRunFilterId(any_=[UUID(run_id)]))
    ended = TaskRunFilter(state=TaskRunFilterState(type=TaskRunFilterStateType(any_=[StateType.COMPLETED])))
    until = time.monotonic() + _SECONDS_TO_SETTLE
    with get_client(sync_client=True) as client:
        last = partial(client.read_task_runs, limit=1, offset=tasks - 1)
        while not last(flow_run_filter=of_run, task_run_filter=ended) and time.monotonic() < until:
            time.sleep(0.1)


def run_here(flow: Callable[..., Any], parameters: Mapping[str, Any], for_what: str | None = None) -> Any:
    """Run a flow in this process until all of it is recorded; what it raises is raised as it is.

    What it returns names its `run_id` and how many `tasks` it had. `for_what`: as of `ask_the_server`.
    """
    ask_the_server(for_what)
    if PREFECT_API_URL.value():
        reap()
    state = flow(**parameters, return_state=True)
    done = state.result(raise_on_failure=False)
    if isinstance(done, BaseException):
        raise done
    wait_until_recorded(done["run_id"], done["tasks"])
    return done


def as_it_is(value: Value) -> Value:
    """A parameter that Prefect hands to the task without looking into it."""
    return cast(Value, quote(value))
