"""All names that the reader knows in one automaton, which looks once at the whole text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field

import ahocorasick

from checks.names import Name
from checks.reading.folding import fold, name_form
from checks.reading.language import Language, VerbForm, english
from checks.values import dataclass

_MOST_WRITTEN = 10_000
_TABLED = ("concept_noun", "concept_agent", "concept_adjective", "topic", "entity", "adjective")


@dataclass(frozen=True, slots=True)
class Entry:
    """What one form can be: names of the catalogue, a verb, a superlative, a number word …; a `cue` makes claims likely.

    `kinds` are those of its names; it is `generic` where all of them are ("prices", "debt"), and `tabled` where a table may
    be about one of them. It `sets_against` where it
    makes a claim likely without any number: "ahead of", "outnumber", but not "two".
    """

    names: tuple[Name, ...]
    verb: VerbForm | None
    superlative: str | None
    comparative: str | None
    cue: bool
    kinds: frozenset[str]
    generic: bool
    tabled: bool
    sets_against: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry found in the text between two offsets."""

    start: int
    end: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as written: the base unit, its factor, the other units that the same word may mean, and what is counted in it."""

    base: str
    factor: float
    name: str
    dimension: str
    other: tuple[tuple[str, float], ...] = ()
    topic: str = ""
    symbol: str = ""


@dataclass
class _Draft:
    names: list[Name] = field(default_factory=list)
    verb: VerbForm | None = None
    superlative: str | None = None
    comparative: str | None = None
    cue: bool = False
    number: bool = False

    @property
    def sets_against(self) -> bool:
        return self.cue and (not self.number or self.verb is not None or self.comparative is not None)


def _order_by(draft: _Draft, name: Name) -> None:
    """Note how a form orders: "warmer" and "coldest" do, where a user's table is of temperatures."""
    draft.cue = True
    low, form = name.data.get("end") == "low", name.data.get("form")
    if form == "comparative":
        draft.comparative = "less" if low else "more"
    elif form == "superlative":
        draft.superlative = "low" if low else "high"


def _entry(names: tuple[Name, ...], form: _Draft | Entry) -> Entry:
    """The entry of a form with some names."""
    kinds, generic = frozenset(name.kind for name in names), all(name.data.get("generic") for name in names)
    tabled = not kinds.isdisjoint(_TABLED)
    return Entry(
        names,
        form.verb,
        form.superlative,
        form.comparative,
        form.cue,
        kinds,
        generic,
        tabled,
        form.sets_against,
    )


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """Without the hits that lie inside of a longer one, or that a longer one cuts: "the British | Geological Survey"."""
    kept: list[Hit] = []
    for hit in hits:
        if not hit.entry.names:
            continue
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
        elif hit.end > kept[-1].end and hit.end - hit.start > kept[-1].end - kept[-1].start:
            kept[-1] = hit
    return kept


def with_topics(hits: Iterable[Hit]) -> list[Hit]:
    """The same, with the topics for which publishers are named: the World Gold Council speaks of gold."""
    found = list(hits)
    kept = longest(found)
    publishers = [hit for hit in kept if "publisher" in hit.entry.kinds]
    if not publishers:
        return kept
    general = english().function["general_topics"]  # the Energy Institute speaks of all
    topics = [
        hit
        for hit in found
        if "topic" in hit.entry.kinds
        and not general.intersection(each for name in hit.entry.names for each in name.ids)
        and any(each.start < hit.start and hit.end < each.end for each in publishers)
    ]
    return sorted((*kept, *topics), key=_start) if topics else kept


def _start(hit: Hit) -> int:
    return hit.start


