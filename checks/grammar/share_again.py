"""A share told once more, in figures: "most of the world's tungsten, about 83% of it". Examples: share.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claims import Kind, ShareQuery
from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.slots import Slots, span
from checks.reading.clauses import Clause
from checks.values import replace

_PRONOUNS = (("it",), ("them",), ("that",), ("the", "total"), ("all",))
_TIES = ("or", "–", ",", "(", ":", "and")


@needs("no verb", "object")
def share_in_figures(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Morocco holds the lion's share of the world's phosphate rock, | about 68% of it"."""
    if len(clause.objects) != 1 or clause.adjuncts or clause.link not in _TIES:
        return
    part = clause.objects[0]
    whole, quantity = part.whole, part.quantity
    if quantity is None or quantity.kind not in ("percent", "part") or whole is None:
        return
    if whole.words not in _PRONOUNS or part.concept is not None or part.topics:
        return
    here = slots.here_before(clause)
    last = max(here, key=lambda draft: draft.anchor, default=None)
    if last is None or not isinstance(last.query, ShareQuery) or last.denied:
        return
    query = replace(last.query, stated=quantity.stated)
    anchor = (part.start, part.end)
    yield Draft(
        Kind.SHARE,
        anchor,
        span(last.anchor, anchor),
        query,
        "share_in_figures",
        False,
        last.frame,
        last.problem,
    )


RULES: tuple[Construction, ...] = (share_in_figures,)
