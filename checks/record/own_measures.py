"""The measures that a user's descriptor names, as entries of a catalogue: what each is called by, and in what unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from checks.errors import CatalogueError
from checks.record.catalogue_entries import PLACE
from checks.record.cells import Edition
from checks.record.known_words import KnownWords
from checks.record.own_concepts import (
    adjectives_from,
    adjectives_of,
    bare_of_average,
    bare_of_rate,
    concepts_of_goods,
    plain_head,
)
from checks.record.own_vocabulary import (
    WORDS,
    add_bearers,
    add_heads,
    add_usual,
    add_words,
    order_by,
    put,
    told_by_the_head,
)
from checks.record.own_words import (
    TOO_BARE,
    done_with,
    extent_of,
    heads_of,
    rate_of,
    spellings,
    told_otherwise,
)

_OWN_FIELDS = (*WORDS, "adjectives", "column", "multiplier")
"""What a descriptor says of a measure beyond what a catalogue does."""

_NOT_ADDED_UP = (
    "percent",
    "percentage points",
    "index",
    "ratio",
    "rate",
    "time",
    "density",
    "data rate",
    "power",
)
"""Dimensions of which no sum means anything."""

_NO_SUMS = frozenset(
    "per rate rates share average median mean speed price prices cost index score density age ratio height length"
    " temperature expectancy intensity efficiency yield yields level rank ranking".split()
)
"""Words of a measure whose figures are not added up."""


_COUNTED = ("count", "mass", "points", "hours", "minutes", "days", "weeks", "months")
"""Dimensions of what somebody does or has: "handled 12 million passengers", "waited 21 weeks"."""

_SHARES = frozenset(("share", "percentage", "proportion"))
"""Words of a measure whose figures are parts of what its name says."""

_PLACES = frozenset("rank ranks ranking rankings place position placing".split())
"""The last word of a measure whose figures are places themselves."""


def described(
    measures: Mapping[str, Any],
    edition: Edition,
    units: Mapping[str, Mapping[str, Any]],
    known: KnownWords,
    path: Path,
) -> dict[str, Any]:
    """The catalogue that a descriptor's measures make: concepts, topics and measures, as `vocabulary` compiles them.

    Measures with the same first name share a concept, so that whose figures are meant is told as elsewhere.
    Raises CatalogueError naming the descriptor where a measure has no names, or a unit that no catalogue has.
    """
    content: dict[str, Any] = {"concepts": {}, "topics": {}, "measures": {}}
    named = [[str(name) for name in (entry or {}).get("names") or ()] for entry in measures.values()]
    by_people = _rates_alike(named)
    things = {thing for names in named for thing in _things(names)}
    called = Counter(text for names in named for text in {*names, *_bare(names, known, True)})
    heads = Counter(
        head for names in named for head in heads_of([*_told_plainly(names), *_things_done(names)])
    )
    for each, entry in measures.items():
        entry = dict(entry or {})
        names = entry["names"] = _whole_numbers(entry.get("names"))
        if not (isinstance(names, list) and names) and "concept" not in entry:
            raise CatalogueError(f"{path}: measures: {each}: lacks names; add names: [what writers call it]")
        unit = entry.get("unit")
        rate = next(filter(None, (rate_of(str(name)) for name in names or ())), None)
        held = units.get(str(unit)) if unit is not None else None
        if unit is not None and held is None:
            raise CatalogueError(f"{path}: measures: {each}: the unit {unit!r} is not in the catalogue")
        dimension = str(entry.get("dimension", held["dimension"] if held else "count"))
        counted = things - _things(names or ())
        concept, topic = _meant(each, names or (), entry, dimension, known, content["measures"], counted)
        if topic is not None:
            entry["topics"] = [topic]
        if names:
            words = {field: [str(text) for text in entry.get(field) or ()] for field in WORDS}
            bare = _bare(words["names"], known, dimension == "percent")
            words["names"] += [text for text in bare if called[text] == 1]
            alike = [text for name in words["names"] for text in by_people.get(name, ())]
            add_words(content, {**words, "names": [*words["names"], *alike]}, concept, topic, known)
            _add_other_words(content["concepts"][concept], words["names"], entry, dimension, topic)
            if topic is None:
                told = content["concepts"][concept]
                amounts = rate is None and (dimension in _COUNTED or dimension == unit)
                _add_heads_of(told, words["names"], concept, heads, known, amounts)
            if shared := told_by_the_head(content, words["names"], dimension, known):
                entry["per_head_of"] = shared
        content["measures"][each] = {
            "publisher": edition.publisher,
            "dataset": edition.dataset,
            "concept": concept,
            **_said_of(each, entry, dimension),
            "unit": held["base"] if held else None,
        }
    return content


def _rates_alike(named: Iterable[Sequence[str]]) -> dict[str, list[str]]:
    """What rates are also called that are of what another measure has more names for, by the name of each.

    >>> _rates_alike([["road deaths", "traffic deaths"], ["road deaths per million people"]])
    {'road deaths per million people': ['traffic deaths per million people']}
    """
    found: dict[str, list[str]] = {}
    every = {name for names in named for name in names}
    for name in every:
        counted, per, rest = name.partition(" per ")
        alike = [other for names in named if per and counted in names for other in names if other != counted]
        others = [f"{other}{per}{rest}" for other in alike if " per " not in other]
        if kept := [other for other in others if other not in every]:
            found[name] = kept
    return found


def _said_of(each: str, entry: Mapping[str, Any], dimension: str) -> dict[str, Any]:
    """What a measure's own entry and its names say of it: as its fields say, else as its names tell, else a flow."""
    names = entry["names"] or ()
    return {
        "title": str(names[0]) if names else each,
        "dimension": dimension,
        "kind": "flow",
        "default": True,
        **_told_by(names, dimension),
        **{field: value for field, value in entry.items() if field not in _OWN_FIELDS},
    }


