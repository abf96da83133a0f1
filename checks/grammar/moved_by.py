"""Changes that an entity makes or undergoes: "Thailand tripled its output", "Argentina grew by 3.4%". Examples: change.md."""

from __future__ import annotations

import math
from collections.abc import Iterator

from checks.claim_words import EntityWords
from checks.grammar.change_complements import course_of, tail_of
from checks.grammar.changes import change_draft
from checks.grammar.course import Course
from checks.grammar.course_amounts import like, multiplied, negative
from checks.grammar.course_times import when
from checks.grammar.directions import Direction, direction_of, of_better_or_worse
from checks.grammar.drafts import Draft, problem_of
from checks.grammar.needs import needs
from checks.grammar.parts import of_every_one
from checks.grammar.slots import Slots, span
from checks.grammar.what_changes import in_other_terms, narrowed, without_edition
from checks.intervals import Interval
from checks.queries import AggregateQuery, Kind, Query, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase
from checks.reading.publishers import speaks_for_publisher
from checks.values import replace

_ANY_AMOUNT = Interval(-math.inf, math.inf)
GAINING: dict[str, Direction] = {"lose": "down", "shed": "down", "add": "up", "gain": "up", "open": "up", "hire": "up",
                                  "close": "down", "shut": "down", "axe": "down", "sack": "down"}  # fmt: skip


