"""Changes told by a comparison with another time: "4% lower than in 2023", "50,000 tons more than a year earlier". Examples: change.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checks.claim_words import MeasureWords, PeriodWords, Stated
from checks.grammar.change_complements import course_of
from checks.grammar.changes import change_draft
from checks.grammar.course import Course
from checks.grammar.course_times import opening_periods
from checks.grammar.directions import Direction, than_then
from checks.grammar.drafts import Draft
from checks.grammar.needs import needs
from checks.grammar.ratios import ratio_of
from checks.grammar.slots import Slots
from checks.grammar.slots_given import phrases_in
from checks.grammar.spoken_of import spoken_of
from checks.grammar.telling_concepts import telling_concepts
from checks.grammar.then import as_much_again, as_much_as_then, level_by_name, without_amount_then
from checks.grammar.what_changes import about_of, narrowed
from checks.queries import ValueQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.phrases import Node, Phrase
from checks.reading.quantities import Quantity
from checks.reading.years import Period
from checks.values import replace

_LARGE = 1000
_STILL = ("still", "only", "just", "even")
_SMALL = 10
_COMPARED = ("percent", "part", "points", "amount", "money", "multiple", "count")
_MORE_OF_IT = ("percent", "part", "amount", "money", "count")


def _then_remark(
    clause: Clause, slots: Slots, direction: Direction, told: Course, start: int, level: Phrase | None
) -> Iterator[Draft]:
    spoken = spoken_of(clause, slots)
    if spoken is None or not _is_of(level, spoken[0]):
        return
    measure, entity, model, before = spoken
    if model is not None and isinstance(model.query, ValueQuery):
        told.until = model.query.period
    elif _has_another_amount(before, measure, slots):
        return
    else:
        earlier = course_of(before, slots, before.tail)
        told.until = (earlier.until if earlier is not None else None) or _time_told(before)
    name = "measure_is_more_than_then"
    for draft in change_draft(
        clause, slots, (measure, entity), direction, told, start, name, frame=before.frame
    ):
        yield replace(draft, problem=draft.problem or (model.problem if model is not None else None))


def _is_of(level: Phrase | None, measure: MeasureWords | None) -> bool:
    """Whether the level of another time is named by the measure itself, if by any: "a third of | its output | in 2010"."""
    named = level.concept if level is not None else None
    return named is None or (measure is not None and measure.concept in named.ids)


def _has_another_amount(before: Clause, measure: MeasureWords | None, slots: Slots) -> bool:
    """ "Wildfires burned 174,773 hectares, | eight times as much as in 2022": an amount that the number of wildfires has not."""
    held = slots.dimensions.get(measure.concept) if measure is not None else None
    amounts = [p.quantity for p in phrases_in(before.nodes) if p.quantity is not None]
    told = [each.dimension for each in amounts if each.kind in ("amount", "money")]
    return held is not None and bool(told) and held.isdisjoint(told)


def _difference(amount: Quantity, slots: Slots) -> Stated | None:
    """What an amount says that one figure is beyond another: "50,000 tons", or of people and of tons told before a number."""
    if amount.kind in ("amount", "money", "points"):
        return slots.with_unit(amount)
    before = [each for each in slots.sentence.quantities if each.after <= amount.first]
    if amount.kind == "count" and not before and (told := slots.value_before()) is not None:
        large = amount.has_multiplier or (amount.stated.value or 0) >= _LARGE
        stated = (
            amount.stated if told.query.stated.unit is None else slots.with_unit(amount, told.query.measure)
        )
        return stated if large and stated.unit == told.query.stated.unit else None
    if amount.kind != "count" or not before:
        return None
    if before[-1].kind == "count":
        return amount.stated
    large = amount.has_multiplier or (amount.stated.value or 0) >= _LARGE or _is_some_of(amount, before[-1])
    return slots.with_unit(amount) if large and before[-1].kind == "amount" else None


def _is_some_of(amount: Quantity, told: Quantity) -> bool:
    """ "8,000 tons in 2024, | 670 | fewer than a year earlier": no less than a hundredth of a figure told without a multiplier."""
    value, number = told.stated.value, amount.stated.value
    plain = told.stated.unit is not None and not told.has_multiplier and told.stated.unit_factor == 1
    return plain and value is not None and number is not None and number >= _SMALL and value <= 100 * number


def _came_to(clause: Clause, level: Phrase, direction: Direction) -> bool:
    """ "Vietnam's economy has grown | to more than three times its size in 2010": what a verb of rising led to."""
    verb = clause.verb
    moved = verb is not None and not verb.passive and verb.is_a("rise" if direction == "up" else "fall")
    return moved and ("to", level) in clause.adjuncts


def goes_on_from(node: Node) -> bool:
    """ "9.8% more than the year before | and | three times as much as in 2010", "| still | half of the 2010 figure": another remark on the same."""
    return isinstance(node, Item) and (node.kind == "conjunction" or node.text in _STILL)


@needs("amount", "dated")
def measure_is_more_than_then(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Peru's copper output was 4% lower than in 2023"; "Chile mined 5.3 million tons of copper in 2024, 8% more than in 2023".

    "Vietnam's oil output in 2024 was half as much as in 2010"; "…, nearly three times its 2010 level".
    """
    nodes, earlier = without_amount_then(clause.nodes)
    followed = False
    for index, node in enumerate(nodes):
        if not isinstance(node, Phrase) or node.quantity is None:
            continue
        then = _then_behind(nodes, index)
        if then is None:
            continue
        direction, since, end = then
        amount, as_much = node.quantity, as_much_as_then(nodes, index)
        level = level_by_name(nodes, index) if as_much is not None else None
        told = Course(since=since, end=end, left=earlier)
        if as_much is not None:
            told.ratio = ratio_of(amount)
        else:
            told.relative = amount.stated if amount.is_fraction else None
            told.difference = _difference(amount, slots)
            if amount.kind == "count" and told.difference is None:
                continue
            told.ratio = amount.stated if amount.kind == "multiple" else None
        if clause.verb is None and (index == 0 or goes_on_from(nodes[index - 1])):
            yield from _then_remark(clause, slots, direction, told, node.start, level)
        elif clause.verb is not None and (
            (clause.verb.is_a("be", "stay", "rank") and clause.objects[:1] == (node,))
            or (as_much is not None and _came_to(clause, node, direction))
            or (followed and goes_on_from(nodes[index - 1]))
        ):
            told.until = _time_told(clause)
            about = about_of(clause, slots)
            if not _is_of(level, about[0]):
                continue
            start = node.start if followed else clause.verb.start
            name, followed = "measure_is_more_than_then", True
            yield from change_draft(
                clause, slots, about, direction, told, start, name, clause.subject, denied=clause.verb.negated
            )


