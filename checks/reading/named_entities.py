"""Entities that a noun phrase without a measure names: "the United States", "the Chinese", "the BRICS countries"."""

from __future__ import annotations

from typing import Any

from checks.claim_words import EntityWords
from checks.reading.heads import Head
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.reading.possessives import Possession, Resolve


def entity_of(
    run: list[Item], head: Head, has_place: bool, said: Possession, resolve: Resolve
) -> dict[str, Any]:
    """ "The United States", "the Chinese", "is Chinese": what a phrase without a measure denotes."""
    if head.entity is not None:
        related = len(run) > 1 and run[-2].text in english().function["relational_nouns"]
        if related and said.scope is None:  # "South Africa's neighbour Zimbabwe"
            return {"entities": (resolve(head.entity, head.item.text),), "owner": None}
        lies = "site" in head.entity.data  # "Spain's Prado"
        if said.scope is not None or (said.owner is not None and not lies):
            return {}
        if _is_plain(run, head.item):
            return {"entities": (resolve(head.entity, head.item.text),), "owner": None}
        if (place := _place_of_name(run)) is not None:
            title = Phrase(0, 0, place.start, place.end, place.text, place=place.place, only_place=True)
            return {
                "entities": (resolve(head.entity, head.item.text),),
                "title": title,
                "place": None,
            }
        return {"opaque": not has_place}
    if head.demonym is None:
        return {}
    people = resolve(head.demonym, head.item.text)
    if run[0].text == "the" or head.demonym.data.get("form") == "people":
        return {"entities": (people,), "nationality": people}
    return {"nationality": people}


def _is_plain(run: list[Item], head: Item) -> bool:
    """Whether nothing stands before an entity's name that would make it another thing."""
    if len(run) > 1 and run[-2].text in english().function["relational_nouns"]:
        return True  # "its eastern neighbour Rwanda"
    members = head.text.split()[-1] in english().function["member_nouns"] and run[0].text in ("the", "all")
    return all(
        item.kind in ("determiner", "negation")
        or item.text in english().function["harmless_modifiers"]
        or (members and item.kind == "quantity")
        for item in run[:-1]
    )


def group_of(
    before: list[Item], owner: EntityWords | None, scope: str | None, resolve: Resolve, scopes: frozenset[str]
) -> EntityWords | None:
    """The group all of whose members a noun names: "the BRICS countries", "the EU's 27 members"; not "some …"."""
    groups = [item for item in before if item.kind == "name"]
    others = [item for item in before if item.kind != "name"]
    if owner is not None or any(
        item.kind != "quantity" and item.text not in ("the", "all") for item in others
    ):
        return None
    definite = scope is not None or any(item.text in ("the", "all") for item in others)
    if (len(others) > 1 and not definite) or (others and others[0].kind == "quantity" and not definite):
        return None
    if scope is not None and not groups:
        return EntityWords(scope, " ".join(item.text for item in before)) if scope != "WORLD" else None
    name = groups[0].name("adjective", "entity") if len(groups) == 1 and scope is None else None
    if name is None or name.ids == ("WORLD",) or not set(name.ids) & scopes:
        return None
    return resolve(name, groups[0].text)


def some_of_group(run: list[Item], resolve: Resolve, scopes: frozenset[str]) -> EntityWords | None:
    """The group so many of whose members a phrase counts: "four | OPEC countries", "three | G7 members"."""
    quantity, named, nouns = run[0].quantity, run[1:2], [item.text for item in run[2:]]
    members = english().function["member_nouns"]
    if quantity is None or quantity.kind != "count" or not named or not members.issuperset(nouns):
        return None
    name = named[0].name("entity", "adjective")
    said = bool(nouns) or named[0].text.split()[-1] in members
    if name is None or not said or name.ids == ("WORLD",) or not set(name.ids) & scopes:
        return None
    return resolve(name, named[0].text)


def _place_of_name(run: list[Item]) -> Item | None:
    """The place right before a country's name, as its title: "runner-up China", "second-placed Peru", "No. 2 Chile"."""
    item = run[-2] if len(run) > 1 else None
    if item is None or item.place is None or any(each.kind != "determiner" for each in run[:-2]):
        return None
    return item if item.place.strength == "number" or item.text.endswith(("placed", "ranked")) else None
