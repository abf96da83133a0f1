"""Percentages of what one entity has that are measures of their own: "34% of its GDP on defence". Examples: value.md."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from checks.claim_words import EntityWords
from checks.grammar import in_parts, stating
from checks.grammar.amounts import value_draft
from checks.grammar.drafts import Construction, Draft, drafts_by
from checks.grammar.named_percentages import (
    THEM,
    concepts_between,
    is_part,
    is_percentage_of,
    named_percentage,
    people_of,
    where_told,
)
from checks.grammar.needs import needs
from checks.grammar.slots import Slots
from checks.grammar.whole import whole_opening
from checks.grammar.worded_shares import part_in_words_of_table
from checks.queries import ValueQuery
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.values import replace


@needs("verb", "percentage")
def part_of_what_entity_has(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Ukraine spends 34% of GDP on its armed forces"; "Forests cover 74% of Finland"; "36% of Indians live in cities"."""
    clause = _with_opened_whole(clause, slots)
    found = named_percentage(clause, slots)
    if found is None:
        return
    part, percentage = found
    told = (
        _of_people_told(clause, slots, part) if part.whole is not None and part.whole.words == THEM else None
    )
    entity = told or _whose(clause, slots, part)
    names = slots.vocabulary_concept(percentage.concept)
    if entity is None or not names:
        return
    part = replace(part, whole=None, of_topic="", anaphor=None) if told is not None else part
    measure = slots.measure(clause, replace(part, concept=names[0], qualifiers=()))
    alone = replace(part, whole=None)
    for draft in value_draft(
        clause, slots, measure, entity, alone, "part_of_what_entity_has", clause.subject
    ):
        yield _as_it_moved(draft, clause, part)


def _as_it_moved(draft: Draft, clause: Clause, part: Phrase) -> Draft:
    """ "Japan's debt | rose to | 237% of GDP": it was less in the year before, where nothing says since when."""
    verb, query = clause.verb, draft.query
    if verb is None or verb.negated or not isinstance(query, ValueQuery) or len(clause.periods) > 1:
        return draft
    if clause.adjunct("to") is None or clause.adjunct("from", "since") is not None:
        return draft
    if any(time.role != "at" for time in clause.periods):
        return draft
    way: Literal["up", "down"] | None = "up" if verb.is_a("rise") else "down" if verb.is_a("fall") else None
    return replace(draft, query=replace(query, moved=way))


def _with_opened_whole(clause: Clause, slots: Slots) -> Clause:
    """ "Of Vietnam's people, | 39 percent live in towns": the clause with what its part is of."""
    part = clause.subject
    bare = part is not None and part.whole is None and part.is_bare and part.concept is None
    if part is None or not bare or part.quantity is None or not part.quantity.is_fraction:
        return clause
    opening = whole_opening(clause, slots)
    whole = opening.adjuncts[0][1] if opening is not None and not opening.periods else None
    return clause if whole is None else replace(clause, subject=replace(part, whole=whole))


def _of_people_told(clause: Clause, slots: Slots, part: Phrase) -> EntityWords | None:
    """Whose people "them" are: of whom the clause before, or the sentence before, told how many there are."""
    people = english().function["concepts_of_people"]
    for before in reversed(slots.leading_to(clause)):
        for draft in drafts_by(stating.MODELS, before, slots):
            if isinstance(draft.query, ValueQuery) and draft.problem is None:
                return draft.query.entity if draft.query.measure.concept in people else None
    told = slots.value_before() if part.start < clause.end else None
    return told.query.entity if told is not None and told.query.measure.concept in people else None


