"""Complements and subjects that leave only a part of what is stated: "for women", "in Gauteng", "from scrap", "excluding oil"."""

from __future__ import annotations

from checks.claim_words import MeasureWords
from checks.grammar.ages import is_an_age
from checks.grammar.among_some import are_some
from checks.grammar.drafts import Draft
from checks.grammar.left_amounts import entities
from checks.grammar.slots import Slots
from checks.grammar.some_plants import is_some_kind_of_plant
from checks.queries import (
    ChangeQuery,
    ComparisonQuery,
    CountQuery,
    ExtremeQuery,
    OrderQuery,
    RankQuery,
    ShareQuery,
    ValueQuery,
)
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase

LARGER = "larger_amount"  # the construction of "of the world's 290,000 tonnes"
OF_LARGER, WHOLE = "amount_of_larger_amount", "whole_of_amount"  # "50bn | of the world's 74bn"
_AT = ("at", "from", "in")
OF_SOME = ("of", "out of")
_LONGEST_TIE = 6
_INSIDE = ("in", "among", "amongst", "within", "at")


def is_narrowed(clause: Clause, draft: Draft, slots: Slots) -> bool:
    """Whether a complement restricts a claim; one behind "despite strikes" belongs to the strikes."""
    inside = False
    shared = draft.construction == "entity_ties_with"  # "ties with Poland for fourth place"
    for tie, phrase in clause.adjuncts:
        if _is_of_teller(clause, phrase) or (shared and tie == "with" and phrase.entities):
            continue
        if draft.construction == "part_of_what_entity_has" and tie == "for" and phrase.concept is not None:
            continue  # "sets aside 7% of GDP | for its armed forces"
        if tie == "in" and _is_in_its_name(phrase, draft):
            continue
        if draft.construction == "measure_is_highest_in" and tie in ("in", "at"):
            continue  # "lowest in Macau and highest | in Chad"
        if isinstance(draft.query, ValueQuery) and _is_behind_than(clause, phrase, draft):
            continue
        if _is_another_side(clause, phrase):
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
    return False


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


def _is_of_some_of_it(tie: str, phrase: Phrase, draft: Draft) -> bool:
    """ "190 acts | on its main stage", "delivered 940 ships | to Greek owners": where, or to whom, not all of them are."""
    of_whole = draft.construction == "part_of_what_entity_has"  # "owes 120% of its GDP | to foreigners"
    if not (of_whole or draft.construction == "entity_has_amount") or phrase.start < draft.anchor[1]:
        return False
    named = set(entities(draft.query))
    sent = tie == "to" and not any(each.id in named for each in phrase.entities)
    placed = tie == "on" and phrase.owner_anaphor
    such = len(phrase.words) > 1 and (
        phrase.opaque or phrase.agent
    )  # but "brought 44 million tons | to market"
    told = phrase.entities or phrase.nation or phrase.owner or such
    return (sent and bool(told or (of_whole and phrase.opaque))) or (placed and phrase.opaque)


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


