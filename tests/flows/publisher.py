"""A publisher's server on this machine, which answers as a test tells it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = Callable[["Asked"], None]


class Asked(BaseHTTPRequestHandler):
    """One request. `server.answers` has what each path answers, `server.asked` and `server.seen` the paths and
    headers of all requests."""

    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        """Answer as the path says."""
        self.server.seen.append(dict(self.headers))
        self.server.asked.append(self.path)
        self.server.answers.get(self.path, _missing)(self)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""

    def give(self, body: bytes = b"", status: int = 200, **headers: str) -> None:
        """Answer with a body."""
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def stall(self) -> None:
        """Announce a body and say nothing more, until the test has ended."""
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.server.ended.wait(30)
        self.close_connection = True

    def trickle(self) -> None:
        """Announce a body and send a byte of it at a time, until the test has ended."""
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        with suppress(OSError):
            while not self.server.ended.wait(0.02):
                self.wfile.write(b".")
        self.close_connection = True


class Server(ThreadingHTTPServer):
    """The server, with what it answers and what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Asked)
        self.answers: dict[str, Answer] = {}
        self.asked: list[str] = []
        self.seen: list[dict[str, str]] = []
        self.ended = threading.Event()

    def at(self, path: str, answer: Answer) -> str:
        """Have a path answer so; its address."""
        self.answers[path] = answer
        return f"http://127.0.0.1:{self.server_port}{path}"


def _missing(asked: Asked) -> None:
    asked.give(status=404)


@contextmanager
def serving() -> Iterator[Server]:
    """A server for the time of a test."""
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.ended.set()
            server.shutdown()
            thread.join()
