"""The same change, value or bound told of another: "Chile, like Peru, mined more …", "…, as did Peru's". Examples: change.md, value.md.

They are read once the claims of their sentence are known.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import isinf

from checks.claim_words import EntityWords
from checks.grammar.drafts import Construction, Draft, problem_of
from checks.grammar.needs import needs
from checks.grammar.placed_likewise import ALSO, another_behind, is_of_its_own_time, opening_of
from checks.grammar.slots import Slots
from checks.grammar.slots_told import carried_measure
from checks.queries import ChangeQuery, Kind, RankQuery, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.phrases import Phrase
from checks.values import replace


@needs("no verb", "adjunct", kind=("fragment",))
def like_another(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile, | like Zambia, | mined more than 500,000 tons in 2024"; "Unlike Peru's, | Chile's copper output rose in 2024"."""
    if (
        len(clause.adjuncts) != 1
        or clause.objects
        or clause.periods
        or clause.adjuncts[0][0] not in ("like", "unlike")
    ):
        return
    tie, named = clause.adjuncts[0]
    behind = next((each for each in slots.sentence.clauses if each.start >= clause.end), None)
    models = [draft for draft in slots.here if behind is not None and _is_in(draft, behind)]
    model = models[0] if len(models) == 1 else None
    if model is None or behind is None or behind.kind != "main" or behind.subject is None:
        return
    anchor = (clause.start, named.end)
    yield from _same(clause, slots, model, named, anchor, "like_another", tie == "unlike")


@needs("verb", "object", verb=("do",))
def so_does_another(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile's copper output rose in 2024, | as did Peru's"; "Italy spent $38 billion on its forces in 2024. So did | Poland"."""
    named, verb = another_behind(clause), clause.verb
    if named is None or verb is None or clause.adjuncts:
        return
    also = next((token for token in opening_of(clause, slots, named) if token.text in ALSO), None)
    if also is None:
        return
    earlier, before = slots.earlier(clause), slots.here_before(clause)
    if len(earlier) == 1 and isinstance(earlier[0].query, ValueQuery):
        yield from _as_much(clause, slots, earlier[0], named, also.start)
    elif (model := _last_before(before, slots)) is not None and not is_of_its_own_time(clause, slots):
        anchor = (verb.start, named.end)
        yield from _same(clause, slots, model, named, anchor, "so_does_another", verb.negated)


def _as_much(clause: Clause, slots: Slots, told: Draft, named: Phrase, start: int) -> Iterator[Draft]:
    """ "Italy spent $38 billion on its forces in 2024. So did Poland": the same value of another."""
    entity, query = slots.entity(clause, named), told.query
    assert isinstance(query, ValueQuery)
    if entity is None or entity.id == query.entity.id or told.denied:
        return
    measure = carried_measure(query.measure) if told in slots.before else query.measure
    anchor = (start, clause.end)
    problem = problem_of(told.problem, entity)
    query = replace(query, entity=entity, measure=measure)
    yield Draft(Kind.VALUE, anchor, anchor, query, "so_does_another", False, clause.frame, problem)


@needs("subject", "verb", verb=("do",))
def another_does(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile's copper output rose in 2024, but | Peru's did not"; "…, and | Peru's did, too"."""
    subject, verb, model = clause.subject, clause.verb, _last_before(slots.here_before(clause), slots)
    rest = [
        node for node in clause.tail if not (isinstance(node, Item) and node.kind in ("adverb", "negation"))
    ]
    if (
        subject is None
        or verb is None
        or model is None
        or rest
        or is_of_its_own_time(clause, slots)
        or subject.start < clause.start
    ):
        return
    if any(each.link == "so" and each.start >= clause.end for each in slots.sentence.clauses):
        return  # "Peru's did | so in 2023"
    anchor = (subject.start, clause.end)
    yield from _same(clause, slots, model, subject, anchor, "another_does", verb.negated)


def _last_before(here: list[Draft], slots: Slots) -> Draft | None:
    """The claim told last in a sentence, else the only change that the sentence before tells: "… rose. | So did Peru's"."""
    if here:
        return here[-1]
    told: Draft | None = slots.before[0] if len(slots.before) == 1 else None
    if told is None or told.problem is not None or not isinstance(told.query, ChangeQuery):
        return None
    return replace(told, query=replace(told.query, measure=carried_measure(told.query.measure)))


def _is_in(draft: Draft, clause: Clause) -> bool:
    return not draft.is_open and clause.start <= draft.anchor[0] < clause.end


def _same(
    clause: Clause,
    slots: Slots,
    model: Draft,
    named: Phrase,
    anchor: tuple[int, int],
    construction: str,
    turned: bool,
) -> Iterator[Draft]:
    """What a claim says without an exact amount, of another one."""
    entity = _only_named(clause, slots, named)
    query = _without_amounts(model.query)
    if isinstance(query, ChangeQuery) and named.is_measure and not named.elliptic:
        measure = slots.measure(clause, named)
        query = replace(query, measure=measure) if measure is not None else None
    if query is None or entity is None or entity.id == query.entity.id:
        return
    problem = problem_of(model.problem, entity)
    yield replace(
        model,
        anchor=anchor,
        reach=anchor,
        query=replace(query, entity=entity),
        construction=construction,
        denied=model.denied != turned,
        problem=problem,
    )


def _only_named(clause: Clause, slots: Slots, named: Phrase) -> EntityWords | None:
    """ "Peru", "Peru's": who alone a phrase names."""
    if (named.elliptic or named.is_measure) and named.owner is not None:
        return slots.owner(clause, named)
    return named.entities[0] if named.is_one_entity else None


def _without_amounts(query: object) -> ValueQuery | ChangeQuery | RankQuery | None:
    """A change's direction alone, a value that is a bound, or one of several places: what two can have in common."""
    if isinstance(query, RankQuery):
        return query if query.first < query.last and not query.listed else None
    if isinstance(query, ChangeQuery) and query.direction in ("up", "down") and not query.also:
        told = replace(query, relative=None, ratio=None, difference=None, degree="")
        return replace(told, from_stated=None, to_stated=None)
    if not isinstance(query, ValueQuery) or query.moved is not None:
        return None
    return query if isinf(query.stated.holds.low) or isinf(query.stated.holds.high) else None


RULES: tuple[Construction, ...] = (like_another, so_does_another, another_does)
