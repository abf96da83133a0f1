"""The words that tell an ordering, without the figures told beside its names, and those that say it is in order."""

from __future__ import annotations

from checks.grammar.slots import Slots
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase

_OTHER_ORDERS = frozenset(
    ("no", "any", "alphabetical", "random", "reverse", "ascending", "increasing", "chronological")
)


def outside_parentheses(words: tuple[int, int], slots: Slots) -> tuple[int, int]:
    """ "Zinc output is dominated by China | (33%), Peru (11%) and Australia (9%)": the longest stretch of some words without any.

    Both are offsets into the text; without parentheses, or inside of one, all the words.
    """
    start, end = words
    marks = [(each.start - 2, each.end + 1) for each in slots.sentence.clauses if each.kind == "parenthesis"]
    inside = sorted(pair for pair in marks if start <= pair[0] < pair[1] < end)
    if not inside:
        return words
    stretches = zip(
        [start, *(after + 1 for _, after in inside)], [*(before for before, _ in inside), end], strict=True
    )
    return max(stretches, key=lambda stretch: stretch[1] - stretch[0])


def end_of_order(slots: Slots) -> int:
    """Where the words end that say that a list is in order; 0 where none do."""
    return max(
        (
            phrase.end
            for clause in slots.sentence.clauses
            for tie, phrase in clause.adjuncts
            if _tells_order(clause, tie, phrase, slots)
        ),
        default=0,
    )


def in_that_order(slots: Slots) -> bool:
    """Whether the sentence says that its list is in order: "in that order", "in order of size", "starting with the largest"."""
    return end_of_order(slots) > 0


def _tells_order(clause: Clause, tie: str, phrase: Phrase, slots: Slots) -> bool:
    words, verb = phrase.text.lower().split(), clause.verb
    if tie == "in":
        follows = next((token.text for token in slots.sentence.tokens if token.start >= phrase.end), "")
        return "order" in words and _OTHER_ORDERS.isdisjoint(words) and follows not in ("to", "that")
    if verb is not None and clause.kind == "participle" and verb.lemma in ("start", "begin", "rank"):
        return verb.lemma == "rank" or phrase.place is not None or words == ["the", "top"]
    high = phrase.place is not None and phrase.only_place and not phrase.place.from_bottom
    return tie == "from" and (words == ["the", "top"] or high)
