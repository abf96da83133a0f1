"""The readable query: what Assay thought the sentence asserts, shown wherever its finding is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from checks.claim_words import EntityWords, MeasureWords, PeriodWords, Stated
from checks.claims import Claim, Frame
from checks.queries import (
    AggregateQuery,
    ChangeQuery,
    ComparisonQuery,
    CountQuery,
    ExtremeQuery,
    OpenQuery,
    OrderQuery,
    RankQuery,
    ShareQuery,
    ValueQuery,
)
from checks.record.catalogue_entries import Measure
from checks.verdicts.wording import amount

_SIGNS = {"more": ">", "less": "<", "equal": "="}
_DEGREES = {"": "", "slight": " slightly", "great": " greatly"}
_CHANGES = {"up": "rises", "down": "falls", "flat": "stays", "any": "changes"}


def readable(claim: Claim, measure: Measure | None, published: date | None) -> str:
    """The claim's query, its source and its day.

    For example `rank(usgs.rare_earths.reserves, RUS, among: WORLD) = 5, source: USGS, as of 2025-03-18`. What was
    carried from an earlier sentence is marked: `[carried: rare_earths]`.
    """
    words = getattr(claim.query, "measure", None)
    name = _measure(words, measure) if words else ""
    parts = [("not " if claim.denied else "") + _BY_KIND[type(claim.query)](claim.query, name)]
    period = getattr(claim.query, "period", None) or getattr(claim.query, "to_period", None)
    if period and period.edition:
        parts.append(f"edition: {period.edition}")
    credited = claim.attribution
    carried = " [carried]" if credited.publisher and credited.publisher == credited.before else ""
    if credited.publisher or credited.speaker:
        parts.append(
            f"source: {credited.publisher}{carried}" if credited.publisher else f"speaker: {credited.speaker}"
        )
    if claim.frame is not Frame.ASSERTED:
        parts.append(f"put as: {claim.frame}")
    if published:
        parts.append(f"as of {published.isoformat()}")
    return ", ".join(parts)


def _value(query: ValueQuery, name: str) -> str:
    inside = _inside(name, _entity(query.entity), _period(query.period))
    since = f" since {_period(query.since)}" if query.since and _period(query.since) else ""
    moved = f", {query.moved}{_DEGREES[query.degree]}{since}" if query.moved else ""
    return f"value({inside}) = {_stated(query.stated)}{moved}{', first' * query.first}"


def _rank(query: RankQuery, name: str) -> str:
    places = str(query.first) if query.first == query.last else f"{query.first} to {query.last}"
    options = [f"among: {query.among}"]
    if query.so_many is not None:
        options.append(f"of {query.so_many}")
    if query.except_for:
        options.append(f"except: {_set(query.except_for)}")
    if query.from_bottom:
        options.append("from the bottom")
    if query.joint or query.strict:
        options.append("shared" if query.joint else "alone")
    inside = _inside(name, _entity(query.entity), *options, _period(query.period))
    above = f", above: {_set(query.listed)}" if query.listed else ""
    moved = f" moved {query.moved}" if query.moved else ""
    moved += f" from {query.came_from}" if query.came_from is not None else ""
    return f"rank({inside}) = {places}{above}{moved}"


def _order(query: OrderQuery, name: str) -> str:
    among = f"among: {query.among}" if query.exclusive else ""
    bottom = "from the bottom" if query.from_bottom else ""
    listed = _list(query.listed) if query.sequence or query.entity is None else _set(query.listed)
    if query.entity is None:
        head = "head" if query.exclusive else "order"
        if query.level:
            among, listed = f"{among}, level", f"{listed} at {query.first}"
        return f"{head}({_inside(name, among, bottom, _period(query.period))}) = {listed}"
    relation = "level" if query.level else query.side
    sign = "=" if query.exclusive else "includes"
    inside = _inside(name, _entity(query.entity), among, bottom, _period(query.period))
    return f"{relation}({inside}) {sign} {listed}{' newly' * query.newly}"


def _comparison(query: ComparisonQuery, name: str) -> str:
    others = " + ".join(_entity(entity) for entity in query.others)
    if query.next_places:
        which = "the other" if query.all_others else "next"
        others = "any other" if query.leads else f"{which} {query.next_places}"
    if query.other_measure:
        others += f" {_measure(query.other_measure, None)}"
    if query.other_period:
        others += f" {_period(query.other_period)}"
    one = " + ".join(_entity(each) for each in (query.entity, *query.also))
    if query.ratio:
        return f"ratio({_inside(name, f'{one} : {others}', _period(query.period))}) = {_stated(query.ratio)}"
    if query.difference and query.direction == "equal":
        between = _inside(name, f"{one} : {others}", _period(query.period))
        return f"difference({between}) = {_stated(query.difference)}"
    inside = _inside(name, f"{one} {_SIGNS[query.direction]} {others}", _period(query.period))
    by = f" by {_stated(query.difference)}" if query.difference else _DEGREES[query.degree]
    return f"compare({inside}){by or ' newly' * query.newly}"


def _count(query: CountQuery, name: str) -> str:
    threshold = _stated(query.threshold) if query.threshold else ""
    if query.moved:
        since = f" since {_period(query.since)}" if query.since and _period(query.since) else ""
        by = query.relative or query.difference
        threshold = f"{_CHANGES[query.moved]}{f' by {_stated(by)}' if by else ''}{since}"
    among = f"among: {_set(query.members) if query.members else query.among}" if query.measure else ""
    entity = " + ".join(_entity(each) for each in (query.entity, *query.also) if each is not None)
    top = f"among the first {query.top}" if query.top else ""
    but = f"except: {_set(query.except_for)}" if query.except_for else ""
    but += f", perhaps: {_set(query.perhaps_except)}" if query.perhaps_except else ""
    of = f"of {query.so_many}" if query.so_many else ""
    inside = _inside(query.counted, name, threshold, entity, among, of, top, but, _period(query.period))
    return f"count({inside}) = {_stated(query.number)}"


def _share(query: ShareQuery, name: str) -> str:
    parts = " + ".join(_entity(entity) for entity in query.parts)
    whole = f"all {query.so_many}" if query.so_many else query.whole
    inside = _inside(name, parts, f"of: {whole}", _period(query.period))
    return f"share({inside}) = {_stated(query.stated)}"


def _aggregate(query: AggregateQuery, name: str) -> str:
    members = (
        " + ".join(_entity(entity) for entity in query.members)
        or f"{'all' if query.all_of else 'first'} {query.top}"
    )
    if query.all_but:
        members = f"all but {members}"
    whole = f"of: {query.whole}" if query.how in ("share", "each_share") else ""
    return f"{query.how}({_inside(name, members, whole, _period(query.period))}) = {_stated(query.stated)}"


def _change(query: ChangeQuery, name: str) -> str:
    start = _period(query.from_period) if query.from_period else ""
    end = _period(query.to_period)
    span = f"{start} to {end}".strip() if start or end else ""
    inside = _inside(name, " + ".join(_entity(each) for each in (query.entity, *query.also)), span)
    stated = query.relative or query.ratio or query.difference
    part = query.ratio is not None and stated is query.ratio and query.ratio.holds.high < 1
    by = f" {'to' if part else 'by'} {_stated(stated)}" if stated else ""
    if query.from_stated:
        by += f" from {_stated(query.from_stated)}"
    if query.to_stated:
        by += f" to {_stated(query.to_stated)}"
    row = query.in_a_row
    if row is not None:
        each = "steadily" if row.loosely else "every year"
        times = each if row.years is None else f"{row.years} {row.unit}s in a row"
        by += f" {times}{', and no more' * row.exactly}"
    return f"change({inside}) {_CHANGES[query.direction]}{by or _DEGREES[query.degree]}"


def _extreme(query: ExtremeQuery, name: str) -> str:
    began = f"{query.since}-{query.part}" if query.part else f"{query.since}"
    since = f"since: {began}" if query.since else "turning point" if query.peak else "ever"
    return f"{query.side}({_inside(name, _entity(query.entity), since, _period(query.period))})"


def _open(query: OpenQuery, name: str) -> str:
    entity = _entity(query.entity) if query.entity else ""
    asked = f"{query.kind}({_inside(query.about, entity)})"
    if query.place is not None:
        return f"{asked} = {query.place}"
    return asked if query.stated is None else f"{asked} = {_stated(query.stated)}"


_BY_KIND: dict[type, Callable[[Any, str], str]] = {
    ValueQuery: _value,
    RankQuery: _rank,
    OrderQuery: _order,
    ComparisonQuery: _comparison,
    CountQuery: _count,
    ShareQuery: _share,
    AggregateQuery: _aggregate,
    ChangeQuery: _change,
    ExtremeQuery: _extreme,
    OpenQuery: _open,
}


def _inside(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _measure(words: MeasureWords, measure: Measure | None) -> str:
    """The measure's id, or the words' where none is found, with what was carried."""
    name = measure.id if measure else " of ".join(part for part in (words.concept, words.topic) if part)
    carried = [words.topic or ""] if words.topic_carried else []
    carried += [words.concept] if words.concept_carried else []
    marked = f" [carried: {', '.join(carried)}]" if carried else ""
    rivals = f" [or: {', '.join(words.rivals)}]" if words.rivals else ""
    return name + marked + rivals


def _entity(entity: EntityWords) -> str:
    name = entity.id or f'"{entity.words}"'
    return f"{name} [carried]" if entity.carried else name


def _set(entities: Iterable[EntityWords]) -> str:
    return "{" + ", ".join(_entity(entity) for entity in entities) + "}"


def _list(entities: Iterable[EntityWords]) -> str:
    return "[" + ", ".join(_entity(entity) for entity in entities) + "]"


def _period(period: PeriodWords) -> str:
    if period.year is None:
        return ""
    if period.how == "part" and period.part:
        return period.name
    before = {"in": "", "end": "end of ", "start": "start of ", "part": "part of "}[period.how]
    return f"{before}{period.year}"


def _stated(stated: Stated) -> str:
    """The number as written; where the words are not kept, its value or bounds."""
    if stated.words:
        return stated.words
    if stated.value is not None:
        return amount(stated.value, stated.unit)
    low = amount(stated.holds.low, stated.unit) if stated.low is not None else ""
    high = amount(stated.holds.high, stated.unit) if stated.high is not None else ""
    return f"{low} to {high}" if low and high else f"at least {low}" if low else f"at most {high}"
