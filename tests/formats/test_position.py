"""Lines and columns in the file, whatever stands before the text and however its lines end."""

from pathlib import Path

from checks.document_files import read
from checks.documents import Document
from checks.formats.position import Positions, Region


def region_of(path: Path, content: str, words: str) -> Region | None:
    path.write_bytes(content.encode())
    (found,) = read([str(path)])
    assert isinstance(found, Document)
    start = found.text.index(words)
    return Positions(found).region(start, start + len(words))


def test_a_front_matter_counts(tmp_path: Path) -> None:
    matter = "---\npublished: 2025-03-18\n---\n"
    assert region_of(tmp_path / "a.md", f"{matter}One.\nTwo words.", "words") == Region(5, 5, 5, 10)


def test_line_ends_and_letters_beyond_the_first_plane(tmp_path: Path) -> None:
    content = "\ufeff---\r\ntitle: x\r\n---\r\n😀 One\r\n😀😀 two\r\nthree."
    assert region_of(tmp_path / "a.md", content, "two\r\nthree") == Region(5, 4, 6, 6)
    assert region_of(tmp_path / "a.txt", "a\u2028b\x0cc d", "d") == Region(1, 7, 1, 8)


def test_a_line_of_json_is_a_line(tmp_path: Path) -> None:
    content = '{"id": "a", "text": "x"}'
    assert region_of(tmp_path / "a.jsonl", content, "x") == Region(1, None, 1, None)


def test_a_page_has_no_lines(tmp_path: Path) -> None:
    words = "The article says a lot about copper in Chile, and goes on for a while, so that it is one."
    page = f"<html><body><article><h1>Copper</h1><p>{words}</p></article></body></html>"
    assert region_of(tmp_path / "a.html", page, "copper in Chile") is None
