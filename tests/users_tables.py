"""Tables of a user's own as they keep them: a CSV in a folder, and a descriptor beside it; and what is read by them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from checks import assay
from checks.documents import Document
from checks.findings import Finding
from checks.record import Record, open_record


def write_table(
    folder: Path, table: str, told: str, edition: str = "2023", published: str = "2024-02-20"
) -> None:
    """Writes a table into a new folder, and its descriptor: what is `told`, with edition and day unless it tells them."""
    folder.mkdir()
    (folder / "table.csv").write_text(table, encoding="utf-8")
    head = "resources: [{path: table.csv}]\n"
    head += f'edition: "{edition}"\npublished: {published}\n' if "\nedition: " not in told else ""
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


def hold_first(found: list[Finding], kind: str, verdict: str) -> None:
    """Holds that the first finding is of a kind and verdict, and that whatever else was read is verified."""
    assert [(str(each.kind), str(each.verdict)) for each in found[:1]] == [(kind, verdict)]
    assert all(str(each.verdict) == "verified" for each in found[1:])
