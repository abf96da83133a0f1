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
from checks.names import Name
from checks.queries import Kind, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.reading.quantities import Quantity
from checks.reading.verbs import Verb

_TELLING_DIMENSIONS = ("area", "length", "time")  # "Brazil covers 8.5 million square kilometres"
_FEW = 1000
_AMOUNTS = ("amount", "money", "count", "percent", "part", "vague")


def is_amount(phrase: Phrase | None) -> bool:
    """Whether a phrase is a quantity that a measure can have, and not a place or a rate."""
    if phrase is None or phrase.quantity is None or phrase.place is not None or phrase.is_part:
        return False
    if phrase.concept is None and phrase.head in english().function["country_nouns"]:
        return False  # "burglaries were recorded at | four branches"
    return phrase.quantity.kind in _AMOUNTS or is_by_the_head(phrase)


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
    quantity, measure = amount.quantity, as_people_told_of(measure, clause, amount, slots)
    if quantity.kind in ("percent", "part") and _is_of_another_whole(amount, measure):
        return
    if amount.concept is not None and amount.concept.data.get("of_each"):
        return  # "two cars per head", where a table has them by the thousand
    if goes_to_more(clause, slots, measure) or _is_a_part_of_one(quantity, measure, slots):
        return
    if quantity.kind in ("percent", "part") and "percent" not in slots.dimensions.get(
        measure.concept, ("percent",)
    ):
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
        denied=clause.verb is not None and clause.verb.negated and not _is_of_who_acts(clause, amount),
        frame=clause.frame,
        problem=problem,
    )


def _is_of_another_whole(amount: Phrase, measure: MeasureWords) -> bool:
    """ "237% of tax revenue": a percentage of what its measure, which is told in percent of GDP, is no part of."""
    whole = amount.whole
    if whole is None or not whole.opaque:
        return False
    told = [each for each in english().percentages if each.concept == measure.concept]
    return any(not {whole.head, " ".join(whole.words).removeprefix("the ")} & each.words for each in told)


def _is_of_such_as(clause: Clause, amount: Phrase) -> bool:
    """ "213,000 | paying | visitors": a number whose noun a participle parts from it."""
    nodes = clause.nodes
    at = next((at for at, node in enumerate(nodes) if node is amount), len(nodes))
    doing, noun = (*nodes[at + 1 : at + 3], None, None)[:2]
    if amount.concept is not None or amount.topics or not isinstance(doing, Item) or not doing.is_verb:
        return False
    return doing.verb_form == "ing" and isinstance(noun, Phrase) and noun.start <= doing.end + 1


def _is_of_who_acts(clause: Clause, amount: Phrase) -> bool:
    """ "Nigeria's 238 million people | did not vote": an amount of which something else is denied."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or not subject.start <= amount.start < subject.end:
        return False
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


def topic_adjuncts(clause: Clause) -> list[Phrase]:
    """The complements of a clause that name a topic: "mined 5.3 million tons | of copper |"."""
    return [
        phrase
        for preposition, phrase in clause.adjuncts
        if preposition in ("of", "in", "from") and phrase.topic
    ]


def telling_concepts(
    names: tuple[Name, ...], amount: Phrase, clause: Clause, slots: Slots
) -> tuple[Name, ...]:
    """The concepts of a verb; one that says little ("have") needs a topic or a concept beside the amount."""
    if _is_of_a_compound(amount, clause):
        return ()
    named = amount.concept if amount.whole is None else None
    named = named or _concept_behind(amount, clause)
    if named is not None:
        return (named,) if _has(clause, names, named) else ()
    telling = tuple(name for name in names if not name.data.get("generic"))
    if telling:
        return telling
    topics = {*amount.topics, *(topic for phrase in topic_adjuncts(clause) for topic in phrase.topics)}
    if not topics and amount.quantity is not None and amount.quantity.topic:
        topics = {amount.quantity.topic}  # "four million barrels a day"
    fitting = tuple(
        name for name in names if any(topics & slots.topics.get(each, frozenset()) for each in name.ids)
    )
    quantity = amount.quantity
    if clause.verb is not None and clause.verb.lemma == "live" and _is_of_some_years(clause):
        return ()
    if not fitting and quantity is not None and not topics and _tells(quantity):
        fitting = tuple(
            name
            for name in names
            if any({quantity.dimension} == slots.dimensions.get(each, frozenset()) for each in name.ids)
        )
    if not fitting and quantity is not None and quantity.dimension == "density" and not topics:
        return slots.vocabulary_concept("population_density")  # "has 120 people per square kilometre"
    bare = quantity is not None and quantity.kind == "count" and quantity.stated.unit is None
    whose = clause.subject
    told = whose is not None and (whose.entities or whose.nationality or whose.nation or whose.owner)
    bare = bare and bool(told)  # not "my grandmother lived to be 101"
    if not fitting and bare and not topics and not amount.opaque and amount.concept is None:
        fitting = tuple(
            name
            for name in names
            if all(slots.dimensions.get(each) == frozenset(("time",)) for each in name.ids)
        )  # "Americans live to 78.9"
    if fitting or not names:
        return fitting
    if quantity is not None and quantity.dimension == "money" and not (topics or amount.opaque):
        spoken = slots.labelled(clause)
        if spoken is None:  # "… defence spending. In 2024 it spent $80 billion"
            spoken = set(slots.sentence.context.concepts)
        carried = tuple(name for name in names if name.ids[:1] and spoken == set(name.ids))
        if carried and not clause.adjunct("on", "for", "in", "to"):
            return carried
    if clause.verb is not None and clause.verb.is_a("have") and _is_told_of_flow(names, slots):
        return ()  # "In nickel mining Indonesia leads. The Philippines | had 330,000 tonnes"
    gapped = amount.opaque or amount.quantity is None or amount.quantity.dimension not in ("mass", "volume")
    return () if gapped else names


def _is_of_some_years(clause: Clause) -> bool:
    """ "Syrians lived ten years under sanctions", "Chilean miners live 20 years in barracks": no people's whole lives."""
    where = [phrase for tie, phrase in clause.adjuncts if phrase.quantity is None and not phrase.entities]
    return bool(where) or (clause.subject is not None and clause.subject.facility)


