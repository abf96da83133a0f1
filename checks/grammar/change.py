"""Constructions of the kind change: a measure between two times. Examples: change.md.

"Rose 8% to 45,000 tons" is a change and a value; "fell to 31,000 tons from 43,000" is one change.
"""

from __future__ import annotations

from checks.grammar import (
    as_much_as_then,
    change_beside,
    change_labelled,
    change_remarks,
    entities_moving,
    members_lost,
    more_so,
    moving,
    series_remarks,
    than_then,
)
from checks.grammar.drafts import Construction

CONSTRUCTIONS: tuple[Construction, ...] = (
    *moving.CONSTRUCTIONS,
    *members_lost.CONSTRUCTIONS,
    *more_so.CONSTRUCTIONS,
    *change_beside.CONSTRUCTIONS,
    *change_remarks.CONSTRUCTIONS,
    *change_labelled.CONSTRUCTIONS,
    *as_much_as_then.CONSTRUCTIONS,
    *entities_moving.CONSTRUCTIONS,
    *series_remarks.CONSTRUCTIONS,
    *than_then.CONSTRUCTIONS,
)
