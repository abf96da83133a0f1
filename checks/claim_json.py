"""Claims as JSON and back, so that a stored claim can be judged again without its article.

A dataclass becomes an object of the fields that differ from their defaults; the query also says which one it is.
"""

from __future__ import annotations

import json
import math
import types
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from checks.claims import Claim
from checks.queries import Query

_QUERIES = {each.__name__: each for each in get_args(Query)}
_NAME = "is"
_FAR = {math.inf: "inf", -math.inf: "-inf"}

Reader = Callable[[Any], Any]


def write_claim(claim: Claim) -> str:
    """The claim as one line of JSON."""
    return json.dumps(_plain(claim), ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def read_claim(line: str) -> Claim:
    """The claim behind such a line. Raises ValueError where it is none."""
    try:
        found: Claim = _reader(Claim)(json.loads(line))
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not a claim of this version of Assay ({error!r})") from None
    return found


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        named = {_NAME: type(value).__name__} if type(value).__name__ in _QUERIES else {}
        differing = (each for each in fields(value) if getattr(value, each.name) != _default(each))
        return named | {each.name: _plain(getattr(value, each.name)) for each in differing}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, float):
        return _FAR.get(value, value)
    return value.value if isinstance(value, Enum) else value


def _default(field: Any) -> Any:
    return field.default_factory() if field.default_factory is not MISSING else field.default


@cache
def _reader(hint: Any) -> Reader:
    """What makes a value of a type out of its JSON."""
    if hint == Query:
        return _query
    if isinstance(hint, type) and is_dataclass(hint):
        return _object(hint)
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        (kind,) = (_reader(each) for each in inner if each is not type(None))
        return lambda value: None if value is None else kind(value)
    if origin is tuple and inner[-1] is Ellipsis:
        each = _reader(inner[0])
        return lambda value: tuple([each(item) for item in value])
    if origin is tuple:
        parts = [_reader(part) for part in inner]
        return lambda value: tuple([read(item) for read, item in zip(parts, value, strict=True)])
    if isinstance(hint, type) and issubclass(hint, Enum | float):
        return hint
    assert origin is Literal or hint in (str, int, bool), hint
    return lambda value: value


def _object(kind: Any) -> Reader:
    hints = get_type_hints(kind)
    readers: dict[str, Reader] = {}

    def read(value: dict[str, Any]) -> Any:
        if not readers:  # not before it is needed: the types refer to each other
            readers.update({each.name: _reader(hints[each.name]) for each in fields(kind)})
        return kind(**{name: readers[name](item) for name, item in value.items() if name != _NAME})

    return read


def _query(value: dict[str, Any]) -> Any:
    return _reader(_QUERIES[value[_NAME]])(value)
