"""What the tests of formats share: an article, checked."""

from __future__ import annotations

import pytest

from checks.assay import Checked, check
from checks.record import Record
from tests.formats.samples import ARTICLE


@pytest.fixture(scope="module")
def article(record: Record) -> Checked:
    """Two claims that are contradicted, one that is verified, one that no table is about."""
    return check(ARTICLE, record)
