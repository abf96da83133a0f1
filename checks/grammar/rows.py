"""Rows of pasted tables to claims: a value for each figure, an order for a numbered list. Examples: value.md,
order.md.

"Cobalt mine production, tonnes ¶ Country | 2023 | 2024 ¶ Indonesia | 19,000 | 28,000" states two values.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from checks.claim_words import MeasureWords
from checks.grammar.averages import as_averaged
from checks.grammar.drafts import Draft, problem_of
from checks.grammar.slots import Slots
from checks.names import Name
from checks.queries import ChangeQuery, Kind, OrderQuery, Query, ShareQuery, ValueQuery
from checks.reading.captions import Caption
from checks.reading.language import english
from checks.reading.rows import Figure, Row
from checks.values import replace


def row_drafts(row: Row, slots: Slots) -> Iterator[Draft]:
    """The claims of a row; none where its caption names no measure that some table has."""
    measure = _measure(row, slots)
    if measure is None:
        return
    problem = problem_of(None, row.entity)
    for figure in row.figures:
        if not row.caption.measures and figure.quantity.stated.unit is None:
            continue  # "Gold, 2024: China 40, Japan 20" may be medals
        told = _told(row, figure, measure, slots)
        if told is not None:
            yield _draft(told[0], (figure.start, figure.end), (row.start, row.end), told[1], problem)
    caption = row.caption
    if row.ranking and len(caption.scopes) < 2:
        order = OrderQuery(
            measure,
            None,
            row.ranking,
            exclusive=True,
            sequence=True,
            among=(*caption.scopes, "WORLD")[0],
            from_bottom=caption.from_bottom,
            period=caption.period,
        )
        known = all(entity.id is not None for entity in row.ranking)
        words = (row.start, row.ranking_end)
        problem = "ambiguous_measure" if _is_ordered_otherwise(caption) else None
        yield _draft(Kind.ORDER, words, words, order, problem if known else "unknown_entity")


def _is_ordered_otherwise(caption: Caption) -> bool:
    """ "Safest places to mine copper", "Copper miners by number of mines": in the order of something that no table has."""
    said, function = caption.words.lower().replace(",", " ").split(), english().function
    doing = all(name.kind in ("concept_verb", "concept_agent") for name in caption.measures)
    if caption.told == "change":
        return True  # "Tin output, change on 2023 (%)"
    if not doing or not caption.measures:
        return False
    built = [name.text.casefold() for name in caption.measures if name.kind == "concept_verb"]
    if "most" in said and any(
        each in said and said.index(each) > said.index("most") for each in built if each.endswith("s")
    ):
        return True  # "Countries with the most tin mines"
    by = said[said.index("by") + 1 :] if "by" in said[:-1] else []
    other = bool(by) and by[0] not in function["orders_of_amounts"]
    return other or not function["superlatives_of_things"].isdisjoint(said)


def _told(row: Row, figure: Figure, measure: MeasureWords, slots: Slots) -> tuple[Kind, Query] | None:
    """What a figure states: a value, or in percent a share of the world's or the scope's figure, or a change."""
    caption, stated = row.caption, figure.quantity.stated
    percent = stated.unit == "%"
    if percent and caption.told == "value" and not caption.base and _is_of_the_world(caption, measure, slots):
        return Kind.SHARE, ShareQuery(measure, (row.entity,), stated, "WORLD", figure.period)
    if caption.told == "value" or not percent:
        told = _in_percent_of(caption.base, measure) if percent and caption.base else measure
        stated = slots.in_rate_of(stated, measure) or stated
        return (Kind.VALUE, ValueQuery(told, row.entity, stated, figure.period)) if told is not None else None
    if caption.told == "share":
        whole = (*caption.scopes, "WORLD")[0]
        if row.entity.id == whole:
            return None  # "World | 290,000 | 100%"
        return Kind.SHARE, ShareQuery(measure, (row.entity,), stated, whole, figure.period)
    way: Literal["up", "down"] = "down" if figure.sign < 0 else "up"
    until = figure.period
    return Kind.CHANGE, ChangeQuery(
        measure, row.entity, way, stated, from_period=caption.since, to_period=until
    )


def _is_of_the_world(caption: Caption, measure: MeasureWords, slots: Slots) -> bool:
    """ "The world's lead reserves by country: Australia 36%": parts of what is not told in percent itself."""
    wide = not {"world", "global"}.isdisjoint(
        caption.words.lower().replace("'", " ").replace("’", " ").split()
    )
    return wide and "percent" not in slots.dimensions.get(measure.concept, frozenset())


def _in_percent_of(base: str, measure: MeasureWords) -> MeasureWords | None:
    """ "Military spending, % of | GDP": the measure that is told in percent of another one; None where none is known."""
    for each in english().percentages:
        named = base == each.of or base in each.words or base.replace(" area", "") in each.words
        if named and (measure.concept in each.part or measure.concept == each.concept):
            return replace(measure, concept=each.concept, topic=None)
    return None


def _draft(
    kind: Kind, anchor: tuple[int, int], reach: tuple[int, int], query: Query, problem: str | None
) -> Draft:
    return Draft(kind, anchor, reach, query, "table_row", problem=problem)


def _measure(row: Row, slots: Slots) -> MeasureWords | None:
    caption = row.caption
    counted = (caption.unit.topic,) if caption.unit is not None and caption.unit.topic else ()
    named = caption.topics or counted  # "barrels a day" are of oil
    carried = () if named or not row.inline else _of_the_list(slots)
    topics: tuple[str | None, ...] = (*named, *carried, None)
    found = [
        (concept, topic)
        for name in caption.measures
        for concept in name.ids
        for topic in topics
        if topic in slots.topics.get(concept, frozenset())
    ]
    found = [pair for pair in found if pair[1] is not None] or found
    general = english().function["general_topics"]  # "CO2 emissions from energy"
    if not found and general.issuperset(caption.topics):
        found = _of_only_topic(caption.measures, slots)
    if caption.only_topic:
        found = _of_bare_topic(caption.topics[0], slots)
    if not found:
        return None
    (concept, topic), *others = found
    if topic is None and caption.topics and slots.topics.get(concept, frozenset()) - {None}:
        topic = caption.topics[0]  # "Lithium exports ($m)": of a topic of which no table is kept
    of_names = [q for name in caption.measures for q in name.data.get("qualifiers", "").split()]
    rivals = tuple(f"{other} of {about}" for other, about in others)
    meant = {each for each, _ in (found[0], *others)}
    nouns = (name for name in caption.measures if name.kind == "concept_noun")
    rivals += tuple(
        name.text for name in nouns if meant.isdisjoint(name.ids)
    )  # "refugees, host | capacity |"
    measure = MeasureWords(
        concept,
        topic,
        topic_carried=topic is not None and (not row.inline or bool(carried)),
        concept_carried=not row.inline,
        qualifiers=tuple(dict.fromkeys((*of_names, *caption.qualifiers))),
        rivals=(*rivals, *caption.unknown),
        words=caption.words,
    )
    return as_averaged(measure, caption.unit.base if caption.unit is not None else "", slots)


def _of_the_list(slots: Slots) -> tuple[str, ...]:
    """ "Top cobalt producers ¶ 1. Congo ¶ … ¶ 2. Indonesia ¶ Mine production: 28,000 tons": the one topic of what stands above."""
    topics = slots.sentence.context.topics
    return topics if len(topics) == 1 else ()


def _of_only_topic(names: tuple[Name, ...], slots: Slots) -> list[tuple[str, str | None]]:
    """ "CO2 emissions, 2024": a measure that all tables have of one topic."""
    held = [(each, slots.topics.get(each, frozenset())) for name in names for each in name.ids]
    return [(each, next(iter(topics))) for each, topics in held if len(topics) == 1]


def _of_bare_topic(topic: str, slots: Slots) -> list[tuple[str, str | None]]:
    """ "Fluorspar, 2024: Mexico 1,200 kt": what a year counts of a topic is what was produced."""
    meant = english().function["concepts_of_a_bare_topic"]
    held: list[tuple[str, str | None]] = [
        (concept, topic) for concept in sorted(meant) if topic in slots.topics.get(concept, frozenset())
    ]
    return held if len(held) == 1 else []
