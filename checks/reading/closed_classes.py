"""Words of the closed classes: auxiliaries, negations, conjunctions, determiners, prepositions, pronouns, adverbs."""

from __future__ import annotations

from functools import lru_cache

from checks.reading.items import Item, ItemKind
from checks.reading.language import english
from checks.reading.tokens import Token

_CONTRACTED = ("that", "it", "there", "here", "what", "he", "she", "who")  # before "'s", which is "is" then
_CLOSED: tuple[tuple[str, ItemKind], ...] = (
    ("negated_auxiliaries", "auxiliary"),
    ("auxiliaries", "auxiliary"),
    ("negations", "negation"),
    ("conjunctions", "conjunction"),
    ("relative", "relative"),
    ("contrastive", "contrast"),
    ("conditional", "condition"),
    ("determiners", "determiner"),
    ("prepositions", "preposition"),
    ("pronouns", "pronoun"),
    ("adverbs", "adverb"),
)


@lru_cache(maxsize=1)
def closed_kinds() -> dict[str, ItemKind]:
    """What the words of closed classes are; of a word in several classes the first one counts."""
    return {word: kind for name, kind in reversed(_CLOSED) for word in english().function[name]}


def item_of_closed_class(text: str, tokens: list[Token], at: int, before: str = "") -> Item:
    """What a token that no name covers is; `before` is the text of the one before it ("that's" is "that is")."""
    token, alone = tokens[at], (at, at + 1)
    word, start = token.text, token.start
    if word == "'s" and before in _CONTRACTED:
        return Item("auxiliary", start, token.end, "is", glued=token.glued, tokens=alone)
    if word == "vs":
        return Item("preposition", start, token.end, "versus", glued=token.glued, tokens=alone)
    kind, function = kind_of_token(token), english().function
    if kind == "adverb" and _begins_compound(tokens, at):
        kind = "word"
    if before in function["modals"] and word in function["coming_adverbs"]:
        kind = "adverb"  # "will soon be"
    # By position: an item is made of every token, and names would take twice as long.
    return Item(kind, start, token.end, word, (), None, None, text[start].isupper(), token.glued, alone)


def _begins_compound(tokens: list[Token], at: int) -> bool:
    """ "Long | -distance trains": a word that a hyphen ties to the noun behind it."""
    dash, noun = (*tokens[at + 1 : at + 3], None, None)[:2]
    tied = dash is not None and noun is not None and dash.text == "-" and dash.glued and noun.glued
    return tied and noun is not None and noun.kind == "word" and closed_kinds().get(noun.text) is None


def kind_of_token(token: Token) -> ItemKind:
    """What a token is by itself: what its closed class says, else a word; a number is a word, too."""
    if token.kind == "word":
        return closed_kinds().get(token.text, "word")
    return "word" if token.kind == "number" else token.kind
