"""What people decided on findings: kept by the finding's id, so that it stands in every later report of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

import sqlalchemy as sa

from checks.findings import Decision, Finding, Verdict
from flows.batches import batches
from flows.memory.storing import AT_ONCE, add_new
from flows.memory.tables import Decision as Stored
from flows.memory.tables import Document
from flows.written import key_of, storable

Key = tuple[str, Verdict]
"""A finding's id, and the verdict that was decided on: a finding of another verdict is one that nobody has seen."""


def keep(connection: sa.Connection, finding: Finding, decision: Decision) -> None:
    """Keep a decision; it counts from now on in the place of any earlier one on the finding."""
    key = key_of(finding.document)
    document = {"key": key, "name": storable(finding.document), "first_seen": datetime.now(UTC)}
    add_new(connection, Document, [document], ["key"])
    said = {name: getattr(decision, name) for name in Decision.__slots__}
    said |= {"by": storable(decision.by), "note": storable(decision.note)}
    of = sa.select(Document.id).where(Document.key == key).scalar_subquery()
    row = {"document_id": of, "finding": finding.id, "verdict": str(finding.verdict), **said}
    connection.execute(sa.insert(Stored).values(**row))


def kept(connection: sa.Connection, findings: Iterable[str]) -> dict[Key, Decision]:
    """The last decision on each of the findings that has one, by id and verdict."""
    found: dict[Key, Decision] = {}
    for some in batches(sorted(set(findings)), AT_ONCE):
        asked = sa.select(Stored.__table__).where(Stored.finding.in_(some)).order_by(Stored.id)
        for row in connection.execute(asked):
            said = {name: getattr(row, name) for name in Decision.__slots__}
            found[row.finding, Verdict(row.verdict)] = Decision(**said)
    return found
