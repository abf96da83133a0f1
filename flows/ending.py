"""How a run ends: the name of its last state, its tags, and its message."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar, cast

from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed

from checks.formats.summary import Summary
from flows.outcome import BROKEN, UNREADABLE, Outcome
from flows.review import Review

PASSED_NAME, BROKEN_NAME, UNREADABLE_NAME = "Gate passed", "Gate broken", "Input not readable"
UNDECIDED_NAME = "Undecided"
_NAMES = {BROKEN: BROKEN_NAME, UNREADABLE: UNREADABLE_NAME}

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Ending:
    """The name and message of a run's last state, as the list of runs shows them."""

    name: str
    message: str
    reviewed: bool

    @classmethod
    def of(cls, outcome: Outcome, review: Review | None) -> Ending:
        """The ending of what a run comes to; one that nobody answered is undecided as long as that breaks the gate."""
        name = _NAMES.get(outcome.status, PASSED_NAME)
        if review and review.undecided and outcome.status == BROKEN:
            name = UNDECIDED_NAME
        message = outcome.message if review is None else f"{outcome.message}; {review.message}"
        return cls(name, message, review is not None)

    @property
    def tags(self) -> list[str]:
        """What the list of runs can be filtered by: whether people were asked."""
        return ["reviewed"] if self.reviewed else []


def verdict_tags(summary: Summary) -> list[str]:
    """What the list of runs can be filtered by: the verdicts found."""
    return [str(each) for each, number in sorted(summary.verdicts.items()) if number]


def ended(status: int, message: str, data: Value) -> State[Value]:
    """The last state of a run that nobody reviews: completed, or failed under a name that says why."""
    if not status:
        return cast(State[Value], Completed(message=message, data=data))
    return cast(State[Value], Failed(name=_NAMES[status], message=message, data=data))
