"""Expectations that only the record knows, for Great Expectations on pandas.

Each looks at a frame of one edition's tidy rows, to which the guard has added file, line, what the catalogue says of
the measure, and the figure of the edition before. `failing` returns the rows that are wrong, each with a message.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any, NamedTuple

from great_expectations.core.metric_domain_types import MetricDomainTypes
from great_expectations.execution_engine import PandasExecutionEngine
from great_expectations.expectations.expectation import BatchExpectation
from great_expectations.expectations.metrics.metric_provider import metric_value
from great_expectations.expectations.metrics.table_metric_provider import TableMetricProvider

from checks.record.catalogue_entries import Rounding
from checks.record.printed_totals import (
    TOTAL_COLUMNS,
    digits_of,
    lower,
    totals_with_parts,
    upper,
    world_totals,
)

_ROWS = "record.rows"


class FailingRow(NamedTuple):
    """A row that an expectation holds to be wrong. `position` is its place in the frame."""

    position: int
    message: str


class RecordRows(TableMetricProvider):
    """The frame itself: what the expectations below look at."""

    metric_name = _ROWS

    @metric_value(engine=PandasExecutionEngine)
    def _pandas(cls, execution_engine: Any, metric_domain_kwargs: Any, **_: Any) -> Any:
        frame, _unused, _unused = execution_engine.get_compute_domain(
            domain_kwargs=metric_domain_kwargs, domain_type=MetricDomainTypes.TABLE
        )
        return frame


class _OfRecord(BatchExpectation):
    metric_dependencies = (_ROWS,)
    success_keys = ()
    args_keys = ()

    def failing(self, frame: Any) -> Iterator[FailingRow]:
        """The rows of a table's frame for which the expectation does not hold."""
        raise NotImplementedError

    def _validate(self, metrics: Any, runtime_configuration: Any = None, execution_engine: Any = None) -> Any:
        found = list(self.failing(metrics[_ROWS]))
        return {
            "success": not found,
            "result": {"observed_value": len(found), "failing_rows": [list(each) for each in found]},
        }


class ExpectKeysToBeUnique(_OfRecord):
    """One cell for an entity in a measure and period."""

    def failing(self, frame: Any) -> Iterator[FailingRow]:
        key = ["entity", "measure", "period"]
        for row in frame[frame.duplicated(key)].itertuples():
            yield FailingRow(
                row.position, f"{row.entity} in {row.period} has a line for {row.measure} already"
            )


class ExpectRowsToFollowTheSchema(_OfRecord):
    """What the Table Schema says of a row taken alone: numbers, statuses, bounds."""

    def failing(self, frame: Any) -> Iterator[FailingRow]:
        for row in frame[frame["complaint"] != ""].itertuples():
            yield FailingRow(row.position, row.complaint)


class ExpectMeasuresAndEntitiesToBeKnown(_OfRecord):
    """Measures and entities that the catalogue knows."""

    def failing(self, frame: Any) -> Iterator[FailingRow]:
        for row in frame[~frame["measure_known"]].itertuples():
            yield FailingRow(row.position, f"the measure {row.measure} is not in the catalogue")
        for row in frame[~frame["entity_known"]].itertuples():
            yield FailingRow(row.position, f"the entity {row.entity} is not in the catalogue")


class ExpectFiguresToFitTheirDimension(_OfRecord):
    """No figure outside of what its dimension allows: `bounds` gives the least and the most, by dimension.

    Dimensions that are not named start at 0 and have no end.
    """

    bounds: dict[str, Any] = {}

    def failing(self, frame: Any) -> Iterator[FailingRow]:
        for dimension, rows in frame.groupby("dimension"):
            least, most = self.bounds.get(dimension, (0, None))
            for column in ("value", "lower", "upper"):
                figures = rows[column]
                for row in rows[figures < least].itertuples():
                    yield FailingRow(
                        row.position,
                        f"{_shown(getattr(row, column))} is below {least}, the least of {dimension}",
                    )
                for row in rows[figures > (math.inf if most is None else most)].itertuples():
                    yield FailingRow(
                        row.position,
                        f"{_shown(getattr(row, column))} is above {most}, the most of {dimension}",
                    )


class ExpectTotalsNotBelowAPart(_OfRecord):
    """A printed total is not smaller than one of its parts, within the rounding of both."""

    def failing(self, frame: Any) -> Iterator[FailingRow]:
        exhaustive = frame.loc[frame["exhaustive"], TOTAL_COLUMNS]
        both = exhaustive[exhaustive["row"] != "total"].merge(
            world_totals(exhaustive), on=["measure", "period"], suffixes=("", "_total")
        )
        for part in both[both["value"] > both["value_total"]].itertuples():
            if lower(part) > Rounding(digits_of(part)).interval(float(part.value_total)).high:
                yield FailingRow(
                    part.position_total,
                    f"the total {_shown(part.value_total)} is below {part.entity}'s {_shown(part.value)}",
                )


