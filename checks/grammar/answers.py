"""Answers to questions: "How much barite does India mine? About 2.6 million tons a year". Examples: value.md, share.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import MeasureWords
from checks.grammar.amounts import is_amount, value_draft
from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.parts import Parts
from checks.grammar.share_drafts import share_draft
from checks.grammar.slots import Slots
from checks.names import Name
from checks.queries import ShareQuery, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.reading.questions import Asked
from checks.values import replace


@needs("no verb", "object")
def answer_is_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "How much barite does India mine? About 2.6 million tons a year, according to the U.S. Geological Survey"."""
    asked, amount = slots.sentence.asked, _answer(clause, slots)
    if asked is None or amount is None or asked.part or not is_amount(amount):
        return
    if amount.quantity is None or amount.quantity.kind == "part":
        return
    measure, name = _measure(clause, slots, asked, amount), "answer_is_amount"
    for draft in value_draft(clause, slots, measure, asked.entity, amount, name):
        assert isinstance(draft.query, ValueQuery)
        dated = draft.query.period.year is not None
        yield replace(draft, query=draft.query if dated else replace(draft.query, period=asked.period))


@needs("no verb", "object")
def answer_is_part(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "What share of the world's cobalt comes from the DRC? Three-quarters"."""
    asked, part = slots.sentence.asked, _answer(clause, slots)
    if asked is None or part is None or not asked.part or part.quantity is None or not asked.topics:
        return
    measure, who = _measure(clause, slots, asked, part), Parts((asked.entity,))
    for draft in share_draft(clause, slots, who, part, measure, "WORLD", "answer_is_part"):
        assert isinstance(draft.query, ShareQuery)
        dated = draft.query.period.year is not None
        yield replace(draft, query=draft.query if dated else replace(draft.query, period=asked.period))


def _answer(clause: Clause, slots: Slots) -> Phrase | None:
    """The amount with which a sentence opens, and which names nothing else."""
    if clause is not slots.sentence.clauses[0] or clause.verb is not None or not clause.objects:
        return None
    first = clause.nodes[0].text.lower()
    if first in english().function["negations"] | {"hardly", "scarcely", "no"}:
        return None  # "Not a quarter"
    said = clause.objects[0]
    bare = said.quantity is not None and said.whole is None and said.owner is None and not said.entities
    bare = bare and said.concept is None and not said.topics and not said.opaque and said.place is None
    return said if bare and said.comparative is None and len(clause.objects) == 1 else None


def _measure(clause: Clause, slots: Slots, asked: Asked, amount: Phrase) -> MeasureWords | None:
    topic = asked.topics[0] if len(asked.topics) == 1 else None
    if len(asked.topics) > 1:
        return None
    about = replace(amount, topic=topic, topics=asked.topics)
    telling: tuple[Name, ...] = tuple(name for name in asked.names if not name.data.get("generic"))
    names = telling or asked.names or slots.concept_of_dated_topic(about)
    measure = slots.measure(clause, about, names=names) if names else None
    if measure is None:
        return None
    return replace(measure, concept_carried=True, topic_carried=topic is not None, words="")


CONSTRUCTIONS: tuple[Construction, ...] = (answer_is_amount, answer_is_part)
