"""What a short process loads, with Python's collector off."""

import gc

import pytest

from flows.starting import loading


def _fails_while_loading() -> None:
    with loading():
        raise ValueError("on" if gc.isenabled() else "off")


def test_the_collector_is_off_while_loading_and_on_again_though_it_fails() -> None:
    with pytest.raises(ValueError, match="off"):
        _fails_while_loading()
    assert gc.isenabled()
