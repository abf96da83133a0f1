"""Times that stand apart from the clause that they date: behind what interrupts it, or right before it."""

from __future__ import annotations

from collections.abc import Sequence

from checks.grammar.tenses import is_past
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.phrases import Phrase
from checks.reading.reader import Sentence
from checks.reading.years import Period
from checks.values import replace

_BREAKS = (",", "–")
_REMARKED = (",", "–", "but", "and", "though", "yet")
_ROW = ("and", "while", "whereas")
_FROM = ("from", "to", "by", "on", "at", "of")
_BESIDE = ("than", "as", "ahead", "behind", "above", "below", "against", "versus", "compared")


def is_dated_in_passing(clause: Clause, sentence: Sentence) -> bool:
    """ "Peru, | the third-largest copper producer in 2015, | mined 2.6 million tons": then, or now?"""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None:
        return False
    between = (each for each in sentence.clauses if subject.end <= each.start and each.end <= verb.start)
    return any(
        each.kind == "apposition" and any(time.words.year is not None for time in each.periods)
        for each in between
    )


def remarks_of_then(clause: Clause, sentence: Sentence) -> list[Clause]:
    """ "Chile, | with 44,100 tons of molybdenum in 2023, | was the second-largest producer": remarks that date a place held."""
    subject, verb = clause.subject, clause.verb
    placed = any(phrase.place is not None for phrase in clause.objects)
    if subject is None or verb is None or not placed or verb.lemma != "be" or not is_past(clause):
        return []
    between = [each for each in sentence.clauses if subject.end <= each.start and each.end <= verb.start]
    dated = [each for each in between if each.periods and _tells_amount(each)]
    return [each for each in dated if each.verb is None or (each.kind == "relative" and is_past(each))]


def _tells_amount(clause: Clause) -> bool:
    phrases = (*clause.objects, *(phrase for tie, phrase in clause.adjuncts if tie in ("with", "at")))
    return any(phrase.quantity is not None for phrase in phrases)


def is_beside_other_time(clause: Clause, sentence: Sentence) -> bool:
    """ "The DRC mined 2.9 million tons, more than Peru, | which mined 2.76 million in 2023": then, or now?"""
    if clause.verb is None or clause.periods or not is_past(clause):
        return False
    return any(
        each.start >= clause.end
        and each.kind == "relative"
        and each.subject is not None
        and bool(each.subject.entities)
        and each.subject is not clause.subject
        and any(time.role == "at" and time.words.year is not None for time in each.periods)
        and is_past(each)
        for each in sentence.clauses
    )


def times_right_before(clause: Clause, sentence: Sentence) -> tuple[Period, ...]:
    """ "…; | in 2022, | Chile mined 5.3 million tons": the time with which a clause inside of a sentence opens."""
    clauses = sentence.clauses
    at = next((index for index, each in enumerate(clauses) if each is clause), 0)
    if at < 1 or clause.kind != "main" or clause.periods or clause.link not in ("", *_BREAKS):
        return ()
    opened = clauses[at - 1]
    apart = opened.link not in ("", ",") or (opened.link == clause.link == ",")
    return opened.periods if apart and _is_time(opened) else ()


def closing(clause: Clause, sentence: Sentence) -> Clause | None:
    """The time behind what interrupts a clause: "Peru mined 2.6 million tons, 11% of the total, | in 2024"; None where none is."""
    clauses = sentence.clauses
    at = next((index for index, each in enumerate(clauses) if each is clause), len(clauses))
    if at + 1 >= len(clauses):
        return None
    rows = (_end_of_row, _end_of_remarks, _end_of_deeds, _end_of_what_it_did)
    if (row := next((row for end_of in rows if (row := end_of(clauses, at)) is not None), None)) is not None:
        return row
    for index in range(at + 1, len(clauses)):
        other = clauses[index]
        if _says_when(other):
            return other
        if other.verb is not None and other.kind == "main" and not _is_followed(other, clause):
            return None
        if other.link in _BREAKS and _is_time(other):
            behind = clauses[index + 1] if index + 1 < len(clauses) else None
            opens = behind is not None and behind.kind == "main" and behind.link in ("", *_BREAKS)
            return None if opens else other
    return None


