"""Names, numbers and lists as a reader of the article would write them."""

from __future__ import annotations

import math
from collections.abc import Sequence

from checks.record.catalogue import Catalogue
from checks.record.catalogue_entries import Measure
from checks.record.cells import Edition

_PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_MONTHS = "January February March April May June July August September October November December".split()
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_AFTER = {
    "t": " t",
    "ct": " carats",
    "%": "%",
    "pp": " percentage points",
    "km2": " km²",
    "m3": " m³",
    "bbl": " barrels",
    "bbl/d": " barrels a day",
    "kWh": " kWh",
    "J": " J",
    "years": " years",
    "x": " times",
}


def amount(number: float, unit: str | None) -> str:
    """A figure with its unit.

    >>> amount(3_800_000, "t"), amount(45_000, "t"), amount(30.77e12, "USD"), amount(69.2, "%")
    ('3.8 million t', '45,000 t', '$30.77 trillion', '69.2%')
    """
    if unit and unit.startswith("USD"):
        sign = "-" if number < 0 else ""
        return f"{sign}${_digits(abs(number))}{_basis(unit)}"
    if unit and unit not in _AFTER:
        return f"{_digits(number)} {unit}"
    return f"{_digits(number)}{_AFTER.get(unit or '', '')}"


def count(number: float, noun: str) -> str:
    """A small number in words, with its noun.

    >>> count(4, "countries")
    'four countries'
    """
    whole = number == int(number) and 0 <= number < len(_COUNTS)
    return f"{_COUNTS[int(number)] if whole else _digits(number)} {noun}"


def place(rank: int) -> str:
    """An ordinal.

    >>> place(5), place(12), place(23)
    ('fifth', '12th', '23rd')
    """
    if rank <= len(_PLACES):
        return _PLACES[rank - 1]
    ending = "th" if 10 <= rank % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    return f"{rank}{ending}"


def listing(names: Sequence[str]) -> str:
    """Names as a sentence lists them.

    >>> listing(["China", "Brazil", "India"])
    'China, Brazil and India'
    """
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def entity_name(catalogue: Catalogue, entity: str) -> str:
    """An entity's name inside a sentence: "the United States"."""
    known = catalogue.entities.get(entity)
    if known is None:
        return entity
    return known.sentence_name or known.name


def entity_names(catalogue: Catalogue, entities: Sequence[str]) -> str:
    """Several entities' names as a sentence lists them."""
    return listing([entity_name(catalogue, entity) for entity in entities])


def possessive(name: str) -> str:
    """The possessive form: "Russia's", "the United States'"."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def publisher_name(catalogue: Catalogue, publisher: str) -> str:
    """A publisher at the beginning of a sentence: "USGS", "The World Bank"."""
    known = catalogue.publishers.get(publisher)
    return f"The {publisher}" if known and f"the {publisher}" in known.names else publisher


def edition_name(catalogue: Catalogue, edition: Edition) -> str:
    """An edition at the beginning of a sentence: "USGS's 2025 edition"."""
    return f"{possessive(publisher_name(catalogue, edition.publisher))} {edition_words(edition)}"


def edition_words(edition: Edition) -> str:
    """An edition without its publisher: "2025 edition", "April 2025 edition"."""
    year, _, month = edition.id.partition("-")
    if month.isdigit() and 1 <= int(month) <= 12:
        return f"{_MONTHS[int(month) - 1]} {year} edition"
    return f"{edition.id} edition"


def measure_name(measure: Measure) -> str:
    """A measure inside a sentence: its title with a small first letter, unless that begins an abbreviation."""
    title = measure.title
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def _digits(number: float) -> str:
    for scale, word in _SCALES:
        if abs(number) >= scale * 0.9999:
            return f"{_significant(number / scale)} {word}"
    if abs(number) >= 1000:
        return f"{number:,.0f}"
    return _significant(number)


def _significant(number: float) -> str:
    """At most four significant digits, without an exponent or trailing zeros."""
    if number == 0:
        return "0"
    decimals = max(0, 3 - math.floor(math.log10(abs(number))))
    text = f"{number:.{min(decimals, 6)}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _basis(unit: str) -> str:
    basis = unit.removeprefix("USD").strip("_")
    if not basis:
        return ""
    return " at purchasing-power parity" if basis == "PPP" else f" in dollars of {basis}"
