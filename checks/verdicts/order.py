"""Order claims: who stands above or below an entity, or how several are ordered among themselves (rule 6)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from checks.findings import Evidence, Verdict
from checks.queries import ComparisonQuery, OrderQuery
from checks.reasons import Note, Reason
from checks.values import dataclass
from checks.verdicts import explain, explain_places
from checks.verdicts.answers import Answer, abstain
from checks.verdicts.comparison import was_so_before
from checks.verdicts.evidence import Figure, Gap, evidence_of, read
from checks.verdicts.places import Outcome, between, exactly, from_low, ties_either_way
from checks.verdicts.view import Spot
from checks.verdicts.worlds import Scope, Standing, scope_of, standing


def answer(query: OrderQuery, spot: Spot) -> Answer:
    """Hold the stated order against the table's."""
    listed = [entity.id or "" for entity in query.listed]
    subjects = [query.entity.id or ""] if query.entity else listed
    found = {entity: read(spot, entity) for entity in dict.fromkeys([*subjects, *listed])}
    figures = {entity: figure for entity, figure in found.items() if isinstance(figure, Figure)}
    gaps = {entity: gap for entity, gap in found.items() if isinstance(gap, Gap)}
    order = _Order(query, spot, listed, figures, gaps, scope_of(spot, query.among))
    unknown = [entity for entity in subjects if entity in gaps]
    if unknown:
        return order.without_figure(unknown)
    if query.exclusive and not all(order.scope.has(entity) for entity in subjects):
        outside = next(entity for entity in subjects if not order.scope.has(entity))
        return abstain(Reason.RANK_UNDETERMINED, (), explain_places.outside(spot, outside, query.among))
    if query.entity is None:
        return order.head() if query.exclusive else order.sequence_only()
    exactly = query.exclusive and query.side != "next"
    return order.exactly_these(subjects[0]) if exactly else order.each(subjects[0])


