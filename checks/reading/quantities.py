"""Quantities: a number with its hedge, multiplier, currency and unit, and what it stands for."""

from __future__ import annotations

from typing import Literal

from checks.claim_words import Stated
from checks.reading.vocabulary import Unit
from checks.values import dataclass

QuantityKind = Literal["amount", "money", "percent", "points", "count", "multiple", "part", "vague", "rate"]
TIMES = (
    "second",
    "minute",
    "hour",
    "day",
    "week",
    "weekend",
    "month",
    "quarter",
    "season",
    "year",
    "decade",
    "century",
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts or measures; token indices from `first` up to, but without, `after`.

    `core` is the index of the number itself (behind its hedge). `unit` is None for counts of things.
    `dimension` is that of the unit ("mass", "money", …), "" for counts. `attributive`: "41,000-tonne".
    `topic`: what the unit is used for where no word says it ("3 million barrels a day").
    `bare`: a number with neither unit, multiplier, currency nor hedge, which may be a name, a year or an age.
    """

    first: int
    core: int
    after: int
    stated: Stated
    kind: QuantityKind
    dimension: str = ""
    attributive: bool = False
    bare: bool = False
    has_multiplier: bool = False
    multiplier: float = 1.0
    topic: str = ""

    @property
    def is_fraction(self) -> bool:
        """Whether it says how large a part something is: "23%", "a third"."""
        return self.kind in ("percent", "part")


def kind_of(unit: Unit) -> QuantityKind:
    """What a number with a unit is a quantity of."""
    if unit.base in ("%", "pp"):
        return "percent" if unit.base == "%" else "points"
    if unit.base == "x":
        return "multiple"
    if not unit.base:
        return "count"  # in millions of whatever is counted
    return "money" if unit.dimension.startswith("money") else "amount"
