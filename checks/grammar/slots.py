"""Filling a query's slots by grammatical relation: measure, entity, period, and what may be carried from before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Any

from checks.claims import ChangeQuery, EntityWords, MeasureWords, PeriodWords, Stated, ValueQuery
from checks.grammar import times
from checks.names import Name
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase
from checks.reading.quantities import Quantity
from checks.reading.reader import Sentence
from checks.reading.stated import measured
from checks.reading.vocabulary import longest
from checks.values import dataclass, replace

_OF_ANOTHER = ("of", "for", "at", "from", "by", "among", "under", "excluding", "including")
_LARGE = 1000


@dataclass(frozen=True)
class Slots:
    """One sentence's slots; `topics` lists, per concept, the topics that some measure has (None: it needs none).

    `before` are the claims of the sentence before; `here` those of this one, for what goes on from them.
    """

    sentence: Sentence
    topics: Mapping[str, frozenset[str | None]]
    scopes: frozenset[str]
    dimensions: Mapping[str, frozenset[str]] = field(default_factory=dict)
    before: tuple[Any, ...] = ()
    here: tuple[Any, ...] = ()

    def value_before(self) -> Any:
        """The last value that the sentence before states, for a source that gives another figure of the same."""
        found = [
            draft for draft in self.before if isinstance(draft.query, ValueQuery) and draft.problem is None
        ]
        return found[-1] if found else None

    # ---------------------------------------------------------------- measures
    def measure(
        self, clause: Clause, phrase: Phrase, *others: Phrase, names: tuple[Name, ...] = ()
    ) -> MeasureWords | None:
        """The measure that a phrase names, its topic taken from the other phrases, the sentence, or what stands before.

        `names` are concepts that a verb or agent noun brings; without them the phrase's own concept counts, and one
        that only stands for a measure ("those of Brazil") takes it from the clause that it leans on.
        """
        concepts = names or tuple(name for name in (phrase.concept, phrase.agent) if name is not None)
        if not names and phrase.adjective is not None:
            concepts = (phrase.adjective,)  # "the most populous country" speaks of people, not of area
        concepts = tuple(name for name in concepts if not name.data.get("before") or self._was_named(name))
        if not concepts:
            other = phrase.concept is not None or _something_else(clause, (phrase, *others), ())
            return (
                None if other else self._measure_before(clause, phrase)
            )  # "its total was 3,300 tons of scrap"
        concepts = self._of_dimension(concepts, (phrase, *others))
        topic, carried, rivals = self._topic(clause, concepts, (phrase, *others))
        candidates = dict.fromkeys(each for name in concepts for each in name.ids)
        fitting = [each for each in candidates if topic in self.topics.get(each, frozenset())]
        generic = all(name.data.get("generic") for name in concepts)
        placed = (
            phrase.place is not None and not names and not any(name.data.get("with") for name in concepts)
        )
        if (
            generic
            and topic is None
            and any(phrase.concept in concepts and phrase.modifiers for phrase in (phrase, *others))
        ):
            return None  # "wheat prices" are not all prices
        if generic and topic is None and (not fitting or placed):
            return None  # "the largest army" is not the one on which most is spent
        concept = (fitting or list(candidates))[0]
        something_else = _something_else(clause, (phrase, *others), names)
        if something_else:
            return MeasureWords(concept, something_else, words=phrase.text)  # no table is about it
        told_of_others = english().function["concepts_told_of_others"]  # "energy inflation"
        qualifiers = [q for name in concepts for q in name.data.get("qualifiers", "").split()]
        qualifiers += [q for each in (phrase, *others) for q in each.qualifiers]
        qualifiers += self.qualifiers_said(clause)
        return MeasureWords(
            concept,
            topic,
            topic_carried=carried,
            qualifiers=tuple(dict.fromkeys(qualifiers)),
            rivals=(
                *rivals,
                *fitting[1:],
                *(f"{word} {each.head}" for each in (phrase, *others) for word in each.modifiers),
                *(f"{word} {phrase.head}" for word in phrase.topics if concept in told_of_others),
            ),
            words=phrase.text,
        )

    def carried(self, clause: Clause, measure: MeasureWords) -> MeasureWords:
        """A measure that a clause takes over, in the reading that the clause says: "At market exchange rates it is third"."""
        said = self.qualifiers_said(clause)
        return replace(measure, qualifiers=said) if said else measure

    def qualifiers_said(self, clause: Clause) -> tuple[str, ...]:
        """The readings that stand apart from their measure: "at purchasing-power parity", "In nominal terms, …"."""
        first = self.sentence.clauses[0]
        opening = first.adjuncts if first is not clause and _only_frames(first) else ()
        found = (phrase for _, phrase in (*clause.adjuncts, *opening) if phrase.only_qualifies)
        return tuple(q for phrase in found for q in phrase.qualifiers)

    def _was_named(self, name: Name) -> bool:
        """Whether a concept was named before a word that stands for it alone: "its outlays", behind "military spending"."""
        spoken = {each.query.measure.concept for each in self.before if hasattr(each.query, "measure")}
        return bool(set(name.ids) & {*self.sentence.context.concepts, *spoken})

    def _of_dimension(self, concepts: tuple[Name, ...], phrases: tuple[Phrase, ...]) -> tuple[Name, ...]:
        """The concepts that are counted as the amount is: "has 3 million tons" speaks of no population."""
        amounts = [
            p.quantity.dimension
            for p in phrases
            if p.quantity is not None and p.quantity.kind in ("amount", "money", "count")
        ]
        if not amounts or all(len(name.ids) == 1 for name in concepts):
            return concepts
        wanted = amounts[0] or "count"
        kept = []
        for name in concepts:
            ids = tuple(
                each for each in name.ids if wanted in self.dimensions.get(each, frozenset((wanted,)))
            )
            kept.append(replace(name, ids=ids) if ids else name)
        return tuple(kept)

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

    def heading_measure(self) -> MeasureWords | None:
        """The measure that a heading or the sentence before names in full; None where it names none or several."""
        spoken = {
            (each.query.measure.concept, each.query.measure.topic): each.query.measure
            for each in self.before
            if isinstance(getattr(each.query, "measure", None), MeasureWords)
        }
        if len(spoken) == 1:
            measure: MeasureWords = next(iter(spoken.values()))
            return replace(measure, topic_carried=measure.topic is not None, concept_carried=True)
        context = self.sentence.context
        topics: tuple[str | None, ...] = (*context.topics, None)
        found = [(c, t) for c in context.concepts for t in topics if t in self.topics.get(c, frozenset())]
        found = [pair for pair in found if pair[1] is not None] or found
        if len(found) != 1:
            return None
        return MeasureWords(*found[0], topic_carried=found[0][1] is not None, concept_carried=True)

    def _measure_before(self, clause: Clause, phrase: Phrase) -> MeasureWords | None:
        """The measure named last before a phrase that only stands for one: in this clause, then in those before."""
        for before in self.leaned_on(clause):
            for other in _phrases(before.nodes):
                if other.concept is not None and other is not phrase and other.start < phrase.start:
                    found = self.measure(before, other)
                    if found is not None:
                        return MeasureWords(
                            found.concept,
                            found.topic,
                            found.topic_carried,
                            True,
                            found.qualifiers,
                            found.rivals,
                            phrase.text,
                        )
            if before.verb is not None and before.verb.concepts and before is not clause:
                return self.measure(before, phrase, *_phrases(before.nodes), names=before.verb.concepts)
        spoken = self.spoken(phrase)
        told = spoken.measure if spoken is not None else self.measure_told_before()
        if told is None:
            return self.heading_measure()
        return replace(told, concept_carried=True, topic_carried=told.topic is not None, words=phrase.text)

    def measure_told_before(self) -> MeasureWords | None:
        """The one measure of which the sentence before claims something."""
        found = [
            measure
            for draft in self.before
            if draft.problem is None
            and isinstance(measure := getattr(draft.query, "measure", None), MeasureWords)
        ]
        return found[-1] if len({(each.concept, each.topic) for each in found}) == 1 else None

    def _topic(
        self, clause: Clause, concepts: tuple[Name, ...], phrases: tuple[Phrase, ...]
    ) -> tuple[str | None, bool, tuple[str, ...]]:
        """The topic, whether it is carried, and the rivals that leave it open."""
        allowed: frozenset[str | None] = frozenset().union(
            *(self.topics.get(each, frozenset()) for name in concepts for each in name.ids)
        )
        own = _fitting((topic for phrase in phrases for topic in phrase.topics), allowed)
        if len(own) > 1:
            own = tuple(each for each in own if each not in english().function["general_topics"]) or own
        if own:
            return own[0], False, own[1:]
        if any(phrase.opaque and phrase.quantity is not None for phrase in phrases):
            return None, False, ()  # "5,000 tons of gravel" is about nothing that was named before
        counted = _fitting((p.quantity.topic for p in phrases if p.quantity is not None), allowed)
        if counted:
            return counted[0], False, ()  # "pumps 3 million barrels a day"
        other = next((topic for phrase in phrases for topic in phrase.topics), None)
        if None in allowed or other is not None:
            return other, False, ()  # a topic that this concept is not held for is no room for another one
        for before in self.leaned_on(clause):
            near = _fitting(
                (topic for phrase in _phrases(before.nodes) for topic in _topics_of(phrase)), allowed
            )
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
                (topic for other in side for phrase in _phrases(other.nodes) for topic in _topics_of(phrase)),
                allowed,
            )
            if near:
                return near[0], True, near[1:]
        if any(phrase.anaphor == "topic" or _is_of_topic(phrase) for phrase in phrases):
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
        carried = _fitting(self.sentence.context.topics, allowed)
        return (carried[0], True, carried[1:]) if carried else (None, False, ())

    # ---------------------------------------------------------------- entities
    def entity(self, clause: Clause, phrase: Phrase | None) -> EntityWords | None:
        """The one entity that a phrase denotes; EntityWords without id where it names something unknown.

        None where the phrase denotes several, or nothing that can be known.
        """
        if phrase is None:
            return None
        if len(phrase.entities) == 1:
            return phrase.entities[0]
        if phrase.anaphor == "entity":
            acting = phrase is clause.subject and clause.verb is not None and bool(clause.verb.concepts)
            found = self._named_before(clause, phrase, acting and phrase.words in (("it",), ("they",)))
            return found or (self._claimed_before() if phrase.words == ("they",) else None)
        if phrase.words in (("we",), ("us",)) and (home := self._home(clause)) is not None:
            return home
        if phrase.quantity is not None:
            return None
        if phrase.facility or phrase.elliptic or (phrase.agent is not None and phrase.place is None):
            return self.owner(clause, phrase)
        if phrase.opaque and not phrase.entities and not phrase.is_measure:
            return EntityWords(None, phrase.text)
        return None

    def owner(self, clause: Clause, phrase: Phrase) -> EntityWords | None:
        """Whose measure a phrase is: its owner, the one that "its" stands for, or where it lies ("in Russia")."""
        if phrase.owner is not None:
            return phrase.owner
        if clause.opener == "whose" and clause.antecedent is not None and phrase is clause.subject:
            return self.entity(clause, clause.antecedent)
        where = clause.antecedent if clause.opener == "where" and phrase is clause.subject else None
        if (
            where is not None
            and len(where.entities) == 1
            and not phrase.owner_anaphor
            and phrase.scope is None
        ):
            return where.entities[0]  # "the DRC, where output hit 220,000 tonnes"
        if phrase.owner_anaphor:
            return self._named_before(clause, phrase)
        if phrase.words[:1] == ("our",) and (home := self._home(clause)) is not None:
            return home
        if phrase.opaque:
            return EntityWords(None, phrase.text)
        if len(phrase.listed) == 1:
            return phrase.listed[0]
        if phrase.scope is not None and phrase.place is None:
            return EntityWords(phrase.scope, phrase.text)
        place = (
            clause.adjunct("in", "of", "for") if phrase.anaphor == "measure" else clause.adjunct("in", "of")
        )
        if place is not None and len(place.entities) == 1:
            return place.entities[0]
        return (
            self._doer_before(clause, phrase)
            or self._frame_of(clause, phrase)
            or self.world(clause)
            or self._spoken_owner(phrase)
            or self._spoken_of(clause, phrase)
            or self._all_of_them(clause, phrase)
        )

    def _spoken_of(self, clause: Clause, phrase: Phrase) -> EntityWords | None:
        """ "Congo's copper boom goes on: | production hit 3.3 million tonnes": the only country that is spoken of.

        Here, or else in the sentence right before, where it must be who acts or who opens it.
        """
        plain = phrase.concept is not None and phrase.anaphor is None and phrase.place is None
        plain = plain and not phrase.topics  # "production of rare earths" may be the world's
        if not plain or phrase is not clause.subject or phrase.modifiers or phrase.scope is not None:
            return None
        here, context = self._named_here(clause.start), self.sentence.context
        if here:
            before = [node for other in self.leading_to(clause) for node in _phrases(other.nodes)]
            alone = clause.link in (":", ";", "–") and not self.sentence.credits
            alone = alone and not any(
                each.proper or each.head in english().function["enterprises"] for each in before
            )
            return next(iter(here.values())) if len(here) == 1 and alone else None
        only = context.entities if len(context.entities) == 1 and not context.scopes and context.alone else ()
        return only[0] if only and only == context.owners else None

    def _all_of_them(self, clause: Clause, phrase: Phrase) -> EntityWords | None:
        """ "Steelmakers poured 1.88 billion tonnes in 2024": the world's, where nothing before names a country."""
        bare = phrase.agent is not None and len(phrase.words) == 1 and phrase.head.endswith("s")
        named = self._named_here(clause.end) or self.sentence.context.entities
        return EntityWords("WORLD", phrase.text) if bare and not named and phrase.place is None else None

    def spoken(self, phrase: Phrase) -> ValueQuery | None:
        """The one value of the sentence before for which "that" or "the figure" stands; None where it may be another."""
        if " ".join(phrase.words) not in english().function["figure_anaphors"] or phrase.owner_anaphor:
            return None
        nodes = self.sentence.nodes
        at = next((at for at, node in enumerate(nodes) if node.start == phrase.start), len(nodes))
        if any(isinstance(node, Item) and node.text in _OF_ANOTHER for node in nodes[at + 1 : at + 2]):
            return None  # "that of its biggest mill"
        found = [draft.query for draft in self.before if isinstance(draft.query, ValueQuery)]
        told = {(query.entity.id, query.measure.concept, query.measure.topic) for query in found}
        return found[-1] if len(told) == 1 and not any(draft.is_open for draft in self.before) else None

    def it_of(self, clause: Clause) -> tuple[MeasureWords, EntityWords | None] | None:
        """The measure that "it" stands for as a subject, and whose: "In Ghana it stood at 23%", "… while in Chile it rose 1%"."""
        subject, before, where = clause.subject, clause.leans_on, clause.adjunct("in")
        if subject is None or subject.words != ("it",) or (where is not None and len(where.entities) != 1):
            return None
        there = where.entities[0] if where is not None else None
        measured = before.subject if before is not None else None
        if before is not None and measured is not None:
            plain = measured.place is None and measured.quantity is None and not measured.share
            measure = self.measure(before, measured) if measured.is_measure and plain else None
            return (measure, there or self.owner(before, measured)) if measure is not None else None
        told = self.measure_told_before()
        if told is None or not told.words or any(letter.isdigit() for letter in told.words):
            return None  # "Chile produced 5.3 million tons. It …" is Chile
        entities = {draft.query.entity for draft in self.before if getattr(draft.query, "entity", None)}
        known = _carried(next(iter(entities))) if len({each.id for each in entities}) == 1 else None
        measure = replace(told, concept_carried=True, topic_carried=told.topic is not None)
        return measure, there or known

    def _spoken_owner(self, phrase: Phrase) -> EntityWords | None:
        query = self.spoken(phrase) if phrase.anaphor == "measure" else None
        return _carried(query.entity) if query is not None else None

    def _frame_of(self, clause: Clause, phrase: Phrase) -> EntityWords | None:
        """ "In Sri Lanka, | inflation averaged 1.2%": the country that a sentence opens with."""
        first = self.sentence.clauses[0]
        opened = first is not clause and first.verb is None and not first.objects and len(first.adjuncts) == 1
        if not opened or phrase.concept is None or clause.leans_on not in (None, first):
            return None
        tie, where = first.adjuncts[0]
        return where.entities[0] if tie == "in" and len(where.entities) == 1 and not where.opaque else None

    def _doer_before(self, clause: Clause, phrase: Phrase) -> EntityWords | None:
        """ "The DRC mined 220,000 tons, and output was up 26%": bare output is of whoever was just said to produce."""
        if phrase.concept is None or phrase is not clause.subject or phrase.modifiers:
            return None
        for before in list(self.leaned_on(clause))[1:]:
            verb, subject = before.verb, before.subject
            if verb is None or subject is None or len(subject.entities) != 1 or verb.passive:
                continue
            told = any(set(name.ids) & set(phrase.concept.ids) for name in verb.concepts)
            return _carried(subject.entities[0]) if told else None
        return None

    def owners(self, clause: Clause, phrase: Phrase) -> tuple[EntityWords, ...]:
        """The owners of a coordinated phrase ("those of Brazil, China and India"); one, or none, of a plain one."""
        if phrase.listed:
            return phrase.listed
        if phrase.entities:
            return phrase.entities
        one = self.owner(clause, phrase)
        return (one,) if one is not None else ()

    def world(self, clause: Clause) -> EntityWords | None:
        """The world, where a clause or its opening says "worldwide" or "globally"."""
        first = self.sentence.clauses[0]
        opening = first.adverbs if first.verb is None and not first.objects and not first.adjuncts else ()
        said = english().function["world_adverbs"] & {*clause.adverbs, *opening}
        return EntityWords("WORLD", min(said)) if said else None

    def _named_before(self, clause: Clause, phrase: Phrase, acts: bool = False) -> EntityWords | None:
        """Who is meant by "it", "the country", "the bloc", "the former": the one that was named before."""
        if phrase.words[:1] in (("they",), ("their",)) and self._several_stand_before(phrase):
            return None
        if phrase.refers == "group":
            scope = self.scope_before(clause)
            return EntityWords(scope, phrase.text, carried=True) if scope is not None else None
        if phrase.refers == "there":
            return self._antecedent(
                clause, self.sentence.context.actors
            )  # the place may be a mine or a town that was named last
        if phrase.refers:
            pair = tuple(self._named_here(phrase.start).values()) or self.sentence.context.entities
            return pair[int(phrase.refers == "the latter")] if len(pair) == 2 else None
        if phrase.owner_anaphor and phrase.words[:1] in (("its",), ("their",)):
            return self._antecedent(clause, self.sentence.context.owners)
        meant = self._antecedent(clause, self.sentence.context.actors if acts else None)
        actors = self.sentence.context.actors
        if meant is None and phrase.words[:1] == ("the",) and not self._named_here(clause.start):
            return actors[0] if len(actors) == 1 else None  # "Qatar … to America. The emirate shipped …"
        return meant

    def _several_stand_before(self, phrase: Phrase) -> bool:
        """Whether the sentence names several things that "they" may be: "Norway lives off hydro dams; they generated …"."""
        return any(
            node.opaque and node.head.endswith("s") and not node.entities and node.quantity is None
            for node in self.sentence.nodes
            if isinstance(node, Phrase) and node.end <= phrase.start
        )

    def _named_here(self, before: int) -> dict[tuple[str, ...], EntityWords]:
        """The entities that the sentence names before an offset, by name or adjective, in order."""
        return {
            name.ids: EntityWords(name.ids[0] if len(name.ids) == 1 else None, name.text, carried=True)
            for hit in longest(self.sentence.hits)
            if hit.end <= before
            for name in hit.entry.names
            if name.kind in ("entity", "adjective") and not set(name.ids) & self.scopes
        }

    def _antecedent(
        self, clause: Clause, likely: tuple[EntityWords, ...] | None = None
    ) -> EntityWords | None:
        """The entity that was last spoken of: the subject of a clause before, or the only one of the sentence before.

        `likely`: those of the sentence before who may be meant, where not all that it names may be: "it produced …".
        """
        for before in self.leaned_on(clause):
            if before is clause or before.subject is None:
                continue
            if len(before.subject.entities) == 1:
                return _carried(before.subject.entities[0])
            if before.subject.owner is not None:
                return _carried(before.subject.owner)
        here = self._named_here(clause.start)
        if len(here) == 1:
            return next(iter(here.values()))
        if not here and (home := self._home(clause)) is not None:
            return home
        named = self.sentence.context.entities if likely is None else likely
        known = [each for each in named if each.id not in self.scopes]
        if here or len(known) == 1:
            return None if here else known[0]
        return self.sentence.context.leader

    def _claimed_before(self) -> EntityWords | None:
        """The one entity that all claims of the sentence before are about: "They did beat Japan, too"."""
        found = {
            draft.query.entity.id: draft.query.entity
            for draft in self.before
            if hasattr(draft.query, "entity") and draft.query.entity is not None
        }
        sure = all(draft.problem is None and hasattr(draft.query, "entity") for draft in self.before)
        one = next(iter(found.values())) if len(found) == 1 and sure else None
        return _carried(one) if one is not None and one.id is not None else None

    def _home(self, clause: Clause) -> EntityWords | None:
        """The country for which whoever is credited with a clause speaks: "Chile's minister said"."""
        homes = [
            each.home for each in self.sentence.credits if each.start <= clause.start < each.end and each.home
        ]
        return _carried(homes[0]) if len(homes) == 1 else None

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

    # ---------------------------------------------------------------- periods
    def period(self, clause: Clause, beside: Phrase | None = None) -> tuple[PeriodWords, str | None]:
        """The time that a clause speaks of, and `ambiguous_period` where it names two.

        An edition named anywhere in the sentence goes with it.
        """
        return times.period_of(clause, self.leaned_on(clause), self.sentence, beside)

    def period_told_before(self, measure: MeasureWords) -> PeriodWords | None:
        """The one time of which the sentence before tells a measure that is carried from it; None where it tells none."""
        if not measure.concept_carried:
            return None
        times: set[PeriodWords] = set()
        for query in (draft.query for draft in self.before if not draft.is_open):
            told = query.measure
            if told is not None and (told.concept, told.topic) == (measure.concept, measure.topic):
                times.add(query.to_period if isinstance(query, ChangeQuery) else query.period)
        return next(iter(times)) if len(times) == 1 else None

    # ---------------------------------------------------------------- numbers
    def has_other_rate(self, clause: Clause, amount: Phrase) -> bool:
        """ "5 million tons of copper a month": an amount of another time than a year."""
        if amount.quantity is None or amount.quantity.stated.unit in ("bbl/d", "%"):
            return False
        rates = english().function["other_rates"]
        behind = [node.text.lower() for node in clause.nodes if node.start >= amount.end]
        return any(text in rates or " ".join(behind[at : at + 2]) in rates for at, text in enumerate(behind))

    def with_unit(self, quantity: Quantity, measure: MeasureWords | None = None) -> Stated:
        """What a quantity states; one without a unit of its own has that of the amount before it in the sentence.

        "China 5 million tonnes, Japan three million": tonnes; "twelve million tonnes …, two and a half": millions, too.
        """
        if quantity.stated.unit is not None or quantity.kind not in ("count", "vague"):
            return quantity.stated
        wanted = self.dimensions.get(measure.concept, frozenset()) if measure is not None else frozenset()
        before = [
            other
            for other in self.sentence.quantities
            if other.after <= quantity.first
            and other.kind in ("amount", "money", "rate")
            and (not wanted or other.dimension in wanted)
        ]
        if not before:
            return self._with_unit_before(quantity, measure)
        if before[-1].kind == "money":
            return quantity.stated
        model = before[-1]
        small = not quantity.has_multiplier and (quantity.stated.value or 0) < 1000 <= model.multiplier
        factor = model.stated.unit_factor * (model.multiplier if small else 1.0)
        return in_unit_of(model.stated, quantity.stated, factor)

    def _with_unit_before(self, quantity: Quantity, measure: MeasureWords | None) -> Stated:
        """The unit that the sentence before gave the same measure: "Chile produced 5.3 million tons. Peru, 2.6 million"."""
        model = self.value_before()
        large = quantity.has_multiplier or (quantity.stated.value or 0) >= _LARGE
        if measure is None or model is None or not (large or measure.concept_carried):
            return quantity.stated
        query = model.query
        same = (query.measure.concept, query.measure.topic) == (measure.concept, measure.topic)
        if not same or query.stated.unit in (None, "%", "pp"):
            return quantity.stated
        return in_unit_of(query.stated, quantity.stated, query.stated.unit_factor)

    def leading_to(self, clause: Clause) -> list[Clause]:
        """The clauses and fragments of the sentence that stand before a clause."""
        return [other for other in self.sentence.clauses if other.end <= clause.start]

    def framing(self, clause: Clause) -> list[tuple[str, Phrase]]:
        """A clause's complements, and those that stand before it by themselves: "For copper, meanwhile, Chile ranks …"."""
        before = [
            pair
            for other in self.sentence.clauses
            if other.end <= clause.start
            for pair in (other.adjuncts if _only_frames(other) else _come_to(other))
        ]
        return [*clause.adjuncts, *before]

    def leaned_on(self, clause: Clause) -> Iterator[Clause]:
        """The clause and those that it leans on, nearest first."""
        seen = 0
        current: Clause | None = clause
        while current is not None and seen < 12:
            yield current
            current, seen = current.leans_on, seen + 1


