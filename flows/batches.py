"""Taking what comes in batches, so that only one of them is in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

Value = TypeVar("Value")


def batches(values: Iterable[Value], size: int) -> Iterator[tuple[Value, ...]]:
    """The values, so many at a time.

    >>> list(batches("abcde", 2))
    [('a', 'b'), ('c', 'd'), ('e',)]
    """
    left = iter(values)
    while batch := tuple(islice(left, size)):
        yield batch
