"""Among whom a complement counts, where it says nothing more: "in Africa", "among the EU's members"."""

from __future__ import annotations

from checks.grammar.slots import Slots
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase


def only_says_among_whom(clause: Clause, slots: Slots) -> bool:
    """Whether no complement says more than among whom is counted: "in Africa", "among the EU's members"."""
    return all(
        tie in ("in", "of", "among", "amongst") and scope_of(phrase, slots) is not None
        for tie, phrase in clause.adjuncts
    )


def scope_of(phrase: Phrase, slots: Slots) -> str | None:
    """The group or continent that a phrase names and says no more of: "Africa", "African countries"."""
    if phrase.topics or phrase.concept or phrase.opaque or phrase.quantity or phrase.is_of_one:
        return None
    named = [each.id for each in phrase.entities if each.id in slots.scopes]
    return phrase.scope or (named[0] if len(named) == len(phrase.entities) == 1 else None)
