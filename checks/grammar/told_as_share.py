"""What was told in money, told as a part of GDP: "As a share of GDP it spent 8.8%", "… that was 8.8%". Examples: value.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords, MeasureWords
from checks.grammar.amounts import value_draft
from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.slots import Slots
from checks.queries import ValueQuery
from checks.reading.clauses import Clause
from checks.reading.language import Percentage, english
from checks.reading.phrases import Phrase
from checks.values import replace

_POINTING = (("that",), ("this",))


@needs("subject", "active", "percentage", "amount object")
def entity_has_share_told(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Israel spent $46.5 billion on its military in 2024. As a share of GDP it spent 8.8%"; "… that was 8.8%"."""
    subject, verb, amount = clause.subject, clause.verb, clause.objects[0] if clause.objects else None
    if subject is None or verb is None or amount is None or len(clause.objects) != 1:
        return
    quantity = amount.quantity
    if quantity is None or quantity.kind != "percent" or amount.whole or amount.concept or amount.topics:
        return
    before = slots.value_before()
    told = before.query if before is not None else None
    share = _share_of(told.measure, clause, slots) if isinstance(told, ValueQuery) else None
    if share is None or told is None or not _tells_it(clause, share, told.measure):
        return
    measure = MeasureWords(share.concept, concept_carried=True, words=f"{told.measure.words} as a share")
    entity = _whose(clause, subject, told.entity, slots)
    if entity is None:
        return
    for draft in value_draft(clause, slots, measure, entity, amount, "entity_has_share_told", subject):
        query = draft.query
        assert isinstance(query, ValueQuery)
        period = query.period if query.period.year is not None else told.period
        yield replace(draft, query=replace(query, period=period))


def _share_of(told: MeasureWords, clause: Clause, slots: Slots) -> Percentage | None:
    """The percentage as which a measure told before is told in a clause: "As a share of GDP"."""
    found = [
        each for each in english().percentages if told.concept in each.part and told.concept != each.concept
    ]
    if len(found) != 1 or found[0].concept not in slots.topics:
        return None
    return found[0] if slots.is_told_as_part(found[0], clause) else None


def _tells_it(clause: Clause, share: Percentage, told: MeasureWords) -> bool:
    """Whether a verb says nothing but what was told: "was", "came to", "spent"."""
    verb = clause.verb
    if verb is None or verb.negated:
        return False
    same = any(told.concept in name.ids for name in verb.concepts)
    return same or verb.is_a("be", "value", "proverb") or verb.lemma in share.verbs


def _whose(clause: Clause, subject: Phrase, told: EntityWords, slots: Slots) -> EntityWords | None:
    if subject.words in _POINTING or subject.share:
        return told  # "As | a share of GDP | that was 8.8%"
    if subject.elliptic or subject.anaphor == "measure":
        return slots.owner(clause, subject)
    return slots.entity(clause, subject) if subject.is_entity or subject.anaphor == "entity" else None


CONSTRUCTIONS: tuple[Construction, ...] = (entity_has_share_told,)
