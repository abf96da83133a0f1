"""The closest evidence for a claim that no table decides: the subject's own figure, where there is one."""

from __future__ import annotations

from checks.claim_words import EntityWords
from checks.queries import CountQuery, Query, RankQuery
from checks.reasons import Reason
from checks.verdicts import explain
from checks.verdicts.answers import Answer, abstain
from checks.verdicts.evidence import Figure, read
from checks.verdicts.periods import latest
from checks.verdicts.view import View


def closest(query: Query, view: View, reason: Reason) -> Answer:
    """An abstention with the subject's newest figure while the view's edition was in force."""
    entity = subject(query)
    spot = latest(view)
    if entity is None or spot is None:
        return abstain(reason)
    found = read(spot, entity)
    says = explain.value(spot, entity, found) if isinstance(found, Figure) else ""
    return abstain(reason, found.evidence, says)


def subject(query: Query) -> str | None:
    """The entity that a query is about: its own, or the first of its parts or members."""
    several: tuple[EntityWords, ...] = getattr(query, "parts", ()) or getattr(query, "members", ())
    found: EntityWords | None = getattr(query, "entity", None) or next(iter(several), None)
    return found.id if found else None


def names_nobody(query: Query) -> bool:
    """Whether a query lacks those whom it is about: the other side, the parts, the members, the list."""
    so_many = getattr(query, "top", None) or getattr(query, "next_places", None)
    needed = [
        getattr(query, group) for group in ("listed", "others", "parts", "members") if hasattr(query, group)
    ]
    return not isinstance(query, RankQuery | CountQuery) and not so_many and bool(needed) and not any(needed)


def named_entities(query: Query) -> tuple[EntityWords, ...]:
    """Every entity that a query names."""
    own: EntityWords | None = getattr(query, "entity", None)
    groups = ("listed", "others", "also", "parts", "members", "except_for")
    others = (entity for group in groups for entity in getattr(query, group, ()))
    return (*((own,) if own else ()), *others)
