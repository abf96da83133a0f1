"""Constructions of the kind comparison: one entity's figure against another's. Examples: comparison.md."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from checks.claims import ComparisonQuery, EntityWords, Kind, Stated
from checks.grammar.drafts import Construction, Draft
from checks.grammar.slots import Slots, span
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase

Direction = Literal["more", "less", "equal"]


def _direction(clause: Clause) -> Direction | None:
    verb = clause.verb
    if verb is None:
        return None
    if verb.is_a("exceed"):
        return "more"
    if verb.is_a("trail"):
        return "less"
    return "equal" if verb.is_a("match") else None


def measure_exceeds_measure(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Australia's reserves exceed Russia's"; "… exceed the amount in Ukraine by several fold"."""
    subject, verb, direction = clause.subject, clause.verb, _direction(clause)
    if subject is None or verb is None or direction is None or not subject.is_measure or not clause.objects:
        return
    other = clause.objects[0]
    if not (other.is_measure or other.is_entity) or _of_another_measure(subject, other):
        return
    others = slots.owners(clause, other)
    if len(others) != 1 and not (others and {"combined", "together"} & set(clause.adverbs)):
        return
    ratio, difference = _by(clause.adjunct("by"), clause.objects[1:])
    measure = slots.measure(clause, subject, other)
    entity = slots.owner(clause, subject)
    if measure is None:
        return
    period, problem = slots.period(clause)
    if entity is None or entity.id is None or others[0].id is None:
        problem = problem or "unknown_entity"
    query = ComparisonQuery(
        measure, entity or EntityWords(None), others, direction, ratio, difference, period=period
    )
    end = max([other.end, *(phrase.end for tie, phrase in clause.adjuncts if tie == "by")])
    anchor = (verb.start, end)
    yield Draft(
        Kind.COMPARISON,
        anchor,
        span(subject, anchor),
        query,
        "measure_exceeds_measure",
        verb.negated,
        clause.frame,
        problem,
    )


def _of_another_measure(subject: Phrase, other: Phrase) -> bool:
    """Whether the two sides name different measures: "output … is bigger than America's reserves"."""
    if subject.concept is None or other.concept is None:
        return False
    return not set(subject.concept.ids) & set(other.concept.ids)


def is_rest_of_world(phrase: Phrase) -> bool:
    """Whether a phrase stands for everyone else together: "the rest of the world", "all other countries"."""
    return phrase.text.lower().startswith(
        (
            "the rest of the world",
            "all other countries",
            "all the other countries",
            "all other nations",
            "everyone else",
        )
    )


def _by(amount: Phrase | None, bare: tuple[Phrase, ...]) -> tuple[Stated | None, Stated | None]:
    """By how much: a ratio ("several fold", "by a factor of three"), or a difference in the measure's unit."""
    for phrase in (amount, *bare):
        if phrase is None or phrase.quantity is None:
            continue
        if phrase.quantity.kind == "multiple":
            return phrase.quantity.stated, None
        if phrase.quantity.kind == "amount":
            return None, phrase.quantity.stated
    return None, None


