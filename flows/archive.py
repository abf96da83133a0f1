"""The flow over an archive: what the memory does not hold yet is checked, batch by batch, and stored as it is done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, TypedDict, cast

from prefect import flow, get_run_logger, runtime, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed

from checks.documents import Document, UnreadableDocument, count
from checks.gate import NONE, Gate
from checks.record import open_record
from flows.artifacts import Progress, publish
from flows.batches import batches
from flows.checking import Result, crew, results
from flows.inputs import documents
from flows.keeping import Keeper, changed_lines, skipped_lines
from flows.markdown import escaped
from flows.memory import open_memory
from flows.memory.runs import BROKEN, COMPLETED, remembered
from flows.memory.storing import not_yet_stored, record_id
from flows.server import as_it_is, run_here

BATCH = 200
"""Documents that are looked up, checked and stored at once: a second or two of work, what a killed run loses."""

_CHUNK = 20
_LINE = 300


class Archived(TypedDict):
    """What a run leaves behind. status as of `assay check`, of what was new to the memory."""

    run: str
    run_id: str
    batches: int
    status: int
    message: str
    new: int
    changed: int
    stored_before: int
    skipped: list[str]


@flow(name="check-archive", persist_result=True, result_serializer="json", timeout_seconds=8 * 3600)
def check_archive(
    inputs: list[str],
    database: str | None = None,
    published: date | None = None,
    fail_on: str = NONE,
    reference_data: tuple[Path, ...] = (),
    processes: int = 1,
    batch_size: int = BATCH,
) -> State[Archived]:
    """Check what of an archive is new, changed, or was read by another program or record; all else is passed over.

    `processes`: how many check at once. A run that was killed is taken up by the next one where it stopped.
    """
    log, run_id = get_run_logger(), str(runtime.flow_run.get_id())
    gate, record = Gate.parse(fail_on), open_record(reference_data)
    memory = open_memory(database, say=log.warning)
    with remembered(memory, "archive", run_id) as run, crew(reference_data, processes) as members:
        keeper = Keeper(memory, record, gate, log.warning)
        progress = Progress(count(inputs), batch_size)
        state = memory.write(partial(record_id, record=record))
        fresh = _Fresh(keeper, state, progress)
        chunks = fresh.chunks(batches(documents(inputs, published), batch_size))
        for batch in _gathered(results(members, chunks), batch_size):
            keep_batch(as_it_is(batch), as_it_is(keeper))
        run.message = f"{keeper.message}; {fresh.stored_before:,} stored before"
        status = 2 if keeper.skipped else keeper.outcome.status
        run.state = BROKEN if status else COMPLETED
        publish(keeper.digest, keeper.outcome)
        create_markdown_artifact(key="archive", markdown=report(run.message, keeper), description=run.message)
    archived = Archived(
        run=str(runtime.flow_run.get_name()),
        run_id=run_id,
        batches=keeper.batches,
        status=status,
        message=run.message,
        new=keeper.new,
        changed=len(keeper.changed),
        stored_before=fresh.stored_before,
        skipped=keeper.skipped,
    )
    ended = Failed if status else Completed
    return ended(message=run.message, data=archived)


@task(cache_policy=NO_CACHE, persist_result=False)
def keep_batch(batch: Sequence[Result], keeper: Keeper) -> None:
    """Store the results of a batch."""
    keeper.keep(batch)


def archive_here(**parameters: Any) -> Archived:
    """Run the flow in this process until all of it is recorded; what it raises is raised as it is."""
    return cast(Archived, run_here(check_archive, parameters))


def report(message: str, keeper: Keeper) -> str:
    """A run in Markdown: how much was new, what was changed, and what could not be read."""
    lines = [f"## {escaped(message, _LINE)}", *changed_lines(keeper.changed), *skipped_lines(keeper.skipped)]
    return "\n".join(lines)


class _Fresh:
    """What of an archive has to be checked. `stored_before` counts what has not."""

    def __init__(self, keeper: Keeper, state: int, progress: Progress) -> None:
        self._keeper, self._state, self._progress = keeper, state, progress
        self.stored_before = 0

    def chunks(self, found: Iterable[Sequence[Document | UnreadableDocument]]) -> Iterator[list[Document]]:
        for batch in found:
            readable = [each for each in batch if isinstance(each, Document)]
            self._keeper.skip([each for each in batch if isinstance(each, UnreadableDocument)])
            fresh = self._keeper.memory.read(partial(not_yet_stored, documents=readable, state=self._state))
            self.stored_before += len(readable) - len(fresh)
            self._progress.advance(len(batch))
            for chunk in batches(fresh, _CHUNK):
                yield list(chunk)


def _gathered(done: Iterable[list[Result]], size: int) -> Iterator[list[Result]]:
    """Results of small chunks as larger batches."""
    batch: list[Result] = []
    for results_of_chunk in done:
        batch += results_of_chunk
        if len(batch) >= size:
            yield batch
            batch = []
    if batch:
        yield batch
