"""Countries set against each other by their size alone: "Egypt is three times the size of Italy". Examples: comparison.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import MeasureWords
from checks.grammar.compared import Compared, compared, only_before_subject
from checks.grammar.comparing import About, drafts_of
from checks.grammar.drafts import Construction, Draft, problem_of
from checks.grammar.needs import needs
from checks.grammar.owned import is_size_of_somebody
from checks.grammar.ratios import ratio_of, towards
from checks.grammar.slots import Slots, span
from checks.queries import ComparisonQuery, Kind
from checks.reading.clauses import Clause
from checks.reading.phrases import Node, Phrase

_TERRITORY = frozenset(("area", "coastline"))
_LARGER = frozenset(("larger", "bigger", "smaller", "large", "big", "small"))


@needs("subject", "two objects", verb=("be",))
def country_is_times_the_size(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Egypt is three times the size of Italy": of territory, unless the words around speak of something else."""
    subject, verb = clause.subject, clause.verb
    multiple, size = [*clause.objects[:2], None, None][:2]
    if multiple is None or size is None:
        return
    quantity = multiple.quantity
    if subject is None or verb is None or verb.passive or not is_size_of_somebody(size):
        return
    if not (subject.is_one_entity or (subject.words == ("it",) and _was_told(clause, slots))):
        return
    if quantity is None or quantity.kind not in ("multiple", "part") or multiple.opaque or multiple.concept:
        return
    entity, others = slots.entity(clause, subject), slots.owners(clause, size)
    found = _territory(clause, slots, size)
    if entity is None or len(others) != 1 or others[0].id in slots.scopes or found is None:
        return
    measure, unsure = found
    period, problem = slots.period(clause)
    problem = problem_of(problem, entity, others[0]) or unsure
    ratio, anchor = ratio_of(quantity), (multiple.start, size.end)
    query = ComparisonQuery(measure, entity, others, towards(ratio), ratio, period=period)
    reach, named = span(subject, anchor), "country_is_times_the_size"
    yield Draft(Kind.COMPARISON, anchor, reach, query, named, verb.negated, clause.frame, problem)


@needs("subject", verb=("be",), word=("than", "as"))
def country_is_larger(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Egypt covers 1 million square kilometres; it is bigger than Nigeria": a size of nothing that is named."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or verb.passive or only_before_subject(clause):
        return
    if not (subject.is_one_entity or subject.words == ("it",)) or not _was_told(clause, slots):
        return  # larger in land, people or money
    for each in compared(clause):
        if not _is_by_size(clause, each):
            continue
        entity, found = slots.entity(clause, subject), _territory(clause, slots, each.other)
        if entity is None or found is None:
            return
        measure, unsure = found
        period, problem = slots.period(clause)
        about = About(measure, entity, period, problem or unsure, clause.frame)
        yield from drafts_of(clause, slots, each, about, "country_is_larger", subject)


def _is_by_size(clause: Clause, each: Compared) -> bool:
    """Whether nothing but "larger", "as big" stands between two that are compared."""
    if each.named or each.via or not each.other.is_entity or each.other.is_measure:
        return False
    between = [node for node in clause.nodes if each.start <= node.start < each.other.start]
    return any(_LARGER.intersection(node.text.lower().split()) for node in between)


def _territory(clause: Clause, slots: Slots, beside: Phrase) -> tuple[MeasureWords, str | None] | None:
    """The area, and what stands in the way of meaning it: that something else is spoken of; None where the clause names it."""
    ties = [phrase for tie, phrase in clause.adjuncts if tie not in ("than", "as", "of")]
    if ties or any(_speaks_of_another(node) for node in clause.nodes):
        return None
    measure = slots.measure(clause, beside, names=slots.vocabulary_concept("area"))
    told = (*slots.before, *_told(clause, slots))
    other = any(_concept(draft) not in _TERRITORY for draft in told)
    other = other or any(_speaks_of_another(node) for node in slots.sentence.nodes)
    return (measure, "ambiguous_measure" if other else None) if measure is not None else None


def _was_told(clause: Clause, slots: Slots) -> bool:
    return any(_concept(draft) in _TERRITORY for draft in _told(clause, slots) or slots.before)


def _told(clause: Clause, slots: Slots) -> list[Draft]:
    """What a sentence claims before a clause says what its subject is."""
    since = clause.verb.start if clause.verb is not None else clause.start
    return [draft for draft in slots.here if draft.anchor[1] <= since]


def _concept(draft: Draft) -> str | None:
    measure = getattr(draft.query, "measure", None)
    return measure.concept if isinstance(measure, MeasureWords) else None


def _speaks_of_another(node: Node) -> bool:
    if not isinstance(node, Phrase):
        return False
    names = [name for name in (node.concept, node.agent, node.adjective) if name is not None]
    return bool(node.topics) or any(_TERRITORY.isdisjoint(name.ids) for name in names)


CONSTRUCTIONS: tuple[Construction, ...] = (country_is_times_the_size,)
RULES: tuple[Construction, ...] = (country_is_larger, country_is_times_the_size)
