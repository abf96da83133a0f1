"""What a clause must have for a construction to find anything in it, so that most are not asked of most clauses."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Literal, NamedTuple, TypeVar, get_args

from checks.reading.clauses import Clause, ClauseKind
from checks.reading.phrases import Phrase
from checks.values import dataclass

Part = Literal[
    "subject", "no subject", "verb", "no verb", "active", "passive", "concept verb", "object", "adjunct",
    "antecedent", "leans", "part of a whole", "amount",
]  # fmt: skip
_BITS: dict[Part, int] = {part: 1 << place for place, part in enumerate(get_args(Part))}
(_SUBJECT, _NO_SUBJECT, _VERB, _NO_VERB, _ACTIVE, _PASSIVE, _CONCEPT_VERB, _OBJECT, _ADJUNCT,
 _ANTECEDENT, _LEANS, _PART_OF_A_WHOLE, _AMOUNT) = _BITS.values()  # fmt: skip
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

    `parts`: "concept verb": the verb names a concept; "leans": on another clause; "part of a whole", "amount": one of
    the phrases is or holds one.
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
    parts, verb = _SUBJECT if clause.subject is not None else _NO_SUBJECT, clause.verb
    if verb is None:
        parts |= _NO_VERB
    else:
        parts |= _VERB | (_PASSIVE if verb.passive else _ACTIVE) | (_CONCEPT_VERB if verb.concepts else 0)
    if clause.objects:
        parts |= _OBJECT
    if clause.adjuncts:
        parts |= _ADJUNCT
    if clause.antecedent is not None:
        parts |= _ANTECEDENT
    if clause.leans_on is not None:
        parts |= _LEANS
    said, phrases = [], [*clause.objects, *[phrase for _, phrase in clause.adjuncts]]
    if clause.subject is not None:
        phrases.append(clause.subject)
    for node in clause.nodes:
        if isinstance(node, Phrase):
            said.append(node.head)
            phrases.append(node)
        else:
            said.append(node.text)
    for phrase in phrases:
        if phrase.whole is not None:
            parts |= _PART_OF_A_WHOLE
        if phrase.quantity is not None or phrase.contained is not None:
            parts |= _AMOUNT
    return Offer(parts, clause.kind, verb.classes if verb is not None else (), words.intersection(said))


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
