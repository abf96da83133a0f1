"""The watch against a real site, a real Prefect and a real database."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from flows.memory import Memory, open_memory
from flows.memory.addresses import SOONEST, due, note
from flows.memory.addresses import Asked as Noted
from flows.memory.reading import export
from flows.memory.tables import Address
from flows.reaping import HOST
from flows.sources import Entry
from tests.flows.publisher import Asked, Server
from tests.flows.site import FIFTH, FOURTH, Site
from tests.flows.test_archive import claims_told, exported, waived_desk
from tests.flows.test_check import artifacts, listed
from tests.flows.test_kills import logged

NOW = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def address(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/memory.db"


def watch(configuration: Path, address: str, **parameters: Any) -> Any:
    from flows.watch import watch_here

    return watch_here(configuration=configuration, database=address, **parameters)


def findings(address: str) -> list[tuple[str, str]]:
    with open_memory(address).reading() as connection:
        return [(each["text"], each["verdict"]) for each in export(connection)]


def later(address: str) -> None:
    """Let a day go by, as far as the memory knows."""

    def age(connection: sa.Connection) -> None:
        for row in connection.execute(sa.select(Address.__table__)).all():
            moments = {
                name: getattr(row, name) - timedelta(days=1) for name in ("asked", "changed", "first_seen")
            }
            connection.execute(sa.update(Address).where(Address.id == row.id).values(**moments))

    open_memory(address).write(age)


@pytest.mark.flow
@pytest.mark.usefixtures("prefect")
def test_rounds_over_a_site_that_changes_fails_and_recovers(
    server: Server, tmp_path: Path, address: str
) -> None:
    site = Site(server)
    site.publish("/a", FIFTH)
    site.publish("/b", FOURTH)
    site.publish("/list", "")
    server.at("/list", lambda asked: asked.give(b"nothing here", Content_Type="text/plain"))
    configuration = site.configuration(tmp_path, f"feed: {site.feed}x", f"sitemap: {site.feed}")

    first = watch(configuration, address)
    assert (first["status"], first["new"], first["changed"]) == (0, 2, 0)
    assert first["message"].startswith("2 new documents, 0 changed, 1 skipped; 2 findings in 2 documents: ")
    assert findings(address) == [("fifth-largest", "verified"), ("fourth-largest", "contradicted")]
    assert len(first["trouble"]) == 2
    assert [each["payload"]["text"] for each in claims_told(first["run_id"])] == ["fourth-largest"]
    run = listed(first["run_id"])
    assert run.name.startswith("watch.yaml, ")
    assert run.tags == ["contradicted", "verified"]
    shown = artifacts(first["run_id"])
    assert {"summary", "findings", "sources"} <= set(shown)
    assert "is no sitemap that can be read" in shown["sources"]
    assert "skipped, it is text/plain, not a page" in shown["sources"]

    asked = len(server.asked)
    again = watch(configuration, address)
    assert (again["new"], again["changed"], again["skipped"]) == (0, 0, [])
    assert not {"/a", "/b", "/list"} & set(server.asked[asked:])

    later(address)
    site.publish("/a", FOURTH)
    site.publish("/c", FIFTH)
    server.at("/b", lambda asked: asked.give(status=500))
    (finding,) = (each for each in exported(address) if each["text"] == "fourth-largest")
    waived_desk(tmp_path, finding)
    changed = watch(configuration, address, config=tmp_path / "assay.toml")
    assert (changed["new"], changed["changed"]) == (1, 1)
    assert claims_told(changed["run_id"]) == []
    assert sorted(findings(address)) == [
        ("fifth-largest", "verified"),
        ("fourth-largest", "contradicted"),
        ("fourth-largest", "contradicted"),
    ]
    report = artifacts(changed["run_id"])["sources"]
    assert "- gone: verified “fifth\\-largest”" in report
    assert "- new: contradicted “fourth\\-largest”" in report
    assert any("/b: answered 500" in each for each in changed["skipped"])

    later(address)
    site.publish("/b", FIFTH)
    assert watch(configuration, address)["changed"] == 1


@pytest.mark.flow
@pytest.mark.usefixtures("prefect")
def test_whatever_a_source_sends_the_others_are_read(server: Server, tmp_path: Path, address: str) -> None:
    site = Site(server)
    site.publish("/a", FIFTH)
    server.at("/garbage", lambda asked: asked.give(b"\0\xff garbage"))
    links = "".join(f"<item><link>/old/{number}</link></item>" for number in range(100_000))
    endless = f"<rss version='2.0'><channel>{links}</channel></rss>".encode()
    server.at("/endless", lambda asked: asked.give(endless, Content_Type="text/xml"))
    bomb = gzip.compress(bytes(64 << 20))
    served = [
        server.at("/trickle", Asked.trickle),
        server.at("/bomb", lambda asked: asked.give(bomb, Content_Encoding="gzip")),
        # A page that keeps the library that takes articles out of pages busy for half a minute and more.
        server.at("/maze", lambda asked: asked.give(b"<b><p>" * 500_000, Content_Type="text/html")),
    ]
    (tmp_path / "list.txt").write_text("\n".join(served))
    at = site.feed.removesuffix("/feed")
    sources = (f"feed: {at}/garbage", f"feed: {at}/endless", "addresses: list.txt")
    configuration = site.configuration(tmp_path, *sources, most=3)
    configuration.write_text(f"seconds: 5\nattempts: 1\n{configuration.read_text()}")

    watched = watch(configuration, address)
    assert (watched["status"], watched["new"]) == (0, 1)
    assert findings(address) == [("fifth-largest", "verified")]
    assert [each.partition(": ")[2] for each in watched["trouble"]] == [
        "is no feed that can be read; check the address"
    ]
    reasons = {each.partition(": ")[0].removeprefix(at): each for each in watched["skipped"]}
    assert set(reasons) == {"/old/0", "/old/1", "/old/2", "/trickle", "/bomb", "/maze"}
    assert "not read within 5 seconds" in reasons["/trickle"]
    assert "larger than 10,485,760 bytes" in reasons["/bomb"]
    assert "not checked, not done within 5 seconds" in reasons["/maze"]
    told = logged(watched["run_id"])
    assert all(f"{HOST}: {each}" in told for each in (*watched["skipped"], *watched["trouble"]))
    assert "| 1,000 | 1,000 |" in artifacts(watched["run_id"])["sources"]


def test_what_is_due(address: str) -> None:
    memory = open_memory(address)
    entries = [Entry(f"https://example.org/{name}") for name in "abc"]
    memory.write(lambda connection: note(connection, None, [Noted("feed")], NOW))
    assert addresses_due(memory, entries, NOW) == "abc"

    told = [Noted(entries[0].address, new=True), Noted(entries[1].address, trouble="answered 500")]
    memory.write(lambda connection: note(connection, "feed", told, NOW))
    assert addresses_due(memory, entries, NOW) == "c"
    assert addresses_due(memory, entries, NOW + SOONEST) == "ca"
    assert addresses_due(memory, [], NOW + SOONEST) == "a"  # the feed says that it has not changed
    assert addresses_due(memory, entries, NOW + 2 * SOONEST) == "cab"
    newer = [Entry(entries[0].address, NOW + timedelta(minutes=2))]
    assert addresses_due(memory, newer, NOW + timedelta(minutes=3)) == "a"
    assert addresses_due(memory, [], NOW + timedelta(days=15)) == ""


def test_an_address_that_fails_is_asked_more_and_more_seldom(address: str) -> None:
    memory = open_memory(address)
    entry = Entry("https://example.org/a")
    moment = NOW
    for failures in range(1, 12):
        asked = [Noted(entry.address, trouble="no")]
        memory.write(partial(note, source=None, asked=asked, now=moment))
        pause = min(timedelta(days=1), SOONEST * 2**failures)
        assert addresses_due(memory, [entry], moment + pause - timedelta(minutes=1)) == ""
        moment += pause
        assert addresses_due(memory, [entry], moment) == "a"


def addresses_due(memory: Memory, entries: list[Entry], moment: datetime) -> str:
    with memory.reading() as connection:
        return "".join(each.entry.address[-1] for each in due(connection, "feed", entries, moment))
