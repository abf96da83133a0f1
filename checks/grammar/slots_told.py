"""What the sentence before tells that may be carried: its measure, its value, its time, its entity."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from checks.claim_words import EntityWords, MeasureWords, PeriodWords
from checks.claims import Frame
from checks.grammar.slots_given import Given
from checks.queries import ChangeQuery, ComparisonQuery, CountQuery, RankQuery, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.values import replace

_LOOKING_BACK = (["earlier"], ["before"], ["previously"], ["ago"])
_OF_THE_DAY = frozenset(("now", "today", "currently", "nowadays"))
_NOW = ("is", "are", "has", "have")
_THEN = frozenset(("was", "were"))
_OF_ANOTHER = ("of", "for", "at", "from", "by", "among", "under", "excluding", "including")


class ToldBefore(Given):
    """What may be carried over from the claims of the sentence before, or from its heading."""

    def value_before(self) -> Any:
        """The last value that the sentence before states, for a source that gives another figure of the same."""
        found = [
            draft
            for draft in self.before
            if isinstance(draft.query, ValueQuery) and draft.problem is None and not draft.set_against
        ]
        told = main_of(found) if found else self._reached_before() or self._bound_before()
        measure = self.of_topic_named(told.query.measure) if told is not None else None
        if told is not None and self.are_of_several_topics(found, told.query.measure.concept):
            return None
        if told is None or measure is None or measure == told.query.measure:
            return told if measure is not None else None
        return replace(told, query=replace(told.query, measure=measure))

    def _reached_before(self) -> Any:
        """ "India's output climbed to 160 million tons from 150 million. | America made 82 million": what a change came to."""
        changes = [each for each in self.before if isinstance(each.query, ChangeQuery) and not each.problem]
        change = changes[-1] if len(changes) == len(self.before) == 1 else None
        query = change.query if change is not None else None
        if change is None or query is None or query.to_stated is None:
            return None
        return replace(
            change, query=ValueQuery(query.measure, query.entity, query.to_stated, query.to_period)
        )

    def are_of_several_topics(self, found: list[Any], concept: str) -> bool:
        """ "China mined 1.8 million tons of copper and 4 million of zinc. | Peru mined 1.3 million": of which is not said."""
        told = {each.query.measure.topic for each in found if each.query.measure.concept == concept}
        names = (name for hit in self.sentence.hits for name in hit.entry.names if name.kind == "topic")
        return len(told) > 1 and told.isdisjoint(each for name in names for each in name.ids)

    def _bound_before(self) -> Any:
        """ "Only two countries hold more than 20 million tons of rare earths. | China has 44 million": of what those hold."""
        counts = [each for each in self.before if isinstance(each.query, CountQuery) and not each.problem]
        count = counts[0] if len(counts) == len(self.before) == 1 else None
        query = count.query if count is not None else None
        if query is None or query.measure is None or query.threshold is None or count is None:
            return None
        return replace(
            count, query=ValueQuery(query.measure, EntityWords(None), query.threshold, query.period)
        )

    def spoken(self, phrase: Phrase) -> ValueQuery | None:
        """The one value of the sentence before for which "that" or "the figure" stands; None where it may be another."""
        if " ".join(phrase.words) not in english().function["figure_anaphors"] or phrase.owner_anaphor:
            return None
        nodes = self.sentence.nodes
        at = next((at for at, node in enumerate(nodes) if node.start == phrase.start), len(nodes))
        if any(isinstance(node, Item) and node.text in _OF_ANOTHER for node in nodes[at + 1 : at + 2]):
            return None  # "that of its biggest mill"
        if any(draft.frame is not Frame.ASSERTED for draft in self.before):
            return None  # "will reach 3 million tons. | That | is more than China mines"
        found = [draft.query for draft in self.before if isinstance(draft.query, ValueQuery)]
        told = {(query.entity.id, query.measure.concept, query.measure.topic) for query in found}
        return found[-1] if len(told) == 1 and not any(draft.is_open for draft in self.before) else None

    def measure_told_before(self) -> MeasureWords | None:
        """The one measure of which the sentence before claims something."""
        found = [
            measure
            for draft in self.before
            if draft.problem in (None, "ambiguous_period")
            and isinstance(measure := getattr(draft.query, "measure", None), MeasureWords)
        ]
        told = found[-1] if len({(each.concept, each.topic) for each in found}) == 1 else None
        return self.of_topic_named(told) if told is not None else None

    def names_another_measure(self, told: MeasureWords, until: int) -> bool:
        """ "Chile mined 5.3 million tons. | It leads in reserves, too: 190 million": whether a sentence names another measure first."""
        named = self.sentence.concept_nouns(self.sentence.start, until)
        return any(told.concept not in name.ids and not name.data.get("generic") for name in named)

    def of_topic_named(self, told: MeasureWords) -> MeasureWords | None:
        """ "For palladium the order is reversed": the measure told before, of the topic that this sentence names."""
        held = self.topics.get(told.concept, frozenset())
        said = (node for node in self.sentence.nodes if isinstance(node, Phrase) and node.is_only_topic)
        named = {each for phrase in said for each in phrase.topics if each in held}
        if told.topic is None or told.topic in named:
            return told
        if not named:
            another = self._is_of_another(told.topic, held) or self._ends_with_another(told.topic, held)
            return None if another else told
        return replace(told, topic=min(named)) if len(named) == 1 else None

    def _is_of_another(self, topic: str, held: frozenset[str | None]) -> bool:
        """ "… of copper. | Australia is the lithium leader: 88,000 tons": whether a sentence names another topic, and not that one."""
        names = [
            name
            for hit in self.sentence.hits
            if not hit.entry.generic
            for name in hit.entry.names
            if name.kind == "topic" and not name.data.get("generic")
        ]
        said = {each for name in names for each in name.ids}
        return topic not in said and not said.isdisjoint(held)

    def _ends_with_another(self, topic: str, held: frozenset[str | None]) -> bool:
        """ "Chile, the largest copper producer, mines much rhenium, too. | Poland mined 9.4 tons": whether the sentence before goes on to another topic."""
        last = max((draft.reach[1] for draft in self.before), default=0)
        behind = self.sentence.context.topics_behind(last) - english().function["general_topics"]
        return topic not in behind and not behind.isdisjoint(held)

    def heading_measure(self) -> MeasureWords | None:
        """The measure that a heading or the sentence before names in full; None where it names none or several."""
        spoken = {
            (each.query.measure.concept, each.query.measure.topic): each.query.measure
            for each in self.before
            if isinstance(getattr(each.query, "measure", None), MeasureWords)
        }
        if len(spoken) == 1:
            measure: MeasureWords = next(iter(spoken.values()))
            carried = carried_measure(measure)
            return self.of_topic_named(carried)
        context = self.sentence.context
        topics: tuple[str | None, ...] = (*context.topics, None)
        found = [(c, t) for c in context.concepts for t in topics if t in self.topics.get(c, frozenset())]
        found = [pair for pair in found if pair[1] is not None] or found
        if len(found) != 1:
            return None
        return MeasureWords(*found[0], topic_carried=found[0][1] is not None, concept_carried=True)

    def period_told_before(self, measure: MeasureWords) -> PeriodWords | None:
        """The one time of which the sentence before tells a measure that is carried from it; None where it tells none."""
        anew = self.is_told_of_a_move(measure)
        return self.time_of_same_before(measure) if measure.concept_carried and not anew else None

    def time_carried(self, clause: Clause, told: PeriodWords) -> tuple[PeriodWords, str | None]:
        """A time told before as that of a clause without one, and the problem that it may not be.

        "A year earlier it had spent $67 billion. India spends $86 billion": now; "India spent $86 billion": then or now;
        "India had spent $82 billion": then.
        """
        if not _OF_THE_DAY.isdisjoint(self.sentence.adverbs_of(clause)) and not clause.periods:
            return PeriodWords(), None  # "… 21 million tons in its 2023 edition. That is now 3.8 million"
        verbs = [node for node in clause.nodes if isinstance(node, Item) and node.is_verbal]
        now = bool(verbs) and (verbs[0].text in _NOW or verbs[0].verb_form in ("s", "base"))
        if now and "still" in clause.adverbs and not clause.periods:
            return PeriodWords(), None  # "Peru, which mined 2.8 million tons in 2023, … is still third"
        here = any(time.words.words == told.words for time in self.sentence.periods)
        context = self.sentence.context
        was = context.is_about_then and not _THEN.isdisjoint(context.words_right_before)
        if was and now and verbs[0].text in ("is", "are") and not here and told.year is not None:
            return told, "ambiguous_period"  # "Turkey led in 2023. America is first": now, or then
        if here or told.words.split()[-1:] not in _LOOKING_BACK:
            return told, None if here else self.unsure_of(told)
        if any(verb.text == "had" for verb in verbs[:-1]):
            return told, None  # "had spent", but not "had"
        return (PeriodWords(), None) if now else (told, "ambiguous_period")

    def unsure_of(self, told: PeriodWords) -> str | None:
        """`ambiguous_period` for a time that only the sentence before tells, where the text spoke of a later one before."""
        back = told.year is not None and self.sentence.context.steps_back(told.year)
        return "ambiguous_period" if back else None

    def time_of_same_before(self, measure: MeasureWords) -> PeriodWords | None:
        """The one time of which the sentence before tells a measure; None where it tells none, or several."""
        times, moved = self._times_of_same(measure, moved=False), self._times_of_same(measure, moved=True)
        found = times or moved
        return next(iter(found)) if len(found) == 1 else None

    def is_told_of_a_move(self, measure: MeasureWords) -> bool:
        """ "Guinea overtook Australia in 2023. | China was third": whether only a new place is told of a time."""
        return not self._times_of_same(measure, moved=False)

    def _times_of_same(self, measure: MeasureWords, moved: bool) -> set[PeriodWords]:
        """The times of which the sentence before tells a measure, or of which it tells a new place in it (`moved`)."""
        times: set[PeriodWords] = set()
        asserted = (each for each in self.before if not each.is_open and each.frame is Frame.ASSERTED)
        for query in (
            draft.query for draft in asserted
        ):  # not "Chile will mine 7 million by 2034. | It mines 5.3"
            told = query.measure
            anew = getattr(query, "newly", False) or (isinstance(query, RankQuery) and bool(query.moved))
            same = told is not None and (told.concept, told.topic) == (measure.concept, measure.topic)
            if same and anew == moved:
                times.add(query.to_period if isinstance(query, ChangeQuery) else query.period)
        return times

    def _claimed_before(self) -> EntityWords | None:
        """The one entity that all claims of the sentence before are about: "They did beat Japan, too".

        The figure of who is compared with it is set against its own: "Brazil overtook Russia: $2.18 trillion against $2.17".
        """
        compared = [draft.query.others for draft in self.before if isinstance(draft.query, ComparisonQuery)]
        sides = {each.id for others in compared for each in others}
        found = {
            draft.query.entity.id: draft.query.entity
            for draft in self.before
            if hasattr(draft.query, "entity") and draft.query.entity is not None and not draft.set_against
            if not (isinstance(draft.query, ValueQuery) and draft.query.entity.id in sides)
        }
        sure = all(draft.problem is None and hasattr(draft.query, "entity") for draft in self.before)
        one = next(iter(found.values())) if len(found) == 1 and sure else None
        return carried_entity(one) if one is not None and one.id is not None else None


def main_of(found: list[Any]) -> Any:
    """Of some values the one that the next sentence goes on from: the last, but not "…, down from 11.4% in 2024"."""
    first, last = found[0].query, found[-1].query
    measures = {(each.measure.concept, each.measure.topic) for each in (first, last)}
    years = first.period.year, last.period.year
    later = None not in years and years[0] > years[1]
    return found[0] if len(measures) == 1 and later and first.entity.id == last.entity.id else found[-1]


def main_of_clause(clause: Clause, last: Any, found: list[Any], clauses: Sequence[Clause]) -> Any:
    """ "Turkey grew by 3.3% in 2024 after 5.0% in 2023; | Poland managed 2.9%": the later of two years that one clause tells."""
    told = next((each for each in clauses if each.start <= last.anchor[0] < each.end), None)
    while told is not None and told.verb is None and told.leans_on is not None and told is not clause:
        told = (
            told.leans_on
        )  # "grew by 6.5% in 2024, | down from 9.2% the year before; | the world managed 3.3"
    if told is None or told is clause or not isinstance(last.query, ValueQuery):
        return last
    values = [each for each in found if isinstance(each.query, ValueQuery) and each.anchor[0] >= told.start]
    return main_of(sorted(values, key=lambda each: each.anchor))


def carried_entity(entity: EntityWords) -> EntityWords:
    """The same entity, as one that is carried from where it was named before."""
    return EntityWords(entity.id, entity.words, carried=True)


def carried_measure(measure: MeasureWords) -> MeasureWords:
    """The same measure, as one that is carried with its topic from where it was named before."""
    return replace(measure, concept_carried=True, topic_carried=measure.topic is not None)
