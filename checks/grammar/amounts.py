"""Amounts that a measure can have, and the claim that it has one: what the constructions of the kind value share."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords, MeasureWords, PeriodWords
from checks.digits import measured
from checks.grammar.amounts_unsaid import almost, goes_to_more, opens_with_not
from checks.grammar.drafts import Draft
from checks.grammar.people_told_of import as_people_told_of
from checks.grammar.slots import Slots, span
from checks.grammar.slots_heads import is_by_the_head
from checks.queries import Kind, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.reading.quantities import Quantity

_FEW = 1000
_AMOUNTS = ("amount", "money", "count", "percent", "part", "vague")


def is_amount(phrase: Phrase | None) -> bool:
    """Whether a phrase is a quantity that a measure can have, and not a place or a rate."""
    if phrase is None or phrase.quantity is None or phrase.place is not None or phrase.is_part:
        return False
    if phrase.concept is None and phrase.head in english().function["country_nouns"]:
        return False  # "burglaries were recorded at | four branches"
    if phrase.quantity.attributive and phrase.head in ("economies", "countries", "nations"):
        return False  # "the world had | 19 trillion-dollar economies"
    return phrase.quantity.kind in _AMOUNTS or is_by_the_head(phrase)


def is_rise(amount: Phrase, slots: Slots) -> bool:
    """ "+255 TWh": an amount by which something rose; not of what is told in percent, which may be above nothing."""
    first = amount.quantity.first if amount.quantity is not None else 0
    return first > 0 and slots.sentence.tokens[first - 1].text == "+"


def _counts_what_may_be_done(clause: Clause, amount: Phrase) -> bool:
    """ "Released 52 | records |", "held 1,385 | books |": a number of things whose name is a verb elsewhere."""
    verb, quantity = clause.verb, amount.quantity
    if verb is None or quantity is None or quantity.kind != "count" or verb.end > amount.start:
        return False
    behind = next((node for node in clause.nodes if node.start >= amount.end), None)
    plural = isinstance(behind, Item) and behind.is_verb and behind.text.endswith("s")
    return plural and behind is not None and behind.start <= amount.end + 1 and len(amount.words) == 1


def value_draft(
    clause: Clause,
    slots: Slots,
    measure: MeasureWords | None,
    entity: EntityWords | None,
    amount: Phrase,
    construction: str,
    *others: Phrase | None,
) -> Iterator[Draft]:
    """The claim that somebody's measure has an amount; nothing where the words around it make it another one."""
    if measure is None or amount.quantity is None:
        return
    counted = clause.subject is not None and clause.subject.quantity is not None  # "just 36% of Indians"
    if (only_the_subject(clause) and not counted) or almost(clause) or opens_with_not(clause):
        return
    if _counts_what_may_be_done(clause, amount) or (
        is_rise(amount, slots) and not amount.quantity.is_fraction
    ):
        return
    quantity, measure = amount.quantity, as_people_told_of(measure, clause, amount, slots)
    if quantity.is_fraction and _is_of_another_whole(amount, measure):
        return
    if amount.concept is not None and amount.concept.data.get("of_each"):
        return  # "two cars per head", where a table has them by the thousand
    if goes_to_more(clause, slots, measure) or _is_a_part_of_one(quantity, measure, slots):
        return
    if quantity.is_fraction and "percent" not in slots.dimensions.get(measure.concept, ("percent",)):
        return
    period, problem = slots.period(clause, amount)
    if period == PeriodWords() and problem is None:
        period, problem = slots.time_carried(clause, slots.period_told_before(measure) or period)
    if slots.has_other_rate(clause, amount):
        problem = problem or "unit_mismatch"
    if entity is None or entity.id is None:
        problem = problem or "unknown_entity"
    elif amount.scope not in (None, "WORLD", entity.id) or _is_of_such_as(clause, amount):
        problem = problem or "ambiguous_measure"  # "13.9 million customers | in Europe"
    anchor = slots.sentence.span(quantity.first, quantity.after)
    stated = slots.in_unit_of_heads(slots.with_unit(quantity, measure), measure.concept)
    if measure.concept in english().function["concepts_with_decimals"]:
        stated = measured(stated)
    yield Draft(
        Kind.VALUE,
        anchor,
        span(anchor, amount, *others),
        ValueQuery(measure, entity or EntityWords(None), stated, period),
        construction,
        denied=clause.verb is not None
        and clause.verb.negated
        and not _is_of_who_acts(clause, amount, entity),
        frame=clause.frame,
        problem=problem,
    )


