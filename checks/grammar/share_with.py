"""Parts tied to whoever has them: "with 70% of world output, South Africa …", "is the largest with 23% of output". Examples: share.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claims import AggregateQuery, MeasureWords, ShareQuery
from checks.grammar.drafts import Construction, Draft
from checks.grammar.hosts import host_of
from checks.grammar.needs import needs
from checks.grammar.parts import is_share, parts
from checks.grammar.share_drafts import share_draft
from checks.grammar.share_measures import measure_of
from checks.grammar.slots import Slots
from checks.grammar.whole import ends_clause, whole_of
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase
from checks.values import replace


@needs("adjunct", "part of a whole")
def entity_with_part(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "With 70% of world platinum output, South Africa dominates the market"; "Chile, with 23% of copper output, …"."""
    verb = clause.verb
    holder = _is_first(clause)
    placed = holder is not None or (verb is not None and verb.is_a("lead", "rank") and not verb.passive)
    inside = placed and clause.kind != "relative"
    if not inside and (verb is not None or clause.objects or len(clause.adjuncts) != 1):
        return
    tie, part = clause.adjuncts[-1] if clause.adjuncts else ("", None)
    if (
        part is None
        or tie not in ("with", "at")
        or not is_share(part, slots)
        or not ends_clause(clause, slots, part)
    ):
        return
    host = clause if inside else host_of(clause, slots) if clause.link in ("", ",", "(", "and") else None
    whole = whole_of(part, slots)
    if host is None or whole is None:
        return
    holder = holder or host.subject
    who = parts(host, holder, slots)
    measure = _measure_beside(host, slots, part)
    for draft in share_draft(clause, slots, who, part, measure, whole, "entity_with_part", holder):
        query = draft.query
        assert isinstance(query, ShareQuery | AggregateQuery)
        period, problem = slots.period(host) if query.period.year is None else (query.period, None)
        yield replace(draft, query=replace(query, period=period), problem=draft.problem or problem)


def _is_first(clause: Clause) -> Phrase | None:
    """ "Chile | is the largest copper producer with 23% of output", "the largest is | Chile | with 23%": who is placed."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or not verb.is_a("be", "become") or len(clause.objects) != 1:
        return None
    named, place = (clause.objects[0], subject) if subject.place is not None else (subject, clause.objects[0])
    return named if place.place is not None and named.place is None and named.is_one_entity else None


def _measure_beside(host: Clause, slots: Slots, part: Phrase) -> MeasureWords | None:
    """The measure of a part that a clause's own phrases may complete: "70% of world output" beside "platinum"."""
    whole = part.whole
    if whole is None:
        return None
    beside = [node for node in host.nodes if isinstance(node, Phrase)]
    if whole.concept is None and not whole.topics:
        named = [phrase for phrase in beside if phrase.concept is not None or phrase.agent is not None]
        return slots.measure(host, named[0]) if len(named) == 1 else None
    return measure_of(host, slots, part, None, *beside)


CONSTRUCTIONS: tuple[Construction, ...] = (entity_with_part,)
