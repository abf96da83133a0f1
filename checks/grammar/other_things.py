"""What a measure is said to be of that the catalogue does not know: toys, or diesel vehicles where a table has all."""

from __future__ import annotations

from checks.names import Name
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase


def _kind_of(counted: Phrase, own: set[str]) -> str:
    """ "Built 43,900 | diesel vehicles", where a table has the vehicles built: of which kind; "" where all are meant."""
    amount = counted.quantity
    behind = counted.words[max(amount.after - counted.first, 0) :] if amount is not None else counted.words
    plain = own | english().function["harmless_measure_modifiers"]
    return " ".join(behind) if any(word not in plain for word in behind) else ""


def something_else(clause: Clause, phrases: tuple[Phrase, ...], names: tuple[Name, ...]) -> str:
    """What a measure is said to be of that the catalogue does not know; "" where there is nothing of the kind.

    "The largest exporter of toys", "exported $2 billion of toys", "exports more toys than any other country".
    """
    # "Brews more beer", "eat 124 kilograms of meat": what the concept is called by is nothing else.
    own = {word for name in names for each in name.ids for word in each.casefold().split()}
    hosting = any("hosted" in name.data.get("qualifiers", "") for name in names)
    for each in (*phrases, *clause.objects) if hosting else ():
        if each.nationality is not None and (each.quantity is not None or each is not clause.subject):
            return each.head  # "hosts 2.9 million | Syrians", who are not all that it hosts
    for each in phrases:
        if each.of_unknown and each.of_unknown.casefold() not in own:
            return each.of_unknown
        counted = each.quantity is not None and each.quantity.kind in ("amount", "money", "count")
        counted = counted and each.concept is None and not each.topics
        if counted and each.opaque and each.head in own and (kind := _kind_of(each, own)):
            return kind
        counted = (
            counted and each.head not in own | english().function["relational_nouns"]
        )  # "the two neighbours"
        if counted and each.opaque and not each.is_change and not each.share and each.comparative is None:
            return each.head
    verb, thing = clause.verb, clause.objects[0] if clause.objects else None
    if thing is None or verb is None or verb.passive or not names or not set(names) <= set(verb.concepts):
        return ""
    known = thing.concept or thing.agent or thing.topics or thing.entities or thing.place or thing.extreme
    plain = thing.opaque and thing.quantity is None and not known and thing.head not in ("money", "amount")
    if plain and thing.head in own:
        return _kind_of(thing, own)
    return thing.head if plain else ""
