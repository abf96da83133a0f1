"""Exceptions that a sentence makes and a query does not: "excluding oil", "without Escondida", "but for Peru"."""

from __future__ import annotations

from checks.grammar.drafts import Draft
from checks.queries import AggregateQuery, CountQuery
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase


def is_of_place(clause: Clause) -> bool:
    """ "…, the highest of any country | bar Sudan": whether a remark tells a place, among others than who is left out."""
    return clause.verb is None and any(each.place is not None for each in clause.objects)


def excludes(tie: str, phrase: Phrase, draft: Draft) -> bool:
    """ "Excluding oil", "without Escondida": an exception that the query does not make."""
    if tie == "including":
        topic = getattr(getattr(draft.query, "measure", None), "topic", None)
        another = bool(phrase.topics) and topic not in phrase.topics  # "including gas"
        return (phrase.opaque and not phrase.entities) or another  # "including scrap"
    counted_there = draft.construction == "some_of_the_first_are_in" and tie == "outside"
    if tie not in english().function["excluding_prepositions"] or counted_there:
        return False
    made = {each.id for each in getattr(draft.query, "except_for", ())}
    if isinstance(draft.query, AggregateQuery) and draft.query.all_but:
        made = {each.id for each in draft.query.members}
    if isinstance(draft.query, CountQuery) and draft.construction == "all_but_these_have_amount":
        made = {each.id for each in (draft.query.entity, *draft.query.also) if each is not None}
    owner = (phrase.owner,) if phrase.elliptic and phrase.owner is not None else ()
    named = phrase.entities or owner  # "no economy except | China's"
    return not named or not made.issuperset(each.id for each in named)


def tie_of_exception(fragment: Clause, tie: str) -> str:
    """ "The largest | but for Peru": "except", where two words say it."""
    alone = fragment.verb is None and not fragment.objects and len(fragment.adjuncts) == 1
    return "except" if alone and fragment.link == "but" and tie == "for" else tie
