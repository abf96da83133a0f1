"""Findings for people: grouped by document, a line each; on a terminal, or where more is asked for, a paragraph each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TextIO

from checks.documents import Document
from checks.findings import Finding, Verdict
from checks.formats.excerpt import excerpt
from checks.formats.lines import cell_line, one_line, shortened
from checks.formats.people import remarks
from checks.formats.position import Positions
from checks.formats.run import PLAIN, Run
from checks.formats.summary import SIGNS, Summary

if TYPE_CHECKING:
    from checks.assay import Checked

STYLES = {
    Verdict.VERIFIED: "green",
    Verdict.CONTRADICTED: "bold red",
    Verdict.UNVERIFIABLE: "yellow",
    Verdict.NOT_CHECKABLE: "dim",
}

Part = tuple[str, str]
"""Words of a line, and the style in which a terminal shows them."""

Printer = Callable[..., None]
"""Prints a line of parts."""

_WIDTH = max(map(len, Verdict))
_LONGEST_WORDS = 60
_INDENT, _DEEP = "  ", "      "
_MOST_CELLS = 12


def write(checked: Iterable[Checked], out: TextIO, run: Run = PLAIN) -> None:
    """The findings under the name of their document, verdict first; then the summary.

    On a terminal each has its line with the claim underlined, its deciding figure, explanation and query.
    """
    show = printer(out)
    terminal = out.isatty()
    paragraphs = run.detail == "verbose" or (terminal and run.detail == "normal")
    summary = Summary()
    for one in checked:
        summary.add(one)
        findings = [each for each in one.findings if run.detail != "quiet" or run.gate.broken_by(each)]
        if not findings:
            continue
        show(*heading(one.document))
        positions = Positions(one.document)
        for finding in findings:
            if paragraphs:
                for parts in _paragraph(finding, positions, terminal, run.detail == "verbose"):
                    show(*parts)
            else:
                show((_INDENT, ""), *line(finding))
        show()
    seconds = f" ({run.seconds():.1f} s)" if run.seconds and paragraphs else ""
    show((summary.findings() + seconds, "bold"))
    show((summary.read(), ""))


def heading(document: Document) -> list[Part]:
    """A document's name and day, or that the day is unknown, with their styles."""
    day = f"published {document.published}" if document.published else "day unknown"
    return [(one_line(document.name), "bold"), (f", {day}", "dim")]


def line(finding: Finding) -> list[Part]:
    """A finding's line: verdict, the claim's words, explanation, codes of reason and notes, and the query."""
    parts: list[Part] = [
        (f"{finding.verdict:{_WIDTH}}  ", STYLES[finding.verdict]),
        (f"“{shortened(finding.text, _LONGEST_WORDS)}”", "bold"),
        (f" · {one_line(finding.explanation)}", ""),
    ]
    if codes(finding):
        parts.append((f" {codes(finding)}", ""))
    parts += [(f" ({one_line(remark)})", "") for remark in remarks(finding)]
    return [*parts, (f" · {one_line(finding.query)}", "dim")]


def _paragraph(
    finding: Finding, positions: Positions, terminal: bool, everything: bool
) -> Iterator[list[Part]]:
    """A finding's verdict and place, its line of the article with the claim underlined, and what decides it."""
    region = positions.region(finding.start, finding.end)
    place = (
        f"{region.line}:{region.column}" if region and region.column else f"{region.line}" if region else ""
    )
    verdict = f"{SIGNS[finding.verdict]} {finding.verdict:{_WIDTH}}  "
    yield [
        (_INDENT, ""),
        (verdict, STYLES[finding.verdict]),
        (place, "dim"),
        (f"  {codes(finding)}".rstrip(), ""),
    ]
    before, words, after = excerpt(*positions.line_of(finding.start), finding.start, finding.end)
    yield [(_DEEP, ""), (before, ""), (words, "bold underline"), (after, "")]
    if not terminal:
        yield [(_DEEP, ""), (" " * len(before) + "~" * len(words), "")]
    for cell in finding.evidence[: _MOST_CELLS if everything else 1]:
        role = f"{cell.role}: " if everything else ""
        yield [(_DEEP, ""), (one_line(role + cell_line(cell)), "bold")]
    yield [(_DEEP, ""), (one_line(finding.explanation), "")]
    for remark in remarks(finding):
        yield [(_DEEP, ""), (one_line(remark), "italic")]
    yield [(_DEEP, ""), (one_line(finding.query), "dim")]


def codes(finding: Finding) -> str:
    """The codes of a finding's reason and notes in brackets; empty where there are none."""
    found = [str(code) for code in (finding.reason, *finding.notes) if code]
    return f"[{', '.join(found)}]" if found else ""


def printer(out: TextIO) -> Printer:
    """A function that prints a line of parts: in colour on a terminal, else as plain text.

    A terminal wraps lines at words, under their first letter where the first part is blank.
    """
    if not out.isatty():
        return lambda *parts: print("".join(words for words, _ in parts), file=out)

    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console(file=out)

    def show(*parts: Part) -> None:
        if not parts:
            console.print()
            return
        indent = 0 if parts[0][0].strip() else len(parts[0][0])
        console.print(Padding(Text.assemble(*parts[bool(indent) :]), (0, 0, 0, indent), expand=False))

    return show
