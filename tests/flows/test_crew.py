"""Work in real processes, some of which come down over it."""

from __future__ import annotations

import ctypes
import os
import threading
from collections.abc import Callable
from functools import partial

import pytest

from flows.crew import Crew, Lost


def double(piece: object) -> object:
    """Double a number; some pieces bring the process down, for real."""
    if piece == "crash":
        ctypes.string_at(0)
    if piece == "hang":
        threading.Event().wait()
    if piece == "print":
        os.write(1, b"not a result")
        return os.getpid()
    return piece * 2  # type: ignore[operator]


def prepared() -> Callable[[object], object]:
    return double


def failing(reason: str) -> Callable[[object], object]:
    raise LookupError(reason)


def test_results_come_in_order_from_several_processes() -> None:
    with Crew(prepared, processes=2) as crew:
        chunks = [range(start, start + 5) for start in range(0, 50, 5)]
        assert [each for done in crew.through(chunks) for each in done] == list(range(0, 100, 2))


def test_a_piece_that_brings_its_process_down_is_lost_alone() -> None:
    with Crew(prepared, seconds=2) as crew:
        (done,) = crew.through([[1, "crash", 2, "hang", None, 3]])
    assert done == [
        2,
        Lost("the process that worked on it ended (signal 11)"),
        4,
        Lost("not done within 2 seconds"),
        Lost("TypeError: unsupported operand type(s) for *: 'NoneType' and 'int'"),
        6,
    ]


def test_what_is_printed_there_is_no_result() -> None:
    with Crew(prepared) as crew:
        ((process, doubled),) = crew.through([["print", 1]])
    assert (process != os.getpid(), doubled) == (True, 2)


def test_what_cannot_be_prepared_is_raised_here() -> None:
    with Crew(partial(failing, "no record")) as crew, pytest.raises(LookupError, match="no record"):
        list(crew.through([[1]]))


def test_a_crew_is_dismissed_at_once() -> None:
    with Crew(prepared, seconds=600) as crew:
        assert next(crew.through([[1], ["hang"], ["hang"], ["hang"]])) == [2]
