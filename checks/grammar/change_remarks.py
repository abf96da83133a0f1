"""Changes told by a remark behind a value or by a headline: "…, down 4%", "Chile's output up 1%". Examples: change.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checks.claim_words import MeasureWords, Stated
from checks.grammar.change_complements import times_before
from checks.grammar.changes import change_draft, rate_of
from checks.grammar.course import Course
from checks.grammar.course_reader import course
from checks.grammar.directions import Direction, bare, noun_direction, than_then, untied, up_or_down
from checks.grammar.drafts import Construction, Draft
from checks.grammar.moving import is_flat
from checks.grammar.needs import needs
from checks.grammar.ratios import ratio_of
from checks.grammar.slots import Slots
from checks.grammar.slots_given import phrases_in
from checks.grammar.then import as_much_again, as_much_as_then, without_amount_then
from checks.grammar.what_changes import about_of, spoken_of
from checks.queries import ValueQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase
from checks.reading.quantities import Quantity
from checks.reading.years import Period
from checks.values import replace

_LARGE = 1000
_SMALL = 10
_COMPARED = ("percent", "part", "points", "amount", "money", "multiple", "count")


@needs("no verb")
def remark_up(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Peru mined 2.6 million tons of copper in 2024, down 4% from the year before"; "…, up from 5 million tons in 2023"."""
    nodes = _way_first(clause.nodes)
    found = up_or_down(nodes)
    if found is None or clause.verb is not None:
        return
    index, direction = found
    if any(tie == "in" and where.entities for tie, where in clause.adjuncts):
        return  # "up from 2.6 million in Peru" is no change of Chile's
    yield from _remark(
        clause,
        slots,
        direction,
        untied(_to_the_next(nodes[index:])),
        min(node.start for node in nodes[index : index + 2]),
        "remark_up",
    )


def _way_first(nodes: Sequence[Node]) -> Sequence[Node]:
    """ "8% | up | on the year" as "up 8% on the year"."""
    if len(nodes) < 3 or not isinstance(nodes[0], Phrase) or nodes[1].text not in ("up", "down"):
        return nodes
    percent = nodes[0].quantity is not None and nodes[0].quantity.kind in ("percent", "part")
    return (nodes[1], nodes[0], *nodes[2:]) if percent and nodes[2].text not in ("from", "to") else nodes


def _to_the_next(nodes: Sequence[Node]) -> list[Node]:
    """ "Up 8% on the year | and nearly twice as much as in 2020": a remark up to what goes on with another amount."""
    for at, (tie, amount) in enumerate(zip(nodes, nodes[1:], strict=False)):
        if _goes_on_from(tie) and isinstance(amount, Phrase) and amount.quantity is not None:
            return list(nodes[:at])
    return list(nodes)


