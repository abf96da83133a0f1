"""What goes on from the claims of its own sentence, once these are known: remarks, and "nobody has more". Examples: rank.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords, MeasureWords
from checks.grammar import (
    amounts_compared,
    changed_alike,
    changed_by_others,
    changed_further,
    compared_again,
    compared_further,
    count_on,
    each_compared,
    elliptic,
    elliptic_multiples,
    elliptic_places,
    ends_of_course,
    exceeding,
    exceeding_gapped,
    extreme,
    groups_compared,
    held_after,
    it_is,
    margins,
    measured_likewise,
    multiples_behind,
    not_beside,
    order_followed,
    part_of_output,
    placed_likewise,
    rank_behind_few,
    remarks,
    several,
    share_again,
    sizes_of_countries,
    sum_of_then,
    than_any_of_them,
)
from checks.grammar.among import among
from checks.grammar.denied_parts import less_than_said
from checks.grammar.drafts import Construction, Draft, meet
from checks.grammar.extremes import extreme_draft
from checks.grammar.needs import needs
from checks.grammar.restrictions import restricted
from checks.grammar.selections import selection
from checks.grammar.slots import Slots
from checks.grammar.statements import statement
from checks.queries import Kind, RankQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.values import replace


def with_remarks(kept: list[Draft], slots: Slots) -> list[Draft]:
    """The drafts of a sentence with those that take measure and entity from them; open readings give way."""
    here = [draft for draft in kept if not draft.is_open]
    if not here and not slots.before:
        return kept
    told, found = replace(slots, here=tuple(here)), list(here)
    for clause, rules in _SELECTION.in_sentence(slots.sentence):
        for rule in rules:
            for draft in rule(clause, told):
                if not any(draft.kind == each.kind and meet(draft.anchor, each.anchor) for each in found):
                    found.append(restricted(less_than_said(draft, clause), clause, slots))
    new = [draft.anchor for draft in found[len(here) :]]
    still_open = [
        draft for draft in kept if draft.is_open and not any(meet(draft.anchor, each) for each in new)
    ]
    return sorted((*found, *still_open), key=lambda draft: (draft.anchor, draft.kind))


@needs("verb", "negated")
def nobody_has_more(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "No other country mines as much chromite as South Africa, and none has more of it in the ground"; "No other African country comes close"."""
    subject, verb = _nobody_where(clause) or clause.subject, clause.verb
    if subject is None or verb is None or not subject.negated or verb.negated or subject.some_of is not None:
        return
    words = english().function
    someone = subject.words[-1] in words["nobody"] | {"one"} or subject.head in words["country_nouns"]
    named = [tie for tie, phrase in clause.adjuncts if tie in ("than", "as") and not _is_as_much(phrase)]
    compared = [node.comparative for node in clause.tail if node.comparative is not None] or _equalled(clause)
    named += [node.text for node in clause.nodes if isinstance(node, Item) and node.text == "than"]
    if not someone or named or len(compared) != 1 or any(phrase.opaque for phrase in clause.objects):
        return
    model = _last(clause, slots)
    if model is None:
        return
    before, entity = model
    where = among(clause, slots, subject, holder=entity)
    if where is None:
        return
    held = [node for node in clause.tail if isinstance(node, Phrase) and (node.concept or node.topics)]
    said = verb.telling
    measure: MeasureWords | None = before.query.measure  # type: ignore[union-attr]
    if held:
        names = (held[0].concept,) if held[0].concept is not None else verb.concepts
        measure = slots.measure(clause, held[0], names=names)
    elif said:
        measure = slots.measure(clause, subject, names=said)
    topic = before.query.measure.topic  # type: ignore[union-attr]
    if measure is not None and measure.topic is None and topic is not None:
        held_for = slots.topics.get(measure.concept, frozenset())
        measure = replace(measure, topic=topic, topic_carried=True) if topic in held_for else None
    if measure is None:
        return
    period, problem = slots.period(clause)
    query = RankQuery(measure, entity, 1, 1, where, compared[0] == "less", strict=True, period=period)
    anchor = (subject.start, clause.end)
    yield Draft(Kind.RANK, anchor, anchor, query, "nobody_has_more", False, clause.frame, problem)


def _nobody_where(clause: Clause) -> Phrase | None:
    """ "In | no other country | are there as many": nobody who is named by where they would be."""
    where = clause.adjunct("in")
    there = clause.subject is None and clause.verb is not None and clause.verb.is_a("be")
    return where if there and where is not None and where.negated else None


def _is_as_much(phrase: Phrase) -> bool:
    """ "As | much", "as | many refugees", with nobody behind it."""
    return phrase.words[:1] in (("much",), ("many",)) and phrase.quantity is None and phrase.owner is None


def _equalled(clause: Clause) -> list[str]:
    """ "Comes close", "comes anywhere near", "has as much", each by itself: what nobody does who has less."""
    verb, words = clause.verb, [node.text.lower() for node in clause.tail]
    comes_near = verb is not None and verb.lemma == "come" and words[-1:] in (["close"], ["near"])
    equals = any(tie == "as" and _is_as_much(phrase) for tie, phrase in clause.adjuncts)
    return ["more"] if comes_near or equals else []


@needs("no verb", word=("than",))
def remark_more_than_any_year(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Peru mined 2.6 million tons of copper in 2024, more than in any year since 2021"."""
    found = extreme.than_any_year(clause.nodes) if clause.verb is None else None
    about = statement(clause, slots) if found is not None else None
    if found is None or about is None:
        return
    told, start = found
    yield from extreme_draft(
        (about.measure, about.entity),
        told,
        (about.period, None),
        (start, told.end),
        "remark_more_than_any_year",
        frame=about.draft.frame,
    )


def _last(clause: Clause, slots: Slots) -> tuple[Draft, EntityWords] | None:
    """The claim before a clause, here or in the sentence before, and the one entity that those there are about."""
    here = slots.here_before(clause)
    drafts = here or [draft for draft in slots.before if not draft.is_open]
    entities = {
        entity.id: entity for draft in drafts if (entity := getattr(draft.query, "entity", None)) is not None
    }
    if len(entities) != 1 or not isinstance(getattr(drafts[-1].query, "measure", None), MeasureWords):
        return None
    return drafts[-1], next(iter(entities.values()))


_RULES: tuple[Construction, ...] = (
    *remarks.CONSTRUCTIONS,
    order_followed.first_followed_by,
    order_followed.next_in_apposition,
    order_followed.is_followed_by,
    *exceeding.CONSTRUCTIONS,
    *exceeding_gapped.CONSTRUCTIONS,
    *amounts_compared.RULES,
    *elliptic.RULES,
    *rank_behind_few.RULES,
    *elliptic_multiples.RULES,
    *multiples_behind.RULES,
    *elliptic_places.RULES,
    *it_is.RULES,
    *sizes_of_countries.RULES,
    *groups_compared.REMARKS,
    *each_compared.RULES,
    *several.RULES,
    *part_of_output.RULES,
    *count_on.RULES,
    *changed_alike.RULES,
    *changed_by_others.RULES,
    *changed_further.RULES,
    *sum_of_then.RULES,
    *ends_of_course.RULES,
    nobody_has_more,
    *measured_likewise.RULES,
    *placed_likewise.RULES,
    *compared_again.RULES,
    *compared_further.RULES,
    *held_after.RULES,
    *than_any_of_them.RULES,
    *share_again.RULES,
    *margins.RULES,
    *not_beside.RULES,
    remark_more_than_any_year,
)
_SELECTION = selection(_RULES)
