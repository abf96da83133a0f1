"""How well the quantities of news prose are read: value, value with unit, abbreviated multipliers, ranges; and by a peer.

The prose is marked by hand; offsets follow from the marks. A quantity found meets a marked one where they overlap, and is
right where the values agree (of a range both ends), and with its unit where that agrees too.
"""

from __future__ import annotations

import json
import math
import re
import subprocess
import sysconfig
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import peers

PROSE = Path(__file__).parent / "prose" / "quantities.txt"
MARK = re.compile(r"\{([^|{}]+)\|([^|{}]+)\|([^|{}]+)\|(\w+)\}")
PEER_UNITS = {
    "tonne": ("t", 1.0),
    "megaton": ("t", 1e6),
    "kiloton": ("t", 1e3),
    "megatonne": ("t", 1e6),
    "kilotonne": ("t", 1e3),
    "gigatonne": ("t", 1e9),
    "percentage": ("%", 1.0),
    "dollar": ("USD", 1.0),
    "pound sterling": ("GBP", 1.0),
    "euro": ("EUR", 1.0),
    "kilometre": ("km", 1.0),
    "metre": ("km", 1e-3),
    "square kilometre": ("km2", 1.0),
    "hectare": ("km2", 0.01),
    "square mile": ("km2", 2.589988),
    "cubic metre": ("m3", 1.0),
    "cubic foot": ("m3", 0.0283168),
    "terawatt hour": ("kWh", 1e9),
    "gigawatt": ("W", 1e9),
    "megawatt": ("W", 1e6),
    "carat": ("ct", 1.0),
    "year": ("years", 1.0),
    "month": ("years", 1 / 12),
    "dimensionless": (None, 1.0),
}


@dataclass(frozen=True)
class Quantity:
    """A number, or the ends of a range, in the base unit; the units that will do, None where things are counted."""

    start: int
    end: int
    low: float
    high: float
    units: tuple[str | None, ...]
    sort: str = ""


@dataclass(frozen=True)
class Text:
    text: str
    quantities: tuple[Quantity, ...]


def load() -> list[Text]:
    """The texts without their marks, and what was marked."""
    lines = PROSE.read_text(encoding="utf-8").splitlines()
    return [_unmarked(line) for line in lines if line and not line.startswith("#")]


def _unmarked(line: str) -> Text:
    text, at, marked = "", 0, []
    for mark in MARK.finditer(line):
        text += line[at : mark.start()]
        low, _, high = mark[2].partition("..")
        units = tuple(None if unit == "-" else unit for unit in mark[3].split(","))
        place = len(text), len(text) + len(mark[1])
        marked.append(Quantity(*place, float(low), float(high or low), units, mark[4]))
        text += mark[1]
        at = mark.end()
    return Text(text + line[at:], tuple(marked))


def read_by_assay(texts: Sequence[str]) -> list[list[Quantity]]:
    """What `assay explain` says of quantities."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for number, text in enumerate(texts):
            file.write(json.dumps({"id": str(number), "text": text, "published": "2025-11-03"}) + "\n")
        file.flush()
        assay = str(Path(sysconfig.get_path("scripts")) / "assay")
        command = [assay, "explain", "--format", "jsonl", file.name]
        run = subprocess.run(command, capture_output=True, text=True, check=True)
    return [
        [_of_annotation(each) for each in json.loads(line)["annotations"] if each["kind"] == "quantity"]
        for line in run.stdout.splitlines()
    ]


def _of_annotation(found: dict[str, object]) -> Quantity:
    value, low, high, unit = (found[key] for key in ("value", "low", "high", "unit"))
    ends = (low, high) if value is None else (value, value)
    least, most = (math.nan if end is None else float(str(end)) for end in ends)
    units = (None if unit is None else str(unit),)
    return Quantity(int(str(found["start"])), int(str(found["end"])), least, most, units)


def read_by_peer(name: str, texts: Sequence[str]) -> list[list[Quantity]]:
    """The same of a peer, in base units where its unit is known here. Years of dates do not count against it."""
    return [
        [
            _of_peer(start, end, value - (spread or 0), value + (spread or 0), unit)
            for start, end, value, unit, spread in found
            if value is not None and not (unit == "dimensionless" and value in range(1900, 2101))
        ]
        for found in peers.read(name, texts).quantities
    ]


def _of_peer(start: int, end: int, low: float, high: float, name: str) -> Quantity:
    unit, factor = PEER_UNITS.get(name, (name, 1.0))
    return Quantity(start, end, low * factor, high * factor, (unit,))


def _same(one: float, other: float) -> bool:
    return math.isclose(one, other, rel_tol=1e-4, abs_tol=1e-9)


def f1(texts: Sequence[Text], found: Sequence[Sequence[Quantity]], with_unit: bool, sort: str = "") -> float:
    """F1 over all quantities; of one sort, the share of those that are right."""
    right = marked = 0
    for text, quantities in zip(texts, found, strict=True):
        wanted = [each for each in text.quantities if not sort or each.sort == sort]
        marked += len(wanted)
        right += sum(any(_right(each, other, with_unit) for other in quantities) for each in wanted)
    if sort:
        return right / marked
    return 2 * right / (marked + sum(map(len, found)))


def _right(wanted: Quantity, found: Quantity, with_unit: bool) -> bool:
    overlap = wanted.start < found.end and found.start < wanted.end
    same = overlap and _same(wanted.low, found.low) and _same(wanted.high, found.high)
    return same and (not with_unit or found.units[0] in wanted.units)


def figures(texts: Sequence[Text], found: Sequence[Sequence[Quantity]]) -> dict[str, float]:
    return {
        "value": f1(texts, found, with_unit=False),
        "value_and_unit": f1(texts, found, with_unit=True),
        "multipliers": f1(texts, found, False, "multiplier"),
        "ranges": f1(texts, found, False, "range"),
    }


def wrong(texts: Sequence[Text], found: Sequence[Sequence[Quantity]]) -> list[str]:
    """What was marked and not found right, and what was found where nothing is marked."""
    lines = []
    for text, quantities in zip(texts, found, strict=True):
        for each in text.quantities:
            if not any(_right(each, other, with_unit=True) for other in quantities):
                near = [other for other in quantities if other.start < each.end and each.start < other.end]
                heard = [(text.text[n.start : n.end], n.low, n.high, n.units[0]) for n in near]
                lines.append(f"{text.text[each.start : each.end]!r} {each.low:g} {each.units[0]}: {heard}")
        for other in quantities:
            if not any(other.start < each.end and each.start < other.end for each in text.quantities):
                lines.append(
                    f"no quantity: {text.text[other.start : other.end]!r} {other.low:g} {other.units[0]}"
                )
    return lines


def measure() -> dict[str, dict[str, float]]:
    texts = load()
    plain = [text.text for text in texts]
    return {
        "assay": figures(texts, read_by_assay(plain)),
        "quantulum3": figures(texts, read_by_peer("quantulum3", plain)),
    }


def main() -> None:
    texts = load()
    print(sum(len(text.quantities) for text in texts), "quantities in", len(texts), "texts")
    for name, numbers in measure().items():
        print(name, {key: round(value, 4) for key, value in numbers.items()})
    print("\n".join(wrong(texts, read_by_assay([text.text for text in texts]))))


if __name__ == "__main__":
    main()
