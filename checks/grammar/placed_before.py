"""Places that leave out in what they are places, and take it from the place or figure before: "… and India is third"."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords, MeasureWords, PeriodWords
from checks.claims import Frame
from checks.grammar.among import among, left_out, only_to_no_country, second_only_to
from checks.grammar.drafts import Draft, problem_of
from checks.grammar.slots import Slots, span
from checks.grammar.slots_told import main_of
from checks.queries import ComparisonQuery, Kind, OrderQuery, Query, RankQuery, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.reading.places import Place
from checks.values import replace

_RATES = ("burden", "share", "proportion", "percentage")


def as_before(
    clause: Clause,
    slots: Slots,
    phrase: Phrase,
    place: Place,
    entity: EntityWords,
    subject: Phrase,
    earlier: list[Draft],
    construction: str,
) -> Iterator[Draft]:
    """The claim of a place without an ordering: "… and India is third", "A year later it had slipped to second"."""
    model, scope = _ordered_before(slots, earlier, entity), among(clause, slots, phrase)
    if model is None or scope is None or is_elsewhere(slots, phrase, entity, subject):
        return
    if is_a_rate_of_none(subject, model.measure, slots):
        return
    if not earlier and is_told_in_another_measure(clause, slots, model.measure):
        return
    period, problem = time_after(clause, slots, model.period)
    problem = problem_of(problem, entity)
    query = replace(
        model,
        measure=slots.carried(clause, model.measure),
        entity=entity,
        first=place.low,
        last=place.high,
        joint=place.joint,
        among=model.among if scope == "WORLD" and not in_the_world(clause, slots, phrase) else scope,
        from_bottom=place.from_bottom or (model.from_bottom and place.strength == "ordinal"),
        strict=False,
        listed=second_only_to(clause, slots) if place.low == 2 else (),
        except_for=left_out(clause, slots),
        period=period,
    )
    denied = clause.verb is not None and clause.verb.negated
    own = slots.sentence.span(place.first, place.after)
    yield Draft(Kind.RANK, own, span(own, subject), query, construction, denied, clause.frame, problem)


def is_a_rate_of_none(subject: Phrase, measure: MeasureWords, slots: Slots) -> bool:
    """ "Israel spent $46 billion on its armed forces. | Its burden | was the second-highest": as a part, which no money is."""
    return subject.anaphor == "measure" and subject.head in _RATES and not slots.is_in_percent(measure)


def is_other_figure(clause: Clause, place: Phrase, measure: MeasureWords, slots: Slots) -> bool:
    """ "Peru mined 1.3 million tons of zinc. China had the highest | rate", "… the largest number | of mines": of something else than what was told."""
    words = english().function
    if place.head in words["rate_nouns"]:
        return not slots.is_in_percent(measure)
    counted = place.head in words["figure_nouns"] and place.head in words["quantity_nouns"]
    if counted and not slots.is_counted(measure):
        return True
    behind = [tied for tie, tied in clause.adjuncts if tie in ("of", "for") and tied.start >= place.end]
    return not place.only_place and any(tied.words[:1] != ("any",) for tied in behind)


def is_told_in_another_measure(clause: Clause, slots: Slots, measure: MeasureWords) -> bool:
    """ "Its burden is the second-highest. Riyadh spent $80 billion, which puts it | seventh": in what was told in money.

    "Chile mines the most. Russia, with 80 million tonnes of reserves, is | fourth": in reserves, perhaps. "China mines the
    most gold. Peru is | fourth, with 3,100 tons of silver": in silver, perhaps.
    """
    held = slots.dimensions.get(measure.concept, frozenset())
    beside = [each for each in slots.sentence.clauses if each.leans_on is clause and each.verb is None]
    return any(
        (node.quantity.kind in ("amount", "money") and node.quantity.dimension not in held)
        or (node.concept is not None and measure.concept not in node.concept.ids)
        or (measure.topic is not None and bool(node.topics) and measure.topic not in node.topics)
        for other in (*slots.leading_to(clause), clause, *beside)
        for node in other.nodes
        if isinstance(node, Phrase) and node.quantity is not None
    )


def is_elsewhere(slots: Slots, place: Phrase, entity: EntityWords, subject: Phrase) -> bool:
    """ "First | to object", "second | to none", "first | in his class", "her son | is first": in what was not spoken of."""
    if entity.id is None and subject.opaque and not subject.proper:
        return True
    if only_to_no_country(slots, place):
        return True
    behind = [node for node in slots.sentence.nodes if node.start >= place.end][:2]
    if len(behind) < 2 or not isinstance(behind[0], Item) or behind[0].kind != "preposition":
        return False
    tie, other = behind[0].text, behind[1]
    if tie == "to":
        return not isinstance(other, Phrase) or not (other.entities or other.elliptic or other.owner)
    if tie not in ("in", "of", "at", "on", "for") or not isinstance(other, Phrase) or not other.opaque:
        return False
    known = (
        other.entities or other.scope or other.is_measure or other.topics or other.anaphor or other.publisher
    )
    words = english().function
    return not (known or other.head in words["tables"] or other.head in words["harmless_complements"])


def time_after(clause: Clause, slots: Slots, before: PeriodWords) -> tuple[PeriodWords, str | None]:
    """The time of a clause that goes on from another one: its own, a distance from that one's ("a year later"), or that."""
    period, problem = slots.period(clause)
    distant = next((time for time in clause.periods if time.role == "at" and time.years is not None), None)
    if distant is not None and distant.years is not None and before.year is not None:
        return PeriodWords(before.year - distant.years, words=distant.words.words), None
    if period.year is not None or problem is not None or distant is not None:
        return period, problem if period.year is not None else problem or "ambiguous_period"
    carried, problem = slots.time_carried(clause, before)
    return replace(carried, edition=period.edition or carried.edition), problem


