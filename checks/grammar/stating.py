"""Values that a clause's verb states: "Russia's reserves total 3.8 million tons". Examples: value.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import MeasureWords, PeriodWords
from checks.claims import Frame
from checks.grammar.amounts import compares, is_amount, is_margin, value_draft
from checks.grammar.coming import amount_comes_from, amount_lies_somewhere
from checks.grammar.credited import publisher_gives_entity_measure, publisher_puts_topic_at
from checks.grammar.drafts import Construction, Draft
from checks.grammar.holding import (
    amount_is_mined,
    entity_has_amount,
    entity_is_origin_of_amount,
    entity_where_amount_is_mined,
    people_live_in,
    publisher_credits_entity_with,
)
from checks.grammar.needs import needs
from checks.grammar.parts import all_outside
from checks.grammar.power_given import plants_give_entity_amount, topic_brings_amount_in
from checks.grammar.revised_figures import publisher_revises_figure
from checks.grammar.slots import Slots
from checks.grammar.verb_hedges import HEDGED_BY, hedged_by
from checks.queries import ValueQuery
from checks.reading.clauses import Clause
from checks.reading.foreseen import FORESEEING
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.reading.verbs import Verb
from checks.values import replace

_THOUSAND = 1_000  # of whatever unit the figure before has


@needs("subject", "verb", "amount")
def measure_is_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Russia's reserves total 3.8 million tons"; "its reserves, put at 3.8 million tons, …"; "wind power in Brazil reached …"."""
    subject, verb, power = clause.subject, clause.verb, slots.power_of(clause, clause.subject)
    if (
        subject is None
        or verb is None
        or not (subject.is_measure or power is not None)
        or subject.place is not None
        or (subject.quantity is not None and subject.quantity.kind in ("part", "vague"))
        or len(subject.listed) > 1
        or _of_group_together(subject)
    ):
        return
    amount: Phrase | None = None
    setting = verb.is_a("undergo") and bool(clause.objects) and clause.objects[0].extreme is not None
    if (setting or verb.is_a("value", "be", "stay", *HEDGED_BY)) and clause.objects and not verb.passive:
        amount = clause.objects[0]  # also "set | a new record of 96.9 million barrels a day"
    elif verb.is_a("put", "value", "rank") and (verb.passive or verb.form == "participle"):
        amount = clause.adjunct("at", "to")
    elif verb.lemma == "lie" and clause.objects:
        amount = clause.objects[0]  # "lay | between 0.9 and 1.1 million tons"
    elif verb.is_a("rank", "put") or _is_at(clause, verb):
        amount = clause.adjunct("at")
    elif (verb.lemma in ("hold", "contain") or _yields(clause, verb, subject)) and clause.objects:
        amount = clause.objects[0]
    if amount is None or not is_amount(amount) or amount.quantity is None or compares(clause, amount):
        return
    somebodys = amount.owner is not None or amount.owner_anaphor
    if somebodys or (amount.scope is not None and verb.is_a("exceed", "trail")):
        return  # "dwarf Canada's 1.6 million", "exceeds the euro area's 87%"
    if amount.quantity.kind == "part" or (
        amount.quantity.kind == "percent" and clause.adjunct("of") is not None
    ):
        return
    measure = power or slots.measure(clause, subject, amount)
    if _is_people(subject, measure) or all_outside(clause, subject, slots) is not None:
        return  # "its people are under 15"; "output outside China reached …" is a sum
    for draft in value_draft(
        clause, slots, measure, slots.owner(clause, subject), amount, "measure_is_amount", subject
    ):
        yield hedged_by(draft, verb)


def _is_at(clause: Clause, verb: Verb) -> bool:
    """ "Unemployment | is | now | at 4.3%": where it stands, and nothing else that it would be."""
    tie = clause.adjuncts[0][0] if len(clause.adjuncts) == 1 else ""
    return verb.is_a("be") and not verb.passive and not clause.objects and tie == "at"


def _yields(clause: Clause, verb: Verb, subject: Phrase) -> bool:
    """ "Gold mining in Ghana | produced | 130 tons": a verb that says no more than what its subject measures."""
    if subject.concept is None or verb.passive:
        return False
    if "gdp" in subject.concept.ids and subject.owner is not None:
        amount = clause.objects[0] if len(clause.objects) == 1 else None
        bare = amount is not None and amount.is_bare and amount.concept is None and not amount.opaque
        brings = any("production" in name.ids for name in verb.concepts)
        return bare and brings and not clause.adjuncts  # "Poland's economy | generated | $1 trillion"
    return bool(subject.topics) and any(set(name.ids) & set(subject.concept.ids) for name in verb.concepts)


