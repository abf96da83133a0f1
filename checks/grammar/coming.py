"""Amounts that come from somewhere, or lie there: "13,000 tons of rare earths came out of Australian pits". Examples: value.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.amounts import is_amount, value_draft
from checks.grammar.drafts import Draft
from checks.grammar.needs import needs
from checks.grammar.slots import Slots
from checks.grammar.whole import listed_concepts, whole_opening
from checks.grammar.wholes_of_shares import counts_the_fled
from checks.queries import ValueQuery
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase
from checks.values import replace

_COMING = ("come", "emerge")
_GROUND = ("the ground", "the earth", "the soil", "the rock")
_UNDER = ("in", "under", "beneath", "underneath", "below")


@needs("active", "amount subject", "adjunct")
def amount_comes_from(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "At least 13,000 tons of rare earths came out of Australian pits in 2024"; "six million refugees come from Syria"."""
    amount, verb = clause.subject, clause.verb
    if amount is None or verb is None or not is_amount(amount) or verb.passive or verb.lemma not in _COMING:
        return
    source, opening = clause.adjunct("of", "from"), whole_opening(clause, slots)
    mined = source is not None and source.text.lower() in _GROUND
    source = _where_that_is(clause) if mined else source
    bare = amount.is_bare and amount.concept is None and not amount.opaque
    told = _of_what(amount, opening.adjuncts[0][1]) if bare and opening is not None else amount
    people = told is not None and counts_the_fled(told)
    if told is None or source is None or clause.adjunct("to", "into", "via", "through") is not None:
        return  # "5.3 million tons came from Chile | to China"
    if (
        not people
        and not (bare and mined)
        and not (told.topics and (told is not amount or told.concept is None))
    ):
        return
    names = slots.vocabulary_concept("production")
    if told is not amount and told.concept is not None and not people:
        if set(told.concept.ids).isdisjoint(each for name in names for each in name.ids):
            return  # "Of the copper | exported | in 2024, 5.3 million tonnes came from Chile"
        names = (told.concept,)
    measure = slots.measure(clause, told, source, names=names)
    entity = slots.entity(clause, source)
    for draft in value_draft(clause, slots, measure, entity, told, "amount_comes_from", source):
        query = draft.query
        assert isinstance(query, ValueQuery)
        if told is not amount and opening is not None and not clause.periods:
            period, problem = slots.period(opening)
            draft = replace(draft, query=replace(query, period=period), problem=draft.problem or problem)
        yield draft


@needs("verb", "adjunct", "amount")
def amount_lies_somewhere(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Some 9.3 million tons of lithium lie in Chile"; "Beneath Australian soil lie 7 million tons of lithium"."""
    verb, subject, where = clause.verb, clause.subject, clause.adjunct(*_UNDER)
    turned = subject is None or subject.words == ("there",)
    amount = clause.objects[0] if turned and len(clause.objects) == 1 else subject
    if verb is None or amount is None or where is None or len(clause.objects) != turned:
        return
    found = verb.lemma == "find" and verb.passive and not clause.periods  # in 2024 it was discovered
    lies = (verb.is_a("lie") and not verb.is_a("come")) or verb.lemma == "sit" or found
    if not lies or len(clause.adjuncts) != 1:
        return
    names = listed_concepts("concepts_of_lying", slots, amount)
    if not is_amount(amount) or not amount.topics or amount.opaque:
        return
    if amount.concept is not None and not {each for name in names for each in name.ids}.issuperset(
        amount.concept.ids
    ):
        return
    if not (where.is_entity or where.facility) or where.topics:
        return
    measure = slots.measure(clause, amount, names=names)
    if measure is not None:
        name = "amount_lies_somewhere"
        yield from value_draft(clause, slots, measure, slots.entity(clause, where), amount, name, where)


def _where_that_is(clause: Clause) -> Phrase | None:
    """Where what comes out of the ground does: "… | in Togo", "Togo, | where | 1.5 million tons came out of the ground"."""
    where = clause.adjunct("in")
    return clause.antecedent if where is None and clause.opener == "where" else where


def _of_what(amount: Phrase, opening: Phrase) -> Phrase | None:
    """ "Of the copper mined in 2024, | 5.3 million tonnes came from Chile": the amount with what it is of."""
    plain = opening.quantity is None and opening.owner is None and not opening.entities and not opening.opaque
    if not plain or opening.modifiers or opening.scope not in (None, "WORLD"):
        return None
    return replace(
        amount,
        concept=opening.concept,
        topic=opening.topic,
        topics=opening.topics,
        qualifiers=opening.qualifiers,
    )
