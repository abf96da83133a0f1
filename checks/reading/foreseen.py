"""What somebody sees coming: "brokers see copper at $12,000 a tonne by Christmas", "the IMF sees debt rising to 102%"."""

from __future__ import annotations

from checks.reading.items import Item
from checks.reading.phrases import Node, Phrase

_COMING = frozenset(
    ("reaching", "hitting", "topping", "rising", "falling", "growing", "climbing", "dropping")
)


def sees_ahead(nodes: list[Node], index: int) -> bool:
    """ "Brokers see | copper at $12,000 a tonne by Christmas", "… see | output | reaching 24 million tons"."""
    thing, tie, amount = (*nodes[index + 1 : index + 4], None, None, None)[:3]
    if (
        isinstance(thing, Phrase)
        and thing.quantity is not None
        and not _COMING.isdisjoint(thing.text.lower().split())
    ):
        return True
    moving = isinstance(tie, Item) and tie.verb is not None and tie.verb_form == "ing"
    if isinstance(thing, Phrase) and thing.is_measure and moving:
        return True
    told = isinstance(thing, Phrase) and isinstance(tie, Item) and tie.text in ("at", "reaching", "hitting")
    return told and isinstance(amount, Phrase) and amount.quantity is not None
