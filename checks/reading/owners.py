"""Owners behind a noun phrase: "reserves in Russia", "reserves held by Russia", "emissions from Poland"."""

from __future__ import annotations

from checks.reading.language import english
from checks.reading.phrases import Node, Phrase
from checks.reading.ties import Complement


def of_owner(found: Complement) -> Phrase | None:
    """ "Reserves in Russia", "reserves held by Russia", "output in Africa": the owner, or the scope."""
    phrase, tie = found.phrase, found.tie
    if len(found.other.entities) != 1:
        return None
    if tie.word in ("by", "from", "to", "into") and not (tie.led_in or _is_owned_with(phrase, tie.word)):
        return None
    entity = found.other.entities[0]
    if tie.word in ("outside", "outside of"):
        return None  # who is left out, not among whom
    if entity.id in found.scopes:
        return found.grown(scope=entity.id) if phrase.scope is None else None
    if phrase.opaque and ("'s " in phrase.text or "’s " in phrase.text):
        return None  # "Glencore's mines | in the DRC"
    if phrase.owner is not None or phrase.owner_anaphor or tie.word in ("among", "amongst"):
        return None
    return owned(found) if phrase.is_measure or phrase.facility else None


def owned(found: Complement) -> Phrase:
    """The phrase with its complement as owner, and the place that is the owner's title: "output in top producer Chile"."""
    return found.grown(owner=found.other.entities[0], title=found.other.title)


def _is_owned_with(phrase: Phrase, word: str) -> bool:
    """Whether a measure's owner stands behind a preposition of its own: "emissions from Poland", "remittances to India"."""
    if phrase.concept is None:
        return False
    measures = english().function.get(f"owned_{word}", frozenset())
    return bool(measures & set(phrase.concept.ids)) or word in phrase.concept.data.get("owned", "").split()


def owned_like(found: Complement, before: list[Node]) -> Phrase | None:
    """ "Remittances to Pakistan were larger than | those to Bangladesh": the owner of what stands for a measure named before."""
    phrase, other = found.phrase, found.other
    stands_in = phrase.anaphor == "measure" and phrase.words in (("that",), ("those",)) and not phrase.owner
    if not stands_in or found.tie.led_in or len(other.entities) != 1 or other.entities[0].id in found.scopes:
        return None
    named = [node for node in before if isinstance(node, Phrase) and node.concept is not None]
    return owned(found) if named and _is_owned_with(named[0], found.tie.word) else None
