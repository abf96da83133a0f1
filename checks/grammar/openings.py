"""What a sentence opens with, and makes what follows another time's or another amount: "Each month, …", "Through September, …", "Historically, …"."""

from __future__ import annotations

from collections.abc import Sequence

from checks.grammar.drafts import Draft
from checks.grammar.slots import Slots
from checks.queries import ValueQuery
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase

_BY_TIME = ("bbl/d", "%")
_EACH = ("each", "every", "per", "a")
_INSIDE = ("in", "within", "across", "among", "inside", "throughout")
_LONGEST = 6


def opens_otherwise(draft: Draft, clause: Clause, slots: Slots) -> bool:
    """Whether the fragment before a statement takes it out of the year that a table would have."""
    first = slots.sentence.clauses[0]
    if first is clause or first.verb is not None or first.periods:
        return False
    said = [token.text for token in slots.sentence.tokens if first.start <= token.start < first.end]
    if len(said) > _LONGEST:
        return False
    words, text = english().function, " ".join(said)
    if text in words["bygone"] | words["openings_of_no_year"] | words["local_adverbs"]:
        return True
    if getattr(draft.query, "among", "") == "WORLD" and any(_is_some_group(*each) for each in first.adjuncts):
        return True
    amount = draft.query.stated if isinstance(draft.query, ValueQuery) else None
    if amount is not None and (text in words["until_now"] or text == "year to date"):
        return True
    if amount is not None and amount.unit not in _BY_TIME and _is_rate(said, text):
        return True
    return not english().months.keys().isdisjoint(said)


def is_of_some_of_it(draft: Draft, slots: Slots) -> bool:
    """ "| Northern | Chile has …", "Rural Chile (5.3 million tons)": a word at the head of a sentence that leaves only a part of a country."""
    first, name = (*slots.sentence.nodes, None, None)[:2]
    if not isinstance(first, Phrase) or not isinstance(name, Phrase):
        return False
    if not leaves_a_part(first, name):
        return False
    entity = getattr(draft.query, "entity", None)
    named = (*name.entities, *((name.owner,) if name.owner is not None else ()))
    return entity is not None and entity.id is not None and entity.id in [each.id for each in named]


def leaves_a_part(first: Phrase, name: Phrase) -> bool:
    """Whether the word right before a name leaves only a part of what it names: "northern | Chile"."""
    if not first.opaque or len(first.words) != 1 or " " in first.text:
        return False
    if first.only_qualifies or first.text.isupper():
        return False
    return name.start - first.end == 1 and first.head not in english().function["harmless_modifiers"]


def _is_some_group(tie: str, phrase: Phrase) -> bool:
    """ "In the region, …", "within the bloc, …": of those alone, and nobody was told of before who they are."""
    return tie in _INSIDE and phrase.refers == "group" and phrase.scope is None and not phrase.entities


def _is_rate(said: Sequence[str], text: str) -> bool:
    """ "Each month", "every week", "monthly": so often as no yearly table is."""
    words = english().function
    each = len(said) == 2 and said[0] in _EACH and said[1] in words["short_times"]
    return each or text in words["other_rates"]
