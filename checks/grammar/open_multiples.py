"""Multiples, parts and places of what the catalogue does not measure. Examples: open.md.

"Average rents in Lisbon are twice those in Porto"; "the museum drew 8.7 million visitors, second only to the Louvre".
"""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.open import open_draft
from checks.grammar.slots import Slots, span
from checks.queries import Kind
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase


@needs("subject", "multiple", verb=("be", "stay", "value"))
def open_multiple_of(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Average rents in Lisbon are twice those in Porto"; "… is three times the national average"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or subject.quantity is not None or subject.is_entity:
        return
    if not verb.is_a("be", "stay", "value"):
        return
    for multiple, other in zip(clause.nodes, clause.nodes[1:], strict=False):
        if not (isinstance(multiple, Phrase) and isinstance(other, Phrase)) or other.quantity is not None:
            continue
        if multiple.quantity is None or multiple.quantity.kind != "multiple" or multiple.start < verb.end:
            continue
        where = next((phrase for _, phrase in clause.adjuncts if phrase.start >= other.end), None)
        words = span(multiple, other, where)
        anchor = slots.sentence.span(multiple.quantity.first, multiple.quantity.after)
        yield open_draft(
            Kind.COMPARISON, anchor, words, clause, slots, subject.text, multiple.quantity.stated
        )
        return


@needs("no verb", "object")
def open_second_only_to(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "The museum drew 8.7 million visitors, second only to the Louvre"."""
    if clause.verb is not None or len(clause.objects) != 1 or clause.objects[0].place is None:
        return
    place, behind = clause.objects[0], clause.adjunct("to", "behind")
    stated = slots.leading_to(clause)
    counted = bool(stated) and any(
        isinstance(node, Phrase) and node.quantity is not None and node.opaque for node in stated[-1].nodes
    )
    plain = place.only_place and place.place is not None and not place.place.several
    if not counted or behind is None or not plain or clause.link not in (",", "–", "("):
        return
    words = (place.start, behind.end)
    yield open_draft(
        Kind.RANK, words, words, clause, slots, place, None, place.place.low if place.place else None
    )


@needs("amount", "part")
def open_part_more(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Doctors performed 1.2 million operations, a fifth more than in 2019"."""
    for part in clause.nodes:
        if not isinstance(part, Phrase) or part.quantity is None or part.quantity.kind != "part":
            continue
        if part.whole is not None or part.comparative is None or part.topics or part.concept is not None:
            continue
        other = clause.adjunct("than")
        if other is not None and other.period is None and not clause.periods:
            continue
        anchor = slots.sentence.span(part.quantity.first, part.quantity.after)
        yield open_draft(
            Kind.CHANGE, anchor, (part.start, part.end), clause, slots, part, part.quantity.stated
        )
        return


CONSTRUCTIONS: tuple[Construction, ...] = (open_multiple_of, open_second_only_to, open_part_more)
