"""Remarks on what is only a part, or of another time, are of that part, too: "4.1 million tons in open pits, | more than Peru |"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checks.claim_words import EntityWords
from checks.grammar.drafts import Draft
from checks.grammar.slots import Slots
from checks.queries import ChangeQuery, ComparisonQuery, ValueQuery
from checks.reading.clauses import Clause
from checks.values import replace

_OF_ANOTHER = ("ambiguous_measure", "ambiguous_period", "unit_mismatch")
_BESIDE = ("relative", "participle", "apposition")


def of_the_same_part(kept: Sequence[Draft], slots: Slots) -> list[Draft]:
    """The drafts of a sentence, of which those that remark on a restricted amount share its problem."""
    restricted = [draft for draft in kept if draft.problem in _OF_ANOTHER and not draft.is_open]
    restricted = [
        draft for draft in restricted if not isinstance(draft.query, ChangeQuery)
    ]  # of which prices?
    if not restricted:
        return list(kept)
    told = [
        replace(draft, problem=about.problem)
        if draft.problem is None and (about := _remarked_on(draft, restricted, slots)) is not None
        else draft
        for draft in kept
    ]
    sides = [
        draft for draft in told if draft.problem in _OF_ANOTHER and isinstance(draft.query, ComparisonQuery)
    ]
    return [
        replace(draft, problem=about.problem)
        if draft.problem is None and (about := _set_against(draft, sides)) is not None
        else draft
        for draft in told
    ]


def _set_against(draft: Draft, compared: Sequence[Draft]) -> Draft | None:
    return next((each for each in compared if _is_set_against(draft, each)), None)


def _remarked_on(draft: Draft, restricted: Sequence[Draft], slots: Slots) -> Draft | None:
    """The restricted draft of whose clause a draft's own clause is a remark, and whose measure and holder are its own."""
    told = [each for each in restricted if each.anchor[1] <= draft.anchor[0] and _are_of_one(each, draft)]
    behind = list(_leant_on(_clause_at(draft, slots))) if told else []
    return next((each for each in told if _clause_at(each, slots) in behind), None)


def _is_set_against(draft: Draft, compared: Draft) -> bool:
    """ "380 TWh from peat, more than twice Russia's | 216 TWh |": whether an amount is the other side of a comparison, right behind it."""
    other, query = draft.query, compared.query
    if not isinstance(other, ValueQuery) or not isinstance(query, ComparisonQuery):
        return False
    same = (other.measure.concept, other.measure.topic) == (query.measure.concept, query.measure.topic)
    behind = 0 <= draft.anchor[0] - compared.anchor[1] <= 1
    return same and behind and other.entity.id in {each.id for each in query.others}


def _are_of_one(one: Draft, other: Draft) -> bool:
    measures = [getattr(each.query, "measure", None) for each in (one, other)]
    same = None not in measures and len({(each.concept, each.topic) for each in measures}) == 1  # type: ignore[union-attr]
    return same and _holder(one) is not None and _holder(one) == _holder(other)


def _holder(draft: Draft) -> str | None:
    """Whom a draft tells of, of a share whose part it is."""
    parts = getattr(draft.query, "parts", None) or (getattr(draft.query, "entity", None),)
    first = parts[0] if len(parts) == 1 else None
    return first.id if isinstance(first, EntityWords) else None


def _clause_at(draft: Draft, slots: Slots) -> Clause | None:
    clauses = slots.sentence.clauses
    return next((each for each in clauses if each.start <= draft.anchor[0] < each.end), None)


def _leant_on(clause: Clause | None) -> Iterator[Clause]:
    """The clauses to which a remark belongs, the nearest first."""
    while (
        clause is not None and clause.leans_on is not None and (clause.verb is None or clause.kind in _BESIDE)
    ):
        clause = clause.leans_on
        yield clause
