"""How a run ends: the name of its last state, its tags, and its message."""

from __future__ import annotations

from dataclasses import dataclass

from checks.formats.summary import Summary
from flows.outcome import BROKEN, UNREADABLE, Outcome
from flows.review import Review

PASSED_NAME, BROKEN_NAME, UNREADABLE_NAME = "Gate passed", "Gate broken", "Input not readable"
UNDECIDED_NAME = "Undecided"


@dataclass(frozen=True, slots=True)
class Ending:
    """The name and message of a run's last state, as the list of runs shows them."""

    name: str
    message: str
    reviewed: bool

    @classmethod
    def of(cls, outcome: Outcome, review: Review | None) -> Ending:
        """The ending of what a run comes to; one that nobody answered is undecided as long as that breaks the gate."""
        name = {BROKEN: BROKEN_NAME, UNREADABLE: UNREADABLE_NAME}.get(outcome.status, PASSED_NAME)
        if review and review.undecided and outcome.status == BROKEN:
            name = UNDECIDED_NAME
        message = outcome.message if review is None else f"{outcome.message}; {review.message}"
        return cls(name, message, review is not None)

    def tags(self, summary: Summary) -> list[str]:
        """What the list of runs can be filtered by: the verdicts found, and whether people were asked."""
        verdicts = [str(each) for each, number in sorted(summary.verdicts.items()) if number]
        return [*verdicts, *(["reviewed"] if self.reviewed else [])]
