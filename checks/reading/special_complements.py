"""Complements that only certain words take: "no nation on earth", "one of four countries", "refugees from Sudan", "output there"."""

from __future__ import annotations

from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase


def on_earth(phrase: Phrase, nodes: list[Node], index: int) -> Phrase | None:
    """ "No nation | on earth": the world as one word of the catalogue behind its countries."""
    other = nodes[index] if index < len(nodes) else None
    if (
        not phrase.negated
        or phrase.head not in english().function["country_nouns"]
        or phrase.scope is not None
    ):
        return None
    world = isinstance(other, Phrase) and [each.id for each in other.entities] == ["WORLD"]
    return other if isinstance(other, Phrase) and world and other.text.lower().startswith("on ") else None


def one_of_so_many(phrase: Phrase, nodes: list[Node], index: int) -> Phrase | None:
    """ "One of | four countries", "one of only | three African countries": those of whom it is one."""
    if phrase.words != ("one",) or nodes[index : index + 1] == [] or nodes[index].text != "of":
        return None
    behind = nodes[index + 1 : index + 3]
    if behind and isinstance(behind[0], Item) and behind[0].text in ("only", "just"):
        behind = behind[1:]
    countries = behind[0] if behind else None
    if not isinstance(countries, Phrase) or countries.place is not None or countries.quantity is None:
        return None
    counted = countries.quantity.kind == "count" and countries.head in english().function["country_nouns"]
    return countries if counted and countries.owner is None else None


def origin_of(phrase: Phrase, nodes: list[Node], index: int) -> Phrase | None:
    """ "The number of refugees from | Sudan": the owner behind a measure whose name ends in a preposition."""
    other = nodes[index] if index < len(nodes) else None
    tied = phrase.concept is not None and phrase.head.split()[-1] in ("from", "in", "inside", "within")
    if not tied or not isinstance(other, Phrase) or len(other.entities) != 1 or phrase.owner is not None:
        return None
    return other


def bound_of(phrase: Phrase, nodes: list[Node], index: int) -> Phrase | None:
    """ "Public debt | above 110%": the bound that a measure without a verb between has."""
    other = nodes[index] if index < len(nodes) else None
    if phrase.concept is None or phrase.quantity is not None or phrase.place is not None:
        return None
    if not isinstance(other, Phrase) or other.quantity is None or other.concept is not None or other.topics:
        return None
    bound = other.quantity.stated.approximator in ("over", "under")
    tied = other.words[:1] and other.text.lower().split()[0] in english().function["bounding_prepositions"]
    return other if bound and tied and other.owner is None else None


def there_behind(phrase: Phrase, nodes: list[Node], index: int) -> Phrase | None:
    """ "Output | there | was 88,000 tonnes": where the measure's owner is, named before."""
    other = nodes[index] if index < len(nodes) else None
    if not isinstance(other, Phrase) or other.words != ("there",) or phrase.concept is None:
        return None
    owned = phrase.owner is not None or phrase.owner_anaphor or phrase.scope is not None
    return None if owned or phrase.quantity is not None else other


def worth_behind(phrase: Phrase, nodes: list[Node], index: int) -> Phrase | None:
    """The price of a measure in money: "economies | worth | more than $10 trillion"."""
    worth, price = [*nodes[index : index + 2], None, None][:2]
    if phrase.concept is None or phrase.quantity is not None or phrase.place is not None:
        return None
    if worth is None or worth.text != "worth" or not isinstance(price, Phrase) or price.quantity is None:
        return None
    return price if price.quantity.kind == "money" and price.concept is None else None