class ExpectPartsToAddUpToTotals(_OfRecord):
    """Listed parts and the rest add up to the printed total within rounding, where no part is missing.

    `slack` is a share of the total that is let pass beyond rounding.
    """

    slack: float = 0.0

    def failing(self, frame: Any) -> Iterator[FailingRow]:
        for position, total, parts in totals_with_parts(frame[frame["exhaustive"]]):
            known = parts[parts["value"].notna()]
            if known.empty:
                continue
            low = sum(lower(part) for part in known.itertuples())
            high = sum(upper(part) for part in known.itertuples())
            slack = self.slack * total.value
            gap = len(known) < len(parts)
            if low > upper(total) + slack or (not gap and high < lower(total) - slack):
                yield FailingRow(
                    position,
                    f"the parts add up to {_shown(known['value'].sum())}, the total says {_shown(total.value)}",
                )


class ExpectReservesToCoverAYear(_OfRecord):
    """Reserves are not smaller than a year's production: the cheap test for a wrong unit label.

    `of`: "all" compares the sums over the entities that have both, "each" every entity.
    """

    of: str = "all"

    def failing(self, frame: Any) -> Iterator[FailingRow]:
        entities = frame[(frame["row"] == "entity") & frame["value"].notna()]
        for _, rows in entities.groupby("topic"):
            reserves = rows[(rows["concept"] == "reserves")]
            production = rows[(rows["concept"] == "production") & rows["default"]]
            if reserves.empty or production.empty:
                continue
            newest = production[production["period"] == production["period"].max()].set_index("entity")[
                "value"
            ]
            for _, held in reserves.groupby("measure"):
                both = held[held["entity"].isin(newest.index)]
                dug = both["entity"].map(newest)
                if self.of == "each":
                    for each, amount in zip(both.itertuples(), dug, strict=True):
                        if each.value < amount:
                            yield FailingRow(
                                each.position,
                                f"{each.entity}'s reserves of {_shown(each.value)} are less than a year's {_shown(amount)}",
                            )
                elif not both.empty and both["value"].sum() < dug.sum():
                    yield FailingRow(
                        int(both.iloc[0]["position"]),
                        f"reserves of {_shown(both['value'].sum())} in all are less than a year's production of {_shown(dug.sum())}",
                    )


class ExpectFiguresToMoveLessThan(_OfRecord):
    """No figure moved by more than a factor from the edition before. `leave_out`: dimensions in which it may."""

    factor: float = 10.0
    leave_out: list[str] = []

    def failing(self, frame: Any) -> Iterator[FailingRow]:
        rows = _comparable(frame, self.leave_out)
        low = rows[["value", "before"]].abs().min(axis=1)
        high = rows[["value", "before"]].abs().max(axis=1)
        for row in rows[(low > 0) & (high > self.factor * low)].itertuples():
            yield FailingRow(
                row.position,
                f"{row.entity} has {_shown(row.value)}, and {_shown(row.before)} in the edition of {row.edition_before}",
            )


class ExpectRanksToStay(_OfRecord):
    """The first `top` of a ranking are no more than `places` away from where the edition before had them."""

    top: int = 10
    places: int = 2
    leave_out: list[str] = []

    def failing(self, frame: Any) -> Iterator[FailingRow]:
        rows = _comparable(frame, self.leave_out)
        by_table = rows.groupby(["measure", "period"])
        rows = rows.assign(
            now=by_table["value"].rank(ascending=False, method="min"),
            then=by_table["before"].rank(ascending=False, method="min"),
        )
        moved = (rows["now"] - rows["then"]).abs() > self.places
        for row in rows[moved & (rows[["now", "then"]].min(axis=1) <= self.top)].itertuples():
            yield FailingRow(
                row.position,
                f"{row.entity} ranks {row.now:g} with {_shown(row.value)}, and {row.then:g} with {_shown(row.before)} "
                f"in the edition of {row.edition_before}",
            )


class ExpectMeasuresToHaveFigures(_OfRecord):
    """No measure that has rows for a period and not one figure among them: the sign of a wrong column."""

    def failing(self, frame: Any) -> Iterator[FailingRow]:
        known = frame.assign(known=frame[["value", "lower", "upper"]].notna().any(axis=1))
        groups = known.groupby(["measure", "period"]).agg({"known": "any", "position": "first"})
        for (measure, period), position in groups.loc[~groups["known"], "position"].items():
            yield FailingRow(int(position), f"{measure} has no figure at all in {period}")


class ExpectFieldsToBeFilled(_OfRecord):
    """Every descriptor says where its figures come from."""

    fields: list[str] = []

    def failing(self, frame: Any) -> Iterator[FailingRow]:
        for position, row in enumerate(frame.to_dict("records")):
            for name in self.fields:
                if not row.get(name):
                    yield FailingRow(position, f"the descriptor lacks {name}; add {name}: …")


class ExpectEditionsNotInTheFuture(_OfRecord):
    """No edition was published after the day of the check, nor before a likely year."""

    def failing(self, frame: Any) -> Iterator[FailingRow]:
        for position, row in enumerate(frame.itertuples()):
            if row.published > row.today:
                yield FailingRow(position, f"published {row.published} lies after {row.today}")
            if row.next_release and row.next_release <= row.published:
                yield FailingRow(position, f"next_release {row.next_release} is not after {row.published}")


def _comparable(frame: Any, leave_out: list[str]) -> Any:
    """The rows of entities that have a figure here and in the edition before; projections are meant to change."""
    both = (frame["row"] == "entity") & frame["value"].notna() & frame["before"].notna()
    return frame[both & (frame["status"] != "projected") & ~frame["dimension"].isin(leave_out)]


def _shown(figure: float) -> str:
    return f"{figure:,.12g}"
