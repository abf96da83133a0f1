"""Amounts beside a part that they are: "four-fifths of the world's graphite, 1.27 million tons, came from China". Examples: value.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.amounts import is_amount, value_draft
from checks.grammar.drafts import Construction, Draft, drafts_by
from checks.grammar.needs import needs
from checks.grammar.sharing import MODELS
from checks.grammar.slots import Slots
from checks.grammar.wholes_of_shares import is_share
from checks.queries import ShareQuery, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase
from checks.values import replace

_BESIDE = 3  # a comma, a dash or a parenthesis, with its spaces


@needs("object", "amount", "no verb", kind=("fragment", "parenthesis"))
def amount_of_part(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Some four-fifths of the world's natural graphite, 1.27 million tons, came from China in 2024"."""
    amount = clause.objects[0] if len(clause.objects) == 1 and not clause.adjuncts else None
    if clause.kind not in ("fragment", "parenthesis") or amount is None or amount.quantity is None:
        return
    if clause.verb is not None or not is_amount(amount):
        return
    plain = amount.quantity.kind in ("amount", "money", "count") and amount.concept is None
    if not plain or amount.topics or amount.opaque or amount.owner is not None or amount.owner_anaphor:
        return
    part = _part_before(clause, slots)
    if part is None:
        return
    for draft in _shares(part, slots):
        share = draft.query
        if not isinstance(share, ShareQuery) or share.whole != "WORLD" or len(share.parts) != 1:
            continue
        measure, name = share.measure, "amount_of_part"
        for value in value_draft(clause, slots, measure, share.parts[0], amount, name, part):
            assert isinstance(value.query, ValueQuery)
            period = value.query.period if clause.periods else share.period
            yield replace(value, query=replace(value.query, period=period), frame=draft.frame)


def _part_before(clause: Clause, slots: Slots) -> Phrase | None:
    """The part that stands right before a remark."""
    before = [node for other in slots.leading_to(clause) for node in other.nodes if isinstance(node, Phrase)]
    part = max(before, key=lambda phrase: phrase.end, default=None)
    near = part is not None and clause.start - part.end <= _BESIDE
    return part if near and is_share(part, slots) else None


def _shares(part: Phrase, slots: Slots) -> Iterator[Draft]:
    """The shares that the clauses of a sentence say that a part is."""
    for clause in slots.sentence.clauses:
        if clause.verb is None or part not in (clause.subject, *clause.objects):
            continue
        yield from (
            draft
            for draft in drafts_by(MODELS, clause, slots)
            if draft.problem is None and part.start <= draft.anchor[0] < part.end and not draft.denied
        )


CONSTRUCTIONS: tuple[Construction, ...] = (amount_of_part,)
