"""Which constructions a clause is asked for: most need a verb, an amount, a place or the like, and are silent without it."""

from __future__ import annotations

from functools import lru_cache

from checks.grammar import (
    aggregate,
    change_beside,
    change_remarks,
    count_things,
    most_of,
    multiples_of,
    nothing,
    open,
    open_multiples,
    order_shared,
    rank,
    rank_alone,
    rank_behind_few,
    rank_elsewhere,
    rank_held,
    remarks_of_place,
    share,
    value,
)
from checks.grammar.drafts import Construction
from checks.grammar.needs import Offer, meets, offer_of, words_of
from checks.reading.clauses import Clause
from checks.reading.reader import Sentence

_OFFERS = 4096  # kinds of clauses of which is remembered what is asked of them
_OF_AMOUNTS = {
    *value.CONSTRUCTIONS,
    *share.CONSTRUCTIONS,
    *aggregate.CONSTRUCTIONS,
    *change_beside.CONSTRUCTIONS,
    *change_remarks.CONSTRUCTIONS,
    multiples_of.multiple_of_measure,
    count_things.vague_number_of_things,
    open.open_quantity,
    open_multiples.open_part_more,
} - {*nothing.CONSTRUCTIONS, *most_of.CONSTRUCTIONS}
_OF_PLACES = {
    *rank.CONSTRUCTIONS,
    order_shared.entities_share_place,
    order_shared.entity_ties_with,
    remarks_of_place.remark_place,
} - {
    *rank_alone.CONSTRUCTIONS,
    *rank_behind_few.CONSTRUCTIONS,
    *rank_elsewhere.CONSTRUCTIONS,
    rank_held.entity_leads_table,
    rank_held.entity_leads_the_way,
}


class Asked:
    """Some constructions, and which of them may find something in a clause."""

    def __init__(self, constructions: tuple[Construction, ...]) -> None:
        self._constructions = constructions
        self._words = words_of(constructions)
        self._that_read = lru_cache(maxsize=_OFFERS)(self._choose)

    def of(self, clause: Clause, sentence: Sentence) -> tuple[Construction, ...]:
        """Those that may find something in a clause of a sentence."""
        offer = offer_of(clause, self._words)
        return self._that_read(offer, bool(sentence.quantities), bool(sentence.places))

    def _choose(self, offer: Offer, amounts: bool, places: bool) -> tuple[Construction, ...]:
        return tuple(
            rule
            for rule in self._constructions
            if (amounts or rule not in _OF_AMOUNTS)
            and (places or rule not in _OF_PLACES)
            and meets(rule, offer)
        )


@lru_cache(maxsize=8)
def asked(constructions: tuple[Construction, ...]) -> Asked:
    """The same for some constructions, made once."""
    return Asked(constructions)
