"""The page: what it holds, that it lets in nothing of an article's own, and how it behaves in a real browser."""

from __future__ import annotations

import io
import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import axe_core_python
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from checks.assay import Checked, check
from checks.documents import Document
from checks.findings import Decision, Finding, Verdict
from checks.formats import html as html_format
from checks.formats.html import write
from checks.formats.marked import parts
from checks.formats.picture import Painter
from checks.formats.run import Run
from checks.record import Record
from tests.formats.browser import CHROMIUM, Page, browser
from tests.formats.samples import CONTRADICTED, UNVERIFIABLE, checked, finding

AXE = Path(axe_core_python.__file__).parent / "axe.min.js"
DAY = date(2025, 6, 1)
HOSTILE = "<script>document.title = 'taken'</script> {{ 7 * 7 }} <img src=x onerror=\"document.title='taken'\"> --> ]]>"
TEXT = (
    f"Russia has the world's fourth-largest reserves of rare earths. {HOSTILE}\n"
    "Chile, which produced 53 million tons of copper in 2024, is the top producer of copper.\n"
    "Hundreds of firms left Russia."
)


def page(*documents: Checked, record: Record | None = None, unreadable: tuple[str, ...] = ()) -> str:
    out = io.StringIO()
    write(documents, out, Run(record=record, unreadable=unreadable))
    return out.getvalue()


@pytest.fixture(scope="module")
def article(record: Record) -> Checked:
    return check(Document("a.txt", TEXT, DAY, f"On {HOSTILE}", "https://news.example/a"), record)


def tree(source: str) -> html.HtmlElement:
    return html.document_fromstring(source)


def words(element: html.HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split())


def test_the_article_stands_there_letter_for_letter(article: Checked) -> None:
    (text,) = tree(page(article)).find_class("text")
    for marker in text.find_class("marker"):
        marker.text = ""
    assert text.text_content() == TEXT
    marked = [(each.get("class"), each.text) for each in text.find_class("claim")]
    assert marked == [
        ("claim contradicted", "fourth-largest"),
        ("claim contradicted", "53 million tons"),
        ("claim verified", "top"),
        ("claim unverifiable", "Hundreds of firms"),
    ]


def test_a_panel_has_all_that_a_desk_asks_for(article: Checked, record: Record) -> None:
    first, second, *_ = tree(page(article, record=record)).find_class("finding")
    told = words(first)
    for each in (
        "✗1 Contradicted “fourth-largest”",
        "USGS's 2025 edition puts Russia fifth, at 3.8 million t",
        "rank(usgs.rare_earths.reserves, RUS, among: WORLD) = 4",
        "Evidence: Russia 2024, 3.8 million t, place 5",
        "4 Australia ◂ stated place 5.7 million t",
        "5 Russia ◂ the claim’s 3.8 million t",
        "2026 about 2026-02-06 2025 3.8 million t 4 next-best",
        "2025 2025-01-31 2024 3.8 million t 5 decides",
        "published 2025-01-31, table usgs/mcs/2025/rare_earths",
    ):
        assert each in told
    (link,) = first.xpath(".//p[@class='provenance']//a")
    assert link.get("href").startswith("https://www.usgs.gov/")
    assert "The nearest true words: 5.3 million t" in words(second)
    (picture,) = second.xpath(".//*[local-name()='svg'][@role='img']")
    assert "2024: 5.3 million t (2025 edition)" in picture.get("aria-label")
    assert "stated: 53 million t" in picture.get("aria-label")
    assert len(second.xpath(".//*[local-name()='line'][@class='stated-end']")) == 1


def test_people_and_what_could_not_be_read_are_shown() -> None:
    rejected = replace(CONTRADICTED, decision=Decision("rejected", "Bo", "it is <b>older</b>"))
    shown = tree(page(checked(rejected), checked(name="silent.txt"), unreadable=("b.pdf: <no> text",)))
    assert "Rejected by Bo: it is <b>older</b>" in words(shown)
    assert "b.pdf: <no> text" in words(shown)
    assert "1 document without a claim to show silent.txt" in words(shown)


