"""The automation of the documentation, on a real server: an event of a run starts the deployment with its words."""

from __future__ import annotations

import importlib
import time
from pathlib import Path
from uuid import UUID

import pytest

from tests.flows.test_cli import FALSE

pytestmark = pytest.mark.flow

EXAMPLE = Path(__file__).parents[2] / "docs" / "automation" / "react.py"


@pytest.mark.usefixtures("prefect")
def test_a_contradicted_claim_starts_the_deployment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from prefect import get_client
    from prefect.client.schemas.filters import DeploymentFilter, DeploymentFilterId

    from flows.check import check_articles

    monkeypatch.chdir(EXAMPLE.parent)
    monkeypatch.syspath_prepend(str(EXAMPLE.parent))
    example = importlib.import_module(EXAMPLE.stem)
    deployment: UUID = example.set_up(example.tell_the_desk.to_deployment(example.NAME))
    (tmp_path / "a.txt").write_text(FALSE)
    (tmp_path / "a.yaml").write_text("published: 2025-03-18\n")
    check_articles([str(tmp_path / "a.txt")], reports=tmp_path / "reports", return_state=True)

    of_it = DeploymentFilter(id=DeploymentFilterId(any_=[deployment]))
    until = time.monotonic() + 90
    with get_client(sync_client=True) as client:
        while not (runs := client.read_flow_runs(deployment_filter=of_it)) and time.monotonic() < until:
            time.sleep(0.2)
    (run,) = runs
    assert run.parameters["document"] == str(tmp_path / "a.txt")
    assert run.parameters["text"] == "fourth-largest"
    assert run.parameters["explanation"].startswith("USGS's 2025 edition puts Russia fifth")
