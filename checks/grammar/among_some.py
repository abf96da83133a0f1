"""Places among so many as are spoken of: "the highest of the six cities", which may be all that a table lists."""

from __future__ import annotations

from collections.abc import Iterable

from checks.grammar.drafts import Draft
from checks.grammar.everyone import so_many_with_others
from checks.queries import RankQuery
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.values import replace

_TIES = ("of", "out of", "among")
_POINTING = (("the",), ("these",), ("those",))
_MANY = 50  # countries that a part may be shared by
_FEWEST = 4  # "of the three" are those who were just named


def among_so_many(draft: Draft, parts: Iterable[Clause]) -> Draft:
    """The draft of a place, told of as many as its clause says there are: "Of the six cities, …", "… of the six"."""
    query = draft.query
    if not isinstance(query, RankQuery) or query.among != "WORLD" or query.first != query.last:
        return draft
    told = {
        phrase.start: phrase
        for part in parts
        for tie, phrase in part.adjuncts
        if tie in _TIES and are_some(phrase)
    }
    than = (phrase for part in parts for tie, phrase in part.adjuncts if tie == "than")
    numbers = [all_there_are(phrase) for phrase in told.values()]
    numbers += [number for number in map(so_many_with_others, than) if number is not None]
    if len(numbers) != 1 or numbers[0] is None:
        return draft
    return replace(draft, query=replace(query, so_many=numbers[0]))


def are_some(phrase: Phrase) -> bool:
    """ "The three", "these five countries", "them": some who were named before, among whom a place is."""
    counted = phrase.quantity is not None and phrase.quantity.kind == "count" and phrase.place is None
    return (counted or phrase.words == ("them",)) and phrase.scope is None and not phrase.entities


def how_many(phrase: Phrase) -> int | None:
    """How many "the six", "the six cities" are; None where more is said of them."""
    value = phrase.quantity.stated.value if phrase.quantity is not None and phrase.quantity.bare else None
    of_rows = len(phrase.words) == 2 or (
        len(phrase.words) == 3 and phrase.head in english().function["country_nouns"]
    )
    return int(value) if value is not None and of_rows and phrase.words[:1] == ("the",) else None


def all_there_are(phrase: Phrase) -> int | None:
    """How many "the six cities" are, where a table may list just those; None for few, who may have been named right before.

    Of what a user's table is of ("the three airlines"), three will do: it lists no fourth.
    """
    number, words, said = how_many(phrase), english().function, phrase.text.lower().split()[-1]
    of_rows = (
        phrase.head in words["country_nouns"] and said not in words["country_nouns"] | words["member_nouns"]
    )
    return number if number is not None and number >= _FEWEST - of_rows else None


def is_all_so_many(phrase: Phrase) -> bool:
    """ "All seven countries": as many as a table may list, and no fewer than three."""
    value = phrase.quantity.stated.value if phrase.quantity is not None and phrase.quantity.bare else None
    plain = phrase.words[:1] == ("all",) and len(phrase.words) == len(("all", "seven", "countries"))
    country = phrase.head in english().function["country_nouns"]
    return plain and country and value is not None and value >= _FEWEST - 1


def so_many_countries(phrase: Phrase) -> int | None:
    """How many "just three countries" are, of which nothing else is said; None where they were spoken of before."""
    told = phrase.quantity.stated if phrase.quantity is not None and phrase.quantity.kind == "count" else None
    number = told.value if told is not None and told.low == told.high else None
    more = phrase.concept or phrase.agent or phrase.topics or phrase.owner_anaphor or phrase.opaque
    plain = phrase.scope in (None, "WORLD") and not more and not phrase.modifiers
    if number is None or not 2 <= number <= _MANY or not plain or phrase.words[:1] in _POINTING:
        return None
    return int(number) if phrase.head in english().function["country_nouns"] else None
