"""Of whom a place without a verb is told: "| Chile |, the largest copper producer", "Fourth in wind power, | Brazil | is …"."""

from __future__ import annotations

from checks.grammar.slots import Slots
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.phrases import Phrase


def whom_it_places(clause: Clause, slots: Slots) -> Phrase | None:
    """Whom, or what, the places of an apposition, a parenthesis or a fragment are told of; None where that is not said."""
    subject = _subject_before(clause) or _measured_before(clause) or _placed_in_front(clause, slots)
    return subject or _of_another_place(clause)


def _placed_in_front(clause: Clause, slots: Slots) -> Phrase | None:
    """ "Fourth in wind power, | Brazil | is …", "… , sixth in solar: | Brazil | …": whom places that open the sentence are of."""
    opening = [other for other in slots.sentence.clauses if other.start <= clause.start]
    if not all(_is_only_a_place(other) for other in opening):
        return None
    behind = [other for other in slots.sentence.clauses if other.start >= clause.end]
    first = next((other for other in behind if not _is_only_a_place(other)), None)
    if first is None or first.link not in (",", ":", "–"):
        return None
    return first.subject if first.verb is not None else (first.objects[0] if first.objects else None)


def _of_another_place(clause: Clause) -> Phrase | None:
    """ "Canada is the third-biggest generator of hydropower, after China and Brazil, | and the sixth-biggest of nuclear power"."""
    first, before = clause.nodes[0], clause.leans_on
    joined = clause.link == "and" or (isinstance(first, Item) and first.text == "and")
    if clause.kind != "fragment" or not joined or len(clause.objects) != 1:
        return None
    while before is not None and before.verb is None and not before.objects:
        before = before.leans_on
    verb = before.verb if before is not None else None
    if before is None or verb is None or verb.negated or not verb.is_a("be", "rank", "become"):
        return None
    placed = any(phrase.place is not None for phrase in before.objects)
    measured = (
        before.subject is not None and before.subject.concept is not None and clause.objects[0].only_place
    )
    return before.subject if placed or measured else None


def _is_only_a_place(clause: Clause) -> bool:
    alone = clause.verb is None and len(clause.objects) == 1 and not clause.adjuncts
    return alone and clause.objects[0].only_place and clause.objects[0].place is not None


def _subject_before(clause: Clause) -> Phrase | None:
    """What an apposition describes; one behind another place goes on with what that one is said of."""
    before, beside = clause.leans_on, clause.subject
    if before is None or beside is None:
        return beside
    goes_on = beside.place is not None or _is_further_said(clause, before, beside)
    return before.subject if goes_on else beside


def _is_further_said(clause: Clause, before: Clause, beside: Phrase) -> bool:
    """ "Peru is a mining power, | third in copper and second in silver": behind what names nobody, of whom all is said."""
    subject, verb = before.subject, before.verb
    if subject is None or verb is None or verb.negated or not verb.is_a("be", "rank", "become"):
        return False
    named = beside.entities or beside.owner or beside.is_measure or beside.agent or beside.quantity
    places = all(each.only_place and (each.concept or each.topics) for each in clause.objects)
    return subject.is_one_entity and not named and places and clause.link in (",", ":", "–")


def _measured_before(clause: Clause) -> Phrase | None:
    """What a fragment with an amount speaks of: "Venezuela's oil reserves, at 304 billion barrels the largest …, "."""
    before = clause.leans_on
    if clause.kind != "fragment" or clause.link != "," or before is None or before.kind != "fragment":
        return None
    last = before.objects[-1] if before.objects else None
    at_amount = clause.adjunct("at", "with")
    named = (
        last is not None
        and len(last.entities) == 1
        and at_amount is not None
        and at_amount.quantity is not None
    )
    return last if last is not None and (last.concept is not None or named) else None
