"""One or two plain sentences for a reader of the article: what the tables say of the claim, and what follows."""

from __future__ import annotations

import math
from collections.abc import Sequence

from checks.claim_words import Stated
from checks.claims import Frame
from checks.findings import Verdict
from checks.intervals import Interval
from checks.queries import AggregateQuery, ComparisonQuery, CountQuery
from checks.reasons import Reason
from checks.record.cells import Cell
from checks.record.periods import in_words
from checks.verdicts.answers import Answer
from checks.verdicts.course import Span
from checks.verdicts.evidence import Figure
from checks.verdicts.view import Spot
from checks.verdicts.wording import (
    amount,
    count,
    edition_name,
    edition_words,
    entity_name,
    entity_names,
    listing,
    measure_name,
    possessive,
)

NAMED = 6
"""So many entities are named in a sentence; of more, only the nearest."""

REST_OF_WORLD = "REST_OF_WORLD"
"""The id of everybody but the entity itself, as a comparison's other side."""


NOT_ABOUT_THE_RECORD = {
    Frame.FORECAST: "A forecast, which no record can bear out.",
    Frame.TARGET: "A target or a plan, not a statement about the record.",
    Frame.QUESTION: "A question, not a statement about the record.",
    Frame.CONDITIONAL: "A condition, not a statement about the record.",
    Frame.OPINION: "An opinion, not a statement about the record.",
}

TOLD = (Reason.NO_DATA_FOR_ENTITY, Reason.WITHHELD, Reason.PROJECTION_ONLY, Reason.RANK_UNDETERMINED)
"""Reasons that the sentence about the tables tells by itself."""


def sentences(found: Answer, then: str) -> str:
    """The explanation: what the tables say, and what follows; for an abstention its reason."""
    undecided = found.verdict is Verdict.UNVERIFIABLE
    if undecided and found.reason and not (found.says and found.reason in TOLD):
        then = found.reason.sentence
    parts = [part.rstrip(".") + "." for part in (found.says, then) if part]
    return " ".join(part[:1].upper() + part[1:] for part in parts)


def edition_of(spot: Spot) -> str:
    """The spot's edition as the subject of a sentence."""
    return edition_name(spot.catalogue, spot.table.edition)


def what(spot: Spot, entity: str) -> str:
    """An entity's measure: "Russia's reserves of rare earths"."""
    return f"{possessive(entity_name(spot.catalogue, entity))} {measure_name(spot.measure)}"


def when(spot: Spot) -> str:
    """The period, unless the edition prints the stock only once: " in 2024"."""
    return (
        ""
        if spot.measure.kind == "stock" and len(spot.table.periods) == 1
        else f" in {in_words(spot.period)}"
    )


def figure_words(figure: Figure, unit: str | None) -> str:
    """A figure, or its bounds: "3.8 million t", "more than 90 million t"."""
    if figure.value is not None:
        return amount(figure.value, unit)
    low, high = figure.possible.low, figure.possible.high
    if math.isinf(high) and low <= 0:
        return "a figure that is not known"
    if math.isinf(high):
        return f"more than {amount(low, unit)}"
    return f"less than {amount(high, unit)}" if low <= 0 else f"{amount(low, unit)} to {amount(high, unit)}"


def value(spot: Spot, entity: str, figure: Figure) -> str:
    """An entity's figure as a sentence, in the measure's unit: "USGS's 2025 edition puts Russia's reserves of … at 3.8 million t"."""
    return f"{edition_of(spot)} puts {what(spot, entity)} at {figure_words(figure, spot.measure.unit)}{when(spot)}"


def figures(spot: Spot, found: Sequence[tuple[str, Figure]]) -> str:
    """Several entities' figures side by side."""
    unit = spot.measure.unit
    each = [
        f"{entity_name(spot.catalogue, entity)} at {figure_words(figure, unit)}" for entity, figure in found
    ]
    return f"{edition_of(spot)} puts {listing(each)}{when(spot)}"


def no_figure(spot: Spot, entities: Sequence[str], reason: Reason) -> str:
    """Why there is no figure for some entities."""
    subject = f"{possessive(entity_names(spot.catalogue, entities))} {measure_name(spot.measure)}"
    if reason is Reason.WITHHELD:
        return f"{edition_of(spot)} withholds {subject}{when(spot)}"
    if reason is Reason.PROJECTION_ONLY:
        return f"{edition_of(spot)} only projects {subject} for {in_words(spot.period)}"
    return f"{edition_of(spot)} gives no figure for {subject}{when(spot)}"


def against(
    spot: Spot, other: Spot, query: ComparisonQuery, mine: Figure, total: Figure, relation: Figure | None
) -> str:
    """Two sides of a comparison, with the ratio or difference that was asked for."""
    theirs = listing([_compared(other, words.id or "") for words in query.others])
    if query.next_places:
        theirs = "the one that comes next" if query.leads else f"the next {query.next_places}"
    names = entity_names(spot.catalogue, [each.id or "" for each in (query.entity, *query.also)])
    mine_at = f"{figure_words(mine, spot.measure.unit)} for {names}{' together' if query.also else ''}"
    total_at = f"{figure_words(total, other.measure.unit)} for {theirs}"
    if len(query.others) > 1 or (query.next_places and not query.leads):
        total_at += " together"
    if other.measure.id != spot.measure.id:
        total_at = f"{measure_name(other.measure)} at {total_at}"
    if (other.measure.id, other.period) != (spot.measure.id, spot.period):
        total_at += when(other)
    so = ""
    if relation is not None and query.ratio:
        so = f", {figure_words(relation, 'x')} as much"
    elif relation is not None:
        so = f", a difference of {figure_words(relation, spot.measure.unit)}"
    return f"{edition_of(spot)} puts {measure_name(spot.measure)} at {mine_at}{when(spot)} and {total_at}{so}"


