"""Storing what was checked: as often as one likes, and each thing once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from checks.assay import Checked
from checks.documents import Document
from checks.record import Record
from flows.batches import batches
from flows.memory.tables import Claim, Finding, Reads, RecordState, Version
from flows.memory.tables import Document as StoredDocument
from flows.written import (
    PROGRAM,
    Written,
    WrittenClaim,
    WrittenFinding,
    digest_of,
    key_of,
    says_the_same,
    written,
)

AT_ONCE = 500
"""Values in one list of a query; SQLite takes 32,766 at the most."""

Row = Mapping[str, Any]


def record_id(connection: sa.Connection, record: Record) -> int:
    """The id of the record's state, stored where it is new."""
    found = connection.scalar(sa.select(RecordState.id).where(RecordState.hash == record.hash))
    if found is None:
        row = {"hash": record.hash, "states": json.dumps(record.states()), "seen": datetime.now(UTC)}
        add_new(connection, RecordState, [row], ["hash"])
        found = connection.scalar(sa.select(RecordState.id).where(RecordState.hash == record.hash))
    assert found is not None
    return found


def not_yet_stored(connection: sa.Connection, documents: Sequence[Document], state: int) -> list[Document]:
    """Those of the documents whose version was not read by this program with this state of the record yet."""
    keys = {key_of(each.name): each for each in documents}
    done: set[tuple[str, str]] = set()
    for some in batches(keys, AT_ONCE):
        asked = (
            sa.select(StoredDocument.key, Version.digest)
            .join(Version, Version.document_id == StoredDocument.id)
            .where(
                StoredDocument.key.in_(some),
                Version.newest,
                Version.record_id == state,
                Version.program == PROGRAM,
            )
        )
        done.update((key, digest) for key, digest in connection.execute(asked))
    return [each for each in documents if (key_of(each.name), digest_of(each)) not in done]


def store(connection: sa.Connection, checked: Sequence[Checked], record: Record) -> list[int]:
    """Store documents with their findings; the ids of the versions that are new."""
    return store_written(connection, [written(each) for each in checked], record)


def store_written(connection: sa.Connection, documents: Sequence[Written], record: Record) -> list[int]:
    """Store documents with their findings; the ids of the versions that are new.

    What is stored already stays; what differs from it is added. A finding that says the same as the last one on its
    claim is not stored again.
    """
    state, now = record_id(connection, record), datetime.now(UTC)
    new: list[int] = []
    for each_once in _rounds(documents):
        new += _store(connection, each_once, state, now)
    return new


def _rounds(documents: Sequence[Written]) -> Iterator[list[Written]]:
    """The documents; one that comes several times is its next version each time."""
    left = list(documents)
    while left:
        first: dict[str, Written] = {}
        for each in left:
            first.setdefault(each.key, each)
        yield list(first.values())
        left = [each for each in left if first[each.key] is not each]


