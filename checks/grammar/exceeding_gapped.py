"""Comparisons told by the verb of the clause before: "… and India's by 440,000 tonnes", "… but before China". Examples: comparison.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.compared import Direction, only_before_subject
from checks.grammar.comparing import About, against_query
from checks.grammar.drafts import Construction, Draft, problem_of
from checks.grammar.everyone import TOGETHER
from checks.grammar.exceeding import by_which, one_exceeds_another, set_against
from checks.grammar.measured_in import AHEAD, BEHIND, measured_in
from checks.grammar.needs import needs
from checks.grammar.slots import Slots, span
from checks.queries import ComparisonQuery, Kind, OrderQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.values import replace

_MEASURING = ("in", "by", "for", "on")
_AHEAD, _BEHIND = (*AHEAD, "before"), (*BEHIND, "after")


@needs("no verb", "adjunct")
def gapped_position(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Among gas producers, Iran comes after America and Russia but before China and Canada"."""
    before = clause.leans_on
    if clause.verb is not None or before is None or clause.link not in ("but", "and", ",", "yet"):
        return
    tie, other = clause.adjuncts[0] if clause.adjuncts and not clause.objects else ("", None)
    if any(beside not in _MEASURING for beside, _ in clause.adjuncts[1:]):
        return
    if other is None or tie not in (*_AHEAD, *_BEHIND) or not (other.entities or other.elliptic):
        return
    model = next(one_exceeds_another(before, slots), None)
    told = model.query if model is not None else None
    if model is None or not isinstance(told, ComparisonQuery | OrderQuery) or told.entity is None:
        return
    against = other.entities or slots.owners(clause, other)
    about = About(told.measure, told.entity, told.period, model.problem, model.frame)
    query = against_query(about, against, "more" if tie in _AHEAD else "less", None, None, len(against) == 1)
    if query is None or not against or model.denied:
        return
    start = max(node.start for node in clause.nodes if isinstance(node, Item) and node.end <= other.start)
    anchor, reach = (start, other.end), (model.reach[0], other.end)
    kind = Kind.ORDER if isinstance(query, OrderQuery) else Kind.COMPARISON
    yield Draft(
        kind, anchor, reach, query, "gapped_position", False, about.frame, about.problem_with(against)
    )


@needs("no verb", "object", "adjunct")
def gapped_excess(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Peru's zinc output beats Australia's by 200,000 tonnes and India's by 440,000 tonnes"."""
    before, amount = clause.leans_on, clause.adjunct("by")
    if clause.verb is not None or before is None or before.verb is None or amount is None:
        return
    if (
        len(clause.objects) != 1
        or len(clause.adjuncts) != 1
        or not before.verb.is_a("exceed", "trail", "lead")
    ):
        return
    other = clause.objects[0]
    direction: Direction = "less" if before.verb.is_a("trail") else "more"
    stands_in = other.elliptic or other.anaphor == "measure"
    if not (other.is_entity or stands_in):
        return
    against = slots.owners(clause, other) if stands_in else other.entities
    model = next(one_exceeds_another(before, slots), None)
    told = model.query if model is not None else None
    if model is None or not isinstance(told, ComparisonQuery) or len(against) != 1:
        return
    ratio, difference = by_which([amount], [], direction, slots, told.measure)
    if ratio is None and difference is None:
        return
    query = replace(told, others=against, ratio=ratio, difference=difference)
    anchor, reach = (other.start, amount.end), (model.reach[0], amount.end)
    problem = problem_of(model.problem, against[0])
    yield Draft(Kind.COMPARISON, anchor, reach, query, "gapped_excess", model.denied, model.frame, problem)


@needs("subject", "active", verb=("exceed", "trail"))
def several_exceed_one(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Kenya and Botswana trail far behind the United States in the mining of soda ash": each of several beside one."""
    subject, verb, found = clause.subject, clause.verb, set_against(clause, slots)
    if subject is None or verb is None or found is None or len(subject.entities) < 2 or verb.negated:
        return
    direction, other = found
    if subject.quantity is not None or subject.is_measure or len(other.entities) != 1 or other.quantity:
        return
    together = not TOGETHER.isdisjoint((*clause.adverbs, *subject.words)) or only_before_subject(clause)
    by = any(phrase.quantity is not None for phrase in (*clause.objects, *(p for _, p in clause.adjuncts)))
    measure = measured_in(clause, slots, subject, other) if not (together or by) else None
    if measure is None or direction == "equal":
        return
    (period, problem), side = slots.period(clause), "below" if direction == "less" else "above"
    query = OrderQuery(measure, other.entities[0], subject.entities, side, period=period)  # type: ignore[arg-type]
    anchor, name = span(subject, (verb.start, verb.end), other), "several_exceed_one"
    problem = problem_of(problem, *subject.entities, *other.entities)
    yield Draft(Kind.ORDER, anchor, anchor, query, name, False, clause.frame, problem)


CONSTRUCTIONS: tuple[Construction, ...] = (gapped_excess, gapped_position, several_exceed_one)
