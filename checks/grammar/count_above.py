"""How many stand above one: "Five countries produce more potash than Israel". Examples: count.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.compared import compared
from checks.grammar.compared_sides import side
from checks.grammar.counted import countries_counted
from checks.grammar.drafts import Construction, Draft, problem_of
from checks.grammar.needs import needs
from checks.grammar.parts import spelled_out
from checks.grammar.slots import Slots
from checks.queries import Kind, RankQuery
from checks.reading.clauses import Clause
from checks.values import replace


@needs("subject", "verb", "amount", word=("than",))
def so_many_have_more(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Five countries produce more potash than Israel": it comes sixth, behind those who are named, if any are.

    "There are two countries with larger gold reserves than South Africa".
    """
    clause = _there_are(clause)
    subject, verb = clause.subject, clause.verb
    found = list(compared(clause)) if subject is not None and subject.quantity is not None else []
    if subject is None or verb is None or verb.negated or len(found) != 1 or found[0].amount is not None:
        return
    each, tallied = found[0], countries_counted(clause, slots, subject)
    number = tallied.number if tallied is not None and tallied.top is None else None
    if number is None or number.value is None or number.approximator is not None or each.direction == "equal":
        return
    other = each.other
    one = other.entities[0] if len(other.entities) == 1 and other.quantity is None else other.owner
    if tallied is None or tallied.except_for or one is None or one.id in slots.scopes:
        return
    does = {token.text for token in slots.sentence.tokens if token.start >= other.end}
    if (
        other.concept is not None
        or other.topics
        or other.opaque
        or not does.isdisjoint(("did", "does", "do"))
    ):
        return  # "… than Israel exports", "… than Israel did in 2023"
    alone = replace(subject, quantity=None, entities=(one,), head="", opaque=False, negated=False)
    told = side(replace(clause, subject=alone), slots, each)
    if told is None or told[0] is None:
        return
    named = spelled_out(subject, slots)
    period, problem = slots.period(clause)
    place = int(number.value) + 1
    listed = named.entities if named is not None else ()
    low = each.direction == "less"
    query = RankQuery(told[0], one, place, place, tallied.among, low, listed=listed, period=period)
    problem = problem_of(problem, one, *listed)
    anchor, name = (subject.start, each.end), "so_many_have_more"
    yield Draft(Kind.COUNT, anchor, anchor, query, name, False, clause.frame, problem)


def _there_are(clause: Clause) -> Clause:
    """ "There are | two countries | with larger gold reserves": the clause as "two countries have larger …"."""
    subject, verb = clause.subject, clause.verb
    some = clause.objects[0] if clause.objects else None
    if subject is None or verb is None or some is None or subject.words != ("there",) or not verb.is_a("be"):
        return clause
    tie = next((node for node in clause.tail if node.start >= some.end), None)
    if tie is None or tie.text != "with" or some.quantity is None:
        return clause
    return replace(
        clause, subject=some, verb=replace(verb, lemma="have", classes=("have",)), objects=clause.objects[1:]
    )


CONSTRUCTIONS: tuple[Construction, ...] = (so_many_have_more,)