@needs("active", "entity", "amount object", "measure object")
def entity_loses_people(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Japan has lost three million people since 2010"; "the Philippines lost a fifth of its nickel output in 2024"."""
    verb, subject = clause.verb, clause.subject
    if verb is None or subject is None or verb.passive or not clause.objects or not subject.is_entity:
        return
    people, direction = clause.objects[0], GAINING.get(verb.lemma)
    if direction is None or people.quantity is None or people.concept is None:
        return
    told = course_of(clause, slots, [node for node in tail_of(clause, slots) if node is not people])
    if told is None or told.has_amount:
        return
    counted = set(people.concept.ids) & english().function["concepts_of_people"]
    own = people.whole is not None and people.whole.owner_anaphor and people.whole.is_measure
    gross = not (counted or own) and _is_built(people, subject)
    if (
        not (counted or own or gross)
        or people.modifiers
        or (own and clause.adjuncts)
        or clause.adjunct("to") is not None
    ):
        return  # "lost a fifth of its output | to floods" is not by how much it fell
    if people.whole is not None and people.whole.owner_anaphor:
        told.relative = people.quantity.stated
    elif gross:
        told.difference = replace(people.quantity.stated, open=_ANY_AMOUNT, open_reason="vague")
    elif people.whole is None and people.owner is None and people.quantity.kind == "count":
        told.difference = people.quantity.stated
    else:
        return
    told.end = max(told.end, people.end)
    about = slots.measure(clause, replace(people, quantity=None, whole=None)), slots.entity(clause, subject)
    name, start = "entity_loses_people", verb.start
    yield from change_draft(clause, slots, about, direction, told, start, name, subject, denied=verb.negated)


def _is_built(things: Phrase, subject: Phrase) -> bool:
    """ "Added | 1.9 gigawatts of offshore capacity", "shed | 60 staff": an amount of what is counted at a time, and its own.

    What was added may be more than what there is more of, so that no other number refutes it.
    """
    quantity, plain = things.quantity, things.whole is None and things.owner is None and not things.opaque
    told = quantity is not None and quantity.kind in ("count", "amount") and things.place is None
    return (
        told and plain and things.comparative is None and not things.owner_anaphor and bool(subject.entities)
    )


@needs("subject", "active", "concept verb", "percentage")
def economy_grows(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Argentina grew by 3.4 percent in 2024"."""
    verb, subject = clause.verb, clause.subject
    if verb is None or subject is None or verb.passive:
        return
    if subject.words == ("the", "economy") and (names := slots.vocabulary_concept("gdp")):
        subject = replace(subject, concept=names[0], agent=None)  # that of the only country spoken of
        clause = replace(clause, subject=subject)
    elif subject.is_measure or not subject.is_entity:
        return
    grown = tuple(name for name in verb.concepts if "growth" in name.ids)
    if not grown:
        return
    told = course_of(clause, slots)
    if (
        told is None
        or told.relative is None
        or told.relative.written_unit == "part"
        or told.arrived
        or told.left
        or told.end > clause.end  # "shrank for the second year running, | by 1.3%"
    ):
        return
    begin, until, problem = when(told, slots)
    measure = slots.measure(clause, subject, names=grown)
    entity = slots.owner(clause, subject) if subject.is_measure else slots.entity(clause, subject)
    if measure is None or begin is not None:
        return
    problem = problem_of(problem, entity)
    stated = negative(told.relative) if verb.is_a("fall") else told.relative
    about, anchor = replace(measure, concept="growth", rivals=()), (verb.start, told.end)
    query: ValueQuery | AggregateQuery = ValueQuery(about, entity or EntityWords(None), stated, until)
    members = subject.entities
    if len(members) > 1 and of_every_one(clause) and all(each.id is not None for each in members):
        query, problem = AggregateQuery(about, members, stated, "each", period=until), None
    yield Draft(
        Kind.VALUE, anchor, span(anchor, subject), query, "economy_grows", verb.negated, clause.frame, problem
    )


@needs("subject", "active", verb=("lift", "lower", "multiply", "improve", "worsen"))
def entity_changes_measure(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Thailand more than tripled its production of rare earths in 2024"; "the USGS cut its figure for Vietnam's reserves of
    rare earths to 3.5 million tons from 22 million"; "… improved its punctuality to 95.5%".
    """
    verb, subject = clause.verb, clause.subject
    measured = clause.objects[0] if clause.objects else _figure_for(clause)
    if verb is None or subject is None or verb.passive or measured is None:
        return
    direction = direction_of(clause, ("lift", "up"), ("lower", "down"), ("multiply", "any"))
    direction = direction or of_better_or_worse(clause, measured)
    stands_for = measured.anaphor == "entity" and measured.head in ("theirs", "its", "hers", "his")
    stands_for = stands_for or measured.text.lower() in ("its own", "their own")
    if (
        direction is None
        or not (measured.is_measure or stands_for)
        or measured.place is not None
        or measured.quantity is not None
    ):
        return
    if subject.concept is not None or subject.quantity is not None or narrowed(clause, measured):
        return
    if speaks_for_publisher(subject) and measured.anaphor == "measure" and measured.owner is None:
        return  # "the agency slashed the figure" is a revision
    if subject.agent is not None and not subject.head.endswith("s"):
        return  # one miner is not the country
    told = course_of(clause, slots, _behind(measured, clause, slots))
    if told is None:
        return
    if direction == "any":
        if told.has_amount:
            return
        told.ratio, told.relative = multiplied(clause, slots)
        direction = "down" if told.relative is not None else "up"
    theirs = stands_for or measured.owner_anaphor or measured.owner is None
    dated = any(str(time.words.year) in measured.text for time in clause.periods)  # "Ghana's | 2024 | output"
    if subject.publisher is not None and (theirs or dated):
        return
    those = stands_for and subject.words == ("those",)  # "those of Peru cut | theirs"
    mover = slots.owner(clause, subject) if those else slots.entity(clause, subject)
    owner = mover if theirs else slots.owner(clause, measured)
    about = slots.measure(clause, measured, subject, *in_other_terms(clause, measured)), owner
    if stands_for and about[0] is not None and subject.topics:
        names = slots.vocabulary_concept(about[0].concept)
        about = (
            slots.measure(clause, subject, names=names),
            owner,
        )  # "Zimbabwe's | lithium | mines raised theirs"
    told.end = max(told.end, measured.end)
    construction = "entity_changes_measure"
    if not theirs and _is_one_cause(subject, mover, told):
        told.problem = told.problem or "ambiguous_measure"
    yield from change_draft(
        clause,
        slots,
        about,
        direction,
        told,
        verb.start,
        construction,
        subject,
        measured,
        denied=verb.negated,
    )


def _is_one_cause(subject: Phrase, mover: EntityWords | None, told: Course) -> bool:
    """ "A strike | cut Peru's copper output by 160,000 tons": what it did by itself, whatever else there was; a government sets all of it."""
    decides = speaks_for_publisher(subject) or subject.head in english().function["authorities"]
    by = told.relative or told.ratio or told.difference
    unknown = mover is not None and mover.id is None
    return by is not None and told.arrived is None and unknown and not decides


def _figure_for(clause: Clause) -> Phrase | None:
    """ "… and raised | that for Togo's phosphate reserves | by 8%": of what a figure is."""
    that, tie, measured = (*clause.tail[:3], None, None, None)[:3]
    told = (
        isinstance(that, Item)
        and that.text in ("that", "those")
        and isinstance(tie, Item)
        and tie.text == "for"
    )
    return measured if told and isinstance(measured, Phrase) and measured.owner is not None else None


def _behind(measured: Phrase, clause: Clause, slots: Slots) -> list[Node]:
    """What is told of a measure's course: "doubled its output | in 2024, from 13,200 tons to 25,000"."""
    nodes = without_edition(tail_of(clause, slots))
    return [node for node in nodes if node.end <= clause.start or node.start >= measured.end]


def _who_brought(clause: Clause, slots: Slots) -> EntityWords | None:
    """ "| Peru | opened two mines, taking output to …"; "| output in Peru | rose, taking the total to …": whose it is."""
    subject = clause.subject
    if subject is None or not subject.is_measure:
        return slots.entity(clause, subject)
    main = clause.leans_on
    return slots.owner(main if main is not None else clause, subject)


def _what_it_stands_for(clause: Clause) -> Phrase | None:
    """ "China's output | rose by 15,000 tons, taking it to 270,000"; "a new mine raised | China's output |, taking it to 270,000"."""
    main = clause.leans_on
    moves = main is not None and main.verb is not None and main.verb.is_a("rise", "fall", "lift")
    told = (clause.subject, *main.objects[:1]) if main is not None and moves else (clause.subject,)
    measures = [phrase for phrase in told if phrase is not None and phrase.is_measure]
    return measures[0] if len(measures) == 1 else None


def _whose(clause: Clause, measured: Phrase, told: Phrase) -> Clause:
    """The clause that says whose a measure is: the one before, where only "it" stands for it here."""
    main = clause.leans_on
    return main if main is not None and told is not measured else clause


@needs("active", "object", verb=("bring",))
def measure_brought_to(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Two new mines opened, taking China's output of rare earths to 270,000 tons in 2024"."""
    verb = clause.verb
    if verb is None or not verb.is_a("bring") or verb.passive or not clause.objects:
        return
    measured, reach = clause.objects[0], clause.objects[0]
    if measured.words == ("it",) and clause.kind == "participle":
        measured = _what_it_stands_for(clause) or measured
    if not measured.is_measure:
        return
    told = course_of(clause, slots, _behind(reach, clause, slots))
    if (
        told is None
        or told.arrived is None
        or told.has_amount
        or narrowed(clause, measured)
        or (verb.is_a("lift") and not (clause.subject is not None and clause.subject.is_measure))
    ):
        return
    _, until, problem = when(told, slots)
    measure, entity = slots.measure(clause, measured), slots.owner(_whose(clause, measured, reach), measured)
    if measure is None:
        return
    if (entity is None or entity.id is None) and clause.kind == "participle" and not measured.opaque:
        entity = _who_brought(clause, slots)  # "… added ten, bringing | the total | to 101"
    problem = problem_of(problem, entity)
    at = slots.sentence.span(told.arrived.first, told.arrived.after)
    if told.left is None:
        query: Query = ValueQuery(
            measure, entity or EntityWords(None), like(told.arrived, None, slots), until
        )
        yield Draft(
            Kind.VALUE,
            at,
            span(reach, at),
            query,
            "measure_brought_to",
            verb.negated,
            clause.frame,
            problem,
        )
