"""How many economies grew or shrank: "Two of the G7 economies shrank in 2023", "only one grew by more than 3%". Examples: count.md."""

from __future__ import annotations

import math
from collections.abc import Iterator

from checks.claim_words import Stated
from checks.grammar.counted import count_draft, countries_counted, threshold_of
from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.slots import Slots
from checks.intervals import Interval
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.values import replace


@needs("active", "concept verb", "counted subject")
def economies_grow(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Three of the G7 economies shrank in 2023, the IMF says"; "Two G7 countries grew by more than 2% in 2024, according to the IMF"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or verb.passive or verb.negated:
        return
    grown = tuple(name for name in verb.concepts if "growth" in name.ids)
    tallied = countries_counted(clause, slots, subject) if grown and _are_economies(subject, slots) else None
    threshold = _threshold(clause) if tallied is not None and tallied.top is None else None
    if tallied is None or threshold is None:
        return
    plain = replace(subject, agent=None, concept=None, some_of=None, of_unknown="", opaque=False)
    measure = slots.measure(clause, plain, names=grown)
    if measure is not None:
        about = replace(measure, concept="growth", rivals=())
        by = next((phrase for _, phrase in clause.adjuncts if phrase.quantity is not None), subject)
        yield count_draft(clause, slots, tallied, about, threshold, by, "economies_grow")


def _are_economies(subject: Phrase, slots: Slots) -> bool:
    """Whether a phrase counts countries as economies: a people, a firm or a crop grows in another way."""
    told = subject.some_of or subject
    group = bool(told.entities) and told.entities[0].id in slots.scopes
    return group or told.head in english().function["country_nouns"] or told.head in ("economy", "economies")


def _threshold(clause: Clause) -> Stated | None:
    """Beyond what they grew: "by more than 2%", else beyond zero; None where more is said than that."""
    verb, by = clause.verb, [p for tie, p in clause.adjuncts if tie == "by"] + list(clause.objects)
    rest = [
        p for tie, p in clause.adjuncts if tie not in ("by", "in", "of", "among") or p.quantity is not None
    ]
    falls = verb is not None and verb.is_a("fall")
    if [p for p in rest if p not in by] or len(by) > 1 or any(node.comparative for node in clause.tail):
        return None
    if not by:
        bound = Interval(-math.inf, 0.0, open_high=True) if falls else Interval(0.0, math.inf, open_low=True)
        return Stated(0.0, bound, bound, "%", words="below zero" if falls else "above zero")
    stated = threshold_of(by[0])
    if stated is None or by[0].quantity is None or by[0].quantity.kind != "percent":
        return None
    if not falls:
        return stated
    turned = (
        Interval(-each.high, -each.low, each.open_high, each.open_low) for each in (stated.holds, stated.open)
    )
    holds, open_ = turned
    return replace(
        stated,
        value=-stated.value if stated.value else None,
        holds=holds,
        open=open_,
        words=f"a fall of {stated.words}",
    )


CONSTRUCTIONS: tuple[Construction, ...] = (economies_grow,)
