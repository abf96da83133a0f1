"""Statements of several years at once, or of some months: "fell for a third straight year", "the largest for the tenth year in a row"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from checks.grammar.drafts import Draft
from checks.grammar.slots import Slots
from checks.queries import ChangeQuery, CountQuery, InARow, RankQuery, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase
from checks.reading.tokens import Token
from checks.values import replace

_LONGEST = 3
_MOST = (("most",), ("much",), ("part",), ("half",), ("the", "most"), ("the", "rest"))  # of a year
_ONE = (("a",), ("an",), ("one",), ("any",), ("each",), ("every",))
_BEHIND_DIGITS = ("st", "nd", "rd", "th")  # of "14th"
_UNITS: dict[str, Literal["year", "quarter", "month"]] = {
    "year": "year", "years": "year", "quarter": "quarter", "quarters": "quarter", "month": "month", "months": "month",
}  # fmt: skip
_PAST = frozenset(("past", "last", "previous"))
_DURING = ("in", "within", "over", "during", "inside", "throughout")


def in_a_series(draft: Draft, clause: Clause, slots: Slots) -> Draft:
    """The draft, asked of each year where it tells of so many in a row; `ambiguous_period` where it tells of others by any other words."""
    if isinstance(draft.query, ChangeQuery) and draft.query.in_a_row is not None:
        return draft
    if not _is_told_of_a_series(draft, clause, slots):
        return draft
    return _told_in_a_row(draft, clause, slots) or replace(draft, problem="ambiguous_period")


def _is_told_of_a_series(draft: Draft, clause: Clause, slots: Slots) -> bool:
    """Whether a clause, or a fragment beside it, tells that something held year after year, or for the first time since.

    A query holds one year or the two ends of a change, and nothing of what came before. Where an amount is reached by a
    rise or a fall, the streak is one of those, and the amount that of the last year: it is told of the amount only where
    the claim's own words take it in.
    """
    moved = clause.verb is not None and clause.verb.is_a("rise", "fall")
    counted = isinstance(draft.query, CountQuery) and draft.query.moved is not None
    if not (counted or isinstance(draft.query, ValueQuery | ChangeQuery | RankQuery)):
        return False
    reached = moved and isinstance(draft.query, ValueQuery)
    words, everything = english().function, slots.sentence.said
    each = "each" in everything and not _PAST.isdisjoint(everything)
    if words["straight_words"].isdisjoint(everything) and _last_words().isdisjoint(everything) and not each:
        return False
    for part in _parts(clause, slots):
        first, after = draft.anchor if reached else (part.start, part.end)
        said = [token.text for token in slots.sentence.tokens if first <= token.start < after]
        straight = not words["straight_words"].isdisjoint(said) and not words["times_in_series"].isdisjoint(
            said
        )
        if each and _years_in_a_row(slots.sentence.tokens, part.start, part.end) is not None:
            return True
        if not straight and _last_words().isdisjoint(said):
            continue
        runs = {
            " ".join(said[at : at + length]) for at in range(len(said)) for length in range(1, _LONGEST + 1)
        }
        if straight or not words["series_phrases"].isdisjoint(runs):
            return True
        since = "first time" in runs and not {"since", "in"}.isdisjoint(said[said.index("time") :])
        if since and (counted or isinstance(draft.query, ChangeQuery)):
            return True
    return False


def _told_in_a_row(draft: Draft, clause: Clause, slots: Slots) -> Draft | None:
    """ "Fell | for the fourth year running", "rose | for three years in a row": the change, asked of each of those years; None where nobody says of how many."""
    query = draft.query
    if not isinstance(query, ChangeQuery) or not _only_moves(query) or draft.denied:
        return None  # "has not fallen for four years in a row": once, or in none of them?
    words = english().function
    counting = (node for node in clause.nodes if isinstance(node, Phrase))
    counting = (node for node in counting if not words["straight_words"].isdisjoint(node.words))
    if any(node.head not in words["times_in_series"] for node in counting):
        return None  # "for a fourth consecutive year in cash terms"
    found = [
        row
        for part in _parts(clause, slots)
        if (row := _years_in_a_row(slots.sentence.tokens, part.start, part.end)) is not None
    ]
    if len(found) != 1:
        return None
    return replace(draft, query=replace(query, in_a_row=found[0], from_period=None))


def _only_moves(query: ChangeQuery) -> bool:
    """Whether nothing is said of a change but its direction: by a percentage above zero, where it is a rate."""
    exact = query.relative is not None and query.relative.value is not None
    told = (query.ratio, query.difference, query.from_stated, query.to_stated)
    plain = not exact and all(each is None for each in told) and query.degree == ""
    return plain and query.direction in ("up", "down")


def _years_in_a_row(row: Sequence[Token], start: int, end: int) -> InARow | None:
    """ "The | fourth consecutive year", "four years in a row", "a fourth year running": how many; None where it is not that plain."""
    words, said = english(), [token.text for token in row if start <= token.start < end]
    at = next((at for at, word in enumerate(said) if word in _UNITS), 0)
    straight = words.function["straight_words"]
    before = at - 1 - (said[at - 1] in straight) if at else 0
    runs = {" ".join(said[at : at + length]) for length in range(2, _LONGEST + 1)}
    runs |= {" ".join(said[at + 1 : at + 1 + length]) for length in range(2, _LONGEST + 1)}
    told = not straight.isdisjoint(said[before + 1 : at + 2]) or not words.function[
        "series_phrases"
    ].isdisjoint(runs)
    number = said[before] if before >= 0 else ""
    each = set(said[max(before - len(("each", "of", "the")) - 1, 0) : before])
    told = told or {"each", "of", "the"} < each and not _PAST.isdisjoint(each)
    if not at or not told or sum(word in _UNITS for word in said) > 1:
        return None
    unit, one = _UNITS[said[at]], not said[at].endswith("s")
    if one and number in _BEHIND_DIGITS and said[before - 1].isdigit():
        return InARow(int(said[before - 1]), exactly=True, unit=unit)
    if one and number in words.ordinals:
        return InARow(words.ordinals[number], exactly=True, unit=unit)
    count = words.digits.get(number) or (int(number) if number.isdigit() else 0)
    return InARow(count, unit=unit) if not one and count > 1 else None


def row_of(remark: Clause) -> InARow | None:
    """ "…, | its second contraction | in a row", "…, | the tenth consecutive annual decline": how many in a row a noun tells of."""
    words, phrase = english(), remark.objects[0] if remark.objects else None
    numbers = [words.ordinals[word] for word in phrase.words if word in words.ordinals] if phrase else []
    if (
        phrase is None
        or remark.verb is not None
        or not phrase.is_change
        or len(numbers) != 1
        or numbers[0] < 2
    ):
        return None
    if remark.nodes[0] is not phrase or not phrase.text.lower().endswith(phrase.head):
        return None  # "perhaps | the second consecutive decline", "… decline | in exports"
    behind = " ".join(node.text.lower() for node in remark.nodes if node.start >= phrase.end)
    straight = not words.function["straight_words"].isdisjoint(phrase.words) and not behind
    row = straight or behind in words.function["series_phrases"]
    return InARow(numbers[0], exactly=True) if row else None


def is_series(phrase: Phrase) -> bool:
    """ "The fourth | consecutive year", "two | consecutive years"."""
    words = english().function
    return phrase.head in words["times_in_series"] and not words["straight_words"].isdisjoint(phrase.words)


def begins_a_series(nodes: Sequence[Node], index: int) -> bool:
    """ "Has fallen | two quarters | in a row", "in each of the past | four months": so many, of each of which it is told."""
    node = nodes[index]
    if not isinstance(node, Phrase):
        return False
    if node.words == (
        "each",
    ):  # "in | each | of | the past two years", "in | each of the past | four quarters"
        past = " ".join(each.text.lower() for each in nodes[index : index + 3]).split()
        return not _PAST.isdisjoint(past) and not _UNITS.keys().isdisjoint(past)
    if node.text.lower().split()[-1] not in _UNITS:
        return False
    before = nodes[index - 1] if index else None
    if (
        isinstance(before, Phrase)
        and before.words[:1] == ("each",)
        and not _PAST.isdisjoint(before.text.split())
    ):
        return True
    behind = " ".join(each.text.lower() for each in nodes[index + 1 : index + 3])
    said = english().function["series_phrases"]
    last = node.text.lower().split()[-1]
    return any(behind.startswith(each) or f"{last} {behind}".startswith(each) for each in said)


def is_of_a_row(tie: str, phrase: Phrase) -> bool:
    """ "For two years | in a row |", " | in each | of the past three quarters"."""
    said = f"{tie} {phrase.text.lower()}" in english().function["series_phrases"]
    return said or (tie == "in" and phrase.words == ("each",))


def ends_a_series(nodes: Sequence[Node], index: int) -> bool:
    """ "Fell for the second year | running"."""
    before = nodes[index - 1] if 0 < index < len(nodes) else None
    words = f"{before.head} {nodes[index].text}" if isinstance(before, Phrase) else ""
    return words in english().function["series_phrases"]


def is_told_by_months(clause: Clause) -> bool:
    """ "By the end of October", "between January and March", "in six months": a part of a year without a name, behind the verb or first."""
    verb = clause.verb
    if not clause.adjuncts:
        return False
    if any(phrase.words in _MOST and tie in ("for", *_DURING) for tie, phrase in clause.adjuncts):
        return True  # "rose | for most | of 2024"
    if any(
        tie in _DURING and (_is_short(phrase, clause) or (not clause.periods and _is_some_time(phrase)))
        for tie, phrase in clause.adjuncts
    ):
        return True
    return verb is not None and any(
        (phrase.start >= verb.end or clause.nodes[1:2] == (phrase,))
        and not english().months.keys().isdisjoint(phrase.text.lower().split())
        for tie, phrase in clause.adjuncts
        if tie not in ("of", "since")
    )


def is_peak_of_months(draft: Draft, clause: Clause) -> bool:
    """ "Inflation | peaked | at 220% in 2024": the highest of its months, of which no table of years tells."""
    query, verb = draft.query, clause.verb
    if verb is None or not isinstance(query, ValueQuery):
        return False
    peaks = verb.is_a("peak", "trough") or verb.lemma in ("top out", "bottom out")
    peaks = peaks or draft.construction == "measure_peaks"  # "reached a peak of 220%"
    return peaks and query.measure.concept in english().function["concepts_told_by_months"]


def _is_some_time(phrase: Phrase) -> bool:
    """ "In a good year", "in colonial times", "in the year of the strike": a time that no year names."""
    words = english().function
    told = phrase.period or phrase.quantity or phrase.place or phrase.entities
    each = phrase.words[:1] in (("any",), ("every",), ("each",), ("all",)) or "same" in phrase.words
    return not told and not each and phrase.head in words["times_of_something"] and len(phrase.words) > 1


def _is_short(phrase: Phrase, clause: Clause) -> bool:
    """ "Just six months", "a month", "half" of a year that is named: how long it takes, where that is less than a year."""
    quantity = phrase.quantity
    if quantity is None:
        return phrase.words[:1] in _ONE and phrase.head in english().function["short_times"]
    half = quantity.kind == "part" and len(phrase.words) == 1 and bool(clause.periods)
    return half or (quantity.kind == "count" and phrase.head in english().function["short_times"])


@lru_cache(maxsize=1)
def _last_words() -> frozenset[str]:
    """The words with which a phrase ends that tells of a series, or of a first time."""
    return frozenset(("time", *(phrase.split()[-1] for phrase in english().function["series_phrases"])))


def _parts(clause: Clause, slots: Slots) -> Iterator[Clause]:
    """The clause, and the fragments without a verb right before and behind it."""
    yield clause
    clauses = slots.sentence.clauses
    for before, each in pairwise(clauses):
        if each is clause and before.verb is None:
            yield before
        if before is clause and each.verb is None and row_of(each) is None:
            yield each
