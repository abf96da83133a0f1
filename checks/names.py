"""What the record tells the reader: the names that writers use, and what each stands for."""

from __future__ import annotations

from dataclasses import field

from checks.values import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """One name of the vocabulary, for the reader's automaton.

    kind: entity, adjective, concept_noun, concept_verb, concept_agent, concept_adjective, topic, publisher, dataset,
    qualifier, unit, holder (what a user's table is of: "airline"). `ids` has several where the name is ambiguous ("Congo"). `data` carries more, by kind.
    """

    text: str
    kind: str
    ids: tuple[str, ...]
    data: dict[str, str] = field(default_factory=dict, hash=False)