@needs("no verb")
def headline_up(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile's copper output up 1% in 2024"; "China's gold production down a tenth to 375 tons"."""
    measured = clause.objects[0] if clause.objects else None
    if (
        clause.verb is not None
        or measured is None
        or clause.nodes[0] is not measured
        or clause.kind != "fragment"
    ):
        return
    found = up_or_down(clause.nodes[1:])
    if found is None or measured.quantity is not None:
        return
    index, direction = found
    nodes = clause.nodes[1 + index :]
    told = course(untied(nodes), slots, times_before(clause, slots))
    if told is None or not (told.has_amount or told.left):
        return
    about = about_of(replace(clause, subject=measured), slots)
    yield from change_draft(clause, slots, about, direction, told, nodes[0].start, "headline_up", measured)


@needs("object", "change")
def remark_rise(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile mined 5.3 million tons of copper in 2024, an 8% increase from 2023"; "…, a fall of 4% on the year".

    "Australia mined 800,000 tons of copper in 2024, marking an increase from 778,000 tons in 2023".
    """
    first = clause.objects[0] if clause.objects else None
    if first is None or not first.is_change or not (clause.nodes[0] is first or _marks_a_rise(clause)):
        return
    if any(tie in ("in", "of") for tie, _ in clause.adjuncts):
        return
    behind = [node for node in clause.nodes if node.start >= first.end]
    rest = [bare(first), *behind] if first.quantity is not None else behind
    yield from _remark(clause, slots, noun_direction(first), rest, first.start, "remark_rise")


def _marks_a_rise(clause: Clause) -> bool:
    """Whether a clause tells of the one before with a noun: "…, marking a 3% drop", "…, representing an increase from …"."""
    verb = clause.verb
    return (
        verb is not None and verb.form == "ing" and verb.is_a("undergo", "be", "mean") and clause.link == ","
    )


@needs("no verb")
def remark_flat(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "The United States mined 40 million tons of salt in 2024, virtually unchanged from 2023"; "…, little changed on the year"."""
    first = clause.objects[0] if clause.objects else None
    if clause.verb is not None or first is None or clause.kind != "fragment" or not is_flat(first):
        return
    spoken, told = spoken_of(clause, slots), course([n for n in clause.nodes if n is not first], slots)
    if spoken is None or told is None:
        return
    measure, entity, model, before = spoken
    if model is not None and isinstance(model.query, ValueQuery):
        told.until = told.until or model.query.period
    elif (rate := rate_of(measure)) and before.verb is not None:
        earlier = course(before.tail, slots, times_before(before, slots))
        if earlier is None or earlier.relative is None:
            return
        measure = replace(measure, concept=rate)  # "The economy grew by 0.7%, | the same pace as in 2023"
        told.until = told.until or earlier.until
    told.end = max(told.end, first.end)
    problem, name = model.problem if model is not None else None, "remark_flat"
    for draft in change_draft(clause, slots, (measure, entity), "flat", told, first.start, name):
        yield replace(draft, problem=draft.problem or problem)


def _remark(
    clause: Clause, slots: Slots, direction: Direction, nodes: Sequence[Node], start: int, construction: str
) -> Iterator[Draft]:
    spoken = spoken_of(clause, slots)
    told = course(nodes, slots)
    if spoken is None or told is None or not (told.has_amount or told.left):
        return
    measure, entity, model, before = spoken
    _between_years(told, before)
    if told.since is None and told.until is None and _tells_another_year(before, clause, slots):
        return  # "Turkey, which sheltered 3.6 million in 2022, had 2.9 million in 2024, a drop of 18%"
    if model is not None and isinstance(model.query, ValueQuery):
        years = [time for time in before.periods if time.role == "at" and time.words.year is not None]
        if len(years) == 2 and told.since is None and told.until is None:
            told.since, told.until = (
                years[0],
                years[1].words,
            )  # "… in 2024 and 23,000 tons in 2025, an increase of 67%"
        told.until = told.until or model.query.period
        frame, problem = model.frame, model.problem
    else:
        times = times_before(before, slots)
        added = [node for node in before.tail if node not in before.objects]
        earlier = course(before.tail, slots, times) or course(added, slots, times)
        if earlier is not None and not told.is_dated and not told.on_average and not _of_a_year(clause):
            told.since = earlier.since  # "has grown by 2 million tons since 2019, | an increase of 27%"
        told.until = told.until or (earlier.until if earlier is not None else None)
        told.since = told.since or (_since_before(before, slots) if told.left is not None else None)
        frame, problem = before.frame, None
    for draft in change_draft(
        clause, slots, (measure, entity), direction, told, start, construction, frame=frame
    ):
        yield replace(draft, problem=draft.problem or problem)


def _of_a_year(remarked: Clause) -> bool:
    """ "…, an | annual | increase of 27%": none of all the time that was told before."""
    return any(
        not english().function["times_in_series"].isdisjoint(phrase.words) for phrase in remarked.objects
    )


def _tells_another_year(before: Clause, remarked: Clause, slots: Slots) -> bool:
    """Whether a clause with "which", inside of the one that a remark leans on, tells of another year."""
    own = {time.words.year for time in before.periods}
    inside = [
        each for each in slots.sentence.clauses if each.kind == "relative" and each.end <= remarked.start
    ]
    return any(
        time.words.year is not None and time.role == "at" and time.words.year not in own
        for each in inside
        for time in each.periods
    )


def _since_before(remarked: Clause, slots: Slots) -> Period | None:
    """ "Has halved since 2010, and Britain's has vanished, | down from 18.3 million": where the course before began."""
    for each in slots.leaned_on(remarked):
        earlier = course(each.tail, slots, times_before(each, slots)) if each.verb is not None else None
        if earlier is not None and earlier.since is not None:
            return earlier.since
    return None


def _between_years(told: Course, before: Clause) -> None:
    """ "13,800 tons in 2024 and 23,000 tons in 2025, | an increase of 67%": from the first year to the last."""
    years = sorted(
        (time for time in before.periods if time.role == "at" and time.words.year is not None),
        key=lambda time: time.words.year or 0,
    )
    if told.since is None and told.until is None and len({time.words.year for time in years}) == 2:
        told.since, told.until = years[0], years[-1].words


def _then_remark(
    clause: Clause, slots: Slots, direction: Direction, told: Course, start: int
) -> Iterator[Draft]:
    spoken = spoken_of(clause, slots)
    if spoken is None:
        return
    measure, entity, model, before = spoken
    if model is not None and isinstance(model.query, ValueQuery):
        told.until = model.query.period
    elif _has_another_amount(before, measure, slots):
        return
    else:
        earlier = course(before.tail, slots, times_before(before, slots))
        told.until = earlier.until if earlier is not None else None
    name = "measure_is_more_than_then"
    for draft in change_draft(
        clause, slots, (measure, entity), direction, told, start, name, frame=before.frame
    ):
        yield replace(draft, problem=draft.problem or (model.problem if model is not None else None))


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


def _goes_on_from(node: Node) -> bool:
    """ "9.8% more than the year before | and | three times as much as in 2010": another remark on the same."""
    return isinstance(node, Item) and node.kind == "conjunction"


@needs("amount", "dated")
def measure_is_more_than_then(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Peru's copper output was 4% lower than in 2023"; "Chile mined 5.3 million tons of copper in 2024, 8% more than in 2023".

    "Vietnam's oil output in 2024 was half as much as in 2010"; "…, nearly three times its 2010 level".
    """
    nodes, earlier = without_amount_then(clause.nodes)
    for index, node in enumerate(nodes):
        if not isinstance(node, Phrase) or node.quantity is None or node.quantity.kind not in _COMPARED:
            continue
        amount, as_much = node.quantity, as_much_as_then(nodes, index)
        again = as_much_again(nodes, index)
        then = as_much or (("up", *again) if again else than_then(nodes, index, slots))
        if then is None:
            continue
        direction, since, end = then
        told = Course(since=since, end=end, left=earlier)
        if as_much is not None:
            told.ratio = ratio_of(amount)
        else:
            told.relative = amount.stated if amount.kind in ("percent", "part") else None
            told.difference = _difference(amount, slots)
            if amount.kind == "count" and told.difference is None:
                continue
            told.ratio = amount.stated if amount.kind == "multiple" else None
        if clause.verb is None and (index == 0 or _goes_on_from(nodes[index - 1])):
            yield from _then_remark(clause, slots, direction, told, node.start)
        elif clause.verb is not None and (
            (clause.verb.is_a("be", "stay", "rank") and clause.objects[:1] == (node,))
            or (as_much is not None and _came_to(clause, node, direction))
        ):
            told.until = next(
                (time.words for time in clause.periods if time.role == "at" and time is not since), None
            )
            about = about_of(clause, slots)
            start = clause.verb.start
            name = "measure_is_more_than_then"
            yield from change_draft(
                clause, slots, about, direction, told, start, name, clause.subject, denied=clause.verb.negated
            )


CONSTRUCTIONS: tuple[Construction, ...] = (
    remark_up,
    headline_up,
    remark_rise,
    remark_flat,
    measure_is_more_than_then,
)
