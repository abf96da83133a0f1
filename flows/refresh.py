"""The flow that brings a publisher's new file into the record: got, staged, guarded, compared, promoted whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypedDict, cast

from prefect import flow, runtime, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.events import emit_event
from prefect.states import Completed, Failed

from checks.document_files import is_address
from checks.formats.summary import counted
from checks.formats.tables import comparison_lines
from checks.record import Record, open_record
from checks.record.comparison import Comparison
from checks.record.staging import Staged, alone, compared, home_of, promote, stage
from checks.record.unpacking import unpacked
from flows.download import Got, fetched, local
from flows.markdown import escaped
from flows.naming import named_after
from flows.reaping import note_process
from flows.server import run_here

SHOWN = 300
"""Lines of each kind that the report lists; a new edition may bring thousands."""

_LINE = 400

PROMOTED = "assay.record.promoted"
"""The event of an edition that came into force: what a recheck of stored claims waits for."""

Differing = list[tuple[str, str | None, list[Comparison]]]


class Refreshed(TypedDict):
    """What a refresh leaves behind. status 0: the record is as the source has it; 1: the guard stopped it."""

    run: str
    run_id: str
    tasks: int
    status: int
    message: str
    sha256: str
    lines: list[str]


@flow(
    name="refresh-record",
    on_running=[note_process],
    flow_run_name=named_after("mapping", "an edition", parts=3),
    persist_result=True,
    result_serializer="json",
)
def refresh_record(
    mapping: Path, source: str, sha256: str | None = None, compare_only: bool = False
) -> State[Refreshed]:
    """Bring a publisher's file (a path or an https address) into the record by a mapping, if the guard passes it.

    `sha256`: the checksum that the file must have. `compare_only`: show what would change, and leave it at that.
    """
    with alone(home_of(mapping)) as workshop:
        got = get_source(source, sha256, workshop)
        staged = stage_edition(mapping, got.path, workshop)
        stopped = bool(staged.report.critical)
        differing = [] if stopped else compared(staged)
        record = None if stopped else open_record(default=staged.whole)
        promoting = staged.changes_something and not stopped and not compare_only
        if promoting:
            promote_edition(staged)
            emit_event(PROMOTED, {"prefect.resource.id": f"assay.record.{staged.folder}"})
        message = _message(staged, promoted=promoting)
        lines = list(_lines(differing, record))
        create_markdown_artifact(
            key="refresh",
            markdown=report(staged, differing, lines, message, source, got.sha256),
            description=message,
        )
    refreshed = Refreshed(
        run=str(runtime.flow_run.get_name()),
        run_id=str(runtime.flow_run.get_id()),
        tasks=3 if promoting else 2,
        status=1 if stopped else 0,
        message=message,
        sha256=got.sha256,
        lines=[str(each) for each in staged.report.critical] + lines,
    )
    ended = Failed if stopped else Completed
    return ended(message=message, data=refreshed)


@task(cache_policy=NO_CACHE, persist_result=False)
def get_source(source: str, sha256: str | None, workshop: Path) -> Got:
    """The publisher's file, from an address or from this machine."""
    got = fetched(source, workshop / "downloads") if is_address(source) else local(Path(source))
    return got.checked(source, sha256)


@task(cache_policy=NO_CACHE, persist_result=False)
def stage_edition(mapping: Path, path: Path, workshop: Path) -> Staged:
    """The edition imported and guarded beside the record, on today's day."""
    return stage(mapping, unpacked(path, workshop / "unpacked"), datetime.now(UTC).date())


@task(cache_policy=NO_CACHE, persist_result=False)
def promote_edition(staged: Staged) -> None:
    """The staged edition in force."""
    promote(staged)


def refresh_here(**parameters: Any) -> Refreshed:
    """Run the flow in this process until all of it is recorded; what it raises is raised as it is."""
    return cast(Refreshed, run_here(refresh_record, parameters))


def report(
    staged: Staged, differing: Differing, lines: list[str], message: str, source: str, sha256: str
) -> str:
    """A refresh in Markdown: what became of it, what differs from the edition in force, and what the guard says."""
    parts = [
        f"## {escaped(message, _LINE)}",
        "",
        f"Source: {escaped(source, _LINE)}, sha256 `{sha256 or 'none'}`",
    ]
    parts += _section("Stops it", [str(each) for each in staged.report.critical])
    if differing:
        parts += [
            "",
            "| measure | compared with | new | gone | revised | places changed |",
            "| --- | --- | ---: | ---: | ---: | ---: |",
        ]
        parts += [_row(*each) for each in differing[:SHOWN]]
    own = [str(each) for each in staged.report.warnings if each.file.startswith(f"{staged.folder}/")]
    parts += _section("Warnings of the guard", own)
    parts += _section("Row by row", lines)
    return "\n".join(parts)


def _section(title: str, lines: list[str]) -> list[str]:
    if not lines:
        return []
    shown = [f"- {escaped(line, _LINE)}" for line in lines[:SHOWN]]
    more = [f"- and {len(lines) - SHOWN:,} more"] if len(lines) > SHOWN else []
    return ["", f"## {title}", "", *shown, *more]


def _row(measure: str, before: str | None, comparisons: list[Comparison]) -> str:
    counts = (sum(getattr(each, name) for each in comparisons) for name in ("new", "gone", "revised"))
    moved = sum(len(each.moved) for each in comparisons)
    cells = (escaped(measure, _LINE), escaped(before or "none", _LINE), *(f"{each:,}" for each in counts))
    return f"| {' | '.join(cells)} | {moved:,} |"


def _lines(differing: Differing, record: Record | None) -> Iterator[str]:
    if record is None:
        return
    for measure, _, comparisons in differing:
        for each in comparisons:
            yield from comparison_lines(record, record.catalogue.measures[measure], each)


def _message(staged: Staged, *, promoted: bool) -> str:
    critical = len(staged.report.critical)
    if critical:
        return f"{staged.folder} is not promoted: {counted(critical, 'row')} stopped by the guard; the record is as it was"
    if promoted:
        return f"{staged.folder} is promoted; the record is as the source has it"
    if staged.changes_something:
        return f"{staged.folder} is not promoted, only compared; the record is as it was"
    return f"{staged.folder} is in force already; nothing changes"
