"""Archives: unpacked within bounds, or refused by name."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from checks.errors import ImportRefused
from checks.record.unpacking import unpacked


def archive(path: Path, **files: bytes) -> Path:
    """A ZIP archive of some files."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in files.items():
            out.writestr(name.replace("__", "/"), content)
    return path


def test_one_file_is_that_file_and_several_are_a_folder(tmp_path: Path) -> None:
    one = unpacked(archive(tmp_path / "one.zip", table=b"1"), tmp_path / "into")
    assert (one.name, one.read_bytes()) == ("table", b"1")
    several = unpacked(archive(tmp_path / "two.zip", a__b=b"1", c=b"2"), tmp_path / "into")
    assert several == tmp_path / "into"
    assert sorted(path.name for path in several.rglob("*") if path.is_file()) == ["b", "c"]


def test_what_is_no_archive_and_a_workbook_stay_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_bytes(b"a,b")
    workbook = archive(tmp_path / "book.xlsx", **{"xl/workbook.xml": b""})
    for path in (tmp_path / "table.csv", workbook, tmp_path):
        assert unpacked(path, tmp_path / "into") == path


def test_a_small_archive_that_unpacks_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checks.record.source_files.LARGEST_FILE", 1_000_000)
    bomb = archive(tmp_path / "bomb.zip", a=bytes(900_000), b=bytes(900_000))
    assert bomb.stat().st_size < 5_000
    with pytest.raises(
        ImportRefused, match=r"bomb\.zip: unpacks to more than 1,000,000 bytes; unpack what is needed"
    ):
        unpacked(bomb, tmp_path / "into")


def test_an_archive_of_too_many_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checks.record.unpacking.MOST_FILES", 1)
    with pytest.raises(ImportRefused, match=r"many\.zip: holds 2 files, more than 1"):
        unpacked(archive(tmp_path / "many.zip", a=b"", b=b""), tmp_path / "into")


@pytest.mark.parametrize("name", ["../out.csv", "/out.csv", "a\\..\\..\\out.csv"])
def test_an_archive_that_leads_out_of_its_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(ImportRefused, match="leads out of its folder"):
        unpacked(archive(tmp_path / "sly.zip", **{name: b"1"}), tmp_path / "into")
    assert not list(tmp_path.rglob("out.csv"))


def test_a_damaged_archive(tmp_path: Path) -> None:
    path = archive(tmp_path / "torn.zip", a=bytes(range(256)) * 100)
    content = bytearray(path.read_bytes())
    content[60:80] = bytes(20)
    path.write_bytes(content)
    with pytest.raises(ImportRefused, match=r"torn\.zip: cannot be unpacked"):
        unpacked(path, tmp_path / "into")