def _add_other_words(
    told: dict[str, Any], names: list[str], entry: Mapping[str, Any], dimension: str, topic: str | None
) -> None:
    """Add to a concept its names as shares of a whole, and the adjectives that order by it."""
    for name in names if dimension == "percent" and topic is None else ():
        put(told["nouns"], name, None, worded=True)
    order_by(told, adjectives_of(names, map(str, entry.get("adjectives") or ())))
    if entry.get("ranking") == "low":
        order_by(told, adjectives_from([{"low": ["good"], "high": ["bad"]}]))


def _add_heads_of(
    told: dict[str, Any],
    names: list[str],
    concept: str,
    heads: Mapping[str, int],
    known: KnownWords,
    counted: bool,
) -> None:
    """Add to a concept the heads that only its names have, and where `counted` the usual words for what is."""
    done = heads_of(_things_done(names))
    own = {head for head in heads_of(_told_plainly(names)) - done if heads[head] <= 1}
    add_heads(told, own - TOO_BARE, known)
    add_heads(told, filter(None, map(extent_of, names)), known, extent=True)
    add_heads(told, (head for head in done - TOO_BARE if heads[head] <= 1), known, done=True)
    add_bearers(told, names)
    if counted:
        add_usual(told, names, concept, known, bool(own | done))


def _bare(names: Collection[str], known: KnownWords, in_percent: bool) -> list[str]:
    """What a measure is also called that is an average or a rate: "rent" of "average rent", "absence" of "absence rate"."""
    rates = map(bare_of_rate, names) if in_percent else ()
    bare = (*map(bare_of_average, names), *map(plain_head, names), *rates, *told_otherwise(names))
    found = dict.fromkeys(filter(None, bare))
    return [text for text in found if text not in names and not known.is_noun(text)]


def _whole_numbers(names: Any) -> Any:
    """Names as meant: YAML ends one at the comma of `[beds per 1,000 people]`."""
    if not isinstance(names, list):
        return names
    whole: list[Any] = []
    for name in names:
        begins = str(name).split(" ")[0]
        split = bool(whole) and str(whole[-1])[-1:].isdigit() and len(begins) == 3 and begins.isdigit()
        whole = [*whole[:-1], f"{whole[-1]},{name}"] if split else [*whole, name]
    return whole


def _told_by(names: Sequence[Any], dimension: str) -> dict[str, Any]:
    """What a measure's names tell of its figures: whether they add up, and of how many people a rate is."""
    rate = next(filter(None, (rate_of(str(name)) for name in names)), None)
    if rate is not None:
        return {"basis": rate}
    if any(str(name).casefold().split()[-1] in _PLACES for name in names):
        return {"basis": PLACE, "ranking": "low"}
    words = {word for name in names for word in str(name).casefold().split()}
    summed = dimension not in _NOT_ADDED_UP and " by " not in dimension and not dimension.startswith("price")
    return {"exhaustive": True} if summed and words.isdisjoint(_NO_SUMS) else {}


def _told_plainly(names: Iterable[str]) -> list[str]:
    """The names that say of nothing what is done with it."""
    return [name for name in names if done_with(name, ()) is None]


def _things_done(names: Iterable[str]) -> list[str]:
    """What names say is done with: "homes" of "homes completed"."""
    return [told[0] for told in (done_with(name, ()) for name in names) if told is not None]


def _things(names: Iterable[Any]) -> set[str]:
    """The last word of each of a measure's names: what it may count."""
    return {str(name).casefold().split()[-1] for name in names if str(name).split()}


def _meant(
    measure: str,
    names: Sequence[Any],
    entry: Mapping[str, Any],
    dimension: str,
    known: KnownWords,
    before: Mapping[str, Mapping[str, Any]],
    counted: Collection[str],
) -> tuple[str, str | None]:
    """The concept of a measure, and the topic that its names tell of: one that is known, else that of the first name.

    `before` are the descriptor's measures described so far: two kinds of power price are not both of electricity.
    `counted` is what its other measures may count: where tickets are, a ticket price is no price of tickets.
    """
    if "concept" in entry:
        return str(entry["concept"]), None
    first = str(names[0])
    if dimension == "percent" and any(not _SHARES.isdisjoint(str(name).casefold().split()) for name in names):
        return known.concept(first, dimension) or first, None  # "transport's share of emissions" are none
    apart = (
        next(filter(None, map(known.taken_apart, map(str, names))), None) if "topics" not in entry else None
    )
    if apart is not None:
        told = (each[1] for each in map(known.taken_apart, map(str, names)) if each is not None)
        held = next((topic for topic in map(known.topic_held, told) if topic is not None), None)
        ordered = "high" in concepts_of_goods().get(
            apart[0], ()
        )  # a price or a speed, and no number of things
        if ordered and not set(spellings(apart[1])).isdisjoint(counted):
            return known.concept(first, dimension) or first, None
        taken = any((each["concept"], each.get("topics")) == (apart[0], [held]) for each in before.values())
        free = not taken and known.measure_of(apart[0], str(held)) in (None, measure)
        return apart[0], held if held is not None and free else known.topic_held(apart[1]) or apart[1]
    return known.concept(first, dimension) or first, None
