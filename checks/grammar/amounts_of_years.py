"""Amounts and years told apart by "respectively": "2.8 million and 2.6 million tonnes in 2023 and 2024 respectively". Examples: value.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checks.claim_words import EntityWords, MeasureWords, PeriodWords
from checks.grammar.drafts import Construction, Draft, problem_of
from checks.grammar.needs import needs
from checks.grammar.slots import Slots, span
from checks.grammar.telling_concepts import telling_concepts
from checks.queries import Kind, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase
from checks.reading.years import Period

NAME = "amounts_of_years"
_AMOUNTS = ("amount", "count", "percent", "money", "rate")


@needs("subject", "verb", "amount", "several amounts", "dated", said=("respectively",))
def amounts_of_years(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Peru's zinc output was 1.4 million and 1.3 million tonnes in 2022 and 2024 respectively"."""
    subject, verb, sentence = clause.subject, clause.verb, slots.sentence
    amounts = [each for each in sentence.quantities if each.kind in _AMOUNTS]
    years = _years(sentence.periods)
    if subject is None or verb is None or verb.negated or "respectively" not in sentence.said:
        return
    several = len(amounts) == len(years) == len(sentence.quantities) > 1
    if not several or amounts[-1].after > sentence.periods[0].first or subject.start < clause.start:
        return
    about = _about(clause, slots, subject)
    if about is None:
        return
    measure, entity = about
    problem = problem_of(None, entity)
    for amount, year in zip(amounts, years, strict=True):
        query = ValueQuery(measure, entity, slots.with_unit(amount, measure), year)
        anchor = sentence.span(amount.first, amount.after)
        yield Draft(Kind.VALUE, anchor, span(subject, anchor), query, NAME, False, clause.frame, problem)


def are_mixed(draft: Draft, slots: Slots) -> bool:
    """Whether a value's year is among several that "respectively" tells apart, and which is its own is not read."""
    if "respectively" not in slots.sentence.said or not isinstance(draft.query, ValueQuery):
        return False
    years = {time.words.year for time in slots.sentence.periods if time.role == "at"}
    return draft.construction != NAME and len(years) > 1


def _years(periods: Sequence[Period]) -> list[PeriodWords]:
    """ "In 2022, 2023 and 2024", each for itself; "2023 and 2024" is one stretch elsewhere."""
    if len(periods) == 1 and periods[0].role == "over":
        years = periods[0].words.words.split(" and ")
        return (
            [PeriodWords(int(year), words=year) for year in years] if all(map(str.isdecimal, years)) else []
        )
    return [each.words for each in periods] if all(each.role == "at" for each in periods) else []


def _about(clause: Clause, slots: Slots, subject: Phrase) -> tuple[MeasureWords, EntityWords] | None:
    """What all amounts are of, and whose they are: as the subject says, or as the verb tells of a topic."""
    verb, topics = clause.verb, [node for node in clause.nodes if isinstance(node, Phrase) and node.topics]
    if verb is not None and subject.is_measure and subject.place is None and verb.is_a("be", "value"):
        measure, entity = slots.measure(clause, subject), slots.owner(clause, subject)
    elif verb is not None and subject.is_one_entity and verb.telling and len(topics) == 1:
        names = telling_concepts(verb.concepts, topics[0], clause, slots)
        measure, entity = slots.measure(clause, topics[0], names=names), slots.entity(clause, subject)
    else:
        return None
    return (measure, entity) if measure is not None and entity is not None else None


CONSTRUCTIONS: tuple[Construction, ...] = (amounts_of_years,)
