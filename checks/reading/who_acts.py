"""Who acts where a word may be verb or noun: a people, a country's works, some of a people, each of several."""

from __future__ import annotations

from checks.reading.items import Item
from checks.reading.language import english

BEGINNING_AMOUNTS = ("comparative", "quantity", "place")  # what an act's amount begins with

_BEHIND_NOUNS = ("auxiliary", "possessive", "preposition", "mark", "period", "relative")


def names_works(items: list[Item], first: int, index: int) -> bool:
    """ "The Peruvian | mine | produced …": what stands in a country; but a people acts where an object follows ("the French | mine | uranium")."""
    item, before = items[index], items[index - 1]
    follows = items[index + 1] if index + 1 < len(items) else None
    of_country = before.name("adjective") is not None and before.name("entity") is None
    opened = items[first].kind == "determiner" or before.text.startswith("the ")
    if item.verb_form != "base" or not of_country or not opened:
        return False
    return follows is None or follows.is_verb or follows.kind in _BEHIND_NOUNS


def each_acts(items: list[Item], index: int) -> bool:
    """ "Colombia and Germany | each | host | over two million": a verb between "each" and an amount or a comparative."""
    distributive = index >= 2 and items[index - 1].text in ("each", "both")
    named = distributive and items[index - 2].name("entity") is not None
    told = items[index + 1 : index + 2]
    return named and items[index].verb_form == "base" and bool(told) and told[0].kind in BEGINNING_AMOUNTS


def people_act(items: list[Item], first: int, index: int) -> bool:
    """ "The Dutch | export | more goods": a verb behind a people's name, which an amount or a comparative follows."""
    item, people = items[index], items[index - 1]
    follows = items[index + 1] if index + 1 < len(items) else None
    told_whole = index - first == 1 and people.text.startswith("the ")  # a name with its article
    named = told_whole or (index - first == 2 and items[first].text == "the")
    named = named and people.name("adjective") is not None
    told = follows is not None and follows.kind in BEGINNING_AMOUNTS
    return named and people.capital and item.verb_form == "base" and told


def some_of_people_act(items: list[Item], first: int, index: int) -> bool:
    """ "19% of Ethiopians | use | the internet", "one in five Ethiopians | use | it": a verb between some people and its object."""
    if items[index].verb_form not in ("base", "past", "participle") or index <= first:
        return False
    people, follows = items[index - 1], items[index + 1 : index + 2]
    of_them = first >= len(("19%", "of")) and items[first - 1].text == "of"
    part = items[first - 2 if of_them else first - 1] if index - first == 1 and first else None
    if part is None or part.quantity is None:
        return False
    named = people.name("adjective")
    known = people.text in english().function["people_wholes"] or (
        named is not None and named.data.get("form") == "people"
    )
    object_follows = bool(follows) and follows[0].kind in ("determiner", "word", "name")
    return known and object_follows and part.quantity.is_fraction
