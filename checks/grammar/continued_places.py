"""Places that say nothing but whose they are: "Indonesia, a distant second, …", "with Peru third", "Chad is next". Examples: rank.md.

A place that no construction read is one in the ordering that was spoken of last: in the same sentence, else in the one
before, where that speaks of a single one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeGuard

from checks.claim_words import MeasureWords, PeriodWords
from checks.grammar.among import among, left_out
from checks.grammar.bare_places import Holding, holdings, may_hold_places
from checks.grammar.compared_again import is_in_front, leads_of_two
from checks.grammar.drafts import Draft, meet, problem_of
from checks.grammar.had_most import had_most, may_be_had
from checks.grammar.held_places import is_of_figure, single
from checks.grammar.ordering import is_of_holders, names_no_ordering
from checks.grammar.placed_before import (
    in_the_world,
    is_a_rate_of_none,
    is_elsewhere,
    is_other_figure,
    is_told_in_another_measure,
    time_after,
)
from checks.grammar.rank_drafts import from_another_place
from checks.grammar.slots import Slots, span
from checks.grammar.slots_told import carried_measure
from checks.grammar.stand_before import only_behind, stand_before
from checks.queries import Kind, OrderQuery, Query, RankQuery
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase
from checks.reading.places import Place
from checks.reading.vocabulary import longest
from checks.values import dataclass, replace

_PLACING = (Kind.RANK, Kind.ORDER)


@dataclass(frozen=True, slots=True)
class _Ordering:
    """The ordering that was spoken of last, and the place in it that was spoken of last, where one was.

    `unsure`: it is that of a remark, and the sentence before spoke of another topic.
    """

    draft: Draft
    measure: MeasureWords
    among: str
    from_bottom: bool
    period: PeriodWords
    last: int | None
    unsure: bool = False

    @property
    def key(self) -> tuple[str, str | None, str]:
        """What makes two orderings the same."""
        return self.measure.concept, self.measure.topic, self.among


def continued_places(kept: list[Draft], slots: Slots) -> list[Draft]:
    """The drafts of a sentence with the places that go on from them; open readings of the same words give way."""
    return _with_places(kept, slots, slots.sentence.clauses)


def places_by_amounts(kept: list[Draft], slots: Slots) -> list[Draft]:
    """The same for places beside what their holder has: "Qatar is third, with LNG exports of 107 billion cubic metres"."""
    if not may_hold_places(slots.sentence):
        return kept
    beside = [told for each in slots.sentence.clauses if (told := _told_by_amount(each)) is not None]
    return _with_places(kept, slots, beside) if beside else kept


def _told_by_amount(clause: Clause) -> Clause | None:
    """The clause that goes on with what somebody has, and in what: itself, or the one that a fragment leans on."""
    had = clause.adjunct("with")
    if had is None or had.quantity is None or not had.is_measure:
        return None
    return clause.leans_on if clause.verb is None and clause.leans_on is not None else clause


def _with_places(kept: list[Draft], slots: Slots, clauses: Sequence[Clause]) -> list[Draft]:
    if not (kept or slots.before) or not may_hold_places(slots.sentence):
        return kept
    found = list(kept)
    slots = replace(slots, here=tuple(draft for draft in kept if not draft.is_open))
    for clause in clauses:
        for each in holdings(clause, slots):
            if each.phrase.words == ("most",) and had_most(clause) is None:
                continue  # "Uganda hosts 1.8 million refugees. | Most | come from South Sudan"
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


def _says_end(place: Place | None) -> TypeGuard[Place]:
    """Whether a place says itself from which end it counts: "the lowest", "the least", but not "third"."""
    return place is not None and (place.strength == "superlative" or place.from_bottom)


def _continuation(
    clause: Clause, each: Holding, words: tuple[int, int], found: list[Draft], slots: Slots
) -> Iterator[Draft]:
    phrase, place = each.phrase, single(each.phrase)
    if leads_of_two(phrase, slots) or phrase.words == ("leading",):
        return  # "…, with Chile (31%) and Argentina (13%) | leading | the way"
    if phrase.owner_anaphor and phrase.only_place:
        return  # "fell by 6% to | its lowest": over time
    bare = replace(phrase, only_place=True, opaque=False) if is_of_figure(phrase) else phrase
    if not names_no_ordering(clause, slots, bare) and place is not None:
        return
    if is_elsewhere(slots, phrase, each.entity, each.beside):
        return
    model = _ordering(words, found, slots, follows=place is None or place.is_next)
    scope = among(clause, slots, phrase, holder=each.entity)
    if model is None or scope is None or model.draft.problem not in (None, "unknown_entity"):
        return
    if is_of_holders(phrase) and not _is_said_in_passing(model.draft, slots):
        return  # "Helvia lost customers. It is still | the largest insurer |": by premiums, perhaps
    if clause.verb is not None and clause.verb.is_a("win") and model.draft.anchor[0] > words[0]:
        return  # "Kenya won silver, with unemployment of 5%"
    if (place is None or place.is_next) and (
        model.last is None or each.entity == getattr(model.draft.query, "entity", None)
    ):
        return  # "Chad is next" after a figure: next to whom is not said
    if model.last is None and each.beside.quantity is not None and each.beside.concept is None:
        return  # "China's output grew fastest. Indonesia's 50,000 tons were | second"
    if model.draft.anchor[0] < slots.sentence.start and is_told_in_another_measure(
        clause, slots, model.measure
    ):
        return
    if is_a_rate_of_none(each.beside, model.measure, slots) or is_other_figure(
        clause, phrase, model.measure, slots
    ):
        return
    has_most = had_most(clause) is phrase
    if has_most and not may_be_had(clause, model.measure, slots):
        return  # "Chile mined 5.3 million tons. Peru has | the most": reserves, perhaps
    if model.draft in slots.before and _is_of_another_topic(model.measure, words, slots):
        return
    if (place is None or place.is_next) and _is_another_named(model, each, words, slots):
        return  # "… America comes second. Germany is the European leader; Britain is | next"
    period, problem = time_after(clause, slots, model.period)
    if problem is None and period == model.period and model.draft in slots.before:
        anew = period.year != slots.sentence.context.newest and slots.is_told_of_a_move(model.measure)
        problem = "ambiguous_period" if anew and period.year is not None else None
    follows = place is None or place.is_next
    number = (model.last or 0) + 1 if follows or place is None else place.low
    query = RankQuery(
        slots.carried(clause, carried_measure(model.measure)),
        each.entity,
        number,
        number if follows or place is None else place.high,
        model.among if scope == "WORLD" and not in_the_world(clause, slots, phrase) else scope,
        from_bottom=place.from_bottom if _says_end(place) else _from_bottom(model, each, number, phrase),
        joint=place is not None and place.joint,
        except_for=left_out(clause, slots),
        period=period,
    )
    denied = clause.verb is not None and clause.verb.negated
    open_scope = query.among == "WORLD" and not in_the_world(clause, slots, phrase)
    among_others = open_scope and has_most and _is_about_a_group(slots)
    problem = problem_of("ambiguous_measure" if model.unsure or among_others else problem, each.entity)
    reach = span(words, each.beside)
    draft = Draft(Kind.RANK, words, reach, query, "continued_places", denied, clause.frame, problem)
    yield from_another_place(draft, clause)
    for told in (clause, *only_behind(clause, found, slots)):
        yield from stand_before(told, query, words, problem)


def _is_about_a_group(slots: Slots) -> bool:
    """ "The fifth-biggest in NATO. Poland spends 4.2%. | Spain spends the least": among whom, the sentences shortly before may tell."""
    return any(each != "WORLD" for each in slots.sentence.context.scopes)


def _from_bottom(model: _Ordering, each: Holding, number: int, phrase: Phrase) -> bool:
    """ "Skåne has the lowest rate. Gotland | leads": from above, as another one is first from below."""
    other = each.entity != getattr(model.draft.query, "entity", None)
    both_first = other and number == 1 and model.last == 1
    return model.from_bottom and not both_first and not is_in_front(phrase)


def _is_another_named(model: _Ordering, each: Holding, words: tuple[int, int], slots: Slots) -> bool:
    """Whether somebody else was named since the place behind which "next" comes."""
    told = {
        entity.id
        for entity in (getattr(model.draft.query, "entity", None), each.entity)
        if entity is not None
    }
    listed = {entity.id for entity in getattr(model.draft.query, "listed", ())}
    here = model.draft.anchor[1] if model.draft.anchor[0] >= slots.sentence.start else slots.sentence.start
    return any(
        here <= hit.start < words[0] and not set(name.ids) & (told | listed | slots.scopes)
        for hit in longest(slots.sentence.hits)
        for name in hit.entry.names
        if name.kind == "entity"
    )


def _is_of_another_topic(measure: MeasureWords, words: tuple[int, int], slots: Slots) -> bool:
    """ "Nobody mines as much asbestos as Russia. None has as much gold, either: Australia comes | next": whether another thing was told of since."""
    told = [
        n.topics for n in slots.sentence.nodes if isinstance(n, Phrase) and n.topics and n.end <= words[0]
    ]
    return bool(told) and measure.topic is not None and measure.topic not in told[-1]


def _ordering(
    words: tuple[int, int], found: list[Draft], slots: Slots, follows: bool = False
) -> _Ordering | None:
    """The ordering that was spoken of last before some words; None where several were, or none.

    `follows`: only one of which a place was told will do, as what is next comes behind that.
    """
    here = [draft for draft in found if draft.anchor[0] < words[0]]
    for drafts in (here, list(slots.before), () if follows else found):
        told = [each for draft in drafts if (each := _as_ordering(draft)) is not None]
        placed = [each for each in told if isinstance(each.draft.query, RankQuery | OrderQuery)]
        ranked = placed if follows else placed or told
        if ranked and len({each.key for each in ranked}) == 1:
            beside = not placed and drafts is here and _is_said_in_passing(ranked[-1].draft, slots)
            model = _among_those_before(ranked[-1], slots)
            return replace(model, unsure=beside and _was_of_another_topic(model.measure, slots))
        if ranked:
            return None
    return None


def _was_of_another_topic(measure: MeasureWords, slots: Slots) -> bool:
    """Whether the sentence before spoke of other topics than a measure's."""
    spoken = {each.measure.topic for draft in slots.before if (each := _as_ordering(draft))}
    return bool(spoken) and measure.topic not in spoken


def _is_said_in_passing(draft: Draft, slots: Slots) -> bool:
    """ "Norway, | with a population of under six million, | ranked seventh": beside whom it is about."""
    told = next((each for each in slots.sentence.clauses if each.start <= draft.anchor[0] < each.end), None)
    return told is not None and told.verb is None and told.adjunct("with") is not None


def _among_those_before(model: _Ordering, slots: Slots) -> _Ordering:
    """ "Nigeria is Africa's most populous country. It has more people than Ethiopia, the second": in Africa."""
    if isinstance(model.draft.query, RankQuery | OrderQuery):
        return model
    told = [
        each for draft in slots.before if isinstance(draft.query, RankQuery) and (each := _as_ordering(draft))
    ]
    same = [each for each in told if each.key[:2] == model.key[:2]]
    return replace(model, among=same[-1].among) if same else model


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
