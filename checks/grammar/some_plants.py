"""Some kind of plants, and not all that a country has: "its wind farms", "Brazilian rivers", "coal plants"."""

from __future__ import annotations

from checks.claim_words import MeasureWords
from checks.grammar.drafts import Draft
from checks.grammar.slots import Slots
from checks.queries import RankQuery
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase

_THEY = frozenset(("they", "their"))
_SANDS = (("oil", "sands"), ("tar", "sands"))


def is_of_some_plants(clause: Clause, draft: Draft) -> bool:
    """ "Brazilian rivers generated 413 TWh of electricity", "Chile's copper mines are the largest": some kind of plant, or how large each is."""
    subject, measure = clause.subject, getattr(draft.query, "measure", None)
    placed = clause.objects[0] if isinstance(draft.query, RankQuery) and clause.objects else None
    if subject is not None and subject.facility and placed is not None and placed.place is not None:
        large = placed.head in english().function["words_of_size"]
        if large and subject.head.endswith("s") and clause.verb is not None and clause.verb.is_a("be"):
            return True
    if placed is not None and placed.place is not None and placed.head in english().function["works_counted"]:
        return True  # "has the most solar panels"
    plants = subject is not None and subject.facility and not subject.topics
    if subject is not None and subject.facility and subject.words in _SANDS:
        return measure is not None and measure.topic == "oil"
    return plants and subject is not None and is_some_kind_of_plant(subject, measure)


def is_of_smelters_before(draft: Draft, slots: Slots) -> bool:
    """ "Chile's smelters are old. | They | produced 5.3 million tons": metal, of which ore is told."""
    words, sentence = english().function, slots.sentence
    measure = getattr(draft.query, "measure", None)
    if (
        sentence.said.isdisjoint(_THEY)
        or getattr(measure, "topic", None) not in words["topics_mined_and_smelted"]
    ):
        return False
    carried = getattr(getattr(draft.query, "entity", None), "carried", False)
    return carried and not words["works_of_another_stage"].isdisjoint(sentence.context.words_right_before)


def is_some_kind_of_plant(phrase: Phrase, measure: MeasureWords | None) -> bool:
    """ "Its rivers", "its wind farms", "coal plants": of all electricity only a part."""
    kind = bool(phrase.topics) or phrase.head in english().function["kinds_of_power_plants"]
    return measure is not None and measure.topic == "electricity" and kind


def is_run_by_somebody(phrase: Phrase, draft: Draft, slots: Slots) -> bool:
    """ "At mines owned by China", "in plants | run by Codelco": some of those that a country has."""
    entity = getattr(draft.query, "entity", None)
    if phrase.owner is not None and entity is not None and phrase.owner.id != entity.id:
        return True
    behind = [node.text for node in slots.sentence.nodes if node.start >= phrase.end][:2]
    return behind[1:] == ["by"] and behind[0] in english().function["owner_ties"] | {"run", "operated"}
