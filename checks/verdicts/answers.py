"""What a kind's rule answers under one reading, one edition and one period, and how several such answers agree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checks.findings import Evidence, Verdict
from checks.reasons import Note, Reason
from checks.values import dataclass, replace

REASONS = {str(reason): reason for reason in Reason}
"""The reasons by their codes."""

_PRECEDENCE = {reason: place for place, reason in enumerate(Reason)}


@dataclass(frozen=True, slots=True)
class Answer:
    """A verdict with its evidence; `says` is one sentence with what the tables say."""

    verdict: Verdict
    reason: Reason | None = None
    notes: tuple[Note, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    says: str = ""

    @property
    def holds(self) -> bool:
        """Whether the claim is verified under this reading."""
        return self.verdict is Verdict.VERIFIED

    @property
    def fails(self) -> bool:
        """Whether the claim is contradicted under this reading."""
        return self.verdict is Verdict.CONTRADICTED

    def saying(self, more: str) -> Answer:
        """The same answer with the end of its sentence."""
        return replace(self, says=self.says + more)

    def noted(self, *notes: Note) -> Answer:
        """The same answer with further notes, each once."""
        if len(self.notes) < 2 and notes in ((), self.notes):
            return self
        return replace(self, notes=tuple(dict.fromkeys((*self.notes, *notes))))


def abstain(
    reason: Reason, evidence: Iterable[Evidence] = (), says: str = "", notes: Iterable[Note] = ()
) -> Answer:
    """An unverifiable answer; what it read is only the closest evidence."""
    closest = tuple(replace(cell, role="closest") for cell in evidence)
    return Answer(Verdict.UNVERIFIABLE, reason, tuple(notes), closest, says)


def earliest(reasons: Iterable[Reason]) -> Reason:
    """The reason that comes first in the order of reasons."""
    return min(reasons, key=_PRECEDENCE.__getitem__)


def first_reason(answers: Iterable[Answer]) -> Answer:
    """Of several abstentions, the one whose reason comes first in the order of reasons."""
    return min(answers, key=lambda answer: _PRECEDENCE[answer.reason] if answer.reason else -1)


def all_of(answers: Sequence[Answer]) -> Answer:
    """The answer to several statements together: contradicted by one that fails, undecided while one is open."""
    against = next((answer for answer in answers if answer.fails), None)
    open_ = [answer for answer in answers if not answer.holds]
    told = against or (first_reason(open_) if open_ else answers[0])
    others = (cell for answer in answers if answer is not told for cell in answer.evidence)
    says = told.says if open_ else ". ".join(answer.says for answer in answers)
    found = replace(told, evidence=(*told.evidence, *others), says=says)
    return found.noted(*(note for answer in answers for note in answer.notes))


def agreed(answers: Sequence[Answer], otherwise: Reason) -> Answer:
    """The common answer of several possible worlds; an abstention for `otherwise` where their verdicts differ."""
    if len(answers) == 1:
        return answers[0].noted(*answers[0].notes)
    if len({answer.verdict for answer in answers}) == 1:
        chosen = answers[0] if answers[0].verdict is not Verdict.UNVERIFIABLE else first_reason(answers)
        return chosen.noted(*(note for answer in answers for note in answer.notes))
    cells = tuple(answer.evidence[0] for answer in answers if answer.evidence)
    return abstain(
        otherwise, dict.fromkeys(cells), ". ".join(dict.fromkeys(answer.says for answer in answers))
    )


def denied(answer: Answer) -> Answer:
    """The answer to the claim's denial (rule 12): what is undecided stays so, and a tie decides neither."""
    if answer.holds and Note.TIED in answer.notes:
        return abstain(Reason.RANK_UNDETERMINED, answer.evidence, answer.says, answer.notes)
    if answer.holds:
        return replace(answer, verdict=Verdict.CONTRADICTED)
    if answer.fails:
        return replace(answer, verdict=Verdict.VERIFIED)
    return answer
