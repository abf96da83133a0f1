"""Changes told by an adjective that orders by a user's measure: "eggs have become 12% cheaper". Examples: tests/test_own_words.py."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords, MeasureWords
from checks.grammar.change_complements import course_of, tail_of
from checks.grammar.changes import change_draft
from checks.grammar.directions import Direction, bare, of_better_or_worse, untied
from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.slots import Slots
from checks.grammar.what_changes import about_of, narrowed
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.phrases import Node, Phrase

_COMING = ("become", "get", "grow", "turn")


@needs("subject", "active", "object", "adjective")
def becomes_more_so(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "eggs in Spain have become 12.5% cheaper since December"; "butter in Poland is 6% dearer than a year ago"."""
    verb, more = clause.verb, clause.objects[0] if clause.objects else None
    adjective = more.adjective if more is not None else None
    opening = clause.tail[0] if clause.tail else None
    word = opening if isinstance(opening, Item) and opening.comparative is not None else None
    compared = word.comparative if word is not None else more.comparative if more is not None else None
    if verb is None or more is None or adjective is None or compared is None:
        return
    comes = verb.lemma in _COMING
    if not (comes or verb.is_a("be")) or more.place is not None or _is_against_another(clause):
        return
    rest: list[Node] = [node for node in tail_of(clause, slots) if node not in (more, word)]
    nodes = untied([bare(more), *rest]) if more.quantity is not None else rest
    told = course_of(clause, slots, nodes)
    if told is None or told.left or told.arrived or not (comes or told.since is not None):
        return
    told.end = max(told.end, more.end)
    low = adjective.data.get("end") == "low"
    less = adjective.data.get("form") != "comparative" and compared == "less"  # "less expensive"
    less = less or ("judging" in adjective.data and compared == "less")  # "punctuality got worse"
    direction: Direction = "down" if low != less else "up"
    about = _about(clause, slots, more)
    name, subject, start = "becomes_more_so", clause.subject, (word or more).start
    yield from change_draft(clause, slots, about, direction, told, start, name, subject, denied=verb.negated)


@needs("active", "measured", verb=("improve", "worsen"))
def measure_improves(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "punctuality improved at Skerry Ferries in 2023"; "absence worsened", where a table tells which way that is."""
    verb, subject = clause.verb, clause.subject
    direction = of_better_or_worse(clause, subject) if subject is not None else None
    if verb is None or direction is None or clause.objects or verb.passive:
        return
    told = course_of(clause, slots)
    about, start, name = about_of(clause, slots), verb.start, "measure_improves"
    yield from change_draft(clause, slots, about, direction, told, start, name, subject, denied=verb.negated)


def _is_against_another(clause: Clause) -> bool:
    """ "Dearer | than | in France": than somewhere else, and not than before."""
    than = next((at for at, node in enumerate(clause.tail) if node.text == "than"), None)
    behind = clause.tail[than + 1] if than is not None and than + 1 < len(clause.tail) else None
    return than is not None and not (isinstance(behind, Item) and behind.period is not None)


def _about(clause: Clause, slots: Slots, more: Phrase) -> tuple[MeasureWords | None, EntityWords | None]:
    """What has changed, and whose it is: a thing somewhere ("eggs in Spain", "Polish butter"), or an entity ("Vienna")."""
    subject = clause.subject
    assert subject is not None
    if subject.quantity is not None or subject.place is not None or subject.modifiers:
        return None, None
    if narrowed(clause, subject):
        return None, None  # "petrol for farmers"
    if subject.is_measure:
        where = [phrase for tie, phrase in slots.framing(clause) if tie == "in" and phrase.entities]
        if subject.owner is not None or len(where) != 1 or len(where[0].entities) != 1:
            return slots.measure(clause, subject), slots.owner(clause, subject)
        return slots.measure(clause, subject), where[0].entities[0]
    return slots.measure(clause, more), slots.entity(clause, subject)


CONSTRUCTIONS: tuple[Construction, ...] = (becomes_more_so, measure_improves)
