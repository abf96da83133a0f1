"""How many rose or fell, where a change is told of so many: "three of the four parks had more visitors". Examples: tests/test_own_things.py."""

from __future__ import annotations

from checks.claims import ChangeQuery, CountQuery, EntityWords, Kind
from checks.grammar.counted import counted, so_many
from checks.grammar.drafts import Draft
from checks.grammar.nobody_else import is_of_subject_only
from checks.grammar.slots import Slots
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.values import replace


def as_count(draft: Draft, clause: Clause, slots: Slots) -> Draft:
    """ "Only Northside lost members in 2024"; "… at three of the four parks": that they did, and nobody else."""
    query, subject = draft.query, clause.subject
    if not isinstance(query, ChangeQuery) or query.direction not in ("up", "down") or subject is None:
        return draft
    if (
        query.relative
        or query.ratio
        or query.difference
        or query.from_stated
        or query.to_stated
        or query.also
    ):
        return draft
    moved = CountQuery(
        so_many(1),
        "countries",
        query.measure,
        period=query.to_period,
        moved=query.direction,
        since=query.from_period,
    )
    anchor = (min(subject.start, draft.anchor[0]), draft.anchor[1])
    told = replace(draft, kind=Kind.COUNT, anchor=anchor, reach=anchor)
    if is_of_subject_only(clause) and query.entity.id is not None:
        return replace(told, query=replace(moved, entity=query.entity))
    if (only := _the_only_one_where(clause, slots)) is not None and draft.problem == "unknown_entity":
        anchor = (only[1].start, anchor[1])
        return replace(told, anchor=anchor, reach=anchor, query=replace(moved, entity=only[0]), problem=None)
    where = clause.adjunct("in", "at")
    those = next((each for each in (subject, where) if each is not None and each.quantity is not None), None)
    tallied = counted(clause, slots, those) if those is not None else None
    if (
        tallied is None
        or tallied.top is not None
        or tallied.among != "WORLD"
        or draft.problem != "unknown_entity"
    ):
        return draft
    of = tallied.so_many
    if those is not None and those.words[:1] == ("all",) and tallied.number.value is not None:
        of = int(tallied.number.value)  # "in all four states"
    of_whom = clause.adjunct("of")
    ends = (anchor[1], *(each.end for each in (those, of_whom) if each is not None))
    told = replace(told, anchor=(anchor[0], max(ends)), reach=(anchor[0], max(ends)))
    counts = replace(moved, number=tallied.number, so_many=of, except_for=tallied.except_for)
    return replace(told, query=counts, problem=None)


def _the_only_one_where(clause: Clause, slots: Slots) -> tuple[EntityWords, Phrase] | None:
    """ "Quayside was | the only borough | where burglaries rose": who that is, and the words for it; None for others."""
    one, before = clause.antecedent, clause.leans_on
    if one is None or before is None or before.verb is None:
        return None
    there = clause.opener in ("where", "whose") or (
        clause.opener == "which" and before.nodes[-1].text == "in"
    )
    told = one.words[:-1] == ("the", "only") and one.head in english().function["country_nouns"]
    subject = before.subject
    if not (there and told) or subject is None or before.verb.negated or one.scope:
        return None
    if not before.verb.is_a("be"):
        return None
    entity = slots.entity(before, subject)
    return (entity, one) if entity is not None and entity.id is not None else None
