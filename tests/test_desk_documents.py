"""What the desk's documents say of schedules, sources and tests is so."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from flows.sources import configured

ROOT = Path(__file__).parents[1]


def test_the_deployments_are_those_of_the_table() -> None:
    deployed = yaml.safe_load((ROOT / "prefect.yaml").read_text())["deployments"]
    table = re.findall(r"^\| `[a-z-]+/([a-z]+)` \|", (ROOT / "docs/scheduling.md").read_text(), re.MULTILINE)
    assert [each["name"] for each in deployed] == table


def test_the_configuration_shown_is_one(tmp_path: Path) -> None:
    (written, _) = re.findall(r"```yaml\n(.+?)```", (ROOT / "docs/scheduling.md").read_text(), re.DOTALL)
    path = tmp_path / "watch.yaml"
    path.write_text(written)
    assert [each.kind for each in configured(path).sources] == ["feed", "sitemap", "addresses"]


def test_what_is_said_to_be_tried_is_tried() -> None:
    named = re.findall(r"`(tests/[\w./]+)`", (ROOT / "docs/operations.md").read_text())
    assert named
    assert all((ROOT / each).is_file() for each in named)


def test_the_example_for_ci_runs_a_deployment_that_there_is() -> None:
    (_, written) = re.findall(r"```yaml\n(.+?)```", (ROOT / "docs/scheduling.md").read_text(), re.DOTALL)
    steps = [each["run"] for each in yaml.safe_load(written)["jobs"]["archive"]["steps"]]
    (name,) = re.findall(r"deployment run [a-z-]+/([a-z]+) ", steps[-1])
    deployed = yaml.safe_load((ROOT / "prefect.yaml").read_text())["deployments"]
    assert name in [each["name"] for each in deployed]
    locked = (ROOT / "pyproject.toml").read_text()
    assert all(f'"{each}"' in locked for each in re.findall(r'"(\S+[<>=]\S+)"', steps[0]))
