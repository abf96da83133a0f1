"""The two sides of a comparison: what is compared, and whose it is."""

from __future__ import annotations

from checks.claim_words import EntityWords, MeasureWords
from checks.grammar.compared import Compared
from checks.grammar.degrees import RATES_OF_CHANGE
from checks.grammar.not_compared import is_a_quality
from checks.grammar.slots import Slots
from checks.grammar.slots_told import carried_measure
from checks.grammar.whole import listed_concepts, whole_of
from checks.names import Name
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.reading.verbs import Verb
from checks.values import replace

_Side = tuple[MeasureWords | None, EntityWords | None]  # what is compared, and whose it is


def side(clause: Clause, slots: Slots, each: Compared) -> _Side | None:
    """What is compared, and whose it is; None where the clause does not say."""
    if (shared := _shares(clause, slots, each)) is not None:
        return shared
    found = _side(clause, slots, each)
    measure = found[0] if found is not None else None
    if measure is not None and any(p.share for p in each.named) and not slots.is_in_percent(measure):
        return None  # "a bigger share of the market": a share is another measure than what it is of
    return found


def _shares(clause: Clause, slots: Slots, each: Compared) -> tuple[MeasureWords, EntityWords] | None:
    """ "Chile's share of world copper output is twice Peru's", "has a larger share of …": shares of one whole differ as what they are of does."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or verb.passive:
        return None
    if subject.share and verb.is_a("be"):
        share, entity = subject, slots.owner(clause, subject)
        same = each.other.elliptic or each.other.anaphor == "measure"
    elif subject.is_entity and verb.is_a("have", "part_of"):
        share = next((phrase for phrase in each.named if phrase.share), subject)
        entity, same = slots.entity(clause, subject), each.other.is_entity
    else:
        return None
    measure = shared_measure(clause, slots, share) if same and entity is not None else None
    return (measure, entity) if measure is not None and entity is not None else None


def shared_measure(clause: Clause, slots: Slots, share: Phrase) -> MeasureWords | None:
    """What a share is one of, where shares of the same whole can be compared as what they are of; None elsewhere."""
    from checks.grammar.share_measures import measure_of  # which asks for values itself

    whole = share.whole
    if whole is None or share.opaque or share.modifiers or whole.owner is not None:
        return None
    if whole.owner_anaphor or whole.opaque or whole_of(share, slots) is None:
        return None
    measure = measure_of(clause, slots, share, None)
    return measure if measure is not None and not slots.is_in_percent(measure) else None


def _side(clause: Clause, slots: Slots, each: Compared) -> _Side | None:
    """The measure that is compared, and whose it is on the side before "than"; None where the two cannot be told."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or (_counts(subject) and subject is not each.amount):
        return None
    concept = next((p.concept for p in (*each.named, subject) if p.concept is not None), None)
    if is_of_another_thing(each.named):
        return None
    if (each.size == "fast" or verb.lemma == "live") and not each.via and growing(clause, subject):
        entity = slots.owner(clause, subject) if subject.is_measure else slots.entity(clause, subject)
        return slots.measure(clause, subject, names=growing(clause, subject)), entity
    if each.via and subject.owner is None and not subject.is_entity:
        return _side_by_where(clause, slots, each, concept)
    if (priced := of_thing(verb, subject, slots)) and subject.owner is not None:
        return slots.measure(
            clause, subject, names=priced
        ), subject.owner  # "French butter costs less than …"
    if subject.is_measure:
        if of_another_measure(subject, each.other) or _by_its_change(clause, verb, each):
            return None
        if not each.size and verb.is_a("be") and any(is_a_quality(phrase) for phrase in each.named):
            return None  # "more | volatile | than Russia's"
        return slots.measure(clause, subject, *each.named, each.other), slots.owner(clause, subject)
    if verb.is_a("be") and subject.agent is not None and subject.owner is not None and subject.topics:
        if each.other.topics not in ((), subject.topics) or clause.adjunct("by", "in") is not None:
            return None  # "Peru's zinc industry", "by value"
        return slots.measure(
            clause, subject, names=(subject.agent,)
        ), subject.owner  # "Congo's cobalt industry"
    owned = [p for p in each.named if p.concept is not None and p.owner is not None]
    if verb.is_a("be") and subject.text.lower() == "there" and len(owned) == 1:
        there = owned[0]  # "There are more Syrian refugees"
        return slots.measure(clause, there), slots.owner(clause, there)
    if verb.is_a("be") and subject.words == ("there",) and (people := _people(each)) is not None:
        return slots.measure(clause, people, names=slots.vocabulary_concept("population")), people.nationality
    bigger = next((p for p in each.named if p.agent is not None), None)
    if bigger is not None and verb.is_a("be") and bigger.place is None and bigger.quantity is None:
        if bigger.owner is not None or bigger.of_unknown or bigger.opaque:
            return None
        return slots.measure(clause, bigger), slots.entity(
            clause, subject
        )  # "a bigger gold producer than Ghana"
    adjective = next((p for p in each.named if p.adjective is not None), None)
    if adjective is not None and verb.is_a("be"):
        return slots.measure(clause, adjective), slots.entity(clause, subject)
    if verb.is_a("be") and not verb.concepts and not each.named:
        return _by_size(clause, slots) or _it_told_before(clause, slots, each)
    if not verb.concepts and concept is None:
        return None
    if not verb.concepts and not verb.is_a("be", "have", "receive"):
        return None
    names = (concept,) if concept is not None else verb.concepts
    return slots.measure(clause, each.other, *each.named, subject, names=names), slots.entity(clause, subject)


