"""Clauses: who does what to what, with which complements.

A clause is what is left of a segment of the sentence when its subject is known: `clause_reader` makes them.
"""

from __future__ import annotations

from typing import Literal

from checks.claims import Frame
from checks.reading.phrases import Node, Phrase
from checks.reading.verbs import Verb
from checks.reading.years import Period
from checks.values import dataclass

ClauseKind = Literal["main", "relative", "participle", "apposition", "fragment", "parenthesis"]


@dataclass(frozen=True)
class Clause:
    """One clause. `objects` follow the verb bare, `adjuncts` come with a preposition, before or behind the verb.

    `leans_on`: the clause from which it takes what it does not say itself.
    `tail`: everything behind the verb as it stands, for constructions that look at the order of words.
    """

    kind: ClauseKind
    subject: Phrase | None
    verb: Verb | None
    objects: tuple[Phrase, ...]
    adjuncts: tuple[tuple[str, Phrase], ...]
    periods: tuple[Period, ...]
    tail: tuple[Node, ...]
    nodes: tuple[Node, ...]
    start: int
    end: int
    leans_on: Clause | None = None
    adverbs: tuple[str, ...] = ()
    link: str = ""
    frame: Frame = Frame.ASSERTED
    antecedent: Phrase | None = None
    opener: str = ""

    @property
    def only_adverbs(self) -> bool:
        """ "…; | between them, | Peru and China managed 4.4 million": whether it says nothing by itself."""
        return self.verb is None and not self.objects and not self.adjuncts

    def adjunct(self, *prepositions: str) -> Phrase | None:
        """The first complement with one of the prepositions."""
        for preposition, phrase in self.adjuncts:
            if preposition in prepositions:
                return phrase
        return None
