"""A table of a user's own as they keep it: a CSV in a folder, and a descriptor beside it."""

from __future__ import annotations

from pathlib import Path


def write_table(folder: Path, table: str, told: str) -> None:
    """Writes a table and what tells what is in it into a new folder."""
    folder.mkdir()
    (folder / "table.csv").write_text(table, encoding="utf-8")
    (folder / "datapackage.yaml").write_text(told, encoding="utf-8")
