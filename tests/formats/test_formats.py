"""Each format's output, letter for letter."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from checks.assay import Checked, check, explain
from checks.documents import Document, read
from checks.findings import Finding
from checks.formats import FORMATS, writer
from checks.formats.explanation import WRITERS
from checks.formats.run import PLAIN
from checks.record import Record
from tests.formats.samples import CONTRADICTED, UNVERIFIABLE, checked, finding

SEED = Path(__file__).parents[2] / "seeds" / "000_160e0a6cc8bd7120.txt"


def report(form: str, *documents: Checked) -> str:
    out = io.StringIO()
    writer(form)(documents, out, PLAIN)
    return out.getvalue()


def test_text_groups_by_document_and_ends_with_the_coverage() -> None:
    two = checked(finding(), CONTRADICTED, published=date(2025, 3, 18))
    silent = checked(name="silent.txt")
    assert report("text", two, silent, checked(UNVERIFIABLE, name="b\x1b[2J.txt")) == (
        "a.txt, published 2025-03-18\n"
        "  verified       “the fifth-largest” · Russia is fifth. · rank(reserves, RUS) = 5\n"
        "  contradicted   “the fifth-largest” · It is sixth. [outdated, tied] · rank(reserves, RUS) = 5\n"
        "\n"
        "b[2J.txt, day unknown\n"
        "  unverifiable   “the fifth-largest” · Russia is fifth. [no_reference_table] · rank(reserves, RUS) = 5\n"
        "\n"
        "3 findings in 3 documents: 1 contradicted, 1 unverifiable, 1 verified\n"
        "Coverage: 3 claims read, 2 decided; 3 numbers not read\n"
    )


def test_text_of_nothing() -> None:
    assert report("text") == (
        "0 findings in 0 documents\nCoverage: 0 claims read, 0 decided; 0 numbers not read\n"
    )


def test_jsonl_is_the_published_schema() -> None:
    (line,) = report("jsonl", checked(CONTRADICTED)).splitlines()
    found = json.loads(line)
    assert list(found) == [
        *("document", "id", "start", "end", "text", "sentence", "kind", "query", "entity", "measure"),
        *("attribution", "period", "record", "stated", "verdict", "reason", "notes", "evidence"),
        *("diagnosis", "explanation", "waiver", "decision", "schema"),
    ]
    assert found["stated"] == {
        "value": None, "low": None, "high": None, "unit": None, "rank": 5, "entities": None
    }  # fmt: skip
    assert (found["verdict"], found["reason"], found["notes"]) == ("contradicted", "outdated", ["tied"])
    assert found["evidence"][0]["published"] == "2025-01-31"


def test_jsonl_has_one_line_a_finding_whatever_ends_a_line_in_the_article() -> None:
    text = "a\u2028b\x85c\nd é"
    (line,) = report("jsonl", checked(finding(text=text))).splitlines()
    assert json.loads(line)["text"] == text
    assert "é" in line


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "html"])
def test_documents_are_written_as_they_come(form: str) -> None:
    out = io.StringIO()

    def documents() -> Iterator[Checked]:
        yield checked(replace(CONTRADICTED, explanation="Premier."))
        assert "Premier." in out.getvalue()
        yield checked(finding())

    writer(form)(documents(), out, PLAIN)


def test_an_explanation_tells_the_whole_way(record: Record) -> None:
    sentence = Document(
        "s", "Russia has the world's fifth-largest reserves of rare earth metals.", date(2025, 3, 18)
    )
    out = io.StringIO()
    WRITERS["text"]([explain(sentence, record)], out)
    steps = out.getvalue()
    for words in (
        *(
            "s, published 2025-03-18",
            "Sentences\n",
            "Annotations\n",
            "0-6        entity     Russia  entity RUS",
        ),
        *("rank 5", "Clauses\n", "Claim fifth-largest", "rank, asserted, by ", "  query         rank("),
        "  subject       RUS 2024: 3,800,000 t, place 5 (USGS, edition 2025 of 2025-01-31, usgs/mcs/2025/rare_earths)",
        *(
            "  verdict       verified",
            "  because       ",
            "Coverage: 1 claim read, 1 decided; 0 numbers not read",
        ),
    ):
        assert words in steps


def test_an_explanation_for_programs(record: Record) -> None:
    (document,) = read([str(SEED)])
    assert isinstance(document, Document)
    out = io.StringIO()
    WRITERS["jsonl"]([explain(document, record)], out)
    shown = json.loads(out.getvalue())
    assert list(shown) == ["document", "annotations", "findings"]
    for each in shown["annotations"]:
        assert document.text[each["start"] : each["end"]] == each["text"]
    assert "quantity" in {each["kind"] for each in shown["annotations"]}
    assert [each["id"] for each in shown["findings"]] == ids(check(document, record).findings)


def ids(findings: tuple[Finding, ...]) -> list[str]:
    return [each.id for each in findings]


def test_offsets_count_code_points_whatever_the_line_ends(record: Record) -> None:
    (document,) = read([str(SEED)])
    assert isinstance(document, Document)
    plain = check(document, record).findings
    windows = Document("w", "😀" + document.text.replace("\n", "\r\n"), document.published)
    shifted = check(windows, record).findings
    assert ids(shifted) == ids(plain)
    for each in shifted:
        assert windows.text[each.start : each.end] == each.text
