"""Parts of what is told first: "Of natural graphite China mines four-fifths", "Of the iodine produced, Chile …". Examples: share.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.parts import parts
from checks.grammar.share_drafts import share_draft
from checks.grammar.share_measures import measure_of
from checks.grammar.slots import Slots
from checks.grammar.whole import ends_clause, whole_of, whole_opening
from checks.queries import AggregateQuery, ShareQuery
from checks.reading.clauses import Clause
from checks.values import replace


@needs("subject", "active", "amount object")
def entity_has_part_of_topic(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Of natural graphite China mines four-fifths; of magnesium metal it smelts 95 percent"; "Of the iodine produced …, Chile …"."""
    subject, verb = clause.subject, clause.verb
    holder = clause if clause.adjunct("of") is not None else whole_opening(clause, slots)
    of = holder.adjunct("of") if holder is not None else None
    if subject is None or verb is None or holder is None or of is None or len(clause.objects) != 1:
        return
    part = clause.objects[0]
    told = verb.is_a("part_of", "have", "receive") or bool(verb.concepts)
    plain = part.whole is None and not part.topics and not part.opaque and part.concept is None
    if verb.passive or not told or of.end > subject.start or not plain or part.comparative is not None:
        return
    if (
        part.quantity is None
        or len(clause.adjuncts) > (holder is clause)
        or not ends_clause(clause, slots, part)
    ):
        return
    joined = replace(part, whole=of)
    who, whole = parts(clause, subject, slots), whole_of(joined, slots)
    if who is None or whole is None:
        return
    measure = measure_of(holder, slots, joined, verb)
    name = "entity_has_part_of_topic"
    for draft in share_draft(clause, slots, who, joined, measure, whole, name, of, subject):
        query = draft.query
        assert isinstance(query, ShareQuery | AggregateQuery)
        period = query.period if query.period.year is not None else slots.period(holder)[0]
        yield replace(draft, query=replace(query, period=period))


CONSTRUCTIONS: tuple[Construction, ...] = (entity_has_part_of_topic,)
