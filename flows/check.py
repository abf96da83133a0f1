"""The main flow: articles in batches, a task run for each, report files, artifacts, and the gate."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Any, TypedDict, TypeVar, cast
from uuid import UUID

from prefect import flow, get_client, get_run_logger, runtime, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterId,
    TaskRunFilter,
    TaskRunFilterState,
    TaskRunFilterStateType,
)
from prefect.client.schemas.objects import State, StateType
from prefect.states import Completed, Failed
from prefect.utilities.annotations import quote

from checks.assay import Checked
from checks.documents import Document, UnreadableDocument, count
from checks.formats import jsonl, text
from checks.formats.lines import shortened
from checks.gate import DEFAULT, Gate
from checks.record import Record, open_record
from flows.artifacts import Digest, Progress, publish
from flows.inputs import documents
from flows.outcome import Outcome, checked, refused
from flows.output import whole

BATCH = 50
_SECONDS_TO_SETTLE = 30

Batch = tuple[Document | UnreadableDocument, ...]
Value = TypeVar("Value")


class Ran(TypedDict):
    """What a run leaves behind: its result, kept by Prefect whether the gate passes or not."""

    run: str
    run_id: str
    batches: int
    folder: str
    status: int
    message: str
    unreadable: list[str]


@flow(name="check-articles", persist_result=True, result_serializer="json")
def check_articles(
    inputs: list[str],
    published: date | None = None,
    fail_on: str = DEFAULT,
    everything: bool = False,
    reference_data: tuple[Path, ...] = (),
    reports: Path = Path("reports"),
    batch_size: int = BATCH,
) -> State[Ran]:
    """Check articles and keep the findings; the run fails, with these kept, where they break the gate."""
    outcome = Outcome(Gate.parse(fail_on), everything)
    record = open_record(reference_data)
    run = str(runtime.flow_run.get_name())
    folder = reports / re.sub(r"[^\w.-]", "-", run)
    folder.mkdir(parents=True, exist_ok=True)
    digest = Digest(f"{folder}")
    progress = Progress(count(inputs), batch_size)
    results = chain(refused(record), _in_tasks(documents(inputs, published), record, batch_size, progress))
    with whole(folder / "findings.jsonl") as lines, whole(folder / "findings.txt") as out:

        def kept(each: Checked) -> Checked:
            jsonl.write([each], lines)
            digest.add(each)
            return each

        text.write(map(kept, outcome.through(results, get_run_logger().warning)), out)
    publish(digest, outcome)
    ran = Ran(
        run=run,
        run_id=str(runtime.flow_run.get_id()),
        batches=progress.batches,
        folder=str(folder),
        status=outcome.status,
        message=outcome.message,
        unreadable=outcome.unreadable,
    )
    ended = Failed if outcome.status else Completed
    return ended(message=outcome.message, data=ran)


@task(cache_policy=NO_CACHE, persist_result=False)
def check_batch(batch: Batch, record: Record) -> list[Checked | UnreadableDocument]:
    """Check some documents; an unreadable one comes back as it is."""
    return list(checked(batch, record))


def run_here(**parameters: Any) -> Ran:
    """Run the flow in this process until all of it is recorded; what it raises is raised as it is."""
    state: Any = check_articles(**parameters, return_state=True)
    ran = state.result(raise_on_failure=False)
    if isinstance(ran, BaseException):
        raise ran
    _wait_until_recorded(ran)
    return cast(Ran, ran)


def _wait_until_recorded(ran: Ran) -> None:
    """Task runs reach the server through a queue; a server that stops at once would lose the last of them."""
    if not ran["batches"]:
        return
    of_run = FlowRunFilter(id=FlowRunFilterId(any_=[UUID(ran["run_id"])]))
    ended = TaskRunFilter(state=TaskRunFilterState(type=TaskRunFilterStateType(any_=[StateType.COMPLETED])))
    until = time.monotonic() + _SECONDS_TO_SETTLE
    with get_client(sync_client=True) as client:
        last = partial(client.read_task_runs, limit=1, offset=ran["batches"] - 1)
        while not last(flow_run_filter=of_run, task_run_filter=ended) and time.monotonic() < until:
            time.sleep(0.1)


def batch_name(batch: Batch) -> str:
    """What a batch checks, for its task run: its first document and the number of others."""
    first = shortened(Path(batch[0].name).name or batch[0].name, 40)
    return f"{first} and {len(batch) - 1} more" if len(batch) > 1 else first


def _in_tasks(
    found: Iterable[Document | UnreadableDocument], record: Record, batch_size: int, progress: Progress
) -> Iterator[Checked | UnreadableDocument]:
    """The results of task run after task run; only one batch is in memory at a time."""
    found = iter(found)
    while batch := tuple(islice(found, batch_size)):
        # Prefect fills braces in a name from the parameters.
        name = batch_name(batch).replace("{", "{{").replace("}", "}}")
        yield from check_batch.with_options(task_run_name=name)(_as_it_is(batch), _as_it_is(record))
        progress.advance(len(batch))


def _as_it_is(value: Value) -> Value:
    """A parameter that Prefect hands to the task without looking into it."""
    return cast(Value, quote(value))
