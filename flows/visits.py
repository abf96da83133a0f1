"""Visiting foreign servers as a guest: robots.txt first, one request after another, and only for what has changed."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from checks.errors import UnreadableInput
from flows.guarded import session
from flows.requesting import VALIDATORS, Answered, Patience, answer, parts, persistently, split

if TYPE_CHECKING:
    from protego import Protego

    from flows.sources import Watching

AGENT = "Assay"
"""What robots.txt calls this program."""

PATIENCE = Patience(attempts=3, connect=10, silence=20, in_all=60, first_wait=2, longest_wait=60, jitter=0.5)


def patience_of(watching: Watching) -> Patience:
    """How long servers are waited for by a configuration."""
    silence = min(PATIENCE.silence, watching.seconds)
    return replace(
        PATIENCE,
        attempts=watching.attempts,
        first_wait=watching.wait,
        silence=silence,
        in_all=watching.seconds,
    )


LARGEST_PAGE = 10 * 1024 * 1024
"""Bytes of a page or a feed, unpacked."""

_LARGEST_RULES = 500 * 1024
_LONGEST_PAUSE = 30


@dataclass(frozen=True, slots=True)
class Visited:
    """What a server answered. `body` None: it says that nothing has changed. `address`: where it was found in the end."""

    address: str
    body: bytes | None
    media_type: str = ""
    charset: str | None = None
    validators: Mapping[str, str] = field(default_factory=dict)


class _Host:
    """When a host may be asked again, and what it lets be asked."""

    def __init__(self, pause: float) -> None:
        self.lock = threading.RLock()
        self.pause = pause
        self.free_at = 0.0
        self.rules: Protego | UnreadableInput | None = None


class Visitor:
    """Asks many servers, from any number of threads; each host by one request at a time.

    `allowed` are hosts of this network that may be asked although they are not on the open internet.
    `pause`: seconds between two requests to a host, where its robots.txt asks for no longer one.
    """

    def __init__(
        self,
        allowed: Collection[str] = (),
        pause: float = 1,
        patience: Patience = PATIENCE,
        wait: Callable[[float], object] = time.sleep,
    ) -> None:
        self._allowed, self._pause, self._patience, self._wait = allowed, pause, patience, wait
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()

    def visit(
        self, address: str, known: Mapping[str, str] | None = None, largest: int = LARGEST_PAGE
    ) -> Visited:
        """The page or feed at an address. `known` are the validators that its last answer came with.

        Raises UnreadableInput, in one line, where it may not be asked or does not come in bounds.
        """
        asking = {header: known[name] for name, header in VALIDATORS.items() if known and known.get(name)}
        return self._asked(address, asking, largest, partial(self._permit, address))

    def _asked(
        self, address: str, asking: Mapping[str, str], largest: int, permit: Callable[[str], object]
    ) -> Visited:
        headers = {"User-Agent": f"{AGENT}/1", "Accept-Encoding": "gzip, deflate", **asking}

        def attempt() -> Visited:
            with (
                session(self._allowed, self._patience) as own,
                answer(own, address, headers, self._patience, permit) as got,
            ):
                body = None
                if got.status_code == 200:
                    body = b"".join(parts(got, address, self._patience, largest))
                media_type, _, said = got.headers.get("content-type", "").partition(";")
                charset = said.partition("charset=")[2].strip(" \"'") or None
                validators = {name: got.headers[name] for name in VALIDATORS if name in got.headers}
                return Visited(str(got.url), body, media_type.strip().lower(), charset, validators)

        return persistently(address, attempt, self._patience, self._wait)

    def _permit(self, address: str, at: str) -> None:
        """Wait for the host's turn. Raises UnreadableInput where its robots.txt, or its kind, forbids the request."""
        where = split(at)
        if where.scheme not in ("http", "https") or not where.hostname:
            raise UnreadableInput(f"{address}: leads to {at}, which is no web address; check it")
        host = self._host(where.netloc)
        with host.lock:
            if host.rules is None:
                host.rules = self._rules(f"{where.scheme}://{where.netloc}/robots.txt", host)
            if isinstance(host.rules, UnreadableInput):
                raise UnreadableInput(f"{address}: not asked, as robots.txt cannot be had ({host.rules})")
            if not host.rules.can_fetch(at, AGENT):
                raise UnreadableInput(
                    f"{address}: robots.txt of {where.netloc} forbids it; ask the publisher"
                )
        self._take_turn(host)

    def _host(self, netloc: str) -> _Host:
        with self._lock:
            return self._hosts.setdefault(netloc.lower(), _Host(self._pause))

    def _rules(self, address: str, host: _Host) -> Protego | UnreadableInput:
        from protego import Protego

        self._take_turn(host)
        try:
            got = self._asked(address, {}, _LARGEST_RULES, lambda _: None)
            written = (got.body or b"").decode("utf-8", "replace")
        except UnreadableInput as error:
            # RFC 9309: what is missing forbids nothing, what cannot be had forbids everything.
            if not (isinstance(error, Answered) and 400 <= error.status < 500):
                return error
            written = ""
        rules: Protego = Protego.parse(written)
        host.pause = max(host.pause, min(_LONGEST_PAUSE, float(rules.crawl_delay(AGENT) or 0)))
        return rules

    def _take_turn(self, host: _Host) -> None:
        with host.lock:
            now = time.monotonic()
            turn = max(now, host.free_at)
            host.free_at = turn + host.pause
        if turn > now:
            self._wait(turn - now)
