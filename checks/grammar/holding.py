"""Values that an entity is said to hold or bring forth: "Russia holds 3.8 million tons of rare earths". Examples: value.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords, MeasureWords
from checks.grammar.amounts import compares, is_amount, value_draft
from checks.grammar.credited import measure_credited
from checks.grammar.doers import picks_some
from checks.grammar.drafts import Draft
from checks.grammar.each_person import names_them_all, where_they_live
from checks.grammar.held_amounts import (
    is_borne_out,
    is_from_abroad,
    of_what_was_told,
    power_received,
    sold_abroad,
)
from checks.grammar.needs import needs
from checks.grammar.origins import measured_from
from checks.grammar.parts import all_but, all_but_those_left_out, denotes_several_together, is_the_rest
from checks.grammar.slots import Slots
from checks.grammar.telling_concepts import telling_concepts, topic_adjuncts, what_is_done
from checks.names import Name
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.reading.verbs import Verb
from checks.values import replace

_BEING_THERE = ("work", "operate", "stand", "serve", "practise", "exist")
_OF_VISITS = ("for", "to", "by", "from", "with", "without", "as", "via")  # "for the first time", "to ski"
_DWELLING = ("live", "reside", "stay", "shelter", "dwell", "wait")


@needs("subject", "active", "amount object")
def entity_has_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Russia holds 3.8 million tons of rare earths"; "Australia mined 13,000 tons of rare earths in 2024"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or not clause.objects or subject.quantity is not None:
        return
    amount = of_what_was_told(clause.objects[0], verb, slots)
    living = _names_a_people(subject)
    measured = subject.concept is not None and not living and not _brings_forth(clause, amount, slots)
    some = subject.concept is not None and not english().function["picking_some"].isdisjoint(subject.words)
    if measured or some or subject.anaphor == "measure":
        return
    if (
        denotes_several_together(clause, subject, slots)
        or is_the_rest(subject)
        or all_but(clause) is not None
        or all_but_those_left_out(clause, slots) is not None
    ):
        return
    if not is_amount(amount) or verb.passive or compares(clause, amount):
        return
    if _tells_which_people(clause, amount):
        return
    by = clause.adjunct("by")
    if by is not None and verb.end <= by.start < amount.start and by.quantity is None:
        return  # "Chilean mines owned | by BHP | produced 1.2 million tons"
    concepts, amount, power = _what_it_has(clause, subject, verb, amount, slots)
    if concepts:
        elsewhere = [where for tie, where in slots.framing(clause) if tie == "in" and where.entities]
        elsewhere = [at for at in elsewhere if not slots.lie_in((each.id for each in subject.entities), at)]
        if subject.entities and any(where.entities != subject.entities for where in elsewhere):
            return  # "in Vietnam, Russia holds …" is about neither country's own
        if any(
            other.adjunct("with", "alongside") and _names_partner(other) for other in slots.leading_to(clause)
        ):
            return  # "Chile, with Peru, produced …"
        sources = topic_adjuncts(clause) if power is None else [power]
        measure = slots.measure(clause, amount, *sources, subject, names=concepts)
        bringing = subject.owner if subject.concept is not None and not living else None
        counts = subject.publisher is not None and not subject.entities  # "SIPRI counted $2,718bn worldwide"
        entity = bringing or _of_each_person(clause, slots, subject, measure)
        entity = entity or (slots.owner(clause, amount) if counts else slots.entity(clause, subject))
        if living and entity is None:
            return  # "Peru's people mine …"
        if measure is not None and _grows_what_was_told(clause, measure, slots):
            return
        yield from value_draft(clause, slots, measure, entity, amount, "entity_has_amount", subject)


def _grows_what_was_told(clause: Clause, measure: MeasureWords, slots: Slots) -> bool:
    """ "Remittances rose by 9%. India saw | growth of 15% | to $138 billion": of what came to that, or was told before."""
    reached, told = clause.adjunct("to"), slots.measure_told_before()
    if measure.concept != "growth":
        return False
    other = told is not None and told.concept not in ("growth", "gdp") and not slots.is_in_percent(told)
    return other or (reached is not None and reached.quantity is not None)


def _tells_which_people(clause: Clause, amount: Phrase | None) -> bool:
    """ "Is home to 40,000 people | fleeing the war": what those told of do, who need not be all who live there."""
    behind = clause.objects[1] if len(clause.objects) > 1 else None
    people = amount is not None and amount.concept is not None and bool(amount.concept.data.get("generic"))
    next_to = amount is not None and behind is not None and behind.start == amount.end + 1
    return people and next_to and behind is not None and behind.words[:1][0].endswith("ing")


def _what_it_has(
    clause: Clause, subject: Phrase, verb: Verb, amount: Phrase, slots: Slots
) -> tuple[tuple[Name, ...], Phrase, Phrase | None]:
    """The concepts of what a verb says that its subject has, the amount of it, and what electricity is told to be of."""
    concepts = telling_concepts(verb.concepts, amount, clause, slots)
    sent_home = verb.lemma == "send" and amount.head == "home" and len(amount.words) == 2
    if not concepts and (sent_home or (verb.is_a("receive") and is_from_abroad(clause, amount))):
        concepts = slots.vocabulary_concept("remittances")
        amount = replace(amount, opaque=False, head="") if sent_home else amount  # "sent $138 billion home"
    if not concepts and subject.facility and verb.is_a("bear_out") and is_borne_out(clause, amount, slots):
        concepts = slots.vocabulary_concept("production")
    if not concepts and verb.is_a("proverb") and subject.is_entity and amount.is_only_of_topic:
        weighed = amount.quantity is not None and amount.quantity.dimension in ("mass", "gem mass")
        concepts = (
            slots.vocabulary_concept("production") if weighed else ()
        )  # "managed 330,000 tonnes of nickel"
    if not concepts and verb.is_a("proverb") and _brings_its_topic(clause, subject, amount):
        concepts = slots.vocabulary_concept("production")  # "Mexican silver miners managed 6,300 tonnes"
    if not concepts and verb.lemma in english().function["selling_verbs"]:
        concepts = sold_abroad(clause, amount, slots)
    power = power_received(clause, amount) if not concepts else None
    if power is not None:
        concepts = slots.vocabulary_concept("production")
    return concepts, amount, power


def _brings_forth(clause: Clause, amount: Phrase, slots: Slots) -> bool:
    """ "Energy use in China released 11.2 billion tonnes of carbon dioxide": one measure of a country brings forth another."""
    subject, verb = clause.subject, clause.verb
    if (
        subject is None
        or subject.concept is None
        or verb is None
        or subject.owner is None
        or subject.place is not None
    ):
        return False
    if not english().function["concepts_that_bring_nothing"].isdisjoint(subject.concept.ids):
        return False  # "Chile's coast produced …", "China's exports emitted …"
    telling = {each for name in verb.concepts if not name.data.get("generic") for each in name.ids}
    fitting = any(amount.topic in slots.topics.get(each, frozenset()) for each in telling)
    return amount.topic is not None and fitting and not telling & set(subject.concept.ids)


def _brings_its_topic(clause: Clause, subject: Phrase, amount: Phrase) -> bool:
    """Whether somebody's miners or mines of one thing stand before a mass or a volume of nothing else."""
    plain = not (amount.topics or amount.opaque or amount.of_unknown or amount.concept is not None)
    plain = plain and not (subject.modifiers or picks_some(subject) or clause.adjunct("of") is not None)
    weighed = amount.quantity is not None and amount.quantity.dimension in ("mass", "gem mass", "volume")
    bringing = subject.facility or subject.agent is not None
    named = subject.owner is not None or subject.nation is not None
    return plain and weighed and bringing and named and len(subject.topics) == 1 and subject.place is None


