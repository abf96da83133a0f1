"""A share told once more, in figures: "most of the world's tungsten, about 83% of it". Examples: share.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.drafts import Construction, Draft, problem_of
from checks.grammar.needs import needs
from checks.grammar.parts import plain_part
from checks.grammar.slots import Slots, span
from checks.grammar.slots_told import carried_entity, carried_measure
from checks.queries import Kind, ShareQuery
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.values import replace

_PRONOUNS = (("it",), ("them",), ("that",), ("the", "total"), ("all",))
_TIES = ("or", "–", ",", "(", ":", "and")


@needs("no verb", "object")
def share_in_figures(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Morocco holds the lion's share of the world's phosphate rock, | about 68% of it"."""
    if len(clause.objects) != 1 or clause.adjuncts or clause.link not in _TIES:
        return
    part = clause.objects[0]
    whole, quantity = part.whole, part.quantity
    if quantity is None or not quantity.is_fraction or whole is None:
        return
    if whole.words not in _PRONOUNS or part.concept is not None or part.topics:
        return
    here = slots.here_before(clause)
    last = max(here, key=lambda draft: draft.anchor, default=None)
    if last is None or not isinstance(last.query, ShareQuery) or last.denied:
        return
    query = replace(last.query, stated=quantity.stated)
    anchor = (part.start, part.end)
    yield Draft(
        Kind.SHARE,
        anchor,
        span(last.anchor, anchor),
        query,
        "share_in_figures",
        False,
        last.frame,
        last.problem,
    )


