"""How large the share is that somebody is said to have the largest of: "…, the largest share of output, at 79%". Examples: share.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.drafts import Construction, Draft
from checks.grammar.hosts import host_of
from checks.grammar.needs import needs
from checks.grammar.parts import parts, plain_part
from checks.grammar.rank_by_share import held_share
from checks.grammar.share_drafts import share_draft
from checks.grammar.slots import Slots
from checks.queries import AggregateQuery, ShareQuery
from checks.reading.clauses import Clause
from checks.values import replace


@needs("no verb", "percentage")
def largest_share_is_part(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China accounts for the largest share of global graphite output, at 79%"; "The DRC, at 76%, has the largest share of cobalt output"."""
    said = [*clause.objects, *(phrase for tie, phrase in clause.adjuncts if tie in ("at", "with"))]
    if len(said) != 1 or len(said) != len(clause.objects) + len(clause.adjuncts) or not plain_part(said[0]):
        return
    behind = clause.leans_on is not None and clause.leans_on.verb is not None
    host = clause.leans_on if behind else host_of(clause, slots) if clause.adjuncts else None
    held = held_share(host, slots) if host is not None else None
    if host is None or held is None:
        return
    stated, who = replace(said[0], whole=held.share.whole), parts(host, host.subject, slots)
    name = "largest_share_is_part"
    for draft in share_draft(clause, slots, who, stated, held.measure, held.whole, name, held.share):
        query = draft.query
        assert isinstance(query, ShareQuery | AggregateQuery)
        if query.period.year is None:
            period, problem = slots.period(host)
            query, draft = replace(query, period=period), replace(draft, problem=draft.problem or problem)
        yield replace(draft, query=query, denied=False, frame=host.frame)


CONSTRUCTIONS: tuple[Construction, ...] = (largest_share_is_part,)
