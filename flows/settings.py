"""How Prefect is set where Assay starts it itself, before its first import; and where the memory is by default."""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "ASSAY_DATABASE"
"""The variable that names the memory."""


def own_memory() -> Path:
    """The memory of whoever names none: a SQLite file of their own."""
    home = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return home / "assay" / "memory.db"


def stay_local_and_quiet() -> None:
    """Have Prefect report to nobody and leave the console to the findings; what is set already stays."""
    for name, value in {
        "DO_NOT_TRACK": "1",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "true",
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
        "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL",
        # A server that is away in a run is waited for: 2, 4, 8 … seconds, two minutes in all.
        "PREFECT_CLIENT_MAX_RETRIES": "6",
    }.items():
        os.environ.setdefault(name, value)
