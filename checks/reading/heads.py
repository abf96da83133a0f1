"""The head of a noun phrase: its last word, what that can be, and the entities that stand before it."""

from __future__ import annotations

from checks.claim_words import EntityWords
from checks.names import Name
from checks.reading.items import Item
from checks.reading.language import english
from checks.values import dataclass

_LEVELS = ("total", "totals", "figure", "figures", "level", "levels", "capacity", "volume", "volumes")


@dataclass(frozen=True, slots=True)
class Head:
    """What the last word of a phrase can be, and the entities that stand before it ("Chilean", "China")."""

    item: Item
    concept: Name | None
    agent: Name | None
    entity: Name | None
    demonym: Name | None
    before: tuple[Name, ...]

    @property
    def is_known(self) -> bool:
        """Whether the catalogue knows the word, or it is an amount or a place."""
        named = (
            self.concept
            or self.agent
            or self.entity
            or self.demonym
            or self.item.name("topic", "concept_adjective")
        )
        return bool(named) or self.item.kind in ("quantity", "place")


def _is_of_one(run: list[Item]) -> bool:
    """ "The | US | economy", "UK | economy"; not "one | G7 | economy"."""
    named = run[-2].name("entity") if len(run) > 1 else None
    return named is not None and (len(run) == 2 or run[0].text == "the")


def head_of(run: list[Item], owner: EntityWords | None, has_place: bool, beside: bool) -> Head:
    """The head of the items behind possessives; a country noun is a measure ("economy") only with an owner or a price."""
    item = run[-1]
    concept = item.name("concept_noun")
    if concept is not None and "done" in concept.data and not any(map(_is_count, run[:-1])):
        concept = None  # "512,000 | copies" were sold, and not "copies of the book"
    if item.text in english().function["country_nouns"] and not has_place:
        owned = owner is not None or any(each.name("adjective") is not None for each in run[:-1])
        owned = owned or (beside and item.text == "economy")
        if item.text == "economies":
            owned = beside and _are_sizes(run)
        sized = any(each.comparative for each in run[:-1]) or _is_of_one(run)
        owned = owned or (item.text == "economy" and sized)  # "the US | economy", "a larger | economy"
        priced = any(each.quantity is not None and each.quantity.kind == "money" for each in run[:-1])
        if not (owned or priced):
            concept = None  # "the largest country" speaks of its area, "a country" does not
    if concept is None and len(run) > 1 and item.kind == "word" and item.text in _LEVELS:
        concept = run[-2].name("concept_noun")
    return Head(
        item,
        concept,
        item.name("concept_agent"),
        item.name("entity"),
        item.name("adjective"),
        _givers(run[:-1]),
    )


def _is_count(item: Item) -> bool:
    return item.quantity is not None and item.quantity.kind == "count"


def _are_sizes(run: list[Item]) -> bool:
    """ "The economies | of Germany and Japan", "economies | worth $2 trillion"; but not "two economies of the G7"."""
    return run[-1].text == "economies" and all(item.kind == "determiner" for item in run[:-1])


def _givers(items: list[Item]) -> tuple[Name, ...]:
    """The entities named before a head, adjectives first: those that are nothing else, those that are names, too."""
    items = [item for item in items if item.names]
    if not items:
        return ()
    adjectives = [
        (item.name("entity") is not None, name) for item in items if (name := item.name("adjective"))
    ]
    nouns = [name for item in items if not item.name("adjective") and (name := item.name("entity"))]
    return (*(name for _, name in sorted(adjectives, key=lambda pair: pair[0])), *nouns)


def qualifies_a_measure(item: Item, before: Item) -> bool:
    """Whether a name only picks a reading of the measure before it: "GDP | at purchasing-power parity"."""
    only = bool(item.names) and all(name.kind == "qualifier" for name in item.names)
    return only and before.name("concept_noun", "concept_agent") is not None
