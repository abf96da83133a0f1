"""Amounts and topics with "of": "45,000 tons | of copper", "5,000 tons | of gravel", "reserves | of rare earths"."""

from __future__ import annotations

from checks.reading.phrases import Phrase
from checks.reading.ties import Complement


def is_total_of(phrase: Phrase, amount: Phrase) -> bool:
    """ "70% of | the world total | of 170 tonnes": a total with the amount that it is."""
    total = phrase.anaphor == "measure" and phrase.scope is not None and phrase.quantity is None
    large = amount.quantity is not None and amount.quantity.kind in ("amount", "count", "money")
    return total and large and is_plain_amount(amount)


def of_topic(found: Complement) -> Phrase | None:
    """ "Reserves of rare earths", "45,000 tons of copper", "output of the metal"."""
    phrase, other = found.phrase, found.other
    if other.is_only_topic and phrase.topic is None and not (other.facility and phrase.quantity is not None):
        qualifiers, modifiers = phrase.qualifiers + other.qualifiers, phrase.modifiers + other.modifiers
        theirs = (
            other.facility or phrase.agent is not None
        )  # "output of the world's mines", "source of Africa's copper"
        scope = phrase.scope or (other.scope if theirs else None)
        return found.grown(
            topic=other.topic, topics=other.topics, qualifiers=qualifiers, modifiers=modifiers, scope=scope
        )
    amount = phrase.quantity is not None and phrase.quantity.kind == "amount"
    if other.anaphor == "topic":
        return found.grown(of_topic=other.text)
    return found.grown() if amount and other.words == ("it",) else None


def amount_of(found: Complement) -> Phrase | None:
    """ "45,000 tons of copper", "45,000 tons of reserves": an amount and what it measures."""
    phrase, other = found.phrase, found.other
    if (grown := of_topic(found)) is not None:
        return grown
    if other.concept is None or phrase.topic is not None:
        return None
    return found.grown(
        concept=other.concept,
        topic=other.topic,
        topics=other.topics,
        owner=other.owner or phrase.owner,
        owner_anaphor=other.owner_anaphor,
        scope=other.scope or phrase.scope,
    )


def is_plain_amount(phrase: Phrase) -> bool:
    """Whether a phrase is an amount, perhaps of some topic: "reserves of | 3.8 million tons"."""
    return (
        phrase.quantity is not None and phrase.concept is None and phrase.owner is None and not phrase.opaque
    )


def is_amount_in_its_units(phrase: Phrase, amount: Phrase) -> bool:
    """ "A fertility rate of | 1.4 births per woman": a number with the words that the measure is counted in."""
    counted, measured = amount.concept, phrase.concept
    if amount.quantity is None or counted is None or measured is None or amount.owner or amount.opaque:
        return False
    per = counted.ids == measured.ids and not {"per", "each"}.isdisjoint(amount.text.lower().split())
    return per and amount.quantity.bare and not amount.topics and amount.scope is None


def amount_of_something_else(found: Complement) -> Phrase | None:
    """ "5,000 tons of gravel", "two of the producers": an amount of what the catalogue does not measure."""
    other = found.other
    if not other.opaque and other.agent is None and not other.facility:
        return None
    return found.grown(head=other.head, words=other.words, opaque=True, topics=other.topics)
