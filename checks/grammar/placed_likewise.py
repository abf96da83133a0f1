"""The same place told of another: "So is Vietnam", "nor does Mexico", "Australia is", "Vietnam is among them too". Examples: rank.md.

They are read once the claims of their sentence are known.
"""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import MeasureWords, PeriodWords
from checks.grammar.drafts import Construction, Draft, problem_of
from checks.grammar.needs import needs
from checks.grammar.placed_before import time_after
from checks.grammar.slots import Slots
from checks.grammar.tenses import is_now
from checks.queries import ExtremeQuery, Kind, RankQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.phrases import Phrase
from checks.reading.tokens import Token
from checks.values import replace

ALSO = frozenset(("so", "as"))
_NEITHER = frozenset(("nor", "neither"))
_GOING_ON = frozenset(("still", "again", "too"))
_NEAR = 3  # so many words may open what is said of another


@needs("verb", "object", said=(*ALSO, *_NEITHER))
def so_is_another(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile is among the top five, and so is Peru"; "Kazakhstan does not make the top five, nor does Mexico"."""
    named, verb = another_behind(clause), clause.verb
    if named is None or verb is None:
        return
    opening = opening_of(clause, slots, named)
    ranks = [draft for draft in slots.earlier(clause) if isinstance(draft.query, RankQuery)]
    model, entity = ranks[-1] if ranks else None, slots.entity(clause, named)
    if model is None or entity is None or model.query.entity.id == entity.id:
        return
    word = next((token for token in opening if token.text in ALSO | _NEITHER), None)
    denied = word is not None and word.text in _NEITHER
    if word is None or model.denied != denied:
        return
    query = replace(model.query, entity=entity)
    if clause.adjuncts:
        measure = _in_another(clause, slots, model.query)
        if measure is None:
            return
        query = replace(query, measure=measure)
    elif query.first == query.last and not denied:
        return  # two are not the largest of the same
    anchor = (word.start, clause.end)
    problem = problem_of(model.problem, entity)
    if clause.periods:
        period, unsure = time_after(clause, slots, query.period)
        query, problem = replace(query, period=period), problem or unsure  # "so was Peru | in 2010"
    yield Draft(Kind.RANK, anchor, anchor, query, "so_is_another", denied, clause.frame, problem)


def another_behind(clause: Clause) -> Phrase | None:
    """Who stands behind a verb that stands for what was said before: "so is | Peru", "as does | Peru | in zinc"."""
    subject, verb = clause.subject, clause.verb
    if verb is None or verb.lemma not in ("be", "do", "have") or len(clause.objects) != 1:
        return None
    named = clause.objects[0]
    if any(isinstance(node, Item) and node.is_verbal and node.start >= named.end for node in clause.nodes):
        return None  # "so did Russia's | hopes"
    inherited = subject is None or subject.end <= clause.start
    names_one = len(named.entities) == 1 or _owns_it(named)
    return named if inherited and names_one and named.start >= verb.end else None


def _owns_it(named: Phrase) -> bool:
    """ "Peru's", "Peru's coal output": a figure that stands for, or beside, the one told before."""
    return (named.elliptic or named.is_measure) and named.owner is not None


@needs("verb", "object", said=(*ALSO,))
def so_is_anothers_extreme(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Italy's carbon emissions in 2024 were the lowest since 2021, and so was Germany's coal output"."""
    named = another_behind(clause)
    drafts = [draft for draft in slots.earlier(clause) if not draft.is_open]
    model = drafts[-1] if drafts else None
    if named is None or model is None or clause.adjuncts or clause.verb is None or not _owns_it(named):
        return
    so = next((token for token in opening_of(clause, slots, named) if token.text in ALSO), None)
    if so is not None and not clause.verb.negated:
        yield from _extreme_of(clause, slots, model, named, (so.start, named.end))


def _extreme_of(
    clause: Clause, slots: Slots, model: Draft, named: Phrase, anchor: tuple[int, int]
) -> Iterator[Draft]:
    """The extreme that was told last, of another's figure."""
    if is_of_its_own_time(clause, slots):
        return
    query, entity = model.query, slots.owner(clause, named)
    measure = slots.measure(clause, named) if named.is_measure else None
    if not isinstance(query, ExtremeQuery) or entity is None or (measure is None and named.is_measure):
        return
    if entity.id == query.entity.id and (measure is None or measure == query.measure):
        return
    query = replace(query, entity=entity, measure=measure or query.measure)
    problem, name = problem_of(model.problem, entity), "so_is_anothers_extreme"
    denied = clause.verb is not None and clause.verb.negated
    yield Draft(model.kind, anchor, anchor, query, name, denied, clause.frame, problem)


def is_of_its_own_time(clause: Clause, slots: Slots) -> bool:
    """ "So was Germany's | in 2020", "Germany's was, too, | in 2023": whether what is said of another has a time behind it."""
    behind = [other for other in slots.sentence.clauses if other.start >= clause.end and other.verb is None]
    return bool(clause.periods) or any(other.periods for other in behind)


@needs("subject", "verb", verb=("be",), said=("too",))
def anothers_extreme_too(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Italy's carbon emissions in 2024 were the lowest since 2021. Germany's coal output was, too"."""
    subject, verb = clause.subject, clause.verb
    drafts = [draft for draft in slots.earlier(clause) if not draft.is_open]
    if subject is None or verb is None or not drafts or clause.objects or clause.adjuncts or clause.periods:
        return
    behind = [other for other in slots.sentence.clauses if other.start >= clause.end][:1]
    too = "too" in clause.adverbs or any(other.only_adverbs and "too" in other.adverbs for other in behind)
    if too and subject.is_measure and subject.start >= clause.start and subject.owner is not None:
        yield from _extreme_of(clause, slots, drafts[-1], subject, (subject.start, verb.end))


def opening_of(clause: Clause, slots: Slots, named: Phrase) -> list[Token]:
    """The words that open what is said of another, some before the clause included: "… | , and so | does Peru"."""
    before = [token for token in slots.sentence.tokens if token.start < clause.start][-_NEAR:]
    start = before[0].start if before else clause.start
    return [token for token in slots.sentence.tokens if start <= token.start < named.start]


def _in_another(clause: Clause, slots: Slots, told: RankQuery) -> MeasureWords | None:
    """ "…, and so does Spain | in strontium": the same of another topic."""
    tie, phrase = clause.adjuncts[0]
    if len(clause.adjuncts) != 1 or tie not in ("in", "for") or not phrase.is_only_topic:
        return None
    return slots.measure(clause, phrase, names=slots.vocabulary_concept(told.measure.concept))


@needs("subject", "verb", "no object", "no adjunct")
def same_of_another(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile is not the world's biggest lithium producer; Australia is"; "America's output was a record. Peru's was, too"."""
    subject, verb = clause.subject, clause.verb
    if (
        subject is None
        or verb is None
        or verb.lemma not in ("be", "do", "have")
        or clause.objects
        or clause.adjuncts
    ):
        return
    nodes = [node for node in clause.tail if not (isinstance(node, Item) and node.kind == "adverb")]
    if nodes or not (len(subject.entities) == 1 or (subject.elliptic and subject.owner is not None)):
        return
    drafts = [draft for draft in slots.earlier(clause) if isinstance(draft.query, RankQuery | ExtremeQuery)]
    model = drafts[-1] if drafts else None
    before = clause.leans_on
    if model in slots.here and before is not None and model is not None and model.anchor[1] <= before.start:
        return  # "…, but its ore is not the richest: New Caledonia's is"
    entity = slots.owner(clause, subject) if subject.elliptic else slots.entity(clause, subject)
    if model is None or entity is None or entity.id == model.query.entity.id or model.problem is not None:
        return
    if isinstance(model.query, ExtremeQuery) and is_of_its_own_time(clause, slots):
        return
    query = replace(model.query, entity=entity)
    anchor = (subject.start, verb.end)
    problem = problem_of(None, entity)
    named = "same_of_another"
    yield Draft(model.kind, anchor, anchor, query, named, verb.negated, clause.frame, problem)


@needs("subject", verb=("be",))
def is_among_them(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Australia is among the top five holders of rare-earth reserves. Vietnam is among them too"; "…, and Vietnam is another"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or not verb.is_a("be") or clause.adjuncts:
        return
    one_more = len(clause.objects) == 1 and clause.objects[0].words in (("another",), ("another", "one"))
    if not (one_more or ("among them" in clause.adverbs and not clause.objects)):
        return
    drafts = slots.earlier(clause)
    models = [draft for draft in drafts if isinstance(draft.query, RankQuery) and not draft.denied]
    entity = slots.entity(clause, subject)
    if len(models) != 1 or entity is None or models[0].query.first == models[0].query.last:
        return
    query = replace(models[0].query, entity=entity)
    anchor = (clause.start, clause.end)
    problem = problem_of(models[0].problem, entity)
    named = "is_among_them"
    yield Draft(Kind.RANK, anchor, anchor, query, named, verb.negated, clause.frame, problem)


@needs("subject", "verb", said=("it",))
def it_is_another(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "It isn't Saudi Arabia that has the most oil, it's Venezuela": who has the place that somebody was denied."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or subject.words != ("it",) or verb.lemma != "be" or verb.negated:
        return
    named = clause.objects[0] if len(clause.objects) == 1 and len(clause.nodes) <= _NEAR else None
    ranks = [draft for draft in slots.earlier(clause) if isinstance(draft.query, RankQuery)]
    model = ranks[-1] if ranks else None
    if model is None or not model.denied or named is None or len(named.entities) != 1 or clause.adjuncts:
        return
    entity = named.entities[0]
    if entity.id == model.query.entity.id or named.concept or named.place is not None:
        return
    anchor, problem = (clause.start, clause.end), model.problem or (None if entity.id else "unknown_entity")
    query = replace(model.query, entity=entity)
    yield Draft(Kind.RANK, anchor, anchor, query, "it_is_another", False, clause.frame, problem)


@needs("subject", "verb", "no object", "no adjunct")
def same_at_another_time(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "In 2023 the Philippines was the second-largest nickel miner. It still was in 2024"; "Chile was first in 2023, and still is"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or verb.lemma not in ("be", "do") or clause.objects or clause.adjuncts:
        return
    if any(
        not isinstance(node, Item) or node.kind not in ("adverb", "period", "negation")
        for node in clause.tail
    ):
        return
    if _GOING_ON.isdisjoint(clause.adverbs) and not verb.negated and clause.link != "as":
        return  # "…, as | it was in 2023"
    ranks = [draft for draft in slots.earlier(clause) if isinstance(draft.query, RankQuery)]
    model, entity = ranks[-1] if ranks else None, slots.entity(clause, subject)
    if model is None or entity is None or entity.id is None or entity.id != model.query.entity.id:
        return
    period, problem = time_after(clause, slots, model.query.period)
    if is_now(clause) and not clause.periods:
        period, problem = PeriodWords(), None
    elif period.year == model.query.period.year:
        return
    query = replace(model.query, period=period)
    anchor, denied = (verb.start, clause.end), verb.negated != model.denied
    named = "same_at_another_time"
    yield Draft(Kind.RANK, anchor, anchor, query, named, denied, clause.frame, problem or model.problem)


RULES: tuple[Construction, ...] = (
    so_is_another,
    so_is_anothers_extreme,
    anothers_extreme_too,
    is_among_them,
    same_of_another,
    it_is_another,
    same_at_another_time,
)
