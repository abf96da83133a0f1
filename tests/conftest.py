"""What many tests share: the bundled record, opened once, and databases."""

import os
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

from checks.record import Record, open_record
from tests import databases

_NUMBERS = count()

# The tests start Assay and Prefect's server some hundred times: compiled once, and not at each start, whatever is set.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# The suite tries the same examples each time, so that it fails for a change and not by chance;
# `pytest --hypothesis-profile=search` looks for others.
settings.register_profile("suite", deadline=None, derandomize=True, max_examples=150)
settings.register_profile("search", deadline=None, derandomize=False, max_examples=5000, print_blob=True)
settings.load_profile("suite")


def pytest_xdist_auto_num_workers() -> int:
    """One process more than there are cores: those who try the flows mostly wait for a server."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(scope="session", autouse=True)
def no_memory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Whoever runs the tests has no memory of their own that could tell of decisions."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("ASSAY_DATABASE", raising=False)
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        yield


@pytest.fixture(scope="session")
def record() -> Record:
    """The bundled record."""
    return open_record()


@pytest.fixture(scope="session")
def postgres() -> Iterator[databases.Postgres]:
    """A PostgreSQL server; skipped where its programs are not installed."""
    found = databases.programs()
    if found is None:
        pytest.skip("PostgreSQL's programs (initdb, postgres) are not installed")
    with databases.postgres(found) as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database, of each kind in turn."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/memory/memory.db"
    server: databases.Postgres = request.getfixturevalue("postgres")
    return server.database(f"assay{next(_NUMBERS)}")
