"""Constructions of the kind count: how many satisfy something. Examples: count.md."""

from __future__ import annotations

import math
from collections.abc import Iterator

from checks.claim_words import MeasureWords, Stated
from checks.grammar import (
    count_above,
    count_beyond,
    count_every,
    count_growing,
    count_of_first,
    count_of_those,
    count_only_in,
    count_things,
)
from checks.grammar.among import left_out
from checks.grammar.among_some import all_there_are
from checks.grammar.amounts import only_the_subject
from checks.grammar.counted import count_draft, countries_counted, number_of, so_many, threshold_of
from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.parts import parts, together
from checks.grammar.slots import Slots
from checks.grammar.value_before import model_before
from checks.grammar.wholes_of_shares import is_share
from checks.intervals import Interval, point
from checks.queries import CountQuery, Kind, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.values import replace


@needs("verb", "amount", "counted subject")
def countries_have_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Only four countries hold more than 5 million tons of rare earths"; "No African country has more than 300 million people"."""
    verb, tallied = clause.verb, countries_counted(clause, slots, clause.subject)
    amount = _amount(clause) if tallied is not None and tallied.top is None else None
    if verb is None or tallied is None or amount is None:
        return
    if together(clause, slots):
        return  # "The two countries with the largest reserves have more than a billion tons between them"
    if is_share(amount, slots) and parts(clause, clause.subject, slots) is not None:
        return  # "Three countries – Syria, Ukraine and Afghanistan – account for more than half of all refugees"
    threshold, concepts = threshold_of(amount), verb.concepts
    priced = amount.quantity is not None and amount.quantity.kind == "money" and amount.concept is None
    if priced and tallied.phrase.agent is not None:
        return  # "economies that produce more than $1 trillion" are counted by their size
    if amount.concept is not None:
        concepts = (amount.concept,)
    if (
        threshold is not None
        and not concepts
        and verb.is_a("proverb")
        and (same := _told_in_percent(amount, slots))
    ):
        yield count_draft(clause, slots, tallied, same, threshold, amount, "countries_have_amount")
    if threshold is None or not concepts:
        return
    before = [p for other in slots.leaned_on(clause) if other is not clause for p in other.objects]
    measure = told_of_others(clause, slots, amount) or slots.measure(clause, amount, *before, names=concepts)
    if measure is None:
        return
    unmarked = threshold.unit is None and amount.concept is None and amount.topic is None
    if unmarked and amount.quantity is not None:  # "…; nobody else mined more than 20,000"
        threshold = replace(slots.with_unit(amount.quantity, measure), understates_above=None)
    yield count_draft(clause, slots, tallied, measure, threshold, amount, "countries_have_amount")
    for number, more in zip(clause.objects[1:], clause.objects[2:], strict=False):
        gapped = threshold_of(more)  # "… and sixteen more than 100 million"
        stated = number_of(clause, number) if number.quantity is not None and number.quantity.bare else None
        if gapped is not None and stated is not None and more.concept is None and not more.topics:
            other = replace(tallied, number=stated, phrase=number)
            yield count_draft(clause, slots, other, measure, gapped, more, "countries_have_amount")


def told_of_others(clause: Clause, slots: Slots, amount: Phrase) -> MeasureWords | None:
    """ "Chile mined 5.3 million tons. No other country | had | more than 4 million": what was told of the one before."""
    if clause.verb is None or not clause.verb.is_a("have") or amount.concept is not None or amount.topics:
        return None
    model = model_before(clause, slots)
    told = model.query.measure if model is not None and isinstance(model.query, ValueQuery) else None
    return told or slots.measure_told_before()


