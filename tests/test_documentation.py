"""Documents and code say the same: the references are generated, what is named exists."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from checks.configuration import KEYS, OVERRIDE_KEYS
from checks.findings import Verdict
from checks.reasons import Note, Reason
from flows.cli import assay as command_line

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT / "docs" / "codes.md"
COMMANDS = ROOT / "docs" / "commands.md"


def reference() -> str:
    """The page of verdicts, reasons and notes, written from the code."""
    lines = [
        "# Verdicts, reasons and notes",
        "",
        "Generated from `checks/findings.py` and `checks/reasons.py`; a test holds the two together.",
        "",
        "## Verdicts",
        "",
        *(f"- `{verdict}`" for verdict in Verdict),
        "",
        "## Reasons",
        "",
        "The first that applies, in this order. `outdated` and `ahead_of_edition` are reasons of contradicted.",
        "",
        "| code | what it says | what would settle it |",
        "| --- | --- | --- |",
        *(f"| `{reason}` | {reason.sentence} | {reason.settled_by} |" for reason in Reason),
        "",
        "## Notes",
        "",
        "| code | what it says |",
        "| --- | --- |",
        *(f"| `{note}` | {note.sentence} |" for note in Note),
        "",
    ]
    return "\n".join(lines)


def test_the_reference_of_codes_is_what_the_code_says() -> None:
    if os.environ.get("ASSAY_REWRITE_PAGES"):
        REFERENCE.write_text(reference(), encoding="utf-8")
    assert REFERENCE.read_text(encoding="utf-8") == reference()


def commands() -> str:
    """The page of commands and configuration, written from the code."""
    lines = [
        "# Commands and configuration",
        "",
        "Generated from `flows/cli.py` and `checks/configuration.py`; a test holds them together.",
        *_commands("assay", command_line, None),
        "",
        "## Configuration",
        "",
        "`[tool.assay]` in `pyproject.toml`, or an `assay.toml` with the same keys; [gate.md](gate.md#configuration) tells",
        "what they do. In `overrides` stand tables of their own.",
        "",
        "| key | takes | in an override |",
        "| --- | --- | --- |",
        *(f"| `{key}` | {kind} | {'yes' if key in OVERRIDE_KEYS else ''} |" for key, kind in KEYS.items()),
        "",
    ]
    return "\n".join(lines)


def _commands(name: str, command: click.Command, above: click.Context | None) -> Iterator[str]:
    """A command's own help, and that of the commands below it."""
    settings = command.context_settings | {"terminal_width": 100}
    context = click.Context(command, parent=above, info_name=name, **settings)
    yield from ("", f"## {context.command_path}", "", "```text")
    yield from (*command.get_help(context).splitlines(), "```")
    if isinstance(command, click.Group):
        for below in command.list_commands(context):
            found = command.get_command(context, below)
            assert found is not None
            yield from _commands(below, found, context)


def test_the_reference_of_commands_is_what_the_code_says() -> None:
    if os.environ.get("ASSAY_REWRITE_PAGES"):
        COMMANDS.write_text(commands(), encoding="utf-8")
    assert COMMANDS.read_text(encoding="utf-8") == commands(), "ASSAY_REWRITE_PAGES=1 writes it anew"


def test_the_readme_opens_with_what_the_command_prints() -> None:
    printed = subprocess.run(
        [sys.executable, "-c", "from flows.cli import main; main()", "check", "seeds/"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert printed.returncode == 1, printed.stderr
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    before, rest = readme.split("<!-- output -->\n```text\n", 1)
    _, after = rest.split("```\n", 1)
    current = f"{before}<!-- output -->\n```text\n{printed.stdout}```\n{after}"
    if os.environ.get("ASSAY_REWRITE_PAGES"):
        (ROOT / "README.md").write_text(current, encoding="utf-8")
        readme = current
    assert readme == current


def test_every_make_target_that_is_named_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):.*## ", makefile, re.MULTILINE))
    for page in (
        "README.md",
        "CONTRIBUTING.md",
        *(f"docs/{each.name}" for each in (ROOT / "docs").glob("*.md")),
    ):
        text = (ROOT / page).read_text(encoding="utf-8")
        assert set(re.findall(r"(?:`|\$ )make ([a-z]+)", text)) <= targets, page
    assert "\tassay run seeds/" in makefile.replace("$(BIN)/", "").replace("@status=0; ", "")
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").endswith("make test\n")


def test_every_path_in_the_guide_for_contributors_exists() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    paths = re.findall(r"`((?:checks|flows|tests|docs|reference_data)/[\w./]*)`", text)
    assert paths
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_every_rule_that_code_and_tests_name_is_on_its_page() -> None:
    page = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+) [^|]+\|[^|]+\| (.+) \|$", page, re.MULTILINE)
    assert [int(number) for number, _ in rows] == list(range(1, 13))
    named = set[str]()
    for path in (path for folder in ("checks", "tests") for path in (ROOT / folder).rglob("*.py")):
        for numbers in re.findall(r"\b[Rr]ules? (\d+(?:(?:, | and )\d+)*)", path.read_text(encoding="utf-8")):
            named.update(re.findall(r"\d+", numbers))
    assert named <= {number for number, _ in rows}
    for _, where in rows:
        folder = ""
        for path in re.findall(r"`([\w./]+)`", where):
            folder = path.rpartition("/")[0] or folder
            assert (ROOT / folder / path.rpartition("/")[2]).is_file(), path
