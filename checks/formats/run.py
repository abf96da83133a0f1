"""What a report tells of a run beside its documents and findings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal

from checks.gate import DEFAULT, Gate

if TYPE_CHECKING:
    from checks.record import Record

Detail = Literal["quiet", "normal", "verbose"]


@dataclass(frozen=True, slots=True)
class Run:
    """The run that a report is about.

    `unreadable`: a line for each input that could not be read; whole once the last document has come.
    `record`: for pictures of the tables; None: the findings' own cells are all that is shown.
    `claimreview_url`: where a ClaimReview of a finding is to appear, with {id} for its id. `claimreview_author`: who
    reviews.
    `seconds`: how long the run has taken so far; None: not told.  `day`: of the run.
    `stale`: a line for each waiver that excuses nothing any more; whole, like `unreadable`, at the end.
    `detail`: how much the text for people says; quiet leaves out what does not break the gate.
    """

    gate: Gate = field(default_factory=lambda: Gate.parse(DEFAULT))
    unreadable: Sequence[str] = ()
    record: Record | None = None
    seconds: Callable[[], float] | None = None
    day: date | None = None
    detail: Detail = "normal"
    stale: Sequence[str] = ()
    claimreview_url: str | None = None
    claimreview_author: str | None = None


PLAIN = Run()