def test_a_table_of_ones_own_can_link_to_pages_alone() -> None:
    cell = replace(CONTRADICTED.evidence[0], url="javascript:alert(1)")
    assert "javascript:" not in page(checked(replace(CONTRADICTED, evidence=(cell,))))


def test_the_page_allows_itself_its_own_style_and_script_and_nothing_else(
    article: Checked, record: Record
) -> None:
    source = page(article, record=record)
    shown = tree(source)
    (policy,) = shown.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    for kind in ("style", "script"):
        (inside,) = re.findall(rf"<{kind}>(.*?)</{kind}>", source, re.DOTALL)
        assert f"'sha256-{b64encode(sha256(inside.encode()).digest()).decode()}'" in policy
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert not shown.xpath("//@style | //*[@src] | //link | //@*[starts-with(name(), 'on')]")
    assert [
        each for each in shown.xpath("//script") if not each.text.strip().startswith('"use strict"')
    ] == []


@pytest.mark.parametrize(
    ("spans", "shown"),
    [
        ([(2, 4), (5, 7)], [("ab", -1), ("cd", 0), ("e", -1), ("fg", 1), ("h", -1)]),
        ([(1, 7), (3, 5)], [("a", -1), ("bc", 0), ("de", 1), ("fg", 0), ("h", -1)]),
        ([(0, 4), (2, 8)], [("ab", 0), ("cd", 0), ("efgh", 1)]),
        ([(0, 8), (0, 8)], [("abcdefgh", 0)]),
        ([], [("abcdefgh", -1)]),
    ],
)
def test_claims_that_overlap(spans: list[tuple[int, int]], shown: list[tuple[str, int]]) -> None:
    found = list(parts("abcdefgh", [finding(start=start, end=end) for start, end in spans]))
    assert [(part.text, part.claim) for part in found] == shown
    assert sorted(number for part in found for number in part.ends) == list(range(len(spans)))


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 10)), max_size=8))
def test_the_parts_are_the_whole_text_whatever_overlaps(spans: list[tuple[int, int]]) -> None:
    text = "".join(chr(97 + place % 26) for place in range(40))
    found = list(parts(text, [finding(start=start, end=start + length) for start, length in spans]))
    assert "".join(part.text for part in found) == text
    assert sorted(number for part in found for number in part.ends) == list(range(len(spans)))


def claim(record: Record, text: str) -> Finding:
    (found,) = check(Document("d", text, DAY), record).findings
    return found


def test_a_ranking_shows_the_head_the_neighbours_and_the_stated_place(record: Record) -> None:
    text = "Bolivia has the world's ninth-largest population."
    bars = Painter(record).pictures(claim(record, text)).bars
    assert bars is not None
    places = [row.place for row in bars.rows]
    (own,) = [row for row in bars.rows if row.subject]
    assert own.name == "Bolivia"
    assert own.place is not None
    around = [*range(own.place - 2, own.place + 3)]
    assert set(places) >= {1, 2, 3, 4, 5, 9, *around}
    assert len(places) <= 14
    assert [row.place for row in bars.rows if row.stated] == [9]
    assert [row.place for row in bars.rows if row.after_gap][-1] == own.place - 2
    assert bars.rows[0].length == 1.0


def test_a_course_has_every_edition_and_what_is_stated(record: Record) -> None:
    course = Painter(record).pictures(claim(record, "Russia has 10 million tons of rare earths.")).course
    assert course is not None
    assert {line.edition for line in course.lines} >= {"2024", "2025", "2026"}
    assert [line.edition for line in course.lines if line.decides] == ["2025"]
    assert [dot.figure for line in course.lines for dot in line.dots if dot.read] == [
        "2024: 3.8 million t (2025 edition)"
    ]
    assert course.stated is not None
    low, middle, high = course.stated
    assert 0 < low < middle < high <= 1
    assert course.stated_figure == "10 million t"


