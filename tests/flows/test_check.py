"""The flow against a real Prefect: states, task runs, artifacts, report files."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
import requests

from tests.flows.conftest import COMMAND, SEEDS
from tests.flows.test_cli import FALSE, TRUE

if TYPE_CHECKING:
    from prefect.client.schemas.objects import FlowRun

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


def listed(run_id: str) -> FlowRun:
    """A run as the list of runs shows it."""
    from prefect import get_client

    with get_client(sync_client=True) as client:
        return client.read_flow_run(UUID(run_id))


def events(run_id: str, number: int) -> list[dict[str, Any]]:
    """The events of Assay's that a run told of, once there are so many: they travel through a queue."""
    from prefect.settings import PREFECT_API_URL

    until = time.monotonic() + 90
    found: list[dict[str, Any]] = []
    while len(found) < number and time.monotonic() < until:
        related = {"id": [f"prefect.flow-run.{run_id}"]}
        asked = {"filter": {"event": {"prefix": ["assay."]}, "related": related}}
        found = requests.post(f"{PREFECT_API_URL.value()}/events/filter", json=asked, timeout=60).json()[
            "events"
        ]
    return found


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
    assert (state.is_failed(), state.name) == (True, "Input not readable")
    assert state.message == "the gate is broken by 1 contradicted; 1 input not readable" == ran["message"]
    assert (ran["status"], len(ran["unreadable"])) == (2, 1)

    folder = Path(ran["folder"])
    assert ran["run"].startswith("articles, 20")
    assert folder == tmp_path / "reports" / re.sub(r"[^\w.-]+", "-", ran["run"])
    findings = [json.loads(line) for line in (folder / "findings.jsonl").read_text().splitlines()]
    assert [each["verdict"] for each in findings] == ["verified", "contradicted", "verified"]
    assert "3 findings in 3 documents: 1 contradicted, 2 verified" in (folder / "findings.txt").read_text()

    shown = artifacts(ran["run_id"])
    assert set(shown) == {"summary", "findings", "progress", "counts"}
    assert shown["progress"] == 100.0
    assert "| ✘ contradicted | 1 |\n| ✔ verified | 2 |" in shown["summary"]
    assert "## Not readable" in shown["summary"]
    rows = json.loads(shown["findings"])
    assert list(rows[0]) == ["verdict", "claim", "explanation", "document"]
    assert [row["verdict"] for row in rows] == ["contradicted", "verified", "verified"]
    assert listed(ran["run_id"]).tags == ["contradicted", "verified"]


@pytest.mark.usefixtures("prefect")
def test_a_run_takes_the_changed_lines_alone_and_makes_more_reports(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = articles(tmp_path / "articles")
    (folder / "c.txt").unlink()
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "Begin"]):
        user = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *user, *command], check=True)
    (folder / "d.txt").write_text((folder / "b.txt").read_text())
    state = run(tmp_path, inputs=["articles"], diff="HEAD", formats=["sarif=out.sarif"])
    found = json.loads((tmp_path / "out.sarif").read_text())["runs"][0]["results"]
    places = [each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in found]
    assert (state.name, places) == ("Gate broken", ["articles/d.txt"])


@pytest.mark.usefixtures("prefect")
def test_a_passed_gate_completes_the_run(tmp_path: Path) -> None:
    state = run(tmp_path, inputs=[str(SEEDS)], fail_on="contradicted")
    ran = state.result()
    assert state.is_completed()
    assert (ran["status"], ran["message"], ran["unreadable"]) == (0, "the gate passes", [])
    assert state.name == "Gate passed"
    assert set(artifacts(ran["run_id"])) == {"summary", "findings", "counts"}


