"""What a phrase is to another that "of" or "in" ties to it: a figure of it, a part of it, what it is ordered by."""

from __future__ import annotations

from checks.names import Name
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.values import replace


def is_owned_sum(phrase: Phrase) -> bool:
    """ "America's $997 billion | in military outlays": an amount of somebody's that says what it is one of."""
    amount = phrase.quantity is not None and phrase.quantity.kind in ("money", "amount")
    owned = phrase.owner is not None or phrase.owner_anaphor
    return amount and owned and phrase.concept is None and not phrase.topics and not phrase.opaque


def is_power(phrase: Phrase) -> bool:
    """ "Solar power | in India": what is measured by how much of it is generated, and by nothing else."""
    return (
        phrase.is_only_topic and phrase.topic in english().function["topics_of_power"] and not phrase.opaque
    )


def counts_some(phrase: Phrase, other: Phrase) -> bool:
    """Whether so many, none, or the only one, of the countries or of the first of an ordering are counted."""
    number = phrase.quantity is not None and phrase.quantity.kind == "count" and phrase.quantity.bare
    none, only = phrase.words in (("none",), ("neither",)), phrase.words == ("the", "only", "one")
    if (
        not (number or none or only)
        or phrase.topics
        or phrase.concept is not None
        or phrase.place is not None
    ):
        return False
    noun = other.text.lower().split()[-1]  # "the Gulf | states", "the five Nordic | countries"
    members = noun in english().function["member_nouns"] | english().function["country_nouns"]
    members = members or (only and other.head in english().function["country_nouns"])
    several = other.place is not None and other.place.several
    so_many = other.quantity is None or (other.quantity.bare and other.words[:1] == ("the",))
    return several or (members and so_many and other.owner is None) or other.text.lower() == "them"


def is_figure(phrase: Phrase) -> bool:
    """ "The figure for …", "the total for …": a word that stands for the measure behind it."""
    named = phrase.head in english().function["figure_nouns"] or phrase.head in ("total", "totals")
    return named and phrase.quantity is None


def is_most_of(phrase: Phrase) -> bool:
    """ "The largest amount of | zinc": the most of it."""
    place, amounts = phrase.place, ("amount", "amounts", "volume", "volumes", "quantity", "quantities")
    alone = phrase.agent is None and phrase.owner is None and phrase.scope is None and not phrase.topics
    return place is not None and not place.several and phrase.head in amounts and alone


def as_named(concept: Name | None, other: Name | None) -> Name | None:
    """The concept that "origin" stands for, as its own name where what comes from there is named: "refugees"."""
    if concept is None or other is None or concept.ids[0].split("_")[0] != other.ids[0].split("_")[0]:
        return concept
    return replace(concept, data={each: said for each, said in concept.data.items() if each != "generic"})


def is_origin_of(phrase: Phrase, other: Phrase) -> bool:
    """ "The origin of | the most refugees", "the origin of the largest number of | refugees"."""
    if phrase.concept is None or phrase.head not in english().function["origins"] or other.owner is not None:
        return False
    return other.place is not None or (phrase.place is not None and other.concept is not None)


def can_be_ordered_by(phrase: Phrase) -> bool:
    """Whether a phrase is a plain measure, by which a place may be counted."""
    named = phrase.concept is not None or phrase.agent is not None
    return named and phrase.owner is None and phrase.place is None and not phrase.opaque
