"""Figures that are only set against another's: "Peru mined 3,100 tons of silver, against 1,300 tons in Bolivia. It …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checks.grammar.drafts import Draft
from checks.queries import ComparisonQuery, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.reader import Sentence
from checks.values import replace

_AGAINST = ("against", "versus")


def marked_as_set_against(drafts: list[Draft], sentence: Sentence) -> list[Draft]:
    """The claims of a sentence, those marked that give the figure of somebody else only to set it against the first one.

    What goes on from the sentence goes on from the figure that they are set against.
    """
    values = [each.query.entity.id for each in drafts if isinstance(each.query, ValueQuery)]
    if len(set(values)) < 2:
        return drafts
    apart = list(_stretches(sentence.clauses))
    sides = {
        each.id for draft in drafts if isinstance(draft.query, ComparisonQuery) for each in draft.query.others
    }
    first = min(drafts, key=lambda draft: draft.anchor)
    return [
        replace(draft, set_against=True) if _is_beside(draft, first, apart, sides) else draft
        for draft in drafts
    ]


def _is_beside(draft: Draft, first: Draft, apart: Sequence[tuple[int, int]], sides: set[str | None]) -> bool:
    query = draft.query
    if not isinstance(query, ValueQuery) or query.entity == getattr(first.query, "entity", None):
        return False
    behind = any(start <= draft.anchor[0] and draft.anchor[1] <= end for start, end in apart)
    return behind or (draft is not first and query.entity.id in sides)


def _stretches(clauses: Sequence[Clause]) -> Iterator[tuple[int, int]]:
    """From "against" to the next clause that has a verb of its own."""
    begun: int | None = None
    for clause in clauses:
        if clause.verb is not None and begun is not None:
            yield begun, clause.start
            begun = None
        for tie, phrase in clause.adjuncts:
            if tie in _AGAINST and begun is None:
                begun = phrase.start
    if begun is not None:
        yield begun, clauses[-1].end
