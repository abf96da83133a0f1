"""How else a name of a user's own table is written: in the other number, and with a rate's other words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import product
from typing import Any

from checks.record.inflection import inflect, irregular_verbs, plural
from checks.record.own_concepts import are_people, kinds_alike, shortened

_MANY = ("people", "inhabitants", "residents", "population", "citizens")
_ONE = ("capita", "head", "person", "inhabitant", "resident")
_BORN = ("births", "live births")
_OF_EVERY = (" for every ", " for each ", " to every ", " in every ")
_NUMBERS = {
    "100": ("100", "hundred"),
    "1000": ("1000", "1,000", "thousand"),
    "10000": ("10000", "10,000"),
    "100000": ("100000", "100,000", "hundred thousand"),
    "1000000": ("million", "1 million", "1m", "1,000,000"),
}
_SAYS_LITTLE = frozenset(
    "entity name item label row series geography location area country countries nation economy territory".split()
)
"""What a column of names is headed that does not say what they are."""

_PARTICLES = frozenset("out up off in down over on".split())
"""What may end a verb of two words: "operations carried out"."""

TOO_BARE = frozenset(
    "share percentage proportion number numbers total rate rates level levels amount size value place places time times price"
    " prices cost costs index score scores average people year years area output production".split()
)
"""Heads of names that tell nothing by themselves, or something else."""

_BEHIND_A_HEAD = frozenset(
    "of per at in for to on from among by with than over under above below taller larger longer older".split()
)
"""What ends the part of a name that its head ends: "age | at first birth"."""

_WITH_A_BASE = ("customers", "subscribers", "users", "members", "clients", "donors")
"""Those of whom a number is called a base: "subscriber base"."""

_SCORES = ("score", "scores", "result", "results", "grade", "grades", "mark", "marks")
"""What somebody has in a subject: "maths score", "score in maths"."""

_LONG_PLURALS = ("ches", "shes", "sses", "xes", "zes", "oes")
"""How plurals end whose singular may lack both letters: "peaches", "mangoes"."""

ONLY = "only "
"""What marks a concept that no table but one of a user's has."""

RATES = {
    "100": "per hundred",
    "1000": "per thousand",
    "10000": "per 10000",
    "100000": "per 100000",
    "1000000": "per million",
}
"""The units in which rates are told apart from their measure: "the death rate was 2.2 per 100,000"."""


def held_words(measure: Mapping[str, Any]) -> list[str]:
    """A measure's concept, with each topic that it has."""
    return [f"{measure['concept']} {topic}".strip() for topic in measure.get("topics") or ("",)]


def spellings(name: str) -> Iterator[str]:
    """A name as it stands and as writers vary it.

    >>> list(spellings("download speed")), list(spellings("mango"))
    (['download speed', 'download speeds'], ['mango', 'mangos', 'mangoes'])
    >>> "beds per 1,000 inhabitants" in set(spellings("hospital beds per 1000 people"))
    True
    """
    yield name
    counted, per, rest = name.partition(" per ")
    things = [counted, *_other_number(counted)]
    if not per:
        yield from things[1:]
        yield from _turned(name)
        return
    things += [thing.rpartition(" ")[2] for thing in things if " " in thing]
    ties = (" per ", *(_OF_EVERY if _taken_apart(rest)[0] else ()))
    for thing, tie, other in product(things, ties, rates(rest)):
        if f"{thing}{tie}{other}" != name:
            yield f"{thing}{tie}{other}"


def by_the_head(name: str) -> str | None:
    """What a name is of that tells it by the head: "health spending" of "health spending per person"; None for others."""
    counted, per, rest = name.partition(" per ")
    return counted if per and rest in _ONE else None


