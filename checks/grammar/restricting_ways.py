"""By which way, or as what, a part of an amount is, and what is taken off it: "under contract", "as waste", "before subsidies"."""

from __future__ import annotations

from checks.grammar.complement_of_claim import Complement
from checks.grammar.drafts import Draft
from checks.queries import ChangeQuery, ComparisonQuery, ExtremeQuery, ShareQuery, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english


def by_way_of_something(said: Complement) -> bool | None:
    """ "5.3 million tons | under contract", "… | through brokers", "… | as waste": by which way, or as what, a part of it is."""
    words, phrase = english().function, said.phrase
    if said.tie not in words["prepositions_of_ways"] or isinstance(
        said.draft.query, ChangeQuery | ExtremeQuery
    ):
        return None
    told = phrase.entities or phrase.period or phrase.quantity or phrase.publisher or phrase.place
    if phrase.entities and said.tie not in ("as", "between", "under", "along"):
        return said.names_nobody_asked()  # "via Panama"
    if told or not phrase.opaque or phrase.head in words["harmless_ways"]:
        return None
    if phrase.proper and said.tie == "under":
        return None  # "under Boric"
    if phrase.is_measure or phrase.topics or phrase.facility or phrase.anaphor or phrase.scope:
        return None
    return True if said.tie != "as" or _is_a_kind(said) else None


def is_got_by_another_act(clause: Clause, draft: Draft) -> bool:
    """ "497 TWh of electricity | by burning coal", "… | from burning gas": only as much as that brings forth."""
    query, verb = draft.query, clause.verb
    if not isinstance(query, ValueQuery | ShareQuery) or verb is None:
        return False
    if verb.lemma == "boast" and clause.adjunct("of", "about") is not None:
        return True  # "boasted | of mining | 5.3 million tons"
    if not verb.concepts:
        return False
    whole = english().function["all_that_is_burnt"]
    return any(
        tie.text in ("by", "from", "through")
        and isinstance(act, Item)
        and act.verb_form == "ing"
        and tie.start >= draft.anchor[1]
        and what.text.lower() not in whole
        and not any(query.measure.concept in name.ids for name in act.names)
        for tie, act, what in zip(clause.nodes, clause.nodes[1:], clause.nodes[2:], strict=False)
    )


def net_of_something(said: Complement) -> bool | None:
    """ "$149 billion | before subsidies", "… | after tax": another amount than the whole."""
    netted = said.tie in ("after", "before") and said.phrase.head in english().function["what_is_netted"]
    return True if netted and said.is_of_a_value else None


def _is_a_kind(said: Complement) -> bool:
    """ "… | as waste": a bare noun, and no clause ("as strikes hit"), role ("as a member") or size ("twice as fast as")."""
    phrase, nodes = said.phrase, said.slots.sentence.nodes
    if isinstance(said.draft.query, ComparisonQuery) or len(phrase.words) != 1:
        return False
    behind = next((node for node in nodes if node.start >= phrase.end), None)
    if behind is None or not isinstance(behind, Item) or behind.text == "as":
        return behind is None
    return behind.kind in ("mark", "preposition", "period")
