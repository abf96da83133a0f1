"""The lists of words: none stands twice under one name, of which the later would silently replace the earlier."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

WORDS = sorted((Path(__file__).parents[2] / "checks" / "reading" / "words").glob("*.yaml"))


@pytest.mark.parametrize("path", WORDS, ids=lambda path: path.stem)
def test_no_list_has_the_name_of_another(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    names = Counter(line.split(":")[0] for line in lines if line[:1].isalpha() and ":" in line)
    assert {name for name, times in names.items() if times > 1} == set()
