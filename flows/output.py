"""Files that are written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from checks.errors import BadUsage


@contextmanager
def whole(path: Path) -> Iterator[TextIO]:
    """A text file to write into, which takes the path's place once all is written.

    What is no ordinary file (a pipe, /dev/null) is written into as it is.
    """
    target = path.resolve()
    replaced = target.is_file() or not target.exists()
    draft = target.with_name(f".{target.name}.{os.getpid()}") if replaced else target
    try:
        file = draft.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise BadUsage(f"{path}: cannot be written ({error.strerror}); choose another file") from None
    try:
        with file:
            yield file
        if replaced:
            draft.replace(target)
    except BaseException:
        if replaced:
            draft.unlink(missing_ok=True)
        raise
