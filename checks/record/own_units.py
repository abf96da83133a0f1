"""Units that a descriptor names and no catalogue has: prices and rates made of known ones ("EUR/kg"), and words ("points")."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches
from itertools import product
from typing import Any

from checks.record.catalogue_entries import BY_ITS_NAME
from checks.record.inflection import plural
from checks.record.own_concepts import told_units
from checks.record.own_words import rate_of, rates

_ALIKE = 0.85
"""From which likeness on a unit that no catalogue has is taken for a misspelling of one that it has."""

_TIES = (" per ", " a ", " an ", "/")
_EACH = ("person", "head", "capita", "inhabitant", "resident")
_TIMES = {"monthly": "month", "weekly": "week", "daily": "day", "hourly": "hour", "nightly": "night"}
_WEIGHTS = ("t", "kg", "g")
"""Of what is weighed, the units that a rate may also be told in."""

_MONTHLY = frozenset(("rent", "rents"))
"""What is paid by the month where nothing else is said."""


def units_of(
    measures: Iterable[Any], names: Mapping[str, Collection[str]], units: Mapping[str, Mapping[str, Any]]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """The entries of the units that measures name and no catalogue has, as a catalogue lists them.

    `names`: what each known unit is called by; `units`: its dimension, base and factor. One that is spelled almost as a known one
    is left to be refused.

    >>> names = {"EUR": ["euro", "€"], "kg": ["kilo", "kg"]}
    >>> entry = dict(units_of([{"unit": "EUR/kg"}], names, {"EUR": {"dimension": "money EUR"}}))["EUR/kg"]
    >>> entry["dimension"], "euro a kilo" in entry["names"], "€/kg" in entry["names"]
    ('price by kg', True, True)
    >>> list(units_of([{"unit": "kiloo"}], names, {}))
    []
    """
    spelled = {*names, *(each for called in names.values() for each in called)}
    for name in (str(name) for each in measures for name in (each or {}).get("names") or ()):
        rate, of = rate_of(name), name.partition(" per ")[2]
        if rate is not None and of.split()[1:] and of not in names.get(rate, (of,)):
            yield (
                f"per {of}",
                {
                    "base": rate,
                    "dimension": units[rate]["dimension"],
                    "names": [f"per {each}" for each in rates(of)],
                },
            )
    for unit in dict.fromkeys(str(each["unit"]) for each in measures if (each or {}).get("unit") is not None):
        if unit in names:
            continue
        if (told := next((each for each in told_units() if unit in each["written"]), None)) is not None:
            yield unit, {"dimension": told["dimension"], "names": told["names"], "cased": [unit]}
            continue
        if (written := next((each for each in names if unit in names[each]), None)) is not None:
            known_as = units[written]
            yield unit, {field: known_as[field] for field in ("dimension", "base", "factor")}
            continue
        known, by = _taken_apart(unit, names)
        if by:
            by = _id_of(by, names)
            kind = "price" if str(units[known]["dimension"]).startswith("money") else f"{known}"
            ways = product(names[known], _TIES, _called(by, names))
            called = {f"{one}{tie}{other}" for one, tie, other in ways} - {unit}
            made = {"dimension": f"{kind} by {by}", "names": sorted(called), "cased": [unit]}
            yield unit, made
            yield from _in_other_weights(unit, known, by, str(made["dimension"]), names, units)
        elif _is_a_word(unit) and not get_close_matches(unit, spelled, 1, _ALIKE):
            yield unit, {"dimension": unit, "names": sorted({unit, plural(unit), unit.removesuffix("s")})}


def _in_other_weights(
    unit: str,
    known: str,
    by: str,
    dimension: str,
    names: Mapping[str, Collection[str]],
    units: Mapping[str, Mapping[str, Any]],
) -> Iterator[tuple[str, dict[str, Any]]]:
    """A rate as it is also written: "2.86 tonnes a hectare" of kg/ha, "€9,100 a tonne" of EUR/kg."""
    weighed = known if known in _WEIGHTS else by
    for other in _WEIGHTS if weighed in _WEIGHTS else ():
        if other == weighed or other not in units:
            continue
        factor = _factor(units, other) / _factor(units, weighed)
        one, each = (other, by) if weighed == known else (known, other)
        called = {
            f"{this}{tie}{that}" for this, tie, that in product(names[one], _TIES, _called(each, names))
        }
        told = {"dimension": dimension, "base": unit, "names": sorted(called)}
        yield f"{one}/{each}", {**told, "factor": factor if weighed == known else 1 / factor}


def _factor(units: Mapping[str, Mapping[str, Any]], unit: str) -> float:
    return float(units[unit].get("factor") or 1)


def by_their_names(
    measures: Mapping[str, Any], units: Mapping[str, Mapping[str, Any]]
) -> dict[str, Mapping[str, Any]]:
    """The measures, those of money in the unit that their names tell it is by: EUR/pupil of "spending per pupil".

    >>> told = by_their_names({"a": {"names": ["monthly fee"], "unit": "EUR"}}, {"EUR": {"dimension": "money EUR"}})
    >>> told["a"]["unit"], told["a"]["basis"]
    ('EUR/month', 'by its name')
    """
    found = {}
    for each, entry in measures.items():
        unit = str((entry or {}).get("unit"))
        money = str(units.get(unit, {}).get("dimension", "")).startswith("money")
        by = next(filter(None, map(_by_what, entry.get("names") or ())), None) if money else None
        found[each] = {**entry, "unit": f"{unit}/{by}", "basis": BY_ITS_NAME} if by else entry
    return found


def _by_what(name: Any) -> str | None:
    """What the money of a name is by: "pupil", "month"; None for what is by the head, or by nothing."""
    words = str(name).casefold().split()
    _, per, by = " ".join(words).partition(" per ")
    if per:
        return None if by in (*_EACH, "year") or by[0].isdigit() else by
    told = next((_TIMES[word] for word in words if word in _TIMES), None)
    return told or ("month" if words and words[-1] in _MONTHLY else None)


def _taken_apart(unit: str, names: Mapping[str, Collection[str]]) -> tuple[str, str]:
    """A known unit and what it is by: ("EUR", "kg") of "EUR/kg" and "EUR per kg"; nothing behind where it is not so made."""
    for tie in ("/", " per "):
        known, _, by = unit.partition(tie)
        if by and (known := _id_of(known, names)) in names:
            return known, by
    return unit, ""


def _id_of(unit: str, names: Mapping[str, Collection[str]]) -> str:
    """The unit that is written so: "hectare" of "ha"; the words themselves where none is."""
    return unit if unit in names else next((each for each in names if unit in names[each]), unit)


def _called(by: str, names: Mapping[str, Collection[str]]) -> Collection[str]:
    """What stands behind "per": the names of a unit, or the words for one of the people, or the word itself."""
    told = next((each["names"] for each in told_units() if by in each["written"]), None)  # "h" is an hour
    return names.get(by) or told or (_EACH if by in _EACH else (by,))


def _is_a_word(unit: str) -> bool:
    return unit.replace(" ", "").replace("°", "").isalpha()
