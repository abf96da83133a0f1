"""The tables of the memory. Every change of them is a step in `migrations/`, and a test holds the two together."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import (
    BigInteger,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    UniqueConstraint,
    true,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """What all tables have in common: how their constraints are named, and that times have a zone."""

    type_annotation_map = {
        datetime: DateTime(timezone=True),
        str: Text(),
        int: BigInteger().with_variant(Integer(), "sqlite"),
    }


Base.metadata.naming_convention = _NAMES


class Document(Base):
    """A document under the name by which it was given. `key`: the sha256 of the name, which may be long."""

    __tablename__ = "documents"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(64), unique=True)
    name: Mapped[str]
    publisher: Mapped[str | None] = mapped_column(index=True)
    first_seen: Mapped[datetime]


class RecordState(Base):
    """A state of the record that claims were held against. `states`: JSON, each measure's tables as a digest."""

    __tablename__ = "records"

    id: Mapped[int] = mapped_column(primary_key=True)
    hash: Mapped[str] = mapped_column(String(64), unique=True)
    states: Mapped[str]
    seen: Mapped[datetime]


class Version(Base):
    """A text of a document, on a day. `digest`: the sha256 of both. `record_id`, `program`: by which it was last read."""

    __tablename__ = "versions"
    __table_args__ = (UniqueConstraint("document_id", "digest"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"))
    digest: Mapped[str] = mapped_column(String(64))
    previous_id: Mapped[int | None] = mapped_column(ForeignKey("versions.id"))
    newest: Mapped[bool] = mapped_column(server_default=true())
    title: Mapped[str | None]
    author: Mapped[str | None]
    url: Mapped[str | None]
    published: Mapped[date | None]
    seen: Mapped[datetime]
    claims: Mapped[int]
    decided: Mapped[int]
    numbers_not_read: Mapped[int]
    record_id: Mapped[int] = mapped_column(ForeignKey("records.id"))
    program: Mapped[str]


class Reads(Base):
    """A set of measures that verdicts read. `digest`: the sha256 of `measures`, a JSON list."""

    __tablename__ = "reads"

    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    measures: Mapped[str]


class Claim(Base):
    """A claim of a version, as it was read. `record_id`: the state of the record that it was last held against."""

    __tablename__ = "claims"
    __table_args__ = (
        UniqueConstraint("version_id", "digest"),
        Index("ix_claims_record_id_reads_id_id", "record_id", "reads_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("versions.id"))
    digest: Mapped[str] = mapped_column(String(64))
    occurrence: Mapped[int]
    claim: Mapped[str]
    reads_id: Mapped[int] = mapped_column(ForeignKey("reads.id"))
    record_id: Mapped[int] = mapped_column(ForeignKey("records.id"))


class Finding(Base):
    """A finding, stored once for a version and a state of the record. `shown`: JSON, as reports show it.

    `current`: it is the last word on its claim. `before_id`: the finding whose place it took.
    """

    __tablename__ = "findings"
    __table_args__ = (UniqueConstraint("version_id", "record_id", "finding"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("versions.id"))
    record_id: Mapped[int] = mapped_column(ForeignKey("records.id"))
    finding: Mapped[str] = mapped_column(String(16), index=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claims.id"), index=True)
    start: Mapped[int]
    verdict: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str | None] = mapped_column(String(32))
    measure: Mapped[str | None] = mapped_column(index=True)
    shown: Mapped[str]
    current: Mapped[bool] = mapped_column(server_default=true())
    before_id: Mapped[int | None] = mapped_column(ForeignKey("findings.id"))
    judged: Mapped[datetime]


class Decision(Base):
    """What a person answered to a finding of a verdict; see `checks.findings.Decision`. The last one counts."""

    __tablename__ = "decisions"

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"))
    finding: Mapped[str] = mapped_column(String(16), index=True)
    verdict: Mapped[str] = mapped_column(String(16), server_default="")
    answer: Mapped[str] = mapped_column(String(16))
    by: Mapped[str | None]
    note: Mapped[str | None]
    until: Mapped[date | None]
    day: Mapped[date | None]


class Run(Base):
    """A run of a flow. `state`: running, then completed, broken or failed; one that says running may be dead."""

    __tablename__ = "runs"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    flow: Mapped[str]
    host: Mapped[str]
    started: Mapped[datetime] = mapped_column(index=True)
    ended: Mapped[datetime | None]
    state: Mapped[str] = mapped_column(String(16))
    message: Mapped[str | None]


class Address(Base):
    """An address that is asked now and then: an article's, or that of the source it is from, which has no source itself.

    `key`: its sha256.  `asked`, `changed`: when last, and when with an answer that was new.  `outcome`: why it gave
    nothing, if so, `failures` times in a row.  `document_id`: the article that it gave.
    """

    __tablename__ = "addresses"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(64), unique=True)
    address: Mapped[str]
    document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"))
    source_id: Mapped[int | None] = mapped_column(ForeignKey("addresses.id"), index=True)
    first_seen: Mapped[datetime]
    asked: Mapped[datetime]
    changed: Mapped[datetime]
    etag: Mapped[str | None]
    last_modified: Mapped[str | None]
    outcome: Mapped[str | None]
    failures: Mapped[int]
