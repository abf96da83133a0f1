"""Promotions, and stored claims that are judged again because of them: real record, real database, real Prefect."""

from __future__ import annotations

import time
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from checks.assay import check
from checks.documents import Document
from checks.record import Record, open_record
from checks.record.guard import check_tables
from flows.memory import Memory, open_memory
from flows.memory.reading import export
from flows.memory.rechecking import Flip
from flows.memory.storing import store
from flows.memory.tables import Claim, RecordState, Version
from tests.flows.test_check import artifacts
from tests.record.arriving import source
from tests.record.test_staging import refresh

TIN = "Russia has tin reserves of 460,000 tonnes, according to the Office of Mines."
OUTPUT = "Australia's output of tin was 9,100 tonnes in 2024, according to the Office of Mines."
EARTHS = "Russia has the world's fifth-largest reserves of rare earth metals, according to USGS."


def remember(memory: Memory, record: Record, *texts: str) -> None:
    checked = [
        check(Document(f"{number}", text, date(2025, 6, 1)), record) for number, text in enumerate(texts)
    ]
    memory.write(partial(store, checked=checked, record=record))


def recheck(database: str, home: Path) -> Any:
    from flows.recheck import recheck_here

    return recheck_here(database=database, reference_data=(home,), processes=1)


def verdicts(memory: Memory) -> list[tuple[str, list[str]]]:
    with memory.reading() as connection:
        return [(each["verdict"], each["notes"]) for each in export(connection)]


def events(run_id: str) -> list[dict[str, Any]]:
    """The events of flips that a run told, once they have come to the server."""
    from prefect import get_client

    asked = {"filter": {"event": {"name": ["assay.finding.flipped"]}}, "limit": 50}
    until = time.monotonic() + 90
    with get_client(sync_client=True) as client:
        while time.monotonic() < until:
            found: list[dict[str, Any]] = client._client.post("/events/filter", json=asked).json()["events"]
            if any(run_id in str(each["related"]) for each in found):
                return [each for each in found if run_id in str(each["related"])]
    return []


@pytest.mark.flow
@pytest.mark.usefixtures("prefect")
def test_only_what_read_a_changed_table_is_judged_again_and_flips_are_told(
    home: Path, tmp_path: Path
) -> None:
    database = f"sqlite:///{tmp_path}/memory.db"
    memory, before = open_memory(database), open_record((home,))
    remember(memory, before, TIN, EARTHS)
    assert verdicts(memory) == [("verified", []), ("verified", ["some_without_figures"])]
    assert recheck(database, home)["message"] == "no stored claim read a table that has changed"

    refresh(home, "2026", source(tmp_path / "in"))
    rechecked = recheck(database, home)
    assert (rechecked["claims"], rechecked["turns"]) == (1, {"verified → verified (revised_since)": 1})
    assert verdicts(memory) == [("verified", ["revised_since"]), ("verified", ["some_without_figures"])]
    shown = artifacts(rechecked["run_id"])["recheck"]
    assert "## 1 claim judged again, 1 finding flipped" in shown
    assert "590,000" in shown
    (event,) = events(rechecked["run_id"])
    assert event["payload"]["turn"] == "verified → verified (revised_since)"

    now = open_record((home,))
    with memory.reading() as connection:
        state = sa.select(RecordState.id).where(RecordState.hash == now.hash).scalar_subquery()
        for table in (Claim, Version):
            assert connection.scalars(sa.select(table.id).where(table.record_id != state)).all() == []
    assert recheck(database, home)["claims"] == 0
    remember(memory, now, TIN, EARTHS)
    assert verdicts(memory) == [("verified", ["revised_since"]), ("verified", ["some_without_figures"])]


@pytest.mark.flow
@pytest.mark.usefixtures("prefect")
def test_where_the_catalogue_has_changed_all_claims_are_judged_again(home: Path, tmp_path: Path) -> None:
    database = f"sqlite:///{tmp_path}/memory.db"
    remember(open_memory(database), open_record((home,)), TIN, EARTHS, OUTPUT)
    words = home / "catalogue" / "words.yaml"
    words.write_text(words.read_text().replace("verbs: [mine]", "verbs: [mine, dig]"))
    check_tables(home, date(2026, 6, 1))
    rechecked = recheck(database, home)
    assert (rechecked["claims"], rechecked["turns"]) == (3, {})


def test_the_worst_flips_come_first() -> None:
    def flip(before: str, after: str) -> int:
        shown = [{"verdict": each, "reason": None, "notes": []} for each in (before, after)]
        return Flip(1, "a", True, *shown).badness

    turns = [
        ("verified", "contradicted"),
        ("verified", "unverifiable"),
        ("unverifiable", "contradicted"),
        ("contradicted", "verified"),
        ("unverifiable", "unverifiable"),
    ]
    assert sorted(turns, key=lambda turn: flip(*turn)) == turns
