"""Places that say nothing but whose they are: "Indonesia, a distant second, …", "with Peru third", "Chad is next". Examples: rank.md.

A place that no construction read is one in the ordering that was spoken of last: in the same sentence, else in the one
before, where that speaks of a single one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeGuard

from checks.claims import EntityWords, Kind, MeasureWords, OrderQuery, PeriodWords, Query, RankQuery
from checks.grammar.among import among, left_out
from checks.grammar.drafts import Draft, meet
from checks.grammar.hosts import described
from checks.grammar.ordering import names_no_ordering, single
from checks.grammar.placed_before import time_after
from checks.grammar.rank_told import placements
from checks.grammar.slots import Slots, span
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase
from checks.reading.places import Place
from checks.values import dataclass, replace

_AT_PLACE = ("in", "at", "on", "as")
_PLACING = (Kind.RANK, Kind.ORDER)
_BEHIND = ("behind", "after", "following")


@dataclass(frozen=True, slots=True)
class _Holding:
    """A place, and whose it is."""

    phrase: Phrase
    entity: EntityWords
    beside: Phrase


@dataclass(frozen=True, slots=True)
class _Ordering:
    """The ordering that was spoken of last, and the place in it that was spoken of last, where one was."""

    draft: Draft
    measure: MeasureWords
    among: str
    from_bottom: bool
    period: PeriodWords
    last: int | None

    @property
    def key(self) -> tuple[str, str | None, str]:
        """What makes two orderings the same."""
        return self.measure.concept, self.measure.topic, self.among


def continued_places(kept: list[Draft], slots: Slots) -> list[Draft]:
    """The drafts of a sentence with the places that go on from them; open readings of the same words give way."""
    found = list(kept)
    slots = replace(slots, here=tuple(draft for draft in kept if not draft.is_open))
    for clause in slots.sentence.clauses:
        for each in _holdings(clause, slots):
            words = _anchor(each.phrase, slots)
            if any(
                meet(words, draft.anchor) for draft in found if draft.kind in _PLACING and not draft.is_open
            ):
                continue
            found += _continuation(clause, each, words, found, slots)
    read = [draft.anchor for draft in found if draft.construction == "continued_places"]
    return [
        draft for draft in found if not (draft.is_open and any(meet(draft.anchor, each) for each in read))
    ]


def _anchor(phrase: Phrase, slots: Slots) -> tuple[int, int]:
    place = phrase.place
    told = place is not None and place.after > place.first
    return slots.sentence.span(place.first, place.after) if place and told else (phrase.start, phrase.end)


# ---------------------------------------------------------------- whose place it is
def _holdings(clause: Clause, slots: Slots) -> Iterator[_Holding]:
    """The bare places of a clause, each with the one whose it is said to be."""
    seen: list[Phrase] = []
    for placed in placements(clause):
        entity = placed.holder(clause, slots)
        if _is_bare(placed.phrase) and entity is not None:
            seen.append(placed.phrase)
            yield _Holding(placed.phrase, entity, placed.subject)
    if (leading := _leading(clause)) is not None:
        entity = slots.entity(clause, leading.subject)
        yield from (
            ()
            if entity is None or leading.subject is None
            else (_Holding(_first(leading), entity, leading.subject),)
        )
    for node in clause.nodes:
        title = node.title if isinstance(node, Phrase) else None
        if isinstance(node, Phrase) and title is not None and title.only_place:
            entities = (node.owner,) if node.owner is not None else node.entities
            yield from (_Holding(title, each, node) for each in entities[:1])
    if (earlier := _earlier_place(clause)) is not None and (held := _last_holder(clause, slots)) is not None:
        yield _Holding(earlier, held, earlier)
    for at, phrase in enumerate(clause.nodes):
        if not isinstance(phrase, Phrase) or phrase in seen or not _is_bare(phrase):
            continue
        beside = phrase if phrase.owner is not None else _holder_before(clause, at, slots)
        entity = phrase.owner or (_entity_of(clause, beside, slots) if beside is not None else None)
        if beside is not None and entity is not None:
            yield _Holding(phrase, entity, beside)


def _earlier_place(clause: Clause) -> Phrase | None:
    """ "…, up from | eleventh | in 2022": the place of a dated time before."""
    place = clause.adjunct("from")
    if clause.verb is not None or place is None or clause.objects or not _is_bare(place) or place.owner:
        return None
    moved = any(isinstance(node, Item) and node.text in ("up", "down") for node in clause.nodes[:2])
    dated = len(clause.periods) == 1 and clause.periods[0].role == "at"
    return place if moved and dated else None


def _last_holder(clause: Clause, slots: Slots) -> EntityWords | None:
    """Whose place was claimed last before a clause of its sentence."""
    ranks = [draft for draft in slots.here if draft.kind is Kind.RANK and draft.anchor[1] <= clause.start]
    last = max(ranks, key=lambda draft: draft.anchor, default=None)
    return last.query.entity if last is not None else None


def _leading(clause: Clause) -> Clause | None:
    """ "China leads with 380 tonnes", "China leads the way": a verb that says no more than that its subject is first."""
    verb, table = clause.verb, clause.objects[0] if clause.objects else None
    if verb is None or clause.subject is None or verb.passive or not verb.is_a("lead") or verb.is_a("exceed"):
        return None
    words = english().function
    plain = table is None or table.head in words["tables"] or table.head in ("way", "world")
    told = any(phrase.concept or phrase.agent or phrase.topics for _, phrase in clause.adjuncts)
    empty = plain and (table is None or not (table.concept or table.topics or table.agent or table.quantity))
    return clause if empty and not told and clause.subject.is_entity else None


def _first(clause: Clause) -> Phrase:
    """The first place that a verb says its subject has, as if a phrase had said it."""
    assert clause.verb is not None
    scope = clause.objects[0].scope if clause.objects else None
    verb = clause.verb
    return Phrase(
        0, 0, verb.start, verb.end, "", place=Place(0, 0, 1, 1, False, "number"), only_place=True, scope=scope
    )


def _is_bare(phrase: Phrase) -> bool:
    """Whether a phrase is one place and nothing else: "third", "a distant second", "in the lead", "next"."""
    named = phrase.concept or phrase.agent or phrase.adjective or phrase.topics or phrase.quantity
    if named or phrase.negated:
        return False
    if phrase.words == ("next",):
        return True
    return phrase.place is not None and phrase.only_place and single(phrase) is not None


def _entity_of(clause: Clause, phrase: Phrase, slots: Slots) -> EntityWords | None:
    return slots.owner(clause, phrase) if phrase.is_measure else slots.entity(clause, phrase)


def _holder_before(clause: Clause, at: int, slots: Slots) -> Phrase | None:
    """Whose place stands at an index: "China | in the lead", "Pakistan | fifth", "Indonesia, | a distant second, |"."""
    here = clause.nodes[at]
    if clause.verb is not None and clause.verb.is_a("be", "rank", "become"):
        if here is clause.subject:
            return _inverted(clause)
        if here.text.lower() == "next":
            return clause.subject
    before: Node | None = clause.nodes[at - 1] if at else None
    if isinstance(before, Item) and before.text in _AT_PLACE and before.kind == "preposition":
        at -= 1
        before = clause.nodes[at - 1] if at else None
    if isinstance(before, Phrase):
        acts = before is clause.subject or before.quantity is not None
        return before if (before.is_entity or before.elliptic) and not acts else None
    joined = isinstance(before, Item) and before.text == "and" and at == 1
    if clause.verb is not None or (before is not None and not joined):
        return None
    if (joined or clause.link == "and") and clause.leans_on is not None and getattr(here, "scope", None):
        return clause.leans_on.subject  # "Africa's most populous nation, | and the world's sixth"
    beside = clause.subject if clause.kind in ("apposition", "parenthesis") else described(clause, slots)
    return beside if beside is not None and (beside.is_entity or beside.elliptic or beside.facility) else None


def _inverted(clause: Clause) -> Phrase | None:
    """ "Next comes | Peru"."""
    behind = [node for node in clause.tail if isinstance(node, Phrase) and node.is_entity]
    return behind[0] if len(behind) == 1 else None


# ---------------------------------------------------------------- the ordering it is in
def _says_end(place: Place | None) -> TypeGuard[Place]:
    """Whether a place says itself from which end it counts: "the lowest", but not "third"."""
    return place is not None and place.strength == "superlative"


def _continuation(
    clause: Clause, each: _Holding, words: tuple[int, int], found: list[Draft], slots: Slots
) -> Iterator[Draft]:
    phrase, place = each.phrase, single(each.phrase)
    if not names_no_ordering(clause, slots, phrase) and place is not None:
        return
    model = _ordering(words, found, slots, follows=place is None or place.is_next)
    scope = among(clause, slots, phrase)
    if model is None or scope is None or model.draft.problem not in (None, "unknown_entity"):
        return
    if (place is None or place.is_next) and (
        model.last is None or each.entity == getattr(model.draft.query, "entity", None)
    ):
        return  # "Chad is next" after a figure: next to whom is not said
    period, problem = time_after(clause, slots, model.period)
    follows = place is None or place.is_next
    number = (model.last or 0) + 1 if follows or place is None else place.low
    query = RankQuery(
        slots.carried(
            clause,
            replace(model.measure, concept_carried=True, topic_carried=model.measure.topic is not None),
        ),
        each.entity,
        number,
        number if follows or place is None else place.high,
        model.among if scope == "WORLD" and phrase.scope is None else scope,
        from_bottom=place.from_bottom if _says_end(place) else model.from_bottom,
        joint=place is not None and place.joint,
        except_for=left_out(clause, slots),
        period=period,
    )
    denied = clause.verb is not None and clause.verb.negated
    problem = problem or ("unknown_entity" if each.entity.id is None else None)
    reach = span(words, each.beside)
    yield Draft(Kind.RANK, words, reach, query, "continued_places", denied, clause.frame, problem)
    yield from _behind(clause, query, words, problem, slots)


def _behind(
    clause: Clause, query: RankQuery, words: tuple[int, int], problem: str | None, slots: Slots
) -> Iterator[Draft]:
    """Who is said to stand before: "…, third behind China and the United States"."""
    others = clause.adjunct(*_BEHIND)
    if others is None or others.start < words[1] or not others.entities:
        return
    tie = max(node.start for node in clause.nodes if isinstance(node, Item) and node.end <= others.start)
    order = OrderQuery(
        query.measure,
        query.entity,
        others.entities,
        "below" if query.from_bottom else "above",
        exclusive=len(others.entities) == query.first - 1,
        among=query.among,
        period=query.period,
    )
    anchor = (tie, others.end)
    yield Draft(
        Kind.ORDER, anchor, span(words, anchor), order, "continued_places", False, clause.frame, problem
    )


def _ordering(
    words: tuple[int, int], found: list[Draft], slots: Slots, follows: bool = False
) -> _Ordering | None:
    """The ordering that was spoken of last before some words; None where several were, or none.

    `follows`: only one of which a place was told will do, as what is next comes behind that.
    """
    here = [draft for draft in found if draft.anchor[0] < words[0]]
    for drafts in (here, list(slots.before), found):
        told = [each for draft in drafts if (each := _as_ordering(draft)) is not None]
        placed = [each for each in told if isinstance(each.draft.query, RankQuery | OrderQuery)]
        ranked = placed if follows else placed or told
        if ranked:
            return ranked[-1] if len({each.key for each in ranked}) == 1 else None
    return None


def _as_ordering(draft: Draft) -> _Ordering | None:
    """The ordering by the measure that a claim speaks of."""
    query: Query = draft.query
    measure = getattr(query, "measure", None)
    if draft.is_open or draft.denied or not isinstance(measure, MeasureWords):
        return None
    scope = "WORLD"
    from_bottom, last = False, None
    if isinstance(query, RankQuery | OrderQuery):
        scope, from_bottom = query.among, query.from_bottom
        last = _last_place(query)
    return _Ordering(draft, measure, scope, from_bottom, getattr(query, "period", PeriodWords()), last)


def _last_place(query: RankQuery | OrderQuery) -> int | None:
    """The place behind which "next" comes."""
    if isinstance(query, RankQuery):
        return query.first if query.first == query.last else None
    return len(query.listed) if query.entity is None and query.exclusive else None
