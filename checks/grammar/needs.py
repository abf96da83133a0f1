"""What a clause must have for a construction to find anything in it, so that most are not asked of most clauses."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Literal, NamedTuple, TypeVar, get_args

from checks.reading.clauses import Clause, ClauseKind
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.values import dataclass

Part = Literal[
    "subject", "no subject", "verb", "no verb", "active", "passive", "concept verb", "object", "adjunct",
    "antecedent", "leans", "part of a whole", "amount", "entity", "several", "measured", "amount subject",
    "amount object", "measure object", "two objects", "negated", "change", "extreme", "part", "vague", "owned amount",
]  # fmt: skip
_BITS: dict[Part, int] = {part: 1 << place for place, part in enumerate(get_args(Part))}
(_SUBJECT, _NO_SUBJECT, _VERB, _NO_VERB, _ACTIVE, _PASSIVE, _CONCEPT_VERB, _OBJECT, _ADJUNCT,
 _ANTECEDENT, _LEANS, _PART_OF_A_WHOLE, _AMOUNT, _ENTITY, _SEVERAL, _MEASURED, _AMOUNT_SUBJECT,
 _AMOUNT_OBJECT, _MEASURE_OBJECT, _TWO_OBJECTS, _NEGATED, _CHANGE, _EXTREME, _PART, _VAGUE, _OWNED_AMOUNT) = _BITS.values()  # fmt: skip
_KINDS = {"part": _PART, "vague": _VAGUE}
_Construct = TypeVar("_Construct", bound=Callable[..., object])


class Offer(NamedTuple):
    """What a clause has: its parts as bits, its kind, the classes of its verb, and those of some words that it has."""

    parts: int
    kind: ClauseKind
    verbs: tuple[str, ...]
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Needs:
    """What a clause must have: all of the parts, and where any are named one of the verbs, kinds and words."""

    parts: int
    verbs: frozenset[str]
    kinds: tuple[ClauseKind, ...]
    words: frozenset[str]

    def met(self, offer: Offer) -> bool:
        """Whether a clause has what is needed."""
        return (
            not self.parts & ~offer.parts
            and (not self.verbs or not self.verbs.isdisjoint(offer.verbs))
            and (not self.kinds or offer.kind in self.kinds)
            and (not self.words or not self.words.isdisjoint(offer.words))
        )


def needs(
    *parts: Part, verb: tuple[str, ...] = (), kind: tuple[ClauseKind, ...] = (), word: tuple[str, ...] = ()
) -> Callable[[_Construct], _Construct]:
    """Says what a construction asks for first, so that it is left out where a clause lacks it.

    `parts`: "concept verb": the verb names a concept; "leans": on another clause; "entity", "several", "measured", "amount
    subject": what the subject is; "amount object", "measure object": what the first object is; "part of a whole",
    "amount", "negated", "change", "extreme", "part", "vague", "owned amount": one of the phrases is or holds one.
    `verb`: classes of verbs.yaml, of which the verb has one. `word`: words of which one stands there outside of phrases,
    or heads one. What is said here the construction tests, too: leaving it out saves time and loses nothing
    (tests/grammar/test_needs.py).
    """
    bits = {_BITS[part] for part in parts} | ({_VERB} if verb else set())

    def said(construction: _Construct) -> _Construct:
        construction.__dict__["needs"] = Needs(sum(bits), frozenset(verb), kind, frozenset(word))
        return construction

    return said


def needs_of(construction: Callable[..., object]) -> Needs | None:
    """What a construction said that it needs; None where it said nothing."""
    found: Needs | None = construction.__dict__.get("needs")
    return found


def offer_of(clause: Clause, words: frozenset[str]) -> Offer:
    """What a clause has; `words` are those that some construction needs."""
    kept = vars(clause)
    if "_offered" not in kept:  # kept on the clause itself, as each is asked several times
        kept["_offered"] = _offered(clause)
    parts, said = kept["_offered"]
    verb = clause.verb
    return Offer(parts, clause.kind, verb.classes if verb is not None else (), words & said)


def _offered(clause: Clause) -> tuple[int, frozenset[str]]:
    """The parts of a clause, and the words that stand there outside of phrases or head one."""
    verb = clause.verb
    if verb is None:
        parts = _NO_VERB
    else:
        parts = _VERB | (_PASSIVE if verb.passive else _ACTIVE) | (_CONCEPT_VERB if verb.concepts else 0)
    if clause.adjuncts:
        parts |= _ADJUNCT
    if clause.antecedent is not None:
        parts |= _ANTECEDENT
    if clause.leans_on is not None:
        parts |= _LEANS
    parts |= _of_subject(clause.subject) | _of_objects(clause.objects)
    phrases = [node for node in clause.nodes if isinstance(node, Phrase)]
    said = {node.head if isinstance(node, Phrase) else node.text for node in clause.nodes}
    standing = {id(phrase) for phrase in phrases}
    others = (clause.subject, *clause.objects, *[phrase for _, phrase in clause.adjuncts])
    phrases += [other for other in others if other is not None and id(other) not in standing]
    for phrase in phrases:
        parts |= _of_phrase(phrase)
    if not _nouns_of_change().isdisjoint([phrase.head for phrase in phrases]):
        parts |= _CHANGE
    return parts, frozenset(said)


def _of_subject(subject: Phrase | None) -> int:
    if subject is None:
        return _NO_SUBJECT
    parts = _SUBJECT | (_ENTITY if subject.is_entity else 0) | (_MEASURED if subject.is_measure else 0)
    if len(subject.entities) > 1:
        parts |= _SEVERAL
    return parts | (_AMOUNT_SUBJECT if subject.quantity is not None else 0)


def _of_objects(objects: tuple[Phrase, ...]) -> int:
    if not objects:
        return 0
    parts = _OBJECT | (_TWO_OBJECTS if len(objects) > 1 else 0)
    if objects[0].is_measure:
        parts |= _MEASURE_OBJECT
    return parts | (_AMOUNT_OBJECT if objects[0].quantity is not None else 0)


def _of_phrase(phrase: Phrase) -> int:
    """What a phrase is or holds wherever it stands in its clause."""
    parts, quantity = 0, phrase.quantity
    if quantity is not None:
        parts = _AMOUNT | _KINDS.get(quantity.kind, 0)
        if phrase.owner is not None or phrase.owner_anaphor:
            parts |= _OWNED_AMOUNT
    elif phrase.contained is not None:
        parts = _AMOUNT
    if phrase.whole is not None:
        parts |= _PART_OF_A_WHOLE | (_of_phrase(phrase.whole) & _OWNED_AMOUNT)
    if phrase.negated:
        parts |= _NEGATED
    return parts | (_EXTREME if phrase.extreme is not None else 0)


@lru_cache(maxsize=1)
def _nouns_of_change() -> frozenset[str]:
    function = english().function
    return function["rise_nouns"] | function["fall_nouns"]


def fitting(constructions: tuple[_Construct, ...], clause: Clause) -> tuple[_Construct, ...]:
    """Those of some constructions whose needs a clause meets."""
    return _fitting(constructions, offer_of(clause, words_of(constructions)))


@lru_cache(maxsize=64)
def words_of(constructions: tuple[Callable[..., object], ...]) -> frozenset[str]:
    """All words that some constructions need."""
    return frozenset(word for each in constructions if (needed := needs_of(each)) for word in needed.words)


@lru_cache(maxsize=4096)
def _fitting(constructions: tuple[_Construct, ...], offer: Offer) -> tuple[_Construct, ...]:
    return tuple(each for each in constructions if meets(each, offer))


def meets(construct: Callable[..., object], offer: Offer) -> bool:
    """Whether what a clause has is all that a construction needs."""
    needed = needs_of(construct)
    return needed is None or needed.met(offer)
