"""Places that several share: "tied for second place", "joint fourth", "ties with Poland". Examples: order.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords, MeasureWords
from checks.grammar.among import among
from checks.grammar.amounts import is_amount, value_draft
from checks.grammar.drafts import Construction, Draft, problem_of
from checks.grammar.held_places import telling
from checks.grammar.measures_around import measure_leaned_on
from checks.grammar.needs import needs
from checks.grammar.order_words import outside_parentheses
from checks.grammar.ordering import names_no_ordering, ordering
from checks.grammar.parts import OF_EVERY_ONE, of_every_one
from checks.grammar.slots import Slots, span
from checks.grammar.slots_told import carried_measure
from checks.grammar.taken_together import names_before
from checks.queries import AggregateQuery, Kind, OrderQuery, RankQuery, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.phrases import Phrase
from checks.values import replace


@needs("place")
def entities_share_place(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Brazil, Israel and Kazakhstan tied for second place among the magnesium smelters in 2024"."""
    found = _sharing(clause, slots)
    if found is None:
        return
    entities, phrase, start = found
    if _partner(clause) is not None:
        return  # "Bolivia ties with Poland for fourth place"
    place, scope = phrase.place, among(clause, slots, phrase)
    held = phrase.concept is not None or not phrase.topics or clause.verb is None
    names = () if held or clause.verb is None else clause.verb.concepts
    measure = slots.measure(clause, phrase, names=names) if names else ordering(clause, slots, phrase)
    if measure is None and names_no_ordering(clause, slots, phrase) and _only_tells_amounts(clause):
        measure = _told_before(clause, slots)
    if place is None or place.several or measure is None or scope is None:
        return
    period, problem = slots.period(clause)
    if measure.concept_carried and period.year is None:
        period = slots.period_told_before(measure) or period
    query = OrderQuery(
        measure,
        None,
        entities,
        exclusive=True,
        level=True,
        among=scope,
        from_bottom=place.from_bottom,
        period=period,
        first=place.low,
    )
    anchor = (start, phrase.end)
    denied = clause.verb is not None and clause.verb.negated
    words = outside_parentheses(anchor, slots)
    yield Draft(Kind.ORDER, words, anchor, query, "entities_share_place", denied, clause.frame, problem)


def _told_before(clause: Clause, slots: Slots) -> MeasureWords | None:
    """ "Indonesia mines the most nickel. Australia and New Caledonia tied for sixth": in what was told before."""
    if clause.leans_on is not None and (around := measure_leaned_on(clause, slots)) is not None:
        return carried_measure(around[0])
    told = slots.measure_told_before()
    return carried_measure(told) if told else None


def _only_tells_amounts(clause: Clause) -> bool:
    """ "… share third place | with 700,000 tons each": whether no complement says in what, or among whom."""
    return all(tie in ("with", "on", "at") and is_amount(phrase) for tie, phrase in clause.adjuncts)


