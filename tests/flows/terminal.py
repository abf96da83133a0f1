"""A command as it runs on a terminal."""

from __future__ import annotations

import os
import pty
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Literal


def shown_on_terminal(
    command: Sequence[str], stream: Literal["stdout", "stderr"], folder: Path | None = None
) -> bytes:
    """What a command writes to one of its streams where that is a terminal; its status must be 0."""
    near, far = pty.openpty()
    on = {stream: far}
    process = subprocess.Popen(command, cwd=folder, env=os.environ | {"TERM": "xterm"}, **on)
    os.close(far)
    shown = b""
    try:
        while part := os.read(near, 4096):
            shown += part
    except OSError:  # how Linux says that the other end is closed
        pass
    os.close(near)
    assert process.wait(60) == 0
    return shown
