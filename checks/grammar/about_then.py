"""What is told of another year: by the sentence before ("In 2015 prices slumped. Chile mined 5.3 million tons"), or by a remark's own."""

from __future__ import annotations

from itertools import pairwise

from checks.claim_words import PeriodWords
from checks.grammar.drafts import Draft
from checks.grammar.tenses import is_past
from checks.grammar.times_apart import is_loose
from checks.queries import ChangeQuery, ComparisonQuery, OrderQuery, RankQuery, ShareQuery, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.phrases import Phrase
from checks.reading.reader import Sentence
from checks.values import replace

_APART = frozenset(("before", "after", "since", "until", "till", "following"))
_STRETCHES = frozenset(("years", "months", "quarters", "decade", "decades"))
_ENDING = ("before", "until", "till")
_WHOLE_YEARS = frozenset(
    (
        "the",
        "a",
        "year",
        "full",
        "whole",
        "entire",
        "calendar",
        "record",
        "same",
        "single",
        "last",
        "past",
        "previous",
    )
)
_NOW = frozenset(("now", "today", "currently", "nowadays"))


def then_or_now(draft: Draft, sentence: Sentence) -> Draft:
    """The draft as one of which the time is open, where it names none, tells what was, and an earlier year was just told."""
    query = draft.query
    period = query.to_period if isinstance(query, ChangeQuery) else getattr(query, "period", None)
    if draft.problem is not None or draft.is_open or not isinstance(period, PeriodWords):
        return draft
    if period.year is not None or period.edition is not None or not sentence.context.is_about_then:
        return draft
    clause = _telling(draft, sentence)
    if clause is None or not is_past(clause) or not _NOW.isdisjoint(sentence.adverbs_of(clause)):
        return draft
    return replace(draft, problem="ambiguous_period")


def _telling(draft: Draft, sentence: Sentence) -> Clause | None:
    """The clause with a verb that a draft stands in or leans on."""
    clause = next((each for each in sentence.clauses if each.start <= draft.anchor[0] < each.end), None)
    while clause is not None and clause.verb is None:
        clause = clause.leans_on
    return clause


def is_of_another_year(draft: Draft, clause: Clause) -> bool:
    """ "China mined 270,000 tons in 2024, | six times America's in 2010": a remark whose other side has a year of its own.

    That of a comparison beside it is none of its: "2,300 more | than in 2023 | and 10,000 fewer than Peru".
    """
    query = draft.query
    if clause.verb is not None:
        return False
    own = [time for time in clause.periods if time.role == "at" and time.words.edition is None]
    period = getattr(query, "period", None)
    if period == PeriodWords() and any(is_loose(time) for time in clause.periods):
        return isinstance(query, ComparisonQuery | RankQuery | OrderQuery | ShareQuery)
    if isinstance(query, RankQuery | OrderQuery | ShareQuery):
        return bool(own) and all(time.words.year not in (None, query.period.year) for time in own)
    if not isinstance(query, ComparisonQuery) or query.other_period is not None:
        return False
    goes_on = min(
        (n.start for n in clause.nodes if n.text == "and" and n.start >= draft.anchor[1]), default=None
    )
    compared = [
        behind.period
        for node, behind in zip(clause.nodes, clause.nodes[1:], strict=False)
        if node.text == "than"
        and (behind.end <= draft.anchor[0] or (goes_on is not None and goes_on < node.start))
    ]
    return any(time.words.year not in (None, query.period.year) for time in own if time not in compared)


def is_of_part_of_its_year(draft: Draft, clause: Clause) -> bool:
    """ "… in 2024 | before the strike", "had already mined … in 2024", "in the marketing year 2024": not all of a year that is named, or not just that."""
    if not isinstance(draft.query, ValueQuery | ShareQuery) or not clause.periods:
        return False
    if "already" in clause.adverbs and any(node.text == "had" for node in clause.nodes):
        return True
    ended = (phrase for tie, phrase in clause.adjuncts if tie in _ENDING and phrase.start >= draft.anchor[1])
    if any(phrase.opaque and phrase.quantity is None and phrase.words for phrase in ended):
        return True
    return any(
        isinstance(node, Phrase)
        and node.head == "year"
        and node.opaque
        and not _WHOLE_YEARS.issuperset(node.words)
        and isinstance(behind, Item)
        and behind.period is not None
        for node, behind in pairwise(clause.nodes)
    )


def is_since_something(draft: Draft, clause: Clause, sentence: Sentence) -> bool:
    """ "Has risen 16% | since Sudan's war began", "fell 5.8% | when the mines were shut": a change in a time that no calendar tells."""
    query = draft.query
    if not isinstance(query, ChangeQuery) or query.from_period is not None:
        return False
    undated = query.to_period.year is None
    return any(
        each.start >= clause.end
        and ((each.link == "since" and not each.periods) or (undated and each.opener == "when"))
        for each in sentence.clauses
    )


def is_dated_by_something(draft: Draft, clause: Clause) -> bool:
    """ "Before the strike | of 2024 |, Chile mined …", "… in the years | to 2024": the year of what a time is told by, and not the claim's own."""
    if getattr(draft.query, "period", None) is None or len(clause.periods) != 1:
        return False
    for node, tie, behind in zip(clause.nodes, clause.nodes[1:], (*clause.nodes[2:], None), strict=False):
        if not isinstance(node, Phrase) or not isinstance(tie, Item):
            continue
        if tie.period is not None and tie.text.lower().startswith("of "):
            return any(told is node and by in _APART for by, told in clause.adjuncts)
        until = tie.text in ("to", "until") and isinstance(behind, Item) and behind.period is not None
        if until and node.head in _STRETCHES:
            return True
    return False
