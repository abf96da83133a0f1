"""Other readers of quantities, in an environment of their own: pip makes it at the first run."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ENVIRONMENT = Path(__file__).parent.parent / "build" / "peers"
REQUIREMENTS = ("quantulum3==0.9.2", "recognizers-text-suite==1.0.2a2", "emoji==1.7.0")
"""The last is what the recognizers need and do not say: later releases lack a name that they import."""
NAMES = ("quantulum3", "recognizers-text-suite")


@dataclass(frozen=True)
class Answer:
    """The quantities of each text, as [start, end, value, unit, half a range's width], and the processor time in seconds."""

    quantities: list[list[list[Any]]]
    seconds: float


def _python() -> Path:
    python = ENVIRONMENT / "bin" / "python"
    ready = ENVIRONMENT / ".ready"
    if not ready.is_file() or ready.read_text() != " ".join(REQUIREMENTS):
        venv.create(ENVIRONMENT, with_pip=True, clear=True)
        pip = [str(python), "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]
        subprocess.run([*pip, *REQUIREMENTS], check=True, stderr=subprocess.PIPE)
        ready.write_text(" ".join(REQUIREMENTS))
    return python


def read(name: str, texts: Sequence[str]) -> Answer:
    """What a peer finds in texts. Raises CalledProcessError where pip or the peer fails."""
    command = [str(_python()), str(Path(__file__).parent / "peers_run.py"), name]
    lines = "".join(json.dumps(text) + "\n" for text in texts)
    run = subprocess.run(command, input=lines, capture_output=True, text=True)
    if run.returncode:
        sys.exit(f"{name} ended with status {run.returncode}\n{run.stderr}")
    *found, last = run.stdout.splitlines()
    return Answer([json.loads(line) for line in found], json.loads(last)["seconds"])
