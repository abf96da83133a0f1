"""Parts of a whole that is told behind the last of them: "Spain accounts for 7% and Turkey for 6% of all gypsum". Examples: share.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.parts import parts, plain_part
from checks.grammar.share_drafts import share_draft
from checks.grammar.share_measures import measure_of
from checks.grammar.slots import Slots
from checks.grammar.whole import ends_clause, whole_of
from checks.grammar.wholes_of_shares import is_share
from checks.queries import AggregateQuery, ShareQuery
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase
from checks.values import replace

_GOING_ON = ("and", ",")
_TIES = ("for", "with")


@needs("subject", "active", "object", "percentage")
def part_of_whole_told_behind(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Spain accounts for 7% and Turkey for 6% of all gypsum"; "Chile mined 23%, Peru 11% and China 8% of the world's copper in 2024"."""
    subject, verb, part = clause.subject, clause.verb, clause.objects[0] if len(clause.objects) == 1 else None
    if subject is None or verb is None or verb.passive or part is None or clause.adjuncts:
        return
    if not plain_part(part) or not (verb.is_a("part_of", "bring_forth") or verb.concepts):
        return
    row = [(clause, subject, part)]
    for each in (other for other in slots.sentence.clauses if other.start >= clause.end):
        found = _gap(each)
        if found is None:
            return
        row.append((each, *found))
        if found[1].whole is not None:
            break
    last, _, told = row[-1]
    whole = whole_of(told, slots) if is_share(told, slots) and ends_clause(last, slots, told) else None
    measure = measure_of(last, slots, told, verb) if whole is not None else None
    if whole is None or measure is None:
        return
    (period, problem), (then, doubt) = slots.period(last), slots.period(clause)
    period, problem = (period if period.year is not None else then), problem or doubt  # "used to mine"
    for at, named, amount in row:
        stated, name = replace(amount, whole=told.whole), "part_of_whole_told_behind"
        for draft in share_draft(at, slots, parts(at, named, slots), stated, measure, whole, name, named):
            query = draft.query
            assert isinstance(query, ShareQuery | AggregateQuery)
            reach = (clause.start, told.end) if at is not clause else (draft.reach[0], told.end)
            draft = replace(draft, reach=reach, denied=verb.negated, frame=clause.frame)
            yield replace(draft, query=replace(query, period=period), problem=draft.problem or problem)


def _gap(clause: Clause) -> tuple[Phrase, Phrase] | None:
    """ "… | and Turkey for 6% of all gypsum": who is named in a gap, and the part."""
    if clause.verb is not None or clause.link not in _GOING_ON or clause.kind != "fragment":
        return None
    tied = [phrase for tie, phrase in clause.adjuncts if tie in _TIES]
    said = [*clause.objects, *tied]
    if len(said) != 2 or len(said) != len(clause.objects) + len(clause.adjuncts) or not said[0].is_entity:
        return None
    quantity = said[1].quantity
    part = quantity is not None and quantity.kind in ("percent", "part") and said[1].comparative is None
    return (said[0], said[1]) if part and not said[1].share else None


CONSTRUCTIONS: tuple[Construction, ...] = (part_of_whole_told_behind,)