@needs("no verb", "object")
def gapped_count(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Three nations released more than two billion tonnes of carbon dioxide in 2024, and five more than one billion".

    "Twenty economies are worth more than a trillion dollars, and four more than $4 trillion".
    """
    phrases = (*clause.objects, *(phrase for tie, phrase in clause.adjuncts if tie == "of"))
    if clause.verb is not None or clause.kind != "fragment" or len(phrases) != 2:
        return
    number, more = phrases
    threshold = threshold_of(more)
    stated = number_of(clause, number) if number.quantity is not None and not number.opaque else None
    if threshold is None or stated is None or more.topics or number.concept is not None or number.topics:
        return
    before = [each for each in slots.leaned_on(clause) if each is not clause]
    rules = (countries_have_amount, count_beyond.economies_exceed_amount)
    model = next((draft for each in before for rule in rules for draft in rule(each, slots)), None)
    told = model.query if model is not None else None
    if model is None or not isinstance(told, CountQuery) or told.measure is None or more.quantity is None:
        return
    if more.concept is not None and told.measure.concept not in more.concept.ids:
        return
    beyond = replace(slots.with_unit(more.quantity, told.measure), understates_above=None)
    query = replace(told, number=stated, threshold=beyond)
    anchor, reach = (number.start, more.end), (model.reach[0], more.end)
    named, frame = "gapped_count", model.frame
    yield Draft(Kind.COUNT, anchor, reach, query, named, model.denied, frame, model.problem)


def _told_in_percent(amount: Phrase, slots: Slots) -> MeasureWords | None:
    """ "Guyana grew by 44% in 2024. No other country managed more than 15%": what was told in percent before."""
    told = (
        slots.measure_told_before()
        if amount.quantity is not None and amount.quantity.kind == "percent"
        else None
    )
    return told if told is not None and slots.is_in_percent(told) and not amount.opaque else None


def _amount(clause: Clause) -> Phrase | None:
    """What those counted have: "5 million tons", "populations | above 200 million", "home | to 200 million people"."""
    first, second = (*clause.objects[:2], None, None)[:2]
    if first is None or first.head == "home":
        return clause.adjunct("to") if first is not None else None
    sized = first.agent if first.head in english().function["country_nouns"] else None
    named = first.concept or sized  # "economies | bigger than $4 trillion"
    if named is None or first.quantity is not None or second is None or second.concept is not None:
        return first
    whole = replace(first, concept=named, quantity=second.quantity, end=second.end)
    return whole if not second.opaque else None


@needs("subject", verb=("be",))
def there_are_countries_with_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "There are 14 countries with more than 100 million people"; "There are just two economies above $10 trillion"."""
    verb, subject, amount = clause.verb, clause.subject, clause.adjunct("with")
    sized = amount is None and len(clause.objects) == 2 and clause.objects[0].agent is not None
    amount = clause.objects[1] if sized else amount
    if (
        verb is None
        or subject is None
        or subject.words != ("there",)
        or not verb.is_a("be")
        or amount is None
    ):
        return
    plain = sized or len(clause.objects) == 1
    tallied = countries_counted(clause, slots, clause.objects[0]) if plain else None
    threshold = threshold_of(amount)
    if tallied is None or tallied.top is not None or threshold is None:
        return
    if (amount.concept is None) != sized or (sized and not amount.is_bare):
        return
    measure = slots.measure(clause, tallied.phrase if sized else amount)
    if measure is not None:
        yield count_draft(
            clause, slots, tallied, measure, threshold, amount, "there_are_countries_with_amount"
        )


@needs("subject", "verb", "object", word=("only", "just", "alone"))
def only_entity_has_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Of the G7 countries only Germany had gross government debt of less than 100 percent of GDP in 2024"; "Only Chile and Peru …"."""
    subject, verb = clause.subject, clause.verb
    if (
        subject is None
        or verb is None
        or not subject.entities
        or not only_the_subject(clause)
        or not clause.objects
    ):
        return
    amount = _amount(clause)
    threshold = threshold_of(amount) if amount is not None else None
    if amount is None or threshold is None:
        return
    names = (amount.concept,) if amount.concept is not None else verb.concepts
    told = told_of_others(clause, slots, amount)
    measure = told or (slots.measure(clause, amount, names=names) if names else None)
    if measure is None or clause.adjunct("than") is not None:
        return
    groups = [p for tie, p in slots.framing(clause) if tie in ("of", "among", "amongst", "in")]
    group = next((p for p in groups if p.entities or p.scope), None)
    among = "WORLD" if group is None else group.entities[0].id if group.entities else group.scope
    some = [
        p for tie, p in slots.framing(clause) if tie in ("of", "among", "amongst") and p.end <= verb.start
    ]
    vague = group is not None and (group.comparative or group.modifiers or group.opaque or group.place)
    if among is None or among not in slots.scopes:
        return
    rows = all_there_are(some[0]) if group is None and len(some) == 1 else None
    among_some = vague or (
        rows is None and any(p is not group for p in some)
    )  # "Of the five largest producers, only Chile …"
    period, problem = slots.period(clause)
    problem = problem or ("ambiguous_measure" if among_some else None)
    stated, (first, *also) = so_many(len(subject.entities)), subject.entities
    query = CountQuery(
        stated, "countries", measure, threshold, among, first, period, also=tuple(also), so_many=rows
    )
    anchor = (clause.start, amount.end)
    yield Draft(
        Kind.COUNT, anchor, anchor, query, "only_entity_has_amount", verb.negated, clause.frame, problem
    )


@needs("subject", "verb", "object", "amount", said=("all", "every"))
def all_but_these_have_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "All G7 members bar Germany had public debts of more than 100% of GDP in 2024": nobody else of them had not."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or verb.negated or subject.words[:1] not in _EVERY:
        return
    group = subject.entities[0].id if len(subject.entities) == 1 else subject.scope
    amount = _amount(clause) if group in slots.scopes and subject.concept is None else None
    threshold = threshold_of(amount) if amount is not None else None
    if amount is None or threshold is None or threshold.value is None or group is None:
        return
    names = (amount.concept,) if amount.concept is not None else verb.concepts
    told = told_of_others(clause, slots, amount)
    measure = told or (slots.measure(clause, amount, names=names) if names else None)
    if measure is None or clause.adjunct("than") is not None:
        return
    over = threshold.holds.high == math.inf
    rest = Interval(-math.inf, threshold.value) if over else Interval(threshold.value, math.inf)
    words = f"not {threshold.words}"
    beyond = replace(threshold, holds=rest, open=rest, words=words, approximator=None)
    period, problem = slots.period(clause)
    bar = left_out(clause, slots)
    query = CountQuery(so_many(len(bar)), "countries", measure, beyond, group, period=period)
    if bar:
        query = replace(query, entity=bar[0], also=bar[1:])
    else:
        none = Stated(0.0, point(0.0), point(0.0), words="none")
        query = replace(query, number=none)
    anchor, name = (subject.start, amount.end), "all_but_these_have_amount"
    yield Draft(Kind.COUNT, anchor, anchor, query, name, False, clause.frame, problem)


_EVERY = (("all",), ("every",))

CONSTRUCTIONS: tuple[Construction, ...] = (
    all_but_these_have_amount,
    countries_have_amount,
    gapped_count,
    there_are_countries_with_amount,
    only_entity_has_amount,
    *count_of_those.CONSTRUCTIONS,
    *count_of_first.CONSTRUCTIONS,
    *count_above.CONSTRUCTIONS,
    *count_beyond.CONSTRUCTIONS,
    *count_only_in.CONSTRUCTIONS,
    *count_every.CONSTRUCTIONS,
    *count_growing.CONSTRUCTIONS,
    *count_things.CONSTRUCTIONS,
)
