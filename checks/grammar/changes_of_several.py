"""A change that is said of several, each by itself: "Zinc output fell in China, Peru and Australia". Examples: change.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords
from checks.grammar.drafts import Draft
from checks.grammar.parts import JOINT, of_every_one, together
from checks.grammar.slots import Slots
from checks.queries import ChangeQuery
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase
from checks.values import replace

_ANY_OF = frozenset(("or", "nor", "neither", "either"))


def several_changed(clause: Clause, slots: Slots, entity: EntityWords | None) -> tuple[EntityWords, ...]:
    """ "Fell in | China, Peru and Australia": those in whom something changed, where it is not one."""
    known = entity is not None and entity.id is not None
    if known or together(clause, slots) or (clause.verb is not None and clause.verb.negated):
        return ()
    where = next((p for tie, p in slots.framing(clause) if tie in ("in", "at") and len(p.entities) > 1), None)
    if where is not None and not _ANY_OF.isdisjoint(where.text.lower().split()):
        return ()
    subject = clause.subject
    listed = subject.listed if subject is not None and subject.is_measure else ()
    if subject is not None and subject.is_entity and _of_all(subject):
        listed = subject.entities  # "| Peru and Chile | mined less copper in 2024 than in 2023"
    if clause.subject is not None and not JOINT.isdisjoint(clause.subject.words):
        return ()
    found = where.entities if where is not None else listed
    return found if len(found) > 1 and all(each.id is not None for each in found) else ()


def _of_all(names: Phrase) -> bool:
    """ "Peru and Chile"; not "Peru or Chile", "neither Peru nor Chile"."""
    return names.quantity is None and not names.negated and _ANY_OF.isdisjoint(names.text.lower().split())


def of_each(clause: Clause, draft: Draft, also: tuple[EntityWords, ...]) -> Iterator[Draft]:
    """A change that is said of several; by how much only where it is said of each."""
    query = draft.query
    if isinstance(query, ChangeQuery):
        numbers = (query.relative, query.ratio, query.difference, query.from_stated, query.to_stated)
        if of_every_one(clause) or all(number is None for number in numbers):
            yield replace(draft, query=replace(query, also=also))
