"""Another's value behind one told before, with a verb of its own: "…, while Spain managed 160,000 tons". Examples: value.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords, MeasureWords, Stated
from checks.claims import Frame
from checks.grammar.amounts import compares, is_amount, value_draft
from checks.grammar.course_amounts import in_its_unit
from checks.grammar.drafts import Draft
from checks.grammar.needs import needs
from checks.grammar.parts import Parts, all_but_those_left_out, is_the_rest
from checks.grammar.slots import Slots
from checks.grammar.value_before import model_before
from checks.grammar.verb_hedges import HEDGED_BY, hedged_by
from checks.names import Name
from checks.queries import ValueQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.reading.quantities import Quantity
from checks.reading.verbs import Verb
from checks.values import replace


@needs("active", "stated object")
def another_has_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "South Africa mined 380,000 tons of fluorspar in 2024, while Spain managed 160,000 tons"; "(Finland has 83 million)"."""
    subject, verb = clause.subject, clause.verb
    if verb is None or not clause.objects or verb.passive:
        return
    if any(name.data.get("direction") for name in verb.concepts):
        return  # "… while Germany shrank 0.5%" is a change
    if subject is not None and (len(subject.entities) > 1 or is_the_rest(subject)):
        return
    amount = _amount_stated(clause, slots)
    if amount is None or amount.quantity is None or _says_more(clause, amount):
        return
    editions = [time for time in clause.periods if time.words.edition is not None]
    source = _is_source(clause, bool(editions))
    telling = verb.is_a("have", "put", "report") or _is_its_figure(clause)
    if source and not editions and (subject is None or not telling):
        return
    if not source and not _may_have(clause):
        return
    model = model_before(clause, slots)
    if model is not None and _is_of_a_remark_within(model, clause):
        model = _had_before(clause, model, slots)
    if model is None or not isinstance(model.query, ValueQuery):
        return
    told = model.query
    entity = told.entity if source else slots.entity(clause, subject)
    if not source and amount.owner is not None and (entity is None or amount.owner.id != entity.id):
        return  # "Peru mined 100 tons, | surpassing Mali's 70 tons"
    if _tells_another_measure(verb, told.measure, slots) or _is_passed_on(clause, told, source, entity):
        return
    whose = clause.adjunct("for") if source else None
    if whose is not None and len(whose.entities) == 1:
        entity = whose.entities[0]  # "The USGS has 12 million for Canada"
    period, problem = slots.period(clause)[0], None
    if editions:
        period = replace(told.period, edition=editions[0].words.edition)
    foreseen = model.frame is not Frame.ASSERTED and clause.frame is Frame.ASSERTED
    if period.year is None and period.edition is None and not foreseen:  # "… by 2034. | It mines 5.3 million"
        about = any("decade" in time.words.words for time in clause.periods)  # ten years, or about as many
        period, problem = (period, "ambiguous_period") if about else slots.time_carried(clause, told.period)
        problem = problem or slots.unsure_when(clause)
    measure = _in_its_own_unit(told.measure, amount.quantity, verb)
    how = {each for name in verb.concepts for each in name.data.get("qualifiers", "").split()}
    if how:  # "Chile mined 5.3 million tons and Peru | refined …"
        measure = replace(measure, qualifiers=tuple(sorted(how)))
    held = slots.dimensions.get(measure.concept, frozenset(("money",)))
    if amount.quantity.kind == "money" and amount.quantity.dimension not in held:
        return  # "Turkey hosts 2.9 million refugees and spent some $25 billion on them"
    stated = _stated(amount, amount.quantity, model, replace(told.measure, concept_carried=source), slots)
    for draft in value_draft(clause, slots, measure, entity, amount, "another_has_amount", subject):
        query = ValueQuery(measure, entity or EntityWords(None), stated, period)
        reach = (model.reach[0], draft.reach[1])
        yield hedged_by(replace(draft, query=query, reach=reach, problem=draft.problem or problem), verb)


def _stated(amount: Phrase, quantity: Quantity, model: Draft, measure: MeasureWords, slots: Slots) -> Stated:
    """What an amount states; a bare number has the unit of the sentence before: "Japan generated 85 TWh. Belgium managed | 31"."""
    stated = slots.with_unit(quantity, measure)
    before = getattr(model.query, "stated", None)
    if stated.unit is not None or before is None or before.unit is None or model not in slots.before:
        return stated
    alone = quantity.bare and slots.sentence.span(quantity.first, quantity.after)[1] == amount.end
    return (in_its_unit(stated, before) if alone else None) or stated


def _is_source(clause: Clause, by_edition: bool) -> bool:
    """Whether the subject only tells the figure: a publisher, a document, an edition, or nobody."""
    subject = clause.subject
    if subject is None or subject.publisher is not None or (by_edition and not subject.is_entity):
        return True
    return _is_document(subject) and not clause.adjuncts


