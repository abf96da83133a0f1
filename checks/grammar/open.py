"""Numbers that are claims although no measure of the catalogue is named beside them. Examples: open.md.

Whether a number is a claim at all is decided here: could a statistician name the table in which it belongs?
"""

from __future__ import annotations

from collections.abc import Iterator

from checks.claims import Kind, OpenQuery
from checks.grammar.drafts import Draft
from checks.grammar.slots import Slots
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.reading.quantities import Quantity

_TABLED = ("mass", "money", "volume", "energy", "power", "area", "oil", "flow", "gems", "percent", "rate")


def open_quantity(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Copper traded at $9,430 a tonne"; "the dam burst, killing 31 people"."""
    for phrase in _phrases(clause):
        quantity = phrase.quantity
        if quantity is None or not is_claim(quantity, phrase, clause.subject is not None):
            continue
        anchor = slots.sentence.span(quantity.first, quantity.after)
        subject = slots.entity(clause, clause.subject)
        query = OpenQuery(
            quantity.stated, phrase.head, subject if subject is not None and subject.id else None
        )
        yield Draft(
            _kind(quantity, clause, phrase),
            anchor,
            anchor,
            query,
            "open_quantity",
            False,
            clause.frame,
            "no_reference_table",
        )


def _phrases(clause: Clause) -> list[Phrase]:
    return [node for node in clause.nodes if isinstance(node, Phrase)]


def is_claim(quantity: Quantity, phrase: Phrase, asserted: bool) -> bool:
    """Whether a quantity could stand in a statistician's table: a measured amount, a percentage, people or things.

    `asserted`: something is said of a subject; a recipe's "2 kg" has none.
    """
    if quantity.kind == "rate" or quantity.kind in ("money", "percent", "points"):
        return True
    if quantity.kind == "amount":
        large = quantity.has_multiplier or (quantity.stated.value or quantity.stated.holds.low) >= 1000
        return quantity.dimension in _TABLED and (asserted or large)
    if quantity.kind == "count":
        counted = any(word in english().countable for word in phrase.words)
        value = quantity.stated.value
        return counted and (quantity.has_multiplier or (value is not None and value > 12))
    return False


def _kind(quantity: Quantity, clause: Clause, phrase: Phrase) -> Kind:
    verb = clause.verb
    if quantity.kind in ("percent", "part") and (phrase.whole is not None or phrase.share):
        return Kind.SHARE
    if quantity.kind in ("percent", "points") and verb is not None and verb.is_a("rise", "fall"):
        return Kind.CHANGE
    if quantity.kind in ("percent", "part", "points") and phrase.comparative is not None and clause.periods:
        return Kind.CHANGE
    if quantity.kind == "count":
        return Kind.COUNT
    return Kind.VALUE


CONSTRUCTIONS = (open_quantity,)
