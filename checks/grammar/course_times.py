"""From when to when a course leads: named years, lengths of time, and the times that open a clause."""

from __future__ import annotations

from checks.claim_words import PeriodWords
from checks.grammar.course import Course
from checks.grammar.editions_told import only_edition
from checks.grammar.slots import Slots
from checks.grammar.times import times_across_colon
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.phrases import Node, Phrase
from checks.reading.years import Period
from checks.values import replace


def when(told: Course, slots: Slots) -> tuple[PeriodWords | None, PeriodWords, str | None]:
    """From when to when a course leads, and a problem where that is open; from None is the year before."""
    until = told.until or PeriodWords()
    until = replace(until, edition=only_edition(slots.sentence))
    start: PeriodWords | None = None
    problem = told.problem
    if told.since is not None:
        start, until = _start(told.since, until)
        if told.since.months is not None and start is None:
            problem = problem or "ambiguous_period"  # "a month earlier" than what
        loose = told.since.years not in (None, 1) and until.year is None
        problem = problem or ("ambiguous_period" if loose and told.has_amount else None)
    elif told.stretch is not None and told.stretch.years != 1:
        start = PeriodWords(told.stretch.began, words=told.stretch.words.words)
        if until.year is not None and told.stretch.years is not None:
            start = PeriodWords(until.year - told.stretch.years, words=told.stretch.words.words)
        elif told.has_amount or start.year is None:
            problem = problem or "ambiguous_period"
    elif told.stretch is not None and until.part is not None and until.year is not None:
        start = replace(until, year=until.year - 1, edition=None)  # "27% year on year in the second quarter"
    if told.later and start is not None and start.year is not None:
        until = replace(until, year=start.year + told.later)
    if start is not None and start.year is None and problem is None:
        problem = "ambiguous_period"
    if start is not None and start.year is not None and until.year is not None and start.name >= until.name:
        problem = "ambiguous_period"
    return start, until, problem


def _start(since: Period, until: PeriodWords) -> tuple[PeriodWords | None, PeriodWords]:
    """The earlier end: named, or so many years, or a month, before the later one."""
    if since.months is not None:
        return _month_before(until), until
    if since.years is not None:
        if until.year is not None:
            year = until.year - since.years
            return replace(until, year=year, edition=None, words=since.words.words), until
        return (None if since.years == 1 else since.words), until
    if since.words.words == "last year" and until.year is None and since.words.year is not None:
        return since.words, replace(until, year=since.words.year + 1)
    return since.words, until


def _month_before(until: PeriodWords) -> PeriodWords | None:
    """The month before one; None where the later end is none, so that it is the one before in the table."""
    if until.year is None or until.part is None or not until.part.isdecimal():
        return None
    earlier = int(until.part) - 1
    return replace(until, year=until.year - (not earlier), part=f"{earlier or 12:02d}", edition=None)


def date_before(told: Course, main: Course | None) -> None:
    """ "Climbed 33.3% in 2024, after rising 24.4% | the year before": that year is the one before the main course's."""
    before = told.since is not None and told.since.years == 1 and told.until is None
    if before and main is not None and main.until is not None and main.until.year is not None:
        told.until, told.since = replace(main.until, year=main.until.year - 1), None


def fronted_start(clause: Clause) -> list[Node]:
    """ "From 28.3% in 2024 | it fell to 14.1% in 2025": where a course begins, told before who went it."""
    nodes, subject = clause.nodes, clause.subject
    if subject is None or len(nodes) < 2 or not isinstance(nodes[0], Item) or nodes[0].text != "from":
        return []
    before = [node for node in nodes if node.end <= subject.start]
    amounts = [node for node in before if isinstance(node, Phrase)]
    told = len(amounts) == 1 and amounts[0].quantity is not None and nodes[1] is amounts[0]
    return before if told and amounts[0].concept is None else []


def opening_periods(clause: Clause, slots: Slots) -> list[Period]:
    """The times that a clause has before its verb, and those of openings before it: "In 2024, …"; else those across a colon."""
    end = clause.verb.start if clause.verb is not None else clause.start
    taken = fronted_start(clause)
    own = [
        node.period
        for node in clause.nodes
        if node.period is not None and node.end <= end and not any(node is each for each in taken)
    ]
    before: list[Period] = []
    for other in reversed([each for each in slots.sentence.clauses if each.end <= clause.start]):
        if other.kind == "relative" and other.opener == "when":
            continue  # "Since 2010, | when it was 5 million tons, | output …"
        if (
            other.verb is not None
            or other.kind != "fragment"
            or any(isinstance(node, Phrase) for node in other.nodes)
        ):
            break
        before += list(other.periods)
    return before + own or _both_ends(clause, times_across_colon(clause, slots.sentence))


def _both_ends(clause: Clause, times: tuple[Period, ...]) -> list[Period]:
    """ "Inflation halved | : it fell from 28% in 2024 to 14% in 2025": of two years the earlier is where it began.

    One that only "rose | : from 18,700 tons in 2023 to 21,000 tons in 2024" is told of behind the colon.
    """
    if len(times) != 2 or None in (first := [time.words.year for time in times]) or first[0] == first[1]:
        return list(times)
    amounts = any(isinstance(node, Phrase) and node.quantity is not None for node in clause.nodes)
    if not amounts and not (clause.verb is not None and clause.verb.is_a("multiply")):
        return []
    earlier = min(times, key=lambda time: time.words.name)
    return [replace(time, role="from") if time is earlier else time for time in times]