def _then_behind(nodes: Sequence[Node], index: int) -> tuple[Direction, Period, int] | None:
    """The direction and the time that an amount is set against, and where the words end; None where it is against none."""
    node = nodes[index]
    if not isinstance(node, Phrase) or node.quantity is None or node.quantity.kind not in _COMPARED:
        return None
    if (as_much := as_much_as_then(nodes, index)) is not None:
        return as_much
    again = as_much_again(nodes, index) if node.quantity.kind == "part" else None
    return ("up", *again) if again is not None else than_then(nodes, index)


def _time_told(clause: Clause) -> PeriodWords | None:
    """The time of the figure itself, and not one that it is set against: "in 2020 was lower than in 2019"."""
    then = [told[1] for index in range(len(clause.nodes)) if (told := _then_behind(clause.nodes, index))]
    return next((time.words for time in clause.periods if time.role == "at" and time not in then), None)


def _time_behind(nodes: Sequence[Node]) -> Item | None:
    """ "Than | in 2023", "than | it did in 2023": the time with which somebody's own figure is compared."""
    own = len(nodes) == 3 and isinstance(nodes[0], Phrase) and nodes[0].anaphor == "entity"
    done = own and isinstance(nodes[1], Item) and nodes[1].text in ("did", "had", "was")
    last = nodes[-1] if nodes and (len(nodes) == 1 or done) else None
    return last if isinstance(last, Item) and last.period is not None else None


