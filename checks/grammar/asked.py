"""Which constructions a clause is asked for: most need a verb, an amount, a place or the like, and are silent without it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from checks.grammar import (
    aggregate,
    change_beside,
    change_remarks,
    count_things,
    most_of,
    multiples_of,
    multiples_of_whole,
    nobody,
    nothing,
    open,
    open_multiples,
    order_shared,
    rank,
    rank_alone,
    rank_behind_few,
    rank_elsewhere,
    rank_held,
    rank_with_amount,
    remarks_of_place,
    share,
    unrivalled,
    value,
)
from checks.grammar.drafts import Construction
from checks.grammar.selections import Selection
from checks.reading.clauses import Clause
from checks.reading.reader import Sentence

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
} - {
    *nothing.CONSTRUCTIONS,
    *most_of.CONSTRUCTIONS,
    *multiples_of_whole.CONSTRUCTIONS,
    change_beside.gapped_since,
}
_OF_PLACES = {
    *rank.CONSTRUCTIONS,
    order_shared.entities_share_place,
    order_shared.entity_ties_with,
    remarks_of_place.remark_place,
} - {
    *rank_alone.CONSTRUCTIONS,
    *nobody.CONSTRUCTIONS,
    *rank_behind_few.CONSTRUCTIONS,
    *rank_elsewhere.CONSTRUCTIONS,
    *unrivalled.CONSTRUCTIONS,
    rank_held.entity_leads_table,
    rank_held.entity_leads_the_way,
    *rank_with_amount.CONSTRUCTIONS,
}


class Asked:
    """Some constructions, and which of them may find something in a clause."""

    def __init__(self, constructions: tuple[Construction, ...]) -> None:
        self._selection = Selection(constructions)
        self._without_amounts = self._selection.only(lambda rule: rule not in _OF_AMOUNTS)
        self._without_places = self._selection.only(lambda rule: rule not in _OF_PLACES)
        self._of_open_amounts = self._selection.only(lambda rule: rule is open.open_quantity)
        self._open_amounts = (open.open_quantity,) if self._of_open_amounts else ()

    def of_open_amounts(self, sentence: Sentence) -> Iterator[tuple[Clause, tuple[Construction, ...]]]:
        """The clauses of a sentence, each with the construction that reads amounts of which nothing else is known."""
        rules = self._open_amounts
        return ((clause, rules) for clause in sentence.clauses)

    def in_sentence(self, sentence: Sentence) -> Iterator[tuple[Clause, tuple[Construction, ...]]]:
        """The clauses of a sentence, each with all others that may find something in it."""
        among = ~self._of_open_amounts if sentence.quantities else self._without_amounts
        if not sentence.places:
            among &= self._without_places
        return self._selection.in_sentence(sentence, among)


@lru_cache(maxsize=8)
def asked(constructions: tuple[Construction, ...]) -> Asked:
    """The same for some constructions, made once."""
    return Asked(constructions)