def _names_a_people(subject: Phrase) -> bool:
    """ "Japanese people", "residents of Monaco", "people in Japan": everybody there, whose number is not what is told."""
    concept = subject.concept
    people = concept is not None and bool(concept.data.get("generic")) and subject.quantity is None
    return people and subject.head in english().function["people_nouns"]


def _of_each_person(
    clause: Clause, slots: Slots, subject: Phrase, measure: MeasureWords | None
) -> EntityWords | None:
    """ "South Korean women have 0.75 children", "Indians abroad sent home $138 billion": whose measure it is."""
    words = english().function
    if measure is None or subject.quantity is not None or subject.place is not None or subject.modifiers:
        return None
    each = measure.concept in words["concepts_of_each_person"] and names_them_all(subject)
    each = each and bool(words["people_nouns"] & set(subject.words))
    if words["one_sex"] & set(subject.words) and measure.concept not in words["concepts_of_one_sex"]:
        return None  # "Japanese women can expect to live 87 years"
    abroad = measure.concept in words["concepts_of_people_abroad"] and subject.head in words["people_abroad"]
    lives = where_they_live(clause, slots) if each else None
    if abroad and subject.head in subject.words[:1] and subject.owner is None and subject.nation is None:
        return EntityWords("WORLD", subject.text)  # "$857 billion that migrants sent home"
    firms = measure.concept in words["concepts_of_firms"] and subject.head in words["firms"]
    firms = firms and subject.nation is not None and len(subject.words) == 2  # "Italian firms exported …"
    return (subject.owner or subject.nation or lives) if each or abroad or firms else None


