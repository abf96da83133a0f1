"""Remarks in Markdown and HTML: where they hold, and that readers and the reader of claims see none of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.assay import check
from checks.document_files import read
from checks.documents import Document
from checks.findings import Verdict
from checks.ignores import Ignore, Refused, in_markdown, in_page, without_comments
from checks.record import Record

OPEN = "<!-- assay: ignore unverifiable: nobody counts them -->"
FIRST, SECOND = "Hundreds of Western firms left Russia.", "Dozens of hospitals were built in Mali."


def about(text: str) -> list[tuple[str, str]]:
    return [(each.place, each.about) for each in in_markdown(text, "a.md") if isinstance(each, Ignore)]


@pytest.mark.parametrize(
    ("text", "line", "sentence"),
    [
        (f"{FIRST} {OPEN}\n\n{SECOND}", 1, FIRST),
        (f"{FIRST}\n{OPEN}\n\n{SECOND}", 2, FIRST),
        (f"{FIRST}\n\n{OPEN}\n\n\n{SECOND}", 3, SECOND),
        (f"{FIRST}\n\n{OPEN}\n{SECOND}", 3, SECOND),
        (f"{FIRST}\r\n\r\n{OPEN}\r\n{SECOND}\r\n", 3, SECOND),
    ],
)
def test_it_holds_for_its_own_paragraph_or_alone_for_the_next(text: str, line: int, sentence: str) -> None:
    assert about(text) == [(f"a.md, line {line}", sentence.rstrip("."))]


def test_it_names_verdicts_and_reasons() -> None:
    text = f"<!--assay:ignore coarse, unverifiable:known: as\n  the ministry: rounds-->\n{FIRST}"
    (found,) = in_markdown(text, "a.md", first_line=5)
    assert isinstance(found, Ignore)
    assert found.words == {"coarse", "unverifiable:known"}
    assert (found.why, found.place) == ("as the ministry: rounds", "a.md, line 5")


@pytest.mark.parametrize(
    ("remark", "complaint"),
    [
        (
            "<!-- assay: ignore unverifiable -->",
            "a.md, line 1: a remark without a reason; write <!-- assay: ",
        ),
        (
            "<!-- assay: ignore unverifiable: -->",
            "a.md, line 1: a remark without a reason; write <!-- assay: ",
        ),
        ("<!-- assay: ignore: why -->", "a.md, line 1: a remark without a reason; write <!-- assay: "),
        (
            "<!-- assay: ignore vage: why -->",
            'a.md, line 1: "vage" is no verdict or reason; did you mean vague?',
        ),
    ],
)
def test_one_without_a_reason_or_with_a_wrong_word_is_refused(remark: str, complaint: str) -> None:
    (found,) = in_markdown(f"{remark} {FIRST}", "a.md")
    assert isinstance(found, Refused)
    assert found.reason.startswith(complaint)


def test_other_comments_are_none() -> None:
    assert list(in_markdown(f"<!-- a note --> {FIRST} <!-- assay: ignore never closed", "a.md")) == []


def test_comments_are_blanked_out_and_every_place_stays() -> None:
    text = f"One.\n{OPEN}\nTwo <!-- a\nb --> three <!-- four"
    blanked = without_comments(text)
    assert (len(blanked), blanked.count("\n")) == (len(text), text.count("\n"))
    assert blanked.split() == ["One.", "Two", "three", "<!--", "four"]
    assert blanked.index("three") == text.index("three")


def test_a_thousand_openings_take_no_time() -> None:
    text = "<!-- " * 200_000
    assert without_comments(text) == text
    assert list(in_markdown(text, "a.md")) == []


@pytest.mark.parametrize(
    "body",
    [
        f"<p>{FIRST} {OPEN}</p><p>{SECOND}</p>",
        f"<p>{FIRST}</p>{OPEN}<p>{SECOND}</p>".replace(FIRST, "x").replace(SECOND, FIRST),
        f"<ul><li>{SECOND}</li><li>{OPEN}{FIRST}</li></ul>",
        f"<div>{OPEN}<div><p>{FIRST}</p></div><p>{SECOND}</p></div>",
    ],
)
def test_in_html_it_holds_for_its_element_or_the_next(body: str) -> None:
    page = f"<!DOCTYPE html>\n<html><body>\n{body}</body></html>".encode()
    (found,) = in_page(page, "a.html")
    assert isinstance(found, Ignore)
    assert (found.about, found.place) == (FIRST.rstrip("."), "a.html, line 3")


def test_files_of_markdown_and_html_carry_their_remarks(tmp_path: Path, record: Record) -> None:
    (tmp_path / "a.md").write_text(f"---\ntitle: x\n---\n{FIRST} {OPEN}\n")
    (tmp_path / "b.txt").write_text(f"{FIRST} {OPEN}\n")
    (tmp_path / "c.html").write_text(f"<html><body><article><p>{FIRST} {OPEN}</p></article></body></html>")
    found = [each for each in read([str(tmp_path)]) if isinstance(each, Document)]
    places = {
        Path(each.name).name: [one.place for one in each.ignores if isinstance(one, Ignore)] for each in found
    }
    assert places == {
        "a.md": [f"{tmp_path}/a.md, line 4"],
        "b.txt": [],
        "c.html": [f"{tmp_path}/c.html, line 1"],
    }
    for each in found:
        covered = [
            any(isinstance(one, Ignore) and one.covers(finding) for one in each.ignores)
            for finding in check(each, record).findings
            if finding.verdict is Verdict.UNVERIFIABLE
        ]
        assert covered == [bool(each.ignores)]
