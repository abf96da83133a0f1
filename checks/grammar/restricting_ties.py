"""What a complement restricts by its preposition: "for women", "in Gauteng", "from scrap", "to schools", "of the three"."""

from __future__ import annotations

from collections.abc import Callable

from checks.claim_words import MeasureWords
from checks.grammar.among_some import are_some
from checks.grammar.complement_of_claim import Complement
from checks.grammar.drafts import Draft
from checks.grammar.left_amounts import entities
from checks.grammar.restricting_ways import by_way_of_something, net_of_something
from checks.grammar.slots import Slots
from checks.grammar.some_plants import is_run_by_somebody, is_some_kind_of_plant
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
from checks.reading.language import english
from checks.reading.phrases import Phrase

_AT = ("at", "from", "in")
OF_SOME = ("of", "out of")
_INSIDE = ("in", "among", "amongst", "within", "at")


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


def restricts(tie: str, phrase: Phrase, draft: Draft, slots: Slots) -> bool:
    """ "For women", "in Gauteng", "from scrap": a complement that names no part of the query."""
    complement = Complement(tie, phrase, draft, slots, getattr(draft.query, "measure", None))
    decided = (rule(complement) for rule in _RULES)
    return next((each for each in decided if each is not None), False)


def _in_some_plants(said: Complement) -> bool | None:
    """ "At its four largest mines", "from its wind farms", "300 people in its shops"."""
    phrase, at = said.phrase, said.tie in _AT
    plants = phrase.head in english().function["facilities"] and at and phrase.agent is None
    if plants and (phrase.place is not None or phrase.quantity is not None):
        return True
    run = at and phrase.facility and is_run_by_somebody(phrase, said.draft, said.slots)
    if run or (phrase.facility and is_some_kind_of_plant(phrase, said.measure)):
        return True
    if (
        at
        and said.is_of_a_value
        and said.stands_behind
        and phrase.facility
        and "'" in phrase.text.replace("’", "'")
    ):
        return phrase.owner is None and not phrase.entities  # "130 tons | from Newmont's mines"
    if said.is_of_a_value and phrase.quantity is None and _is_of_some_of_it(said.tie, phrase, said.draft):
        return True
    if said.is_of_a_value and phrase.owner_anaphor and phrase.concept is not None and at:
        return said.measure is not None and not said.names_the_measure
    return None


def _per_something(said: Complement) -> bool | None:
    """ "Per capita, Chile produced …"; not where the measure is one of each person."""
    if said.tie != "per":
        return None
    of_each = said.measure is not None and said.slots.is_per_head(said.measure.concept)
    return said.phrase.period is None and not of_each


def _to_somebody(said: Complement) -> bool | None:
    """ "Exports | to China", "the largest supplier of silver | to America", "devotes more | to schools"."""
    phrase = said.phrase
    if said.tie == "to" and phrase.quantity is None and (phrase.entities or phrase.scope):
        sent = said.is_of("concepts_of_what_is_sent") or _is_supplied(phrase, said.draft, said.slots)
        return sent and said.names_nobody_asked()
    if said.tie == "to" and said.is_of("concepts_of_purposes"):
        level = (phrase.quantity, phrase.place, phrase.extreme, phrase.period, phrase.anaphor)
        return not said.names_the_measure and not any(level)
    return None


def _from_something(said: Complement) -> bool | None:
    """ "Emissions | from industry"; not "22 TWh | from the sun"."""
    words, phrase, text = english().function, said.phrase, said.phrase.text.lower()
    if said.tie == "from" and text in words["suns"] | words["winds"]:
        return False
    other = said.tie == "from" and not (phrase.entities or text in words["all_fuels"])
    return True if other and said.is_of("concepts_of_sources") else None


