"""Asking a web server: in bounds of time and size, and again where that may help. Everything fetched comes this way."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import SplitResult, urljoin, urlsplit

from checks.errors import UnreadableInput

if TYPE_CHECKING:
    import requests

VALIDATORS = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}
"""What a server says of a version, and the header that asks whether it still holds."""

_BUSY = (429, 500, 502, 503, 504)
_REDIRECTS = 5
_PART = 1 << 16

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a server is waited for; times in seconds.

    connect, silence: to be reached, and between two parts of the answer.  in_all: for one answer.
    first_wait: before the second attempt, doubled for each further one, and up to the share `jitter` longer, so that
    many clients do not come back at once.  longest_wait: how long a server may ask for.
    """

    attempts: int = 4
    connect: float = 10
    silence: float = 30
    in_all: float = 900
    first_wait: float = 2
    longest_wait: float = 120
    jitter: float = 0


class Answered(UnreadableInput):
    """An answer that is no page, with the status that says why."""

    def __init__(self, address: str, status: int) -> None:
        super().__init__(f"{address}: answered {status}; check the address")
        self.status = status


class ForNow(Exception):
    """What another attempt may mend; `wait` is what the server asks for, in seconds."""

    def __init__(self, reason: str, wait: float | None = None) -> None:
        super().__init__(reason)
        self.wait = wait


def persistently(
    address: str,
    attempt: Callable[[], Result],
    patience: Patience,
    wait: Callable[[float], object] = time.sleep,
) -> Result:
    """What an attempt comes to, made again after a while where that may help.

    Raises UnreadableInput where it does not help in as many attempts as `patience` has.
    """
    import requests
    from urllib3.exceptions import HTTPError

    for number in range(1, patience.attempts + 1):
        try:
            return attempt()
        except (ForNow, requests.RequestException, HTTPError) as error:
            asked = error.wait if isinstance(error, ForNow) else None
            reason = str(error) if isinstance(error, ForNow) else trouble(error)
            if asked is not None and asked > patience.longest_wait:
                raise UnreadableInput(f"{address}: {reason}; try again in {asked:.0f} seconds") from None
            if number == patience.attempts:
                often = f", {number} times" if number > 1 else ""
                raise UnreadableInput(
                    f"{address}: {reason}{often}; check the address and the network"
                ) from None
            own = patience.first_wait * 2 ** (number - 1) * (1 + patience.jitter * random.random())
            wait(asked if asked is not None else own)
    raise AssertionError("every attempt returns or raises")


@contextmanager
def answer(
    session: requests.Session,
    address: str,
    headers: Mapping[str, str],
    patience: Patience,
    permit: Callable[[str], object],
) -> Iterator[requests.Response]:
    """The answer of the server that the address leads to in the end: one with a body, or 304.

    `permit` is asked about every address on the way before it is, and raises where it may not be.
    Raises ForNow from a busy server and beyond `patience`, Answered at any other status.
    """
    import requests

    at = address
    for _ in range(_REDIRECTS + 1):
        permit(at)
        timeout, until = (patience.connect, patience.silence), time.monotonic() + patience.in_all
        try:
            got = session.get(at, headers=headers, timeout=timeout, stream=True, allow_redirects=False)
        except requests.ConnectionError as error:
            if not isinstance(error, requests.Timeout):
                _in_time(until, patience)  # endless headers are cut off, which comes as a broken connection
            raise
        except (UnicodeError, ValueError) as error:
            if isinstance(error, OSError):  # as all that is wrong with the network is
                raise
            raise UnreadableInput(f"{address}: sends elsewhere, to what is no address; check it") from None
        with got:
            if not got.is_redirect:
                if got.status_code in _BUSY:
                    asked = _asked_wait(got.headers.get("retry-after", ""))
                    raise ForNow(f"answered {got.status_code}", asked)
                if got.status_code not in (200, 304):
                    raise Answered(address, got.status_code)
                yield got
                return
            at = urljoin(at, got.headers["location"])
    raise UnreadableInput(f"{address}: sends elsewhere more than {_REDIRECTS} times; check the address")


def parts(got: requests.Response, address: str, patience: Patience, largest: int) -> Iterator[bytes]:
    """The body, unpacked, as it comes. Raises UnreadableInput beyond `largest` bytes, ForNow beyond `patience`."""
    announced = got.headers.get("content-length", "")
    if announced.isdigit() and int(announced) > largest:
        raise too_large(address, largest)
    until = time.monotonic() - got.elapsed.total_seconds() + patience.in_all
    size = 0
    # Part by part as they arrive: waiting for a full buffer would let a trickle outlast any limit.
    while part := got.raw.read1(_PART, decode_content=True):
        size += len(part)
        if size > largest:
            raise too_large(address, largest)
        _in_time(until, patience)
        yield part
    # A connection that was cut when its time was over ends like one that has said everything.
    _in_time(until, patience)


def _in_time(until: float, patience: Patience) -> None:
    if time.monotonic() >= until:
        raise ForNow(f"not read within {patience.in_all:g} seconds")


def split(address: str) -> SplitResult:
    """The parts of an address. Raises UnreadableInput where it is none."""
    try:
        found = urlsplit(address)
        _ = found.hostname, found.port
    except ValueError:
        raise UnreadableInput(f"{address}: is no address; check it") from None
    return found


def too_large(address: str, largest: int) -> UnreadableInput:
    """What is said of a body that is larger than so many bytes."""
    return UnreadableInput(f"{address}: larger than {largest:,} bytes; save the part that is needed")


def trouble(error: Exception) -> str:
    """Why a request failed, in a few words."""
    import requests
    from urllib3.exceptions import DecodeError, ProtocolError, TimeoutError

    # A time-out within the body comes as a broken connection.
    if isinstance(error, requests.Timeout | TimeoutError) or "timed out" in str(error):
        return "no answer in time"
    if "more than" in str(error) and "headers" in str(error):
        return "sends too many headers"
    if isinstance(error, DecodeError):
        return "is packed in a way that cannot be unpacked"
    if isinstance(error, ProtocolError):
        return "breaks off half-way"
    if isinstance(error, requests.ConnectionError):
        return "cannot be reached"
    return f"cannot be fetched ({type(error).__name__})"


def _asked_wait(text: str) -> float | None:
    """The seconds that Retry-After asks for, given as such or as a time."""
    if text.strip().isdigit():
        return float(text)
    try:
        return max(0.0, (parsedate_to_datetime(text) - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError):
        return None
