"""Changes that make a claim untrue: another country, commodity, year, edition or list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from benchmarks.cases import Case, Claim, span
from benchmarks.changes import Change, Mutant, candidates, decided, moved, mutant_of
from benchmarks.edits import entity_mentions, entity_name, like, replace_all, swap_entity, topic_names
from benchmarks.tables import edition_covering, measures

YEAR = re.compile(r"\b(?:19|20)\d\d\b")
CLAUSE_END = re.compile(r"[:;—(]|\b(?:where|which|and|but|while|as|when|making|who)\b")
ASIDE = re.compile(r"\b(?:which|who|whose|where)\b")
EDITIONS = ("2023", "2024", "2025", "2026")


def other_entities(case: Case, claim: Claim) -> Iterator[Mutant]:
    """Another country is named in its place."""
    asks = claim["asks"]
    cells = asks["of"]
    if asks["ask"] not in ("amount", "ratio", "difference", "rank", "extreme"):
        return
    named = [*cells["entities"], *asks.get("to", {}).get("entities", ())]
    if len(cells["entities"]) > 1 and not all(entity_mentions(case["text"], each) for each in named):
        return  # a group, of which the text names a member for another reason
    for old in dict.fromkeys(named):
        for new in candidates(cells):
            edits = swap_entity(case["text"], old, new)
            if edits:
                swapped = {**asks, "of": _swapped(cells, old, new)}
                if "to" in asks:
                    swapped["to"] = _swapped(asks["to"], old, new)
                yield mutant_of("entity", case, claim, edits, swapped)


def _swapped(cells: dict[str, Any], old: str, new: str) -> dict[str, Any]:
    return {**cells, "entities": [new if entity == old else entity for entity in cells["entities"]]}


def other_measures(case: Case, claim: Claim) -> Iterator[Mutant]:
    """Another commodity, or reserves for production."""
    asks = claim["asks"]
    publisher, topic, concept = (asks["of"]["measure"].split(".") + [""])[:3]
    if publisher != "usgs":
        return
    for other in sorted({measure.split(".")[1] for measure in measures() if measure.startswith("usgs.")}):
        names = topic_names(other)
        question = moved(asks, measure=f"usgs.{other}.{concept}")
        if other == topic or not names or not decided(question):
            continue
        edits = replace_all(case["text"], [(name, names[0]) for name in topic_names(topic)])
        if edits:
            yield mutant_of("measure", case, claim, edits, question)


def other_days(case: Case, claim: Claim) -> Iterator[Mutant]:
    """The year named is another; or, where none is named, the article appeared under another edition."""
    asks, text = claim["asks"], case["text"]
    years, period = set(YEAR.findall(text)), asks["of"]["period"]
    sentence = _sentence(text, *span(text, claim))
    places = [match.span() for match in YEAR.finditer(text, *sentence) if match[0] == period]
    if places and "to" not in asks and _in_one_clause(text, claim, places):
        for year in range(int(period) - 8, int(period) + 2):
            edition = edition_covering(asks["of"]["measure"], str(year), case["published"])
            if str(year) not in years:
                edits = [(start, end, str(year)) for start, end in places]
                question = moved(asks, period=str(year), edition=edition or asks["of"]["edition"])
                yield mutant_of("date", case, claim, edits, question)
    elif not years and asks["of"]["measure"].startswith("usgs"):
        for edition in EDITIONS:
            if edition == asks["of"]["edition"]:
                continue
            years_on = int(edition) - int(asks["of"]["edition"])
            question = {
                key: {**value, "edition": edition, "period": str(int(value["period"]) + years_on)}
                if key in ("of", "to")
                else value
                for key, value in asks.items()
            }
            start, end = span(text, claim)
            yield Mutant("edition", text, f"{edition}-06-03", start, end, question)


def _in_one_clause(text: str, claim: Claim, places: list[tuple[int, int]]) -> bool:
    """Whether a year stands by the claim itself: another clause may speak of another time."""
    start, end = span(text, claim)
    between = [
        text[min(end, first) : max(start, last)] for first, last in places if not _aside(text, first, start)
    ]
    return any(not CLAUSE_END.search(words) for words in between)


def _aside(text: str, year: int, claim: int) -> bool:
    """Whether a year stands in a relative clause that ends before the claim: "which mined 19 tonnes in 2024, is …"."""
    before, behind = text[:year].rpartition(",")[2], text[year:claim]
    return year < claim and "," in behind and bool(ASIDE.search(before))


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
        for new in candidates(asks["of"]):
            if new not in asks["others"] and [new] != asks["of"]["entities"]:
                name = like(text[first:second], entity_name(new) or "")
                others = [new if entity == old else entity for entity in asks["others"]]
                yield mutant_of("list", case, claim, [(first, second, name)], {**asks, "others": others})
    for (one, former), (two, latter) in zip(sorted(listed), sorted(listed)[1:], strict=False):
        if asks["ask"] == "head" and asks.get("ordered", True):
            exchange = {former: latter, latter: former}
            edits = [(one[0], one[1], text[two[0] : two[1]]), (two[0], two[1], text[one[0] : one[1]])]
            others = [exchange.get(entity, entity) for entity in asks["others"]]
            yield mutant_of("list", case, claim, edits, {**asks, "others": others})


CHANGES: tuple[Change, ...] = (other_entities, other_measures, other_days, other_lists)
