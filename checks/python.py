"""What a Python program calls, inside Assay's own environment."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from checks.assay import check
from checks.documents import Document
from checks.findings import Finding
from checks.formats.csv_table import FLAT, flat
from checks.record import Record

if TYPE_CHECKING:
    import pandas


def check_text(text: str, record: Record, published: date | None = None) -> tuple[Finding, ...]:
    """Every claim of a text with its verdict, in the order of the text; those that are not checkable included.

    `record`: the tables, from `checks.record.open_record()`; opened once, it serves any number of texts.
    `published`: the day whose editions count; without it the newest are taken, with the note `date_unknown`.
    Raises TableRefused where a table that the text needs does not match its lock.
    """
    return check(Document("text", text, published), record).findings


def dataframe(findings: Iterable[Finding]) -> pandas.DataFrame:
    """The findings as a table with the columns of the CSV report, a row each; figures are numbers, in base units."""
    import pandas

    return pandas.DataFrame([flat(finding) for finding in findings], columns=FLAT)
