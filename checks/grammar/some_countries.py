"""Places among some countries alone, by a word of which no table tells: "no landlocked country", "any other rich country"."""

from __future__ import annotations

from checks.claims import RankQuery
from checks.grammar.drafts import Draft
from checks.grammar.slots import Slots
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase

_EVERY = (("any",), ("all",), ("every",), ("each",))
_PLAIN = frozenset(("no", "other", "single", "one", "individual", "given", "the", "world", "'s", "of"))
_NAMING = ("entity", "adjective")


def is_among_some_countries(clause: Clause, draft: Draft, slots: Slots) -> bool:
    """ "No big economy has higher debt than Japan": a place among those that the word picks, whoever they are."""
    if not isinstance(draft.query, RankQuery):
        return False
    return any(isinstance(node, Phrase) and _picks_some(node, slots) for node in clause.nodes)


def _picks_some(phrase: Phrase, slots: Slots) -> bool:
    everyone = phrase.negated or phrase.words[:1] in _EVERY
    if (
        not everyone
        or phrase.head not in english().function["country_nouns"]
        or phrase.head not in phrase.words
    ):
        return False
    before = phrase.words[1 : phrase.words.index(phrase.head)]
    named = {
        word
        for hit in slots.sentence.hits
        if phrase.start <= hit.start < phrase.end and not hit.entry.kinds.isdisjoint(_NAMING)
        for name in hit.entry.names
        for word in name.text.casefold().split()
    }
    return not named.union(_PLAIN).issuperset(before)
