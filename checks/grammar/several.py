"""Values of several at once: "Chile and Peru mined 5.3 and 2.6 million tons", "… 15 tons apiece". Examples: value.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import MeasureWords
from checks.grammar.amounts import is_amount, value_draft
from checks.grammar.drafts import Construction, Draft, problem_of
from checks.grammar.needs import needs
from checks.grammar.parts import JOINT, OF_EVERY_ONE, of_every_one, together
from checks.grammar.slots import Slots, span
from checks.grammar.taken_together import values_told
from checks.grammar.telling_concepts import telling_concepts
from checks.grammar.value_before import model_before
from checks.queries import AggregateQuery, Kind, OrderQuery, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase
from checks.values import replace


def _measure_named(clause: Clause, slots: Slots) -> MeasureWords | None:
    model = model_before(clause, slots)
    if model is not None and isinstance(model.query, ValueQuery):
        return model.query.measure
    return slots.heading_measure()


@needs("subject", "verb", said=OF_EVERY_ONE)
def each_has_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Canada and Zimbabwe mined 15 tons of palladium apiece in 2024"; "Copper reserves in Peru and Australia amount to 100 million tons each"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or verb.negated:
        return
    of_measure = subject.concept is not None and (verb.is_a("value") or verb.is_a("be"))
    members = slots.owners(clause, subject) if of_measure else subject.entities
    if len(members) < 2:
        return
    if verb.passive and not verb.is_a("tie"):
        return
    if subject.quantity is not None or "respectively" in clause.adverbs or not of_every_one(clause):
        return
    amount = clause.objects[0] if clause.objects else clause.adjunct("on", "at", "with")
    if amount is None or not is_amount(amount) or amount.quantity is None or amount.opaque:
        return
    measure = slots.measure(clause, subject) if of_measure else _measure_of_each(clause, slots, amount)
    unknown = next((entity for entity in members if entity.id is None), members[0])
    for draft in value_draft(clause, slots, measure, unknown, amount, "each_has_amount", subject):
        assert isinstance(draft.query, ValueQuery)
        told = draft.query
        query = AggregateQuery(told.measure, members, told.stated, "each", period=told.period)
        yield replace(draft, query=query)


def _measure_of_each(clause: Clause, slots: Slots, amount: Phrase) -> MeasureWords | None:
    """What the verb and the amount name; what the value before is of where both say nothing ("are tied on 15 apiece")."""
    assert clause.verb is not None
    bare = not amount.topics and amount.concept is None and not any(each.topics for each in clause.objects)
    told = _measure_named(clause, slots) if bare and clause.verb.concepts else None
    if told is not None and any(told.concept in name.ids for name in clause.verb.concepts):
        topic = told.topic is not None
        carried = replace(told, concept_carried=True, topic_carried=topic)
        return (
            carried if slots.sentence.clauses[0] is clause else told
        )  # "America exported 115 billion cubic metres of LNG. Qatar and Australia each | exported 107 billion"
    concepts = telling_concepts(clause.verb.concepts, amount, clause, slots)
    if concepts:
        return slots.measure(clause, amount, names=concepts)
    if amount.topics or amount.concept is not None or not clause.verb.is_a("be", "have", "proverb", "rank"):
        return None
    return _measure_named(clause, slots)


@needs("no verb", "adjunct", said=OF_EVERY_ONE)
def amount_of_each_told(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Thailand and Nigeria shared fourth place in rare-earth mining in 2024, with 13,000 tons each"; "…, each with …"."""
    amount = clause.adjunct("with", "at")
    if clause.verb is not None or amount is None or not of_every_one(clause) or not is_amount(amount):
        return
    told = max(slots.here_before(clause), key=lambda draft: draft.anchor, default=None)
    query = told.query if told is not None and told.problem is None else None
    members = query.listed if isinstance(query, OrderQuery) and query.entity is None else ()
    if told is None or query is None or len(members) < 2 or amount.opaque or _names_more(clause):
        return
    for draft in value_draft(clause, slots, query.measure, members[0], amount, "amount_of_each_told"):
        assert isinstance(draft.query, ValueQuery)
        period = draft.query.period if clause.periods else query.period
        each = AggregateQuery(query.measure, members, draft.query.stated, "each", period=period)
        yield replace(draft, query=each)


def _names_more(clause: Clause) -> bool:
    return any(phrase.words not in (("each",), ("apiece",)) for phrase in clause.objects)


@needs("object", "leans", "amount", kind=("fragment",))
def amount_between_them(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile and Peru mined 5.3 and 2.6 million tons of copper in 2024, 7.9 million tons between them"; "…, a combined 7.9 million"."""
    amount = clause.objects[0] if len(clause.objects) == 1 else None
    if clause.kind != "fragment" or amount is None or amount.quantity is None or not is_amount(amount):
        return
    joint = together(clause, slots) or not JOINT.isdisjoint(amount.words)
    before = clause.leans_on
    if (
        not joint
        or amount.topics
        or amount.concept is not None
        or before is None
        or clause.link not in (",", "–", "or")
    ):
        return
    told = values_told(clause, slots)
    if not told or amount.quantity.kind in ("multiple", "part"):
        return
    anchor, first = slots.sentence.span(amount.quantity.first, amount.quantity.after), told[0]
    members = tuple(query.entity for query in told)
    query = AggregateQuery(
        first.measure, members, slots.with_unit(amount.quantity, first.measure), period=first.period
    )
    reach, name = span(anchor, amount), "amount_between_them"
    problem = problem_of(None, *members)
    yield Draft(Kind.AGGREGATE, anchor, reach, query, name, frame=before.frame, problem=problem)


@needs("no verb", "object", "amount", kind=("fragment",))
def gapped_each_has_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Britain spent $81.8 billion on its armed forces in 2024 and Ukraine and France $64.7 billion each"."""
    told = [phrase for phrase in clause.objects if phrase.words not in (("each",), ("apiece",))]
    if clause.verb is not None or len(told) != 2 or not of_every_one(clause) or clause.adjuncts:
        return
    named, amount = told
    model = model_before(clause, slots) if len(named.entities) > 1 and named.quantity is None else None
    plain = is_amount(amount) and not (amount.opaque or amount.concept or amount.topics or amount.owner)
    if model is None or not isinstance(model.query, ValueQuery) or not plain:
        return
    measure, members, period = model.query.measure, named.entities, model.query.period
    for draft in value_draft(clause, slots, measure, members[0], amount, "gapped_each_has_amount", named):
        assert isinstance(draft.query, ValueQuery)
        period = draft.query.period if clause.periods else period
        each = AggregateQuery(measure, members, draft.query.stated, "each", period=period)
        problem = problem_of(None, *members)
        yield replace(draft, query=each, denied=model.denied, frame=model.frame, problem=problem)


CONSTRUCTIONS: tuple[Construction, ...] = (each_has_amount, gapped_each_has_amount)
RULES: tuple[Construction, ...] = (amount_of_each_told, amount_between_them)
