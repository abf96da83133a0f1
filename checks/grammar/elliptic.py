"""Comparisons that leave out one side, and take it from the claim before: "Only China made more", "ten times as much".

They are read once the claims of their sentence are known. Examples: comparison.md, order.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from checks.claim_words import EntityWords, MeasureWords, PeriodWords
from checks.grammar.compared import Direction
from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.scopes_said import only_says_among_whom, parted_from, scope_of
from checks.grammar.slots import Slots
from checks.grammar.than_then import only_moved
from checks.queries import ComparisonQuery, Kind, OrderQuery, RankQuery, ShareQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import Percentage, english
from checks.reading.phrases import Phrase
from checks.reading.verbs import Verb
from checks.values import dataclass, replace

_WORSE = ("worse",)


@dataclass(frozen=True, slots=True)
class Told:
    """What was claimed last: of whom, of what, when, and against whom, where it was a comparison."""

    measure: MeasureWords
    entity: EntityWords
    period: PeriodWords
    others: tuple[EntityWords, ...]
    draft: Draft


def told_before(clause: Clause, slots: Slots) -> Told | None:
    """The claim that stands last before a clause, here or in the sentence before, if all there are about one entity."""
    said = [draft for draft in slots.earlier(clause) if draft.problem is None]
    drafts = [draft for draft in said if not draft.denied or isinstance(draft.query, RankQuery)]
    spoken = [draft for draft in drafts if draft in slots.before or not _is_aside(draft, slots)]
    drafts = spoken or drafts
    last = max(drafts, key=lambda draft: draft.anchor, default=None)
    if last is None or not isinstance(getattr(last.query, "measure", None), MeasureWords):
        return None
    queries: list[Any] = [draft.query for draft in drafts]
    entities = {_whose(query) for query in queries}
    measures = {(query.measure.concept, query.measure.topic) for query in queries}
    if len({each.id if each else None for each in entities}) != 1 or None in entities or len(measures) != 1:
        return None
    query: Any = last.query
    entity, period = _whose(query), getattr(query, "period", PeriodWords())
    assert entity is not None
    return Told(query.measure, entity, period, getattr(query, "others", ()), last)


def time_like(clause: Clause, slots: Slots, told: Told) -> tuple[PeriodWords, str | None]:
    """When one has more than was told, and the problem that it may be at another time: "China mined less | in 2010"."""
    said, problem = slots.period(clause)
    if problem is None and "ever" in {node.text for node in clause.nodes}:
        problem = "ambiguous_period"
    if said.year is None:
        undated = any(time.words.edition is None for time in clause.periods)
        return told.period, problem or ("ambiguous_period" if undated else None)
    return said, problem or (None if told.period.year in (None, said.year) else "ambiguous_period")


def _is_aside(draft: Draft, slots: Slots) -> bool:
    """ "Russia, which has five million tons of vanadium, mined 20,000 tons of it": what a relative clause says in passing."""
    aside = (each for each in slots.sentence.clauses if each.kind == "relative")
    return any(each.start <= draft.anchor[0] and draft.anchor[1] <= each.end for each in aside)


def _whose(query: Any) -> EntityWords | None:
    """The one entity that a claim is about, a part included: "Japan has most of the world's iodine"."""
    parts = query.parts if isinstance(query, ShareQuery) else ()
    whose: EntityWords | None = parts[0] if len(parts) == 1 else getattr(query, "entity", None)
    return whose


def where_else(clause: Clause) -> Phrase | None:
    """Whose figure "it" is where a place stands before: "In neighbouring Belgium | it was less than half of that"."""
    verb = clause.verb
    found = [phrase for tie, phrase in clause.adjuncts if tie == "in" and verb and phrase.end <= verb.start]
    return found[0] if len(found) == 1 and len(found[0].entities) == 1 else None


@needs("subject", "active", "compared")
def these_have_more(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "India made 150 million tonnes of raw steel in 2024. Only China made more"; "Japan spent $55 billion on its armed forces in 2024; South Korea spent less"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or verb.negated or verb.passive:
        return
    stands_in = (subject.elliptic or subject.anaphor == "measure") and (
        subject.owner is not None or bool(subject.listed)
    )  # "only America's"
    if not (subject.is_entity or stands_in):
        return
    parted = parted_from(clause, slots)
    told = told_before(parted[0] if parted else clause, slots)
    clause, told = _against_whom(clause, told)
    compared = comparative_alone(clause, slots) or _further_on(clause, slots)
    if (
        told is None
        or compared is None
        or parted is None
        or not says_the_same(clause, told)
        or not _of_the_same(clause, told)
    ):
        return
    one = slots.entity(clause, subject)
    listed = subject.entities or ((one,) if one is not None else ())
    listed = slots.owners(clause, subject) if stands_in else listed
    if not listed or any(each.id is None or each.id == told.entity.id for each in listed):
        return
    around = (clause, *(parted or ()))
    behind = {node.text for node in clause.nodes if node.start >= verb.start}
    measured = "only" in behind  # "made | only | slightly more"
    only = not measured and any("only" in each.adverbs for each in around)
    anchor = (subject.start, clause.tail[-1].end)
    anchor = (min(each.start for each in around), anchor[1]) if only else (clause.start, anchor[1])
    scopes = [scope_of(phrase, slots) for each in around for _, phrase in each.adjuncts]
    among = next((scope for scope in scopes if scope is not None), "WORLD")
    when = time_like(clause, slots, told)
    if not only and when[1] is None and only_moved(clause, slots):
        when = when[0], "ambiguous_period"
    yield _of_more(told, listed, compared, only, among, anchor, clause, when)


@needs("adjunct", verb=("be",))
def more_in_these(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Colombia had seven million internally displaced people in 2024. Only in Sudan and Syria were there more"; "There were more in Sudan"; "Only in Eswatini is the rate higher"."""
    verb, where = clause.verb, clause.adjunct("in")
    inside = [p for p in (clause.subject, *clause.objects) if p is not None and p in clause.nodes]
    there = [p.words for p in inside]
    if verb is None or where is None or not verb.is_a("be") or verb.passive or verb.negated:
        return
    figure = len(inside) == 1 and _is_the_figure(inside[0])  # "only in Eswatini is | the rate | higher"
    if (
        not (figure or there in ([], [("there",)]))
        or len(clause.adjuncts) != 1
        or clause.periods
        or where.opaque
    ):
        return
    words = [node for node in clause.tail if isinstance(node, Item) and node.comparative is not None]
    amount = any(isinstance(node, Phrase) and node.quantity is not None for node in clause.nodes)
    if len(words) != 1 or amount or any(node.text in ("than", "as") for node in clause.tail):
        return
    told = told_before(clause, slots)
    known = [each for each in where.entities if each.id is not None and each.id not in slots.scopes]
    if told is None or not known or len(known) != len(where.entities) or told.entity in known:
        return
    first = clause.nodes[0].text.lower()
    anchor = (clause.nodes[0].start, max(words[0].end, where.end))
    only = first in ("only", "nowhere")
    when = time_like(clause, slots, told)
    yield _of_more(told, where.entities, words[0].comparative or "more", only, "WORLD", anchor, clause, when)


