"""Figures that their publisher has revised since: "the agency slashed the figure to 3.5 million". Examples: value.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import PeriodWords
from checks.grammar.amounts import is_amount, value_draft
from checks.grammar.drafts import Draft
from checks.grammar.needs import needs
from checks.grammar.slots import Slots
from checks.queries import ValueQuery
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.publishers import speaks_for_publisher
from checks.values import replace


@needs("adjunct", verb=("lift", "lower"))
def publisher_revises_figure(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "In its 2024 report the USGS put … at 22 million tonnes. A year later the agency slashed the figure to 3.5 million"."""
    verb, amount, spoken = clause.verb, clause.adjunct("to"), slots.value_before()
    if (
        verb is None
        or verb.negated
        or not verb.is_a("lift", "lower")
        or amount is None
        or not is_amount(amount)
        or spoken is None
    ):
        return
    revised = clause.objects[0] if len(clause.objects) == 1 else None
    own = revised is not None and revised.owner_anaphor and revised.head in english().function["figure_nouns"]
    if (
        revised is None
        or not (own or revised.anaphor == "measure")
        or not speaks_for_publisher(clause.subject, slots.sentence.context.publishers)
    ):
        return
    query, edition = spoken.query, spoken.query.period.edition
    later = next((-time.years for time in clause.periods if time.years is not None and time.years < 0), 0)
    if later and not (edition or "").isdecimal():
        return
    measure, name = replace(query.measure, concept_carried=True), "publisher_revises_figure"
    for draft in value_draft(clause, slots, measure, query.entity, amount, name, revised):
        if later and edition is not None and isinstance(draft.query, ValueQuery):
            next_one = PeriodWords(edition=str(int(edition) + later))
            draft = replace(draft, query=replace(draft.query, period=next_one))
        yield draft
