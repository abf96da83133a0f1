"""Changes told by a remark behind a value or by a headline: "…, down 4%", "Chile's output up 1%". Examples: change.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from checks.claim_words import EntityWords, MeasureWords, Stated
from checks.grammar import value
from checks.grammar.change_complements import course_of, times_before
from checks.grammar.change_than_then import goes_on_from, measure_is_more_than_then
from checks.grammar.changes import change_draft
from checks.grammar.course import Course
from checks.grammar.course_reader import course
from checks.grammar.directions import Direction, bare, noun_direction, untied, up_or_down
from checks.grammar.drafts import Construction, Draft, drafts_by
from checks.grammar.moving import is_flat
from checks.grammar.needs import needs
from checks.grammar.rates_of_change import rate_of
from checks.grammar.slots import Slots
from checks.grammar.spoken_of import spoken_of
from checks.grammar.what_changes import about_of
from checks.intervals import Interval, point
from checks.queries import ValueQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase
from checks.reading.years import Period
from checks.values import replace

_SAME_NUMBER = (("the", "same", "number"), ("the", "same", "amount"), ("the", "same", "quantity"))
_EXACTLY: tuple[list[str], ...] = ([], ["exactly"], ["precisely"], ["just"])
_VAGUE = 0.03


@needs("no verb")
def remark_up(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Peru mined 2.6 million tons of copper in 2024, down 4% from the year before"; "…, up from 5 million tons in 2023"."""
    nodes = _way_first(clause.nodes)
    found = up_or_down(nodes)
    if found is None or clause.verb is not None:
        return
    index, direction = found
    if clause.kind == "parenthesis" and clause.subject is not None and clause.subject.quantity is not None:
        return  # "the US 306 TWh | (up 27%)", which is of the figure before it
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
    percent = nodes[0].quantity is not None and nodes[0].quantity.is_fraction
    return (nodes[1], nodes[0], *nodes[2:]) if percent and nodes[2].text not in ("from", "to") else nodes


def _to_the_next(nodes: Sequence[Node]) -> list[Node]:
    """ "Up 8% on the year | and nearly twice as much as in 2020": a remark up to what goes on with another amount."""
    for at, (tie, amount) in enumerate(pairwise(nodes)):
        if goes_on_from(tie) and isinstance(amount, Phrase) and amount.quantity is not None:
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
    told = course_of(clause, slots, untied(nodes))
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
    if any(tie in ("in", "of") for tie, _ in clause.adjuncts) or _is_one_of_many(first):
        return
    behind = [node for node in clause.nodes if node.start >= first.end]
    rest = [bare(first), *behind] if first.quantity is not None else behind
    yield from _remark(clause, slots, noun_direction(first), rest, first.start, "remark_rise")


def _is_one_of_many(change: Phrase) -> bool:
    """ "Its | first | drop since 2021", "its | fastest | growth since 2019": set beside other changes, and no change since then."""
    words = english()
    ends = words.function["high_points"] | words.function["low_points"] | words.ordinals.keys()
    return not ends.isdisjoint(change.words)


def _marks_a_rise(clause: Clause) -> bool:
    """Whether a clause tells of the one before with a noun: "…, marking a 3% drop", "…, representing an increase from …"."""
    verb = clause.verb
    return (
        verb is not None and verb.form == "ing" and verb.is_a("undergo", "be", "mean") and clause.link == ","
    )


