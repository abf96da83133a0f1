"""Arguments and options that several commands take."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from checks.errors import BadUsage
from checks.gate import DEFAULT

Function = TypeVar("Function", bound=Callable[..., Any])


def _day(_: click.Context, option: click.Parameter, value: str | None) -> date | None:
    if value is None:
        return None
    try:
        return datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007 -- a day has no zone
    except ValueError:
        raise BadUsage(f'{option.opts[0]}: "{value}" is no day; write it as YYYY-MM-DD') from None


def day_option(name: str, words: str, required: bool = False) -> Callable[[Function], Function]:
    """An option that takes a day."""
    return click.option(
        name,
        callback=_day,
        required=required,
        metavar="YYYY-MM-DD",
        help=words,
    )


inputs_argument = click.argument("inputs", nargs=-1, metavar="PATH|URL|-…")
published_option: Callable[[Function], Function] = day_option(
    "--published", "The day of articles that carry none themselves."
)
everything_option = click.option("--all", "everything", is_flag=True, help="Also list what is not checkable.")
fail_on_option = click.option(
    "--fail-on",
    metavar="LIST",
    help="What fails: contradicted, unverifiable, unverifiable:known, single reasons, stale_waivers; or none."
    f" [default: the configuration's, or {DEFAULT}]",
)
config_option = click.option(
    "--config",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The configuration; by default assay.toml or [tool.assay] in pyproject.toml, here or above.",
)
diff_option = click.option(
    "--diff", metavar="REV", help="Judge only claims on lines changed since a git revision."
)
reference_data_option = click.option(
    "--reference-data",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="More tables, beside the bundled ones; repeatable.",
)
