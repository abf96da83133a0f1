"""The command as a process, and one Prefect for all tests that need it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path

import pytest

from flows.settings import stay_local_and_quiet

COMMAND = (sys.executable, "-c", "from flows.cli import main; main()")
SEEDS = Path(__file__).parents[2] / "seeds"

Assay = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def assay(tmp_path: Path) -> Assay:
    """Run `assay` in a process of its own, in an empty folder."""

    def run(*arguments: object, stdin: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*COMMAND, *map(str, arguments)],
            cwd=tmp_path,
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            timeout=180,
            check=False,
        )

    return run


@pytest.fixture
def assay_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Assay:
    """Run `assay` in this process, in an empty folder: quicker than in one of its own."""
    from flows import cli

    monkeypatch.chdir(tmp_path)

    def run(*arguments: object) -> subprocess.CompletedProcess[str]:
        given = list(map(str, arguments))
        monkeypatch.setattr(sys, "argv", ["assay", *given])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, complaint = capfd.readouterr()
        assert isinstance(ended.value.code, int)
        return subprocess.CompletedProcess(given, ended.value.code, out, complaint)

    return run


@pytest.fixture(scope="session")
def prefect_database(pytestconfig: pytest.Config) -> Path:
    """An empty database of this version of Prefect, its migrations done, which take some seconds of a processor.

    Made once, and kept where pytest keeps what its next run may use.
    """
    assert pytestconfig.cache is not None
    folder = pytestconfig.cache.mkdir("prefect")
    kept = folder / f"{version('prefect')}.db"
    if not kept.exists():
        with tempfile.TemporaryDirectory(dir=folder) as home:
            command = [sys.executable, "-m", "prefect", "server", "database", "upgrade", "-y"]
            subprocess.run(command, env=environment(Path(home)), capture_output=True, check=True)
            (Path(home) / "prefect.db").replace(kept)
    return kept


@pytest.fixture
def prefect_home(tmp_path: Path, prefect_database: Path) -> Path:
    """A home for a Prefect of its own, as it is after its first start."""
    return new_home(tmp_path / "home", prefect_database)


def new_home(folder: Path, database: Path) -> Path:
    """A folder as a Prefect's home, with a copy of a migrated database."""
    folder.mkdir()
    shutil.copy(database, folder / "prefect.db")
    return folder


def environment(home: Path) -> dict[str, str]:
    """The variables of a Prefect with a home of its own: what the tests around it have set does not count."""
    outer = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    return outer | {"PREFECT_HOME": str(home)}


@pytest.fixture(scope="session")
def prefect(prefect_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A Prefect server with an empty database, for this process."""
    stay_local_and_quiet()
    from prefect.testing import utilities

    folder = tmp_path_factory.mktemp("prefect")
    shutil.copy(prefect_database, folder / "prefect-test.db")
    with pytest.MonkeyPatch.context() as patch:
        # The harness makes its database in a new folder: it finds there the one that is migrated already.
        patch.setattr(utilities, "mkdtemp", lambda: str(folder))
        with utilities.prefect_test_harness(server_startup_timeout=300):
            yield
