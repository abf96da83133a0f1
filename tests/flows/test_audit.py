"""The audit of a record: sound as it is, and not after a byte has changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.record.arriving import guarded


@pytest.mark.flow
@pytest.mark.usefixtures("prefect")
def test_a_record_that_is_not_as_it_was_locked_fails_the_run(tmp_path: Path) -> None:
    from flows.audit import audit_record

    home = guarded(tmp_path / "record")
    before = sorted((path, path.read_bytes()) for path in home.rglob("*") if path.is_file())
    sound = audit_record(home, return_state=True)
    assert (sound.is_completed(), sound.message) == (True, f"{home} is sound")
    assert sorted((path, path.read_bytes()) for path in home.rglob("*") if path.is_file()) == before

    table = home / "office" / "mines" / "2025" / "tin.csv"
    table.write_text(table.read_text().replace("AUS", "AUX", 1))
    broken = audit_record(home, return_state=True)
    assert broken.is_failed()
    assert broken.message is not None
    assert "failures in" in broken.message
