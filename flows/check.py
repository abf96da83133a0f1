"""The main flow: articles in batches, a task run for each, report files, artifacts, and the gate."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Any, TypedDict, cast

from prefect import flow, get_run_logger, runtime, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed

from checks.assay import Checked
from checks.document_files import count
from checks.documents import Document, UnreadableDocument
from checks.errors import BadUsage
from checks.findings import Decision, Finding
from checks.formats.lines import shortened
from checks.formats.run import Run as About
from checks.record import Record
from flows.artifacts import Digest, Progress, files, publish
from flows.changes import Changes
from flows.configured import Settings, settings, today
from flows.decisions import Decisions, decisions
from flows.ending import Ending, verdict_tags
from flows.events import Events
from flows.inputs import documents
from flows.naming import named_after
from flows.outcome import Outcome, checked, refused
from flows.output import Output, but_reports, outputs, write_all
from flows.reaping import note_process
from flows.review import Review
from flows.server import as_it_is, run_here, tag
from flows.trend import Counts, before
from flows.trend import record as keep_counts
from flows.waiving import keep_waiver

BATCH = 50

Batch = tuple[Document | UnreadableDocument, ...]


class Ran(TypedDict):
    """What a run leaves behind: its result, kept by Prefect whether the gate passes or not."""

    run: str
    run_id: str
    tasks: int
    folder: str
    status: int
    message: str
    unreadable: list[str]
    stale: list[str]


@flow(
    name="check-articles",
    on_running=[note_process],
    flow_run_name=named_after("inputs", "the configured paths"),
    persist_result=True,
    result_serializer="json",
)
def check_articles(
    inputs: list[str],
    published: date | None = None,
    fail_on: str | None = None,
    everything: bool = False,
    config: Path | None = None,
    reference_data: tuple[Path, ...] = (),
    reports: Path = Path("reports"),
    batch_size: int = BATCH,
    review_seconds: float | None = None,
    database: str | None = None,
    diff: str | None = None,
    formats: tuple[str, ...] = (),
) -> State[Ran]:
    """Check articles and keep the findings; the run fails, with these kept, where they break the gate.

    `review_seconds`: how long people are waited for to decide on what breaks the gate; None: nobody is asked.
    `database`: the memory in which decisions are kept. `diff`: a git revision; only claims on lines changed since then
    are judged. `formats`: more reports, each as FORMAT=FILE.
    """
    say = get_run_logger().warning
    found = settings(inputs, fail_on, reference_data, config)
    more = outputs(formats, inputs=found.inputs)
    changes = Changes(diff) if diff is not None else None
    earlier = decisions(database, say, to_write=review_seconds is not None)
    outcome = Outcome(found.gate, everything, waivers=found.waivers(), decided=earlier.beside)
    record = found.record()
    run, run_id = str(runtime.flow_run.get_name()), str(runtime.flow_run.get_id())
    folder = _report_folder(reports, run, run_id)
    digest, events = Digest(str(folder)), Events(run_id, run)
    progress = Progress(count(found.inputs), batch_size)
    read = but_reports(documents(found.inputs, published), more)
    if changes:
        read, outcome.judged = changes.touched(read), changes.judged
    results = chain(refused(record), _in_tasks(read, record, batch_size, progress))

    def kept(each: Checked) -> Checked:
        digest.add(each)
        for finding in each.findings:
            events.tell(finding)
        return each

    through = outcome.through(results, say)
    review = None
    if review_seconds is not None:
        review = Review(outcome, today(), review_seconds, partial(_keep, found, earlier))
        through = review.reviewed(through)
    about = About(
        outcome.gate,
        outcome.unreadable,
        record,
        day=today(),
        stale=outcome.stale,
        claimreview_url=found.configuration.claimreview_url,
        claimreview_author=found.configuration.claimreview_author,
    )
    own = tuple(Output(form, folder / name) for form, name in files().items())
    write_all(map(kept, through), (*own, *more), about)
    ending = Ending.of(outcome, review)
    counts = Counts.of(run_id, run, found.inputs, ending.name, digest.summary)
    publish(digest, outcome, ending.message, [counts, *before(found.inputs)])
    keep_counts(counts)
    tag(run_id, [*verdict_tags(digest.summary), *ending.tags])
    ran = Ran(
        run=run,
        run_id=run_id,
        tasks=progress.batches,
        folder=str(folder),
        status=outcome.status,
        message=ending.message,
        unreadable=outcome.unreadable,
        stale=outcome.stale,
    )
    ended = Failed if outcome.status else Completed
    return ended(name=ending.name, message=ending.message, data=ran)


@task(cache_policy=NO_CACHE, persist_result=False)
def check_batch(batch: Batch, record: Record) -> list[Checked | UnreadableDocument]:
    """Check some documents; an unreadable one comes back as it is."""
    return list(checked(batch, record))


def check_here(**parameters: Any) -> Ran:
    """Run the flow in this process until all of it is recorded; what it raises is raised as it is."""
    reviewed = parameters.get("review_seconds") is not None
    for_what = "--review: people answer on a Prefect server" if reviewed else None
    return cast(Ran, run_here(check_articles, parameters, for_what))


def batch_name(batch: Batch) -> str:
    """What a batch checks, for its task run: its first document and the number of others."""
    first = shortened(Path(batch[0].name).name or batch[0].name, 40)
    return f"{first} and {len(batch) - 1} more" if len(batch) > 1 else first


def _keep(found: Settings, earlier: Decisions, finding: Finding, decision: Decision) -> None:
    """Keep what a person decided: in the memory, and what is waived in the project's file as well."""
    if decision.answer == "waived":
        keep_waiver(found, finding, decision)
    earlier.keep(finding, decision)


def _report_folder(reports: Path, run: str, run_id: str) -> Path:
    """A new folder named after the run; Prefect gives the same name again now and then."""
    folder = reports / re.sub(r"[^\w.-]+", "-", run)
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
