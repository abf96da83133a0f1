"""What stands beside a clause and narrows what it states: "…, in the Atacama alone, …", "…, held by its central bank"."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claims import AggregateQuery, MeasureWords, RankQuery, ShareQuery, ValueQuery
from checks.grammar.among import set_aside
from checks.grammar.drafts import Draft
from checks.grammar.nobody_else import is_of_nobody_else
from checks.grammar.outsiders import is_of_some_alone
from checks.grammar.slots import Slots
from checks.grammar.told_as_part import is_told_as_another_part
from checks.reading.clauses import Clause
from checks.reading.doubts import CONDITIONS
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase

_GAP = 1  # a space, but no comma
_LONGEST_OF = 4
_SPENT_ON = frozenset(("on", "to", "into", "in"))
_AND = frozenset(("and", "&"))
_TERMS = ("real", "nominal", "ppp")

_STANDING = (("it",), ("they",), ("he",), ("we",))


def is_narrowed_beside(clause: Clause, draft: Draft, slots: Slots) -> bool:
    """Whether the words between a clause's subject and verb, or right behind it, leave only a part of what it states."""
    joined = not slots.sentence.words.isdisjoint(_AND)
    return (
        any(_is_a_part_alone(each) or _is_told_otherwise(each, draft) for each in _around(clause, slots))
        or any(_is_of_somebody(each, clause) for each in slots.sentence.clauses)
        or (joined and (_is_of_more(clause, draft) or _is_of_a_list(clause, draft, slots)))
        or _is_owed_to_somebody(clause)
        or _is_place_among_some(draft, slots)
        or is_of_some_alone(draft, slots)
        or (joined and _is_share_for_more(clause))
        or _is_of_another_whole(draft, slots)
        or _leaves_another_out(draft, slots)
        or _is_on_condition(clause, slots)
        or _is_measured_against(clause, draft, slots)
        or is_told_as_another_part(draft, clause, slots)
        or _is_among_others(clause, draft, slots)
        or is_of_nobody_else(draft, clause, next(iter(slots.leading_to(clause)[-1:]), None))
    )


def _is_on_condition(clause: Clause, slots: Slots) -> bool:
    """ "…, | if the ministry is right", "… | unless its figures are wrong": what holds only where something else does."""
    return any(
        each.link in CONDITIONS
        and each.start >= clause.end
        and (
            len(each.objects) > 1
            if each.verb is None
            else each.subject is not None and each.subject is not clause.subject
        )
        for each in slots.sentence.clauses
    )


def _is_among_others(clause: Clause, draft: Draft, slots: Slots) -> bool:
    """ "3,100 tonnes of silver, | among other metals": the amount is of all of them."""
    if "other" not in slots.sentence.words or not isinstance(draft.query, ValueQuery):
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
    if isinstance(draft.query, ValueQuery) and draft.query.entity.id not in slots.scopes:
        return False
    return not set(set_aside(slots)) <= {*getattr(draft.query, "except_for", ())}


def _around(clause: Clause, slots: Slots) -> Iterator[Clause]:
    """The fragments that a sentence opens with, those between a clause's subject and its verb, and right behind it."""
    clauses = slots.sentence.clauses
    if clauses[0] is not clause and clauses[0].verb is None:
        yield clauses[0]
    begins = clause.subject.start if clause.subject is not None else clause.start
    for before, each in zip((None, *clauses), clauses, strict=False):
        if each.verb is None and (begins < each.start < clause.end or before is clause):
            yield each


def _is_share_for_more(clause: Clause) -> bool:
    """ "A larger share of its GDP to defence | and pensions": a share of more than what is measured."""
    for node, tie, other in zip(clause.nodes, clause.nodes[1:], clause.nodes[2:], strict=False):
        joined = isinstance(tie, Item) and tie.text in _AND and isinstance(other, Phrase)
        if joined and isinstance(node, Phrase) and node.share and isinstance(other, Phrase) and other.opaque:
            return other.quantity is None and not other.is_entity
    return False


