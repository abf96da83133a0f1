"""The words of English that the reader knows, loaded once from the data files in words/."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from checks.values import dataclass

_FOLDER = Path(__file__).parent / "words"
_VOWELS = "aeiou"


def _load(name: str) -> dict[str, Any]:
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # no booleans: "no" and "on" are words here
    with (_FOLDER / name).open(encoding="utf-8") as file:
        content: dict[str, Any] = yaml.load(file, Loader=loader)
    return content


@dataclass(frozen=True, slots=True)
class Approximator:
    """What a hedge or bound allows, as multiples of the number that it stands before; None is no end."""

    id: str
    low: float | None
    high: float | None
    open_low: bool
    open_high: bool
    understates: float | None
    inclusive: bool


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One surface form of a verb: its class, its base form, and which form it is (s, past, participle, ing, base)."""

    classes: tuple[str, ...]
    lemma: str
    form: str


@dataclass(frozen=True, slots=True)
class Percentage:
    """A percentage that is a measure of its own: of what, in which words, the concepts that name the part, and its verbs.

    `telling`: the verbs that name the part themselves ("owes").
    """

    concept: str
    of: str
    words: frozenset[str]
    part: frozenset[str]
    verbs: frozenset[str]
    telling: frozenset[str]


@dataclass(frozen=True)
class Language:
    """All data files of words/, as look-up tables; the keys are folded."""

    digits: dict[str, int]
    tens: dict[str, int]
    multipliers: dict[str, float]
    letters: dict[str, float]
    ordinals: dict[str, int]
    parts: dict[str, int]
    approximators: dict[str, Approximator]
    vague_counts: dict[str, tuple[float, float | None]]
    vague_multiples: dict[str, tuple[float, float]]
    multiples: dict[str, float]
    shares: dict[str, tuple[float, float]]
    vague_inside: float
    vague_outside: float
    multiple_width: dict[str, float]
    part_width: float
    order_of_magnitude: tuple[float, float]
    function: dict[str, frozenset[str]]
    phrasal_prepositions: dict[str, str]
    months: dict[str, int]
    verbs: dict[str, VerbForm]
    superlatives: dict[str, str]
    weak_superlatives: frozenset[str]
    measuring_superlatives: frozenset[str]
    comparatives: dict[str, str]
    medals: dict[str, int]
    leads: frozenset[str]
    of_speed: frozenset[str]
    superlatives_of_speed: frozenset[str]
    no_lead_before: frozenset[str]
    countable: frozenset[str]
    uncounted: frozenset[str]
    multiply_verbs: dict[str, float]
    hedges_behind: dict[str, str]
    hedge_words: frozenset[str]
    labels: frozenset[str]
    range_openers: frozenset[str]
    letters_not_before: frozenset[str]
    doubtful_units: frozenset[str]
    percentages: tuple[Percentage, ...]
    one_before: frozenset[str]
    groups_by_number: dict[str, int]
    one_behind: frozenset[str]

    def is_a(self, word: str, kind: str) -> bool:
        """Whether a folded word belongs to a closed class of function_words.yaml."""
        return word in self.function[kind]


@lru_cache(maxsize=64)
def last_words(kind: str) -> frozenset[str]:
    """The last words of the phrases of a closed class: where none of them stands, there is no such phrase."""
    return frozenset(phrase.split()[-1] for phrase in english().function[kind])


