"""An archive that is checked into the memory: once, resumed after any death, and stopped by no document."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from checks.assay import check
from checks.document_files import read
from checks.documents import Document
from checks.record import Record
from flows.memory import open_memory
from flows.memory.reading import export
from flows.memory.storing import store
from tests.flows.conftest import Assay
from tests.flows.site import FIFTH, FOURTH
from tests.flows.test_check import events, listed

DAY = "2025-03-18"


def archive(folder: Path, number: int, name: str = "archive.jsonl", **changed: str) -> Path:
    """An archive of so many documents, every third of which is wrong; `changed` are texts in place of some."""
    path = folder / name
    lines = (
        {
            "id": f"{each}",
            "published": DAY,
            "text": changed.get(f"_{each}", FOURTH if each % 3 == 0 else FIFTH),
        }
        for each in range(number)
    )
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return path


def exported(database: str) -> list[dict[str, Any]]:
    with open_memory(database).reading() as connection:
        return list(export(connection))


@pytest.mark.flow
@pytest.mark.usefixtures("prefect")
def test_an_archive_is_stored_once_and_changes_are_told(tmp_path: Path) -> None:
    from flows.archive import archive_here

    database = f"sqlite:///{tmp_path}/memory.db"
    path = archive(tmp_path, 30)
    with path.open("a") as file:
        file.write("no document\n")

    def ran(**parameters: Any) -> Any:
        return archive_here(inputs=[str(path)], database=database, batch_size=8, **parameters)

    first = ran(processes=2)
    assert (first["status"], first["new"], first["stored_before"]) == (2, 30, 0)
    assert "archive.jsonl, line 31: not JSON" in first["skipped"][0]
    stored = exported(database)
    assert [each["verdict"] for each in stored].count("contradicted") == 10
    again = ran()
    assert (again["new"], again["changed"], again["stored_before"]) == (0, 0, 30)
    archive(tmp_path, 30, _1=FOURTH)
    changed = ran(fail_on="contradicted")
    assert (changed["status"], changed["new"], changed["changed"], changed["stored_before"]) == (1, 0, 1, 29)
    assert len(exported(database)) == 30


@pytest.mark.flow
@pytest.mark.usefixtures("prefect")
def test_a_waived_finding_is_stored_but_neither_breaks_the_gate_nor_alarms(tmp_path: Path) -> None:
    from flows.archive import archive_here

    path = archive(tmp_path, 2)

    def ran(database: str) -> tuple[str, list[str]]:
        run = archive_here(
            inputs=[str(path)], database=database, fail_on="contradicted", config=tmp_path / "assay.toml"
        )
        told = [each["payload"]["document"] for each in claims_told(run["run_id"])]
        shown = listed(run["run_id"])
        assert shown.name.startswith("archive.jsonl, ")
        assert shown.tags == ["contradicted", "verified"]
        assert (shown.state_name == "Completed") == (run["status"] == 0)
        return shown.state_name or "", told

    before, after = (f"sqlite:///{tmp_path}/{name}.db" for name in ("before", "after"))
    (tmp_path / "assay.toml").write_text("")
    assert ran(before) == ("Gate broken", ["0"])
    waived_desk(tmp_path, exported(before)[0])
    assert ran(after) == ("Completed", [])
    assert [each["verdict"] for each in exported(after)] == ["contradicted", "verified"]


def waived_desk(folder: Path, finding: Mapping[str, Any]) -> None:
    """A configuration, and beside it a waiver of one finding."""
    (folder / "assay.toml").write_text('fail-on = ["contradicted"]\n')
    (folder / "assay-waivers.yaml").write_text(
        f"- {{finding: '{finding['id']}', document: '{finding['document']}', text: {finding['text']},"
        f" verdict: {finding['verdict']}, why: the ministry counts otherwise, by: Ada, until: 2999-12-31}}\n"
    )


def claims_told(run_id: str) -> list[dict[str, Any]]:
    """The events of claims of a run that has come to its end, which is told last."""
    told: list[dict[str, Any]] = []
    while not any(each["event"] == "assay.run.ended" for each in told):
        told, before = events(run_id, len(told) + 1), told
        assert len(told) > len(before)
    return [each for each in told if each["event"] != "assay.run.ended"]


def test_the_commands_show_what_is_remembered(assay: Assay, tmp_path: Path, record: Record) -> None:
    database = f"sqlite:///{tmp_path}/memory.db"
    checked = [
        check(document, record)
        for document in read([str(archive(tmp_path, 3))])
        if isinstance(document, Document)
    ]
    open_memory(database).write(partial(store, checked=checked, record=record))
    memory = ("--database", database)
    lines = assay("export", *memory).stdout.splitlines()
    assert [json.loads(line)["verdict"] for line in lines] == ["contradicted", "verified", "verified"]
    assert "contradicted [outdated] “fourth-largest”" in assay("history", "0", *memory).stdout
    assert "3 documents in 3 versions" in assay("history", *memory).stdout
    nothing = assay("history", "nobody", *memory)
    assert (nothing.returncode, nothing.stdout) == (2, "")
    assert nothing.stderr.startswith("assay: nobody: nothing is remembered of it in sqlite:///")
