"""Changes set beside a measure that nothing else is said of: "Peru's copper output: down 6%", "(up 1%)". Examples: change.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.change_complements import course_of
from checks.grammar.changes import change_draft
from checks.grammar.directions import untied, up_or_down
from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.slots import Slots
from checks.grammar.what_changes import about_of
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase
from checks.reading.years import Period
from checks.values import replace


@needs("no verb")
def up_beside_measure(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Peru's zinc output (down 13% in 2024) is falling"; "Peru's zinc output: down 13% in 2024"."""
    measured = _measured(clause) if clause.verb is None and clause.nodes[0].text in ("up", "down") else None
    found = up_or_down(clause.nodes) if measured is not None else None
    if measured is None or found is None or not measured.is_measure:
        return
    index, direction = found
    told = course_of(clause, slots, untied(clause.nodes[index:]))
    if told is None or not (told.has_amount or told.left):
        return
    if told.until is None and (then := _of_host(clause, measured, slots)) is not None:
        told.until = then.words
    about, name = about_of(replace(clause, subject=measured), slots), "up_beside_measure"
    yield from change_draft(clause, slots, about, direction, told, clause.start, name, measured)


def _measured(clause: Clause) -> Phrase | None:
    """The measure right before a bracket or a colon."""
    if clause.kind == "parenthesis":
        return clause.subject
    label = clause.leans_on if clause.link == ":" else None
    alone = label is not None and label.verb is None and len(label.nodes) == 1 and bool(label.objects)
    return label.objects[0] if label is not None and alone else None


def _of_host(clause: Clause, measured: Phrase, slots: Slots) -> Period | None:
    """The time of the clause that a bracket stands in."""
    for each in slots.sentence.clauses:
        if clause.kind == "parenthesis" and each.subject is measured and each.verb is not None:
            times = [time for time in each.periods if time.role == "at"]
            return times[0] if len(times) == 1 else None
    return None


CONSTRUCTIONS: tuple[Construction, ...] = (up_beside_measure,)
