"""Tables of a user's own as they keep them: a CSV in a folder, and a descriptor beside it; and what is read by them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from checks import assay
from checks.documents import Document
from checks.findings import Finding
from checks.record import Record, open_record

_PERIODS = {"Year", "Quarter", "Month"}


def write_table(
    folder: Path, table: str, told: str, edition: str = "2023", published: str = "2024-02-20"
) -> None:
    """Writes a table into a new folder, and its descriptor: its first two columns, and what is `told`.

    Those are of the entity and the period, in either order. Edition and day are the given ones unless it tells them.
    """
    entity, period = sorted(table.partition("\n")[0].split(",")[:2], key=_PERIODS.__contains__)
    head = f"resources: [{{path: table.csv}}]\ncolumns: {{entity: {entity}, period: {period}}}\n"
    head += f'edition: "{edition}"\npublished: {published}\n' if "\nedition: " not in told else ""
    folder.mkdir()
    (folder / "table.csv").write_text(table, encoding="utf-8")
    (folder / "datapackage.yaml").write_text(head + told, encoding="utf-8")


def record_with(root: Path, tables: Mapping[str, tuple[str, str]], **head: str) -> Record:
    """The bundled record with tables of a user's beside it, each by its folder; `head`: an edition and its day."""
    for name, (table, told) in tables.items():
        write_table(root / name, table, told, **head)
    return open_record([root])


def read(record: Record, sentence: str, day: date) -> list[Finding]:
    """What is found in a sentence of a day; no table may have been refused."""
    assert record.refused == []
    return assay.check(Document("a", sentence, day), record).findings


def hold_first(found: list[Finding], kind: str, verdict: str, reason: str | None = None) -> None:
    """Holds that the first finding is of a kind, verdict and, where told, reason; whatever else was read is verified."""
    assert [(each.kind, each.verdict) for each in found[:1]] == [(kind, verdict)]
    assert {each.verdict for each in found[1:]} <= {"verified"}
    assert reason in (None, found[0].reason)


def hold_only(found: list[Finding], kind: str, verdict: str, reason: str | None = None) -> None:
    """Holds that there is one finding, of a kind, verdict and, where told, reason."""
    hold_first(found, kind, verdict, reason)
    assert len(found) == 1


def hold_among(found: list[Finding], kind: str, verdict: str) -> None:
    """Holds that a finding is of a kind and verdict, and that every other one is verified or of that verdict."""
    assert (kind, verdict) in [(each.kind, each.verdict) for each in found]
    assert {each.verdict for each in found} <= {verdict, "verified"}
