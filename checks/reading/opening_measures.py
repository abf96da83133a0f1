"""The measure with which a sentence opens, for which "it" stands in the next: "Chile's copper output is under strain. It was …"."""

from __future__ import annotations

import re

from checks.claim_words import EntityWords
from checks.names import Name
from checks.reading.language import english
from checks.reading.possessives import Resolve
from checks.reading.vocabulary import Hit
from checks.values import dataclass

_OF_A_MEASURE = ("entity", "adjective", "topic", "concept_noun")
_GLUE = re.compile(r"(?:'s?|’s?|the|of|in|own|total|annual|official|[\s])*")
_WORD = re.compile(r"\W*(\w+)")


@dataclass(frozen=True, slots=True)
class OpeningMeasure:
    """Whose what a sentence begins with; `several`: its noun is a plural, for which "they" stands."""

    concept: Name
    topics: tuple[str, ...]
    owner: EntityWords
    several: bool


def opening_measure(
    hits: list[Hit], folded: str, span: tuple[int, int], resolve: Resolve, scopes: frozenset[str]
) -> OpeningMeasure | None:
    """ "Turkish inflation | is easing", "Peru's reserves of silver | are …": one measure of one country before a verb.

    None where words stand between that may make it another one, or where somebody else is named in the sentence.
    """
    found: dict[str, Name] = {}
    at, last = span[0], ""
    named = [hit for hit in hits if not hit.entry.kinds.isdisjoint(_OF_A_MEASURE)]
    for hit in named:
        if _GLUE.fullmatch(folded, at, hit.start) is None:
            break
        name = next(name for name in hit.entry.names if name.kind in _OF_A_MEASURE)
        kind = "owner" if name.kind in ("entity", "adjective") else name.kind
        narrower = set(name.ids) & scopes - {"WORLD"} or (kind == "concept_noun" and name.data.get("generic"))
        if kind in found or narrower:
            return None
        found[kind], at, last = name, hit.end, folded[hit.start : hit.end]
        last = last if kind == "concept_noun" else ""
    if not {"owner", "concept_noun"} <= set(found) or not _verb_stands(folded, at, span[1]):
        return None
    others = {name.ids for hit in named for name in hit.entry.names if name.kind in ("entity", "adjective")}
    owner = found["owner"]
    if others - {owner.ids}:
        return None
    meant = resolve(owner, owner.text)
    topics = found["topic"].ids if "topic" in found else ()
    several = found["concept_noun"].text.split()[-1].endswith("s")
    return OpeningMeasure(
        found["concept_noun"], topics, EntityWords(meant.id, meant.words, carried=True), several
    )


def opens_with(hits: list[Hit], folded: str, span: tuple[int, int]) -> frozenset[str]:
    """Of what a sentence begins, "topic" and "concept_noun" or one of them, if a verb follows and nothing narrows it.

    "Manganese output | is" with both, "Platinum | is" with a topic; "Offshore oil output | is" with neither.
    """
    at = span[0]
    kinds: set[str] = set()
    for hit in hits:
        if _GLUE.fullmatch(folded, at, hit.start) is None:
            break
        world = {name.ids for name in hit.entry.names} == {("WORLD",)}
        kinds |= set() if world else hit.entry.kinds & {"topic", "concept_noun"}
        if not world and hit.entry.kinds.isdisjoint(("topic", "concept_noun")):
            return frozenset()
        at = hit.end
    return frozenset(kinds) if _verb_stands(folded, at, span[1]) else frozenset()


def _verb_stands(folded: str, start: int, end: int) -> bool:
    """Whether a verb stands right behind a measure, and no other one behind that: "output | is", not "output targets are"."""
    first = _WORD.match(folded, start, end)
    second = _WORD.match(folded, first.end(), end) if first is not None else None
    if first is None or folded[start : first.start(1)] != " ":
        return False
    return _is_verbal(first[1]) and (
        second is None or first[1] in english().function["auxiliaries"] or not _is_verbal(second[1])
    )


def _is_verbal(word: str) -> bool:
    verb = english().verbs.get(word)
    return word in english().function["auxiliaries"] or (
        verb is not None and verb.form in ("s", "past", "base")
    )