def _store(connection: sa.Connection, documents: Sequence[Written], state: int, now: datetime) -> list[int]:
    ids = _document_ids(connection, documents, now)
    versions, new = _version_ids(connection, documents, ids, state, now)
    of_version = [(versions[each.key], claim) for each in documents for claim in each.claims]
    reads = reads_ids(connection, {claim.reads for _, claim in of_version})
    claims = _claim_ids(connection, of_version, reads, state)
    last = _last_findings(connection, [each for each in versions.values() if each not in new])
    judged = []
    for version, each in of_version:
        claim = claims[version, each.digest]
        judged.append(Judged(version, claim, each.finding, last.pop(claim, None)))
    add_findings(connection, judged, state, now)
    _withdraw(connection, [before for before, _ in last.values()])
    return sorted(new)


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding on a stored claim. `before`: id and content of the last one on it, if there is one."""

    version: int
    claim: int
    finding: WrittenFinding
    before: tuple[int, str] | None


def add_findings(
    connection: sa.Connection, judged: Iterable[Judged], state: int, now: datetime
) -> list[Judged]:
    """Store those findings that say something new, in the place of the last ones on their claims; which these are."""
    new = [each for each in judged if each.before is None or not says_the_same(each.finding, each.before[1])]
    _withdraw(connection, [each.before[0] for each in new if each.before])
    rows = [
        {
            "version_id": each.version,
            "record_id": state,
            "finding": each.finding.finding,
            "claim_id": each.claim,
            "start": each.finding.start,
            "verdict": each.finding.verdict,
            "reason": each.finding.reason,
            "measure": each.finding.measure,
            "shown": each.finding.shown,
            "current": True,
            "before_id": each.before[0] if each.before else None,
            "judged": now,
        }
        for each in new
    ]
    _put(connection, Finding, rows, ["version_id", "record_id", "finding"], keep=["before_id"])
    return new


def reads_ids(connection: sa.Connection, sets: Iterable[tuple[str, ...]]) -> dict[tuple[str, ...], int]:
    """The ids of sets of measures, stored where they are new."""
    written = {key_of(json.dumps(each)): each for each in sets}
    rows = [{"digest": digest, "measures": json.dumps(each)} for digest, each in written.items()]
    add_new(connection, Reads, rows, ["digest"])
    found = {}
    for some in batches(written, AT_ONCE):
        asked = sa.select(Reads.digest, Reads.id).where(Reads.digest.in_(some))
        found.update({written[digest]: each for digest, each in connection.execute(asked)})
    return found


def add_new(connection: sa.Connection, table: Any, rows: Sequence[Row], key: Sequence[str]) -> None:
    """Insert the rows of which there is none with the same key yet."""
    if rows:
        connection.execute(_insert(connection, table).on_conflict_do_nothing(index_elements=key), rows)


def _put(
    connection: sa.Connection, table: Any, rows: Sequence[Row], key: Sequence[str], keep: Sequence[str] = ()
) -> None:
    """Insert the rows; where there is one with the same key, make it say the same, but for the columns to keep."""
    if rows:
        made = _insert(connection, table)
        said = {name: made.excluded[name] for name in rows[0] if name not in (*key, *keep)}
        connection.execute(made.on_conflict_do_update(index_elements=key, set_=said), rows)


def _insert(connection: sa.Connection, table: Any) -> Any:
    dialect: Any = postgresql if connection.dialect.name == "postgresql" else sqlite
    return dialect.insert(table.__table__)


def _document_ids(connection: sa.Connection, documents: Sequence[Written], now: datetime) -> dict[str, int]:
    rows = [
        {"key": each.key, "name": each.name, "publisher": each.publisher, "first_seen": now}
        for each in documents
    ]
    add_new(connection, StoredDocument, rows, ["key"])
    found: dict[str, int] = {}
    for some in batches(sorted(each.key for each in documents), AT_ONCE):
        # Held until the end: of two that store the same document, the second one sees what the first one did.
        asked = (
            sa.select(StoredDocument.key, StoredDocument.id)
            .where(StoredDocument.key.in_(some))
            .order_by(StoredDocument.key)
            .with_for_update()
        )
        found.update((key, each) for key, each in connection.execute(asked))
    return found


def _version_ids(
    connection: sa.Connection, documents: Sequence[Written], ids: Mapping[str, int], state: int, now: datetime
) -> tuple[dict[str, int], set[int]]:
    """The ids of the documents' versions by the documents' keys, and those that are new."""
    before = _versions(connection, ids)
    newest = {document: each for (document, _), (each, is_newest) in before.items() if is_newest}
    now_newest = {(ids[each.key], each.digest) for each in documents}
    outdated = [each for at, (each, is_newest) in before.items() if is_newest and at not in now_newest]
    for some in batches(outdated, AT_ONCE):
        connection.execute(sa.update(Version).where(Version.id.in_(some)).values(newest=False))
    said = {"record_id": state, "program": PROGRAM, "newest": True, "seen": now}
    rows = [
        {
            "document_id": ids[each.key],
            "digest": each.digest,
            "previous_id": newest.get(ids[each.key]),
            **each.says,
            **said,
        }
        for each in documents
    ]
    _put(connection, Version, rows, ["document_id", "digest"], keep=["previous_id", "seen"])
    after = _versions(connection, ids)
    found = {each.key: after[ids[each.key], each.digest][0] for each in documents}
    return found, {after[at][0] for at in now_newest - before.keys()}


def _versions(connection: sa.Connection, ids: Mapping[str, int]) -> dict[tuple[int, str], tuple[int, bool]]:
    """The versions of documents, by the document's id and the version's digest: their ids, and which is the newest."""
    asked = sa.select(Version.document_id, Version.digest, Version.id, Version.newest)
    rows = _in_parts(connection, asked, Version.document_id, sorted(ids.values()))
    return {(row.document_id, row.digest): (row.id, row.newest) for row in rows}


def _claim_ids(
    connection: sa.Connection,
    claims: Sequence[tuple[int, WrittenClaim]],
    reads: Mapping[tuple[str, ...], int],
    state: int,
) -> dict[tuple[int, str], int]:
    rows = [
        {
            "version_id": version,
            "digest": each.digest,
            "occurrence": each.occurrence,
            "claim": each.claim,
            "reads_id": reads[each.reads],
            "record_id": state,
        }
        for version, each in claims
    ]
    _put(connection, Claim, rows, ["version_id", "digest"])
    asked = sa.select(Claim.version_id, Claim.digest, Claim.id)
    found_rows = _in_parts(connection, asked, Claim.version_id, sorted({version for version, _ in claims}))
    return {(row.version_id, row.digest): row.id for row in found_rows}


def _last_findings(connection: sa.Connection, versions: Sequence[int]) -> dict[int, tuple[int, str]]:
    """The last finding on each claim of the versions: its id and its content, by the claim's id."""
    asked = sa.select(Finding.claim_id, Finding.id, Finding.shown).where(Finding.current)
    rows = _in_parts(connection, asked, Finding.version_id, versions)
    return {row.claim_id: (row.id, row.shown) for row in rows}


def _withdraw(connection: sa.Connection, findings: Sequence[int]) -> None:
    for some in batches(findings, AT_ONCE):
        connection.execute(sa.update(Finding).where(Finding.id.in_(some)).values(current=False))


def _in_parts(
    connection: sa.Connection, asked: sa.Select[Any], column: Any, values: Sequence[int]
) -> Iterator[Any]:
    for some in batches(values, AT_ONCE):
        yield from connection.execute(asked.where(column.in_(some)))
