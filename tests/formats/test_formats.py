"""Each format's output, letter for letter."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from checks.assay import Checked, check, explain
from checks.document_files import read
from checks.documents import Document
from checks.findings import Finding
from checks.formats import FORMATS, writer
from checks.formats.excerpt import excerpt
from checks.formats.explanation import WRITERS
from checks.formats.position import Positions
from checks.formats.run import PLAIN, Run
from checks.gate import Gate
from checks.record import Record
from tests.formats.samples import CONTRADICTED, UNVERIFIABLE, checked, finding, report

SEED = Path(__file__).parents[2] / "seeds" / "000_160e0a6cc8bd7120.txt"


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


class Terminal(io.StringIO):
    """What is written to a terminal."""

    def isatty(self) -> bool:
        return True


BLOCK = [
    "a.txt, published 2025-03-18",
    "  ✗ contradicted   1:8  [outdated, tied]",
    "      It has the fifth-largest.",
    "      RUS 2024: 3,800,000 t, place 5 (USGS, edition 2025 of 2025-01-31, usgs/mcs/2025/rare_earths)",
    "      It is sixth.",
    "      rank(reserves, RUS) = 5",
    "",
    "1 finding in 1 document: 1 contradicted (1.5 s)",
    "Coverage: 1 claim read, 1 decided; 1 number not read",
]
TIMED = Run(seconds=lambda: 1.5)


def test_a_terminal_gets_the_claim_underlined_in_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.delenv("NO_COLOR", raising=False)
    out = Terminal()
    writer("text")([checked(CONTRADICTED, published=date(2025, 3, 18))], out, TIMED)
    seen = re.sub(r"\x1b\[[\d;]*m", "", out.getvalue())
    assert [line.rstrip() for line in seen.splitlines()] == BLOCK
    assert "It has \x1b[1;4mthe fifth-largest\x1b[0m." in out.getvalue()
    assert "\x1b[1;31m✗ contradicted" in out.getvalue()
    assert "\x1b[2mrank(reserves, RUS) = 5" in out.getvalue()


def test_verbose_is_the_same_without_a_terminal_and_with_every_cell() -> None:
    out = io.StringIO()
    both = replace(CONTRADICTED, evidence=CONTRADICTED.evidence * 2)
    writer("text")([checked(both, published=date(2025, 3, 18))], out, replace(TIMED, detail="verbose"))
    lines = out.getvalue().splitlines()
    assert lines[:3] == [*BLOCK[:3]]
    assert lines[3] == "             ~~~~~~~~~~~~~~~~~"
    assert [line.split(" 2024")[0] for line in lines[4:6]] == ["      subject: RUS"] * 2
    assert lines[6:] == BLOCK[4:]


def test_quiet_leaves_out_what_does_not_break_the_gate() -> None:
    out = io.StringIO()
    documents = [checked(finding(), CONTRADICTED), checked(UNVERIFIABLE, name="b.txt")]
    writer("text")(documents, out, Run(gate=Gate.parse("contradicted"), detail="quiet"))
    shown = out.getvalue()
    assert [line.split()[0] for line in shown.splitlines() if line] == [
        "a.txt,",
        "contradicted",
        "3",
        "Coverage:",
    ]
    assert "b.txt" not in shown
    assert "verified  " not in shown


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("One.\nTwo three\nfour.", "three\nfour", ("Two ", "three", "")),
        ("a\x1b[2Jb c\r\n", "c", ("a[2Jb ", "c", "")),
        (f"{'long ' * 20}word{' more' * 20}", "word", ("… " + "long " * 9, "word", " more" * 7 + " …")),
    ],
)
def test_a_claim_in_its_line(text: str, words: str, shown: tuple[str, str, str]) -> None:
    positions = Positions(Document("d", text))
    start = text.index(words)
    assert excerpt(*positions.line_of(start), start, start + len(words)) == shown


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
