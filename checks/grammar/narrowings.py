"""What stands beside a clause and narrows what it states: "…, in the Atacama alone, …", "…, held by its central bank"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from checks.claim_words import MeasureWords
from checks.grammar.among import set_aside
from checks.grammar.drafts import Draft
from checks.grammar.nobody_else import LEAVING_ONE, is_of_interrupted_subject_only, is_of_nobody_else
from checks.grammar.outsiders import is_of_some_alone
from checks.grammar.several_things import compares_another_thing, is_of_more_things
from checks.grammar.slots import Slots
from checks.grammar.told_as_part import is_told_as_another_part
from checks.queries import AggregateQuery, ChangeQuery, ExtremeQuery, RankQuery, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.conditions import CONDITIONS
from checks.reading.items import Item
from checks.reading.language import english, last_words
from checks.reading.phrases import Node, Phrase

_WORDS_OF_CONDITIONS = frozenset((*CONDITIONS, "long", "granted", "condition", "assumption", "understanding"))
_GAP = 1  # a space, but no comma
_TERMS = ("real", "nominal", "ppp")
_TAKING_OFF = ("after", "for", "out", "excluding", "without", "into")

_STANDING = (("it",), ("they",), ("he",), ("we",))


def is_narrowed_beside(clause: Clause, draft: Draft, slots: Slots) -> bool:
    """Whether the words between a clause's subject and verb, or right behind it, leave only a part of what it states."""
    clauses = slots.sentence.clauses
    return (
        (len(clauses) > 1 and _is_narrowed_by_another(clause, draft, clauses))
        or is_of_more_things(clause, draft, slots)
        or compares_another_thing(draft, clause)
        or _is_owed_to_somebody(clause)
        or _is_place_among_some(draft, slots)
        or is_of_some_alone(draft, slots)
        or _leaves_another_out(draft, slots)
        or _is_after_inflation(draft, slots)
        or _is_of_two_alongside(clause, draft, slots)
        or _is_on_condition(clause, slots)
        or _is_measured_against(clause, draft, slots)
        or is_told_as_another_part(draft, clause, slots)
        or _is_among_others(clause, draft, slots)
        or _is_left_to_one(clause, draft, slots)
    )


def _is_narrowed_by_another(clause: Clause, draft: Draft, clauses: tuple[Clause, ...]) -> bool:
    """ "…, in the Atacama alone, …", "…, adjusted for inflation", "…, held by its central bank": whether a clause beside it does so."""
    if any(_is_of_somebody(each, clause) for each in clauses):
        return True
    around = _around(clause, clauses)
    return any(_is_a_part_alone(each) or _is_told_otherwise(each, draft) for each in around)


def _is_left_to_one(clause: Clause, draft: Draft, slots: Slots) -> bool:
    """ "Only Chile's output rose", "Chile was the only country | to raise its output"."""
    if slots.sentence.said.isdisjoint(LEAVING_ONE):
        return False
    if is_of_nobody_else(draft, clause, next(iter(slots.leading_to(clause)[-1:]), None)):
        return True
    one_figure = isinstance(draft.query, ValueQuery | ChangeQuery | ExtremeQuery)
    one_figure = one_figure and clause.kind != "parenthesis"  # "only China | (69,000 tons) | mined more"
    return one_figure and is_of_interrupted_subject_only(clause, slots.sentence)


def _is_of_two_alongside(clause: Clause, draft: Draft, slots: Slots) -> bool:
    """ "Chile | alongside Peru | is the largest", "Alongside Peru, | Chile is …": the two together, perhaps."""
    if "alongside" not in slots.sentence.said or not isinstance(draft.query, RankQuery):
        return False
    beside = clause.adjunct("alongside") or slots.sentence.clauses[0].adjunct("alongside")
    return beside is not None and beside.is_entity and beside.start < draft.anchor[0]


def _is_after_inflation(draft: Draft, slots: Slots) -> bool:
    """ "Rose by 31% | after inflation", "Stripping out inflation, …": in money of one year's worth, where the measure is not."""
    measure = getattr(draft.query, "measure", None)
    if "inflation" not in slots.sentence.said or not isinstance(measure, MeasureWords):
        return False
    if measure.concept == "inflation" or "real" in measure.qualifiers:
        return False
    nodes = slots.sentence.nodes
    for tie, told, behind in zip(nodes, nodes[1:], (*nodes[2:], None), strict=False):
        acts = isinstance(behind, Item) and (behind.is_verbal)  # "after inflation fell"
        if tie.text in _TAKING_OFF and isinstance(told, Phrase) and told.words == ("inflation",) and not acts:
            return True
    return False


