"""Pages fetched from a server on this machine, and those that cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from checks.documents import Document, UnreadableDocument
from flows.inputs import documents, sentence_or_documents

PAGE = (
    b'<html><head><meta property="article:published_time" content="2025-03-18T06:00:00Z"><title>A page</title>'
    b"</head><body><article><p>Russia has the world's fifth-largest reserves of rare earth metals, according to"
    b" the data of the agency.</p><p>The country's envoy said so on Monday, and nobody objected.</p></article>"
    b"</body></html>"
)


class _Pages(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = PAGE if self.path == "/page" else b"x" * (21 * 1024 * 1024)
        self.send_response(404 if self.path == "/missing" else 200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:  # the other side has had enough
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Pages) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_a_page_is_fetched_and_read(site: str) -> None:
    (found,) = documents([f"{site}/page"], None)
    assert isinstance(found, Document)
    assert (found.name, found.url, found.published) == (f"{site}/page", f"{site}/page", date(2025, 3, 18))
    assert "fifth-largest" in found.text


def test_what_cannot_be_fetched_says_why(site: str) -> None:
    missing, large, closed, good = documents(
        [f"{site}/missing", f"{site}/large", "http://127.0.0.1:1/", f"{site}/page"], None
    )
    assert missing == UnreadableDocument(
        f"{site}/missing", f"{site}/missing: answered 404; check the address"
    )
    assert isinstance(large, UnreadableDocument)
    assert "larger than 20,971,520 bytes" in large.reason
    assert closed == UnreadableDocument(
        "http://127.0.0.1:1/", "http://127.0.0.1:1/: cannot be reached; check the address and the network"
    )
    assert isinstance(good, Document)


def test_what_is_no_path_is_a_sentence() -> None:
    (found,) = sentence_or_documents("See a.txt", date(2025, 3, 18))
    assert found == Document("sentence", "See a.txt", date(2025, 3, 18))
    (missing,) = sentence_or_documents("a.txt", None)
    assert isinstance(missing, UnreadableDocument)
