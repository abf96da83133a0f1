"""A measure against its own earlier level, told as a multiple or a part: "three times as much as in 2010". Examples: change.md."""

from __future__ import annotations

from collections.abc import Sequence

from checks.grammar.directions import Direction
from checks.grammar.tenses import PAST
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase
from checks.reading.quantities import Quantity
from checks.reading.years import Period

_SIZES = ("much", "many", "high", "large", "big")
_DID = (*PAST, "produced")
_TIED_TO_THEN = ("than", "above", "below", "over", "under", "as")


def as_much_as_then(nodes: Sequence[Node], index: int) -> tuple[Direction, Period, int] | None:
    """ "Three times | as much as in 2010", "nearly twice | its 2010 level", "a ninth | of what it was in 2010".

    The direction, the time and where the words end; None where an amount is not told of an earlier level.
    """
    phrase, rest = nodes[index], list(nodes[index + 1 :])
    if not isinstance(phrase, Phrase) or phrase.quantity is None:
        return None
    if phrase.quantity.kind not in ("multiple", "part"):
        return None
    time = _behind_as(rest) or _behind_level(phrase, rest) or _behind_amount(phrase, rest)
    if time is None:
        return None
    period, end = time
    direction: Direction = "up" if phrase.quantity.kind == "multiple" else "down"
    return (direction, period, end) if period.role in ("at", "from", "since") else None


def _behind_as(rest: list[Node]) -> tuple[Period, int] | None:
    words = [node.text.lower() for node in rest[:3]]
    if len(rest) < 4 or (words[0], words[2]) != ("as", "as") or words[1] not in _SIZES:
        return None
    return _moment(_without_pronoun(rest[3:])[0])


def _without_pronoun(nodes: list[Node]) -> list[Node]:
    """ "As much as | it had | the year before"."""
    pronoun = len(nodes) > 2 and nodes[0].text.lower() in ("it", "they") and nodes[1].text.lower() in _DID
    return nodes[2:] if pronoun else nodes


def as_much_again(nodes: Sequence[Node], index: int) -> tuple[Period, int] | None:
    """ "Half | as much again as in 2023": the time that a figure is so much more than, and where the words end."""
    phrase, rest = nodes[index], list(nodes[index + 1 :])
    part = isinstance(phrase, Phrase) and phrase.quantity is not None and phrase.quantity.kind == "part"
    words = [node.text.lower() for node in rest[:4]]
    if not part or len(rest) < 5 or words[1] not in _SIZES or words != ["as", words[1], "again", "as"]:
        return None
    return _moment(_without_pronoun(rest[4:])[0])


def without_amount_then(nodes: Sequence[Node]) -> tuple[Sequence[Node], Quantity | None]:
    """ "47% more than | the 15,000 tons | of 2023" as "47% more than | of 2023", with what was measured then."""
    for at in range(2, len(nodes) - 1):
        amount, tie, time = nodes[at], nodes[at - 1], nodes[at + 1]
        if not isinstance(amount, Phrase) or not isinstance(tie, Item) or tie.text not in _TIED_TO_THEN:
            continue
        told = amount.quantity is not None and amount.quantity.kind in ("amount", "count", "money")
        plain = amount.words[:1] == ("the",) and amount.concept is None and not amount.topics
        it = isinstance(time, Phrase) and time.words in (("it",), ("they",)) and at + 2 < len(nodes)
        time = nodes[at + 2] if it else time  # "the 702 | it had | in 2023"
        if told and plain and not amount.opaque and isinstance(time, Item) and time.period is not None:
            return [*nodes[:at], *nodes[at + 1 + it :]], amount.quantity
    return nodes, None


