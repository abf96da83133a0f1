"""Of which kind a claim is whose number is of no measure that the catalogue has. Examples: open.md."""

from __future__ import annotations

from checks.grammar.slots import span
from checks.queries import Kind
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.phrases import Node, Phrase
from checks.reading.quantities import Quantity
from checks.values import dataclass

_RELATIVE = ("percent", "points", "part", "multiple")
_HIGHER = ("up", "down", "higher", "lower")
_LOSING = ("lose", "shed", "wipe")


@dataclass(frozen=True, slots=True)
class Amount:
    """A phrase with a number in its clause: what stands directly before it and behind it, and the noun that it is of."""

    phrase: Phrase
    quantity: Quantity
    clause: Clause
    before: Node | None
    behind: Node | None
    of: Phrase | None = None


def open_kind_of(amount: Amount) -> Kind:
    """Of which kind a claim is that has an amount, a count or a part; one that moved is a change."""
    phrase, quantity, clause = amount.phrase, amount.quantity, amount.clause
    if quantity.kind in _RELATIVE or _compares(amount):
        if is_moved(amount) or (amount.of or phrase).is_change or _is_level_higher(amount):
            return Kind.CHANGE
        if _compares(amount):
            return Kind.COMPARISON if clause.adjunct("than") is not None else Kind.CHANGE
        if phrase.whole is not None or phrase.share or quantity.kind == "part":
            return Kind.SHARE
    if quantity.kind in ("amount", "money") and is_moved(amount):
        return Kind.CHANGE
    if quantity.kind == "points" and clause.verb is not None and clause.verb.is_a("exceed", "lead", "trail"):
        return Kind.COMPARISON
    if quantity.kind == "percent" and phrase is clause.subject:
        return Kind.SHARE
    rate = _is_word(amount.behind, "per")  # "78 deaths | per million inhabitants"
    return Kind.COUNT if quantity.kind == "count" and not rate else Kind.VALUE


def told_as_multiple(amount: Amount) -> tuple[Kind, tuple[int, int]] | None:
    """ "Twice as many people as Walmart", "three times as much as a decade ago", "a fivefold increase", "rose fivefold"."""
    phrase, behind, clause = amount.phrase, amount.behind, amount.clause
    if phrase.is_change or is_moved(amount) or _is_level_higher(amount):
        return Kind.CHANGE, span(phrase)
    if _is_word(behind, "as") or phrase.comparative is not None or _is_comparative(behind):
        other = next((each for tie, each in reversed(clause.adjuncts) if tie in ("as", "than")), None)
        timed = other is None or other.period is not None or bool(clause.periods)
        behind_it = [each for _, each in clause.adjuncts if other is not None and each.start > other.end]
        other = behind_it[0] if len(behind_it) == 1 and not timed else other  # "twice as high as in Porto"
        return (Kind.CHANGE if timed else Kind.COMPARISON), span(phrase, other or phrase)
    return None


def _is_word(node: Node | None, *words: str) -> bool:
    return isinstance(node, Item) and node.text in words


def _is_comparative(node: Node | None) -> bool:
    return isinstance(node, Item) and node.comparative is not None


def _compares(amount: Amount) -> bool:
    """Whether an amount is a difference: "6% more than in 2023", "1.5 million tons less"."""
    return amount.phrase.comparative is not None or _is_comparative(amount.behind)


def is_moved(amount: Amount) -> bool:
    """Whether a verb says that something rose or fell by the amount, and not to it: "fell 5%", "was cut by half"."""
    before, verb = amount.before, amount.clause.verb
    if _is_word(before, "up", "down"):
        return True
    if amount.of is not None or _is_gathered(amount):
        return False  # "at a valuation of $600 million", "raised $45 million"
    gapped = amount.clause.leans_on.verb if verb is None and amount.clause.leans_on is not None else None
    if gapped is not None and _is_word(before, "by") and gapped.is_a("rise", "fall"):
        return True  # "Sales rose 6%, and like-for-like sales | by 2.1%"
    tied = isinstance(before, Item) and before.kind == "preposition" and before.text != "by"
    if tied or verb is None or amount.phrase.start < verb.end:
        return False
    return verb.is_a("rise", "fall", "lift", "lower", "multiply") or verb.lemma in _LOSING


def _is_gathered(amount: Amount) -> bool:
    """ "The startup raised | $45 million": what somebody raises is what they get."""
    verb, money = amount.clause.verb, amount.quantity.kind == "money"
    return verb is not None and verb.lemma == "raise" and money and amount.phrase in amount.clause.objects[:1]


def _is_level_higher(amount: Amount) -> bool:
    """ "The shares closed 2.5% higher", "8% up on the year"."""
    return _is_word(amount.behind, *_HIGHER) and amount.clause.adjunct("than") is None
