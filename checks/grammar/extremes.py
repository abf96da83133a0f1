"""What the constructions of extremes share: the claim, its time, and the words that say it."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords, MeasureWords, PeriodWords
from checks.claims import Frame
from checks.grammar.course_times import opening_periods
from checks.grammar.drafts import Draft, problem_of
from checks.grammar.editions_told import edition_of
from checks.grammar.slots import Slots, span
from checks.grammar.times import is_of_another_figure
from checks.names import Name
from checks.queries import ExtremeQuery, Kind
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Extreme, Phrase
from checks.reading.years import Period
from checks.values import replace

_SURPASSED = ("previous", "old", "last", "earlier", "former")


def period_of_extreme(clause: Clause, slots: Slots) -> tuple[PeriodWords, str | None]:
    """The time in which the extreme was reached: the clause's own, that of the clause it leans on, or of an opening."""
    edition = edition_of(clause, slots.sentence)
    subject = clause.subject
    interrupting = [
        other
        for other in slots.sentence.clauses
        if other.verb is None
        and subject is not None
        and (subject.end <= other.start or any(node is subject for node in other.nodes))
        and other.end <= clause.start
    ]
    for times in (
        *(_own_times(each, clause, slots) for each in slots.leaned_on(clause)),
        opening_periods(clause, slots),
        *(each.periods for each in interrupting),
    ):
        at = [
            time.words
            for time in times
            if time.role == "at" and time.words.edition is None and time.years is None
        ]
        if len({words.name for words in at}) > 1:
            return PeriodWords(edition=edition), "ambiguous_period"
        if at:
            return replace(at[0], edition=edition), None
    return PeriodWords(edition=edition), None


def _own_times(told: Clause, clause: Clause, slots: Slots) -> list[Period]:
    """The times of what an extreme leans on, without those it is set against: "2.5% less | than in 2023", "up from 2023"."""
    return [
        time for time in told.periods if not is_of_another_figure(time, told, clause, slots.sentence, None)
    ]


def names_telling(phrase: Phrase, slots: Slots) -> tuple[Name, ...]:
    """The concept that a phrase names, or what a bare topic is measured by."""
    named = tuple(name for name in (phrase.concept, phrase.agent) if name is not None)
    return named or tuple(
        name
        for concept in sorted(english().function["concepts_of_a_bare_topic"])
        for name in slots.vocabulary_concept(concept)
    )


def extreme_draft(
    about: tuple[MeasureWords | None, EntityWords | None],
    extreme: Extreme,
    period: tuple[PeriodWords, str | None],
    anchor: tuple[int, int],
    construction: str,
    *others: Phrase | None,
    denied: bool = False,
    frame: Frame = Frame.ASSERTED,
    peak: bool = False,
) -> Iterator[Draft]:
    """The claim that what is spoken of is an extreme; `peak`: it is a turning point ("peaked in 2021")."""
    measure, entity = about
    words, problem = period
    if measure is None:
        return
    since = extreme.since
    if extreme.years is not None and words.year is not None:
        since = words.year - extreme.years
    if extreme.years is not None and since is None:
        return
    if (
        since is not None
        and words.year is not None
        and (since, extreme.part or "") >= (words.year, words.part or "")
    ):
        problem = problem or "ambiguous_period"
    problem = problem_of(problem, entity)
    side = extreme.side
    if extreme.judged and measure.concept in english().function["concepts_worse_when_high"]:
        side = "lowest" if side == "highest" else "highest"
    if extreme.told_of:
        if measure.concept not in extreme.told_of:
            return  # "wages are 1,200 euros, the longest since 2019"
        side = "lowest" if measure.concept in extreme.low_of else "highest"
    query = ExtremeQuery(measure, entity or EntityWords(None), side, since, words, peak, extreme.part)
    yield Draft(Kind.EXTREME, anchor, span(anchor, *others), query, construction, denied, frame, problem)


def of_own_years(clause: Clause, phrase: Phrase) -> Extreme | None:
    """ "Brazil's oil output was | highest | in 2023": of one's own years, where a superlative alone is said of one's figure."""
    subject, words = clause.subject, english().function
    if clause.verb is None or not clause.verb.is_a("be") or phrase.scope is not None:
        return None
    bare = subject is not None and len(phrase.words) == 1 and phrase.place is not None and subject.is_measure
    if not bare or subject is None or subject.owner is None or subject.owner.id is None or not clause.periods:
        return None
    if phrase.head in words["low_points"]:
        return Extreme("lowest", end=phrase.end)
    return Extreme("highest", end=phrase.end) if phrase.head in words["high_points"] else None


def is_surpassed(phrase: Phrase) -> bool:
    """Whether a phrase speaks of an extreme that has been surpassed: "its | previous | record"."""
    return any(word in _SURPASSED for word in phrase.words)


def words_of(phrase: Phrase, extreme: Extreme, slots: Slots) -> tuple[int, int]:
    """The words that say that it is an extreme; a number among them is a claim of its own."""
    if phrase.quantity is None:
        return phrase.start, max(phrase.end, extreme.end)
    row = slots.sentence.tokens
    last = max(
        (token.end for token in row[: phrase.quantity.first] if token.end > phrase.start), default=phrase.end
    )
    return phrase.start, last
