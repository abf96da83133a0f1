"""What a command works with: its options, and the project's configuration where they are silent."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from checks import baseline, configuration, waiver_file
from checks.baseline import Baseline
from checks.configuration import Configuration
from checks.errors import BadUsage
from checks.gate import DEFAULT, Gate
from checks.record import Record, open_record
from checks.waivers import Waivers

DESK = "ASSAY_DESK"
"""The variable that names a desk's folder, for the runs that it has."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The configuration with the options of a command laid over it."""

    configuration: Configuration
    inputs: tuple[str, ...]
    gate: Gate
    reference_data: tuple[Path, ...]

    def record(self) -> Record:
        """The record with the project's own tables and its order of authority. Raises BadUsage where these do not fit."""
        try:
            return open_record(self.reference_data, authority=self.configuration.authority)
        except BadUsage as error:
            raise BadUsage(f"{self.configuration.places.get('authority', '')}: {error}") from None

    def waivers(self, with_baseline: bool = True) -> Waivers:
        """What excuses findings today."""
        project = self.configuration
        return Waivers(
            today(),
            waiver_file.read(shown(project.waivers)),
            baseline.read(shown(project.baseline)) if with_baseline else Baseline(),
            project.folder,
            project.honours_ignores,
        )


def settings(
    inputs: Sequence[str] = (),
    fail_on: str | None = None,
    reference_data: Sequence[Path] = (),
    config: Path | None = None,
) -> Settings:
    """What holds for a command. Raises BadUsage for a wrong option, and for anything wrong in the configuration."""
    found = config or configuration.find(Path.cwd())
    project = configuration.read(shown(found)) if found else Configuration()
    gate = Gate.parse(fail_on or DEFAULT)
    if fail_on is None and project.fail_on is not None:
        gate = Gate(project.fail_on)
    return Settings(
        project,
        tuple(inputs) or tuple(str(shown(Path(each))) for each in project.paths),
        Gate(gate.words, project.gates),
        (*project.reference_data, *reference_data),
    )


def of_desk(fail_on: str | None, reference_data: Sequence[Path], config: Path | None) -> Settings:
    """What holds for an unattended run: without `config`, the configuration nearest to the desk's folder, or to here."""
    desk = os.environ.get(DESK)
    return settings((), fail_on, reference_data, config or configuration.find(Path(desk or Path.cwd())))


def named_inputs(found: Settings, ctx: click.Context) -> tuple[str, ...]:
    """The inputs of a command. Raises MissingParameter where neither it nor the configuration names any."""
    if not found.inputs:
        parameter: Any = next(each for each in ctx.command.params if each.name == "inputs")
        raise click.MissingParameter(ctx=ctx, param=parameter)
    return found.inputs


def shown(path: Path) -> Path:
    """A path as seen from here, where it is below; else as it is."""
    near = os.path.relpath(path)
    return path if near.startswith("..") else Path(near)


def today() -> date:
    """The day here and now."""
    return datetime.now().astimezone().date()
