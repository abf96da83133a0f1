"""Dataclasses of which a text makes thousands: frozen to the type checker, plain at run time.

A frozen dataclass sets each of its fields by `object.__setattr__`, and takes three times as long to make. Import
`dataclass` and `replace` from here, in place of the standard ones, where that counts.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
    from dataclasses import replace as replace

    def values_of(value: object) -> dict[str, Any]: ...

else:
    import dataclasses
    from operator import attrgetter

    def dataclass(cls=None, /, *, frozen=False, **options):
        """The standard decorator; what is frozen can be hashed as ever, but is held frozen by the type checker alone."""
        return dataclasses.dataclass(cls, unsafe_hash=frozen, **options)

    def replace(value, /, **changes):
        """The same value with some fields changed, as `dataclasses.replace`. Raises KeyError for a field that is none."""
        kind = type(value)
        places, all_fields = _layout(kind)
        fields = [*all_fields(value)]
        for name, changed in changes.items():
            fields[places[name]] = changed
        return kind(*fields)

    def values_of(value):
        """The values of all fields by their names."""
        places, all_fields = _layout(type(value))
        return dict(zip(places, all_fields(value), strict=True))

    @functools.cache
    def _layout(kind):
        """Where each field of a class stands, and what takes all of them from a value at once."""
        names = [field.name for field in dataclasses.fields(kind)]
        taken = attrgetter(*names)
        return {name: place for place, name in enumerate(names)}, taken if names[1:] else lambda value: [
            taken(value)
        ]
