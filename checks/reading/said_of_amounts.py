"""Relative clauses that say what an amount is: "…, which is more than twice Peru's figure", read as the remark that they are."""

from __future__ import annotations

from checks.claims import Frame
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase
from checks.values import replace

_ENOUGH = (("enough",), ("good", "enough"))
_AMOUNTS = ("amount", "money", "count", "percent")


def as_remark(clause: Clause) -> Clause:
    """ "Chile mined 5.3 million tons, | which is twice as much as Peru" like "…, twice as much as Peru"; others as they are."""
    verb, amount = clause.verb, clause.antecedent
    if clause.opener != "which" or verb is None or amount is None or clause.subject is not amount:
        return clause
    stated = amount.quantity is not None and amount.quantity.kind in _AMOUNTS
    plain = verb.is_a("be") and not (verb.negated or verb.modal or verb.bygone)
    if not stated or not plain or clause.frame is not Frame.ASSERTED or not _sets_against(clause):
        return clause
    return _without_verb(clause)


def enough_to(clause: Clause, main: Clause) -> Clause | None:
    """ "34,000 tons, | enough to rank third" like "…, third", "…, good enough to make it third" like "…, making it third"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or subject.words not in _ENOUGH or verb.negated or not clause.tail:
        return None
    if verb.is_a("rank"):
        return _without_verb(clause)
    at = next(at for at, node in enumerate(clause.nodes) if node.start >= verb.start)
    making = replace(verb, form="ing")
    told = replace(clause, kind="participle", subject=main.subject, verb=making, leans_on=main)
    return replace(told, nodes=clause.nodes[at:], start=clause.nodes[at].start)


def _without_verb(clause: Clause) -> Clause:
    """What stands behind a clause's verb, as a remark."""
    return replace(
        clause,
        kind="fragment",
        subject=None,
        verb=None,
        antecedent=None,
        opener="",
        link=",",
        nodes=clause.tail,
        start=clause.tail[0].start,
    )


def _sets_against(clause: Clause) -> bool:
    """Whether what is said is a multiple, or how it compares: "more than any other country", "twice Peru's"."""
    compared = any(node.comparative is not None for node in clause.tail)
    multiple = any(
        isinstance(node, Phrase) and node.quantity is not None and node.quantity.kind == "multiple"
        for node in clause.tail
    )
    return compared or multiple
