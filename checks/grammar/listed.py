"""Values in lists: "Chile: 5.3 million t; Peru: …". Examples: value.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import MeasureWords, PeriodWords
from checks.grammar.amounts import is_amount, value_draft
from checks.grammar.drafts import Construction, Draft
from checks.grammar.measures_around import measure_around, title_of_list
from checks.grammar.needs import needs
from checks.grammar.pairs import pair
from checks.grammar.slots import Slots
from checks.grammar.slots_told import carried_measure
from checks.queries import ValueQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.values import replace

_TIES = ("with", "at", "on")


@needs("no verb", "object", "amount")
def listed_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Gold reserves, 2024: Russia 12,000 tons; Australia 12,000 tons; South Africa 5,000 tons"; "- China: 270,000 tons" under
    a heading that names the measure; "the largest holders of lithium reserves are Chile (9.3 million tons), Australia (7 million tons) …".
    """
    found = pair(clause)
    if found is None:
        return
    entity, amount = found
    if clause.kind == "parenthesis":
        about = measure_around(clause, slots) or spoken_before(slots)
        if about is None or not _is_plain(amount, about[0], slots):
            return
    else:
        labelled = clause.link == ":"  # "Russia: 630 bcm, | which puts it second"
        others = [each for each in slots.sentence.clauses if not labelled or each.start < clause.start]
        verbless = all(each.verb is None for each in others)
        about = (title_of_list(clause, slots) or _heading(clause, slots)) if verbless else None
    if about is None:
        return
    measure, period = about
    for draft in value_draft(clause, slots, measure, entity.entities[0], amount, "listed_amount", entity):
        assert isinstance(draft.query, ValueQuery)
        kept = draft.query.period if draft.query.period.year is not None else period
        yield replace(draft, query=replace(draft.query, period=kept))


