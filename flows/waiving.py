"""`assay waive` and `assay baseline`: findings that are not to break the gate, written into files that people review."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from flows.options import (
    config_option,
    day_option,
    fail_on_option,
    inputs_argument,
    published_option,
    reference_data_option,
)

if TYPE_CHECKING:
    from checks.findings import Decision, Finding
    from flows.configured import Settings
    from flows.outcome import Outcome


@click.command()
@click.argument("finding")
@inputs_argument
@click.option("--why", required=True, metavar="REASON", help="Why it is not to break the gate.")
@click.option("--by", required=True, metavar="NAME", help="Who says so.")
@day_option("--until", "The last day on which the waiver holds.", required=True)
@published_option
@config_option
@reference_data_option
@click.pass_context
def waive(
    ctx: click.Context,
    finding: str,
    inputs: tuple[str, ...],
    why: str,
    by: str,
    until: date,
    published: date | None,
    config: Path | None,
    reference_data: tuple[Path, ...],
) -> int:
    """Waive a FINDING of the articles at PATH, named by its id or the beginning of it, until a day."""
    from checks.errors import BadUsage
    from checks.waiver_file import complete
    from flows.configured import named_inputs, settings, today
    from flows.outcome import Outcome

    found = settings(inputs, None, reference_data, config)
    complete(why, by)
    if until < today():
        raise BadUsage(f"--until {until}: is past; name a day to come")
    outcome = Outcome()
    every = _findings(found, named_inputs(found, ctx), published, outcome)
    named = {each.id: (document, each) for document, each in every if each.id.startswith(finding)}
    if not finding:
        raise BadUsage("FINDING: is empty; give an id, or the beginning of one")
    if len(named) != 1:
        raise BadUsage(_no_single(finding, list(named)))
    ((document, waived),) = named.values()
    path = put(found, waived, document, why, by, until)
    click.echo(f"Waived until {until}: {waived.verdict} “{waived.text}” in {document}; written to {path}")
    return outcome.status


@click.command()
@inputs_argument
@fail_on_option
@published_option
@config_option
@reference_data_option
@click.pass_context
def baseline(
    ctx: click.Context,
    inputs: tuple[str, ...],
    fail_on: str | None,
    published: date | None,
    config: Path | None,
    reference_data: tuple[Path, ...],
) -> int:
    """Write down the findings that break the gate now, so that only new ones do from now on."""
    from checks.baseline import written
    from checks.errors import BadUsage
    from checks.formats.summary import counted
    from checks.patterns import relative
    from flows.configured import named_inputs, settings, shown
    from flows.outcome import Outcome
    from flows.output import whole

    found = settings(inputs, fail_on, reference_data, config)
    outcome = Outcome(waivers=found.waivers(with_baseline=False))
    breaking = [
        (relative(document, found.configuration.folder), each)
        for document, each in _findings(found, named_inputs(found, ctx), published, outcome)
        if found.gate.broken_by(each)
    ]
    path = shown(found.configuration.baseline)
    if outcome.unreadable and not breaking:
        raise BadUsage(f"{path}: is left as it was, since nothing was found and not all could be read")
    with whole(path) as file:
        file.write(written(breaking))
    click.echo(f"{counted(len(breaking), 'finding')} in the baseline {path}")
    return outcome.status


def put(found: Settings, waived: Finding, document: str, why: str, by: str, until: date) -> Path:
    """Write a waiver into the project's file, and tell its path. Raises BadUsage where a part of it is missing."""
    from checks.patterns import relative
    from checks.waiver_file import with_waiver
    from flows.configured import shown
    from flows.output import whole

    path = shown(found.configuration.waivers)
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    name = relative(document, found.configuration.folder)
    text = with_waiver(text, str(path), waived, name, why, by, until)
    with whole(path) as file:
        file.write(text)
    return path


def keep_waiver(found: Settings, waived: Finding, decision: Decision) -> None:
    """Write what a person waived in a review into the project's file, so that later runs know of it."""
    assert decision.until is not None
    put(found, waived, waived.document, decision.note or "", decision.by or "", decision.until)


def _findings(
    found: Settings, inputs: tuple[str, ...], published: date | None, outcome: Outcome
) -> Iterator[tuple[str, Finding]]:
    """Every finding with the name of its document."""
    from itertools import chain

    from flows.inputs import documents
    from flows.outcome import checked, refused
    from flows.output import say

    record = found.record()
    results = chain(refused(record), checked(documents(inputs, published), record))
    for each in outcome.through(results, say):
        for finding in each.findings:
            yield each.document.name, finding


def _no_single(finding: str, ids: list[str]) -> str:
    if ids:
        listed = f"{', '.join(ids[:5])}{' …' if len(ids) > 5 else ''}"
        return f"{finding}: {len(ids)} findings begin so ({listed}); give more of it"
    return f"{finding}: no finding of these articles begins so; --verbose or --format jsonl show their ids"
