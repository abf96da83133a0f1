"""Reading what is remembered: all findings as they stand, and the history of a document, a publisher or a measure."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from checks.findings import Verdict, as_json
from checks.formats.people import decided
from flows.batches import batches
from flows.memory.deciding import kept
from flows.memory.tables import Document, Finding, Run, Version
from flows.written import key_of

_AT_ONCE = 1000


def export(connection: sa.Connection, every_version: bool = False) -> Iterator[dict[str, Any]]:
    """The last finding on each claim as JSON values, by documents and places; of the newest versions alone, or of all.

    Every one of them is in the schema of `--format jsonl`, with what people last decided on it.
    """
    asked = (
        sa.select(Document.name, Finding.shown)
        .join(Version, Version.id == Finding.version_id)
        .join(Document, Document.id == Version.document_id)
        .where(Finding.current)
        .order_by(Document.name, Version.digest, Finding.start, Finding.finding)
        .execution_options(yield_per=_AT_ONCE)
    )
    if not every_version:
        asked = asked.where(Version.newest)
    for some in batches(connection.execute(asked), _AT_ONCE):
        found = [{"document": name, **json.loads(shown)} for name, shown in some]
        decisions = kept(connection, (each["id"] for each in found))
        for each in found:
            decision = decisions.get((each["id"], Verdict(each["verdict"])))
            yield each | {"decision": as_json(decision)} if decision else each


def history(connection: sa.Connection, about: str, every: tuple[str, ...] = ()) -> Iterator[str]:
    """What is remembered of a document, a publisher or a measure, line by line; nothing where it is none of them."""
    document = connection.scalar(sa.select(Document.id).where(Document.key == key_of(about)))
    if document is not None:
        yield from _of_document(connection, document)
    elif connection.scalar(sa.select(Document.id).where(Document.publisher == about).limit(1)):
        yield from _by_document(connection, Document.publisher == about)
    elif about in every or connection.scalar(sa.select(Finding.id).where(Finding.measure == about).limit(1)):
        yield from _by_document(connection, Finding.measure == about)


def overview(connection: sa.Connection, runs: int = 20) -> Iterator[str]:
    """How much is remembered, and the last runs."""
    documents = connection.scalar(sa.select(sa.func.count(Document.id)))
    versions = connection.scalar(sa.select(sa.func.count(Version.id)))
    yield f"{documents:,} documents in {versions:,} versions"
    asked = (
        sa.select(Finding.verdict, sa.func.count().label("number"))
        .where(Finding.current)
        .group_by(Finding.verdict)
    )
    for verdict, number in sorted((each.verdict, each.number) for each in connection.execute(asked)):
        yield f"  {verdict}: {number:,}"
    for run in connection.scalars(sa.select(Run.id).order_by(Run.started.desc()).limit(runs)):
        row = connection.execute(sa.select(Run.__table__).where(Run.id == run)).one()
        yield f"{row.started:%Y-%m-%d %H:%M} {row.flow}, {row.state}{f': {row.message}' if row.message else ''}"


def changes(connection: sa.Connection, version: int) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The findings of a version that the one before it has not got, and those that it lost."""
    before = connection.scalar(sa.select(Version.previous_id).where(Version.id == version))
    now, then = _findings(connection, version), _findings(connection, before) if before else {}
    new = [shown for finding, shown in now.items() if finding not in then]
    gone = [shown for finding, shown in then.items() if finding not in now]
    return new, gone


def _findings(connection: sa.Connection, version: int) -> dict[str, dict[str, Any]]:
    asked = (
        sa.select(Finding.finding, Finding.shown)
        .where(Finding.version_id == version, Finding.current)
        .order_by(Finding.start)
    )
    return {finding: json.loads(shown) for finding, shown in connection.execute(asked)}


def _of_document(connection: sa.Connection, document: int) -> Iterator[str]:
    """Every version with the findings on it, the latest ones last, and what each version changed."""
    asked = sa.select(Version.__table__).where(Version.document_id == document).order_by(Version.id)
    for version in connection.execute(asked).all():
        day = f", published {version.published}" if version.published else ""
        yield f"version of {version.seen:%Y-%m-%d %H:%M}{day}{', the newest' if version.newest else ''}"
        new, gone = changes(connection, version.id) if version.previous_id else ([], [])
        if version.previous_id:
            yield f"  against the version before: {len(new)} claims new or changed, {len(gone)} gone"
        yield from (f"  gone: “{shown['text']}” {shown['query']}" for shown in gone)
        findings = (
            sa.select(Finding.__table__)
            .where(Finding.version_id == version.id)
            .order_by(Finding.start, Finding.claim_id, Finding.id)
        )
        for finding in connection.execute(findings).all():
            shown = json.loads(finding.shown)
            reason = f" [{finding.reason}]" if finding.reason else ""
            was = "" if finding.current else f", until {_until(connection, finding.id)}"
            yield f"  {finding.judged:%Y-%m-%d} {finding.verdict}{reason}{was} “{shown['text']}” {shown['query']}"
            decision = kept(connection, [finding.finding]).get((finding.finding, Verdict(finding.verdict)))
            if decision:
                yield f"    {decided(decision)}"


def _until(connection: sa.Connection, finding: int) -> str:
    ended = connection.scalar(sa.select(Finding.judged).where(Finding.before_id == finding).limit(1))
    return f"{ended:%Y-%m-%d}" if ended else "it was withdrawn"


def _by_document(connection: sa.Connection, which: sa.ColumnElement[bool]) -> Iterator[str]:
    """The documents with how many findings of each verdict they have, the latest ones first."""
    asked = (
        sa.select(Document.name, Version.published, Finding.verdict, sa.func.count())
        .join(Version, Version.id == Finding.version_id)
        .join(Document, Document.id == Version.document_id)
        .where(Finding.current, Version.newest, which)
        .group_by(Document.name, Version.published, Finding.verdict)
        .order_by(sa.desc(Version.published), Document.name, Finding.verdict)
    )
    rows: dict[tuple[Any, str], list[str]] = {}
    for name, published, verdict, number in connection.execute(asked):
        rows.setdefault((published, name), []).append(f"{number} {verdict}")
    for (published, name), counts in rows.items():
        yield f"{published or 'no day known'} {name}: {', '.join(counts)}"
