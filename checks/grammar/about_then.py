"""What was, where the sentence before tells of an earlier year: "In 2015 prices slumped. Chile mined 5.3 million tons"."""

from __future__ import annotations

from checks.claims import ChangeQuery, PeriodWords
from checks.grammar.drafts import Draft
from checks.grammar.tenses import is_past
from checks.reading.clauses import Clause
from checks.reading.reader import Sentence
from checks.values import replace

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