@needs("object", "leans", "amount", kind=("fragment",))
def amount_of_year(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Peru's tin output: 2022 - 28,200 tonnes; 2023 - 26,200 tonnes; 2024 - 31,000 tonnes"."""
    label, first = clause.leans_on, slots.sentence.clauses[0]
    amount = clause.objects[0] if len(clause.objects) == 1 and not clause.adjuncts else None
    if clause.kind != "fragment" or clause.link not in (":", "–", "-") or label is None or amount is None:
        return
    if label.verb is not None or label.objects or label.adjuncts or len(label.periods) != 1:
        return
    title = (
        first.objects[0] if first.verb is None and len(first.objects) == 1 and first is not label else None
    )
    if title is None or title.concept is None or title.quantity is not None or not is_amount(amount):
        return
    if amount.concept is not None or amount.topics or amount.opaque or label.periods[0].words.year is None:
        return
    measure, owner, name = slots.measure(first, title, amount), slots.owner(first, title), "amount_of_year"
    for draft in value_draft(clause, slots, measure, owner, amount, name, title):
        assert isinstance(draft.query, ValueQuery)
        problem = None if draft.problem == "ambiguous_period" else draft.problem
        yield replace(draft, query=replace(draft.query, period=label.periods[0].words), problem=problem)


def _heading(clause: Clause, slots: Slots) -> tuple[MeasureWords, PeriodWords] | None:
    measure = _told_in_its_unit(clause, slots)
    told = any(getattr(draft.query, "measure", None) is not None for draft in slots.before)
    if measure is None and (told or slots.sentence.context.is_under_plain_heading):
        measure = slots.heading_measure() or _of_topic_alone(clause, slots)
    return (measure, slots.sentence.context.period) if measure is not None else None


def _told_in_its_unit(clause: Clause, slots: Slots) -> MeasureWords | None:
    """ "Germany: $88.5 billion, or 1.9% of GDP. | Poland: $38 billion": of the measures told before the one told in money."""
    quantity = clause.objects[-1].quantity
    if quantity is None or quantity.stated.unit is None:
        return None
    told = (getattr(draft.query, "measure", None) for draft in slots.before if not draft.is_open)
    found = {
        (each.concept, each.topic): each
        for each in told
        if isinstance(each, MeasureWords) and quantity.dimension in slots.dimensions.get(each.concept, ())
    }
    if len(found) != 1:
        return None
    only = next(iter(found.values()))
    return carried_measure(only)


def _of_topic_alone(clause: Clause, slots: Slots) -> MeasureWords | None:
    """ "Solar power in numbers. | China: 839 TWh": what a topic is measured by where nothing else is told in that unit."""
    topics, quantity = slots.sentence.context.topics, clause.objects[-1].quantity
    if len(topics) != 1 or quantity is None or quantity.stated.unit is None or clause.link != ":":
        return None
    wanted = english().function["concepts_of_a_bare_topic"] | english().function["concepts_of_lying"]
    found = [
        each
        for each, held in slots.topics.items()
        if topics[0] in held and each in wanted and quantity.dimension in slots.dimensions.get(each, ())
    ]
    if slots.sentence.context.period.year is not None or clause.periods:
        found = [each for each in found if each not in english().function["concepts_of_lying"]] or found
    if len(found) != 1:
        return None
    return MeasureWords(found[0], topics[0], topic_carried=True, concept_carried=True)


def _entity_before(clause: Clause, amount: Phrase) -> Phrase | None:
    """The one entity to whose name a preposition ties an amount: "Peru | at | 2.6 million tons"."""
    at = next((at for at, node in enumerate(clause.nodes) if node is amount), 0)
    before = [n for n in clause.nodes[max(0, at - 3) : at] if isinstance(n, Phrase) or n.kind != "adverb"]
    if len(before) < 2:
        return None
    entity, tie = before[-2:]  # "follows Ghana closely with 70 tons"
    tied = isinstance(tie, Item) and tie.text in _TIES and isinstance(entity, Phrase)
    return entity if tied and isinstance(entity, Phrase) and len(entity.entities) == 1 else None


@needs("adjunct", "amount", word=_TIES)
def entity_at_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile mined the most copper in 2024; the next two were the DRC at 3.3 million tons and Peru at 2.6 million"."""
    amounts = [
        amount
        for tie, amount in clause.adjuncts
        if tie in _TIES and is_amount(amount) and not (tie == "with" and _is_supplied(clause))
    ]
    told = [(entity, amount) for amount in amounts if (entity := _entity_before(clause, amount)) is not None]
    told = [
        (holder, amount)
        for entity, amount in told
        if entity is not clause.subject and (holder := _whose(clause, entity, slots)) is not None
    ]
    about = (measure_around(clause, slots) or spoken_before(slots)) if told else None
    if about is None:
        return
    measure, period = about
    for entity, amount in told:
        if amount.quantity is None or not _is_plain(amount, measure, slots):
            continue
        name = "entity_at_amount"
        for draft in value_draft(clause, slots, measure, entity.entities[0], amount, name, entity):
            assert isinstance(draft.query, ValueQuery)
            kept = draft.query.period if draft.query.period.year is not None else period
            query = replace(draft.query, stated=slots.with_unit(amount.quantity, measure), period=kept)
            yield replace(draft, query=query, denied=False)


def _is_supplied(clause: Clause) -> bool:
    """ "Wind power | supplied | Denmark with 20 TWh": an amount that somebody gets from somebody else."""
    verb = clause.verb
    return verb is not None and bool(clause.objects) and (verb.is_a("bear_out") or verb.lemma == "supply")


def _whose(clause: Clause, entity: Phrase, slots: Slots) -> Phrase | None:
    """Whose an amount behind somebody is: "Australia followed Russia with 290 tons" tells of Australia; None where it is open.

    "Dwarfing Russia with 310 tons" may be either's, unless a title tells of whom more is told: "dwarfing runner-up Russia".
    """
    verb = clause.verb
    if verb is None or verb.passive or not verb.is_a("exceed", "trail") or entity not in clause.objects:
        return leader_of(clause, entity, slots)
    if verb.form == "ing":
        return entity if entity.title is not None else None
    return clause.subject if clause.subject is not None and clause.subject.is_one_entity else None


def leader_of(clause: Clause, entity: Phrase, slots: Slots) -> Phrase:
    """Whose an amount behind an entity is: "Ghana leads | Africa with 150 tons" tells of Ghana."""
    scope = len(entity.entities) == 1 and entity.entities[0].id in slots.scopes
    led = scope and clause.verb is not None and clause.verb.is_a("lead") and entity in clause.objects
    leader = clause.subject if led else None
    return leader if leader is not None and len(leader.entities) == 1 else entity


def spoken_before(slots: Slots) -> tuple[MeasureWords, PeriodWords] | None:
    """The measure and the time of the last claim of the sentence before."""
    found = [draft for draft in slots.before if not draft.is_open and draft.problem is None]
    query = found[-1].query if found else None
    measure = getattr(query, "measure", None)
    if not isinstance(measure, MeasureWords):
        return None
    carried = carried_measure(measure)
    about = slots.of_topic_named(carried)
    return (about, getattr(query, "period", PeriodWords())) if about is not None else None


def _is_plain(amount: Phrase, measure: MeasureWords, slots: Slots) -> bool:
    """Whether an amount is one that a measure can have, and names nothing else."""
    quantity = amount.quantity
    if quantity is None or not is_amount(amount) or amount.opaque or quantity.is_fraction:
        return False
    if amount.concept is not None and measure.concept not in amount.concept.ids:
        return False
    counted = slots.dimensions.get(measure.concept, frozenset())
    fits = quantity.dimension in counted or (quantity.kind == "count" and quantity.stated.unit is None)
    return fits and amount.topics in ((), (measure.topic,))


CONSTRUCTIONS: tuple[Construction, ...] = (
    listed_amount,
    amount_of_year,
    entity_at_amount,
)
