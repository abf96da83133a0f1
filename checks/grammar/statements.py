"""What a remark is about: the value, share, place or change that the clause before it states of one entity."""

from __future__ import annotations

from checks.claim_words import EntityWords, MeasureWords, PeriodWords
from checks.grammar import change, comparison, rank, share, value
from checks.grammar.drafts import Draft
from checks.grammar.restricting_complements import LARGER, OF_LARGER, WHOLE
from checks.grammar.selections import selection
from checks.grammar.slots import Slots, span
from checks.grammar.taken_together import is_said_of_all
from checks.queries import (
    ChangeQuery,
    ComparisonQuery,
    ExtremeQuery,
    Kind,
    OrderQuery,
    RankQuery,
    ShareQuery,
    ValueQuery,
)
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase
from checks.values import dataclass, replace

_BY_KIND = tuple(
    selection(constructions)
    for constructions in (
        (*value.CONSTRUCTIONS, *share.CONSTRUCTIONS),
        rank.CONSTRUCTIONS,
        comparison.CONSTRUCTIONS,
        change.CONSTRUCTIONS,
    )
)
_TURNING = frozenset(("but", "and", "though", "yet"))
_LINKS = (",", ":", "–", "(", ";", "and", "but", "though", "yet", "while", "or")


@dataclass(frozen=True, slots=True)
class Statement:
    """What a remark is about: measure, entity and time, and the claim that they are taken from."""

    measure: MeasureWords
    entity: EntityWords
    period: PeriodWords
    draft: Draft


def statement(clause: Clause, slots: Slots) -> Statement | None:
    """The value, share or place that the clause before states of one entity; else what was last claimed before it."""
    if clause.link not in _LINKS or is_said_of_all(clause, slots):
        return None
    host = clause.leans_on
    if host is not None and _tells_of_another(host) and clause.nodes[0].text in ("and", "but"):
        host = (
            host.leans_on
        )  # "ahead of Chile, | whose output shrank, | and ahead of Peru": on whom both are told
        return stated_in(host, slots) if host is not None else None
    if host is not None and _turns(clause) and _tells_its_change(host):
        host = host.leans_on  # "34,400 tonnes, | 8% more than in 2023 | and more than Peru"
    found = stated_in(host, slots) if host is not None else None
    if found is not None and host is not None and _turns(clause):
        other = _set_beside(host, found.draft)
        found = found if other is None else _stated_in(host, replace(slots, here=()), other)
    return found or _claimed(clause, slots)


def _tells_of_another(clause: Clause) -> bool:
    """ "…, | whose output shrank, | and …", "more than Peru, | the third-biggest producer, | and …": told of whom the clause before only names."""
    before = clause.leans_on
    described = clause.kind == "apposition" and clause.link == "," and before is not None
    return clause.kind == "relative" or (
        described and before is not None and before.verb is not None and clause.subject is not before.subject
    )


def _turns(clause: Clause) -> bool:
    """Whether a remark goes on with what the one before it was about: "…, | and less than China"."""
    return not _TURNING.isdisjoint((clause.link, clause.nodes[0].text))


def _set_beside(host: Clause, draft: Draft) -> Phrase | None:
    """ "More than | Peru's 2.6 million | but less than China's": the amount of somebody else, about whom a remark does not go on."""
    behind = [after for node, after in zip(host.nodes, host.nodes[1:], strict=False) if node.text == "than"]
    return next(
        (
            phrase
            for phrase in behind
            if isinstance(phrase, Phrase) and phrase.start <= draft.anchor[0] < phrase.end
        ),
        None,
    )


def _claimed(clause: Clause, slots: Slots) -> Statement | None:
    """The last claim of the sentence before a clause, where it is about one measure of one entity."""
    aside = [each for each in slots.sentence.clauses if each.kind == "parenthesis"]
    drafts = [
        draft
        for draft in slots.here
        if draft.anchor[1] <= clause.start
        and draft.construction not in (LARGER, WHOLE)
        and not any(each.start <= draft.anchor[0] < each.end for each in aside)
    ]
    last = max(drafts, key=lambda draft: draft.anchor, default=None)
    if last is not None and _turns(clause):
        compared = _compared_with(last, drafts)
        if compared is not None:
            return _of(compared) if compared.problem is None and not compared.denied else None
    if last is None or last.problem is not None or last.denied:
        return None
    if _figure_between(last, clause.start, slots):
        return None
    told, host = _of(last), clause.leans_on
    if told is not None and host is not None and _is_in_passing(last, host, slots):
        return replace(told, period=slots.period(host)[0])
    return told


