"""Another measure's value in a gap: "… hit 194 billion cubic metres and its oil production 5.9 million barrels a day". Examples: value.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar.amounts import is_amount, value_draft
from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.slots import Slots
from checks.queries import ValueQuery
from checks.reading.clauses import Clause
from checks.values import replace


@needs("no verb", "object", "leans", kind=("fragment",))
def gapped_measure(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Canada's gas production hit 194 billion cubic metres in 2024 and its oil production 5.9 million barrels a day".

    "Norway's ilmenite reserves are put at 37 million tons and its output at 360,000 tons".
    """
    phrases = [*clause.objects, *(phrase for tie, phrase in clause.adjuncts if tie in ("at", "to"))]
    whole = len(phrases) == len(clause.objects) + len(clause.adjuncts) == 2
    if clause.verb is not None or clause.link not in ("and", ",", ";", "while", "but") or not whole:
        return
    measured, amount = phrases
    named = measured.concept is not None and not measured.concept.data.get("generic")
    plain = named and measured.quantity is None and measured.place is None and not measured.share
    owned = measured.owner is not None or measured.owner_anaphor
    if not plain or not owned or not is_amount(amount) or amount.concept is not None or amount.topics:
        return
    main = next((each for each in slots.leaned_on(clause) if each.verb is not None), None)
    if main is None or main.verb is None or main.verb.negated:
        return
    if not main.verb.is_a("value", "be", "undergo", "put"):
        return
    told = main.objects[0] if main.verb.is_a("put") and main.objects else main.subject
    if told is None or not (told.is_measure or (main.subject is not None and main.subject.is_measure)):
        return
    measure, owner = slots.measure(clause, measured, amount), slots.owner(clause, measured)
    for draft in value_draft(clause, slots, measure, owner, amount, "gapped_measure", measured):
        assert isinstance(draft.query, ValueQuery)
        dated = draft.query.period.year is not None
        period = draft.query.period if dated else slots.period(main)[0]
        yield replace(draft, query=replace(draft.query, period=period), frame=main.frame)


CONSTRUCTIONS: tuple[Construction, ...] = (gapped_measure,)
