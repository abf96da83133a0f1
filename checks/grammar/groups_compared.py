"""Several taken together against one, or against others: "Mali and Burkina Faso between them mine more gold than Ghana".

Examples: comparison.md.
"""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords, MeasureWords, PeriodWords
from checks.grammar.compared import Compared, compared
from checks.grammar.compared_sides import of_another_measure
from checks.grammar.compared_with import others, others_are_summed
from checks.grammar.drafts import Construction, Draft, problem_of
from checks.grammar.exceeding import by_which, set_against
from checks.grammar.needs import needs
from checks.grammar.parts import of_every_one
from checks.grammar.ratios import by_how_much, ratio_of, towards
from checks.grammar.slots import Slots, span
from checks.grammar.slots_told import carried_measure
from checks.grammar.taken_together import is_said_of_all, members_taken_together, says_together, values_told
from checks.queries import AggregateQuery, ComparisonQuery, Kind, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase

_POINTING = (("that",), ("this",), ("it",))


@needs("subject", "active", word=("than", "as"))
def group_against_one(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Mali and Burkina Faso between them mine more gold than Ghana"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or verb.passive:
        return
    group = members_taken_together(clause, subject, slots)
    if not group or of_every_one(clause):
        return
    for each in compared(clause):
        named = (subject, *each.named)
        concept = next((p.concept for p in named if p.concept is not None), None)
        names = (concept,) if concept is not None else verb.concepts
        measure = slots.measure(clause, each.other, *named, names=names) if names else None
        if measure is not None:
            period, problem = slots.period(clause)
            yield from _against(
                clause, slots, each, measure, group, period, problem, subject, "group_against_one"
            )


@needs("no verb")
def remark_on_group(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Brazil, Madagascar and Mozambique have combined graphite reserves of 126 million tonnes, more than China"."""
    if clause.verb is not None or clause.link not in (",", "–", ":", "(", ";"):
        return
    drafts = slots.here_before(clause)
    last = max(drafts, key=lambda draft: draft.anchor, default=None)
    query: object = last.query if last is not None else None
    members = _group_told(last) if last is not None and last.problem is None else ()
    one_by_one = values_told(clause, slots) if not members and is_said_of_all(clause, slots) else ()
    if one_by_one:
        query, members = one_by_one[0], tuple(each.entity for each in one_by_one)
    if not isinstance(query, AggregateQuery | ComparisonQuery | ValueQuery) or len(members) < 2:
        return
    for each in compared(clause):
        named = "remark_on_group"
        yield from _against(clause, slots, each, query.measure, members, query.period, None, None, named)
    part = clause.objects[0] if len(clause.objects) == 1 and not clause.adjuncts else None
    whole = part.whole if part is not None else None
    if part is None or part.quantity is None or whole is None or not part.quantity.is_fraction:
        return
    against = slots.owners(clause, whole) if whole.is_measure else ()
    if len(against) != 1 or against[0].id in slots.scopes or against[0].id in {each.id for each in members}:
        return
    if whole.concept is None or query.measure.concept in whole.concept.ids:
        ratio, anchor = ratio_of(part.quantity), (part.start, part.end)
        first, rest = members[0], members[1:]
        told = ComparisonQuery(
            query.measure, first, against, towards(ratio), ratio, period=query.period, also=rest
        )
        yield Draft(Kind.COMPARISON, anchor, span(anchor, part), told, "remark_on_group", frame=clause.frame)


def _group_told(draft: Draft) -> tuple[EntityWords, ...]:
    """The members of whom a claim tells the sum: "have combined reserves of …", "together mined more than Ghana"."""
    query = draft.query
    if isinstance(query, ComparisonQuery):
        return (query.entity, *query.also) if query.also else ()
    told = _sum_of(draft)
    return told.members if told is not None else ()


@needs("subject", "active", word=("than", "as"), verb=("be",))
def sum_told_is_more(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile and Peru together mined 7.9 million tons of copper in 2024. That is more than the DRC and China combined"."""
    subject, verb = clause.subject, clause.verb
    last = max(slots.before, key=lambda draft: draft.anchor, default=None)
    if subject is None or verb is None or verb.passive or subject.words not in _POINTING or last is None:
        return
    told = _sum_of(last)
    if told is None:
        return
    measure = carried_measure(told.measure)
    for each in compared(clause):
        name = "sum_told_is_more"
        yield from _against(clause, slots, each, measure, told.members, told.period, None, subject, name)


def _sum_of(draft: Draft) -> AggregateQuery | None:
    """The sum of the figures of several that a claim gives; None where it gives none, or not for sure."""
    query = draft.query
    if draft.problem is not None or not isinstance(query, AggregateQuery) or query.how != "sum":
        return None
    return query if len(query.members) > 1 and query.top is None and not query.all_but else None


def _against(
    clause: Clause,
    slots: Slots,
    each: Compared,
    measure: MeasureWords,
    group: tuple[EntityWords, ...],
    period: PeriodWords,
    problem: str | None,
    subject: Phrase | None,
    construction: str,
) -> Iterator[Draft]:
    """The comparison of a group, taken together, with one or with others taken together."""
    against, amounts = others(clause, slots, each), by_how_much(each, measure, slots)
    together = len(against) == 1 or others_are_summed(clause, slots, each.other)
    if not against or not together or amounts is None or each.size == "fast":
        return
    if not {entity.id for entity in against}.isdisjoint(entity.id for entity in group):
        return
    ratio, difference = amounts
    query = ComparisonQuery(
        measure, group[0], against, each.direction, ratio, difference, period=period, also=group[1:]
    )
    anchor = (each.start, each.end)
    denied = clause.verb is not None and clause.verb.negated
    problem = problem_of(problem, *against, *group)
    yield Draft(
        Kind.COMPARISON, anchor, span(anchor, subject), query, construction, denied, clause.frame, problem
    )


@needs("subject", verb=("exceed", "trail", "match"))
def group_exceeds_one(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "The combined bauxite reserves of Vietnam and Indonesia exceed Australia's by 2.4 billion tons"."""
    subject, verb, found = clause.subject, clause.verb, set_against(clause, slots)
    if subject is None or verb is None or found is None or len(subject.listed) < 2:
        return
    direction, other = found
    said = (*clause.adverbs, *subject.words)
    if subject.concept is None or not says_together(said):
        return
    against, measure = slots.owners(clause, other), slots.measure(clause, subject, other)
    together = len(against) == 1 or others_are_summed(clause, slots, other)
    if not against or not together or measure is None or of_another_measure(subject, other):
        return
    by = [phrase for tie, phrase in clause.adjuncts if tie == "by" and phrase is not other]
    ratio, difference = by_which(by, [p for p in clause.objects if p is not other], direction, slots, measure)
    period, problem = slots.period(clause)
    problem = problem_of(problem, *against, *subject.listed)
    first, *rest = subject.listed
    query = ComparisonQuery(
        measure, first, against, direction, ratio, difference, period=period, also=tuple(rest)
    )
    anchor, name = span((verb.start, verb.end), other, *by), "group_exceeds_one"
    yield Draft(
        Kind.COMPARISON, anchor, span(subject, anchor), query, name, verb.negated, clause.frame, problem
    )


CONSTRUCTIONS: tuple[Construction, ...] = (group_against_one, sum_told_is_more, group_exceeds_one)
REMARKS: tuple[Construction, ...] = (remark_on_group,)
