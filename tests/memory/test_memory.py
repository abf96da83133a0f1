"""What is stored, once, in real databases: SQLite, and PostgreSQL where it is installed."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from checks.assay import Checked, check
from checks.documents import Document
from checks.errors import AssayError, BadUsage
from checks.findings import Verdict, as_json
from checks.record import Record
from flows.memory import Memory, open_memory
from flows.memory.opening import VARIABLE, address_of
from flows.memory.reading import changes, export, history, overview
from flows.memory.runs import remembered
from flows.memory.storing import not_yet_stored, record_id, store
from flows.memory.tables import Base, Claim, Finding, Run, Version

FIRST = "Russia has the world's fifth-largest reserves of rare earth metals, according to USGS."
FOURTH = FIRST.replace("fifth", "fourth")
MORE = " China has the world's largest reserves of rare earth metals, according to USGS."
DAY = date(2025, 3, 18)


def document(text: str, name: str = "a", day: date | None = DAY) -> Document:
    return Document(name, text, day, "A title", "https://www.example.org/a")


def stored(memory: Memory, record: Record, *documents: Document) -> list[int]:
    """Check and store documents; the ids of new versions."""
    checked = [check(each, record) for each in documents]
    return memory.write(lambda connection: store(connection, checked, record))


def everything(memory: Memory) -> dict[str, list[Any]]:
    """All rows of all tables, but for the moments."""
    with memory.reading() as connection:
        return {
            table.name: [
                {
                    name: value
                    for name, value in row._mapping.items()
                    if name not in ("seen", "first_seen", "judged")
                }
                for row in connection.execute(sa.select(table).order_by(*table.primary_key))
            ]
            for table in Base.metadata.sorted_tables
        }


def exported(memory: Memory, every_version: bool = False) -> list[dict[str, Any]]:
    with memory.reading() as connection:
        return list(export(connection, every_version))


def test_the_migrations_lead_to_the_tables(database: str) -> None:
    memory = open_memory(database)
    open_memory(database)
    with memory.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_findings_are_stored_once_however_often_a_run_is_repeated(database: str, record: Record) -> None:
    memory = open_memory(database)
    documents = [document(FIRST + MORE), document(FOURTH, "b"), document("", "empty")]
    assert len(stored(memory, record, *documents)) == 3
    once = everything(memory)
    assert (len(once["versions"]), len(once["findings"])) == (3, 3)
    assert stored(memory, record, *documents) == []
    assert everything(memory) == once
    assert stored(memory, record, *documents[::-1]) == []
    assert everything(memory) == once


def test_what_is_exported_is_what_was_found(database: str, record: Record) -> None:
    memory = open_memory(database)
    documents = [document(FIRST + MORE), document(FOURTH, "b")]
    stored(memory, record, *documents)
    found = [as_json(finding) for each in documents for finding in check(each, record).findings]
    assert exported(memory) == [
        {name: value for name, value in each.items() if name not in ("waiver", "decision")} for each in found
    ]


def test_a_changed_article_is_a_new_version_linked_to_the_old_one(database: str, record: Record) -> None:
    memory = open_memory(database)
    (first,) = stored(memory, record, document(FIRST))
    (second,) = stored(memory, record, document(FOURTH + MORE))
    with memory.reading() as connection:
        new, gone = changes(connection, second)
        versions = connection.execute(sa.select(Version.id, Version.previous_id, Version.newest)).all()
    assert sorted(versions) == [(first, None, False), (second, first, True)]
    assert [(each["text"], each["verdict"]) for each in new] == [
        ("fourth-largest", "contradicted"),
        ("largest", "verified"),
    ]
    assert [(each["text"], each["verdict"]) for each in gone] == [("fifth-largest", "verified")]
    assert {each["text"] for each in exported(memory)} == {"fourth-largest", "largest"}
    assert len(exported(memory, every_version=True)) == 3


def test_an_article_that_is_put_back_is_the_version_that_it_was(database: str, record: Record) -> None:
    memory = open_memory(database)
    (first,) = stored(memory, record, document(FIRST))
    stored(memory, record, document(FOURTH))
    assert stored(memory, record, document(FIRST)) == []
    assert [each["text"] for each in exported(memory)] == ["fifth-largest"]
    with memory.reading() as connection:
        assert connection.scalars(sa.select(Version.id).where(Version.newest)).all() == [first]


def test_another_day_is_another_version(database: str, record: Record) -> None:
    memory = open_memory(database)
    stored(memory, record, document(FIRST))
    assert len(stored(memory, record, document(FIRST, day=date(2024, 3, 18)))) == 1


def test_two_of_one_name_in_a_batch_are_versions_of_one_document(database: str, record: Record) -> None:
    memory = open_memory(database)
    assert len(stored(memory, record, document(FIRST), document(FOURTH))) == 2
    assert [each["text"] for each in exported(memory)] == ["fourth-largest"]


def test_what_was_read_already_is_told_from_what_was_not(database: str, record: Record) -> None:
    memory = open_memory(database)
    old, new, changed = document(FIRST), document(FOURTH, "b"), document(FIRST + MORE)
    stored(memory, record, old)

    def left(connection: sa.Connection) -> list[Document]:
        return not_yet_stored(connection, [old, new, changed], record_id(connection, record))

    assert memory.write(left) == [new, changed]


def rejudged(checked: Checked, verdict: Verdict) -> Checked:
    """The same document, judged otherwise."""
    findings = tuple(replace(each, verdict=verdict, explanation="Another one.") for each in checked.findings)
    return replace(checked, findings=findings)


def test_a_finding_that_is_judged_otherwise_takes_the_place_of_the_last_one(
    database: str, record: Record
) -> None:
    memory = open_memory(database)
    was = check(document(FIRST), record)
    now = rejudged(was, Verdict.CONTRADICTED)
    for checked in (was, now):
        memory.write(lambda connection, checked=checked: store(connection, [checked], record))
    assert [each["verdict"] for each in exported(memory)] == ["contradicted"]
    with memory.reading() as connection:
        assert connection.scalar(sa.select(sa.func.count(Finding.id))) == 1  # by the same state of the record


def test_a_claim_that_is_no_longer_read_is_withdrawn(database: str, record: Record) -> None:
    memory = open_memory(database)
    checked = check(document(FIRST + MORE), record)
    less = replace(checked, findings=checked.findings[:1])
    for each in (checked, less):
        memory.write(lambda connection, each=each: store(connection, [each], record))
    assert [each["text"] for each in exported(memory)] == ["fifth-largest"]
    memory.write(lambda connection: store(connection, [checked], record))
    assert [each["text"] for each in exported(memory)] == ["fifth-largest", "largest"]


def test_what_databases_do_not_take_is_taken(database: str, record: Record) -> None:
    memory = open_memory(database)
    odd = replace(document(FIRST, "a\0b\ud800" + "x" * 5000), title="\0", url="https://[broken")
    stored(memory, record, replace(odd, url=None), document(FIRST.replace(" ", " \0", 1), "nul"))
    assert len(exported(memory)) == 2


def test_many_that_store_the_same_at_once(database: str, record: Record) -> None:
    checked = [check(document(FIRST + MORE, f"{number}"), record) for number in range(20)]
    memories = [open_memory(database) for _ in range(4)]
    troubles: list[BaseException] = []

    def work(memory: Memory, batch: list[Checked]) -> None:
        try:
            memory.write(lambda connection: store(connection, batch, record))
        except BaseException as error:
            troubles.append(error)

    threads = [
        threading.Thread(target=work, args=(memory, checked[:: -1 if number % 2 else 1]))
        for number, memory in enumerate(memories)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert troubles == []
    with memories[0].reading() as connection:
        counts = [connection.scalar(sa.select(sa.func.count(each.id))) for each in (Version, Claim, Finding)]
    assert counts == [20, 40, 40]


def test_the_history_of_a_document_a_publisher_and_a_measure(database: str, record: Record) -> None:
    memory = open_memory(database)
    stored(memory, record, document(FIRST))
    stored(memory, record, document(FOURTH))
    with memory.reading() as connection:
        of_document = "\n".join(history(connection, "a"))
        of_publisher = list(history(connection, "example.org"))
        of_measure = list(history(connection, "usgs.rare_earths.reserves"))
        of_nothing = list(history(connection, "nobody"))
    assert "against the version before: 1 claims new or changed, 1 gone" in of_document
    assert of_document.count("\nversion of ") == 1
    assert of_publisher == of_measure == ["2025-03-18 a: 1 contradicted"]
    assert of_nothing == []


def test_runs_are_remembered_with_their_end(database: str) -> None:
    memory = open_memory(database)
    with remembered(memory, "watch", "1") as run:
        run.message = "2 new articles"
    with pytest.raises(ZeroDivisionError), remembered(memory, "watch", "2"):
        raise ZeroDivisionError("none")
    with memory.reading() as connection:
        rows = connection.execute(sa.select(Run.state, Run.message).order_by(Run.id)).all()
        told = "\n".join(overview(connection))
    assert rows == [("completed", "2 new articles"), ("failed", "ZeroDivisionError: none")]
    assert "watch, completed: 2 new articles" in told


def test_a_database_without_room_is_named(tmp_path: Path, record: Record) -> None:
    memory = open_memory(f"sqlite:///{tmp_path}/small.db")

    def limit(connection: Any, _: object) -> None:
        connection.execute("PRAGMA max_page_count=60")

    sa.event.listen(memory.engine, "connect", limit)
    memory.engine.dispose()
    with pytest.raises(AssayError, match=r"small\.db: no room is left; make some, and run again"):
        stored(memory, record, *(document(FIRST, f"{number}") for number in range(100)))
    assert exported(memory) == []
    memory = open_memory(f"sqlite:///{tmp_path}/small.db")
    stored(memory, record, *(document(FIRST, f"{number}") for number in range(100)))
    assert len(exported(memory)) == 100


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("nonsense", "the database's address is none"),
        ("mysql://host/name", "is no SQLite or PostgreSQL database"),
        ("postgresql://me:secret@127.0.0.1:1/none", r"postgresql\+psycopg://me:\*\*\*@127\.0\.0\.1:1/none: "),
        ("sqlite:////proc/none.db", "unable to open database file"),
    ],
)
def test_an_address_that_leads_nowhere(address: str, message: str) -> None:
    with pytest.raises(AssayError, match=message) as error:
        open_memory(address, patience=0)
    assert "secret" not in str(error.value)
    assert "\n" not in str(error.value)


def test_where_the_memory_is_when_nobody_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.delenv(VARIABLE, raising=False)
    assert address_of(None).database == f"{tmp_path}/assay/memory.db"
    monkeypatch.setenv(VARIABLE, "sqlite:///here.db")
    assert address_of(None).database == "here.db"
    with pytest.raises(BadUsage):
        address_of("oracle://x/y")


def test_a_memory_of_a_newer_program_is_left_alone(database: str) -> None:
    memory = open_memory(database)
    memory.write(
        lambda connection: connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    )
    with pytest.raises(AssayError, match=r"is of a newer Assay \(step 9999\)"):
        open_memory(database)


def test_the_states_of_the_record(record: Record) -> None:
    states = record.states()
    assert set(record.catalogue.measures) & set(states) == {
        each for each in record.catalogue.measures if record.editions(each)
    }
    assert json.loads(json.dumps(states)) == states
