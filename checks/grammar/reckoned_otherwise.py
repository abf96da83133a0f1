"""Words behind a figure by which more or less than the figure is meant: "minus exports", "most of it gold", "jointly with Peru"."""

from __future__ import annotations

from checks.claim_words import MeasureWords
from checks.grammar.drafts import Draft
from checks.grammar.left_amounts import entities
from checks.grammar.slots import Slots
from checks.queries import RankQuery, ShareQuery, ValueQuery
from checks.reading.clauses import Clause

_SIGNS = frozenset(("minus", "plus"))
_WITHOUT = frozenset(("what", "its", "their", "any", "all", "exports", "imports", "that"))
_IT = frozenset(("it", "them", "this", "that", "which", "whom"))
_SOME = (("much",), ("some",), ("all",), ("part",))
_ALONGSIDE = frozenset(("jointly", "together", "collectively"))
_BY_WORD = frozenset((*_SIGNS, *_ALONGSIDE, "less", "give", "between", "some"))


def is_reckoned_otherwise(clause: Clause, draft: Draft, slots: Slots) -> bool:
    """Whether the words right behind a statement add something to its figure, take something off, or make it two owners'."""
    query = draft.query
    if not isinstance(query, ValueQuery | ShareQuery | RankQuery):
        return False
    if not slots.sentence.said.isdisjoint(_BY_WORD) and (
        _adds_or_takes_off(draft, slots) or _is_of_both(clause, draft, slots)
    ):
        return True
    return isinstance(query, ValueQuery) and _is_of_something_else(clause, draft, slots)


def _adds_or_takes_off(draft: Draft, slots: Slots) -> bool:
    """ "…, | minus exports", "… | plus gold", "…, | less what it imported", "…, | give or take Peru", "…, | and then some"."""
    row = [token.text for token in slots.sentence.tokens if token.start >= draft.anchor[1]]
    for at, word in enumerate(row):
        behind = row[at + 1 : at + 4]
        number = any(each[:1].isdigit() for each in behind[:2])
        if word in _SIGNS and behind and not number and row[at - 1 : at] != ["or"]:
            return True
        if word == "less" and not _WITHOUT.isdisjoint(behind[:1]) and "than" not in behind:
            return True
        if (
            word == "give"
            and behind[:2] == ["or", "take"]
            and behind[2:]
            and not _begins_an_amount(behind[2])
        ):
            return True
        if word == "and" and behind[:2] == ["then", "some"]:
            return True
    return False


def _begins_an_amount(word: str) -> bool:
    return word in ("a", "some", "about", "around", "the") or word[:1].isdigit() or not word[:1].isalpha()


def _is_of_both(clause: Clause, draft: Draft, slots: Slots) -> bool:
    """ "…, | jointly with Chile", "Together with Chile, …", "… | between | them and Peru": the figure is that of both."""
    named = set(entities(draft.query))
    for each in slots.sentence.clauses:
        if each is not clause and each.verb is not None:
            continue
        together = not _ALONGSIDE.isdisjoint(each.adverbs)
        if together and any(
            tie == "with" and phrase.entities and named.isdisjoint(e.id for e in phrase.entities)
            for tie, phrase in each.adjuncts
        ):
            return True
    row = [token.text for token in slots.sentence.tokens if token.start >= draft.anchor[1]]
    return any(
        [tie, whom] in (["between", "them"], ["between", "it"]) and joined == "and"
        for tie, whom, joined in zip(row, row[1:], row[2:], strict=False)
    )


def _is_of_something_else(clause: Clause, draft: Draft, slots: Slots) -> bool:
    """ "5.3 million tons of copper, | most of it gold", "…, | half of it in Peru": a part that cannot be one of it."""
    measure = getattr(draft.query, "measure", None)
    behind = next((each for each in slots.sentence.clauses if each.start >= clause.end), None)
    if (
        behind is None
        or behind.verb is not None
        or not behind.objects
        or not isinstance(measure, MeasureWords)
    ):
        return False
    part, *others = behind.objects
    told = part.quantity is not None or part.words[:1] in _SOME
    if not told or _IT.isdisjoint(part.text.lower().split()[-1:]):
        return False
    if measure.topic is None:
        return False
    if any(each.is_only_topic and measure.topic not in each.topics for each in others):
        return True
    named = set(entities(draft.query))
    abroad = any(
        tie == "in" and phrase.entities and named.isdisjoint(each.id for each in phrase.entities)
        for tie, phrase in behind.adjuncts
    )
    return abroad and slots.scopes.isdisjoint(named)
