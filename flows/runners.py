"""Where work is done: in processes of this machine, or on a Dask cluster."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, Literal, Protocol

from checks.errors import BadUsage
from flows.crew import Crew, Prepare

ADDRESS = "ASSAY_DASK"
"""The variable that names the scheduler of a Dask cluster."""

Runner = Literal["processes", "dask"]


class Members(Protocol):
    """Those who do the work: processes of this machine, or the workers of a cluster."""

    def through(self, chunks: Iterable[Sequence[Any]]) -> Iterator[list[Any]]:
        """Each chunk's results, in order; a piece that could not be done is `Lost`."""
        ...


def members(
    prepare: Prepare, seconds: float, processes: int, runner: Runner = "processes", address: str | None = None
) -> AbstractContextManager[Members]:
    """Those who do one kind of work; `prepare` and `seconds` as of `Crew`.

    `processes`: how many on this machine, also of a Dask cluster that is started for the run, as it is where neither
    `address` nor $ASSAY_DASK names a scheduler. Raises BadUsage where the runner cannot be had.
    """
    if runner == "processes":
        if address:
            raise BadUsage(f"--address {address}: is of a Dask cluster; add --runner dask")
        return Crew(prepare, processes, seconds)
    try:
        from flows.cluster import Cluster
    except ImportError:
        raise BadUsage("--runner dask: needs the dask extra; install assay[dask]") from None
    return Cluster(prepare, seconds, processes, address or os.environ.get(ADDRESS) or None)
