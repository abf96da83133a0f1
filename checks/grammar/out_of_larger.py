"""Amounts out of larger ones: "220,000 of the world's 290,000 tons came from the DRC". Examples: value.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords
from checks.grammar.amounts import compares, is_amount, value_draft
from checks.grammar.course_amounts import like
from checks.grammar.drafts import Construction, Draft
from checks.grammar.larger_amounts import (
    OPENING,
    is_all_of_it,
    is_total,
    is_worldwide,
    larger_of,
    opened_with_larger_amount,
)
from checks.grammar.needs import needs
from checks.grammar.parts import Parts
from checks.grammar.restricting_complements import LARGER, OF_LARGER, WHOLE
from checks.grammar.share_drafts import share_draft
from checks.grammar.share_in_figures import amounts_of_share
from checks.grammar.slots import Slots
from checks.grammar.telling_concepts import telling_concepts
from checks.names import Name
from checks.queries import AggregateQuery, ShareQuery, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.phrases import Phrase
from checks.values import replace

_TOTALS = ("the total", "that total", "the world total", "the global total", "the whole")


@needs("subject", "active", "amount object", "adjunct")
def amount_of_larger_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China produced 270,000 of the world's 390,000 tons of rare earths in 2024"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or verb.passive or len(clause.objects) != 1:
        return
    amount, larger = clause.objects[0], clause.adjunct("of")
    if larger is None or not is_amount(larger) or not is_amount(amount):
        return
    if not (larger.topics or larger.scope or (is_total(larger) and (larger.concept or verb.telling))):
        return
    if amount.quantity is None or larger.quantity is None or amount.topics or amount.opaque:
        return
    concepts = telling_concepts(verb.concepts, larger, clause, slots) if larger.concept is None else ()
    measure = slots.measure(clause, larger, names=concepts or tuple(filter(None, (larger.concept,))))
    name = OF_LARGER
    one = measure if len(subject.entities) < 2 else None  # what several mined is a sum
    for draft in value_draft(clause, slots, one, slots.entity(clause, subject), amount, name, subject):
        assert isinstance(draft.query, ValueQuery)
        stated = like(amount.quantity, larger.quantity, slots)
        yield replace(draft, query=replace(draft.query, stated=stated), reach=(draft.reach[0], larger.end))
    whole = not larger.topics or _is_told_whole(larger)
    scope = _of_whom(larger, clause, slots) if whole else larger.scope
    if scope is not None:
        world = EntityWords(scope, larger.text)
        yield from value_draft(clause, slots, measure, world, larger, WHOLE, subject)


@needs("verb", "amount subject")
def amount_out_of_larger(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Of the 290,000 tons of cobalt mined worldwide in 2024, 220,000 came from the Democratic Republic of Congo"; "220,000 of
    the world's 290,000 tonnes of mined cobalt came from the DRC …"; "of the 2,817 …, 823 were American".
    """
    amount, verb = clause.subject, clause.verb
    if amount is None or verb is None or not is_amount(amount) or amount.quantity is None or amount.topics:
        return
    found = larger_of(clause, amount, slots)
    if found is None or amount.opaque or amount.concept is not None:
        return
    larger, holder = found
    whose = _whose(clause, slots)
    if whose is None or larger.quantity is None:
        return
    entity, where = whose
    names = _told_concepts(clause, larger, slots)
    measure, name = slots.measure(holder, larger, names=names), "amount_out_of_larger"
    period = slots.period(holder)[0]
    for draft in value_draft(clause, slots, measure, entity, amount, name, larger, where):
        assert isinstance(draft.query, ValueQuery)
        stated = like(amount.quantity, larger.quantity, slots)
        kept = draft.query.period if draft.query.period.year is not None else period
        yield replace(draft, query=replace(draft.query, stated=stated, period=kept))
    world = EntityWords("WORLD", larger.text) if larger.scope == "WORLD" else slots.world(holder)
    if holder is clause and world is not None:
        yield from value_draft(clause, slots, measure, world, larger, LARGER)