def _side_by_where(clause: Clause, slots: Slots, each: Compared, concept: Name | None) -> _Side | None:
    """ "More tin is mined | in Peru | than in China": the side whose place a complement names."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None:
        return None
    brought, ties = brought_where(clause, slots, subject)
    grown = growing(clause, subject)
    rates = concept is not None and not set(RATES_OF_CHANGE).isdisjoint(concept.ids)
    if not (grown or rates) and subject.is_measure and _by_its_change(clause, verb, each):
        return None  # "tin output rose | less in Peru than in China"
    names = grown or ((concept,) if concept is not None else brought)
    here = [p for tie, p in clause.adjuncts if tie in ties and p.end <= each.other.start]
    here = [p for p in here if p is not each.other and len(p.entities) == 1]
    if not here and names and (source := _source(clause, each)) is not None:
        return slots.measure(clause, source, names=names), source.owner
    if len(here) != 1 or not names:
        return None
    return slots.measure(clause, subject, *each.named, names=names), here[0].entities[0]


def of_thing(verb: Verb, thing: Phrase, slots: Slots) -> tuple[Name, ...]:
    """What a verb tells of a thing, in users' tables: the price of what "costs" so much."""
    return tuple(
        name
        for name in verb.concepts
        if name.data.get("of_thing") and any(thing.topic in slots.topics.get(each, ()) for each in name.ids)
    )


def is_of_another_thing(named: tuple[Phrase, ...]) -> bool:
    """ "A bigger stake | in copper production | than Peru", "more accidents in mining": what is compared is no measure."""
    thing = named[0] if len(named) > 1 else None
    if thing is None or not (thing.opaque or thing.facility) or thing.words in (("much",), ("many",)):
        return False
    if thing.head in english().function["heads"]:
        return False  # "spends more per | head | on health"
    told = thing.concept or thing.agent or thing.adjective or thing.topics or thing.quantity or thing.entities
    return not told and any(other.concept is not None for other in named[1:])


def _by_its_change(clause: Clause, verb: Verb, each: Compared) -> bool:
    """ "Tin output in China fell | more than Indonesia's": how they moved is compared; "fell | to less than Indonesia's" is not so."""
    if not verb.is_a("rise", "fall", "improve", "worsen"):
        return False
    before = next((node for node in reversed(clause.nodes) if node.end <= each.start), None)
    return before is None or before.text != "to"


