"""Tokens to items: what was found over a sentence's tokens, in one row, and what the words that nothing covers are."""

from __future__ import annotations

from checks.names import Name
from checks.reading.closed_classes import item_of_closed_class, kind_of_token
from checks.reading.items import Item
from checks.reading.language import VerbForm, english
from checks.reading.phrasal_adverbs import NO_ADVERB, hedge_of_a_verb, phrasal_adverb, phrase_starts
from checks.reading.places import Place
from checks.reading.quantities import Quantity
from checks.reading.tokens import Token, word_at
from checks.reading.vocabulary import Hit, Vocabulary
from checks.reading.years import Period
from checks.values import dataclass


def items(
    text: str,
    tokens: list[Token],
    hits: list[Hit],
    quantities: list[Quantity],
    places: list[Place],
    periods: list[Period],
    vocabulary: Vocabulary,
) -> list[Item]:
    """One item for each stretch, in order: what is found first in this list wins: periods, quantities, places, names.

    Places that are bare ordinals, and hits inside of anything longer, give way.
    """
    row: list[Item] = []
    words = [token.text for token in tokens]
    bracketed, hyphened = "(" in words, "-" in words
    by_start = _hits_by_token(text, tokens, words, hits, bracketed)
    found = _stretches(quantities, places, periods)
    said = _Said(text, tokens, words, by_start, found, vocabulary)
    phrases, listing = phrase_starts(), english().function["nouns_that_list"]
    index = 0
    while index < len(tokens):
        word = words[index]
        begins_phrase = word in phrases and word_at(tokens, index + 1) in phrases[word]
        if index not in found and index not in by_start and not begins_phrase:
            row.append(item_of_closed_class(text, tokens, index, words[index - 1] if index else ""))
            index += 1
            continue
        at = index
        item, index = said.item_at(at, begins_phrase)
        if item is not None and item.kind == "adverb" and row and _orders_there(item, row[-1]):
            item.kind = "name"
        if item is None:
            item, index = item_of_closed_class(text, tokens, at, tokens[at - 1].text if at else ""), at + 1
        glued = hyphened and _is_glued_behind(tokens, at) and item.verb_form in ("past", "participle")
        if glued or (item.text in listing and not _lists(words, index)):
            item = Item("word", item.start, item.end, item.text)  # "the state-owned | miner"
        item.tokens = (at, index)
        if item.names and item.name("concept_adjective") is not None:
            item.glued = tokens[at].glued  # "second-most-populous"
        if row and row[-1].text == "greater" and item.name("entity") is not None:
            before = row.pop()  # "Greater Manchester" is more than the city
            row.append(Item("word", before.start, before.end, before.text))
            row[-1].tokens = before.tokens
        row.append(item)
    return row


@dataclass
class _Said:
    """What was found over a sentence's tokens: hits and stretches by the token at which they begin."""

    text: str
    tokens: list[Token]
    words: list[str]
    by_start: dict[int, list[tuple[int, Hit]]]
    stretches: dict[int, tuple[int, Period | Quantity | Place]]
    vocabulary: Vocabulary

    def item_at(self, at: int, begins_phrase: bool) -> tuple[Item | None, int]:
        """The item that begins at a token, and the index behind it; None where nothing that was found does."""
        marked, named = self.stretches.get(at), self._named_at(at)
        hedge, spoken = None, NO_ADVERB
        if begins_phrase:
            multiplied = marked is not None and isinstance(
                marked[1], Quantity
            )  # "more than double that of Peru"
            hedge = None if multiplied else hedge_of_a_verb(self.tokens, at, self.by_start, self.vocabulary)
            lengths = phrase_starts()[self.words[at]][self.words[at + 1]]
            spoken = phrasal_adverb(self.tokens, at, lengths, self.vocabulary)
        if hedge is not None:
            return hedge
        if spoken[0] is not None and marked is None and (named is None or named[0] <= spoken[1]):
            return spoken
        if marked is not None and (named is None or _gives_way(named, marked)):
            return self._marked_at(at, marked)
        if named is None:
            return None, at
        after, hit = named
        closing = self.words[after : after + 1] == [")"] and "(" in self.words[at:after]
        after += closing  # "Congo (Kinshasa)"
        return _named(self.text, self.tokens, at, after, hit, self.vocabulary), after

    def _named_at(self, at: int) -> tuple[int, Hit] | None:
        """The longest form that begins at a token, none where a longer one begins inside of it."""
        before = self.tokens[at - 1].text if at else ""
        named = _longest_that_fits(self.by_start.get(at), before)
        people = named is not None and named[1].entry.kinds == {"adjective"}
        bare = people and self.tokens[at].text == "the"  # "the | British Museum", not "the British | Museum"
        inside = (
            named is not None and named[0] > at + 1 and _inside_a_longer(at, named[0], self.by_start, bare)
        )
        return None if inside else named

    def _marked_at(self, at: int, marked: tuple[int, Period | Quantity | Place]) -> tuple[Item, int]:
        """A time, an amount with the topic among its words, or a place with the adjective that ends it."""
        after, what = marked
        item = _marked(self.text, self.tokens, at, marked)
        if isinstance(what, Quantity):
            item.names = _inside(at, after, self.by_start, "topic")  # "barrels of oil a day"
        elif isinstance(what, Place):
            found = _ending(at, after, self.by_start, "concept_adjective")  # "second-fastest-growing"
            after = max([after, *(end for end, _ in found)])
            item = _marked(self.text, self.tokens, at, (after, what))
            item.names = tuple(name for _, name in found)
        return item, after


