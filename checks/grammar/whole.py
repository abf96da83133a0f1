"""What a part is a part of: the world's, a group's, of which measure. Shared by the constructions of shares."""

from __future__ import annotations

from checks.claim_words import MeasureWords
from checks.grammar.slots import Slots
from checks.grammar.wholes_of_shares import counts_people
from checks.names import Name
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.reading.verbs import Verb
from checks.values import replace

_AND = 6  # " and ", ", and "
_LARGE = 1000
TOLD = (
    ("it",),
    ("that",),
    ("this",),
    ("them",),
    ("those",),
    ("the", "amount"),
    ("that", "amount"),
    ("that", "total"),
)
"""What stands for an amount that was told before: "76% of it". """


def whole_of(part: Phrase, slots: Slots) -> str | None:
    """What the part is a part of: the world, a continent or a group; None where it is one entity's, or unclear."""
    whole = part.whole
    if whole is None or whole.place is not None or whole.negated or whole.words in TOLD or is_its_own(whole):
        return None
    if whole.quantity is not None and not _is_all_of_it(whole, slots):
        return None
    if whole.owner_anaphor and whole.refers != "there" and (scope := _scope_before(part, slots)) is not None:
        return scope if len(whole.topics) == 1 and not whole.facility and not whole.agent else None
    if whole.owner is not None or whole.owner_anaphor or whole.facility or len(whole.topics) > 1:
        return None
    if whole.agent is not None or (whole.opaque and not counts_people(whole)):
        return None
    if whole.entities:
        entity = whole.entities[0]
        return entity.id if len(whole.entities) == 1 and entity.id in slots.scopes else None
    return whole.scope or "WORLD"


def is_its_own(whole: Phrase) -> bool:
    """ "60% of the world's antimony and 79% of | its own graphite": not the world's."""
    return whole.owner_anaphor and " own " in whole.text.lower()


def _scope_before(part: Phrase, slots: Slots) -> str | None:
    """ "A third of the world's zinc and two-fifths of | its | molybdenum": whose the part right before is one of."""
    before = [node for node in slots.sentence.nodes if isinstance(node, Phrase) and node.end <= part.start]
    near = before[-1] if before and part.start - before[-1].end <= _AND else None
    return near.whole.scope if near is not None and near.whole is not None and near.owner is None else None


def _is_all_of_it(whole: Phrase, slots: Slots) -> bool:
    """ "The world's 9.5 million tons of feldspar", "the 1,200 tonnes of mercury mined": an amount that is a total.

    Of what alone was spoken of before where it says no more: "the 100,000 tons produced in 2024".
    """
    quantity = whole.quantity
    if quantity is None or quantity.stated.approximator is not None:
        return False
    worlds = whole.scope == "WORLD" and whole.concept is None
    if quantity.kind == "count":
        large = quantity.has_multiplier or (quantity.stated.value or 0) >= _LARGE
        return worlds and large  # "the world's 30 million"
    if quantity.kind == "amount" and worlds and not whole.topics:
        return True  # "the global total of 170 tonnes": of what is spoken of
    mined = whole.text.lower().startswith("the ") and whole.concept is not None
    spoken_of = bool(whole.topics) or (
        mined and (whole.scope == "WORLD" or len(slots.sentence.context.topics) == 1)
    )
    return quantity.kind == "amount" and (whole.scope is not None or mined) and spoken_of


def concepts_of(
    part: Phrase, verb: Verb | None, slots: Slots, lying: bool = False
) -> tuple[Name, ...] | None:
    """The concepts that the whole or the verb names; empty where both leave it to what was said before, None in conflict.

    A verb that says what is done with the whole must agree with it: nobody mines reserves.
    """
    whole = part.whole
    assert whole is not None
    telling = verb.telling if verb is not None else ()
    named = whole.concept
    if named is not None and whole.head in english().function["outputs_of_either"]:
        coming = listed_concepts("concepts_of_coming", slots)
        return telling or (coming if _speaks_of(coming, slots) else (named, *coming))
    if named is not None:
        agrees = not telling or any(set(name.ids) & set(named.ids) for name in telling)
        return (named,) if agrees else None
    if counts_people(whole):
        return listed_concepts("concepts_of_people", slots) or None
    if telling:
        return telling
    if whole.anaphor == "topic" and verb is not None and verb.is_a("come"):
        return listed_concepts("concepts_of_coming", slots)  # "three in four tonnes of the metal come from …"
    if whole.anaphor == "topic" and whole.scope is not None and verb is not None and verb.concepts:
        return verb.concepts  # "its mines supplied a third of the world's ore"
    if not whole.topics:
        return () if whole.anaphor or whole.elliptic or whole.entities or whole.quantity else None
    if lying:
        return listed_concepts("concepts_of_lying", slots, whole)
    if verb is not None and verb.concepts:
        bare = listed_concepts("concepts_of_a_bare_topic", slots, whole) if verb.is_a("part_of") else ()
        return bare or verb.concepts  # "is responsible for a third of the world's copper", but "… CO2"
    return listed_concepts("concepts_of_a_bare_topic", slots, whole)


