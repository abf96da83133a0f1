"""The edition of a publisher's tables that words name: "the 2024 edition", "its Mineral Commodity Summaries 2024"."""

from __future__ import annotations

from checks.reading.clauses import Clause
from checks.reading.reader import Sentence


def only_edition(sentence: Sentence) -> str | None:
    """The edition that a sentence names; None where it names several, or none."""
    told = {time.words.edition for time in sentence.periods if time.words.edition is not None}
    return next(iter(told)) if len(told) == 1 else None


def edition_of(clause: Clause, sentence: Sentence) -> str | None:
    """The only edition that a sentence names; of several the one that the clause has, else the one named last before it."""
    starts = [
        (sentence.tokens[time.first].start, time.words.edition)
        for time in sentence.periods
        if time.words.edition is not None
    ]
    if not starts:
        return None
    behind = (
        each.start
        for each in sentence.clauses
        if each.start > clause.start
        and (each.verb is not None or any(each.start <= start < each.end for start, _ in starts))
    )
    after = min(behind, default=sentence.end)  # "…, according to the April edition; | the October one has …"
    own = {edition for start, edition in starts if clause.start <= start < after}
    before = [edition for start, edition in starts if start < clause.start]
    if only := only_edition(sentence):
        return only
    return next(iter(own)) if len(own) == 1 else before[-1] if before and not own else None