@needs("active", verb=("value", "be", "exceed", "near", "miss"))
def it_is_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Inflation in Egypt averaged 28% in 2024. In Ghana it stood at 23%": a measure's figure elsewhere, or at another time."""
    verb, told = clause.verb, slots.it_of(clause)
    if told is None or verb is None or verb.passive or not verb.is_a("value", "be", *HEDGED_BY):
        return
    measure, entity = told
    stated = [clause.adjuncts[0][1]] if _is_at(clause, verb) else clause.objects
    amount = stated[0] if stated and all(each.quantity is not None for each in stated) else None
    if amount is None or not is_amount(amount) or amount.quantity is None or compares(clause, amount):
        return
    if is_margin(clause, amount):
        return
    counted = slots.dimensions.get(measure.concept, frozenset())
    fits = (amount.quantity.dimension or "count") in counted
    fits = fits or (amount.quantity.kind == "count" and counted == {"time"})  # "in Nigeria it was 54.6"
    if fits and not amount.topics and amount.concept is None and not amount.opaque:
        for draft in value_draft(clause, slots, measure, entity, amount, "it_is_amount", clause.subject):
            yield hedged_by(draft, verb)


def _of_group_together(measured: Phrase) -> bool:
    """ "The average life expectancy of the G7", "the EU's combined GDP": a mean or a sum of the members."""
    group = measured.scope not in (None, "WORLD") and measured.owner is None and measured.concept is not None
    return group and bool({"average", "mean", "combined", "aggregate", "collective"} & set(measured.words))


def _is_people(subject: Phrase, measure: MeasureWords | None) -> bool:
    """Whether a measure is named by a word for those of whom the amount is told, and is no measure of theirs."""
    generic = subject.concept is not None and bool(subject.concept.data.get("generic"))
    return generic and measure is not None and measure.concept in english().function["concepts_of_people"]


