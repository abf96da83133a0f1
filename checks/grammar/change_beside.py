"""Changes told by a noun, a remark or a gap: "an 8% rise in output", "…, down 4%", "and Peru's by 3%". Examples: change.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checks.claims import ChangeQuery, Kind, ValueQuery
from checks.grammar.changes import (
    Direction,
    about_of,
    bare,
    change_draft,
    direction_of,
    noun_direction,
    signed,
    spoken_of,
    than_then,
    times_before,
    untied,
    until_verb,
    up_or_down,
)
from checks.grammar.course import Course, course, opening_periods
from checks.grammar.drafts import Construction, Draft
from checks.grammar.moving import MODELS, is_flat
from checks.grammar.slots import Slots
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.phrases import Node, Phrase
from checks.reading.years import Period
from checks.values import replace


def gapped_change(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile's copper output rose by 8% in 2024 and Peru's by 3%"; "the USGS cut its figure for Vietnam's reserves of rare earths
    to 3.5 million tons from 22 million and that for Russia's by more than half".
    """
    before = clause.leans_on
    if (
        clause.verb is not None
        or before is None
        or before.verb is None
        or not clause.objects
        or clause.nodes[0] is not clause.objects[0]
    ):
        return
    measured = clause.objects[0]
    if not (measured.elliptic or measured.anaphor == "measure") or measured.owner is None:
        return
    model = next((draft for rule in MODELS for draft in rule(before, slots)), None)
    if model is None or not isinstance(model.query, ChangeQuery | ValueQuery):
        return
    told = course(clause.nodes[1:], slots, times_before(clause, slots))
    if told is None or not (told.has_amount or told.arrived):
        return
    about = slots.measure(clause, measured), slots.owner(clause, measured)
    direction = direction_of(before, ("rise", "up"), ("fall", "down"), ("lift", "up"), ("lower", "down"))
    if direction is None:
        return
    for draft in change_draft(
        clause, slots, about, direction, told, measured.start, "gapped_change", measured, frame=model.frame
    ):
        yield replace(draft, denied=model.denied)


