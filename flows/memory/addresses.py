"""Addresses that are asked now and then: which are due, and what they answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from flows.batches import batches
from flows.memory.storing import AT_ONCE, add_new
from flows.memory.tables import Address, Document
from flows.sources import Entry
from flows.written import key_of

SOONEST = timedelta(minutes=5)
"""An article is not asked again sooner. After that, as often as a tenth of the time for which it has stood unchanged."""

FORGOTTEN = timedelta(days=14)
"""An article that has stood unchanged for so long is asked again only if its source says that it was changed."""

_LONGEST_BREAK = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Due:
    """An article to ask for. `validators`: what its last answer came with; empty where it has never been asked."""

    entry: Entry
    validators: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address answered. `new`: something else than last time; `trouble`: why there was nothing to read."""

    address: str
    new: bool = False
    validators: Mapping[str, str] = field(default_factory=dict)
    trouble: str | None = None
    document: str | None = None


def validators_of(connection: sa.Connection, address: str) -> dict[str, str]:
    """What the last answer of an address came with."""
    asked = sa.select(Address.etag, Address.last_modified).where(Address.key == key_of(address))
    row = connection.execute(asked).first()
    return _validators(row) if row else {}


def due(
    connection: sa.Connection, source: str, entries: Sequence[Entry], now: datetime | None = None
) -> list[Due]:
    """Which articles to ask for: those that are new in a source, in its order, then those that may have changed."""
    now = now or datetime.now(UTC)
    known: dict[str, Any] = {}
    for some in batches([key_of(each.address) for each in entries], AT_ONCE):
        rows = connection.execute(sa.select(Address.__table__).where(Address.key.in_(some)))
        known.update({row.address: row for row in rows})
    new = [Due(each) for each in entries if each.address not in known]
    listed = {each.address: each for each in entries}
    own = sa.select(Address.id).where(Address.key == key_of(source)).scalar_subquery()
    recent = sa.select(Address.__table__).where(Address.source_id == own, Address.changed > now - FORGOTTEN)
    again = {**known, **{row.address: row for row in connection.execute(recent)}}
    waiting = sorted(again.values(), key=lambda row: (_aware(row.asked), row.id))
    return new + [
        Due(listed.get(row.address, Entry(row.address)), _validators(row))
        for row in waiting
        if _is_due(row, listed.get(row.address), now)
    ]


def note(
    connection: sa.Connection, source: str | None, asked: Iterable[Asked], now: datetime | None = None
) -> None:
    """Remember what addresses answered: those of a source's articles, or without `source` those of sources."""
    now = now or datetime.now(UTC)
    told = {key_of(each.address): each for each in asked}
    parent = connection.scalar(sa.select(Address.id).where(Address.key == key_of(source))) if source else None
    fresh = {"first_seen": now, "asked": now, "changed": now, "failures": 0, "source_id": parent}
    rows = [{"key": key, "address": each.address, **fresh} for key, each in told.items()]
    add_new(connection, Address, rows, ["key"])
    for key, each in told.items():
        said: dict[str, Any] = {"asked": now, "outcome": each.trouble}
        said["failures"] = Address.failures + 1 if each.trouble else 0
        if each.new:
            said["changed"] = now
        if each.new or each.validators:
            said["etag"] = each.validators.get("etag")
            said["last_modified"] = each.validators.get("last-modified")
        if each.document is not None:
            document = sa.select(Document.id).where(Document.key == key_of(each.document))
            said["document_id"] = document.scalar_subquery()
        connection.execute(sa.update(Address).where(Address.key == key).values(**said))


def _is_due(row: Any, entry: Entry | None, now: datetime) -> bool:
    asked: datetime = _aware(row.asked)
    if row.failures:
        pause: timedelta = SOONEST * 2 ** min(row.failures, 10)
        return now - asked >= min(_LONGEST_BREAK, pause)
    if entry is not None and entry.changed is not None and entry.changed > asked:
        return True
    unchanged: timedelta = now - _aware(row.changed)
    return unchanged < FORGOTTEN and now - asked >= max(SOONEST, unchanged / 10)


def _validators(row: Any) -> dict[str, str]:
    return {
        name: value
        for name, value in (("etag", row.etag), ("last-modified", row.last_modified))
        if value is not None
    }


def _aware(moment: datetime) -> datetime:
    """A moment with its zone, which SQLite does not keep."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
