"""A bar on the terminal for long work."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from checks.document_files import count

LONG = 20
"""So many documents are long work: they take a second or more."""

Value = TypeVar("Value")


@contextmanager
def bar(inputs: Iterable[str], things: Iterable[Value]) -> Iterator[Iterable[Value]]:
    """The things as they come, with a bar on standard error that moves with each; where it is a terminal only."""
    total = count(inputs) if sys.stderr.isatty() else 0
    if total < LONG:
        yield things
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("Checking"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    # What is printed meanwhile has to go above the bar; a report that goes elsewhere must not.
    shown = Progress(
        *columns, console=Console(stderr=True), transient=True, redirect_stdout=sys.stdout.isatty()
    )
    with shown:
        yield shown.track(things, total=total)
