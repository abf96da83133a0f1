"""Dataclasses of which a text makes thousands: frozen to the type checker, plain at run time.

A frozen dataclass sets each of its fields by `object.__setattr__`, and takes three times as long to make. Import
`dataclass`, `replace` and `cached_property` from here, in place of the standard ones, where that counts.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
    from dataclasses import replace as replace
    from functools import cached_property as cached_property

    def values_of(value: object) -> dict[str, Any]: ...

else:
    import dataclasses
    from operator import attrgetter

    def dataclass(cls=None, /, *, frozen=False, **options):
        """The standard decorator; what is frozen can be hashed as ever, but is held frozen by the type checker alone."""
        return dataclasses.dataclass(cls, unsafe_hash=frozen, **options)

    def replace(value, /, **changes):
        """The same value with some fields changed, as `dataclasses.replace`. Raises KeyError for a field that is none."""
        names, copied, _ = _layout(type(value))
        new = copied(value)
        for name, changed in changes.items():
            setattr(new, names[name], changed)
        return new

    class cached_property:
        """The standard property, without its lock."""

        def __init__(self, found):
            self._found, self.__doc__ = found, found.__doc__

        def __set_name__(self, owner, name):
            self._name = name

        def __get__(self, value, owner=None):
            if value is None:
                return self
            found = value.__dict__[self._name] = self._found(value)
            return found

    def values_of(value):
        """The values of all fields by their names."""
        names, _, all_fields = _layout(type(value))
        return dict(zip(names, all_fields(value), strict=True))

    @functools.cache
    def _layout(kind):
        """The names of a class's fields, what copies a value field by field, and what takes all fields from it at once.

        The copy is written out as code, as the standard library does for `__init__`: a phrase has forty fields, and
        is copied four times as fast as by calling its class.
        """
        names = [field.name for field in dataclasses.fields(kind)]
        lines = [
            "def copied(value):",
            " new = make(kind)",
            *(f" new.{name} = value.{name}" for name in names),
        ]
        made = {"make": object.__new__, "kind": kind}
        exec("\n".join([*lines, " return new"]), made)
        taken = attrgetter(*names)
        all_fields = taken if names[1:] else lambda value: [taken(value)]
        return dict(zip(names, names, strict=True)), made["copied"], all_fields
