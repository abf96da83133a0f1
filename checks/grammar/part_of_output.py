"""Spending told in money and once more as a part of the GDP: "$38 billion, or 4.15% of GDP". Examples: value.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.amounts import value_draft
from checks.grammar.drafts import Construction, Draft
from checks.grammar.named_percentages import is_part, is_percentage_of
from checks.grammar.needs import needs
from checks.grammar.slots import Slots
from checks.queries import ValueQuery
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.values import replace

_POINTING = (("that",), ("this",), ("it",))
_ALIKE = (("equivalent",), ("equal",), ("equalling",))
_OUTPUT = ("output", "economy")
_LINKS = ("or", ",", "(", "–", ";")


@needs("percentage", "part of a whole")
def amount_is_part_of_gdp(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Sweden spent $12 billion on its military in 2024, or 2% of its GDP"; "Poland spent $38 billion on defence in 2024. That was 4.15% of GDP"."""
    part = _part(clause)
    if part is not None and (model := _spent(clause, slots)) is not None:
        yield from _of_output(clause, slots, part, model)


@needs("percentage", "part of a whole")
def told_amount_is_part_of_gdp(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "… Israel followed with $46.5 billion, 8.8% of its GDP"; "Israel spent $46.5 billion (8.8% of GDP) on its army"."""
    part = _part(clause)
    told = slots.here_before(clause) if part is not None else []
    last = max(told, key=lambda draft: draft.anchor, default=None)
    if part is None or last is None or not isinstance(last.query, ValueQuery):
        return
    between = (slots.sentence.span(each.first, each.after)[0] for each in slots.sentence.quantities)
    if not any(last.anchor[1] <= start < part.start for start in between):
        yield from _of_output(clause, slots, part, last)


def _of_output(clause: Clause, slots: Slots, part: Phrase, model: Draft) -> Iterator[Draft]:
    """What was told in money as a part of the GDP, where it has a measure of its own."""
    if part.whole is None:
        return
    query, whole = model.query, part.whole
    assert isinstance(query, ValueQuery)
    if whole.scope is not None or (whole.owner is not None and whole.owner.id != query.entity.id):
        return
    found = [
        each
        for each in english().percentages
        if each.of == "gdp" and query.measure.concept in each.part - {each.concept}
    ]
    if len(found) != 1 or not (whole.head in _OUTPUT or is_percentage_of(found[0], whole, slots)):
        return
    names = slots.vocabulary_concept(found[0].concept)
    alone = replace(part, whole=None, concept=names[0] if names else None, qualifiers=())
    measure = slots.measure(clause, alone)
    for draft in value_draft(clause, slots, measure, query.entity, alone, "amount_is_part_of_gdp"):
        assert isinstance(draft.query, ValueQuery)
        period = draft.query.period if clause.periods else query.period
        told = replace(draft.query, period=period)
        yield replace(draft, query=told, frame=model.frame, problem=draft.problem or model.problem)


def _part(clause: Clause) -> Phrase | None:
    """The percentage of the GDP that a clause gives, and nothing else."""
    verb, subject, first = clause.verb, clause.subject, clause.objects[0] if clause.objects else None
    if verb is not None and verb.lemma == "equal" and first is None and len(clause.adjuncts) == 1:
        tie, first = clause.adjuncts[0]  # "$38 billion, | equal to 4.2% of GDP"
        return first if tie == "to" and clause.leans_on is not None and is_part(first) else None
    if first is None or len(clause.objects) != 1:
        return None
    if verb is None and first.words[-1:] in _ALIKE and len(clause.adjuncts) == 1:
        tie, part = clause.adjuncts[0]
        return part if tie == "to" and is_part(part) else None
    if not is_part(first):
        return None
    if verb is None:
        return (
            first if not clause.adjuncts and (clause.link in _LINKS or clause.kind == "parenthesis") else None
        )
    points = subject is not None and subject.words in _POINTING and subject.quantity is None
    points = points or clause.opener == "which"
    points = points or (clause.kind == "participle" and clause.leans_on is not None and verb.form == "ing")
    return first if points and not verb.negated and verb.is_a("be", "value", "part_of", "mean") else None


def _spent(clause: Clause, slots: Slots) -> Draft | None:
    """What was just said to be spent: in this sentence, or else in the one before."""
    from checks.grammar import listed, stating  # these constructions are asked here themselves
    from checks.grammar.share_measures import nearest_claim_before

    if slots.sentence.clauses[0] is clause:
        return slots.value_before() if clause.verb is not None else None
    models = (*stating.MODELS, listed.listed_amount)
    model = nearest_claim_before(clause, slots, models, nearest=True)
    return model if model is not None and isinstance(model.query, ValueQuery) else None


CONSTRUCTIONS: tuple[Construction, ...] = (amount_is_part_of_gdp,)
RULES: tuple[Construction, ...] = (told_amount_is_part_of_gdp,)
