"""Visits to real servers: as a guest, in bounds, and never inside this network."""

from __future__ import annotations

import gzip
import socket
from dataclasses import replace

import pytest

from checks.errors import UnreadableInput
from flows.guarded import is_public, looked_up
from flows.requesting import Patience
from flows.visits import Visited, Visitor
from tests.flows.publisher import Asked, Server, serving

PATIENT = Patience(attempts=2, connect=10, silence=30, in_all=60, first_wait=4, longest_wait=60, jitter=0.5)
HASTY = replace(PATIENT, silence=0.2, in_all=0.5)


def visitor(
    waits: list[float] | None = None, allowed: tuple[str, ...] = ("127.0.0.1",), patience: Patience = PATIENT
) -> Visitor:
    return Visitor(allowed, 0, patience, (waits if waits is not None else []).append)


def refusal(address: str, allowed: tuple[str, ...] = ("127.0.0.1",), patience: Patience = PATIENT) -> str:
    with pytest.raises(UnreadableInput) as error:
        visitor(allowed=allowed, patience=patience).visit(address)
    assert "\n" not in str(error.value)
    return str(error.value)


def test_a_page_is_asked_for_again_only_if_it_has_changed(server: Server) -> None:
    def versioned(asked: Asked) -> None:
        if asked.headers.get("If-None-Match") == '"1"':
            asked.give(status=304)
        else:
            asked.give(b"page", ETag='"1"', Content_Type='text/html; charset="windows-1252"')

    address = server.at("/page", versioned)
    guest = visitor()
    first = guest.visit(address)
    assert first == Visited(address, b"page", "text/html", "windows-1252", {"etag": '"1"'})
    assert guest.visit(address, first.validators).body is None
    assert server.asked == ["/robots.txt", "/page", "/page"]


def test_packed_pages_are_unpacked(server: Server) -> None:
    packed = gzip.compress(b"page")
    address = server.at("/page", lambda asked: asked.give(packed, Content_Encoding="gzip"))
    assert visitor().visit(address).body == b"page"


def test_a_bomb_is_unpacked_no_further_than_the_limit(server: Server) -> None:
    bomb = gzip.compress(bytes(64 << 20))
    address = server.at("/page", lambda asked: asked.give(bomb, Content_Encoding="gzip"))
    assert refusal(address) == f"{address}: larger than 10,485,760 bytes; save the part that is needed"


def test_what_only_says_that_it_is_packed(server: Server) -> None:
    address = server.at("/page", lambda asked: asked.give(b"page", Content_Encoding="gzip"))
    assert refusal(address).startswith(f"{address}: is packed in a way that cannot be unpacked, 2 times")


def test_robots_txt_is_obeyed(server: Server) -> None:
    server.at(
        "/robots.txt", lambda asked: asked.give(b"User-agent: *\nDisallow: /*/secret\nCrawl-delay: 7\n")
    )
    server.at("/a/open", lambda asked: asked.give(b"page"))
    address = server.at("/a/secret", lambda asked: asked.give(b"page"))
    waits: list[float] = []
    guest = visitor(waits)
    assert guest.visit(server.at("/a/open", lambda asked: asked.give(b"page"))).body == b"page"
    with pytest.raises(
        UnreadableInput, match=r"robots\.txt of 127\.0\.0\.1:\d+ forbids it; ask the publisher"
    ):
        guest.visit(address)
    assert "/a/secret" not in server.asked
    guest.visit(server.at("/a/open", lambda asked: asked.give(b"page")))
    assert len(waits) == 1
    assert 6 < waits[0] <= 7


def test_a_redirect_into_what_robots_txt_forbids(server: Server) -> None:
    server.at("/robots.txt", lambda asked: asked.give(b"User-agent: *\nDisallow: /secret\n"))
    server.at("/secret", lambda asked: asked.give(b"page"))
    address = server.at("/page", lambda asked: asked.give(status=302, Location="/secret"))
    assert "forbids it" in refusal(address)


