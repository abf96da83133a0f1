"""Changes of another that say less than the one before: "…, and Bolivia by an eighth, to 21,000". Examples: change.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checks.claim_words import EntityWords, PeriodWords
from checks.claims import Frame
from checks.grammar.course import Course
from checks.grammar.course_reader import course
from checks.grammar.degrees import RATES_OF_CHANGE
from checks.grammar.directions import Direction
from checks.grammar.drafts import Construction, Draft, meet, problem_of
from checks.grammar.needs import needs
from checks.grammar.rates_of_change import signed
from checks.grammar.slots import Slots, span
from checks.grammar.slots_told import carried_measure
from checks.grammar.then import as_much_as_then, level_by_name
from checks.queries import ChangeQuery, Kind, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase
from checks.values import replace


@needs("no verb", kind=("fragment",))
def anothers_course(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Peru raised its tin output by a fifth in 2024, to 31,000 tons, and Bolivia by an eighth, to 21,000"; "…, and Mexico's by 7.6%"."""
    if clause.kind != "fragment" or clause.verb is not None or not slots.here:
        return
    named, rest = _named_first(clause)
    same_amount = _says_only_how_much(named, rest) if named is not None else None
    one = named is not None and (same_amount is not None or _names_one(named))
    model = last_change(clause, slots) if one else None
    if named is None or model is None:
        return
    if same_amount is not None and not (
        _is_relative(model, slots) and _is_right_behind(model, clause, slots)
    ):
        return
    told = same_amount or _course_behind(rest, slots) or _as_many(named, rest, model)
    more = more_or_less(rest) if told is None else None
    told = more[0] if more is not None else told
    read = [draft.anchor for draft in slots.here if not draft.is_open]
    if told is None or any(meet(anchor, (named.start, told.end)) for anchor in read):
        return
    own = named.elliptic or named.owner is not None
    entity = slots.owner(clause, named) if own else slots.entity(clause, named)
    amount = next((node for node in rest if isinstance(node, Phrase)), named)
    end = amount.end if told.since is None else max(told.end, amount.end)
    for draft in change_like(model, entity, told, (named.start, end), clause):
        if more is not None and isinstance(draft.query, ChangeQuery):
            draft = replace(draft, query=replace(draft.query, direction=more[1]))
        yield draft
        if told.arrived is not None and isinstance(draft.query, ChangeQuery):
            query = draft.query
            at = slots.sentence.span(told.arrived.first, told.arrived.after)
            stated = slots.with_unit(told.arrived, query.measure)
            level = ValueQuery(query.measure, query.entity, stated, query.to_period)
            yield replace(draft, kind=Kind.VALUE, anchor=at, reach=span(draft.reach, at), query=level)


def _named_first(clause: Clause) -> tuple[Phrase | None, list[Node]]:
    """Whose change a fragment tells, and what behind it: "Bolivia | by an eighth", "in Russia | by 1% to 427 million"."""
    nodes = [node for node in clause.nodes if node.text.lower() not in ("and", "but", "while")]
    at = 1 if nodes and nodes[0].text.lower() == "in" else 0
    first = nodes[at] if at < len(nodes) else None
    rest = nodes[at + 1 :]
    also = next((n for n, node in enumerate(rest) if isinstance(node, Phrase) and _names_one(node)), None)
    rest = rest if also is None else rest[:also]  # "Ethiopia's by 14% | and Egypt's by less"
    return (first, rest) if isinstance(first, Phrase) else (None, rest)


def _names_one(named: Phrase) -> bool:
    """ "Peru", "Peru's", "the Peruvian one"."""
    plain = named.place is None and not named.topics and named.concept is None
    if named.quantity is not None:
        return plain and named.owner is not None and named.quantity.stated.words == "one"
    stands = (named.elliptic or named.anaphor == "measure") and named.owner is not None
    return plain and (len(named.entities) == 1 or stands)


def _says_only_how_much(named: Phrase, rest: Sequence[Node]) -> Course | None:
    """ "Indonesia's cobalt output rose 26% | and Madagascar's 25% |": whose, and the percentage alone."""
    quantity = named.quantity
    plain = named.owner is not None and named.concept is None and not (named.topics or named.share or rest)
    if quantity is None or quantity.kind != "percent" or not plain or named.comparative is not None:
        return None
    return Course(relative=quantity.stated, end=named.end)


def _is_relative(model: Draft, slots: Slots) -> bool:
    """Whether a change is told by a percentage of what it was, which is no percentage itself."""
    query = model.query
    if not isinstance(query, ValueQuery | ChangeQuery):
        return False
    if query.measure.concept in RATES_OF_CHANGE:
        return True
    relative = isinstance(query, ChangeQuery) and query.relative is not None
    return relative and not slots.is_in_percent(query.measure)


def _is_right_behind(model: Draft, clause: Clause, slots: Slots) -> bool:
    """Whether no verb stands between a change and a fragment: not "rose 26%; its share was 14% | and Congo's 76%"."""
    since = model.anchor[1]
    return not any(
        each.verb is not None and since <= each.start < clause.start for each in slots.sentence.clauses
    )


