"""Measures Assay, prints one table, and compares it with the floors: python -m benchmarks"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks import accuracy, floors, mutants, quantities, speed
from benchmarks.cases import HALVES


def _accuracy() -> dict[str, float]:
    return {
        f"{half}.{name}": value
        for half in HALVES
        for name, value in accuracy.figures(accuracy.score_half(half).counts).items()
    }


def _flat(groups: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    return {f"{group}.{name}": value for group, numbers in groups.items() for name, value in numbers.items()}


SECTIONS: dict[str, Callable[[], dict[str, float]]] = {
    "accuracy": _accuracy,
    "mutants": mutants.measure,
    "quantities": lambda: _flat(quantities.measure()),
    "speed": lambda: _flat(speed.measure()),
}


def _line(figure: str, value: float, floor: floors.Floor | None) -> str:
    shown = f"{value:,.0f}" if value == int(value) and abs(value) > 1 or value >= 1000 else f"{value:.4f}"
    if floor is None:
        return f"{figure:48} {shown:>12}"
    sign = "≤" if floors.less_is_better(figure) else "≥"
    verdict = "" if floors.holds(figure, value, floor) else "  MISSED"
    lowered = f"  (lowered: {floor.lowered})" if floor.lowered else ""
    return f"{figure:48} {shown:>12}   {sign} {floor.value:g}{verdict}{lowered}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sections", nargs="*", choices=[*SECTIONS, []], help="what to measure (default: all)")
    parser.add_argument("--raise", dest="rise", action="store_true", help="raise floors to what was measured")
    parser.add_argument("--lower", metavar="FIGURE", help="lower this floor to what was measured")
    parser.add_argument("--reason", default="", help="why a floor is lowered")
    parser.add_argument("--floors", type=Path, default=floors.FLOORS, help="another file of floors")
    given = parser.parse_args()
    held, measured = floors.load(given.floors), {}
    print(f"{'figure':48} {'measured':>12}   floor")
    for section in given.sections or SECTIONS:
        for name, value in SECTIONS[section]().items():
            figure = f"{section}.{name}"
            measured[figure] = value
            print(_line(figure, value, held.get(figure)), flush=True)
    try:
        if given.lower:
            held = floors.lowered(held, given.lower, measured, given.reason)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    if given.rise:
        held = floors.raised(held, measured)
    if given.rise or given.lower:
        floors.save(held, given.floors)
    missed = [
        name for name, value in measured.items() if name in held and not floors.holds(name, value, held[name])
    ]
    print(f"{len(measured)} figures, {len(missed)} below their floor")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
