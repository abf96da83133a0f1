"""Who stands for everybody else: "any other African country", "the rest of the world", "all other countries combined"."""

from __future__ import annotations

from checks.grammar.slots import Slots
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase

TOGETHER = frozenset(("combined", "together", "put together", "taken together"))
_TIMES = ("year", "decade", "month", "time", "point")
_ALL_OTHERS = (
    "any other",
    "anyone else",
    "anybody else",
    "anywhere else",
    "everyone else",
    "every other",
    "any country",
    "any nation",
    "every country",
    "every nation",
    "all others",
)
_REST_OF_WORLD = (
    "the rest of the world",
    "all other countries",
    "all the other countries",
    "all other nations",
    "everyone else",
    "all others",
    "all its rivals",
    "all the others",
    "all other producers",
    "all its competitors",
    "every other country",
)

_FEWEST_OTHERS = 3  # "any of the other two" are those who were just named


def is_any_other(phrase: Phrase, clause: Clause) -> bool:
    """Whether a phrase stands for every other one: "any other country", "anyone else", "any NATO country".

    In "more than everyone else combined" it stands for all of them together.
    """
    return is_each_other(phrase) and (TOGETHER.isdisjoint(clause.adverbs) or not is_rest_of_world(phrase))


def is_each_other(phrase: Phrase) -> bool:
    """Whether a phrase names every other one, taken together or not."""
    words = english().function
    if f"the {phrase.head}" in words["topic_anaphors"]:
        return False  # "more copper than any other metal"
    if phrase.head in _TIMES:
        return False  # "lower than in | any other year"
    country = phrase.head in words["country_nouns"] or phrase.head in words["member_nouns"]
    any_one = phrase.words[:1] == ("any",) and (country or so_many_with_others(phrase) is not None)
    anyone = phrase.words in (("anyone",), ("anybody",), ("anywhere",))
    return any_one or anyone or phrase.text.lower().startswith(_ALL_OTHERS)


def so_many_with_others(phrase: Phrase) -> int | None:
    """How many there are with "any of the other five countries": six; None for other words, and for two who were just named."""
    others = phrase.contained if phrase.words == ("any",) else None
    told = others.quantity if others is not None and others.words[:2] == ("the", "other") else None
    number = told.stated.value if told is not None and told.bare else None
    countries = others is not None and (others.head in english().function["country_nouns"] or others.is_bare)
    return int(number) + 1 if number is not None and number >= _FEWEST_OTHERS and countries else None


def is_rest_of_world(phrase: Phrase) -> bool:
    """Whether a phrase stands for everyone else together: "the rest of the world", "all other countries"."""
    text = phrase.text.lower().removeprefix("those of ").removeprefix("that of ").removeprefix("those in ")
    of_some = phrase.scope not in (None, "WORLD")  # "all other producers | in Africa"
    return not of_some and (text.startswith(_REST_OF_WORLD) or _are_all_the_others(text.split()))


def _are_all_the_others(words: list[str]) -> bool:
    """ "All of its rivals", "all the other producers", "everywhere else": everyone else, in whatever words."""
    if words == ["everywhere", "else"]:
        return True
    told = [word for word in words if word not in ("of", "the", "its", "their")]
    lists = english().function
    others = len(told) == 2 and told[1] in lists["all_others"]
    members = (
        len(told) == 3 and told[1] == "other" and told[2] in lists["all_others"] | lists["doers_of_any_kind"]
    )
    return told[:1] == ["all"] and (others or members)


def scope_of_others(than: Phrase, slots: Slots) -> str | None:
    """Among whom "any other" is: "any other African country", "any other NATO member"."""
    for group in (*than.entities, than.owner):
        if group is not None and group.id in slots.scopes:
            return group.id
    if than.entities:
        return than.scope  # "as many as South Africa" says nothing of Africa
    inside = [hit for hit in slots.sentence.hits if than.start <= hit.start and hit.end <= than.end]
    groups = [
        name.ids[0] for hit in inside for name in hit.entry.names if name.kind in ("entity", "adjective")
    ]
    return than.scope or next((each for each in groups if each in slots.scopes), None)
