"""A time that the next sentence tells of the one before: "Chile mined 5.3 million tons of copper. | That was in 2015."."""

from __future__ import annotations

from typing import Any

from checks.claim_words import PeriodWords
from checks.claims import Claim
from checks.reading.reader import Sentence
from checks.values import replace

_SPOKEN_OF = ("that", "this", "it", "all")
_LONGEST = 7  # tokens, marks included


def time_told_behind(sentence: Sentence) -> PeriodWords | None:
    """The one time of a sentence that says nothing else: "That was in 2015."; None of any other."""
    if len(sentence.periods) != 1 or len(sentence.tokens) > _LONGEST:
        return None
    said = [token.text for token in sentence.tokens if token.kind != "mark"]
    year = said[:2] == ["the", "year"]  # "The year was 2015."
    said = ["it", *said[2:]] if year else said
    if len(said) < 2 or said[0] not in _SPOKEN_OF:
        return None
    time = sentence.periods[0]
    plain = time.first <= 2 + year and time.after >= len(said) and time.role == "at"
    return time.words if plain and said[1] in ("was", "is") and time.words.year is not None else None


def dated(claim: Claim, time: PeriodWords) -> Claim:
    """The claim with a time told behind it, where it has none of its own."""
    query: Any = claim.query
    period = getattr(query, "period", None)
    if not isinstance(period, PeriodWords) or period.year is not None:
        return claim
    return replace(claim, query=replace(query, period=replace(time, edition=period.edition)))
