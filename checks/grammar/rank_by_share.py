"""Places told by whose share is the largest: "China accounts for the largest share of global output". Examples: rank.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords, MeasureWords
from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.rank_drafts import drafts
from checks.grammar.slots import Slots
from checks.grammar.whole import ends_clause, whole_of
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase
from checks.values import dataclass, replace


@dataclass(frozen=True, slots=True)
class HeldShare:
    """A share that a clause says somebody holds: of what, of whose, and who holds it."""

    share: Phrase
    measure: MeasureWords
    whole: str
    holder: EntityWords | None


def held_share(clause: Clause, slots: Slots) -> HeldShare | None:
    """The share that a clause says somebody has, with its place among the shares of all; None where it has none."""
    from checks.grammar.share_measures import measure_of  # which asks for places itself

    verb, share = clause.verb, clause.objects[0] if len(clause.objects) == 1 else None
    if verb is None or verb.passive or share is None or not share.share or share.whole is None:
        return None
    has = verb.is_a("part_of", "have") or verb.lemma == "be home to"
    if not (has or verb.concepts) or share.place is None or share.place.several or share.owner is not None:
        return None
    if share.quantity is not None or share.opaque or share.modifiers or not ends_clause(clause, slots, share):
        return None
    whole, measure = whole_of(share, slots), measure_of(clause, slots, share, None if has else verb)
    if whole is None or measure is None or slots.is_in_percent(measure):
        return None
    return HeldShare(share, measure, whole, slots.entity(clause, clause.subject))


@needs("subject", "active", "object", "place")
def entity_has_largest_share(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China accounts for the largest share of global graphite output"; "The DRC has the biggest share of cobalt reserves"."""
    held = held_share(clause, slots)
    if held is None or held.share.place is None:
        return
    phrase, name = replace(held.share, scope=held.whole), "entity_has_largest_share"
    yield from drafts(
        clause, slots, held.share.place, phrase, held.measure, held.holder, name, clause.subject
    )


CONSTRUCTIONS: tuple[Construction, ...] = (entity_has_largest_share,)