def listed_concepts(listed: str, slots: Slots, whole: Phrase | None = None) -> tuple[Name, ...]:
    """The concepts of the catalogue that a list of words.yaml gives, those that fit the whole's topic."""
    topics = set(whole.topics) if whole is not None else set()
    return tuple(
        Name(concept, "concept_noun", (concept,))
        for concept in sorted(english().function[listed])
        if concept in slots.topics and (not topics or topics & slots.topics[concept])
    )


def _speaks_of(names: tuple[Name, ...], slots: Slots) -> bool:
    """Whether the sentence names a topic of one of the concepts: "cobalt … 76% of world output" is no GDP."""
    topics = frozenset().union(*(slots.topics.get(each, frozenset()) for name in names for each in name.ids))
    counted = {quantity.topic for quantity in slots.sentence.quantities if quantity.topic}
    return bool(topics & counted) or any(
        name.kind == "topic" and topics & set(name.ids)
        for hit in slots.sentence.hits
        for name in hit.entry.names
    )


def with_rivals(measure: MeasureWords, names: tuple[Name, ...], slots: Slots) -> MeasureWords:
    """The measure; open where "world output" may also be that of the topic which is spoken of."""
    if measure.topic is not None or len(names) < 2:
        return measure
    others = {each for name in names for each in name.ids} - {measure.concept}
    spoken = tuple(
        t for t in slots.sentence.context.topics if any(t in slots.topics.get(o, frozenset()) for o in others)
    )
    spoken = spoken or _topics_told(others, slots)
    held = [other for other in others if spoken and spoken[0] in slots.topics.get(other, frozenset())]
    if len(spoken) == len(held) == 1 and not _speaks_of_economies(slots):
        return replace(measure, concept=held[0], topic=spoken[0], topic_carried=True)
    return replace(measure, rivals=(*measure.rivals, *spoken))


def _topics_told(concepts: set[str], slots: Slots) -> tuple[str, ...]:
    """ "America pumped 20.1 million barrels a day. | It accounts for a fifth of world output": of what was claimed, if not named."""
    told = (draft.query.measure for draft in slots.before if hasattr(draft.query, "measure"))
    found = (each.topic for each in told if each is not None and each.concept in concepts)
    return tuple(dict.fromkeys(topic for topic in found if topic is not None))


def _speaks_of_economies(slots: Slots) -> bool:
    """Whether "world output" may be that of whole economies here: these, or money, are spoken of."""
    economies = {"gdp", "gdp_ppp", "growth", "gdp_per_head"}
    money = any(quantity.kind == "money" for quantity in slots.sentence.quantities)
    named = {
        each for name in slots.sentence.concept_nouns() for each in name.ids if "output" not in name.text
    }
    return money or not economies.isdisjoint({*slots.sentence.context.concepts, *named})


def whole_opening(clause: Clause, slots: Slots) -> Clause | None:
    """ "Of the copper mined in 2024, | 23% came from Chile": the words before a clause that say only of what it tells."""
    subject, (tie, of) = clause.subject, clause.adjuncts[0] if clause.adjuncts else ("", None)
    if tie == "of" and of is not None and subject is not None and of.end <= subject.start:
        return clause  # "Of the world's kaolin | 19% is dug in India"
    before = next((other for other in reversed(slots.sentence.clauses) if other.end <= clause.start), None)
    if before is None or before is not slots.sentence.clauses[0] or before.verb is not None or before.objects:
        return None
    return before if len(before.adjuncts) == 1 and before.adjuncts[0][0] == "of" else None


def ends_clause(clause: Clause, slots: Slots, part: Phrase) -> bool:
    """Whether nothing behind the part narrows it: "69% of the rare earths used in magnets" is another whole."""
    for node in clause.nodes:
        if node.start < part.end:
            continue
        if isinstance(node, Item) and node.kind == "conjunction":
            break
        if isinstance(node, Phrase):
            return False
        if node.kind in ("period", "adverb", "conjunction") or node.text in (",", "in", "on"):
            continue
        return False
    following = next((other for other in slots.sentence.clauses if other.start >= part.end), None)
    return following is None or following.link != "relative" or following.start > part.end + 1


def has_another_complement(clause: Clause, part: Phrase, *taken: Phrase | None) -> bool:
    """Whether a phrase stands behind a part which is none of the complements that the construction takes itself."""
    spans = [(phrase.start, phrase.end) for phrase in taken if phrase is not None]
    for node in clause.nodes:
        inside = any(start <= node.start and node.end <= end for start, end in spans)
        if node.start >= part.end and isinstance(node, Phrase) and not inside:
            return True
    return False
