"""The flow behind a promotion: stored claims that read the changed tables are judged again, without their articles."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from heapq import nsmallest
from pathlib import Path
from typing import Any, TypedDict, cast
from uuid import NAMESPACE_URL, uuid5

import sqlalchemy as sa
from prefect import flow, get_run_logger, runtime, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.events import emit_event

from checks.assay import Placed, rejudged
from checks.claim_json import read_claim
from checks.formats.summary import counted
from checks.gate import NONE
from flows.batches import batches
from flows.checking import Against, against, opened
from flows.configured import of_desk
from flows.crew import Lost
from flows.markdown import escaped
from flows.memory import Memory, open_memory
from flows.memory.rechecking import (
    Flip,
    Rejudged,
    Stale,
    StoredClaim,
    count,
    flips,
    groups,
    ranges,
    settle,
    settle_versions,
    stale,
    store_rejudged,
    stored_claims,
)
from flows.memory.runs import remembered
from flows.memory.storing import record_id
from flows.memory.tables import Run
from flows.naming import named_after
from flows.reaping import note_process
from flows.runners import Members, Runner, members
from flows.server import as_it_is, run_here
from flows.written import says_the_same, written_finding

FLIPPED = "assay.finding.flipped"
"""The event of a finding that turned into another one."""

LISTED = 300

_BATCH, _CHUNK = 2000, 100
_SECONDS = 600
_LINE = 300


class Rechecked(TypedDict):
    """What a recheck leaves behind. `turns`: how often what turned into what."""

    run: str
    run_id: str
    tasks: int
    message: str
    claims: int
    turns: dict[str, int]


@flow(
    name="recheck-claims",
    on_running=[note_process],
    flow_run_name=named_after("reference_data", "the bundled record"),
    persist_result=True,
    result_serializer="json",
    retries=2,
    retry_delay_seconds=60,
    timeout_seconds=8 * 3600,
)
def recheck_claims(
    database: str | None = None,
    reference_data: tuple[Path, ...] = (),
    processes: int = 2,
    runner: Runner = "processes",
    address: str | None = None,
    config: Path | None = None,
) -> Rechecked:
    """Judge stored claims again that were read by a record with other tables, and show what flipped.

    Only claims that read, or looked for, a table that has changed are judged; where the catalogue has changed, all.
    A claim that only a new name in the catalogue would reveal is found by reading the articles again.
    """
    log, run_id = get_run_logger(), str(runtime.flow_run.get_id())
    found = of_desk(NONE, reference_data, config)
    record = found.record()
    memory = open_memory(database, say=log.warning)
    with remembered(memory, "recheck", run_id) as run:
        current = memory.write(partial(record_id, record=record))
        pending = memory.read(partial(stale, current=current, states=record.states()))
        untold = memory.read(partial(_last_was_cut_short, run_id=run_id))
        going = _Recheck(memory, current, log.warning)
        prepare = partial(_judge, against(found, record))
        with members(prepare, _SECONDS, processes, runner, address) as those:
            for each in pending:
                going.through(each, those)
        turns, worst = _told(memory, current) if going.claims or untold else (Counter(), [])
        run.message = _message(going.claims, turns)
        create_markdown_artifact(
            key="recheck", markdown=report(run.message, turns, worst), description=run.message
        )
    return Rechecked(
        run=str(runtime.flow_run.get_name()),
        run_id=run_id,
        tasks=going.tasks * (2 if runner == "dask" else 1),
        message=run.message,
        claims=going.claims,
        turns=dict(turns),
    )


@task(cache_policy=NO_CACHE, persist_result=False)
def keep_batch(memory: Memory, claims: Sequence[StoredClaim], done: Sequence[Rejudged], current: int) -> None:
    """Store what a batch came to."""
    memory.write(partial(store_rejudged, claims=claims, done=done, current=current))


def recheck_here(**parameters: Any) -> Rechecked:
    """Run the flow in this process until all of it is recorded; what it raises is raised as it is."""
    return cast(Rechecked, run_here(recheck_claims, parameters))


def report(message: str, turns: Counter[str], worst: Sequence[Flip]) -> str:
    """A recheck in Markdown: how much turned into what, and the worst of it with its documents."""
    lines = [f"## {escaped(message, _LINE)}"]
    if turns:
        lines += ["", "| turned | findings |", "| --- | ---: |"]
        lines += [f"| {escaped(turn, _LINE)} | {number:,} |" for turn, number in turns.most_common()]
        lines += ["", "## Worst first", ""]
    for each in worst:
        version = "" if each.newest else " (an earlier version)"
        lines += [
            f"- **{escaped(each.turn, _LINE)}** “{escaped(each.after['text'], _LINE)}”",
            f"  - {escaped(each.after['explanation'], _LINE)}",
            f"  - Query: {escaped(each.after['query'], _LINE)}",
            f"  - In {escaped(each.document, _LINE)}{version}",
        ]
    return "\n".join(lines)


class _Recheck:
    def __init__(self, memory: Memory, current: int, say: Callable[[str], object]) -> None:
        self._memory, self._current, self._say = memory, current, say
        self.claims = self.tasks = 0

    def through(self, each: Stale, those: Members) -> None:
        """All claims of one earlier state: the affected ones judged, then all of them let stand under the current one."""
        parts = self._memory.read(ranges)
        if number := self._memory.read(partial(count, each=each)):
            self._say(f"{number:,} claims to judge again")
        for part in parts:
            self._memory.write(
                partial(settle, each=each, within=part, current=self._current, everything=False)
            )
        lost = self._judged(each, those)
        if lost:
            self._say(f"{lost:,} claims could not be judged again; the next recheck tries once more")
            return
        for part in parts:
            self._memory.write(
                partial(settle, each=each, within=part, current=self._current, everything=True)
            )
        self._memory.write(partial(settle_versions, each=each, current=self._current))

    def _judged(self, each: Stale, those: Members) -> int:
        lost = 0
        given: list[tuple[StoredClaim, ...]] = []
        for done in those.through(self._pieces(each, given)):
            claims = given.pop(0)
            results: list[Rejudged] = []
            for part in done:
                if isinstance(part, Lost):
                    self._say(f"claims of {claims[0].document} and others: {part.reason}")
                    lost += _CHUNK
                else:
                    results += part
            keep_batch(as_it_is(self._memory), as_it_is(claims), as_it_is(results), self._current)
            self.claims += len(results)
            self.tasks += 1
        return lost

    def _pieces(
        self, each: Stale, given: list[tuple[StoredClaim, ...]]
    ) -> Iterator[list[tuple[StoredClaim, ...]]]:
        waiting: list[StoredClaim] = []
        for group in self._memory.read(partial(groups, each=each)):
            waiting += self._page(each, group, 0)
            while len(waiting) >= _BATCH:
                given.append(tuple(waiting))
                yield list(batches(waiting, _CHUNK))
                waiting = self._page(each, group, waiting[-1].id)
        if waiting:
            given.append(tuple(waiting))
            yield list(batches(waiting, _CHUNK))

    def _page(self, each: Stale, group: int, after: int) -> list[StoredClaim]:
        return self._memory.read(partial(stored_claims, each=each, group=group, after=after, number=_BATCH))


def _judge(given: Against) -> Callable[[Iterable[StoredClaim]], list[Rejudged]]:
    """What judges a piece of stored claims in a process of its own."""
    record = opened(given)

    def work(claims: Iterable[StoredClaim]) -> list[Rejudged]:
        done = []
        for each in claims:
            shown = json.loads(each.shown)
            claim = read_claim(each.claim)
            placed = Placed(
                each.document, shown["start"], shown["end"], shown["text"], shown["sentence"], claim
            )
            finding = rejudged(placed, each.occurrence, each.published, record)
            now = written_finding(finding)
            same = says_the_same(now, each.shown)
            done.append(Rejudged(each.id, finding.reads, None if same else now))
        return done

    return work


def _told(memory: Memory, current: int) -> tuple[Counter[str], list[Flip]]:
    """All that flipped under the current state, also in a run that was cut short: counted, told as events, the worst kept.

    An event has the same id each time, so that one that is told twice is kept once.
    """
    turns: Counter[str] = Counter()
    with memory.reading() as connection:

        def told() -> Iterator[Flip]:
            for flip in flips(connection, current):
                turns[flip.turn] += 1
                _emit(flip)
                yield flip

        worst = nsmallest(LISTED, told(), key=lambda flip: (not flip.newest, flip.badness, flip.id))
    return turns, worst


def _emit(flip: Flip) -> None:
    finding = flip.after["id"]
    emit_event(
        event=FLIPPED,
        id=uuid5(NAMESPACE_URL, f"{FLIPPED}/{flip.after['record']}/{flip.document}/{finding}/{flip.id}"),
        resource={
            "prefect.resource.id": f"assay.finding.{finding}",
            "prefect.resource.name": flip.after["text"][:200],
        },
        payload={
            "document": flip.document,
            "query": flip.after["query"],
            "before": flip.before["verdict"],
            "after": flip.after["verdict"],
            "turn": flip.turn,
            "explanation": flip.after["explanation"],
        },
    )


def _last_was_cut_short(connection: sa.Connection, run_id: str) -> bool:
    asked = (
        sa.select(Run.ended)
        .where(Run.flow == "recheck", Run.id != run_id)
        .order_by(Run.started.desc())
        .limit(1)
    )
    last = connection.execute(asked).first()
    return last is not None and last.ended is None


def _message(claims: int, turns: Counter[str]) -> str:
    if not claims and not turns:
        return "no stored claim read a table that has changed"
    return f"{counted(claims, 'claim')} judged again, {counted(turns.total(), 'finding')} flipped"