@needs("subject", "verb", "percentage", "share")
def share_named_before(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "… Israel's share rose to 8.8%", behind "Ukraine devoted 34% of its GDP to the military …"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or not subject.share or subject.whole is not None:
        return
    before = slots.value_before()
    model = _percentage_here(clause, slots) or (before.query if before is not None else None)
    known = {*(each.concept for each in english().percentages), *slots.worded.values()}
    if model is None or model.measure.concept not in known:
        return
    if verb.is_a("rise", "fall", "put", "rank") and not clause.objects:
        amount = clause.adjunct("to", "at")
    else:
        amount = clause.objects[0] if clause.objects and verb.is_a("be", "value") else None
    if (
        amount is None
        or amount.quantity is None
        or amount.quantity.kind != "percent"
        or amount.whole is not None
    ):
        return
    measure = replace(model.measure, concept_carried=True)
    entity = slots.owner(clause, subject)
    for draft in value_draft(clause, slots, measure, entity, amount, "share_named_before", subject):
        assert isinstance(draft.query, ValueQuery)
        period = draft.query.period if clause.periods else model.period
        yield replace(draft, query=replace(draft.query, period=period))


def _percentage_here(clause: Clause, slots: Slots) -> ValueQuery | None:
    """The last percentage of this kind before a clause in its sentence: "…; in Russia the share was 7%"."""
    for before in reversed(slots.leading_to(clause)):
        found = list(part_of_what_entity_has(before, slots)) if before.verb is not None else []
        found = found or list(part_in_words_of_table(before, slots))
        told = found[-1].query if found and found[-1].problem is None else None
        if found:
            return told if isinstance(told, ValueQuery) else None
    return None


@needs("no verb")
def part_beside_measure(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "At 4.2% of GDP, Poland's defence spending is the highest"; "Poland's defence spending, at 4.2% of GDP, …"."""
    phrases = [*clause.objects, *(phrase for tie, phrase in clause.adjuncts if tie in ("at", "with", "of"))]
    if clause.verb is not None or len(phrases) != len(clause.objects) + len(clause.adjuncts) or not phrases:
        return
    part, measured = phrases[0], _measure_beside(clause, slots)
    if len(phrases) != 1 or not is_part(part) or part.whole is None or measured is None:
        return
    named = concepts_between(slots, measured.start, measured.end)
    found = [
        each
        for each in english().percentages
        if each.part & named
        and (
            is_percentage_of(each, part.whole, slots)
            or part.whole.text.lower() in english().function["bases_of_rates"]
        )
    ]
    names = slots.vocabulary_concept(found[0].concept) if len(found) == 1 else ()
    entity = slots.owner(clause, measured)
    if not names or entity is None:
        return
    itself = (
        measured.concept is not None and names[0].text in measured.concept.ids
    )  # debt is in percent of GDP anyway
    spoken = measured if itself else replace(part, concept=names[0], qualifiers=())
    measure = slots.measure(clause, spoken)
    alone = replace(part, whole=None)
    yield from value_draft(clause, slots, measure, entity, alone, "part_beside_measure", measured)


def _measure_beside(clause: Clause, slots: Slots) -> Phrase | None:
    """The measure that a fragment stands behind, or that it opens the sentence of."""
    clauses = slots.sentence.clauses
    at = next(index for index, other in enumerate(clauses) if other is clause)
    if at == 0:
        return clauses[1].subject if len(clauses) > 1 else None
    last = next((node for node in reversed(clauses[at - 1].nodes) if isinstance(node, Phrase)), None)
    return last if last is not None and last.is_measure and last.end >= clause.start - 3 else None


def _whose(clause: Clause, slots: Slots, part: Phrase) -> EntityWords | None:
    """Whose percentage it is: the whole's owner, else the subject; None where the two do not agree."""
    whole, subject = part.whole, clause.subject
    assert whole is not None
    owner = whole.owner or people_of(whole) or whole.nation or part.nation or where_told(clause, slots, part)
    if owner is None and whole.owner_anaphor and (subject is None or subject is part):
        owner = slots.owner(clause, whole)  # "Gabon is green: 91% of its land is forest"
    if owner is None and whole.scope == "WORLD":
        owner = EntityWords("WORLD", "the world")
    if (
        owner is not None
        and owner.id == "WORLD"
        and (subject is not part or _names_a_place(part, clause, slots))
    ):
        return None  # "Russia has a fifth of the world's forest", "… of the world's people live | in Asian cities"
    named: list[EntityWords | None] = [owner] if owner is not None else []
    if subject is not None and subject is not part:
        if subject.is_entity:
            named.append(slots.entity(clause, subject))
        elif subject.is_measure and (subject.owner is not None or subject.owner_anaphor or not named):
            named.append(slots.owner(clause, subject))
        elif subject.head in english().function["authorities"] and (subject.owner or subject.nation):
            named.append(subject.owner or subject.nation)  # "Estonia's government | owes 23% of GDP"
    known = {each.id for each in named if each is not None}
    if not named or None in named or len(known) != 1 or whole.facility:
        return None
    return named[0]


def _names_a_place(part: Phrase, clause: Clause, slots: Slots) -> bool:
    return any(
        part.end <= hit.start < clause.end and name.kind in ("entity", "adjective")
        for hit in slots.sentence.hits
        for name in hit.entry.names
    )


CONSTRUCTIONS: tuple[Construction, ...] = (
    part_of_what_entity_has,
    *in_parts.CONSTRUCTIONS,
    part_beside_measure,
    share_named_before,
)
