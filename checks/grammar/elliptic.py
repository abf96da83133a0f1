"""Comparisons that leave out one side, and take it from the claim before: "Only China made more", "ten times as much".

They are read once the claims of their sentence are known. Examples: comparison.md, order.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Literal

from checks.claim_words import EntityWords, PeriodWords
from checks.grammar.compared import Direction
from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.nobody_else import is_of_interrupted_subject_only
from checks.grammar.scopes_said import only_says_among_whom, parted_from, scope_of
from checks.grammar.slots import Slots
from checks.grammar.than_then import only_moved
from checks.grammar.told_before import Told, time_like, told_before
from checks.queries import ComparisonQuery, Kind, OrderQuery, RankQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import Percentage, english
from checks.reading.phrases import Phrase
from checks.reading.verbs import Verb
from checks.values import replace

_WORSE = ("worse",)
_COMPARED = (("higher",), ("lower",), ("bigger",), ("larger",), ("smaller",))
_RECEIVING = ("receive", "get", "take in", "record", "register", "post")


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
    compares = any(isinstance(node, Item) and node.text in ("than", "as") for node in clause.tail)
    if compares and "only" not in clause.adverbs:
        return  # with somebody who is named
    parted = parted_from(clause, slots)
    if parted is None:
        return
    clause, told = _against_whom(clause, told_before(parted[0] if parted else clause, slots))
    if told is None or not says_the_same(clause, told) or not _of_the_same(clause, told):
        return
    compared = comparative_alone(clause, slots) or _further_on(clause, slots)
    if compared is None:
        return
    one = slots.entity(clause, subject)
    listed = subject.entities or ((one,) if one is not None else ())
    listed = slots.owners(clause, subject) if stands_in else listed
    if not listed or any(each.id is None or each.id == told.entity.id for each in listed):
        return
    around = (clause, *parted)
    measured = not _is_only_there(clause) and any(
        node.text == "only" and node.start >= verb.start for node in clause.nodes
    )  # "made | only | slightly more"
    interrupted = is_of_interrupted_subject_only(
        clause, slots.sentence
    )  # "only America ($997bn) and China | spent more"
    if interrupted:
        around = (
            *around,
            *(each for each in slots.sentence.clauses if each.start <= subject.start < each.end),
        )
    only = not measured and (interrupted or any("only" in each.adverbs for each in around))
    begins = min(each.start for each in around) if only else min(subject.start, clause.start)
    anchor = (begins, clause.tail[-1].end)
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
    only = first in ("only", "nowhere") or _is_only_there(clause)
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


def _is_only_there(clause: Clause) -> bool:
    """ "Is higher | only in | Greece"."""
    return any(node.text == "only" and follows.text == "in" for node, follows in pairwise(clause.nodes))


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
    if _names_its_figure(phrase, told):
        return True
    people = phrase.concept is not None and bool(phrase.concept.data.get("generic"))
    same = phrase.concept is not None and told.measure.concept in phrase.concept.ids
    return same or people or bool(phrase.topics)


def _names_its_figure(phrase: Phrase, told: Told) -> bool:
    """ "Only South Africa had | a higher rate", "… | higher totals": the figure told, by no more than what kind it is."""
    words, said = english().function, phrase.words[:-1]
    several = not said and phrase.head in words["figures_of_several"]
    if not several and (
        phrase.comparative is None or said[-1:] not in _COMPARED or said[:-1] not in ((), ("a",))
    ):
        return False
    stated, head = getattr(told.draft.query, "stated", None), phrase.head.removesuffix("s")
    if head in words["rate_nouns"]:
        return stated is not None and stated.unit in ("%", None)
    return head in words["figure_nouns"] or head in words["level_nouns"]


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
    got = verb.lemma in _RECEIVING and told.measure.concept not in english().function["concepts_of_coming"]
    had = verb.is_a("have", "do", "proverb", "be") or got
    return held or had


RULES: tuple[Construction, ...] = (these_have_more, more_in_these)
