"""tables.lock: the proof that tables passed their checks, and the index by which the record is opened.

One entry a line, sorted: a key, a tab, a JSON value. Keys are looked up by bisection, so that opening does not grow
with the number of tables; a diff of the file reads as a list of what changed.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

NAME = "tables.lock"
WORKSHOP = ".refresh"
"""The folder in a record where a refresh works; nothing but `PROMOTING` in it is ever read as part of the record."""

PROMOTING = f"{WORKSHOP}/promoting"
"""Where files that the lock proves already wait to be put in their place, below it as they are below the record."""


OWN = "own"
"""What the keys of a lock begin with that proves the files of a user's folder, and is no index of them."""


class Lock:
    """The entries of one lock file, found by key or by the start of a key."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._positions: dict[bytes, int] = {}
        self.hash = hashlib.sha256(content).hexdigest()

    @classmethod
    def read(cls, folder: Path) -> Lock | None:
        """The lock of a folder of tables; None where it has none."""
        try:
            return cls((folder / NAME).read_bytes())
        except FileNotFoundError:
            return None

    def get(self, key: str) -> Any:
        """The value of a key; None where the lock has no such entry."""
        for _, value in self._starting_with(key.encode() + b"\t"):
            return json.loads(value)
        return None

    def under(self, start: str) -> Iterator[tuple[str, Any]]:
        """All entries whose key begins so, in order, as (key, value)."""
        for key, value in self._starting_with(start.encode()):
            yield key.decode(), json.loads(value)

    def lines(self, start: str) -> list[bytes]:
        """The values of all entries whose key begins so, unparsed."""
        prefix = start.encode()
        after = prefix[:-1] + bytes([prefix[-1] + 1])  # the first key behind all of them
        found = self._content[self._first_at_or_after(prefix) : self._first_at_or_after(after)]
        return [line.partition(b"\t")[2] for line in found.splitlines()]

    def _starting_with(self, start: bytes) -> Iterator[tuple[bytes, bytes]]:
        position = self._positions.get(start)
        if position is None:
            position = self._positions[start] = self._first_at_or_after(start)
        while position < len(self._content):
            end = self._content.find(b"\n", position)
            line = self._content[position:end]
            if not line.startswith(start):
                return
            key, _, value = line.partition(b"\t")
            yield key, value
            position = end + 1

    def _first_at_or_after(self, start: bytes) -> int:
        low, high = 0, len(self._content)
        while low < high:
            middle = self._content.rfind(b"\n", 0, (low + high) // 2) + 1
            middle = max(middle, low)
            end = self._content.find(b"\n", middle)
            if self._content[middle:end] < start:
                low = end + 1
            else:
                high = middle
        return low


def write(folder: Path, entries: Iterable[tuple[str, Any]]) -> Path:
    """Write a folder's lock at once: a reader finds the old one or the new one, never a part."""
    path = folder / NAME
    lines = sorted(
        key.encode() + b"\t" + json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
        for key, value in entries
    )
    staged = path.with_suffix(".staged")
    with staged.open("wb") as out:
        out.writelines(lines)
        out.flush()
        os.fsync(out.fileno())
    staged.replace(path)
    return path


def digest(path: Path) -> str:
    """The sha256 of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
