"""How fast Assay reads and judges, as ratios to other work on the same text in the same run; and what growth costs.

Times are processor times, the best of several runs, as other work on the machine only ever adds to them.
"""

from __future__ import annotations

import argparse
import functools
import json
import os
import re
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

from benchmarks import corpus, peers, startup
from checks.assay import check
from checks.documents import Document
from checks.record import Record, open_record

DAY = date(2025, 6, 3)
TOKEN = re.compile(r"\w+|[^\w\s]")
MEGABYTE = 1_000_000


def best(work: Callable[[], object], runs: int) -> float:
    """The shortest of the processor times, in seconds."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def read_all(texts: Iterable[str], record: Record) -> int:
    """Reads and judges texts one after the other; returns the number of findings."""
    documents = (Document(name=str(number), text=text, published=DAY) for number, text in enumerate(texts))
    return sum(len(check(document, record).findings) for document in documents)


def rates(texts: Sequence[str], record: Record, runs: int) -> dict[str, float]:
    """Characters a second, and the same as a share of what a plain tokenization does."""
    characters = sum(map(len, texts))
    reading = best(lambda: read_all(texts, record), runs)
    tokens = best(lambda: [TOKEN.findall(text) for text in texts], runs)
    return {"characters_a_second": characters / reading, "share_of_tokenization": tokens / reading}


def against_peers(texts: Sequence[str], record: Record, runs: int) -> dict[str, float]:
    """How many times as fast as each peer, on a sample."""
    reading = best(lambda: read_all(texts, record), runs)
    return {name: min(peers.read(name, texts).seconds for _ in range(2)) / reading for name in peers.NAMES}


def process(texts: Iterable[str], *flags: str) -> tuple[float, float]:
    """Processor seconds and the peak of memory in MB of `assay check` over texts, as a process of its own."""
    assay = str(Path(sysconfig.get_path("scripts")) / "assay")
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for number, text in enumerate(texts):
            file.write(json.dumps({"id": str(number), "text": text, "published": str(DAY)}) + "\n")
        file.flush()
        command = [assay, "check", "--format", "jsonl", "--fail-on", "none", *flags, file.name]
        started = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(started.pid, 0)
        started.returncode = os.waitstatus_to_exitcode(status)
    if started.returncode:
        sys.exit(f"{' '.join(command)} ended with status {started.returncode}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def growth_of_text(characters: int, runs: int) -> dict[str, float]:
    """Time and memory of ten times the text, as multiples. The start of the process is taken off."""
    idle = min(process([])[0] for _ in range(runs))
    small = [process(corpus.news(characters // 10)) for _ in range(runs)]
    large = [process(corpus.news(characters)) for _ in range(max(1, runs - 1))]
    shortest = [min(seconds for seconds, _ in each) - idle for each in (small, large)]
    peak = [min(memory for _, memory in each) for each in (small, large)]
    return {"time": shortest[1] / shortest[0], "memory": peak[1] / peak[0]}


def own_tables(folder: Path, count: int) -> Path:
    """Tables of one's own, as many as asked for, each of another thing and with a few sites."""
    for number in range(count):
        table = folder / f"table{number}"
        table.mkdir(parents=True)
        rows = [
            f"Site {letter}{number},{year},{year % 100 + number}"
            for letter in "ABCD"
            for year in (2023, 2024)
        ]
        (table / "output.csv").write_text("\n".join(["Site,Year,Output (t)", *rows]), encoding="utf-8")
        (table / "datapackage.yaml").write_text(
            f"publisher: Maker {number}\nedition: '2024'\npublished: 2025-02-14\n"
            "resources: [{path: output.csv}]\ncolumns: {entity: Site, period: Year}\n"
            f"measures:\n  maker{number}.widgets:\n    names: [widget{number} output]\n    unit: t\n"
            "    column: Output (t)\n",
            encoding="utf-8",
        )
    return folder


def growth_of_tables(texts: Sequence[str], runs: int, count: int = 30) -> dict[str, float]:
    """Time of an article, and memory, with ten times as many tables of one's own, as multiples."""
    seconds, memory = [], []
    with tempfile.TemporaryDirectory() as folder:
        for size in (count, 10 * count):
            tables = own_tables(Path(folder) / str(size), size)
            record = open_record([tables])
            read_all(texts[:5], record)
            seconds.append(best(functools.partial(read_all, texts, record), runs))
            memory.append(process(texts[:5], "--reference-data", str(tables))[1])
    return {"time": seconds[1] / seconds[0], "memory": memory[1] / memory[0]}


def cold_start(runs: int) -> dict[str, float]:
    """The first result of a new process, in seconds and as a ratio to `import pandas`."""
    checking, importing = startup.times([str(startup.SEEDS)], runs)
    return {"seconds": checking, "ratio_to_import_pandas": checking / importing}


def measure(megabytes: float = 5, runs: int = 2) -> dict[str, dict[str, float]]:
    """All figures. The corpus is read whole once for its growth, and a fifth of it several times for its rate."""
    record = open_record()
    characters = int(megabytes * MEGABYTE)
    news = list(corpus.news(characters // 5))
    dense = list(corpus.dense(characters // 20))
    read_all([*news[:20], *dense[:20]], record)
    return {
        "news": rates(news, record, runs),
        "dense": rates(dense, record, runs),
        "times_as_fast_on_news": against_peers(news[:40], record, runs),
        "times_as_fast_on_dense": against_peers(dense[:15], record, runs),
        "ten_times_the_text": growth_of_text(characters, 2),
        "ten_times_the_tables": growth_of_tables(news[:100], runs),
        "cold_start": cold_start(2 * runs),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=float, default=5)
    parser.add_argument("--runs", type=int, default=2)
    given = parser.parse_args()
    for name, figures in measure(given.megabytes, given.runs).items():
        print(name, {key: round(value, 4) for key, value in figures.items()})


if __name__ == "__main__":
    main()
