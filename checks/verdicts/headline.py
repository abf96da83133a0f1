"""A claim held against the publisher's own headline figures, where these are wider than the table's (rule 8)."""

from __future__ import annotations

from checks.reasons import Reason
from checks.record.catalogue_entries import Measure
from checks.record.cells import Edition, Table
from checks.values import replace
from checks.verdicts.answers import Answer, abstain
from checks.verdicts.kinds import Question, on_the_day
from checks.verdicts.view import Record, View


class Headlines:
    """A record in which one measure has its publisher's headline figures."""

    def __init__(self, record: Record, measure: Measure) -> None:
        self._record, self._measure = record, measure
        self.catalogue = record.catalogue

    def editions(self, measure: str) -> tuple[Edition, ...]:
        """The held editions that print a measure, oldest first."""
        return self._record.editions(measure)

    def table(self, measure: str, edition: str) -> Table:
        """One measure in one edition; the one measure with what the headline adds, as far as that edition prints it."""
        table = self._record.table(measure, edition)
        if measure != self._measure.id:
            return table
        return table.widened(
            [
                self._record.table(each, edition)
                for each in self._measure.headline_adds
                if any(held.id == edition for held in self.editions(each))
            ]
        )


def weighed_with_headline(question: Question, view: View, answered: Answer) -> Answer:
    """The answer, or an abstention where the words fit the headline as well and that is judged differently.

    What a headline adds counts as far as it is held: UNHCR's adds people in need of international protection.
    """
    measure = view.measure
    if not measure.headline_adds or not (answered.holds or answered.fails):
        return answered
    other = on_the_day(question, replace(view, record=Headlines(view.record, measure)))
    if (other.holds and answered.fails) or (other.fails and answered.holds):
        says = f"{answered.says}; {measure.headline}"
        return abstain(Reason.AMBIGUOUS_MEASURE, answered.evidence, says)
    return answered
