"""Who stands before a place that goes on from an ordering told before: "…, third behind China and Peru". Examples: rank.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.drafts import Draft, meet
from checks.grammar.slots import Slots, span
from checks.queries import Kind, OrderQuery, RankQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item

_BEHIND = ("behind", "after", "following")


def only_behind(clause: Clause, found: list[Draft], slots: Slots) -> list[Clause]:
    """ "… put it fourth in 2024, | behind China and Peru |": what follows, where nothing else has read it."""
    after = [each for each in slots.sentence.clauses if each.start >= clause.end][:1]
    bare = [each for each in after if each.verb is None and not each.objects and len(each.adjuncts) == 1]
    return [each for each in bare if not any(meet((each.start, each.end), draft.anchor) for draft in found)]


def stand_before(
    clause: Clause, query: RankQuery, words: tuple[int, int], problem: str | None
) -> Iterator[Draft]:
    """Who is said to stand before: "…, third behind China and the United States"."""
    others = clause.adjunct(*_BEHIND)
    if others is None or others.start < words[1] or not others.entities:
        return
    tie = max(node.start for node in clause.nodes if isinstance(node, Item) and node.end <= others.start)
    order = OrderQuery(
        query.measure,
        query.entity,
        others.entities,
        "below" if query.from_bottom else "above",
        exclusive=len(others.entities) == query.first - 1,
        among=query.among,
        period=query.period,
    )
    anchor = (tie, others.end)
    yield Draft(
        Kind.ORDER, anchor, span(words, anchor), order, "continued_places", False, clause.frame, problem
    )