@needs("verb", "measure object")
def publisher_puts_measure_at(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "The USGS puts Vietnam's reserves of rare earths at 22 million tons"; "BP's review has Norway's oil output at …"."""
    verb = clause.verb
    if verb is None or not clause.objects or not clause.objects[0].is_measure:
        return
    source = clause.subject is not None and clause.subject.publisher is not None
    if not (verb.is_a("put") or (verb.lemma == "have" and source)):
        return
    measured, amount = clause.objects[0], clause.adjunct("at", "to") or _given_as(clause)
    ahead = _looks_ahead(clause.subject)
    if is_amount(amount) and amount is not None:
        measure, entity = slots.measure(clause, measured, amount), slots.owner(clause, measured)
        if entity is None and measured.owner_anaphor:
            entity = slots.entity(clause, clause.subject)  # "China kept its output at 270,000 tons"
        spoken = _spoken_value(clause, slots) if measured.anaphor == "measure" and entity is None else None
        if spoken is not None:
            measure, entity = replace(spoken.measure, concept_carried=True), spoken.entity
        name = "publisher_puts_measure_at"
        behind = (
            node for node in slots.sentence.nodes if isinstance(node, Phrase) and node.start >= clause.end
        )
        unsure = source and not slots.sentence.credits and any(node.publisher for node in behind)
        for draft in value_draft(clause, slots, measure, entity, amount, name, measured):
            problem = draft.problem or ("ambiguous_measure" if unsure else None)
            yield replace(draft, problem=problem, frame=ahead or draft.frame)


def _looks_ahead(teller: Phrase | None) -> Frame | None:
    """ "| The projections | put Peru's output at …", "its | target | puts it at …": what tells of things to come, or to be done."""
    if teller is None or teller.entities:
        return None
    meant = Frame.TARGET if teller.head in english().function["intentions"] else None
    return meant if FORESEEING.isdisjoint((teller.head, *teller.words)) else Frame.FORECAST


@needs("active", "object", "adjunct", "amount", verb=("put", "have"))
def publisher_puts_it_at(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Turkey's inflation rate soared. The IMF puts it at 58.5% in 2024"; "…; the 2025 edition has them at 4.6 million"."""
    verb, amount = clause.verb, clause.adjunct("at")
    if verb is None or verb.passive or len(clause.objects) != 1:
        return
    if not (verb.is_a("put") or verb.lemma == "have"):
        return
    it = clause.objects[0]
    if it.words not in (("it",), ("them",)) or amount is None or not is_amount(amount) or amount.topics:
        return
    rest = tuple(pair for pair in clause.adjuncts if pair[1] is not amount)
    stands = replace(it, words=("they",)) if it.words == ("them",) else it
    told = slots.it_of(replace(clause, subject=stands, adjuncts=rest))
    year = PeriodWords()
    if told is None:
        edition = any(time.words.edition is not None for time in clause.periods)
        spoken = _spoken_value(clause, slots) if edition else None
        if spoken is None or _are_several_before(clause, slots):
            return
        told, year = (replace(spoken.measure, concept_carried=True), spoken.entity), spoken.period
    measure, entity = told
    quantity = amount.quantity
    dimension = quantity.dimension if quantity is not None else None
    counted = slots.dimensions.get(measure.concept, frozenset())
    fits = (dimension or "count") in counted or (
        quantity is not None and quantity.bare and bool(year.edition)
    )
    if not fits and quantity is not None and dimension in (None, "", "count"):
        fits = (quantity.stated.value or 0) >= _THOUSAND and bool(slots.with_unit(quantity, measure).unit)
    if fits and amount.concept is None and not amount.opaque:
        for draft in value_draft(clause, slots, measure, entity, amount, "publisher_puts_it_at", it):
            yield _in_year_of(draft, year)


def _are_several_before(clause: Clause, slots: Slots) -> bool:
    """ "India's at 13 million tons and Brazil's at 2 million; the 2025 edition puts | them | at …": whose is not said."""
    spans = (slots.sentence.span(each.first, each.after) for each in slots.sentence.quantities)
    return len([end for _, end in spans if end <= clause.start]) > 1


def _in_year_of(draft: Draft, told: PeriodWords) -> Draft:
    """ "Put Italy's GDP in 2023 at …; the October edition puts it at …": of the year that the other edition's figure is of."""
    query = draft.query
    if told.year is None or not isinstance(query, ValueQuery) or query.period.year is not None:
        return draft
    return replace(draft, query=replace(query, period=replace(told, edition=query.period.edition)))


@needs("subject", "active", "object", "adjunct", "amount", verb=("put", "report", "have"))
def publisher_gives_amount_for(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "The USGS table shows 3,100 tons of silver for Peru in 2024"."""
    subject, verb, whose = clause.subject, clause.verb, clause.adjunct("for")
    if subject is None or verb is None or subject.publisher is None or whose is None or verb.passive:
        return
    amount = clause.objects[0] if len(clause.objects) == 1 and len(whose.entities) == 1 else None
    if amount is None or not is_amount(amount) or amount.owner is not None or compares(clause, amount):
        return
    names = () if amount.opaque or not clause.periods else slots.concept_of_dated_topic(amount)
    names = (amount.concept,) if amount.concept is not None else names
    measure = slots.measure(clause, amount, names=names) if names else None
    entity, name = slots.entity(clause, whose), "publisher_gives_amount_for"
    yield from value_draft(clause, slots, measure, entity, amount, name, whose)


def _given_as(clause: Clause) -> Phrase | None:
    """ "Gives the world's total | as | "more than 90 million tons""."""
    return clause.adjunct("as") if clause.verb is not None and clause.verb.is_a("put") else None


def _spoken_value(clause: Clause, slots: Slots) -> ValueQuery | None:
    """ "Vietnam has 22 million tons of rare earths; the USGS puts the figure at …": the value that "the figure" stands for."""
    for other in reversed(slots.leading_to(clause)):
        for rule in (entity_has_amount, measure_is_amount, publisher_puts_measure_at):
            for draft in rule(other, slots):
                if draft.problem is None and isinstance(draft.query, ValueQuery):
                    return draft.query
    before = slots.value_before()
    return before.query if before is not None else None


MODELS: tuple[Construction, ...] = (
    measure_is_amount,
    it_is_amount,
    entity_has_amount,
    amount_is_mined,
    amount_comes_from,
    amount_lies_somewhere,
    people_live_in,
    plants_give_entity_amount,
    topic_brings_amount_in,
    publisher_puts_measure_at,
    publisher_puts_it_at,
    publisher_credits_entity_with,
    publisher_puts_topic_at,
    publisher_gives_entity_measure,
    publisher_gives_amount_for,
    publisher_revises_figure,
)
CONSTRUCTIONS: tuple[Construction, ...] = (
    *MODELS,
    entity_is_origin_of_amount,
    entity_where_amount_is_mined,
)