def _is_the_figure(phrase: Phrase) -> bool:
    """ "The rate", "the figure", "it": what was told before."""
    words = english().function
    rate = phrase.head in words["rate_nouns"] or phrase.head in words["figure_nouns"]
    return phrase.words == ("it",) or (rate and phrase.words == ("the", phrase.head))


def _of_more(
    told: Told,
    listed: tuple[EntityWords, ...],
    compared: str,
    only: bool,
    among: str,
    anchor: tuple[int, int],
    clause: Clause,
    when: tuple[PeriodWords, str | None],
) -> Draft:
    """Those who have more than was told: one by one, or none but they."""
    name, frame, (period, problem) = "these_have_more", clause.frame, when
    if only or len(listed) > 1:
        side: Literal["above", "below"] = "above" if compared == "more" else "below"
        order = OrderQuery(
            told.measure, told.entity, listed, side, exclusive=only, among=among, period=period
        )
        return Draft(Kind.ORDER, anchor, anchor, order, name, frame=frame, problem=problem)
    direction: Direction = "less" if compared == "less" else "more"
    one_more = ComparisonQuery(told.measure, listed[0], (told.entity,), direction, period=period)
    return Draft(Kind.COMPARISON, anchor, anchor, one_more, name, frame=frame, problem=problem)


