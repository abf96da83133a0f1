"""By how much words say that two figures differ where they give no number: "slightly more than", "plunged"."""

from __future__ import annotations

from itertools import pairwise

from checks.grammar.drafts import Draft
from checks.grammar.slots import Slots
from checks.queries import ChangeQuery, ComparisonQuery, Degree, RankQuery, ValueQuery
from checks.reading.language import english
from checks.reading.reader import Sentence
from checks.values import replace

RATES_OF_CHANGE = ("growth", "inflation", "population_growth")
"""Concepts that are changes themselves."""

_BEFORE = 2  # "slightly | higher than", "a little | more"
_NO_DEGREE_BEHIND = ("so", "thus", "by", "as", "too", "very")  # "so far", "as much as"
_MARGIN_WITHIN = 7  # ", does, by a very wide margin"
_ANYONE = ("any", "anyone", "anybody", "anywhere", "all", "every", "everyone", "everybody", "other")
_NOT = ("not", "never")


def with_degree(draft: Draft, sentence: Sentence) -> Draft:
    """The draft of a comparison or change without a number, with the degree that its words say."""
    query = draft.query
    if isinstance(query, RankQuery) and query.strict and _is_of_almost_all(draft, sentence):
        return replace(draft, problem=draft.problem or "vague")
    if isinstance(query, ComparisonQuery):
        told = query.ratio is None and query.difference is None and query.direction != "equal"
    elif isinstance(query, ChangeQuery):
        numbers = (query.ratio, query.difference, query.from_stated, query.relative)
        rate = (
            query.measure.concept in RATES_OF_CHANGE
            and query.relative is not None
            and query.relative.value is None
        )
        told = query.direction in ("up", "down") and (rate or all(each is None for each in numbers))
    elif isinstance(query, ValueQuery):
        told = query.moved is not None
    else:
        return draft
    degree, denied = _degree(draft, sentence) if told else ("", False)
    if not degree:
        return draft
    if denied and isinstance(query, ComparisonQuery):
        return replace(draft, query=replace(query, degree="slight"), denied=False)  # "not much less than"
    if isinstance(query, ChangeQuery) and query.relative is not None:
        return replace(draft, problem=draft.problem or "vague")  # "the economy barely grew"
    return replace(draft, query=replace(query, degree=degree))


def _is_of_almost_all(draft: Draft, sentence: Sentence) -> bool:
    """ "More copper than almost any other country", "longer than nearly anyone": all but a few."""
    words = [token.text for token in sentence.tokens if draft.anchor[0] <= token.start < draft.anchor[1]]
    return any(
        before in ("almost", "nearly", "virtually", "practically", "most") and word in _ANYONE
        for before, word in pairwise(words)
    )


def in_whole_points(draft: Draft, slots: Slots) -> Draft:
    """ "The score fell by 19 points": a score has no unit, and those are no percentage points."""
    query = draft.query
    if not isinstance(query, ChangeQuery | ComparisonQuery) or query.difference is None:
        return draft
    written = query.difference.written_unit in ("point", "points") and slots.is_counted(query.measure)
    return (
        replace(draft, query=replace(query, difference=replace(query.difference, unit=None)))
        if written
        else draft
    )


def _degree(draft: Draft, sentence: Sentence) -> tuple[Degree, bool]:
    """By how much, and whether it is not by that much: "not far behind", "isn't much bigger than"."""
    words = english().function
    start, end = draft.anchor
    tokens = [token for token in sentence.tokens if token.start < end]
    first = next((at for at, token in enumerate(tokens) if token.end > start), len(tokens))
    texts = [token.text for token in tokens]
    than = next((at for at in range(first, len(texts)) if texts[at] == "than"), len(texts))
    for at in range(max(0, first - _BEFORE), than):
        if texts[at - 1 : at] and texts[at - 1] in _NO_DEGREE_BEHIND:
            continue
        moves = at >= first and isinstance(draft.query, ChangeQuery | ValueQuery)  # but "slipped behind Peru"
        verbs = {_lemma(texts[at]), _lemma(" ".join(texts[at : at + 2]))} if moves else set()
        if texts[at] in words["slight_words"] or (
            at >= first and not verbs.isdisjoint(words["slight_verbs"])
        ):
            return "slight", False
        if texts[at] in words["great_words"] or not verbs.isdisjoint(words["great_verbs"]):
            return "great", at > 0 and (texts[at - 1] in _NOT or texts[at - 1].endswith("n't"))
    return _margin_behind(sentence, end), False


def _margin_behind(sentence: Sentence, end: int) -> Degree:
    """ "Less than America does, | by a wide margin", "ahead of Peru | by a whisker"."""
    words = english().function
    texts = [token.text for token in sentence.tokens if token.start >= end][:_MARGIN_WITHIN]
    said = texts[texts.index("by") + 1 :] if "by" in texts else []
    margin = next((at for at, text in enumerate(said) if text in words["margins"]), None)
    before = set(said[: margin + 1]) if margin is not None else set()
    if not before.isdisjoint(words["narrow_margins"]):
        return "slight"
    return "great" if not before.isdisjoint(words["wide_margins"]) else ""


def _lemma(form: str) -> str:
    verb = english().verbs.get(form)
    return verb.lemma if verb is not None else ""
