"""Which constructions a sentence is asked for: many read only amounts, or only places, and are silent where it has none."""

from __future__ import annotations

from functools import lru_cache

from checks.grammar import (
    aggregate,
    change_beside,
    change_remarks,
    nothing,
    open,
    rank,
    rank_alone,
    rank_held,
    share,
    value,
)
from checks.grammar.drafts import Construction
from checks.reading.reader import Sentence

_OF_AMOUNTS = {
    *value.CONSTRUCTIONS,
    *share.CONSTRUCTIONS,
    *aggregate.CONSTRUCTIONS,
    *change_beside.CONSTRUCTIONS,
    *change_remarks.CONSTRUCTIONS,
    open.open_quantity,
} - {*nothing.CONSTRUCTIONS}
_OF_PLACES = {*rank.CONSTRUCTIONS} - {
    *rank_alone.CONSTRUCTIONS,
    rank_held.entity_leads_table,
    rank_held.entity_leads_the_way,
}


def asked(constructions: tuple[Construction, ...], sentence: Sentence) -> tuple[Construction, ...]:
    """Those of some constructions that may find something in a sentence."""
    return _that_read(constructions, bool(sentence.quantities), bool(sentence.places))


@lru_cache(maxsize=64)
def _that_read(
    constructions: tuple[Construction, ...], amounts: bool, places: bool
) -> tuple[Construction, ...]:
    return tuple(
        rule
        for rule in constructions
        if (amounts or rule not in _OF_AMOUNTS) and (places or rule not in _OF_PLACES)
    )
