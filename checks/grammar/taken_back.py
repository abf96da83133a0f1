"""What the sentence behind says of the one before: "Chile leads in tin. | That is wrong.", "… | Not true.", "… | That was the plan."."""

from __future__ import annotations

import re

from checks.claims import Claim, Frame
from checks.reading.foreseen import FORESEEING
from checks.reading.language import english
from checks.values import replace

_LONGEST = 80  # characters of so short a sentence
_SAYS = re.compile(
    r"[\s\"'”’)]{1,4}(?:(?:that|this|it|the|these|those|they|both|all)"
    r"(?: (?:claim|figure|number|statement|assertion|amount|estimate)s?)?"
    r"(?: is|'s|’s| was| are|'re|’re| were)(?P<un>n't|n’t| not)?|(?P<not>not))"
    r"(?: (?:simply|just|plainly|flatly|of course|only|merely))?(?: (?:a|an|the|its|their))? (?P<what>[a-z]+)[.!]",
    re.IGNORECASE,
)


def taken_back(made: list[Claim], text: str, end: int) -> list[Claim]:
    """The claims of a sentence that ends at an offset, as an opinion or a plan where the next sentence says that they are no more."""
    frame = _meant(text[end : end + _LONGEST]) if made else None
    if frame is None:
        return made
    return [replace(claim, frame=frame) if claim.frame is Frame.ASSERTED else claim for claim in made]


def _meant(behind: str) -> Frame | None:
    told = _SAYS.match(behind)
    if told is None:
        return None
    words, what = english().function, told["what"].lower()
    denied = told["un"] is not None or told["not"] is not None
    if what in words["truths"] if denied else what in words["untruths"]:
        return Frame.OPINION
    planned = what in words["intentions"] or what in FORESEEING
    return Frame.TARGET if planned and not denied else None