def test_without_a_table_there_is_no_picture(record: Record) -> None:
    painter = Painter(record)
    assert painter.pictures(UNVERIFIABLE).editions == ()
    gone = replace(CONTRADICTED.evidence[0], edition="1999")
    assert painter.pictures(replace(CONTRADICTED, evidence=(gone,))).bars is None


needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")


@pytest.fixture(scope="module")
def _chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with browser(tmp_path_factory.mktemp("chromium")) as opened:
        yield opened


@pytest.fixture
def chromium(_chromium: Page) -> Page:
    """The browser, in light colours and at the width of a desk."""
    _chromium.sized(1280, 800)
    _chromium.complaints.clear()
    return _chromium


@needs_chromium
def test_a_browser_runs_nothing_of_an_article(
    chromium: Page, tmp_path: Path, article: Checked, record: Record
) -> None:
    path = tmp_path / "report.html"
    path.write_text(page(article, record=record), encoding="utf-8")
    chromium.open(path)
    assert chromium.run("document.title").startswith("Assay: ")
    assert chromium.run("document.images.length + document.querySelectorAll('.text script').length") == 0
    assert chromium.run("document.querySelector('.filters').hidden") is False
    assert chromium.complaints == []


@needs_chromium
def test_claims_are_found_filtered_and_reached_by_keys(
    chromium: Page, tmp_path: Path, article: Checked, record: Record
) -> None:
    path = tmp_path / "report.html"
    path.write_text(page(article, checked(UNVERIFIABLE, name="b.txt"), record=record), encoding="utf-8")
    chromium.open(path)
    shown = "[...document.querySelectorAll('.finding')].filter((each) => each.checkVisibility()).length"
    told = "document.querySelector('output').textContent"
    assert (chromium.run(shown), chromium.run(told)) == (4, "5 findings in 2 documents")
    chromium.run("document.querySelector('[value=contradicted]').click()")
    assert (chromium.run(shown), chromium.run(told)) == (2, "3 findings in 2 documents")
    assert chromium.run("document.querySelectorAll('.claim.off').length") == 2
    chromium.run(
        "const box = document.querySelector('[name=publisher]'); box.value = 'USGS';"
        "box.dispatchEvent(new Event('input', {bubbles: true}))"
    )
    assert (chromium.run(shown), chromium.run(told)) == (1, "1 finding in 1 document")
    chromium.run("document.querySelector('[type=reset]').click(); new Promise((done) => setTimeout(done))")
    assert chromium.run(told) == "5 findings in 2 documents"
    chromium.run("document.querySelector('.claim.verified').click()")
    assert chromium.run("document.activeElement.id") == "d1-3"
    for key, place in (("j", "d1-4"), ("k", "d1-3")):
        chromium.call("Input.dispatchKeyEvent", type="keyDown", key=key, text=key)
        assert chromium.run("document.activeElement.id") == place
    assert chromium.run("document.querySelector('#d1-3 .evidence').open") is True


@needs_chromium
def test_a_long_report_unpacks_an_article_when_it_is_asked_for(
    chromium: Page, tmp_path: Path, article: Checked
) -> None:
    last = checked(replace(CONTRADICTED, id="feedfeedfeedfeed"), name="last.txt")
    path = tmp_path / "report.html"
    path.write_text(page(*[article] * 60, last), encoding="utf-8")
    chromium.open(path)
    chromium.run(
        "new Promise((done) => { const wait = () => document.querySelector('.finding') ? done() : setTimeout(wait); wait(); })"
    )
    assert chromium.run("document.querySelectorAll('.finding').length") == 4
    chromium.open(path, "feedfeedfeedfeed")
    chromium.run(
        "new Promise((done) => { const wait = () => document.querySelector('#d61-1') ? setTimeout(done) : setTimeout(wait); wait(); })"
    )
    assert chromium.run("document.activeElement.id") == "d61-1"
    assert chromium.complaints == []


