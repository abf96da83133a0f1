"""Which of the concepts that a word may name are meant: those that were named before, or are told in the amount's unit."""

from __future__ import annotations

from collections.abc import Iterable

from checks.claim_words import MeasureWords
from checks.grammar.slots_given import phrases_in
from checks.grammar.slots_told import ToldBefore
from checks.grammar.slots_topics import is_in_money
from checks.names import Name
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.values import replace


class NamedConcepts(ToldBefore):
    """What a word that names several concepts, or stands for one that was named, is about."""

    def _was_named(self, name: Name) -> bool:
        """Whether a concept was named before a word that stands for it alone: "its outlays", behind "military spending"."""
        told = (getattr(each.query, "measure", None) for each in self.before)
        spoken = {measure.concept for measure in told if measure is not None}
        here = {
            each
            for other in self.sentence.concept_nouns()
            if not other.data.get("generic")
            for each in other.ids
            if each not in heads_told(other)
        }
        said = (node for node in self.sentence.nodes if isinstance(node, Phrase))
        others = (name for node in said for name in (node.agent, node.adjective))
        here |= {each for name in others if name is not None for each in name.ids}  # "the biggest spender"
        return bool(set(name.ids) & {*self.sentence.context.concepts, *spoken, *here})

    def _of_whom_named(
        self, clause: Clause, concepts: tuple[Name, ...], phrases: tuple[Phrase, ...]
    ) -> tuple[Name, ...]:
        """Of the concepts that words may name, those of which a table lists whom the clause names, where he has a table of his own.

        A word that tells a measure by the head alone ("its coverage") counts where that was named before, or by who is listed.
        """
        named = self._own_things(clause, phrases) if self.listed else []
        if self.of_things and not named:
            concepts = self._of_countries(clause, concepts, phrases)
        if not named and not any(name.data.get("before") or name.data.get("heads") for name in concepts):
            return concepts
        if any(name.data.get("extent") for name in concepts):
            said = (p.quantity.kind for p in (*phrases, *phrases_in(clause.nodes)) if p.quantity is not None)
            concepts = concepts if "amount" in said else ()  # "the most slopes" are not their length
        held = frozenset[str]().union(*named)
        kept = []
        for name in concepts:
            heads = heads_told(name)
            ids = tuple(
                each
                for each in name.ids
                if each not in heads
                or (each in held and not name.data.get("done"))
                or self._was_named(Name("", name.kind, (each,)))
            )
            if ids:
                kept.append(name if ids == name.ids else replace(name, ids=ids))
        listing = tuple(
            replace(name, ids=tuple(each for each in name.ids if each in held))
            for name in kept
            if not held.isdisjoint(name.ids)
        )
        return listing or tuple(kept)

    def _of_countries(
        self, clause: Clause, concepts: tuple[Name, ...], phrases: tuple[Phrase, ...]
    ) -> tuple[Name, ...]:
        """Of the concepts that words may name, those that are not of a user's things alone, where a country is named."""
        ids = {each for name in concepts for each in name.ids}
        others = ids - self.of_things
        said = (*phrases, *phrases_in(clause.nodes)) if others and others != ids else ()
        if not any(each.id for phrase in said for each in (*phrase.entities, phrase.owner) if each):
            return concepts
        kept = (replace(name, ids=tuple(each for each in name.ids if each in others)) for name in concepts)
        return tuple(name for name in kept if name.ids)

    def _by_head_alone(self, names: tuple[Name, ...], concept: str, phrases: tuple[Phrase, ...]) -> bool:
        """Whether a measure is told by the head of its name, and was not named before: "carried 5 million | passengers"."""
        if not self.listed:
            return False
        nouns = tuple(
            phrase.concept for phrase in phrases if phrase.concept and concept in phrase.concept.ids
        )
        told = nouns or tuple(name for name in names if concept in name.ids)
        heads = all(concept in heads_told(name) for name in told)
        return bool(told) and heads and not self._was_named(Name("", "concept_noun", (concept,)))

    def _own_things(self, clause: Clause, phrases: tuple[Phrase, ...]) -> list[frozenset[str]]:
        """The concepts of each thing of a user's table that a clause names."""
        said = (*phrases, *phrases_in(clause.nodes))
        named = {each.id for phrase in said for each in (*phrase.entities, phrase.owner) if each and each.id}
        if any(phrase.anaphor == "entity" for phrase in said):
            named.update(each.id for each in self.sentence.context.actors if each.id)
        return [self.listed[each] for each in named if each in self.listed]

    def _of_dimension(self, concepts: tuple[Name, ...], phrases: tuple[Phrase, ...]) -> tuple[Name, ...]:
        """The concepts that are counted as the amount is: "has 3 million tons" speaks of no population."""
        amounts = [
            p.quantity.dimension
            for p in phrases
            if p.quantity is not None and p.quantity.kind in ("amount", "money", "count")
        ]
        if not amounts or len({each for name in concepts for each in name.ids}) == 1:
            return concepts
        wanted = amounts[0] or "count"
        kept = []
        for name in concepts:
            ids = tuple(
                each for each in name.ids if wanted in self.dimensions.get(each, frozenset((wanted,)))
            )
            if ids:
                kept.append(replace(name, ids=ids))
        return tuple(kept) or concepts

    def _of_one_good_or_all(
        self, clause: Clause, concepts: tuple[Name, ...]
    ) -> tuple[tuple[Name, ...], tuple[str, ...]]:
        """ "Global output" of what was told before or is weighed, else of everything; and what else it may be of."""
        name = concepts[0] if len(concepts) == 1 and len(concepts[0].ids) > 1 else None
        if name is None or not name.data.get("scope"):
            return concepts, ()
        goods = tuple(each for each in name.ids if None not in self.topics.get(each, (None,)))
        if not goods:
            return concepts, ()
        weighed = any(
            p.quantity is not None and p.quantity.kind == "amount" for p in phrases_in(clause.nodes)
        )
        told = self.measure_told_before()
        if weighed or (told is not None and told.topic is not None):
            return (replace(name, ids=goods),), ()
        held = self.topics.get(goods[0], frozenset())
        spoken = told is None and any(topic in held for topic in self.sentence.context.topics)
        return concepts, goods if spoken else ()

    def _topic_told(self, clause: Clause, concepts: Iterable[str], phrases: tuple[Phrase, ...]) -> str | None:
        """ "The top exporter of LNG is America. | It shipped 115 billion cubic metres": of what was told, where no money is."""
        said = (*phrases, *phrases_in(clause.nodes))
        weighed = any(p.quantity is not None and p.quantity.kind == "amount" for p in said)
        named = any(phrase.topics or phrase.opaque for phrase in phrases)
        told = self.measure_told_before() if weighed and not named else None
        return told.topic if told is not None and told.concept in concepts else None

    def _topic_beside(self, clause: Clause, concepts: Iterable[str]) -> str | None:
        """ "Norway exports the most oil in Europe | and is the world's third-largest exporter": of what its sentence told the same before."""
        wanted, told = set(concepts), set[str]()
        for other in self.sentence.clauses:
            if other.end > clause.start:
                continue
            doing = other.verb.concepts if other.verb is not None else ()
            named = [name for name in doing if not name.data.get("generic")]
            for phrase in phrases_in(other.nodes):
                names = (*named, *(each for each in (phrase.concept, phrase.agent) if each is not None))
                if phrase.topics and any(not wanted.isdisjoint(name.ids) for name in names):
                    told.update(phrase.topics)
        return told.pop() if len(told) == 1 else None

    def of_goods_told(self, clause: Clause, phrase: Phrase, concept: str) -> tuple[str, ...]:
        """ "India is a big seller of rice. | Its exports | are larger than …": perhaps of the good that was told of, where no money is."""
        if is_in_money(clause) or phrase.qualifiers or None not in self.topics[concept]:
            return ()
        measures = (getattr(draft.query, "measure", None) for draft in self.before)
        told = [each for each in measures if isinstance(each, MeasureWords) and each.concept == concept]
        if any(each.topic is None and not each.rivals for each in told):
            return ()
        here = (other for other in self.sentence.clauses if other.end <= clause.start)
        named = any(each.topics for other in here for each in phrases_in(other.nodes))
        context = self.sentence.context
        traded = named or context.topics or not context.words.isdisjoint(english().function["trading_words"])
        return (f"{concept} of what was spoken of",) if told or traded else ()

    def _is_money_for_things(self, names: tuple[Name, ...], phrases: tuple[Phrase, ...]) -> bool:
        """Whether an amount is one of money, and none of the concepts that a verb may name is told in money."""
        paid = any(p.quantity is not None and p.quantity.kind == "money" for p in phrases)
        return paid and not self._is_in_money(names)

    def _are_people_for_money(self, names: tuple[Name, ...], phrases: tuple[Phrase, ...]) -> bool:
        """ "Pakistan sent home | 1.6 million Afghans": people, where the verb is one of what is told in money alone."""
        held = {each for name in names for concept in name.ids for each in self.dimensions.get(concept, ())}
        if not held or not all(each.startswith("money") for each in held):
            return False
        counted = (p for p in phrases if p.quantity is not None and p.quantity.kind == "count")
        return any(p.opaque or p.agent or p.nation or p.entities or p.nationality for p in counted)

    def is_told_in_money(self, measure: MeasureWords) -> bool:
        """Whether the figures of a measure are sums of money."""
        return any(each.startswith("money") for each in self.dimensions.get(measure.concept, ()))

    def _is_in_money(self, names: tuple[Name, ...]) -> bool:
        """Whether a concept is told in money, so that it is of all things together where none is named."""
        told = (self.dimensions.get(each, frozenset()) for name in names for each in name.ids)
        return any(each.startswith("money") for held in told for each in held)


def heads_told(name: Name) -> frozenset[str]:
    """The concepts that a noun tells by the head of their names alone: "passengers", of "bus passengers"."""
    if name.data.get("before"):
        return frozenset(name.ids)
    return frozenset(name.data["heads"].split(";")) if name.data.get("heads") else frozenset()