def as_much_of_it(nodes: Sequence[Node]) -> tuple[Phrase, Phrase, list[Period], Period, int] | None:
    """ "Twice | as much lithium in 2024 as in 2023", "… as much | in remittances | …".

    The multiple, what there was so much of, when, when before, and where the words end.
    """
    multiple, rest = nodes[0] if nodes else None, list(nodes[1:])
    if not isinstance(multiple, Phrase) or multiple.quantity is None:
        return None
    if multiple.quantity.kind not in ("multiple", "part") or len(rest) < 4 or rest[0].text != "as":
        return None
    much = rest[1]
    if not isinstance(much, Phrase) or not much.words or much.words[0] not in _SIZES:
        return None
    at = next((at for at, node in enumerate(rest[2:], 2) if node.text == "as"), None)
    tied = rest[2].text == "in" and len(much.words) == 1 and isinstance(rest[3], Phrase)
    made = [node.period for node in rest[2:at] if isinstance(node, Item) and node.period is not None]
    if at is None or len(made) != at - 2 - 2 * tied or len(made) > 1:
        return None
    before = _without_pronoun(rest[at + 1 :])
    moment = _moment(before[0]) if before else None
    return (multiple, much, made, *moment) if moment is not None and len(before) == 1 else None


def level_by_name(nodes: Sequence[Node], index: int) -> Phrase | None:
    """ "A third of | its output | in 2010", "twice | its output | in 2010": the level that a measure's name tells behind an amount."""
    phrase, level = nodes[index], nodes[index + 1] if index + 1 < len(nodes) else None
    named = phrase.whole if isinstance(phrase, Phrase) and phrase.whole is not None else level
    return named if isinstance(named, Phrase) and _is_named_level(named) else None


def _is_named_level(phrase: Phrase) -> bool:
    told = phrase.quantity or phrase.owner or phrase.entities or phrase.topics or phrase.opaque
    return phrase.concept is not None and phrase.owner_anaphor and not told and phrase.scope is None


def _behind_level(phrase: Phrase, rest: list[Node]) -> tuple[Period, int] | None:
    """ "its 2010 level", "its level of 2010", "what it was in 2010": behind the amount, or already part of its phrase."""
    if phrase.whole is not None:
        if not _is_level(phrase.whole):
            return None
        own = phrase.whole.period
        return (own, phrase.end) if own is not None else _moment(rest[0]) if rest else None
    level = rest[0] if rest else None
    behind = rest[1] if len(rest) > 1 else None
    if isinstance(level, Phrase) and level.words in (("those",), ("that",)) and behind is not None:
        return (
            _moment(behind) if behind.text.lower().startswith(("of ", "in ")) else None
        )  # "twice | those | of 2022"
    if not isinstance(level, Phrase) or not _is_level(level):
        return None
    if level.period is not None:
        return level.period, level.end
    return _moment(rest[1]) if len(rest) > 1 else None


def _behind_amount(phrase: Phrase, rest: list[Node]) -> tuple[Period, int] | None:
    """ "Three times | the 27,000 tonnes of a year earlier", whose amount is a claim by itself: the words end before it."""
    amount = rest[0] if rest else None
    if not isinstance(amount, Phrase) or amount.quantity is None or amount.words[:1] != ("the",):
        return None
    plain = amount.quantity.kind in ("amount", "count", "money") and not (amount.owner or amount.entities)
    moment = _moment(rest[1]) if plain and len(rest) > 1 else None
    return (moment[0], phrase.end) if moment is not None and not amount.opaque else None


def _is_level(phrase: Phrase) -> bool:
    """Whether a phrase is the measure's own level: nobody else's, not the world's, and no amount."""
    if _is_named_level(phrase):
        return True
    if phrase.quantity is not None or phrase.owner is not None or phrase.entities or phrase.scope is not None:
        return False
    words = phrase.text.lower().split()
    level = phrase.head in english().function["level_nouns"] | {"size", "pace"}
    plain = (
        phrase.owner_anaphor or phrase.period is not None or words[:-1] == ["the"]
    )  # "half | the rate of 2014"
    return (words[0] == "what" and words[-1] in PAST) or (level and plain)


def _moment(node: Node) -> tuple[Period, int] | None:
    return (node.period, node.end) if isinstance(node, Item) and node.period is not None else None