@needs("subject", "active", "concept verb", "object", "part of a whole")
def part_of_it_too(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Most of the world's tungsten is mined in China; Vietnam digs 4 percent of it"."""
    subject, verb, part = clause.subject, clause.verb, clause.objects[0] if len(clause.objects) == 1 else None
    if subject is None or verb is None or part is None or part.whole is None or verb.negated:
        return
    plain = (
        part.concept is None and not part.topics and part.quantity is not None and part.quantity.is_fraction
    )
    if not plain or part.quantity is None or part.whole.words != ("it",) or clause.adjuncts:
        return
    last = max(slots.here_before(clause), key=lambda draft: draft.anchor, default=None)
    if last is None or not isinstance(last.query, ShareQuery) or last.denied:
        return
    measure, entity = last.query.measure, slots.entity(clause, subject)
    how = {each for name in verb.concepts for each in name.data.get("qualifiers", "").split()}
    same = any(measure.concept in name.ids for name in verb.concepts) and how <= set(measure.qualifiers)
    if not same or entity is None or len(subject.entities) > 1:
        return
    period, problem = slots.period(clause) if clause.periods else (last.query.period, last.problem)
    query = replace(last.query, parts=(entity,), stated=part.quantity.stated, period=period)
    anchor, name, problem = (part.start, part.end), "part_of_it_too", problem_of(problem, entity)
    yield Draft(Kind.SHARE, anchor, span(anchor, subject), query, name, False, clause.frame, problem)


@needs("subject", "object", "antecedent", verb=("be", "value"), kind=("relative",))
def share_of_whom(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "The bulk of the world's niobium is mined in Brazil, whose share is 91 percent"."""
    subject, verb, who = clause.subject, clause.verb, clause.antecedent
    amount = clause.objects[0] if len(clause.objects) == 1 else None
    if subject is None or verb is None or amount is None or who is None or clause.opener != "whose":
        return
    share = subject.text.lower() in english().function["share_nouns"]  # but not "a share of exports"
    if not share or not plain_part(amount) or amount.quantity is None or clause.adjuncts or verb.negated:
        return
    last = max(slots.here_before(clause), key=lambda draft: draft.anchor, default=None)
    told = last.query if last is not None and not last.denied else None
    if last is None or not isinstance(told, ShareQuery) or told.parts != who.entities:
        return
    period, problem = slots.period(clause) if clause.periods else (told.period, last.problem)
    query = replace(told, stated=amount.quantity.stated, period=period)
    anchor, name = slots.sentence.span(amount.quantity.first, amount.quantity.after), "share_of_whom"
    yield Draft(Kind.SHARE, anchor, span(anchor, subject), query, name, False, clause.frame, problem)


@needs("verb", "object", verb=("be", "value"))
def share_at_another_time(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Saudi Arabia pumped 11% of the world's oil in 2024. That share was 13% in 2022"; "… In 2022 it was 13%"."""
    verb, amount = clause.verb, clause.objects[0] if len(clause.objects) == 1 else None
    if verb is None or amount is None or amount.quantity is None or verb.passive or verb.modal:
        return
    bare = amount.whole is None and amount.concept is None and not amount.topics and not amount.opaque
    if not amount.quantity.is_fraction or not bare or amount.comparative is not None:
        return
    if clause.adjuncts or not _is_that_share(clause):
        return
    told = [draft for draft in slots.earlier(clause) if draft.problem is None and not draft.denied]
    last = max(told, key=lambda draft: draft.anchor, default=None)
    if last is None or not isinstance(last.query, ShareQuery) or len(last.query.parts) != 1:
        return
    period, problem = slots.period(clause)
    if period.year is None or period.year == last.query.period.year:
        return
    measure, (part,) = carried_measure(last.query.measure), last.query.parts
    stated, parts = slots.with_unit(amount.quantity), (carried_entity(part),)
    query = replace(last.query, measure=measure, parts=parts, stated=stated, period=period)
    anchor, name = (amount.start, amount.end), "share_at_another_time"
    yield Draft(
        Kind.SHARE, anchor, span(anchor, clause.subject), query, name, verb.negated, clause.frame, problem
    )


@needs("subject", "object", verb=("be", "value"))
def share_by_another(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Morocco holds three-quarters of the world's phosphate rock, a lobbyist says. The USGS's figure is 68%": the same share."""
    subject, verb, amount = clause.subject, clause.verb, clause.objects[0]
    source = subject is not None and subject.publisher is not None
    if verb is None or subject is None or not source or verb.negated or verb.modal or clause.adjuncts:
        return
    figure = subject.head in english().function["figure_nouns"] and len(subject.words) == 1
    bare = amount.whole is None and amount.concept is None and not amount.topics and not amount.opaque
    told = [draft for draft in slots.earlier(clause) if draft.problem is None and not draft.denied]
    last = max(told, key=lambda draft: draft.anchor, default=None)
    if not figure or not bare or amount.quantity is None or not amount.quantity.is_fraction:
        return
    if last is None or not isinstance(last.query, ShareQuery) or len(last.query.parts) != 1:
        return
    period, problem = slots.period(clause)
    period = period if period.year is not None else last.query.period
    measure, (part,) = carried_measure(last.query.measure), last.query.parts
    stated, parts = slots.with_unit(amount.quantity), (carried_entity(part),)
    query = replace(last.query, measure=measure, parts=parts, stated=stated, period=period)
    anchor, name = (amount.start, amount.end), "share_by_another"
    yield Draft(Kind.SHARE, anchor, span(anchor, subject), query, name, False, clause.frame, problem)


@needs("owned amount")
def part_of_anothers(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Peru's 11% of the world's copper is dwarfed by Chile's 23%": another one's part of the same."""
    for part in (node for node in clause.nodes if isinstance(node, Phrase)):
        if part.owner is None or not plain_part(part) or part.opaque or part.quantity is None:
            continue
        since = clause.leans_on.start if clause.verb is None and clause.leans_on is not None else clause.start
        told = [each for each in slots.here if each.anchor[1] <= part.start and each.anchor[0] >= since]
        last = max(told, key=lambda draft: draft.anchor, default=None)
        if last is None or not isinstance(last.query, ShareQuery) or last.denied or last.problem is not None:
            continue
        query = replace(last.query, parts=(part.owner,), stated=part.quantity.stated)
        anchor = slots.sentence.span(part.quantity.first, part.quantity.after)
        yield Draft(Kind.SHARE, anchor, span(part, anchor), query, "part_of_anothers", frame=last.frame)


def _is_that_share(clause: Clause) -> bool:
    """ "That share", "the proportion", "it": the share told last, in a clause about it alone."""
    subject = clause.subject
    if subject is None or subject.owner is not None or subject.owner_anaphor:
        return False
    part = subject.head in english().function["share_nouns"] and len(subject.words) == 2
    return subject.words == ("it",) or (part and subject.whole is None)


RULES: tuple[Construction, ...] = (
    share_in_figures,
    part_of_it_too,
    share_of_whom,
    share_at_another_time,
    share_by_another,
    part_of_anothers,
)
