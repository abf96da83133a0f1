"""The sections of a catalogue and the fields of its entries, each as the kind of value that it has to be; errors name the entry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from checks.errors import CatalogueError

SECTIONS = {
    "countries": "country",
    "territories": "territory",
    "residuals": "residual",
    "world": "world",
    "continents": "continent",
    "groups": "group",
    "others": "other",
}
OTHER_SECTIONS = (
    "publishers",
    "concepts",
    "qualifiers",
    "topics",
    "units",
    "measures",
    "defaults",
    "ambiguous",
)
ENTITY_FIELDS = frozenset(
    "name sentence_name names adjectives people metonyms cased members optional since until".split()
)
MEASURE_FIELDS = frozenset(
    "publisher dataset title concept topics dimension unit kind basis default qualifiers ranking exhaustive rounding"
    " headline namesake headline_adds also_concept per_head_of".split()
)
CONCEPT_FIELDS = frozenset("about nouns verbs agents adjectives".split())
UNIT_FIELDS = frozenset("dimension base factor names cased other position topic".split())


def mapping(value: Any, where: str, wanted: str = "is a mapping") -> dict[str, Any]:
    """A value that has to be a mapping. Raises CatalogueError where it is none."""
    if not isinstance(value, Mapping):
        raise CatalogueError(f"{where}: {wanted}")
    return dict(value)


def fields(entry: Any, known: frozenset[str], where: str) -> dict[str, Any]:
    """An entry's fields; none where it is empty. Raises CatalogueError for one that is not `known`."""
    found = mapping(entry if entry is not None else {}, where)
    unknown = sorted(set(map(str, found)) - known)
    if unknown:
        raise CatalogueError(f"{where}: unknown field {unknown[0]!r}; known are {', '.join(sorted(known))}")
    return found


def texts(entry: Mapping[str, Any], field: str, where: str) -> list[str]:
    """A field's list of texts; empty where the entry has no such field. Raises CatalogueError for anything else."""
    value = entry.get(field) or ()
    if isinstance(value, str) or not all(isinstance(each, str) for each in value):
        raise CatalogueError(f"{where}: {field} is a list of texts; quote words such as NO and ON")
    return list(value)


def days(entry: Mapping[str, Any], field: str, where: str) -> dict[str, str]:
    """A field's mapping of ids to days, the days as ISO texts. Raises CatalogueError where it is no mapping."""
    return {str(each): day.isoformat() for each, day in mapping(entry.get(field) or {}, where).items()}


def worded(entries: Any, where: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Words of a concept, each with its data: texts, or mappings {text: …, qualifiers: […], generic: true, forms: …}.

    Raises CatalogueError for anything else.
    """
    for each in entries:
        if isinstance(each, str):
            yield each, {}
        elif isinstance(each, Mapping) and isinstance(each.get("text"), str):
            yield each["text"], {str(name): _flat(value) for name, value in each.items() if name != "text"}
        else:
            raise CatalogueError(f"{where}: {each!r} is neither a text nor a mapping with a text")


def _flat(value: Any) -> str:
    if value is True:
        return "yes"
    return " ".join(map(str, value)) if isinstance(value, list) else str(value)
