"""Parts of a topic that is told first: "Of natural graphite China mines four-fifths". Examples: share.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.parts import parts, share_draft
from checks.grammar.slots import Slots
from checks.reading.clauses import Clause


@needs("subject", "active", "object", "adjunct", "concept verb")
def entity_has_part_of_topic(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Of natural graphite China mines four-fifths; of magnesium metal it smelts 95 percent"."""
    subject, verb, topic = clause.subject, clause.verb, clause.adjunct("of")
    if subject is None or verb is None or topic is None or len(clause.objects) != 1:
        return
    part = clause.objects[0]
    if not topic.is_only_topic or topic.end > subject.start or not subject.is_entity or verb.passive:
        return
    plain = part.whole is None and not part.topics and not part.opaque and part.comparative is None
    if part.quantity is None or not plain or not verb.telling or len(clause.adjuncts) > 1:
        return
    measure = slots.measure(clause, topic, names=verb.telling)
    who, name = parts(clause, subject, slots), "entity_has_part_of_topic"
    yield from share_draft(clause, slots, who, part, measure, "WORLD", name, topic)


CONSTRUCTIONS: tuple[Construction, ...] = (entity_has_part_of_topic,)
