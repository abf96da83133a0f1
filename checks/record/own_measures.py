"""The measures that a user's descriptor names, as entries of a catalogue: what each is called by, and in what unit."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from checks.errors import CatalogueError
from checks.record.catalogue import PLACE
from checks.record.cells import Edition
from checks.record.inflection import inflect, irregular_verbs
from checks.record.known_words import KnownWords, is_statistic
from checks.record.own_concepts import (
    adjectives_from,
    adjectives_of,
    concepts_of_goods,
    spending_words,
    usual_words,
)
from checks.record.own_words import by_the_head, done_with, of_each, rate_of, singulars, spellings

_WORDS = {"names": "nouns", "verbs": "verbs", "agents": "agents"}
"""What a descriptor says of a measure's words, and what a catalogue calls it."""

_KINDS = {
    "names": "concept_noun",
    "verbs": "concept_verb",
    "agents": "concept_agent",
}
"""Of which kind such a word is among the names of a catalogue's entries."""

_OWN_FIELDS = (*_WORDS, "adjectives", "column", "multiplier")
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
    things = {thing for entry in measures.values() for thing in _things((entry or {}).get("names") or ())}
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
            words = {field: [str(text) for text in entry.get(field) or ()] for field in _WORDS}
            _add(content, words, concept, topic, known)
            for name in words["names"] if dimension == "percent" and topic is None else ():
                _put(content["concepts"][concept]["nouns"], name, None, worded=True)
            said = adjectives_of(words["names"], map(str, entry.get("adjectives") or ()))
            _ordered_by(content["concepts"][concept], said)
            if topic is None and dimension in ("count", "points") and rate is None:
                _add_usual(content["concepts"][concept], words["names"], concept, known)
            if shared := _told_by_the_head(content, words["names"], dimension, known):
                entry["per_head_of"] = shared
        content["measures"][each] = {
            "publisher": edition.publisher,
            "dataset": edition.dataset,
            "title": str(names[0]) if names else each,
            "concept": concept,
            "dimension": dimension,
            "kind": "flow",
            "default": True,
            **_told_by(names or (), dimension),
            **{field: value for field, value in entry.items() if field not in _OWN_FIELDS},
            "unit": held["base"] if held else None,
        }
    return content


def _add_usual(told: dict[str, Any], names: list[str], concept: str, known: KnownWords) -> None:
    """Add what is usually done with what a measure counts, and "passenger numbers" of "passengers"."""
    verbs, nouns, behind = usual_words(names)
    numbers = [f"{one} numbers" for name in names for one in singulars(name)]
    for noun in (*nouns, *numbers):
        if not known.has("concept_noun", noun.casefold(), concept):
            _put(told.setdefault("nouns", []), noun, None)
    for verb in verbs:
        said = {"counts": ";".join(behind)} if behind else {}
        _put(told.setdefault("verbs", []), verb, None, forms=True, **said)


def _told_by_the_head(
    content: dict[str, Any], names: Iterable[str], dimension: str, known: KnownWords
) -> list[str]:
    """The concept, and its topic, that a measure's names tell by the head, with its words; nothing where they tell none."""
    bases = list(filter(None, map(by_the_head, names)))
    if not bases:
        return []
    apart = known.taken_apart(bases[0])
    if apart is not None:
        topic = known.topic_held(apart[1]) or apart[1]
        spoken = content["topics"].setdefault(topic, [])
        spoken += [text for text in spellings(apart[1]) if text not in spoken]
        return [apart[0], topic]
    concept = known.concept(bases[0], dimension) or bases[0]
    told = content["concepts"].setdefault(concept, {})
    for base in bases:
        for written in spellings(base):
            if not known.has("concept_noun", written.casefold(), concept):
                _put(told.setdefault("nouns", []), written, None)
        _add_spending(told, base, concept, known)
    return [concept]


