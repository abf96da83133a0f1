"""Seats of government that stand for their state: "Moscow spent $149 billion on its army". Examples: checks/grammar/value.md."""

from __future__ import annotations

from collections.abc import Callable

from checks.reading.language import english
from checks.reading.tokens import Token
from checks.reading.vocabulary import Hit
from checks.values import replace

_WHERE = frozenset(("in", "at", "near", "from", "outside", "around", "to", "of", "-"))

_MEASURES = ("concept_noun", "concept_verb", "concept_agent")
_NAMED = ("entity", "adjective")
_WHOLE = ("gdp",)  # "237% of GDP"
_COUNTRY = frozenset(("country", "nation"))


def with_seats_as_states(
    hits: list[Hit], row: list[Token], spoken_of: Callable[[], frozenset[str]]
) -> list[Hit]:
    """The hits of a sentence, a capital among them read as its state where only a state can have what is told of.

    That is so of what an army costs and what a government owes, and of no other measure: the people of Berlin are not
    those of Germany. It is so, too, of a capital that says something of "the country". One in which something happens
    ("an institute in Stockholm") stays a place, and so does that of another state than the ones that are spoken of
    before it (`spoken_of` gives their ids when asked).
    """
    if not [hit for hit in hits if "metonym" in hit.entry.kinds]:
        return hits
    of_states = _is_what_states_have(hits)
    if not of_states and _COUNTRY.isdisjoint([token.text for token in row]):
        return hits
    told = spoken_of()
    before = {token.start: row[at - 1].text if at else "" for at, token in enumerate(row)}
    behind = {token.end: row[at + 1].text if at + 1 < len(row) else "" for at, token in enumerate(row)}
    return [
        _as_state(hit)
        if "metonym" in hit.entry.kinds
        and before.get(hit.start) not in _WHERE
        and behind.get(hit.end) != "-"
        and (of_states or _says(behind.get(hit.end, "")))
        and not _is_of_another(hit, hits, told)
        else hit
        for hit in hits
    ]


def _is_what_states_have(hits: list[Hit]) -> bool:
    """ "Moscow spent $149 billion on its army", but not "Moscow's population is 13 million, and Russia's military spending …"."""
    measuring = (hit for hit in hits if not hit.entry.kinds.isdisjoint(_MEASURES))
    measured = [name for hit in measuring for name in hit.entry.names if name.kind in _MEASURES]
    owned = english().function["concepts_of_governments"]
    others = (name for name in measured if owned.isdisjoint(name.ids) and not name.data.get("generic"))
    return any(owned.intersection(name.ids) for name in measured) and all(
        name.ids == _WHOLE for name in others
    )


def _says(word: str) -> bool:
    """Whether a word is a verb of saying: "Beijing | says | that the country mined …"."""
    verb = english().verbs.get(word)
    return verb is not None and "report" in verb.classes


def _is_of_another(seat: Hit, hits: list[Hit], told: frozenset[str]) -> bool:
    """Whether others are spoken of before a seat, and its state is not: "France spent …, which puts | Berlin | fourth"."""
    before = [
        name for hit in hits if hit.end <= seat.start for name in hit.entry.names if name.kind in _NAMED
    ]
    spoken = told.union(*(name.ids for name in before))
    own = {each for name in seat.entry.names if name.kind == "metonym" for each in name.ids}
    return bool(spoken) and spoken.isdisjoint(own)


def _as_state(hit: Hit) -> Hit:
    names = tuple(
        replace(name, kind="entity") if name.kind == "metonym" else name for name in hit.entry.names
    )
    return replace(hit, entry=replace(hit.entry, names=names, kinds=frozenset(name.kind for name in names)))