def _something_else(clause: Clause, phrases: tuple[Phrase, ...], names: tuple[Name, ...]) -> str:
    """What a measure is said to be of that the catalogue does not know; "" where there is nothing of the kind.

    "The largest exporter of toys", "exported $2 billion of toys", "exports more toys than any other country".
    """
    for each in phrases:
        if each.of_unknown:
            return each.of_unknown
        counted = each.quantity is not None and each.quantity.kind in ("amount", "money", "count")
        counted = counted and each.concept is None and not each.topics
        if counted and each.opaque and not each.is_change and not each.share and each.comparative is None:
            return each.head
    verb, thing = clause.verb, clause.objects[0] if clause.objects else None
    if thing is None or verb is None or verb.passive or not names or not set(names) <= set(verb.concepts):
        return ""
    known = thing.concept or thing.agent or thing.topics or thing.entities or thing.place or thing.extreme
    plain = thing.opaque and thing.quantity is None and not known and thing.head not in ("money", "amount")
    # "Brews more beer": beer is what the concept "beer output" is called by.
    own = {word for name in names for each in name.ids for word in each.casefold().split()}
    return thing.head if plain and thing.head not in own else ""


def _may_lend(other: Clause, clause: Clause) -> bool:
    """Whether a clause may name another's topic: one behind "which" only where it tells of the same subject."""
    subject = clause.subject.entities if clause.subject is not None else ()
    teller = other.antecedent or other.subject
    told = teller.entities if teller is not None else ()
    return other.kind != "relative" or (len(subject) == 1 and told == subject and other.end <= clause.start)


