"""Subjects that stand elsewhere: in the antecedent, the clause before, the main clause that was interrupted."""

from __future__ import annotations

from checks.claims import Frame
from checks.reading.clauses import Clause
from checks.reading.conjoined import comes_from
from checks.reading.items import Item
from checks.reading.phrases import Phrase
from checks.reading.relative_subjects import (
    as_remark_on_amount,
    last_phrase,
    points_at_amount,
    relative_clause,
)
from checks.reading.said_of_amounts import enough_to
from checks.reading.segments import SUBORDINATE, Segment
from checks.values import replace

_WITH = ("with", "at", "on")
_OF_ONE = ("is", "was", "has", "does")
_JOINING = ("and", "but", "yet", "though")
_GOING_ON = (";", ",", "and", "but", "–", ":")


def with_subject(
    clause: Clause,
    segment: Segment,
    before: list[Clause],
    pending: Phrase | None,
    resumed: bool,
    crowded: bool,
) -> Clause:
    """The clause with its subject, from the clauses `before` it or from the phrase that is `pending`.

    `resumed`: a later segment goes on with a verb, so this one only interrupts; `crowded`: two phrases could be the
    subject.
    """
    if clause.kind in ("fragment", "parenthesis") and clause.verb is None:
        return _fragment(clause, segment, before)
    if clause.kind == "relative":
        return relative_clause(clause, segment, before)
    if segment.link == "to" and segment.antecedent is not None and before and before[-1].verb is not None:
        expects = before[-1].verb
        frame = Frame.FORECAST if expects.is_a("forecast") else Frame.TARGET
        return replace(clause, subject=segment.antecedent, leans_on=before[-1], frame=frame)
    main = _main_before(before)
    if main is not None and (remark := enough_to(clause, main)) is not None:
        return replace(remark, leans_on=main)
    if (
        clause.subject is not None
        and before
        and segment.link in (*_GOING_ON, "though", "although", "yet")
        and points_at_amount(clause, before)
    ):
        return as_remark_on_amount(clause, before)
    if clause.subject is not None:
        whole = with_those_before(clause.subject, segment, before)
        several = joint_subject(pending, whole, segment) if not _is_of_one(clause) else None
        whole = several or _joined_to_unknown(whole, clause, segment, before) or whole
        if whole is clause.subject and main is None:
            return clause
        return replace(clause, subject=whole, leans_on=main)
    if clause.kind == "parenthesis":
        return replace(clause, subject=segment.antecedent, leans_on=main)
    if crowded:
        return clause
    verb = clause.verb
    if verb is not None and verb.form == "finite" and pending is not None and segment.link == ",":
        if resumed and _is_participle_form(clause) and not _sets_against(clause):
            participle = replace(verb, form="participle", passive=True)
            return replace(clause, kind="participle", subject=pending, verb=participle)
        return replace(clause, subject=pending, leans_on=main)
    if (own := _behind_with(clause)) is not None:
        return replace(clause, subject=own, adjuncts=clause.adjuncts[1:], leans_on=main)
    if (relative := _relative_that_goes_on(clause, segment, before)) is not None:
        told, opener = relative.antecedent, relative.opener
        return replace(clause, kind="relative", subject=relative.subject, antecedent=told, opener=opener,
                       leans_on=relative)  # fmt: skip
    if main is not None:
        return replace(clause, subject=_elsewhere(main.subject, clause), leans_on=main)
    return replace(clause, subject=pending) if pending is not None else clause


def _relative_that_goes_on(clause: Clause, segment: Segment, before: list[Clause]) -> Clause | None:
    """ "Peru overtook China, whose output fell | and came to 1.8 million tons": the relative clause that "and" goes on."""
    last = before[-1] if before else None
    if last is None or last.kind != "relative" or last.verb is None or segment.link != "and":
        return None
    finite = clause.verb is not None and clause.verb.form == "finite" and clause.kind == "main"
    return last if finite and clause.start - last.end <= len(" and ") else None


def _elsewhere(subject: Phrase | None, clause: Clause) -> Phrase | None:
    """ "Wind power in Germany fell, but | rose in Brazil": the same measure, of whom the clause names."""
    where = clause.adjunct("in")
    if subject is None or where is None or subject.owner is None or len(where.entities) != 1:
        return subject
    another = where.entities[0].id is not None and where.entities[0].id != subject.owner.id
    measured = (
        subject.concept is not None or subject.is_only_topic or bool(subject.topics)
    ) and not subject.entities
    return replace(subject, owner=None) if another and measured and subject.quantity is None else subject


def _behind_with(clause: Clause) -> Phrase | None:
    """ "…, | with Russia | taking silver": who does what a participle says, where "with" ties both to the clause before."""
    verb, (tie, phrase) = clause.verb, clause.adjuncts[0] if clause.adjuncts else ("", None)
    if verb is None or verb.form != "ing" or verb.passive or tie != "with" or phrase is None:
        return None
    opens = [node for node in clause.nodes if node.end <= verb.start and isinstance(node, Phrase)] == [phrase]
    return phrase if opens and (phrase.is_entity or phrase.elliptic) else None