def _add_spending(told: dict[str, Any], name: str, concept: str, known: KnownWords) -> None:
    """Add what a name of spending brings with it: "on health", "spend"."""
    nouns, verbs = spending_words(name.casefold())
    for noun in nouns:
        if not known.has("concept_noun", noun, concept):
            _put(told.setdefault("nouns", []), noun, None)
    for verb in verbs:
        _put(told.setdefault("verbs", []), verb, None, forms=True, generic=True)


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
    apart = known.taken_apart(first) if "topics" not in entry else None
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


def _add(
    content: dict[str, Any],
    words: Mapping[str, list[str]],
    concept: str,
    topic: str | None,
    known: KnownWords,
) -> None:
    """Add a measure's words to those of its concept and topic."""
    told = content["concepts"].setdefault(concept, {})
    traded = concepts_of_goods().get(concept, {}) if topic is not None else {}
    for field in ("nouns", "verbs", "agents"):
        for word in traded.get(field, ()):
            _put(told.setdefault(field, []), word, topic, forms=field == "verbs")
    for verb in traded.get("tell", ()):
        _put(told.setdefault("verbs", []), verb, topic, forms=True, of_thing=True)
    _ordered_by(told, adjectives_from([traded], of_thing=True))
    spoken = content["topics"].setdefault(topic, []) if topic is not None else []
    if topic is not None:
        for _, of in filter(None, map(known.taken_apart, words["names"])):
            spoken += [text for text in spellings(of) if text not in spoken]
    told_by = {
        written
        for verb in (*words["verbs"], *traded.get("verbs", ()))
        for form, written in inflect(verb, tuple(irregular_verbs().get(verb.split()[0], ())))
        if form == "participle"
    }
    for name in words["names"]:
        _add_spending(told, name, concept, known)
        for each in of_each(name):
            _put(told.setdefault("nouns", []), each, topic, of_each=True)
    for field, texts in words.items():
        kept = told.setdefault(_WORDS[field], [])
        for text in texts:
            if topic is not None and known.taken_apart(text) is not None and not is_statistic(text):
                continue
            word = _without(text.casefold(), spoken) if topic is not None else text
            if field == "names" and (word in told_by or word in spoken):
                continue  # "vehicles sold"; "petrol" of "petrol price" is what the price is of
            for written in spellings(word) if field == "names" else (word,):
                if not known.has(_KINDS[field], written.casefold(), concept):
                    _put(kept, written, topic, forms=field == "verbs")
    for name in words["names"] if topic is None else ():
        things, verbs = done_with(name, words["verbs"]) or ("", [])
        for verb in verbs:
            _put(told["verbs"], verb, None, forms=True, counts=";".join(spellings(things)))


def _ordered_by(told: dict[str, Any], adjectives: Iterable[Mapping[str, str]]) -> None:
    """Add adjectives to the words of a concept, each once."""
    kept = told.setdefault("adjectives", [])
    kept += [each for each in adjectives if each not in kept]


def _without(text: str, topics: Iterable[str]) -> str:
    """A word without the topic that it is of: "harvest" of "coffee harvest"."""
    for topic in topics:
        if text.startswith(f"{topic} "):
            return text.removeprefix(f"{topic} ")
        if text.endswith(f" of {topic}"):
            return text.removesuffix(f" of {topic}")
    return text


def _put(kept: list[Any], word: str, topic: str | None, forms: bool = False, **said: bool | str) -> None:
    """Add a word to those of a concept; with the topics that it is of where nothing beside it names one.

    `forms`: it is a verb, perhaps an irregular one. `said`: what else a catalogue says of such words.
    """
    irregular = irregular_verbs().get(word.split()[0]) if forms else None
    told: dict[str, Any] = {"text": word, **({"forms": irregular} if irregular else {}), **said}
    same = next((each for each in kept if each["text"] == word), None)
    if topic is not None:
        earlier = same["topics"].split(";") if same is not None and "topics" in same else []
        told["topics"] = ";".join(dict.fromkeys((*earlier, topic)))
    if same is None:
        kept.append(told)
    else:
        same.update(told)
