"""Changes that leave a claim as true as it was: another unit, another rounding, other words for the same."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from benchmarks import oracle
from benchmarks.cases import Case, Claim, span
from benchmarks.changes import NUMBER, Change, Mutant, mutant_of
from benchmarks.edits import Edit, entity_forms, entity_mentions, from_article, like, occurrences

IN_THE_CLAIM = (
    (r"(?<=\d) million tonnes", " Mt"),
    (r"(?<=\d)m tonnes", " million tonnes"),
    (r"(?<=\d) million t(?:onne)?s\b", "m tonnes"),
    (r"(?<=\d) (?:tonnes|metric tons)\b", " t"),
    (r"(?<=\d) t\b", " metric tons"),
    (r"(?<=\d) tonnes\b", " metric tons"),
    (r"(?<=\d) metric tons\b", " tonnes"),
    (r"(?<=\d),000 (?:t|tonnes|metric tons)\b", " kt"),
    (r"(?<=\d)(?: per cent| percent)\b", "%"),
    (r"(?<=\d)%", " percent"),
    (r"(?<=\d)%", " per cent"),
    (r"(?<=\d)bn\b", " billion"),
    (r"(?<=\d)trn\b", " trillion"),
    (r"(?<=\d) billion\b", "bn"),
    (r"(?<=\d) trillion\b", "trn"),
    (r"(?<=\d) TWh\b", " terawatt-hours"),
    (r"(?<=\d) terawatt-hours\b", "TWh"),
    (r"(?<=\d)m b/d\b", " million barrels per day"),
    (r"(?<=\d) b/d\b", " barrels a day"),
    (r"(?<=\d) bcm\b", " billion cubic metres"),
    (r"(?<=\d) billion cubic metres\b", " bcm"),
    (r"(?<=\d) square kilometres\b", " sq km"),
    (r"(?<=\d) (?=million|billion|trillion|tonnes|tons)", "\N{NO-BREAK SPACE}"),
    (r"\$(?=\d)", "US$"),
    (r"\bmore than (?=[$€£]?\d)", "over "),
    (r"\bover (?=[$€£]?\d)", "more than "),
    (r"\bsecond-(?=largest|biggest)", "second "),
    (r"\btwice\b", "two times"),
    (r"\bcombined$", "put together"),
)
IN_THE_TEXT = (
    ("largest", "biggest"),
    ("biggest", "largest"),
    ("output", "production"),
    ("production", "output"),
    ("USGS", "U.S. Geological Survey"),
    ("U.S. Geological Survey", "US Geological Survey"),
    ("US Geological Survey", "USGS"),
    ("International Monetary Fund", "IMF"),
    ("the ground", "the earth"),
    ("countries", "nations"),
    ("country", "nation"),
    ("'s", "\N{RIGHT SINGLE QUOTATION MARK}s"),
    ("aluminium", "aluminum"),
    ("miner", "producer"),
    ("fell", "dropped"),
    ("rose", "climbed"),
)
COMMON_NAMES = {
    "USA": ("the United States", "America", "the U.S."),
    "GBR": ("Britain", "the UK", "the United Kingdom"),
    "COD": ("the Democratic Republic of Congo", "the DRC", "DR Congo"),
    "TUR": ("Turkey", "T\N{LATIN SMALL LETTER U WITH DIAERESIS}rkiye"),
    "RUS": ("Russia", "the Russian Federation"),
    "MMR": ("Myanmar", "Burma"),
    "KOR": ("South Korea",),
    "CIV": ("Ivory Coast",),
}
FRAMES = (
    ("", " The talks will go on next week."),
    ("The minister arrived late.\n\n", ""),
    ("", "\n\nThis article was amended after publication."),
)


def other_spellings(case: Case, claim: Claim) -> Iterator[Mutant]:
    """The unit, the multiplier or the place is spelled in another way."""
    start, end = span(case["text"], claim)
    for pattern, new in IN_THE_CLAIM:
        match = re.search(pattern, case["text"][start:end])
        if match:
            edit = (start + match.start(), start + match.end(), new)
            yield mutant_of("spelling", case, claim, [edit], claim["asks"])


def other_roundings(case: Case, claim: Claim) -> Iterator[Mutant]:
    """The number has more or fewer digits, and still covers the figure of the table."""
    asks, text = claim["asks"], case["text"]
    found = list(NUMBER.finditer(text, *span(text, claim)))
    if asks["ask"] != "amount" or asks.get("hedge") or len(found) != 1 or not claim.get("value"):
        return
    scale = claim["value"] / float(found[0][0].replace(",", ""))
    exact = oracle.total(asks["of"])
    for digits in (1, 2, 3, 4):
        if not exact or not math.isfinite(scale):
            return
        number = float(f"{exact:.{digits}g}")
        low, high = oracle.interval(number, "", claim.get("unit") == "%")
        words = f"{number / scale:,.10g}"
        if low is not None and high is not None and low <= exact <= high and words != found[0][0]:
            edits = [(*found[0].span(), words)]
            yield mutant_of("rounding", case, claim, edits, {**asks, "low": low, "high": high})


def other_names(case: Case, claim: Claim) -> Iterator[Mutant]:
    """The country goes by another of its common names."""
    for entity in claim["asks"]["of"]["entities"]:
        mentions = [found for found in entity_mentions(case["text"], entity) if found[2] == "name"]
        for form in COMMON_NAMES.get(entity, ()):
            text = case["text"]
            starts = [(from_article(text, start), end) for start, end, _ in mentions]
            edits = [(start, end, like(text[start:end], form)) for start, end in starts]
            if edits and (form, "name") in entity_forms(entity):
                yield mutant_of("name", case, claim, edits, claim["asks"])


def other_words(case: Case, claim: Claim) -> Iterator[Mutant]:
    """A synonym, or a sentence more before or after."""
    text = case["text"]
    for old, new in IN_THE_TEXT:
        places = [match.span() for match in re.finditer(re.escape(old), text)] if "'" in old else []
        edits: list[Edit] = [(start, end, new) for start, end in places or occurrences(text, old)]
        if edits:
            yield mutant_of("words", case, claim, edits, claim["asks"])
    for before, after in FRAMES:
        edits = [(0, 0, before), (len(text), len(text), after)]
        yield mutant_of("frame", case, claim, edits, claim["asks"])


CHANGES: tuple[Change, ...] = (other_spellings, other_roundings, other_names, other_words)


def rewordings(case: Case, claim: Claim) -> Iterator[Mutant]:
    """All changes that keep a claim true and change something."""
    for change in CHANGES:
        for mutant in change(case, claim):
            if mutant.text != case["text"]:
                yield mutant
