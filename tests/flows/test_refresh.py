"""The refresh against a real Prefect: from an address into a record, shown, promoted, or stopped."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from checks.errors import AssayError
from checks.record import open_record
from tests.flows.publisher import Asked, Server
from tests.flows.test_check import artifacts, task_names
from tests.flows.test_kills import begun, until
from tests.record.arriving import mapping, source
from tests.record.test_staging import files

pytestmark = [pytest.mark.flow, pytest.mark.usefixtures("prefect")]


def refresh(home: Path, given: object, **parameters: Any) -> Any:
    """Run the flow by the mapping of 2026; what it leaves behind."""
    from flows.refresh import refresh_here

    return refresh_here(mapping=mapping(home), source=str(given), **parameters)


def packed(path: Path) -> bytes:
    """A file as the only one of a ZIP archive."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(path, path.name)
    return content.getvalue()


def test_a_new_edition_from_an_archive_at_an_address(home: Path, server: Server, tmp_path: Path) -> None:
    content = packed(source(tmp_path / "in"))

    def versioned(asked: Asked) -> None:
        if asked.headers.get("If-None-Match"):
            asked.give(status=304)
        else:
            asked.give(content, ETag='"1"')

    address = server.at("/mines.zip", versioned)
    checksum = hashlib.sha256(content).hexdigest()
    ran = refresh(home, address, sha256=checksum)
    assert (ran["status"], ran["message"]) == (
        0,
        "office/mines/2026 is promoted; the record is as the source has it",
    )
    assert "  Russia: 460,000 t → 590,000 t" in ran["lines"]
    assert open_record(default=home).table("office.tin.reserves", "2026").cells
    shown = artifacts(ran["run_id"])["refresh"]
    assert "| office.tin.reserves | 2025 | 0 | 0 | 2 | 2 |" in shown
    assert f"/mines.zip, sha256 `{checksum}`\n" in shown
    assert "Russia: 460,000 t → 590,000 t" in shown
    assert {name.rsplit("-", 1)[0] for name in task_names(ran["run_id"])} == {
        "get_source",
        "stage_edition",
        "promote_edition",
    }
    promoted = files(home)
    again = refresh(home, address)
    assert (again["status"], again["message"]) == (
        0,
        "office/mines/2026 is in force already; nothing changes",
    )
    assert files(home) == promoted
    assert len(server.seen) == 2


def test_what_the_guard_stops(home: Path, tmp_path: Path) -> None:
    before = files(home)
    ran = refresh(home, source(tmp_path / "in", old="1000000", new="-1"))
    assert (ran["status"], ran["message"]) == (
        1,
        "office/mines/2026 is not promoted: 1 row stopped by the guard; the record is as it was",
    )
    assert any("-1 is below 0" in line for line in ran["lines"])
    assert "## Stops it" in artifacts(ran["run_id"])["refresh"]
    assert files(home) == before


def test_comparing_only(home: Path, tmp_path: Path) -> None:
    before = files(home)
    ran = refresh(home, source(tmp_path / "in"), compare_only=True)
    assert (ran["status"], ran["message"]) == (
        0,
        "office/mines/2026 is not promoted, only compared; the record is as it was",
    )
    assert files(home) == before


@pytest.mark.parametrize(
    ("parameters", "message"),
    [({"sha256": "0" * 64}, "not the one expected"), ({}, "'Rusia' is not known")],
)
def test_what_cannot_be_used_is_said_and_changes_nothing(
    home: Path, tmp_path: Path, parameters: dict[str, str], message: str
) -> None:
    before = files(home)
    with pytest.raises(AssayError, match=message):
        refresh(home, source(tmp_path / "in", old="Russia", new="Rusia"), **parameters)
    assert files(home) == before


def test_what_a_publisher_writes_is_no_markup_in_the_report(home: Path, tmp_path: Path) -> None:
    file = source(tmp_path / "in", old="China,Reserves,2025", new="China,Reserves,<b>")
    shown = artifacts(refresh(home, file)["run_id"])["refresh"]
    assert "\\<b\\>" in shown
    assert "<b>" not in shown


def test_a_run_by_hand_that_was_killed_is_marked_by_the_next_one(
    home: Path, server: Server, tmp_path: Path
) -> None:
    stalls = server.at("/edition", Asked.stall)
    killed = begun(["data", "refresh", str(mapping(home)), stalls], tmp_path)
    until(lambda: server.asked, killed)
    (run,) = refreshes("RUNNING")
    killed.kill()
    killed.communicate()
    assert refreshes("RUNNING") == [run]
    refreshed = refresh(home, source(tmp_path / "in"))
    assert refreshed["status"] == 0
    assert refreshes("RUNNING") == []
    assert run in refreshes("CRASHED")


def refreshes(state: str) -> list[str]:
    """The ids of the refreshes in a state."""
    from prefect import get_client

    asked = {
        "flows": {"name": {"any_": ["refresh-record"]}},
        "flow_runs": {"state": {"type": {"any_": [state]}}},
    }
    with get_client(sync_client=True) as client:
        return [each["id"] for each in client._client.post("/flow_runs/filter", json=asked).json()]
