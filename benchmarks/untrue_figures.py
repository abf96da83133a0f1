"""Changes that make a claim untrue: another number, place or unit, less for more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from benchmarks import oracle
from benchmarks.cases import Case, Claim, options, span
from benchmarks.changes import NUMBER, Change, Mutant, mutant_of
from benchmarks.edits import Edit, like

BEHIND = re.compile(r"[\w\s-]{0,40}?\b(?:after|behind|bar|outside|except|only to)\b")
FACTORS = [
    *(
        0.01,
        0.1,
        0.2,
        0.25,
        0.3,
        0.4,
        0.5,
        0.55,
        0.6,
        0.65,
        0.7,
        0.75,
        0.8,
        0.85,
        0.88,
        0.9,
        1.1,
        1.12,
        1.15,
        1.2,
    ),
    *(1.25, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9, 2, 2.2, 2.5, 3, 4, 5, 6, 8, 10, 100),
]
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
UNITS = {
    "million": ("billion", 1e3),
    "billion": ("million", 1e-3),
    "trillion": ("billion", 1e-3),
    "bn": ("m", 1e-3),
    "trn": ("bn", 1e-3),
    "TWh": ("GWh", 1e-3),
    "terawatt-hours": ("gigawatt-hours", 1e-3),
    "tonnes": ("kilograms", 1e-3),
    "metric tons": ("kilograms", 1e-3),
    "tons": ("kilotons", 1e3),
    "t": ("kt", 1e3),
    "bcm": ("million cubic metres", 1e-3),
    "km": ("miles", 1.609),
}
OPPOSITES = {
    "more": "less",
    "rose": "fell",
    "climbed": "dropped",
    "jumped": "tumbled",
    "up": "down",
    "fell": "rose",
    "dropped": "climbed",
    "slipped": "rose",
    "tumbled": "jumped",
    "dipped": "rose",
    "increase": "decrease",
    "expanded": "shrank",
    "exceeds": "falls short of",
    "ahead of": "behind",
    "largest": "smallest",
    "biggest": "smallest",
    "highest": "lowest",
    "lowest": "highest",
    "above": "below",
}


def _written(model: str, value: float) -> str:
    """A number in the manner of another: with its commas and decimals."""
    decimals = len(model.partition(".")[2])
    return f"{value:,.{decimals}f}" if "," in model or value < 1000 else f"{value:.{decimals}f}"


def other_numbers(case: Case, claim: Claim) -> Iterator[Mutant]:
    """The number is off by more than its rounding."""
    start, end = span(case["text"], claim)
    found = list(NUMBER.finditer(case["text"], start, end))
    if len(found) != 1 or claim["asks"]["ask"] not in ("amount", "ratio"):
        return
    (number,) = found
    before = float(number[0].replace(",", ""))
    for factor in FACTORS:
        words = _written(number[0], before * factor)
        after = float(words.replace(",", ""))
        asks = before and _with_number(claim, before, after)
        if asks and words != number[0]:
            yield mutant_of("number", case, claim, [(*number.span(), words)], asks)


def _with_number(claim: Claim, before: float, after: float) -> dict[str, Any] | None:
    asks = claim["asks"]
    low, high, hedge = asks.get("low"), asks.get("high"), asks.get("hedge", "")
    if asks["ask"] == "amount":
        value = claim.get("value") or (low + high) / 2 if low and high else claim.get("value")
        if not value:
            return None
        percent = claim.get("unit") == "%"
        low, high = oracle.interval(value * after / before, hedge, percent)
    elif "change" in options(claim["kind"]):
        sign = -1 if (low or high or 1) < 1 else 1
        low, high = (1 + sign * (after + width) / 100 for width in (-0.5, 0.5))
    else:
        low, high = (bound and bound * after / before for bound in (low, high))
    return {**asks, "low": low and min(low, high or low), "high": high and max(low or high, high)}


def other_places(case: Case, claim: Claim) -> Iterator[Mutant]:
    """The place is one or two off."""
    asks = claim["asks"]
    if asks["ask"] != "rank" or asks["low"] != asks["high"]:
        return
    start, end = span(case["text"], claim)
    place = int(asks["low"])
    bounded = BEHIND.match(case["text"], end)
    for other in {place - 2, place - 1, place + 1, place + 2, place + 3} - {place}:
        if other == 1 and bounded:
            continue  # "the biggest after China" is the second-biggest
        edit = _place_edit(case["text"], start, end, place, other) if 1 <= other <= 12 else None
        if edit:
            yield mutant_of("place", case, claim, [edit], {**asks, "low": other, "high": other})


def _place_edit(text: str, start: int, end: int, place: int, other: int) -> Edit | None:
    anchor = text[start:end]
    if match := re.search(rf"No\. {place}\b|#{place}\b", anchor):
        return start + match.start(), start + match.end(), match[0].replace(str(place), str(other))
    ordinal = ORDINALS[place - 1]
    if place > 1 and (match := re.search(rf"\b{ordinal}\b(-?)", anchor)):
        new = ORDINALS[other - 1] + match[1]
        if other == 1:
            if not match[1]:
                return None
            new = ""
        return start + match.start(), start + match.end(), new
    if place == 1:
        match = re.search(r"\b(?:largest|biggest|highest)\b", anchor)
        if match:
            return start + match.start(), start + match.start(), f"{ORDINALS[other - 1]}-"
    return None


def other_units(case: Case, claim: Claim) -> Iterator[Mutant]:
    """The unit or the multiplier is another."""
    asks = claim["asks"]
    start, end = span(case["text"], claim)
    if asks["ask"] != "amount":
        return
    for old, (new, factor) in UNITS.items():
        match = re.search(rf"(?<![A-Za-z]){re.escape(old)}(?![A-Za-z])", case["text"][start:end])
        if match:
            low, high = (bound and bound * factor for bound in (asks["low"], asks["high"]))
            edit = (start + match.start(), start + match.end(), new)
            yield mutant_of("unit", case, claim, [edit], {**asks, "low": low, "high": high})


def opposites(case: Case, claim: Claim) -> Iterator[Mutant]:
    """More for less, up for down, largest for smallest."""
    asks = claim["asks"]
    start, end = span(case["text"], claim)
    for old, new in OPPOSITES.items():
        match = re.search(rf"\b{old}\b", case["text"][start:end], re.IGNORECASE)
        if match:
            edit = (start + match.start(), start + match.end(), like(match[0], new))
            turned = _turned(asks, "change" in options(claim["kind"]))
            if turned:
                yield mutant_of("opposite", case, claim, [edit], turned)
            return


def _turned(asks: dict[str, Any], change: bool) -> dict[str, Any] | None:
    low, high = asks.get("low"), asks.get("high")
    if asks["ask"] in ("rank", "extreme"):
        return {**asks, "end": "top" if asks.get("end") == "bottom" else "bottom"}
    if asks["ask"] == "difference":
        return {**asks, "low": None if high is None else -high, "high": None if low is None else -low}
    if asks["ask"] == "ratio" and change:
        return {**asks, "low": None if high is None else 2 - high, "high": None if low is None else 2 - low}
    if asks["ask"] == "ratio" and low is not None:
        return {**asks, "low": None, "high": low}
    return None


CHANGES: tuple[Change, ...] = (other_numbers, other_places, other_units, opposites)
