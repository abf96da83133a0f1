"""Which way something changed, as words tell it: the verb's class, "up" or "down", a rise, "more than in 2023"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase
from checks.reading.years import Period
from checks.values import replace

Direction = Literal["up", "down", "flat", "any"]
BESIDE: dict[str, Direction] = {
    "below": "down",
    "under": "down",
    "behind": "down",  # also "short of"
    "above": "up",
    "over": "up",
}
_UPWARD = ("up", "higher")
_DOWNWARD = ("down", "lower")


def direction_of(clause: Clause, *classes: tuple[str, Direction]) -> Direction | None:
    """The way that a clause's verb says, by its class; None where its classes say two."""
    verb = clause.verb
    found = [direction for name, direction in classes if verb is not None and verb.is_a(name)]
    return found[0] if len(set(found)) == 1 else None


def of_better_or_worse(clause: Clause, measured: Phrase) -> Direction | None:
    """ "Improved its punctuality", "absence worsened": where a table tells which way that is of what is measured."""
    way = measured.concept.data.get("judged") if measured.concept is not None else None
    verb = clause.verb
    if way is None or verb is None or not verb.is_a("improve", "worsen"):
        return None
    return "up" if verb.is_a("improve") == (way == "high") else "down"


def up_or_down(nodes: Sequence[Node]) -> tuple[int, Direction] | None:
    """Where "up" or "down" stands before an amount or "from" among some nodes, and which."""
    for index, node in enumerate(nodes[:3]):
        if isinstance(node, Item) and node.text in ("up", "down"):
            return index, "up" if node.text == "up" else "down"
        than = nodes[index + 1] if index + 1 < len(nodes) else None
        if isinstance(node, Phrase) and node.words and node.words[-1] in (*_UPWARD, *_DOWNWARD):
            if isinstance(than, Item) and than.text == "than":
                return None
            return index, "up" if node.words[-1] in _UPWARD else "down"
        degree = isinstance(node, Phrase) and len(node.words) == 1 and node.head.endswith("ly")
        if not degree and (not isinstance(node, Item) or node.kind not in ("adverb", "mark")):
            return None
    return None


def untied(nodes: Sequence[Node]) -> list[Node]:
    """Nodes without the "up" or "lower" that leads them or ends their amount, so that the amount stands bare."""
    first = nodes[0]
    kept = (
        [replace(first, comparative=None)] if isinstance(first, Phrase) and first.quantity is not None else []
    )
    return [*kept, *nodes[1:]]


def bare(phrase: Phrase) -> Phrase:
    """The amount of "an 8% rise" as if it stood alone."""
    return replace(phrase, head="", opaque=False)


def noun_direction(phrase: Phrase) -> Direction:
    """The way that a noun of change says: "a | rise | of 4%", "a | drop |"."""
    return "up" if phrase.head in english().function["rise_nouns"] else "down"


def _is_level_then(phrase: Phrase) -> bool:
    """ "Its 2001 level", "the 2001 peak": what a measure was at a time, by no figure."""
    words = english().function
    named = phrase.head in words["level_nouns"] or phrase.head in words["peaks_of_somebody"]
    told = phrase.quantity or phrase.entities or phrase.owner or phrase.concept
    bare = phrase.words[:1] in (("its",), ("their",), ("the",)) or phrase.head == "levels"
    return named and not told and bare


def than_then(nodes: Sequence[Node], index: int) -> tuple[Direction, Period, int] | None:
    """The direction, the time and the end of "more than in 2023" or "below their level of 2010" behind an amount."""
    phrase = nodes[index]
    assert isinstance(phrase, Phrase)
    rest = list(nodes[index + 1 :])
    word = phrase.comparative
    if word is None and rest and isinstance(rest[0], Item) and rest[0].comparative is not None:
        word, rest = rest[0].comparative, rest[1:]
    than = isinstance(rest[0], Item) and rest[0].text == "than" if rest else False
    if word is not None and than:
        direction: Direction = "up" if word == "more" else "down"
    elif rest and isinstance(rest[0], Item) and rest[0].text in BESIDE and word is None:
        direction = BESIDE[rest[0].text]
    else:
        return None
    then = then_of(rest[1:])
    return (direction, *then) if then is not None else None


def then_of(nodes: Sequence[Node]) -> tuple[Period, int] | None:
    """The time that something is set against, and where its words end: "in 2023", "the level of 2010", "its 2001 peak"."""
    behind, rest = nodes[0] if nodes else None, nodes
    if isinstance(behind, Phrase) and behind.period is not None and _is_level_then(behind):
        return behind.period, behind.end  # "46% below | its 2001 peak"
    if isinstance(behind, Phrase) and behind.owner is not None:
        return None  # "than | the Japanese one | in 2024", "below | Myanmar's level | in 2024"
    if isinstance(behind, Phrase) and (
        behind.anaphor or not english().function["level_nouns"].isdisjoint(behind.words)
    ):
        rest = nodes[1:]
    time = rest[0] if rest else None
    if not isinstance(time, Item) or time.period is None or time.period.role not in ("at", "from", "since"):
        return None
    return time.period, time.end
