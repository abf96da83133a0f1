"""Articles an hour and memory over an archive: the check alone, the flow with SQLite and PostgreSQL, two processes, a recheck.

Every part runs as a process of its own against one Prefect server, which is up before the first clock starts.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from flows.memory import open_memory  # noqa: E402
from flows.memory.tables import Claim, RecordState  # noqa: E402
from flows.serving import free_port, running, server, wait_until_healthy  # noqa: E402
from tests.databases import postgres, programs  # noqa: E402

COMMAND = [sys.executable, "-c", "from flows.cli import main; main()"]


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process and all below it cost: seconds of the clock and of processors, and bytes of the largest of them."""

    seconds: float
    processor: float
    memory: int


def cost(arguments: Sequence[str], environment: dict[str, str], folder: Path) -> Cost:
    """Run `assay`. Exits where it fails: that would time a failure."""
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen(
        [*COMMAND, *arguments], env=environment, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    taken = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) > 1:
        sys.exit(f"assay {' '.join(arguments)} ended with {status}\n{said.decode()}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(taken, processor, used.ru_maxrss << 10)


def write_archive(path: Path, number: int) -> None:
    """An archive of so many articles: those of seeds/ with a number in each, so that none is like another."""
    seeds = [(each, each.read_text(encoding="utf-8")) for each in sorted((ROOT / "seeds").glob("*.txt"))]
    with path.open("w", encoding="utf-8") as out:
        for count in range(number):
            seed, text = seeds[count % len(seeds)]
            line = {
                "id": f"{seed.stem}-{count}",
                "published": "2025-03-18",
                "text": f"{text}\n\nStory {count}.\n",
            }
            out.write(json.dumps(line) + "\n")


def parts(number: int, folder: Path, environment: dict[str, str]) -> Iterator[tuple[str, int, Cost]]:
    """Each part with the number of its articles (or claims) and its cost."""
    small, large = folder / "small.jsonl", folder / "large.jsonl"
    write_archive(small, number // 10)
    write_archive(large, number)
    for name, path, count in (("check", small, number // 10), ("check", large, number)):
        arguments = [
            "check",
            str(path),
            "--fail-on",
            "none",
            "--format",
            "jsonl",
            "--output",
            str(folder / "out"),
        ]
        yield name, count, cost(arguments, environment, folder)

    def flow(path: Path, database: str, *more: str) -> Cost:
        return cost(["archive", str(path), "--database", database, *more], environment, folder)

    yield "flow, SQLite", number // 10, flow(small, f"sqlite:///{folder}/small.db")
    yield "flow, SQLite", number, flow(large, f"sqlite:///{folder}/large.db")
    yield "flow, SQLite, again", number, flow(large, f"sqlite:///{folder}/large.db")
    yield "flow, SQLite, 2 processes", number, flow(large, f"sqlite:///{folder}/two.db", "--processes", "2")
    found = programs()
    if found is not None:
        with postgres(found) as database:
            yield "flow, PostgreSQL", number, flow(large, database.database("archive"))
    claims = make_stale(f"sqlite:///{folder}/large.db")
    arguments = ["recheck", "--database", f"sqlite:///{folder}/large.db", "--processes", "2"]
    yield "recheck, 2 processes (claims)", claims, cost(arguments, environment, folder)
    size = sum(each.stat().st_size for each in folder.glob("large.db*"))
    print(f"SQLite: {size / number:,.0f} bytes an article with {claims / number:.1f} claims", file=sys.stderr)


def make_stale(database: str) -> int:
    """Let the stored claims stand under a state of the record of which every table differs; how many they are."""

    def change(connection: sa.Connection) -> int:
        connection.execute(sa.update(RecordState).values(hash="0" * 64, states='{"catalogue": "0"}'))
        return connection.scalar(sa.select(sa.func.count(Claim.id))) or 0

    return open_memory(database).write(change)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000, help="articles of the large archive")
    given = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="assay-archive-")))
        environment = os.environ | {"PREFECT_HOME": str(folder / "prefect"), "PYTHONPATH": str(ROOT)}
        os.environ["PREFECT_HOME"] = environment["PREFECT_HOME"]
        os.environ["PREFECT_SERVER_ANALYTICS_ENABLED"] = "false"
        port = free_port()
        started = server(port)
        stack.enter_context(running(started))
        wait_until_healthy(started, f"http://127.0.0.1:{port}/api/health")
        environment["PREFECT_API_URL"] = f"http://127.0.0.1:{port}/api"
        print("| part | articles | seconds | processor seconds | ms each | an hour | memory, MiB |")
        print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
        for name, count, it in parts(given.articles, folder, environment):
            each = 1000 * it.seconds / count
            print(
                f"| {name} | {count:,} | {it.seconds:.1f} | {it.processor:.1f} | {each:.2f} "
                f"| {3600 * count / it.seconds:,.0f} | {it.memory >> 20:,} |",
                flush=True,
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
