"""Which measure a share is a part of: that of its own words, or the one told before."""

from __future__ import annotations

from checks.claim_words import MeasureWords
from checks.grammar import aggregate, value
from checks.grammar.drafts import Construction, Draft, drafts_by, settle
from checks.grammar.slots import Slots
from checks.grammar.slots_told import carried_measure
from checks.grammar.whole import concepts_of, with_rivals
from checks.grammar.wholes_of_shares import counts_people, is_all_of_a_table, means_all_refugees
from checks.names import Name
from checks.queries import AggregateQuery, OrderQuery, RankQuery, ShareQuery, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase
from checks.reading.verbs import Verb
from checks.values import replace


def measure_of(
    clause: Clause, slots: Slots, part: Phrase, verb: Verb | None, *others: Phrase, lying: bool = False
) -> MeasureWords | None:
    """The measure of the whole; None where it needs no topic and no scope is named ("of GDP" is a measure in percent)."""
    whole = part.whole
    if whole is None:
        return None
    names = concepts_of(part, verb, slots, lying)
    if names is None:
        return None
    if not names and whole.topics:
        return None
    if not names and whole.anaphor == "measure" and verb is not None and verb.concepts:
        named = [other for other in others if len(other.topics) == 1 and other.facility]
        if len(named) == 1:  # "Chile's copper mines supplied 23% of | the world total"
            return slots.measure(clause, named[0], names=verb.concepts)
    if names:
        topicless = not whole.topics and None in frozenset().union(
            *(slots.topics.get(i, frozenset()) for n in names for i in n.ids)
        )
        worldwide = whole.scope is not None or bool(whole.entities) or "world" in whole.text.lower()
        worldwide = worldwide or is_all_of_a_table(whole, slots)
        if topicless and not (worldwide or counts_people(whole) or means_all_refugees(whole)):
            return None
        measure = slots.measure(clause, whole, *others, names=names)
        return with_rivals(measure, names, slots) if measure is not None else None
    return _measure_before(clause, slots, verb)


def _measure_before(clause: Clause, slots: Slots, verb: Verb | None) -> MeasureWords | None:
    """The measure of the claim before: "… feldspar is quarried in Turkey, which accounts for 29 percent of the total"."""
    from checks.grammar.sharing import MODELS  # these constructions ask for a measure here themselves

    model = nearest_claim_before(clause, slots, (*MODELS, *value.CONSTRUCTIONS, *aggregate.CONSTRUCTIONS))
    if model is None:
        ranked = _ranked_before(clause, slots)
        done = verb.concepts if verb is not None else ()
        if ranked is not None and done and not any(ranked.concept in name.ids for name in done):
            return None  # "…, but China | uses | half of the total"
        return _as_verb_says(ranked or slots.heading_measure(), done, slots)
    assert isinstance(model.query, ShareQuery | AggregateQuery | ValueQuery)
    return replace(model.query.measure, concept_carried=True)


def _as_verb_says(told: MeasureWords | None, done: tuple[Name, ...], slots: Slots) -> MeasureWords | None:
    """ "Vietnam mined 4.2 million tons. Guinea | holds | a quarter of the total": of what was told, or of what is held."""
    if told is None or any(told.concept in name.ids for name in done):
        return told
    held = (each for name in done for each in name.ids if told.topic in slots.topics.get(each, frozenset()))
    return replace(told, rivals=tuple(dict.fromkeys((*told.rivals, *held))))


def _ranked_before(clause: Clause, slots: Slots) -> MeasureWords | None:
    """ "Chile is the biggest copper miner, | and accounts for 23% of the total": of the ordering of all the world told right before."""
    from checks.grammar import order, rank  # which ask for shares themselves

    rules = (*rank.CONSTRUCTIONS, *order.CONSTRUCTIONS)
    for before in reversed([other for other in slots.sentence.clauses if other.end <= clause.start]):
        drafts = list(drafts_by(rules, before, slots))
        told = [d.query for d in drafts if isinstance(d.query, RankQuery | OrderQuery)]
        if told and (before.adjuncts or any(draft.problem is not None for draft in drafts)):
            return None  # "the biggest copper miner | on the exchange"
        if told:
            measures = {carried_measure(query.measure) for query in told if query.among == "WORLD"}
            return measures.pop() if len(measures) == 1 else None
    return None


def nearest_claim_before(
    clause: Clause, slots: Slots, rules: tuple[Construction, ...], nearest: bool = False, shares: bool = False
) -> Draft | None:
    """The nearest claim before a clause in its sentence, out of the constructions given; or that of the clause before.

    `shares`: shares alone, also where the same words tell an amount ("75 tonnes are 39% of world output").
    """
    asked = (ShareQuery, AggregateQuery, *(() if shares else (ValueQuery,)))
    earlier = sorted(
        (other for other in slots.sentence.clauses if other.start < clause.start), key=lambda each: each.start
    )
    for before in reversed(earlier[-1:] if nearest else earlier):
        found = [draft for draft in drafts_by(rules, before, slots) if draft.problem is None]
        found = [draft for draft in found if isinstance(draft.query, asked)]
        if found:
            return (
                found[0] if len({draft.query for draft in found}) == 1 else _dated(found) or _settled(found)
            )
    return None


def _settled(found: list[Draft]) -> Draft | None:
    """The one reading that is left of several of the same words; None where more are, or none is sure."""
    kept, _ = settle(found)
    return kept[0] if len(kept) == 1 and kept[0].problem is None else None


def _dated(found: list[Draft]) -> Draft | None:
    """Of several readings of one amount as one value, the only one that has a time; None where they are of several."""
    values = [(draft, draft.query) for draft in found if isinstance(draft.query, ValueQuery)]
    told = {(draft.anchor, q.entity.id, q.measure.concept, q.measure.topic) for draft, q in values}
    if len(values) != len(found) or len(told) != 1:
        return None
    dated = [(draft, query.period) for draft, query in values if query.period.year is not None]
    return dated[0][0] if len({period for _, period in dated}) == 1 else None