def _course_behind(nodes: Sequence[Node], slots: Slots) -> Course | None:
    """By how much: "by 7.6%", or against when: "more than twice as much as in 2023"."""
    first = nodes[0] if nodes else None
    if isinstance(first, Phrase) and (then := as_much_as_then(nodes, 0)) is not None:
        assert first.quantity is not None
        told = Course(since=then[1], end=then[2])
        own = first.quantity.kind == "multiple" and level_by_name(nodes, 0) is None
        told.ratio = first.quantity.stated if own else None
        return told if told.ratio is not None else None
    if first is None or first.text != "by":
        return None
    told_by = course(nodes, slots)
    return told_by if told_by is not None and told_by.has_amount and told_by.left is None else None


def more_or_less(rest: Sequence[Node]) -> tuple[Course, Direction] | None:
    """ "The DRC dug a quarter more cobalt than in 2023; Australia, | a third less": by how much, and which way."""
    nodes = [node for node in rest if node.text != ","]
    amount, words = nodes[0] if nodes else None, nodes[1:]
    quantity = amount.quantity if isinstance(amount, Phrase) else None
    if not isinstance(amount, Phrase) or quantity is None or not quantity.is_fraction:
        return None
    said = [amount.comparative, *(node.comparative for node in words if isinstance(node, Item))]
    found = [word for word in said if word is not None]
    if len(found) != 1 or len(words) > 1 or amount.topics or amount.concept is not None:
        return None
    return Course(relative=quantity.stated, end=(words or [amount])[-1].end), "down" if found[
        0
    ] == "less" else "up"


def _as_many(named: Phrase, rest: Sequence[Node], model: Draft) -> Course | None:
    """ "Poland has lost 1.6 million people since 2010; Italy, | nearly a million": of the same people, and no figure of its own."""
    amounts, query = [node for node in rest if isinstance(node, Phrase)], model.query
    if not isinstance(query, ChangeQuery) or query.difference is None or len(amounts) != 1:
        return None
    people, amount = english().function["concepts_of_people"], amounts[0].quantity
    if (
        query.measure.concept not in people
        or not named.is_entity
        or amount is None
        or rest[0] is not amounts[0]
    ):
        return None
    if amount.kind != "count" or amounts[0].comparative or amounts[0].opaque or amounts[0].topics:
        return None
    return Course(difference=amount.stated, end=amounts[0].end)


def last_change(clause: Clause, slots: Slots) -> Draft | None:
    """The change that was told last before a clause, where nothing of another measure was told since."""
    before = slots.here_before(clause)
    changes = [draft for draft in before if _is_change(draft)]
    if not changes:
        values = [draft for draft in before if isinstance(draft.query, ValueQuery)]
        return values[-1] if values and values[-1] is before[-1] else None
    model = changes[-1]
    asked = {(each.query.measure.concept, each.query.measure.topic) for each in (model, before[-1])
             if getattr(each.query, "measure", None) is not None}  # fmt: skip
    return model if len(asked) == 1 or _is_rate_of(model, before[-1]) else None


def _is_rate_of(model: Draft, last: Draft) -> bool:
    return isinstance(model.query, ValueQuery) and isinstance(last.query, ValueQuery)


def _is_change(draft: Draft) -> bool:
    query = draft.query
    rate = isinstance(query, ValueQuery) and query.measure.concept in RATES_OF_CHANGE
    return rate or (isinstance(query, ChangeQuery) and query.direction in ("up", "down"))


def change_like(
    model: Draft, entity: EntityWords | None, told: Course, anchor: tuple[int, int], clause: Clause
) -> Iterator[Draft]:
    """The change of another, with the times, the direction and the doubts of the one before."""
    query, name = model.query, "anothers_course"
    gapped = clause.verb is None and clause.frame is Frame.ASSERTED
    frame = model.frame if gapped else clause.frame
    problem = problem_of(model.problem, entity)
    if entity is None or entity.id == getattr(query, "entity", entity).id:
        return
    if isinstance(query, ValueQuery) and query.measure.concept in RATES_OF_CHANGE:
        if told.relative is None or told.since is not None:
            return
        direction: Direction = "down" if (query.stated.value or 0) < 0 else "up"
        rate = ValueQuery(query.measure, entity, signed(told.relative, direction), query.period)
        yield Draft(Kind.VALUE, anchor, span(model.reach, anchor), rate, name, model.denied, frame, problem)
        return
    begun: PeriodWords | None
    until: PeriodWords | None
    if told.since is not None:
        direction, begun = "up", told.since.words
        until = getattr(query, "to_period", None) or getattr(query, "period", None)
    elif isinstance(query, ChangeQuery):
        direction, begun, until = query.direction, query.from_period, query.to_period
    else:
        return
    if until is None or not isinstance(query, ValueQuery | ChangeQuery):
        return
    measure = carried_measure(query.measure)
    change = ChangeQuery(measure, entity, direction, told.relative, told.ratio, told.difference,
                         from_period=begun, to_period=until)  # fmt: skip
    yield Draft(Kind.CHANGE, anchor, span(model.reach, anchor), change, name, model.denied, frame, problem)


RULES: tuple[Construction, ...] = (anothers_course,)