@needs("no verb")
def remark_flat(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "The United States mined 40 million tons of salt in 2024, virtually unchanged from 2023"; "…, little changed on the year"."""
    if clause.verb is not None or clause.kind != "fragment":
        return
    first, told = clause.objects[0] if clause.objects else None, _as_many(clause)
    exact = told is not None or (first is not None and first.words in _SAME_NUMBER)
    if told is None and first is not None and (exact or is_flat(first)):
        told = course([n for n in clause.nodes if n is not first], slots)
    spoken = spoken_of(clause, slots) if told is not None else None
    if spoken is None or told is None or _is_as_somebody(clause, slots):
        return
    measure, entity, model, before = spoken
    if model is not None and isinstance(model.query, ValueQuery):
        told.until = told.until or model.query.period
        told.difference = _no_more(model.query.stated) if exact else None
    elif (rate := rate_of(measure)) and before.verb is not None:
        earlier = course_of(before, slots, before.tail)
        if earlier is None or earlier.relative is None:
            return
        measure = replace(measure, concept=rate)  # "The economy grew by 0.7%, | the same pace as in 2023"
        told.until = told.until or earlier.until
    start, end = (first.start, first.end) if first is not None else (clause.start, clause.end)
    told.end = max(told.end, end)
    problem, name = model.problem if model is not None else None, "remark_flat"
    for draft in change_draft(clause, slots, (measure, entity), "flat", told, start, name):
        yield replace(draft, problem=draft.problem or problem)


def _is_as_somebody(clause: Clause, slots: Slots) -> bool:
    """ "The same | as Indonesia's", "the same | as China consumes": as another one has, and not as it was before."""
    other = clause.adjunct("as")
    behind = next((each for each in slots.sentence.clauses if each.start >= clause.end), None)
    subject = behind.subject if behind is not None and behind.link == "as" else None
    return any(each is not None and bool(each.entities or each.owner) for each in (other, subject))


def _as_many(clause: Clause) -> Course | None:
    """ "Exactly | as | many | as | in 2023", "as many as | it | had the year before": since when; None for anything else."""
    words = [node.text.lower() for node in clause.nodes]
    at = words.index("as") if "as" in words else len(words)
    if words[at + 1 : at + 3] not in (["many", "as"], ["much", "as"]) or words[:at] not in _EXACTLY:
        return None
    behind = clause.nodes[at + 3 :]
    last = behind[-1] if behind and words[at + 3 : -1] in ([], ["it"], ["they"]) else None
    if not isinstance(last, Item) or last.period is None or last.period.role not in ("at", "from"):
        return None
    return Course(since=last.period, end=last.end)


def _no_more(stated: Stated) -> Stated | None:
    """No difference, to a number that is told: a small one may be what rounding leaves."""
    if stated.value is None:
        return None
    some = abs(stated.value) * _VAGUE
    return Stated(0.0, point(0.0), Interval(-some, some), stated.unit, "vague", words="0")


def _remark(
    clause: Clause, slots: Slots, direction: Direction, nodes: Sequence[Node], start: int, construction: str
) -> Iterator[Draft]:
    spoken = spoken_of(clause, slots)
    told = course(nodes, slots)
    if spoken is None or told is None or not (told.has_amount or told.left or told.since):
        return
    measure, entity, model, before = spoken
    _between_years(told, before)
    undated = told.since is None and told.until is None and told.stretch is None and not _of_a_year(clause)
    if undated and (inside := _telling_another_year(before, clause, slots)):
        told.since = _begun_inside(inside, measure, entity, slots) if construction == "remark_rise" else None
        if told.since is None:
            return
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


def _telling_another_year(before: Clause, remarked: Clause, slots: Slots) -> list[Clause]:
    """The clauses with "which", inside of the one that a remark leans on, that tell of another year."""
    own = {time.words.year for time in before.periods}
    return [
        each
        for each in slots.sentence.clauses
        if each.kind == "relative"
        and each.end <= remarked.start
        and any(
            time.words.year is not None and time.role == "at" and time.words.year not in own
            for time in each.periods
        )
    ]


def _begun_inside(
    inside: list[Clause], measure: MeasureWords, entity: EntityWords | None, slots: Slots
) -> Period | None:
    """ "Turkey, | which sheltered 3.6 million in 2022 |, had 2.9 million in 2024, a drop of 18%": since the year of that amount."""
    if len(inside) != 1 or entity is None:
        return None
    told = list(drafts_by(value.CONSTRUCTIONS, inside[0], slots))
    same = [
        draft.query.period
        for draft in told
        if isinstance(draft.query, ValueQuery)
        and draft.problem is None
        and (draft.query.measure.concept, draft.query.measure.topic) == (measure.concept, measure.topic)
        and draft.query.entity.id == entity.id
    ]
    dated = len(same) == 1 and same[0].year is not None
    return Period(0, 0, same[0], "from") if dated else None


def _since_before(remarked: Clause, slots: Slots) -> Period | None:
    """ "Has halved since 2010, and Britain's has vanished, | down from 18.3 million": where the course before began."""
    for each in slots.leaned_on(remarked):
        earlier = course_of(each, slots, each.tail) if each.verb is not None else None
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


CONSTRUCTIONS: tuple[Construction, ...] = (
    remark_up,
    headline_up,
    remark_rise,
    remark_flat,
    measure_is_more_than_then,
)
