"""How many things or people there are at large, where no number says it. Examples: count.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.slots import Slots
from checks.queries import CountQuery, Kind
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase


@needs("amount", "vague")
def vague_number_of_things(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Hundreds of Western firms exited Russia"; "thousands of miners marched"."""
    for phrase in (
        *([clause.subject] if clause.subject else []),
        *clause.objects,
        *(each for _, each in clause.adjuncts),
    ):
        quantity = phrase.quantity
        if quantity is None or quantity.kind != "vague":
            continue
        measured = phrase.is_measure and not (phrase.concept and phrase.concept.data.get("generic"))
        if measured or _amount_of_topic(phrase):
            continue
        thing = next((word for word in phrase.words if word in english().countable), None)
        if thing is None and quantity.bare:
            continue
        start, end = slots.sentence.span(quantity.first, quantity.after)
        inside = [token for token in slots.sentence.tokens if start <= token.start < phrase.end]
        named = next((token.end for token in inside if token.text == thing), phrase.end)
        query = CountQuery(quantity.stated, thing or phrase.head)
        problem = "no_reference_table"
        yield Draft(
            Kind.COUNT,
            (start, max(end, named)),
            (phrase.start, phrase.end),
            query,
            "vague_number_of_things",
            False,
            clause.frame,
            problem,
        )


def _amount_of_topic(phrase: Phrase) -> bool:
    """Whether it is the topic itself that is counted ("millions of carats"), not a thing ("dozens of gold mines")."""
    things = any(word in english().countable for word in phrase.words)
    return phrase.topic is not None and not phrase.facility and not things


CONSTRUCTIONS: tuple[Construction, ...] = (vague_number_of_things,)