def _end_of_row(clauses: Sequence[Clause], at: int) -> Clause | None:
    """ "Chile mined 5.3 million tons, | Peru 2.6 million | and China 1.8 million | in 2024": the time of all in a row, as a clause."""
    behind, first = at + 1, clauses[at]
    while behind < len(clauses) and clauses[behind].link == "," and _is_alike(clauses[behind], first):
        if clauses[behind].periods:
            return None if behind + 1 < len(clauses) or first.periods else _its_time(clauses[behind], first)
        behind += 1
    last = clauses[behind] if behind < len(clauses) else None
    if last is None or last.link not in _ROW or not _is_alike(last, first) or first.periods:
        return None
    return _its_time(last, first)


def _its_time(last: Clause, first: Clause) -> Clause | None:
    """The one moment with which the last of several clauses ends, as a clause right behind the first."""
    before, time = [None, None, *last.nodes][-2:]
    if not isinstance(time, Item) or time.period is None:
        return None
    loose = all(is_loose(each) for each in last.periods)  # "… | until 2000", "… | from 1990 to 2000"
    if not loose and (len(last.periods) != 1 or time.period.role != "at"):
        return None
    if isinstance(before, Item) and before.kind in ("preposition", "comparative"):
        return None  # "and 12% more | than in 2023"
    end = first.end  # a claim of the first one does not reach over the others
    told = replace(time, start=end, end=end)
    return replace(last, nodes=(told,), objects=(), adjuncts=(), tail=(told,), start=end, end=end)


def is_loose(time: Period) -> bool:
    """Whether a time is no moment, and not one since which a record holds: "until 2000", "back then", but not "since 2000"."""
    return time.role in ("until", "from") or (time.role == "over" and time.years is None)


def _end_of_remarks(clauses: Sequence[Clause], at: int) -> Clause | None:
    """ "Peru mined 2.6 million tons, | more than China | but less than Chile | in 2024": the time of what is remarked on, too."""
    first = clauses[at]
    told = first if first.verb is not None else first.leans_on
    behind = at + 1
    while behind < len(clauses) and _is_remark(clauses[behind]) and not clauses[behind].periods:
        behind += 1
    last = clauses[behind] if behind < len(clauses) else None
    if last is None or first.periods or told is None or not is_past(told):
        return None
    return _its_time(last, first) if _is_remark(last) or _tells_both(last, first) else None


def _tells_both(clause: Clause, first: Clause) -> bool:
    """ "Chile mined more copper than Peru, | 5.3 million tons to 2.6 million | in 2015": the figures of the two, at one time."""
    phrases = [node for node in clause.nodes if isinstance(node, Phrase)]
    amounts = len(phrases) == 2 and all(each.quantity is not None and not each.owner for each in phrases)
    compares = any(node.text == "than" for node in first.nodes)
    return clause.verb is None and clause.kind == "fragment" and amounts and compares


def _end_of_deeds(clauses: Sequence[Clause], at: int) -> Clause | None:
    """ "Peru exceeded China | but fell short of Chile | in 2015", "… was the largest, | followed by Chile | in 2015": the time of both."""
    first, last = clauses[at], clauses[at + 1] if at + 1 < len(clauses) else None
    if last is None or last.verb is None or first.verb is None or last.link not in _REMARKED:
        return None
    if last.subject is None or first.subject is None:
        return None
    shared = last.subject.start == first.subject.start < last.start
    followed = _is_followed(last, first) or _is_beside_deed(last)
    moves = first.verb.is_a("rise", "fall", "multiply")  # "tripled in size and grew by 44% in 2024"
    size = (
        last.nodes[0].comparative is not None
    )  # "was higher than in Chile | and lower than in Peru | in 2015"
    if not shared or moves or first.periods or not is_past(first) or not (followed or size or is_past(last)):
        return None
    return _its_time(last, first)


def _end_of_what_it_did(clauses: Sequence[Clause], at: int) -> Clause | None:
    """ "The DRC mined 2.9 million tons, | which made it second in 2023", "…, a total | that put it second in 2023": the time of both."""
    first = clauses[at]
    if first.verb is None or first.periods or not is_past(first):
        return None
    told = list(first.objects)
    for last in clauses[at + 1 : at + 3]:
        if last.kind == "relative" and any(last.subject is each for each in told):
            return _its_time(last, first)
        if (
            last.verb is not None
            or last.link != ","
            or any(each.entities or each.quantity for each in last.objects)
        ):
            return None
        told += [node for node in last.nodes if isinstance(node, Phrase)]
    return None