def _is_on_condition(clause: Clause, slots: Slots) -> bool:
    """ "…, | if the ministry is right", "… | unless its figures are wrong": what holds only where something else does."""
    if slots.sentence.said.isdisjoint(_WORDS_OF_CONDITIONS):
        return False
    return any(
        each.link in CONDITIONS
        and each.start >= clause.end
        and (
            len(each.objects) > 1 or each.link == "assuming"
            if each.verb is None
            else each.verb.form == "participle"
            or each.verb.lemma in ("confirm", "verify", "correct")
            or (each.subject is not None and each.subject is not clause.subject)
        )
        and not _vouches_for_source(each)
        for each in slots.sentence.clauses
    )


def _vouches_for_source(clause: Clause) -> bool:
    """ "…, | if the World Bank is right": whose figure it is, and no more than that."""
    source, verb = clause.subject, clause.verb
    if clause.link != "if" or source is None or verb is None or verb.lemma != "be" or verb.negated:
        return False
    return source.publisher is not None and [each.words for each in clause.objects] == [("right",)]


def _is_among_others(clause: Clause, draft: Draft, slots: Slots) -> bool:
    """ "3,100 tonnes of silver, | among other metals": the amount is of all of them."""
    if "other" not in slots.sentence.said or not isinstance(draft.query, ValueQuery):
        return False
    behind = (each for each in slots.sentence.clauses if each.start >= clause.end and each.verb is None)
    told = (each.adjunct("among", "amongst") for each in behind)
    return any(among is not None and among.words[:1] == ("other",) for among in told)


def _is_measured_against(clause: Clause, draft: Draft, slots: Slots) -> bool:
    """ "Measured against GDP, | Poland spends more …": what a measure is set against makes it another one."""
    first, measure = slots.sentence.clauses[0], getattr(draft.query, "measure", None)
    if first is clause or first.kind != "participle" or not isinstance(measure, MeasureWords):
        return False
    against = first.adjunct("against", "by")
    if against is None or against.quantity is not None:
        return False
    other = against.concept is not None and measure.concept not in against.concept.ids
    return other or against.share  # "measured by its share of GDP"


def _leaves_another_out(draft: Draft, slots: Slots) -> bool:
    """ "Russia aside, …": somebody whom the query does not leave out; a country's amount is its own all the same."""
    aside = set_aside(slots)
    if not aside or (isinstance(draft.query, ValueQuery) and draft.query.entity.id not in slots.scopes):
        return False
    query = draft.query
    without = query.members if isinstance(query, AggregateQuery) and query.all_but else ()
    return not set(aside) <= {*without, *getattr(query, "except_for", ())}


def _around(clause: Clause, clauses: tuple[Clause, ...]) -> Iterator[Clause]:
    """The fragments that a sentence opens with, those between a clause's subject and its verb, and right behind it."""
    if clauses[0] is not clause and clauses[0].verb is None:
        yield clauses[0]
    begins = clause.subject.start if clause.subject is not None else clause.start
    for before, each in zip((None, *clauses), clauses, strict=False):
        if each.verb is None and (begins < each.start < clause.end or before is clause):
            yield each


def _is_place_among_some(draft: Draft, slots: Slots) -> bool:
    """ "The largest producer | that is no member of OPEC": a place in another ordering, unless it is the publisher's."""
    if not isinstance(draft.query, RankQuery):
        return False
    if any(_narrows_behind(each.nodes, draft) for each in slots.sentence.clauses):
        return True
    if draft.query.strict and _is_any_of_some(draft, slots):
        return True
    clauses = slots.sentence.clauses
    for before, each in pairwise(clauses):
        phrase = before.nodes[-1]
        placed = isinstance(phrase, Phrase) and phrase.start <= draft.anchor[0] < phrase.end
        restrictive = each.kind == "relative" and placed and each.start <= phrase.end + _GAP
        if restrictive and each.opener in ("that", "which", "who", "where", "whose"):
            return each.subject is None or each.subject.publisher is None
    return False


def _is_any_of_some(draft: Draft, slots: Slots) -> bool:
    """ "Than any country | that borders the sea", "any other country in Africa | that …", "any country bordering it"."""
    clauses = slots.sentence.clauses
    for before, each in zip(clauses, (*clauses[1:], None), strict=False):
        told = next(
            (node for node in before.nodes if isinstance(node, Phrase) and _is_any_country(node)), None
        )
        if told is None or told.end < draft.anchor[0]:
            continue
        if told.head.endswith("ing") and told.opaque:
            return True
        relative = each is not None and each.kind == "relative" and each.start <= before.nodes[-1].end + _GAP
        if relative and each is not None and (each.subject is None or each.subject.publisher is None):
            return True
    return False


def _is_any_country(phrase: Phrase) -> bool:
    return phrase.words[:1] in (("any",), ("every",), ("all",)) and phrase.quantity is None


