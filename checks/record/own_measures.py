"""The measures that a user's descriptor names, as entries of a catalogue: what each is called by, and in what unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from checks.errors import CatalogueError
from checks.record.catalogue import PLACE
from checks.record.cells import Edition
from checks.record.inflection import inflect, irregular_verbs
from checks.record.own_words import rate_of, spellings

_WORDS = {"names": "nouns", "verbs": "verbs", "agents": "agents"}
"""What a descriptor says of a measure's words, and what a catalogue calls it."""

_KINDS = {"names": "concept_noun", "verbs": "concept_verb", "agents": "concept_agent"}
"""Of which kind such a word is among the names of a catalogue's entries."""

_OWN_FIELDS = (*_WORDS, "column", "multiplier")
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

_TRADED = {
    "imports": {"nouns": ["imports", "import"], "verbs": ["import"], "agents": ["importer"]},
    "sales": {"nouns": ["sales"], "verbs": ["sell"], "agents": ["seller"]},
    "deliveries": {"nouns": ["deliveries"], "verbs": ["deliver"], "agents": []},
    "shipments": {"nouns": ["shipments"], "verbs": ["ship"], "agents": ["shipper"]},
    "purchases": {"nouns": ["purchases"], "verbs": ["buy", "purchase"], "agents": ["buyer"]},
    "stocks": {"nouns": ["stocks", "stockpiles"], "verbs": [], "agents": []},
}
"""Concepts of which the bundled catalogue has no measures, with the words of each: "pork imports", "car sales"."""

_OF_GOODS = ("exports",)
"""Concepts that are of all goods where none is named, and may be of one."""


class KnownWords:
    """What the catalogues open so far call things: by this an own measure's name is understood.

    "Coffee production" is the production, a concept that the catalogue has words for, of coffee.
    """

    def __init__(self) -> None:
        self._nouns: dict[str, tuple[str, bool]] = {}
        self._words: set[tuple[str, str, str]] = set()
        self._topics: dict[str, str] = {}
        self._bare: set[str] = set()
        self._of_topics: set[str] = set()
        self._dimensions: defaultdict[str, set[str]] = defaultdict(set)

    def learn(self, layer: Mapping[str, Iterable[Any]]) -> None:
        """Take up the words and measures of a catalogue's entries."""
        for text, kind, ids, data in layer.get("name", ()):
            if kind.startswith("concept_"):
                self._words.update((kind, text.casefold(), each) for each in ids)
            if kind == "concept_noun" and len(ids) == 1 and not data.get("qualifiers"):
                self._nouns.setdefault(text.casefold(), (ids[0], bool(data.get("generic"))))
            elif kind == "topic" and len(ids) == 1:
                self._topics.setdefault(text.casefold(), ids[0])
        for measure in layer.get("measure", ()):
            (self._of_topics if measure.get("topics") else self._bare).add(measure["concept"])
            self._dimensions[measure["concept"]].add(measure["dimension"])

    def concept(self, name: str, dimension: str) -> str | None:
        """The concept that has just this name, and is measured so; None where there is none."""
        concept, generic = self._nouns.get(name.casefold(), ("", True))
        return concept if not generic and dimension in self._dimensions[concept] else None

    def taken_apart(self, name: str) -> tuple[str, str] | None:
        """The concept and the topic that a name is made of: "output of coffee", "coffee output"; None where it is not."""
        words = name.casefold().split()
        for at in range(1, len(words)):
            concept = self._topical(" ".join(words[at:]))
            if concept is not None:
                return concept, " ".join(words[:at])
            if words[at] == "of" and (concept := self._topical(" ".join(words[:at]))) is not None:
                return concept, " ".join(words[at + 1 :])
        return None

    def topic(self, name: str) -> str:
        """The topic that has this name already, else one of the name's own."""
        return self._topics.get(name, name)

    def has(self, kind: str, word: str, concept: str) -> bool:
        """Whether the catalogue has a word of a concept, of a kind: "producer" of production as a "concept_agent"."""
        return (kind, word, concept) in self._words

    def _topical(self, noun: str) -> str | None:
        concept, generic = self._nouns.get(noun, (noun, noun not in _TRADED))
        topical = concept in self._of_topics - self._bare or concept in _OF_GOODS or concept in _TRADED
        return concept if not generic and topical else None


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
    for each, entry in measures.items():
        entry = dict(entry or {})
        names = entry["names"] = _whole_numbers(entry.get("names"))
        if not (isinstance(names, list) and names) and "concept" not in entry:
            raise CatalogueError(f"{path}: measures: {each}: lacks names; add names: [what writers call it]")
        unit = entry.get("unit")
        held = units.get(str(unit)) if unit is not None else None
        if unit is not None and held is None:
            raise CatalogueError(f"{path}: measures: {each}: the unit {unit!r} is not in the catalogue")
        dimension = str(entry.get("dimension", held["dimension"] if held else "count"))
        concept, topic = _meant(names or (), entry, dimension, known)
        if topic is not None:
            entry["topics"] = [topic]
        if names:
            words = {field: [str(text) for text in entry.get(field) or ()] for field in _WORDS}
            _add(content, words, concept, topic, known)
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
    return {"exhaustive": True} if dimension not in _NOT_ADDED_UP and words.isdisjoint(_NO_SUMS) else {}


