"""Figures that pass somebody else's: "dropped below that of Zambia", "climbed above Peru's"."""

from __future__ import annotations

from checks.grammar.compared import Direction
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase

_BELOW, _ABOVE = ("below", "under"), ("above", "past", "over", "beyond")


def passed(clause: Clause) -> tuple[Direction, Phrase] | None:
    """Which way a figure passed which: "fell | below | Peru's", "rose | above | that of Chile"; None where it passed none."""
    verb = clause.verb
    if verb is None or verb.passive or not verb.is_a("rise", "fall"):
        return None
    rises = verb.is_a("rise")
    other = clause.adjunct(*(_ABOVE if rises else _BELOW))
    if other is None or other.quantity is not None or other.place is not None or not other.is_measure:
        return None
    theirs = other.owner is not None or bool(other.listed) or bool(other.entities)
    return ("more" if rises else "less", other) if theirs else None
