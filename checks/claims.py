"""What an article asserts: a claim, the words that make it, and how its sentence puts it."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from checks.claim_words import Attribution
from checks.queries import Kind, Query
from checks.values import dataclass


class Frame(StrEnum):
    """How a sentence puts its claim. Everything but ASSERTED is not about the record (verdict not_checkable)."""

    ASSERTED = "asserted"
    FORECAST = "forecast"
    TARGET = "target"
    QUESTION = "question"
    CONDITIONAL = "conditional"
    OPINION = "opinion"


@dataclass(frozen=True, slots=True)
class Claim:
    """One assertion: its words (offsets in code points), what it asks of the tables, and how the sentence puts it.

    `problem` is a Reason value that the reading itself found (unknown_entity, ambiguous_measure, no_reference_table);
    a verdict may only abstain then. `denied` turns the query round (rule 12).
    `construction` names the rule that read it.  `sentence` is the span of its sentence.
    `mentioned`: all entity ids that the article names, in order of first mention (for the diagnosis).
    """

    kind: Kind
    start: int
    end: int
    sentence: tuple[int, int]
    query: Query
    attribution: Attribution = Attribution()
    frame: Frame = Frame.ASSERTED
    denied: bool = False
    problem: str | None = None
    construction: str = ""
    mentioned: tuple[str, ...] = field(default=(), compare=False)
