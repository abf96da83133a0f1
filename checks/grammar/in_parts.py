"""What a country is in part, and what covers it: "Finland is 74% forested", "forests cover 4.9m sq km". Examples: value.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.amounts import value_draft
from checks.grammar.drafts import Construction, Draft
from checks.grammar.named_shares import named_share
from checks.grammar.needs import needs
from checks.grammar.slots import Slots
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.values import replace


@needs("object", "percentage")
def entity_is_in_part(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Finland is 74% forested"; "Brazil is 88% urban"."""
    said = (clause.subject, *clause.objects) if clause.verb is not None else clause.objects
    subject, part = said if len(said) == 2 else (None, None)
    if subject is None or part is None or (clause.verb is not None and not clause.verb.is_a("be")):
        return
    if part.quantity is None or not part.quantity.is_fraction or part.whole is not None:
        return
    entity = slots.entity(clause, subject) if subject.is_entity and len(part.words) == 2 else None
    named = {
        each
        for hit in slots.sentence.hits
        if part.start < hit.start and hit.end == part.end
        for name in hit.entry.names
        if name.kind in ("concept_noun", "concept_adjective")
        for each in name.ids
    }
    found = [each for each in english().percentages if each.of != "gdp" and each.part & named]
    names = slots.vocabulary_concept(found[0].concept) if len(found) == 1 else ()
    if entity is None or not names or clause.adjuncts:
        return
    alone = replace(part, concept=names[0], opaque=False, modifiers=())
    measure = slots.measure(clause, alone)
    yield from value_draft(clause, slots, measure, entity, alone, "entity_is_in_part", subject)


@needs("measured", "active", "amount object")
def land_under_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Forests cover 4.9 million square kilometres of Brazil"; "woodland blankets 220,000 square kilometres in Finland"."""
    cover, verb = clause.subject, clause.verb
    if cover is None or verb is None or verb.passive or cover.concept is None or not clause.objects:
        return
    amount = clause.objects[0]
    if (
        amount.quantity is None
        or amount.quantity.dimension != "area"
        or amount.opaque
        or (cover.owner is not None and amount.whole is not None)
    ):
        return
    lemmas = {verb.lemma, verb.lemma.split()[0]}
    covering = any(
        lemmas & each.verbs for each in english().percentages if each.part & set(cover.concept.ids)
    )
    where = amount.whole or clause.adjunct("of", "in")
    own = cover.owner if where is None else None  # "Brazil's forests cover 4.9 million square kilometres"
    if not covering or cover.modifiers or (own is None and (where is None or len(where.entities) != 1)):
        return
    alone, entity = replace(amount, whole=None), own or (where.entities[0] if where is not None else None)
    measure = slots.measure(clause, cover)
    yield from value_draft(clause, slots, measure, entity, alone, "land_under_amount", where)


@needs("object", verb=("be", "value"))
def named_share_is(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "The share of Ethiopians living in towns and cities was 24% in 2024"."""
    verb, told = clause.verb, named_share(clause, clause.subject, slots)
    if verb is None or told is None or not verb.is_a("be", "value") or len(clause.objects) != 1:
        return
    amount = clause.objects[0]
    if amount.quantity is not None and amount.quantity.kind == "percent" and amount.whole is None:
        yield from value_draft(clause, slots, told[0], told[1], amount, "named_share_is", clause.subject)


CONSTRUCTIONS: tuple[Construction, ...] = (entity_is_in_part, land_under_amount, named_share_is)
