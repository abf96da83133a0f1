"""Publishers that a sentence names, and what stands for one named before: "the fund", "the agency"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from checks.reading.attributions import reports
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase


def publishers(nodes: list[Node], before: Sequence[str] = ()) -> list[str]:
    """The publishers that phrases of the sentence name, in order, each once; or the one named before that one stands for."""
    found = [
        node.publisher
        for at, node in enumerate(nodes)
        if isinstance(node, Phrase) and node.publisher is not None and not is_group(node)
        if not (at and nodes[at - 1].text.lower() == "unlike")
    ]
    if not found and len(before) == 1:
        found = [
            before[0]
            for node, verb in pairwise(nodes)
            if isinstance(node, Phrase)
            and stands_for_publisher(node.text)
            and can_stand_for(node.text, before[0])
            and reports(verb)
        ]
    return list(dict.fromkeys(found))


def speaks_for_publisher(phrase: Phrase | None, before: Sequence[str] = ()) -> bool:
    """ "The USGS", "the agency", which slashes a figure, and has none of its own; `before`: who was named last."""
    if phrase is None or phrase.publisher is not None:
        return phrase is not None
    stands_in = phrase.text.lower() != "it" and stands_for_publisher(phrase.text)
    return stands_in and all(can_stand_for(phrase.text, each) for each in before)


def stands_for_publisher(words: str) -> bool:
    """ "The fund", "the agency", "it": what speaks for a publisher named before."""
    text = words.lower().replace("the same ", "the ")
    return text == "it" or (
        text.removeprefix("the ") in english().function["publisher_stand_ins"] and text[:4] == "the "
    )


def can_stand_for(words: str, publisher: str) -> bool:
    """Whether words may stand for a publisher: "the fund" is no bank, and "the survey" no institute."""
    said, function = words.lower().split()[-1:], english().function
    kinds = function.get(f"stand_ins_{said[0]}") if said else None
    return kinds is None or publisher.lower() in kinds


def is_group(phrase: Phrase) -> bool:
    """Whether a publisher is a group here: OPEC and NATO publish, but where they act, or others are ranked among them, they are groups."""
    words = english().function
    member = bool(phrase.words) and phrase.words[-1] in words["member_nouns_of_one"] | words["member_nouns"]
    ranked = phrase.place is not None and phrase.scope not in (None, "WORLD")
    return bool(phrase.entities) or ranked or member
