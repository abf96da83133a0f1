"""A checked document as the memory keeps it, all but the ids: made where it was checked, since writing JSON takes a while."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version as version_of
from typing import Any
from urllib.parse import urlsplit

from checks.assay import Checked
from checks.claim_json import write_claim
from checks.documents import Document
from checks.findings import Finding, as_json
from checks.formats.lines import json_line

PROGRAM = version_of("assay")

_NOT_STORED = ("document", "waiver", "decision")
"""Parts of a finding that are of one report, or stored elsewhere."""


@dataclass(frozen=True, slots=True)
class WrittenFinding:
    """A finding. `finding`: its id in reports. `shown`: JSON, as reports show it."""

    finding: str
    start: int
    verdict: str
    reason: str | None
    measure: str | None
    shown: str


@dataclass(frozen=True, slots=True)
class WrittenClaim:
    """A claim with the finding on it. `digest` tells a version's claims apart: where they stand and what they are."""

    digest: str
    occurrence: int
    claim: str
    reads: tuple[str, ...]
    finding: WrittenFinding


@dataclass(frozen=True, slots=True)
class Written:
    """A document with its claims. `says`: the columns of its version that tell of the text; see `tables.py`."""

    key: str
    digest: str
    name: str
    publisher: str | None
    says: Mapping[str, Any]
    claims: tuple[WrittenClaim, ...]


def written(checked: Checked) -> Written:
    """A checked document as it is stored."""
    document, coverage = checked.document, checked.coverage
    return Written(
        key=key_of(document.name),
        digest=digest_of(document),
        name=storable(document.name) or "",
        publisher=storable(publisher_of(document)),
        says={
            "title": storable(document.title),
            "author": storable(document.author),
            "url": storable(document.url),
            "published": document.published,
            "claims": coverage.claims,
            "decided": coverage.decided,
            "numbers_not_read": coverage.numbers_not_read,
        },
        claims=tuple(map(_written_claim, checked.findings)),
    )


def written_finding(finding: Finding) -> WrittenFinding:
    """A finding as it is stored: what is searched for in columns, and the rest as JSON."""
    shown = {name: value for name, value in as_json(finding).items() if name not in _NOT_STORED}
    return WrittenFinding(
        finding=finding.id,
        start=finding.start,
        verdict=str(finding.verdict),
        reason=str(finding.reason) if finding.reason else None,
        measure=finding.measure,
        shown=json_line(shown),
    )


def says_the_same(finding: WrittenFinding, before: str) -> bool:
    """Whether a finding says just what a stored one said; the state of the record aside."""
    return bool(_timeless(before) == _timeless(finding.shown))


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


def storable(text: str | None) -> str | None:
    """A text without the characters that some database does not take."""
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode() if text else text


def _written_claim(finding: Finding) -> WrittenClaim:
    assert finding.claim is not None
    claim = write_claim(finding.claim)
    return WrittenClaim(
        digest=key_of(f"{finding.start} {finding.end} {finding.occurrence} {claim}"),
        occurrence=finding.occurrence,
        claim=claim,
        reads=finding.reads,
        finding=written_finding(finding),
    )


def _timeless(shown: str) -> Any:
    said = json.loads(shown)
    del said["record"]
    return said
