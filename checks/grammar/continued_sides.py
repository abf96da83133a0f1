"""Whose an amount is that goes on from a comparison: "… more silver than China, 6,300 tons to 3,300"."""

from __future__ import annotations

from checks.claims import ComparisonQuery, EntityWords
from checks.grammar.continued_model import Model
from checks.grammar.continued_owners import tie_before
from checks.grammar.drafts import Draft
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.phrases import Phrase


def is_of_two_compared(clause: Clause, found: list[Draft]) -> bool:
    """ "Mexico mines more silver than China, | 6,300 tons to 3,300": the figures of the two, in a clause of their own."""
    first, tie, second = (*clause.nodes, None, None, None)[:3]
    amounts = isinstance(first, Phrase) and isinstance(second, Phrase) and len(clause.nodes) == 3
    before = max(
        (draft for draft in found if draft.anchor[1] <= clause.start),
        key=lambda draft: draft.anchor,
        default=None,
    )
    compared = before is not None and isinstance(before.query, ComparisonQuery)
    return amounts and compared and isinstance(tie, Item) and tie.text == "to"


def other_side(anchor: tuple[int, int], found: list[Draft]) -> tuple[EntityWords, ...]:
    """ "Ireland is richer than America: $131,600 against | $90,000": whose figure is set against that of the first side."""
    here = [draft for draft in found if draft.anchor[1] <= anchor[0]]
    told = [draft.query.others for draft in here if isinstance(draft.query, ComparisonQuery)]
    return told[-1] if told and len(told[-1]) == 1 else ()


def compared_beside(
    clause: Clause, phrase: Phrase, model: Model, found: list[Draft]
) -> tuple[EntityWords, ...]:
    """ "Mexico mined 6,300 tons, ahead of China, | with 3,300 tons": whose figure follows, where the first one's was told."""
    before = clause.leans_on
    told = model.stated is not None and any(draft.query == model.draft.query for draft in found)
    if before is None or not told or clause.link != "," or tie_before(clause, phrase) not in ("with", "at"):
        return ()
    compared = isinstance(model.draft.query, ComparisonQuery) and before.start <= model.draft.anchor[0]
    others = model.draft.query.others if isinstance(model.draft.query, ComparisonQuery) else ()
    last = before.nodes[-1]
    if not compared or len(others) != 1 or not isinstance(last, Phrase) or last.end < clause.start - 2:
        return ()
    whose = last.entities if not last.elliptic else () if last.owner is None else (last.owner,)
    return others if [each.id for each in whose] == [others[0].id] else ()
