"""`make pictures`: what README and docs show of the HTML report and of Prefect's pages, taken from real runs over seeds/.

Needs Chromium. Every picture is of one run of `assay check seeds/` or of `make ui`.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import requests

from tests.formats.browser import CHROMIUM, Page, browser

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[1]
_SECONDS = 120
_SETTLED = 2  # seconds for which a page of Prefect's has to stay as it is


def main() -> None:
    """Take all pictures."""
    if CHROMIUM is None:
        sys.exit("chromium is not installed; install it and try again")
    with TemporaryDirectory() as scratch, browser(Path(scratch, "chromium")) as page:
        _report(page, Path(scratch, "report.html"))
        with _prefect(Path(scratch), r"Its page: (http://[\w.:]+)/runs/flow-run/(\S+)") as (address, run):
            _prefects_pages(page, address, run)
        with _prefect(Path(scratch), r"The run waits for answers at (http://[\w.:]+)/(runs)", "--review") as (
            address,
            _,
        ):
            _form(page, address)


def _report(page: Page, file: Path) -> None:
    """The report at a desk, and on a phone in the dark."""
    subprocess.run(
        [
            sys.executable,
            "-c",
            "from flows.cli import main; main()",
            "check",
            "seeds/",
            "--format",
            f"html={file}",
        ],
        cwd=ROOT,
        check=False,
    )
    page.sized(1280, 800)
    page.open(file, "d1-2")
    _taken(page, "report")
    page.sized(390, 800, "dark")
    page.open(file, "d1-2")
    _taken(page, "report-phone")


def _prefects_pages(page: Page, address: str, run: str) -> None:
    """The run's page with its artifacts, and its summary."""
    of_run = {"artifacts": {"flow_run_id": {"any_": [run]}, "key": {"any_": ["summary"]}}}
    (summary,) = requests.post(f"{address}/api/artifacts/filter", json=of_run, timeout=30).json()
    page.sized(1280, 960)
    page.call("Page.navigate", url=f"{address}/runs/flow-run/{run}")
    _settled(page, "Artifacts")
    page.run(
        "[...document.querySelectorAll('li')].find((each) => each.innerText.trim() === 'Artifacts').click()"
    )
    _settled(page, "summary")
    _taken(page, "run")
    page.sized(1280, 760)
    page.call("Page.navigate", url=f"{address}/artifacts/artifact/{summary['id']}")
    _settled(page, "Worst first")
    _taken(page, "summary")


def _form(page: Page, address: str) -> None:
    """The form by which people answer to a finding."""
    paused: list[dict[str, str]] = []
    until = time.monotonic() + _SECONDS
    while not paused and time.monotonic() < until:
        asked = {"flow_runs": {"state": {"type": {"any_": ["PAUSED"]}}}}
        paused = requests.post(f"{address}/api/flow_runs/filter", json=asked, timeout=30).json()
    page.sized(1280, 900)
    page.call("Page.navigate", url=f"{address}/runs/flow-run/{paused[0]['id']}")
    _settled(page, "Resume")
    page.run(
        "[...document.querySelectorAll('button')].find((each) => each.innerText.trim() === 'Resume').click()"
    )
    _settled(page, "Waive until")
    _taken(page, "answer")


@contextmanager
def _prefect(scratch: Path, said: str, *options: str) -> Iterator[tuple[str, str]]:
    """`make ui` in a Prefect of its own, once it says what fits a pattern: the pattern's two groups, the address first."""
    shutil.copytree(ROOT / "seeds", scratch / "seeds", dirs_exist_ok=True)
    outer = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    process = subprocess.Popen(
        [sys.executable, "-m", "flows.ui", "seeds/", *options],
        cwd=scratch,
        env=outer
        | {
            "PREFECT_HOME": str(scratch / "home"),
            "PYTHONPATH": str(ROOT),
            "ASSAY_DATABASE": f"sqlite:///{scratch}/memory.db",
        },
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout
        for line in process.stdout:
            if found := re.match(said, line):
                yield found[1], found[2]
                return
        sys.exit("the run has no page")
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(_SECONDS)


def _settled(page: Page, words: str) -> None:
    """Wait until the words stand there and the page has not changed for a while."""
    shown, since, until = "", time.monotonic(), time.monotonic() + _SECONDS
    while words not in shown or time.monotonic() - since < _SETTLED:
        if time.monotonic() > until:
            sys.exit(f"“{words}” does not appear")
        time.sleep(0.2)
        now = page.run("document.body ? document.body.innerText : ''")
        if now != shown:
            shown, since = now, time.monotonic()


def _taken(page: Page, name: str) -> None:
    data = b64decode(page.call("Page.captureScreenshot", format="png")["data"])
    (FOLDER / f"{name}.png").write_bytes(data)
    print(f"docs/pictures/{name}.png: {len(data) // 1000} kB")


if __name__ == "__main__":
    main()
