"""Who has the most of something: "China has the most rare earths", "In gold, China digs up the most". Examples: rank.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.drafts import Draft
from checks.grammar.had_most import MOST
from checks.grammar.held_places import holder, is_of_many
from checks.grammar.needs import needs
from checks.grammar.rank_drafts import drafts
from checks.grammar.slots import Slots
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase
from checks.values import replace


@needs("subject", "concept verb", "object", "place")
def entity_has_the_most(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China has the most rare earths"; "Australia mines the least gold"; "Algeria spends the third-largest share of its GDP on arms"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or not verb.concepts or not clause.objects:
        return
    phrase = clause.objects[0]
    place = phrase.place
    if phrase.words in (("the", "most"), ("the", "least")) and not phrase.topics:
        mines = subject.facility and subject.topic is not None  # "Chilean iodine wells yield | the most"
        topics = (subject.topic, subject.topics) if mines else _topic_framed(clause, slots)
        phrase = replace(phrase, topic=topics[0], topics=topics[1])
    if place is None or phrase.concept is not None or not (phrase.topics or phrase.share):
        return
    if phrase.adjective is not None or is_of_many(phrase):
        return  # "the most expensive petrol", "a leading position in copper"
    if not phrase.share and place.strength != "weak" and not _is_of_amounts(phrase):
        return
    names = verb.concepts
    held = any(phrase.topic in slots.topics.get(each, ()) for name in names for each in name.ids)
    if not held and verb.is_a("have"):
        names = slots.concept_of_bare_topic(phrase) or names  # "has the most nuclear power"
    measure = slots.measure(clause, phrase, names=names)
    if phrase.share and (measure is None or not slots.is_in_percent(measure)):
        return
    entity = holder(clause, slots, subject)
    if entity is not None:
        yield from drafts(clause, slots, place, phrase, measure, entity, "entity_has_the_most", subject)


def _is_of_amounts(phrase: Phrase) -> bool:
    """ "The second-most cobalt", "the third most copper": how much there is, and not how good or old it is."""
    return any(word.replace("-", " ").rpartition(" ")[2] in MOST for word in phrase.words)


def _topic_framed(clause: Clause, slots: Slots) -> tuple[str | None, tuple[str, ...]]:
    """The topic that frames a clause: "In gold, China digs up | the most"."""
    framed = [p for tie, p in slots.framing(clause) if tie in ("in", "for", "of") and p.is_only_topic]
    return (framed[0].topic, framed[0].topics) if len(framed) == 1 else (None, ())
