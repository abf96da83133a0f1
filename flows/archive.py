"""The flow over an archive: what the memory does not hold yet is checked, batch by batch, and stored as it is done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, TypedDict, cast

from prefect import flow, get_run_logger, runtime, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State

from checks.document_files import count
from checks.documents import Document, UnreadableDocument
from checks.gate import NONE
from flows.artifacts import Progress
from flows.batches import batches
from flows.checking import SECONDS, Result, against, checker, results
from flows.configured import of_desk
from flows.ending import ended
from flows.events import Events
from flows.inputs import documents
from flows.keeping import Keeper, changed_lines, skipped_lines, took_lines
from flows.markdown import escaped
from flows.memory import open_memory
from flows.memory.runs import BROKEN, COMPLETED, remembered
from flows.memory.storing import not_yet_stored, record_id
from flows.naming import named_after
from flows.outcome import Outcome, refused
from flows.reaping import note_process
from flows.runners import Runner, members
from flows.server import as_it_is, run_here

BATCH = 200
"""Documents that are looked up, checked and stored at once: a second or two of work, what a killed run loses."""

_CHUNK = 20
_LINE = 300


class Archived(TypedDict):
    """What a run leaves behind. status as of `assay check`, of what was new to the memory."""

    run: str
    run_id: str
    tasks: int
    status: int
    message: str
    new: int
    changed: int
    stored_before: int
    skipped: list[str]


@flow(
    name="check-archive",
    on_running=[note_process],
    flow_run_name=named_after("inputs", "the archive"),
    persist_result=True,
    result_serializer="json",
    timeout_seconds=8 * 3600,
)
def check_archive(
    inputs: list[str],
    database: str | None = None,
    published: date | None = None,
    fail_on: str = NONE,
    reference_data: tuple[Path, ...] = (),
    processes: int = 1,
    batch_size: int = BATCH,
    config: Path | None = None,
    runner: Runner = "processes",
    address: str | None = None,
) -> State[Archived]:
    """Check what of an archive is new, changed, or was read by another program or record; all else is passed over.

    `processes`: how many check at once. `runner`, `address`: or a Dask cluster does. `config`: else the one
    nearest to the desk's folder. A run that was killed is taken up by the next one where it stopped.
    """
    log, run_id, name = get_run_logger(), str(runtime.flow_run.get_id()), str(runtime.flow_run.get_name())
    found = of_desk(fail_on, reference_data, config)
    record = found.record()
    memory = open_memory(database, say=log.warning)
    keeper = Keeper(memory, record, Outcome(found.gate, waivers=found.waivers()), Events(run_id, name), log)
    keeper.skip(list(refused(record)))
    chunk = batch_size if runner == "dask" else _CHUNK
    working = members(partial(checker, against(found, record)), SECONDS, processes, runner, address)
    with remembered(memory, "archive", run_id) as run, working as those:
        progress = Progress(count(inputs), batch_size)
        state = memory.write(partial(record_id, record=record))
        fresh = _Fresh(keeper, state, progress)
        chunks = fresh.chunks(batches(documents(inputs, published), batch_size), chunk)
        for batch in _gathered(results(those, chunks), batch_size):
            keep_batch(as_it_is(batch), as_it_is(keeper))
        run.message = f"{keeper.message}; {fresh.stored_before:,} stored before"
        status = 2 if keeper.skipped.number else keeper.outcome.status
        run.state = BROKEN if status else COMPLETED
        told = keeper.conclude("archive", run_id, run.message)
        create_markdown_artifact(
            key="archive", markdown=report(run.message, keeper, told), description=run.message
        )
    archived = Archived(
        run=name,
        run_id=run_id,
        tasks=keeper.batches * (2 if runner == "dask" else 1),
        status=status,
        message=run.message,
        new=keeper.new,
        changed=keeper.changed.number,
        stored_before=fresh.stored_before,
        skipped=keeper.skipped.first,
    )
    return ended(status, run.message, archived)


@task(cache_policy=NO_CACHE, persist_result=False)
def keep_batch(batch: Sequence[Result], keeper: Keeper) -> None:
    """Store the results of a batch."""
    keeper.keep(batch)


def archive_here(**parameters: Any) -> Archived:
    """Run the flow in this process until all of it is recorded; what it raises is raised as it is."""
    return cast(Archived, run_here(check_archive, parameters))


def report(message: str, keeper: Keeper, told: Mapping[str, Any]) -> str:
    """A run in Markdown: how much was new, what was changed, what could not be read, and how long it took."""
    lines = [f"## {escaped(message, _LINE)}", *took_lines(told)]
    return "\n".join([*lines, *changed_lines(keeper.changed), *skipped_lines(keeper.skipped)])


class _Fresh:
    """What of an archive has to be checked. `stored_before` counts what has not."""

    def __init__(self, keeper: Keeper, state: int, progress: Progress) -> None:
        self._keeper, self._state, self._progress = keeper, state, progress
        self.stored_before = 0

    def chunks(
        self, found: Iterable[Sequence[Document | UnreadableDocument]], size: int
    ) -> Iterator[list[Document]]:
        for batch in found:
            readable = [each for each in batch if isinstance(each, Document)]
            self._keeper.skip([each for each in batch if isinstance(each, UnreadableDocument)])
            fresh = self._keeper.memory.read(partial(not_yet_stored, documents=readable, state=self._state))
            self.stored_before += len(readable) - len(fresh)
            self._progress.advance(len(batch))
            for chunk in batches(fresh, size):
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
