"""Values of several at once: "Chile and Peru mined 5.3 and 2.6 million tons", "… 15 tons apiece". Examples: value.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claims import AggregateQuery, Kind, MeasureWords, OrderQuery, PeriodWords, ValueQuery
from checks.grammar.amounts import coordinated_amounts, is_amount, telling_concepts, value_draft
from checks.grammar.course_amounts import like
from checks.grammar.drafts import Construction, Draft
from checks.grammar.gapped import model_before
from checks.grammar.needs import needs
from checks.grammar.parts import JOINT, of_every_one, together
from checks.grammar.slots import Slots, span
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.phrases import Phrase
from checks.values import replace

_FIGURES = ("figure", "figures", "totals", "numbers", "amounts")


@needs("subject", "active")
def amounts_respectively(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile and Peru produced 5.3 million and 2.6 million tons of copper respectively in 2024"; "… 5.3 and 2.6 million tons …"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or verb.passive or verb.negated:
        return
    amounts = _amounts_until_respectively(clause, slots) or coordinated_amounts(clause, slots)
    if amounts is None:
        return
    told = next((amount for amount in amounts if amount.concept is not None), amounts[-1])
    where = clause.adjunct("in", "for")
    if subject.concept is not None or subject.anaphor == "measure" or subject.head in _FIGURES:
        entities = subject.listed or (where.entities if where is not None else ())
        measure = (
            slots.measure(clause, subject, told) if subject.is_measure else _measure_named(clause, slots)
        )
    else:
        entities = subject.entities
        concepts = telling_concepts(verb.concepts, told, clause, slots)
        measure = slots.measure(clause, told, subject, names=concepts) if concepts else None
    if len(entities) != len(amounts) or measure is None:
        return
    for entity, amount in zip(entities, amounts, strict=True):
        if amount.quantity is None:
            return
        alone = replace(amount, concept=None, topic=None, topics=())
        for draft in value_draft(clause, slots, measure, entity, alone, "amounts_respectively", subject):
            stated = like(amount.quantity, amounts[-1].quantity, slots)
            assert isinstance(draft.query, ValueQuery)
            period = (
                draft.query.period
                if draft.query.period.year is not None
                else _period_behind(amounts[-1], slots)
            )
            yield replace(draft, query=replace(draft.query, stated=stated, period=period))


def _period_behind(amount: Phrase, slots: Slots) -> PeriodWords:
    """The time behind the last of several amounts, which commas part from the verb: "mined 5.3, 2.6 and 1.8 million tons in 2024"."""
    last = next((clause for clause in slots.sentence.clauses if amount in clause.nodes), None)
    return slots.period(last)[0] if last is not None else PeriodWords()


def _measure_named(clause: Clause, slots: Slots) -> MeasureWords | None:
    model = model_before(clause, slots)
    if model is not None and isinstance(model.query, ValueQuery):
        return model.query.measure
    return slots.heading_measure()


def _amounts_until_respectively(clause: Clause, slots: Slots) -> list[Phrase] | None:
    """The amounts between a verb and "respectively", over the commas between them; None where anything else is there."""
    clauses = slots.sentence.clauses
    if not any("respectively" in other.adverbs for other in clauses):
        return None
    at = next(index for index, other in enumerate(clauses) if other is clause)
    amounts: list[Phrase] = []
    for number, other in enumerate(clauses[at:]):
        nodes = other.tail if number == 0 else other.nodes
        if number and other.verb is not None:
            return None
        for index, node in enumerate(nodes):
            if isinstance(node, Phrase) and node.quantity is not None:
                if not is_amount(node):
                    return None
                amounts.append(node)
            elif isinstance(node, Phrase) and not (index and isinstance(nodes[index - 1], Item)):
                return None
        if "respectively" in other.adverbs:
            return amounts if len(amounts) > 1 else None
    return None


@needs("subject", "verb")
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


@needs("no verb", "adjunct")
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
    told = [
        draft.query for draft in amounts_respectively(before, slots) if isinstance(draft.query, ValueQuery)
    ]
    if len(told) < 2:
        return
    anchor, first = slots.sentence.span(amount.quantity.first, amount.quantity.after), told[0]
    members = tuple(query.entity for query in told)
    query = AggregateQuery(
        first.measure, members, slots.with_unit(amount.quantity, first.measure), period=first.period
    )
    reach, name = span(anchor, amount), "amount_between_them"
    problem = "unknown_entity" if any(each.id is None for each in members) else None
    yield Draft(Kind.AGGREGATE, anchor, reach, query, name, frame=before.frame, problem=problem)


CONSTRUCTIONS: tuple[Construction, ...] = (amounts_respectively, each_has_amount, amount_between_them)
RULES: tuple[Construction, ...] = (amount_of_each_told,)
