"""The flow that watches sources: what is new or changed in feeds, sitemaps and lists is fetched, checked and remembered."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, TypedDict, cast

import sqlalchemy as sa
from prefect import flow, get_run_logger, runtime, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State

from checks.documents import UnreadableDocument
from checks.formats.summary import counted
from checks.gate import NONE
from flows.batches import batches
from flows.checking import Fetched, Result, against, checker, results
from flows.configured import of_desk
from flows.crew import Crew
from flows.ending import ended
from flows.events import Events
from flows.gathering import Came, Round, Told
from flows.keeping import Keeper, changed_lines, skipped_lines, took_lines
from flows.markdown import escaped
from flows.memory import open_memory
from flows.memory.addresses import Asked, note
from flows.memory.runs import BROKEN, COMPLETED, remembered
from flows.naming import named_after
from flows.outcome import Outcome, refused
from flows.reaping import HOST, note_process
from flows.server import as_it_is, run_here
from flows.sources import Source, configured
from flows.visits import Visitor, patience_of

BATCH = 10
"""Articles that are checked and stored at once; few, as they come slowly."""

_LINE = 300


class Watched(TypedDict):
    """What a round leaves behind. status 0: as it should; 1: findings break the gate; 2: no source could be read."""

    run: str
    run_id: str
    tasks: int
    status: int
    message: str
    new: int
    changed: int
    skipped: list[str]
    trouble: list[str]


@flow(
    name="watch-sources",
    on_running=[note_process],
    flow_run_name=named_after("configuration", "the sources"),
    persist_result=True,
    result_serializer="json",
    timeout_seconds=1500,
)
def watch_sources(
    configuration: Path,
    database: str | None = None,
    fail_on: str = NONE,
    reference_data: tuple[Path, ...] = (),
    minutes: float = 8,
    config: Path | None = None,
) -> State[Watched]:
    """Go round the sources of a configuration once, and remember what is new or changed in them.

    `minutes`: after so many nothing more is asked for; the next round goes on where this one stopped.  `config`: of
    the gate, the waivers and the record; else the one nearest to the desk's folder.
    """
    log, run_id, name = get_run_logger(), str(runtime.flow_run.get_id()), str(runtime.flow_run.get_name())
    watching = configured(configuration)
    found = of_desk(fail_on, reference_data, config)
    record = found.record()
    # Remarks in pages of others excuse nothing.
    waivers = replace(found.waivers(), honoured=lambda _: False)
    memory = open_memory(database, say=log.warning)
    keeper = Keeper(memory, record, Outcome(found.gate, waivers=waivers), Events(run_id, name), log)
    keeper.skip(list(refused(record)))
    working = Crew(partial(checker, against(found, record)), 1, watching.seconds)
    with remembered(memory, "watch", run_id) as run, working as members:
        visitor = Visitor(watching.allow, watching.pause, patience_of(watching))
        going = Round(watching, memory, visitor, time.monotonic() + 60 * minutes)
        came: deque[Sequence[Came]] = deque()
        for done in results(members, _chunks(going, came)):
            keep_batch(as_it_is(came.popleft()), as_it_is(done), as_it_is(keeper))
        trouble = [each.trouble for each in going.told if each.trouble]
        for each in trouble:
            log.warning(f"{HOST}: {each}")
        blind = len(trouble) == len(watching.sources)
        status = 2 if blind else keeper.outcome.status
        run.message = f"{keeper.message}; {counted(len(trouble), 'source')} not readable"
        run.state = BROKEN if status else COMPLETED
        took = keeper.conclude("watch", run_id, run.message)
        create_markdown_artifact(
            key="sources", markdown=report(going.told, keeper, took), description=run.message
        )
    watched = Watched(
        run=name,
        run_id=run_id,
        tasks=keeper.batches,
        status=status,
        message=run.message,
        new=keeper.new,
        changed=keeper.changed.number,
        skipped=keeper.skipped.first,
        trouble=trouble,
    )
    return ended(status, run.message, watched)


@task(cache_policy=NO_CACHE, persist_result=False)
def keep_batch(batch: Sequence[Came], done: Sequence[Result], keeper: Keeper) -> None:
    """Store what articles came to, together with when they are to be asked again: both or neither."""
    pages = dict(zip((each.asked.address for each in batch if each.page), done, strict=True))
    noted: dict[Source, list[Asked]] = {}
    for each in batch:
        result = pages.get(each.asked.address)
        asked = each.asked
        if isinstance(result, UnreadableDocument):
            asked = Asked(asked.address, trouble=result.reason)
        elif result is not None:
            asked = replace(asked, document=result.checked.document.name)
        elif asked.trouble:
            keeper.skip([UnreadableDocument(asked.address, asked.trouble)])
        noted.setdefault(each.source, []).append(asked)
    keeper.keep(done, partial(_note, noted))


def watch_here(**parameters: Any) -> Watched:
    """Run the flow in this process until all of it is recorded; what it raises is raised as it is."""
    return cast(Watched, run_here(watch_sources, parameters))


def report(told: Sequence[Told], keeper: Keeper, took: Mapping[str, Any]) -> str:
    """A round in Markdown: each source, what was changed in articles, and what was skipped."""
    lines = [
        f"## {escaped(keeper.message, _LINE)}",
        *took_lines(took),
        "",
        "| source | listed | due | trouble |",
        "| --- | ---: | ---: | --- |",
    ]
    lines += [
        f"| {escaped(each.source.place, _LINE)} | {each.listed:,} | {each.due:,} | {escaped(each.trouble or '', _LINE)} |"
        for each in told
    ]
    return "\n".join([*lines, *changed_lines(keeper.changed), *skipped_lines(keeper.skipped)])


def _chunks(going: Round, came: deque[Sequence[Came]]) -> Iterator[list[Fetched]]:
    for batch in batches(going.came(), BATCH):
        came.append(batch)
        yield [each.page for each in batch if each.page]


def _note(noted: dict[Source, list[Asked]], connection: sa.Connection, new: set[str]) -> None:
    for source, asked in noted.items():
        note(connection, source.place, [replace(each, new=each.document in new) for each in asked])
