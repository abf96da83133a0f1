"""What many tests share: the bundled record, opened once."""

import pytest

from checks.record import Record, open_record


@pytest.fixture(scope="session")
def record() -> Record:
    """The bundled record."""
    return open_record()
