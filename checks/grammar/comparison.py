"""Constructions of the kind comparison: one entity's figure against another's. Examples: comparison.md."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from checks.claims import (
    ComparisonQuery,
    EntityWords,
    Frame,
    Kind,
    MeasureWords,
    OrderQuery,
    PeriodWords,
    RankQuery,
    Stated,
)
from checks.grammar import rank
from checks.grammar.compared import (
    Compared,
    Direction,
    as_ratio,
    by_how_much,
    compared,
    of_another_measure,
    only_before_subject,
    others,
    side,
    taken_together,
)
from checks.grammar.drafts import Construction, Draft
from checks.grammar.ordering import ordering, telling
from checks.grammar.slots import Slots, span
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase


@dataclass(frozen=True, slots=True)
class About:
    """The one side of a comparison: whose what, and when."""

    measure: MeasureWords
    entity: EntityWords
    period: PeriodWords
    problem: str | None
    frame: Frame

    def problem_with(self, against: tuple[EntityWords, ...]) -> str | None:
        """What stands in the way, an entity that is not known on either side included."""
        known = self.entity.id is not None and all(other.id is not None for other in against)
        return self.problem if known else self.problem or "unknown_entity"


def compared_with_others(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China mines six times as much in the way of rare earths as the United States"; "Australia has more rare earths in the ground than Russia"."""
    if clause.verb is None or only_before_subject(clause):
        return
    for each in compared(clause):
        measure, entity = _spoken_of(clause, slots, each) or side(clause, slots, each) or (None, None)
        if measure is not None:
            period, problem = slots.period(clause)
            about = About(measure, entity or EntityWords(None), period, problem, clause.frame)
            yield from drafts_of(clause, slots, each, about, "compared_with_others", clause.subject)


def _spoken_of(
    clause: Clause, slots: Slots, each: Compared
) -> tuple[MeasureWords | None, EntityWords | None] | None:
    """What was compared before, for "Brazil has four-fifths as many as America": a verb that says nothing by itself."""
    verb, before = clause.verb, clause.leans_on
    unsaid = not any(p.concept or p.topics or p.adjective for p in each.named)
    if verb is None or before is None or before.verb is None or not verb.is_a("have") or not unsaid:
        return None
    found = [d.query for d in compared_with_others(before, slots) if isinstance(d.query, ComparisonQuery)]
    entity = slots.entity(clause, clause.subject)
    return (found[0].measure, entity) if len(found) == 1 and entity is not None else None


def drafts_of(
    clause: Clause, slots: Slots, each: Compared, about: About, construction: str, subject: Phrase | None
) -> Iterator[Draft]:
    """The claim that a comparison makes about one side."""
    against = others(clause, slots, each)
    amounts = by_how_much(each, about.measure, slots)
    if amounts is None or not (against or each.places):
        return
    ratio, difference = amounts
    direction, denied = each.direction, clause.verb is not None and clause.verb.negated
    if denied and direction == "equal":
        direction, ratio, denied = "less", None, False  # "not as much as"
    together = taken_together(clause, each) or len(against) == 1
    query = against_query(about, against, direction, ratio, difference, together, each.places)
    if query is not None:
        anchor = (each.start, each.end)
        problem = about.problem_with(against)
        kind = Kind.ORDER if isinstance(query, OrderQuery) else Kind.COMPARISON
        yield Draft(kind, anchor, span(anchor, subject), query, construction, denied, about.frame, problem)


def against_query(
    about: About,
    against: tuple[EntityWords, ...],
    direction: Direction,
    ratio: Stated | None,
    difference: Stated | None,
    together: bool,
    places: int | None = None,
) -> ComparisonQuery | OrderQuery | None:
    """A comparison with one or with several taken together; an order where several are named one by one."""
    if together or places:
        return ComparisonQuery(
            about.measure,
            about.entity,
            against,
            direction,
            ratio,
            difference,
            period=about.period,
            next_places=places,
        )
    if direction == "equal" or ratio is not None or difference is not None:
        return None
    level: Literal["above", "below"] = "above" if direction == "less" else "below"
    return OrderQuery(about.measure, about.entity, against, level, period=about.period)


