"""A comparison told of another time by a word: "In 2024 it still did", "A year later it was behind". Examples: comparison.md."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from checks.claim_words import EntityWords
from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.placed_before import time_after
from checks.grammar.slots import Slots
from checks.queries import ComparisonQuery, RankQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.values import replace

_VERBS = ("be", "do", "remain", "stay", "be ahead", "be behind", "fall behind")
_SIDES, _GOING_ON = frozenset(("ahead", "behind", "so")), frozenset(("still", "again"))
_PLAIN = ("adverb", "period", "negation")
Side = Literal["more", "less"]


@needs("subject", "verb")
def still_compared(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile mined more lithium than China in 2023. | In 2024 it still did"; "… it was still ahead"; "… it fell behind"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or verb.lemma not in _VERBS:
        return
    side = _side(clause)
    going_on = not _GOING_ON.isdisjoint(clause.adverbs) or verb.negated
    if not _is_bare(clause) or not (side or going_on):
        return
    told = [each for each in slots.earlier(clause) if _is_plainly_compared(each, side)]
    model = told[-1] if told else None
    if model is None:
        return
    query = model.query
    assert isinstance(query, ComparisonQuery | RankQuery)
    meant = query.entity if subject.words == ("it",) else slots.entity(clause, subject)
    if meant is not None and isinstance(query, ComparisonQuery) and not query.also:
        query = _seen_from(meant, query)
    if meant is None or meant.id is None or meant.id != query.entity.id:
        return
    period, problem = time_after(clause, slots, query.period)
    if period.year is None or period.year == query.period.year:
        return
    query = replace(query, period=period)
    if isinstance(query, ComparisonQuery) and side is not None:
        query = replace(query, direction=side)
    denied = verb.negated != (model.denied and side is None)
    anchor = (verb.start, clause.end)
    yield Draft(
        model.kind, anchor, anchor, query, "still_compared", denied, clause.frame, problem or model.problem
    )


def _seen_from(meant: EntityWords, query: ComparisonQuery) -> ComparisonQuery:
    """The same comparison with the one first that the other was compared with: "In 2024 | the DR Congo | was ahead"."""
    if len(query.others) != 1 or query.others[0].id != meant.id:
        return query
    turned: Side = "less" if query.direction == "more" else "more"
    return replace(query, entity=query.others[0], others=(query.entity,), direction=turned)


def _side(clause: Clause) -> Side | None:
    """On which side of the other a clause puts its subject: "ahead", "behind", "in front"; None where it says neither."""
    said = {word for node in clause.tail if isinstance(node, Item) for word in node.text.split()}
    said |= set(clause.verb.lemma.split()) if clause.verb is not None else set()
    if "ahead" in said or any(is_in_front(phrase) for phrase in clause.objects):
        return "more"
    return "less" if "behind" in said else None


def _is_bare(clause: Clause) -> bool:
    """Whether nothing else is said: no other noun, and no preposition but those that say the side."""
    return all(
        is_in_front(node) if isinstance(node, Phrase) else node.kind in _PLAIN or node.text in _SIDES
        for node in clause.tail
    )


def is_in_front(phrase: Phrase) -> bool:
    """ "In front", "in the lead", "at the top": the first from above."""
    return phrase.text.lower() in english().leads


def leads_of_two(phrase: Phrase, slots: Slots) -> bool:
    """ "Peru mined less than Chile. In 2024 it was | in front": of the one that it was compared with, not of all."""
    compared = bool(slots.before) and isinstance(slots.before[-1].query, ComparisonQuery)
    return compared and is_in_front(phrase)


def _is_plainly_compared(draft: Draft, side: Side | None) -> bool:
    """Whether a draft only says who has more: no multiple, no difference; or who is first, which "ahead" goes on from."""
    query = draft.query
    if isinstance(query, RankQuery):
        return side == "more" and query.first == query.last == 1 and not query.from_bottom
    if not isinstance(query, ComparisonQuery):
        return False
    measured = query.ratio or query.difference or query.degree or query.other_measure or query.other_period
    return not (measured or query.leads or query.next_places or query.direction == "equal")


RULES: tuple[Construction, ...] = (still_compared,)
