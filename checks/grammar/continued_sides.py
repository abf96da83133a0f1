"""Whose an amount is that goes on from a comparison: "… more silver than China, 6,300 tons to 3,300"."""

from __future__ import annotations

from checks.claim_words import EntityWords, PeriodWords
from checks.grammar.continued_model import Model
from checks.grammar.continued_owners import AGAINST, tie_before
from checks.grammar.drafts import Draft
from checks.queries import ComparisonQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.phrases import Phrase


def is_of_two_compared(clause: Clause, found: list[Draft]) -> bool:
    """ "Mexico mines more silver than China, | 6,300 tons to 3,300": the figures of the two, in a clause of their own."""
    nodes = [node for node in clause.nodes if isinstance(node, Phrase) or node.kind not in ("period", "mark")]
    amounts = len(nodes) == 3 and all(isinstance(node, Phrase) for node in (nodes[0], nodes[2]))
    tied = amounts and isinstance(nodes[1], Item) and nodes[1].text in AGAINST
    before = max(
        (draft for draft in found if draft.anchor[1] <= clause.start),
        key=lambda draft: draft.anchor,
        default=None,
    )
    compared = before is not None and isinstance(before.query, ComparisonQuery)
    return tied and compared


def time_of_both(clause: Clause, found: list[Draft]) -> PeriodWords | None:
    """ "… than Peru, | 5.3 million tons against 2.6 million | in 2015": the time of both figures; None where none is told."""
    time = clause.periods[0] if len(clause.periods) == 1 else None
    told = time is not None and time.role == "at" and is_of_two_compared(clause, found)
    return time.words if time is not None and told else None


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
