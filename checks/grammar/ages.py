"""Amounts that are years of age: "life expectancy at 65", "Japan's population over 65", "unemployment among those under 25"."""

from __future__ import annotations

from checks.grammar.drafts import Draft
from checks.queries import ValueQuery
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase

_OLDEST = 120  # years


def is_an_age(clause: Clause, phrase: Phrase) -> bool:
    """ "Life expectancy at | 65 | in Japan": the age at which something of people is measured."""
    nodes = clause.nodes
    at = next((at for at, node in enumerate(nodes) if node is phrase), 0)
    measured, tie = nodes[at - 2 : at] if at > 1 else (None, None)
    quantity = phrase.quantity
    if not isinstance(measured, Phrase) or tie is None or tie.text != "at" or quantity is None:
        return False
    concepts = set(measured.concept.ids) if measured.concept is not None else set()
    whole = "." not in phrase.text  # "the lowest fertility at | 0.75"
    return whole and quantity.bare and not concepts.isdisjoint(english().function["concepts_of_each_person"])


def is_of_an_age(clause: Clause, draft: Draft) -> bool:
    """ "Japan's population | over 65 | is 36 million", "unemployment among those | over 50 |": how old they are of whom it is told."""
    verb = clause.verb
    if verb is None or not isinstance(draft.query, ValueQuery):
        return False
    told = [node for node in clause.nodes if isinstance(node, Phrase) and node.quantity is not None]
    return any(each.start < verb.start and _ends_with_an_age(each) for each in told)


def _ends_with_an_age(phrase: Phrase) -> bool:
    stated = phrase.quantity.stated if phrase.quantity is not None else None
    if stated is None or stated.unit is not None or not 0 < (stated.value or 0) < _OLDEST:
        return False
    return bool(stated.approximator) and phrase.text.endswith(f" {stated.words}")
