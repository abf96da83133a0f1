"""Going round the sources of a desk: what each lists is asked for, source by source at once, host by host in turn."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from queue import Queue

from checks.document_files import is_address
from checks.errors import UnreadableInput
from flows.checking import Fetched
from flows.memory import Memory
from flows.memory.addresses import Asked, Due, due, note, validators_of
from flows.sources import (
    LARGEST_SOURCE,
    Entry,
    Source,
    Watching,
    address_entries,
    feed_entries,
    sitemap_entries,
)
from flows.visits import Visitor

AT_ONCE = 8
"""Sources that are gone through at once."""

_WAITING = 50
"""Pages that wait to be checked; while there are so many, no more are asked for."""

_SITEMAPS = 20
"""Sitemaps that an index may lead to in a run, the last changed ones."""


@dataclass(frozen=True, slots=True)
class Came:
    """What an article's address gave: a page, or a word on why there is none. `asked` is to be remembered with it."""

    source: Source
    asked: Asked
    page: Fetched | None = None


@dataclass
class Told:
    """What became of one source: how much it lists and how much of that is due, or what the trouble is."""

    source: Source
    listed: int = 0
    due: int = 0
    trouble: str | None = None


@dataclass
class Round:
    """One round. `until`: the moment (monotonic) after which nothing more is asked for; the next round goes on."""

    watching: Watching
    memory: Memory
    visitor: Visitor
    until: float
    told: list[Told] = field(default_factory=list)

    def came(self) -> Iterator[Came]:
        """What comes from all sources, as it comes."""
        queue: Queue[Came | BaseException | None] = Queue(_WAITING)
        sources = self.watching.sources
        with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="source") as threads:
            for source in sources:
                threads.submit(self._through, source, queue)
            left = len(sources)
            try:
                while left:
                    each = queue.get()
                    left -= each is None
                    if isinstance(each, BaseException):
                        raise each
                    if each is not None:
                        yield each
            finally:
                self.until = 0
                while left:  # those that wait for room in the queue are to end, too
                    left -= queue.get() is None

    def _through(self, source: Source, queue: Queue[Came | BaseException | None]) -> None:
        told = Told(source)
        self.told.append(told)
        try:
            for each in self._of(source, told) if time.monotonic() < self.until else ():
                queue.put(each)
        except UnreadableInput as error:
            told.trouble = str(error)
            self.memory.write(partial(note, source=None, asked=[Asked(source.place, trouble=str(error))]))
        except BaseException as error:
            queue.put(error)
        finally:
            queue.put(None)

    def _of(self, source: Source, told: Told) -> Iterator[Came]:
        entries, listed = self._listed(source)
        told.listed = len(entries)
        self.memory.write(partial(note, source=None, asked=[Asked(source.place)]))
        waiting = self.memory.read(partial(due, source=source.place, entries=entries))
        told.due = len(waiting)
        for each in waiting[: self.watching.most]:
            if time.monotonic() > self.until:
                return
            yield self._came(source, each)
        if len(waiting) <= self.watching.most:
            # Not before: a source that says that nothing has changed would hide what was left for the next round.
            self.memory.write(partial(note, source=None, asked=[listed]))

    def _listed(self, source: Source) -> tuple[list[Entry], Asked]:
        """What a source lists; nothing where it has not changed since all of it was asked for."""
        if not is_address(source.place):
            return address_entries(_local(source.place), source.place), Asked(source.place)
        known = self.memory.read(partial(validators_of, address=source.place))
        got = self.visitor.visit(source.place, known, LARGEST_SOURCE)
        if got.body is None:
            return [], Asked(source.place)
        listed = Asked(source.place, new=True, validators=got.validators)
        if source.kind == "sitemap":
            return self._of_sitemap(got.body, source.place), listed
        read: Callable[[bytes, str], list[Entry]] = feed_entries if source.kind == "feed" else address_entries
        return read(got.body, got.address), listed

    def _of_sitemap(self, body: bytes, address: str) -> list[Entry]:
        entries, maps = sitemap_entries(body, address)
        for each in maps[:_SITEMAPS]:
            inner = self.visitor.visit(each.address, largest=LARGEST_SOURCE)
            entries += sitemap_entries(inner.body or b"", each.address)[0]
        return entries

    def _came(self, source: Source, each: Due) -> Came:
        address = each.entry.address
        try:
            visited = self.visitor.visit(address, each.validators)
        except UnreadableInput as error:
            return Came(source, Asked(address, trouble=str(error)))
        if visited.body is None:
            return Came(source, Asked(address))
        asked = Asked(address, validators=visited.validators)
        return Came(source, asked, Fetched(each.entry, visited))


def _local(place: str) -> bytes:
    try:
        return Path(place).read_bytes()
    except OSError as error:
        raise UnreadableInput(f"{place}: cannot be read ({error.strerror}); check the path") from None