def _is_place_among_some(draft: Draft, slots: Slots) -> bool:
    """ "The largest producer | that is no member of OPEC": a place in another ordering, unless it is the publisher's."""
    if not isinstance(draft.query, RankQuery):
        return False
    if any(_narrows_behind(each.nodes, draft) for each in slots.sentence.clauses):
        return True
    if draft.query.strict and _is_any_of_some(draft, slots):
        return True
    clauses = slots.sentence.clauses
    for before, each in zip(clauses, clauses[1:], strict=False):
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
        return word.text == "to" and acts
    return False


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
        word for node in fragment.nodes for word in (node.words if isinstance(node, Phrase) else (node.text,))
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
    """ "Japan's debt | to foreigners | is 237% of GDP", "owes 135% of GDP | to foreigners": a part of what is measured."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None:
        return False
    if verb.lemma == "owe":
        return any(tie == "to" and phrase.opaque and not phrase.is_measure for tie, phrase in clause.adjuncts)
    if not subject.is_measure:
        return False
    to = [
        phrase for tie, phrase in clause.adjuncts if tie == "to" and subject.end < phrase.start < verb.start
    ]
    return any(phrase.opaque and not phrase.is_measure and phrase.quantity is None for phrase in to)


def _is_of_more(clause: Clause, draft: Draft) -> bool:
    """ "19% of the world's copper | and gold reserves": the amount is of two things, the query of one."""
    measure = getattr(draft.query, "measure", None)
    if not isinstance(measure, MeasureWords) or measure.topic is None:
        return False
    for node, tie, other in zip(clause.nodes, clause.nodes[1:], clause.nodes[2:], strict=False):
        if not (isinstance(node, Phrase) and isinstance(other, Phrase) and isinstance(tie, Item)):
            continue
        if tie.text not in _AND or node.quantity is None or node.concept is not None:
            continue
        goes_on = other.quantity is None and other.owner is None and not other.owner_anaphor
        shared = other.concept is not None and measure.concept in other.concept.ids
        shared = shared or other.words[:1] == ("other",)  # "of copper | and other metals"
        if goes_on and shared and measure.topic in node.topics and measure.topic not in other.topics:
            return True
    return False


def _is_of_a_list(clause: Clause, draft: Draft, slots: Slots) -> bool:
    """ "380 tonnes of gold, | silver and platinum": the amount is of all of them."""
    listing = isinstance(draft.query, ValueQuery | ShareQuery)
    if not listing or clause.nodes[-1].start > draft.anchor[1] + _LONGEST_OF:
        return False
    told = next((each for each in clause.objects if each.start <= draft.anchor[0] < each.end), None)
    spent = (
        told is not None and told.concept is not None and not _SPENT_ON.isdisjoint(told.concept.text.split())
    )
    for behind in (each for each in slots.sentence.clauses if each.start >= clause.end):
        listed = bool(behind.objects) and not behind.adjuncts
        listed = listed and all(
            each.is_only_topic or (spent and _is_purpose(each)) for each in behind.objects
        )
        if behind.verb is not None or behind.link not in (",", "and") or not listed:
            return False
        if behind.link == "and" or any(isinstance(node, Item) and node.text in _AND for node in behind.nodes):
            return True
    return False


def _is_purpose(phrase: Phrase) -> bool:
    """ "On defence, | pensions and the police": what else is spent on, and no remark as "a record" is."""
    told = phrase.quantity or phrase.entities or phrase.place or phrase.period or phrase.comparative
    return not told and phrase.owner is None and phrase.words[:1] not in (("a",), ("an",))


def _is_of_another_whole(draft: Draft, slots: Slots) -> bool:
    """ "23% of the world's copper | and gold", "… of the world's | known | copper": no part of what the mines brought forth."""
    query = draft.query
    if not isinstance(query, ShareQuery | AggregateQuery) or query.measure.topic is None:
        return False
    if isinstance(query, AggregateQuery) and query.how != "share":
        return False
    told = next((node for node in slots.sentence.nodes if node.start <= draft.anchor[0] < node.end), None)
    if not isinstance(told, Phrase):
        return False
    inside = [token.text for token in slots.sentence.tokens if told.start <= token.start < told.end]
    if "known" in inside:
        return query.measure.concept == "production"
    topics = {
        name.ids
        for hit in slots.sentence.hits
        if draft.anchor[1] <= hit.start < told.end
        for name in hit.entry.names[:1]
        if name.kind == "topic"
    }
    return len(topics) > 1 and not _AND.isdisjoint(inside)


def is_told_relatively(draft: Draft, clause: Clause, slots: Slots) -> bool:
    """ "Spends proportionally more", "had 2.3 million people abroad; Sudan | 1.5 million": also where it is carried on."""
    words, measure = english().function["relative_adverbs"], getattr(draft.query, "measure", None)
    if words.isdisjoint(slots.sentence.words):
        return False
    if isinstance(measure, MeasureWords) and measure.concept == "exports":
        words = words - english().function["away_adverbs"]  # what is sold abroad is exported
    told = [each for each in slots.sentence.clauses if draft.reach[0] <= each.start < clause.start]
    return any(node.text.lower() in words for each in (clause, *told) for node in each.nodes)