@needs_chromium
@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_axe_finds_nothing_that_keeps_anybody_out(
    chromium: Page, tmp_path: Path, article: Checked, record: Record, width: int, scheme: str
) -> None:
    path = tmp_path / "report.html"
    rejected = replace(CONTRADICTED, decision=Decision("rejected", "Bo", "it is older"))
    more = (checked(rejected, name="b.txt"), checked(name="silent.txt"))
    path.write_text(page(article, *more, record=record, unreadable=("b.pdf: no text",)), encoding="utf-8")
    chromium.sized(width, 800, scheme)
    chromium.open(path)
    chromium.run("for (const each of document.querySelectorAll('details')) each.open = true")
    chromium.run("new Promise((done) => setTimeout(done))")  # what opening calls for has been done
    chromium.run(f"{AXE.read_text(encoding='utf-8')}; true")
    wrong, passed = chromium.run(
        "axe.run().then(({violations, passes}) =>"
        " [violations.map((each) => [each.id, each.nodes[0].html]), passes.length])"
    )
    assert wrong == []
    assert passed > 40


def luminance(colour: str) -> float:
    """The relative luminance of a colour (WCAG 2.2), from 0 for black to 1 for white."""
    digits = colour.removeprefix("#")
    digits = digits if len(digits) == 6 else "".join(2 * digit for digit in digits)
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("palette", [0, 1, 2], ids=["light", "dark", "print"])
def test_words_stand_out_from_what_is_behind_them(palette: int) -> None:
    style = (Path(html_format.__file__).parent / "page" / "report.css").read_text(encoding="utf-8")
    colours = dict(
        re.findall(r"--([\w-]+): (#[0-9a-f]+)", re.findall(r":root {(.*?)}", style, re.DOTALL)[palette])
    )
    plain = [(ink, ground) for ink in ("ink", "soft", "link", "stated") for ground in ("paper", "ground")]
    toned = [(str(each), f"{each}-wash") for each in Verdict] + [(str(each), "paper") for each in Verdict]
    washed = [("ink", f"{each}-wash") for each in Verdict]
    for words, behind in (*plain, *toned, *washed):
        darker, lighter = sorted(luminance(colours[each]) for each in (words, behind))
        assert (lighter + 0.05) / (darker + 0.05) >= 4.5, (words, behind)


@needs_chromium
def test_keys_alone_reach_the_filters_the_claims_and_wide_tables(
    chromium: Page, tmp_path: Path, article: Checked, record: Record
) -> None:
    path = tmp_path / "report.html"
    path.write_text(page(article, record=record), encoding="utf-8")
    chromium.sized(390, 800)
    chromium.open(path)
    reached = []
    for _ in range(60):
        chromium.call(
            "Input.dispatchKeyEvent", type="keyDown", key="Tab", code="Tab", windowsVirtualKeyCode=9
        )
        reached.append(
            chromium.run("(document.activeElement.name || '') + ' ' + document.activeElement.className")
        )
    named = " ".join(reached)
    assert [each for each in ("skip", "verdict", "publisher", "document", "open") if each in named] == [
        "skip",
        "verdict",
        "publisher",
        "document",
        "open",
    ]
    assert any("claim contradicted" in each for each in reached)
    assert any("scroll" in each for each in reached)


@needs_chromium
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_overflows(
    chromium: Page, tmp_path: Path, article: Checked, record: Record, width: int
) -> None:
    path = tmp_path / "report.html"
    long = replace(CONTRADICTED, query="value(" + "a" * 300 + ")", sentence="b" * 300)
    path.write_text(page(article, checked(long, name="c" * 200), record=record), encoding="utf-8")
    chromium.sized(width, 800)
    chromium.open(path)
    chromium.run("for (const each of document.querySelectorAll('details')) each.open = true")
    assert chromium.run("document.documentElement.scrollWidth") <= width
