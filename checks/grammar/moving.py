"""Changes that a clause's verb tells: "output rose 8%", "doubled since 2010", "was flat". Examples: change.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claims import EntityWords, Kind, Query, ValueQuery
from checks.grammar.changes import (
    Direction,
    about_of,
    bare,
    change_draft,
    direction_of,
    narrowed,
    noun_direction,
    tail_of,
    times_before,
    untied,
    up_or_down,
)
from checks.grammar.course import Course, course, like, multiplied, negative, when
from checks.grammar.drafts import Construction, Draft
from checks.grammar.slots import Slots, span
from checks.reading.clauses import Clause
from checks.reading.frames import speaks_for_publisher
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase
from checks.values import replace


def _told(
    clause: Clause, slots: Slots, direction: Direction, told: Course | None, construction: str
) -> Iterator[Draft]:
    """The change of the measure that is a clause's subject, from the verb on."""
    verb = clause.verb
    assert verb is not None
    yield from change_draft(
        clause,
        slots,
        about_of(clause, slots),
        direction,
        told,
        verb.start,
        construction,
        clause.subject,
        denied=verb.negated,
    )


def measure_changes(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile's copper output rose 8% in 2024"; "…, while Peru's fell to 2.6 million tons from 2.8 million"."""
    verb, direction = clause.verb, direction_of(clause, ("rise", "up"), ("fall", "down"))
    if verb is None or direction is None or verb.passive:
        return
    told = course(tail_of(clause, slots), slots, times_before(clause, slots))
    yield from _told(clause, slots, direction, told, "measure_changes")


def entity_loses_people(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Japan has lost three million people since 2010"; "Ukraine lost a tenth of its population in 2022"."""
    verb, subject = clause.verb, clause.subject
    if verb is None or subject is None or verb.passive or not clause.objects or not subject.is_entity:
        return
    people, direction = clause.objects[0], _GAINING.get(verb.lemma)
    if direction is None or people.quantity is None or people.concept is None:
        return
    told = course(
        [node for node in tail_of(clause, slots) if node is not people], slots, times_before(clause, slots)
    )
    if told is None or told.has_amount:
        return
    if not set(people.concept.ids) & english().function["concepts_of_people"] or people.modifiers:
        return
    if people.whole is not None and people.whole.owner_anaphor:
        told.relative = people.quantity.stated
    elif people.whole is None and people.owner is None and people.quantity.kind == "count":
        told.difference = people.quantity.stated
    else:
        return
    told.end = max(told.end, people.end)
    about = slots.measure(clause, replace(people, quantity=None, whole=None)), slots.entity(clause, subject)
    name, start = "entity_loses_people", verb.start
    yield from change_draft(clause, slots, about, direction, told, start, name, subject, denied=verb.negated)


def economy_grows(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Argentina grew by 3.4 percent in 2024"."""
    verb, subject = clause.verb, clause.subject
    if verb is None or subject is None or verb.passive or subject.is_measure or not subject.is_entity:
        return
    grown = tuple(name for name in verb.concepts if "growth" in name.ids)
    if not grown:
        return
    told = course(tail_of(clause, slots), slots, times_before(clause, slots))
    if (
        told is None
        or told.relative is None
        or told.relative.written_unit == "part"
        or told.arrived
        or told.left
    ):
        return
    begin, until, problem = when(told, slots)
    measure, entity = slots.measure(clause, subject, names=grown), slots.entity(clause, subject)
    if measure is None or begin is not None:
        return
    problem = problem or (None if entity is not None and entity.id is not None else "unknown_entity")
    stated = negative(told.relative) if verb.is_a("fall") else told.relative
    query = ValueQuery(
        replace(measure, concept="growth", rivals=()), entity or EntityWords(None), stated, until
    )
    anchor = (verb.start, told.end)
    yield Draft(
        Kind.VALUE, anchor, span(anchor, subject), query, "economy_grows", verb.negated, clause.frame, problem
    )


def measure_is_changed(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "India's reserves of rare earths were revised up to 6.9 million tons from 6.1 million"."""
    verb, direction = clause.verb, direction_of(clause, ("lift", "up"), ("lower", "down"))
    if verb is None or direction is None or not (verb.passive or verb.form == "participle"):
        return
    told = course(tail_of(clause, slots), slots, times_before(clause, slots))
    yield from _told(clause, slots, direction, told, "measure_is_changed")


def measure_multiplies(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Vietnam's cement production has more than doubled since 2010"; "Zambia's copper output halved in a year"."""
    verb = clause.verb
    if verb is None or not verb.is_a("multiply"):
        return
    told = course(tail_of(clause, slots), slots, times_before(clause, slots))
    if told is None or told.has_amount or clause.objects:
        return
    told.ratio, told.relative = multiplied(clause, slots)
    direction: Direction = "down" if told.relative is not None else "up"
    yield from _told(clause, slots, direction, told, "measure_multiplies")


def measure_goes(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Brazil's output of rare earths went from 560 tons in 2024 to 2,000 tons in 2025"."""
    verb = clause.verb
    if verb is None or not verb.is_a("move"):
        return
    told = course(tail_of(clause, slots), slots, times_before(clause, slots))
    if told is None or told.left is None or told.arrived is None:
        return
    before, after = told.left.stated.value, told.arrived.stated.value
    direction: Direction = "any"
    if before is not None and after is not None and told.left.stated.unit == told.arrived.stated.unit:
        direction = "up" if after > before else "down"
    yield from _told(clause, slots, direction, told, "measure_goes")


def measure_is_flat(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "India's production of rare earths was flat in 2024 at 2,900 tonnes"; "Peru's copper output was little changed in 2023"."""
    verb = clause.verb
    if verb is None:
        return
    flat = next((phrase for phrase in clause.objects if is_flat(phrase)), None)
    if not (verb.is_a("flat") or (flat is not None and verb.is_a("be", "stay", "rank"))):
        return
    rest = [node for node in clause.tail if node is not flat]
    told = course(rest, slots, times_before(clause, slots))
    if told is not None:
        told.end = max(told.end, flat.end if flat is not None else verb.end)
    yield from _told(clause, slots, "flat", told, "measure_is_flat")


def is_flat(phrase: Phrase) -> bool:
    """Whether a phrase says that nothing changed: "virtually unchanged", "little changed", "the same"."""
    words = phrase.words
    return bool(words) and (
        words[-1] in english().function["flat_words"]
        or words[-2:] in (("little", "changed"), ("the", "same"))
    )


def entity_changes_measure(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Thailand more than tripled its production of rare earths in 2024"; "the USGS cut its figure for Vietnam's reserves of
    rare earths to 3.5 million tons from 22 million".
    """
    verb, subject = clause.verb, clause.subject
    if verb is None or subject is None or verb.passive or not clause.objects:
        return
    measured = clause.objects[0]
    direction = direction_of(clause, ("lift", "up"), ("lower", "down"), ("multiply", "any"))
    stands_for = measured.anaphor == "entity" and measured.head in ("theirs", "its", "hers", "his")
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
    rest = list(clause.tail[clause.tail.index(measured) + 1 :])
    told = course(rest, slots, times_before(clause, slots))
    if told is None:
        return
    if direction == "any":
        if told.has_amount:
            return
        told.ratio, told.relative = multiplied(clause, slots)
        direction = "down" if told.relative is not None else "up"
    theirs = stands_for or measured.owner_anaphor or measured.owner is None
    if subject.publisher is not None and theirs:
        return
    owner = slots.entity(clause, subject) if theirs else slots.owner(clause, measured)
    about = slots.measure(clause, measured, subject), owner
    told.end = max(told.end, measured.end)
    construction = "entity_changes_measure"
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


def measure_is_up(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Peru's copper output was down by 3% in 2024"; "Chile's copper output in 2024 was up 8% on the year before"."""
    verb, found = clause.verb, up_or_down(clause.tail)
    if verb is None or found is None or not verb.is_a("be", "stay", "rank"):
        return
    index, direction = found
    told = course(untied(clause.tail[index:]), slots, times_before(clause, slots))
    yield from _told(clause, slots, direction, told, "measure_is_up")


def measure_sees_rise(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile's copper output saw an 8% increase in 2024"; "Peru's copper output suffered a drop of 4% in 2024"."""
    verb = clause.verb
    if (
        verb is None
        or not verb.is_a("undergo", "have")
        or not clause.objects
        or not clause.objects[0].is_change
    ):
        return
    rise = clause.objects[0]
    rest: list[Node] = [
        bare(node) if node is rise and rise.quantity is not None else node for node in clause.tail
    ]
    if rise.quantity is None:
        rest = [node for node in rest if node is not rise]
    told = course(rest, slots, times_before(clause, slots))
    if told is not None:
        told.end = max(told.end, rise.end)
    yield from _told(clause, slots, noun_direction(rise), told, "measure_sees_rise")


def entity_makes_more_than_then(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Peru produced 4% less copper in 2024 than in 2023"; "Peru produced more copper in 2024 than in 2023"."""
    subject, verb, nodes = clause.subject, clause.verb, clause.tail
    if subject is None or verb is None or verb.passive or subject.is_measure:
        return
    names = tuple(name for name in verb.concepts if not name.data.get("generic"))
    if not names or narrowed(clause, subject):
        return
    made = next((index for index, node in enumerate(nodes) if node.comparative is not None), None)
    than = next(
        (index for index, node in enumerate(nodes) if isinstance(node, Item) and node.text == "than"), None
    )
    then = nodes[than + 1] if than is not None and than + 1 < len(nodes) else None
    if (
        made is None
        or than is None
        or made > 1
        or not isinstance(then, Item)
        or then.period is None
        or than + 2 != len(nodes)
    ):
        return
    at = [
        node.period.words for node in nodes[made:than] if isinstance(node, Item) and node.period is not None
    ]
    between = [node for node in nodes[made + 1 : than] if isinstance(node, Phrase) and not node.topics]
    more = nodes[made]
    if (
        between
        or len(at) > 1
        or (isinstance(more, Phrase) and more.quantity is not None and more.quantity.kind != "percent")
    ):
        return
    told = Course(since=then.period, until=at[0] if at else None, end=then.end)
    if isinstance(more, Phrase) and more.quantity is not None:
        told.relative = more.quantity.stated
    phrases = [node for node in nodes if isinstance(node, Phrase)]
    about = slots.measure(clause, subject, *phrases, names=names), slots.entity(clause, subject)
    direction: Direction = "up" if more.comparative == "more" else "down"
    name = "entity_makes_more_than_then"
    yield from change_draft(
        clause, slots, about, direction, told, more.start, name, subject, denied=verb.negated
    )


def measure_brought_to(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Two new mines opened, taking China's output of rare earths to 270,000 tons in 2024"."""
    verb = clause.verb
    if (
        verb is None
        or not verb.is_a("bring")
        or verb.passive
        or not clause.objects
        or not clause.objects[0].is_measure
    ):
        return
    measured = clause.objects[0]
    rest = list(clause.tail[clause.tail.index(measured) + 1 :])
    told = course(rest, slots, times_before(clause, slots))
    if (
        told is None
        or told.arrived is None
        or told.has_amount
        or narrowed(clause, measured)
        or verb.is_a("lift")
    ):
        return
    begin, until, problem = when(told, slots)
    measure, entity = slots.measure(clause, measured), slots.owner(clause, measured)
    if measure is None:
        return
    problem = problem or (None if entity is not None and entity.id is not None else "unknown_entity")
    at = slots.sentence.span(told.arrived.first, told.arrived.after)
    if told.left is None:
        query: Query = ValueQuery(
            measure, entity or EntityWords(None), like(told.arrived, None, slots), until
        )
        yield Draft(
            Kind.VALUE,
            at,
            span(measured, at),
            query,
            "measure_brought_to",
            verb.negated,
            clause.frame,
            problem,
        )


_GAINING: dict[str, Direction] = {"lose": "down", "shed": "down", "add": "up", "gain": "up"}
MODELS: tuple[Construction, ...] = (measure_changes, measure_is_changed, entity_changes_measure)
CONSTRUCTIONS: tuple[Construction, ...] = (
    measure_changes,
    entity_loses_people,
    economy_grows,
    measure_is_changed,
    measure_multiplies,
    measure_goes,
    measure_is_flat,
    entity_changes_measure,
    measure_is_up,
    measure_sees_rise,
    entity_makes_more_than_then,
    measure_brought_to,
)
