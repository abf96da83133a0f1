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
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import psutil
import sqlalchemy as sa

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from checks.document_files import read  # noqa: E402
from checks.documents import Document  # noqa: E402
from checks.record import open_record  # noqa: E402
from flows.batches import batches  # noqa: E402
from flows.checking import Against, checker, results  # noqa: E402
from flows.crew import Crew  # noqa: E402
from flows.memory import open_memory  # noqa: E402
from flows.memory.tables import Claim, RecordState  # noqa: E402
from flows.serving import free_port, running, server, wait_until_healthy  # noqa: E402
from tests.databases import postgres, programs  # noqa: E402

COMMAND = [sys.executable, "-c", "from flows.cli import main; main()"]


@dataclass(frozen=True, slots=True)
class Cost:
    """What a command cost: seconds of the clock, seconds of processors, and bytes of memory.

    `below`: of the processes that it started, which check.  `itself`: of its own.  `server`: of Prefect's.
    `memory`: of the command and all processes below it together, at the most.
    """

    seconds: float
    below: float
    itself: float
    server: float
    memory: int


class Measured:
    """Commands, run one by one beside a Prefect server."""

    def __init__(self, environment: dict[str, str], folder: Path, server: psutil.Process) -> None:
        self._environment, self._folder, self._server = environment, folder, server

    def cost(self, *arguments: str) -> Cost:
        """Run `assay`. Exits where it fails: that would time a failure."""
        start, server, ended = time.perf_counter(), self._of_server(), _of_ended()
        process = subprocess.Popen(
            [*COMMAND, *arguments],
            env=self._environment,
            cwd=self._folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        watched = psutil.Process(process.pid)
        memory, itself = 0, 0.0
        while process.poll() is None:
            with suppress(psutil.Error):
                memory, itself = max(memory, _memory(watched)), sum(watched.cpu_times()[:2])
            time.sleep(0.25)
        taken = time.perf_counter() - start
        assert process.stderr is not None
        if process.returncode > 1:
            sys.exit(
                f"assay {' '.join(arguments)} ended with {process.returncode}\n{process.stderr.read().decode()}"
            )
        below = _of_ended() - ended - itself
        return Cost(taken, below, itself, self._of_server() - server, memory)

    def _of_server(self) -> float:
        return sum(sum(each.cpu_times()[:2]) for each in [self._server, *self._server.children(True)])


def _of_ended() -> float:
    """Processor seconds of all commands that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _memory(process: psutil.Process) -> int:
    memory = 0
    for each in [process, *process.children(recursive=True)]:
        with suppress(psutil.Error):
            memory += each.memory_info().rss
    return memory


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


def parts(number: int, folder: Path, measured: Measured) -> Iterator[tuple[str, int, Cost]]:
    """Each part with the number of its articles (or claims) and its cost."""
    small, large = folder / "small.jsonl", folder / "large.jsonl"
    write_archive(small, number // 10)
    write_archive(large, number)
    report = ["--fail-on", "none", "--format", "jsonl", "--output", str(folder / "out")]
    yield "check", number // 10, measured.cost("check", str(small), *report)
    yield "check", number, measured.cost("check", str(large), *report)

    def flow(path: Path, database: str, *more: str) -> Cost:
        return measured.cost("archive", str(path), "--database", database, *more)

    sqlite = f"sqlite:///{folder}"
    yield "flow, SQLite", number // 10, flow(small, f"{sqlite}/small.db")
    yield "flow, SQLite", number, flow(large, f"{sqlite}/large.db")
    yield "flow, SQLite, again", number, flow(large, f"{sqlite}/large.db")
    yield "flow, SQLite, 2 processes", number, flow(large, f"{sqlite}/two.db", "--processes", "2")
    found = programs()
    if found is not None:
        with postgres(found) as database:
            yield "flow, PostgreSQL", number, flow(large, database.database("archive"))
    claims = make_stale(f"{sqlite}/large.db")
    yield (
        "recheck, 2 processes (claims)",
        claims,
        measured.cost("recheck", "--database", f"{sqlite}/large.db", "--processes", "2"),
    )
    size = sum(each.stat().st_size for each in folder.glob("large.db*"))
    print(f"\nSQLite: {size / number:,.0f} bytes an article with {claims / number:.1f} claims")


@dataclass(frozen=True, slots=True)
class Checking:
    """What checking alone took: seconds of the clock, of this process's processor time, and of the others' together."""

    seconds: float
    here: float
    there: float


def checking(path: Path, processes: int) -> Checking:
    """Check an archive in so many processes, once they are under way; nothing is stored."""
    record = open_record()
    articles = [each for each in read([str(path)]) if isinstance(each, Document)]
    chunks = list(batches(articles, 20))
    with Crew(partial(checker, Against(record.hash)), processes) as crew:
        list(results(crew, [chunks[0]] * 2 * processes))
        others = psutil.Process().children(recursive=True)

        def there() -> float:
            return sum(sum(each.cpu_times()[:2]) for each in others)

        start, here, before = time.perf_counter(), time.process_time(), there()
        list(results(crew, chunks))
        return Checking(time.perf_counter() - start, time.process_time() - here, there() - before)


def but_for_checking(costs: Mapping[tuple[str, int], Cost], part: str, number: int) -> str:
    """What a flow takes beside the checking, in processor time: once, and for each article.

    Prefect's server counts with what it takes more than in the time of the check, when nobody asked it anything.
    """
    check = costs["check", number]

    def beside(count: int) -> float:
        it = costs[part, count]
        return it.itself + it.server - it.seconds * check.server / check.seconds

    each = (beside(number) - beside(number // 10)) / (number - number // 10)
    once = beside(number) - number * each
    return f"{part}, but for checking: {once:.1f} s of processors once and {1000 * each:.2f} ms an article"


def make_stale(database: str) -> int:
    """Let the stored claims stand under a state of the record of which every table differs; how many they are."""

    def change(connection: sa.Connection) -> int:
        connection.execute(sa.update(RecordState).values(hash="0" * 64, states='{"catalogue": "0"}'))
        return connection.scalar(sa.select(sa.func.count(Claim.id))) or 0

    return open_memory(database).write(change)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000, help="articles of the large archive")
    parser.add_argument("--checking", type=int, default=400, help="articles of the checking part alone")
    given = parser.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="assay-archive-")))
        tell_checking(folder, given.checking)
        environment = os.environ | {"PREFECT_HOME": str(folder / "prefect"), "PYTHONPATH": str(ROOT)}
        os.environ["PREFECT_HOME"] = environment["PREFECT_HOME"]
        os.environ["PREFECT_SERVER_ANALYTICS_ENABLED"] = "false"
        port = free_port()
        started = server(port)
        stack.enter_context(running(started))
        wait_until_healthy(started, f"http://127.0.0.1:{port}/api/health")
        environment["PREFECT_API_URL"] = f"http://127.0.0.1:{port}/api"
        assert started.process is not None
        tell_parts(given.articles, folder, Measured(environment, folder, psutil.Process(started.process.pid)))
    return 0


def tell_checking(folder: Path, number: int, rounds: int = 3) -> None:
    """Print what two processes check in the time of one; the best of some rounds, as machines are shared."""
    path = folder / "checking.jsonl"
    write_archive(path, number)
    taken = [[checking(path, processes) for processes in (1, 2)] for _ in range(rounds)]
    for one, two in taken:
        print(f"checking {number:,} articles: {one.seconds:.1f} s in one process, {two.seconds:.1f} s in two")
    one, two = (min(each, key=lambda it: it.seconds) for each in zip(*taken, strict=True))
    ideal = one.there / ((two.here + two.there) / 2)
    print(f"best of each: {one.seconds / two.seconds:.2f} times as fast in two", end="; ")
    print(f"by processor time, two cores of one's own would make it {ideal:.2f}\n", flush=True)


def tell_parts(number: int, folder: Path, measured: Measured) -> None:
    """Print the parts as a table, and what the flow takes more than the check."""
    print("| part | articles | seconds | an hour | processors: below | itself | server | memory, MiB |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    costs: dict[tuple[str, int], Cost] = {}
    for name, count, it in parts(number, folder, measured):
        costs[name, count] = it
        print(
            f"| {name} | {count:,} | {it.seconds:.1f} | {3600 * count / it.seconds:,.0f} "
            f"| {it.below:.1f} | {it.itself:.1f} | {it.server:.1f} | {it.memory >> 20:,} |",
            flush=True,
        )
    print(but_for_checking(costs, "flow, SQLite", number))


if __name__ == "__main__":
    sys.exit(main())