def restricts(tie: str, phrase: Phrase, draft: Draft, slots: Slots) -> bool:
    """ "For women", "in Gauteng", "from scrap": a complement that names no part of the query."""
    words = english().function
    measure = getattr(draft.query, "measure", None)
    plants = phrase.head in words["facilities"] and tie in _AT and phrase.agent is None
    if plants and (phrase.place is not None or phrase.quantity is not None):
        return True  # "at its four largest mines"
    if phrase.facility and is_some_kind_of_plant(phrase, measure):
        return True  # "electricity output from its wind farms"
    valued = isinstance(draft.query, ValueQuery)
    if valued and phrase.quantity is None and _is_of_some_of_it(tie, phrase, draft):
        return True
    if valued and phrase.owner_anaphor and phrase.concept is not None and tie in _AT:
        return measure is not None and measure.concept not in phrase.concept.ids  # "300 people in its shops"
    if tie == "per":
        of_each = measure is not None and slots.is_per_head(measure.concept)
        return phrase.period is None and not of_each  # "per capita, Chile produced …"
    if tie == "to" and phrase.quantity is None and (phrase.entities or phrase.scope):
        named = set(entities(draft.query))
        sent = measure is not None and measure.concept in words["concepts_of_what_is_sent"]
        sent = sent or _is_supplied(phrase, draft, slots)
        return sent and not any(each.id in named for each in phrase.entities)  # "exports to China"
    if tie == "to" and measure is not None and measure.concept in words["concepts_of_purposes"]:
        same = phrase.concept is not None and measure.concept in phrase.concept.ids
        level = (phrase.quantity, phrase.place, phrase.extreme, phrase.period, phrase.anaphor)
        return not same and not any(level)  # "devotes more | to schools"
    if tie == "from" and phrase.text.lower() in words["suns"] | words["winds"]:
        return False  # "22 TWh from the sun"
    sourced = measure is not None and measure.concept in words["concepts_of_sources"]
    if tie == "from" and sourced and not (phrase.entities or phrase.text.lower() in words["all_fuels"]):
        return True  # "emissions | from industry"
    counted = phrase.quantity is not None and phrase.quantity.kind == "count" and phrase.opaque
    if tie == "in" and counted and isinstance(draft.query, ValueQuery) and not phrase.entities:
        return True  # "in one region"
    if tie in _AT and phrase.place is not None and (phrase.opaque or phrase.facility) and not phrase.entities:
        return True  # "in the world's richest continent", "at its largest mine", "in the worst case"
    of_another = tie == "from" and phrase.is_only_topic and phrase.text.lower() not in words["all_fuels"]
    if of_another and measure is not None and measure.topic not in phrase.topics:
        return True  # "carbon-dioxide emissions from coal"
    in_money = tie == "in" and phrase.text.lower() in words["money_terms"]
    if in_money and measure is not None and slots.is_in_percent(measure):
        return True  # "Japan's debt is higher than Italy's in absolute terms"
    ordered = isinstance(draft.query, RankQuery | ComparisonQuery | OrderQuery)
    priced = in_money and measure is not None and not slots.is_told_in_money(measure)
    inside = tie == "in" and phrase.owner_anaphor and phrase.period is None and phrase.place is None
    itself = measure is not None and phrase.concept is not None and measure.concept in phrase.concept.ids
    if ordered and (priced or (inside and not itself)):
        return True  # "the largest copper producer in dollar terms", "more people than China in its cities"
    if in_money or "nominal" in phrase.qualifiers:  # "by 6.5% in dollars", not what grows in volume
        return measure is not None and measure.concept in words["concepts_of_speed"]
    if tie == "in" and phrase.head in words["samples"] and isinstance(draft.query, RankQuery | CountQuery):
        held = f"{measure.concept} {measure.topic or ''}".strip() if measure is not None else ""
        own = held in slots.of_holders  # a user's table may be the survey
        return phrase.publisher is None and not own  # "three countries in the survey"
    if isinstance(draft.query, RankQuery) and tie in OF_SOME and are_some(phrase):
        return draft.query.so_many is None  # "the biggest spender of the three"
    part = phrase.head in words["parts_of_a_year"] and phrase.period is None
    if part and (tie == "during" or (tie == "in" and isinstance(draft.query, ValueQuery | ShareQuery))):
        return True  # "23% in the best month of 2024", "rose during parts of 2024"
    whole = isinstance(draft.query, ValueQuery) and not draft.query.period.words
    whole = whole and phrase.head in words["times_of_their_own"]
    if whole and tie == "in" and phrase.period is None and len(phrase.words) > 1:
        return True  # "in its best year", "in the year of the coup"
    lasting = tie == "for" and phrase.quantity is not None and phrase.quantity.dimension == "time"
    if lasting and isinstance(draft.query, ValueQuery) and phrase.start >= draft.anchor[1]:
        return True  # "one in nine was unemployed for more than a year"
    best = tie == "for" and phrase.place is not None and phrase.place.strength in ("superlative", "measuring")
    if best and valued and phrase.start >= draft.anchor[1]:
        return True  # "58.5% for the poorest"
    for_what = phrase.concept if tie == "for" and phrase.quantity is None else None
    if for_what is not None and measure is not None and measure.concept not in for_what.ids:
        return True  # "copper for export"
    raw = tie == "of" and bool(phrase.topics) and phrase.concept is None and phrase.quantity is None
    if raw and isinstance(draft.query, ValueQuery | RankQuery) and _is_somebodys(phrase, draft):
        return True
    if tie not in words["restricting_prepositions"] or phrase.words[-1:] == ("next",):
        return False  # "than those | of the next nine"
    if phrase.head in words["people_abroad"] and measure is not None:
        return measure.concept not in words["concepts_of_people_abroad"]
    if phrase.topics and tie == "in" and measure is not None and measure.topic is None and not phrase.concept:
        return True  # "richer than Sweden in oil"
    mothers = phrase.head in words["mother_nouns"] and phrase.nation is not None and len(phrase.words) == 2
    if mothers and measure is not None and measure.concept in words["concepts_of_one_sex"]:
        return False  # "among Nigerian women the number was 4.4"
    if tie in ("among", "amongst") and phrase.modifiers:
        return True  # "the lowest among major producers"
    of_all = measure is not None and measure.topic is None and not phrase.entities
    if of_all and isinstance(draft.query, ValueQuery | ChangeQuery | ComparisonQuery | ExtremeQuery):
        some = phrase.facility or phrase.agent is not None
        if some and tie in _INSIDE and phrase.head not in words["country_nouns"]:
            return True  # "unemployment in the sector", "among miners"
    if phrase.entities:
        named = set(entities(draft.query))
        return tie in words["giving_prepositions"] and not any(each.id in named for each in phrase.entities)
    if measure is not None and measure.concept in words["concepts_told_of_others"]:
        told = phrase.concept if phrase.concept and not phrase.concept.data.get("generic") else None
        if phrase.topics or told is not None:
            return told is None or measure.concept not in told.ids  # "growth in exports"
    meant = (
        phrase.scope
        or (phrase.is_measure and not phrase.modifiers and not _is_other_thing(phrase, measure))
        or phrase.topics
        or phrase.qualifiers
        or phrase.quantity
        or phrase.place
        or phrase.anaphor
        or phrase.only_qualifies
    )
    known = (
        meant or phrase.period or phrase.publisher or phrase.agent or phrase.facility or phrase.nationality
    )
    everyone = phrase.words[:1] in (("any",), ("all",), ("every",)) or len(phrase.words) == 1
    some = everyone and len([word for word in phrase.words if word != "other"]) > 2 and tie == "of"
    some = some and isinstance(draft.query, RankQuery)
    if some and phrase.head in words["country_nouns"] and phrase.scope is None:
        return True  # "the lowest of any big economy"
    everyone = everyone and phrase.head in words["country_nouns"]
    return not known and not everyone and phrase.head not in words["harmless_complements"]


def _is_somebodys(raw: Phrase, draft: Draft) -> bool:
    """ "5.3 million tons | of Peruvian copper", "the largest source | of China's copper": what one of others has."""
    whose = raw.owner or raw.nation
    if whose is not None:
        return whose.id not in set(entities(draft.query))
    among = getattr(draft.query, "among", None)
    return among is not None and raw.scope not in (None, "WORLD", among)


def _is_other_thing(phrase: Phrase, measure: MeasureWords | None) -> bool:
    """ "Unemployment was 11.3 percent | in cities": a word that names a measure only beside others, and here none."""
    told = phrase.concept
    if told is None or measure is None or not told.data.get("generic"):
        return False
    return measure.concept not in told.ids and len(phrase.words) == 1 and not phrase.owner


def _is_supplied(phrase: Phrase, draft: Draft, slots: Slots) -> bool:
    """ "The largest supplier of silver | to America": those of whom somebody supplies another are ordered otherwise."""
    if not isinstance(draft.query, RankQuery):
        return False
    told = [node for node in slots.sentence.nodes if isinstance(node, Phrase) and node.end <= phrase.start]
    return bool(told) and told[-1].agent is not None and told[-1].start <= draft.anchor[0] < told[-1].end
