"""Filling a query's slots by grammatical relation: measure, entity, period, and what may be carried from before."""

from __future__ import annotations

from checks.claim_words import EntityWords, MeasureWords, PeriodWords
from checks.grammar import other_times, times
from checks.grammar.slots_measures import MeasureSlots
from checks.grammar.slots_owners import OwnerSlots
from checks.grammar.slots_told import carried_entity, carried_measure
from checks.grammar.slots_units import UnitSlots
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase

_SEVERAL = ("emissions", "reserves", "exports", "remittances", "stocks", "deposits", "resources", "imports")


class Slots(MeasureSlots, OwnerSlots, UnitSlots):
    """One sentence's slots, as constructions ask for them: what fills each stands in the class named for it.

    A construction asks for a `measure`, an `entity` or `owner`, a `period`, and what a number states (`with_unit`).
    """

    def it_of(self, clause: Clause) -> tuple[MeasureWords, EntityWords | None] | None:
        """The measure that "it" stands for as a subject, and whose: "In Ghana it stood at 23%", "… while in Chile it rose 1%"."""
        subject, before = clause.subject, clause.leans_on
        if subject is None or subject.words not in (("it",), ("they",)):
            return None
        if clause.opener == "when" and (before is None or before.subject is None):
            before = self._told_behind(clause)
        where = clause.adjunct("in")
        if where is None and (where := self._opening_place(clause)) is not None and self._is_somebodys():
            return None  # "In Chile, the miner said, it rose to 1.2 million"
        if where is None and (site := clause.adjunct("at")) is not None and site.entities:
            where = site  # "at Schiphol it rose by 18%"
        if where is not None and len(where.entities) != 1:
            return None
        there = where.entities[0] if where is not None else self.where_told(clause)
        if clause.opener == "where" and there is None:
            return None
        if before is None and (opened := self.opened_with(subject)) is not None:
            return opened[0], there or opened[1]
        measured = before.subject if before is not None else None
        moves = there is not None and clause.verb is not None and clause.verb.is_a("rise", "fall")
        if subject.words == ("they",) and not moves and not self._are_measures(measured):
            return None  # "In Nigeria they went up 31.4%" are prices
        if before is not None and measured is not None and measured.words == ("it",) and there is not None:
            same = self.it_of(before)  # "In Brazil it nearly doubled; | in Australia it fell by 4%"
            return (same[0], there) if same is not None else None
        if before is not None and measured is not None:
            plain = measured.place is None and measured.quantity is None and not measured.share
            measure = self.measure(before, measured) if measured.is_measure and plain else None
            measure = measure or self.power_of(before, measured)
            return (measure, there or self.owner(before, measured)) if measure is not None else None
        told = self.measure_told_before()
        if told is None:
            return None
        amount = not told.words or any(letter.isdigit() for letter in told.words)
        states = clause.verb is not None and clause.verb.is_a("be", "value")
        if amount and not (
            there is not None and states
        ):  # but "fell to 91% of GDP. In Kenya it stood at 66%"
            return None  # "Chile produced 5.3 million tons. It …" is Chile
        told_of = (draft.query for draft in self.before if not draft.set_against)
        entities = {query.entity for query in told_of if getattr(query, "entity", None)}
        known = carried_entity(next(iter(entities))) if len({each.id for each in entities}) == 1 else None
        measure = carried_measure(told)
        return measure, there or known

    def _told_behind(self, clause: Clause) -> Clause | None:
        """ "Since 2021, when it was 165,000 tons, | cobalt output has risen": the clause whose subject "it" stands for before it is named."""
        behind = next((each for each in self.sentence.clauses if each.start >= clause.end), None)
        opens = clause.start > self.sentence.clauses[0].start and self.sentence.clauses[0].verb is None
        return behind if opens and behind is not None and behind.kind == "main" else None

    def _are_measures(self, measured: Phrase | None) -> bool:
        """Whether "they" may be what was told of before: "emissions of methane", "reserves", but no one thing and no people."""
        told = self.measure_told_before() if measured is None else None
        words = measured.text if measured is not None else told.words if told is not None else ""
        noun = (
            words.lower().replace("’", "'").split("'s ")[-1].split(" of ")[0].split(" from ")[0].split()[-1:]
        )
        return bool(noun) and noun[0] in _SEVERAL

    def opened_with(self, subject: Phrase) -> tuple[MeasureWords, EntityWords] | None:
        """ "Chile's copper output is under strain. | It was 5.3 million tons": that with which the sentence before opens, of which it claims nothing."""
        spoken = subject.words in (("it",), ("they",)) and not self.before
        opened = self.sentence.context.opening_measure if spoken else None
        if opened is None or (subject.words == ("they",)) != opened.several:
            return None
        concept, topics = opened.concept.ids[0], opened.topics or (None,)
        if len(opened.concept.ids) != 1 or len(topics) != 1 or topics[0] not in self.topics.get(concept, ()):
            return None
        topic = topics[0]
        return MeasureWords(concept, topic, topic is not None, True, words=opened.concept.text), opened.owner

    def _is_somebodys(self) -> bool:
        """Whether somebody who is no publisher says so, and may speak of what is theirs."""
        said = (credit.attribution for credit in self.sentence.credits)
        return any(each.speaker and not each.publisher for each in said)

    def _opening_place(self, clause: Clause) -> Phrase | None:
        """ "In Bahrain, | the USGS says, | it dipped to 1.6 million": the place with which the sentence opens."""
        first = self.sentence.clauses[0]
        opened = first is not clause and first.verb is None and not first.objects and len(first.adjuncts) == 1
        tie, where = first.adjuncts[0] if opened else ("", None)
        return where if tie == "in" and where is not None and where.entities else None

    def period(self, clause: Clause, beside: Phrase | None = None) -> tuple[PeriodWords, str | None]:
        """The time that a clause speaks of, and `ambiguous_period` where it names two.

        An edition named anywhere in the sentence goes with it.
        """
        return times.period_of(clause, self.leaned_on(clause), self.sentence, beside)

    def unsure_when(self, clause: Clause) -> str | None:
        """`ambiguous_period` where a clause itself names a time that no calendar tells: "once", "when the war began"."""
        return "ambiguous_period" if other_times.has_time_untold(clause, self.sentence) else None


def span(*parts: Phrase | tuple[int, int] | None) -> tuple[int, int]:
    """The stretch from the first to the last of some phrases and spans."""
    spans = [
        (part.start, part.end) if isinstance(part, Phrase) else part for part in parts if part is not None
    ]
    starts, ends = zip(*spans, strict=True)
    return min(starts), max(ends)
