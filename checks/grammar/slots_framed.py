"""Where a sentence, or a clause within it, is said to play: "In Sri Lanka, inflation …", "…; in Japan, output fell"."""

from __future__ import annotations

from checks.claim_words import EntityWords
from checks.grammar.slots_antecedents import AntecedentSlots
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase

_JOINING_FRAMES = (";", ":", "–", "and", "but", "while", "whereas")


class FramedSlots(AntecedentSlots):
    """Whose a measure is by where a sentence or a clause opens."""

    def _frame_of(self, clause: Clause, phrase: Phrase) -> EntityWords | None:
        """ "In Sri Lanka, | inflation averaged 1.2%": the country that a sentence opens with; "Across the border in Chad, …"."""
        first = self._framed_by(clause) or self.sentence.clauses[0]
        if first is not clause and [node.text.lower() for node in first.nodes] == ["there"]:
            there = phrase.concept is not None and phrase is clause.subject
            return self._only_place_before() if there else None  # "There, | output fell by a third"
        places = [pair for pair in first.adjuncts if pair[1].head not in english().function["borders"]]
        away = all(phrase.head in english().function["borders"] for phrase in first.objects)
        opened = first is not clause and first.verb is None and away and len(places) == 1
        if not opened or not (phrase.concept is not None or phrase.anaphor == "measure"):
            return None
        if clause.leans_on not in (None, first) and first is self.sentence.clauses[0]:
            return None
        tie, where = places[0]
        if tie in ("in", "at") and where.proper and where.opaque and first is not self.sentence.clauses[0]:
            return EntityWords(None, where.text)  # "Chile produced …; in Antofagasta, | output fell"
        return where.entities[0] if tie == "in" and len(where.entities) == 1 and not where.opaque else None

    def _framed_by(self, clause: Clause) -> Clause | None:
        """ "China produced 990 million tonnes; | in Japan, | output fell": what opens a clause within its sentence."""
        before = self.leading_to(clause)[-1:] if clause.link == "," else []
        opens = bool(before) and before[0].link in _JOINING_FRAMES and before[0].verb is None
        return before[0] if opens else None

    def _place_of_same(self, clause: Clause, phrase: Phrase) -> EntityWords | None:
        """ "Copper output rose in Chile in 2024 | and reached 5.3 million tons": where a shared subject was said to be."""
        if phrase is not clause.subject:
            return None
        for before in self.sentence.clauses:
            if before.start < clause.start and before.subject is phrase:
                where = before.adjunct("in")
                return where.entities[0] if where is not None and len(where.entities) == 1 else None
        return None