def _in_one_of_many(said: Complement) -> bool | None:
    """ "In one region", "in the world's richest continent", "in the worst case"."""
    phrase = said.phrase
    counted = phrase.quantity is not None and phrase.quantity.kind == "count" and phrase.opaque
    one = phrase.words[:1] == ("one",) and phrase.opaque and said.stands_behind  # "from | one pit"
    if said.tie in _AT and (counted or one) and said.is_of_a_value and not phrase.entities:
        return said.tie == "in" or one
    placed = phrase.place is not None and (phrase.opaque or phrase.facility) and not phrase.entities
    placed = placed and phrase.head not in english().function["place_nouns"]  # "in | second spot"
    return True if placed and said.tie in _AT else None


def _from_another_topic(said: Complement) -> bool | None:
    """ "Carbon-dioxide emissions | from coal"."""
    phrase, measure = said.phrase, said.measure
    fuels = english().function["all_fuels"]
    topic = said.tie == "from" and phrase.is_only_topic and phrase.text.lower() not in fuels
    return True if topic and measure is not None and measure.topic not in phrase.topics else None


def _in_money(said: Complement) -> bool | None:
    """ "Japan's debt is higher | in absolute terms", "the largest copper producer | in dollar terms", "by 6.5% | in dollars"."""
    phrase, measure, slots = said.phrase, said.measure, said.slots
    in_money = said.tie == "in" and phrase.text.lower() in english().function["money_terms"]
    if in_money and measure is not None and slots.is_in_percent(measure):
        return True
    moved = in_money and isinstance(said.draft.query, ChangeQuery) and measure is not None
    if moved and measure and (not slots.is_told_in_money(measure) or "euro" in phrase.text.lower()):
        return True  # "fell 5.8% in dollar terms", "rose 31% in euros"
    ordered = isinstance(said.draft.query, RankQuery | ComparisonQuery | OrderQuery)
    priced = in_money and measure is not None and not slots.is_told_in_money(measure)
    inside = said.tie == "in" and phrase.owner_anaphor and phrase.period is None and phrase.place is None
    if ordered and (priced or (inside and not said.names_the_measure)):
        return True  # also "more people than China in its cities"
    return said.is_of("concepts_of_speed") if in_money or "nominal" in phrase.qualifiers else None


def _among_some(said: Complement) -> bool | None:
    """ "Three countries | in the survey", "the biggest spender | of the three"."""
    phrase, measure, query = said.phrase, said.measure, said.draft.query
    samples = english().function["samples"]
    if said.tie == "in" and phrase.head in samples and isinstance(query, RankQuery | CountQuery):
        held = f"{measure.concept} {measure.topic or ''}".strip() if measure is not None else ""
        own = held in said.slots.of_holders  # a user's table may be the survey
        return phrase.publisher is None and not own
    if isinstance(query, RankQuery) and said.tie in OF_SOME and are_some(phrase):
        return query.so_many is None
    return None


def _at_some_time(said: Complement) -> bool | None:
    """ "23% | in the best month of 2024", "in the year of the coup", "unemployed | for more than a year"."""
    words, phrase, query = english().function, said.phrase, said.draft.query
    if said.tie == "at" and phrase.head == "capacity" and said.measure is not None:
        return not said.names_the_measure  # "a year | at full capacity"
    part = phrase.head in words["parts_of_a_year"] and phrase.period is None
    if part and (said.tie == "during" or (said.tie == "in" and isinstance(query, ValueQuery | ShareQuery))):
        return True
    undated = isinstance(query, ValueQuery) and not query.period.words
    own_time = phrase.head in words["times_of_their_own"] and phrase.period is None and len(phrase.words) > 1
    if undated and own_time and said.tie == "in":
        return True
    lasting = phrase.quantity is not None and phrase.quantity.dimension == "time"
    return True if said.tie == "for" and lasting and said.is_of_a_value and said.stands_behind else None


def _for_somebody(said: Complement) -> bool | None:
    """ "58.5% | for the poorest", "copper | for export"."""
    phrase = said.phrase
    best = phrase.place is not None and phrase.place.strength in ("superlative", "measuring")
    if said.tie == "for" and best and said.is_of_a_value and said.stands_behind:
        return True
    for_what = said.tie == "for" and phrase.quantity is None and phrase.concept is not None
    return True if for_what and said.measure is not None and not said.names_the_measure else None


