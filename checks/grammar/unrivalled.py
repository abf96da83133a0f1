"""First places of whom nobody rivals: "No country comes close to Chile in copper mining". Examples: rank.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.nobody import is_nobody
from checks.grammar.rank_alone import first_alone
from checks.grammar.slots import Slots
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase

_LEFT_OUT = ("except", "but", "save")
_IN_WHAT = ("in", "for", "at", "of")


@needs("subject", "active", verb=("exceed", "match", "near"))
def nobody_rivals(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Nobody matches China's graphite output"; "No country comes close to Chile in copper mining"; "No economy exceeds America's"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or verb.passive or verb.negated or not is_nobody(subject):
        return
    rival = clause.objects[0] if len(clause.objects) == 1 else None
    if rival is None or rival.quantity is not None or rival.place is not None or rival.opaque:
        return
    owners = slots.owners(clause, rival)
    held = _measured(clause, slots, rival)
    if (
        len(owners) != 1
        or held is None
        or any(
            not _says_among_whom(each, held, slots) for tie, each in clause.adjuncts if tie not in _LEFT_OUT
        )
    ):
        return
    names = slots.concepts_of_bare_topic(held) if held.is_only_topic else None
    measure = slots.measure(clause, held, names=names or ())
    yield from first_alone(clause, slots, measure, owners[0], "more", rival, "nobody_rivals", subject)


def _measured(clause: Clause, slots: Slots, rival: Phrase) -> Phrase | None:
    """In what nobody does: the rival's own, "… Chile | in copper mining", "No | economy | exceeds America's"."""
    subject = clause.subject
    if rival.elliptic:
        named = subject is not None and (subject.concept is not None or subject.agent is not None)
        return subject if named else None
    if rival.is_measure or not rival.is_entity:
        return rival if rival.is_measure else None
    framed = [
        each
        for tie, each in slots.framing(clause)
        if tie in _IN_WHAT and (each.concept is not None or each.topics) and not each.opaque
    ]
    return framed[0] if len(framed) == 1 and framed[0].owner is None else None


def _says_among_whom(phrase: Phrase, held: Phrase, slots: Slots) -> bool:
    """Whether a complement is the measure itself, a time, or among whom nobody does."""
    scoped = phrase.scope is not None or any(each.id in slots.scopes for each in phrase.entities)
    return phrase is held or phrase.period is not None or scoped


CONSTRUCTIONS: tuple[Construction, ...] = (nobody_rivals,)
