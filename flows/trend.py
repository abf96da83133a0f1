"""The counts of a run, kept by Prefect, and those of the runs before it over the same inputs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from prefect import get_client
from prefect.artifacts import create_table_artifact
from prefect.client.schemas.filters import ArtifactFilter, ArtifactFilterKey
from prefect.client.schemas.sorting import ArtifactSort

from checks.findings import Verdict
from checks.formats.summary import Summary

KEY = "counts"
SHOWN = 10
_LOOKED_AT = 100
"""So many of the newest runs are looked at for those over the same inputs."""

COUNTED = (Verdict.CONTRADICTED, Verdict.UNVERIFIABLE, Verdict.VERIFIED)


@dataclass(frozen=True, slots=True)
class Counts:
    """What one run came to: its findings by verdict, and how the gate took it. `run_id` finds its page.

    Raises ValueError for what is no id and no time.
    """

    run_id: str
    run: str
    ended: str
    inputs: str
    gate: str
    contradicted: int
    unverifiable: int
    verified: int

    def __post_init__(self) -> None:
        """Look at what goes into the page as it is."""
        UUID(self.run_id)
        datetime.fromisoformat(self.ended)

    @classmethod
    def of(cls, run_id: str, run: str, inputs: tuple[str, ...], gate: str, summary: Summary) -> Counts:
        """The counts of the run that ends now."""
        counted = [summary.verdicts[each] for each in COUNTED]
        ended = datetime.now().astimezone().isoformat(timespec="minutes")
        return cls(run_id, run, ended, "\n".join(inputs), gate, *counted)


def record(counts: Counts) -> None:
    """Keep the counts of a run as an artifact, which is what later runs look for."""
    row = {name: getattr(counts, name) for name in Counts.__slots__}
    create_table_artifact(
        key=KEY, table=[row], description="What the run came to, for the trend of later runs"
    )


def before(inputs: tuple[str, ...]) -> list[Counts]:
    """The counts of the last runs over the same inputs, the newest first."""
    with get_client(sync_client=True) as client:
        found = client.read_artifacts(
            artifact_filter=ArtifactFilter(key=ArtifactFilterKey(any_=[KEY])),
            sort=ArtifactSort.CREATED_DESC,
            limit=_LOOKED_AT,
        )
    rows = (row for each in found for row in _rows(each.data))
    return [each for each in rows if each.inputs == "\n".join(inputs)][:SHOWN]


def _rows(data: object) -> list[Counts]:
    """The counts in an artifact; none where it is of another make."""
    try:
        return [Counts(**row) for row in json.loads(str(data))]
    except (ValueError, TypeError):
        return []
