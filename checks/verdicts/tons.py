"""Rule 8, units: the other readings of an ambiguous unit ("tons" may be short tons)."""

from __future__ import annotations

from checks.claim_words import Stated
from checks.queries import AggregateQuery, Query, ShareQuery
from checks.query_numbers import numbers_in
from checks.reasons import Note, Reason
from checks.values import replace
from checks.verdicts.answers import Answer, abstain


def units_of(query: Query) -> tuple[str | None, ...]:
    """The units in which a query states amounts of its measure; shares, ratios and numbers of entities have none."""
    if isinstance(query, ShareQuery) or (
        isinstance(query, AggregateQuery) and query.how in ("share", "each_share")
    ):
        return ()
    amounts = ("stated", "difference", "threshold", "from_stated", "to_stated")
    found = [getattr(query, name, None) for name in amounts]
    return tuple(stated.unit for stated in found if isinstance(stated, Stated) and not _none_at_all(stated))


def _none_at_all(stated: Stated) -> bool:
    """Whether the words are "none", which is the same in every unit."""
    return stated.value == 0 and stated.unit is None


def other_readings(query: Query) -> tuple[Query, ...]:
    """The query in each other reading of its unit."""
    names = dict.fromkeys(name for stated in _ambiguous(query).values() for name, _ in stated.other_units)
    return tuple(_in_unit(query, name) for name in names)


def written_in_other_ton(query: Query) -> bool:
    """Whether the article itself says short or long tons."""
    factors = [stated.unit_factor for stated in numbers_in(query).values() if stated.unit == "t"]
    return any(factor != 1 and 0.9 < factor < 1.1 for factor in factors)


def weighed(metric: Answer, others: list[Answer]) -> Answer:
    """The metric reading's answer; an abstention where only another ton would make the claim true."""
    holding = next((answer for answer in others if answer.holds), None)
    if holding is None or not metric.fails:
        return metric
    says = f"{metric.says}; it would hold in another ton than the metric"
    return abstain(Reason.AMBIGUOUS_MEASURE, metric.evidence, says, (*metric.notes, Note.OTHER_TON))


def _ambiguous(query: Query) -> dict[str, Stated]:
    return {name: each for name, each in numbers_in(query).items() if each.other_units}


def _in_unit(query: Query, unit: str) -> Query:
    restated = {
        name: _restated(stated, dict(stated.other_units)[unit] / stated.unit_factor)
        for name, stated in _ambiguous(query).items()
        if unit in dict(stated.other_units)
    }
    return replace(query, **restated)  # type: ignore[arg-type]


def _restated(stated: Stated, factor: float) -> Stated:
    limit = stated.understates_above
    return replace(
        stated,
        value=stated.value * factor if stated.value is not None else None,
        holds=stated.holds.times(factor),
        open=stated.open.times(factor),
        understates_above=limit * factor if limit is not None else None,
        other_units=(),
    )
