"""The ordering in which a place is one: the measure that its phrase, its clause or what stands before names."""

from __future__ import annotations

from checks.claim_words import MeasureWords
from checks.grammar.slots import Slots
from checks.names import Name
from checks.queries import RankQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.values import replace

_A_PLACE = 3  # so many words are "the top spot" and no more
_MINED = frozenset(("mined",))
_ORDERED_BY = ("in", "for", "by", "among", "amongst", "of", "on", "at", "with")


def ordering(
    clause: Clause, slots: Slots, phrase: Phrase, subject: Phrase | None = None
) -> MeasureWords | None:
    """The measure by which a place is counted: its own, that of a complement, the subject's; None where none is named."""
    framed = _framed(clause, slots, phrase) if phrase.adjective is not None and phrase.only_place else []
    if phrase.concept is None and len(framed) == 1 and framed[0].concept is not None:
        return slots.measure(clause, framed[0], phrase)  # "In reserves, however, Australia is the richest"
    if phrase.concept is not None or phrase.agent is not None or phrase.adjective is not None:
        ordered = _by_measure(clause, phrase)
        if ordered is phrase and _is_no_size(phrase):
            return None
        return slots.measure(clause, ordered, *_topics_beside(clause, phrase))
    if subject is not None and subject.is_measure:
        measure = slots.measure(clause, subject, phrase)
        generic = subject.concept is not None and bool(subject.concept.data.get("generic"))
        parts_of_land = {each.concept for each in english().percentages if each.of != "gdp"}
        if generic and measure is not None and measure.concept in parts_of_land:
            return None  # "Canada's woods rank third": not by what part of the land they cover
        part = _part_between(clause, slots, subject)
        if measure is None or part is None or slots.is_in_percent(measure):
            return measure
        return replace(measure, rivals=(*measure.rivals, f"{subject.head} in {part.text}"))
    told = clause.antecedent
    if told is not None and clause.opener == "which" and told.concept is not None and told is not subject:
        return slots.measure(clause, told)  # "mine production, in which Myanmar ranked third"
    mines = slots.vocabulary_concept("production") if subject is not None and subject.facility else None
    found = [phrase] if phrase.topics and not phrase.opaque else _framed(clause, slots, phrase)
    named = [p for p in found if p.concept is not None or p.agent is not None] or found
    if len(named) > 1 and len({(_concept_of(p), p.topics) for p in named}) == 1:
        named = named[:1]  # "among the world's economies by GDP"
    elsewhere = [p for _, p in clause.adjuncts if not (p.scope or p.entities or p.elliptic)]
    plain = not named and not elsewhere  # not "finished second | in a survey"
    if plain and mines and subject is not None and subject.topics and subject.owner is not None:
        return slots.measure(clause, subject, names=mines)  # "Britain's wind farms ranked fifth"
    if len(named) != 1:
        return None
    made = mines or _agent_before(slots, phrase) or _done_before(clause, slots) or _placed_by(clause, slots)
    made = made or _ranked_before(clause, slots, phrase)
    names = () if named[0].concept or named[0].agent else made or slots.concepts_of_bare_topic(named[0])
    return slots.measure(clause, named[0], phrase, names=names) if names is not None else None


def _placed_by(clause: Clause, slots: Slots) -> tuple[Name, ...]:
    """ "Australia ranked second in bauxite | production |, third in zinc": by what the first of several places is counted."""
    placed = [
        phrase
        for before in slots.leading_to(clause)
        for phrase in before.objects
        if phrase.only_place and phrase.topics
    ]
    first = placed[0].concept if placed else None
    return (first,) if first is not None else ()


def _agent_before(slots: Slots, phrase: Phrase) -> tuple[Name, ...]:
    """ "The third-biggest generator of hydropower and | the sixth-biggest of nuclear power": as who another place is held.

    None where the sentence speaks of what is measured otherwise.
    """
    placed = [node for node in slots.sentence.nodes if isinstance(node, Phrase) and node is not phrase]
    agents = [
        n.agent for n in placed if n.place is not None and n.agent is not None and n.end <= phrase.start
    ]
    others = any(node.concept is not None and node.agent is None for node in placed)
    same = len({agent.ids for agent in agents}) == 1
    return tuple(agents[-1:]) if same and not others else ()


def _ranked_before(clause: Clause, slots: Slots, phrase: Phrase) -> tuple[Name, ...]:
    """ "Guinea is Africa's biggest bauxite producer. Rwanda comes third | for tantalum": by what the place told right before is counted.

    None where anything was told by another measure, there or before the place here.
    """
    nodes = [node for node in slots.sentence.nodes if isinstance(node, Phrase) and node.end <= phrase.start]
    here = {node.concept or node.agent for node in nodes} - {None}
    placed = [node.concept for node in nodes if node.place is not None and node.concept is not None]
    if here:
        return tuple(placed[-1:]) if len(here) == 1 and placed else ()
    told = [draft.query for draft in slots.before]
    measures = {getattr(query, "measure", None) for query in told}
    concepts = {*slots.sentence.context.concepts, *(each and each.concept for each in measures)}
    refined = any(each is not None and not _MINED.issuperset(each.qualifiers) for each in measures)
    sized = english().function["concepts_of_a_bare_topic"] | english().function["concepts_of_lying"]
    last = told[-1] if told else None
    if refined or not isinstance(last, RankQuery) or len(concepts) != 1:
        return ()
    said = (phrase, *(each for _, each in clause.adjuncts))
    if last.among != "WORLD" and not any(each.scope or each.scope_anaphor or each.refers for each in said):
        return ()  # "Africa's biggest producer of bauxite. Ghana ranks first for gold": there, or in the world
    return tuple(name for each in concepts & sized for name in slots.vocabulary_concept(each or ""))


