"""Twice the text takes twice the time, whatever the text: no input may make the reader slow out of proportion."""

import gc
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import thread_time

import pytest

from checks.assay import check
from checks.documents import Document
from checks.record import Record

DAY = date(2025, 3, 18)
SEEDS = Path(__file__).parents[2] / "seeds"
ARTICLE = next(iter(sorted(SEEDS.glob("*.txt")))).read_text(encoding="utf-8")
CLAIMS = (
    "Russia has the world's fifth-largest reserves of rare earths, following China, Brazil, India and Australia. "
    "Its reserves total 3.8 million metric tons, 5% more than in 2023.\n\n"
)
MEASURABLE = 0.15  # seconds
LARGEST = 3_000_000
PASSAGE = 1500
MOST_MEASURED = 30  # where the machine is busy with something else

ENDLESS = {
    "full stops": ". ",
    "line breaks": "a\n",
    "tables": "Copper output\n1. Chile - 5 Mt\n2. Chile\nx\n",
}
HOSTILE = {
    "digits": "7",
    "commas": ",",
    "digits and commas": "1,",
    "ranges": "5-",
    "and": "and ",
    "the world's": "the world's ",
    "parentheses": "(",
    "quotes": '"',
    "the of": "the of ",
    "more than": "more than ",
    "names": "China, ",
}


def seconds(text: str, record: Record) -> float:
    """Processor time of this thread, which others change little; garbage, of which the record's cells are none, is left lying."""
    gc.disable()
    try:
        start = thread_time()
        check(Document("any", text, DAY), record)
        return thread_time() - start
    finally:
        gc.enable()


def grows(make: Callable[[int], str], record: Record) -> float:
    """How many times as long twice the text takes, by the shortest times; again where another process may have come between."""
    size = 2 * PASSAGE
    seconds(make(size), record)  # the first reading prepares what all others use
    while (taken := seconds(make(size), record)) < MEASURABLE and size < LARGEST:
        size = min(LARGEST, int(size * min(20, max(1.5, 1.1 * MEASURABLE / taken))))
    one, two = make(size), make(2 * size)
    once = twice = float("inf")
    for measured in range(1, MOST_MEASURED + 1):
        once, twice = min(once, seconds(one, record)), min(twice, seconds(two, record))
        if measured > 1 and twice / once < 3:
            break
    return twice / once


def repeated(unit: str, size: int) -> str:
    return (unit * (size // len(unit) + 1))[:size]


@pytest.mark.parametrize("text", [ARTICLE + "\n\n", CLAIMS], ids=["an article", "claims"])
def test_twice_the_article_takes_twice_the_time(record: Record, text: str) -> None:
    assert grows(lambda size: repeated(text, size), record) < 3


@pytest.mark.parametrize("name", ENDLESS)
def test_one_endless_line(record: Record, name: str) -> None:
    assert grows(lambda size: repeated(ENDLESS[name], size), record) < 3


@pytest.mark.parametrize("name", HOSTILE)
def test_many_long_passages(record: Record, name: str) -> None:
    passage = f"In 2024 {repeated(HOSTILE[name], PASSAGE).strip()} end.\n\n"
    assert grows(lambda size: repeated(passage, size), record) < 3


def test_times_told_again_and_again_take_no_time_of_their_own(record: Record) -> None:
    def told(times: int) -> str:
        return f"Peru mined 2.6 million tons of copper in 2024. {'5 years ago ' * times}they fell. Its output was 2 million tons."

    short, long = (min(seconds(told(times), record) for _ in range(3)) for times in (11, 22))
    assert long < 10 * short
