"""Statements that go on from what was only planned or foreseen: "Peru wants to mine 3 million tons by 2030. | For Chile the figure is 5.3 million |"."""

from __future__ import annotations

from collections.abc import Sequence

from checks.claim_words import MeasureWords, PeriodWords
from checks.claims import Frame
from checks.grammar.drafts import Draft
from checks.values import replace


def told_of_plans(draft: Draft, before: Sequence[Draft]) -> Draft:
    """The draft, meant as those of the sentence before are, where it takes its measure from them and names no time of its own."""
    measure = getattr(draft.query, "measure", None)
    if not before or draft.frame is not Frame.ASSERTED or not isinstance(measure, MeasureWords):
        return draft
    if not measure.concept_carried or getattr(draft.query, "period", PeriodWords()).year is not None:
        return draft
    told = [each for each in before if _of(each) == (measure.concept, measure.topic)]
    frames = {each.frame for each in told}
    return replace(draft, frame=told[-1].frame) if told and Frame.ASSERTED not in frames else draft


def _of(draft: Draft) -> tuple[str, str | None] | None:
    measure = getattr(draft.query, "measure", None)
    return (measure.concept, measure.topic) if isinstance(measure, MeasureWords) else None
