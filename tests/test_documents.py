"""Each kind of input as real files, and for each that cannot be read the line that says why."""

from __future__ import annotations

import gzip
import io
import json
from datetime import date
from pathlib import Path

import pytest

from checks.document_files import count, read
from checks.documents import Document, UnreadableDocument

DAY = date(2025, 3, 18)


def only(path: Path | str, published: date | None = None) -> Document | UnreadableDocument:
    (found,) = read([str(path)], published)
    return found


def written(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_text_is_the_file_as_it_is(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", "\ufeffOne.\r\nTwo – “three”.\r\n")
    assert only(path) == Document(str(path), "One.\r\nTwo – “three”.\r\n")


def test_an_empty_file_is_an_empty_document(tmp_path: Path) -> None:
    assert only(written(tmp_path / "a.md", "")) == Document(str(tmp_path / "a.md"), "")


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_front_matter_is_not_part_of_the_text(tmp_path: Path, line_end: str) -> None:
    lines = ["---", "published: 2025-03-18", "title: 'Yes: no'", "url: https://example.org/a", "tags: [a]"]
    content = line_end.join([*lines, "---", "The text.", "---", "More."])
    path = written(tmp_path / "a.md", content)
    text = line_end.join(["The text.", "---", "More."])
    assert only(path) == Document(str(path), text, DAY, "Yes: no", "https://example.org/a")


def test_a_sidecar_is_read_and_front_matter_goes_before_it(tmp_path: Path) -> None:
    written(tmp_path / "a.yaml", "published: 2025-03-18\ntitle: 2024\n")
    assert only(written(tmp_path / "a.txt", "x")) == Document(str(tmp_path / "a.txt"), "x", DAY, "2024")
    own = written(tmp_path / "a.txt", "---\npublished: 2024-01-01T08:30:00+09:00\n---\nx")
    assert only(own) == Document(str(own), "x", date(2024, 1, 1))


@pytest.mark.parametrize("unknown", ["", "published:\n", "published: null\n", "title: x\n"])
def test_a_given_day_counts_where_the_document_has_none(tmp_path: Path, unknown: str) -> None:
    found = only(written(tmp_path / "a.txt", f"---\n{unknown}---\nx"), DAY)
    assert isinstance(found, Document)
    assert found.published == DAY


def test_standard_input_has_front_matter_too() -> None:
    (found,) = read(["-"], stdin=io.BytesIO(b"---\npublished: 2025-03-18\n---\nx"))
    assert found == Document("-", "x", DAY)


def test_a_folder_is_walked_in_order_without_hidden_files_and_sidecars(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("z.txt", "a.md", "a.yaml", "b/c.TXT", "b/.hidden.txt", ".git/d.txt", "notes.csv"):
        written(tmp_path / name, "" if name == "a.yaml" else "x")
    written(tmp_path / "b/lines.jsonl", '{"id": "one", "text": ""}\n{"id": "two", "text": ""}\n')
    names = [found.name for found in read([str(tmp_path)])]
    folder = str(tmp_path)
    assert names == [f"{folder}/a.md", f"{folder}/z.txt", f"{folder}/b/c.TXT", "one", "two"]
    assert count([folder]) == len(names)


def test_a_file_without_an_ending_is_text(tmp_path: Path) -> None:
    assert only(written(tmp_path / "article", "x")) == Document(str(tmp_path / "article"), "x")


LINES = (
    '{"id": "a", "text": "É\\u00e9 \\ud83d\\ude00", "published": "2025-03-18", "url": "u", "title": "t"}\r\n'
    "\n"
    '{"id": 7, "text": "x", "published": null}'
)


@pytest.mark.parametrize("ending", [".jsonl", ".jsonl.gz"])
def test_lines_are_documents(tmp_path: Path, ending: str) -> None:
    content = LINES.encode()
    path = written(tmp_path / f"all{ending}", gzip.compress(content) if ending.endswith(".gz") else content)
    assert list(read([str(path)])) == [Document("a", "Éé 😀", DAY, "t", "u"), Document("7", "x")]
    assert count([str(path)]) == 2


def test_lines_are_streamed(tmp_path: Path) -> None:
    lines = iter(read([str(written(tmp_path / "all.jsonl", '{"id": "a", "text": ""}\n{"id": '))]))
    assert next(lines) == Document("a", "")
    assert isinstance(next(lines), UnreadableDocument)


BAD_LINES = {
    b'{"id": "b", "text": ': "not JSON at column 21 (Expecting value)",
    b'["id", "text"]': "not a JSON object",
    b'{"text": "x"}': 'no "id" that is a string',
    b'{"id": true, "text": "x"}': 'no "id" that is a string',
    b'{"id": "b"}': 'no "text" that is a string',
    b'{"id": "b", "text": ["x"]}': 'no "text" that is a string',
    b'{"id": "b", "text": "x", "published": "18/03/2025"}': 'published "18/03/2025" is no day',
    b'{"id": "b", "text": "x", "published": 2025}': '"published" is not a string',
    b'{"id": "b", "text": "\\ud800"}': "half of a surrogate pair",
    b'{"id": "b", "text": "\xe9"}': "byte 0xE9 at offset 21 is not UTF-8",
    b"[" * 100_000: "nested too deeply",
}


@pytest.mark.parametrize(("line", "reason"), BAD_LINES.items(), ids=BAD_LINES.values())
def test_a_malformed_line_is_named_and_does_not_stop_the_others(
    tmp_path: Path, line: bytes, reason: str
) -> None:
    good = b'{"id": "%d", "text": ""}\n'
    path = written(tmp_path / "all.jsonl", good % 1 + line + b"\n" + good % 3)
    first, second, third = read([str(path)])
    assert (first, third) == (Document("1", ""), Document("3", ""))
    assert isinstance(second, UnreadableDocument)
    assert second.name == str(path)
    assert second.reason.startswith(f"{path}, line 2: {reason}")
    assert "; " in second.reason


UNREADABLE = {
    "binary.txt": (b"ab\0c", "{}: binary data at offset 2; give the article's text"),
    "latin.txt": ("café".encode("latin-1"), "{}: byte 0xE9 at offset 3 is not UTF-8; save it as UTF-8"),
    "wide.txt": ("x".encode("utf-16"), "{}: byte 0xFF at offset 0 begins UTF-16; save it as UTF-8"),
    "open.md": (b"---\npublished: 2025-03-18\n", "{}, line 1: the front matter is never closed; end it with"),
    "yaml.md": (b"---\na: 1\nb: [\n---\nx", "{}, front matter: not YAML at its line"),
    "list.md": (b"---\n- a\n---\nx", "{}, front matter: not keys with values; write one key a line"),
    "day.md": (b"---\npublished: 2025-02-30\n---\nx", '{}, front matter: published "2025-02-30" is no day'),
    "many.md": (b"---\ntitle: [a, b]\n---\nx", '{}, front matter: "title" is not a string; write one value'),
    "a.pdf": (b"%PDF", "{}: .pdf files are not read; give a .txt, .md, .html"),
    "lines.jsonl": (b"\x1f\x8b\0\n", "{}, line 1: binary data; give JSON lines"),
    "broken.jsonl.gz": (b"no gzip", "{}: damaged gzip data after line 0; pack it again"),
    "empty.html": (b"<html></html>", "{}: no article is found on this page; save its text as .txt"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_says_where_and_what_to_do(tmp_path: Path, name: str) -> None:
    content, reason = UNREADABLE[name]
    path = written(tmp_path / name, content)
    found = only(path)
    assert isinstance(found, UnreadableDocument)
    assert found.reason.startswith(reason.format(path))
    assert "; " in found.reason
    assert "\n" not in found.reason


def test_a_missing_file_an_empty_folder_and_an_address(tmp_path: Path) -> None:
    missing, folder, address = read([str(tmp_path / "no.txt"), str(tmp_path), "https://example.org/"])
    assert missing == UnreadableDocument(
        f"{tmp_path}/no.txt", f"{tmp_path}/no.txt: no such file or folder; check the path"
    )
    assert isinstance(folder, UnreadableDocument)
    assert folder.reason.startswith(f"{tmp_path}: no documents in here; it needs .txt, .md")
    assert isinstance(address, UnreadableDocument)


def test_a_broken_sidecar_is_named(tmp_path: Path) -> None:
    written(tmp_path / "a.yaml", "published: soon")
    found = only(written(tmp_path / "a.txt", "x"))
    assert found == UnreadableDocument(
        f"{tmp_path}/a.txt", f'{tmp_path}/a.yaml: published "soon" is no day; write it as YYYY-MM-DD'
    )


def test_gzip_that_breaks_off_keeps_what_came_before(tmp_path: Path) -> None:
    lines = "".join(json.dumps({"id": f"{i}", "text": f"{i * 7919}" * 50}) + "\n" for i in range(5000))
    packed = gzip.compress(lines.encode())
    *before, last = read([str(written(tmp_path / "all.jsonl.gz", packed[: len(packed) // 2]))])
    assert len(before) > 100
    assert isinstance(last, UnreadableDocument)
    assert f"damaged gzip data after line {len(before)}" in last.reason


def test_a_name_that_is_not_utf_8_can_be_printed() -> None:
    (found,) = read(["\udce9.txt"])
    assert isinstance(found, UnreadableDocument)
    assert found.reason.encode()
