"""Runs whose process is dead, marked as crashed, so that they neither look alive nor hold a place."""

from __future__ import annotations

import os
import socket

from prefect import get_client
from prefect.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
    WorkPoolFilter,
    WorkPoolFilterName,
)
from prefect.client.schemas.objects import State, StateType
from prefect.states import Crashed

_ALIVE = [StateType.RUNNING, StateType.CANCELLING]


def reap(pool: str) -> list[str]:
    """Mark runs of a pool as crashed whose process has gone from this machine; their names.

    A worker notes the process of each run, not the machine: where workers of other machines are at work in the pool,
    nothing is done here, and such runs end when nothing has been heard of them for a while.
    """
    with get_client(sync_client=True) as client:
        workers = client._client.post(f"/work_pools/{pool}/workers/filter", json={}).json()
        if any(each["status"] == "ONLINE" and each["name"] != socket.gethostname() for each in workers):
            return []
        of_pool = WorkPoolFilter(name=WorkPoolFilterName(any_=[pool]))
        alive = FlowRunFilter(state=FlowRunFilterState(type=FlowRunFilterStateType(any_=_ALIVE)))
        reaped = []
        for run in client.read_flow_runs(flow_run_filter=alive, work_pool_filter=of_pool):
            number = run.infrastructure_pid or ""
            if number.isdigit() and not _is_alive(int(number)):
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
