"""The command `assay`. Every command imports what it needs itself: `assay check` has to start fast."""

from __future__ import annotations

import os
import sys
import time
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any, Literal

import click

from checks.errors import AssayError, BadUsage
from checks.formats import FORMATS
from flows.data import data
from flows.desk import archive, recheck, watch
from flows.doctor import doctor
from flows.history import database_option, export, history
from flows.options import (
    config_option,
    diff_option,
    everything_option,
    fail_on_option,
    inputs_argument,
    published_option,
    reference_data_option,
)
from flows.output import say
from flows.starting import loading
from flows.waiving import baseline, waive

_FAILED, _INTERRUPTED, _PIPE_CLOSED = 2, 130, 141


def main() -> None:
    """Run the command line. Whatever a user can mend ends in one line on standard error and status 2."""
    sys.exit(_status())


def _status() -> int:
    try:
        return int(assay(prog_name="assay", standalone_mode=False) or 0)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
    except click.UsageError as error:
        help_at = f" (see {error.ctx.command_path} --help)" if error.ctx else ""
        say(error.format_message().rstrip(".") + help_at)
    except AssayError as error:
        say(str(error))
    except click.Abort:
        return _INTERRUPTED
    except OSError as error:
        _drop_output()
        say(f"{error.filename or 'output'}: {error.strerror}; choose another place")
    except Exception:
        # A fault of our own must not end with Python's status 1, which says that findings break the gate.
        sys.excepthook(*sys.exc_info())
    return _FAILED


