"""Rule 11: what would make a contradicted claim true, tried in the rule's order, the first hit only."""

from __future__ import annotations

from checks.claim_words import PeriodWords
from checks.findings import Diagnosis
from checks.queries import OrderQuery, RankQuery, ValueQuery
from checks.reasons import Reason
from checks.record.cells import Edition
from checks.values import replace
from checks.verdicts.answers import Answer
from checks.verdicts.kinds import Question, answer
from checks.verdicts.other_figures import in_list, of_place, of_value, telling
from checks.verdicts.periods import latest, spots
from checks.verdicts.view import View
from checks.verdicts.wording import amount, edition_name

Finding = tuple[Reason | None, Diagnosis | None]


def diagnose(question: Question, view: View, found: Answer, mentioned: tuple[str, ...]) -> Finding:
    """The reason and the diagnosis of a contradicted claim."""
    elsewhere = _other_edition(question, view, found) or _other_period(question, view)
    if question.denied:
        return elsewhere or (None, None)
    if elsewhere is None:
        return None, _other_figure(question, view, mentioned)
    reason, diagnosis = elsewhere
    if diagnosis and isinstance(question.query, RankQuery):
        here = _other_figure(question, view, mentioned)
        diagnosis = replace(diagnosis, replacement=here.replacement if here else None)
    return reason, diagnosis


def _other_edition(question: Question, view: View, found: Answer) -> Finding | None:
    """An older or newer held edition in which the claim holds (rule 1)."""
    read = {cell.edition for cell in found.evidence}
    decided = next((edition for edition in view.editions if edition.id in read), view.standing)
    here = view.editions.index(decided)
    for edition in (*view.editions[:here][::-1], *view.editions[here + 1 :]):
        there = answer(question, view.at(edition))
        if there.holds and there.evidence and there.evidence[0].edition not in read:
            ahead = edition.published > decided.published
            text = _held_in(question, view, edition, ahead, there)
            reason = Reason.AHEAD_OF_EDITION if ahead else Reason.OUTDATED
            return reason, Diagnosis("other_edition", text, there.evidence[0])
    return None


def _other_period(question: Question, view: View) -> Finding | None:
    """Another period of the same table; an undated claim that is true of the one before is outdated (rule 2)."""
    query, spot = question.query, latest(view)
    if spot is None or not isinstance(query, ValueQuery | RankQuery | OrderQuery):
        return None
    years = [
        year for year in reversed(spot.table.periods) if year.isdigit() and year != str(query.period.year)
    ]
    before = [year for year in years if year < spot.period][:1]
    wanted = years if isinstance(query, ValueQuery) and telling(query.stated) else before
    for year in wanted:
        dated = replace(query, period=PeriodWords(int(year)))
        there = answer(replace(question, query=dated), view)
        if there.holds and there.evidence and there.evidence[0].period == year:
            outdated = query.period.year is None and [year] == before
            cell = there.evidence[0]
            return (Reason.OUTDATED if outdated else None), Diagnosis(
                "other_period", f"It holds for {year}.", cell
            )
    return None


def _other_figure(question: Question, view: View, mentioned: tuple[str, ...]) -> Diagnosis | None:
    query = question.query
    found = spots(view, question.period, ranking=False)
    if isinstance(found, Reason):
        return None
    if isinstance(query, ValueQuery):
        return of_value(query, found[0], mentioned)
    if isinstance(query, RankQuery):
        return of_place(query, found[0])
    if isinstance(query, OrderQuery):
        return in_list(query, found[0])
    return None


def _held_in(question: Question, view: View, edition: Edition, ahead: bool, there: Answer) -> str:
    """Where the claim holds: the edition with its figure, or all that it says."""
    cell = there.evidence[0]
    says = there.says
    if isinstance(question.query, ValueQuery) and cell.value is not None and not question.denied:
        says = f"{edition_name(view.record.catalogue, edition)} has {amount(cell.value, cell.unit)}"
    return (
        f"{says}; it was published on {edition.published.day} {edition.published:%B %Y}."
        if ahead
        else f"{says}."
    )
