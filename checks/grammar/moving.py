"""Changes that a clause's verb tells: "output rose 8%", "doubled since 2010", "was flat". Examples: change.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import Stated
from checks.grammar.amounts import is_amount
from checks.grammar.change_complements import course_of, tail_of
from checks.grammar.change_than_then import entity_makes_more, entity_makes_more_than_then
from checks.grammar.changes import change_draft
from checks.grammar.course import Course
from checks.grammar.course_amounts import multiplied
from checks.grammar.course_times import date_before, fronted_start
from checks.grammar.crossing import passed
from checks.grammar.directions import Direction, bare, direction_of, noun_direction, untied, up_or_down
from checks.grammar.drafts import Construction, Draft
from checks.grammar.moved_by import (
    economy_grows,
    entity_changes_measure,
    entity_loses_people,
    measure_brought_to,
)
from checks.grammar.needs import needs
from checks.grammar.slots import Slots
from checks.grammar.what_changes import about_of
from checks.intervals import Interval
from checks.queries import ValueQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase

_NOTHING = Stated(None, Interval(0.0, 0.0), Interval(-3.0, 3.0), "%", "vague", words="0%")
_BARELY = ("little", "barely", "hardly", "scarcely")


def _told(
    clause: Clause, slots: Slots, direction: Direction, told: Course | None, construction: str
) -> Iterator[Draft]:
    """The change of the measure that is a clause's subject, from the verb on."""
    verb, fronted = clause.verb, fronted_start(clause)
    assert verb is not None
    yield from change_draft(
        clause,
        slots,
        about_of(clause, slots),
        direction,
        told,
        fronted[0].start if fronted else verb.start,
        construction,
        clause.subject,
        denied=verb.negated,
    )


