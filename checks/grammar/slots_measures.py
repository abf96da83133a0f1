"""The measure that a phrase names, or stands for."""

from __future__ import annotations

from collections.abc import Mapping

from checks.claim_words import MeasureWords
from checks.grammar.concepts_named import as_counted, is_in_a_measure, named_by, some_of_all, who_came
from checks.grammar.other_things import something_else
from checks.grammar.slots_concepts import NamedConcepts
from checks.grammar.slots_given import only_frames, phrases_in
from checks.grammar.slots_heads import HeadSlots
from checks.grammar.slots_parts import PartSlots
from checks.grammar.slots_topics import TopicSlots, is_in_money, is_of_topic
from checks.names import Name
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.values import replace

_CONTENT = frozenset(("content", "contents", "contained"))
_COUNTING = ("measure", "express", "calculate", "count", "state", "report", "give", "weigh")


class MeasureSlots(TopicSlots, NamedConcepts, PartSlots, HeadSlots):
    """Which measure a phrase names: its concept, its topic, and the reading in which it is meant."""

    def measure(
        self, clause: Clause, phrase: Phrase, *others: Phrase, names: tuple[Name, ...] = ()
    ) -> MeasureWords | None:
        """The measure that a phrase names, its topic taken from the other phrases, the sentence, or what stands before.

        `names` are concepts that a verb or agent noun brings; without them the phrase's own concept counts, and one
        that only stands for a measure ("those of Brazil") takes it from the clause that it leans on.
        """
        return self.of_one_person(clause, self._measure(clause, phrase, others, names))

    def _measure(
        self, clause: Clause, phrase: Phrase, others: tuple[Phrase, ...], names: tuple[Name, ...]
    ) -> MeasureWords | None:
        if not names and is_in_a_measure(phrase):
            return None
        phrases = (phrase, *others, *self._more_of(clause, names))
        if names and phrase.concept is None and self._is_money_for_things(names, phrases):
            return self._measure_before(clause, phrase)  # "India took in $138 billion": no refugees
        if names and self._are_people_for_money(names, phrases):
            return None
        concepts = self._of_whom_named(clause, named_by(phrase, names), phrases)
        if not concepts:
            other = phrase.concept is not None or something_else(clause, phrases, ())
            return (
                None if other else self._measure_before(clause, phrase)
            )  # "its total was 3,300 tons of scrap"
        fled = who_came(clause, phrases, names)
        concepts = (fled,) if fled is not None else concepts
        concepts = as_counted(self._of_dimension(concepts, phrases), phrases)
        concepts, unsure = self._of_one_good_or_all(clause, concepts)
        candidates = dict.fromkeys(each for name in concepts for each in name.ids)
        topic, carried, rivals = self._topic_meant(clause, concepts, candidates, phrases)
        fitting = [each for each in candidates if topic in self.topics.get(each, frozenset())]
        if topic is None and self._names_only_a_kind(phrase, names, concepts, phrases, bool(fitting)):
            return None
        concept = self.as_part(clause, (fitting or list(candidates))[0], phrases)
        unknown = something_else(clause, phrases, names)
        if not unknown and topic is None and None in self.topics.get(concept, ()):
            unknown = next((each.of_topic or each.text for each in phrases if is_of_topic(each)), "")
        if unknown:
            return MeasureWords(concept, unknown, words=phrase.text)  # no table is about it
        if topic is None and concept in english().function["concepts_of_all_goods"] and is_in_money(clause):
            gdp = self.vocabulary_concept("gdp") or concepts
            concept = gdp[0].ids[0]  # "the EU's output was $21 trillion"
        qualifiers = self._qualifiers_told(clause, concept, concepts, phrases, fled)
        if (each := self.told_by_the_head(clause, concept, topic, phrases)) is not None:
            concept, topic = each, None
        told_of_others = concept in english().function["concepts_told_of_others"]  # "energy inflation"
        return MeasureWords(
            concept,
            topic,
            topic_carried=carried,
            qualifiers=qualifiers,
            rivals=(
                *rivals,
                *unsure,
                *fitting[1:],
                *self._or_else(clause, concepts),
                *(self._left_open(clause, phrase, concept) if topic is None and not names else ()),
                *(f"{word} {each.head}" for each in phrases for word in each.modifiers),
                *some_of_all(phrase),
                *(f"{word} {phrase.head}" for word in phrase.topics if told_of_others),
            ),
            words=phrase.text,
            by_head=self._by_head_alone(concepts, concept, phrases),
        )

    def _topic_meant(
        self,
        clause: Clause,
        concepts: tuple[Name, ...],
        candidates: Mapping[str, None],
        phrases: tuple[Phrase, ...],
    ) -> tuple[str | None, bool, tuple[str, ...]]:
        """A measure's topic, whether it stands elsewhere, and its rivals: told here, beside it, or of a measure before."""
        topic, carried, rivals = self._topic(clause, concepts, phrases)
        if topic is None:
            beside = None if is_in_money(clause) else self._topic_beside(clause, candidates)
            spoken = self._topic_told(clause, candidates, phrases) or beside
            topic, carried = (spoken, True) if spoken is not None else (None, carried)
        if topic is not None and any(
            base[1:] == (topic,) and each in candidates for base, each in self.per_head.items()
        ):
            return None, carried, ()  # "79 kilograms of meat each": consumption per person has no other topic
        return topic, carried, rivals

    def _names_only_a_kind(
        self,
        phrase: Phrase,
        names: tuple[Name, ...],
        concepts: tuple[Name, ...],
        phrases: tuple[Phrase, ...],
        fits: bool,
    ) -> bool:
        """Whether words without a topic name no measure by themselves: "prices", "the largest army"."""
        if not all(name.data.get("generic") for name in concepts):
            return False
        narrower = any(each.concept in concepts and each.modifiers for each in phrases)
        if narrower and phrase.head not in english().function["country_nouns"]:
            return (
                True  # "wheat prices" are not all prices, but "the largest landlocked country" is one by area
            )
        placed = phrase.place is not None and not names
        placed = placed and not any(name.data.get("with") for name in concepts)
        told = phrase.agent is not None and any(self._was_named(name) for name in concepts)
        return not fits or (placed and not told)  # "the largest army" is not the one on which most is spent

    def _qualifiers_told(
        self,
        clause: Clause,
        concept: str,
        concepts: tuple[Name, ...],
        phrases: tuple[Phrase, ...],
        fled: Name | None,
    ) -> tuple[str, ...]:
        """The qualifiers of a measure's names, of its phrases, and of the clause."""
        doing = clause.verb.concepts if clause.verb is not None else ()
        telling = (
            *concepts,
            *(name for name in doing if concept in name.ids),
        )  # "hosts 2.7 million refugees"
        qualifiers = [each for name in telling for each in name.data.get("qualifiers", "").split()]
        qualifiers += [each for said in phrases for each in said.qualifiers]
        qualifiers += [fled.data["of_people"]] if fled is not None else []
        return tuple(dict.fromkeys((*qualifiers, *self.qualifiers_said(clause))))

    def power_of(self, clause: Clause, phrase: Phrase | None) -> MeasureWords | None:
        """ "Solar power in India has more than doubled": the power that is generated; None for anything else."""
        if phrase is None or phrase.topic not in english().function["topics_of_power"] or phrase.opaque:
            return None
        if (
            phrase.concept is not None
            or phrase.quantity is not None
            or phrase.place is not None
            or phrase.facility
        ):
            return None
        names = self.concepts_of_bare_topic(phrase)
        return self.measure(clause, phrase, names=names) if names else None

    def _more_of(self, clause: Clause, names: tuple[Name, ...]) -> tuple[Phrase, ...]:
        """ "China exports more of | the fuel | than …", "twice as much of it as …": of what, behind a verb that measures."""
        if not names or clause.verb is None or not set(names) <= set(clause.verb.concepts):
            return ()
        much = clause.adjunct("as")
        of = None if clause.objects else clause.adjunct("of")
        of = much if much is not None and much.of_topic else of
        if of is None:
            return ()
        said = of.of_topic or of.text
        if said.lower() not in ("it", "them"):
            return (of,)
        return (
            replace(of, anaphor=None, of_topic=said if self._is_in_money(names) else ""),
        )  # "hosts more of | them"

    def carried(self, clause: Clause, measure: MeasureWords) -> MeasureWords:
        """A measure that a clause takes over, in the reading that the clause says: "At market exchange rates it is third"."""
        said = self.qualifiers_said(clause)
        return replace(measure, qualifiers=said) if said else measure

    def qualifiers_said(self, clause: Clause) -> tuple[str, ...]:
        """The readings that stand apart from their measure: "at purchasing-power parity", "In nominal terms, …"."""
        first = self.sentence.clauses[0]
        opening = first.adjuncts if first is not clause and only_frames(first) else ()
        found = (phrase for _, phrase in (*clause.adjuncts, *opening) if phrase.only_qualifies)
        told = tuple(q for phrase in found for q in phrase.qualifiers)
        return told if _CONTENT.isdisjoint(self.sentence.said) else (*told, *self._basis_behind(clause))

    def _basis_behind(self, clause: Clause) -> tuple[str, ...]:
        """ "Turkey mined 8 million tonnes, | by chromium content"; "… | (chromium content)"; "…, | measured in contained metal"."""
        begins = clause.subject.end if clause.subject is not None else clause.start
        for before, each in zip((None, *self.sentence.clauses), self.sentence.clauses, strict=False):
            counts = each.verb is None or (each.verb.lemma in _COUNTING and not each.objects)
            beside = before is clause or each.leans_on is clause or begins <= each.start <= clause.end
            if each is clause or not counts or not beside:
                continue
            phrases = [node for node in each.nodes if isinstance(node, Phrase)]
            bare = not any(phrase.quantity or phrase.entities for phrase in phrases)
            if bare and (told := [phrase for phrase in phrases if phrase.qualifiers]):
                return told[0].qualifiers
        return ()

    def _or_else(self, clause: Clause, concepts: tuple[Name, ...]) -> tuple[str, ...]:
        """ "Sudan has 14.3 million | displaced people": what a word may be used of besides what is tabled, where no place narrows it."""
        wider = tuple(dict.fromkeys(name.data["or_else"] for name in concepts if "or_else" in name.data))
        return wider if wider and clause.adjunct("inside", "within", "in") is None else ()

    def _left_open(self, clause: Clause, phrase: Phrase, concept: str) -> tuple[str, ...]:
        """ "Electric cars are booming. China is the largest | exporter": of cars perhaps, where no exports were named before."""
        several = len(self.topics.get(concept, ())) > 1 and not phrase.of_topic
        if several and phrase.agent is None:
            return self.of_goods_told(clause, phrase, concept)
        labelled = any(each.nodes for each in self.leading_to(clause) if each.verb is None)
        follows = self.sentence.index > 0 or labelled
        if (
            not several
            or not follows
            or phrase.qualifiers
            or self._was_named(Name("", "concept_noun", (concept,)))
        ):
            return ()
        return (f"{concept} of what was spoken of",)

    def _measure_before(self, clause: Clause, phrase: Phrase) -> MeasureWords | None:
        """The measure named last before a phrase that only stands for one: in this clause, then in those before."""
        for before in self.leaned_on(clause):
            apart = before.subject if before is not clause else None  # "Its reserves, | put at 55, | are …"
            said = phrases_in(before.nodes)
            for other in (*said, *([apart] if apart is not None and apart not in said else [])):
                base = other.quantity is not None and other.whole is not None and _is_rate_of_it(other)
                if (
                    other.concept is not None
                    and not base
                    and other is not phrase
                    and other.start < phrase.start
                ):
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
            if (
                before.verb is not None
                and before.verb.concepts
                and before is not clause
                and not _moves(before)
            ):
                return self.measure(before, phrase, *phrases_in(before.nodes), names=before.verb.concepts)
        if (parted := self._measure_over_semicolon(clause, phrase)) is not None:
            return parted
        spoken = self.spoken(phrase)
        told = spoken.measure if spoken is not None else self.measure_told_before()
        if told is None:
            return self.heading_measure()
        return replace(told, concept_carried=True, topic_carried=told.topic is not None, words=phrase.text)

    def _measure_over_semicolon(self, clause: Clause, phrase: Phrase) -> MeasureWords | None:
        """ "Norway's output per head was …; Ireland's, | flattered by multinationals, | was $112,000": what a remark parts."""
        holder = next((other for other in self.leading_to(clause) if phrase in other.nodes), None)
        if holder is None or not phrase.elliptic:
            return None
        return self._measure_before(replace(holder, subject=None), phrase)


def _is_rate_of_it(phrase: Phrase) -> bool:
    """ "1.4% of its GDP", "4.2% of the workforce": a rate, which is not the measure that it is a part of."""
    whole, quantity = phrase.whole, phrase.quantity
    bases = english().function["bases_of_rates"]
    told = whole is not None and (
        whole.text.lower() in bases or (whole.owner_anaphor and whole.concept is not None)
    )
    return told and quantity is not None and quantity.kind in ("percent", "part", "count")


def _moves(clause: Clause) -> bool:
    """ "That of the Philippines | contracted |, and New Caledonia's …": a verb that says how a measure moved, and names none."""
    verb, subject = clause.verb, clause.subject
    stands = subject is not None and (subject.elliptic or subject.anaphor == "measure")
    return stands and verb is not None and verb.is_a("rise", "fall")
