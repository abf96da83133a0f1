"""The edition of a publisher's tables that words name: "the 2024 edition", "its Mineral Commodity Summaries 2024"."""

from __future__ import annotations

from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase
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


def edition_beside(clause: Clause, sentence: Sentence, amount: Phrase | None) -> tuple[str | None, bool]:
    """The edition that an amount has, and whether that is open as its clause names several: "1.1 in the 2024 edition and 1.8 in the 2025 one"."""
    starts = [
        (sentence.tokens[time.first].start, time.words.edition)
        for time in clause.periods
        if time.words.edition is not None
    ]
    if len({edition for _, edition in starts}) < 2:
        return edition_of(clause, sentence), False
    amounts = [node for node in clause.nodes if isinstance(node, Phrase) and node.quantity is not None]
    at = next(
        (at for at, node in enumerate(amounts) if amount is not None and node.start == amount.start), None
    )
    if at is None or len(amounts) != len(starts):
        return None, True
    in_turn = sorted(start for start, _ in starts)
    behind = all(node.start < start for node, start in zip(amounts, in_turn, strict=True))
    return (dict(starts)[in_turn[at]], False) if behind else (None, True)