def _is_told_of_flow(names: tuple[Name, ...], slots: Slots) -> bool:
    """Whether a sentence in the past goes on from what is brought forth, and not from what a verb stands for."""
    past = any(token.text == "had" for token in slots.sentence.tokens)
    spoken = {
        *slots.sentence.context.concepts,
        *(each for name in slots.sentence.concept_nouns() for each in name.ids),
    }
    flows = english().function["concepts_of_coming"]
    return past and bool(spoken & flows) and spoken.isdisjoint(each for name in names for each in name.ids)


def _is_of_a_compound(amount: Phrase, clause: Clause) -> bool:
    """ "Carried 44.9 million | fare-paying | passengers": whether what an amount counts is narrowed by a word with a hyphen."""
    behind = [node.text for node in clause.nodes if node.start >= amount.end][:2]
    return len(behind) > 1 and behind[1] == "-" and amount.quantity is not None


def what_is_done(verb: Verb, amount: Phrase) -> tuple[Name, ...]:
    """What an amount is of that something is done with: "369 assaults were | recorded", whatever else is recorded."""
    named = amount.concept
    if named is None or verb.lemma not in english().function["verbs_of_bringing_about"]:
        return verb.concepts
    return tuple(name for name in verb.concepts if set(name.ids) & set(named.ids)) or (named,)


def _concept_behind(amount: Phrase, clause: Clause) -> Name | None:
    """ "India received $138 billion | in remittances": what an amount is of, tied to it by "in" or "of"."""
    if amount.concept is not None or amount.topics or amount.whole is not None:
        return None
    earned = clause.verb is not None and clause.verb.is_a(
        "receive"
    )  # "earned $40 billion | from remittances"
    ties = ("in", "of", "from") if earned else ("in", "of")
    tied = [phrase for tie, phrase in clause.adjuncts if tie in ties and phrase.start <= amount.end + 6]
    if len(tied) != 1 or tied[0].concept is None or tied[0].quantity is not None or tied[0].place is not None:
        return None
    bare = (
        tied[0].owner is None
        and not tied[0].owner_anaphor
        and tied[0].scope is None
        and not tied[0].modifiers
    )
    return tied[0].concept if bare else None


def _tells(quantity: Quantity) -> bool:
    """Whether an amount's dimension alone tells of what it is: an area, or what a user's table has by something."""
    return quantity.dimension in _TELLING_DIMENSIONS or quantity.dimension.startswith("price by ")


def _has(clause: Clause, names: tuple[Name, ...], concept: Name) -> bool:
    """Whether the verb says that the subject has, or does, what the amount names; "lost 3 million tons" does not."""
    verb, bringing = clause.verb, english().function["verbs_of_bringing_about"]
    if verb is not None and (verb.is_a("have", "receive", "undergo") or verb.lemma in bringing):
        return True
    people = concept.data.get("of_people") is not None  # "Syria has produced six million refugees"
    told = {*concept.ids, *(english().function["concepts_of_coming"] if people else ())}
    dwellers = english().function["concepts_of_dwellers"]
    if dwellers.intersection(concept.ids):
        told |= dwellers  # "hosts 557,000 asylum-seekers": whoever it is that came
    things = {word for each in concept.ids for word in each.split()}  # of a user's: "affordable homes"
    return any(
        name.data.get("generic")
        or set(name.ids) & told
        or any(things & set(each.split()) for each in name.ids)
        for name in names
    )
