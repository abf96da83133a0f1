"""The time that a statement speaks of (rule 2), or why it stays open: "in 2023", "once", "since the war"."""

from __future__ import annotations

from collections.abc import Iterable

from checks.claim_words import PeriodWords
from checks.grammar.editions_told import edition_beside
from checks.grammar.other_times import (
    explained,
    happens_during,
    is_bygone,
    is_followed_by_its_time,
    is_of_extreme,
    is_of_figure,
    is_one_of_a_row,
)
from checks.grammar.tenses import is_now, was_before
from checks.grammar.times_apart import (
    closing,
    is_beside_other_time,
    is_dated_in_passing,
    remarks_of_then,
    times_right_before,
)
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase
from checks.reading.reader import Sentence
from checks.reading.years import Period
from checks.values import replace

_NO_MOMENT = "ambiguous_period"
_AS_LONG_AGO = (("early",), ("late",), ("recently",), ("long", "ago"))
_AGAINST = ("from", "against", "than", "versus", "with")


def period_of(
    clause: Clause, leaned_on: Iterable[Clause], sentence: Sentence, beside: Phrase | None = None
) -> tuple[PeriodWords, str | None]:
    """The time that a clause speaks of, and `ambiguous_period` where it names several, or one that cannot be dated.

    `leaned_on` are the clause and those from which it takes what it does not say itself, the nearest first. The only
    edition that a sentence names goes with all of it. Where a clause names several times, an amount has the one right behind
    it (`beside`): "13,800 tons in 2024 and 23,000 tons in 2025".
    """
    edition, open_edition = edition_beside(clause, sentence, beside)
    if open_edition:
        return PeriodWords(), _NO_MOMENT
    if is_bygone(clause, sentence):
        return PeriodWords(edition=edition), _NO_MOMENT
    if (opened := before_parenthesis(clause, sentence)) is not None:
        return replace(opened, edition=edition), None
    now = False
    here, *others = leaned_on
    for each in (here, *_where_subject_stands(clause, sentence), *others, *remarks_of_then(clause, sentence)):
        if each is not clause and is_followed_by_its_time(clause, sentence):
            return PeriodWords(edition=edition), _NO_MOMENT
        if now := was_before(each, clause, sentence):
            break
        times = [
            time
            for time in _own_times(each, sentence)
            if not is_of_another_figure(time, each, clause, sentence, beside)
            and not is_of_extreme(time, each, beside)
        ]
        at = [time.words for time in times if time.role in ("at", "by") and time.words.edition is None]
        if len({(words.name, words.how) for words in at}) > 1:
            amounts = [node for node in each.nodes if isinstance(node, Phrase) and node.quantity is not None]
            if len(amounts) == 1 and any(words.how == "part" for words in at):
                return PeriodWords(edition=edition), _NO_MOMENT  # "first-half production was … in 2024"
            if (own := _right_beside(beside, each)) is not None:
                return replace(own, edition=edition), None
            return PeriodWords(edition=edition), _NO_MOMENT
        if at and is_one_of_a_row(each, sentence):
            return PeriodWords(edition=edition), _NO_MOMENT
        if at and not any(time.words.words in english().function["moments"] for time in times):
            return replace(at[0], edition=edition), None
        if _is_open(times):
            if each is not clause and is_now(clause) and not any(time.role == "until" for time in times):
                continue  # "has trebled since 2020 | and now stands at 1.3 million"
            return PeriodWords(edition=edition), _NO_MOMENT
    opening = () if now else _opening_times(clause, sentence) or times_across_colon(clause, sentence)
    closed = None if opening else closing(clause, sentence)
    opening = opening or (closed.periods if closed is not None else ()) or _times_of_source(sentence)
    if len(opening) == 1 and opening[0].role in ("at", "by"):
        return replace(opening[0].words, edition=edition), None
    unsure = _is_open(opening) or happens_during(clause, sentence) or is_dated_in_passing(clause, sentence)
    unsure = unsure or (not opening and is_beside_other_time(clause, sentence))
    problem = _NO_MOMENT if unsure else None
    return PeriodWords(edition=edition), problem


def before_parenthesis(clause: Clause, sentence: Sentence) -> PeriodWords | None:
    """ "More slowly in 2024 (1.4%) than | in 2023 | (3.4%)": the moment right before the parenthesis that an amount is in."""
    if clause.kind != "parenthesis" or clause.periods:
        return None
    at = next((at for at, node in enumerate(sentence.nodes) if node is clause.nodes[0]), 0)
    return _moment(sentence.nodes[at - 2 : at - 1]) if at > 1 else None


