"""Work on a Dask cluster: a task of Prefect for each chunk, done again by another worker where one is lost."""

from __future__ import annotations

import pickle
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from typing import Any, Self

from distributed import CancelledError, KilledWorker
from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect_dask.task_runners import DaskTaskRunner, PrefectDaskFuture

from checks.errors import AssayError, BadUsage
from flows.crew import Crew, Lost, Prepare
from flows.server import ask_the_server

_AHEAD = 2
"""Chunks for each thread of the cluster that are under way at once, so that none waits while results are stored."""

SECONDS_TO_ANSWER = 60
"""How long a scheduler, and a first worker of it, is waited for."""

_HERE = threading.local()


class ClusterLost(AssayError):
    """The cluster cannot be reached, or is gone."""


class Cluster:
    """A cluster's workers, as a `Crew` over any number of machines; Assay has to be installed on each of them.

    `address`: of the scheduler. None: a cluster of so many `processes` on this machine, for this run.
    """

    def __init__(self, prepare: Prepare, seconds: float, processes: int, address: str | None) -> None:
        self._prepare, self._seconds, self._address = prepare, seconds, address
        self._started = ExitStack()
        of_its_own = {"n_workers": processes, "threads_per_worker": 1, "dashboard_address": None}
        self._runner = DaskTaskRunner(
            address=address,
            cluster_kwargs=None if address else of_its_own,
            client_kwargs={"timeout": SECONDS_TO_ANSWER},
        )

    def __enter__(self) -> Self:
        ask_the_server(for_what="--runner dask: workers tell a Prefect server how far they are")
        self._started.enter_context(self._runner)
        try:
            self._runner.client.wait_for_workers(1, timeout=SECONDS_TO_ANSWER)
        except (OSError, ValueError, TimeoutError) as error:
            self._started.close()
            reason = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise BadUsage(
                f"{self._address}: no Dask scheduler with a worker answers ({reason}); start one"
            ) from None
        return self

    def __exit__(self, *how: Any) -> None:
        self._started.__exit__(*how)

    def through(self, chunks: Iterable[Sequence[Any]]) -> Iterator[list[Any]]:
        """Each chunk's results, in order; a piece that brought its process down is `Lost`."""
        under_way: deque[tuple[Sequence[Any], PrefectDaskFuture[list[Any]]]] = deque()
        for chunk in chunks:
            under_way.append((chunk, self._submitted(chunk)))
            if len(under_way) >= self._window:
                yield self._done(*under_way.popleft())
        while under_way:
            yield self._done(*under_way.popleft())

    @property
    def _window(self) -> int:
        workers = self._runner.client.scheduler_info(n_workers=-1)["workers"].values()
        return _AHEAD * max(1, sum(int(each["nthreads"]) for each in workers))

    def _submitted(self, chunk: Sequence[Any]) -> PrefectDaskFuture[list[Any]]:
        return self._runner.submit(work_through, {"given": _Given(chunk, self._prepare, self._seconds)})

    def _done(self, chunk: Sequence[Any], future: PrefectDaskFuture[list[Any]]) -> list[Any]:
        try:
            return future.result()
        except KilledWorker as error:
            return [
                Lost(f"the workers that were given it were lost, the last one {error.last_worker.address}")
            ] * len(chunk)
        except CancelledError:
            raise ClusterLost(
                f"{self._address}: the Dask scheduler has gone; start it, and run again"
            ) from None


class _Given:
    """What a worker is given. No dataclass: neither Prefect nor Dask looks into it."""

    def __init__(self, chunk: Sequence[Any], prepare: Prepare, seconds: float) -> None:
        self.chunk, self.prepare, self.seconds = chunk, prepare, seconds


@task(cache_policy=NO_CACHE, persist_result=False)
def work_through(given: _Given) -> list[Any]:
    """Do a chunk on a worker, in a process of its own, which a piece may bring down without the worker."""
    (done,) = _crew_here(given.prepare, given.seconds).through([given.chunk])
    return done


def _crew_here(prepare: Prepare, seconds: float) -> Crew:
    """The process of this thread of the worker, kept for the next chunk."""
    kind = pickle.dumps((prepare, seconds))
    if getattr(_HERE, "kind", None) != kind:
        if hasattr(_HERE, "crew"):
            _HERE.crew.__exit__()
        _HERE.crew, _HERE.kind = Crew(prepare, 1, seconds), kind
    crew: Crew = _HERE.crew
    return crew
