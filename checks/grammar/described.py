"""Values beside a noun: "Peru's 41,000-tonne molybdenum output", "Thailand, with 13,000 tons, …". Examples: value.md."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from checks.claims import RankQuery
from checks.grammar import rank
from checks.grammar.amounts import is_amount, value_draft
from checks.grammar.drafts import Construction, Draft
from checks.grammar.slots import Slots
from checks.reading.clauses import Clause


def measure_of_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Peru's 41,000-tonne molybdenum output"; "Russia's 3.8 million tons of rare-earth reserves"."""
    for phrase in (
        *([clause.subject] if clause.subject else []),
        *clause.objects,
        *(p for _, p in clause.adjuncts),
    ):
        if (
            phrase.concept is None
            or phrase.concept.data.get("generic")
            or not is_amount(phrase)
            or phrase.quantity is None
        ):
            continue
        if phrase.whole is not None:
            continue
        whose = clause.opener == "whose" and phrase is clause.subject
        if not (phrase.quantity.attributive or phrase.owner is not None or phrase.owner_anaphor or whose):
            continue
        measure = slots.measure(clause, phrase)
        yield from value_draft(
            clause, slots, measure, slots.owner(clause, phrase), phrase, "measure_of_amount"
        )


def entity_with_measure_of_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Russia has rare-earth reserves of 3.8 million tons"; "with an output of 13,000 tons, Thailand …"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or not clause.objects or not (verb.concepts or verb.is_a("have")):
        return
    measured = clause.objects[0]
    amount = clause.adjunct("of", "at")
    if measured.concept is None or measured.owner is not None or not is_amount(amount) or amount is None:
        return
    measure = slots.measure(clause, measured, amount)
    yield from value_draft(
        clause,
        slots,
        measure,
        slots.entity(clause, subject),
        amount,
        "entity_with_measure_of_amount",
        subject,
    )


def ranked_entity_with_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Thailand, with 13,000 tons, was the joint fourth-largest producer of rare earths in 2024"."""
    if clause.kind != "fragment" or clause.objects or len(clause.adjuncts) != 1:
        return
    preposition, amount = clause.adjuncts[0]
    if preposition not in ("with", "at") or not is_amount(amount):
        return
    following = [other for other in slots.sentence.clauses if other.start >= clause.end]
    if not following or following[0].verb is None or following[0].subject is None:
        return
    ranked = next((draft for rule in rank.CONSTRUCTIONS for draft in rule(following[0], slots)), None)
    if ranked is None or not isinstance(ranked.query, RankQuery) or amount.topics:
        return
    if amount.concept is not None and ranked.query.measure.concept not in amount.concept.ids:
        return
    measure, entity = ranked.query.measure, ranked.query.entity
    for draft in value_draft(following[0], slots, measure, entity, amount, "ranked_entity_with_amount"):
        yield replace(draft, reach=(draft.anchor[0], ranked.reach[1]))


def amount_behind_rank(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Russia has more forest than any other country: 8.15 million square kilometres in 2023"; "…, at 9.3 million tons"."""
    before = clause.leans_on
    phrases = [*clause.objects, *(phrase for tie, phrase in clause.adjuncts if tie in ("at", "with"))]
    alone = len(phrases) == 1 and len(clause.objects) + len(clause.adjuncts) == 1
    if clause.kind not in ("fragment", "parenthesis") or before is None or not alone:
        return
    amount = phrases[0]
    behind = clause.link in (":", ",", "(", "–")
    if not behind or not is_amount(amount) or amount.topics or amount.concept is not None:
        return
    if amount.opaque or amount.quantity is None or amount.quantity.kind in ("part", "percent"):
        return
    ranked = next((draft for rule in rank.CONSTRUCTIONS for draft in rule(before, slots)), None)
    if ranked is None or not isinstance(ranked.query, RankQuery) or ranked.query.first != ranked.query.last:
        return
    for draft in value_draft(
        clause, slots, ranked.query.measure, ranked.query.entity, amount, "amount_behind_rank"
    ):
        yield replace(
            draft, reach=(ranked.reach[0], draft.anchor[1]), problem=draft.problem or ranked.problem
        )


def measure_amount_in_apposition(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Australia's reserves of rare earths, 5.7 million tonnes by the USGS's count, are not the constraint"."""
    before = clause.leans_on
    if clause.kind != "fragment" or clause.link != "," or before is None or before.kind != "fragment":
        return
    amount = clause.objects[0] if clause.objects else None
    if amount is None or amount.place is not None:
        amount = clause.adjunct("at", "with")
    if len(clause.objects) > 1 or not before.objects or amount is None or not is_amount(amount):
        return
    measured = before.objects[-1]
    if measured.concept is None or measured.quantity is not None or measured.place is not None:
        return
    measure = slots.measure(before, measured, amount)
    yield from value_draft(
        clause,
        slots,
        measure,
        slots.owner(before, measured),
        amount,
        "measure_amount_in_apposition",
        measured,
    )


CONSTRUCTIONS: tuple[Construction, ...] = (
    measure_of_amount,
    entity_with_measure_of_amount,
    ranked_entity_with_amount,
    amount_behind_rank,
    measure_amount_in_apposition,
)
