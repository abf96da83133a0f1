"""The words of a clause from which the course of a change is read: what stands before the verb, behind it, and beside it."""

from __future__ import annotations

from collections.abc import Sequence

from checks.grammar.course import Course
from checks.grammar.course_reader import course
from checks.grammar.course_times import fronted_start, opening_periods
from checks.grammar.slots import Slots
from checks.grammar.times_apart import closing
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.phrases import Node, Phrase
from checks.reading.years import Period
from checks.values import replace


def times_before(clause: Clause, slots: Slots) -> list[Period]:
    """The times of a clause's own opening; a gapped clause has that of the clause that it leans on."""
    own = opening_periods(clause, slots)
    before = clause.leans_on
    while before is not None and (before.verb is None or _has_the_time_before(before)):
        before = (
            before.leans_on
        )  # "has halved since 2010 | , to 465 million tonnes; | India's has nearly doubled"
    if (
        own
        or any(isinstance(node, Item) and node.period is not None for node in clause.nodes)
        or before is None
    ):
        return own
    if before.verb is None or not before.verb.is_a("rise", "fall", "multiply", "lift", "lower", "move", "be"):
        return own
    complements = [
        node for node in before.tail if node not in before.objects[:1] or node.quantity is not None
    ]
    told = course(complements, slots, opening_periods(before, slots))
    begun = told.since if told is not None and told.since is not None and told.since.years is None else None
    since = [replace(begun, role="from") if begun.role == "at" else begun] if begun is not None else []
    if told is not None and told.stretch is not None:
        since.append(told.stretch)  # "grew by 3% over the past decade, while Peru's | shrank by a tenth"
    if told is None or told.until is None or told.until.year is None:
        closed = closing(before, slots.sentence)
        return own + since + list(closed.periods if closed is not None else ())
    held = [
        time
        for time in (*before.periods, *opening_periods(before, slots))
        if time.words == told.until and time.role in ("at", "until")
    ]
    return own + since + held[:1]


def _has_the_time_before(clause: Clause) -> bool:
    """ "… rose in 2023; | Peru's fell by 6%, | and Zambia's more than halved": a measure that is dated, as it is named, by the one before."""
    subject = clause.subject
    stands = subject is not None and (subject.elliptic or subject.anaphor == "measure")
    return stands and not clause.periods and clause.leans_on is not None


def tail_of(clause: Clause, slots: Slots) -> list[Node]:
    """What stands behind the verb, with complements that only a comma parts from it: "rose 26%, from 175,000 tons to 220,000"."""
    nodes = [*_opening_start(clause, slots), *clause.tail]
    for other in slots.sentence.clauses:
        if other.start < clause.end or other is clause:
            continue
        first = other.nodes[0]
        tied = isinstance(first, Item) and (
            first.text in ("from", "to", "against", "by") or first.period is not None
        )
        tied = tied or (isinstance(first, Phrase) and first.head == "compared")
        if other.verb is not None or other.link != "," or not tied or _names_another(other):
            break
        nodes += other.nodes
    dated = any(isinstance(node, Item) and node.period is not None for node in nodes)
    closed = None if dated else closing(clause, slots.sentence)
    return _until_another([*nodes, *(closed.nodes if closed is not None else ())])


def course_of(clause: Clause, slots: Slots, nodes: Sequence[Node] | None = None) -> Course | None:
    """The course that a clause tells behind its verb, or that some `nodes` of it tell, with the times before it."""
    told = tail_of(clause, slots) if nodes is None else nodes
    return course(told, slots, times_before(clause, slots))


def _until_another(nodes: list[Node]) -> list[Node]:
    """ "By 5.5% in 2023 | and 2.9% in 2024": the course up to what goes on with another amount of its own time."""
    for index, node in enumerate(nodes):
        amount, time = nodes[index + 1 : index + 2], nodes[index + 2 : index + 3]
        linked = isinstance(node, Item) and node.kind == "conjunction" and bool(amount and time)
        told = linked and isinstance(amount[0], Phrase) and amount[0].quantity is not None
        if told and isinstance(time[0], Item) and time[0].period is not None:
            return nodes[:index]
    return nodes


def _names_another(clause: Clause) -> bool:
    """ "…, against 1.1% in France": what is set against the change is another entity's."""
    where = clause.adjunct("in", "for")
    return where is not None and bool(where.entities)


def _opening_start(clause: Clause, slots: Slots) -> list[Node]:
    """ "From 1.47 million tons in 2023, | Peru's output fell to …", "Compared with 2010, | …"."""
    if own := fronted_start(clause):
        return own
    first = slots.sentence.clauses[0]
    opened = first is not clause and first.verb is None and first.end <= clause.start
    starts = len(first.adjuncts) == 1 and first.adjuncts[0][0] == "from" and not first.objects
    starts = starts and first.adjuncts[0][1].quantity is not None
    return list(first.nodes) if opened and (starts or _sets_against(first)) else []


def _sets_against(clause: Clause) -> bool:
    """ "Compared with 2010, | coal output rose 2%", "Relative to 2010, | …"."""
    opener = getattr(clause.nodes[0], "words", (clause.nodes[0].text.lower(),))
    return opener in (("compared",), ("relative",), ("versus",), ("against",))


def until_verb(nodes: Sequence[Node]) -> list[Node]:
    """The nodes before the next verb or bare noun: the complements of the noun before them."""
    kept: list[Node] = []
    for node in nodes:
        bare = not kept or not isinstance(kept[-1], Item) or kept[-1].kind != "preposition"
        if isinstance(node, Phrase) and bare:
            break
        if isinstance(node, Item) and node.is_verbal:
            break
        kept.append(node)
    return kept
