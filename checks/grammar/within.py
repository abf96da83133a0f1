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
        if tie in ("in", "of", "outside")
        and len(phrase.entities) == 1
        and clause.verb
        and phrase.start > clause.verb.end
    ]
    if len(clause.objects) > 1 or any(len(phrase.entities) > 1 for phrase in clause.objects):
        return None  # "are members of OPEC or Gulf states"
    ids = [each.id for each in found if each.id in slots.scopes]
    return ids[0] if len(ids) == 1 else None


def unknown_group(clause: Clause) -> str | None:
    """Where those counted are said to be, in words that no group goes by: "in | the southern hemisphere"."""
    placed = [phrase for tie, phrase in clause.adjuncts if tie in ("in", "on", "among", "of")]
    behind = [
        phrase for phrase in (*placed, *clause.objects) if clause.verb and phrase.start >= clause.verb.end
    ]
    told = behind[0] if behind else None
    if told is None or told.quantity is not None or told.place is not None or told.comparative is not None:
        return None
    named = told.words[:1] == ("the",) or any(letter.isupper() for letter in told.text)
    return told.text if named else None  # "are in trouble"
