"""The lock, the wheel, and Assay as a new user has it: installed, and run in a folder with flows of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


def run(*command: str | Path, cwd: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """A process with nothing in its environment that would lead Python or Prefect elsewhere."""
    inherited = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "PREFECT_", "PYTEST_"))
    }
    return subprocess.run(
        command, cwd=cwd, env=inherited | settings, capture_output=True, text=True, timeout=180
    )


def pip(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    return run(sys.executable, "-m", "pip", "--disable-pip-version-check", *arguments, cwd=cwd)


def locked() -> list[tuple[Requirement, list[str]]]:
    """What the lock holds: each pinned requirement with its hashes."""
    text = "\n".join(line for line in LOCK.splitlines() if not line.lstrip().startswith("#"))
    entries = (line.split(" --hash=") for line in text.replace("\\\n", " ").splitlines() if line.strip())
    return [(Requirement(pin.strip()), [each.strip() for each in hashes]) for pin, *hashes in entries]


def asked_for() -> list[Requirement]:
    """What pyproject.toml asks for, to run, to develop and to build."""
    extras = PROJECT["project"]["optional-dependencies"].values()
    lists = [PROJECT["project"]["dependencies"], PROJECT["build-system"]["requires"], *extras]
    asked = [Requirement(line) for lines in lists for line in lines]
    return [each for each in asked if each.name != PROJECT["project"]["name"]]


def test_every_locked_release_is_pinned_and_hashed() -> None:
    assert len(locked()) > 100
    for pin, hashes in locked():
        assert [each.operator for each in pin.specifier] == ["=="], pin
        assert hashes, pin
        assert all(each.startswith("sha256:") for each in hashes), pin


@pytest.mark.parametrize(
    "place", ["://", "--index-url", "--extra-index-url", "--find-links", "--trusted-host", " @ "]
)
def test_the_lock_names_no_place_to_fetch_from(place: str) -> None:
    assert place not in LOCK


@pytest.mark.parametrize("asked", asked_for(), ids=str)
def test_the_lock_holds_what_pyproject_asks_for(asked: Requirement) -> None:
    pins = [pin for pin, _ in locked() if canonicalize_name(pin.name) == canonicalize_name(asked.name)]
    assert pins
    for pin in pins:
        (version,) = (each.version for each in pin.specifier)
        assert asked.specifier.contains(version, prereleases=True)


def test_installed_packages_agree_with_each_other(tmp_path: Path) -> None:
    checked = pip("check", cwd=tmp_path)
    assert checked.returncode == 0, checked.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy to which folders are added that must stay out of it."""
    source, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for name in ("checks", "flows", "reference_data"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", ".gitignore", "README.md", "CHANGELOG.md"):
        if (ROOT / name).exists():
            shutil.copy(ROOT / name, source / name)
    for folder in ("tests", "reference_data/restricted/desk", "reference_data/sources/desk"):
        (source / folder).mkdir(parents=True, exist_ok=True)
        (source / folder / "left_out.csv").write_text("entity\n", encoding="utf-8")
    options = ("--quiet", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir")
    built = pip("wheel", *options, out, source, cwd=source)
    assert built.returncode == 0, built.stderr
    (found,) = out.glob("assay-*.whl")
    return found


def test_the_wheel_holds_the_packages_and_the_tables(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {"checks/assay.py", "flows/cli.py"} <= names
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"checks", "flows", "assay"}
    tables = {
        path.relative_to(ROOT).as_posix() for path in (ROOT / "reference_data").rglob("*") if path.is_file()
    }
    bundled = {name for name in tables if name.split("/")[1] not in {"restricted", "sources"}}
    assert {f"checks/{name}" for name in bundled} == {
        name for name in names if name.startswith("checks/reference_data/")
    }


def test_data_files_of_the_packages_are_in_the_wheel(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    data = {
        path.relative_to(ROOT).as_posix()
        for package in ("checks", "flows")
        for path in (ROOT / package).rglob("*")
        if path.suffix in {".md", ".yaml", ".json", ".html", ".css", ".js", ".j2"}
    }
    assert data <= names


@pytest.mark.parametrize("folder", ["tests", "restricted", "sources", "seeds", "benchmarks"])
def test_the_wheel_leaves_out(wheel: Path, folder: str) -> None:
    assert not [name for name in zipfile.ZipFile(wheel).namelist() if folder in name.split("/")[:-1]]


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment: Assay from the wheel, everything else from the environment of the tests."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, symlinks=True)
    places = {"base": str(folder), "platbase": str(folder)}
    programs = Path(sysconfig.get_path("scripts", "venv", places))
    done = pip(
        "--python", programs / "python", "install", "--quiet", "--no-deps", "--no-index", wheel, cwd=folder
    )
    assert done.returncode == 0, done.stderr
    # A folder named in a .pth file is searched, its own .pth files are not read: an editable Assay stays unseen.
    ours = Path(sysconfig.get_path("purelib", "venv", places))
    (ours / "locked.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return programs


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder of somebody who has flows and checks of their own, and the seed articles."""
    for package in ("flows", "checks"):
        (tmp_path / package).mkdir()
        for module in ("__init__", "cli", "check"):
            (tmp_path / package / f"{module}.py").write_text(
                "raise SystemExit('a foreign module')\n", encoding="utf-8"
            )
    shutil.copytree(ROOT / "seeds", tmp_path / "articles")
    return tmp_path


@pytest.mark.parametrize("package", ["flows", "checks"])
def test_the_installed_packages_are_the_wheels_own(installed: Path, tmp_path: Path, package: str) -> None:
    told = run(installed / "python", "-P", "-c", f"import {package}; print({package}.__file__)", cwd=tmp_path)
    assert Path(told.stdout.strip()).is_relative_to(installed.parent), told.stderr


def test_the_command_checks_beside_foreign_flows(installed: Path, desk: Path) -> None:
    ended = run(installed / "assay", "check", "articles", "--format", "jsonl", cwd=desk)
    assert (ended.returncode, ended.stderr) == (1, "")
    findings = [json.loads(line) for line in ended.stdout.splitlines()]
    assert "verified" in {finding.get("verdict") for finding in findings}


def test_the_modules_check_beside_foreign_flows(installed: Path, desk: Path) -> None:
    program = "import sys; from flows.cli import main; sys.argv[1:] = ['--version']; sys.exit(main())"
    ended = run(installed / "python", "-P", "-c", program, cwd=desk)
    assert (ended.returncode, ended.stdout) == (0, f"assay {PROJECT['project']['version']}\n"), ended.stderr


@pytest.mark.flow
def test_the_flow_runs_beside_foreign_flows(
    installed: Path, desk: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    home = str(tmp_path_factory.mktemp("prefect"))
    analytics = {"PREFECT_SERVER_ANALYTICS_ENABLED": "false", "DO_NOT_TRACK": "1"}
    ended = run(installed / "assay", "run", "articles", cwd=desk, PREFECT_HOME=home, **analytics)
    assert ended.returncode == 1, ended.stderr
    assert "verified" in ended.stdout