def inflect(base: str, irregular: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    """The forms of an English verb with the name of each; the verb's particle stays behind it.

    >>> [form for form, _ in inflect("carry out", {})]
    ['carry out', 'carries out', 'carried out', 'carrying out']
    """
    verb, _, particle = base.partition(" ")
    tail = f" {particle}" if particle else ""
    yield base, "base"
    if verb in irregular:
        forms = irregular[verb]
        for index, form in enumerate(forms):
            yield form + tail, "ing" if form.endswith("ing") else ("s" if index == 0 else "past")
        return
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        yield verb[:-1] + "ies" + tail, "s"
        yield verb[:-1] + "ied" + tail, "past"
        yield verb + "ing" + tail, "ing"
        return
    yield (verb + "es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else verb + "s") + tail, "s"
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb
    yield stem + "ed" + tail, "past"
    yield stem + "ing" + tail, "ing"


@lru_cache(maxsize=1)
def english() -> Language:
    """The language data; read from disk once a process."""
    numbers = _load("numbers.yaml")
    hedges = _load("approximators.yaml")
    function = _load("function_words.yaml")
    verbs = _load("verbs.yaml")
    comparatives = _load("comparatives.yaml")
    countable = _load("countable_nouns.yaml")
    approximators, forms = _approximators(hedges), _verb_forms(verbs)
    return Language(
        digits=_whole(numbers["digits"]),
        tens=_whole(numbers["tens"]),
        multipliers=_numbers(numbers["multipliers"]),
        letters=_numbers(numbers["letters"]),
        ordinals=_whole(numbers["ordinals"]),
        parts=_whole(numbers["parts"]),
        approximators=approximators,
        vague_counts={word: _ends(pair) for word, pair in hedges["vague_counts"].items()},
        vague_multiples={word: _two(pair) for word, pair in hedges["vague_multiples"].items()},
        multiples=_numbers(hedges["multiples"]),
        shares={word: _two(pair) for word, pair in hedges["shares"].items()},
        vague_inside=float(hedges["vague_margin"]["inside"]),
        vague_outside=float(hedges["vague_margin"]["outside"]),
        multiple_width=_numbers(hedges["multiple_width"]),
        part_width=float(hedges["part_width"]),
        order_of_magnitude=_two(hedges["orders_of_magnitude"]),
        function={name: frozenset(words) for name, words in function.items() if isinstance(words, list)},
        phrasal_prepositions=dict(function["phrasal_prepositions"]),
        months=_whole(function["month_names"]),
        verbs=forms,
        superlatives=_by_word(comparatives["superlatives"]),
        weak_superlatives=frozenset(comparatives["weak"]),
        measuring_superlatives=frozenset(comparatives["of_a_measure"]),
        comparatives=_by_word(comparatives["comparatives"]),
        medals=_whole(comparatives["medals"]),
        leads=frozenset(comparatives["leads"]),
        of_speed=frozenset(comparatives["of_speed"]),
        superlatives_of_speed=frozenset(comparatives["superlatives_of_speed"]),
        no_lead_before=frozenset(comparatives["no_lead_before"]),
        countable=frozenset(
            word for name, words in countable.items() if name != "uncounted" for word in words
        ),
        uncounted=frozenset(countable["uncounted"]),
        multiply_verbs={
            form: float(verbs["multiply"][verb.lemma])
            for form, verb in forms.items()
            if "multiply" in verb.classes
        },
        hedges_behind=dict(hedges["behind"]),
        hedge_words=frozenset(part for phrase in approximators for part in phrase.split()),
        labels=frozenset(numbers["labels"]),
        range_openers=frozenset(numbers["range_openers"]),
        letters_not_before=frozenset(numbers["letters_not_before"]),
        doubtful_units=frozenset(numbers["doubtful_units"]),
        percentages=_percentages(_load("percentages.yaml")),
        one_before=frozenset(numbers["one_before"]),
        groups_by_number=_whole(numbers["groups_by_number"]),
        one_behind=frozenset(numbers["one_behind"]),
    )


def _whole(words: dict[str, str]) -> dict[str, int]:
    return {word: int(number) for word, number in words.items()}


def _numbers(words: dict[str, str]) -> dict[str, float]:
    return {word: float(number) for word, number in words.items()}


def _by_word(ends: dict[str, list[str]]) -> dict[str, str]:
    return {word: end for end, words in ends.items() for word in words}


def _ends(pair: list[str]) -> tuple[float, float | None]:
    return float(pair[0]), None if pair[1] == "null" else float(pair[1])


def _two(pair: list[str]) -> tuple[float, float]:
    return float(pair[0]), float(pair[1])


def _approximators(hedges: dict[str, Any]) -> dict[str, Approximator]:
    """The words that loosen a number, each with what they leave open."""
    inclusive = set(hedges["inclusive"])
    return {
        word: Approximator(
            id=name,
            low=None if entry["low"] == "null" else float(entry["low"]),
            high=None if entry["high"] == "null" else float(entry["high"]),
            open_low=entry.get("open_low") == "true" and word not in inclusive,
            open_high=entry.get("open_high") == "true" and word not in inclusive,
            understates=float(entry["understates"]) if "understates" in entry else None,
            inclusive=word in inclusive,
        )
        for name, entry in hedges["approximators"].items()
        for word in entry["words"]
    }


def _verb_forms(verbs: dict[str, Any]) -> dict[str, VerbForm]:
    """All forms of the verbs, each with the classes of its verb; what several verbs have is of the last one."""
    forms: dict[str, VerbForm] = {}
    for group, bases in verbs.items():
        if group == "irregular":
            continue
        for base in bases:
            for form, name in inflect(base, verbs["irregular"]):
                before = forms.get(form)
                classes = (*before.classes, group) if before else (group,)
                forms[form] = VerbForm(classes, base, name)
    return forms


def _percentages(entries: dict[str, Any]) -> tuple[Percentage, ...]:
    return tuple(
        Percentage(
            concept,
            entry["of"],
            frozenset(entry["words"]),
            frozenset(entry["part"]),
            frozenset(entry["verbs"]),
            frozenset(entry.get("telling", ())),
        )
        for concept, entry in entries.items()
    )