@pytest.mark.usefixtures("prefect")
def test_the_summary_shows_the_runs_before_it_and_where_the_reports_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASSAY_REPORTS_URL", "http://127.0.0.1:1/reports/")
    folder = articles(tmp_path / "many")
    first = run(tmp_path, inputs=[str(folder)], fail_on="none").result(raise_on_failure=False)
    (folder / "a{0}.txt").write_text(FALSE)
    second = run(tmp_path, inputs=[str(folder)]).result(raise_on_failure=False)
    before, now = (artifacts(each["run_id"])["summary"] for each in (first, second))
    assert "last runs" not in before
    table = now[now.index("## The last runs over the same inputs") :]
    assert [line.count("/runs/flow-run/") for line in table.splitlines()[4:]] == [1, 1]
    assert table.index(second["run_id"]) < table.index(first["run_id"])
    name = Path(second["folder"]).name
    assert f"[findings.txt](<http://127.0.0.1:1/reports/{name}/findings.txt>)" in now


@pytest.mark.usefixtures("prefect")
def test_counts_of_another_make_are_no_trend() -> None:
    from prefect.artifacts import create_table_artifact

    from flows.trend import KEY, Counts, before

    inputs = ("of another make",)
    run = "12345678-1234-5678-1234-567812345678"
    good = Counts(run, "a, 2026", "2026-01-01T12:00+00:00", inputs[0], "Gate passed", 1, 2, 3)
    fields = {name: getattr(good, name) for name in Counts.__slots__}
    for row in ({"x": 1}, fields | {"run_id": "](evil)"}, fields | {"ended": "[soon]"}, fields):
        create_table_artifact(key=KEY, table=[row])
    assert before(inputs) == [good]


@pytest.mark.usefixtures("prefect")
def test_what_breaks_the_gate_is_told_as_events(tmp_path: Path) -> None:
    ran = run(tmp_path, inputs=[str(articles(tmp_path / "articles")), str(SEEDS)]).result(
        raise_on_failure=False
    )
    told = events(ran["run_id"], 3)
    assert sorted(each["event"] for each in told) == [
        "assay.claim.contradicted",
        "assay.claim.unverifiable",
        "assay.claim.unverifiable",
    ]
    (wrong,) = (each for each in told if each["event"] == "assay.claim.contradicted")
    assert wrong["payload"]["text"] == "fourth-largest"
    assert wrong["resource"]["prefect.resource.id"] == f"assay.claim.{wrong['payload']['finding']}"


@pytest.mark.usefixtures("prefect")
def test_a_batch_is_checked_in_a_task_run_named_after_it(tmp_path: Path) -> None:
    from flows.check import check_here

    ran = check_here(inputs=[str(articles(tmp_path / "articles"))], batch_size=2, reports=tmp_path)
    assert task_names(ran["run_id"]) == {"a{0}.txt and 1 more", "c.txt and 1 more"}


@pytest.mark.usefixtures("prefect")
def test_what_is_wrong_with_the_tables_is_raised_as_it_is(tmp_path: Path) -> None:
    from checks.errors import AssayError
    from flows.check import check_here

    with pytest.raises(AssayError, match="nowhere"):
        check_here(inputs=[str(SEEDS)], reports=tmp_path, reference_data=(Path("nowhere"),))


def ran_apart(folder: Path, *command: str, **set_: str) -> subprocess.CompletedProcess[str]:
    """A command with a Prefect of its own: of what the tests around it have set, only what is set here counts."""
    outer = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    return subprocess.run(
        command,
        cwd=folder,
        env=outer | {"PREFECT_HOME": str(folder / "home")} | set_,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )


def test_assay_run_needs_no_server(tmp_path: Path) -> None:
    ran = ran_apart(tmp_path, *COMMAND, "run", str(SEEDS), "missing.txt")
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


def test_a_server_that_does_not_answer_is_named(tmp_path: Path) -> None:
    ran = ran_apart(tmp_path, *COMMAND, "run", str(SEEDS), PREFECT_API_URL="http://127.0.0.1:1/api")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("assay: http://127.0.0.1:1/api: Prefect's server does not answer; ")
    assert ran.stderr.count("\n") == 1


def test_the_pages_are_served_and_the_run_is_found_there(tmp_path: Path) -> None:
    ran = ran_apart(tmp_path, sys.executable, "-m", "flows.ui", str(SEEDS), "--once")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert re.search(
        r"^Its page: http://127\.0\.0\.1:\d+/runs/flow-run/[0-9a-f-]{36}$", ran.stdout, re.MULTILINE
    )