def _names_partner(clause: Clause) -> bool:
    """Whether a fragment between subject and verb names another entity that shares in what is said."""
    partner = clause.adjunct("with", "alongside")
    return clause.verb is None and not clause.objects and partner is not None and bool(partner.entities)


def _there(clause: Clause) -> Phrase | None:
    """ "100 million tons were mined | there": where that is was named before."""
    return clause.objects[0] if len(clause.objects) == 1 and clause.objects[0].words == ("there",) else None


@needs("active", "amount subject")
def people_live_in(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Some 237 million people live in Nigeria"; "Chad, where 1.3 million refugees live, is poor"."""
    amount, verb = clause.subject, clause.verb
    if amount is None or verb is None or not is_amount(amount) or amount.concept is None or verb.passive:
        return
    dwells = verb.lemma in _DWELLING and amount.concept.ids[0] in english().function["concepts_of_dwellers"]
    there = verb.lemma in _BEING_THERE and not amount.concept.data.get("generic") and not clause.objects
    if there and not english().function["concepts_of_dwellers"].intersection(amount.concept.ids):
        dwells = True  # "four million nurses work in the United States"
    if not (dwells or any(set(name.ids) & set(amount.concept.ids) for name in verb.concepts)):
        return
    visited = clause.objects[0] if len(clause.objects) == 1 and clause.objects[0].is_entity else None
    where = visited or clause.adjunct("in", "on", "at", "with", "for", "through") or _there(clause)
    where = clause.antecedent if where is None and clause.opener == "where" else where
    some = visited is not None and any(node.text in _OF_VISITS for node in clause.tail)
    if some or (visited is None and clause.objects and not _there(clause)):
        return  # "3,750 people worked night shifts at the plant"
    if where is None or verb.form != "finite" or amount.owner is not None or not where.is_entity:
        return  # "people living in poverty" are not all of a country's
    measure, whose = slots.measure(clause, amount), slots.entity(clause, where)
    yield from value_draft(clause, slots, measure, whose, amount, "people_live_in", where)


@needs("subject", "passive", "amount")
def amount_is_mined(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "An estimated 45,000 tonnes of rare earths were mined in the United States in 2024"."""
    amount, verb = clause.subject, clause.verb
    if amount is None or verb is None or not is_amount(amount) or not verb.passive:
        return
    names = what_is_done(verb, amount)
    if not names:
        return
    larger = clause.adjunct("of")
    if larger is not None and larger.quantity is not None:
        return  # "some 67,000 of the 81,000 tonnes were dug there"
    where = clause.adjunct("in", "by", "from", "at", "on") or _there(clause)
    if where is None and larger is not None and verb.lemma.endswith(" out") and larger.start >= verb.end:
        where = larger if larger.text != "the ground" else None  # "were dug out | of Australian soil"
    if where is None and (clause.link == "," or (clause.kind == "relative" and clause.opener == "that")):
        where = next((each for tie, each in slots.framing(clause) if tie == "in" and each.entities), None)
    measure = slots.measure(clause, amount, names=names)
    entity = slots.entity(clause, where) if where is not None else slots.world(clause)
    yield from value_draft(clause, slots, measure, entity, amount, "amount_is_mined", where)


@needs("subject", "object", "amount", verb=("be", "stay"))
def entity_is_origin_of_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Afghanistan is the origin of 5.8 million refugees"; "Sudan is the source of 2.1 million refugees"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or not verb.is_a("be", "stay") or len(clause.objects) != 1:
        return
    source, amount = clause.objects[0], clause.adjunct("of")
    entity = slots.entity(clause, subject) if subject.is_entity and len(subject.entities) < 2 else None
    if amount is None or not is_amount(amount) or source.place is not None or entity is None:
        return
    name = source.agent or source.concept
    if name is None or entity.id in slots.scopes or source.owner is not None:
        return
    if amount.owner is not None or any(tie == "in" and where.entities for tie, where in clause.adjuncts):
        return  # "the origin of 1.4 million asylum-seekers | in Spain": of two countries
    if names := measured_from(name, amount, slots):
        measure = slots.measure(clause, amount, source, names=names)
        yield from value_draft(clause, slots, measure, entity, amount, "entity_is_origin_of_amount", subject)


@needs("amount", verb=("put", "have"))
def publisher_credits_entity_with(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "The USGS credits Brazil with 21 million tons of rare-earth reserves"; "The USGS puts Guinea at 130 million tons of bauxite in 2024"."""
    verb, whose = clause.verb, clause.objects[0] if clause.objects else None
    if verb is not None and verb.passive and verb.lemma == "credit" and not clause.objects:
        yield from _credited_with(clause, slots, clause.subject)  # "Spain is credited with …"
        return
    if verb is None or whose is None or verb.passive or not (verb.is_a("put") or verb.lemma == "have"):
        return
    source = clause.subject is not None and clause.subject.publisher is not None
    if verb.lemma != "credit" and not (source and whose.is_entity and whose.quantity is None):
        return
    if len(clause.objects) == 1:
        yield from _credited_with(clause, slots, whose)


def _credited_with(clause: Clause, slots: Slots, whose: Phrase | None) -> Iterator[Draft]:
    """The value with which a clause credits somebody."""
    credits = clause.verb is not None and clause.verb.lemma == "credit"
    amount = clause.adjunct("with" if credits else "at")
    if whose is None or amount is None or not is_amount(amount):
        return
    measure = measure_credited(clause, slots, whose, amount)
    entity = slots.entity(clause, whose)
    alone = replace(amount, whole=None) if measure is not None and amount.whole is not None else amount
    yield from value_draft(clause, slots, measure, entity, alone, "publisher_credits_entity_with", whose)


@needs("subject", "passive", "antecedent", "amount", kind=("relative",))
def entity_where_amount_is_mined(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Nigeria, where 13,000 tons of rare earths were dug in 2024, is a newcomer"."""
    amount, verb = clause.subject, clause.verb
    if clause.kind != "relative" or clause.antecedent is None or amount is None or verb is None:
        return
    if not is_amount(amount) or not verb.passive or not verb.concepts or clause.opener != "where":
        return
    measure = slots.measure(clause, amount, names=verb.concepts)
    entity = slots.entity(clause, clause.antecedent)
    yield from value_draft(
        clause, slots, measure, entity, amount, "entity_where_amount_is_mined", clause.antecedent
    )
