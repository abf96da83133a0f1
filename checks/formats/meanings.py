"""What a writer's words can mean: the measures, entities, publishers and units that the catalogue has for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from checks.assay import vocabulary
from checks.errors import BadUsage
from checks.names import Name
from checks.reading.folding import fold
from checks.reading.vocabulary import Hit
from checks.record import Record
from checks.record.catalogue_entries import Measure
from checks.record.mappings import nearest

_LISTED = 40

_ENTITIES = {"entity": "", "adjective": " (adjective)", "metonym": " (its capital or government)"}


def meanings(record: Record, words: str) -> Iterator[str]:
    """The measures that the words can mean together, then what each of them can mean alone.

    Raises BadUsage where the catalogue knows none of the words, naming the nearest that it knows.
    """
    if not words.strip():
        raise BadUsage('no words; name some as a writer would: assay data where "rare-earth reserves"')
    vocabulary_found = vocabulary(record)
    hits = _longest(vocabulary_found.find(words, fold(words)))
    names = [(words[hit.start : hit.end], name) for hit in hits for name in hit.entry.names]
    units = vocabulary_found.units.get(fold(words).strip().replace("-", " "), [])
    if not names and not units:
        known = {name.text.casefold(): name for name in record.catalogue.names()}
        raise BadUsage(f"{words}: the catalogue knows none of these words{nearest(words, known)}")
    measures = _measures(record, [name for _, name in names])
    if measures:
        yield "Measures"
        yield from (f"  {_measure(record, each)}" for each in measures[:_LISTED])
        if len(measures) > _LISTED:
            yield f"  and {len(measures) - _LISTED} more; name what it is of"
    yield from _section("Entities", _entities(record, names))
    yield from _section("Publishers", _publishers(record, names))
    yield from _section(
        "Units",
        (
            f"“{name.text}”: {', '.join(name.ids)}, which is {float(name.data['factor']):,.15g} {name.data['base']}"
            for name in units
        ),
    )


def _measures(record: Record, names: list[Name]) -> list[Measure]:
    """The measures of the concepts and topics among the names; where no concept is named, all of the topics."""
    of = {kind: _ids(name for name in names if name.kind.startswith(kind)) for kind in ("concept", "topic")}
    qualifiers = _ids(name for name in names if name.kind == "qualifier")
    for name in names:
        if name.kind.startswith("concept"):
            qualifiers += name.data.get("qualifiers", "").split()
    catalogue = record.catalogue
    found: dict[str, Measure] = {}
    topics: list[str | None] = [*of["topic"]] or [None]
    for concept, topic in product(of["concept"], topics):
        for measure in catalogue.measures_for(concept, topic, dict.fromkeys(qualifiers)):
            found[measure.id] = measure
    if not found:
        for measure in sorted(catalogue.measures.values(), key=lambda each: (not each.default, each.id)):
            by_topic = not of["concept"] and set(of["topic"]) & set(measure.topics)
            if by_topic or (not of["topic"] and measure.concept in of["concept"]):
                found[measure.id] = measure
    return list(found.values())


def _measure(record: Record, measure: Measure) -> str:
    editions = [edition.id for edition in record.editions(measure.id)]
    held = f"editions {', '.join(editions)}" if editions else "no table held"
    unit = f", {measure.unit}" if measure.unit else ""
    default = "; meant where nothing else is said" if measure.default else ""
    return f"{measure.id}  {measure.title}{unit} ({measure.publisher}, {held}){default}"


def _entities(record: Record, names: Iterable[tuple[str, Name]]) -> Iterator[str]:
    for words, name in names:
        if name.kind not in _ENTITIES:
            continue
        several = "; could be any of them, so the text has to say which" if len(name.ids) > 1 else ""
        shown = ", ".join(
            f"{each} {record.catalogue.entities[each].name} ({record.catalogue.entities[each].kind})"
            for each in name.ids
            if each in record.catalogue.entities
        )
        yield f"“{words}”{_ENTITIES[name.kind]}: {shown}{several}"


def _publishers(record: Record, names: Iterable[tuple[str, Name]]) -> Iterator[str]:
    for words, name in names:
        if name.kind not in ("publisher", "dataset"):
            continue
        for each in name.ids:
            known = record.catalogue.publishers.get(each)
            if known:
                yield f"“{words}”: {each}{'' if known.held else ', of which no table is held'}"


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    kept = list(dict.fromkeys(lines))
    if kept:
        yield title
        yield from (f"  {line}" for line in kept)


def _ids(names: Iterable[Name]) -> list[str]:
    return list(dict.fromkeys(each for name in names for each in name.ids))


def _longest(hits: list[Hit]) -> list[Hit]:
    """The hits with a name that lie inside of no longer one."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda each: (each.start, -each.end)):
        if hit.entry.names and (not kept or hit.start >= kept[-1].end):
            kept.append(hit)
    return kept