def _is_in_passing(draft: Draft, host: Clause, slots: Slots) -> bool:
    """ "Its output, | which had fallen to 5 million tons in 2024 |, recovered, and is more than …": told at a time of its own."""
    relatives = (
        each for each in slots.sentence.clauses if each.kind == "relative" and each.end <= host.start
    )
    return any(each.start <= draft.anchor[0] < each.end for each in relatives)


def _compared_with(figure: Draft, drafts: list[Draft]) -> Draft | None:
    """ "More than Canada's total, | 343 TWh |, but …": the comparison, which goes on behind the other's figure."""
    if not isinstance(figure.query, ValueQuery):
        return None
    whose = figure.query.entity.id
    found = [
        each
        for each in drafts
        if isinstance(each.query, ComparisonQuery) and each.anchor[1] <= figure.anchor[0]
    ]
    last = max(found, key=lambda draft: draft.anchor, default=None)
    others = last.query.others if last is not None and isinstance(last.query, ComparisonQuery) else ()
    return last if whose in [each.id for each in others] else None


def stated_in(clause: Clause, slots: Slots) -> Statement | None:
    """What a clause states last, of one measure of one entity: "its 5.5 million people enjoy a GDP per head of …"."""
    if id(clause) not in slots.stated:
        slots.stated[id(clause)] = clause, _stated_in(clause, replace(slots, here=()))
    found: Statement | None = slots.stated[id(clause)][1]
    return found


def _stated_in(clause: Clause, slots: Slots, beside: Phrase | None = None) -> Statement | None:
    for rules in _BY_KIND:
        found = [
            about
            for rule in rules.of(clause)
            for draft in rule(clause, slots)
            if draft.problem is None
            and not draft.denied
            and draft.construction not in (LARGER, WHOLE)
            and not (beside is not None and beside.start <= draft.anchor[0] < beside.end)
            and (about := _of(draft)) is not None
        ]
        of_one = [about for about in found if about.entity.id not in slots.scopes]
        last = max(of_one or found, key=lambda about: about.draft.anchor[0], default=None)
        if last is not None:
            return None if _figure_between(last.draft, clause.end, slots) else last
    return None


def _tells_its_change(clause: Clause) -> bool:
    """ "…, | 8% more than in 2023 | and more than Peru", "…, | up 8% on 2023 | and …": by how much it is more than it was."""
    first = clause.nodes[0]
    if clause.verb is not None or clause.link != "," or not clause.periods:
        return False
    more = isinstance(first, Phrase) and first.quantity is not None and first.comparative is not None
    return (more or first.text in ("up", "down")) and not any(
        phrase.entities for phrase in clause.objects if phrase is not first
    )


def _figure_between(draft: Draft, end: int, slots: Slots) -> bool:
    """Whether a figure that is not read stands behind what was read: that is what a remark would be about.

    One in parentheses is told in passing, and so is the larger amount of which what was read is a part.
    """
    aside = [
        (each.start, each.end)
        for each in slots.sentence.clauses
        if each.kind == "parenthesis" or _tells_its_change(each)
    ]
    if draft.construction == OF_LARGER:
        aside.append((draft.anchor[1], draft.reach[1]))
    spans = (
        slots.sentence.span(each.first, each.after)
        for each in slots.sentence.quantities
        if each.kind in ("amount", "money", "percent")
    )
    return any(
        draft.anchor[1] <= start and after <= end and not any(first <= start < last for first, last in aside)
        for start, after in spans
    )


def _of(draft: Draft) -> Statement | None:
    """What a claim states of whom; None where it is about several, or about nothing that is measured."""
    query = draft.query
    if isinstance(query, ComparisonQuery) and query.also:
        return None
    if isinstance(query, ValueQuery | RankQuery | ComparisonQuery | ExtremeQuery):
        return Statement(query.measure, query.entity, query.period, draft)
    if isinstance(query, ChangeQuery) and query.to_stated is not None and not query.also:
        return Statement(query.measure, query.entity, query.to_period, draft)  # "rose to 8.8% from 5.4%, | …"
    if isinstance(query, ShareQuery) and len(query.parts) == 1:
        return Statement(query.measure, query.parts[0], query.period, draft)
    if isinstance(query, OrderQuery) and query.entity is not None and query.side in ("above", "below"):
        return Statement(query.measure, query.entity, query.period, draft)
    return None


def remark(
    kind: Kind,
    anchor: tuple[int, int],
    about: Statement,
    query: ComparisonQuery | RankQuery | OrderQuery,
    construction: str,
) -> Draft:
    """A claim that a remark makes of a statement, as it is put there and reaching back to it."""
    return replace(
        about.draft,
        kind=kind,
        anchor=anchor,
        reach=span(about.draft.reach, anchor),
        query=query,
        construction=construction,
    )
