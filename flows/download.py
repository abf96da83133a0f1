"""A publisher's file from its address: in bounds of time and size, asked for again only if it has changed."""

from __future__ import annotations

import hashlib
import json
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urljoin, urlsplit

from checks.errors import UnreadableInput
from checks.record.importing import LARGEST_FILE
from flows.inputs import trouble
from flows.output import whole

if TYPE_CHECKING:
    import requests

_BUSY = (429, 500, 502, 503, 504)
_REDIRECTS = 5
_PART = 1 << 16
_HERE = ("localhost", "127.0.0.1", "::1")
_VALIDATORS = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a server is waited for; times in seconds.

    connect, silence: to be reached, and between two parts of the answer.  in_all: for one answer.
    first_wait: before the second attempt, doubled for each further one.  longest_wait: how long a server may ask for.
    """

    attempts: int = 4
    connect: float = 10
    silence: float = 30
    in_all: float = 900
    first_wait: float = 2
    longest_wait: float = 120


@dataclass(frozen=True, slots=True)
class Got:
    """A source as it lies here. `sha256` is empty for a folder; `again`: the server says that it has not changed."""

    path: Path
    sha256: str
    again: bool = False

    def checked(self, source: str, expected: str | None) -> Got:
        """The same, if it has the checksum that is expected. Raises UnreadableInput if not."""
        if expected and expected.lower() != self.sha256:
            raise UnreadableInput(
                f"{source}: its sha256 is {self.sha256 or 'none, as it is a folder'}; not the one expected"
            )
        return self


class _ForNow(Exception):
    """What another attempt may mend; `wait` is what the server asks for, in seconds."""

    def __init__(self, reason: str, wait: float | None = None) -> None:
        super().__init__(reason)
        self.wait = wait


def local(path: Path, largest: int = LARGEST_FILE) -> Got:
    """A file or folder on this machine. Raises UnreadableInput where it is missing, or larger than `largest` bytes."""
    if path.is_dir():
        return Got(path, "")
    try:
        if path.stat().st_size > largest:
            raise UnreadableInput(f"{path}: larger than {largest:,} bytes; take only the part that is needed")
        with path.open("rb") as content:
            return Got(path, hashlib.file_digest(content, "sha256").hexdigest())
    except OSError as error:
        raise UnreadableInput(f"{path}: cannot be read ({error.strerror}); check the path") from None


def fetched(
    address: str,
    folder: Path,
    patience: Patience = Patience(),
    largest: int = LARGEST_FILE,
    wait: Callable[[float], object] = time.sleep,
) -> Got:
    """A file from an https address, kept in `folder` together with what the server said of its version.

    Asked for again, a file that the server says has not changed is taken from `folder`. Raises UnreadableInput where
    it does not come within `patience` and `largest` bytes, or where the server sends elsewhere by another scheme.
    """
    import requests

    _refuse_other_schemes(address, address)
    place = folder / hashlib.sha256(address.encode()).hexdigest()[:16]
    place.mkdir(parents=True, exist_ok=True)
    for attempt in range(1, patience.attempts + 1):
        try:
            with requests.Session() as session:
                return _attempt(session, address, place, patience, largest)
        except (_ForNow, requests.RequestException) as error:
            asked = error.wait if isinstance(error, _ForNow) else None
            reason = str(error) if isinstance(error, _ForNow) else trouble(error)
            if asked is not None and asked > patience.longest_wait:
                raise UnreadableInput(f"{address}: {reason}; try again in {asked:.0f} seconds") from None
            if attempt == patience.attempts:
                raise UnreadableInput(
                    f"{address}: {reason}, {attempt} times; check the address and the network"
                ) from None
            wait(asked if asked is not None else patience.first_wait * 2 ** (attempt - 1))
    raise AssertionError("every attempt returns or raises")


def _attempt(session: requests.Session, address: str, place: Path, patience: Patience, largest: int) -> Got:
    kept = _kept(place, address)
    # Packed answers are asked for by nobody: their size says nothing about what they unpack to.
    headers = {"Accept-Encoding": "identity"}
    if kept:
        headers |= {header: kept[name] for name, header in _VALIDATORS.items() if kept[name]}
    until = time.monotonic() + patience.in_all
    with _answer(session, address, headers, patience) as answer:
        if kept and answer.status_code == 304:
            return Got(place / kept["name"], kept["sha256"], again=True)
        if answer.status_code in _BUSY:
            asked = _asked_wait(answer.headers.get("retry-after", ""))
            raise _ForNow(f"answered {answer.status_code}", asked)
        if answer.status_code != 200:
            raise UnreadableInput(f"{address}: answered {answer.status_code}; check the address")
        if int(answer.headers.get("content-length") or 0) > largest:
            raise _too_large(address, largest)
        name = _name(answer)
        marks = hashlib.sha256()
        size = 0
        draft = place / "draft"
        with draft.open("wb") as out:
            for part in answer.iter_content(_PART):
                size += len(part)
                if size > largest:
                    raise _too_large(address, largest)
                if time.monotonic() > until:
                    raise _ForNow(f"not read within {patience.in_all:.0f} seconds")
                marks.update(part)
                out.write(part)
        draft.replace(place / name)
        said = {each: answer.headers.get(each, "") for each in _VALIDATORS}
    checksum = marks.hexdigest()
    with whole(place / "about.json") as about:
        json.dump(
            {"address": address, "name": name, "sha256": checksum, "bytes": size, **said}, about, indent=1
        )
    return Got(place / name, checksum)


@contextmanager
def _answer(
    session: requests.Session, address: str, headers: dict[str, str], patience: Patience
) -> Iterator[requests.Response]:
    """The answer of the server that the address leads to in the end."""
    at = address
    for _ in range(_REDIRECTS + 1):
        timeout = (patience.connect, patience.silence)
        with session.get(at, headers=headers, timeout=timeout, stream=True, allow_redirects=False) as answer:
            if not answer.is_redirect:
                yield answer
                return
            at = urljoin(at, answer.headers["location"])
        _refuse_other_schemes(address, at)
    raise UnreadableInput(f"{address}: sends elsewhere more than {_REDIRECTS} times; check the address")


def _refuse_other_schemes(address: str, at: str) -> None:
    """Only https is read, and http on this machine; a server cannot lead from the one to anything else."""
    try:
        first, parts = urlsplit(address), urlsplit(at)
        host = parts.hostname
    except ValueError:
        raise UnreadableInput(f"{at}: is no address; check it") from None
    if first.scheme != parts.scheme:
        raise UnreadableInput(
            f"{address}: sends elsewhere by another scheme, to {at}; check that address, and name it yourself"
        )
    if not host or not (parts.scheme == "https" or (parts.scheme == "http" and host in _HERE)):
        raise UnreadableInput(f"{at}: is no https address; save the file and name its path")


def _kept(place: Path, address: str) -> Any:
    """What the last answer said, if its file still is what came with it."""
    try:
        about = json.loads((place / "about.json").read_text(encoding="utf-8"))
        content = (place / about["name"]).read_bytes()
    except (OSError, ValueError):
        return None
    same = about["address"] == address and hashlib.sha256(content).hexdigest() == about["sha256"]
    return about if same else None


def _name(answer: requests.Response) -> str:
    """The file's name, by which a mapping tells its form: the server's, or the last part of the address."""
    stated = re.search(r'filename="?([^";]+)', answer.headers.get("content-disposition", ""))
    name = stated[1] if stated else unquote(urlsplit(answer.url).path)
    plain = re.sub(r"[^\w.-]+", "_", re.split(r"[/\\]", name.rstrip("/"))[-1]).lstrip(".")
    return f"file-{plain}" if plain in ("", "about.json", "draft") else plain[-100:]


def _asked_wait(text: str) -> float | None:
    """The seconds that Retry-After asks for, given as such or as a time."""
    if text.strip().isdigit():
        return float(text)
    try:
        return max(0.0, (parsedate_to_datetime(text) - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError):
        return None


def _too_large(address: str, largest: int) -> UnreadableInput:
    return UnreadableInput(f"{address}: larger than {largest:,} bytes; save the part that is needed")
