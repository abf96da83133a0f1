"""The guard's suites: YAML files in `expectations/` beside the tables, run by Great Expectations.

It takes seconds to import, so nothing but this module and its expectations does.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checks.errors import RecordError
from checks.record.descriptors import Descriptor, load_yaml
from checks.record.guard_report import Failure

if TYPE_CHECKING:
    import pandas as pd

_SUITE_FIELDS = frozenset(("name", "about", "checks", "only", "expectations"))


class Validator:
    """Great Expectations, set up once: an ephemeral context without analytics."""

    def __init__(self, suites: Iterable[Mapping[str, Any]]) -> None:
        os.environ["GX_ANALYTICS_ENABLED"] = "False"
        import great_expectations as gx

        import checks.record.guard_expectations  # noqa: F401  (registers the expectations)

        context = gx.get_context(mode="ephemeral")
        context.variables.progress_bars = {"globally": False}  # type: ignore[assignment]
        asset = context.data_sources.add_pandas("record").add_dataframe_asset("rows")
        self._batch = asset.add_batch_definition_whole_dataframe("edition")
        self._suites = [(suite, _suite(gx, suite)) for suite in suites]

    def rows(self, frame: pd.DataFrame, descriptor: Descriptor) -> list[Failure]:
        """The failures of an edition's rows."""
        failures: list[Failure] = []
        if frame.empty:
            return failures
        for suite, expectations in self._suites:
            only = suite.get("only", {})
            if suite["checks"] != "tables":
                continue
            if "publisher" in only and descriptor.edition.publisher not in only["publisher"]:
                continue
            failures += self._failures(frame, expectations)
        return failures

    def editions(self, frame: pd.DataFrame) -> list[Failure]:
        """The failures of descriptors."""
        return [
            failure
            for suite, expectations in self._suites
            if suite["checks"] == "editions"
            for failure in self._failures(frame, expectations)
        ]

    def _failures(self, frame: pd.DataFrame, suite: Any) -> list[Failure]:
        result = self._batch.get_batch({"dataframe": frame}).validate(
            suite, result_format={"result_format": "COMPLETE", "unexpected_index_column_names": ["position"]}
        )
        failures: list[Failure] = []
        for each in result.results:
            if each.success:
                continue
            configuration = each.expectation_config
            kind, severity = (
                configuration.type,
                str(getattr(configuration.severity, "value", configuration.severity)),
            )
            if any(info.get("raised_exception") for info in _exceptions(each.exception_info)):
                message = next(iter(_exceptions(each.exception_info))).get("exception_message", "")
                failures.append(
                    Failure(str(frame.iloc[0]["file"]), 0, kind, "critical", f"could not be run: {message}")
                )
                continue
            for position, message in _failing(each.result):
                row = frame.iloc[position]
                failures.append(Failure(str(row["file"]), int(row["line"]), kind, severity, message))
        return failures


def _suite(gx: Any, suite: Mapping[str, Any]) -> Any:
    """A suite as Great Expectations has it, which logs an expectation that it does not understand and drops it."""
    wanted = [{"kwargs": {}, **each} for each in suite["expectations"]]
    log = logging.getLogger("great_expectations")
    level = log.level
    log.setLevel(logging.CRITICAL)
    try:
        made = gx.ExpectationSuite(name=suite["name"], expectations=wanted)
    finally:
        log.setLevel(level)
    if len(made.expectations) != len(wanted):
        kept = [each.expectation_type for each in made.expectations]
        dropped = next((each["type"] for each in wanted if each["type"] not in kept), "one of them")
        raise RecordError(f"the suite {suite['name']}: {dropped} is no expectation, or its kwargs do not fit")
    return made


def _exceptions(info: Any) -> list[Mapping[str, Any]]:
    """An expectation's exceptions: one mapping, or one for each metric."""
    if "raised_exception" in info:
        return [info]
    return [each for each in info.values() if isinstance(each, Mapping)]


def _failing(result: Mapping[str, Any]) -> list[tuple[int, str]]:
    """The failing rows of one of our expectations, or of a built-in one on a column."""
    if "failing_rows" in result:
        return [(int(position), str(message)) for position, message in result["failing_rows"]]
    found = result.get("unexpected_index_list") or []
    return [
        (
            int(each["position"]),
            ", ".join(f"{name} {value!r}" for name, value in each.items() if name != "position"),
        )
        for each in found
    ] or [(0, f"observed {result.get('observed_value')!r}")]


def read_suites(root: Path) -> list[Mapping[str, Any]]:
    """The suites of a folder of tables. Raises RecordError where one is malformed."""
    suites = []
    for path in sorted((root / "expectations").glob("*.yaml")):
        suite = load_yaml(path)
        if (
            not isinstance(suite, Mapping)
            or set(suite) - _SUITE_FIELDS
            or suite.get("checks") not in ("tables", "editions")
        ):
            raise RecordError(
                f"{path}: a suite has name, checks (tables or editions), expectations, and maybe only"
            )
        suites.append(suite)
    return suites
