"""Downloads from a real server: retried, bounded, asked for again only if changed."""

from __future__ import annotations

import hashlib
import socket
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from checks.errors import UnreadableInput
from flows.download import Got, fetched, local
from flows.requesting import Patience
from tests.flows.publisher import Asked, Server

PATIENT = Patience(attempts=2, connect=10, silence=30, in_all=60, first_wait=7, longest_wait=60)
HASTY = replace(PATIENT, silence=0.1, in_all=0.5)


def refused(
    address: str, folder: Path, largest: int = 10_000, patience: Patience = PATIENT
) -> tuple[str, list[float]]:
    """The message with which a download is refused, and the waits before it, in seconds."""
    waits: list[float] = []
    with pytest.raises(UnreadableInput) as error:
        fetched(address, folder, patience, largest, waits.append)
    assert "\n" not in str(error.value)
    return str(error.value).removeprefix(f"{address}: "), waits


def test_a_file_is_asked_for_again_only_if_it_has_changed(server: Server, tmp_path: Path) -> None:
    def versioned(asked: Asked) -> None:
        if asked.headers.get("If-None-Match") == '"1"':
            asked.give(status=304)
        else:
            asked.give(b"table", ETag='"1"', Last_Modified="Tue, 03 Feb 2026 00:00:00 GMT")

    address = server.at("/mines%202026.csv", versioned)
    first = fetched(address, tmp_path, PATIENT)
    assert (first.path.name, first.path.read_bytes(), first.again) == ("mines_2026.csv", b"table", False)
    assert first.sha256 == hashlib.sha256(b"table").hexdigest()
    second = fetched(address, tmp_path, PATIENT)
    assert second == Got(first.path, first.sha256, again=True)
    assert server.seen[1]["If-Modified-Since"] == "Tue, 03 Feb 2026 00:00:00 GMT"
    first.path.write_bytes(b"torn")
    assert fetched(address, tmp_path, PATIENT) == first
    assert "If-None-Match" not in server.seen[2]


def test_the_name_that_the_server_gives_stays_in_its_folder(server: Server, tmp_path: Path) -> None:
    address = server.at(
        "/download",
        lambda asked: asked.give(b"1", Content_Disposition='attachment; filename="../../about.json"'),
    )
    got = fetched(address, tmp_path, PATIENT)
    assert got.path.name == "file-about.json"
    assert tmp_path in got.path.parents


def test_a_busy_server_is_waited_for_as_long_as_it_asks(server: Server, tmp_path: Path) -> None:
    answers = iter(
        [lambda asked: asked.give(status=503, Retry_After="3"), lambda asked: asked.give(b"table")]
    )
    address = server.at("/a.csv", lambda asked: next(answers)(asked))
    waits: list[float] = []
    assert fetched(address, tmp_path, PATIENT, wait=waits.append).path.read_bytes() == b"table"
    assert waits == [3]


def test_a_server_that_asks_for_a_long_wait(server: Server, tmp_path: Path) -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)
    address = server.at("/a.csv", lambda asked: asked.give(status=429, Retry_After=later))
    message, waits = refused(address, tmp_path)
    assert message.startswith("answered 429; try again in 3")
    assert waits == []


def test_a_server_that_stalls(server: Server, tmp_path: Path) -> None:
    message, waits = refused(server.at("/a.csv", Asked.stall), tmp_path, patience=HASTY)
    assert message == "no answer in time, 2 times; check the address and the network"
    assert waits == [7]
    assert not list(tmp_path.rglob("a.csv"))


def test_a_server_that_trickles(server: Server, tmp_path: Path) -> None:
    message, _ = refused(server.at("/a.csv", Asked.trickle), tmp_path, patience=HASTY)
    assert message == "not read within 0.5 seconds, 2 times; check the address and the network"


def test_a_server_that_is_not_there(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]  # nobody listens there, and nobody else can take it meanwhile
        message, _ = refused(f"http://127.0.0.1:{port}/a.csv", tmp_path)
    assert message == "cannot be reached, 2 times; check the address and the network"