@needs("adjunct")
def entity_ties_with(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Bolivia ties with Poland for fourth place in silver production"."""
    found, with_whom = _sharing(clause, slots), _partner(clause)
    if found is None or with_whom is None or not with_whom.entities:
        return
    entities, phrase, start = found
    place, measure, scope = phrase.place, ordering(clause, slots, phrase), among(clause, slots, phrase)
    if place is None or place.several or measure is None or scope is None:
        return
    period, problem = slots.period(clause)
    rank = RankQuery(
        measure, entities[0], place.low, place.high, scope, place.from_bottom, joint=True, period=period
    )
    order = OrderQuery(measure, entities[0], entities[1:], level=True, period=period)
    own = slots.sentence.span(place.first, place.after)
    ties = [node.start for node in clause.nodes if isinstance(node, Item) and node.end <= with_whom.start]
    named, frame = "entity_ties_with", clause.frame
    denied = clause.verb is not None and clause.verb.negated
    yield Draft(Kind.RANK, own, span(own, (start, own[1])), rank, named, denied, frame, problem)
    anchor = (ties[-1] if ties else start, with_whom.end)
    yield Draft(Kind.ORDER, anchor, span(anchor, (start, anchor[1])), order, named, denied, frame, problem)


@needs("adjunct", "amount", "place", said=OF_EVERY_ONE)
def amount_of_each_sharing(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Bolivia and Poland share fourth place in silver mining, with 1,300 tons each"."""
    amount = clause.adjunct("with", "on", "at")
    if amount is None or not is_amount(amount) or amount.opaque or not of_every_one(clause):
        return
    found = _sharing(clause, slots)
    if found is None:
        return
    members, phrase, _ = found
    measure, name = ordering(clause, slots, phrase), "amount_of_each_sharing"
    if measure is None and names_no_ordering(clause, slots, phrase):
        measure = _told_before(clause, slots)
    for draft in value_draft(clause, slots, measure, members[0], amount, name, phrase):
        assert isinstance(draft.query, ValueQuery)
        told = draft.query
        query = AggregateQuery(told.measure, members, told.stated, "each", period=told.period)
        yield replace(draft, query=query, problem=problem_of(draft.problem, *members))


def _sharing(clause: Clause, slots: Slots) -> tuple[tuple[EntityWords, ...], Phrase, int] | None:
    """Several, the place that they are said to have in common, and where the words that say so begin."""
    verb, subject = clause.verb, clause.subject
    partner = _partner(clause)
    if verb is None:
        return _sharing_without_verb(clause, partner, slots)
    behind = [*clause.objects[:1], *(p for tie, p in clause.adjuncts if tie in ("for", "in", "at"))]
    phrase = next((p for p in behind if p.place is not None), None)
    joint = phrase is not None and phrase.place is not None and phrase.place.joint
    told = verb.is_a("be", "rank", "become", "win") or bool(verb.concepts)
    if subject is None or phrase is None or phrase.owner is not None or subject.is_measure:
        return None
    level = clause.adjunct("in")  # "are | in a tie | for fourth"
    ties = verb.is_a("tie") or (told and level is not None and level.words[-1:] in (("tie",), ("draw",)))
    if not ties and not (joint and told):
        return None
    entities = (*subject.entities, *(partner.entities if partner is not None and ties else ()))
    placed = phrase.only_place or telling(phrase) is not None
    return (entities, phrase, subject.start) if placed and len(entities) > 1 else None


def _partner(clause: Clause) -> Phrase | None:
    """With whom a place is shared: "with | Poland", and not "with | 13,000 tons each"."""
    found = (p for tie, p in clause.adjuncts if tie == "with" and p.quantity is None)
    return next(found, None)


def _sharing_without_verb(
    clause: Clause, partner: Phrase | None, slots: Slots
) -> tuple[tuple[EntityWords, ...], Phrase, int] | None:
    """ "Peru and Chile | tied for third", and "Peru | shares | third place", whose verb reads as a noun."""
    told = [p for p in clause.objects if p.words not in (("each",), ("apiece",))]
    named, phrase = told[:-1], told[-1] if told else None
    if not named or phrase is None or phrase.place is None or not phrase.only_place or phrase.owner:
        return None
    word = named[-1]
    shares = word.head in ("share", "shares", "shared")
    if not shares and not (phrase.place.joint and len(named) == 1):
        return None
    before = names_before(clause, slots)
    entities = [entity for p in (*before, *named) for entity in p.entities]
    if shares and word.owner is not None:
        entities.append(word.owner)  # "Brazil and | Israel share | second place"
    entities += partner.entities if partner is not None else ()
    start = (*before, *named)[0].start
    return (tuple(entities), phrase, start) if len(entities) > 1 else None


CONSTRUCTIONS: tuple[Construction, ...] = (entities_share_place, amount_of_each_sharing, entity_ties_with)
