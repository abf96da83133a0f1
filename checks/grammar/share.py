"""Constructions of the kind share: somebody's part of a whole. Examples: share.md.

A part of several together is an aggregate: the constructions are the same, and aggregate.md shows them.
"""

from __future__ import annotations

from checks.grammar import (
    amounts_of_parts,
    most_of,
    part_of_listed,
    part_of_topic,
    share_apart,
    share_before,
    share_beside,
    share_exceeding,
    share_largest,
    share_of_told,
    share_told_behind,
    sharing,
)
from checks.grammar.drafts import Construction

CONSTRUCTIONS: tuple[Construction, ...] = (
    *sharing.CONSTRUCTIONS,
    *share_beside.CONSTRUCTIONS,
    *share_apart.CONSTRUCTIONS,
    *share_before.CONSTRUCTIONS,
    *share_exceeding.CONSTRUCTIONS,
    *share_of_told.CONSTRUCTIONS,
    *share_told_behind.CONSTRUCTIONS,
    *part_of_listed.CONSTRUCTIONS,
    *part_of_topic.CONSTRUCTIONS,
    *most_of.CONSTRUCTIONS,
    *amounts_of_parts.CONSTRUCTIONS,
    *share_largest.CONSTRUCTIONS,
)