def _where_subject_stands(clause: Clause, sentence: Sentence) -> list[Clause]:
    """The fragment that holds a subject from which something parts its verb: "In 2015 its output, … , | was …".

    What parts them may tell the time, with the amount: "China's output, | 5.9 million tons in 2024, | was twice Mexico's".
    """
    before = [each for each in sentence.clauses if each.verb is None and each.end <= clause.start]
    holders = [each for each in before if any(node is clause.subject for node in each.nodes)]
    leaning = [each for each in before if each.leans_on in holders and each.periods and not each.adjuncts]
    amounts = [each for each in leaning if len(each.objects) == 1 and each.objects[0].quantity is not None]
    return [*holders, *amounts]


def _right_beside(amount: Phrase | None, clause: Clause) -> PeriodWords | None:
    """The moment right behind an amount, else the one right before it: "in 2010 640 million tonnes, in 2020 1.07 billion"."""
    at = next(
        (at for at, node in enumerate(clause.nodes) if amount is not None and node.start == amount.start), -1
    )
    if at < 0:
        return None
    behind, before = _moment(clause.nodes[at + 1 : at + 2]), _moment(clause.nodes[max(0, at - 1) : at])
    several = (
        at > 2 and _moment(clause.nodes[at - 3 : at - 2]) is not None
    )  # "in 2023 and 2024 | 5 million tons"
    return behind or (None if several else before)


def _moment(nodes: tuple[Node, ...]) -> PeriodWords | None:
    time = nodes[0].period if nodes and isinstance(nodes[0], Item) else None
    return time.words if time is not None and time.role == "at" else None


def _own_times(clause: Clause, sentence: Sentence) -> tuple[Period, ...]:
    """A clause's times; "2021, when it stood at …" takes the one that it explains."""
    if clause.periods or (told := explained(clause, sentence)) is None:
        return _before_comparison(clause) or times_right_before(clause, sentence)
    return (Period(told.first, told.after, told.words, "at"),)


def compared_from(nodes: tuple[Node, ...]) -> int:
    """The index of "against", "versus" or "compared with" before an amount of another time; behind all where none is."""
    for index, node in enumerate(nodes):
        follows = nodes[index + 1 : index + 3]
        if isinstance(node, Phrase):
            tied = node.head == "compared" and len(follows) == 2 and not isinstance(follows[0], Phrase)
            follows = follows[1:] if tied else ()
        elif node.text not in ("against", "versus"):
            continue
        if follows and isinstance(follows[0], Phrase) and follows[0].quantity is not None:
            return index
    return len(nodes)


def _before_comparison(clause: Clause) -> tuple[Period, ...]:
    """A clause's times without that of the figure with which it compares: "45,000 t in 2024, against 41,600 t in 2023"."""
    at = compared_from(clause.nodes)
    if at == len(clause.nodes) and not clause.periods:
        return ()
    before, behind = (_times_in(nodes) for nodes in (clause.nodes[:at], clause.nodes[at:]))
    if before and behind:
        return before
    then = [
        node.period
        for what, node in zip(clause.nodes, clause.nodes[1:], strict=False)
        if _is_then(what, node)
    ]
    then += [
        node.period
        for at, node in enumerate(clause.nodes)
        if isinstance(node, Item)
        and node.period is not None
        and _is_as_then(clause.nodes[max(0, at - 3) : at])
    ]
    return tuple(time for time in clause.periods if time not in then) if then else clause.periods


def _is_as_then(before: tuple[Node, ...]) -> bool:
    """ "Was as large as | a year before": whether a time is that of what something is as large as."""
    if len(before) != 3 or before[0].text != "as" or before[2].text != "as":
        return False
    return isinstance(before[1], Phrase) and before[1].quantity is None


def _is_then(what: Node, time: Node) -> bool:
    """ "More than half of what it was | in 2018": the time of what something is set against."""
    told = isinstance(what, Phrase) and what.quantity is not None and " what " in what.text
    return told and isinstance(time, Item) and time.period is not None


def _times_in(nodes: tuple[Node, ...]) -> tuple[Period, ...]:
    return tuple(node.period for node in nodes if isinstance(node, Item) and node.period is not None)


def _is_compared(clause: Clause, time: Period) -> bool:
    """ "… from 91,700 tons in 2023", "down 3% | on 2023": the time of a figure that the clause's own is set against."""
    at = next((at for at, node in enumerate(clause.nodes) if getattr(node, "period", None) is time), 0)
    if at and clause.nodes[at - 1].text == "than":
        return True  # "Norway produced 113 bcm, | less than | in 2023, | which made it the ninth"
    if at and clause.nodes[at - 1].text in ("on", "versus", "against"):
        return any(isinstance(node, Phrase) and node.quantity is not None for node in clause.nodes[:at])
    amount, tie = clause.nodes[at - 1 : at], clause.nodes[at - 2 : at - 1]
    if at == 2 and clause.verb is None and clause.nodes[0].text == "with":
        return False  # "Chile, | with 44,100 tons in 2023, | was second"
    return bool(
        amount
        and tie
        and isinstance(amount[0], Phrase)
        and amount[0].quantity is not None
        and isinstance(tie[0], Item)
        and tie[0].text in _AGAINST
    )