def done_with(name: str, verbs: Iterable[str]) -> tuple[str, list[str]] | None:
    """What a name says is done with something, and the verbs for it: "copies", ["sell"] of "copies sold"; None for others.

    `verbs`: those of the descriptor. Of a regular form both verbs are given that it may be of, as the other one is no word.

    >>> done_with("copies sold", []), done_with("homes completed", ["complete"]), done_with("fleet", [])
    (('copies', ['sell']), ('homes', ['complete']), None)
    """
    things, _, done = name.casefold().rpartition(" ")
    particle = f" {done}" if done in _PARTICLES else ""
    if particle:
        things, _, done = things.rpartition(" ")
    if not things or " of " in f" {things} ":
        return None
    forms = irregular_verbs()
    known = [
        verb for verb in verbs if done in (word for _, word in inflect(verb, tuple(forms.get(verb, ()))))
    ]
    known = known or [verb for verb, (_, _, participle, _) in forms.items() if participle == done]
    if not known and done.endswith("ied"):
        known = [f"{done[:-3]}y"]
    elif not known and done.endswith("ed") and not done.endswith("eed"):
        doubled = done[-3:-2] == done[-4:-3] and done[-3] not in "lsfz"
        known = [done[:-3]] if doubled else [done[:-2], done[:-1]]
    return (things, [f"{verb}{particle}" for verb in known]) if known else None


def told_otherwise(names: Iterable[str]) -> list[str]:
    """What names that say "numbers" or "sold" are also called: "passengers" of "passenger numbers", "car sales" of "cars sold".

    >>> told_otherwise(["passenger numbers", "cars sold", "staff", "paying customers"])
    ['passengers', 'car sales', 'sales of cars', 'paying customer base']
    """
    found: list[str] = []
    for name in names:
        thing, _, last = name.casefold().rpartition(" ")
        if thing and last == "numbers":
            found.append(plural(thing))
        elif (one := next(singulars(name.casefold()), None)) is not None and last in _WITH_A_BASE:
            found.append(f"{one} base")
        elif thing and last == "sold" and (one := next(singulars(thing), None)) is not None:
            found += [f"{one} sales", f"sales of {thing}"]
    return found


def heads_of(names: Iterable[str]) -> set[str]:
    """The words that head names, and those with what stands right before them: "coverage" of "full-fibre coverage".

    >>> sorted(heads_of(["measles cases", "landings of fish", "mean age at first birth"]))
    ['age', 'cases', 'landings']
    >>> sorted(heads_of(["towers taller than 150 metres"]))
    ['towers']
    >>> sorted(heads_of(["social housing waiting list"]))
    ['housing waiting list', 'list', 'waiting list']
    """
    found: set[str] = set()
    for name in names:
        words = name.casefold().split()
        at = next((at for at, word in enumerate(words) if at and word in _BEHIND_A_HEAD), len(words))
        counted = words[:at]
        found |= {" ".join(counted[first:]) for first in range(1, len(counted))} | set(counted[-1:])
    return found


def extent_of(name: str) -> str:
    """What a name is the length or area of: "slopes" of "length of slopes", as in "400 kilometres of slopes"; "" of others."""
    words = name.casefold().split()
    told = words[:2] in (["length", "of"], ["area", "of"])
    return " ".join(words[2:]).removeprefix("the ") if told else ""


def of_each(name: str) -> Iterator[str]:
    """How a rate is named where only its order counts: "doctors per head" of "doctors per 1,000 people"."""
    counted, per, rest = name.partition(" per ")
    if per and _taken_apart(rest)[1] in _MANY:
        yield from (f"{thing} per {one}" for thing, one in product((counted, *_other_number(counted)), _ONE))


def rate_of(name: str) -> str | None:
    """The unit of a rate that a name tells of: "per thousand" of "hospital beds per 1,000 people"; None where it is none."""
    number, _ = _taken_apart(name.partition(" per ")[2])
    return RATES.get(number)


def with_kind(name: str, column: str) -> Iterator[str]:
    """A name with the word for what bears it, as its column is headed; nothing where that says little.

    >>> list(with_kind("Istanbul", "Airport"))
    ['Istanbul airport', "Istanbul's airport", 'the airport of Istanbul', 'airport Istanbul']
    """
    for kind in _kinds_of(column):
        if kind not in name.casefold():
            for each in (kind, *kinds_alike(kind)):
                yield from (f"{name} {each}", f"{name}'s {each}", f"the {each} of {name}", f"{each} {name}")


def kinds_of_holders(column: str) -> Iterator[tuple[str, str]]:
    """What things are called that a column of names is of, each with the word for countries that it is read as.

    >>> list(kinds_of_holders("Airport")), list(kinds_of_holders("Country"))
    ([('airport', 'country'), ('airports', 'countries')], [])
    """
    for kind in _kinds_of(column):
        for each in (kind, *kinds_alike(kind)):
            yield each, "country"
            yield plural(each), "countries"


