"""Reading to claims: every construction runs over every clause, then overlaps are settled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checks.claims import Claim, Frame
from checks.grammar import (
    aggregate,
    answers_who,
    change,
    comparison,
    count,
    each_share,
    exceeding_all,
    extreme,
    gaps_between,
    neither,
    open,
    open_multiples,
    open_places,
    order,
    order_behind,
    order_head_followed,
    order_lists,
    order_only_in,
    order_shared,
    order_side_by_side,
    owned_topics,
    rank,
    remarks,
    share,
    value,
)
from checks.grammar.about_then import then_or_now
from checks.grammar.again import with_remarks
from checks.grammar.asked import Asked, asked
from checks.grammar.averages import unsure_of_means
from checks.grammar.change_in_brackets import changed_in_brackets
from checks.grammar.change_other_terms import told_in_other_terms
from checks.grammar.continued import continued
from checks.grammar.continued_places import continued_places, places_by_amounts
from checks.grammar.count_moved import as_count
from checks.grammar.credits import attribution, going_on, speakers_of
from checks.grammar.dated_behind import dated, time_told_behind
from checks.grammar.degrees import in_whole_points, with_degree
from checks.grammar.denied_parts import less_than_said
from checks.grammar.drafts import Construction, Draft, settle
from checks.grammar.first_times import told_as_first
from checks.grammar.members_named import without_their_group
from checks.grammar.paired import paired
from checks.grammar.rank_but import except_those_above
from checks.grammar.rank_drafts import from_another_place
from checks.grammar.ranks_in_topics import in_each_topic
from checks.grammar.remarks_of_parts import of_the_same_part
from checks.grammar.restrictions import restricted
from checks.grammar.rows import row_drafts
from checks.grammar.set_against import marked_as_set_against
from checks.grammar.slots import Slots
from checks.grammar.taken_back import told_beside
from checks.grammar.times_told import at_time_in_front, at_time_told
from checks.grammar.told_of_plans import told_of_plans
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.reader import Reading, Sentence
from checks.reading.vocabulary import Vocabulary

CONSTRUCTIONS: tuple[Construction, ...] = (
    *value.CONSTRUCTIONS,
    *rank.CONSTRUCTIONS,
    *order.CONSTRUCTIONS,
    *order_lists.CONSTRUCTIONS,
    *order_only_in.CONSTRUCTIONS,
    *order_head_followed.CONSTRUCTIONS,
    *order_shared.CONSTRUCTIONS,
    *order_side_by_side.CONSTRUCTIONS,
    *owned_topics.CONSTRUCTIONS,
    *exceeding_all.CONSTRUCTIONS,
    *gaps_between.CONSTRUCTIONS,
    *answers_who.CONSTRUCTIONS,
    *order_behind.CONSTRUCTIONS,
    *neither.CONSTRUCTIONS,
    *comparison.CONSTRUCTIONS,
    *each_share.CONSTRUCTIONS,
    *count.CONSTRUCTIONS,
    *change.CONSTRUCTIONS,
    *extreme.CONSTRUCTIONS,
    *share.CONSTRUCTIONS,
    *aggregate.CONSTRUCTIONS,
    *remarks.CONSTRUCTIONS,
    *open.CONSTRUCTIONS,
    *open_places.CONSTRUCTIONS,
    *open_multiples.CONSTRUCTIONS,
)


def claims(
    reading: Reading,
    vocabulary: Vocabulary,
    constructions: Sequence[Construction] = CONSTRUCTIONS,
) -> tuple[list[Claim], list[str]]:
    """The claims of a text in order, and a line for each reading that gave way to another."""
    found: list[Claim] = []
    settled_away: list[str] = []
    before: tuple[int, list[Draft]] = (-1, [])
    speaking: dict[tuple[str, str | None], str] = {}
    last = 0
    rules = asked(tuple(constructions))
    for sentence in reading.sentences:
        if last and before[0] == sentence.index - 1 and (time := time_told_behind(sentence)) is not None:
            found[-last:] = [dated(claim, time) for claim in found[-last:]]
        if not (sentence.clauses or sentence.rows):
            continue
        previous = tuple(before[1]) if before[0] == sentence.index - 1 else ()
        slots = Slots(
            sentence,
            vocabulary.topics,
            vocabulary.scopes,
            vocabulary.dimensions,
            previous,
            members=vocabulary.members,
            per_head=vocabulary.per_head,
            of_holders=vocabulary.of_holders,
            worded=vocabulary.worded,
            listed=vocabulary.listed,
            of_things=vocabulary.of_things,
        )
        kept, away = _read(slots, rules)
        kept = told_in_other_terms(in_each_topic(kept, slots), slots)
        kept = changed_in_brackets(kept, slots)
        kept = paired(continued_places(continued(kept, slots), slots), slots)
        kept = unsure_of_means(kept, slots)
        kept = with_remarks(kept, slots)
        kept = of_the_same_part(places_by_amounts(kept, slots), slots)
        kept = at_time_in_front(kept, slots)
        kept = [except_those_above(draft, kept) for draft in kept]
        settled_away += away
        kept = [in_whole_points(with_degree(draft, sentence), slots) for draft in kept]
        kept = [told_of_plans(then_or_now(draft, sentence), previous) for draft in kept]
        told = _without_covered(kept, sentence)
        made = [_claim(draft, sentence, reading) for draft in told if draft.is_told]
        made = told_beside(made, reading.text, sentence.start, sentence.end)
        if before[0] == sentence.index - 1 and not sentence.publishers:
            made = [going_on(claim, speaking) for claim in made]
        kept = marked_as_set_against(kept, sentence)
        before, speaking, last = (sentence.index, kept), speakers_of(made), len(made)
        found += made
    return found, settled_away


def _read(slots: Slots, rules: Asked) -> tuple[list[Draft], list[str]]:
    """What the constructions read in a sentence, settled; the rows of a table are read as such, and have no clauses.

    An amount is read as an open one only where nothing else takes it in, as that reading would give way.
    """
    sentence = slots.sentence
    rows = [draft for row in sentence.rows or () for draft in row_drafts(row, slots)]
    if rows:
        return settle(rows)
    if sentence.rows is not None and not _is_told(sentence):
        rules = asked(open.CONSTRUCTIONS)
    told = _drafts(rules.in_sentence(sentence), slots)
    kept, away = settle(told)
    read = [draft.anchor for draft in kept if not draft.is_open]
    if not open.are_unread(sentence.quantities, sentence, read):
        return kept, away
    unread = [
        (clause, fitting)
        for clause, fitting in rules.of_open_amounts(sentence)
        if open.are_unread(open.amounts_of(clause), sentence, read)
    ]
    return settle([*told, *_drafts(unread, slots)])


def _drafts(asked_of: Iterable[tuple[Clause, tuple[Construction, ...]]], slots: Slots) -> list[Draft]:
    """What some constructions read in the clauses of which they are asked."""
    return [
        restricted(
            _told(at_time_told(_as_said(draft, clause), clause, slots), clause, slots),
            clause,
            slots,
        )
        for clause, fitting in asked_of
        for rule in fitting
        for draft in rule(clause, slots)
        if not _is_of_nobody(draft)
    ]


def _told(draft: Draft, clause: Clause, slots: Slots) -> Draft:
    return as_count(told_as_first(without_their_group(draft, slots), slots), clause, slots)


def _as_said(draft: Draft, clause: Clause) -> Draft:
    return from_another_place(neither.denied_behind_neither(less_than_said(draft, clause), clause), clause)


def _is_told(line: Sentence) -> bool:
    """Whether a line of a list is a sentence of its own: "2. America comes second, with 458 TWh."."""
    finite = any(
        clause.verb is not None and clause.verb.form == "finite" and clause.subject for clause in line.clauses
    )
    return finite and line.tokens[-1].text == "."


def _is_of_nobody(draft: Draft) -> bool:
    """Whether a claim is about somebody whom only a relation names: "its eastern neighbour", "a rival"."""
    entity = getattr(draft.query, "entity", None) or next(iter(getattr(draft.query, "parts", ())), None)
    if draft.is_open or entity is None or entity.id is not None:
        return False
    return (
        bool(entity.words.split())
        and entity.words.split()[-1].lower() in english().function["relational_nouns"]
    )


def _without_covered(drafts: list[Draft], sentence: Sentence) -> list[Draft]:
    """Open numbers inside the words of a claim of another kind are part of that claim.

    Those of a relative clause between are not: "The firm, which has 12,000 employees, is the second-largest maker of …".
    """
    closed = [draft for draft in drafts if not draft.is_open]
    return [
        draft
        for draft in drafts
        if not draft.is_open
        or not any(
            each.reach[0] <= draft.anchor[0] and draft.anchor[1] <= each.reach[1]
            for each in closed
            if not _is_aside(draft, each, sentence)
        )
    ]


def _is_aside(draft: Draft, other: Draft, sentence: Sentence) -> bool:
    """Whether a relative clause holds one draft and not the other."""
    aside = ((each.start, each.end) for each in sentence.clauses if each.kind == "relative")
    inside = [(start, end) for start, end in aside if start <= draft.anchor[0] and draft.anchor[1] <= end]
    return any(not (start <= other.anchor[0] and other.anchor[1] <= end) for start, end in inside)


def _claim(draft: Draft, sentence: Sentence, reading: Reading) -> Claim:
    start, end = draft.reach if draft.is_open else draft.anchor
    return Claim(
        draft.kind,
        start,
        end,
        (sentence.start, sentence.end),
        draft.query,
        attribution(sentence, draft.anchor),
        Frame.QUESTION if sentence.is_question else draft.frame,
        draft.denied,
        draft.problem,
        draft.construction,
        reading.mentioned,
    )
