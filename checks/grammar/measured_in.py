"""In what one entity is set against another: as the clause says, or as was told before. Examples: comparison.md."""

from __future__ import annotations

from checks.claim_words import MeasureWords
from checks.grammar import rank
from checks.grammar.held_places import telling
from checks.grammar.ordering import ordering
from checks.grammar.slots import Slots
from checks.grammar.slots_told import carried_measure
from checks.queries import RankQuery
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase

BEHIND, AHEAD = ("behind", "below"), ("above", "ahead", "beyond")


def measured_in(
    clause: Clause, slots: Slots, subject: Phrase, other: Phrase, told_before: bool = True
) -> MeasureWords | None:
    """In what one entity stands above, below or level with another: as the clause says, else as was told before."""
    if any(tie == "in" and phrase.refers in ("the former", "the latter") for tie, phrase in clause.adjuncts):
        return None  # "number one in reserves and production, overtaking Australia in the latter"
    named = measured_beside(clause, slots)
    measure = _overtaken_in(clause, slots, named) if named is not None else _placed_by(clause, slots)
    if measure is None and subject.facility and subject.topics and not subject.opaque:
        measure = slots.measure(clause, subject, names=slots.vocabulary_concept("production"))
    return measure or (_told_before(clause, slots, other) if told_before else None)


def _placed_by(clause: Clause, slots: Slots) -> MeasureWords | None:
    """In what one overtakes another, where only the place before says it: "…, having overtaken Japan in 2023"."""
    before = clause.leans_on or _interrupted(clause, slots)
    opening = clause.kind == "participle" and before is not None and clause.end <= before.start
    passive = clause.verb is not None and clause.verb.passive and len(clause.adjuncts) == 1
    if before is not None and opening and (passive or not clause.adjuncts):
        found = [d.query.measure for d in rank.places_told(before, slots) if isinstance(d.query, RankQuery)]
        return (
            found[0] if len(found) == 1 else None
        )  # "Ranking behind only China, | Peru is the second-largest …"
    if before is None or clause.link not in (",", "and", "but", "–", "(") or clause.objects[1:]:
        return None
    found = [d.query.measure for d in rank.places_told(before, slots) if isinstance(d.query, RankQuery)]
    return found[0] if found and all(each == found[0] for each in found) else None


def _interrupted(clause: Clause, slots: Slots) -> Clause | None:
    """ "Bolivia, | trailing China and Peru, | is the third-largest …": the clause that a participle interrupts."""
    if clause.kind != "participle" or clause.subject is None:
        return None
    behind = next((other for other in slots.sentence.clauses if other.start >= clause.end), None)
    goes_on = behind is not None and behind.kind == "main" and behind.subject is clause.subject
    return behind if goes_on else None


def _told_before(clause: Clause, slots: Slots, other: Phrase) -> MeasureWords | None:
    """In what one is ahead of another, where nothing here says it: the measure of all that was claimed last.

    Only where a claim of this sentence, or of the one before, stands before it, and the clause names nothing else.
    """
    beside = (*clause.objects, *(phrase for _, phrase in clause.adjuncts))
    alone = all(phrase is other or phrase.quantity is not None or _says_no_more(phrase) for phrase in beside)
    drafts = slots.earlier(clause)
    if not alone or not drafts:
        return None
    sure = [
        draft for draft in drafts if draft.problem in (None, "ambiguous_period")
    ]  # "once the second-biggest"
    found = [getattr(draft.query, "measure", None) for draft in sure]
    known = {(each.concept, each.topic) for each in found if isinstance(each, MeasureWords)}
    last = found[-1] if found else None
    if len(known) != 1 or not isinstance(last, MeasureWords):
        return None
    if _names_another_topic(clause, slots, last, max(draft.anchor[1] for draft in drafts)):
        return None  # "…, but in platinum it is the other way round, South Africa outproducing Russia"
    return slots.carried(clause, carried_measure(last))


def _says_no_more(phrase: Phrase) -> bool:
    """ "Leapfrogged Poland into | fifth place |": a place that names no ordering."""
    return phrase.only_place and not (phrase.concept or phrase.topics or phrase.scope)


def _names_another_topic(clause: Clause, slots: Slots, told: MeasureWords, since: int) -> bool:
    """Whether another topic is named between what was claimed last and a clause."""
    between = [n for n in slots.sentence.nodes if since <= n.start < clause.start and isinstance(n, Phrase)]
    return any(phrase.topics and told.topic not in phrase.topics for phrase in between)


def _overtaken_in(clause: Clause, slots: Slots, named: Phrase) -> MeasureWords | None:
    """The measure in which one overtakes another; of a bare topic ("in copper") what is brought forth."""
    if named.concept is not None or named.agent is not None or named.place is not None:
        return ordering(clause, slots, named)
    names = slots.concept_of_bare_topic(named) or slots.vocabulary_concept("production")
    return slots.measure(clause, named, names=names)


def measured_beside(clause: Clause, slots: Slots) -> Phrase | None:
    """In what one entity overtakes another: "in copper output", "as the most populous country", "to become the biggest …"."""
    named = [
        phrase
        for tie, phrase in slots.framing(clause)
        if (
            tie in ("in", "by", "for", "on")
            and (phrase.concept or phrase.agent or phrase.topics)
            and not phrase.is_of_one
        )
        or (tie in ("among", "amongst", "as", "of") and phrase.agent is not None and not phrase.is_of_one)
        or (tie == "as" and telling(phrase) is not None)
        or (
            tie == "with" and phrase.place is not None and phrase.concept is not None
        )  # "as the country with"
        or (
            tie in ("to", "into") and phrase.only_place and phrase.concept is not None
        )  # "beat X to second place in …"
    ]
    named += [p for p in clause.objects[1:] if p.concept is not None and p.text.lower().startswith("on ")]
    named = [phrase for phrase in named if phrase.quantity is None]
    if not named:
        named = _measured_behind(clause, slots)
    if not named:
        behind = [
            each for each in slots.sentence.clauses if each.start >= clause.end and each.leans_on is clause
        ]
        if behind and behind[0].verb is not None and behind[0].verb.is_a("become", "win", "rank"):
            told = behind[0].objects[:1]
            named = [p for p in told if telling(p) is not None or (p.only_place and (p.concept or p.topics))]
    return named[0] if len(named) == 1 else None


def _measured_behind(clause: Clause, slots: Slots) -> list[Phrase]:
    """ "Italy ranks below Japan | and above South Korea in exports": what both are set against each other in."""
    behind = next((each for each in slots.sentence.clauses if each.start >= clause.end), None)
    if behind is None or behind.verb is not None or behind.objects or behind.link not in ("and", "but"):
        return []
    opening = behind.adjuncts[0][0] if behind.adjuncts else ""
    ahead_of = opening == "of" and any(node.text == "ahead" for node in behind.nodes)
    position = ahead_of or opening in (*BEHIND, *AHEAD, "after", "before")
    return [p for tie, p in behind.adjuncts[1:] if p.concept and p.owner is None] if position else []
