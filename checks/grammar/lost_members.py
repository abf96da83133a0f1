"""Lists of which a claim holds only the first: "than Peru | and its neighbours | combined"."""

from __future__ import annotations

from checks.grammar.drafts import Draft
from checks.grammar.slots import Slots
from checks.queries import ComparisonQuery, OrderQuery, RankQuery
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase

_GOES_ON = ("and", "or", "&", ",")
_LONGEST_LIST = 8
_ENDS = (".", ";", ":", ")")


def loses_members(draft: Draft, slots: Slots) -> bool:
    """ "More silver than Peru | and Codelco | combined", "… than Peru, Bolivia | and their neighbours": those that nobody tables."""
    query = draft.query
    if not isinstance(query, ComparisonQuery | OrderQuery | RankQuery):
        return False
    if isinstance(query, RankQuery) and not query.listed:
        return False
    behind = [node for node in slots.sentence.nodes if node.start >= draft.anchor[1]][:_LONGEST_LIST]
    if _does_otherwise(behind[:2], query.measure.topic):
        return True
    tied = False
    for node, follows in zip(behind, (*behind[1:], None), strict=False):
        if isinstance(node, Item):
            if node.text not in _GOES_ON:
                return False
            tied = True
        elif not tied or _acts(follows):
            return False
        elif not node.entities:
            ends = follows is None or follows.text in _ENDS
            return _is_somebody(node) and not (behind[0].text == "," and ends and _is_one_told(node))
    return False


def _does_otherwise(behind: list[Node], topic: str | None) -> bool:
    """ "More gold than Russia | does | silver": the other side is of something else."""
    acts = len(behind) > 1 and behind[0].text in ("do", "does", "did")
    thing = behind[1] if acts else None
    return isinstance(thing, Phrase) and thing.is_only_topic and thing.topic != topic


def _acts(node: Node | None) -> bool:
    """Whether a verb follows, so that a clause of its own has begun."""
    acts = isinstance(node, Item) and node.is_verbal
    return acts and node is not None and node.text not in english().function["adverbs"]


def _is_one_told(phrase: Phrase) -> bool:
    """ "…, than Chile, | its nearest rival": one who is said to be whoever was just named."""
    one = phrase.head in english().function["relational_nouns"] and not phrase.head.endswith("s")
    return one and phrase.words[0] in ("its", "their", "the")


def _is_somebody(phrase: Phrase) -> bool:
    """ "Codelco", "its neighbours", "Codelco's": somebody whom no table lists."""
    if (
        phrase.negated
        or phrase.quantity is not None
        or phrase.concept is not None
        or phrase.topics
        or phrase.place is not None
    ):
        return False
    words = english().function
    last = phrase.text.lower().split()[-1]  # "all of its neighbours"
    related = last in words["relational_nouns"] or last in words["country_nouns"]
    return related or phrase.proper or (not phrase.head and phrase.opaque)