def _is_of_another_whole(amount: Phrase, measure: MeasureWords) -> bool:
    """ "237% of tax revenue", "237% of exports": a percentage of what its measure, which is told in percent of GDP, is no part of."""
    whole = amount.whole
    if whole is None:
        return False
    told = [each for each in english().percentages if each.concept == measure.concept]
    called = {whole.head, " ".join(whole.words).removeprefix("the ")}
    if whole.concept is not None:
        return any(
            {each.of, each.concept}.isdisjoint(whole.concept.ids) and called.isdisjoint(each.words)
            for each in told
        )
    return whole.opaque and any(called.isdisjoint(each.words) for each in told)


def _is_of_such_as(clause: Clause, amount: Phrase) -> bool:
    """ "213,000 | paying | visitors": a number whose noun a participle parts from it."""
    nodes = clause.nodes
    at = next((at for at, node in enumerate(nodes) if node is amount), len(nodes))
    doing, noun = (*nodes[at + 1 : at + 3], None, None)[:2]
    if amount.concept is not None or amount.topics or not isinstance(doing, Item) or not doing.is_verb:
        return False
    return doing.verb_form == "ing" and isinstance(noun, Phrase) and noun.start <= doing.end + 1


def _is_of_who_acts(clause: Clause, amount: Phrase, entity: EntityWords | None) -> bool:
    """ "Nigeria's 238 million people | did not vote", "does not exceed | Canada's 12 million": of what something else is denied."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None:
        return False
    if not subject.start <= amount.start < subject.end:
        return amount.owner is not None and amount.owner == entity
    owned = subject.owner is not None or subject.owner_anaphor  # but "500 tons is not Peru's output"
    return not verb.passive and (owned or not verb.is_a("be"))


def _is_a_part_of_one(quantity: Quantity, measure: MeasureWords, slots: Slots) -> bool:
    """ "1.61" of people: what is counted in whole ones, and has no decimals of its own."""
    value, counted = quantity.stated.value, slots.dimensions.get(measure.concept) == frozenset(("count",))
    decimals = measure.concept in english().function["concepts_with_decimals"]
    small = value is not None and abs(value) < _FEW and not float(value).is_integer()
    return counted and small and not decimals and quantity.kind == "count" and not quantity.has_multiplier


def only_the_subject(clause: Clause) -> bool:
    """ "Only Germany had …": the quantifier is part of what is asserted, so no value is."""
    subject = clause.subject
    return subject is not None and any(
        isinstance(node, Item) and node.text in ("only", "just", "alone") and node.end <= subject.start
        for node in clause.nodes
    )


def compares(clause: Clause, amount: Phrase) -> bool:
    """Whether the amount is a difference: "1.2 million tons more than Australia"."""
    if amount.comparative is not None or clause.adjunct("than") is not None:
        return True
    return any(
        isinstance(node, Item) and node.comparative is not None and node.start >= amount.end
        for node in clause.tail
    )


def is_margin(clause: Clause, amount: Phrase) -> bool:
    """ "It was | 2.7 million tons | ahead": by how much, and nobody's figure."""
    behind = next((node for node in clause.nodes if node.start >= amount.end), None)
    return isinstance(behind, Item) and behind.text in english().function["differences"]


def coordinated_amounts(clause: Clause, slots: Slots) -> list[Phrase] | None:
    """The amounts of "5.3, 2.6 and 1.8 million tons of copper" behind a verb; None where it is one, or they say more.

    Only the last one may have a topic: "copper and zinc" are told of the same, "5.3 million tons of copper and 2.6 of zinc" not.
    """
    verb, nodes = clause.verb, slots.sentence.nodes
    behind = [node for node in nodes if verb is not None and node.start >= verb.end]
    if len(behind) < 3 or not isinstance(behind[0], Phrase) or behind[0].quantity is None:
        return None
    amounts: list[Phrase] = []
    link = ""
    for node in behind:
        if isinstance(node, Phrase) and is_amount(node) and (link or not amounts):
            amounts.append(node)
            if link.endswith("and"):
                break
            link = ""
        elif amounts and isinstance(node, Item) and (node.text == "," or node.kind == "conjunction"):
            link = node.text if not link else link + node.text
        else:
            return None
    bare = all(
        not amount.topics and not amount.opaque and amount.comparative is None for amount in amounts[:-1]
    )
    return amounts if len(amounts) > 1 and link.endswith("and") and bare else None
