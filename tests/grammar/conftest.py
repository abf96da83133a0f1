"""What the tests of the grammar share: a text checked against the bundled record, on a day of its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from checks.assay import check
from checks.documents import Document
from checks.findings import Finding
from checks.record import Record

DAY = date(2025, 6, 1)
Findings = Callable[[str], tuple[Finding, ...]]


@pytest.fixture(scope="session")
def findings(record: Record) -> Findings:
    """The findings of a text, in its order."""
    return lambda text: check(Document("article", text, DAY), record).findings
