"""Groups whose members are named behind them: "The Baltic states, Estonia, Latvia and Lithuania, …". Examples: aggregate.md."""

from __future__ import annotations

from checks.claim_words import EntityWords
from checks.grammar.drafts import Draft
from checks.grammar.slots import Slots
from checks.queries import AggregateQuery, ComparisonQuery
from checks.values import replace


def without_their_group(draft: Draft, slots: Slots) -> Draft:
    """A sum of those who are named, and not of their group beside them: nobody is counted twice."""
    query = draft.query
    if isinstance(query, AggregateQuery) and len(query.members) > 2:
        return replace(draft, query=replace(query, members=_apart(query.members, slots)))
    if isinstance(query, ComparisonQuery) and len(query.others) > 2:
        return replace(draft, query=replace(query, others=_apart(query.others, slots)))
    return draft


def _apart(named: tuple[EntityWords, ...], slots: Slots) -> tuple[EntityWords, ...]:
    group, *rest = named
    members = slots.members.get(group.id or "")
    return tuple(rest) if members and {each.id for each in rest} <= members else named
