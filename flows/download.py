"""A publisher's file from its address: in bounds of time and size, asked for again only if it has changed."""

from __future__ import annotations

import hashlib
import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from checks.errors import UnreadableInput
from checks.record.source_files import LARGEST_FILE
from flows.output import whole
from flows.requesting import VALIDATORS, Patience, answer, parts, persistently, split

if TYPE_CHECKING:
    import requests

_HERE = ("localhost", "127.0.0.1", "::1")
_USUAL = Patience()


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
    patience: Patience = _USUAL,
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

    def attempt() -> Got:
        with requests.Session() as session:
            return _attempt(session, address, place, patience, largest)

    return persistently(address, attempt, patience, wait)


def _attempt(session: requests.Session, address: str, place: Path, patience: Patience, largest: int) -> Got:
    kept = _kept(place, address)
    # Packed answers are asked for by nobody: their size says nothing about what they unpack to.
    headers = {"Accept-Encoding": "identity"}
    if kept:
        headers |= {header: kept[name] for name, header in VALIDATORS.items() if kept[name]}
    permit = partial(_refuse_other_schemes, address)
    with answer(session, address, headers, patience, permit) as got:
        if kept and got.status_code == 304:
            return Got(place / kept["name"], kept["sha256"], again=True)
        name = _name(got)
        marks = hashlib.sha256()
        size = 0
        draft = place / "draft"
        with draft.open("wb") as out:
            for part in parts(got, address, patience, largest):
                size += len(part)
                marks.update(part)
                out.write(part)
        draft.replace(place / name)
        said = {each: got.headers.get(each, "") for each in VALIDATORS}
    checksum = marks.hexdigest()
    with whole(place / "about.json") as about:
        json.dump(
            {"address": address, "name": name, "sha256": checksum, "bytes": size, **said}, about, indent=1
        )
    return Got(place / name, checksum)


def _refuse_other_schemes(address: str, at: str) -> None:
    """Only https is read, and http on this machine; a server cannot lead from the one to anything else."""
    target = split(at)
    host = target.hostname
    if split(address).scheme != target.scheme:
        raise UnreadableInput(
            f"{address}: sends elsewhere by another scheme, to {at}; check that address, and name it yourself"
        )
    if not host or not (target.scheme == "https" or (target.scheme == "http" and host in _HERE)):
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


def _name(got: requests.Response) -> str:
    """The file's name, by which a mapping tells its form: the server's, or the last part of the address."""
    stated = re.search(r'filename="?([^";]+)', got.headers.get("content-disposition", ""))
    name = stated[1] if stated else unquote(urlsplit(got.url).path)
    plain = re.sub(r"[^\w.-]+", "_", re.split(r"[/\\]", name.rstrip("/"))[-1]).lstrip(".")
    return f"file-{plain}" if plain in ("", "about.json", "draft") else plain[-100:]
