"""Places in one measure after another: "has the largest copper reserves, the largest lithium reserves and …". Examples: rank.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.drafts import Construction, Draft
from checks.grammar.held_places import names_holder, single, telling
from checks.grammar.needs import needs
from checks.grammar.ordering import ordering
from checks.grammar.rank_beside import entity_beside_what_it_has
from checks.grammar.rank_drafts import drafts
from checks.grammar.rank_told import entity_has_place
from checks.grammar.slots import Slots
from checks.queries import RankQuery
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase

_HOLDING: tuple[Construction, ...] = (entity_has_place, entity_beside_what_it_has)


@needs("no verb", "object", "leans")
def another_place_held(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile has the world's largest copper reserves, the largest lithium reserves and the largest rhenium reserves"."""
    if clause.adjuncts or not all(_is_held(phrase) and single(phrase) for phrase in clause.objects):
        return
    before = clause.leans_on
    while (
        before is not None and before.verb is None and before.objects and all(map(_is_held, before.objects))
    ):
        before = before.leans_on
    found = [] if before is None else [d for rule in _HOLDING for d in rule(before, slots)]
    entities = {d.query.entity.id: d.query.entity for d in found if isinstance(d.query, RankQuery)}
    entity = next(iter(entities.values())) if len(entities) == 1 else None
    for phrase in clause.objects:
        place = single(phrase) if telling(phrase) else None
        if entity is not None and entity.id is not None and place is not None:
            measure, named = ordering(clause, slots, phrase), "another_place_held"
            yield from drafts(clause, slots, place, phrase, measure, entity, named)


def _is_held(phrase: Phrase) -> bool:
    """Whether a phrase is a measure with a place that somebody may have: "the largest lithium reserves"."""
    held = phrase.place is not None and phrase.concept is not None and not names_holder(phrase)
    return held and phrase.owner is None


CONSTRUCTIONS: tuple[Construction, ...] = (another_place_held,)
