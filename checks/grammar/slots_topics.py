"""The topic that a measure is of, said beside it or carried, and the concept that a bare topic stands for."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import MeasureWords
from checks.grammar.slots_given import Given, phrases_in
from checks.names import Name
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase


class TopicSlots(Given):
    """What a measure is of: copper, oil, wheat; and by which measure a topic counts that has none beside it."""

    def _topic(
        self, clause: Clause, concepts: tuple[Name, ...], phrases: tuple[Phrase, ...]
    ) -> tuple[str | None, bool, tuple[str, ...]]:
        """The topic, whether it is carried, and the rivals that leave it open."""
        held = [self.topics.get(each, frozenset()) for name in concepts for each in name.ids]
        allowed: frozenset[str | None] = held[0] if len(held) == 1 else frozenset().union(*held)
        own = _fitting((topic for phrase in phrases for topic in phrase.topics), allowed)
        if len(own) > 1:
            own = tuple(each for each in own if each not in english().function["general_topics"]) or own
        own = self._of_works(clause, own, allowed)
        if own:
            return own[0], False, own[1:]
        goods = english().function["concepts_of_all_goods"]
        if is_in_money(clause) and any(set(name.ids) & goods for name in concepts):
            return None, False, ()  # "output was $16 trillion": of all goods, whatever is spoken of
        by_word = _fitting((topic for name in concepts for topic in _word_topics(name)), allowed)
        if len(by_word) == 1:
            return by_word[0], False, ()  # "brewed 231,000 hectolitres"
        related = english().function["relational_nouns"]
        if any(p.opaque and p.quantity is not None and p.head not in related for p in phrases):
            return None, False, ()  # "5,000 tons of gravel" is about nothing that was named before
        counted = _fitting((p.quantity.topic for p in phrases if p.quantity is not None), allowed)
        if counted:
            return self._of_what_is_counted(counted[0], allowed)
        other = next((topic for phrase in phrases for topic in phrase.topics), None)
        named_before = any(is_of_topic(phrase) for phrase in phrases)
        if other is not None or (None in allowed and not named_before):
            return other, False, ()  # a topic that this concept is not held for is no room for another one
        near = self._topic_near(clause, allowed, named_before)
        return near if near is not None else self._topic_carried(concepts, clause, allowed)

    def _topic_near(
        self, clause: Clause, allowed: frozenset[str | None], named_before: bool
    ) -> tuple[str | None, bool, tuple[str, ...]] | None:
        """The same, of what the clauses beside one name; None where they name none."""
        for before in self.leaned_on(clause):
            near = _fitting(
                (topic for phrase in phrases_in(before.nodes) for topic in _topics_of(phrase)), allowed
            )
            near = self._of_works(before, near, allowed)
            if near and before is clause and not any(each.topics for each in phrases_in(clause.nodes)):
                return self._of_what_is_counted(near[0], allowed)
            if near:
                return near[0], before is not clause, near[1:]
        others = [
            other
            for other in self.sentence.clauses
            if other is not clause and other.kind != "parenthesis" and _may_lend(other, clause)
        ]
        for side in (
            [o for o in others if o.start < clause.start],
            [] if self.sentence.context.topics else others,
        ):
            near = _fitting(
                (
                    topic
                    for other in side
                    for phrase in phrases_in(other.nodes)
                    for topic in _topics_of(phrase)
                ),
                allowed,
            )
            if near:
                return near[0], True, near[1:]
        if named_before:
            said = [hit for hit in self.sentence.hits if hit.end <= clause.start]
            near = _fitting(
                (
                    each
                    for hit in said
                    for name in hit.entry.names
                    if name.kind == "topic"
                    for each in name.ids
                ),
                allowed,
            )
            if near:
                return near[0], True, near[1:]  # "rare-earth magnets …, and 69% of the ore"
        return None

    def _topic_carried(
        self, concepts: tuple[Name, ...], clause: Clause, allowed: frozenset[str | None]
    ) -> tuple[str | None, bool, tuple[str, ...]]:
        """The same, of what earlier sentences speak of."""
        carried = _fitting(self.sentence.context.topics, allowed) or self._named_in_passing(clause, allowed)
        if len(carried) > 1 and (claimed := self._claimed_of(concepts, carried)) is not None:
            return claimed, True, ()
        return (carried[0], True, carried[1:]) if carried else (None, False, ())

    def _of_what_is_counted(
        self, topic: str, allowed: frozenset[str | None]
    ) -> tuple[str, bool, tuple[str, ...]]:
        """ "Pumps | 3 million barrels a day": of oil, or of the crude that was spoken of: "America pumps the most crude. | …"."""
        alike = allowed & english().function["topics_counted_alike"]
        spoken = _fitting(self.sentence.context.topics, alike) or self._named_here(alike)
        if not spoken or topic in spoken:
            return topic, False, ()
        claimed = {getattr(getattr(draft.query, "measure", None), "topic", None) for draft in self.before}
        return spoken[0], True, () if claimed == {spoken[0]} else (topic,)

    def _named_here(self, topics: frozenset[str | None]) -> tuple[str, ...]:
        """ "Russia led in crude in 2017, but its output fell to | 10.2 million barrels a day": those that a sentence names."""
        names = (name for hit in self.sentence.hits for name in hit.entry.names if name.kind == "topic")
        return _fitting((each for name in names for each in name.ids), topics)

    def _claimed_of(self, concepts: tuple[Name, ...], topics: tuple[str, ...]) -> str | None:
        """ "Wind turbines generated 997 TWh of electricity. | America produced half of that": of what the sentence before claims, where the other topic only takes it in."""
        measures = [getattr(draft.query, "measure", None) for draft in self.before]
        told = {(each.concept, each.topic) for each in measures if isinstance(each, MeasureWords)}
        concept, topic = next(iter(told)) if len(told) == 1 else ("", None)
        narrower = topic not in english().function["general_topics"] and set(topics) - {topic}
        general = narrower and english().function["general_topics"].issuperset(narrower)
        same = any(concept in name.ids for name in concepts)
        return topic if topic in topics and same and general else None

    def _named_in_passing(self, clause: Clause, allowed: frozenset[str | None]) -> tuple[str, ...]:
        """ "The cobalt business is concentrated: | the DRC mined 220,000 tons": what a noun before, unknown itself, is of."""
        before = (hit for hit in self.sentence.hits if hit.end <= clause.start)
        names = (name for hit in before for name in hit.entry.names if name.kind == "topic")
        return _fitting((each for name in names for each in name.ids), allowed)

    def _of_works(
        self, clause: Clause, topics: tuple[str, ...], allowed: frozenset[str | None]
    ) -> tuple[str, ...]:
        """ "France's reactors …. They generated 380 TWh of | electricity": of the kind that those make."""
        of_works = bool(topics) and clause.subject is not None and clause.subject.words == ("they",)
        if not of_works or not english().function["general_topics"].issuperset(topics):
            return topics
        spoken = self.sentence.context.works is not None and _fitting(self.sentence.context.topics, allowed)
        return spoken or topics

    def vocabulary_concept(self, concept: str) -> tuple[Name, ...]:
        """A concept of the catalogue as if a word had named it; nothing where the catalogue lacks it."""
        return (Name(concept, "concept_noun", (concept,)),) if concept in self.topics else ()

    def concept_of_bare_topic(self, phrase: Phrase) -> tuple[Name, ...] | None:
        """What a topic is measured by where no measure is named: "second in cement"; None where several could be."""
        held = [
            each
            for each, topics in self.topics.items()
            if phrase.topic is not None and phrase.topic in topics
        ]
        wanted = [each for each in held if each in english().function["concepts_of_a_bare_topic"]]
        rivals = [each for each in held if each == "reserves"]
        return self.vocabulary_concept(wanted[0]) if len(wanted) == 1 and not rivals else None

    def concept_of_dated_topic(self, phrase: Phrase) -> tuple[Name, ...]:
        """What an amount of a topic in a year is one of: what is brought forth then, not what lies in the ground."""
        wanted = english().function["concepts_of_a_bare_topic"]
        held = [each for each, topics in self.topics.items() if phrase.topic in topics and each in wanted]
        return self.vocabulary_concept(held[0]) if phrase.topic is not None and len(held) == 1 else ()

    def concepts_of_bare_topic(self, phrase: Phrase) -> tuple[Name, ...] | None:
        """The same, but with all that could be meant where several could ("third in iron ore"), so that it is ambiguous."""
        one = self.concept_of_bare_topic(phrase)
        if one is not None or phrase.topic is None:
            return one
        held = [each for each, topics in self.topics.items() if phrase.topic in topics]
        meant = english().function["concepts_of_a_bare_topic"] | english().function["concepts_of_lying"]
        found = [name for each in held if each in meant for name in self.vocabulary_concept(each)]
        return tuple(found) or None


def _may_lend(other: Clause, clause: Clause) -> bool:
    """Whether a clause may name another's topic: one behind "which" only where it tells of the same subject."""
    subject = clause.subject.entities if clause.subject is not None else ()
    teller = other.antecedent or other.subject
    told = teller.entities if teller is not None else ()
    return other.kind != "relative" or (len(subject) == 1 and told == subject and other.end <= clause.start)


def _topics_of(phrase: Phrase) -> tuple[str, ...]:
    """What a phrase names, or counts: "ten million barrels a day" are of oil."""
    if phrase.topics or phrase.quantity is None:
        return phrase.topics
    return (phrase.quantity.topic,) if phrase.quantity.topic else ()


def _word_topics(name: Name) -> tuple[str, ...]:
    """The topics that a word of a user's own table is of where nothing beside it names one."""
    said = name.data.get("topics")
    return tuple(said.split(";")) if said else ()


def is_of_topic(phrase: Phrase) -> bool:
    """Whether a phrase is, or is of, what was named before: "the metal", "exports of the fuel", "most of the ore"."""
    whole = phrase.whole is not None and phrase.whole.anaphor == "topic"
    return bool(phrase.of_topic) or phrase.anaphor == "topic" or whole


def is_in_money(clause: Clause) -> bool:
    """Whether a clause gives an amount of money."""
    phrases = (clause.subject, *clause.objects, *(phrase for _, phrase in clause.adjuncts))
    return any(p is not None and p.quantity is not None and p.quantity.kind == "money" for p in phrases)


def _fitting(topics: Iterator[str] | tuple[str, ...], allowed: frozenset[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(topic for topic in topics if topic in allowed))
