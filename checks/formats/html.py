"""HTML: one page that needs nothing else, with each article's claims marked and a panel for each of them.

The page opens offline and forbids itself all but its own style and script, each named by its hash. Everything that
comes from an article or a table is escaped by the templates in `page/`.
"""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, TextIO
from zlib import compress

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from checks.documents import Document
from checks.findings import Evidence, Finding, Verdict
from checks.formats.correction import correction
from checks.formats.lines import one_line
from checks.formats.marked import parts
from checks.formats.people import remarks
from checks.formats.picture import Painter, Pictures, figure
from checks.formats.run import PLAIN, Run
from checks.formats.summary import SIGNS, WORST_FIRST, Summary, counted
from checks.reasons import Note, Reason

if TYPE_CHECKING:
    from checks.assay import Checked

_PAGE = Path(__file__).parent / "page"
_UNPACKED = 40
"""Up to so many articles stand in the page as they are; of more, each is packed until it is opened."""

_MOST_CELLS = 12

_WORDS = {verdict: verdict.replace("_", " ").capitalize() for verdict in Verdict}


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell of the evidence in words."""

    role: str
    name: str
    period: str
    figure: str
    rank: int | None
    edition: str


@dataclass(frozen=True, slots=True)
class _Source:
    """A table that was read, and where it was published."""

    publisher: str
    words: str
    table: str
    url: str | None


@dataclass(frozen=True, slots=True)
class _Panel:
    """What is shown of a finding."""

    verdict: Verdict
    text: str
    explanation: str
    query: str
    diagnosis: str | None
    correction: str | None
    people: tuple[str, ...]
    codes: tuple[Reason | Note, ...]
    ranks: bool
    cells: tuple[_Cell, ...]
    more_cells: int
    sources: tuple[_Source, ...]
    pictures: Pictures


@dataclass(frozen=True, slots=True)
class _Shown:
    """A document of the page. `findings`: verdict, publisher and id of each, as the page's script filters them."""

    number: int
    title: str
    subtitle: str
    words: str
    verdicts: Counter[Verdict]
    findings: str
    body: Markup


def write(checked: Iterable[Checked], out: TextIO, run: Run = PLAIN) -> None:
    """The whole page, once all documents have come."""
    templates = Environment(
        loader=FileSystemLoader(_PAGE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.globals.update(signs=SIGNS, words=_WORDS, worst_first=WORST_FIRST, counted=counted)
    summary = Summary()
    painter = Painter(run.record) if run.record else None
    shown: list[_Shown] = []
    quiet: list[str] = []
    publishers: set[str] = set()
    article = templates.get_template("document.html.j2")
    for one in checked:
        summary.add(one)
        if not one.findings:
            quiet.append(one_line(one.document.name))
            continue
        publishers.update(map(_publisher, one.findings))
        number = len(shown) + 1
        panels = [_panel(finding, painter) for finding in one.findings]
        marked = parts(one.document.text, one.findings)
        body = article.render(number=number, title=_title(one.document), parts=marked, panels=panels)
        shown.append(_document(number, one, Markup(body)))
    style, script = ((_PAGE / name).read_text(encoding="utf-8") for name in ("report.css", "report.js"))
    page = templates.get_template("page.html.j2").generate(
        summary=summary,
        run=run,
        record=run.record.hash if run.record else "",
        documents=shown,
        quiet_documents=quiet,
        publishers=sorted(publishers),
        packed=len(shown) > _UNPACKED,
        pack=_packed,
        style=Markup(style),
        script=Markup(script),
        style_hash=_hash(style),
        script_hash=_hash(script),
    )
    out.writelines(page)
    out.write("\n")


def _packed(body: str) -> str:
    return b64encode(compress(body.encode())).decode()


def _hash(source: str) -> str:
    return f"sha256-{b64encode(sha256(source.encode()).digest()).decode()}"


def _document(number: int, checked: Checked, body: Markup) -> _Shown:
    document = checked.document
    title = _title(document)
    day = f"published {document.published}" if document.published else "day unknown"
    subtitle = ", ".join([one_line(document.name), day] if document.title else [day])
    return _Shown(
        number,
        title,
        subtitle,
        f"{title} {document.name}".lower(),
        Counter(finding.verdict for finding in checked.findings),
        json.dumps([[each.verdict, _publisher(each), each.id] for each in checked.findings]),
        body,
    )


def _title(document: Document) -> str:
    return one_line(document.title or document.name)


def _publisher(finding: Finding) -> str:
    """Whose figures the verdict rests on; empty where there are none."""
    return finding.evidence[0].publisher if finding.evidence else ""


def _panel(finding: Finding, painter: Painter | None) -> _Panel:
    found = correction(finding)
    return _Panel(
        finding.verdict,
        one_line(finding.text),
        one_line(finding.explanation),
        one_line(finding.query),
        _beyond(finding),
        found and found.words,
        remarks(finding),
        tuple(code for code in (finding.reason, *finding.notes) if code),
        finding.kind in ("rank", "order"),
        tuple(_cell(cell, painter) for cell in finding.evidence[:_MOST_CELLS]),
        max(0, len(finding.evidence) - _MOST_CELLS),
        tuple(_sources(finding, painter)),
        painter.pictures(finding) if painter else Pictures(),
    )


def _beyond(finding: Finding) -> str | None:
    """The diagnosis, unless the explanation ends with it already."""
    text = finding.diagnosis.text if finding.diagnosis else None
    return None if text and text in finding.explanation else text


def _cell(cell: Evidence, painter: Painter | None) -> _Cell:
    name = painter.name(cell.entity) if painter else cell.entity
    return _Cell(cell.role, name, cell.period, figure(cell), cell.rank, cell.edition)


def _sources(finding: Finding, painter: Painter | None) -> Iterator[_Source]:
    """Each table of the evidence once. Tables of one's own may name any address; only addresses of pages are links."""
    for cell in {cell.table: cell for cell in finding.evidence[:_MOST_CELLS]}.values():
        edition = painter.edition(cell) if painter else None
        title = f", {edition.title}" if edition and edition.title else ""
        published = f", published {cell.published}" if cell.published else ""
        plain = cell.url is not None and re.match("https?://", cell.url)
        words = f"{cell.publisher}{title}, edition {cell.edition}{published}"
        yield _Source(cell.publisher, words, cell.table, cell.url if plain else None)
