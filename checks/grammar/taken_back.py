"""What the sentences beside one say of it: "Chile leads in tin. | That is wrong.", "… | That was the plan.", "… | The figure excludes scrap.".

Such sentences hold nothing to claim, and are not taken apart: they are read as text.
"""

from __future__ import annotations

import re

from checks.claims import Claim, Frame
from checks.reading.foreseen import FORESEEING
from checks.reading.language import english
from checks.values import replace

_LONGEST = 110  # characters of so short a sentence
_GAP = r"[\s\"'”’)(]{1,4}"
_FIGURES = (
    r"(?:all |the |these |those |that |this |its |both )*(?:[a-z]+ )?"
    r"(?:claims?|figures?|numbers?|statements?|assertions?|totals?|data|amounts?|tally|sums?|estimates?)"
    r"(?: (?:here|below|above|given|shown|quoted|cited))?"
)
_SAYS = re.compile(
    rf"{_GAP}(?:(?:or |but )?at least,? )?(?:(?:that|this|it|the|these|those|they|both|all)"
    r"(?: (?:claim|figure|number|statement|assertion|amount|estimate)s?)?"
    r"(?: is|'s|’s| was| are|'re|’re| were)(?P<un>n't|n’t| not)?|(?P<not>not))"
    r"(?: (?:simply|just|plainly|flatly|of course|only|merely))?(?: (?:a|an|the|its|their))? (?P<what>[a-z]+)[.!]",
    re.IGNORECASE,
)
_JUDGES = re.compile(
    rf"{_GAP}(?:our |the )?(?:verdict|rating|ruling|finding|answer|conclusion|fact check)(?::| -| –|\?| is| was)?"
    r"(?: (?:mostly|largely|partly|completely|totally))? (?P<what>[a-z]+)\b",
    re.IGNORECASE,
)
_CALLS = re.compile(
    rf"{_GAP}(?:mostly |largely |partly |plainly |utterly |simply )?(?P<what>[a-z]+)[.!]", re.IGNORECASE
)
_TELLS = re.compile(
    rf"{_GAP}(?:but |yet )?(?:in (?:reality|truth)\b|(?:reality|truth|fact|facts): |(?:a )?correction(?: \([a-z0-9 ]{{1,20}}\))?(?::| -| –)"
    r"|the (?:real|true|actual|correct|right) (?:figure|number|total|amount|share|rate)\b)",
    re.IGNORECASE,
)
_DENIES = re.compile(
    rf"{_GAP}(?:but |yet )?(?:except(?: that)? (?:it|they|he|she|there|this|that) [a-z]+(?: not|n't|n’t)\b"
    r"|(?:in fact|actually),? (?:it|they|he|she|we|the [a-z]+) (?:did|does|do|is|was|are|were|has|have|had)(?:n't|n’t| not)\b"
    r"|in fact,? (?:it|they|he|she) [a-z]+ (?:(?:far|much|considerably|rather|somewhat) )?(?:less|fewer|lower)[.!]"
    r"|(?:it|they|he|she) (?:did|does|do|is|was|are|were|has|have|had)(?:n't|n’t| not)[.!]"
    r"|(?:that|this|it) (?:is|was) what (?:the )?[a-z]+ (?:had )?(?:hoped|wanted|planned|promised|wished|expected|feared)\b"
    r"|(?:it|they|he|she|the [a-z]+) (?:has |have )?(?:(?:later|since|then|soon|now) )?(?:lowered|corrected|revised|withdrew|retracted|cut)"
    rf" {_FIGURES}\b"
    r"|(?:the truth|reality) is (?:different|otherwise|another)\b"
    r"|or so (?:it|he|she|they|we|the|some) |so (?:goes|runs) (?:the|one|an?) "
    r"|(?:he|she|they|the [a-z]+) (?:is|was|were|are) joking\b"
    rf"|{_FIGURES} (?:has|have|was|were|is|are)(?: (?:since|later|now|quickly|soon))?(?: been)?"
    r" (?:withdrawn|retracted|corrected|discredited|debunked|disputed|invented|fabricated|made up)\b)",
    re.IGNORECASE,
)
_ERRS = re.compile(
    rf"{_GAP}(?:but |yet )?(?:he|she|they|the [a-z]+) (?:lied|misspoke|(?:is|was|were|are) (?:wrong|mistaken|lying))\b",
    re.IGNORECASE,
)
_OTHER = (
    r"(?:for (?!(?:the )?(?:(?:whole|full|entire|calendar|all) |(?:19|20)\d\d\b|year (?:19|20)\d\d\b))"
    r"|cumulative|gross|annuali[sz]ed|averages?\b|adjusted|seasonally|monthly|quarterly|weekly|per (?!cent)"
    r"|ore\b|exports|imports|sales|shipments|in real terms|in constant|net of|before |after )"
)
_LEAVES = (
    r"(?:excludes?|omits?|covers?|spans?|refers? to|relates? to|appl(?:y|ies) to|leaves? out|ignores?"
    r"|do(?:es)?(?: not|n't|n’t) (?:include|count|cover))"
)
_NARROWS = re.compile(
    rf"{_GAP}(?:notes?: ?)?(?:(?:excludes|excluding|omits|leaves out|does not include|not including) [a-z]"
    rf"|(?:(?:that|this|these|those)|{_FIGURES}) {_LEAVES}"
    rf"|(?:(?:that|this|it)(?: is|'s|’s| was)|{_FIGURES} (?:is|are|was|were))(?: (?:only|just|all|both))? {_OTHER})",
    re.IGNORECASE,
)
_ADDS = re.compile(
    r"(?:[,;:] |[–—-] )(?:and |but |though )?"
    rf"(?:(?:a|the) (?:figure|number|total|amount|sum|tally) (?:that|which) (?:{_LEAVES}|(?:includes?|counts?)\b)"
    rf"|that (?:{_LEAVES}|(?:is|was)(?: (?:only|just|all))? {_OTHER}))",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"; (?:but |though |yet )?(?:in (?:reality|truth)\b"
    r"|the (?:real|true|actual|correct|right) (?:figure|number|total|amount|share|rate)\b)",
    re.IGNORECASE,
)
_PRETENDS = re.compile(
    r"[\s\"“]*(?:(?:fast|flash)[- ]?forward to [a-z ]*\d{4}[.:!]$|(?:just )?(?:imagine|suppose|pretend|picture)(?: [a-z]+){0,4}[.:!]$|(?P<asks>(?:true|right|fact) or [a-z]+\?$))",
    re.IGNORECASE,
)


