"""Whose an amount is that follows a place: its holder's, or that of somebody named behind it."""

from __future__ import annotations

from checks.claim_words import EntityWords
from checks.grammar.slots import Slots
from checks.reading.clauses import Clause


def beyond_aside(clause: Clause) -> Clause | None:
    """What an amount leans on: "the second-largest producer, | after China, | with 450 million tons" is no amount of China's."""
    before = clause.leans_on
    aside = before is not None and before.kind == "fragment" and before.verb is None and not before.objects
    if before is None or not aside or (before.link, clause.link) != (",", ",") or len(before.adjuncts) != 1:
        return before
    tie, others = before.adjuncts[0]
    stands = tie in ("after", "behind", "following") or any(node.text == "ahead" for node in before.nodes)
    its = any(phrase.owner_anaphor for _, phrase in clause.adjuncts)  # "…, after China, with its 2 million"
    return before.leans_on if stands and others.is_entity and not its else before


def one_of_those_before(ranked: Clause, clause: Clause, slots: Slots) -> EntityWords | None:
    """ "… third behind Chile |, with 29 |, and America, with 9.5": whose amount follows, where others come in the same way."""
    tie, others = ranked.adjuncts[-1] if ranked.adjuncts else ("", None)
    if tie not in ("behind", "after") or others is None or len(others.entities) != 1 or clause.objects:
        return None
    named, amount = [*(each for each in slots.sentence.clauses if each.start >= clause.end), None, None][:2]
    if named is None or amount is None or named.verb is not None or named.adjuncts:
        return None
    alike = [each for each, _ in amount.adjuncts] == [each for each, _ in clause.adjuncts]
    one = len(named.objects) == 1 and named.objects[0].is_one_entity
    return others.entities[0] if one and alike and amount.verb is None and not amount.objects else None
