"""How many rose or fell, where a change is told of so many: "three of the four parks had more visitors". Examples: tests/test_own_things.py."""

from __future__ import annotations

from checks.claim_words import EntityWords
from checks.grammar.among_some import how_many
from checks.grammar.counted import countries_counted, only_of_those, so_many
from checks.grammar.drafts import Draft
from checks.grammar.nobody_else import is_of_interrupted_subject_only, is_of_subject_only, only_where
from checks.grammar.parts import spelled_out
from checks.grammar.slots import Slots
from checks.grammar.slots_given import phrases_in
from checks.queries import ChangeQuery, CountQuery, Kind
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase
from checks.values import dataclass, replace


def as_count(draft: Draft, clause: Clause, slots: Slots) -> Draft:
    """ "Only Northside lost members in 2024"; "… at three of the four parks": that they did, and nobody else."""
    query, subject = draft.query, clause.subject
    if not isinstance(query, ChangeQuery) or query.direction not in ("up", "down") or subject is None:
        return draft
    if query.ratio or query.from_stated or query.to_stated or query.degree or query.in_a_row:
        return draft
    alone = _who_alone(draft, clause, slots)
    if query.also and alone is None:
        return draft
    moved = CountQuery(
        so_many(1),
        "countries",
        query.measure,
        period=query.to_period,
        moved=query.direction,
        since=query.from_period,
        relative=query.relative,
        difference=query.difference,
    )
    if alone is not None:
        first, *also = alone.who
        moved = replace(
            moved, number=so_many(len(alone.who)), entity=first, also=tuple(also), so_many=alone.of
        )
        opens = clause.start if clause.nodes[0].text == "only" else alone.words.start
        anchor = (min(opens, draft.anchor[0]), max(alone.words.end, draft.anchor[1]))
        problem = draft.problem if draft.problem != "unknown_entity" else None
        return replace(draft, kind=Kind.COUNT, anchor=anchor, reach=anchor, query=moved, problem=problem)
    return _so_many_did(draft, moved, clause, slots)


def _so_many_did(draft: Draft, moved: CountQuery, clause: Clause, slots: Slots) -> Draft:
    """ "Two | of the four museums | had more visitors"; "rents rose | in all four states"."""
    subject, where = clause.subject, clause.adjunct("in", "at", "on")
    opening = _opening(clause, slots) if where is None else None
    where = opening.adjunct("in", "at", "on") if opening is not None else where
    those = next((each for each in (subject, where) if each is not None and each.quantity is not None), None)
    tallied = countries_counted(opening or clause, slots, those) if those is not None else None
    if (
        those is None
        or tallied is None
        or tallied.top is not None
        or tallied.among != "WORLD"
        or draft.problem != "unknown_entity"
        or (
            those.words[:1] == ("the",) and tallied.so_many is None
        )  # "in the four cities", all together or each
    ):
        return draft
    of = tallied.so_many
    if those.words[:1] == ("all",) and tallied.number.value is not None:
        of = int(tallied.number.value)  # "in all four states"
    of_whom, named = clause.adjunct("of"), spelled_out(those, slots)
    start = min(draft.anchor[0], *(each.start for each in (subject, those) if each is not None))
    anchor = (start, max(draft.anchor[1], *(each.end for each in (those, of_whom) if each is not None)))
    counts = replace(moved, number=tallied.number, so_many=of, except_for=tallied.except_for)
    if named is not None:
        first, *also = named.entities  # "at only two branches, | Elm Road and Kingsway"
        counts = replace(counts, entity=first, also=tuple(also))
    unknown = named is not None and any(each.id is None for each in named.entities)
    problem = "unknown_entity" if unknown else None
    if _told_of_behind(those, clause, slots) - {each.id for each in (named.entities if named else ())}:
        problem = problem or "ambiguous_measure"  # "…, | among them Leeds", "… | but not at Leeds"
    return replace(draft, kind=Kind.COUNT, anchor=anchor, reach=anchor, query=counts, problem=problem)