def _gives_way(named: tuple[int, Hit], marked: tuple[int, Period | Quantity | Place]) -> bool:
    """Whether a name gives way to a stretch that begins with it: always, but to a shorter place."""
    shorter_place = named[0] > marked[0] and isinstance(marked[1], Place)
    return not shorter_place or any(name.kind == "concept_adjective" for name in named[1].entry.names)


def _hits_by_token(
    text: str, tokens: list[Token], words: list[str], hits: list[Hit], bracketed: bool
) -> dict[int, list[tuple[int, Hit]]]:
    """The hits that can be an item, by the token at which they begin, each with the index behind it."""
    starts: dict[int, int] = {token.start: index for index, token in enumerate(tokens)}
    ends: dict[int, int] = {token.end: index + 1 for index, token in enumerate(tokens)}
    by_start: dict[int, list[tuple[int, Hit]]] = {}
    for hit in hits:
        first, after = starts.get(hit.start), ends.get(hit.end)
        if first is None or not (hit.entry.names or hit.entry.verb or hit.entry.comparative):
            continue
        if after is None:
            after = ends.get(hit.end + 1)  # "u.s" of "u.s."
        if bracketed and after is not None and _open_bracket(text[hit.start : hit.end]):
            after += words[after : after + 1] == [")"]  # "Congo (Kinshasa" of "Congo (Kinshasa)"
        if after is not None:
            by_start.setdefault(first, []).append((after, hit))
    return by_start


def _stretches(
    quantities: list[Quantity], places: list[Place], periods: list[Period]
) -> dict[int, tuple[int, Period | Quantity | Place]]:
    """What is no name, by the token at which it begins, each with the index behind it; periods win, then quantities."""
    found: dict[int, tuple[int, Period | Quantity | Place]] = {}
    for period in periods:
        found[period.first] = (period.after, period)
    for quantity in quantities:
        found.setdefault(quantity.first, (quantity.after, quantity))
        for at in range(quantity.first + 1, quantity.core + 1):
            found.setdefault(at, (quantity.after, quantity))  # "hovered around | 7.4%"
    for place in places:
        found.setdefault(place.first, (place.after, place))
    return found


def _orders_there(item: Item, before: Item) -> bool:
    """ "1,450 km | long", "as | long | as": an adjective of a user's measure, and no adverb of time."""
    amount = before.quantity is not None and before.quantity.kind == "amount"
    return (amount or before.text == "as") and item.name("concept_adjective") is not None


def _lists(words: list[str], after: int) -> bool:
    """ "Austria figures | among | the ten biggest producers", "features | in | the top ten", but "figures | in the report"."""
    tie, behind = words[after : after + 1], words[after + 1 : after + 4]
    orders = any(word in english().superlatives or word in english().function["tables"] for word in behind)
    return tie in (["among"], ["amongst"]) or (orders and tie in (["in"], ["on"]))


_BEFORE_NOUNS = ("of", "'s", "’s")


