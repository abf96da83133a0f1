"""Which clause a phrase beside it describes: "With 223 million people, | Nigeria is …", "Chile, | with …, | exports …"."""

from __future__ import annotations

from checks.grammar.slots import Slots
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase


def host_of(clause: Clause, slots: Slots) -> Clause | None:
    """The clause whose subject a phrase with "with" describes: the one that it interrupts or opens, else the one before."""
    all_clauses = slots.sentence.clauses
    at = next((at for at, other in enumerate(all_clauses) if other is clause), None)
    if at is None:
        return None  # a clause as if another stood there
    after = next((other for other in all_clauses[at + 1 :] if other.verb is not None), None)
    if at == 0 or (after is not None and after is all_clauses[at + 1] and all_clauses[at - 1].verb is None):
        return (
            after
            if after is not None and after.kind == "main" and after.verb and after.verb.form == "finite"
            else None
        )
    before = all_clauses[at - 1]
    if before.verb is None or before.subject is None:
        return None
    last = next((node for node in reversed(before.nodes) if isinstance(node, Phrase)), None)
    if last is None:
        return None
    return before if last is before.subject or not (last.entities or last.owner) else None


def described(clause: Clause, slots: Slots) -> Phrase | None:
    """What a phrase without a verb describes: the noun that it follows, else the subject of the clause that it opens."""
    host = host_of(clause, slots)
    before = [other for other in slots.sentence.clauses if other.end <= clause.start]
    last = (
        next((node for node in reversed(before[-1].nodes) if isinstance(node, Phrase)), None)
        if before
        else None
    )
    if last is not None and clause.link in (",", "(", "–") and last.end >= clause.start - 3:
        return last if len(last.entities) == 1 else None
    return host.subject if host is not None else None
