"""A share told again in figures: "nine-tenths of the world's niobium, | 100,000 of 110,000 tons |". Examples: value.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords
from checks.grammar import sharing
from checks.grammar.amounts import is_amount, value_draft
from checks.grammar.course_amounts import like
from checks.grammar.drafts import Draft
from checks.grammar.needs import needs
from checks.grammar.restricting_ties import OF_SOME
from checks.grammar.slots import Slots
from checks.queries import ShareQuery, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase
from checks.values import replace


def _larger(clause: Clause) -> Phrase | None:
    """ "220,000 of | 290,000 tons", "220,000 tons | of a world total | of 290,000": the amount out of which another one is."""
    of = [phrase for tie, phrase in clause.adjuncts if tie in OF_SOME]
    if len(of) != len(clause.adjuncts) or len(of) not in (1, 2):
        return None
    return of[-1] if len(of) == 1 or (of[0].head.endswith("total") and of[0].quantity is None) else None


@needs("object", "adjunct", kind=("fragment",))
def amounts_of_share(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Brazil digs nine-tenths of the world's niobium, 100,000 of 110,000 tons in 2024"; "A third of the world's electricity, 10,087 of 31,256 terawatt-hours, was generated in China in 2024": a share in figures."""
    larger = _larger(clause)
    if clause.kind != "fragment" or len(clause.objects) != 1 or larger is None:
        return
    amount = clause.objects[0]
    if amount.quantity is None or larger.quantity is None or not is_amount(larger) or not is_amount(amount):
        return
    following = [
        other for other in slots.sentence.clauses if other.start >= clause.end and other.verb is not None
    ]
    before = clause.leans_on
    around = [*([before] if before is not None and before.verb is not None else []), *following[:1]]
    told = [
        query
        for other in around
        for rule in sharing.CONSTRUCTIONS
        for draft in rule(other, slots)
        if isinstance(query := draft.query, ShareQuery) and draft.problem is None and not draft.denied
    ]
    if not told or len(told[0].parts) != 1:
        return
    query = told[0]
    numbers = (
        (amount, query.parts[0], like(amount.quantity, larger.quantity, slots)),
        (
            larger,
            EntityWords(query.whole, larger.text),
            like(larger.quantity, amount.quantity, slots),
        ),
    )
    for phrase, entity, stated in numbers:
        for draft in value_draft(clause, slots, query.measure, entity, phrase, "amounts_of_share"):
            period = slots.period(clause)[0] if clause.periods else query.period
            yield replace(draft, query=ValueQuery(query.measure, entity, stated, period))