def in_the_world(clause: Clause, slots: Slots, phrase: Phrase) -> bool:
    """Whether a clause itself says that its place is one in the world: "moved up to fourth place globally", "fourth overall"."""
    return phrase.scope is not None or slots.world(clause) is not None or "overall" in clause.adverbs


def in_scope_before(draft: Draft, slots: Slots) -> Draft:
    """ "Germany's economy is Europe's largest. | Britain's is second": a place where the one before it was."""
    query = draft.query
    ranks = [each.query for each in slots.before if isinstance(each.query, RankQuery) and not each.problem]
    if not isinstance(query, RankQuery) or query.among != "WORLD" or not ranks:
        return draft
    last = ranks[-1]
    same = (last.measure.concept, last.measure.topic) == (query.measure.concept, query.measure.topic)
    return replace(draft, query=replace(query, among=last.among)) if same else draft


def _ordered_before(slots: Slots, earlier: list[Draft], entity: EntityWords) -> RankQuery | None:
    """The place that was spoken of last: in this sentence (`earlier`), else in the one before; else the figure there.

    None where several orderings were spoken of there. A place that an entity has in passing, before it is given
    another one, is one of another ordering: "Germany, Europe's largest economy, ranked third. India came fourth".
    """
    passing: list[RankQuery] = []
    for drafts in (earlier, list(slots.before)):
        for kinds in (RankQuery | OrderQuery, ValueQuery | ComparisonQuery):
            plain = [d for d in drafts if d.problem is None or d.problem == "ambiguous_period"]
            told = [d for d in plain if isinstance(d.query, kinds)]
            if kinds == ValueQuery | ComparisonQuery and told:
                told = [
                    *told,
                    main_of(told),
                ]  # "… 34.9% in 2025, compared with 58.5% in 2024. Iran's was the highest"
            found = [_now(_as_rank(d.query), d) if drafts is not earlier else _as_rank(d.query) for d in told]
            passing += [query for query in found if drafts is earlier and _is_place_of(query, entity)]
            last = {query.entity.id: query for query in found if query not in passing}
            orderings = {(query.measure.concept, query.measure.topic, query.among) for query in last.values()}
            if last:
                return list(last.values())[-1] if len(orderings) == 1 else None
    return replace(passing[-1], among="WORLD") if passing else None


def _now(query: RankQuery, draft: Draft) -> RankQuery:
    """ "Nigeria will have 359 million people by 2050. | It is already the most populous in Africa": not in 2050."""
    return query if draft.frame is Frame.ASSERTED else replace(query, period=PeriodWords())


def _is_place_of(query: RankQuery, entity: EntityWords) -> bool:
    """Whether a place was just given to the same entity among those of a smaller part of the world."""
    return entity.id is not None and query.entity.id == entity.id and query.among != "WORLD"


def _as_rank(query: Query) -> RankQuery:
    """A place in the ordering that a query speaks of."""
    if isinstance(query, RankQuery):
        return query
    if isinstance(query, OrderQuery):
        entity = query.entity or query.listed[0]
        return RankQuery(query.measure, entity, 1, 1, query.among, query.from_bottom, period=query.period)
    assert isinstance(query, ValueQuery | ComparisonQuery)
    return RankQuery(query.measure, query.entity, 1, 1, period=query.period)
