"""Review by people, against a real Prefect: a run that pauses, answers as its form gives them, and nobody there."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import requests

from checks.errors import BadUsage
from tests.flows.test_check import artifacts, listed
from tests.flows.test_cli import FALSE, TRUE

pytestmark = pytest.mark.flow

NOT_YET = "Run input schema not found."  # Prefect pauses a run first and stores its form a moment later

HEAD = "---\npublished: 2025-03-18\n---\n"
OPEN = "Hundreds of Western firms left Russia."
Answer = dict[str, str]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a configuration, in which an article has two false claims, a true and an open one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ASSAY_DATABASE", f"sqlite:///{tmp_path}/memory.db")
    (tmp_path / "assay.toml").write_text('paths = ["a.md"]\n')
    second = FALSE.replace("fourth", "third")
    (tmp_path / "a.md").write_text(f"{HEAD}{FALSE}\n{TRUE}\n{second}\n{OPEN}\n")
    return tmp_path


@pytest.fixture
def answers(prefect: None) -> Iterator[Callable[[str, list[Answer]], Any]]:
    """Answer the forms of a run, whose name begins so, from a thread of its own; what comes back for each answer."""
    from prefect.settings import PREFECT_API_URL

    address = PREFECT_API_URL.value()

    def paused(name: str, until: float) -> dict[str, Any]:
        """The run, once it has paused."""
        asked = {"flow_runs": {"name": {"like_": name}, "state": {"type": {"any_": ["PAUSED"]}}}}
        while time.monotonic() < until:
            found = requests.post(f"{address}/flow_runs/filter", json=asked, timeout=60).json()
            if found:
                return dict(found[0])
        raise TimeoutError(f"{name} does not pause")

    def give(name: str, given: list[Answer]) -> list[str]:
        until = time.monotonic() + 120
        said = []
        for each in given:
            told = NOT_YET
            while told == NOT_YET:  # a server that is busy, or has not taken in the answer before
                run = paused(name, until)["id"]
                got = requests.post(
                    f"{address}/flow_runs/{run}/resume", json={"run_input": each}, timeout=60
                ).json()
                if "status" in got:
                    told = got["status"] if got["status"] == "ACCEPT" else got["details"]["reason"]
            said.append(told)
        return said

    with ThreadPoolExecutor(1) as others:
        yield lambda name, given: others.submit(give, name, given)


def run(desk: Path, seconds: float | None) -> Any:
    from flows.check import check_articles

    state: Any = check_articles([], reports=desk / "reports", review_seconds=seconds, return_state=True)
    return state, state.result(raise_on_failure=False)


def findings(ran: Any) -> list[Any]:
    lines = (Path(ran["folder"]) / "findings.jsonl").read_text().splitlines()
    return [json.loads(line) for line in lines]


def test_answers_stand_beside_the_verdicts_and_wrong_ones_are_refused(desk: Path, answers: Any) -> None:
    whys = {"name": "Ada", "note": "the ministry counts otherwise"}
    said = answers(
        "the configured paths",
        [
            {"answer": "accept"},
            {"answer": "maybe", "name": "Ada"},
            {"answer": "reject", "name": "Ada"},
            {"answer": "waive", **whys},
            {"answer": "waive", **whys, "until": "soon"},
            {"answer": "waive", **whys, "until": "2020-01-01"},  # this one only the run itself can refuse
            {"answer": "waive", **whys, "until": "2030-01-01"},
            {"answer": "reject", **whys},
            {"answer": "accept", "name": "Bob"},
        ],
    )
    state, ran = run(desk, 120)
    refused, given = said.result()[:5], said.result()[5:]
    reasons = (
        "'name' is a required",
        "'maybe' is not one of",
        "'note' is a",
        "'until' is a",
        "'soon' does not match",
    )
    assert all(reason in each for reason, each in zip(reasons, refused, strict=True)), refused
    assert given == ["ACCEPT"] * 4

    found = findings(ran)
    assert [each["verdict"] for each in found] == ["contradicted", "verified", "contradicted", "unverifiable"]
    decisions = [each["decision"] and each["decision"]["answer"] for each in found]
    assert decisions == ["waived", None, "rejected", "accepted"]
    assert {each["decision"]["by"] for each in found if each["decision"]} == {"Ada", "Bob"}
    assert (state.name, ran["status"]) == ("Gate broken", 1)
    assert ran["message"] == "the gate is broken by 1 unverifiable; 3 findings for review, 0 undecided"
    summary = artifacts(ran["run_id"])["summary"].replace("\\", "")
    assert "waived by Ada" in summary
    assert "the ministry counts otherwise" in summary
    assert listed(ran["run_id"]).tags == ["contradicted", "reviewed", "unverifiable", "verified"]
    assert 'until: "2030-01-01"' in (desk / "assay-waivers.yaml").read_text()

    later = [run(desk, 120)[1], run(desk, None)[1]]  # nobody is asked again
    assert [each["message"].partition(";")[0] for each in later] == [
        "the gate is broken by 1 unverifiable"
    ] * 2
    assert later[0]["message"].endswith("; 0 findings for review, 0 undecided")
    for each in later:
        decided = [one["decision"] and one["decision"]["answer"] for one in findings(each)]
        assert decided == [None, None, "rejected", "accepted"]
        assert [bool(one["waiver"]) for one in findings(each)] == [True, False, False, False]


def test_a_run_that_nobody_answers_ends_undecided_and_keeps_its_findings(desk: Path, prefect: None) -> None:
    state, ran = run(desk, 1)
    assert (state.is_failed(), state.name) == (True, "Undecided")
    assert ran["message"].endswith("; 3 findings for review, 3 undecided")
    decisions = [each["decision"] and each["decision"]["answer"] for each in findings(ran)]
    assert decisions == ["undecided", None, "undecided", "undecided"]
    assert "summary" in artifacts(ran["run_id"])

    from prefect import get_client

    with get_client(sync_client=True) as client:
        kept = client.read_flow_run(ran["run_id"]).state
    assert kept is not None
    assert (kept.name, kept.message) == ("Undecided", ran["message"])


@pytest.mark.parametrize(
    ("answer", "complaint"),
    [
        ({"answer": "accept", "name": " "}, "no name is given; say who answers"),
        ({"answer": "reject", "name": "Ada", "note": " "}, "no note is given; say why you reject"),
        (
            {"answer": "waive", "name": "Ada", "note": "x", "until": "2026-02-30"},
            '"2026-02-30" is no day; write',
        ),
        (
            {"answer": "waive", "name": "Ada", "note": "x", "until": "2025-12-31"},
            "2025-12-31 is past; name a day",
        ),
        (
            {"answer": "waive", "name": "Ada", "note": "x", "until": "2099-01-01"},
            "2099-01-01 is more than ten",
        ),
    ],
)
def test_what_a_form_cannot_refuse_the_run_does(answer: Answer, complaint: str) -> None:
    from flows.review import Answer as Form
    from flows.review import decision_of

    with pytest.raises(ValueError, match="^") as raised:
        decision_of(Form.model_validate(answer), date(2026, 1, 1))
    assert str(raised.value).startswith(complaint)


def test_a_review_needs_a_server_that_people_reach() -> None:
    from prefect.settings import PREFECT_API_URL, temporary_settings

    from flows.server import ask_the_server

    with (
        temporary_settings(restore_defaults={PREFECT_API_URL}),
        pytest.raises(BadUsage, match="--review: people answer on a Prefect server; start one and set "),
    ):
        ask_the_server("--review: people answer on a Prefect server")