def _whose(clause: Clause, slots: Slots) -> tuple[EntityWords | None, Phrase] | None:
    """Whose the smaller amount is: "came from Brazil", "were mined in Brazil", "were Brazilian"."""
    verb = clause.verb
    if verb is None:
        return None
    if verb.is_a("be") and len(clause.objects) == 1 and clause.objects[0].nationality is not None:
        return clause.objects[0].nationality, clause.objects[0]
    comes = verb.is_a("come") or (verb.passive and bool(verb.concepts))
    where = clause.adjunct("from") if verb.is_a("come") else clause.adjunct("in", "by")
    if where is None and len(clause.objects) == 1 and clause.objects[0].refers == "there":
        return slots.entity(clause, clause.objects[0]), clause.objects[0]
    if not comes or where is None or clause.objects:
        return None
    return slots.entity(clause, where), where


def _told_concepts(clause: Clause, larger: Phrase, slots: Slots) -> tuple[Name, ...]:
    verb = clause.verb
    names = tuple(filter(None, (larger.concept,))) or (
        verb.concepts if verb is not None and verb.passive else ()
    )
    return names or slots.vocabulary_concept("production")


@needs("subject", "active", "amount object", "several amounts")
def entity_supplies_of_larger(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Of the 170 tonnes of platinum mined in 2024, South Africa supplied 120"; "…, China accounted for 67,000"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or verb.passive or not clause.objects:
        return
    if len(subject.entities) != 1 and subject.anaphor != "entity":
        return
    amount = clause.objects[0]
    told = verb.is_a("part_of", "have", "proverb", "receive") or bool(verb.concepts)
    if not told or amount.quantity is None or not is_amount(amount) or not _only_counts(amount):
        return
    found = opened_with_larger_amount(clause, slots)
    if found is None or amount.quantity.is_fraction or compares(clause, amount):
        return
    larger, holder = found
    assert larger.quantity is not None
    names = tuple(filter(None, (larger.concept,))) or verb.telling or slots.vocabulary_concept("production")
    told_else = verb.telling and not {each for name in verb.telling for each in name.ids} & set(names[0].ids)
    if told_else:
        return  # "of the 170 tonnes mined, South Africa exported 120"
    measure, name = slots.measure(holder, larger, names=names), "entity_supplies_of_larger"
    for draft in value_draft(clause, slots, measure, slots.entity(clause, subject), amount, name, larger):
        assert isinstance(draft.query, ValueQuery)
        stated = like(amount.quantity, larger.quantity, slots)
        kept = draft.query.period if draft.query.period.year is not None else slots.period(holder)[0]
        yield replace(draft, query=replace(draft.query, stated=stated, period=kept))


@needs("percentage")
def part_of_larger(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Of the 24 million tonnes of natural soda ash mined last year, half came from the United States"; "67,000 of the 81,000 tonnes …, | or 83 percent"."""
    part = clause.subject if clause.verb is not None else clause.objects[0] if clause.objects else None
    if part is None or part.quantity is None or not part.quantity.is_fraction:
        return
    total = part.whole is not None and part.whole.text.lower() in _TOTALS
    if not (part.whole is None or total) or not _only_counts(part) or part.comparative is not None:
        return
    if clause.verb is None:
        yield from _part_beside(clause, slots, part)
        return
    found, whose = opened_with_larger_amount(clause, slots), _whose(clause, slots)
    if found is None or whose is None or whose[0] is None:
        return
    larger, holder = found
    scope = _of_whom(larger, holder, slots)
    measure = slots.measure(holder, larger, names=_told_concepts(clause, larger, slots))
    if scope is None:
        return
    who = Parts((whose[0],))
    for draft in share_draft(clause, slots, who, part, measure, scope, "part_of_larger", larger):
        query = draft.query
        assert isinstance(query, ShareQuery | AggregateQuery)
        period = query.period if query.period.year is not None else slots.period(holder)[0]
        yield replace(draft, query=replace(query, period=period))


def _is_told_whole(larger: Phrase) -> bool:
    """ "The 48 million tonnes of potash mined": all that there was, where nobody is named."""
    return larger.concept is not None and larger.words[:1] == ("the",) and is_total(larger)


def _of_whom(larger: Phrase, holder: Clause, slots: Slots) -> str | None:
    """Whose the larger amount is: the world's, where the words name nobody else: not "mined in Peru"."""
    elsewhere = larger.owner is not None or larger.owner_anaphor or slots.sentence.context.scopes
    if elsewhere or larger.opaque or holder.adjunct("in", "by", "from") is not None:
        return larger.scope
    return larger.scope or "WORLD"


def _part_beside(clause: Clause, slots: Slots, part: Phrase) -> Iterator[Draft]:
    """ "67,000 of the 81,000 tonnes mined in 2024 were dug in China, | or 83 percent"."""
    before = clause.leans_on
    ways = [node.text for node in slots.sentence.nodes if isinstance(node, Item) and node.end <= part.start]
    if before is None or len(clause.objects) != 1 or clause.adjuncts or ways[-1:] != ["or"]:
        return
    told = [draft for rule in _MODELS for draft in rule(before, slots) if draft.construction != LARGER]
    found = [draft.query for draft in told if draft.problem is None and not draft.denied]
    query, scope = found[0] if found else None, _scope_of_larger(before, slots)
    if not isinstance(query, ValueQuery) or query.entity.id in slots.scopes or scope is None:
        return
    who, name = Parts((query.entity,)), "part_of_larger"
    for draft in share_draft(clause, slots, who, part, query.measure, scope, name, part):
        assert isinstance(draft.query, ShareQuery | AggregateQuery)
        yield replace(draft, query=replace(draft.query, period=query.period))


def _scope_of_larger(clause: Clause, slots: Slots) -> str | None:
    """Whose the larger amount of a clause is: "139 of | the EU's 490 terawatt-hours", "of | the 23 million tonnes |, Chile mined"."""
    opened, larger = opened_with_larger_amount(clause, slots), clause.adjunct("of")
    if opened is not None:
        return _of_whom(*opened, slots)
    owned = larger is not None and (larger.owner is not None or larger.owner_anaphor or larger.opaque)
    return "WORLD" if larger is None or not (owned or larger.scope) else larger.scope


def _only_counts(amount: Phrase) -> bool:
    return not amount.topics and not amount.opaque and amount.concept is None and amount.place is None


@needs("no verb", "adjunct", "amount")
def opening_world_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Of the world's 290,000 tons of cobalt, 76% came from the DRC": what the world's amount is said to be."""
    first = clause is slots.sentence.clauses[0] or clause.link in OPENING
    larger = clause.adjunct("of") if first and clause.verb is None else None
    behind = [each for each in slots.sentence.clauses if each.start >= clause.end]
    if larger is None or not is_amount(larger) or larger.words[:1] == ("every",) or not behind:
        return
    if not (larger.topics or is_worldwide(larger)) or not is_all_of_it(larger, clause, slots):
        return
    verb = behind[0].verb
    scope = _of_whom(larger, clause, slots) if _is_told_whole(larger) else larger.scope
    if scope is None:
        return
    names = tuple(filter(None, (larger.concept,))) or (verb.concepts if verb is not None else ())
    names = names or slots.vocabulary_concept("production")
    measure, world = slots.measure(clause, larger, names=names), EntityWords(scope, larger.text)
    yield from value_draft(clause, slots, measure, world, larger, "opening_world_amount")


_MODELS = (amount_out_of_larger, amount_of_larger_amount, entity_supplies_of_larger)
CONSTRUCTIONS: tuple[Construction, ...] = (
    amount_of_larger_amount,
    amount_out_of_larger,
    opening_world_amount,
    amounts_of_share,
    entity_supplies_of_larger,
    part_of_larger,
)
