"""Appositions that may be another's than who stands right before them: "Escondida in Chile, the largest copper producer, …"."""

from __future__ import annotations

from checks.grammar.slots import Slots
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase


def is_of_another_host(clause: Clause, slots: Slots) -> bool:
    """Whether an apposition may tell of something that stands before its host."""
    if clause.kind != "apposition":
        return False
    return _may_be_somewhere_in_it(clause) or _is_what_another_is(clause, slots)


def _may_be_somewhere_in_it(clause: Clause) -> bool:
    """ "Escondida in Chile, | the largest copper producer |, …": a place that may be one of something there."""
    host, subject = clause.leans_on, clause.subject
    if host is None or host.verb is not None or subject is None:
        return False
    first = host.nodes[0]
    named = isinstance(first, Phrase) and first.proper and first.opaque
    return (
        named and first is not subject and any(tie == "in" and each is subject for tie, each in host.adjuncts)
    )


def _is_what_another_is(clause: Clause, slots: Slots) -> bool:
    """ "Peru is, | together with Bolivia |, | the second-largest producer |": what stands behind a remark goes on from the verb before it."""
    before = slots.sentence.clauses[0]
    if before.verb is None or before.verb.lemma != "be" or before is clause:
        return False
    return not before.objects and not before.adjuncts and before.subject is not clause.subject