def _told_of_behind(those: Phrase, clause: Clause, slots: Slots) -> set[str | None]:
    """Who is named behind those that are counted, by words that say no more than that: "including Leeds"."""
    beside = (each for each in slots.sentence.clauses if each.verb is None or each.verb.form == "ing")
    named = [p for each in beside for p in phrases_in(each.nodes) if p.start > those.end]
    found = {who.id for phrase in named for who in phrase.entities if who.id not in slots.scopes}
    here = (p for p in phrases_in(clause.nodes) if p.start > those.end)
    return found | {who.id for phrase in here for who in phrase.entities if who.id in slots.listed}


def _opening(clause: Clause, slots: Slots) -> Clause | None:
    """ "In four of the five towns, | rents fell": where it was so, told before a comma."""
    before = [each for each in slots.sentence.clauses if each.end <= clause.start]
    first = before[0] if len(before) == 1 else None
    return first if first is not None and first.verb is None and not first.objects else None


_ONLY_ONE = len(("the", "only", "country"))


@dataclass(frozen=True, slots=True)
class _Alone:
    """Those of whom a change is told, and of nobody else; `words` say that, `of` how many there are."""

    who: tuple[EntityWords, ...]
    words: Phrase
    of: int | None = None


def _who_alone(draft: Draft, clause: Clause, slots: Slots) -> _Alone | None:
    """Who alone rose or fell: "only Leeds and York …", "… only in Leeds", "the only one of the six cities where …"."""
    query, subject = draft.query, clause.subject
    if not isinstance(query, ChangeQuery) or subject is None:
        return None
    if is_of_subject_only(clause) or is_of_interrupted_subject_only(clause, slots.sentence):
        who = (query.entity, *query.also) if query.entity.id is not None else subject.entities
        known = bool(who) and all(each.id is not None for each in who)
        whole = len(who) == 1 or bool(query.also) or (subject.is_entity and draft.problem == "unknown_entity")
        return _Alone(who, subject) if known and whole else None
    where = only_where(clause)
    if where is not None and _is_of_no_other(clause, where):
        named = {each.id for each in (query.entity, *query.also)} == {each.id for each in where.entities}
        return _Alone(where.entities, where) if named and None not in {e.id for e in where.entities} else None
    return _the_only_one(clause, slots) if draft.problem == "unknown_entity" else None


def _is_of_no_other(clause: Clause, where: Phrase) -> bool:
    """ "Rose | only | in Leeds", but not "in Leeds alone", which leaves the others open."""
    at = next(at for at, node in enumerate(clause.nodes) if node is where)
    return "alone" not in {node.text for node in clause.nodes[at + 1 : at + 2]}


def _the_only_one(clause: Clause, slots: Slots) -> _Alone | None:
    """ "Quayside was | the only borough | where burglaries rose"; "… | to cut its staff"; None for others."""
    one, before, subject = clause.antecedent, clause.leans_on, clause.subject
    if clause.subject is not None and only_of_those(clause.subject):
        one = clause.subject  # "the only one | to cut its staff"
    if one is None or subject is None or before is None or before.verb is None or before.subject is None:
        return None
    there = clause.opener in ("where", "whose") or (
        clause.opener == "which" and before.nodes[-1].text in ("in", "at", "on")
    )
    there = (there and not subject.opaque) or one is subject
    if not there or one.words[:2] != ("the", "only") or len(one.words) != _ONLY_ONE or not only_of_those(one):
        return None  # "the only small borough where …"
    said = any(each.start == one.start for each in before.objects)
    if one.scope or not said or not before.verb.is_a("be") or before.verb.negated:
        return None
    several, named = one.some_of, before.subject.entities
    who = named if len(named) > 1 else (slots.entity(before, before.subject),)
    of = how_many(several) if several is not None else None
    narrowed = of is None if several is not None else bool(one.contained)
    known = tuple(each for each in who if each is not None and each.id is not None)
    return _Alone(known, one, of) if len(known) == len(who) and not narrowed else None
