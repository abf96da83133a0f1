"""Places among countries that are named as such: "one of the five countries with …", "the EU country with the highest …". Examples: rank.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.among import scopes_named
from checks.grammar.drafts import Construction, Draft
from checks.grammar.held_places import holder
from checks.grammar.needs import needs
from checks.grammar.rank_drafts import drafts
from checks.grammar.slots import Slots
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.values import replace


@needs("subject", "adjunct")
def entity_among_countries_with(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Russia is among the five countries with the largest rare-earth reserves"; "Peru is the country with the most asylum-seekers".

    "Greece is one of the three countries with the largest remittances".
    """
    subject, verb = clause.subject, clause.verb
    group, held = clause.adjunct("among", "amongst", "of") or _one_of_some(clause), clause.adjunct("with")
    if subject is not None and held is not None and group is None:
        yield from _country_with(clause, slots, subject, held)
        return
    if subject is None or verb is None or not verb.is_a("be") or group is None or held is None:
        return
    number = group.quantity.stated.value if group.quantity is not None else None
    country = group.head in english().function["country_nouns"]
    if number is None or held.place is None or held.concept is None or not country:
        return
    measure = slots.measure(clause, held)
    place = replace(held.place, high=int(number), several=True)
    entity = slots.entity(clause, subject)
    named = "entity_among_countries_with"
    for draft in drafts(clause, slots, place, held, measure, entity, named, subject, group):
        yield replace(draft, anchor=(group.start, draft.anchor[1]))


def _country_with(clause: Clause, slots: Slots, subject: Phrase, held: Phrase) -> Iterator[Draft]:
    told, verb = clause.objects[0] if len(clause.objects) == 1 else None, clause.verb
    if told is None or verb is None or not verb.is_a("be", "become") or held.place is None or held.owner:
        return
    whole = among_countries(told, slots) if told.head in english().function["country_nouns"] else None
    if whole is None or held.place.several or not subject.is_entity:
        return
    measure, entity = (
        slots.measure(clause, held) if held.concept is not None else None,
        holder(clause, slots, subject),
    )
    scoped = replace(held, scope=held.scope or (whole if whole != "WORLD" else None))
    if entity is not None:
        name = "entity_among_countries_with"
        yield from drafts(clause, slots, held.place, scoped, measure, entity, name, subject)


def among_countries(told: Phrase, slots: Slots) -> str | None:
    """Among whom "the country", "the EU | country", "the African | nation" is one; None for "the landlocked country"."""
    if told.place is not None or told.modifiers or told.quantity is not None:
        return None
    if told.scope is not None or len(told.words) <= 2:
        return told.scope or "WORLD"
    named = scopes_named(told, slots) if len(told.words) == 3 else set()
    return next(iter(named)) if len(named) == 1 else None


def _one_of_some(clause: Clause) -> Phrase | None:
    """ "Is | one of the three countries | with …": some whom a clause says its subject to be one of."""
    said = clause.objects[0] if len(clause.objects) == 1 else None
    return said if said is not None and said.words[:3] == ("one", "of", "the") else None


CONSTRUCTIONS: tuple[Construction, ...] = (entity_among_countries_with,)
