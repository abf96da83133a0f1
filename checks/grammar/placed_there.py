"""Bare superlatives told of where they are: "lowest in Macau and highest in Chad". Examples: rank.md."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from checks.grammar.slots import Slots
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase

_ALONE = 2  # "dearest", "the cheapest", "most expensive"


def placed_there(clause: Clause) -> Iterator[tuple[Phrase, Phrase]]:
    """The bare superlatives of a clause, each with where it is: "lowest in | Macau", "and highest in | Chad"."""
    phrases = [node for node in clause.nodes if isinstance(node, Phrase)]
    tied = [where for tie, where in clause.adjuncts if tie in ("in", "at") and where.entities]
    for phrase, where in pairwise(phrases):
        place = phrase.place
        bare = phrase.only_place or (phrase.adjective is not None and len(phrase.words) <= _ALONE)
        ordered = place is not None and (place.strength == "superlative" or phrase.adjective is not None)
        if bare and ordered and place is not None and place.low == place.high and where in tied:
            yield phrase, where


def place_elsewhere(clause: Clause, slots: Slots) -> tuple[Phrase, Phrase] | None:
    """ "… and in | South Africa | the second-highest": whose place a gapped clause tells, and the place.

    So do "the lowest rate was recorded in Cyprus, and | the highest | in Spain".
    """
    if clause.verb is not None or len(clause.objects) != 1 or len(clause.adjuncts) != 1:
        return None
    (tie, where), place = clause.adjuncts[0], clause.objects[0]
    country = len(where.entities) == 1 and where.entities[0].id not in slots.scopes
    plain = tie == "in" and place.only_place and place.scope is None
    turned = where.end <= place.start or _tells_where(clause.leans_on, slots)
    return (where, place) if country and plain and turned else None


def _tells_where(before: Clause | None, slots: Slots) -> bool:
    """ "The lowest rate | was recorded in | Cyprus": whether a clause says where a place is held."""
    if before is None or before.verb is None or before.subject is None or before.subject.place is None:
        return False
    where = before.adjunct("in")
    held = where is not None and where.start >= before.verb.end and len(where.entities) == 1
    return (
        held
        and where is not None
        and where.entities[0].id not in slots.scopes
        and (before.verb.is_a("be", "lie") or before.verb.passive)
    )


def is_placed_in_several(clause: Clause) -> bool:
    """Whether a clause has more superlatives, or more places, than one: what is where is then to be told apart."""
    placed = list(placed_there(clause))
    return len(placed) > 1 or any(len(where.entities) > 1 for _, where in placed)