def anothers_change(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile's copper output rose by 8% in 2024, Peru by 3% and China by 2%"; "… rose 3% in Chile and 4% in Peru"."""
    found = _named_and_amount(clause)
    before = next((each for each in slots.leaned_on(clause) if each.verb is not None), None)
    if found is None or before is None or before is clause or before.frame is not clause.frame:
        return
    model = next((draft for rule in MODELS for draft in rule(before, slots)), None)
    if model is None or not isinstance(model.query, ChangeQuery | ValueQuery) or model.problem is not None:
        return
    named, amount = found
    direction = direction_of(before, ("rise", "up"), ("fall", "down"), ("lift", "up"), ("lower", "down"))
    direction = direction or (up_or_down(before.tail) or (0, None))[1]
    told = course([amount], slots, times_before(before, slots))
    if direction is None or told is None or not told.has_amount:
        return
    held = model.query.to_period if isinstance(model.query, ChangeQuery) else model.query.period
    start = min(named.start, amount.start)
    about = model.query.measure, slots.entity(clause, named)
    for draft in change_draft(
        clause, slots, about, direction, told, start, "anothers_change", named, frame=model.frame
    ):
        problem = None if about[1] is not None and about[1].id is not None else "unknown_entity"
        query, kind, anchor = draft.query, draft.kind, draft.anchor
        if isinstance(query, ChangeQuery) and isinstance(model.query, ChangeQuery):
            query = replace(query, from_period=model.query.from_period, to_period=held)
        elif isinstance(model.query, ValueQuery) and told.relative is not None and about[1] is not None:
            query = replace(model.query, entity=about[1], stated=signed(told.relative, direction))
            kind, anchor = Kind.VALUE, (amount.start, amount.end)
        yield replace(draft, kind=kind, anchor=anchor, query=query, denied=model.denied, problem=problem)


def _named_and_amount(clause: Clause) -> tuple[Phrase, Phrase] | None:
    """The name and the amount of "Peru by 3%", "Peru 3%" or "3% in Peru", where a fragment says nothing else."""
    if (
        clause.verb is not None
        or clause.kind != "fragment"
        or len(clause.objects) + len(clause.adjuncts) != 2
    ):
        return None
    if clause.periods or not clause.objects:
        return None
    tie, tied = clause.adjuncts[0] if clause.adjuncts else ("", clause.objects[1])
    named, amount = (tied, clause.objects[0]) if tie == "in" else (clause.objects[0], tied)
    plain = tie in ("in", "by", "") and named.is_entity and len(named.entities) == 1
    plain = plain and named.quantity is None and named.place is None
    return (named, amount) if plain and amount.quantity is not None and not amount.topics else None


def rise_before(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile's copper output grew 8% in 2024 after a 5% fall in 2023"."""
    verb = clause.verb
    if verb is None or not verb.is_a("rise", "fall", "multiply") or verb.passive:
        return
    for index, node in enumerate(clause.tail):
        tie = clause.tail[index - 1] if index else None
        if not isinstance(node, Phrase) or not node.is_change or node.quantity is None:
            continue
        if not isinstance(tie, Item) or tie.text not in ("after", "following"):
            continue
        follows = clause.tail[index + 1] if index + 1 < len(clause.tail) else None
        if not isinstance(follows, Item) or follows.period is None or index + 2 != len(clause.tail):
            continue
        told = course([bare(node), follows], slots)
        about = about_of(clause, slots)
        direction = noun_direction(node)
        yield from change_draft(
            clause, slots, about, direction, told, node.start, "rise_before", clause.subject
        )


def rise_after(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Argentina's consumer prices climbed 220% in 2024 after rising 133% in 2023": the course of an earlier year."""
    verb = clause.verb
    if verb is None or not verb.is_a("rise", "fall") or verb.passive:
        return
    for index, node in enumerate(clause.tail):
        tie = clause.tail[index - 1] if index else None
        moving = isinstance(node, Item) and node.verb is not None and node.verb_form == "ing"
        if not moving or not isinstance(tie, Item) or tie.text not in ("after", "following"):
            continue
        assert isinstance(node, Item)
        assert node.verb is not None
        told = course(list(clause.tail[index + 1 :]), slots)
        if told is None or not told.has_amount or told.until is None:
            continue
        direction: Direction = "up" if "rise" in node.verb.classes else "down"
        if not {"rise", "fall"} & set(node.verb.classes):
            continue
        about, name = about_of(clause, slots), "rise_after"
        yield from change_draft(clause, slots, about, direction, told, node.start, name, clause.subject)


def remark_up(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Peru mined 2.6 million tons of copper in 2024, down 4% from the year before"; "…, up from 5 million tons in 2023"."""
    found = up_or_down(clause.nodes)
    if found is None or clause.verb is not None:
        return
    index, direction = found
    if any(tie == "in" and where.entities for tie, where in clause.adjuncts):
        return  # "up from 2.6 million in Peru" is no change of Chile's
    yield from _remark(
        clause, slots, direction, untied(clause.nodes[index:]), clause.nodes[index].start, "remark_up"
    )


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


def remark_flat(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "The United States mined 40 million tons of salt in 2024, virtually unchanged from 2023"; "…, little changed on the year"."""
    first = clause.objects[0] if clause.objects else None
    if clause.verb is not None or first is None or clause.kind != "fragment" or not is_flat(first):
        return
    spoken, told = spoken_of(clause, slots), course([n for n in clause.nodes if n is not first], slots)
    if spoken is None or told is None:
        return
    measure, entity, model, _ = spoken
    if model is not None and isinstance(model.query, ValueQuery):
        told.until = told.until or model.query.period
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
        earlier = course(before.tail, slots, times_before(before, slots))
        told.until = told.until or (earlier.until if earlier is not None else None)
        told.since = told.since or (_since_before(before, slots) if told.left is not None else None)
        frame, problem = before.frame, None
    for draft in change_draft(
        clause, slots, (measure, entity), direction, told, start, construction, frame=frame
    ):
        yield replace(draft, problem=draft.problem or problem)


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


def rise_in_measure(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "An 8% rise in Chile's copper output in 2024 pleased investors"; "Peru recorded a 4% fall in copper output in 2024"."""
    for index, node in enumerate(clause.nodes):
        tie, measured = clause.nodes[index + 1 : index + 2], clause.nodes[index + 2 : index + 3]
        if not isinstance(node, Phrase) or not node.is_change or not tie or not measured:
            continue
        of = isinstance(tie[0], Item) and tie[0].text in ("in", "of")
        if not of or not isinstance(measured[0], Phrase) or measured[0].concept is None:
            continue
        phrase = measured[0]
        told = course(
            [bare(node), *until_verb(clause.nodes[index + 3 :])], slots, opening_periods(clause, slots)
        )
        owner = slots.owner(clause, phrase) or node.owner
        undergoing = (
            clause.verb is not None and clause.verb.is_a("undergo", "have") and clause.subject is not None
        )
        if owner is None and undergoing and not (clause.subject and clause.subject.is_measure):
            owner = slots.entity(clause, clause.subject)
        about = slots.measure(clause, phrase, node), owner
        if told is not None:
            told.end = max(told.end, phrase.end)
        yield from change_draft(
            clause, slots, about, noun_direction(node), told, node.start, "rise_in_measure", phrase
        )


def _then_remark(
    clause: Clause, slots: Slots, direction: Direction, told: Course, start: int
) -> Iterator[Draft]:
    spoken = spoken_of(clause, slots)
    if spoken is None:
        return
    measure, entity, model, before = spoken
    if model is not None and isinstance(model.query, ValueQuery):
        told.until = model.query.period
    else:
        earlier = course(before.tail, slots, times_before(before, slots))
        told.until = earlier.until if earlier is not None else None
    name = "measure_is_more_than_then"
    for draft in change_draft(
        clause, slots, (measure, entity), direction, told, start, name, frame=before.frame
    ):
        yield replace(draft, problem=draft.problem or (model.problem if model is not None else None))


def measure_is_more_than_then(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Peru's copper output was 4% lower than in 2023"; "Chile mined 5.3 million tons of copper in 2024, 8% more than in 2023"."""
    for index, node in enumerate(clause.nodes):
        if (
            not isinstance(node, Phrase)
            or node.quantity is None
            or node.quantity.kind not in ("percent", "part", "amount", "multiple")
        ):
            continue
        then = than_then(clause.nodes, index, slots)
        if then is None:
            continue
        direction, since, end = then
        told = Course(since=since, end=end)
        amount = node.quantity
        told.relative = amount.stated if amount.kind in ("percent", "part") else None
        told.difference = slots.with_unit(amount) if amount.kind == "amount" else None
        told.ratio = amount.stated if amount.kind == "multiple" else None
        if clause.verb is None and index == 0:
            yield from _then_remark(clause, slots, direction, told, node.start)
        elif (
            clause.verb is not None
            and clause.verb.is_a("be", "stay", "rank")
            and clause.objects[:1] == (node,)
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
    rise_in_measure,
    rise_before,
    rise_after,
    gapped_change,
    anothers_change,
    measure_is_more_than_then,
)