def _is_beside_deed(clause: Clause) -> bool:
    """ "…, | beating Britain | in 2015", "…, | making it the third-largest | in 2015": done by what was told, and so at that time."""
    verb, phrases = clause.verb, [node for node in clause.nodes if isinstance(node, Phrase)]
    if verb is None or verb.form != "ing" or not phrases or clause.nodes[0].text.lower() == "having":
        return False
    last, ties = phrases[-1], [node.text for node in clause.nodes if node.end <= phrases[-1].start]
    own = last.quantity is None or last.owner is not None
    return own or not (ties and ties[-1] in _FROM)  # but "…, rising from | 91 TWh | in 2015"


def _is_followed(clause: Clause, first: Clause) -> bool:
    """ "… was the largest, | followed by Chile |, in 2015": what goes on with who comes next, and is no other deed."""
    verb, subject = clause.verb, clause.subject
    if verb is None or subject is None or first.subject is None or clause.link != ",":
        return False
    return verb.lemma == "follow" and clause.adjunct("by") is not None and subject.start < clause.start


def _is_remark(clause: Clause) -> bool:
    """Whether a clause only sets what was told beside others, at the same time: not "more than its 2.6 million in 2010"."""
    if (
        clause.verb is not None
        or clause.link not in _REMARKED
        or clause.kind not in ("fragment", "apposition")
        or clause.adjunct("from") is not None  # "…, down from | fifth | a year before"
    ):
        return False
    phrases = [node for node in clause.nodes if isinstance(node, Phrase)]
    last = phrases[-1] if phrases else None
    earlier = last is not None and last.quantity is not None and last.owner is None and last.whole is None
    record = any(each.extreme is not None and each.extreme.since is None for each in phrases)
    placed = record or any(each.place is not None or (each.quantity and each.whole) for each in phrases)
    own = earlier or any(each.owner_anaphor for each in phrases)
    if clause.nodes[0].text == "worth" and not any(each.owner_anaphor for each in phrases):
        return True  # "…, | worth $24 billion in 2015"
    return not own and (placed or any(node.text in _BESIDE for node in clause.nodes))


def _is_alike(clause: Clause, first: Clause) -> bool:
    """Whether a clause is one more in a row: "Peru 2.6 million", "Peru's by 6%", "Peru third", "79% of its graphite", "Peru mined 2.6 million"."""
    phrases = [node for node in clause.nodes if isinstance(node, Phrase)]
    if clause.verb is not None:
        subject, same = clause.subject, _verb_of(clause) == _verb_of(first)
        return same and clause.kind == "main" and subject is not None and bool(subject.entities)
    if clause.kind not in ("fragment", "apposition") or not any(
        each.quantity or each.place for each in phrases
    ):
        return False
    if len(phrases) == 1:
        return bool(phrases[0].owner or phrases[0].whole or phrases[0].elliptic)
    return len(phrases) == 2 and any(each.entities or each.elliptic for each in phrases)


def _verb_of(clause: Clause) -> list[str]:
    """The words of a clause's verb: "mines" is another one than "mined"."""
    verb = clause.verb
    return [node.text for node in clause.nodes if verb is not None and verb.start <= node.start < verb.end]


def _says_when(clause: Clause) -> bool:
    """ "…, | and that was in 2015": a clause that only dates the one before."""
    if not clause.periods or clause.nodes[0].text.lower() not in ("and", "but", "that", "this"):
        return False
    nodes = [node for node in clause.nodes if not isinstance(node, Item) or node.kind != "conjunction"]
    said = [node.text.lower() for node in nodes[:2]]
    dated = len(nodes) == 3 and isinstance(nodes[2], Item) and nodes[2].kind == "period"
    return dated and said[0] in ("that", "this", "it") and said[1] in ("was", "is")


def _is_time(clause: Clause) -> bool:
    return all(isinstance(node, Item) and node.kind == "period" for node in clause.nodes)
