"""Statements of several years at once, or of some months: "fell for a third straight year", "the largest for the tenth year in a row"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from checks.claims import ChangeQuery, RankQuery, ValueQuery
from checks.grammar.drafts import Draft
from checks.grammar.slots import Slots
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase

_LONGEST = 3
_DURING = ("in", "within", "over", "during", "inside", "throughout")


def is_told_of_a_series(draft: Draft, clause: Clause, slots: Slots) -> bool:
    """Whether a clause, or a fragment beside it, tells that something held year after year, or for the first time since.

    A query holds one year or the two ends of a change, and nothing of what came before. Where an amount is reached by a
    rise or a fall, the streak is one of those, and the amount that of the last year: it is told of the amount only where
    the claim's own words take it in.
    """
    moved = clause.verb is not None and clause.verb.is_a("rise", "fall")
    if not isinstance(draft.query, ValueQuery | ChangeQuery | RankQuery):
        return False
    reached = moved and isinstance(draft.query, ValueQuery)
    words, everything = english().function, slots.sentence.said
    if words["straight_words"].isdisjoint(everything) and _last_words().isdisjoint(everything):
        return False
    for part in _parts(clause, slots):
        first, after = draft.anchor if reached else (part.start, part.end)
        said = [token.text for token in slots.sentence.tokens if first <= token.start < after]
        straight = not words["straight_words"].isdisjoint(said) and not words["times_in_series"].isdisjoint(
            said
        )
        if not straight and _last_words().isdisjoint(said):
            continue
        runs = {
            " ".join(said[at : at + length]) for at in range(len(said)) for length in range(1, _LONGEST + 1)
        }
        if straight or not words["series_phrases"].isdisjoint(runs):
            return True
        since = "first time" in runs and not {"since", "in"}.isdisjoint(said[said.index("time") :])
        if since and isinstance(draft.query, ChangeQuery):
            return True
    return False


def is_told_by_months(clause: Clause) -> bool:
    """ "By the end of October", "between January and March", "in six months": a part of a year without a name, behind the verb or first."""
    verb = clause.verb
    if any(
        tie in _DURING and (_is_short(phrase, clause) or (not clause.periods and _is_some_time(phrase)))
        for tie, phrase in clause.adjuncts
    ):
        return True
    return verb is not None and any(
        (phrase.start >= verb.end or clause.nodes[1:2] == (phrase,))
        and not english().months.keys().isdisjoint(phrase.text.lower().split())
        for tie, phrase in clause.adjuncts
        if tie not in ("of", "since")
    )


def _is_some_time(phrase: Phrase) -> bool:
    """ "In a good year", "in colonial times", "in the year of the strike": a time that no year names."""
    words = english().function
    told = phrase.period or phrase.quantity or phrase.place or phrase.entities
    each = phrase.words[:1] in (("any",), ("every",), ("each",), ("all",)) or "same" in phrase.words
    return not told and not each and phrase.head in words["times_of_something"] and len(phrase.words) > 1


def _is_short(phrase: Phrase, clause: Clause) -> bool:
    """ "Just six months", "half" of a year that is named: how long it takes, where that is less than a year."""
    quantity = phrase.quantity
    if quantity is None:
        return False
    half = quantity.kind == "part" and len(phrase.words) == 1 and bool(clause.periods)
    return half or (quantity.kind == "count" and phrase.head in english().function["short_times"])


@lru_cache(maxsize=1)
def _last_words() -> frozenset[str]:
    """The words with which a phrase ends that tells of a series, or of a first time."""
    return frozenset(("time", *(phrase.split()[-1] for phrase in english().function["series_phrases"])))


def _parts(clause: Clause, slots: Slots) -> Iterator[Clause]:
    """The clause, and the fragments without a verb right before and behind it."""
    yield clause
    clauses = slots.sentence.clauses
    for before, each in zip(clauses, clauses[1:], strict=False):
        if each is clause and before.verb is None:
            yield before
        if before is clause and each.verb is None:
            yield each
