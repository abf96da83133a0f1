"""`assay doctor`: what is wrong is named with its mending, and no password with it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from flows.memory import open_memory
from tests.flows.conftest import COMMAND


def doctor(folder: Path, *arguments: str, **environment: str) -> tuple[int, dict[str, str]]:
    """The status, and what is told of each thing."""
    outer = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "ASSAY_"))}
    ran = subprocess.run(
        [*COMMAND, "doctor", *arguments],
        cwd=folder,
        env=outer
        | {"XDG_DATA_HOME": str(folder), "ASSAY_DATABASE": f"sqlite:///{folder}/memory.db"}
        | environment,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert ran.stderr == ""
    lines = (line.split(maxsplit=2) for line in ran.stdout.splitlines())
    return ran.returncode, {what.rstrip(":"): f"{how} {said}" for how, what, said in lines}


def test_nothing_is_wrong_here(tmp_path: Path) -> None:
    (tmp_path / "watch.yaml").write_text("allow: [intranet]\nsources: [{feed: https://example.org/feed}]\n")
    status, told = doctor(tmp_path, "--watch", "watch.yaml")
    assert status == 0
    assert {what: said.split()[0] for what, said in told.items()} == dict.fromkeys(
        ["versions", "extras", "record", "memory", "server", "sources"], "fine"
    )
    assert told["sources"].endswith("of this network may be asked: intranet")
    open_memory(f"sqlite:///{tmp_path}/memory.db")
    assert doctor(tmp_path)[1]["memory"] == f"fine sqlite:///{tmp_path}/memory.db"


def test_what_is_wrong_is_named_without_passwords(tmp_path: Path) -> None:
    status, told = doctor(
        tmp_path,
        "--watch",
        "none.yaml",
        ASSAY_DATABASE="postgresql://me:secret@127.0.0.1:1/none",
        PREFECT_API_URL="http://me:secret@127.0.0.1:1/api",
    )
    assert status == 2
    assert {what for what, said in told.items() if said.startswith("wrong")} == {
        "memory",
        "server",
        "sources",
    }
    assert (
        told["server"]
        == "wrong http://127.0.0.1:1/api: cannot be reached; start it, or unset PREFECT_API_URL"
    )
    assert "secret" not in str(told)
