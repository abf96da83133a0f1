"""What is told of one person, told of another elsewhere: "her counterpart in South Korea has 0.75". Examples: value.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claims import Frame
from checks.grammar import each_person, stating
from checks.grammar.amounts import value_draft
from checks.grammar.drafts import Construction, Draft
from checks.grammar.each_person import where_they_live
from checks.grammar.needs import needs
from checks.grammar.share_measures import nearest_claim_before
from checks.grammar.slots import Slots
from checks.queries import ValueQuery
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.values import replace


@needs("subject", "active", "amount object")
def counterpart_has_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "A woman in Niger has 5.9 children on average. Her counterpart in South Korea has 0.75"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or subject.head not in english().function["counterparts"]:
        return
    if subject.words[0] not in ("her", "his", "their") or len(clause.objects) != 1:
        return
    before = (
        nearest_claim_before(clause, slots, (*stating.MODELS, *each_person.CONSTRUCTIONS))
        or slots.value_before()
    )
    told = before.query if before is not None else None
    if not isinstance(told, ValueQuery) or not (
        verb.is_a("have", "be", "value") or verb.lemma in ("expect", "live", "bear")
    ):
        return
    if told.measure.concept not in english().function["concepts_of_each_person"]:
        return
    entity, amount = subject.owner or subject.nation or where_they_live(clause, slots), clause.objects[0]
    if amount.quantity is None or amount.concept is not None:
        return
    measure = replace(told.measure, concept_carried=True)
    for draft in value_draft(clause, slots, measure, entity, amount, "counterpart_has_amount", subject):
        period = slots.period(clause)[0]
        assert isinstance(draft.query, ValueQuery)
        frame = (
            Frame.ASSERTED if verb.lemma == "expect" else draft.frame
        )  # "can expect 84 years" is life expectancy
        yield replace(
            draft, frame=frame, query=replace(draft.query, period=period if period.year else told.period)
        )


CONSTRUCTIONS: tuple[Construction, ...] = (counterpart_has_amount,)