def told_beside(made: list[Claim], text: str, start: int, end: int) -> list[Claim]:
    """The claims of a sentence between two offsets, as the one behind and the one before it leave them.

    They are an opinion, a plan, a condition or a question where those say so, and open where the figure is another one.
    """
    if not made:
        return made
    behind, before = text[end : end + _LONGEST], _before(text, start)
    spoken = any(claim.attribution.speaker for claim in made)  # is held against the record all the same
    frame = _meant(behind) or _pretended(before)
    if frame is None and (_TELLS.match(behind) or _ERRS.match(behind)) and not spoken:
        frame = Frame.OPINION
    if frame is not None:
        return [replace(claim, frame=frame) if claim.frame is Frame.ASSERTED else claim for claim in made]
    added = _ADDS.search(text, made[0].end, end) or _OPENS.search(text, made[0].end, end)
    if _NARROWS.match(behind) or _NARROWS.match(before):
        return [replace(claim, problem=claim.problem or "ambiguous_measure") for claim in made]
    if added is not None:
        last = max((claim.end for claim in made if claim.end <= added.start()), default=0)
        return [
            replace(claim, problem=claim.problem or "ambiguous_measure") if claim.end == last else claim
            for claim in made
        ]
    return made


def _before(text: str, start: int) -> str:
    """The short sentence that ends before an offset, behind a space; of a long one nothing."""
    before = text[max(0, start - _LONGEST) : start].rstrip()
    opens = max([before.rfind(mark, 0, -1) for mark in ".!?\n"]) + 1
    return f" {before[opens:].lstrip()}" if opens or start <= _LONGEST else ""


def _meant(behind: str) -> Frame | None:
    if _DENIES.match(behind):
        return Frame.OPINION
    words = english().function
    if (judged := _JUDGES.match(behind)) is not None:
        return Frame.OPINION if judged["what"].lower() in words["untruths"] else None
    told = _SAYS.match(behind)
    if told is None:
        bare = _CALLS.match(behind)
        return Frame.OPINION if bare is not None and bare["what"].lower() in words["untruths"] else None
    what = told["what"].lower()
    denied = told["un"] is not None or told["not"] is not None
    if what in words["truths"] if denied else what in words["untruths"]:
        return Frame.OPINION
    planned = what in words["intentions"] or what in FORESEEING
    return Frame.TARGET if planned and not denied else None


def _pretended(before: str) -> Frame | None:
    """What a short sentence before makes of the one behind it: "Suppose the worst. | …", "True or false? | …"."""
    told = _PRETENDS.match(before)
    if told is None:
        return None
    return Frame.QUESTION if told["asks"] else Frame.CONDITIONAL