def test_robots_txt_that_cannot_be_had_forbids_everything(server: Server) -> None:
    server.at("/robots.txt", lambda asked: asked.give(status=500))
    address = server.at("/page", lambda asked: asked.give(b"page"))
    assert refusal(address).startswith(f"{address}: not asked, as robots.txt cannot be had (")


def test_waits_grow_and_vary_and_what_a_server_asks_for_goes_first(server: Server) -> None:
    answers = iter([{"status": 503}, {"status": 429, "Retry_After": "3"}, {"body": b"page"}])
    address = server.at("/page", lambda asked: asked.give(**next(answers)))
    waits: list[float] = []
    patience = replace(PATIENT, attempts=3, longest_wait=9)
    assert Visitor(["127.0.0.1"], 0, patience, waits.append).visit(address).body == b"page"
    assert 4 <= waits[0] <= 6
    assert waits[1:] == [3]


def headers_without_end(asked: Asked) -> None:
    asked.wfile.write(b"HTTP/1.1 200 OK\r\n")
    try:
        while not asked.server.ended.wait(0.02):
            asked.wfile.write(b"X: y\r\n")
    except OSError:
        pass
    asked.close_connection = True


def many_headers(asked: Asked) -> None:
    asked.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 1000 + b"\r\n")
    asked.close_connection = True


def test_headers_beyond_number(server: Server) -> None:
    address = server.at("/page", many_headers)
    assert refusal(address, patience=HASTY).startswith(f"{address}: sends too many headers, 2 times; ")


@pytest.mark.parametrize("answer", [Asked.trickle, headers_without_end], ids=["body", "headers"])
def test_a_byte_at_a_time_is_cut_off(server: Server, answer: object) -> None:
    address = server.at("/page", answer)  # type: ignore[arg-type]
    assert refusal(address, patience=HASTY).startswith(f"{address}: not read within 0.5 seconds, 2 times; ")


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
        "224.0.0.1", "255.255.255.255", "::1", "fe80::1%eth0", "fc00::1", "::ffff:10.0.0.1", "64:ff9b::a00:1",
        "2002:7f00:1::", "2001:0:1::1", "::",
    ],
)  # fmt: skip
def test_what_is_not_on_the_open_internet(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "::ffff:8.8.8.8"]
)
def test_what_is(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1", "127.1"])
def test_this_machine_is_refused_however_it_is_written(server: Server, host: str) -> None:
    server.at("/page", lambda asked: asked.give(b"page"))
    message = refusal(f"http://{host}:{server.server_port}/page", allowed=())
    assert "not on the open internet" in message or "cannot be reached" in message
    assert server.asked == []


def test_a_redirect_into_this_network_is_refused(server: Server) -> None:
    with serving() as inner:
        inside = inner.at("/secret", lambda asked: asked.give(b"page")).replace("127.0.0.1", "localhost")
        address = server.at("/page", lambda asked: asked.give(status=302, Location=inside))
        assert "localhost: leads to " in refusal(address)
        assert inner.asked == []


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://example.org/", "gopher://127.0.0.1/", "//[/"]
)
def test_a_redirect_to_what_is_no_web_address(server: Server, target: str) -> None:
    address = server.at("/page", lambda asked: asked.give(status=302, Location=target))
    message = refusal(address).removeprefix(f"{address}: ")
    assert message.startswith(
        (f"leads to {target}, which is no web address", "sends elsewhere, to what is no")
    )


def test_a_name_with_one_address_inside_is_refused_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [(0, 0, 0, "", (address, 80)) for address in ("93.184.215.14", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both)
    with pytest.raises(UnreadableInput, match=r"leads to 10\.0\.0\.1"):
        looked_up("example.org", 80, ())
    assert looked_up("example.org", 80, ("example.org",)) == ["93.184.215.14", "10.0.0.1"]
