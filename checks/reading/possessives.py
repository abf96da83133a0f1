"""Possessives in a noun phrase: "Russia's reserves", "the world's largest", "the country's", "its", "whose"."""

from __future__ import annotations

from collections.abc import Callable

from checks.claim_words import EntityWords
from checks.names import Name
from checks.reading.anaphors import kind_of_anaphor
from checks.reading.items import Item
from checks.reading.language import english
from checks.values import dataclass

Resolve = Callable[[Name, str], EntityWords]  # which entity a name means in this article

_OTHER_POSSESSIVES = ("our", "his", "her", "my", "your")


@dataclass(frozen=True, slots=True)
class Possession:
    """What possessives say: owner or scope, whether it was named before or is unknown, and the items behind them."""

    owner: EntityWords | None
    scope: str | None
    named_before: bool
    unknown: bool
    run: list[Item]
    refers: str = ""


def possession(run: list[Item], resolve: Resolve, scopes: frozenset[str]) -> Possession:
    """ "Russia's reserves", "the world's largest", "the country's", "its", "whose"."""
    owner: EntityWords | None = None
    scope: str | None = None
    named_before = unknown = False
    refers = ""
    begin = 0
    for at, item in enumerate(run):
        if item.kind != "possessive":
            continue
        if _is_topic(run[begin:at]) and at + 1 < len(run):
            continue  # "copper's biggest producer"
        entity, named_before = _possessor(run[begin:at], resolve, scopes)
        if entity is not None and entity.id in scopes:
            scope = entity.id
        elif entity is not None:
            owner = entity
        unknown = entity is None and not named_before
        if unknown:
            owner = scope = None  # "Guinea's neighbours' people" are not Guinea's
        refers = kind_of_anaphor(run[begin:at], scopes) if named_before else ""
        begin = at + 1
    run = run[begin:]
    word = run[0].text if run else ""
    hers = word in ("his", "her") and not kind_of_anaphor(run, scopes)  # but "his country"
    if hers or word in ("its", "their", "whose"):
        named_before = True
    elif word in _OTHER_POSSESSIVES:
        named_before, unknown = False, True
    return Possession(owner, scope, named_before, unknown, run, "" if refers == "country" else refers)


def _possessor(
    items: list[Item], resolve: Resolve, scopes: frozenset[str]
) -> tuple[EntityWords | None, bool]:
    """The entity that possesses, and whether it is one named before ("the country's")."""
    if not items:
        return None, False
    head = items[-1]
    name = head.name("entity")
    plain = all(
        item.kind == "determiner" or item.text in english().function["harmless_modifiers"]
        for item in items[:-1]
    )
    if name is not None and plain and not _is_part_of_world(name, items):
        return resolve(name, head.text), False
    if kind_of_anaphor(items, scopes) or head.text in ("it", "they"):
        return None, True
    if head.name("concept_noun") is not None:
        given = [name for item in items[:-1] if (name := item.name("adjective")) is not None]
        return (resolve(given[0], given[0].text), False) if len(given) == 1 else (None, False)
    demonym = head.name("adjective")
    if demonym is not None and demonym.data.get("form") == "people" and plain:
        return resolve(demonym, head.text), False
    return None, False


def _is_topic(items: list[Item]) -> bool:
    """Whether a possessor is a commodity, alone or behind an article."""
    named = items[-1] if items else None
    plain = all(item.kind == "determiner" for item in items[:-1])
    return named is not None and plain and named.name("topic") is not None and named.name("entity") is None


def _is_part_of_world(name: Name, items: list[Item]) -> bool:
    """ "The rich world's", "the free world's": a part of it of which no list is kept."""
    told = [item.text for item in items[:-1] if item.kind != "determiner"]
    return name.ids == ("WORLD",) and any(text not in ("whole", "entire") for text in told)
