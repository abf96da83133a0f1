"""The flow against a real Prefect: states, task runs, artifacts, report files."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from tests.flows.conftest import COMMAND, SEEDS
from tests.flows.test_cli import FALSE, TRUE

pytestmark = pytest.mark.flow


def run(tmp_path: Path, **parameters: Any) -> Any:
    from flows.check import check_articles

    return check_articles(reports=tmp_path / "reports", return_state=True, **parameters)


def artifacts(run_id: str) -> dict[str, Any]:
    """What a run shows, by key."""
    from prefect import get_client
    from prefect.client.schemas.filters import ArtifactFilter, ArtifactFilterFlowRunId

    of_run = ArtifactFilter(flow_run_id=ArtifactFilterFlowRunId(any_=[UUID(run_id)]))
    with get_client(sync_client=True) as client:
        found = client.read_artifacts(artifact_filter=of_run)
    return {each.key: each.data for each in found if each.key}


def task_names(run_id: str) -> set[str]:
    """The names of a run's task runs."""
    from prefect import get_client
    from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterId

    of_run = FlowRunFilter(id=FlowRunFilterId(any_=[UUID(run_id)]))
    with get_client(sync_client=True) as client:
        return {each.name for each in client.read_task_runs(flow_run_filter=of_run)}


def articles(folder: Path) -> Path:
    """Three articles and one that cannot be read, all of one day."""
    folder.mkdir()
    head = "---\npublished: 2025-03-18\n---\n"
    (folder / "a{0}.txt").write_text(head + TRUE)
    (folder / "b.txt").write_text(head + FALSE)
    (folder / "c.txt").write_bytes(b"\0")
    (folder / "d.txt").write_text(head + TRUE)
    return folder


@pytest.mark.usefixtures("prefect")
def test_a_broken_gate_fails_the_run_and_keeps_everything(tmp_path: Path) -> None:
    state = run(tmp_path, inputs=[str(articles(tmp_path / "articles"))], batch_size=2)
    ran = state.result(raise_on_failure=False)
    assert state.is_failed()
    assert state.message == "the gate is broken by 1 contradicted; 1 input not readable" == ran["message"]
    assert (ran["status"], len(ran["unreadable"])) == (2, 1)

    folder = Path(ran["folder"])
    assert folder == tmp_path / "reports" / ran["run"]
    findings = [json.loads(line) for line in (folder / "findings.jsonl").read_text().splitlines()]
    assert [each["verdict"] for each in findings] == ["verified", "contradicted", "verified"]
    assert "3 findings in 3 documents: 1 contradicted, 2 verified" in (folder / "findings.txt").read_text()

    shown = artifacts(ran["run_id"])
    assert set(shown) == {"summary", "findings", "progress"}
    assert shown["progress"] == 100.0
    assert "| contradicted | 1 |\n| verified | 2 |" in shown["summary"]
    assert "## Not readable" in shown["summary"]
    rows = json.loads(shown["findings"])
    assert list(rows[0]) == ["verdict", "claim", "query", "evidence", "explanation", "document"]
    assert [row["verdict"] for row in rows] == ["contradicted", "verified", "verified"]


@pytest.mark.usefixtures("prefect")
def test_a_passed_gate_completes_the_run(tmp_path: Path) -> None:
    state = run(tmp_path, inputs=[str(SEEDS)], fail_on="contradicted")
    ran = state.result()
    assert state.is_completed()
    assert (ran["status"], ran["message"], ran["unreadable"]) == (0, "the gate passes", [])
    assert set(artifacts(ran["run_id"])) == {"summary", "findings"}


@pytest.mark.usefixtures("prefect")
def test_a_batch_is_checked_in_a_task_run_named_after_it(tmp_path: Path) -> None:
    from flows.check import run_here

    ran = run_here(inputs=[str(articles(tmp_path / "articles"))], batch_size=2, reports=tmp_path)
    assert task_names(ran["run_id"]) == {"a{0}.txt and 1 more", "c.txt and 1 more"}


@pytest.mark.usefixtures("prefect")
def test_what_is_wrong_with_the_tables_is_raised_as_it_is(tmp_path: Path) -> None:
    from checks.errors import AssayError
    from flows.check import run_here

    with pytest.raises(AssayError, match="nowhere"):
        run_here(inputs=[str(SEEDS)], reports=tmp_path, reference_data=(Path("nowhere"),))


def environment(home: Path) -> dict[str, str]:
    """A Prefect of its own: what the tests around it have set does not count."""
    outer = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    return outer | {"PREFECT_HOME": str(home)}


def test_assay_run_needs_no_server(tmp_path: Path) -> None:
    ran = subprocess.run(
        [*COMMAND, "run", str(SEEDS), "missing.txt"],
        cwd=tmp_path,
        env=environment(tmp_path / "home"),
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (2, "assay: missing.txt: no such file or folder; check the path\n")
    assert (
        "5 findings in 1 document: 2 unverifiable, 3 verified\nCoverage: 5 claims read, 3 decided"
        in ran.stdout
    )
    name, folder = ran.stdout.splitlines()[-2:]
    assert name.endswith(": the gate is broken by 2 unverifiable; 1 input not readable")
    reports = tmp_path / folder.removeprefix("Reports: ")
    assert ran.stdout.startswith((reports / "findings.txt").read_text())
    assert len((reports / "findings.jsonl").read_text().splitlines()) == 5


def test_the_pages_are_served_and_the_run_is_found_there(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "flows.ui", str(SEEDS), "--once"],
        cwd=tmp_path,
        env=environment(tmp_path / "home"),
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert re.search(
        r"^Its page: http://127\.0\.0\.1:\d+/runs/flow-run/[0-9a-f-]{36}$", ran.stdout, re.MULTILINE
    )
