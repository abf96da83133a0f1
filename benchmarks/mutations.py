"""Changes that make a true claim untrue, one function a sort. Each yields the changed text with the changed question.

Whether the change did make it untrue is for the oracle to say: a swapped country may happen to have the same figure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from benchmarks import oracle
from benchmarks.cases import Case, Claim, options, span
from benchmarks.edits import (
    Edit,
    apply,
    entity_mentions,
    entity_name,
    like,
    replace_all,
    swap_entity,
    topic_names,
)

YEAR = re.compile(r"\b(?:19|20)\d\d\b")
BEHIND = re.compile(r"[\w\s-]{0,40}?\b(?:after|behind|bar|outside|except|only to)\b")
CLAUSE_END = re.compile(r"[:;—(]|\b(?:where|which|and|but|while|as|when|making|who)\b")
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
FACTORS = (
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
)
FACTORS += (1.2, 1.25, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9, 2, 2.2, 2.5, 3, 4, 5, 6, 8, 10, 100)
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
SUPERLATIVES = "largest biggest leading top highest richest busiest".split()
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


@dataclass(frozen=True)
class Mutant:
    sort: str
    text: str
    published: str
    start: int
    end: int
    asks: dict[str, Any]


def mutant_of(sort: str, case: Case, claim: Claim, edits: list[Edit], asks: dict[str, Any]) -> Mutant:
    edited = apply(case["text"], edits, *span(case["text"], claim))
    return Mutant(sort, edited.text, case["published"], edited.start, edited.end, asks)


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
        for word in SUPERLATIVES:
            if word in ("largest", "biggest", "highest") and (match := re.search(rf"\b{word}\b", anchor)):
                return start + match.start(), start + match.start(), f"{ORDINALS[other - 1]}-"
    return None


def other_entities(case: Case, claim: Claim) -> Iterator[Mutant]:
    """Another country is named in its place."""
    asks = claim["asks"]
    cells = asks["of"]
    if asks["ask"] not in ("amount", "ratio", "difference", "rank", "extreme"):
        return
    for old in dict.fromkeys([*cells["entities"], *asks.get("to", {}).get("entities", ())]):
        for new in _candidates(cells):
            edits = swap_entity(case["text"], old, new)
            if edits:
                swapped = {**asks, "of": _swapped(cells, old, new)}
                if "to" in asks:
                    swapped["to"] = _swapped(asks["to"], old, new)
                yield mutant_of("entity", case, claim, edits, swapped)


def _swapped(cells: dict[str, Any], old: str, new: str) -> dict[str, Any]:
    return {**cells, "entities": [new if entity == old else entity for entity in cells["entities"]]}


def _candidates(cells: dict[str, Any], most: int = 120) -> list[str]:
    held = oracle.table(cells["measure"], cells["edition"])
    listed = sorted(
        (-cell.value, entity)
        for (entity, period), cell in held.items()
        if period == cells["period"] and cell.row == "entity" and cell.value is not None
    )
    return [entity for _, entity in listed if entity_name(entity)][:most]


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


def other_measures(case: Case, claim: Claim) -> Iterator[Mutant]:
    """Another commodity, or reserves for production."""
    asks = claim["asks"]
    publisher, topic, concept = (asks["of"]["measure"].split(".") + [""])[:3]
    if publisher != "usgs":
        return
    for other in sorted(
        {measure.split(".")[1] for measure in oracle.measures() if measure.startswith("usgs.")}
    ):
        names = topic_names(other)
        moved = _moved(asks, measure=f"usgs.{other}.{concept}")
        if other == topic or not names or not _decided(moved):
            continue
        edits = replace_all(case["text"], [(name, names[0]) for name in topic_names(topic)])
        if edits:
            yield mutant_of("measure", case, claim, edits, moved)


def _decided(asks: dict[str, Any]) -> bool:
    try:
        return oracle.holds(asks) is not None
    except KeyError:
        return False


def _moved(asks: dict[str, Any], **changes: str) -> dict[str, Any]:
    return {key: {**value, **changes} if key in ("of", "to") else value for key, value in asks.items()}


def other_days(case: Case, claim: Claim) -> Iterator[Mutant]:
    """The year named is another; or, where none is named, the article appeared under another edition."""
    asks, text = claim["asks"], case["text"]
    years, period = set(YEAR.findall(text)), asks["of"]["period"]
    sentence = _sentence(text, *span(text, claim))
    places = [match.span() for match in YEAR.finditer(text, *sentence) if match[0] == period]
    if places and "to" not in asks and _in_one_clause(text, claim, places):
        for year in range(int(period) - 8, int(period) + 2):
            edition = oracle.edition_covering(asks["of"]["measure"], str(year), case["published"])
            if str(year) not in years:
                edits = [(start, end, str(year)) for start, end in places]
                moved = _moved(asks, period=str(year), edition=edition or asks["of"]["edition"])
                yield mutant_of("date", case, claim, edits, moved)
    elif not years and asks["of"]["measure"].startswith("usgs"):
        for edition in {"2023", "2024", "2025", "2026"} - {asks["of"]["edition"]}:
            years_on = int(edition) - int(asks["of"]["edition"])
            moved = {
                key: {**value, "edition": edition, "period": str(int(value["period"]) + years_on)}
                if key in ("of", "to")
                else value
                for key, value in asks.items()
            }
            start, end = span(text, claim)
            yield Mutant("edition", text, f"{edition}-06-03", start, end, moved)


def _in_one_clause(text: str, claim: Claim, places: list[tuple[int, int]]) -> bool:
    """Whether a year stands by the claim itself: another clause may speak of another time."""
    start, end = span(text, claim)
    between = [text[min(end, first) : max(start, last)] for first, last in places]
    return any(not CLAUSE_END.search(words) for words in between)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """From the end of the sentence before to the end of the one that holds the words, by full stops alone."""
    first = max(text.rfind(mark, 0, start) for mark in (". ", "\n", "? "))
    stops = [stop for mark in (". ", "\n", "? ") if (stop := text.find(mark, end)) >= 0]
    return first + 1, min(stops, default=len(text))


def other_lists(case: Case, claim: Claim) -> Iterator[Mutant]:
    """One of a list is left out, replaced, or changes places with the next."""
    asks, text = claim["asks"], case["text"]
    if asks["ask"] not in ("above", "head"):
        return
    start, end = span(text, claim)
    mentions = {
        entity: [found for found in entity_mentions(text, entity) if start <= found[0] and found[1] <= end]
        for entity in asks["others"]
    }
    listed = [(found[0], entity) for entity, found in mentions.items() if len(found) == 1]
    for (first, second, _), old in listed:
        for new in _candidates(asks["of"]):
            if new not in asks["others"] and [new] != asks["of"]["entities"]:
                name = like(text[first:second], entity_name(new) or "")
                others = [new if entity == old else entity for entity in asks["others"]]
                yield mutant_of("list", case, claim, [(first, second, name)], {**asks, "others": others})
    for (one, former), (two, latter) in zip(sorted(listed), sorted(listed)[1:], strict=False):
        if asks["ask"] == "head":
            exchange = {former: latter, latter: former}
            edits = [(one[0], one[1], text[two[0] : two[1]]), (two[0], two[1], text[one[0] : one[1]])]
            others = [exchange.get(entity, entity) for entity in asks["others"]]
            yield mutant_of("list", case, claim, edits, {**asks, "others": others})


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


SORTS: tuple[Callable[[Case, Claim], Iterator[Mutant]], ...] = (
    other_numbers,
    other_places,
    other_entities,
    other_units,
    other_measures,
    other_days,
    other_lists,
    opposites,
)


def mutants(case: Case, claim: Claim) -> Iterator[Mutant]:
    """All changes of a claim that the oracle does not find true."""
    for sort in SORTS:
        for mutant in sort(case, claim):
            if not _still_true(mutant):
                yield mutant


def _still_true(mutant: Mutant) -> bool:
    return _decided(mutant.asks) and oracle.holds(mutant.asks) is True
