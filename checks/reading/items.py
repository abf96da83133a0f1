"""Tokens and what was found over them, as items: the alphabet of the clause analysis."""

from __future__ import annotations

from typing import Literal

from checks.names import Name
from checks.reading.language import VerbForm
from checks.reading.places import Place
from checks.reading.quantities import Quantity
from checks.reading.years import Period
from checks.values import dataclass

ItemKind = Literal[
    "quantity", "place", "period", "name", "determiner", "preposition", "conjunction", "contrast", "condition",
    "relative", "auxiliary", "negation", "pronoun", "adverb", "possessive", "mark", "verb", "comparative", "word",
]  # fmt: skip

_NOUN_KINDS = (
    "entity",
    "adjective",
    "metonym",
    "concept_noun",
    "concept_agent",
    "topic",
    "publisher",
    "dataset",
)


@dataclass(slots=True)
class Item:
    """A word, a mark, or a stretch of tokens that means one thing; offsets are those of the text.

    `names` are the catalogue's readings, `verb` the language's; the clause analysis picks one by position.
    """

    kind: ItemKind
    start: int
    end: int
    text: str
    names: tuple[Name, ...] = ()
    verb: VerbForm | None = None
    comparative: str | None = None
    capital: bool = False
    glued: bool = False
    tokens: tuple[int, int] = (0, 0)
    facility: bool = False
    quantity: Quantity | None = None
    place: Place | None = None
    period: Period | None = None

    def name(self, *kinds: str) -> Name | None:
        """The first reading of one of the kinds; None where there is none."""
        if not self.names:
            return None
        for kind in kinds:
            for name in self.names:
                if name.kind == kind:
                    return name
        return None

    @property
    def can_be_noun(self) -> bool:
        """Whether some reading of the item is a noun or adjective of the catalogue, or a facility ("mines")."""
        if not self.names:
            return self.facility
        return self.facility or any(name.kind in _NOUN_KINDS for name in self.names)

    @property
    def verb_form(self) -> str | None:
        """The form of its verb reading (base, s, past, participle, ing); None where it has none."""
        if self.verb is not None:
            return self.verb.form
        name = self.name("concept_verb")
        return name.data.get("form", "base") if name is not None else None

    @property
    def is_verb(self) -> bool:
        """Whether some reading of the item is a verb."""
        return self.verb_form is not None

    @property
    def is_verbal(self) -> bool:
        """Whether the item is a verb or an auxiliary, as every clause with a verb has one."""
        return self.kind == "auxiliary" or self.is_verb