def _come_to(clause: Clause) -> list[tuple[str, Phrase]]:
    """ "When it comes to copper, | Chile is number one": for copper."""
    comes = clause.verb is not None and clause.verb.lemma == "come to" and clause.opener == "when"
    return [("for", phrase) for phrase in clause.objects] if comes else []


def _only_frames(clause: Clause) -> bool:
    """Whether a clause only says in what the next one is meant: "For copper, meanwhile, …", "Ranked by reserves, …"."""
    if clause.objects:
        return False
    verb = clause.verb
    ordered = verb is not None and verb.passive and verb.lemma in ("rank", "measure", "judge", "order")
    return clause.kind == "fragment" or (clause.kind == "participle" and ordered)


def _phrases(nodes: tuple[Node, ...]) -> list[Phrase]:
    return [node for node in nodes if isinstance(node, Phrase)]


def _topics_of(phrase: Phrase) -> tuple[str, ...]:
    """What a phrase names, or counts: "ten million barrels a day" are of oil."""
    if phrase.topics or phrase.quantity is None:
        return phrase.topics
    return (phrase.quantity.topic,) if phrase.quantity.topic else ()


def _is_of_topic(phrase: Phrase) -> bool:
    return phrase.whole is not None and phrase.whole.anaphor == "topic"


def _fitting(topics: Iterator[str] | tuple[str, ...], allowed: frozenset[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(topic for topic in topics if topic in allowed))


def _carried(entity: EntityWords) -> EntityWords:
    return EntityWords(entity.id, entity.words, carried=True)


def span(*parts: Phrase | tuple[int, int] | None) -> tuple[int, int]:
    """The stretch from the first to the last of some phrases and spans."""
    spans = [
        (part.start, part.end) if isinstance(part, Phrase) else part for part in parts if part is not None
    ]
    return min(start for start, _ in spans), max(end for _, end in spans)


def in_unit_of(whole: Stated, gapped: Stated, factor: float) -> Stated:
    """A gapped number without a unit has that of the number before it: "Japan's three million" are tons, too."""
    gapped = measured(gapped)
    return replace(
        gapped,
        value=None if gapped.value is None else gapped.value * factor,
        holds=gapped.holds.times(factor),
        open=gapped.open.times(factor),
        unit=whole.unit,
        written_unit=whole.written_unit,
        unit_factor=whole.unit_factor,
        other_units=whole.other_units,
    )
