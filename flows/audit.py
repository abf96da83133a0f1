"""The flow that audits the record: every table held against its lock and its suite again, changing nothing."""

from __future__ import annotations

import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed

from checks.formats.summary import counted
from checks.record import open_record
from checks.record.guard import check_tables
from checks.record.lock import WORKSHOP
from checks.record.opening import bundled
from flows.markdown import escaped
from flows.naming import named_after
from flows.reaping import note_process

_LINE, _SHOWN = 400, 200


@flow(
    name="audit-record",
    on_running=[note_process],
    flow_run_name=named_after("folder", "the bundled record"),
    timeout_seconds=3600,
)
def audit_record(folder: Path | None = None) -> State[Any]:
    """Audit a record, the bundled one by default; the run fails where a table is not what was guarded and locked."""
    root = folder or bundled()
    failures = [*differing(root), *guarded(root)]
    message = f"{counted(len(failures), 'failure')} in {root}" if failures else f"{root} is sound"
    lines = [f"- {escaped(each, _LINE)}" for each in failures[:_SHOWN]]
    create_markdown_artifact(
        key="audit", markdown="\n".join([f"## {escaped(message, _LINE)}", "", *lines]), description=message
    )
    return Failed(message=message) if failures else Completed(message=message)


@task(cache_policy=NO_CACHE, persist_result=False)
def differing(root: Path) -> list[str]:
    """The files of a record that are not as its lock proves them."""
    return [f"{line}; restore it, or run: assay data check" for line in open_record(default=root).differing()]


@task(cache_policy=NO_CACHE, persist_result=False)
def guarded(root: Path) -> list[str]:
    """What the guard finds critical in a copy of the record, all of it run anew."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "record"
        shutil.copytree(root, copy, ignore=shutil.ignore_patterns(WORKSHOP))
        report = check_tables(copy, datetime.now(UTC).date(), everything=True)
        return [str(each).replace(str(copy), str(root)) for each in report.critical]