def with_those_before(subject: Phrase, segment: Segment, before: list[Clause]) -> Phrase:
    """ "Guinea (130 million tons), Australia, with 100 million, | and China lead …": the subject is all of them."""
    if not _goes_on_with_and(segment) or len(subject.entities) != 1 or not before:
        return subject
    entities, start = list(subject.entities), subject.start
    for each in reversed(before):
        if each.kind == "parenthesis" or _is_amount_aside(each):
            continue
        alone = each.verb is None and len(each.objects) == 1 and not each.adjuncts
        if not alone or not each.objects[0].entities or each.objects[0].quantity is not None:
            break
        entities, start = [*each.objects[0].entities, *entities], each.objects[0].start
    return replace(subject, entities=tuple(entities), start=start) if len(entities) > 1 else subject


def _goes_on_with_and(segment: Segment) -> bool:
    first = segment.nodes[0]
    return segment.link == "and" or (segment.link == "," and isinstance(first, Item) and first.text == "and")


def _is_amount_aside(clause: Clause) -> bool:
    """ "…, | with 5.3 million |, …": an amount between commas, and nothing more."""
    told = [tie in _WITH and amount.quantity is not None for tie, amount in clause.adjuncts]
    return clause.verb is None and not clause.objects and len(told) == 1 and all(told)


def joint_subject(pending: Phrase | None, last: Phrase, segment: Segment) -> Phrase | None:
    """ "Israel, with 2.4 million tons, | and Jordan, | with 1.8 million, rank …": two names as one subject; None where they are not."""
    if (
        pending is None
        or not _goes_on_with_and(segment)
        or not (_is_one_name(pending) and _is_one_name(last))
    ):
        return None
    return replace(last, entities=(*pending.entities, *last.entities))


def _joined_to_unknown(
    subject: Phrase, clause: Clause, segment: Segment, before: list[Clause]
) -> Phrase | None:
    """ "NATO's European members | and Canada | spent …", "silver | and gold output | fell": of what the subject is but one; None where it is alone."""
    last = before[-1] if before else None
    if last is None or segment.link != "and" or last.kind != "fragment" or last.verb is not None:
        return None
    other = last.nodes[-1]
    if not isinstance(other, Phrase) or clause.start - last.end != len(" and "):
        return None
    if subject.topics and other.is_only_topic and len(last.nodes) == 1:
        return replace(subject, modifiers=(*other.words, *subject.modifiers))
    alone = len(last.nodes) == 1 or other.opaque
    amount = other.quantity is not None and other.quantity.kind in ("amount", "money", "percent", "part")
    placed = other.place is not None and other.place.strength != "weak"  # but "most allies | and Canada"
    if not alone or not _is_one_name(subject) or other.entities or amount or placed or other.topics:
        return None
    text = f"{other.text} and {subject.text}"
    words = (*other.words, "and", *subject.words)
    unknown = replace(subject, start=other.start, text=text, words=words, entities=(), opaque=True)
    return replace(unknown, nation=None, nationality=None)


def _is_of_one(clause: Clause) -> bool:
    """ "…, and Jordan | comes next": a verb of which one alone is the subject."""
    items = (node for node in clause.nodes if isinstance(node, Item))
    return any(each.text in _OF_ONE or (each.is_verb and each.verb_form == "s") for each in items)


def _is_one_name(phrase: Phrase) -> bool:
    return phrase.is_one_entity and phrase.place is None


def _main_before(before: list[Clause]) -> Clause | None:
    """The last main clause with a verb, rather one that no "as" or "after" puts below another."""
    subordinate: Clause | None = None
    for each in reversed(before):
        if each.kind == "main" and each.verb is not None:
            if each.link not in SUBORDINATE:
                return each
            subordinate = subordinate or each
    return subordinate


def _is_participle_form(clause: Clause) -> bool:
    """ "Russia's reserves, put at 3.8 million, trail …": a past form behind a comma before the main verb comes."""
    first = clause.nodes[0]
    return isinstance(first, Item) and first.kind != "auxiliary" and first.verb_form in ("past", "participle")


def _sets_against(clause: Clause) -> bool:
    """ "Jordan's output, 12 million tons last year, beat Saudi Arabia's and …": a verb with whom its subject exceeds."""
    verb, behind = clause.verb, clause.objects[:1]
    told = verb is not None and verb.is_a("exceed", "trail", "match")
    return told and any(phrase.is_entity or phrase.is_measure or phrase.elliptic for phrase in behind)


def _fragment(clause: Clause, segment: Segment, before: list[Clause]) -> Clause:
    """An apposition to the phrase before it, a gapped clause, or a complement of the clause before it."""
    before = [each for each in before if each.start < clause.start]  # without its own brackets
    last = before[-1] if before else None
    if last is not None and last.verb is None and segment.link in _JOINING and comes_from(last.nodes, 0):
        last = last.leans_on or last  # "…, up from 3.3% in 2023 | and the highest in NATO": not of 2023
    antecedent = segment.antecedent if segment.parenthesis else last_phrase(before)
    first = clause.objects[0] if clause.objects else None
    opening = next((each for each in clause.nodes if isinstance(each, Phrase) or each.kind != "adverb"), None)
    starts_with_phrase = isinstance(
        opening, Phrase
    )  # "Argentina, already the world's fifth-largest producer, …"
    describes = (
        first is not None and starts_with_phrase and (first.place is not None or first.agent is not None)
    )
    if describes and antecedent is not None and segment.link in (",", "(", "–", ":"):
        return replace(clause, kind="apposition", subject=antecedent, leans_on=last)
    return replace(clause, leans_on=last, subject=segment.antecedent if segment.parenthesis else None)
