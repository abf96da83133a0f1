"""The commands in the desk's documents are commands that there are, with options that they have."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest
import yaml

from flows.cli import assay
from flows.sources import configured

ROOT = Path(__file__).parents[1]
DOCUMENTS = [each for each in ("docs/scheduling.md", "docs/operations.md") if (ROOT / each).exists()]


def shown(program: str) -> list[str]:
    """The lines that show how a program is called."""
    texts = (ROOT / each for each in DOCUMENTS)
    return [
        line for text in texts for line in re.findall(rf"^\$ {program} (.+)$", text.read_text(), re.MULTILINE)
    ]


@pytest.mark.parametrize("line", shown("assay"))
def test_assay_takes_what_is_shown(line: str) -> None:
    name, *arguments = shlex.split(line)
    command = assay.get_command(click.Context(assay), name)
    assert command is not None
    assert command.make_context(name, [each for each in arguments if each not in (">", "|")]).params


def test_every_make_target_there_is() -> None:
    targets = re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert {line.split()[0] for line in shown("make")} <= set(targets)


def test_the_deployments_are_those_of_the_table() -> None:
    deployed = yaml.safe_load((ROOT / "prefect.yaml").read_text())["deployments"]
    table = re.findall(r"^\| `[a-z-]+/([a-z]+)` \|", (ROOT / "docs/scheduling.md").read_text(), re.MULTILINE)
    assert [each["name"] for each in deployed] == table


def test_the_configuration_shown_is_one(tmp_path: Path) -> None:
    (written,) = re.findall(r"```yaml\n(.+?)```", (ROOT / "docs/scheduling.md").read_text(), re.DOTALL)
    path = tmp_path / "watch.yaml"
    path.write_text(written)
    assert [each.kind for each in configured(path).sources] == ["feed", "sitemap", "addresses"]


def test_what_is_said_to_be_tried_is_tried() -> None:
    named = re.findall(r"`(tests/[\w./]+)`", (ROOT / "docs/operations.md").read_text())
    assert named
    assert all((ROOT / each).is_file() for each in named)
