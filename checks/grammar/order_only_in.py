"""Where alone a figure is higher than somewhere else: "only in Zimbabwe was inflation higher than in Argentina". Examples: order.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.nobody_else import only_where
from checks.grammar.slots import Slots
from checks.queries import Kind, OrderQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.phrases import Phrase


@needs("subject", "adjunct", word=("than",), verb=("be", "value", "stay"))
def measure_is_higher_only_in(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Only in Zimbabwe was inflation higher than in Argentina in 2024"; "Inflation was higher only in Zimbabwe than in Argentina in 2024"."""
    verb, subject, where = clause.verb, clause.subject, only_where(clause)
    if verb is None or subject is None or where is None or verb.passive or verb.negated:
        return
    if "only" not in clause.adverbs:
        return  # "is higher in Chile alone than in Zambia and the DRC together"
    if subject.concept is None or subject.owner is not None or subject.owner_anaphor or subject.scope:
        return
    than = next((at for at, node in enumerate(clause.nodes) if node.text == "than"), len(clause.nodes))
    behind = [node for node in clause.nodes[than + 1 : than + 3] if isinstance(node, Phrase)]
    words = [node for node in clause.nodes[:than] if isinstance(node, Item) and node.comparative is not None]
    other = behind[0] if len(behind) == 1 and behind[0].is_one_entity else None
    groups = any(each.id in slots.scopes for each in where.entities)
    if other is None or len(words) != 1 or where.start > other.start or groups:
        return
    if any(isinstance(node, Phrase) and node.quantity is not None for node in clause.nodes):
        return
    measure = slots.measure(clause, subject)
    if measure is None:
        return
    period, problem = slots.period(clause)
    query = OrderQuery(
        measure,
        other.entities[0],
        where.entities,
        "below" if words[0].comparative == "less" else "above",
        exclusive=True,
        period=period,
    )
    anchor, name = (min(clause.start, words[0].start), other.end), "measure_is_higher_only_in"
    yield Draft(Kind.ORDER, anchor, anchor, query, name, False, clause.frame, problem)


CONSTRUCTIONS: tuple[Construction, ...] = (measure_is_higher_only_in,)