def _done_before(clause: Clause, slots: Slots) -> tuple[Name, ...]:
    """ "Iodine: Chile | produced 21,000 tonnes | and is first": what the same subject was just said to do."""
    before = [
        each for each in slots.leaned_on(clause) if each is not clause and each.subject is clause.subject
    ]
    told = before[0].verb if before and clause.subject is not None else None
    return told.telling if told is not None and not told.passive else ()


def _part_between(clause: Clause, slots: Slots, subject: Phrase) -> Phrase | None:
    """ "Poland's defence spending, at 4.2% of GDP, | is the highest": the part by which a measure is ranked."""
    tied = [
        phrase
        for other in slots.leading_to(clause)
        if other.verb is None and other.start >= subject.end
        for phrase in (
            *other.objects,
            *(phrase for tie, phrase in other.adjuncts if tie not in ("up", "down")),
        )
    ]
    found = [p for p in tied if p.quantity is not None and p.quantity.kind == "percent"]
    return found[0] if len(found) == 1 else None


def _concept_of(phrase: Phrase) -> tuple[str, ...]:
    name = phrase.concept or phrase.agent
    return name.ids if name is not None else ()


def names_no_ordering(clause: Clause, slots: Slots, phrase: Phrase) -> bool:
    """Whether a place and its clause leave out in what it is a place, so that what was spoken of before is meant."""
    plain = phrase.head in english().function["place_nouns"] and len(phrase.words) <= _A_PLACE
    named = (
        phrase.concept or phrase.agent or phrase.adjective or phrase.topics or (phrase.opaque and not plain)
    )
    return (phrase.only_place or is_of_holders(phrase)) and not named and not _framed(clause, slots, phrase)


def is_of_holders(phrase: Phrase) -> bool:
    """ "The largest | insurer": a place among a user's own things, of which it is not said in what they are ordered."""
    words = english().function
    if phrase.place is None or phrase.place.strength != "superlative" or phrase.head != "country":
        return False
    return phrase.text.split()[-1].lower() not in words["country_nouns"] and len(phrase.words) <= _A_PLACE


def _framed(clause: Clause, slots: Slots, phrase: Phrase) -> list[Phrase]:
    """The complements that name an ordering: "in copper output", "for lithium", "among nickel producers".

    Where several places have one each it is the one right behind: "fifth among producers of zinc and seventh | among those of tin".
    """
    found = [p for tie, p in slots.framing(clause) if tie in _ORDERED_BY and p is not phrase and _orders(p)]
    at = next((at for at, node in enumerate(clause.nodes) if node is phrase), None)
    own = next((p for _, p in clause.adjuncts if at is not None and p in clause.nodes[at + 2 : at + 3]), None)
    if own is None or not phrase.only_place or len(clause.objects) < 2:
        return found
    if own.anaphor == "measure" and own.topics and not own.entities and own.owner is None:
        told = [p for p in found if p is not own and (p.agent or p.concept) and p.end <= own.start]
        return [replace(told[-1], topic=own.topic, topics=own.topics)] if told else []
    if own.is_only_topic and (told := [p for p in found if p.concept or p.agent]):
        return [
            replace(told[-1], topic=own.topic, topics=own.topics)
        ]  # "second in zinc and third in copper production"
    return [own] if own in found else found


def _orders(phrase: Phrase) -> bool:
    place = phrase.place
    if place is not None and not (phrase.agent is not None and (place.several or phrase.head.endswith("s"))):
        return False  # but "seventh among | the largest coal producers"
    if phrase.quantity is not None or phrase.is_of_one or phrase.owner_anaphor:
        return False
    return phrase.concept is not None or phrase.agent is not None or phrase.is_only_topic


def _by_measure(clause: Clause, phrase: Phrase) -> Phrase:
    """What a country is ranked by, where that is said: "the largest country by population"; else the phrase itself."""
    by = [
        p
        for tie, p in _complements_by(clause)
        if p.concept is not None and p.owner is None and p.quantity is None
    ]
    return by[0] if _is_only_country(phrase) and len(by) == 1 else phrase


def _is_only_country(phrase: Phrase) -> bool:
    return phrase.head in english().function["country_nouns"] and phrase.adjective is None


def _is_no_size(phrase: Phrase) -> bool:
    """ "The leading country", "the top nation": first in something that is not said, and not in area."""
    return _is_only_country(phrase) and phrase.place is not None and phrase.place.strength == "weak"


def _complements_by(clause: Clause) -> list[tuple[str, Phrase]]:
    """The complements that say by what is ordered: "by population", "in terms of GDP", "in gold production"."""
    return [pair for pair in clause.adjuncts if pair[0] in ("by", "of", "for", "in")]


def _topics_beside(clause: Clause, phrase: Phrase) -> list[Phrase]:
    """The topic that stands apart from its measure: "the largest reserves in the world of lithium"."""
    if phrase.topics:
        return []
    return [p for tie, p in clause.adjuncts if tie in ("of", "for", "in") and p.is_only_topic]


def comparative(clause: Clause) -> str | None:
    """The comparative behind the verb: "more" or "less"; None where there is none or several."""
    found = [
        node.comparative for node in clause.tail if isinstance(node, Item) and node.comparative is not None
    ]
    found += [p.comparative for p in clause.objects if p.comparative is not None]
    return found[0] if len(found) == 1 else None
