"""The last of the first few: "Australia rounds out the top three". Examples: rank.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.drafts import Construction, Draft
from checks.grammar.listed import spoken_before
from checks.grammar.measures_around import measure_around
from checks.grammar.needs import needs
from checks.grammar.slots import Slots, span
from checks.queries import Kind, RankQuery
from checks.reading.clauses import Clause


@needs("subject", "active", "object", "place", verb=("complete",))
def entity_completes_first(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China mined the most antimony in 2024, ahead of Tajikistan; Russia rounded out the top three"."""
    subject, verb, first = (
        clause.subject,
        clause.verb,
        clause.objects[0] if len(clause.objects) == 1 else None,
    )
    if subject is None or verb is None or not verb.is_a("complete") or verb.passive or first is None:
        return
    place = first.place
    if place is None or not place.several or place.low != 1 or place.from_bottom or place.high < 2:
        return
    if len(subject.entities) != 1 or first.owner is not None or first.opaque or first.quantity is not None:
        return
    told = clause.adjunct("with")
    named = first if first.concept or first.agent or first.topics else told
    known = named is not None and bool(named.concept or named.agent)
    own = slots.measure(clause, named) if known and named is not None else None
    period, problem = slots.period(clause)
    if own is None:
        around = measure_around(clause, slots) or spoken_before(slots)
        if around is None or first.topics:
            return
        own = around[0]
        period = period if period.year is not None else around[1]
    lowest = place.high - _others_with(clause, slots)
    query = RankQuery(own, subject.entities[0], lowest, place.high, first.scope or "WORLD", period=period)
    anchor = (verb.start, first.end)
    reach = span(subject, anchor)
    yield Draft(
        Kind.RANK, anchor, reach, query, "entity_completes_first", verb.negated, clause.frame, problem
    )


def _others_with(clause: Clause, slots: Slots) -> int:
    """ "Indonesia and Myanmar rounded out the top three with 50,000 tons and 34,000": how many others do so, told one by one."""
    subjects = [each.subject for each in slots.sentence.clauses if each.subject is not None]
    named = {
        each.entities[0].id
        for each in subjects
        if clause.subject is not None and each.start == clause.subject.start and len(each.entities) == 1
    }
    return max(0, len(named) - 1)


CONSTRUCTIONS: tuple[Construction, ...] = (entity_completes_first,)
