"""`python -m benchmarks.report`: the HTML report of many articles, its size, and how long Chromium takes to open and filter it."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.corpus import articles
from tests.formats.browser import CHROMIUM, Page, browser

COMMAND = (sys.executable, "-c", "from flows.cli import main; main()")

# Each of them asks for something of the filters, and is over once the page has been drawn anew.
ASKED = {
    "leave out a verdict": "document.querySelector('[value=unverifiable]').click()",
    "one publisher": "const box = document.querySelector('[name=publisher]'); box.value = 'USGS';"
    " box.dispatchEvent(new Event('input', {bubbles: true}))",
    "a word in the name": "const words = document.querySelector('[name=document]'); words.value = '77';"
    " words.dispatchEvent(new Event('input', {bubbles: true}))",
    "show all again": "document.querySelector('[type=reset]').click()",
}
_DRAWN = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))"
_OPENED = "new Promise((done) => { const look = () => each.querySelector('.finding') ? done() : setTimeout(look); look(); })"


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the report and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--claims", type=int, default=12, help="of each article of 30 sentences")
    given = parser.parse_args(arguments)
    if CHROMIUM is None:
        sys.exit("chromium is not installed; install it and try again")
    with TemporaryDirectory(
        ignore_cleanup_errors=True
    ) as scratch:  # a closed browser may still write to its profile
        folder = Path(scratch)
        report, findings, seconds = written(folder, given.articles, given.claims)
        print(f"{given.articles:,} articles, {findings:,} findings: written in {seconds:.0f} s")
        print(f"size: {report.stat().st_size / 1e6:.1f} MB")
        with browser(folder / "chromium") as page:
            page.sized(1280, 800)
            measured(page, report)


def written(folder: Path, number: int, claims: int) -> tuple[Path, int, float]:
    """The report of so many articles, how many findings it has, and the seconds that checking and writing took."""
    given, report, found = folder / "articles.jsonl", folder / "report.html", folder / "findings.jsonl"
    with given.open("w", encoding="utf-8") as out:
        for count, text in enumerate(articles(number, claims)):
            out.write(json.dumps({"id": f"article-{count}", "text": text, "published": "2025-06-01"}) + "\n")
    started = time.perf_counter()
    formats = ("--format", f"html={report}", "--format", f"jsonl={found}", "--fail-on", "none")
    subprocess.run([*COMMAND, "check", given, *formats], check=True)
    with found.open(encoding="utf-8") as lines:
        return report, sum(1 for _ in lines), time.perf_counter() - started


def measured(page: Page, report: Path) -> None:
    """Print how long each thing takes in the browser."""
    started = time.perf_counter()
    page.open(report)
    page.run(f"document.body.offsetHeight; {_DRAWN}")
    print(f"opened and drawn: {time.perf_counter() - started:.1f} s")
    for name, asked in ASKED.items():
        script = f"(async () => {{ const before = performance.now(); {asked}; document.body.offsetHeight; await {_DRAWN}; return performance.now() - before; }})()"
        print(
            f"filter, {name}: {page.run(script):.0f} ms, {page.run('document.querySelector(`output`).textContent')}"
        )
    script = (
        "(async () => { const each = document.querySelectorAll('.document')[500] ?? document.querySelector('.document');"
        f" const before = performance.now(); each.open = true; await {_OPENED}; await {_DRAWN};"
        " return performance.now() - before; })()"
    )
    print(f"an article opened: {page.run(script):.0f} ms")


if __name__ == "__main__":
    main()
