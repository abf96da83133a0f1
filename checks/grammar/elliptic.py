"""Comparisons that leave out one side, and take it from the claim before: "Only China made more", "ten times as much".

They are read once the claims of their sentence are known. Examples: comparison.md, order.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from checks.claims import ComparisonQuery, EntityWords, Kind, MeasureWords, OrderQuery, PeriodWords, Stated
from checks.grammar.compared import Direction, as_ratio, grown_by
from checks.grammar.drafts import Construction, Draft
from checks.grammar.slots import Slots, span
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.phrases import Phrase

_SIZES = ("much", "many")


@dataclass(frozen=True, slots=True)
class Told:
    """What was claimed last: of whom, of what, when, and against whom, where it was a comparison."""

    measure: MeasureWords
    entity: EntityWords
    period: PeriodWords
    others: tuple[EntityWords, ...]


def told_before(clause: Clause, slots: Slots) -> Told | None:
    """The claim that stands last before a clause, here or in the sentence before, if all there are about one entity."""
    here = [draft for draft in slots.here if draft.anchor[1] <= clause.start]
    drafts = [draft for draft in here or slots.before if draft.problem is None and not draft.denied]
    last = max(drafts, key=lambda draft: draft.anchor, default=None)
    if last is None or not isinstance(getattr(last.query, "measure", None), MeasureWords):
        return None
    queries: list[Any] = [draft.query for draft in drafts]
    entities = {getattr(query, "entity", None) for query in queries}
    measures = {(query.measure.concept, query.measure.topic) for query in queries}
    if len({each.id if each else None for each in entities}) != 1 or None in entities or len(measures) != 1:
        return None
    query: Any = last.query
    period = getattr(query, "period", PeriodWords())
    return Told(query.measure, query.entity, period, getattr(query, "others", ()))


def only_these_more(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "India made 150 million tonnes of raw steel in 2024. Only China made more"."""
    subject, verb = clause.subject, clause.verb
    if (
        subject is None
        or verb is None
        or not subject.entities
        or "only" not in clause.adverbs
        or verb.negated
    ):
        return
    compared = _comparative_alone(clause)
    told = told_before(clause, slots) if compared is not None and not clause.objects else None
    if (
        told is None
        or not _says_the_same(clause, told)
        or any(each.id == told.entity.id for each in subject.entities)
    ):
        return
    side: Literal["above", "below"] = "above" if compared == "more" else "below"
    query = OrderQuery(told.measure, told.entity, subject.entities, side, exclusive=True, period=told.period)
    anchor = (clause.start, clause.tail[-1].end)
    yield Draft(Kind.ORDER, anchor, anchor, query, "only_these_more", frame=clause.frame)


def _comparative_alone(clause: Clause) -> str | None:
    """The comparative with which a clause ends: "made | more", "has | fewer"."""
    if any(isinstance(node, Item) and node.text in ("than", "as") for node in clause.tail):
        return None
    return clause.tail[-1].comparative if clause.tail else None


def _says_the_same(clause: Clause, told: Told) -> bool:
    """Whether a verb can stand for what was told: "made more", "has more", "did more"; not "exports more" of output."""
    verb = clause.verb
    if verb is None:
        return False
    named = [name for name in verb.concepts if not name.data.get("generic")]
    if named:
        return any(told.measure.concept in name.ids for name in named)
    return bool(verb.concepts) or verb.is_a("have", "do", "proverb", "be")


def lags_behind(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "America produced 81 million cubic metres of helium in 2024. Russia lagged far behind"; "Peru is not far behind"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or not subject.entities:
        return
    behind = next((n for n in clause.tail if isinstance(n, Item) and n.text in ("behind", "ahead")), None)
    follows = clause.tail[clause.tail.index(behind) + 1 :] if behind is not None else ()
    if any(isinstance(node, Phrase) and node.quantity is None for node in follows[:1]) or clause.objects:
        return
    trails = verb.is_a("trail") and not verb.passive
    placed = behind is not None and verb.is_a("be", "lie", "come", "rank", "stay", "trail")
    told = told_before(clause, slots) if trails or placed else None
    entity = slots.entity(clause, subject)
    if told is None or entity is None or entity.id == told.entity.id:
        return
    direction: Direction = "more" if behind is not None and behind.text == "ahead" else "less"
    query = ComparisonQuery(told.measure, entity, (told.entity,), direction, period=told.period)
    anchor = (verb.start, max(verb.end, behind.end if behind is not None else 0))
    problem = "unknown_entity" if entity.id is None else None
    yield Draft(
        Kind.COMPARISON,
        anchor,
        span(subject, anchor),
        query,
        "lags_behind",
        frame=clause.frame,
        problem=problem,
    )


def multiple_as_much(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China mines six times as much copper as Peru. Ten times as much, a lobbyist said"; "Peru mined twice as much"."""
    found = _multiple_alone(clause)
    told = told_before(clause, slots) if found is not None else None
    if found is None or told is None:
        return
    phrase, ratio, direction, end = found
    subject, verb = clause.subject, clause.verb
    entity = slots.entity(clause, subject) if verb is not None else told.entity
    if verb is not None and not (_says_the_same(clause, told) or _earns(clause, told)):
        return
    if entity is None or entity.id is None:
        return
    against = told.others if entity.id == told.entity.id else (told.entity,)
    if len(against) != 1:
        return
    said = slots.period(clause)[0]
    if said.year is not None and said.year != (told.period.year or said.year):
        return  # "Peru mined twice as much in 2010"
    period = said if said.year is not None else told.period
    query = ComparisonQuery(told.measure, entity, against, direction, ratio, period=period)
    denied = verb is not None and verb.negated
    anchor = (phrase.start, end)
    yield Draft(
        Kind.COMPARISON, anchor, span(anchor, subject), query, "multiple_as_much", denied, clause.frame
    )


def _earns(clause: Clause, told: Told) -> bool:
    """ "An average Luxembourger earned 630 times as much": what each person has."""
    return (
        clause.verb is not None and clause.verb.lemma == "earn" and told.measure.concept.endswith("_per_head")
    )


def _multiple_alone(clause: Clause) -> tuple[Phrase, Stated, Direction, int] | None:
    """ "Ten times as much", "a third more", "half as many": a ratio to what is not said here, and where the words end."""
    nodes = clause.nodes
    for at, node in enumerate(nodes):
        if (
            not isinstance(node, Phrase)
            or node.quantity is None
            or node.quantity.kind not in ("multiple", "part")
        ):
            continue
        behind = nodes[at + 1 : at + 3]
        if any(isinstance(each, Item) and each.text in ("than", "as") for each in nodes[at + 2 :]):
            return None
        stated = node.quantity.stated
        tie, size = (*behind, None, None)[:2]
        if isinstance(tie, Item) and tie.text == "as" and size is not None and size.text.lower() in _SIZES:
            ratio = stated if node.quantity.kind == "multiple" else as_ratio(stated)
            direction: Direction = "more" if node.quantity.kind == "multiple" else "less"
            return node, ratio, direction, size.end
        if isinstance(tie, Item) and tie.comparative is not None and node.quantity.kind == "part":
            direction = "less" if tie.comparative == "less" else "more"
            return node, grown_by(stated, direction), direction, tie.end
    return None


RULES: tuple[Construction, ...] = (only_these_more, lags_behind, multiple_as_much)
