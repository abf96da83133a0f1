"""Subjects whose verb is still to come, behind what stands between them: "Peru's output, 2.6 million tons, fell"."""

from __future__ import annotations

from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.reading.relative_subjects import says_who_is_not_meant
from checks.reading.segments import SUBORDINATE, Segment, begins_with_verb
from checks.reading.subjects import joint_subject, with_those_before
from checks.values import replace

_OPENING_LINKS = ("", ";", ":", "and", "or", "but", "while")


def interrupted(
    clause: Clause, segment: Segment, found: list[Clause], pending: Phrase | None
) -> Phrase | None:
    """The phrase of a clause without a verb that may be the subject of a verb to come, behind what stands between them.

    "In 2024 | Peru's output, | 2.6 million tons, | fell"; "…, though | its deposits, | 23 million tons, | are vast".
    """
    if clause.verb is not None or says_who_is_not_meant(clause):
        return None  # "Peru, | and not Chile, | is the largest producer"
    if clause.kind == "relative" and clause.opener in ("when", "where") and not clause.adjuncts:
        return clause.objects[0] if len(clause.objects) == 1 else None
    if clause.kind != "fragment":
        return None
    tied = clause.adjuncts[:1] if len(clause.adjuncts) == 1 and not clause.objects else ()
    if tied and pending is None and tied[0][0] in SUBORDINATE and tied[0][1].quantity is None:
        return tied[0][1]  # "…, as | its deposits, | 23 million tons, | are vast"
    if len(clause.objects) != 1:
        return None
    named = with_those_before(clause.objects[0], segment, found)
    joint = joint_subject(pending, named, segment) if named is clause.objects[0] else named
    if joint is not None:
        return joint
    opening = segment.link in _OPENING_LINKS or segment.link in english().function["contrastive"]
    anew = segment.link in (",", "–") and pending is None and _opens_anew(clause.objects[0], found)
    opens = opening or anew or _only_opened(segment, found)
    return named if opens else None


def as_description(clause: Clause, behind: Segment | None, pending: Phrase | None) -> Clause:
    """ "Its output of zinc, | a metal used in coins, | fell": a participle that looks like a verb, as what describes the subject."""
    subject, verb = clause.subject, clause.verb
    if pending is None or behind is None or subject is None or verb is None or clause.kind != "main":
        return clause
    apart = clause.link == behind.link and clause.link in (",", "–") and _goes_on(behind)
    some = subject.words[:1] in (("a",), ("an",)) and subject.quantity is None
    past = [node for node in clause.nodes if isinstance(node, Item) and node.start == verb.start]
    done = bool(past) and past[0].kind != "auxiliary" and past[0].verb_form in ("past", "participle")
    if not (apart and some and done) or clause.objects or not clause.adjuncts or verb.is_a("report"):
        return clause
    return replace(clause, kind="fragment", subject=None, verb=None, objects=(subject,), tail=clause.nodes)


def _goes_on(segment: Segment) -> bool:
    """Whether a segment begins with the verb of what stands before it: "…, | mined 49,000 tons"."""
    first, object_ = [*segment.nodes[:2], None][:2]
    acts = isinstance(first, Item) and first.verb_form == "participle" and isinstance(object_, Phrase)
    return acts or begins_with_verb(segment)


def _opens_anew(phrase: Phrase, found: list[Clause]) -> bool:
    """Whether a measure of somebody's, or "the runners-up", begins another statement behind one that has its verb already."""
    owned = phrase.owner is not None or phrase.owner_anaphor
    told = any(each.kind == "main" and each.verb is not None for each in found)
    if are_others(phrase):
        return told
    return owned and told and phrase.quantity is None and phrase.place is None


def names(clause: Clause, pending: Phrase) -> bool:
    """Whether a fragment is the name of the holder of a place that stands right before it."""
    alone = clause.link in (",", "–") and len(clause.nodes) == 1 and len(clause.objects) == 1
    placed = pending.place is not None and not pending.place.several
    holder = placed and (pending.agent is not None or pending.adjective is not None)
    related = pending.head in english().function["relational_nouns"] and not pending.entities
    named = len(clause.objects[0].entities) if alone else 0
    if _so_many(pending) == named > 0 and clause.objects[0].is_entity:
        return True  # "The three, | Mexico, China and Peru, | mined …", "one of them, | China, | mines …"
    if named > 1 and are_others(pending):
        return clause.objects[0].is_entity
    only = pending.agent is not None and not pending.head.endswith("s")
    only = only and not {"only", "sole"}.isdisjoint(
        pending.words
    )  # "Europe's only sizeable producer, | Portugal, | …"
    return named == 1 and (holder or related or only)


def are_others(phrase: Phrase) -> bool:
    """ "The runners-up", "its nearest rivals": several who are set beside one, by what they are to it."""
    words, nouns = phrase.words, english().function["relational_nouns"]
    return words[-1:] == ("runners-up",) or (bool(words) and words[-1].endswith("s") and words[-1] in nouns)


def _so_many(phrase: Phrase) -> int:
    """How many a phrase speaks of without a name: "the three", "five silver miners", "one of them"; else none."""
    quantity = phrase.quantity
    if phrase.text.lower() in ("one of them", "one of these"):
        return 1
    many = phrase.agent is not None or phrase.words[:1] == (
        "the",
    )  # but of "three countries" a count is told
    counted = quantity is not None and quantity.bare and quantity.kind == "count" and phrase.concept is None
    value = quantity.stated.value if quantity is not None else None
    return int(value) if counted and many and value is not None and phrase.place is None else 0


def _only_opened(segment: Segment, found: list[Clause]) -> bool:
    """ "Even so, | Australia's output, …", "In Africa, | only Chad, …": behind a comma, but with nothing but a frame before it."""
    return segment.link == "," and all(each.verb is None and not each.objects for each in found)