def _kinds_of(column: str) -> list[str]:
    """What a column of names is headed, and the last word of that: "wind farm" and "farm"; nothing where it says little."""
    words = column.casefold().split()
    told = bool(words) and all(word.isalpha() for word in words) and words[-1] not in _SAYS_LITTLE
    return list(dict.fromkeys((" ".join(words), words[-1]))) if told else []


def short_names(labels: Mapping[str, str], taken: Collection[str]) -> Iterator[tuple[str, str]]:
    """What things are called once they are known, with each one's label: nothing that several are, or that is `taken`.

    `labels`: what each one's column is headed. People go by their last names.

    >>> list(short_names(dict.fromkeys(["Ashdown Hospital", "Leeds United", "Leeds City"], "Site"), []))
    [('Ashdown', 'Ashdown Hospital')]
    >>> list(short_names(dict.fromkeys(["Mia Storm", "Leo Sand", "Ida Sand"], "Player"), []))
    [('Storm', 'Mia Storm')]
    """
    firsts, lasts = (Counter(label.split()[at] for label in labels) for at in (0, -1))
    for label, column in sorted(labels.items()):
        kept = shortened(label)
        if kept is not None and firsts[label.split()[0]] == 1 and kept.casefold() not in taken:
            yield kept, label
        last = label.split()[-1]
        named = last != label and last.isalpha() and last.istitle() and lasts[last] == 1
        if named and are_people(column) and last.casefold() not in taken:
            yield last, label


def singulars(name: str) -> Iterator[str]:
    """The singular of a name of things: "passenger" of "passengers"; nothing for what is none, or is told by an "of"."""
    if " of " not in name and " per " not in name and name.endswith("s") and not name.endswith(("ss", "us")):
        yield next(_other_number(name))


def numbers_of(things: str) -> tuple[str, ...]:
    """How the number of things is called.

    >>> numbers_of("tourists")
    ('number of tourists', 'tourist numbers')
    """
    return (f"number of {things}", *(f"{one} numbers" for one in singulars(things)))


def _turned(name: str) -> Iterator[str]:
    """ "Cases of measles" of "measles cases", and the other way round: what things are of, behind them or before."""
    head, of, whole = name.partition(" of ")
    words = name.split()
    if len(words) > 1 and words[-1] in _SCORES:
        yield from (f"{each} in {' '.join(words[:-1])}" for each in (words[-1], *_other_number(words[-1])))
    if of:
        yield f"{whole} {head}"
    elif len(words) > 1 and words[-1].endswith("s"):
        things = " ".join(words[:-1])
        yield f"{words[-1]} of {things}"
        yield f"{words[-1]} of {plural(things)}"  # "registrations of electric cars"


def _other_number(name: str) -> Iterator[str]:
    """The plural of a name in the singular, the singular of one in the plural; of the word before "of" where there is one."""
    head, of, whole = name.partition(" of ")
    tail = f"{of}{whole}"
    if head.endswith("ies"):
        yield f"{head[:-3]}y{tail}"
    elif head.endswith("s") and not head.endswith("ss"):
        yield f"{head[:-1]}{tail}"
        if head.endswith(_LONG_PLURALS):
            yield f"{head[:-2]}{tail}"
    elif head:
        yield f"{plural(head)}{tail}"
        if head.endswith("o"):
            yield f"{head}es{tail}"


def rates(rest: str) -> list[str]:
    """What stands behind "per", in all its spellings: "100,000 journeys" of "100000 journeys"."""
    number, counted = _taken_apart(rest)
    if not number:
        return list(_ONE) if rest in _ONE else [rest]
    alike = next((words for words in (_MANY, _BORN) if counted in words), (counted,))
    return [f"{written} {each}".strip() for written, each in product(_NUMBERS[number], (*alike, ""))]


def _taken_apart(rest: str) -> tuple[str, str]:
    """The number, and what is counted: ("1000", "people") of "1,000 people"; no number where there is none."""
    for number, written in _NUMBERS.items():
        for each in sorted(written, key=len, reverse=True):
            if rest == each or rest.startswith(f"{each} "):
                return number, rest[len(each) :].strip()
    return "", rest