@dataclass(frozen=True, slots=True)
class _Order:
    """One order query at one spot, with the figures of all whom it names."""

    query: OrderQuery
    spot: Spot
    listed: list[str]
    figures: dict[str, Figure]
    gaps: dict[str, Gap]
    scope: Scope

    def exactly_these(self, entity: str) -> Answer:
        """Exactly the listed stand on the stated side of the entity."""
        below = self.query.side == "below"
        found = standing(self.spot, entity, self.scope, self._from_low() != below)
        truly = [cell.entity for cell in found.above]
        perhaps = [cell.entity for cell in found.perhaps]
        never = [other for other in self.listed if other in self.gaps and other not in perhaps]
        if never and set(truly) <= set(self.listed):
            return self.without_figure(never)
        outcome = exactly(found, set(self.listed), ties_either_way(self.spot))
        evidence = self._evidence([entity, *truly, *self.listed, *perhaps])
        says = explain_places.side(self.spot, entity, truly, "below" if below else "above", found)
        return self._settle([outcome], evidence, says, found)

    def each(self, entity: str) -> Answer:
        """Each of the listed stands on the stated side of the entity, or level with it."""
        known = [other for other in self.listed if other in self.figures]
        if self.query.level:
            outcomes = [self._level(other, entity) for other in known]
        elif self.query.side == "between":
            outcomes = self._between(entity, known)
        elif self.query.side == "next":
            outcomes = self._next(entity, known)
        elif self.query.side == "below":
            outcomes = [self._stands_over(entity, other) for other in known]
        else:
            outcomes = [self._stands_over(other, entity) for other in known]
        if self.query.newly:
            outcomes = [self._come_to_be(*each) for each in zip(known, outcomes, strict=True)]
        never = [other for other in self.listed if other in self.gaps]
        if never and not any(verdict is Verdict.CONTRADICTED for verdict, _ in outcomes):
            return self.without_figure(never)
        return self._settle(outcomes, self._evidence([entity, *self.listed]), self._figures([entity, *known]))

    def _come_to_be(self, other: str, outcome: Outcome) -> Outcome:
        """What is so in the year, unless it was so in the year before already."""
        query = self.query
        listed = next(each for each in query.listed if (each.id or "") == other)
        assert query.entity is not None
        direction: Literal["more", "less"] = "more" if query.side == "below" else "less"
        before = ComparisonQuery(query.measure, query.entity, (listed,), direction, period=query.period)
        known = outcome[0] is Verdict.VERIFIED and was_so_before(before, self.spot)
        return (Verdict.UNVERIFIABLE, ()) if known else outcome

    def _between(self, entity: str, others: Sequence[str]) -> list[Outcome]:
        """One of the two above the entity, the other below it, whichever is named first."""
        if len(others) != 2:
            return [(Verdict.UNVERIFIABLE, ())]
        one, other = others
        falling = [self._stands_over(one, entity), self._stands_over(entity, other)]
        rising = [self._stands_over(other, entity), self._stands_over(entity, one)]
        failed = any(verdict is Verdict.CONTRADICTED for verdict, _ in falling)
        return rising if failed else falling

    def _next(self, entity: str, others: Sequence[str]) -> list[Outcome]:
        """The entity above the first of the others, and nobody else between it and the last of them."""
        if not others:
            return []
        outcomes = [self._stands_over(entity, others[0])]
        mine, theirs = (
            standing(self.spot, each, self.scope, self._from_low()) for each in (entity, others[-1])
        )
        told = {entity, *others, *(cell.entity for cell in (*mine.above, *mine.level))}
        if any(cell.entity not in told for cell in theirs.above):
            return [*outcomes, (Verdict.CONTRADICTED, ())]
        doubtful = theirs.hidden or any(cell.entity not in told for cell in theirs.perhaps)
        notes = (Note.REST_UNLISTED,) if theirs.rest_unlisted else ()
        return [*outcomes, (Verdict.UNVERIFIABLE if doubtful else Verdict.VERIFIED, notes)]

    def head(self) -> Answer:
        """The listed are the first of the table, each at its place or, without a sequence, anywhere among the first.

        Those that are level share one place.
        """
        outcomes = []
        for place, entity in enumerate(self.listed, start=1):
            found = standing(self.spot, entity, self.scope, self._from_low())
            first, last = (place, place) if self.query.sequence else (1, len(self.listed))
            if self.query.level:
                first = last = self.query.first
                outcomes.append(self._level(entity, self.listed[0]))
            outcomes.append(between(found, first, last, ties_either_way(self.spot)))
        ranked = self._ranked()
        return self._settle(outcomes, self._evidence(ranked), self._figures(ranked))

    def sequence_only(self) -> Answer:
        """The listed stand in this order among themselves, whoever stands between them."""
        ranked = self._ranked()
        return self._settle(self._in_sequence(), self._evidence(ranked), self._figures(ranked))

    def without_figure(self, entities: Sequence[str]) -> Answer:
        """Some of those named have no figure."""
        cells = [cell for entity in entities for cell in self.gaps[entity].evidence]
        reasons = {self.gaps[entity].reason for entity in entities}
        reason = next(reason for reason in Reason if reason in reasons)
        return abstain(reason, cells, explain.no_figure(self.spot, entities, reason))

    def _settle(
        self,
        outcomes: Iterable[Outcome],
        evidence: tuple[Evidence, ...],
        says: str,
        found: Standing | None = None,
    ) -> Answer:
        """One answer from what each part of the claim comes to, and from the order in which it lists them."""
        parts = list(outcomes)
        in_sequence = self._in_sequence() if all(entity in self.figures for entity in self.listed) else []
        out_of_order = any(verdict is Verdict.CONTRADICTED for verdict, _ in in_sequence)
        if self.query.sequence:
            parts += in_sequence
        verdicts = {verdict for verdict, _ in parts}
        notes = [note for _, more in parts for note in more]
        if Verdict.CONTRADICTED in verdicts:
            return Answer(Verdict.CONTRADICTED, None, (), evidence, says)
        if Verdict.UNVERIFIABLE in verdicts:
            doubt = explain_places.in_doubt(self.spot, found) if found else ""
            return abstain(Reason.RANK_UNDETERMINED, evidence, says + doubt)
        if out_of_order:
            notes.append(Note.LISTED_OUT_OF_ORDER)
        if found and found.rest_unlisted:
            notes.append(Note.REST_UNLISTED)
            says += explain_places.REST_UNLISTED
        return Answer(Verdict.VERIFIED, None, tuple(dict.fromkeys(notes)), evidence, says)

    def _in_sequence(self) -> list[Outcome]:
        pairs = zip(self.listed, self.listed[1:], strict=False)
        return [self._stands_over(upper, lower) for upper, lower in pairs]

    def _stands_over(self, upper: str, lower: str) -> Outcome:
        """Whether one entity stands above another in the ordering."""
        one, other = self.figures[upper].possible, self.figures[lower].possible
        if self._from_low():
            one, other = other, one
        if one == other and one.low == one.high:
            return (
                (Verdict.VERIFIED, (Note.TIED,)) if ties_either_way(self.spot) else (Verdict.CONTRADICTED, ())
            )
        if one.low > other.high or (one.low == other.high and (one.open_low or other.open_high)):
            return Verdict.VERIFIED, ()
        return (Verdict.CONTRADICTED if one.high <= other.low else Verdict.UNVERIFIABLE), ()

    def _level(self, one: str, other: str) -> Outcome:
        values = self.figures[one].value, self.figures[other].value
        if None in values:
            return Verdict.UNVERIFIABLE, ()
        return (Verdict.VERIFIED if values[0] == values[1] else Verdict.CONTRADICTED), ()

    def _from_low(self) -> bool:
        return from_low(self.spot, self.query.from_bottom)

    def _ranked(self) -> list[str]:
        by_figure = sorted(self.listed, key=lambda entity: self.figures[entity].possible.low)
        return by_figure if self._from_low() else by_figure[::-1]

    def _evidence(self, entities: Sequence[str]) -> tuple[Evidence, ...]:
        cells = [self.spot.table.cell(entity, self.spot.period) for entity in dict.fromkeys(entities)]
        printed = [cell for cell in cells if cell]
        return tuple(
            evidence_of(self.spot, cell, "object" if place else "subject")
            for place, cell in enumerate(printed)
        )

    def _figures(self, entities: Sequence[str]) -> str:
        return explain.figures(
            self.spot, [(entity, self.figures[entity]) for entity in dict.fromkeys(entities)]
        )
