"""The names of several catalogues as one list: what a later one adds to a name of an earlier one, and what it overrules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from checks.names import Name


def merged(layers: Iterable[Iterable[Any]]) -> list[Name]:
    """Every name once, with the ids that all layers give it; entries are text, kind, ids and data, the bundled first."""
    found: dict[tuple[str, ...], Name] = {}
    for layer in layers:
        for text, kind, ids, data in layer:
            # A verb that another layer has with another meaning is two: an economy grows, and coffee is grown.
            apart = ids if kind == "concept_verb" else ()
            key = (text, kind, data.get("form", ""), *apart)
            earlier = found.get(key)
            if earlier is None or kind == "publisher":
                found[key] = Name(text, kind, tuple(ids), data)
                continue
            topics = ";".join(dict.fromkeys(_topics_of(earlier.data, data)))
            told = {**data, "topics": topics} if topics else {**data}
            told |= judged_by_either(earlier.data, data)
            if heads := _only_by_head(earlier, ids, data):
                told.pop("before", None)
                told |= heads
            found[key] = Name(text, kind, tuple(dict.fromkeys((*earlier.ids, *ids))), told)
    # Where Vienna has a row of its own, it does not speak for Austria.
    named = {name.text.casefold() for name in found.values() if name.kind == "entity"}
    return [name for name in found.values() if name.kind != "metonym" or name.text.casefold() not in named]


def judged_by_either(*several: Mapping[str, str]) -> dict[str, str]:
    """Of which measures an adjective is of the low end, that it judges, and that things are called so: "the cheapest" of stamps, and of fees.

    >>> judged_by_either({"judging": "yes", "low_of": "wait"}, {})
    {'judging': 'yes', 'low_of': 'wait'}
    """
    low_of = ";".join(each["low_of"] for each in several if each.get("low_of"))
    kept = {said: "yes" for said in ("judging", "of_thing") if any(each.get(said) for each in several)}
    return kept | ({"low_of": low_of} if low_of else {})


def _only_by_head(earlier: Name, ids: Iterable[str], data: Mapping[str, str]) -> dict[str, str]:
    """Which of a noun's measures it names by the head of their names alone: "passengers" of "bus passengers", and of an airport's."""
    heads = [
        *(earlier.ids if earlier.data.get("before") else earlier.data.get("heads", "").split(";")),
        *(ids if data.get("before") else ()),
    ]
    heads = [each for each in heads if each]
    full = not earlier.data.get("before") or not data.get("before")
    if not heads:
        return {}
    return {"heads": ";".join(dict.fromkeys(heads))} if full else {"before": "yes"}


def _topics_of(*several: Mapping[str, str]) -> Iterator[str]:
    """The topics that words of users' own tables are of by themselves."""
    for data in several:
        yield from data["topics"].split(";") if data.get("topics") else ()
