"""The lists of words: none stands twice under one name, of which the later would silently replace the earlier."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

WORDS = sorted((Path(__file__).parents[2] / "checks" / "reading" / "words").glob("*.yaml"))


def named(lines: list[str]) -> list[str]:
    """The names in some lines: of the lists, and of what stands one step below them."""
    names, above = [], ""
    for line in lines:
        name, colon, _ = line.partition(":")
        if not colon or name.lstrip().startswith(("#", "-", "{", "[")):
            continue
        if name[:1] != " ":
            above = name
            names.append(name)
        elif name[:3] != "   " and name[2:3].strip(' "'):
            names.append(f"{above}: {name.strip()}")
    return names


@pytest.mark.parametrize("path", WORDS, ids=lambda path: path.stem)
def test_no_list_has_the_name_of_another(path: Path) -> None:
    names = Counter(named(path.read_text(encoding="utf-8").splitlines()))
    assert {name for name, times in names.items() if times > 1} == set()
