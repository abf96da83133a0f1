"""A publisher's file as published, CSV, JSON or XLSX, as rows of text under the names of its columns."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from checks.errors import ImportRefused
from checks.record.figures import squeezed

LARGEST_FILE = 500_000_000
"""Bytes; a publisher's table is smaller, and a larger file would not fit into memory."""


class Line(NamedTuple):
    """A row: its file, its number there, and its texts by column name and by column number ("#3" is the third)."""

    file: str
    number: int
    fields: Mapping[str, str]


def lines(path: Path, read: Mapping[str, Any], shown: str) -> Iterator[Line]:
    """A file's rows, in the form that the mapping's `read` or the name's ending says; `shown` names it in messages.

    Raises ImportRefused where it is too large, not in that form, or has formulas or a row without a header.
    """
    form = read.get("format") or path.suffix.lstrip(".").lower()
    rows = {"csv": _csv_rows, "json": _json_rows, "xlsx": _xlsx_rows}.get(form)
    if rows is None:
        raise ImportRefused(f"{shown}: the format {form!r} is not one of csv, json, xlsx")
    if path.stat().st_size > LARGEST_FILE:
        raise ImportRefused(
            f"{shown}: larger than {LARGEST_FILE:,} bytes; take only the sheet that is needed"
        )
    found = rows(path, read, shown)
    header = [squeezed(name) for name in next(found, (0, []))[1]]
    for number, fields in found:
        if len(fields) > len(header) and any(squeezed(text) for text in fields[len(header) :]):
            raise ImportRefused(f"{shown}:{number}: {len(fields)} columns under a header of {len(header)}")
        texts = [*fields, *[""] * (len(header) - len(fields))]
        by_number = {f"#{position}": text for position, text in enumerate(texts, 1)}
        yield Line(shown, number, {**dict(zip(header, texts, strict=False)), **by_number})


def _csv_rows(path: Path, read: Mapping[str, Any], shown: str) -> Iterator[tuple[int, list[str]]]:
    encoding = read.get("encoding", "utf-8-sig")
    try:
        text = path.read_bytes().decode(encoding)
    except UnicodeDecodeError as error:
        raise ImportRefused(
            f"{shown}: not {encoding} at byte {error.start}; name the file's encoding in the mapping"
        ) from None
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=read.get("delimiter", ","))
    first = int(read.get("header", 1))
    for row in reader:
        if reader.line_num >= first:
            yield reader.line_num, row


def _json_rows(path: Path, read: Mapping[str, Any], shown: str) -> Iterator[tuple[int, list[str]]]:
    try:
        records = json.loads(path.read_bytes())
    except ValueError as error:
        raise ImportRefused(f"{shown}: not JSON: {error}") from None
    for step in read.get("records", ()):
        records = records[step]
    names = list(dict.fromkeys(name for record in records for name in record))
    yield 0, names
    for number, record in enumerate(records, 1):
        yield number, ["" if record.get(name) is None else str(record[name]) for name in names]


def _xlsx_rows(path: Path, read: Mapping[str, Any], shown: str) -> Iterator[tuple[int, list[str]]]:
    if not zipfile.is_zipfile(path):
        raise ImportRefused(f"{shown}: not an XLSX workbook; name the file's format in the mapping")
    with zipfile.ZipFile(path) as packed:
        if sum(entry.file_size for entry in packed.infolist()) > LARGEST_FILE:
            raise ImportRefused(
                f"{shown}: unpacks to more than {LARGEST_FILE:,} bytes; save the sheet as CSV"
            )
    try:
        import openpyxl  # type: ignore[import-untyped,unused-ignore]
    except ImportError:
        raise ImportRefused(
            f"{shown}: XLSX needs the extra assay[xlsx]; install it, or save the sheet as CSV"
        ) from None
    book = openpyxl.load_workbook(path, read_only=True, data_only=False)
    try:
        if read.get("sheet", book.sheetnames[0]) not in book.sheetnames:
            held = ", ".join(book.sheetnames)
            raise ImportRefused(f"{shown}: no sheet {read['sheet']!r}; it has {held}")
        sheet = book[read.get("sheet", book.sheetnames[0])]
        yield from _sheet_rows(sheet, int(read.get("header", 1)), shown)
    finally:
        book.close()


def _sheet_rows(sheet: Any, header: int, shown: str) -> Iterator[tuple[int, list[str]]]:
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        if number < header:
            continue
        texts = ["" if value is None else str(value) for value in row]
        formula = next((text for text in texts if text.startswith("=")), None)
        if formula:
            raise ImportRefused(
                f"{shown}:{number}: the cell {formula!r} is a formula; save the sheet with its values"
            )
        yield number, texts