def dates_another_figure(clause: Clause, time: Period) -> bool:
    """ "China 71,000 t | (69,000 in 2024)", "… | after 69,000 t in 2024", "… | 3% more than in 2024": the time of another figure."""
    at = next((at for at, node in enumerate(clause.nodes) if getattr(node, "period", None) is time), 0)
    before = clause.nodes[:at]
    aside = clause.kind == "parenthesis" and any(isinstance(p, Phrase) and p.quantity for p in clause.nodes)
    tied = any(isinstance(node, Item) and node.text in (*_AGAINST, "after", "than") for node in before)
    return aside or tied


def is_of_another_figure(
    time: Period, told: Clause, clause: Clause, sentence: Sentence, amount: Phrase | None
) -> bool:
    """Whether a time that `told` names is not that of an amount, or, without one, not that of a clause leaning on it."""
    if amount is not None:
        return _is_set_against(told, time, amount, sentence)
    return told is not clause and _is_compared(told, time)


def _is_set_against(clause: Clause, time: Period, amount: Phrase, sentence: Sentence) -> bool:
    """ "… was down 6% | on 2023", "… was lower than | in 2023", "… after 2.76 million | in 2023": not the time of an amount."""
    at = next((at for at, node in enumerate(clause.nodes) if getattr(node, "period", None) is time), None)
    if at is None:
        return is_of_figure(clause, sentence.tokens[time.first].start)
    if clause.nodes[at].start <= amount.start < clause.nodes[at].end:
        return False  # "less than | its 2023 output of 3,200 tons"
    tie, before = [None, None, *clause.nodes[:at]][-2:]
    if isinstance(before, Phrase):
        own = before.start <= amount.start < before.end
        return (
            not own and isinstance(tie, Item) and tie.text in (*_AGAINST, "after") and bool(before.quantity)
        )
    behind = clause.nodes[at + 1 : at + 3]
    owns = bool(behind) and isinstance(behind[0], Item) and behind[0].kind == "possessive"
    if owns and any(node.start <= amount.start < node.end for node in behind[1:]):
        return False  # "higher than | last year's 2.6 million tonnes"
    if isinstance(tie, Phrase) and tie.head == "compared" and before is not None:
        return before.text in ("with", "to")  # "up 38% | compared with 2023"
    bare = ("than", "on", "versus", "against")
    return before is not None and (before.text in bare or (owns and before.start > amount.start))


def _is_open(times: Iterable[Period]) -> bool:
    """Whether times say a stretch or a bound instead of a moment: "since 1990", "until 2020", "for decades"."""
    return any(
        time.role in ("until", "since", "from") or (time.role == "over" and time.years != 1) for time in times
    )


def _opening_times(clause: Clause, sentence: Sentence) -> tuple[Period, ...]:
    """The times that a sentence begins with: "In 2024, Russia produced …"."""
    first = min(sentence.clauses, key=lambda each: each.start)
    if first is clause or first.verb is not None or first.objects or not _only_an_amount(first.adjuncts):
        return ()
    return tuple(time for time in first.periods if time.role != "date" and time.words.edition is None)


def _only_an_amount(adjuncts: tuple[tuple[str, Phrase], ...]) -> bool:
    """Whether nothing but "at 137 TWh" stands beside a time that opens a sentence: "At 137 TWh in 2024, it trails only …"."""
    if all(tie == "as" and phrase.words in _AS_LONG_AGO for tie, phrase in adjuncts):
        return True  # "as early as 2015"
    return len(adjuncts) == 1 and adjuncts[0][0] in ("at", "with") and adjuncts[0][1].quantity is not None


def times_across_colon(clause: Clause, sentence: Sentence) -> tuple[Period, ...]:
    """The times on the other side of a colon: "… more than anyone else: 1.76 million at the end of 2016"."""
    colon = next((each.start for each in sentence.clauses if each.link == ":"), None)
    if colon is None:
        return ()
    across = [each for each in sentence.clauses if (each.start < colon) != (clause.start < colon)]
    found = [
        time
        for each in across
        for time in each.periods
        if time.role == "at" and time.words.edition is None
        if clause.verb is not None or not dates_another_figure(each, time)
    ]
    return tuple({(time.words.year, time.words.how): time for time in found if time.years is None}.values())


def _times_of_source(sentence: Sentence) -> tuple[Period, ...]:
    """ "World Bank data for 2016 show": the year of the figures."""
    return tuple(
        time for time in sentence.source_times if time.words.how == "in" and time.words.edition is None
    )