@needs("subject", "active", "dated", word=("than",))
def entity_makes_more_than_then(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Peru produced 4% less copper in 2024 than in 2023"; "Germany hosted fewer refugees in 2024 than in 2023".

    "Chile mined 200,000 tons more copper in 2024 than in 2023".
    """
    subject, verb, nodes = clause.subject, clause.verb, clause.tail
    if subject is None or verb is None or verb.passive or subject.is_measure:
        return
    counted = _more_of_what(nodes)
    names = verb.telling if counted is None else telling_concepts(verb.concepts, counted, clause, slots)
    if not names or narrowed(clause, subject):
        return
    made = next((index for index, node in enumerate(nodes) if node.comparative is not None), None)
    than = next(
        (index for index, node in enumerate(nodes) if isinstance(node, Item) and node.text == "than"), None
    )
    then = _time_behind(nodes[than + 1 :]) if than is not None else None
    if made is None or than is None or made > 1 or then is None or then.period is None:
        return
    at = [
        node.period.words for node in nodes[made:than] if isinstance(node, Item) and node.period is not None
    ]
    between = [node for node in nodes[made + 1 : than] if isinstance(node, Phrase)]
    between = [node for node in between if not node.topics and node is not counted]
    said = {each for name in names for each in name.ids}
    told_of = [node.concept for node in nodes[made:than] if isinstance(node, Phrase) and node.concept]
    if any(said.isdisjoint(each.ids) for each in told_of):
        return  # "more copper | underground" is no output
    more = nodes[made]
    by = more.quantity if isinstance(more, Phrase) else None
    if between or len(at) > 1 or (by is not None and by.kind not in _MORE_OF_IT):
        return
    opening = [time.words for time in opening_periods(clause, slots) if time.role == "at"]
    at = at or (opening if len(opening) == 1 else [])
    told = Course(since=then.period, until=at[0] if at else None, end=then.end)
    if by is not None and by.is_fraction:
        told.relative = by.stated
    elif by is not None:
        told.difference, told.few = slots.with_unit(by), by.kind == "count"
    phrases = [node for node in nodes if isinstance(node, Phrase)]
    about = slots.measure(clause, subject, *phrases, names=names), slots.entity(clause, subject)
    direction: Direction = "up" if more.comparative == "more" else "down"
    name, start = "entity_makes_more_than_then", more.start
    yield from change_draft(clause, slots, about, direction, told, start, name, subject, denied=verb.negated)


@needs("subject", "active", "dated", "percentage", "amount object")
def entity_makes_more(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "India dug 7 percent more coal in 2024": than in the year before, where it is set against nobody else."""
    subject, verb = clause.subject, clause.verb
    more = clause.objects[0] if len(clause.objects) == 1 else None
    if subject is None or verb is None or more is None or not subject.is_one_entity or not more.topics:
        return
    by, years = more.quantity, [time.words for time in clause.periods if time.role == "at"]
    if (
        by is None
        or not by.is_fraction
        or more.comparative is None
        or len(years) != 1
        or years[0].year is None
    ):
        return
    another = any(isinstance(draft.query, ValueQuery) for draft in slots.before)
    if clause.adjuncts or clause.leans_on is not None or "than" in slots.sentence.said or another:
        return
    if not verb.telling:
        return
    about = slots.measure(clause, subject, more, names=verb.telling), slots.entity(clause, subject)
    direction: Direction = "up" if more.comparative == "more" else "down"
    told = Course(relative=by.stated, until=years[0], end=more.end)
    name, start = "entity_makes_more", more.start
    yield from change_draft(clause, slots, about, direction, told, start, name, subject, denied=verb.negated)


def _more_of_what(nodes: Sequence[Node]) -> Phrase | None:
    """What is counted behind a comparative, and nothing less: "fewer | refugees | in 2024 than in 2023"; None where it is no measure."""
    if len(nodes) < 2 or nodes[0].comparative is None:
        return None
    made = nodes[1] if isinstance(nodes[0], Item) else nodes[0]
    if not isinstance(made, Phrase) or made.concept is None or made.topics or made.adjective is not None:
        return None
    bare = made.owner is None and not made.owner_anaphor and made.place is None and made.whole is None
    return made if bare and not made.modifiers and not made.opaque else None
