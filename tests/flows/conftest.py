"""The command as a process, and one Prefect for all tests that need it."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from flows.settings import stay_local_and_quiet
from tests.flows.publisher import Server, serving

COMMAND = (sys.executable, "-c", "from flows.cli import main; main()")
SEEDS = Path(__file__).parents[2] / "seeds"

Assay = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def assay_apart(tmp_path: Path) -> Assay:
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
def assay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Assay:
    """Run `assay` in this process, in an empty folder: quicker than in one of its own."""
    from flows import cli

    monkeypatch.chdir(tmp_path)

    def run(*arguments: object, stdin: str = "") -> subprocess.CompletedProcess[str]:
        given = list(map(str, arguments))
        monkeypatch.setattr(sys, "argv", ["assay", *given])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8"))
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, complaint = capfd.readouterr()
        assert isinstance(ended.value.code, int)
        return subprocess.CompletedProcess(given, ended.value.code, out, complaint)

    return run


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A small record with the mapping of an edition to come."""
    from tests.record.arriving import guarded, mapping

    root = guarded(tmp_path / "record")
    mapping(root)
    return root


@pytest.fixture
def server() -> Iterator[Server]:
    """A publisher's server on this machine."""
    with serving() as server:
        yield server


@pytest.fixture(scope="session")
def prefect() -> Iterator[None]:
    """A Prefect server with an empty database, for this process."""
    stay_local_and_quiet()
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=300):
        yield
