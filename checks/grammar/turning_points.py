"""Turning points of a measure's course: "peaked in 2014", "bottomed out", "reached a peak of …". Examples: extreme.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.drafts import Construction, Draft, problem_of
from checks.grammar.extremes import extreme_draft, period_of_extreme
from checks.grammar.needs import needs
from checks.grammar.slots import Slots, span
from checks.grammar.what_changes import narrowed
from checks.queries import Kind, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Extreme, Phrase, Side

REACHING = ("be", "stay", "rank", "value", "undergo", "rise", "fall", "put")
_THE_ONE = ("its", "their", "the")


@needs("subject", verb=("peak", "trough"))
def measure_peaks(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China's cement production peaked in 2014"; "Peru's output of tin bottomed out in 2016"."""
    subject, verb = clause.subject, clause.verb
    if (
        subject is None
        or verb is None
        or not verb.is_a("peak", "trough")
        or not subject.is_measure
        or narrowed(clause, subject)
    ):
        return
    amount = clause.adjunct("at")
    amount = amount if amount is not None and amount.quantity is not None else None
    side: Side = "highest" if verb.is_a("peak") else "lowest"
    yield from _turns(clause, slots, side, amount, verb.start, verb.end)


@needs("measured", "active", verb=REACHING)
def measure_reaches_peak(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Angola's oil output hit bottom in 2021"; "Norway's oil output reached a peak of 2.5 million barrels a day in 2008"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or not subject.is_measure or narrowed(clause, subject):
        return
    moved = verb.is_a("rise", "fall")
    phrase = clause.adjunct("to") if moved else clause.objects[0] if clause.objects else None
    if phrase is None or phrase.extreme is not None or not verb.is_a("value", "undergo", "rise", "fall"):
        return
    side = _turning_point(phrase)
    if side is not None:
        amount = phrase if phrase.quantity is not None else phrase.contained
        ever = side == "lowest" and phrase.words[0] in _THE_ONE  # "its low point"
        yield from _turns(clause, slots, side, amount, verb.start, phrase.end, peak=not ever)


def _turning_point(phrase: Phrase) -> Side | None:
    """Which end of its course "a peak" or "a low point" is; None where a phrase says more, or something else."""
    words, said = english().function, set(phrase.words)
    high, low = words["peak_words"], words["trough_words"]
    if not said <= high | low | words["beside_turning_points"] or high.isdisjoint(said) == low.isdisjoint(
        said
    ):
        return None
    return "lowest" if high.isdisjoint(said) else "highest"


def _turns(
    clause: Clause,
    slots: Slots,
    side: Side,
    amount: Phrase | None,
    start: int,
    end: int,
    peak: bool = True,
) -> Iterator[Draft]:
    """The turning point of a measure that its subject names, and the figure that it had there."""
    subject, verb = clause.subject, clause.verb
    period = period_of_extreme(clause, slots)
    if subject is None or verb is None or (period[0].year is None and period[1] is None):
        return
    about, name = (slots.measure(clause, subject), slots.owner(clause, subject)), "measure_peaks"
    quantity = amount.quantity if amount is not None else None
    dated = [node.end for node in clause.tail if isinstance(node, Item) and node.period is not None]
    anchor = (start, max([end, *dated]) if quantity is None else verb.end)
    if quantity is not None and about[0] is not None and about[1] is not None:
        at = slots.sentence.span(quantity.first, quantity.after)
        value = ValueQuery(about[0], about[1], slots.with_unit(quantity), period[0])
        problem = problem_of(period[1], about[1])
        yield Draft(Kind.VALUE, at, span(at, subject), value, name, verb.negated, clause.frame, problem)
    extreme = Extreme(side)
    yield from extreme_draft(
        about, extreme, period, anchor, name, subject, denied=verb.negated, frame=clause.frame, peak=peak
    )


CONSTRUCTIONS: tuple[Construction, ...] = (measure_peaks, measure_reaches_peak)
