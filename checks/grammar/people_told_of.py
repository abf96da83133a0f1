"""People who are those told of before: "Biggest hosts of refugees ¶ Iran: 3.5 million people". Examples: value.md."""

from __future__ import annotations

from checks.claim_words import MeasureWords
from checks.grammar.slots import Slots
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.values import replace


def as_people_told_of(measure: MeasureWords, clause: Clause, amount: Phrase, slots: Slots) -> MeasureWords:
    """The measure of an amount of people: not a country's population where it takes them in, or a label counts those told of.

    "Uganda has taken in 1.76 million people" leaves open whom, "India is home to 1.46 billion people" does not; "Refugees … ¶ Uganda: 1.76 million people" says it.
    """
    words = english().function
    if measure.concept not in words["concepts_of_people"] or amount.concept is None:
        return measure
    if not amount.concept.data.get("generic") or amount.head not in words["people_nouns"]:
        return measure
    dwellers = words["concepts_of_dwellers"]
    done = {each for name in clause.verb.concepts for each in name.ids} if clause.verb is not None else set()
    spoken_of = [
        each for each in slots.sentence.context.concepts if each in dwellers | words["concepts_of_fled"]
    ]
    takes_in = bool(done & dwellers) and (measure.concept not in done or bool(spoken_of))
    if not (takes_in or (clause.verb is None and spoken_of)):
        return measure
    names = slots.vocabulary_concept(spoken_of[0]) if len(spoken_of) == 1 else ()
    told = slots.measure(clause, amount, names=names) if names else None
    return told or replace(measure, rivals=(*measure.rivals, f"{amount.head} told of"))
