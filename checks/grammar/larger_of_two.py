"""Two set against each other without "than": "Of the two, Peru has the larger reserves", "Peru, not Chile, …". Examples: comparison.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords
from checks.grammar.drafts import Construction, Draft, problem_of
from checks.grammar.needs import needs
from checks.grammar.ordering import comparative
from checks.grammar.rank_alone import concepts_measured
from checks.grammar.slots import Slots, span
from checks.queries import ComparisonQuery, Kind
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.phrases import Phrase
from checks.reading.relative_subjects import says_who_is_not_meant

_PICKING = ("of", "between")
_INSTEAD = ("rather than", "instead of", "not")


@needs("subject", "active", "object", "compared")
def has_the_larger(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Of Peru and Chile, Peru has the larger silver reserves"; "Peru mines more silver than Chile, but Chile has the larger copper reserves"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or verb.passive or not subject.is_one_entity or _is_set_beside(clause):
        return
    compared, who = comparative(clause), subject.entities[0]
    held = next((each for each in clause.objects if each.concept or each.agent or each.topics), None)
    if compared is None or held is None or held.quantity is not None or held.owner is not None or held.opaque:
        return
    definite = held.comparative is not None and held.words[:1] == ("the",)
    other = _named_apart(clause, slots, who) or (_named_before(clause, slots, who) if definite else None)
    if other is None:
        return
    names = () if held.agent is not None else concepts_measured(held, verb.concepts)
    measure = slots.measure(clause, held, names=names)
    if measure is None or (held.agent is None and not names):
        return
    period, problem = slots.period(clause)
    query = ComparisonQuery(measure, who, (other,), "less" if compared == "less" else "more", period=period)
    more = next(node.start for node in clause.tail if node.comparative is not None)
    anchor = span((more, held.end))
    problem = problem_of(problem, who, other)
    yield Draft(
        Kind.COMPARISON,
        anchor,
        span(anchor, subject),
        query,
        "has_the_larger",
        verb.negated,
        clause.frame,
        problem,
    )


def _is_set_beside(clause: Clause) -> bool:
    """Whether a clause says itself with what it compares: "than", "as"; "rather than" does not."""
    return any(isinstance(node, Item) and node.text in ("than", "as") for node in clause.nodes)


def _named_apart(clause: Clause, slots: Slots, who: EntityWords) -> EntityWords | None:
    """The other one where words put it beside: "Of Peru and Chile, …", "…, | not Chile, | …", "… | rather than Chile | …"."""
    found: list[EntityWords] = []
    for each in slots.sentence.clauses:
        if each.start >= clause.end and each.verb is not None:
            break
        if says_who_is_not_meant(each) or (each.verb is None and each.adjunct(*_PICKING) is not None):
            found += [entity for node in each.nodes if isinstance(node, Phrase) for entity in node.entities]
    found += [entity for tie, each in clause.adjuncts if tie in _INSTEAD for entity in each.entities]
    return _other_than(who, found)


def _named_before(clause: Clause, slots: Slots, who: EntityWords) -> EntityWords | None:
    """The other one where just two are spoken of before: "China and India …, but India has the larger population"."""
    here = [
        entity
        for each in slots.sentence.clauses
        if each.end <= clause.start
        for node in each.nodes
        if isinstance(node, Phrase)
        for entity in (*node.entities, *((node.owner,) if node.owner is not None else ()))
    ]
    before = [
        entity
        for draft in slots.before
        for entity in (getattr(draft.query, "entity", None), *getattr(draft.query, "others", ()))
        if entity is not None
    ]
    return _other_than(who, [each for each in here or before if each.id not in slots.scopes])


def _other_than(who: EntityWords, found: list[EntityWords]) -> EntityWords | None:
    others = {each.id: each for each in found if each.id != who.id}
    return next(iter(others.values())) if len(others) == 1 else None


CONSTRUCTIONS: tuple[Construction, ...] = (has_the_larger,)
