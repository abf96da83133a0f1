"""Several that a clause takes together, though they were named one by one: "…, together half as much as China"."""

from __future__ import annotations

from collections.abc import Iterable

from checks.claim_words import EntityWords
from checks.grammar.everyone import is_rest_of_world
from checks.grammar.parts import JOINT
from checks.grammar.slots import Slots
from checks.grammar.told_several import all_before, told_several
from checks.queries import ValueQuery
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase


def values_told(clause: Clause, slots: Slots) -> tuple[ValueQuery, ...]:
    """The values of one measure and time that a sentence tells of several, one by one, before a clause; empty where not just those."""
    told = [draft for draft in slots.here_before(clause) if isinstance(draft.query, ValueQuery)]
    if any(draft.problem is not None or draft.denied for draft in told):
        return ()
    values = tuple(draft.query for draft in told if isinstance(draft.query, ValueQuery))
    alike = len({(query.measure.concept, query.measure.topic, query.period.year) for query in values}) == 1
    apart = len({query.entity.id for query in values}) == len(values) > 1
    return values if alike and apart else ()


def is_said_of_all(clause: Clause, slots: Slots) -> bool:
    """ "…, | together half as much as China": whether a remark is of all that were told of.

    It is not where those it sets them against are taken together: "…, less than the next two combined".
    """
    if english().function["taken_together"].isdisjoint(slots.sentence.adverbs_of(clause)):
        return False
    phrases = [node for node in clause.nodes if isinstance(node, Phrase)]
    return not any(
        len(each.entities) > 1 or len(each.listed) > 1 or each.place or _is_some_others(each)
        for each in phrases
    )


def _is_some_others(phrase: Phrase) -> bool:
    """ "The two of them", "the next fifteen countries", "all other countries"."""
    if is_rest_of_world(phrase):
        return True
    return phrase.words[:1] == ("the",) and not (phrase.concept or phrase.owner or phrase.topics)


def says_together(said: Iterable[str]) -> bool:
    """Whether some words say that the figures of several are taken as one: "together", "combined", "joint"."""
    words = tuple(said)
    return not english().function["taken_together"].isdisjoint(words) or not JOINT.isdisjoint(words)


def members_taken_together(clause: Clause, subject: Phrase, slots: Slots) -> tuple[EntityWords, ...]:
    """Those whose figures a clause takes together in its subject: "the combined output of A and B", "together they".

    Empty where they are not taken together, or are not known.
    """
    if not says_together((*slots.sentence.adverbs_of(clause), *subject.words)):
        return ()
    if len(subject.entities) > 1:
        return subject.entities
    if subject.is_measure and len(subject.listed) > 1:
        return subject.listed
    if subject.is_measure and subject.text.lower().startswith("their "):
        return all_before(clause, slots)
    return told_several(clause, subject, slots)


def names_before(clause: Clause, slots: Slots) -> list[Phrase]:
    """ "Thailand, | Nigeria and Australia share …": the names that commas part from the last ones."""
    found: list[Phrase] = []
    here = clause
    for other in reversed([each for each in slots.sentence.clauses if each.end <= clause.start]):
        name = other.nodes[0] if len(other.nodes) == 1 and here.link == "," else None
        if not isinstance(name, Phrase) or not name.is_entity:
            break
        found, here = [name, *found], other
    return found
