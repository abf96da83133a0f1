"""What somebody sees coming: "brokers see copper at $12,000 a tonne by Christmas", "according to the forecast", "(planned)"."""

from __future__ import annotations

from checks.claims import Frame
from checks.reading.denials import spoken
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase
from checks.reading.publishers import stands_for_publisher

_COMING = frozenset(
    ("reaching", "hitting", "topping", "rising", "falling", "growing", "climbing", "dropping")
)
_LONGEST_MARK = 4  # so many nodes stand in brackets that say how an amount is meant
_NAMED = (("its",), ("their",), ("the",), ("a",), ("his",), ("her",))
_MEANT = frozenset(("forecast", "target"))

FORESEEING = frozenset(("forecast", "forecasts", "projection", "projections", "prediction", "predictions"))
"""What tells of things to come, whoever is credited with it."""


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


def rests_on(nodes: list[Node], index: int) -> Frame | None:
    """ "According to legend", "according to the plan", "… to its | forecast": how all is meant that rests on such a thing."""
    node, words = nodes[index], english().function
    tie = index - 1 - (isinstance(node, Item) and isinstance(nodes[index - 1], Phrase))
    if tie < 1 or nodes[tie].text != "to" or spoken(nodes[tie - 1]) != ("according",):
        return None
    said = node.head if isinstance(node, Phrase) else node.text
    if said in words["hearsay"]:
        return Frame.OPINION
    if said in words["intentions"]:
        return Frame.TARGET
    return Frame.FORECAST if said in FORESEEING else None


def marked_as_meant(nodes: list[Node], index: int) -> tuple[int, int] | None:
    """ "5.3 million tons ( | planned |)", "… in 2024 ( | 2030 target | )", "( | target | ): Chile …": what brackets say is no record.

    From the amount before them to the brackets, or all behind them where they end a label.
    """
    before = reversed(nodes[max(0, index - _LONGEST_MARK) : index])
    behind = nodes[index + 1 : index + 1 + _LONGEST_MARK]
    end = next((at for at, node in enumerate(behind) if node.text == ")"), 0)
    if not end or any(_is_amount(node) or _acts(node) for node in behind[:end]):
        return None  # "(target: 5.5 million)", "(the target was missed)"
    verbs = english().verbs
    words = [word for node in behind[:end] for word in node.text.lower().split()]
    if not any(word in verbs and not _MEANT.isdisjoint(verbs[word].classes) for word in words):
        return None
    if index and [node.text for node in behind[end + 1 : end + 2]] == [":"]:
        return nodes[index].start, nodes[-1].end
    return next(((node.start, nodes[index].end) for node in before if _is_amount(node)), None)


def is_called_a_plan(nodes: list[Node], index: int) -> bool:
    """ "5.3 million tons in 2024, | its target", "The 5.3 million tons … was | the plan": an amount that is called one, last."""
    node, before = nodes[index], nodes[index - 1] if index else None
    if not isinstance(node, Phrase) or node.head not in english().function["intentions"]:
        return False
    named = node.quantity is None and node.words[:1] in _NAMED and not node.negated
    told = isinstance(before, Item) and (before.kind == "auxiliary" or before.text in (",", "–", "-"))
    ends = all(each.text in (".", ")", '"') for each in nodes[index + 1 :])
    return named and told and ends and any(_is_amount(each) for each in nodes[:index])


def _is_amount(node: Node) -> bool:
    return isinstance(node, Phrase) and node.quantity is not None


def _acts(node: Node) -> bool:
    return isinstance(node, Item) and node.kind == "auxiliary"
