"""Runs whose process is dead, marked as crashed, so that they neither look alive nor hold a place."""

from __future__ import annotations

import os
from collections.abc import Callable
from socket import gethostname
from typing import Any

from prefect import Flow, get_client
from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
    WorkPoolFilter,
    WorkPoolFilterName,
)
from prefect.client.schemas.objects import FlowRun, State, StateType
from prefect.states import Crashed

HOST = gethostname()

_ALIVE = FlowRunFilter(
    state=FlowRunFilterState(type=FlowRunFilterStateType(any_=[StateType.RUNNING, StateType.CANCELLING]))
)

Number = Callable[[str], str]


def note_process(flow: Flow[..., Any], flow_run: FlowRun, state: State[Any]) -> None:
    """Have the server know which process of which machine has a run, as workers do for theirs; called when it begins."""
    if flow_run.deployment_id is None:
        with get_client(sync_client=True) as client:
            client.update_flow_run(flow_run.id, infrastructure_pid=f"{HOST}:{os.getpid()}")


def reap(pool: str | None = None) -> list[str]:
    """Mark runs as crashed whose process has gone from this machine; their names.

    Those that were started here by hand, and those of a pool. A worker notes the process of each run, not the machine:
    where workers of other machines are at work in the pool, its runs are left alone, and end when nothing has been
    heard of them for a while.
    """
    with get_client(sync_client=True) as client:
        by_hand = client.read_flow_runs(flow_run_filter=_ALIVE)
        reaped = _crashed(client, by_hand, lambda noted: noted.partition(f"{HOST}:")[2])
        if pool is not None and _alone(client, pool):
            of_pool = WorkPoolFilter(name=WorkPoolFilterName(any_=[pool]))
            working = client.read_flow_runs(flow_run_filter=_ALIVE, work_pool_filter=of_pool)
            reaped += _crashed(client, working, lambda noted: noted)
    return reaped


def _alone(client: SyncPrefectClient, pool: str) -> bool:
    """Whether no worker of another machine is at work in a pool."""
    workers = client._client.post(f"/work_pools/{pool}/workers/filter", json={}).json()
    return all(each["status"] != "ONLINE" or each["name"] == HOST for each in workers)


def _crashed(client: SyncPrefectClient, runs: list[FlowRun], number: Number) -> list[str]:
    """Mark those of the runs whose process has gone; `number`: the process in what was noted of it."""
    reaped = []
    for run in runs:
        process = number(run.infrastructure_pid or "")
        if process.isdigit() and not _is_alive(int(process)):
            crashed: State[None] = Crashed(message="its process ended without a word")
            client.set_flow_run_state(run.id, crashed, force=True)
            reaped.append(run.name)
    return reaped


def _is_alive(process: int) -> bool:
    try:
        with open(f"/proc/{process}/stat") as stat:
            return stat.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        pass
    except OSError:
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