def share(spot: Spot, parts: Sequence[str], whole: str, found: Figure) -> str:
    """The share of a whole that some hold, which is that of all rows of the table where none is named."""
    of = f"{possessive(entity_name(spot.catalogue, whole))} " if whole else ""
    names, all_listed = entity_names(spot.catalogue, parts), "" if whole else " of all that are listed"
    at = figure_words(found, "%")
    return f"By {_by(spot)} {names} had {at} of {of}{measure_name(spot.measure)}{all_listed}{when(spot)}"


def aggregate(spot: Spot, query: AggregateQuery, members: Sequence[str], found: Figure) -> str:
    """What members' figures come to together."""
    named = entity_names(spot.catalogue, members) if len(members) <= NAMED else f"{len(members)} members"
    who = f"the first {count(query.top, 'of the table')}" if query.top else named
    if query.all_but:
        who = f"all but {who}"
    unit = "%" if query.how == "share" else spot.measure.unit
    each = " on average" if query.how == "mean" else ""
    of = f" of {possessive(entity_name(spot.catalogue, query.whole))}" if query.how == "share" else " in"
    return f"By {_by(spot)} {who} had {figure_words(found, unit)}{each}{of} {measure_name(spot.measure)}{when(spot)}"


def not_additive(spot: Spot) -> str:
    """That a measure's figures cannot be added up."""
    return f"{measure_name(spot.measure)} cannot be added up over countries"


def change(span: Span, entity: str, start: Figure, end: Figure) -> str:
    """A measure at both ends of a stretch of time."""
    spot, unit = span.end, span.end.measure.unit
    after = f"{figure_words(start, unit)} in {in_words(span.start.period)}"
    if when(spot) == "":
        after = f"{figure_words(start, unit)} in the {edition_words(span.start.table.edition)}"
    return f"{value(spot, entity, end)}, after {after}{_percent(start, end, unit)}"


def every_year_from(year: int, direction: str) -> str:
    """That the same change holds for each of several years, behind what is said of the last of them."""
    return f"; {'a fall' if direction == 'down' else 'a rise'} in each year from {year} on"


def extreme(spot: Spot, entity: str, found: Figure, rivals: Sequence[tuple[Spot, Figure]]) -> str:
    """A year's figure beside the most extreme of the other years'."""
    unit = spot.measure.unit
    beside = [f"{figure_words(figure, unit)} in {in_words(other.period)}" for other, figure in rivals]
    return f"{value(spot, entity, found)}{', beside ' if beside else ''}{listing(beside)}"


def counted(spot: Spot, query: CountQuery, possible: Interval, inside: Sequence[Cell]) -> str:
    """How many satisfy something, and who they are where they are few."""
    least, most = int(possible.low), possible.high
    number = count(least, query.counted) if least == most else f"at least {count(least, query.counted)}"
    if least < most < math.inf:
        number = f"{least} to {int(most)} {query.counted}"
    if query.top:
        first = f"the first {query.top} by {measure_name(spot.measure)}{when(spot)}"
        number = f"{least} of those named" if query.members and least == most else number
        return f"{edition_of(spot)} has {number} among {first}"
    threshold = f" with {query.threshold.words}" if query.threshold and query.threshold.words else ""
    who = f": {names_of(spot, inside)}" if 0 < len(inside) <= NAMED else ""
    return f"{edition_of(spot)} lists {number}{threshold} of {measure_name(spot.measure)}{when(spot)}{who}"


def moved(span: Span, query: CountQuery, inside: Sequence[Cell]) -> str:
    """How many rose or fell, and who they are where they are few."""
    spot, way = span.end, "a rise" if query.moved == "up" else "a fall"
    if (by := query.relative or query.difference) is not None:
        way = f"such {way} (by {by.words})"
    who = f": {names_of(spot, inside)}" if 0 < len(inside) <= NAMED else ""
    return (
        f"{edition_of(spot)} lists {len(inside)} with {way} of {measure_name(spot.measure)}{when(spot)}{who}"
    )


def rather_than(stated: Stated) -> str:
    """What the article has instead."""
    return f", not {stated.words}" if stated.words else ""


def _by(spot: Spot) -> str:
    return f"{edition_of(spot)},".replace("The ", "the ", 1)


def _percent(start: Figure, end: Figure, unit: str | None) -> str:
    """The change in percent, where there is one to speak of."""
    if unit == "%" or not start.value or not end.value or start.value < 0:
        return ""
    moved = 100 * (end.value / start.value - 1)
    return f" ({moved:+.1f}%)" if moved else " (unchanged)"


def _compared(spot: Spot, entity: str) -> str:
    return "the rest of the world" if entity == REST_OF_WORLD else entity_name(spot.catalogue, entity)


def names_of(spot: Spot, cells: Sequence[Cell]) -> str:
    """The names of the entities of some cells, as a list in words."""
    return entity_names(spot.catalogue, [cell.entity for cell in cells])
