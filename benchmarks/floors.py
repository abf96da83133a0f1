"""What each figure must reach: `floors.json`. A floor only rises, unless it is lowered by name and with a reason."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FLOORS = Path(__file__).parent / "floors.json"
LESS_IS_BETTER = (
    "false_verified",
    "false_contradicted",
    "verified_untrue",
    "ten_times",
    "cold_start",
    "upper_bound",
)
NOT_HELD = (
    "claims",
    "changes",
    "seconds",
    "characters_a_second",
    "quantities.quantulum3",
    "upper_bound",
    "_found",
)
"""Figures that say how much was measured, how fast this machine is, or what share of those found, which may sink as more
are found: shown, without a floor."""
NOISY = {"speed.": 0.3, "mutants.untrue.contradicted": 0.02}
"""The share by which a figure may miss what was measured, by the start of its name: machines are shared, and mutants are
made of whatever is verified, so that those of new claims join them."""


@dataclass(frozen=True)
class Floor:
    """The least that will do, or the most where less is better; and why it was lowered, if it was."""

    value: float
    lowered: str | None = None


def less_is_better(figure: str) -> bool:
    return any(word in figure for word in LESS_IS_BETTER)


def has_floor(figure: str) -> bool:
    return not any(word in figure for word in NOT_HELD)


def load(path: Path = FLOORS) -> dict[str, Floor]:
    """The floors, in the order of the file. An absent file holds none."""
    if not path.is_file():
        return {}
    return {name: Floor(**entry) for name, entry in json.loads(path.read_text(encoding="utf-8")).items()}


def save(floors: Mapping[str, Floor], path: Path = FLOORS) -> None:
    entries = {
        name: {"value": floor.value, **({"lowered": floor.lowered} if floor.lowered else {})}
        for name, floor in floors.items()
    }
    path.write_text(json.dumps(entries, indent=2) + "\n", encoding="utf-8")


def holds(figure: str, measured: float, floor: Floor) -> bool:
    """Whether a figure is no worse than its floor. Rounded as the file is, so that nothing fails by a rounding."""
    measured = round(measured, 4)
    return measured <= floor.value if less_is_better(figure) else measured >= floor.value


def _bar(figure: str, measured: float) -> float:
    """The floor that a figure supports: itself, with room where it is noisy."""
    room = next((share for start, share in NOISY.items() if figure.startswith(start)), 0.0)
    return round(measured * (1 + room if less_is_better(figure) else 1 - room), 4)


def raised(floors: Mapping[str, Floor], measured: Mapping[str, float]) -> dict[str, Floor]:
    """The floors, each as high as what was measured supports; none is lowered, new figures get theirs."""
    found = dict(floors)
    for figure, value in measured.items():
        if not has_floor(figure):
            continue
        bar = Floor(_bar(figure, value))
        if (
            figure not in found
            or holds(figure, bar.value, found[figure])
            and bar.value != found[figure].value
        ):
            found[figure] = bar
    return found


def lowered(
    floors: Mapping[str, Floor], figure: str, measured: Mapping[str, float], reason: str
) -> dict[str, Floor]:
    """The floors with one lowered to what was measured. Raises ValueError without a reason or for another name."""
    if not reason.strip():
        raise ValueError(f"{figure}: say why with --reason")
    if figure not in measured or figure not in floors:
        raise ValueError(f"{figure}: no such figure was measured; the table lists them")
    return {**floors, figure: Floor(_bar(figure, measured[figure]), reason.strip())}
