"""Places and counts among some countries alone, by a word of which no table tells: "no landlocked country"."""

from __future__ import annotations

from collections.abc import Iterable

from checks.grammar.drafts import Draft
from checks.grammar.slots import Slots
from checks.queries import CountQuery, RankQuery
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase

_EVERY = (("any",), ("all",), ("every",), ("each",))
_PLAIN = frozenset(("no", "other", "single", "one", "individual", "given", "the", "world", "of", "different"))
_SIZES = frozenset(
    (
        "big",
        "large",
        "major",
        "rich",
        "poor",
        "advanced",
        "emerging",
        "developing",
        "industrialised",
        "western",
    )
)
_NAMING = ("entity", "adjective")


def is_among_some_countries(clause: Clause, draft: Draft, slots: Slots) -> bool:
    """ "No big economy has higher debt than Japan", "five landlocked countries mine gold": those that the word picks."""
    if not isinstance(draft.query, RankQuery | CountQuery):
        return False
    nouns = english().function["country_nouns"]
    countries = [node for node in clause.nodes if isinstance(node, Phrase) and node.head in nouns]
    if isinstance(draft.query, CountQuery):
        number = [each for each in countries if each.quantity is not None and each.quantity.kind == "count"]
        counted = [each for each in number if each.place is None]  # but "an economy of | $4 trillion"
        return any(_picks_some(each, each.words[-2:], slots) for each in counted)
    if any(each.place is not None and _is_first_of_some(each) for each in countries):
        return True
    if "with" in slots.sentence.said and any(_has_so_many(*three) for three in _threes(clause)):
        return True
    every = (node for node in clause.nodes if isinstance(node, Phrase) and node.words[:1] in _EVERY)
    if any(each.words[-1] in _SIZES for each in every):
        return True  # "more than any other big | euro-zone member"
    all_of_them = [each for each in countries if each.negated or each.words[:1] in _EVERY]
    return any(_picks_some(each, each.words[1:], slots) for each in all_of_them)


def _threes(clause: Clause) -> Iterable[tuple[Node, Node, Node]]:
    return zip(clause.nodes, clause.nodes[1:], clause.nodes[2:], strict=False)


def _has_so_many(named: Node, tie: Node, what: Node) -> bool:
    """ "The highest | of any country | with | more than ten million people", "… | with | a coast": those that have it."""
    if tie.text != "with" or not isinstance(named, Phrase) or not isinstance(what, Phrase):
        return False
    *before, last = named.text.casefold().split()
    function = english().function
    every = bool(before) and before[-1] in ("any", "other", "all") and last in function["country_nouns"]
    if what.place is not None:
        return False  # "the five countries with | the largest reserves"
    counted = what.quantity is not None and what.quantity.kind == "count"
    return (every or last in function["member_nouns"]) and (
        counted or (what.quantity is None and not what.entities)
    )


def _is_first_of_some(phrase: Phrase) -> bool:
    """ "The fastest-growing | big | economy": a place among those that the word before "economy" picks."""
    function = english().function
    picking = function["country_anaphor_modifiers"] | function["harmless_modifiers"] | _SIZES
    ordering = phrase.adjective.text.casefold().split() if phrase.adjective is not None else ()
    before = phrase.words[-2:-1] if phrase.words[-1:] == (phrase.head,) else ()
    return bool(before) and before[0] in picking and before[0] not in ordering and before[0] != "-"


def _picks_some(phrase: Phrase, words: tuple[str, ...], slots: Slots) -> bool:
    """Whether a word before "countries" is neither their number nor the name of a part of the world."""
    if phrase.head not in words:
        return False
    named = {
        word
        for hit in slots.sentence.hits
        if phrase.start <= hit.start < phrase.end and not hit.entry.kinds.isdisjoint(_NAMING)
        for name in hit.entry.names
        for word in name.text.casefold().split()
    }
    spoken = phrase.quantity.stated.words.lower().split() if phrase.quantity is not None else ()
    before = [word for word in words[: words.index(phrase.head)] if word.isalpha()]
    return not named.union(_PLAIN, spoken).issuperset(before)