class Vocabulary:
    """The names of a record and the words of English, ready to be found in texts.

    >>> vocabulary = Vocabulary([Name("Russia", "entity", ("RUS",))])
    >>> [hit.entry.names[0].ids for hit in vocabulary.find("In Russia's mines", "in russia's mines")]
    [('RUS',)]
    """

    def __init__(
        self,
        names: Iterable[Name],
        scopes: Iterable[str] = (),
        topics: Mapping[str, frozenset[str | None]] | None = None,
        dimensions: Mapping[str, frozenset[str]] | None = None,
        members: Mapping[str, frozenset[str]] | None = None,
        per_head: Mapping[tuple[str, ...], str] | None = None,
    ) -> None:
        """`scopes`: ids of the world, continents and groups; `members`: who may be counted to each.

        `topics` and `dimensions`: per concept, those that its measures have; a topic None: it needs none.
        `per_head`: per concept, with its topic where it has one, the concept of the same by the head.
        """
        self.dimensions = dimensions or {}
        self.members = members or {}
        self.per_head = per_head or {}
        self.of_holders: frozenset[str] = frozenset()
        self.listed: Mapping[str, frozenset[str]] = {}
        self.of_things: frozenset[str] = frozenset()
        self.has_sites = False
        self.worded: dict[str, str] = {}
        self.bearers: dict[str, tuple[tuple[str, Name], ...]] = {}
        self.language: Language = english()
        self.scopes = frozenset(scopes)
        self.topics = topics or {}
        self.units: dict[str, list[Name]] = {}
        drafts: dict[str, _Draft] = {}
        for name in names:
            key = name_form(fold(name.text)).strip()
            if not key:
                continue
            if name.kind == "unit":
                self.units.setdefault(fold(name.text).strip().replace("-", " "), []).append(name)
                continue
            draft = drafts.setdefault(key, _Draft())
            draft.names.append(name)
            self.has_sites = self.has_sites or "site" in name.data
            if name.data.get("worded"):
                self.worded[name.text] = name.ids[0]
            for place in name.data["counted_in"].split(";") if "counted_in" in name.data else ():
                self.bearers[place] = (*self.bearers.get(place, ()), (name.text.split(" ", 1)[1], name))
            if name.kind == "holder":
                self.of_holders |= {
                    each.removeprefix("only ") for each in name.ids if each.startswith("only ")
                }
            if name.kind == "concept_adjective":
                _order_by(draft, name)
        self._add_language(drafts)
        self._automaton = ahocorasick.Automaton()
        for key, draft in drafts.items():
            entry = _entry(self._without_its_topic(draft.names), draft)
            cased = any(name.data.get("cased") or name.text.endswith("+") for name in draft.names)
            self._automaton.add_word(f" {key} ", (len(key), entry, cased))
        self._automaton.make_automaton()
        self._written: dict[tuple[int, str], Entry | None] = {}
        self.longest_unit = max((len(key.split()) for key in self.units), default=0)

    def _without_its_topic(self, names: list[Name]) -> tuple[Name, ...]:
        """The names of a form, without a topic where the same form is a measure that is of none: "wind turbines" of a user's table."""
        if any(name.kind == "entity" for name in names):
            names = [name for name in names if name.kind != "concept_noun"]  # an operator called "Coastline"
        measures = [each for name in names if name.kind == "concept_noun" for each in name.ids]
        if not measures or any(self.topics.get(each, frozenset()) != frozenset((None,)) for each in measures):
            return tuple(names)
        return tuple(name for name in names if name.kind != "topic")

    def _add_language(self, drafts: dict[str, _Draft]) -> None:
        words = self.language
        for form, verb in words.verbs.items():
            drafts.setdefault(name_form(form), _Draft()).verb = verb
        for word, end in words.superlatives.items():
            draft = drafts.setdefault(name_form(word), _Draft())
            draft.superlative, draft.cue = end, True
        for word, end in words.comparatives.items():
            draft = drafts.setdefault(name_form(word), _Draft())
            draft.comparative, draft.cue = end, True
        numbers = {
            *words.digits,
            *words.tens,
            *words.multipliers,
            *words.ordinals,
            *words.parts,
            *words.multiples,
        }
        for word in numbers:
            drafts.setdefault(name_form(word), _Draft()).number = True
        for word in (*numbers, *words.vague_counts, *words.shares, *words.multiply_verbs):
            drafts.setdefault(name_form(word), _Draft()).cue = True
        for word in (*words.function["cues"], *words.function["superlatives_of_things"]):
            drafts.setdefault(name_form(word), _Draft()).cue = True
        for group in (words.digits, words.tens, words.multipliers, words.vague_multiples):
            for word in group:
                drafts.setdefault(f"{word}fold", _Draft()).cue = True
        for form, verb in words.verbs.items():
            if {"exceed", "trail", "match", "lead", "rank", "rise", "fall", "multiply"} & set(verb.classes):
                drafts[name_form(form)].cue = True

    def find(self, text: str, folded: str) -> list[Hit]:
        """Every known form in the text, overlapping ones too, in order of their ends.

        A name that counts only in its written case ("Turkey", "Polish") is passed over in another, and "OPEC" in "OPEC+".
        """
        found = []
        haystack = f" {name_form(folded)} "
        for last, (length, entry, cased) in self._automaton.iter(haystack):
            start = last - length - 1
            kept = self._as_written(entry, text[start : start + length + 1], length) if cased else entry
            if kept is not None:
                found.append(Hit(start, start + length, kept))
        return found

    def _as_written(self, entry: Entry, written: str, length: int) -> Entry | None:
        """The entry as the case of its words leaves it, looked up once for each way in which it is written."""
        key = id(entry), written  # entries live as long as the vocabulary
        if key not in self._written:
            if len(self._written) >= _MOST_WRITTEN:
                self._written.clear()
            self._written[key] = _entry_as_written(entry, written, length)
        return self._written[key]


def _entry_as_written(entry: Entry, written: str, length: int) -> Entry | None:
    """The entry without the names whose case, or plus sign, the text does not have; None where nothing is left of it.

    `written`: the text from the start of the form on to one character behind its `length`.
    """
    signs = any(name.text.endswith("+") for name in entry.names)
    plus = written[length:] == "+"
    names = tuple(
        name
        for name in entry.names
        if (not name.data.get("cased") or _same_case(name.text.rstrip("+"), written[:length]))
        and (not signs or name.text.endswith("+") == plus)
    )
    if len(names) == len(entry.names):
        return entry
    if names or entry.verb or entry.superlative or entry.comparative or entry.cue:
        return _entry(names, entry)
    return None


def _same_case(name: str, written: str) -> bool:
    """Whether the words are written as the name is; a text all in capitals has no case to go by."""
    return name[0] == written[0] and (name[-1].isupper() == written[-1].isupper() or written.isupper())