def _meant(
    names: Sequence[Any], entry: Mapping[str, Any], dimension: str, known: KnownWords
) -> tuple[str, str | None]:
    """The concept of a measure, and the topic that its first name tells of."""
    if "concept" in entry:
        return str(entry["concept"]), None
    first = str(names[0])
    apart = known.taken_apart(first) if "topics" not in entry else None
    if apart is not None:
        return apart[0], known.topic(apart[1])
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
    for field, traded in _TRADED.get(concept, {}).items() if topic is not None else ():
        for word in traded:
            _put(told.setdefault(field, []), word, topic, forms=field == "verbs")
    spoken = content["topics"].setdefault(topic, []) if topic is not None else []
    if topic is not None:
        for _, of in filter(None, map(known.taken_apart, words["names"])):
            spoken += [text for text in spellings(of) if text not in spoken]
    told_by = {
        written
        for verb in (*words["verbs"], *_TRADED.get(concept, {}).get("verbs", ()))
        for form, written in inflect(verb, tuple(irregular_verbs().get(verb.split()[0], ())))
        if form == "participle"
    }
    for field, texts in words.items():
        kept = told.setdefault(_WORDS[field], [])
        for text in texts:
            if topic is not None and known.taken_apart(text) is not None:
                continue
            word = _without(text.casefold(), spoken) if topic is not None else text
            if field == "names" and word in told_by:
                continue  # "vehicles sold"
            for written in spellings(word) if field == "names" else (word,):
                if not known.has(_KINDS[field], written.casefold(), concept):
                    _put(kept, written, topic, forms=field == "verbs")


def _without(text: str, topics: Iterable[str]) -> str:
    """A word without the topic that it is of: "harvest" of "coffee harvest"."""
    for topic in topics:
        if text.startswith(f"{topic} "):
            return text.removeprefix(f"{topic} ")
        if text.endswith(f" of {topic}"):
            return text.removesuffix(f" of {topic}")
    return text


def _put(kept: list[Any], word: str, topic: str | None, forms: bool = False) -> None:
    """Add a word to those of a concept; with the topics that it is of where nothing beside it names one."""
    irregular = irregular_verbs().get(word.split()[0]) if forms else None
    told = {"text": word, **({"forms": irregular} if irregular else {})}
    same = next((each for each in kept if each["text"] == word), None)
    if topic is not None:
        earlier = same["topics"].split(";") if same is not None and "topics" in same else []
        told["topics"] = ";".join(dict.fromkeys((*earlier, topic)))
    if same is None:
        kept.append(told)
    else:
        same.update(told)
