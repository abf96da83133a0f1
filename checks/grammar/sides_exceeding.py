"""The two sides where one exceeds another: what is compared, whose it is, and against whom it is set."""

from __future__ import annotations

from checks.claim_words import EntityWords, MeasureWords
from checks.claims import Frame
from checks.grammar.compared_sides import of_another_measure
from checks.grammar.measured_in import measured_in
from checks.grammar.owned import more_owners, says_whose
from checks.grammar.slots import Slots
from checks.grammar.value_before import model_before
from checks.queries import ValueQuery
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.values import replace


def is_another_thing(subject: Phrase, other: Phrase) -> bool:
    """ "Turkey's refugees outnumber Germany's | soldiers": whether a measure is set against something else."""
    unknown = other.opaque and other.concept is None and other.head != "only"
    unknown = unknown and not (other.elliptic or other.anaphor or other.entities)
    return of_another_measure(subject, other) or unknown


def sides(
    clause: Clause, slots: Slots, subject: Phrase, other: Phrase
) -> tuple[MeasureWords | None, EntityWords | None, tuple[EntityWords, ...]]:
    """What is compared, whose it is, and against whom it is set."""
    if subject.is_measure:
        measure, entity = slots.measure(clause, subject, other), slots.owner(clause, subject)
        measure, against = _in_pace(clause, measure), slots.owners(clause, other)
    else:
        measure = measured_in(clause, slots, subject, other)
        entity = slots.entity(clause, subject)
        if entity is None and other.elliptic and subject.words == ("it",):
            entity = slots.owner_of_it(clause)
        stands_in = other.elliptic or other.anaphor is not None
        against = slots.owners(clause, other) if stands_in else other.entities
        if not against and (outdone := slots.outdone(other)) is not None:
            against = (outdone,)
        if (told := _figure_told(clause, subject, slots)) is not None:
            measure, entity = told.measure, told.entity
            against = against or slots.owners(clause, other)
    if says_whose(other):
        against = (*against, *more_owners(clause, slots))
    return measure, entity, against


def _in_pace(clause: Clause, measure: MeasureWords | None) -> MeasureWords | None:
    """ "Russia's economy grew by 4.1%, | outpacing America's": in growth; by itself "outpaced" may be in size, too."""
    if measure is None or measure.concept != "gdp" or clause.verb is None or clause.verb.lemma != "outpace":
        return measure
    grown = clause.leans_on.verb if clause.leans_on is not None else None
    told = grown is not None and any("growth" in name.ids for name in grown.concepts)
    return replace(measure, concept="growth") if told else replace(measure, rivals=("growth",))


def _figure_told(clause: Clause, subject: Phrase, slots: Slots) -> ValueQuery | None:
    """ "Peru mined 2.6 million tons of copper in 2024, | a total exceeded only by Chile": the value that the words sum up."""
    words = english().function
    nouns = (*words["level_nouns"], *words["rate_nouns"], *words["quantity_nouns"])
    sums_up = subject.words[:1] in (("a",), ("an",)) and len(subject.words) == 2 and subject.head in nouns
    if not sums_up or clause.link not in (",", "–") or clause.leans_on is None or clause.leans_on.adjuncts:
        return None
    model = model_before(clause, slots)
    told = model is not None and model.problem is None and not model.denied
    query = model.query if told and model is not None and model.frame is Frame.ASSERTED else None
    return query if isinstance(query, ValueQuery) else None


def is_outcome(clause: Clause) -> bool:
    """ "Brazil's wind output grew by 13%, | overtaking Britain's": that it came to be ahead with a change."""
    before = clause.leans_on
    moves = before is not None and before.verb is not None and before.verb.is_a("rise", "fall")
    return moves and clause.kind == "participle" and before is not None and before.end <= clause.start


def completes_place(clause: Clause, slots: Slots, above: int) -> bool:
    """ "Trailing China and Peru, | Bolivia is the third-largest": whether those `above` are all who stand above a place."""
    if clause.kind != "participle" or clause.subject is None:
        return False
    for other in slots.sentence.clauses:
        places = [phrase.place for phrase in other.objects if phrase.place is not None]
        if other.subject is clause.subject and len(places) == 1:
            place = places[0]
            return place.low == place.high == above + 1 and not (place.several or place.from_bottom)
    return False