def _narrows_behind(nodes: tuple[Node, ...], draft: Draft) -> bool:
    """ "The largest producer | to have a tax", "the largest | it | has been": which of them, right behind the place."""
    for node, word, behind in zip(nodes, nodes[1:], nodes[2:], strict=False):
        if not (isinstance(node, Phrase) and node.start <= draft.anchor[0] < node.end):
            continue
        if isinstance(word, Phrase):
            return word.words in _STANDING and not isinstance(behind, Phrase)
        acts = isinstance(behind, Item) and (behind.kind == "auxiliary" or behind.verb_form == "base")
        return (word.text == "to" and acts) or _does_something(word, behind)
    return False


def _does_something(word: Item, behind: Node) -> bool:
    """ "The largest producer | using sea water", "… | owned by the state": a participle that says which of them, and is no amount's."""
    if not word.is_verb or word.can_be_noun or word.text in english().function["harmless_measure_modifiers"]:
        return False
    if word.verb_form in ("participle", "past"):
        return isinstance(behind, Item) and behind.text == "by"
    return word.verb_form == "ing" and not (isinstance(behind, Phrase) and behind.quantity is not None)


def _is_a_part_alone(fragment: Clause) -> bool:
    """ "…, in the Atacama alone, …", "…, but only by exports"."""
    said = {
        word for node in fragment.nodes for word in (node.words if isinstance(node, Phrase) else (node.text,))
    }
    if said.isdisjoint(("alone", "only", "solely")) or fragment.objects or not fragment.adjuncts:
        return False
    tie, phrase = fragment.adjuncts[0]
    plain = phrase.entities or phrase.publisher or phrase.period or phrase.quantity
    return tie in english().function["restricting_prepositions"] and not plain


def _is_told_otherwise(fragment: Clause, draft: Draft) -> bool:
    """ "Relative to its population, …", "…, adjusted for inflation, …": another measure than the one that is named."""
    phrases = [node for node in fragment.nodes if isinstance(node, Phrase)]
    if any(phrase.quantity is not None or phrase.entities for phrase in phrases):
        return False
    said = [
        word
        for node in fragment.nodes
        if not (isinstance(node, Phrase) and node.place is not None)  # "the highest proportion in the world"
        for word in (node.words if isinstance(node, Phrase) else (node.text,))
    ]
    if not english().function["relating_words"].isdisjoint(said):
        return True
    measure = getattr(draft.query, "measure", None)
    own = measure.qualifiers if isinstance(measure, MeasureWords) else ()
    items = [name for node in fragment.nodes if isinstance(node, Item) for name in node.names]
    told = [
        *(q for phrase in phrases for q in phrase.qualifiers),
        *(q for n in items if n.kind == "qualifier" for q in n.ids),
    ]
    return any(each in _TERMS and each not in own for each in told)


def _is_of_somebody(participle: Clause, clause: Clause) -> bool:
    """ "…, held by its central bank", "…, mined by Codelco": whose the figure is when all is told."""
    verb = participle.verb
    behind = participle.link == "," and participle.leans_on is clause
    if verb is None or not behind or participle.nodes[0].start < verb.start:
        return False
    by = participle.adjunct("by")
    told = verb.concepts or verb.lemma in ("hold", "own", "control", "possess", "keep", "extract", "locate")
    unknown = by is not None and by.opaque and not by.publisher and not by.is_measure and by.quantity is None
    return bool(told and unknown)


def _is_owed_to_somebody(clause: Clause) -> bool:
    """ "Japan's debt | to foreigners | is 237% of GDP", "owes 135% of GDP | to its own citizens": a part of what is measured."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None:
        return False
    if verb.lemma == "owe":
        return any(tie == "to" and phrase.quantity is None for tie, phrase in clause.adjuncts)
    if not subject.is_measure:
        return False
    to = [
        phrase for tie, phrase in clause.adjuncts if tie == "to" and subject.end < phrase.start < verb.start
    ]
    return any(phrase.opaque and not phrase.is_measure and phrase.quantity is None for phrase in to)


def is_told_relatively(draft: Draft, clause: Clause, slots: Slots) -> bool:
    """ "Spends proportionally more", "had 2.3 million people abroad; Sudan | 1.5 million": also where it is carried on."""
    words, measure = english().function["relative_adverbs"], getattr(draft.query, "measure", None)
    if last_words("relative_adverbs").isdisjoint(slots.sentence.said):
        return False
    if isinstance(measure, MeasureWords) and measure.concept == "exports":
        words = words - english().function["away_adverbs"]  # what is sold abroad is exported
    told = [each for each in slots.sentence.clauses if draft.reach[0] <= each.start < clause.start]
    return any(node.text.lower() in words for each in (clause, *told) for node in each.nodes)
