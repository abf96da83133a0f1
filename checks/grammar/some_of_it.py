"""Amounts that stand beside a name and are only some of its own, or how much of it is gone: "an area of …", "a fall in output of …"."""

from __future__ import annotations

from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase

_THEIRS = (("its",), ("their",), ("his",), ("her",), ("our",))


def is_some_of_it(clause: Clause, phrase: Phrase) -> bool:
    """Whether an amount beside a name is not all that the name has of what it counts."""
    return _is_a_stretch(phrase) or _are_some_of_them(clause, phrase) or _is_how_much_it_fell(clause, phrase)


def counts_dwellers(phrase: Phrase) -> bool:
    """Whether a phrase counts people who live somewhere, and come from somewhere else: "refugees"."""
    dwellers = english().function["concepts_of_dwellers"]
    return phrase.concept is not None and not dwellers.isdisjoint(phrase.concept.ids)


def _are_some_of_them(clause: Clause, phrase: Phrase) -> bool:
    """ "| Some 2.9 million refugees in Turkey | are Syrian", "on | its | 2.9 million Syrian refugees": not all who are counted."""
    if not counts_dwellers(phrase) or phrase.quantity is None or phrase.owner is None:
        return False
    if phrase.words[:1] in _THEIRS:
        return "origin" in phrase.qualifiers
    verb, leads = clause.verb, phrase.quantity.first == phrase.first
    if not leads or phrase is not clause.subject or verb is None:
        return False
    told = clause.objects[0] if clause.objects else None
    is_so = told is not None and verb.is_a("be") and not (told.quantity or told.place or told.is_measure)
    return is_so or (verb.passive and not verb.concepts and not verb.is_a("report"))


def _is_how_much_it_fell(clause: Clause, phrase: Phrase) -> bool:
    """ "A fall in | Chile's copper output of 5.3 million tons |": by how much, or from or to which level."""
    at = next((at for at, node in enumerate(clause.nodes) if node is phrase), 0)
    change, tie = (clause.nodes[at - 2], clause.nodes[at - 1]) if at > 1 else (None, None)
    quantity = phrase.quantity
    behind = quantity is not None and quantity.first > phrase.first and not quantity.attributive
    return isinstance(change, Phrase) and change.is_change and tie is not None and tie.text == "in" and behind


def _is_a_stretch(phrase: Phrase) -> bool:
    """ "| An area of 7.7 million square kilometres in Australia | burned": not how large the country is."""
    some = phrase.text.lower().startswith(("a ", "an "))
    return (
        some and phrase.owner is not None and phrase.quantity is not None and not phrase.quantity.attributive
    )
