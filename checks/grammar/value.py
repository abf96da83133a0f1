"""Constructions of the kind value: a measure of an entity has a value. Examples: value.md."""

from __future__ import annotations

from checks.grammar import (
    answers,
    beside_rank,
    counterparts,
    described,
    each_person,
    gapped,
    gapped_measures,
    holding_another,
    listed,
    multiples_of_whole,
    nothing,
    out_of_larger,
    owned,
    part_of_output,
    people_counted,
    percentages,
    percentages_elsewhere,
    several,
    stating,
    things_cost,
    visited,
    worded_shares,
)
from checks.grammar.drafts import Construction

CONSTRUCTIONS: tuple[Construction, ...] = (
    *stating.CONSTRUCTIONS,
    *holding_another.CONSTRUCTIONS,
    *described.CONSTRUCTIONS,
    *people_counted.CONSTRUCTIONS,
    *beside_rank.CONSTRUCTIONS,
    *gapped.CONSTRUCTIONS,
    *gapped_measures.CONSTRUCTIONS,
    *listed.CONSTRUCTIONS,
    *several.CONSTRUCTIONS,
    *owned.CONSTRUCTIONS,
    *nothing.CONSTRUCTIONS,
    *percentages.CONSTRUCTIONS,
    *multiples_of_whole.CONSTRUCTIONS,
    *percentages_elsewhere.CONSTRUCTIONS,
    *part_of_output.CONSTRUCTIONS,
    *each_person.CONSTRUCTIONS,
    *counterparts.CONSTRUCTIONS,
    *out_of_larger.CONSTRUCTIONS,
    *answers.CONSTRUCTIONS,
    *things_cost.CONSTRUCTIONS,
    *visited.CONSTRUCTIONS,
    *worded_shares.CONSTRUCTIONS,
)
