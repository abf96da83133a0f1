"""What a desk watches: feeds, sitemaps and lists of addresses, as its configuration names them, and what each lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urljoin

from checks.document_files import is_address
from checks.errors import BadUsage, UnreadableInput
from flows.requesting import split

KINDS = ("feed", "sitemap", "addresses")

LARGEST_SOURCE = 50 * 1024 * 1024
"""Bytes of a feed or sitemap, unpacked; what sitemaps.org allows."""

LONGEST_FEED = 1000
"""Entries of a feed that are looked at, from its head: feeds begin with the newest."""

_ITEM_ENDS = re.compile(rb"</(?:\w+:)?(?:item|entry)\s*>")


@dataclass(frozen=True, slots=True)
class Source:
    """Where addresses of articles come from: a `feed`, a `sitemap`, or `addresses`, a list of them in a file or online."""

    kind: str
    place: str


_MOST = 1_000_000
_NUMBERS: dict[str, tuple[Any, float, str]] = {
    "pause": (int | float, 0, "a number of seconds"),
    "most": (int, 1, "a number of articles"),
    "attempts": (int, 1, "a number of requests"),
    "wait": (int | float, 0, "a number of seconds"),
    "seconds": (int | float, 0.1, "a number of seconds"),
}
"""The settings that are numbers: their type, the least that they may be, and what they count."""


@dataclass(frozen=True, slots=True)
class Watching:
    """A configuration. allow: hosts of one's own network that may be asked.  pause: seconds between two requests to a host.

    most: articles that are fetched of one source in a run; the next run goes on.  attempts, wait: how often a server is
    asked that fails, and for how many seconds it is left alone then, twice as long each time.  seconds: that one answer
    may take, and that one article may take to be read and checked.
    """

    sources: tuple[Source, ...]
    allow: tuple[str, ...] = ()
    pause: float = 1
    most: int = 200
    attempts: int = 3
    wait: float = 2
    seconds: float = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """An article's address in a source, and when it was last changed and first published by what the source says."""

    address: str
    changed: datetime | None = None
    published: date | None = None


def configured(path: Path) -> Watching:
    """The configuration in a YAML file. Raises BadUsage, naming the key, where it is not one."""
    import yaml

    way_out = "see docs/scheduling.md"
    try:
        given = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise BadUsage(
            f"{path}: cannot be read ({getattr(error, 'strerror', 'not UTF-8')}); {way_out}"
        ) from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise BadUsage(f"{path}{f', line {mark.line + 1}' if mark else ''}: not YAML; {way_out}") from None
    if not isinstance(given, dict) or not isinstance(given.get("sources"), list) or not given["sources"]:
        raise BadUsage(f"{path}: no list of sources; {way_out}")
    unknown = sorted(set(map(str, given)) - {"sources", "allow", *_NUMBERS})
    if unknown:
        raise BadUsage(f"{path}: {unknown[0]} is no setting; {way_out}")
    sources = tuple(_source(each, path, number) for number, each in enumerate(given["sources"], 1))
    allow = given.get("allow") or []
    if not isinstance(allow, list) or not all(isinstance(each, str) for each in allow):
        raise BadUsage(f"{path}: allow is a list of host names; {way_out}")
    numbers = {name: given[name] for name in _NUMBERS if name in given}
    for name, number in numbers.items():
        kind, least, what = _NUMBERS[name]
        if isinstance(number, bool) or not isinstance(number, kind) or not least <= number <= _MOST:
            raise BadUsage(f"{path}: {name} is {what}, from {least} on; {way_out}")
    return Watching(sources, tuple(allow), **numbers)


def _source(given: Any, path: Path, number: int) -> Source:
    if not isinstance(given, dict) or len(given) != 1 or next(iter(given)) not in KINDS:
        raise BadUsage(f"{path}: source {number} is not one of {', '.join(KINDS)} with its address")
    ((kind, place),) = given.items()
    if not isinstance(place, str) or not (is_address(place) or kind == "addresses"):
        raise BadUsage(f"{path}: source {number}, {place}, is no web address")
    return Source(kind, place if is_address(place) else str(path.parent / place))


def feed_entries(body: bytes, address: str) -> list[Entry]:
    """The articles of an RSS or Atom feed, in its order; of a long one, those at its head.

    Raises UnreadableInput where it is no feed.
    """
    import feedparser

    # As a stream: bytes would be tried as an address and as a path first.
    stream = BytesIO(_head(body))
    feed = feedparser.parse(stream, sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries and not feed.get("version"):
        raise UnreadableInput(f"{address}: is no feed that can be read; check the address")
    found = []
    for each in feed.entries:
        published = _moment(each.get("published_parsed"))
        changed = _moment(each["updated_parsed"]) if "updated_parsed" in each else published
        day = published.date() if published else None
        found += [Entry(link, changed, day) for link in _links([each.get("link")], address)]
    return _each_once(found)


def sitemap_entries(body: bytes, address: str) -> tuple[list[Entry], list[Entry]]:
    """The articles of a sitemap, and the sitemaps that it names in turn; both from the last changed one on.

    Raises UnreadableInput where it is no sitemap.
    """
    from lxml import etree

    pages: list[Entry] = []
    maps: list[Entry] = []
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    kind = etree.QName(root).localname if root is not None else ""
    if root is None or kind not in ("urlset", "sitemapindex"):
        raise UnreadableInput(f"{address}: is no sitemap that can be read; check the address")
    for each in root.iterchildren("{*}url", "{*}sitemap"):
        entries = pages if kind == "urlset" else maps
        changed = _written(each.findtext("{*}lastmod"))
        published = _written(each.findtext(".//{*}publication_date"))
        day = published.date() if published else None
        entries += [
            Entry(link, changed or published, day) for link in _links([each.findtext("{*}loc")], address)
        ]
    return _newest_first(pages), _newest_first(maps)


def address_entries(body: bytes, address: str) -> list[Entry]:
    """The addresses of a list, one a line; what begins with # is a comment."""
    lines = (line.strip() for line in body.decode("utf-8", "replace").splitlines())
    links = _links([line for line in lines if line and not line.startswith("#")], address)
    return _each_once(Entry(link) for link in links)


def _head(body: bytes) -> bytes:
    for number, end in enumerate(_ITEM_ENDS.finditer(body), 1):
        if number == LONGEST_FEED:
            return body[: end.end()]
    return body


def _links(given: list[str | None], address: str) -> Iterator[str]:
    """The web addresses among what a source lists, made whole and without a place inside the page."""
    for each in given:
        try:
            link = urldefrag(urljoin(address, (each or "").strip())).url if each else ""
            if is_address(link) and split(link).hostname:
                yield link
        except (ValueError, UnreadableInput):
            continue


def _each_once(found: Iterable[Entry]) -> list[Entry]:
    once: dict[str, Entry] = {}
    for each in found:
        once.setdefault(each.address, each)
    return list(once.values())


def _newest_first(found: list[Entry]) -> list[Entry]:
    never = datetime.min.replace(tzinfo=UTC)
    return sorted(_each_once(found), key=lambda each: each.changed or never, reverse=True)


def _moment(parsed: Any) -> datetime | None:
    try:
        return datetime(*parsed[:5], tzinfo=UTC) if parsed else None  # type: ignore[misc]
    except ValueError:
        return None


def _written(text: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat((text or "").strip())
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
