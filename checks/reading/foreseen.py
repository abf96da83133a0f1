"""What somebody sees coming: "brokers see copper at $12,000 a tonne by Christmas", "the IMF sees debt rising to 102%"."""

from __future__ import annotations

from checks.reading.items import Item
from checks.reading.phrases import Node, Phrase
from checks.reading.publishers import stands_for_publisher

_COMING = frozenset(
    ("reaching", "hitting", "topping", "rising", "falling", "growing", "climbing", "dropping")
)


def _is_seen_by_source(nodes: list[Node], index: int, thing: Phrase) -> bool:
    """ "The IMF | sees | 41% this year", "and the Fund | sees | 41%": what a source of figures sees is to come."""
    teller, quantity = nodes[index - 1] if index else None, thing.quantity
    if not isinstance(teller, Phrase) or quantity is None or thing.comparative is not None:
        return False
    stands_in = quantity.kind == "percent" and stands_for_publisher(teller.text)
    return nodes[index].text in ("see", "sees") and (teller.publisher is not None or stands_in)


def sees_ahead(nodes: list[Node], index: int) -> bool:
    """ "Brokers see | copper at $12,000 a tonne by Christmas", "… see | output | reaching 24 million tons"."""
    thing, tie, amount = (*nodes[index + 1 : index + 4], None, None, None)[:3]
    if (
        isinstance(thing, Phrase)
        and thing.quantity is not None
        and not _COMING.isdisjoint(thing.text.lower().split())
    ):
        return True
    if isinstance(thing, Phrase) and _is_seen_by_source(nodes, index, thing):
        return True
    moving = isinstance(tie, Item) and tie.verb is not None and tie.verb_form == "ing"
    if isinstance(thing, Phrase) and thing.is_measure and moving:
        return True
    told = isinstance(thing, Phrase) and isinstance(tie, Item) and tie.text in ("at", "reaching", "hitting")
    return told and isinstance(amount, Phrase) and amount.quantity is not None