def comparative_alone(clause: Clause, slots: Slots) -> str | None:
    """The comparative with which a clause ends: "made | more", "has | fewer | in Africa", "shelters | more | people"."""
    tied = [phrase for _, phrase in clause.adjuncts]
    if any(isinstance(node, Item) and node.text in ("than", "as") for node in clause.tail):
        return None
    if not only_says_among_whom(clause, slots):
        return None
    last = [
        node
        for node in clause.tail
        if node not in tied
        and not (isinstance(node, Item) and node.kind in ("period", "adverb", "preposition"))
    ]
    behind = last[-2:] if last and isinstance(last[-1], Phrase) else last[-1:]
    words = [node for node in behind if node.comparative is not None]
    amount = any(isinstance(node, Phrase) and node.quantity is not None for node in clause.tail)
    return words[0].comparative if len(words) == 1 and not amount else None


def _against_whom(clause: Clause, told: Told | None) -> tuple[Clause, Told | None]:
    """ "America burns the most oil, and only China burns more | than India": in what was told, against whoever is named."""
    at = next((at for at, node in enumerate(clause.tail) if node.text == "than"), None)
    than = clause.adjunct("than")
    alone = at is not None and than is not None and clause.tail[at + 1 :] == (than,)
    if told is None or than is None or not alone or "only" not in clause.adverbs or len(than.entities) != 1:
        return clause, told
    adjuncts = tuple(pair for pair in clause.adjuncts if pair[1] is not than)
    return replace(clause, tail=clause.tail[:at], adjuncts=adjuncts), replace(told, entity=than.entities[0])


def _further_on(clause: Clause, slots: Slots) -> str | None:
    """ "… the world's second-highest. Only Sudan's was | worse": further on in the ordering in which a place was told."""
    if len(clause.objects) != 1 or clause.objects[0].words != _WORSE or clause.adjuncts:
        return None
    told = [draft.query for draft in slots.before if isinstance(draft.query, RankQuery)]
    if len(told) != 1 or "only" not in clause.adverbs:
        return None
    return "less" if told[0].from_bottom else "more"


def _of_the_same(clause: Clause, told: Told) -> bool:
    """Whether what is said to be more is what was told: nothing is named, or "people" of people, "copper" of copper."""
    return all(may_stand_for(phrase, told) for phrase in clause.objects if phrase.words != _WORSE)


def _is_part_of(percentage: Percentage, verb: Verb) -> bool:
    held = {each for name in verb.concepts for each in name.ids}
    return bool(percentage.part & held) or verb.lemma in percentage.verbs


def is_generic(phrase: Phrase) -> bool:
    """ "As | much metal", "more | ore": a commodity by no more than what kind of thing it is."""
    plain = phrase.words[:-1] in ((), ("much",)) and phrase.owner is None and phrase.scope is None
    return plain and f"the {phrase.head}" in english().function["topic_anaphors"]


def may_stand_for(phrase: Phrase, told: Told) -> bool:
    """Whether a phrase that only stands for a measure can be of the one that was told."""
    if is_generic(phrase):
        return told.measure.topic is not None
    if phrase.share and phrase.whole is None and not phrase.topics:
        return told.measure.concept in {each.concept for each in english().percentages}
    if phrase.topics and phrase.topics != (told.measure.topic,):
        return False
    people = phrase.concept is not None and bool(phrase.concept.data.get("generic"))
    same = phrase.concept is not None and told.measure.concept in phrase.concept.ids
    return same or people or bool(phrase.topics)


def says_the_same(clause: Clause, told: Told) -> bool:
    """Whether a verb can stand for what was told: "made more", "has more", "did more"; not "exports more" of output."""
    verb = clause.verb
    if verb is None:
        return False
    named = [name for name in verb.concepts if not name.data.get("generic")]
    if any(
        told.measure.concept == each.concept and _is_part_of(each, verb) for each in english().percentages
    ):
        return True  # "spent 7.3% of its GDP on defence; only Ukraine spent more"
    if named:
        return any(told.measure.concept in name.ids for name in named)
    held = any(told.measure.concept in name.ids for name in verb.concepts)
    return held or verb.is_a("have", "do", "proverb", "be")


RULES: tuple[Construction, ...] = (these_have_more, more_in_these)
