"""What somebody's verb and amount speak of together: what is sold abroad, got from the sun, borne out, mined of what was told."""

from __future__ import annotations

from checks.grammar.slots import Slots
from checks.names import Name
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.reading.verbs import Verb
from checks.values import replace

_LARGE = 1000


def of_what_was_told(amount: Phrase, verb: Verb, slots: Slots) -> Phrase:
    """ "Brazil holds 420,000 tons of tin and mined | 29,000 of them": as many units of what the sentence told of before."""
    some, quantity = amount.some_of, amount.quantity
    if some is None or some.words not in (("them",), ("it",)) or quantity is None or not verb.telling:
        return amount
    weighed = any(
        each.kind == "amount" and each.after <= quantity.first for each in slots.sentence.quantities
    )
    plain = quantity.kind == "amount" or (weighed and (quantity.stated.value or 0) >= _LARGE)
    return replace(amount, some_of=None, opaque=False, head="", of_topic="") if plain else amount


def sold_abroad(clause: Clause, amount: Phrase, slots: Slots) -> tuple[Name, ...]:
    """ "Germany sold goods worth $1.76 trillion | abroad", "… $1.76 trillion worth of | goods abroad": what is exported."""
    exports, named = slots.vocabulary_concept("exports"), amount.concept
    if named is not None and any(set(name.ids) & set(named.ids) for name in exports):
        return (named,)
    if any(tie == "in" and phrase.concept is not None for tie, phrase in clause.adjuncts):
        return ()  # "sent $138 billion | in remittances | abroad"
    away = not english().function["away_adverbs"].isdisjoint(clause.adverbs)
    goods = any(phrase.words == ("goods", "worth") for _, phrase in clause.adjuncts)
    shipped = (
        goods and clause.verb is not None and clause.verb.lemma == "ship"
    )  # "Vietnam shipped goods worth …"
    return exports if (away or shipped) and named is None else ()


def power_received(clause: Clause, amount: Phrase) -> Phrase | None:
    """ "The Netherlands got | 22 TWh from the sun", "Sweden's wind turbines | made 40.5 TWh": what the electricity is of."""
    subject, verb, topics = clause.subject, clause.verb, english().function["topics_of_power"]
    if subject is None or verb is None or amount.quantity is None or amount.opaque:
        return None
    if amount.quantity.dimension != "electricity":
        return None
    if amount.topic in topics:
        return amount if verb.is_a("receive", "have", "proverb") and subject.is_entity else None
    acts = verb.is_a("bear_out", "have", "proverb") or bool(verb.concepts)
    return subject if subject.facility and subject.topic in topics and not amount.topics and acts else None


def is_from_abroad(clause: Clause, amount: Phrase) -> bool:
    """ "Morocco received $12.5 billion | from its citizens abroad"."""
    source, quantity = clause.adjunct("from"), amount.quantity
    if source is None or quantity is None or quantity.kind != "money" or source.entities or amount.topics:
        return False
    words = english().function
    people = words["people_nouns"] | words["people_abroad"]
    away = source.head in words["people_abroad"] or "abroad" in clause.adverbs
    return (away and not source.opaque) or (away and bool(people & set(source.words)))


def is_borne_out(clause: Clause, amount: Phrase, slots: Slots) -> bool:
    """ "South African shafts | gave 120 tonnes", "salt producers | brought 40 million tons to market"; not "gave … to charity"."""
    subject, given = clause.subject, clause.adjunct("to", "for")
    if subject is None or amount.quantity is None or amount.quantity.kind != "amount":
        return False
    if given is not None and given.head not in ("market", "surface"):
        return False
    spoken = subject.topics or len(slots.sentence.context.topics) == 1
    return amount.is_only_of_topic or (bool(spoken) and not amount.opaque and not amount.topics)
