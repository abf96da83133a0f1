"""What writers say of the measures of users' own tables: words of trade, adjectives and verbs, by the words of their names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import Any

from checks.record.inflection import compared, plural

_OF_SPEED = ("fast", "quick", "slow")
"""What is high of a speed and low of a time: only the measure that is named tells which."""


@lru_cache(maxsize=1)
def _said() -> dict[str, Any]:
    """The file beside this one."""
    import yaml  # a check without own tables never reads any

    path = Path(__file__).with_name("own_concepts.yaml")
    found: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def concepts_of_goods() -> Mapping[str, Mapping[str, list[str]]]:
    """Concepts that are of something, of which the bundled catalogue has no measures: "pork imports", "petrol price"."""
    goods: Mapping[str, Mapping[str, list[str]]] = _said()["goods"]
    return goods


def usual_words(names: Iterable[str]) -> tuple[list[str], list[str], list[str]]:
    """What is usually done with what names count, other nouns for it, and those that tell it behind these verbs alone.

    Only a name that is the bare word has other nouns: "shipyard workers" are not all whom somebody employs.

    >>> usual_words(["passengers"])[0][:2]
    ['handle', 'serve']
    """
    names = list(names)
    heads = {name.partition(" of ")[0].split()[-1] for name in names if " per " not in name} | set(names)
    found = [each for each in _said()["counted"] if not heads.isdisjoint(each["heads"])]
    all_of_them = [each for each in found if not heads.intersection(names).isdisjoint(each["heads"])]
    verbs = [word for each in found for word in each.get("verbs", ())]
    nouns, behind = (
        [word for each in all_of_them for word in each.get(field, ())] for field in ("nouns", "behind")
    )
    return verbs, nouns, [*behind, *(text for name in names for text in who_arrives(name))]


def counted_in(name: str) -> list[str]:
    """What things are counted in, by a name that says so: "trains" of "rail passengers"; nothing for other names.

    >>> counted_in("museum visitors"), counted_in("visitors"), counted_in("rail passengers")[2:4]
    (['museum', 'museums'], [], ['railway', 'railways'])
    """
    words = name.casefold().partition(" per ")[0].split()
    if len(words) != 2 or not all(word.isalpha() for word in words) or not words[1].endswith("s"):
        return []
    called = (words[0], *_said()["bearers"].get(words[0], ()))
    return [text for each in called for text in (each, plural(each))]


def verbs_of_the_counted(names: Iterable[str]) -> list[str]:
    """The verbs of those whom names count, told with what they are counted in: "died" on the roads, of "road deaths"."""
    heads = {name.split()[-1] for name in names if counted_in(name)}
    return [verb for each in _said()["counted"] if heads & {*each["heads"]} for verb in each.get("borne", ())]


def who_arrives(name: str) -> list[str]:
    """Those whom arrivals are of, behind verbs such as "receive".

    >>> who_arrives("tourist arrivals"), who_arrives("foreign guest arrivals"), who_arrives("arrivals")
    (['tourists'], ['international guests', 'foreign guests', 'overseas guests'], [])
    """
    said = _said()["arriving"]
    words = name.casefold().split()
    if words.pop() != "arrivals":
        return []
    where = said["abroad"] if words and words[0] in said["abroad"] else []
    who = words[1:] if where else words
    if len(who) > 1 or any(word not in said["who"] for word in who):
        return []
    people = who if who not in ([], ["tourist"]) else said["from_abroad"] if where else who
    return [f"{place}{plural(each)}" for place in ([f"{each} " for each in where] or [""]) for each in people]


def tied_by(noun: str) -> list[str]:
    """The prepositions behind a noun of what is counted that tell whose it is: "to" of "foreign visitors"."""
    return [
        tie
        for each in _said()["counted"]
        if noun.split()[-1] in each["heads"]
        for tie in each.get("owned", ())
    ]


def bare_of_average(name: str) -> str | None:
    """What a name of an average is also called: "rent" of "average rent"; None where the bare word would say more.

    >>> bare_of_average("average monthly rent"), bare_of_average("average spending")
    ('rent', None)
    """
    first, _, rest = name.casefold().partition(" ")
    if first not in ("average", "mean", "median", "typical"):
        return None
    while rest.split()[:1] and rest.split()[0] in ("monthly", "weekly", "annual", "yearly", "daily", "home"):
        rest = rest.partition(" ")[2]
    means = _said()["means"]
    return rest if rest in means or rest.removesuffix("s") in means else None


def bare_of_rate(name: str) -> str | None:
    """What a rate in percent is also called: "absence" of "absence rate"; None where the bare word would count something.

    >>> bare_of_rate("absence rate"), bare_of_rate("crime rate"), bare_of_rate("flu vaccination rate")
    ('absence', None, 'flu vaccination')
    """
    kept, _, last = name.casefold().rpartition(" ")
    return kept if last == "rate" and kept.endswith(tuple(_said()["rates"])) else None


def plain_head(name: str) -> str | None:
    """The last word of a name that tells by itself what it is of: "catch" of "fish catch"; None for other names.

    >>> plain_head("fish catch"), plain_head("cod catch")
    ('catch', None)
    """
    before, _, head = name.casefold().rpartition(" ")
    return head if before and before in _said()["plain"].get(head, ()) else None


def kinds_alike(kind: str) -> list[str]:
    """What else things of a kind are called: "factory" of "plant"."""
    return [other for alike in _said()["kinds"] if kind in alike[:1] for other in alike[1:]]


def shortened(name: str) -> str | None:
    """A name without its last word, where that is left out once somebody is known: "Ashdown" of "Ashdown Hospital"."""
    kept, _, last = name.rpartition(" ")
    return kept if last in _said()["shortened"] and kept else None


def are_people(column: str) -> bool:
    """Whether a column of names is headed by a word for people: "Player", "Chief executive"."""
    return not set(column.casefold().split()[-1:]).isdisjoint(_said()["people"])


def lie_somewhere(column: str) -> bool:
    """Whether a column of names is headed by a word for what stands in one place: "Museum", "Football stadium"."""
    return not set(column.casefold().split()[-1:]).isdisjoint(_said()["sites"])


def told_units() -> list[dict[str, Any]]:
    """Units that only users' tables have, with how a descriptor writes them and writers call them."""
    found: list[dict[str, Any]] = _said()["units"]
    return found


