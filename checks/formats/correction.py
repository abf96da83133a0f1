"""What to write instead: the nearest true words for those of a contradicted claim, where they can simply be put in."""

from __future__ import annotations

import re
from math import isclose
from typing import NamedTuple

from checks.findings import Finding, Verdict
from checks.verdicts.wording import amount

_ORDINAL = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))\b(?:-(\w+))?",
    re.IGNORECASE,
)
_SCALES = {"": 1.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_NUMBER = re.compile(
    rf"([$€£]?)(\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)(\s(?:{'|'.join(filter(None, _SCALES))})\b)?(.*)",
    re.DOTALL | re.IGNORECASE,
)
_WHOLE_FIGURE = ("power_of_ten", "digits", "other_unit")

# What a query says of a plain percentage: one with a hedge or a bound before it is left to people.
_PERCENTAGES = {
    "share": (re.compile(r"\) = ((\d+(?:\.\d+)?)(?:\s?%|\sper ?cent)),"), ("subject", "total")),
    "change": (
        re.compile(r"\) (?:rises|falls) by ((\d+(?:\.\d+)?)(?:\s?%|\sper ?cent)),"),
        ("subject", "object"),
    ),
}
_PARTIAL = re.compile(r"\bexclud(?:es|ing)\b", re.IGNORECASE)


class Correction(NamedTuple):
    """Words to put in the place of the document's text[start:end]."""

    start: int
    end: int
    words: str


def correction(finding: Finding) -> Correction | None:
    """The words that would make a contradicted claim true; None where more than a figure or a place is wrong."""
    if finding.verdict is not Verdict.CONTRADICTED:
        return None
    found = finding.diagnosis
    if found and finding.kind == "rank" and found.replacement:
        return _place(finding, found.replacement)
    if found and found.kind in _WHOLE_FIGURE and found.replacement and finding.kind == "value":
        return Correction(finding.start, finding.end, found.replacement)
    return _percentage(finding) if finding.kind in _PERCENTAGES else _figure(finding)


def _place(finding: Finding, true_place: str) -> Correction | None:
    """The ordinal of "fifth-largest" changed; where the first place is true, "largest" alone."""
    written = list(_ORDINAL.finditer(finding.text))
    if len(written) != 1:
        return None
    (found,) = written
    of = found[1]
    words = f"{true_place}-{of}" if of and true_place != "first" else of or true_place
    return Correction(finding.start + found.start(), finding.start + found.end(), words)


def _figure(finding: Finding) -> Correction | None:
    """The printed figure for a stated amount, in the writer's own unit where that is the table's."""
    cell = finding.evidence[0] if finding.evidence else None
    if finding.kind != "value" or cell is None or cell.role != "subject" or cell.value is None:
        return None
    if cell.unit != finding.stated.unit:
        return None
    words = _in_its_words(finding.text, finding.stated.value, cell.value) or amount(cell.value, cell.unit)
    return Correction(finding.start, finding.end, words)


def _percentage(finding: Finding) -> Correction | None:
    """A share of a whole, or a rise or fall, of the printed figures; with as many digits as the writer gave it."""
    stated, roles = _PERCENTAGES[finding.kind]
    said = stated.search(finding.query)
    if (
        said is None
        or finding.text.count(said[1]) != 1
        or tuple(each.role for each in finding.evidence) != roles
    ):
        return None
    part, base = finding.evidence
    if part.value is None or not base.value or _PARTIAL.search(base.note or ""):
        return None
    true = 100 * part.value / base.value
    if finding.kind == "change":
        true = (true - 100) * (1 if " rises by " in finding.query else -1)
    words = f"{true:.{len(said[2].partition('.')[2])}f}"
    if float(words) <= 0 or words == said[2] or (finding.kind == "share" and true > 100):
        return None
    start = finding.start + finding.text.index(said[1])
    return Correction(start, start + len(said[1]), f"{words}{said[1].removeprefix(said[2])}")


def _in_its_words(text: str, stated: float | None, true: float) -> str | None:
    """The text with another number; None where its unit is another than the table's, or the number is in words.

    >>> _in_its_words("nearly $40 million", 4e7, 4.8e7), _in_its_words("40 Mt", 4e7, 4.8e7)
    ('$48 million', None)
    """
    found = _NUMBER.search(text)
    if found is None or stated is None:
        return None
    currency, digits, scale, unit = found.groups()
    value = float(digits.replace(",", "")) * _SCALES[(scale or "").strip().lower()]
    return f"{currency}{amount(true, None)}{unit}" if isclose(value, stated) else None
