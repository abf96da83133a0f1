"""Shares of every one of several: "Chile and Congo (Kinshasa) each account for more than a tenth". Examples: share.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar import share
from checks.grammar.drafts import Construction, Draft, drafts_by
from checks.grammar.needs import needs
from checks.grammar.parts import EVERY_ONE, of_every_one
from checks.grammar.share_gapped import gapped_part
from checks.grammar.slots import Slots
from checks.queries import AggregateQuery, ShareQuery
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase
from checks.values import replace

_NAMES_AMOUNT_AND_EACH = 3


@needs("entity", "several", "active")
def each_has_share(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile and Congo (Kinshasa) each account for more than a tenth of all copper output"."""
    first = _first_alone(clause)
    if first is None or clause.subject is None:
        return
    for draft in drafts_by(share.CONSTRUCTIONS, first, slots):
        told = draft.query
        if isinstance(told, ShareQuery) and len(told.parts) == 1:
            members = clause.subject.entities
            query = AggregateQuery(
                told.measure, members, told.stated, "each_share", whole=told.whole, period=told.period
            )
            yield replace(draft, query=query, construction="each_has_share")


@needs("no verb", "object", "percentage", word=EVERY_ONE)
def each_has_gapped_share(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China mined 44% of the world's lead in 2024, Peru and the United States 6% each"."""
    phrases = [node for node in clause.nodes if isinstance(node, Phrase)]
    if len(phrases) != _NAMES_AMOUNT_AND_EACH or phrases[-1].text.lower() not in EVERY_ONE:
        return
    several, each = phrases[0], phrases[-1]
    if not several.is_entity or len(several.entities) < 2 or any(e.id is None for e in several.entities):
        return
    first = replace(several, entities=several.entities[:1])
    alone = replace(
        clause,
        nodes=tuple(node for node in clause.nodes if node is not each),
        objects=tuple(first if one is several else one for one in clause.objects if one is not each),
        adjuncts=tuple((tie, first if one is several else one) for tie, one in clause.adjuncts),
    )
    for draft in gapped_part(alone, slots):
        told = draft.query
        if isinstance(told, ShareQuery):
            query = AggregateQuery(
                told.measure,
                several.entities,
                told.stated,
                "each_share",
                whole=told.whole,
                period=told.period,
            )
            yield replace(draft, query=query, construction="each_has_gapped_share")


def _first_alone(clause: Clause) -> Clause | None:
    """The clause as if only the first of those it speaks of stood there; None where it does not speak of each of several."""
    subject = clause.subject
    if subject is None or not subject.is_entity or len(subject.entities) < 2 or subject.quantity is not None:
        return None
    if (
        "respectively" in clause.adverbs
        or not of_every_one(clause)
        or any(e.id is None for e in subject.entities)
    ):
        return None
    nodes = tuple(node for node in clause.nodes if node.text.lower() not in EVERY_ONE)
    objects = tuple(each for each in clause.objects if each.text.lower() not in EVERY_ONE)
    alone = replace(subject, entities=subject.entities[:1])
    return replace(clause, subject=alone, nodes=nodes, objects=objects)


CONSTRUCTIONS: tuple[Construction, ...] = (each_has_share, each_has_gapped_share)
