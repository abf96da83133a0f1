"""Words behind an amount that make it another one than the query's: "a quarter", "annualised", "of carbon", "short"."""

from __future__ import annotations

from itertools import pairwise

from checks.grammar.drafts import Draft
from checks.grammar.left_amounts import falls_short, is_joined_by, is_over_what_was_meant
from checks.grammar.slots import Slots
from checks.grammar.slots_heads import goes_to_each
from checks.queries import AggregateQuery, ChangeQuery, CountQuery, ValueQuery
from checks.query_numbers import numbers_in
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english, last_words
from checks.reading.phrases import Phrase

_ONE_BY_ONE = (("every",), ("each",))


def is_of_other_rate(draft: Draft, slots: Slots) -> bool:
    """ "Rose to 5.3 million tonnes | a quarter": an amount of another time than a year."""
    nodes, rates = slots.sentence.nodes, english().function["other_rates"]
    if last_words("other_rates").isdisjoint(slots.sentence.said):
        return False
    if isinstance(draft.query, ChangeQuery):
        told = [
            rate.text.lower()
            for amount, rate in pairwise(nodes)
            if isinstance(amount, Phrase) and amount.quantity is not None and draft.anchor[0] <= rate.start
        ]
        told = [each for each in told if each in rates]
        return bool(told) and any(each.words in told for each in numbers_in(draft.query).values())
    counted = isinstance(draft.query, CountQuery | AggregateQuery)
    if not counted and (not isinstance(draft.query, ValueQuery) or draft.query.stated.unit in ("bbl/d", "%")):
        return False
    behind = next((node for node in nodes if node.start >= draft.anchor[1]), None)
    return behind is not None and behind.text.lower() in rates


def goes_on_by_head(draft: Draft, clause: Clause, slots: Slots) -> bool:
    """ "3,460 arrivals per 1,000 people, | against 1,800 in Spain", "$2,200 per person, | $1,000 in France": by so many, too."""
    if not isinstance(draft.query, ValueQuery) or draft.query.measure.concept in slots.per_head.values():
        return False
    if clause.verb is not None:
        return goes_to_each(clause)
    unit = draft.query.stated.unit
    if unit is not None and "/" not in unit:
        before = (
            each
            for each in slots.sentence.quantities
            if slots.sentence.span(each.first, each.after)[0] < draft.anchor[0]
        )
        if any((each.stated.unit or "").startswith(f"{unit}/") for each in before):
            return True
    main = clause.leans_on
    return main is not None and (per := main.adjunct("per")) is not None and per.start < draft.anchor[0]


_ORES = frozenset(("ore", "ores", "concentrate", "concentrates"))
_POINTS = ("points", "point")
_GAP = 1


def goes_on(draft: Draft, clause: Clause, slots: Slots) -> bool:
    """ "19.7 million people who use …", "5.3 million tonnes below target": words right behind the claim's amount."""
    if isinstance(draft.query, ChangeQuery):
        return falls_short(draft, clause, slots) or _is_in_points_of_another(draft, slots)
    if not isinstance(draft.query, ValueQuery):
        return False
    nodes, differences = slots.sentence.nodes, english().function["differences"]
    at = next((at for at, node in enumerate(nodes) if node.start <= draft.anchor[0] < node.end), len(nodes))
    stating, follows = nodes[at : at + 1], nodes[at + 1 : at + 2]
    if any(isinstance(node, Phrase) and _is_told_otherwise(node, differences) for node in stating):
        return True
    if any(isinstance(node, Phrase) and _is_of_some_whole(node, draft.query) for node in stating):
        return True
    if any(is_joined_by(nodes[at + 1 : at + 3], said, clause, draft.query) for said in stating):
        return True
    if clause.kind == "relative" and any(node is said for node in stating for said in clause.objects):
        return False  # "the 2.2 million tonnes of nickel | that Indonesia mined"
    if is_over_what_was_meant(nodes[at + 1 : at + 3]):
        return True
    return any(isinstance(node, Item) and _narrows(node, differences) for node in follows)


