"""What stands before a sentence proper: "LIMA, May 12 - | …", "2. | …"."""

from __future__ import annotations

import re

from checks.reading.language import english

_LABEL = re.compile(r"[A-Z]+\b")
# "KINSHASA - ", "MOSCOW (Reuters) – ", "LONDON, March 3 - " before the sentence proper
_NUMBER_OF_ITEM = re.compile(r"\(?\d{1,2}[.)]\s+(?=[A-Z])")
_DATELINE = re.compile(
    r"[A-Z][A-Z .,'-]{2,40}(?:, (?:\d{1,2} )?(?:[A-Z][a-z]{2,8}\.? )?[A-Z][a-z]{2,8}\.? ?\d{0,2})?(?: \([A-Za-z ]{2,20}\))? ?[-–—]{1,2} "
)


def behind_dateline(text: str, start: int, end: int) -> int:
    """Where a sentence proper begins: "LIMA, May 12 - | Peru's miners …", "2. | America comes second …"."""
    if text[start + 1 : start + 2].islower():
        return start  # as most sentences begin, and neither of these does
    opening = _DATELINE.match(text, start, end) or _NUMBER_OF_ITEM.match(text, start, end)
    labelled = opening is not None and _LABEL.match(opening[0])
    if labelled and labelled[0].lower() in english().function["untruths"]:
        return start  # "SATIRE - …"
    return opening.end() if opening else start