@needs("active", verb=("rise", "fall"))
def measure_changes(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile's copper output rose 8% in 2024"; "…, while Peru's fell to 2.6 million tons from 2.8 million"."""
    verb, direction = clause.verb, direction_of(clause, ("rise", "up"), ("fall", "down"))
    if verb is None or direction is None or verb.passive or _moves_to_a_place(clause):
        return
    if passed(clause) is not None:
        return  # "dropped below that of Zambia"
    if clause.tail and isinstance(clause.tail[0], Item) and clause.tail[0].verb is not None:
        return  # "the production | increase | came to 160,000 tons"
    inherited = clause.subject is not None and clause.subject.end <= clause.start
    if inherited and "respectively" in slots.sentence.said:
        return  # "fell in Peru | and rose in Chile, to 2.6 million and 5.3 million tonnes respectively"
    told = course_of(clause, slots)
    main = clause.leans_on
    if told is not None and main is not None and told.since is not None and clause.subject is main.subject:
        date_before(told, course_of(main, slots, main.tail))
    yield from _told(clause, slots, direction, told, "measure_changes")


def _moves_to_a_place(clause: Clause) -> bool:
    """ "A year later it had slipped to third": a change of place, and not of an amount."""
    places = [phrase.place for tie, phrase in clause.adjuncts if tie in ("to", "into") and phrase.only_place]
    return any(place is not None and place.strength in ("ordinal", "number") for place in places)


@needs(verb=("lift", "lower"))
def measure_is_changed(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "India's reserves of rare earths were revised up to 6.9 million tons from 6.1 million"."""
    verb, direction = clause.verb, direction_of(clause, ("lift", "up"), ("lower", "down"))
    if verb is None or direction is None or not (verb.passive or verb.form == "participle"):
        return
    told = course_of(clause, slots)
    yield from _told(clause, slots, direction, told, "measure_is_changed")


@needs(verb=("multiply",))
def measure_multiplies(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Vietnam's cement production has more than doubled since 2010"; "Zambia's copper output halved in a year"."""
    verb = clause.verb
    if verb is None or not verb.is_a("multiply"):
        return
    told = course_of(clause, slots)
    if told is None or told.has_amount or clause.objects:
        return
    told.ratio, told.relative = multiplied(clause, slots)
    direction: Direction = "down" if told.relative is not None else "up"
    yield from _told(clause, slots, direction, told, "measure_multiplies")


@needs(verb=("move",))
def measure_goes(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Brazil's output of rare earths went from 560 tons in 2024 to 2,000 tons in 2025"."""
    verb = clause.verb
    if verb is None or not verb.is_a("move"):
        return
    told = course_of(clause, slots)
    if told is None or told.left is None or told.arrived is None:
        return
    before, after = told.left.stated.value, told.arrived.stated.value
    direction: Direction = "any"
    if before is not None and after is not None and told.left.stated.unit == told.arrived.stated.unit:
        direction = "up" if after > before else "down"
    yield from _told(clause, slots, direction, told, "measure_goes")


@needs(verb=("flat", "be", "stay", "rank"))
def measure_is_flat(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "India's production of rare earths was flat in 2024 at 2,900 tonnes"; "Peru's copper output was little changed in 2023"."""
    verb = clause.verb
    if verb is None:
        return
    flat = next((phrase for phrase in clause.objects if is_flat(phrase)), None)
    if not (verb.is_a("flat") or (flat is not None and verb.is_a("be", "stay", "rank"))):
        return
    if verb.is_a("stay") and clause.subject is not None and clause.subject.elliptic:
        return  # "… fell in 2024, while Egypt's held steady": how steady, and since when, is not said
    rest = [node for node in clause.tail if node is not flat]
    told = course_of(clause, slots, rest)
    if told is not None:
        told.end = max(told.end, flat.end if flat is not None else verb.end)
    yield from _told(clause, slots, "flat", told, "measure_is_flat")


@needs("active", verb=("vary",))
def measure_does_not_vary(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Poland's hard coal output did not change in 2023"; "Peru's tin output has hardly budged since 2022"."""
    verb = clause.verb
    if verb is None or not verb.is_a("vary") or verb.passive or clause.objects:
        return
    barely = any(isinstance(node, Item) and node.text == "barely" for node in clause.nodes)
    told = course_of(clause, slots)
    if told is None or told.has_amount or told.left is not None or verb.negated == barely:
        return
    if any(node.text.startswith("until") for node in clause.tail):
        return  # "did not change until 2024"
    told.end = max(told.end, verb.end)
    vague = barely or any(token.text in _BARELY for token in slots.sentence.tokens)
    if not vague:
        told.relative = _NOTHING
    about, start = about_of(clause, slots), verb.start
    yield from change_draft(
        clause, slots, about, "flat", told, start, "measure_does_not_vary", clause.subject
    )


def is_flat(phrase: Phrase) -> bool:
    """Whether a phrase says that nothing changed: "virtually unchanged", "little changed", "the same"."""
    words = phrase.words
    same = words[:2] == ("the", "same")
    paced = len(words) == 3 and same and words[2] in english().function["level_nouns"] | {"pace"}
    return bool(words) and (
        words[-1] in english().function["flat_words"]
        or words[-2:] == ("the", "same")
        or paced
        or (words[-1] == "changed" and len(words) > 1 and words[-2] in _BARELY)
    )


@needs(verb=("be", "stay", "rank"))
def measure_is_up(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Peru's copper output was down by 3% in 2024"; "Chile's copper output in 2024 was up 8% on the year before"."""
    verb, found = clause.verb, up_or_down(clause.tail)
    if verb is None or found is None or not verb.is_a("be", "stay", "rank"):
        return
    index, direction = found
    if _is_against_others(clause, slots):
        return
    whole = tail_of(clause, slots)
    nodes = whole[whole.index(clause.tail[index]) :]
    told = course_of(clause, slots, untied(nodes))
    yield from _told(clause, slots, direction, told, "measure_is_up")


def _is_against_others(clause: Clause, slots: Slots) -> bool:
    """ "Gabon's manganese output was 4.6 million tons. | South Africa's was 61% higher": than Gabon's, and no change."""
    word = clause.tail[-1] if clause.tail else None
    higher = isinstance(word, Phrase) and word.comparative is not None
    about = about_of(clause, slots) if higher and not clause.periods and not clause.adjuncts else None
    measure, entity = about or (None, None)
    if measure is None or entity is None:
        return False
    before = [each for each in slots.sentence.clauses if each.end <= clause.start]
    if any(each.verb is not None and each.verb.is_a("exceed", "trail") for each in before):
        return True  # "overtook Lyon's in 2023 and is now €195 higher"
    earlier = [node for each in before for node in each.nodes]
    if any(isinstance(node, Item) and node.text == "than" for node in earlier):
        return True  # "was higher than Lyon's in 2023 and is now €195 higher"
    beside = {
        who.id for node in earlier if isinstance(node, Phrase) for who in (*node.entities, node.owner) if who
    }
    if any(isinstance(node, Phrase) and is_amount(node) for node in earlier) and beside - {entity.id}:
        return True
    return any(
        isinstance(draft.query, ValueQuery)
        and draft.query.measure.concept == measure.concept
        and draft.query.entity.id != entity.id
        for draft in slots.before
    )


@needs("object", verb=("undergo", "have"))
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
    told = course_of(clause, slots, rest)
    if told is not None:
        told.end = max(told.end, rise.end)
    yield from _told(clause, slots, noun_direction(rise), told, "measure_sees_rise")


MODELS: tuple[Construction, ...] = (measure_changes, measure_is_changed, entity_changes_measure)
CONSTRUCTIONS: tuple[Construction, ...] = (
    measure_changes,
    entity_loses_people,
    economy_grows,
    measure_is_changed,
    measure_multiplies,
    measure_goes,
    measure_is_flat,
    measure_does_not_vary,
    entity_changes_measure,
    measure_is_up,
    measure_sees_rise,
    entity_makes_more,
    entity_makes_more_than_then,
    measure_brought_to,
)
