"""Amounts at the ends of a course: like units, verbs that multiply, and numbers below zero."""

from __future__ import annotations

from collections.abc import Sequence

from checks.claim_words import MeasureWords, Stated
from checks.grammar.slots import Slots
from checks.intervals import Interval
from checks.queries import ChangeQuery
from checks.reading import stated as rules
from checks.reading.carried_units import as_amount, as_percent, in_unit_of
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.quantities import Quantity
from checks.values import replace

_LARGE = 1000


def like(
    quantity: Quantity, model: Quantity | None, slots: Slots, measure: MeasureWords | None = None
) -> Stated:
    """What a quantity states; one without a unit has that of the other end: "from 22 million to 3.5 million tons"."""
    told = as_amount(quantity, model) if model is not None and model.stated.unit is not None else None
    if told is None or (quantity.stated.unit is not None and quantity.kind != "money"):
        return slots.with_unit(quantity, measure)
    return told.stated


def in_percent_like(quantity: Quantity, slots: Slots) -> Quantity | None:
    """ "Italy's economy shrank by 8.9 percent; Poland's shrank by | 4.6": a number by which another moved, in percent as that one.

    One of the sentence before is only meant where the number has decimals.
    """
    if quantity.kind != "count" or not quantity.bare or not quantity.stated.words[:1].isdigit():
        return None
    here = [each for each in slots.sentence.quantities if each.after <= quantity.first]
    if here:
        return as_percent(quantity) if here[-1].kind == "percent" else None
    if "." not in quantity.stated.words:
        return None
    last = slots.before[-1].query if slots.before else None
    stated = last.relative if isinstance(last, ChangeQuery) else getattr(last, "stated", None)
    return as_percent(quantity) if stated is not None and stated.unit == "%" else None


_FOLD = {2: "twofold", 3: "threefold", 4: "fourfold", 5: "fivefold", 6: "sixfold"}


def multiplied(clause: Clause, slots: Slots) -> tuple[Stated | None, Stated | None]:
    """What a verb that multiplies says, with the hedge before it: a ratio ("more than doubled") or a part ("halved")."""
    verb = clause.verb
    row = [token for token in slots.sentence.tokens if verb is not None and token.end <= verb.end]
    times = english().multiply_verbs.get(row[-1].text) if row else None
    if times is None:
        return None, None
    hedge = None
    for length in (4, 3, 2, 1):
        hedge = hedge or english().approximators.get(" ".join(token.text for token in row[-1 - length : -1]))
    before = next((words for words in _hedges(row) if hedge is not None), "")
    if times < 1:
        holds, open_ = rules.part(50.0, english())
        stated = Stated(50.0, holds, open_, "%", words=f"{before} half".strip(), written_unit="part")
        return None, rules.hedged(stated, hedge) if hedge else stated
    holds, open_ = rules.multiple(times, hedge is not None and hedge.id == "about", english())
    words = f"{before} {_FOLD.get(int(times), f'{times:g} times')}".strip()
    stated = Stated(times, holds, open_, "x", words=words, written_unit="times")
    return (rules.hedged(stated, hedge) if hedge and hedge.id != "about" else stated), None


def _hedges(row: Sequence) -> list[str]:  # type: ignore[type-arg]
    spoken = [" ".join(token.text for token in row[-1 - length : -1]) for length in (4, 3, 2, 1)]
    return [words for words in spoken if words in english().approximators]


def negative(stated: Stated) -> Stated:
    """A number below zero: a growth of -4.1% where something "shrank by 4.1 percent"."""

    def turned(interval: Interval) -> Interval:
        return Interval(-interval.high, -interval.low, interval.open_high, interval.open_low)

    value = None if stated.value is None else -stated.value
    words = f"-{stated.words}" if stated.words[:1].isdigit() else f"minus {stated.words}"
    return replace(
        stated,
        value=value,
        words=words,
        holds=turned(stated.holds),
        open=turned(stated.open),
        understates_above=None,
    )


def _of_its_size(stated: Stated, before: Stated) -> Stated | None:
    """A number in the unit of one before it, where it may be of its kind: "6,300 came from Mexico, 3,300 from China"."""
    one, other = abs(stated.value or stated.holds.low), abs(before.value or before.holds.low)
    return stated if 0 < one <= _LARGE * other <= _LARGE * _LARGE * one else None


def in_its_unit(stated: Stated, before: Stated) -> Stated | None:
    """A number without a unit in that of a value told before: "Japan generated 85 TWh. Belgium managed | 31"; None where it may not be of its kind."""
    return _of_its_size(in_unit_of(before, stated, before.unit_factor), before)


def is_large(stated: Stated) -> bool:
    """Whether a number is too large to count anything but tons, people or money."""
    return abs(stated.value or stated.holds.low) >= _LARGE
