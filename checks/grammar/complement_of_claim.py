"""A complement beside a claim: its preposition, its phrase, and what they say of the claim's measure and entities."""

from __future__ import annotations

from checks.claim_words import MeasureWords
from checks.grammar.drafts import Draft
from checks.grammar.left_amounts import entities
from checks.grammar.slots import Slots
from checks.queries import ValueQuery
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.values import dataclass


@dataclass(frozen=True, slots=True)
class Complement:
    """A complement of a claim: the preposition, the phrase behind it, and the claim's measure, None where it has none."""

    tie: str
    phrase: Phrase
    draft: Draft
    slots: Slots
    measure: MeasureWords | None

    @property
    def names_the_measure(self) -> bool:
        """Whether its phrase is of the measure itself."""
        concept = self.phrase.concept
        return self.measure is not None and concept is not None and self.measure.concept in concept.ids

    @property
    def is_of_a_value(self) -> bool:
        """Whether what is claimed is a figure."""
        return isinstance(self.draft.query, ValueQuery)

    @property
    def stands_behind(self) -> bool:
        """Whether it stands behind the claim's own words."""
        return self.phrase.start >= self.draft.anchor[1]

    def is_of(self, concepts: str) -> bool:
        """Whether the claim's measure is of a closed class of concepts."""
        return self.measure is not None and self.measure.concept in english().function[concepts]

    def names_nobody_asked(self) -> bool:
        """Whether it names nobody of whom something is claimed, nor where all of these lie."""
        named = set(entities(self.draft.query))
        asked = getattr(self.draft.query, "entity", None)
        sent = self.is_of("concepts_of_what_is_sent")  # "In Europe, Germany's exports": those that stay there
        if asked is not None and not sent and self.slots.lie_in((asked.id,), self.phrase):
            return False
        return not any(each.id in named for each in self.phrase.entities)
