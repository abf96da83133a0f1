"""Waivers: what excuses a finding, until when, and how a waiver that excuses nothing any more is reported."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from checks import baseline, waiver_file
from checks.assay import Checked
from checks.errors import BadUsage
from checks.findings import Finding, Verdict
from checks.ignores import Ignore
from checks.reasons import Reason
from checks.waivers import Waivers
from tests.formats.samples import checked, finding

DAY = date(2026, 1, 1)
WRONG = finding(verdict=Verdict.CONTRADICTED, id="00aa", text="fourth-largest")
OPEN = finding(verdict=Verdict.UNVERIFIABLE, reason=Reason.VAGUE, id="00bb", text="hundreds")
RIGHT = finding(id="00cc")

FILE = """# ours

- finding: "00aa"
  document: a.txt
  text: fourth-largest
  verdict: contradicted
  why: the ministry counts otherwise
  by: Ada
  until: 2026-03-31
"""


def waivers(text: str = FILE, day: date = DAY, old: baseline.Baseline | None = None) -> Waivers:
    return Waivers(day, waiver_file.parsed(text, "waivers.yaml"), old or baseline.Baseline())


def excused(waivers: Waivers, *findings: Finding) -> list[str | None]:
    found = waivers.applied(checked(*findings)).findings
    assert [replace(each, waiver=None) for each in found] == list(findings)
    return [each.waiver.place if each.waiver else None for each in found]


def test_a_waiver_excuses_its_finding_alone_and_keeps_the_verdict() -> None:
    ours = waivers()
    assert excused(ours, WRONG, OPEN, RIGHT) == ["waivers.yaml, line 3", None, None]
    assert ours.stale == []


def test_it_holds_through_its_last_day_and_is_then_reported() -> None:
    assert excused(waivers(day=date(2026, 3, 31)), WRONG) == ["waivers.yaml, line 3"]
    late = waivers(day=date(2026, 4, 1))
    assert excused(late, WRONG) == [None]
    assert late.stale == [
        "waivers.yaml, line 3: the waiver of “fourth-largest” expired on 2026-03-31; "
        "settle the finding, or: assay waive 00aa"
    ]


@pytest.mark.parametrize(
    ("now", "complaint"),
    [
        (OPEN, "is unused: there is no such finding any more; delete it"),
        (
            replace(WRONG, id="00dd", text="third-largest"),
            "no longer fits: its sentence, or what it is read as,",
        ),
        (
            replace(WRONG, verdict=Verdict.UNVERIFIABLE, reason=Reason.VAGUE),
            "no longer fits: the finding was contradicted and is unverifiable; look again, then: assay waive 00aa",
        ),
        (
            replace(WRONG, verdict=Verdict.VERIFIED),
            "no longer fits: the finding was contradicted and is verified; delete it",
        ),
    ],
)
def test_a_waiver_that_no_longer_fits_excuses_nothing_and_is_reported(now: Finding, complaint: str) -> None:
    ours = waivers()
    assert excused(ours, now) == [None]
    (line,) = ours.stale
    assert line.startswith(f"waivers.yaml, line 3: the waiver of “fourth-largest” {complaint}")


def test_a_waiver_of_a_document_that_is_not_checked_is_nobodys_business() -> None:
    ours = waivers()
    ours.applied(checked(OPEN, name="b.txt"))
    assert ours.stale == []


def test_a_new_waiver_stands_at_the_end_in_place_of_the_old_one() -> None:
    comment = "# of the second\n"
    text = FILE + "\n" + comment + FILE.removeprefix("# ours\n\n").replace("00aa", "00bb")
    words = 'a: “b” # c \\ "d"'
    text = waiver_file.with_waiver(text, "w", WRONG, "a.txt", words, "Bob", date(2026, 5, 1))
    assert text.startswith("# ours\n\n\n# of the second\n- finding: ")
    second, first = waiver_file.parsed(text, "w")
    assert (second.finding, second.by, first.finding, first.by) == ("00bb", "Ada", "00aa", "Bob")
    assert (first.why, first.until) == (words, date(2026, 5, 1))


@pytest.mark.parametrize(
    ("why", "by", "waived", "complaint"),
    [
        (" \n", "Ada", WRONG, "--why: a waiver says why; write it"),
        ("known", "", WRONG, "--by: a waiver says who waives; write it"),
        ("known", "Ada", RIGHT, "00cc: is verified, which breaks no gate; there is nothing to waive"),
    ],
)
def test_half_a_waiver_is_refused(why: str, by: str, waived: Finding, complaint: str) -> None:
    with pytest.raises(BadUsage) as raised:
        waiver_file.with_waiver("", "w", waived, "a.txt", why, by, DAY)
    assert str(raised.value) == complaint


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (
            FILE.replace("  why: the ministry counts otherwise\n", ""),
            "w, line 3: a waiver without why; write ",
        ),
        (FILE.replace("why:", "reason: x\n  why:"), 'w, line 3: "reason" is no key of a waiver; write '),
        (FILE.replace("2026-03-31", "soon"), 'w, line 3: until "soon" is no day; write it as YYYY-MM-DD'),
        ("- a\n", "w, line 1: is no waiver; begin each with - finding:"),
        ("a: b\n", "w, line 1: is no list of waivers; begin each with - finding:"),
        ("- [\n", "w, line 2: is not YAML; mend it there"),
    ],
)
def test_a_wrong_file_is_named_with_its_line(text: str, complaint: str) -> None:
    with pytest.raises(BadUsage) as raised:
        waiver_file.parsed(text, "w")
    assert str(raised.value).startswith(complaint)


def with_remark(about: str, words: str, *findings: Finding) -> Checked:
    one = checked(*findings)
    remark = Ignore(frozenset(words.split(",")), "it is meant so", "a.txt, line 1", about)
    return replace(one, document=replace(one.document, ignores=(remark,)))


def test_a_remark_excuses_what_it_names_in_its_paragraph() -> None:
    ours = waivers("")
    found = ours.applied(with_remark("It has the fifth largest", "vague", OPEN, WRONG)).findings
    assert [each.waiver.kind if each.waiver else None for each in found] == ["inline", None]
    assert ours.stale == []


@pytest.mark.parametrize(
    ("about", "words"), [("Another paragraph", "vague"), ("It has the fifth largest", "coarse")]
)
def test_a_remark_that_excuses_nothing_is_reported(about: str, words: str) -> None:
    ours = waivers("")
    assert ours.applied(with_remark(about, words, OPEN)).findings == (OPEN,)
    assert ours.stale == [
        "a.txt, line 1: the remark is unused: nothing that it names stands there; delete it"
    ]


def test_remarks_count_only_where_they_are_honoured() -> None:
    ours = Waivers(DAY, honoured=lambda document: document != "a.txt")
    assert ours.applied(with_remark("It has the fifth largest", "vague", OPEN)).findings == (OPEN,)


def test_a_baseline_excuses_what_it_holds_and_tells_what_it_could_lose(tmp_path: Path) -> None:
    path = tmp_path / "old.tsv"
    path.write_text(baseline.written([("a.txt", WRONG), ("a.txt", OPEN), ("b.txt", OPEN)]), encoding="utf-8")
    ours = waivers("", old=baseline.read(path))
    now = replace(OPEN, verdict=Verdict.CONTRADICTED, reason=None)
    assert excused(ours, WRONG, now, replace(WRONG, id="00dd")) == [str(path), None, None]
    assert ours.stale == [
        f"{path}: 1 of its findings in a.txt are no longer there; write it anew: assay baseline"
    ]


def test_a_line_of_a_baseline_that_is_none_is_named(tmp_path: Path) -> None:
    path = tmp_path / "old.tsv"
    path.write_text("finding\tverdict\tdocument\ttext\n00aa\tlies\ta.txt\tx\n", encoding="utf-8")
    with pytest.raises(BadUsage, match="line 2: is not finding, verdict, document and text between tabs"):
        baseline.read(path)