def is_at_another_pace(draft: Draft, slots: Slots) -> bool:
    """ "Grew 7.1% annualised": a rate that is not that of the year."""
    paces, said = english().function["other_paces"], slots.sentence.said
    if paces.isdisjoint(said):
        return False
    first, after = draft.anchor
    return any(first <= token.start <= after and token.text in paces for token in slots.sentence.tokens)


def is_of_all_the_world(clause: Clause, draft: Draft) -> bool:
    """ "Chinese panels generated 839 TWh | worldwide": somebody's amount, wherever it was brought forth."""
    query = draft.query
    somebody = isinstance(query, ValueQuery) and query.entity.id != "WORLD"
    placed = any(phrase.place is not None for phrase in clause.objects)  # "is the third-largest | worldwide"
    return somebody and not placed and not english().function["world_adverbs"].isdisjoint(clause.adverbs)


def is_of_an_element(draft: Draft, slots: Slots) -> bool:
    """ "11.2 billion tonnes | of carbon": an amount of what weighs less than its oxide, of which the tables tell."""
    if isinstance(draft.query, ChangeQuery | ValueQuery) and _is_of_ore(draft, slots):
        return True
    if not isinstance(draft.query, ValueQuery) or draft.query.stated.unit is None:
        return False
    behind = [token.text for token in slots.sentence.tokens if token.start >= draft.anchor[1]][:3]
    element = len(behind) > 1 and behind[0] == "of" and behind[1] in english().function["elements_alone"]
    return element and behind[2:] not in (["dioxide"], ["emissions"])


def _is_of_ore(draft: Draft, slots: Slots) -> bool:
    """ "330,000 tons | of ore": of what holds a metal that is told by its content."""
    topic = getattr(getattr(draft.query, "measure", None), "topic", None)
    if _ORES.isdisjoint(slots.sentence.said) or topic not in english().function["topics_mined_and_smelted"]:
        return False
    row = [token for token in slots.sentence.tokens if token.start >= draft.anchor[0]]
    return any(
        of.text == "of" and ore.text in _ORES and of.start <= draft.anchor[1] + _GAP
        for of, ore in pairwise(row)
    )


def _is_in_points_of_another(draft: Draft, slots: Slots) -> bool:
    """ "Fell 14 points | of revenue": of another whole than what the measure is told in percent of."""
    concept = getattr(getattr(draft.query, "measure", None), "concept", None)
    told = [each for each in english().percentages if each.concept == concept]
    row = [token for token in slots.sentence.tokens if token.start >= draft.anchor[0]]
    at = next((at for at, (a, of) in enumerate(pairwise(row)) if a.text in _POINTS and of.text == "of"), None)
    if at is None or not told or row[at].start > draft.anchor[1]:
        return False
    behind = row[at + 2 : at + 5]
    end = behind[-1].end if behind else draft.anchor[1]
    named = {each for name in slots.sentence.concept_nouns(row[at].start, end) for each in name.ids}
    said = " ".join(token.text for token in behind)
    return not any(each.of in named or any(word in said for word in each.words) for each in told)


def _is_told_otherwise(phrase: Phrase, words: frozenset[str]) -> bool:
    """ "5 million tons short", "every 88,000": an amount that is not the figure."""
    return not words.isdisjoint(phrase.words) or phrase.words[:1] in _ONE_BY_ONE


def _is_of_some_whole(phrase: Phrase, query: ValueQuery) -> bool:
    """ "Inflation hit 58.5% | of firms", "output was 5.3 million tons | of emissions": a part of, or so much of, something else."""
    speed = query.measure.concept in english().function["concepts_of_speed"]
    if speed and phrase.whole is not None and phrase.whole.opaque:
        return True
    weighed = phrase.quantity is not None and phrase.quantity.dimension == "mass"
    return weighed and phrase.concept is not None and query.measure.concept not in phrase.concept.ids


def _narrows(node: Item, differences: frozenset[str]) -> bool:
    if node.kind == "relative":
        return node.text in ("who", "that", "whose")
    if node.text == "per":
        return True  # "per mine"
    return node.comparative is not None or node.text in differences
