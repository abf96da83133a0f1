"""To which group or continent a predicate says that its subject belongs."""

from __future__ import annotations

from checks.grammar.slots import Slots
from checks.reading.clauses import Clause
from checks.reading.language import english


def within(clause: Clause, slots: Slots) -> str | None:
    """To which group or continent a predicate says that its subject belongs: "are in Africa", "are members of OPEC"."""
    members = english().function["member_nouns"]
    found = [phrase.nationality for phrase in clause.objects if phrase.nationality is not None]
    found += [phrase.entities[0] for phrase in clause.objects if phrase.head in members and phrase.entities]
    found += [
        phrase.entities[0]
        for tie, phrase in clause.adjuncts
        if tie in ("in", "of")
        and len(phrase.entities) == 1
        and clause.verb
        and phrase.start > clause.verb.end
    ]
    ids = [each.id for each in found if each.id in slots.scopes]
    return ids[0] if len(ids) == 1 else None
