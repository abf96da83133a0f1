"""What an amount without words of its own goes on from: the last claim about a measure before it."""

from __future__ import annotations

from checks.claim_words import EntityWords, MeasureWords, PeriodWords, Stated
from checks.grammar.drafts import Draft
from checks.grammar.slots import Slots
from checks.grammar.slots_told import main_of, main_of_clause
from checks.queries import AggregateQuery, ChangeQuery, ComparisonQuery, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.quantities import Quantity
from checks.values import dataclass


@dataclass(frozen=True, slots=True)
class Model:
    """What an amount goes on from: the claim, its measure, entity and time, and its number, where it states one."""

    draft: Draft
    measure: MeasureWords
    entity: EntityWords | None
    period: PeriodWords
    stated: Stated | None
    quantity: Quantity | None


def model_of(clause: Clause, anchor: tuple[int, int], found: list[Draft], slots: Slots) -> Model | None:
    """The last claim about a measure before an amount, here or in the sentence before."""
    here = [draft for draft in found if draft.anchor[1] <= anchor[0]]
    before = [draft for draft in slots.before if not draft.is_open and draft.problem is None]
    values = [draft for draft in before if isinstance(draft.query, ValueQuery)]
    spoken = main_of(values) if values and values[-1] is before[-1] else before[-1] if before else None
    if spoken is not None and isinstance(spoken.query, ValueQuery):
        spoken = None if slots.are_of_several_topics(values, spoken.query.measure.concept) else spoken
    last = max(here, key=lambda draft: draft.anchor, default=None)
    last = main_of_clause(clause, last, here, slots.sentence.clauses) if last is not None else spoken
    measure = getattr(last.query, "measure", None) if last is not None else None
    if last is None or last.denied or not isinstance(measure, MeasureWords):
        return None
    problem = last.problem
    if problem is not None and not (problem == "unknown_entity" and _has_ambiguous_name(last, slots)):
        return None
    counted = max(
        (draft for draft in here if _counts(draft, measure)), key=lambda draft: draft.anchor, default=last
    )
    summed = isinstance(counted.query, AggregateQuery) and counted.query.how in ("sum", "mean")
    stated = counted.query.stated if isinstance(counted.query, ValueQuery | AggregateQuery) else None
    stated = stated if summed or isinstance(counted.query, ValueQuery) else None
    like_it = [draft for draft in here if _counts(draft, measure)]
    told = [counted] if summed else sorted(like_it, key=lambda draft: draft.anchor, reverse=True)
    quantity = next((each for draft in told if (each := _with_unit(draft, slots))), None)
    entity, period = getattr(last.query, "entity", None), getattr(last.query, "period", PeriodWords())
    if (
        isinstance(last.query, ComparisonQuery | ChangeQuery)
        and period.year is None
        and isinstance(counted.query, ValueQuery)
    ):
        period = counted.query.period  # "at $1.6 trillion in 2025, is bigger than Mexico's, | at …"
    entity = entity if problem is None else None
    return Model(last, measure, entity, period, stated, quantity if last in here else None)


def _has_ambiguous_name(draft: Draft, slots: Slots) -> bool:
    """ "French reactors generated 380 TWh, | Korean ones 189 | and Japanese ones 85": which Korea, but the list goes on."""
    return any(
        draft.reach[0] <= hit.start and hit.end <= draft.reach[1] and len(name.ids) > 1
        for hit in slots.sentence.hits
        for name in hit.entry.names
        if name.kind in ("entity", "adjective")
    )


def _with_unit(draft: Draft, slots: Slots) -> Quantity | None:
    """The quantity that a value states, where it is written with a unit: all its words, or those in "grew by | 5.7 percent"."""
    for quantity in slots.sentence.quantities:
        start, end = slots.sentence.span(quantity.first, quantity.after)
        inside = draft.anchor[0] <= start and end <= draft.anchor[1]
        if inside and quantity.stated.unit is not None and not quantity.bare:
            return quantity
    return None


def _counts(draft: Draft, measure: MeasureWords) -> bool:
    """Whether a draft is a value of a measure, whose unit one without a unit has."""
    query = draft.query
    same = isinstance(query, ValueQuery) and query.measure.concept == measure.concept
    return same and isinstance(query, ValueQuery) and query.measure.topic == measure.topic


def is_in_percent(model: Model) -> bool:
    """ "Two-thirds of China's people live in towns; in Kenya it is | a third": a part of what the measure is a percentage of."""
    return model.stated is not None and model.stated.unit == "%" and isinstance(model.draft.query, ValueQuery)


def fell_here(clause: Clause, slots: Slots) -> bool:
    """ "Argentina shrank for the second year running, | by 1.3%": by how much the clause right before says that something fell."""
    before = next((each for each in reversed(slots.sentence.clauses) if each.end <= clause.start), None)
    verb = before.verb if before is not None else None
    by = clause.verb is None and [tie for tie, _ in clause.adjuncts] == ["by"]
    return by and not clause.objects and verb is not None and verb.is_a("fall") and not verb.negated
