"""Averages of what is told year by year: "an average output of 5.3 million tons" is the amount of no year that a table has."""

from __future__ import annotations

from checks.claim_words import MeasureWords
from checks.grammar.drafts import Draft
from checks.grammar.slots import Slots
from checks.queries import AggregateQuery, ComparisonQuery, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.values import replace

_AVERAGES = frozenset(("average", "averages", "averaged", "averaging", "mean", "daily"))
_ADDED_UP = frozenset(("mass", "money", "energy", "volume"))
_OF_EACH = frozenset(("percent", "time", "rate"))
_BY_TIME = ("bbl/d",)


def is_averaged(draft: Draft, clause: Clause, slots: Slots) -> bool:
    """ "Chile's average copper output", "Peru mines 2.6 million tons on average", "Norway's daily output of ilmenite is 360,000 tons"."""
    if _AVERAGES.isdisjoint(slots.sentence.said) or isinstance(draft.query, AggregateQuery):
        return False
    query, measure = draft.query, getattr(draft.query, "measure", None)
    if not isinstance(measure, MeasureWords) or not _adds_up(measure, slots):
        return False
    stated = query.stated if isinstance(query, ValueQuery) else None
    if stated is not None and stated.unit in _BY_TIME:
        return False
    words = measure.words.lower().split()
    if not _AVERAGES.isdisjoint(words):
        return stated is not None or "daily" not in words  # the largest daily output is the largest of a year
    if stated is not None and not _AVERAGES.isdisjoint(_words_at(draft, slots)):
        return True
    first = slots.sentence.clauses[0]
    opening = first.verb is None and "on average" in first.adverbs
    on_average = "on average" in clause.adverbs or opening
    return on_average or (clause.verb is not None and clause.verb.lemma == "average")


def unsure_of_means(drafts: list[Draft], slots: Slots) -> list[Draft]:
    """ "Italy exported $726 billion; the OECD | average | was $380 billion", "more than the OECD | average": no figure of the group where the members' add up."""
    if _AVERAGES.isdisjoint(slots.sentence.said):
        return drafts
    return [
        replace(draft, problem=draft.problem or "ambiguous_measure") if _is_mean(draft, slots) else draft
        for draft in drafts
    ]


def _is_mean(draft: Draft, slots: Slots) -> bool:
    query = draft.query
    if isinstance(query, ComparisonQuery) and any(each.id in slots.scopes for each in query.others):
        tokens = [token for token in slots.sentence.tokens if token.start >= draft.anchor[0]]
        inside = sum(token.start < draft.anchor[1] for token in tokens)
        said = {token.text for token in tokens[: inside + 1]}
        return not _AVERAGES.isdisjoint(said) and not is_of_each(query.measure, slots)
    if not isinstance(query, ValueQuery) or query.entity.id not in slots.scopes:
        return False
    clauses = (each for each in slots.sentence.clauses if each.start <= draft.anchor[0] < each.end)
    clause = next(clauses, None)
    words = clause.subject.words if clause is not None and clause.subject is not None else ()
    verb = clause.verb if clause is not None else None
    averaged = not _AVERAGES.isdisjoint(words) or (verb is not None and verb.lemma == "average")
    return averaged and not is_of_each(query.measure, slots)


def is_of_each(measure: MeasureWords, slots: Slots) -> bool:
    """Whether a group's average in a measure is the group's own figure: a rate, a percentage, or what each person has."""
    held = slots.dimensions.get(measure.concept, frozenset())
    of_each = (bool(held) and held <= _OF_EACH) or slots.is_per_head(measure.concept)
    return of_each or measure.concept in english().function["concepts_of_each_person"]


def as_averaged(measure: MeasureWords, unit: str, slots: Slots) -> MeasureWords:
    """The measure of a table in a unit, open where its title tells of averages: "Average copper production, 2024"."""
    averaged = _AVERAGES.intersection(measure.words.lower().split())
    if not averaged or unit in _BY_TIME or not _adds_up(measure, slots):
        return measure
    return replace(measure, rivals=(*measure.rivals, *sorted(averaged)))


def _words_at(draft: Draft, slots: Slots) -> list[str]:
    """The words of the phrase that states an amount: "an average output of 5.3 million tons"."""
    nodes = (node for node in slots.sentence.nodes if node.start <= draft.anchor[0] < node.end)
    return [word for node in nodes for word in node.text.lower().split()]


def _adds_up(measure: MeasureWords, slots: Slots) -> bool:
    """Whether a measure's amounts are those of a whole country and year: not a rate, and not what each person has."""
    each = english().function["concepts_of_each_person"]
    if measure.concept in each or slots.is_per_head(measure.concept):
        return False
    return not _ADDED_UP.isdisjoint(slots.dimensions.get(measure.concept, frozenset()))