def _may_have(clause: Clause) -> bool:
    """Whether the subject is somebody who can have the figure, by a verb that says no more than that."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None:
        return False
    passes = verb.is_a(*HEDGED_BY) and not clause.adjuncts  # "Indonesia | passed | the 40,000-tonne mark"
    if not (passes or verb.is_a("proverb", "have", "bear_out", "add", "receive") or verb.concepts):
        return False
    works = subject.facility and not subject.topics
    return subject.is_entity or _is_gapped_owner(subject) or works


def _is_of_a_remark_within(model: Draft, clause: Clause) -> bool:
    """ "Togo, | where 1.5 million tons came out of the ground |, has 30 million": not of the measure that a remark names."""
    subject, verb = clause.subject, clause.verb
    if (
        subject is None
        or verb is None
        or not (subject.end <= model.anchor[0] and model.anchor[1] <= verb.start)
    ):
        return False
    measure = getattr(model.query, "measure", None)
    return measure is not None and not any(measure.concept in name.ids for name in verb.concepts)


def _had_before(clause: Clause, model: Draft, slots: Slots) -> Draft | None:
    """What an amount goes on from behind a remark: what its verb says, as the sentence before told; else the remark's."""
    verb = clause.verb
    before: Draft | None = slots.value_before()
    measure = getattr(before.query, "measure", None) if before is not None else None
    told = verb is not None and any(
        measure is not None and measure.concept in name.ids for name in verb.concepts
    )
    if told and not clause.periods:
        return before
    where = any(
        each.opener == "where" and each.start <= model.anchor[0] < each.end for each in slots.sentence.clauses
    )
    return None if where else model


def _says_more(clause: Clause, amount: Phrase) -> bool:
    """Whether an amount names of what it is, or is a difference."""
    named = amount.topics or amount.concept is not None or amount.opaque
    return bool(named) or compares(clause, amount)


def _tells_another_measure(verb: Verb, measure: MeasureWords, slots: Slots) -> bool:
    """Whether a verb names another measure than the one that was told: "… and Peru | exported | 2 million"."""
    return any(
        measure.concept not in name.ids
        for name in verb.concepts
        if not name.data.get("generic") or _has_its_own(name, measure, verb, slots)
    )


def _is_passed_on(clause: Clause, told: ValueQuery, source: bool, entity: EntityWords | None) -> bool:
    """Whether what is added or received is another amount than what somebody has."""
    verb = clause.verb
    assert verb is not None
    if verb.is_a("add") and clause.adjuncts:
        return True  # "Chile added 100,000 tons | to its output"
    if verb.is_a("add") and entity is not None and entity.id == told.entity.id:
        return True  # "Chile mined 5.3 million tons, | adding 100,000 tons": by how much more
    receives = verb.is_a("receive") and not (source or verb.is_a("proverb", "have") or verb.concepts)
    # what is sent to a country is got there: "Mexico received $68 billion in remittances; Egypt got $30 billion"
    kept = told.measure.concept in english().function["owned_to"] and not clause.adjuncts
    return receives and not kept


def _is_its_figure(clause: Clause) -> bool:
    """ "The USGS's figure is | 310", "… for China | is 380": nothing said of the figure, and nothing behind the amount."""
    subject, verb = clause.subject, clause.verb
    if subject is None or subject.publisher is None or subject.head not in english().function["figure_nouns"]:
        return False
    plain = all(word in ("the", subject.publisher.lower()) for word in subject.words[:-1])
    ends = len(clause.objects) == 1 and all(
        node.end <= clause.objects[0].end or (isinstance(node, Item) and node.kind in ("period", "mark"))
        for node in clause.nodes
    )
    return plain and ends and verb is not None and verb.is_a("be")


def _has_its_own(name: Name, measure: MeasureWords, verb: Verb, slots: Slots) -> bool:
    """ "Norway produced 113 billion cubic metres of gas. | It used four billion of that": what is used is a measure, too."""
    held = (slots.topics.get(each, frozenset()) for each in name.ids)
    return measure.topic is not None and not verb.is_a("have") and any(measure.topic in each for each in held)


def _in_its_own_unit(measure: MeasureWords, quantity: Quantity, verb: Verb) -> MeasureWords:
    """ "That was 4.15% of GDP. | Sweden spent $12 billion": what is spent, and no part of the GDP, where money is told."""
    if quantity.kind != "money":
        return measure
    spent = {
        each
        for percentage in english().percentages
        if percentage.concept == measure.concept
        for name in verb.concepts
        for each in name.ids
        if each in percentage.part - {measure.concept}
    }
    return replace(measure, concept=spent.pop()) if len(spent) == 1 else measure


def world_without(clause: Clause, slots: Slots) -> Parts | None:
    """ "Outside China, the world mined 14,000 tons"; "… the rest of the world 14,000": all but who is named."""
    subject = clause.subject
    if subject is None:
        return None
    if (without := all_but_those_left_out(clause, slots)) is not None:
        return without
    model = model_before(clause, slots) if is_the_rest(subject) else None
    if model is None or not isinstance(model.query, ValueQuery) or model.query.entity.id in slots.scopes:
        return None
    return Parts((model.query.entity,), all_but=True)


def _amount_stated(clause: Clause, slots: Slots) -> Phrase | None:
    """The amount that a clause gives: "7.3 million tons", "the same number, | 380 tonnes"; None where it gives none."""
    said = clause.objects[0]
    words = english().function
    same = said.words[-2:-1] == ("same",) and (
        said.head in words["level_nouns"] or said.head in words["figure_nouns"]
    )
    if not same:
        return said if is_amount(said) else None
    beside = next((other for other in slots.sentence.clauses if other.leans_on is clause), None)
    apart = beside is not None and beside.kind == "fragment" and len(beside.objects) == 1
    amount = beside.objects[0] if beside is not None and apart else said
    return amount if is_amount(amount) else None


def _is_gapped_owner(subject: Phrase) -> bool:
    """ "The Emirates' wells delivered four million barrels a day; | Kuwait's | gave 2.7 million"."""
    return subject.elliptic and subject.owner is not None and not subject.topics and subject.quantity is None


def _is_document(phrase: Phrase) -> bool:
    """ "A consultancy's slide", "the report": what gives figures, and has none of its own."""
    return phrase.head in english().function["documents"] and phrase.quantity is None
