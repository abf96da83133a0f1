"""Who comes behind the head of an ordering: "China, India and Vietnam make the most, in that order, followed by …". Examples: order.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.order_followed import how_near, listed_behind, only_follows
from checks.grammar.order_of_first import entities_have_the_most_in_order
from checks.grammar.slots import Slots
from checks.queries import Kind, OrderQuery
from checks.reading.clauses import Clause
from checks.values import replace


@needs("verb", "adjunct", "leans")
def head_followed_by(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Guinea, Australia, Vietnam and Indonesia have the most bauxite, in that order, followed by Brazil"."""
    verb, others = clause.verb, clause.adjunct("by")
    if verb is None or verb.lemma != "follow" or others is None or not only_follows(clause):
        return
    told = (
        draft
        for before in slots.leaned_on(clause)
        for draft in entities_have_the_most_in_order(before, slots)
    )
    model = next(told, None)
    listed = (*slots.owners(clause, others), *listed_behind(slots, others))
    if model is None or not isinstance(model.query, OrderQuery) or not model.query.sequence or not listed:
        return
    query = replace(model.query, listed=(*model.query.listed, *listed))
    words, near = (verb.start, others.end), model.problem or how_near(clause)
    reach = (model.reach[0], others.end)
    yield Draft(Kind.ORDER, words, reach, query, "head_followed_by", model.denied, model.frame, near)


CONSTRUCTIONS: tuple[Construction, ...] = (head_followed_by,)