def _of_somebodys(said: Complement) -> bool | None:
    """ "5.3 million tons | of Peruvian copper"."""
    phrase = said.phrase
    raw = said.tie == "of" and bool(phrase.topics) and phrase.concept is None and phrase.quantity is None
    asked = raw and isinstance(said.draft.query, ValueQuery | RankQuery)
    return True if asked and _is_somebodys(phrase, said.draft) else None


def _not_restricting(said: Complement) -> bool | None:
    """ "Than those | of the next nine": prepositions that restrict nothing."""
    plain = said.tie not in english().function["restricting_prepositions"]
    return False if plain or said.phrase.words[-1:] == ("next",) else None


def _among_people(said: Complement) -> bool | None:
    """ "Among migrants", "richer than Sweden | in oil", "the lowest | among major producers"; not "among Nigerian women" of births."""
    words, phrase, measure = english().function, said.phrase, said.measure
    if phrase.head in words["people_abroad"] and measure is not None and not said.names_the_measure:
        return not said.is_of("concepts_of_people_abroad")
    bare = measure is not None and measure.topic is None
    if phrase.topics and said.tie == "in" and bare and not phrase.concept:
        return True
    mothers = phrase.head in words["mother_nouns"] and phrase.nation is not None and len(phrase.words) == 2
    if mothers and said.is_of("concepts_of_one_sex"):
        return False
    doers = phrase.agent is not None and isinstance(said.draft.query, ValueQuery | ChangeQuery)
    doers = doers and said.stands_behind  # not "among the big economies America leads with $85,800"
    return True if said.tie in ("among", "amongst") and (phrase.modifiers or doers) else None


def _in_a_branch(said: Complement) -> bool | None:
    """ "Unemployment | in the sector", "among miners", "growth | in exports"; "in Peru" only where Peru is not asked of."""
    words, phrase, measure = english().function, said.phrase, said.measure
    of_all = measure is not None and measure.topic is None and not phrase.entities
    if of_all and isinstance(said.draft.query, ValueQuery | ChangeQuery | ComparisonQuery | ExtremeQuery):
        some = phrase.facility or phrase.agent is not None
        if some and said.tie in _INSIDE and phrase.head not in words["country_nouns"]:
            return True
    if phrase.entities:
        return said.tie in words["giving_prepositions"] and said.names_nobody_asked()
    if not said.is_of("concepts_told_of_others"):
        return None
    told = phrase.concept if phrase.concept and not phrase.concept.data.get("generic") else None
    return not (told and said.names_the_measure) if phrase.topics or told is not None else None


def _with_other_words(said: Complement) -> bool:
    """ "In cities", "of any big economy": words that name no measure, topic, time, number or place, and not everyone."""
    words, phrase = english().function, said.phrase
    meant = (
        phrase.scope
        or (phrase.is_measure and not phrase.modifiers and not _is_other_thing(phrase, said.measure))
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
    some = everyone and len([word for word in phrase.words if word != "other"]) > 2 and said.tie == "of"
    some = some and isinstance(said.draft.query, RankQuery)
    countries = phrase.head in words["country_nouns"]
    if some and countries and phrase.scope is None:
        return True  # "the lowest of any big economy"
    return not known and not (everyone and countries) and phrase.head not in words["harmless_complements"]


_RULES: tuple[Callable[[Complement], bool | None], ...] = (
    _in_some_plants,
    _per_something,
    _to_somebody,
    _from_something,
    _in_one_of_many,
    _from_another_topic,
    _in_money,
    _among_some,
    _at_some_time,
    _for_somebody,
    _of_somebodys,
    by_way_of_something,
    net_of_something,
    _not_restricting,
    _among_people,
    _in_a_branch,
    _with_other_words,
)
"""Each says whether a complement restricts, or nothing; the first that says anything decides."""
