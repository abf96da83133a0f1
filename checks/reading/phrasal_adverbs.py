"""Adverbs, prepositions and hedges of several words: "on average", "when it comes to", "more than | doubled"."""

from __future__ import annotations

from functools import lru_cache

from checks.reading.closed_classes import closed_kinds
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.tokens import Token, word_at
from checks.reading.vocabulary import Hit, Vocabulary

_NOT_A_LITTLE = tuple(
    f"not a {unit}"
    for unit in ("tonne", "ton", "ounce", "gram", "gramme", "kilo", "kilogram", "barrel", "carat", "drop")
)
_A_LITTLE = ("a little", "a bit", "a little bit")
_NO_LONGER = ("any more", "any longer")
NO_ADVERB: tuple[Item | None, int] = (None, 0)


def phrasal_adverb(
    tokens: list[Token], at: int, lengths: tuple[int, ...], vocabulary: Vocabulary
) -> tuple[Item | None, int]:
    """An adverb or preposition of several words ("on average", "when it comes to"), and the index behind it."""
    for length in lengths:
        if at + length > len(tokens):
            continue  # at the end of a heading, which no full stop closes
        words = " ".join(token.text for token in tokens[at : at + length])
        if (meant := vocabulary.language.phrasal_prepositions.get(words)) is not None:
            if meant == "against" and at == 0:
                continue  # "Compared with 2010, …"
            return Item("preposition", tokens[at].start, tokens[at + length - 1].end, meant), at + length
        if words == "as well as":
            if word_at(tokens, at - 1) in vocabulary.language.verbs:
                continue  # "did as well as Peru"
            return Item("conjunction", tokens[at].start, tokens[at + 2].end, "and"), at + length
        if vocabulary.language.is_a(words, "phrasal_conditions"):
            if words.endswith("long as") and not _opens_what_follows(word_at(tokens, at - 1)):
                continue
            return Item("condition", tokens[at].start, tokens[at + length - 1].end, "provided"), at + length
        if words in _NO_LONGER and at + length < len(tokens) and tokens[at + length].kind != "mark":
            continue  # "does not mine any more copper than Peru"
        if words in _A_LITTLE and word_at(tokens, at + length) not in vocabulary.language.comparatives:
            continue  # "mines | a little | copper"
        if words in _NOT_A_LITTLE:
            kind = closed_kinds().get("not a single", "adverb")
            return Item(kind, tokens[at].start, tokens[at + 1].end, "not a single"), at + 2
        if words == "not one" and not _opens_a_subject(tokens, at):
            continue  # "is not one of the three largest"
        if words == "not one" and word_at(tokens, at + 2) == "of":
            none = Item(closed_kinds().get("none", "word"), tokens[at].start, tokens[at + 1].end, "none")
            return none, at + length  # "Not one of the four largest is …"
        if vocabulary.language.is_a(words, "phrasal_adverbs"):
            kind = closed_kinds().get(words, "adverb")
            return Item(kind, tokens[at].start, tokens[at + length - 1].end, words), at + length
    return NO_ADVERB


def _opens_what_follows(before: str) -> bool:
    """ "…, | as long as", "in 2024 | so long as"; not "four times | as long as the Rhine", "for | as long as"."""
    return not before[:1].isalpha() or before in ("and", "but")


def _opens_a_subject(tokens: list[Token], at: int) -> bool:
    """ "Not one country", "…, and not one country": nothing that a verb before it says ("is large, and not one of")."""
    before = word_at(tokens, at - 1) if at else ""
    return before in ("", '"', "“", ";", ":") or (
        before in ("and", "but", "that") and word_at(tokens, at + 2) != "of"
    )


def hedge_of_a_verb(
    tokens: list[Token], at: int, by_start: dict[int, list[tuple[int, Hit]]], vocabulary: Vocabulary
) -> tuple[Item, int] | None:
    """A hedge of several words before a verb that multiplies, as an adverb: "more than doubled"."""
    for length in (4, 3, 2):
        multiplied = any(
            hit.entry.verb is not None and "multiply" in hit.entry.verb.classes
            for _, hit in by_start.get(at + length, ())
        )
        words = " ".join(token.text for token in tokens[at : at + length]) if multiplied else ""
        if words in vocabulary.language.approximators:
            return Item("adverb", tokens[at].start, tokens[at + length - 1].end, words), at + length
    return None


@lru_cache(maxsize=1)
def phrase_starts() -> dict[str, dict[str, tuple[int, ...]]]:
    """The words with which a hedge or an adverb of several words begins, each with those that come second, and how long such phrases are, the longest first."""
    language = english()
    phrases = (
        *language.approximators,
        *language.function["phrasal_adverbs"],
        *language.phrasal_prepositions,
        *language.function["phrasal_conditions"],
        "as well as",
    )
    found: dict[str, dict[str, set[int]]] = {}
    for phrase in phrases:
        first, *others = phrase.split()
        if others:
            found.setdefault(first, {}).setdefault(others[0], set()).add(1 + len(others))
    return {
        first: {second: tuple(sorted(lengths, reverse=True)) for second, lengths in seconds.items()}
        for first, seconds in found.items()
    }
