"""What was claimed last before a clause, from which it may go on: "Only China made more", "ten times as much"."""

from __future__ import annotations

from typing import Any

from checks.claim_words import EntityWords, MeasureWords, PeriodWords
from checks.grammar.drafts import Draft
from checks.grammar.set_against import marked_as_set_against
from checks.grammar.slots import Slots
from checks.queries import RankQuery, ShareQuery
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase
from checks.values import dataclass


@dataclass(frozen=True, slots=True)
class Told:
    """What was claimed last: of whom, of what, when, and against whom, where it was a comparison."""

    measure: MeasureWords
    entity: EntityWords
    period: PeriodWords
    others: tuple[EntityWords, ...]
    draft: Draft


def told_before(clause: Clause, slots: Slots) -> Told | None:
    """The claim that stands last before a clause, here or in the sentence before, if all there are about one entity."""
    here = [draft for draft in slots.here_before(clause) if not _is_of_subject(draft, clause, slots)]
    here = marked_as_set_against(here, slots.sentence)
    said = [draft for draft in here or slots.before if draft.problem is None and not draft.set_against]
    drafts = [draft for draft in said if not draft.denied or isinstance(draft.query, RankQuery)]
    spoken = [draft for draft in drafts if draft in slots.before or not _is_aside(draft, slots)]
    drafts = spoken or drafts
    last = max(drafts, key=lambda draft: draft.anchor, default=None)
    if last is None or not isinstance(getattr(last.query, "measure", None), MeasureWords):
        return None
    if last in slots.before and slots.is_behind_an_amount(clause):
        return None
    queries: list[Any] = [draft.query for draft in drafts]
    entities = {_whose(query) for query in queries}
    measures = {(query.measure.concept, query.measure.topic) for query in queries}
    if len({each.id if each else None for each in entities}) != 1 or None in entities or len(measures) != 1:
        return None
    query: Any = last.query
    entity, period = _whose(query), getattr(query, "period", PeriodWords())
    assert entity is not None
    return Told(query.measure, entity, period, getattr(query, "others", ()), last)


def time_like(clause: Clause, slots: Slots, told: Told) -> tuple[PeriodWords, str | None]:
    """When one has more than was told, and the problem that it may be at another time: "China mined less | in 2010"."""
    said, problem = slots.period(clause)
    if problem is None and "ever" in {node.text for node in clause.nodes}:
        problem = "ambiguous_period"
    if said.year is None:
        undated = any(time.words.edition is None for time in clause.periods)
        return told.period, problem or ("ambiguous_period" if undated else None)
    return said, problem or (None if told.period.year in (None, said.year) else "ambiguous_period")


def _is_of_subject(draft: Draft, clause: Clause, slots: Slots) -> bool:
    """ "Only China (4.1 million tons) | mined more": what a bracket says of a clause's own subject."""
    begun = clause.subject.start if clause.subject is not None else clause.start
    return any(
        each.kind == "parenthesis" and begun < each.start <= draft.anchor[0] < each.end
        for each in slots.sentence.clauses
    )


def _is_aside(draft: Draft, slots: Slots) -> bool:
    """ "Russia, which has five million tons of vanadium, mined 20,000 tons of it": what a relative clause says in passing."""
    aside = (each for each in slots.sentence.clauses if each.kind == "relative")
    return any(each.start <= draft.anchor[0] and draft.anchor[1] <= each.end for each in aside)


def _whose(query: Any) -> EntityWords | None:
    """The one entity that a claim is about, a part included: "Japan has most of the world's iodine"."""
    parts = query.parts if isinstance(query, ShareQuery) else ()
    whose: EntityWords | None = parts[0] if len(parts) == 1 else getattr(query, "entity", None)
    return whose


def where_else(clause: Clause) -> Phrase | None:
    """Whose figure "it" is where a place stands before: "In neighbouring Belgium | it was less than half of that"."""
    verb = clause.verb
    found = [phrase for tie, phrase in clause.adjuncts if tie == "in" and verb and phrase.end <= verb.start]
    return found[0] if len(found) == 1 and len(found[0].entities) == 1 else None
