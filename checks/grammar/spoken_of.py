"""What a remark is on: the measure and whose it is, of the clause that the remark leans on."""

from __future__ import annotations

from checks.claim_words import EntityWords, MeasureWords
from checks.grammar import beside_rank, gapped, value
from checks.grammar.drafts import Draft, drafts_by
from checks.grammar.moved_by import entity_changes_measure
from checks.grammar.slots import Slots
from checks.grammar.what_changes import moved_in, narrowed
from checks.queries import ChangeQuery, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase
from checks.values import replace


def spoken_of(
    clause: Clause, slots: Slots
) -> tuple[MeasureWords, EntityWords | None, Draft | None, Clause] | None:
    """What the clause speaks of on which a remark leans: its subject if that is a measure, else that of its value."""
    for before in list(slots.leaned_on(clause))[1:]:
        if before.verb is not None and _ends_with_another(before):
            return None
        if before.verb is None and (named := _measure_named(before, clause)) is not None:
            measure = slots.measure(before, named)
            return (measure, slots.owner(before, named), None, before) if measure is not None else None
        if before.verb is None and before.kind != "main":
            if not any(
                node.quantity is not None and (node.owner or len(before.objects) > 1)
                for node in before.objects
            ) or before.objects[0].text.lower().endswith(("of them", "of whom")):
                placed = next(beside_rank.amount_behind_rank(before, slots), None)
                if placed is not None and isinstance(placed.query, ValueQuery):
                    return placed.query.measure, placed.query.entity, placed, before
                continue  # "the largest producer, with 5.3 million tons, | up 1%"
            another = next(
                gapped.gapped_amount(before, slots), None
            )  # "…, and Mongolia's 107 million, an increase of 28%"
            if another is None or not isinstance(another.query, ValueQuery):
                return None
            return another.query.measure, another.query.entity, another, before
        if (
            before.subject is not None
            and before.subject.is_measure
            and before.subject.quantity is None
            and not narrowed(before, before.subject)
            and not _acts_on_another(before, before.subject)
        ):
            measure = slots.measure(before, before.subject)
            return (
                (measure, slots.owner(before, before.subject), None, before) if measure is not None else None
            )
        if (moved := moved_in(before, slots)) is not None:
            return *moved, None, before
        told = list(drafts_by(value.CONSTRUCTIONS, before, slots))
        told.sort(key=lambda draft: draft.problem is not None)
        for draft in told:
            if isinstance(draft.query, ValueQuery):
                return draft.query.measure, draft.query.entity, draft, before
        return _raised(before, slots) or _added_to(before, slots)
    return None


def _ends_with_another(before: Clause) -> bool:
    """ "Chilean mines produced 5.3 million tons and | Peruvian mines 2.6 million |, up 1%": the last amount is another's."""
    behind = before.objects[1:]
    named = any(node.quantity is None and (node.owner or node.entities) for node in behind)
    return named and behind[-1].quantity is not None


def _acts_on_another(before: Clause, subject: Phrase) -> bool:
    """ "Food banks in Leeds handed out | 27,400 parcels |, up 6%": an amount of something else, which the remark is on.

    "Energy use in Spain released 220 million tonnes | of carbon dioxide |": of something that the subject is not of.
    """
    if subject.concept is None:
        return False
    done = before.verb.concepts if before.verb is not None else ()
    named = {each for name in done if not name.data.get("generic") for each in name.ids}
    amounts = [each for each in before.objects if each.quantity is not None]
    other = named and named.isdisjoint(subject.concept.ids)
    if other and any(each.topics and subject.topic not in each.topics for each in amounts):
        return True
    return any(
        each.quantity is not None
        and each.quantity.kind == "count"
        and each.concept is not None
        and set(subject.concept.ids).isdisjoint(each.concept.ids)
        for each in before.objects
    )


def _raised(before: Clause, slots: Slots) -> tuple[MeasureWords, EntityWords, Draft | None, Clause] | None:
    """ "Thailand raised its output of rare earths to 13,000 tons, | a rise of 8%": what it raised."""
    if before.adjunct("at", "per") is not None:
        return None  # "raised its output | at one mine", "| per worker"
    told = list(drafts_by((entity_changes_measure,), before, slots))
    if len(told) != 1 or told[0].problem is not None or told[0].denied:
        return None
    query = told[0].query
    if isinstance(query, ValueQuery):
        return query.measure, query.entity, told[0], before
    return (query.measure, query.entity, None, before) if isinstance(query, ChangeQuery) else None


def _added_to(
    before: Clause, slots: Slots
) -> tuple[MeasureWords, EntityWords | None, Draft | None, Clause] | None:
    """ "The Netherlands added 1.9 gigawatts of offshore capacity, | a rise of 68%": what there is more of."""
    added = before.objects[0] if len(before.objects) == 1 else None
    verb, subject = before.verb, before.subject
    if added is None or verb is None or subject is None or verb.lemma not in ("add", "gain", "lose", "shed"):
        return None
    if added.concept is None or added.quantity is None or added.whole is not None or added.opaque:
        return None
    measure = slots.measure(before, replace(added, quantity=None))
    return (measure, slots.entity(before, subject), None, before) if measure is not None else None


def _measure_named(before: Clause, remarked: Clause) -> Phrase | None:
    """ "Russia's coal output, | down 1% in 2024, | defied …": the measure that stands before a remark between commas."""
    said = before.objects[-1] if before.objects else None
    beside = remarked.kind == "fragment" and remarked.link == "," and before.nodes[-1:] == (said,)
    if said is None or not beside or not said.is_measure or said.end < remarked.start - 3:
        return None
    plain = said.quantity is None and said.place is None and not said.share and not said.opaque
    return said if plain and (said.owner is not None or said.scope is not None or said.elliptic) else None