def test_a_body_that_breaks_off(server: Server, tmp_path: Path) -> None:
    def torn(asked: Asked) -> None:
        asked.send_response(200)
        asked.send_header("Content-Length", "1000")
        asked.end_headers()
        asked.wfile.write(b"half")
        asked.close_connection = True

    message, _ = refused(server.at("/a.csv", torn), tmp_path)
    assert message == "breaks off half-way, 2 times; check the address and the network"
    assert not list(tmp_path.rglob("a.csv"))


@pytest.mark.parametrize("announced", [True, False])
def test_a_file_of_two_gigabytes(server: Server, tmp_path: Path, announced: bool) -> None:
    def large(asked: Asked) -> None:
        asked.send_response(200)
        if announced:
            asked.send_header("Content-Length", str(2 << 30))
        asked.end_headers()
        asked.close_connection = True
        if not announced:
            asked.wfile.write(bytes(20_000))

    message, waits = refused(server.at("/a.csv", large), tmp_path)
    assert (message, waits) == ("larger than 10,000 bytes; save the part that is needed", [])


def test_a_redirect_within_the_scheme_is_followed(server: Server, tmp_path: Path) -> None:
    server.at("/new/b.csv", lambda asked: asked.give(b"table"))
    address = server.at("/a.csv", lambda asked: asked.give(status=302, Location="/new/b.csv"))
    assert fetched(address, tmp_path, PATIENT).path.name == "b.csv"


@pytest.mark.parametrize(
    "target", ["https://example.org/a.csv", "file:///etc/passwd", "ftp://example.org/a.csv"]
)
def test_a_redirect_to_another_scheme(server: Server, tmp_path: Path, target: str) -> None:
    address = server.at("/a.csv", lambda asked: asked.give(status=302, Location=target))
    message, waits = refused(address, tmp_path)
    assert (
        message == f"sends elsewhere by another scheme, to {target}; check that address, and name it yourself"
    )
    assert waits == []


def test_a_redirect_to_another_machine_without_encryption(server: Server, tmp_path: Path) -> None:
    address = server.at("/a.csv", lambda asked: asked.give(status=302, Location="http://192.0.2.1/a.csv"))
    assert (
        refused(address, tmp_path)[0]
        == "http://192.0.2.1/a.csv: is no https address; save the file and name its path"
    )


def test_redirects_without_end(server: Server, tmp_path: Path) -> None:
    address = server.at("/a.csv", lambda asked: asked.give(status=302, Location="/a.csv"))
    assert refused(address, tmp_path)[0] == "sends elsewhere more than 5 times; check the address"


@pytest.mark.parametrize("address", ["http://example.org/a.csv", "ftp://example.org/a.csv", "https:///a.csv"])
def test_an_address_that_is_not_https(tmp_path: Path, address: str) -> None:
    assert refused(address, tmp_path)[0] == "is no https address; save the file and name its path"


def test_a_page_that_is_not_there(server: Server, tmp_path: Path) -> None:
    message, waits = refused(server.at("/a.csv", lambda asked: asked.give(status=404)), tmp_path)
    assert (message, waits) == ("answered 404; check the address", [])


def test_files_on_this_machine(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"table")
    assert local(path).checked("a.csv", hashlib.sha256(b"table").hexdigest().upper()).path == path
    with pytest.raises(UnreadableInput, match="its sha256 is .*; not the one expected"):
        local(path).checked("a.csv", "0" * 64)
    with path.open("wb") as large:
        large.truncate(2 << 30)
    with pytest.raises(UnreadableInput, match=r"a\.csv: larger than 500,000,000 bytes"):
        local(path)
    with pytest.raises(
        UnreadableInput, match=r"none\.csv: cannot be read \(No such file or directory\); check the path"
    ):
        local(tmp_path / "none.csv")