def one_exceeds_another(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Australia's reserves of rare earths exceed Russia's"; "Australia has overtaken the United States in rare-earth output"."""
    subject, verb, found = clause.subject, clause.verb, _set_against(clause, slots)
    if subject is None or verb is None or found is None:
        return
    direction, other = found
    if subject.is_measure:
        if of_another_measure(subject, other):
            return
        measure, entity = slots.measure(clause, subject, other), slots.owner(clause, subject)
        against, named = slots.owners(clause, other), None
    else:
        named = _measured_beside(clause, slots)
        measure = _overtaken_in(clause, slots, named) if named is not None else _placed_by(clause, slots)
        entity, against = slots.entity(clause, subject), other.entities
    if measure is None or not against or len(subject.entities) > 1 or subject.negated or subject.quantity:
        return
    period, problem = slots.period(clause)
    if clause.link == "but" and not clause.periods and period.year is not None and named is None:
        problem = "ambiguous_period"  # "… was second in 2023, but was overtaken by Australia"
    about = About(measure, entity or EntityWords(None), period, problem, clause.frame)
    by = [phrase for tie, phrase in clause.adjuncts if tie == "by" and phrase.quantity is not None]
    ratio, difference = _by(by, [p for p in clause.objects if p is not other])
    beside = named if named is not None and named.start > verb.start and named.place is None else None
    anchor = span((verb.start, verb.end), other, beside, *by)
    together = len(against) == 1 or bool({"combined", "together", "put together"} & set(clause.adverbs))
    query = against_query(about, against, direction, ratio, difference, together)
    if "only" in clause.adverbs and direction == "less" and not (ratio or difference):
        query = OrderQuery(measure, about.entity, against, "above", exclusive=True, period=period)
    if query is not None:
        kind = Kind.ORDER if isinstance(query, OrderQuery) else Kind.COMPARISON
        problem = about.problem_with(against)
        named_here = "one_exceeds_another"
        reach = span(subject, anchor)
        yield Draft(kind, anchor, reach, query, named_here, verb.negated, clause.frame, problem)


_BEHIND, _AHEAD = ("behind", "below", "beneath"), ("above", "ahead", "beyond")


def _set_against(clause: Clause, slots: Slots) -> tuple[Direction, Phrase] | None:
    """Which way a verb sets its subject against another phrase: "exceeds X", "is overtaken by X", "lies behind X"."""
    verb = clause.verb
    if verb is None:
        return None
    directions: tuple[tuple[str, Direction], ...] = (
        ("exceed", "more"),
        ("trail", "less"),
        ("match", "equal"),
    )
    told = next((direction for name, direction in directions if verb.is_a(name)), None)
    if told is not None and (verb.passive or not clause.objects) and verb.lemma != "follow":
        by = next(
            (
                p
                for tie, p in clause.adjuncts
                if tie == "by" and p.quantity is None and (p.is_entity or p.is_measure)
            ),
            None,
        )
        turned: dict[Direction, Direction] = {"more": "less", "less": "more", "equal": "equal"}
        if by is not None or verb.passive:
            return (turned[told], by) if by is not None else None
    if told is not None and clause.objects:
        return (
            None if verb.is_a("lead") and _is_table(clause.objects[0], slots) else (told, clause.objects[0])
        )
    if not verb.is_a("be", "rank", "lie", "become", "stay", "trail", "shift"):
        return None
    placed = any(phrase.place is not None for phrase in (*clause.objects, *(p for _, p in clause.adjuncts)))
    for index, node in enumerate(() if placed else clause.tail[:-1]):
        if isinstance(node, Item) and node.text in (*_BEHIND, *_AHEAD):
            behind = next(
                (each for each in clause.tail[index + 1 : index + 3] if isinstance(each, Phrase)), None
            )
            if behind is not None and behind.quantity is None and (behind.is_entity or behind.is_measure):
                return ("less" if node.text in _BEHIND else "more"), behind
            return None
    return None


def _placed_by(clause: Clause, slots: Slots) -> MeasureWords | None:
    """In what one overtakes another, where only the place before says it: "…, having overtaken Japan in 2023"."""
    before = clause.leans_on
    if before is None or clause.link not in (",", "and", "but", "–", "(") or clause.objects[1:]:
        return None
    found = [
        d.query.measure
        for rule in rank.CONSTRUCTIONS
        for d in rule(before, slots)
        if isinstance(d.query, RankQuery)
    ]
    return found[0] if found and all(each == found[0] for each in found) else None


def _is_table(phrase: Phrase, slots: Slots) -> bool:
    """Whether a phrase is what one leads, and not whom one tops: "the list", "the world", "Africa"."""
    whole = bool(phrase.entities) and phrase.entities[0].id in slots.scopes
    return whole or phrase.scope is not None or phrase.head in english().function["tables"]


def _overtaken_in(clause: Clause, slots: Slots, named: Phrase) -> MeasureWords | None:
    """The measure in which one overtakes another; of a bare topic ("in copper") what is brought forth."""
    if named.concept is not None or named.agent is not None or named.place is not None:
        return ordering(clause, slots, named)
    names = slots.concept_of_bare_topic(named) or slots.vocabulary_concept("production")
    return slots.measure(clause, named, names=names)


def _measured_beside(clause: Clause, slots: Slots) -> Phrase | None:
    """In what one entity overtakes another: "in copper output", "as the most populous country", "to become the biggest …"."""
    named = [
        phrase
        for tie, phrase in slots.framing(clause)
        if (
            tie in ("in", "by", "for", "on")
            and (phrase.concept or phrase.agent or phrase.topics)
            and phrase.owner is None
        )
        or (tie == "as" and telling(phrase) is not None)
    ]
    named = [phrase for phrase in named if phrase.quantity is None]
    if not named:
        behind = [
            each for each in slots.sentence.clauses if each.start >= clause.end and each.leans_on is clause
        ]
        if behind and behind[0].verb is not None and behind[0].verb.is_a("become") and behind[0].objects:
            named = [phrase for phrase in behind[0].objects[:1] if telling(phrase) is not None]
    return named[0] if len(named) == 1 else None


def _by(amounts: list[Phrase], bare: list[Phrase]) -> tuple[Stated | None, Stated | None]:
    """By how much: a ratio ("several fold", "by a factor of three"), or a difference in the measure's unit."""
    for phrase in (*amounts, *bare):
        if phrase.quantity is not None and phrase.quantity.kind == "multiple":
            return phrase.quantity.stated, None
        if phrase.quantity is not None and phrase.quantity.kind in ("amount", "money", "count", "points"):
            return None, phrase.quantity.stated
    return None, None


def gapped_comparison(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "India has 1.2 million tons more rare earths than Australia, and Russia 1.9 million tons less than Australia"."""
    if (
        clause.kind != "fragment"
        or clause.link not in ("and", ",", ";", "but", "while")
        or not clause.objects
    ):
        return
    named = clause.objects[0]
    found = [each for each in compared(clause) if each.start >= named.end]
    if not named.is_entity or not found:
        return
    before = [each for each in slots.leaned_on(clause) if each is not clause]
    model = next((d for each in before for d in compared_with_others(each, slots)), None)
    entity = slots.entity(clause, named)
    if entity is None:
        return
    if model is not None and isinstance(model.query, ComparisonQuery | OrderQuery):
        about = About(model.query.measure, entity, model.query.period, model.problem, model.frame)
        reach = model.reach
    else:
        measure = _done_before(before, slots)
        if measure is None:
            return
        about = About(measure, entity, *slots.period(clause), clause.frame)
        reach = (named.start, named.end)
    for draft in drafts_of(clause, slots, found[0], about, "gapped_comparison", named):
        yield replace(draft, anchor=(named.start, draft.anchor[1]), reach=(reach[0], draft.reach[1]))


def _done_before(before: list[Clause], slots: Slots) -> MeasureWords | None:
    """What a clause before says that its subject does: "Britain generated less electricity …, and Germany less than …"."""
    for each in before:
        verb = each.verb
        done = [] if verb is None else [name for name in verb.concepts if not name.data.get("generic")]
        topics = [phrase for phrase in each.objects if phrase.is_only_topic or phrase.topics]
        if done and topics:
            return slots.measure(each, topics[0], names=tuple(done))
    return None


def measure_is_part_of_measure(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Canadian output of rare earths is less than a tenth of America's"."""
    subject, verb = clause.subject, clause.verb
    if (
        subject is None
        or verb is None
        or not subject.is_measure
        or not verb.is_a("be", "value")
        or not clause.objects
    ):
        return
    part = clause.objects[0]
    whole = part if part.owner is not None and part.concept is None else clause.adjunct("of")
    if part.quantity is None or part.quantity.kind not in ("part", "percent") or whole is None:
        return
    owners = (part.owner,) if whole is part and part.owner is not None else slots.owners(clause, whole)
    if not (whole.is_measure or whole is part) or len(owners) != 1 or owners[0].id in slots.scopes:
        return
    measure, entity = slots.measure(clause, subject, whole), slots.owner(clause, subject)
    if measure is None:
        return
    period, problem = slots.period(clause)
    if entity is None or entity.id is None:
        problem = problem or "unknown_entity"
    query = ComparisonQuery(
        measure, entity or EntityWords(None), owners, "less", as_ratio(part.quantity.stated), period=period
    )
    anchor = (part.start, whole.end)
    yield Draft(
        Kind.COMPARISON,
        anchor,
        span(subject, anchor),
        query,
        "measure_is_part_of_measure",
        verb.negated,
        clause.frame,
        problem,
    )


def multiple_of_measure(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China's reserves of rare earths are twice Brazil's"; "…, more than three times those of India"."""
    if len(clause.objects) < 2:
        return
    for multiple, other in zip(clause.objects, clause.objects[1:], strict=False):
        if (
            multiple.quantity is None
            or multiple.quantity.kind not in ("multiple", "part")
            or multiple.is_measure
        ):
            continue
        if not (
            other.elliptic
            or other.anaphor == "measure"
            or (other.concept is not None and other.owner is not None)
        ):
            continue
        if clause.verb is not None and (
            clause.subject is None or not clause.subject.is_measure or not clause.verb.is_a("be", "value")
        ):
            continue
        subject = (
            clause.subject
            if clause.verb is not None
            else next(
                (
                    each.subject
                    for each in slots.leaned_on(clause)
                    if each is not clause and each.subject is not None
                ),
                None,
            )
        )
        if subject is None or not subject.is_measure:
            continue
        measure, entity, others = (
            slots.measure(clause, subject),
            slots.owner(clause, subject),
            slots.owners(clause, other),
        )
        if (
            measure is None
            or len(others) != 1
            or (others[0].id in slots.scopes and multiple.quantity.kind == "part")
        ):
            continue
        period, problem = slots.period(clause)
        if entity is None or entity.id is None or others[0].id is None:
            problem = problem or "unknown_entity"
        stated = multiple.quantity.stated
        ratio = stated if multiple.quantity.kind == "multiple" else as_ratio(stated)
        direction: Direction = "more" if (ratio.value or 2) > 1 else "less"
        query = ComparisonQuery(measure, entity or EntityWords(None), others, direction, ratio, period=period)
        anchor = (multiple.start, other.end)
        denied = clause.verb is not None and clause.verb.negated
        yield Draft(
            Kind.COMPARISON,
            anchor,
            span(subject, anchor),
            query,
            "multiple_of_measure",
            denied,
            clause.frame,
            problem,
        )


CONSTRUCTIONS: tuple[Construction, ...] = (
    compared_with_others,
    one_exceeds_another,
    gapped_comparison,
    measure_is_part_of_measure,
    multiple_of_measure,
)
