"""The main flow: articles in batches, a task run for each, report files, artifacts, and the gate."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import Any, TypedDict, cast

from prefect import flow, get_run_logger, runtime, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed

from checks.assay import Checked
from checks.documents import Document, UnreadableDocument, count
from checks.errors import BadUsage
from checks.formats import jsonl, text
from checks.formats.lines import shortened
from checks.record import Record
from flows.artifacts import Digest, Progress, publish
from flows.configured import settings
from flows.inputs import documents
from flows.outcome import Outcome, checked, refused
from flows.output import whole
from flows.server import as_it_is, ask_the_server, wait_until_recorded

BATCH = 50

Batch = tuple[Document | UnreadableDocument, ...]


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
    fail_on: str | None = None,
    everything: bool = False,
    config: Path | None = None,
    reference_data: tuple[Path, ...] = (),
    reports: Path = Path("reports"),
    batch_size: int = BATCH,
) -> State[Ran]:
    """Check articles and keep the findings; the run fails, with these kept, where they break the gate."""
    found = settings(inputs, fail_on, reference_data, config)
    outcome = Outcome(found.gate, everything, waivers=found.waivers())
    record = found.record()
    run, run_id = str(runtime.flow_run.get_name()), str(runtime.flow_run.get_id())
    folder = _report_folder(reports, run, run_id)
    digest = Digest(f"{folder}")
    progress = Progress(count(found.inputs), batch_size)
    results = chain(
        refused(record), _in_tasks(documents(found.inputs, published), record, batch_size, progress)
    )
    with whole(folder / "findings.jsonl") as lines, whole(folder / "findings.txt") as out:

        def kept(each: Checked) -> Checked:
            jsonl.write([each], lines)
            digest.add(each)
            return each

        text.write(map(kept, outcome.through(results, get_run_logger().warning)), out)
    publish(digest, outcome)
    ran = Ran(
        run=run,
        run_id=run_id,
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
    ask_the_server()
    state: Any = check_articles(**parameters, return_state=True)
    ran = state.result(raise_on_failure=False)
    if isinstance(ran, BaseException):
        raise ran
    wait_until_recorded(ran["run_id"], ran["batches"])
    return cast(Ran, ran)


def batch_name(batch: Batch) -> str:
    """What a batch checks, for its task run: its first document and the number of others."""
    first = shortened(Path(batch[0].name).name or batch[0].name, 40)
    return f"{first} and {len(batch) - 1} more" if len(batch) > 1 else first


def _report_folder(reports: Path, run: str, run_id: str) -> Path:
    """A new folder named after the run; Prefect gives the same name again now and then."""
    folder = reports / re.sub(r"[^\w.-]", "-", run)
    if folder.exists():
        folder = folder.with_name(f"{folder.name}-{run_id[:8]}")
    try:
        folder.mkdir(parents=True)
    except OSError as error:
        raise BadUsage(f"{folder}: cannot be made ({error.strerror}); choose other --reports") from None
    return folder


def _in_tasks(
    found: Iterable[Document | UnreadableDocument], record: Record, batch_size: int, progress: Progress
) -> Iterator[Checked | UnreadableDocument]:
    """The results of task run after task run; only one batch is in memory at a time."""
    found = iter(found)
    while batch := tuple(islice(found, batch_size)):
        # Prefect fills braces in a name from the parameters.
        name = batch_name(batch).replace("{", "{{").replace("}", "}}")
        yield from check_batch.with_options(task_run_name=name)(as_it_is(batch), as_it_is(record))
        progress.advance(len(batch))
