"""Complements and subjects that leave only a part of what is stated: "for women", "in Gauteng", "from scrap", "excluding oil"."""

from __future__ import annotations

from checks.claim_words import MeasureWords
from checks.grammar.ages import is_an_age
from checks.grammar.drafts import Draft
from checks.grammar.restricting_ties import restricts
from checks.grammar.slots import Slots
from checks.queries import ExtremeQuery, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase

LARGER = "larger_amount"  # the construction of "of the world's 290,000 tonnes"
OF_LARGER, WHOLE = "amount_of_larger_amount", "whole_of_amount"  # "50bn | of the world's 74bn"
_LONGEST_TIE = 6
_OF_WHAT_IS_DONE = ("into", "off", "to", "for", "with", "by", "on", "onto")
_MORE_THAN_OTHERS = ("more_than_any_other", "remark_more_than_any_other")


def has_restricting_complement(clause: Clause, draft: Draft, slots: Slots) -> bool:
    """Whether a complement restricts a claim; one behind "despite strikes" belongs to the strikes."""
    inside = False
    shared = draft.construction == "entity_ties_with"  # "ties with Poland for fourth place"
    for tie, phrase in clause.adjuncts:
        if _is_of_teller(clause, phrase) or (shared and tie == "with" and phrase.entities):
            continue
        if draft.construction == "part_of_what_entity_has" and tie == "for" and phrase.concept is not None:
            continue  # "sets aside 7% of GDP | for its armed forces"
        if tie == "in" and (_is_in_its_name(phrase, draft) or _is_each_of_some_years(phrase, draft)):
            continue
        if draft.construction == "year_was_extreme" and tie == "for" and phrase.head == "economy":
            continue  # "the worst year | for Italy's economy"
        if draft.construction in _MORE_THAN_OTHERS and tie == "of" and phrase.words == ("them",):
            continue  # "has more | of them | than any other country"
        if draft.construction == "entity_takes_place" and tie == "from" and phrase.is_entity:
            continue  # "regained first place | from Turkey"
        if draft.construction == "remark_level_with" and tie == "on" and phrase.words[-1:] == ("par",):
            continue
        if draft.construction == "measure_is_highest_in" and tie in ("in", "at"):
            continue  # "lowest in Macau and highest | in Chad"
        if isinstance(draft.query, ValueQuery) and _is_behind_than(clause, phrase, draft):
            continue
        if _is_another_side(clause, phrase) or _is_of_what_it_does(clause, tie, phrase, draft):
            continue
        if (tie == "at" and is_an_age(clause, phrase)) or _is_cut_off(tie, clause, phrase):
            return True
        if isinstance(draft.query, ExtremeQuery) and (phrase.words == ("any",) or phrase.extreme is not None):
            continue  # "than in any | of the previous four years", "at | its lowest"
        if (
            not inside
            and restricts(tie, phrase, draft, slots)
            and not _of_another_amount(clause, phrase, draft)
        ):
            return True
        inside = tie not in english().function["restricting_prepositions"] and phrase.opaque
        inside = inside and phrase.head not in ("much", "many", "little", "few")  # "as much | on roads | as"
    return False


def _is_each_of_some_years(phrase: Phrase, draft: Draft) -> bool:
    """ "Has risen in | each | of the past three years"."""
    return phrase.words == ("each",) and getattr(draft.query, "in_a_row", None) is not None


def _is_in_its_name(phrase: Phrase, draft: Draft) -> bool:
    """ "Scored 497 points | in maths": a word of the name of a user's measure, "maths score"."""
    measure: MeasureWords | None = getattr(draft.query, "measure", None)
    return measure is not None and set(phrase.words) < set(measure.concept.casefold().split())


def _is_behind_than(clause: Clause, phrase: Phrase, draft: Draft) -> bool:
    """ "Iran's inflation of 42% was higher than that of any other country | in Asia": of those compared with."""
    than = next((node for node in clause.nodes if isinstance(node, Item) and node.text == "than"), None)
    return than is not None and draft.anchor[1] <= than.start < phrase.start


def _is_cut_off(tie: str, clause: Clause, phrase: Phrase) -> bool:
    """ "In French | -speaking Africa", "by market | value": a name that is only the beginning of a compound."""
    behind = next((node for node in clause.nodes if node.start >= phrase.end), None)
    if tie == "by" and phrase.agent is not None and isinstance(behind, Item) and behind.verb_form == "base":
        return True
    return isinstance(behind, Item) and behind.text == "-" and behind.start == phrase.end


def _is_another_side(clause: Clause, phrase: Phrase) -> bool:
    """ "Three years more than in Britain and 30 more | than in | Nigeria": the side of a comparison, its own or the next one's."""
    at = next((at for at, node in enumerate(clause.nodes) if node is phrase), 0)
    return at > 1 and clause.nodes[at - 2].text == "than" and isinstance(clause.nodes[at - 2], Item)


def _is_of_what_it_does(clause: Clause, tie: str, phrase: Phrase, draft: Draft) -> bool:
    """ "Togo's 1.5-million-ton phosphate output went | into fertilizer": what happens to an amount that a subject holds."""
    subject, verb = clause.subject, clause.verb
    if draft.construction != "measure_of_amount" or subject is None or verb is None or verb.is_a("be"):
        return False
    held = subject.start <= draft.anchor[0] and draft.anchor[1] <= subject.end
    return held and verb.end <= phrase.start and tie in _OF_WHAT_IS_DONE


def _is_of_teller(clause: Clause, phrase: Phrase) -> bool:
    """ "The ministry | in Lima | puts Peru's reserves at …": where those sit who tell the figure."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or subject.is_measure or subject.is_entity or subject.facility:
        return False
    return subject.end < phrase.start and phrase.end <= verb.start and verb.is_a("put", "report")


def _of_another_amount(clause: Clause, phrase: Phrase, draft: Draft) -> bool:
    """ "Its 5.3 million tonnes compare with 3.3 million | in Peru": a complement of an amount that is another one's."""
    if draft.construction == LARGER:
        return True  # "of the world's 290,000 tonnes, … | from the DRC"
    before = [node for node in clause.nodes if isinstance(node, Phrase) and node.end <= phrase.start]
    behind = [node for node in clause.nodes if isinstance(node, Phrase) and node.start >= phrase.end]
    if behind and behind[0].quantity is not None and phrase.entities and phrase.start > draft.anchor[1]:
        return True  # "in Ghana it was 14.2% and | in Turkey | 34.9%"
    if len(before) < 2 or before[-1].quantity is None or not phrase.entities:
        return False
    return before[-1].start >= draft.anchor[1] and before[-1].end + _LONGEST_TIE >= phrase.start
