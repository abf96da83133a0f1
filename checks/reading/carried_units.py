"""The unit that a number without one has from another amount: "5.3 and | 2.6 million tons", "17% and America | four"."""

from __future__ import annotations

from checks.claim_words import Stated
from checks.digits import Number, measured
from checks.reading import stated as rules
from checks.reading.quantities import Quantity
from checks.values import replace

_ALL = 100
_LARGE = 1000


def in_unit_of(whole: Stated, gapped: Stated, factor: float) -> Stated:
    """A gapped number without a unit has that of the number before it: "Japan's three million" are tons, too."""
    gapped = measured(gapped)
    return replace(
        gapped,
        value=None if gapped.value is None else gapped.value * factor,
        holds=gapped.holds.times(factor),
        open=gapped.open.times(factor),
        unit=whole.unit,
        written_unit=whole.written_unit,
        unit_factor=whole.unit_factor,
        other_units=whole.other_units,
    )


def as_percent(quantity: Quantity) -> Quantity | None:
    """A bare number as if it were one of percent; None where it cannot be."""
    value = quantity.stated.value
    if quantity.kind != "count" or not quantity.bare or value is None or not 0 < value < _ALL:
        return None
    if quantity.stated.approximator is not None:
        return None
    holds, open_ = rules.percent_digits(Number(value, 1.0, 1.0))
    stated = replace(quantity.stated, holds=holds, open=open_, unit="%", written_unit="%")
    return replace(quantity, kind="percent", dimension="percent", stated=stated)


def as_amount(quantity: Quantity, model: Quantity) -> Quantity | None:
    """A number as an amount of what another one is of: "$11, | $8 and $6 billion"; None where the two are not alike."""
    value = quantity.stated.value
    if quantity.dimension == model.dimension and quantity.kind == model.kind and quantity.kind != "money":
        return quantity
    if model.kind == "percent":
        return as_percent(quantity)
    if model.kind not in ("amount", "money") or quantity.kind not in ("count", model.kind) or value is None:
        return None
    small = not quantity.has_multiplier and value < _LARGE <= model.multiplier
    factor = model.multiplier if small else 1.0
    if quantity.kind == "count":
        factor *= model.stated.unit_factor
    elif quantity.dimension != model.dimension:
        return None
    stated = in_unit_of(model.stated, quantity.stated, factor)
    return replace(quantity, kind=model.kind, dimension=model.dimension, bare=False, stated=stated)