def money_words(name: str) -> tuple[list[str], list[str]]:
    """The nouns and verbs that a name of money brings with it: "spending on health", "on health"; "spend".

    >>> nouns, verbs = money_words("tourism receipts")
    >>> "from tourism" in nouns, verbs[0], money_words("attendance")
    (True, 'earn', ([], []))
    """
    for kind in _said()["money"]:
        if name.partition(" per ")[0] in kind["nouns"]:
            return [], list(kind["verbs"])
        if things := _goes_to(name, kind):
            nouns = [
                text for one, noun in product(things, kind["nouns"]) for text in _of_money(one, noun, kind)
            ]
            return [*nouns, *(f"{kind['tie']} {thing}" for thing in things)], list(kind["verbs"])
    return [], []


def verbs_of_the_paid(name: str) -> list[str]:
    """What those are said to do whose salary, or fee, a name is.

    >>> verbs_of_the_paid("average annual pay")[:1], verbs_of_the_paid("minimum wage"), verbs_of_the_paid("pay gap")
    (['earn'], [], [])
    """
    words = name.casefold().split()
    said = (each["verbs"] for each in _said()["paid"] if words[-1] in each["heads"])
    return [] if words[0] == "minimum" else list(next(said, ()))


def _of_money(thing: str, noun: str, kind: Mapping[str, Any]) -> tuple[str, str]:
    return f"{thing} {noun}", f"{noun} {kind['tie']} {thing}"


def _goes_to(name: str, kind: Mapping[str, Any]) -> list[str]:
    """What a name says that money goes to or comes from: "health" of "health spending" and "spending on health"."""
    for noun in kind["nouns"]:
        if name.endswith(f" {noun}"):
            thing = name.removesuffix(f" {noun}")
            return [thing, plural(thing)] if kind["tie"] == "from" else [thing]
        if name.startswith(f"{noun} {kind['tie']} "):
            return [name.removeprefix(f"{noun} {kind['tie']} ")]
    return []


def adjectives_of(names: Iterable[str], own: Iterable[str] = ()) -> Iterator[dict[str, str]]:
    """The adjectives that order by a measure of these names, `own` being those that its descriptor gives, of the high end.

    >>> [each["text"] for each in adjectives_of(["mean temperature"])][:3]
    ['warm', 'warmer', 'warmest']
    """
    said: list[Mapping[str, list[str]]] = [{"high": list(own)}]
    for name in names:
        said.append(_said()["adjectives"].get(_head(name), {}))
        said += [words for inside, words in _said()["inside"].items() if inside in name.casefold().split()]
    yield from adjectives_from(said)


def adjectives_from(
    said: Iterable[Mapping[str, Iterable[str]]], of_thing: bool = False
) -> Iterator[dict[str, str]]:
    """Adjectives of a high and a low end, as a catalogue lists them, with their comparatives and superlatives.

    `of_thing`: they are said of what the measure is of: "petrol is cheaper".
    """
    seen: set[str] = set()
    for words in said:
        for end in ("high", "low"):
            for adjective in words.get(end, ()):
                told = {"with": "place", **({"end": "low"} if end == "low" else {})}
                told |= {"of_thing": "yes"} if of_thing else {}
                if adjective in seen:
                    continue
                seen.add(adjective)
                if adjective in ("good", "bad") or (adjective in _OF_SPEED and not of_thing):
                    told["judging"] = "yes"  # of a measure that is named, and by itself of nothing
                else:
                    yield {"text": adjective, **told}
                for form, text in zip(
                    ("comparative", "superlative"), compared(adjective) or (), strict=False
                ):
                    yield {"text": text, "form": form, **told}


def _head(name: str) -> str:
    """The noun that a name is told by, in the singular where that has a rule of its own: "speed" of "speeds of trains"."""
    head = name.casefold().partition(" of ")[0].partition(" per ")[0].split()[-1]
    known = _said()["adjectives"]
    return head if head in known or head.removesuffix("s") not in known else head.removesuffix("s")
