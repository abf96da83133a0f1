"""The hook, the action and the container: what of them runs here is run, and the rest is held to what the project has."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement

from checks.gate import Gate

ROOT = Path(__file__).parents[1]
COMMAND = f'exec {shlex.quote(sys.executable)} -c "from flows.cli import main; main()" "$@"'
HEAD = "---\npublished: 2025-03-18\n---\n"
FALSE = f"{HEAD}Russia has the world's fourth-largest reserves of rare earth metals, according to USGS.\n"
UNKNOWN = f"{HEAD}Hundreds of Western firms left Russia.\n"


def loaded(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def command(folder: Path) -> Path:
    """The command `assay` of this environment, where the action installs it."""
    folder.mkdir(parents=True)
    assay = folder / "assay"
    assay.write_text(f"#!/usr/bin/env bash\n{COMMAND}\n")
    assay.chmod(0o755)
    return assay


def test_hook_and_action_mind_what_the_documentation_says() -> None:
    (hook,) = loaded(".pre-commit-hooks.yaml")
    action = loaded("action.yml")
    words = {"contradicted", "unverifiable:known"}
    assert Gate.parse(hook["args"][-1]).words == words
    assert Gate.parse(action["inputs"]["fail-on"]["default"]).words == words


@pytest.mark.parametrize(("text", "status"), [(FALSE, 1), (UNKNOWN, 0)])
def test_the_hook_checks_the_files_that_it_is_given(tmp_path: Path, text: str, status: int) -> None:
    (hook,) = loaded(".pre-commit-hooks.yaml")
    assay = command(tmp_path / "bin")
    (tmp_path / "a.md").write_text(text)
    assert re.search(hook["files"], "articles/a.md")
    entry = [str(assay) if each == "assay" else each for each in hook["entry"].split()]
    ran = subprocess.run([*entry, *hook["args"], "a.md"], cwd=tmp_path, capture_output=True, text=True)
    assert (ran.returncode, ran.stderr) == (status, "")


def run_action(folder: Path, **given: str) -> tuple[subprocess.CompletedProcess[str], str, str]:
    """The action's own step, run by bash as GitHub's runner does; with what it leaves as outputs and summary."""
    action = loaded("action.yml")
    (step,) = (each for each in action["runs"]["steps"] if each.get("id") == "check")
    inputs = {name: each["default"] for name, each in action["inputs"].items()} | given
    env = {
        name: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda found: inputs[found[1]], value)
        for name, value in step["env"].items()
    }
    command(folder / "runner" / "assay" / "bin")
    places = {name: str(folder / name) for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    ran = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=folder,
        env=os.environ | env | places | {"RUNNER_TEMP": str(folder / "runner")},
        capture_output=True,
        text=True,
    )
    output, summary = (Path(place) for place in places.values())
    return ran, output.read_text(), summary.read_text() if summary.exists() else ""


def test_the_action_annotates_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(FALSE)
    (tmp_path / "b c.md").write_text(UNKNOWN)
    ran, output, summary = run_action(tmp_path, paths="a.md\nb c.md\n", sarif="out.sarif")
    assert (ran.returncode, ran.stderr, output) == (1, "", "status=1\n")
    assert "::error file=a.md,line=4" in ran.stdout
    assert summary.splitlines()[0] == "    a.md, published 2025-03-18"
    assert (tmp_path / "out.sarif").is_file()


def test_the_action_passes_inputs_on_as_words_and_never_as_commands(tmp_path: Path) -> None:
    (tmp_path / "assay.toml").write_text('paths = ["$(touch owned); a.md"]\nfail-on = ["none"]\n')
    (tmp_path / "$(touch owned); a.md").write_text(FALSE)
    ran, output, _ = run_action(tmp_path, **{"fail-on": "configuration"})
    assert (ran.returncode, ran.stderr, output) == (0, "", "status=0\n")
    assert not (tmp_path / "owned").exists()


def test_the_action_judges_what_a_pull_request_changes(tmp_path: Path) -> None:
    settled = "China has 44 million tons of rare earths."
    (tmp_path / "articles").mkdir()
    article = tmp_path / "articles" / "a.md"
    article.write_text(f"{FALSE}\n{settled}\n")
    for arguments in (
        ["init", "-q", "-b", "main"],
        ["add", "."],
        ["commit", "-qm", "Begin"],
        ["checkout", "-qb", "change"],
    ):
        user = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *user, *arguments], cwd=tmp_path, check=True)
    article.write_text(f"{FALSE}\n{settled.replace('44', '55')}\n")
    ran, output, _ = run_action(tmp_path, paths="articles", diff="main", sarif="out.sarif")
    assert (ran.returncode, ran.stderr, output) == (1, "", "status=1\n")
    told = [line for line in ran.stdout.splitlines() if line.startswith("::")]
    assert len(told) == 1
    assert told[0].startswith("::error file=articles/a.md,line=6,")
    (result,) = json.loads((tmp_path / "out.sarif").read_text())["runs"][0]["results"]
    (fix,) = result["fixes"][0]["artifactChanges"][0]["replacements"]
    assert fix["insertedContent"]["text"] == "44 million tons"


def test_the_container_installs_what_the_lock_has_and_what_articles_need() -> None:
    (step,) = re.findall(
        r"RUN (python -m venv (?:.*\\\n)*.*)", (ROOT / "Dockerfile").read_text(encoding="utf-8")
    )
    (pattern,) = re.findall(r"grep -oE '([^']+)' requirements\.lock", step)
    ran = subprocess.run(
        ["grep", "-oE", pattern, "requirements.lock"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    pinned = [Requirement(line) for line in ran.stdout.splitlines()]
    assert {"prefect", "pandas", "trafilatura"} <= {each.name for each in pinned}
    assert all(len(each.specifier) == 1 for each in pinned)
    assert "--constraint versions.txt '.[html]'" in step


def test_the_container_runs_as_nobody_and_copies_what_exists() -> None:
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    copied = [line.split()[1:-1] for line in lines if line.startswith("COPY ") and "--from" not in line]
    assert all((ROOT / name).exists() for names in copied for name in names)
    assert lines.index("USER assay") < lines.index('ENTRYPOINT ["assay"]')
    shared = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    assert {f"!{name}" for names in copied for name in names} <= set(shared)