def _people(each: Compared) -> Phrase | None:
    """ "There are more | Indonesians | than Pakistanis": a people by its name alone, on both sides."""
    named = each.named[0] if len(each.named) == 1 else None
    alike = named is not None and named.nationality is not None and each.other.nationality is not None
    plain = named is not None and named.words[:-1] in ((), ("many",)) and named.quantity is None
    return named if alike and plain else None


def _source(clause: Clause, each: Compared) -> Phrase | None:
    """ "More electricity is generated from | solar panels in Japan | than in Germany": of what, and where."""
    found = [p for tie, p in clause.adjuncts if tie == "from" and p.end <= each.other.start]
    one = found[0] if len(found) == 1 else None
    return one if one is not None and one.owner is not None and one.topic is not None else None


def brought_where(clause: Clause, slots: Slots, subject: Phrase) -> tuple[tuple[Name, ...], tuple[str, ...]]:
    """What is said to be done with what a clause compares, and how the places are tied to it.

    "More copper is | mined in | Chile than in Peru", "more copper | comes from | Chile than from Peru".
    """
    verb = clause.verb
    if verb is not None and verb.is_a("come") and clause.adjunct("from") is not None:
        return listed_concepts("concepts_of_coming", slots, subject), ("from",)
    return verb.concepts if verb is not None else (), ("in", "by", "on", "at")


def growing(clause: Clause, subject: Phrase) -> tuple[Name, ...]:
    """ "America grew twice as fast as Britain", "Its economy grew faster than Peru's": the concept of an economy's growth.

    "People live longer in Japan than in Peru": that of how long they live.
    """
    if clause.verb is not None and clause.verb.lemma == "live" and _is_longer(clause):
        names = (name for name in clause.verb.concepts if "population" in name.ids)
        return tuple(replace(name, ids=("life_expectancy",)) for name in names)
    named = subject.concept or subject.agent
    economy = named is not None and "gdp" in named.ids
    if clause.verb is None or not (economy or (subject.is_entity and subject.concept is None)):
        return ()
    return tuple(replace(name, ids=("growth",)) for name in clause.verb.concepts if "growth" in name.ids)


def _is_longer(clause: Clause) -> bool:
    said = (node.words[:1] if isinstance(node, Phrase) else (node.text.lower(),) for node in clause.nodes)
    return any(word in ("longer", "shorter", "longest", "shortest") for words in said for word in words)


def _by_size(clause: Clause, slots: Slots) -> _Side | None:
    """ "Egypt is bigger than France by population": a country's size, in what is said."""
    subject = clause.subject
    by = [p for tie, p in slots.framing(clause) if tie in ("by", "in") and p.concept is not None]
    if subject is None or not subject.is_entity or len(by) != 1 or by[0].owner is not None:
        return None
    return slots.measure(clause, by[0]), slots.entity(clause, subject)


def _it_told_before(clause: Clause, slots: Slots, each: Compared) -> _Side | None:
    """ "Zambia's copper output was smaller than Mexico's. | It was larger than Canada's": the figure told before."""
    subject = clause.subject
    if subject is None or subject.words != ("it",) or not each.other.elliptic or clause.leans_on is not None:
        return None
    told, whose = slots.measure_told_before(), slots.owner_of_it(clause)
    if told is None or whose is None:
        return None
    return carried_measure(told), whose


def _counts(subject: Phrase) -> bool:
    """Whether the subject is a number of countries, nobody, or several together: no single side of a comparison."""
    country = subject.head in english().function["country_nouns"] and not (
        subject.entities or subject.concept or subject.anaphor == "entity"
    )
    valued = subject.owner is not None and subject.concept is not None and not subject.is_part
    counted = subject.quantity is not None and not valued  # "Peru's output | of 2.6 million tons" is one side
    return counted or subject.negated or len(subject.entities) > 1 or country


def of_another_measure(subject: Phrase, other: Phrase) -> bool:
    """Whether the two sides name different measures: "output … is bigger than America's reserves"."""
    if subject.concept is None or other.concept is None:
        return False
    return not set(subject.concept.ids) & set(other.concept.ids)
