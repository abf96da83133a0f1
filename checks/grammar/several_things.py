"""Amounts of more than the query asks for: "23% of the world's copper and gold reserves", "380 tonnes of gold, silver and …"."""

from __future__ import annotations

from checks.claim_words import MeasureWords
from checks.grammar.drafts import Draft
from checks.grammar.slots import Slots
from checks.queries import AggregateQuery, ComparisonQuery, ShareQuery, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.phrases import Phrase

_LONGEST_OF = 4
_SPENT_ON = frozenset(("on", "to", "into", "in"))
_AND = frozenset(("and", "&"))
_ALONG = frozenset(("along", "together", "alongside"))
_JOINING = frozenset((*_AND, *_ALONG, "well"))  # "as well as" is read as "and"


def is_of_more_things(clause: Clause, draft: Draft, slots: Slots) -> bool:
    """Whether what a clause states is of its query's topic and of something else, or a share of another whole."""
    if _is_of_another_whole(draft, slots):
        return True
    if slots.sentence.said.isdisjoint(_JOINING):
        return False
    if _is_last_of_several(clause, slots):
        return True
    behind = [each for each in slots.sentence.clauses if each.start >= clause.end][:2]
    return (
        any(_is_along_with(each, draft) for each in behind)
        or _is_of_more(clause, draft)
        or _is_of_a_list(clause, draft, slots)
        or _is_share_for_more(clause)
    )


def _is_of_more(clause: Clause, draft: Draft) -> bool:
    """ "19% of the world's copper | and gold reserves": the amount is of two things, the query of one."""
    measure = getattr(draft.query, "measure", None)
    if not isinstance(measure, MeasureWords) or measure.topic is None:
        return False
    if _is_second_part_of_subject(clause):
        return True
    for node, tie, other in zip(clause.nodes, clause.nodes[1:], clause.nodes[2:], strict=False):
        if not (isinstance(node, Phrase) and isinstance(other, Phrase) and isinstance(tie, Item)):
            continue
        if tie.text not in _AND or node.quantity is None or node.concept is not None:
            continue
        goes_on = other.quantity is None and other.owner is None and not other.owner_anaphor
        shared = other.concept is not None and measure.concept in other.concept.ids
        shared = shared or other.words[:1] == ("other",)  # "of copper | and other metals"
        shared = shared or (other.opaque and not other.is_measure)  # "of copper | and gold ore"
        if goes_on and shared and measure.topic in node.topics and measure.topic not in other.topics:
            return True
    return False


def _is_second_part_of_subject(clause: Clause) -> bool:
    """ "Chile's output of copper | and gold ore | was …": what is left of a subject that the reader parts at "and"."""
    first, whole = clause.nodes[0], clause.subject
    if clause.link != "and" or whole is None or not whole.is_measure or not isinstance(first, Phrase):
        return False
    return whole.end < first.start and first.opaque and not first.is_measure


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
            each.is_only_topic or _is_one_unknown(each) or (spent and _is_purpose(each))
            for each in behind.objects
        )
        if behind.verb is not None or behind.link not in (",", "and") or not listed:
            return False
        if behind.link == "and" or any(isinstance(node, Item) and node.text in _AND for node in behind.nodes):
            return True
    return False


def _is_last_of_several(clause: Clause, slots: Slots) -> bool:
    """ "Households, | firms | and | the state | owe 237% of GDP": one of several who do it, none of whom is a country."""
    subject, clauses = clause.subject, slots.sentence.clauses
    if clause.link != "and" or subject is None or subject.owner is not None:
        return False
    at = next((at for at, each in enumerate(clauses) if each is clause), 0)
    before = clauses[at - 1] if at else None
    if before is None or not (subject.opaque or subject.anaphor):
        return False
    alone = before.verb is None and len(before.objects) == 1 and not before.adjuncts and not before.periods
    other = before.objects[0] if alone else None
    return other is not None and other.opaque and other.quantity is None and other.head.endswith("s")


def _is_along_with(fragment: Clause, draft: Draft) -> bool:
    """ "…, | along with lead |": what else the amount is of."""
    measure, other = getattr(draft.query, "measure", None), fragment.adjunct("with")
    if fragment.verb is not None or other is None or not isinstance(measure, MeasureWords):
        return False
    joined = any(node.text.lower() in _ALONG for node in fragment.nodes if node.end <= other.start)
    return joined and other.is_only_topic and measure.topic not in (None, *other.topics)


def _is_one_unknown(phrase: Phrase) -> bool:
    """ "Platinum, palladium and | rhodium |": a thing that no table tells of."""
    return phrase.opaque and len(phrase.words) == 1 and phrase.quantity is None and not phrase.proper


def _is_purpose(phrase: Phrase) -> bool:
    """ "On defence, | pensions and the police": what else is spent on, and no remark as "a record" is."""
    told = phrase.quantity or phrase.entities or phrase.place or phrase.period or phrase.comparative
    return not told and phrase.owner is None and phrase.words[:1] not in (("a",), ("an",))


def _is_share_for_more(clause: Clause) -> bool:
    """ "A larger share of its GDP to defence | and pensions": a share of more than what is measured."""
    for node, tie, other in zip(clause.nodes, clause.nodes[1:], clause.nodes[2:], strict=False):
        joined = isinstance(tie, Item) and tie.text in _AND and isinstance(other, Phrase)
        if joined and isinstance(node, Phrase) and node.share and isinstance(other, Phrase) and other.opaque:
            return other.quantity is None and not other.is_entity
    return False


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


def compares_another_thing(draft: Draft, clause: Clause) -> bool:
    """ "Chile mines more copper than Peru mines | zinc |", "… larger than Peru's | in zinc |": what the other side is of."""
    measure = draft.query.measure if isinstance(draft.query, ComparisonQuery) else None
    if measure is None or measure.topic is None:
        return False
    done = [n.end for n in clause.nodes if isinstance(n, Item) and n.name("concept_verb") is not None]
    done = [end for end in done if end > draft.anchor[1]]
    objects = [phrase for phrase in clause.objects if done and phrase.start >= done[0]]
    behind = [*objects, *(phrase for tie, phrase in clause.adjuncts if tie in ("in", "of", "for"))]
    others = [phrase for phrase in behind if phrase.is_only_topic and phrase.topic != measure.topic]
    return any(phrase.end >= draft.anchor[1] for phrase in others)
