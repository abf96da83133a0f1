"""Comparisons denied in a gap of somebody else: "more than Australia, but not Myanmar", "…, though not the two combined". Examples: comparison.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords
from checks.grammar.compared import Direction
from checks.grammar.drafts import Construction, Draft
from checks.grammar.everyone import TOGETHER
from checks.grammar.needs import needs
from checks.grammar.slots import Slots
from checks.queries import ComparisonQuery, Kind, OrderQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.phrases import Phrase

_TURNING = ("but", "though", "although")
_SO_MANY = {"both": 2, "two": 2, "three": 3, "four": 4}


@needs("no verb", "object")
def not_beside(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Bolivia mines more antimony than Australia, | but not Myanmar"; "… than Brazil and Canada, | though not the two combined"."""
    named = clause.objects[0] if len(clause.objects) == 1 and not clause.adjuncts else None
    beside = [node.text for node in clause.nodes if isinstance(node, Item)]
    plain = beside[:1] == ["not"] and TOGETHER.issuperset(beside[1:])
    if named is None or clause.verb is not None or clause.link not in _TURNING or not plain:
        return
    last = max(slots.here_before(clause), key=lambda draft: draft.anchor, default=None)
    found = _compared(last) if last is not None and _ends_before(last, clause) else None
    if last is None or found is None:
        return
    against, direction = found
    others = _others(clause, slots, named, against, together=len(beside) > 1)
    told = last.query
    assert isinstance(told, ComparisonQuery | OrderQuery)
    if not others or told.entity is None or told.entity.id in {each.id for each in others}:
        return
    query = ComparisonQuery(told.measure, told.entity, others, direction, period=told.period)
    problem = last.problem or (None if all(each.id for each in others) else "unknown_entity")
    anchor, reach = (clause.nodes[0].start, clause.nodes[-1].end), (last.reach[0], clause.nodes[-1].end)
    yield Draft(Kind.COMPARISON, anchor, reach, query, "not_beside", True, last.frame, problem)


def _compared(draft: Draft) -> tuple[tuple[EntityWords, ...], Direction] | None:
    """With whom a claim compares, and which way; None where it says by how much, or something else."""
    told = draft.query
    if draft.denied or draft.problem not in (None, "unknown_entity"):
        return None
    if isinstance(told, OrderQuery):
        way: Direction = "more" if told.side == "below" else "less"
        plain = told.side in ("above", "below") and not (told.exclusive or told.from_bottom or told.level)
        return (told.listed, way) if plain else None
    if not isinstance(told, ComparisonQuery) or told.direction == "equal" or told.also or told.next_places:
        return None
    bare = not (told.ratio or told.difference or told.other_measure or told.newly or told.by_place)
    return (told.others, told.direction) if bare and told.others and not told.degree else None


def _ends_before(draft: Draft, clause: Clause) -> bool:
    """Whether a claim is the last thing said before a clause, but for times."""
    host = clause.leans_on
    behind = [node for node in host.nodes if node.start >= draft.anchor[1]] if host is not None else []
    inside = host is not None and host.start <= draft.anchor[0] and draft.anchor[1] <= clause.start
    return inside and not any(isinstance(node, Phrase) for node in behind)


def _others(
    clause: Clause, slots: Slots, named: Phrase, against: tuple[EntityWords, ...], together: bool
) -> tuple[EntityWords, ...]:
    """Who is meant: "the two combined", "both together", "Myanmar", "Chile's"; empty where that is not clear."""
    if together and not named.entities:
        bare = named.concept is None and not named.topics and named.owner is None
        return against if bare and _SO_MANY.get(named.words[-1]) == len(against) else ()
    alone = named.quantity is None and not named.topics and named.concept is None and named.place is None
    if named.elliptic:
        return slots.owners(clause, named) if alone else ()
    whole = together or len(named.entities) == 1
    return named.entities if named.is_entity and alone and whole else ()


RULES: tuple[Construction, ...] = (not_beside,)
