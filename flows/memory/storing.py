"""Storing what was checked: as often as one likes, and each thing once."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version as version_of
from typing import Any
from urllib.parse import urlsplit

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from checks.assay import Checked
from checks.claim_json import write_claim
from checks.documents import Document
from checks.findings import Finding as Found
from checks.findings import as_json
from checks.formats.lines import json_line
from checks.record import Record
from flows.batches import batches
from flows.memory.tables import Claim, Finding, Reads, RecordState, Version
from flows.memory.tables import Document as StoredDocument

PROGRAM = version_of("assay")

_NOT_STORED = ("document", "waiver", "decision")
"""Parts of a finding that are of one report, or stored elsewhere."""

AT_ONCE = 500
"""Values in one list of a query; SQLite takes 32,766 at the most."""

Row = Mapping[str, Any]


def key_of(name: str) -> str:
    """The key under which a name or an address is found, however long it is."""
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()


def digest_of(document: Document) -> str:
    """The digest of a version: of a text on a day."""
    day = document.published.isoformat() if document.published else ""
    return key_of(f"{day}\n{document.text}")


def publisher_of(document: Document) -> str | None:
    """The site that published a document, by its address."""
    host = urlsplit(document.url or "").hostname
    return host.removeprefix("www.") if host else None


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
    """Store documents with their findings; the ids of the versions that are new.

    What is stored already stays; what differs from it is added. A finding that says the same as the last one on its
    claim is not stored again.
    """
    state, now = record_id(connection, record), datetime.now(UTC)
    new: list[int] = []
    for each_once in _rounds(checked):
        new += _store(connection, each_once, state, now)
    return new


def _rounds(checked: Sequence[Checked]) -> Iterator[dict[str, Checked]]:
    """The documents by key; one that comes several times is its next version each time."""
    left = [(key_of(each.document.name), each) for each in checked]
    while left:
        first: dict[str, Checked] = {}
        for key, each in left:
            first.setdefault(key, each)
        yield first
        left = [(key, each) for key, each in left if first[key] is not each]


def _store(connection: sa.Connection, checked: Mapping[str, Checked], state: int, now: datetime) -> list[int]:
    documents = _document_ids(connection, checked, now)
    versions, new = _version_ids(connection, checked, documents, state, now)
    findings = [(versions[key], found) for key, each in checked.items() for found in each.findings]
    reads = reads_ids(connection, {found.reads for _, found in findings})
    claims = _claim_ids(connection, findings, reads, state)
    last = _last_findings(connection, list(versions.values()))
    judged = []
    for version, found in findings:
        claim = claims[version, claim_digest(found)]
        judged.append(Judged(version, claim, found, last.pop(claim, None)))
    add_findings(connection, judged, state, now)
    _withdraw(connection, [before for before, _ in last.values()])
    return new


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding on a stored claim. `before`: id and content of the last one on it, if there is one."""

    version: int
    claim: int
    finding: Found
    before: tuple[int, str] | None


def stored(finding: Found) -> str:
    """A finding as it is stored."""
    shown = as_json(finding)
    return json_line({name: value for name, value in shown.items() if name not in _NOT_STORED})


def says_the_same(finding: Found, before: str) -> bool:
    """Whether a finding says just what a stored one said; the state of the record aside."""
    return bool(_timeless(before) == _timeless(stored(finding)))


def claim_digest(finding: Found) -> str:
    """What tells a version's claims apart: where they stand and what they are."""
    assert finding.claim is not None
    return key_of(f"{finding.start} {finding.end} {finding.occurrence} {write_claim(finding.claim)}")


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
            "finding": each.finding.id,
            "claim_id": each.claim,
            "start": each.finding.start,
            "verdict": str(each.finding.verdict),
            "reason": str(each.finding.reason) if each.finding.reason else None,
            "measure": each.finding.measure,
            "shown": stored(each.finding),
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


def _document_ids(connection: sa.Connection, checked: Mapping[str, Checked], now: datetime) -> dict[str, int]:
    rows = [
        {
            "key": key,
            "name": storable(each.document.name),
            "publisher": storable(publisher_of(each.document)),
            "first_seen": now,
        }
        for key, each in checked.items()
    ]
    add_new(connection, StoredDocument, rows, ["key"])
    found: dict[str, int] = {}
    for some in batches(sorted(checked), AT_ONCE):
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
    connection: sa.Connection,
    checked: Mapping[str, Checked],
    documents: Mapping[str, int],
    state: int,
    now: datetime,
) -> tuple[dict[str, int], list[int]]:
    """The ids of the documents' versions by the documents' keys, and those that are new."""
    known: dict[int, dict[str, int]] = {each: {} for each in documents.values()}
    newest: dict[int, int] = {}
    asked = sa.select(Version.document_id, Version.digest, Version.id, Version.newest)
    for row in _in_parts(connection, asked, Version.document_id, list(known)):
        known[row.document_id][row.digest] = row.id
        if row.newest:
            newest[row.document_id] = row.id
    ids: dict[str, int] = {}
    new: list[int] = []
    for key, each in checked.items():
        document, digest = documents[key], digest_of(each.document)
        said = _said(each) | {"record_id": state, "program": PROGRAM, "newest": True}
        before, found = newest.get(document), known[document].get(digest)
        if before is not None and before != found:
            connection.execute(sa.update(Version).where(Version.id == before).values(newest=False))
        if found is None:
            row = {"document_id": document, "digest": digest, "previous_id": before, "seen": now, **said}
            made = connection.execute(sa.insert(Version.__table__).values(**row))  # type: ignore[arg-type]
            found = int(made.inserted_primary_key[0])  # type: ignore[index]
            new.append(found)
        else:
            connection.execute(sa.update(Version).where(Version.id == found).values(**said))
        ids[key] = found
    return ids, new


def _said(checked: Checked) -> dict[str, Any]:
    """What a version says of its text."""
    document, coverage = checked.document, checked.coverage
    return {
        "title": storable(document.title),
        "author": storable(document.author),
        "url": storable(document.url),
        "published": document.published,
        "claims": coverage.claims,
        "decided": coverage.decided,
        "numbers_not_read": coverage.numbers_not_read,
    }


def storable(text: str | None) -> str | None:
    """A text without the characters that some database does not take."""
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode() if text else text


def _claim_ids(
    connection: sa.Connection,
    findings: Sequence[tuple[int, Found]],
    reads: Mapping[tuple[str, ...], int],
    state: int,
) -> dict[tuple[int, str], int]:
    rows = [
        {
            "version_id": version,
            "digest": claim_digest(found),
            "occurrence": found.occurrence,
            "claim": write_claim(found.claim) if found.claim else "",
            "reads_id": reads[found.reads],
            "record_id": state,
        }
        for version, found in findings
    ]
    _put(connection, Claim, rows, ["version_id", "digest"])
    asked = sa.select(Claim.version_id, Claim.digest, Claim.id)
    versions = sorted({version for version, _ in findings})
    found_rows = _in_parts(connection, asked, Claim.version_id, versions)
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
    connection: sa.Connection, asked: sa.Select[*tuple[Any, ...]], column: Any, values: Sequence[int]
) -> Iterator[Any]:
    for some in batches(values, AT_ONCE):
        yield from connection.execute(asked.where(column.in_(some)))


def _timeless(shown: str) -> Any:
    said = json.loads(shown)
    del said["record"]
    return said
