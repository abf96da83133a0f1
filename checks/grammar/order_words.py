"""The words that tell an ordering, without the figures told beside its names."""

from __future__ import annotations

from checks.grammar.slots import Slots


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