def _is_glued_behind(tokens: list[Token], at: int) -> bool:
    """Whether a hyphen ties a token to the word before it: "state-owned", "China-backed"."""
    hyphen = tokens[at - 1] if at >= 2 else None
    return (
        hyphen is not None
        and hyphen.text == "-"
        and hyphen.glued
        and tokens[at].glued
        and tokens[at - 2].kind == "word"
    )


def _inside(
    first: int, after: int, by_start: dict[int, list[tuple[int, Hit]]], kind: str
) -> tuple[Name, ...]:
    """The names of a kind that begin inside of a stretch."""
    return tuple(name for _, name in _ending(first, after, by_start, kind))


def _ending(
    first: int, after: int, by_start: dict[int, list[tuple[int, Hit]]], kind: str
) -> list[tuple[int, Name]]:
    """The same, each with the index behind it."""
    return [
        (end, name)
        for start in range(first, after)
        for end, hit in by_start.get(start, ())
        for name in hit.entry.names
        if name.kind == kind
    ]


def _longest_that_fits(beginning: list[tuple[int, Hit]] | None, before: str) -> tuple[int, Hit] | None:
    """The longest of the forms that begin at a token; behind "of" and an owner none that is a verb alone ("tons of | chips in 2024")."""
    if beginning is None:
        return None
    longest = max(beginning, key=_end_of) if len(beginning) > 1 else beginning[0]
    if before not in _BEFORE_NOUNS or longest[1].entry.names:
        return longest
    verb = longest[1].entry.verb
    if before != "of" and verb is not None and verb.form == "past":
        return longest  # "Chile's | made up a quarter"
    return max((each for each in beginning if each[1].entry.names), key=_end_of, default=longest)


def _end_of(found: tuple[int, Hit]) -> int:
    return found[0]


def _inside_a_longer(first: int, after: int, by_start: dict[int, list[tuple[int, Hit]]], bare: bool) -> bool:
    """Whether a longer form begins inside of one and reaches beyond it: "the World" in "the World Gold Council"."""
    return any(
        end > after and end - start > after - first - bare
        for start in range(first + 1, after)
        for end, hit in by_start.get(start, ())
        if hit.entry.names
    )


def _open_bracket(text: str) -> bool:
    return text.count("(") > text.count(")")


def _marked(text: str, tokens: list[Token], at: int, marked: tuple[int, Period | Quantity | Place]) -> Item:
    after, what = marked
    start, end = tokens[at].start, tokens[after - 1].end
    if isinstance(what, Period):
        return Item("period", start, end, text[start:end].lower(), period=what)
    if isinstance(what, Quantity):
        return Item("quantity", start, end, text[start:end].lower(), quantity=what)
    return Item("place", start, end, text[start:end].lower(), place=what)


def _named(
    text: str, tokens: list[Token], at: int, after: int, hit: Hit, vocabulary: Vocabulary
) -> Item | None:
    entry = hit.entry
    start, end = tokens[at].start, tokens[after - 1].end
    capital = text[start].isupper()
    if after == at + 1:
        folded, closed = tokens[at].text, kind_of_token(tokens[at])
    else:
        folded, closed = " ".join([token.text for token in tokens[at:after]]), "word"
    if closed not in ("word", "mark") and not any(name.data.get("cased") for name in entry.names):
        closed_item = item_of_closed_class(text, tokens, at)  # but "US" is no pronoun
        closed_item.names, closed_item.verb = entry.names, entry.verb
        return closed_item
    if vocabulary.language.is_a(folded, "country_nouns"):
        return Item("word", start, end, folded, entry.names, None, None, capital)
    if "holder" in entry.kinds:  # "four airlines", where a user's table is of airlines, as "four countries"
        holder = next(name for name in entry.names if name.kind == "holder")
        names = tuple(name for name in entry.names if name is not holder)
        return Item("word", start, end, holder.ids[0], names, None, None, capital)
    named: tuple[VerbForm | None, str | None, bool] = (entry.verb, entry.comparative, capital)
    if entry.names:
        item = Item("name", start, end, folded, entry.names, *named)
        item.facility = vocabulary.language.is_a(folded, "facilities")
        return item
    if entry.comparative is not None:
        return Item("comparative", start, end, folded, (), *named)
    return Item("verb", start, end, folded, (), *named) if entry.verb is not None else None
