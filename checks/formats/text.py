"""Findings for people: grouped by document, one line each, coloured where the output is a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TextIO

from checks.documents import Document
from checks.findings import Finding, Verdict
from checks.formats.lines import one_line, shortened
from checks.formats.run import PLAIN, Run
from checks.formats.summary import Summary

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


def write(checked: Iterable[Checked], out: TextIO, run: Run = PLAIN) -> None:
    """One line a finding with the verdict first, under the name of its document; then the summary."""
    show = printer(out)
    summary = Summary()
    for one in checked:
        summary.add(one)
        if one.findings:
            show(*heading(one.document))
            for finding in one.findings:
                show(("  ", ""), *line(finding))
            show()
    show((summary.findings(), "bold"))
    show((summary.read(), ""))


def heading(document: Document) -> list[Part]:
    """A document's name and day."""
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
    return [*parts, (f" · {one_line(finding.query)}", "dim")]


def codes(finding: Finding) -> str:
    """The codes of a finding's reason and notes in brackets; empty where there are none."""
    found = [str(code) for code in (finding.reason, *finding.notes) if code]
    return f"[{', '.join(found)}]" if found else ""


def printer(out: TextIO) -> Printer:
    """A function that prints a line of parts: in colour on a terminal, else as plain text."""
    if not out.isatty():
        return lambda *parts: print("".join(words for words, _ in parts), file=out)

    from rich.console import Console
    from rich.text import Text

    console = Console(file=out, soft_wrap=True)
    return lambda *parts: console.print(Text.assemble(*parts))
