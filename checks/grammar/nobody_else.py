"""Words that leave a claim to somebody alone: "only Chile's output rose", "rose in Chile alone", "in only one country"."""

from __future__ import annotations

from checks.grammar.drafts import Draft
from checks.queries import ChangeQuery, ExtremeQuery, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase
from checks.reading.reader import Sentence

_ONLY = ("only", "just", "solely")
LEAVING_ONE = frozenset((*_ONLY, "alone", "one"))
"""The words of which a sentence has one where it leaves a claim to somebody alone."""
_TIES = ("in", "at")


def is_of_nobody_else(draft: Draft, clause: Clause, before: Clause | None = None) -> bool:
    """Whether a clause says of its figure or its change that nobody else has it, which no query of one entity holds.

    `before`: the clause that stands right before, "Birchwood was the only university | to see applicants fall".
    """
    if not isinstance(draft.query, ValueQuery | ChangeQuery | ExtremeQuery):
        return False
    changes = isinstance(draft.query, ChangeQuery)
    if changes and (at := _subject_at(clause)) is not None and _says(clause.nodes, at + 1, "alone"):
        return True  # but "Chile alone mined 5.3 million tons" tells of no other
    told = before.nodes[-1] if before is not None and clause.kind == "relative" else None
    if any(isinstance(each, Phrase) and _is_the_only_one(each) for each in (clause.subject, told)):
        return True
    narrowed = only_where(clause) is not None or _is_in_just_one(clause) or _is_then_alone(clause)
    return narrowed or is_of_subject_only(clause) or (changes and _only_rose_there(clause))


def only_where(clause: Clause) -> Phrase | None:
    """The place that "only" goes with: "only | in Chile", "in Chile | alone", "in | only | one country, Chile"."""
    nodes = clause.nodes
    for at, node in enumerate(nodes):
        if not isinstance(node, Phrase) or not node.entities:
            continue
        tied = _says(nodes, at - 1, *_TIES) and (
            _says(nodes, at - 2, "only") or _says(nodes, at + 1, "alone")
        )
        if tied or (_says(nodes, at - 2, *_TIES) and _says(nodes, at - 1, *_ONLY)):
            return node
    return None


def is_of_subject_only(clause: Clause) -> bool:
    """ "Only Chile's output | rose"."""
    at = _subject_at(clause)
    return at is not None and _says(clause.nodes, at - 1, *_ONLY)


def is_of_interrupted_subject_only(clause: Clause, sentence: Sentence) -> bool:
    """ "Only Chile, unlike Peru, | raised its output": where other words stand between the subject and its verb."""
    subject = clause.subject
    if subject is None or clause.kind == "parenthesis" or any(node is subject for node in clause.nodes):
        return False
    if not (subject.entities or subject.owner is not None or subject.listed):
        return False
    before = [token.text for token in sentence.tokens if token.start < subject.start]
    return before[-1:] != [] and before[-1] in _ONLY


def _is_the_only_one(phrase: Phrase) -> bool:
    """ "The only country | to raise its output"."""
    nouns = english().function["country_nouns"]
    return "only" in phrase.words and (phrase.head in nouns or phrase.head in ("one", "ones"))


def _subject_at(clause: Clause) -> int | None:
    """Where the subject stands, if it names whose something is."""
    subject = clause.subject
    if subject is None or not (subject.entities or subject.owner is not None or subject.listed):
        return None
    return next((at for at, node in enumerate(clause.nodes) if node is subject), None)


def _is_in_just_one(clause: Clause) -> bool:
    """ "Exceeds 2 million tons in only one country, Chile"."""
    nouns = english().function["country_nouns"]
    return any(
        tie in _TIES and phrase.head in nouns and "one" in phrase.words for tie, phrase in clause.adjuncts
    )


def _only_rose_there(clause: Clause) -> bool:
    """ "Infections | only | rose | at Kingsmead": there and nowhere else, or no more than that."""
    there = any(tie in _TIES and phrase.entities for tie, phrase in clause.adjuncts)
    verb = clause.verb
    before = [node.text for node in clause.nodes if verb is not None and node.start < verb.end]
    return there and "only" in before[1:]


def _is_then_alone(clause: Clause) -> bool:
    """ "Rose | only | in 2024": at no other time."""
    nodes = clause.nodes
    return any(
        isinstance(node, Item) and node.period is not None and _says(nodes, at - 1, "only")
        for at, node in enumerate(nodes)
    )


def _says(nodes: tuple[Node, ...] | list[Node], at: int, *words: str) -> bool:
    node = nodes[at] if 0 <= at < len(nodes) else None
    return isinstance(node, Item) and node.text in words
