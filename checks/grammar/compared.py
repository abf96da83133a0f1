"""What a clause sets against what: "twice as much copper as Peru", "45 tons more gold than Russia", "higher than in Spain".

A comparison is found by "than" or by the second "as"; what stands before it says which way and by how much.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from checks.claim_words import EntityWords, Stated
from checks.grammar.everyone import is_each_other, is_rest_of_world
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase
from checks.values import dataclass, replace

Direction = Literal["more", "less", "equal"]

_SIZES = ("much", "many", "big", "large", "high", "great", "populous", "fast")
_BESIDE: dict[str, Direction] = {"below": "less", "above": "more"}
_REACH = 8  # so many nodes may stand between the two words of "as … as"


@dataclass(frozen=True, slots=True)
class Compared:
    """One side of a comparison and how it is tied to the other.

    amount   the phrase that says by how much ("twice", "45 tons more"), if any; `again`: "half as much again", "less by half"
    other    what stands behind "than" or "as"; `via` is the preposition between ("than in Spain"), or empty
    named    the phrases between, which may name what is compared ("as many people as")
    size     the word between the two ("much", "fast"); empty behind "than"
    hedge    the word before "as much as" that loosens it ("nearly")
    places   so many that rank next ("the next nine countries"), if that is what stands there
    denied   a remark without a verb denies it: "…, but not more than Germany", "no more than Peru"
    """

    direction: Direction
    amount: Phrase | None
    other: Phrase
    via: str
    named: tuple[Phrase, ...]
    start: int
    end: int
    again: bool = False
    places: int | None = None
    hedge: str | None = None
    size: str = ""
    denied: bool = False

    @property
    def stated(self) -> Stated | None:
        """By how much, as it was put."""
        return self.amount.quantity.stated if self.amount is not None and self.amount.quantity else None


def compared(clause: Clause) -> Iterator[Compared]:
    """The comparisons of a clause, in order."""
    for index, node in enumerate(clause.nodes):
        if not isinstance(node, Item):
            continue
        if node.text == "than":
            found = _than(clause.nodes, index)
            found = _with_margin(clause, found) if found is not None else None
            if found is not None and _is_denied_there(clause, found.start):
                found = replace(found, denied=True)  # "…, but not more than the two combined"
        elif node.text == "as":
            found = _as(clause.nodes, index)
            denied = clause.verb is not None and clause.verb.negated
            if found is not None and not denied and found.amount is None and _is_denied(clause.nodes, index):
                found = replace(found, direction="less")  # "…, but not as much as Argentina"
        else:
            found = _beside(clause.nodes, index) if clause.verb is None and node.text in _BESIDE else None
        if found is not None:
            yield found


def _beside(nodes: tuple[Node, ...], index: int) -> Compared | None:
    """ "9 percent | below | Myanmar's"."""
    amount, behind = nodes[index - 1] if index else None, _behind(nodes, index)
    if not isinstance(amount, Phrase) or amount.quantity is None or behind is None:
        return None
    other, via, places = behind
    whose = other.elliptic or other.anaphor == "measure" or other.quantity is not None
    share = amount.quantity.is_fraction and amount.is_bare
    if via or places or not share or not whose or other.owner is None:
        return None
    return Compared(_BESIDE[nodes[index].text], amount, other, via, (), amount.start, other.end, again=True)


def _than(nodes: tuple[Node, ...], index: int) -> Compared | None:
    """ "[45 tons] more gold than Russia"."""
    behind = _behind(nodes, index)
    at = next((i for i in range(index - 1, -1, -1) if nodes[i].comparative is not None), None)
    if behind is None or at is None:
        return None
    other, via, places = behind
    word = nodes[at]
    amount = word if isinstance(word, Phrase) and word.quantity is not None else None
    amount = None if amount is not None and amount.words[-1:] in (("one",), ("ones",)) else amount
    earlier = [node for node in nodes[:at] if not (isinstance(node, Item) and node.kind == "period")]
    before = earlier[-1] if earlier else None  # "2.6 million tons of copper | in 2024 | more than Zambia"
    if (
        amount is None
        and isinstance(before, Phrase)
        and (_is_amount(before) or (at > 1 and _is_count(before)))
    ):
        amount = before
    first = at - (amount is not None and amount is before and amount.concept is not None)
    named = tuple(node for node in nodes[first:index] if isinstance(node, Phrase))
    start = amount.start if amount is not None else word.start
    direction: Direction = "less" if word.comparative == "less" else "more"
    words = {text.lower() for text in (word.words if isinstance(word, Phrase) else (word.text,))}
    told = isinstance(word, Phrase) and word.adjective is not None  # of a user's time or speed
    size = "" if told or words.isdisjoint(english().of_speed) else "fast"
    return Compared(direction, amount, other, via, named, start, other.end, places=places, size=size)


def _with_margin(clause: Clause, found: Compared) -> Compared | None:
    """ "Smaller than America's | by two-thirds", "more copper than Peru | by a factor of two": by how much, told behind.

    Nothing where that is an amount of something else, or of another time than a year.
    """
    if found.amount is not None or found.places is not None:
        return found
    by = next((p for tie, p in clause.adjuncts if tie == "by" and p.start >= found.other.end), None)
    if by is None or by.quantity is None:
        return found
    if by.opaque or by.of_unknown or not (_is_amount(by) or _is_money_or_count(by)):
        return None
    return replace(found, amount=by, end=by.end, again=True)


def _as(nodes: tuple[Node, ...], index: int) -> Compared | None:
    """ "[twice] as much copper as Peru"; found at the first "as"."""
    first = nodes[index + 1] if index + 1 < len(nodes) else None
    size = first.words[0] if isinstance(first, Phrase) and first.words else first.text if first else ""
    measured = isinstance(first, Phrase) and _is_of_high_end(first)
    multiplied = index > 0 and isinstance(
        nodes[index - 1], Phrase
    )  # "four times | as long as", not "as long as"
    if first is None or not (size in _SIZES or measured or (size == "long" and multiplied)):
        return None
    until = min(len(nodes), index + _REACH)
    second = next((i for i in range(index + 2, until) if nodes[i].text == "as"), None)
    behind = _behind(nodes, second) if second is not None else None
    if second is None or behind is None:
        return None
    other, via, places = behind
    opened = index > 1 and nodes[index - 1].text == "again"  # "half | again | as much as"
    before = nodes[index - 1 - opened] if index else None
    amount = before if isinstance(before, Phrase) and _is_amount(before) else None
    again = opened or any(node.text.lower() == "again" for node in nodes[index + 1 : second])
    named = tuple(node for node in nodes[index + 1 : second] if isinstance(node, Phrase))
    direction: Direction = "equal"
    if amount is not None and amount.quantity is not None:
        part = amount.quantity.kind != "multiple" and not again
        direction = "less" if part else "more"
    start = amount.start if amount is not None else nodes[index].start
    hedge = before.text if isinstance(before, Item) and before.text in english().approximators else None
    if before is not None and amount is None and before.text.lower().endswith("least"):
        return None  # "at least as much as"
    return Compared(direction, amount, other, via, named, start, other.end, again, places, hedge, size)


def _is_of_high_end(phrase: Phrase) -> bool:
    """ "Twice as | expensive | as", "nearly as | tall | as": an adjective of the high end of a measure; there is no twice as cheap."""
    adjective = phrase.adjective
    return adjective is not None and adjective.data.get("end") != "low" and len(phrase.words) == 1


def _is_denied(nodes: tuple[Node, ...], index: int) -> bool:
    before = [node for node in nodes[max(0, index - 2) : index] if isinstance(node, Item)]
    return any(node.kind == "negation" and node.text in ("not", "n't", "never") for node in before)


def _is_denied_there(clause: Clause, start: int) -> bool:
    """Whether what is compared is denied there: "…, but | not | more than Germany", "produces | no | more copper than Peru"."""
    at = next((at for at, node in enumerate(clause.nodes) if node.start == start), 0)
    opening = [node.text.lower().split()[0] for node in clause.nodes[max(0, at - 1) : at + 1]]
    if clause.verb is not None:
        return "no" in opening[:1] if at else False
    return not {"no", "not", "never"}.isdisjoint(opening)


def _is_amount(phrase: Phrase) -> bool:
    quantity = phrase.quantity
    return quantity is not None and quantity.kind in ("multiple", "part", "percent", "amount", "points")


def _is_money_or_count(phrase: Phrase) -> bool:
    return phrase.quantity is not None and phrase.quantity.kind in ("money", "count")


def _is_count(phrase: Phrase) -> bool:
    """ "15 million people | larger than", "a million and a half refugees | more than": by how many."""
    return phrase.quantity is not None and phrase.quantity.kind == "count"


def _behind(nodes: tuple[Node, ...], index: int) -> tuple[Phrase, str, int | None] | None:
    """The phrase behind "than" or "as", the preposition between, and how many rank next, if that is meant."""
    via = ""
    at = index + 1
    tie = nodes[at] if at < len(nodes) else None
    if isinstance(tie, Item) and tie.text in ("in", "by", "from", "on", "at"):
        via, at = tie.text, at + 1
    other = nodes[at] if at < len(nodes) else None
    if not isinstance(other, Phrase):
        return None
    behind = nodes[at + 2] if at + 2 < len(nodes) else None
    everyone = isinstance(behind, Phrase) and (is_rest_of_world(behind) or is_each_other(behind))
    everyone = everyone or (isinstance(behind, Phrase) and behind.words[:1] == ("any",))
    if other.anaphor == "measure" and isinstance(behind, Phrase) and everyone:
        return behind, via, None  # "than those of all other countries", "… of any country except Peru"
    follows = nodes[at + 1] if at + 1 < len(nodes) else None
    if _is_counterpart(other) and isinstance(behind, Phrase) and behind.entities:
        tied = isinstance(follows, Item) and follows.text in ("in", "from")
        return (behind, via, None) if tied else None
    places = _places_next(other, follows)
    if places is not None and isinstance(follows, Phrase):
        return follows, via, places
    if other.anaphor == "measure" and isinstance(behind, Phrase) and behind.words[-1:] == ("next",):
        other, at = behind, at + 2  # "than those of | the next nine countries"
    follows = nodes[at + 1] if at + 1 < len(nodes) else None
    counted = follows if isinstance(follows, Phrase) and other.words[-1:] == ("next",) else other
    if "next" in other.words and counted.quantity is not None and counted.quantity.stated.value is not None:
        return counted, via, int(counted.quantity.stated.value)
    return other, via, None


def _is_counterpart(phrase: Phrase) -> bool:
    """ "As much as | their counterparts | in South Africa", "its peer in Peru": whoever does the same elsewhere."""
    return phrase.owner_anaphor and phrase.head in english().function["counterparts"]


def _places_next(phrase: Phrase, follows: Node | None) -> int | None:
    """How many rank next: "the next | four biggest emitters"."""
    if phrase.words[-1:] != ("next",) or not isinstance(follows, Phrase) or follows.place is None:
        return None
    plain = follows.place.several and follows.place.low == 1 and follows.owner is None and not follows.topics
    return follows.place.high if plain else None


def only_before_subject(clause: Clause) -> bool:
    """Whether it is the subject that "only" goes with: "Only China mines more …", but not "mines only half as much"."""
    subject = clause.subject
    if clause.kind == "participle":
        return False  # "Trailing only China, | Peru is …"
    return subject is not None and any(
        isinstance(node, Item) and node.text == "only" and node.end <= subject.start for node in clause.nodes
    )


def owner_of_less(phrase: Phrase) -> EntityWords | None:
    """ "…, and | Spain's less | than Britain's": whose figure is said to be more or less in a gapped comparison."""
    said = phrase.concept or phrase.topics or phrase.quantity or phrase.adjective
    return phrase.owner if phrase.comparative is not None and not said else None
