"""What the tests of the reading share: a text read with the names of the bundled record."""

from collections.abc import Callable
from datetime import date

import pytest

from checks.assay import vocabulary
from checks.reading import reader
from checks.reading.quantities import Quantity
from checks.record import Record

DAY = date(2025, 6, 1)
Read = Callable[[str], list[tuple[str, Quantity]]]


@pytest.fixture(scope="session")
def quantities(record: Record) -> Read:
    """The quantities of a text in order, each with the words that it covers."""
    words = vocabulary(record)

    def read(text: str) -> list[tuple[str, Quantity]]:
        found = []
        for sentence in reader.read(text, words, DAY).sentences:
            for quantity in sentence.quantities:
                start, end = sentence.span(quantity.first, quantity.after)
                found.append((text[start:end], quantity))
        return found

    return read
