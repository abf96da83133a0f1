"""Loading what a short process needs, without looking for garbage that there is not yet."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def loading() -> Iterator[None]:
    """While modules, tables and words are loaded nothing is freed: Python's collector is off, and passes over it all later."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
