"""Remarks that say by which definition, or of which kinds, a figure is: "debt, broadly defined, …", "…, public and private"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from checks.grammar.drafts import Draft
from checks.grammar.slots import Slots
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.tokens import Token

_MARKS = frozenset((",", "–", "—", ";", ":", "(", ")", ".", '"'))
_BY = frozenset(("on", "at", "under", "by", "as", "in", "using", "with", "according"))
_WHATEVER = frozenset(
    ("any", "all", "most", "every", "its", "their", "this", "that", "these", "either", "both")
)
_COUNTING_IN = ("including", "counting")
_OWN = ("'s", "'", "’s")
_ONE_OF_SEVERAL = ("one", "some", "another", "certain")
_THAT = ("that", "those", "what")
_OTHERWISE_FOR = frozenset(
    (
        "example",
        "instance",
        "now",
        "once",
        "its",
        "their",
        "time",
        "years",
        "months",
        "decades",
        "long",
        "all",
        "reasons",
        "sure",
        "comparison",
    )
)
_BOTH = ("both", "whether", "either")
_ADJECTIVES = 3  # "public and private"
_SHORT = 3
_LONGEST_WAY = 5  # "by one of several measures"
_CONCEPTS = ("concept_noun",)
_NAMES = ("entity", "adjective", "metonym", "topic", "publisher", "dataset", *_CONCEPTS)


def is_defined_otherwise(clause: Clause, draft: Draft, slots: Slots) -> bool:
    """Whether a remark between a measure and its verb, or behind an amount, defines what is told, as no table does."""
    sentence = slots.sentence
    if sentence.said.isdisjoint(_words()):
        return False
    subject, verb = clause.subject, clause.verb
    if subject is not None and verb is not None and (subject.is_measure or subject.share):
        parted = _set_off(sentence.tokens, subject.end, verb.start)
        if _defines(parted, draft, slots) or _picks_kinds(parted, slots):
            return True
    return any(_defines(row, draft, slots) for row in _behind(sentence.tokens, draft.anchor[1]))


def _set_off(tokens: Sequence[Token], begin: int, end: int) -> list[Token]:
    """What stands between marks right behind an offset and before another."""
    row = [token for token in tokens if begin <= token.start < end]
    if not row or row[0].text not in _MARKS:
        return []
    close = next((at for at, token in enumerate(row[1:], 1) if token.text in _MARKS), len(row))
    return row[1:close]


def _behind(tokens: Sequence[Token], begin: int) -> Iterator[list[Token]]:
    """What the first mark behind an amount sets off, and what "by" ties to it before that."""
    row = [token for token in tokens if token.start >= begin]
    marks = [at for at, token in enumerate(row) if token.text in _MARKS]
    first = marks[0] if marks else len(row)
    for at, token in enumerate(row[:first]):
        if token.text in ("by", "using", "excluding"):
            yield row[at : min(first, at + _LONGEST_WAY)]
    for at, end in zip(marks[:1], (*marks[1:], len(row)), strict=False):
        yield row[at + 1 : end]


def _defines(row: Sequence[Token], draft: Draft, slots: Slots) -> bool:
    """ "On the ministry's definition", "broadly defined", "public and private"."""
    said = [token.text for token in row]
    measure = getattr(draft.query, "measure", None)
    if said[:1] == ["per"] and said[1:] and said[1] in english().function["heads"]:
        return measure is not None and not slots.is_per_head(measure.concept)  # "the largest, per head"
    if said[:1] and said[0] in _COUNTING_IN and said[1:2] and (said[1] in _THAT or said[-1] in _OWN):
        return True  # "including that of its plants abroad", "including Peru's"
    if said[:1] and said[0] in english().function["verbs_of_definition"] and _has_name(row, slots, _CONCEPTS):
        return _names_another(row, draft, slots)
    if not said or _names_something(row, slots):
        return False
    if said[0] == "excluding" and len(said) > 1:
        return True
    if said[0] == "by" and said[1:2] and said[1] in _ONE_OF_SEVERAL:
        return True  # "by one count"
    if said[:2] == ["at", "least"] and said[2:3] and said[2] in ("in", "among", "within"):
        return True  # "…, at least in the Andes"
    if _are_two_kinds(said) or (said[-1] == "only" and len(said) <= _SHORT):
        return True
    if len(said) == 1 and said[0] in english().function["kinds_in_brackets"]:
        return True
    if _is_qualified(row, slots):
        return False  # "in PPP terms"
    words = english().function
    nouns, verbs = words["nouns_of_definition"], words["verbs_of_definition"]
    by = said[0] in _BY and said != ["on", "average"] and not nouns.isdisjoint(said)
    if by and _WHATEVER.isdisjoint(said):
        return True
    return not verbs.isdisjoint(said)


def _picks_kinds(row: Sequence[Token], slots: Slots) -> bool:
    """ "…, including that of its regions, …", "…, with guarantees, …", "…, once guarantees are counted, …"."""
    said = [token.text for token in row]
    if not said or _names_something(row, slots):
        return False
    if said[0] == "for" and _OTHERWISE_FOR.isdisjoint(said) and len(said) > 1:
        return True  # "…, for men, …"
    counted = said[0] == "once" and not english().function["with_or_without"].isdisjoint(said)
    return said[0] in _COUNTING_IN or counted or (said[0] == "with" and len(said) == 2)


def _are_two_kinds(said: list[str]) -> bool:
    """ "Public and private", "both legal and illegal", "bonds and loans alike"; not "high and rising"."""
    plain = said[1:] if said[0] in _BOTH else said
    if plain[-1:] == ["alike"]:
        return True
    if "-" in plain:
        plain = " ".join(plain).replace(" - ", "-").split()
    joined = len(plain) == _ADJECTIVES and plain[1] in ("and", "or")
    return joined and not any(word.endswith(("ing", "ly")) for word in plain)


def _names_something(row: Sequence[Token], slots: Slots) -> bool:
    """Whether a remark has a name that the catalogue knows, or an amount: it then says more than how something is defined."""
    if any(token.text[:1].isdigit() for token in row):
        return True
    return _has_name(row, slots, _NAMES)


def _names_another(row: Sequence[Token], draft: Draft, slots: Slots) -> bool:
    """ "Judged by shop prices": another measure than the one that is told."""
    measure = getattr(draft.query, "measure", None)
    named = {each for name in slots.sentence.concept_nouns(row[0].start, row[-1].end) for each in name.ids}
    return getattr(measure, "concept", None) not in named


def _is_qualified(row: Sequence[Token], slots: Slots) -> bool:
    return _has_name(row, slots, ("qualifier",))


def _has_name(row: Sequence[Token], slots: Slots, kinds: tuple[str, ...]) -> bool:
    begin, end = row[0].start, row[-1].end
    inside = (hit for hit in slots.sentence.hits if begin <= hit.start < end)
    return any(name.kind in kinds for hit in inside for name in hit.entry.names)


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    """The words of which each such remark has one."""
    words = english().function
    defining = words["nouns_of_definition"] | words["verbs_of_definition"] | words["with_or_without"]
    defining |= words["kinds_in_brackets"]
    return defining | {
        *_COUNTING_IN,
        "excluding",
        "per",
        "by",
        "least",
        "alike",
        "only",
        "and",
        "or",
        "with",
        "for",
    }