def _drop_output() -> None:
    """Send what is still to be written nowhere, so that Python does not try again when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class _Group(click.Group):
    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; where whoever reads its output has gone, end without a word."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            _drop_output()
            return _PIPE_CLOSED
        return result


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="assay", message="%(prog)s %(version)s")
def assay() -> None:
    """Check the numeric and ranking claims of news articles against reference tables.

    Exit status: 0, the gate passes; 1, findings break it; 2, wrong usage or unreadable input.
    """
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")


for command in (data, waive, baseline, history, export, watch, archive, recheck, doctor):
    assay.add_command(command)


@assay.command()
@inputs_argument
@click.option(
    "--format",
    "forms",
    multiple=True,
    default=("text",),
    metavar="FORMAT[=FILE]",
    help=f"A report: {', '.join(FORMATS)}. May be given several times. [default: text]",
)
@click.option(
    "--output", type=click.Path(path_type=Path), metavar="FILE", help="The file of a format without its own."
)
@click.option("--quiet", "detail", flag_value="quiet", help="As text, only what breaks the gate.")
@click.option("--verbose", "detail", flag_value="verbose", help="As text, all that was read for a verdict.")
@published_option
@fail_on_option
@everything_option
@diff_option
@config_option
@reference_data_option
@database_option
@click.pass_context
def check(
    ctx: click.Context,
    inputs: tuple[str, ...],
    forms: tuple[str, ...],
    output: Path | None,
    detail: Literal["quiet", "verbose"] | None,
    published: date | None,
    fail_on: str | None,
    everything: bool,
    diff: str | None,
    config: Path | None,
    reference_data: tuple[Path, ...],
    database: str | None,
) -> int:
    """Check documents and print the findings. Folders are walked; - is standard input."""
    started = time.monotonic()
    with loading():
        from checks.assay import vocabulary
        from checks.formats.run import Run
        from flows.configured import named_inputs, settings, today
        from flows.decisions import decisions
        from flows.inputs import documents
        from flows.outcome import Outcome, checked, refused
        from flows.output import but_reports, outputs, write_all
        from flows.progress import bar

        found = settings(inputs, fail_on, reference_data, config)
        inputs = named_inputs(found, ctx)
        reports = outputs(forms, output, inputs)
        record = found.record()
        vocabulary(record)
    changes = None
    if diff is not None:
        from flows.changes import Changes

        changes = Changes(diff)
    earlier = decisions(database, say)
    outcome = Outcome(found.gate, everything, waivers=found.waivers(), decided=earlier.beside)
    run = Run(
        gate=outcome.gate,
        unreadable=outcome.unreadable,
        record=record,
        seconds=lambda: time.monotonic() - started,
        day=today(),
        detail=detail or "normal",
        stale=outcome.stale,
        claimreview_url=found.configuration.claimreview_url,
        claimreview_author=found.configuration.claimreview_author,
    )
    read = but_reports(documents(inputs, published), reports)
    if changes:
        read, outcome.judged = changes.touched(read), changes.judged
    results = chain(refused(record), checked(read, record))
    with bar(inputs, results) as moving:
        write_all(outcome.through(moving, say), reports, run)
    return outcome.status


@assay.command()
@inputs_argument
@click.option(
    "--reports",
    type=click.Path(path_type=Path),
    default=Path("reports"),
    show_default=True,
    metavar="DIR",
    help="Where each run gets a folder of report files.",
)
@click.option(
    "--format",
    "forms",
    multiple=True,
    metavar="FORMAT=FILE",
    help=f"One more report: {', '.join(FORMATS)}. May be given several times.",
)
@published_option
@fail_on_option
@everything_option
@click.option("--review", is_flag=True, help="Ask people, on the run's page, about what breaks the gate.")
@click.option(
    "--patience",
    type=click.FloatRange(min=0, min_open=True),
    default=60,
    show_default=True,
    metavar="MINUTES",
    help="How long a review waits in all.",
)
@diff_option
@config_option
@reference_data_option
@database_option
@click.pass_context
def run(
    ctx: click.Context,
    inputs: tuple[str, ...],
    reports: Path,
    forms: tuple[str, ...],
    published: date | None,
    fail_on: str | None,
    everything: bool,
    review: bool,
    patience: float,
    diff: str | None,
    config: Path | None,
    reference_data: tuple[Path, ...],
    database: str | None,
) -> int:
    """Do the work of `check` as a Prefect flow, with artifacts and report files."""
    from flows.configured import named_inputs, settings
    from flows.output import outputs
    from flows.settings import stay_local_and_quiet

    found = settings(inputs, fail_on, reference_data, config)
    inputs = named_inputs(found, ctx)
    for each in outputs(forms, inputs=inputs):
        if each.path is None:
            raise BadUsage(f"--format {each.form}: the findings are printed as text; write {each.form}=FILE")
    stay_local_and_quiet()
    from flows.check import check_here

    ran = check_here(
        inputs=inputs,
        published=published,
        fail_on=fail_on,
        everything=everything,
        config=config,
        reference_data=reference_data,
        reports=reports,
        review_seconds=60 * patience if review else None,
        database=database,
        diff=diff,
        formats=forms,
    )
    for reason in (*ran["unreadable"], *ran["stale"]):
        say(reason)
    folder = Path(ran["folder"])
    with (folder / "findings.txt").open(encoding="utf-8") as findings:
        for line in findings:
            click.echo(line, nl=False)
    click.echo(f"Run {ran['run']}: {ran['message']}\nReports: {folder}")
    return ran["status"]


@assay.command()
@click.argument("given", metavar="SENTENCE|PATH|-")
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
@published_option
@reference_data_option
def explain(given: str, form: str, published: date | None, reference_data: tuple[Path, ...]) -> int:
    """Show how a text is read, from its words to the verdicts."""
    from checks import assay
    from checks.formats.explanation import WRITERS
    from flows.configured import settings
    from flows.inputs import sentence_or_documents
    from flows.outcome import Outcome, refused

    outcome = Outcome()
    record = settings(reference_data=reference_data).record()
    found = outcome.readable(chain(refused(record), sentence_or_documents(given, published)), say)
    WRITERS[form]((assay.explain(document, record) for document in found), sys.stdout)
    return outcome.status
