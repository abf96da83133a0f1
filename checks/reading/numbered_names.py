"""Names of a user's things that have number words in them, and are no amounts: "Three Gorges", "Pier 39"."""

from __future__ import annotations

from checks.reading.tokens import Token
from checks.reading.vocabulary import Hit


def numbered_names(row: list[Token], hits: list[Hit]) -> set[int]:
    """The tokens of entities' names of several words."""
    spans = [
        (hit.start, hit.end)
        for hit in hits
        if any(name.kind == "entity" and " " in name.text for name in hit.entry.names)
    ]
    return {at for at, token in enumerate(row) if any(start <= token.start < end for start, end in spans)}
