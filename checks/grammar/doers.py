"""Who is said to do or to have something: some of those who do, one firm among them, or one person of a people."""

from __future__ import annotations

from functools import lru_cache

from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase


def picks_some(phrase: Phrase) -> bool:
    """ "Some Chilean miners", "Mexico's big silver miners", "some wind farms": some of those who bring a thing forth."""
    if phrase.agent is None and (phrase.topic is None or phrase.concept is not None):
        return False
    plain = phrase.place is None and phrase.quantity is None
    return plain and not english().function["picking_some"].isdisjoint(phrase.words[:-1])


def is_one_firm(phrase: Phrase) -> bool:
    """ "Chile's supplier", "the Chilean miner": one of those who bring a thing forth there."""
    return (phrase.owner is not None or phrase.nation is not None) and phrase.head.endswith(("er", "or"))


def told_of_one(clause: Clause) -> bool:
    """Whether a verb tells of one person what is measured of a people: how long a Nigerian may expect to live."""
    wanted = english().function["concepts_of_one_person"]
    return clause.verb is not None and any(wanted & set(name.ids) for name in clause.verb.concepts)


def is_somebody_elses(clause: Clause, phrase: Phrase) -> bool:
    """ "Codelco holds reserves of 190 million tonnes in Chile": a firm's own, though they lie in a country."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or phrase not in clause.objects:
        return False
    firm = subject.opaque and not subject.is_entity and not subject.is_measure and not subject.publisher
    return firm and (verb.is_a("have") or bool(verb.concepts))


def is_done_away(clause: Clause, phrase: Phrase) -> bool:
    """ "Police solved | 980 burglaries in Eastmere", "lost | 2.6 million tons of copper output": what something is done to, or what is gone."""
    verb, at = clause.verb, next((at for at, node in enumerate(clause.nodes) if node is phrase), 0)
    if verb is not None:
        return phrase in clause.objects and verb.lemma in english().function["verbs_of_losing"]
    before = clause.nodes[at - 1] if at else None
    if not isinstance(before, Phrase) or not before.opaque or phrase.start - before.end > 1:
        return False
    known = before.concept or before.entities or before.topics or before.quantity or before.place
    return not known and len(before.words) > 1


@lru_cache(maxsize=1)
def doers() -> frozenset[tuple[str, ...]]:
    """The words for those who do at a place what is counted there, each as a phrase has it."""
    return frozenset((word,) for word in english().function["doers_at_places"])


def records(clause: Clause) -> bool:
    """ "Police recorded | 655 robberies in Quayside": whether somebody writes down what there is somewhere."""
    words, subject, verb = english().function, clause.subject, clause.verb
    told = subject is not None and len(subject.words) == 1 and subject.words[0] in words["recorders"]
    return told and verb is not None and verb.lemma in words["verbs_of_recording"]