def times_as_much_as(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China mines six times as much in the way of rare earths as the United States"; "twice as many … as Botswana"."""
    subject, verb = clause.subject, clause.verb
    if (
        subject is None
        or verb is None
        or not clause.objects
        or not (verb.concepts or verb.is_a("be", "have"))
    ):
        return
    tail = [node for node in clause.tail if isinstance(node, Phrase)]
    multiples = [p for p in tail if p.quantity is not None and p.quantity.kind in ("multiple", "part")]
    for position, multiple in enumerate(multiples):
        stop = multiples[position + 1].start if position + 1 < len(multiples) else clause.end
        compared = [p for tie, p in clause.adjuncts if tie == "as" and multiple.end <= p.start < stop]
        than = next((p for p in reversed(compared) if p.is_entity or p.elliptic or p.listed or p.owner), None)
        if (
            than is None
            or multiple.quantity is None
            or (len(compared) < 2 and multiple.quantity.kind == "part")
        ):
            continue
        yield from _ratio(
            clause,
            slots,
            subject,
            multiple,
            than,
            tail,
            "more" if multiple.quantity.kind == "multiple" else "less",
            "times_as_much_as",
        )


def times_larger_than(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Brazil's reserves of rare earths are several times larger than Vietnam's"."""
    subject, verb = clause.subject, clause.verb
    than = clause.adjunct("than")
    if subject is None or verb is None or than is None or not subject.is_measure or not verb.is_a("be"):
        return
    phrase = clause.objects[0] if clause.objects else None
    direction = _comparative(clause)
    if direction is None or not (than.is_measure or than.is_entity):
        return
    multiple = (
        phrase
        if phrase is not None and phrase.quantity is not None and phrase.quantity.kind == "multiple"
        else None
    )
    yield from _ratio(clause, slots, subject, multiple, than, [subject, than], direction, "times_larger_than")


def more_than_entity(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Australia has more rare earths in the ground than Russia"; "mined more than Japan and Germany combined"."""
    subject, verb = clause.subject, clause.verb
    than = clause.adjunct("than")
    if subject is None or verb is None or than is None or not verb.concepts or "only" in clause.adverbs:
        return
    direction = _comparative(clause)
    named = than.is_entity or than.elliptic or than.listed or is_rest_of_world(than)
    if direction is None or not named or subject.negated or len(subject.entities) > 1:
        return
    tail = [node for node in clause.tail if isinstance(node, Phrase) and node is not than]
    counted = subject.quantity is not None or subject.head in english().function["country_nouns"]
    amounts = [p for p in tail if p.quantity is not None]
    if (
        counted
        or len(amounts) > 1
        or any(p.quantity and p.quantity.kind not in ("amount", "multiple") for p in amounts)
    ):
        return
    amount = amounts[0] if amounts else None
    yield from _ratio(clause, slots, subject, amount, than, tail, direction, "more_than_entity")


def more_here_than_there(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "More rare earths are mined in Australia than in India"; "more people live in Bangladesh than in Russia"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or not verb.concepts:
        return
    first = next(
        (node for node in clause.nodes if isinstance(node, Item) and node.kind in ("comparative", "name")),
        None,
    )
    compared = subject.comparative or (
        first.comparative if first is not None and first.end <= subject.start else None
    )
    places = [
        phrase for tie, phrase in clause.adjuncts if tie in ("in", "by", "on") and len(phrase.entities) == 1
    ]
    than = next((node for node in clause.tail if isinstance(node, Item) and node.text == "than"), None)
    if (
        compared is None
        or than is None
        or len(places) != 2
        or not places[0].end <= than.start <= places[1].start
    ):
        return
    names = (subject.concept,) if subject.concept is not None else verb.concepts
    measure = slots.measure(clause, subject, names=names)
    if measure is None:
        return
    period, problem = slots.period(clause)
    direction: Direction = "less" if compared == "less" else "more"
    query = ComparisonQuery(measure, places[0].entities[0], places[1].entities, direction, period=period)
    anchor = (min(clause.start, subject.start), places[1].end)
    yield Draft(
        Kind.COMPARISON, anchor, anchor, query, "more_here_than_there", verb.negated, clause.frame, problem
    )


def entity_overtakes(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Indonesia will overtake Russia in copper by 2027"; "Australia has overtaken the United States in rare-earth output"."""
    subject, verb, direction = clause.subject, clause.verb, _direction(clause)
    if subject is None or verb is None or direction is None or not subject.is_entity or not clause.objects:
        return
    other = clause.objects[0]
    measured = clause.adjunct("in", "by", "for")
    if len(other.entities) != 1 or measured is None or not (measured.concept or measured.topics):
        return
    names = () if measured.concept is not None else slots.concept_of_bare_topic(measured)
    if names is None:
        names = slots.vocabulary_concept("production")
    measure = slots.measure(clause, measured, names=names)
    entity = slots.entity(clause, subject)
    if measure is None or entity is None:
        return
    period, problem = slots.period(clause)
    query = ComparisonQuery(measure, entity, other.entities, direction, period=period)
    anchor = (verb.start, max(other.end, measured.end))
    yield Draft(
        Kind.COMPARISON,
        anchor,
        span(subject, anchor),
        query,
        "entity_overtakes",
        verb.negated,
        clause.frame,
        problem,
    )


def gapped_more_than(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "India has 1.2 million tons more rare earths than Australia, and Russia 1.9 million tons less than Australia"."""
    than = clause.adjunct("than")
    if (
        clause.kind != "fragment"
        or than is None
        or len(clause.objects) != 2
        or clause.link not in ("and", ",", "but", "while")
    ):
        return
    named, amount = clause.objects
    direction = _comparative(clause)
    if (
        amount.quantity is None
        or amount.quantity.kind != "amount"
        or direction is None
        or not named.is_entity
    ):
        return
    model = next(
        (
            d
            for before in slots.leaned_on(clause)
            if before is not clause
            for d in more_than_entity(before, slots)
        ),
        None,
    )
    owners = slots.owners(clause, than)
    entity = slots.entity(clause, named)
    if model is None or not isinstance(model.query, ComparisonQuery) or not owners or entity is None:
        return
    query = replace(
        model.query,
        entity=entity,
        others=owners,
        direction=direction,
        difference=amount.quantity.stated,
        ratio=None,
    )
    anchor = (named.start, than.end)
    problem = model.problem if entity.id is not None else "unknown_entity"
    yield Draft(
        Kind.COMPARISON,
        anchor,
        (model.reach[0], than.end),
        query,
        "gapped_more_than",
        model.denied,
        model.frame,
        problem,
    )


def _comparative(clause: Clause) -> Direction | None:
    """The one comparative behind the verb."""
    found = [
        node.comparative for node in clause.tail if isinstance(node, Item) and node.comparative is not None
    ]
    found += [phrase.comparative for phrase in clause.objects if phrase.comparative is not None]
    if len(found) != 1:
        return None
    return "less" if found[0] == "less" else "more"


def _ratio(
    clause: Clause,
    slots: Slots,
    subject: Phrase,
    amount: Phrase | None,
    than: Phrase,
    named: list[Phrase],
    direction: Direction,
    construction: str,
) -> Iterator[Draft]:
    """A comparison of the subject with what stands behind "than" or "as", by a multiple, a difference or neither."""
    assert clause.verb is not None
    concept = next((p.concept for p in named if p.concept is not None), None)
    if subject.concept is not None or subject.anaphor == "measure":
        measure, entity = slots.measure(clause, subject, *named), slots.owner(clause, subject)
    else:
        names = (concept,) if concept is not None else clause.verb.concepts
        measure, entity = (
            slots.measure(clause, than, *named, subject, names=names),
            slots.entity(clause, subject),
        )
    others = (
        (EntityWords("REST_OF_WORLD", than.text),) if is_rest_of_world(than) else slots.owners(clause, than)
    )
    if measure is None or not others or _of_another_measure(subject, than):
        return
    stated = amount.quantity.stated if amount is not None and amount.quantity is not None else None
    ratio = difference = None
    if stated is not None and amount is not None and amount.quantity is not None:
        if amount.quantity.kind == "multiple":
            ratio = stated
        elif amount.quantity.kind == "part":
            ratio = as_ratio(stated)
        else:
            difference = stated
    period, problem = slots.period(clause)
    if entity is None or entity.id is None or any(other.id is None for other in others):
        problem = problem or "unknown_entity"
    query = ComparisonQuery(
        measure, entity or EntityWords(None), others, direction, ratio, difference, period=period
    )
    start = amount.start if amount is not None else clause.verb.end
    anchor = (min(start, than.start), than.end)
    yield Draft(
        Kind.COMPARISON,
        anchor,
        span(subject, anchor),
        query,
        construction,
        clause.verb.negated,
        clause.frame,
        problem,
    )


def as_ratio(part: Stated) -> Stated:
    """A part in percent as a multiple: "three-quarters as big" is 0.75 times."""
    return replace(
        part,
        value=None if part.value is None else part.value / 100,
        holds=part.holds.times(0.01),
        open=part.open.times(0.01),
        unit="x",
        written_unit="times",
    )


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
    measure_exceeds_measure,
    times_as_much_as,
    times_larger_than,
    more_than_entity,
    more_here_than_there,
    entity_overtakes,
    gapped_more_than,
    measure_is_part_of_measure,
    multiple_of_measure,
)
