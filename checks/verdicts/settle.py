"""From figures to an answer: what all kinds do with a stated number, and with entities that have no figure."""

from __future__ import annotations

from collections.abc import Iterable

from checks.claim_words import Stated
from checks.findings import Evidence, Verdict
from checks.reasons import Note, Reason
from checks.verdicts import explain
from checks.verdicts.answers import Answer, abstain, earliest, first_reason
from checks.verdicts.evidence import Figure, Gap
from checks.verdicts.rounding import Weighed, weigh
from checks.verdicts.view import Spot


def settled(stated: Stated, figure: Figure, says: str) -> Answer:
    """The answer for one stated number and the figure that it is about."""
    return answer_of(weigh(stated, figure.possible, figure.rounded), figure.evidence, says)


def answer_of(weighed: Weighed, evidence: tuple[Evidence, ...], says: str) -> Answer:
    """The answer for an outcome and what it was read from."""
    if weighed.verdict is Verdict.UNVERIFIABLE:
        return abstain(weighed.reason or Reason.UNDETERMINED, evidence, says, weighed.notes)
    return Answer(weighed.verdict, None, weighed.notes, evidence, says)


def all_hold(parts: Iterable[Weighed]) -> Weighed:
    """The outcome of a claim that asserts several things: verified where all hold, contradicted where one does not."""
    found = list(parts)
    notes: tuple[Note, ...] = tuple(dict.fromkeys(note for part in found for note in part.notes))
    reasons = [part.reason for part in found if part.reason]
    if any(part.verdict is Verdict.CONTRADICTED for part in found):
        return Weighed(Verdict.CONTRADICTED)
    return (
        Weighed(Verdict.UNVERIFIABLE, earliest(reasons), notes)
        if reasons
        else Weighed(Verdict.VERIFIED, None, notes)
    )


def without_figures(found: Iterable[tuple[Spot, str, Figure | Gap]]) -> Answer | None:
    """The abstention where some of those needed have no figure, with the others' figures; None where all have one."""
    needed = list(found)
    known = [cell for _, _, figure in needed if isinstance(figure, Figure) for cell in figure.evidence]
    gaps = [(spot, entity, gap) for spot, entity, gap in needed if isinstance(gap, Gap)]
    if not gaps:
        return None
    return first_reason(
        abstain(gap.reason, (*gap.evidence, *known), explain.no_figure(spot, [entity], gap.reason))
        for spot, entity, gap in gaps
    )
