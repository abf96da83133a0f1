"""Stored claims held against a new state of the record: which they are, batch by batch, and what flipped."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from checks.record.opening import CATALOGUE
from flows.batches import batches
from flows.memory.storing import AT_ONCE, Judged, add_findings, reads_ids
from flows.memory.tables import Claim, Document, Finding, Reads, RecordState, Version
from flows.written import WrittenFinding

_SETTLED_AT_ONCE = 100_000


@dataclass(frozen=True, slots=True)
class StoredClaim:
    """What it takes to judge a claim again. `claim` and `shown` are the JSON of the claim and of its last finding."""

    id: int
    version: int
    document: str
    published: date | None
    occurrence: int
    claim: str
    finding: int
    shown: str


@dataclass(frozen=True, slots=True)
class Rejudged:
    """What judging a claim again came to. `finding` None: the last one stands. `reads`: what it read this time."""

    claim: int
    reads: tuple[str, ...]
    finding: WrittenFinding | None = None


@dataclass(frozen=True, slots=True)
class Stale:
    """Claims that were last held against another state of the record: those that read one of `reads`, or all (None)."""

    state: int
    reads: tuple[int, ...] | None


@dataclass(frozen=True, slots=True)
class Flip:
    """A finding that took another one's place. `newest`: it is on the document's newest version."""

    id: int
    document: str
    newest: bool
    before: Mapping[str, Any]
    after: Mapping[str, Any]

    @property
    def turn(self) -> str:
        """What turned into what: `verified → verified (revised_since)`."""
        return f"{_verdict(self.before)} → {_verdict(self.after)}"

    @property
    def badness(self) -> int:
        """The place in the order of harm, the worst first: what readers were told to trust, and may not."""
        turn = (self.before["verdict"], self.after["verdict"])
        return _WORST_FIRST.index(turn) if turn in _WORST_FIRST else len(_WORST_FIRST)


_WORST_FIRST = [
    ("verified", "contradicted"),
    ("verified", "unverifiable"),
    ("verified", "verified"),
    ("unverifiable", "contradicted"),
    ("contradicted", "verified"),
    ("contradicted", "unverifiable"),
    ("unverifiable", "verified"),
]


def stale(connection: sa.Connection, current: int, states: Mapping[str, str]) -> list[Stale]:
    """The claims that other states of the record than the current one were read for, as far as its tables differ."""
    found = []
    used = sa.select(Claim.record_id).distinct().scalar_subquery()
    asked = sa.select(RecordState.id, RecordState.states).where(
        RecordState.id.in_(used), RecordState.id != current
    )
    for state, written in connection.execute(asked).all():
        before: dict[str, str] = json.loads(written)
        changed = {each for each in before.keys() | states.keys() if before.get(each) != states.get(each)}
        found.append(Stale(state, None if CATALOGUE in changed else _reading(connection, changed)))
    return found


def count(connection: sa.Connection, each: Stale) -> int:
    """How many claims are to be judged again."""
    return connection.scalar(sa.select(sa.func.count()).select_from(Claim).where(*_affected(each))) or 0


def groups(connection: sa.Connection, each: Stale) -> list[int]:
    """The sets of measures that the claims to be judged again have read, as ids."""
    return list(connection.scalars(sa.select(Claim.reads_id).where(*_affected(each)).distinct()))


def stored_claims(
    connection: sa.Connection, each: Stale, group: int, after: int, number: int
) -> list[StoredClaim]:
    """So many of a group's claims at the most, in the order of their ids, from behind the id `after` on.

    Group by group, as there an index has them in this order: over all of them, each call would sort what is left.
    """
    asked = (
        sa.select(
            Claim.id,
            Claim.version_id,
            Document.name,
            Version.published,
            Claim.occurrence,
            Claim.claim,
            Finding.id,
            Finding.shown,
        )
        .join(Finding, sa.and_(Finding.claim_id == Claim.id, Finding.current))
        .join(Version, Version.id == Claim.version_id)
        .join(Document, Document.id == Version.document_id)
        .where(Claim.record_id == each.state, Claim.reads_id == group, Claim.id > after)
        .order_by(Claim.id)
        .limit(number)
    )
    return [StoredClaim(*row) for row in connection.execute(asked)]


def store_rejudged(
    connection: sa.Connection, claims: Sequence[StoredClaim], done: Sequence[Rejudged], current: int
) -> None:
    """Store what judging claims again came to; they then stand under the current state of the record."""
    by_id = {each.id: each for each in claims}
    reads = reads_ids(connection, {each.reads for each in done})
    judged = [
        Judged(
            by_id[each.claim].version,
            each.claim,
            each.finding,
            (by_id[each.claim].finding, by_id[each.claim].shown),
        )
        for each in done
        if each.finding is not None
    ]
    add_findings(connection, judged, current, datetime.now(UTC))
    groups: dict[int, list[int]] = {}
    for each in done:
        groups.setdefault(reads[each.reads], []).append(each.claim)
    for group, ids in groups.items():
        for some in batches(ids, AT_ONCE):
            said = sa.update(Claim).where(Claim.id.in_(some))
            connection.execute(said.values(record_id=current, reads_id=group))


def ranges(connection: sa.Connection) -> list[tuple[int, int]]:
    """All ids of claims in ranges, each small enough for one transaction."""
    last = connection.scalar(sa.select(sa.func.max(Claim.id))) or 0
    return [(start, start + _SETTLED_AT_ONCE) for start in range(0, last + 1, _SETTLED_AT_ONCE)]


def settle(
    connection: sa.Connection, each: Stale, within: tuple[int, int], current: int, everything: bool
) -> None:
    """Let claims in a range stand under the current state as they are: those not affected, or also those done with."""
    first, after = within
    which = [Claim.record_id == each.state, Claim.id >= first, Claim.id < after]
    if not everything:
        if each.reads is None:
            return
        which.append(Claim.reads_id.not_in(each.reads))
    connection.execute(sa.update(Claim).where(*which).values(record_id=current))


def settle_versions(connection: sa.Connection, each: Stale, current: int) -> None:
    """Let versions stand as read under the current state: with another catalogue they would have to be read again."""
    if each.reads is not None:
        connection.execute(
            sa.update(Version).where(Version.record_id == each.state).values(record_id=current)
        )


def flips(connection: sa.Connection, current: int) -> Iterator[Flip]:
    """What turned into something else under the current state: another verdict, reason or note."""
    before = aliased(Finding)
    asked = (
        sa.select(Finding.id, Document.name, Version.newest, before.shown, Finding.shown)
        .join(before, before.id == Finding.before_id)
        .join(Version, Version.id == Finding.version_id)
        .join(Document, Document.id == Version.document_id)
        .where(Finding.record_id == current, before.record_id != current)
        .order_by(Finding.id)
        .execution_options(yield_per=AT_ONCE)
    )
    for number, document, newest, was, is_now in connection.execute(asked):
        flip = Flip(number, document, newest, json.loads(was), json.loads(is_now))
        if _said(flip.before) != _said(flip.after):
            yield flip


def _reading(connection: sa.Connection, changed: set[str]) -> tuple[int, ...]:
    rows = connection.execute(sa.select(Reads.id, Reads.measures))
    return tuple(number for number, measures in rows if not changed.isdisjoint(json.loads(measures)))


def _affected(each: Stale) -> list[sa.ColumnElement[bool]]:
    which: list[sa.ColumnElement[bool]] = [Claim.record_id == each.state]
    return which if each.reads is None else [*which, Claim.reads_id.in_(each.reads)]


def _said(shown: Mapping[str, Any]) -> tuple[Any, ...]:
    return shown["verdict"], shown["reason"], shown["notes"]


def _verdict(shown: Mapping[str, Any]) -> str:
    said = [each for each in (shown["reason"], *shown["notes"]) if each]
    return f"{shown['verdict']} ({', '.join(said)})" if said else str(shown["verdict"])
