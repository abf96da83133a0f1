"""Who was named before a clause: here, in the sentence before, as the only one, among several, or as a place."""

from __future__ import annotations

from checks.claim_words import EntityWords
from checks.grammar.slots_told import ToldBefore, carried_entity
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.reading.vocabulary import longest

_NEAR = 4
_CONCEDING = ("while", "although", "though", "whereas", "because", "since", "as", "even though")


class NamedBefore(ToldBefore):
    """Whom the sentence, or the one before, names."""

    def scope_before(self, clause: Clause) -> str | None:
        """The continent or group that was named last before a clause, which "the continent" stands for."""
        here = [
            name.ids[0]
            for hit in self.sentence.hits
            if hit.end <= clause.start
            for name in hit.entry.names
            if name.kind in ("entity", "adjective") and name.ids[0] in self.scopes and name.ids[0] != "WORLD"
        ]
        found = dict.fromkeys(here or self.sentence.context.scopes)
        return next(iter(found)) if len(found) == 1 else None

    def may_be_several(self, phrase: Phrase) -> bool:
        """ "Peru mined less than the DRC. | They | …": a country's name is no more one of "they" than the other's."""
        return not self.named_here(phrase.start) and self.sentence.context.opens_with_country

    def are_taken_together(self, phrase: Phrase) -> bool:
        """ "Together | they | mined 5.9 million tons": more than one; but not "They beat Japan and Germany together"."""
        before = [token.text for token in self.sentence.tokens if token.end <= phrase.start]
        behind = [token.text for token in self.sentence.tokens if token.start >= phrase.end][:1]
        said = f" {' '.join((*before, *behind))} "
        return any(f" {words} " in said for words in english().function["taken_together"])

    def outdone(self, phrase: Phrase) -> EntityWords | None:
        """ "Belarus produces 7 million tons of potash. Only Canada and Russia outdo | it": of whom all before is claimed."""
        return self._claimed_before() if phrase.words == ("it",) else None

    def owner_of_it(self, clause: Clause) -> EntityWords | None:
        """ "Zambia's copper output was smaller than Mexico's. | It was larger than Canada's": whose figure "it" may be.

        Either way, whether the figure or its owner is meant, it is that one's.
        """
        told = self._claimed_before() if not self.named_here(clause.start) else None
        owners = {each.id for each in self.sentence.context.owners}
        return told if told is not None and told.id in owners and self.sentence.context.alone else None

    def named_here(self, before: int) -> dict[tuple[str, ...], EntityWords]:
        """The entities that the sentence names before an offset, by name or adjective, in order."""
        return {
            name.ids: EntityWords(name.ids[0] if len(name.ids) == 1 else None, name.text, carried=True)
            for hit in longest(self.sentence.hits)
            if hit.end <= before
            for name in hit.entry.names
            if name.kind in ("entity", "adjective") and not set(name.ids) & self.scopes
        }

    def _named_ahead(self, clause: Clause, phrase: Phrase) -> EntityWords | None:
        """ "While | it | is the top producer, Chile holds …": who is named right behind, where nobody else was before."""
        clauses = self.sentence.clauses
        opens = phrase.words == ("it",) and clause is clauses[0] and clause.link in _CONCEDING
        ahead = clauses[1].subject if opens and len(clauses) > 1 and clauses[1].kind == "main" else None
        if ahead is None or not ahead.is_one_entity or ahead.place is not None:
            return None
        other = [each for each in self.sentence.context.entities if each.id != ahead.entities[0].id]
        return EntityWords(None, phrase.text) if other else carried_entity(ahead.entities[0])

    def _members_meant(self, phrase: Phrase) -> frozenset[str] | None:
        """Who lies where a noun such as "the Asian country" says; None where it says nowhere."""
        if phrase.text[:4].lower() not in ("the ", "that", "this") or phrase.refers:
            return None
        told = {
            each
            for hit in longest(self.sentence.hits)
            if phrase.start <= hit.start and hit.end <= phrase.end
            for name in hit.entry.names
            if name.kind == "adjective"
            for each in name.ids  # "Central African" is of a republic, too
            if each in self.scopes and each != "WORLD"
        }
        return self.members.get(told.pop()) if len(told) == 1 else None

    def _subject_claimed_before(self, clause: Clause) -> EntityWords | None:
        """ "Brazil has overtaken both Britain and India. | It …": who opens the sentence before, if all is claimed of it.

        Also by what is its own: "Peru's silver output was 3,100 tons, against 1,300 for Bolivia. | It …".
        """
        told = self._claimed_before() if not self.named_here(clause.start) else None
        if told is None or self.sentence.context.opens(told):
            return told
        return told if {each.id for each in self.sentence.context.owners} == {told.id} else None

    def _only_one_before(self, clause: Clause) -> EntityWords | None:
        """ "Zinc is Australia's quiet strength. | It has 64 million tons of the metal": the only one that has or makes any."""
        context = self.sentence.context
        first = clause.objects[0] if clause.objects else None
        amount = first.quantity if first is not None else None
        counted = first is not None and first.concept is not None and not first.concept.data.get("generic")
        of_all = first is not None and first.whole is not None  # "95% of the world's magnesium"
        weighed = amount is not None and (amount.kind in ("amount", "money") or counted or of_all)
        weighed = weighed or (first is not None and first.place is not None and first.concept is not None)
        done = clause.verb.concepts if clause.verb is not None else ()
        weighed = weighed or any(
            not name.data.get("generic") for name in done
        )  # "It | mined | more than Russia"
        named = context.entities if weighed and context.alone and not self.named_here(clause.start) else ()
        return named[0] if len(named) == 1 and not context.scopes else None

    def _only_place_before(self) -> EntityWords | None:
        """ "Coal still matters in Poland. Output | there | fell": the only place that the sentence before names at all."""
        context = self.sentence.context
        named = context.entities if context.alone and not context.scopes and not context.is_of_some else ()
        here = self.named_here(self.sentence.end)
        return named[0] if len(named) == 1 and not here and named[0].id is not None else None

    def _seat_before(self, before: int) -> EntityWords | None:
        """ "The ministry in Lima puts | the country's copper reserves at …": the country whose authorities speak."""
        seats = [
            (hit, name)
            for hit in self.sentence.hits
            if hit.end <= before
            for name in hit.entry.names
            if name.kind == "metonym"
        ]
        if len({name.ids for _, name in seats}) != 1 or len(seats[0][1].ids) != 1:
            return None
        hit, name = seats[0]
        row = [token.text for token in self.sentence.tokens if token.end <= hit.start]
        behind = [token.text for token in self.sentence.tokens if token.start >= hit.end][:_NEAR]
        authorities = english().function["authorities"]
        itself = bool(authorities & set(name.text.lower().split()))  # "the Department of the Interior"
        speaks = row[-1:] == ["in"] and bool(authorities & set(row[-2:-1]))
        speaks = speaks or (behind[:1] == ["'s"] and bool(authorities & set(behind)))
        return EntityWords(name.ids[0], name.text, carried=True) if speaks or itself else None

    def _several_before(self, phrase: Phrase) -> list[Phrase]:
        """The several things that "they" may be: "Norway lives off hydro dams; they generated …", "Canada's dams …: they …"."""
        facilities = english().function["facilities"]
        return [
            node
            for node in self.sentence.nodes
            if isinstance(node, Phrase) and node.end <= phrase.start
            if (node.opaque or node.facility or node.head in facilities) and node.head.endswith("s")
            if not node.entities and node.quantity is None
        ]
