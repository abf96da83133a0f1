"""What a clause must have for a construction to find anything in it, so that most are not asked of most clauses."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Literal, NamedTuple, TypeVar, get_args

from checks.reading.clauses import Clause, ClauseKind
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.reading.reader import Sentence
from checks.values import dataclass

Part = Literal[
    "subject", "no subject", "verb", "no verb", "active", "passive", "concept verb", "object", "adjunct",
    "antecedent", "leans", "part of a whole", "amount", "entity", "several", "measured", "amount subject",
    "amount object", "measure object", "two objects", "negated", "change", "extreme", "part", "vague", "owned amount",
    "percentage", "multiple", "measure", "place", "stated object", "several amounts", "dated", "question", "compared",
    "several clauses", "no object", "no adjunct", "topic subject", "counted subject", "several named", "share", "adjective",
    "ratio", "elliptic subject",
]  # fmt: skip
_BITS: dict[Part, int] = {part: 1 << place for place, part in enumerate(get_args(Part))}
(_SUBJECT, _NO_SUBJECT, _VERB, _NO_VERB, _ACTIVE, _PASSIVE, _CONCEPT_VERB, _OBJECT, _ADJUNCT,
 _ANTECEDENT, _LEANS, _PART_OF_A_WHOLE, _AMOUNT, _ENTITY, _SEVERAL, _MEASURED, _AMOUNT_SUBJECT,
 _AMOUNT_OBJECT, _MEASURE_OBJECT, _TWO_OBJECTS, _NEGATED, _CHANGE, _EXTREME, _PART, _VAGUE, _OWNED_AMOUNT,
 _PERCENTAGE, _MULTIPLE, _MEASURE, _PLACE, _STATED_OBJECT, _SEVERAL_AMOUNTS, _DATED, _QUESTION, _COMPARED,
 _SEVERAL_CLAUSES, _NO_OBJECT, _NO_ADJUNCT, _TOPIC_SUBJECT, _COUNTED_SUBJECT, _SEVERAL_NAMED, _SHARE, _ADJECTIVE,
 _RATIO, _ELLIPTIC_SUBJECT) = _BITS.values()  # fmt: skip
_KINDS = {
    "part": _PART | _PERCENTAGE | _RATIO,
    "percent": _PERCENTAGE,
    "multiple": _MULTIPLE | _RATIO,
    "vague": _VAGUE,
}
OF_SENTENCE = _SEVERAL_AMOUNTS | _DATED | _QUESTION | _COMPARED | _SEVERAL_CLAUSES
_COUNTING = (("one",), ("none",), ("neither",))
_Construct = TypeVar("_Construct", bound=Callable[..., object])


class Offer(NamedTuple):
    """What a clause has: its parts as bits, its kind, the classes of its verb, and some words of it and its sentence."""

    parts: int
    kind: ClauseKind
    verbs: tuple[str, ...]
    words: frozenset[str]
    said: frozenset[str]


@dataclass(frozen=True, slots=True)
class Needs:
    """What a clause must have: all of the parts, and where any are named one of the others, the verbs, kinds and words."""

    parts: int = 0
    one_of: int = 0
    verbs: frozenset[str] = frozenset()
    kinds: tuple[ClauseKind, ...] = ()
    words: frozenset[str] = frozenset()
    said: frozenset[str] = frozenset()

    def met(self, offer: Offer) -> bool:
        """Whether a clause has what is needed."""
        return (
            self.met_but_for_words(offer.parts, offer.kind, offer.verbs)
            and (not self.words or not self.words.isdisjoint(offer.words))
            and (not self.said or not self.said.isdisjoint(offer.said))
        )

    def met_but_for_words(self, parts: int, kind: ClauseKind, verbs: tuple[str, ...]) -> bool:
        """Whether a clause has the parts, the kind and the verb."""
        return (
            not self.parts & ~parts
            and (not self.one_of or bool(self.one_of & parts))
            and (not self.verbs or not self.verbs.isdisjoint(verbs))
            and (not self.kinds or kind in self.kinds)
        )


NOTHING = Needs()


def needs(
    *parts: Part,
    one_of: tuple[Part, ...] = (),
    verb: tuple[str, ...] = (),
    kind: tuple[ClauseKind, ...] = (),
    word: tuple[str, ...] = (),
    said: tuple[str, ...] = (),
) -> Callable[[_Construct], _Construct]:
    """Says what a construction asks for first, so that it is left out where a clause lacks it: all `parts`, and `one_of` others.

    `parts`: "concept verb": the verb names a concept; "leans": on another clause; "entity", "several", "measured", "amount
    subject": what the subject is; "topic subject": it names a topic; "counted subject": it says how many; "elliptic subject": it leaves out what it has; "amount object", "measure object": what the first object is; "stated object": that is an
    amount, or "the same" as one; "part of a whole", "amount", "percentage", "multiple", "measure", "place", "negated",
    "change", "extreme", "part", "vague", "ratio" (a part or a multiple), "owned amount", "several named", "share",
    "adjective": one of the phrases is or holds one, or a word that may make it a place or an extreme ("tallest", "best");
    "several amounts", "several clauses", "dated", "question", "compared": what its sentence has, or is.
    `verb`: classes of verbs.yaml, of which the verb has one. `word`: words of which one stands there outside of phrases,
    or heads one; `said`: those of which one stands anywhere in its sentence. What is said here the construction tests,
    too: leaving it out saves time and loses nothing (tests/grammar/test_needs.py).
    """
    bits = {_BITS[part] for part in parts} | ({_VERB} if verb else set())

    def told(construction: _Construct) -> _Construct:
        others = sum(_BITS[part] for part in one_of)
        needed = Needs(sum(bits), others, frozenset(verb), kind, frozenset(word), frozenset(said))
        construction.__dict__["needs"] = needed
        return construction

    return told


def needs_of(construction: Callable[..., object]) -> Needs | None:
    """What a construction said that it needs; None where it said nothing."""
    found: Needs | None = construction.__dict__.get("needs")
    return found


def offer_of(clause: Clause, sentence: Sentence) -> Offer:
    """What a clause of a sentence has."""
    parts, words = parts_and_words(clause)
    verbs = clause.verb.classes if clause.verb is not None else ()
    return Offer(parts | parts_of_sentence(sentence), clause.kind, verbs, words, sentence.said)


def parts_of_sentence(sentence: Sentence) -> int:
    """What all clauses of a sentence have."""
    parts = _SEVERAL_AMOUNTS if len(sentence.quantities) > 1 else 0
    parts |= (_DATED if sentence.periods else 0) | (_QUESTION if sentence.is_question else 0)
    parts |= _SEVERAL_CLAUSES if len(sentence.clauses) > 1 else 0
    compared = [hit for hit in sentence.hits if hit.entry.comparative is not None] or "worse" in sentence.said
    return parts | (_COMPARED if compared else 0)


def parts_and_words(clause: Clause) -> tuple[int, frozenset[str]]:
    """The parts of a clause by itself, and the words that stand there outside of phrases or head one; kept on the clause."""
    kept = vars(clause)
    if "_offered" not in kept:
        kept["_offered"] = _offered(clause)
    found: tuple[int, frozenset[str]] = kept["_offered"]
    return found


def _offered(clause: Clause) -> tuple[int, frozenset[str]]:
    """The parts of a clause, and the words that stand there outside of phrases or head one."""
    verb = clause.verb
    if verb is None:
        parts = _NO_VERB
    else:
        parts = _VERB | (_PASSIVE if verb.passive else _ACTIVE) | (_CONCEPT_VERB if verb.concepts else 0)
    parts |= _ADJUNCT if clause.adjuncts else _NO_ADJUNCT
    if clause.antecedent is not None:
        amount = clause.subject is not None and clause.subject.quantity is not None
        parts |= _ANTECEDENT | (_OWNED_AMOUNT if amount and clause.opener == "whose" else 0)
    if clause.leans_on is not None:
        parts |= _LEANS
    parts |= _of_subject(clause.subject) | _of_objects(clause.objects)
    if "all but" in clause.adverbs:
        parts |= _COUNTED_SUBJECT
    phrases, said = list[Phrase](), set[str]()
    for node in clause.nodes:
        if isinstance(node, Phrase):
            phrases.append(node)
            said.add(node.head)
        else:
            said.add(node.text)
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
    if subject.topic is not None:
        parts |= _TOPIC_SUBJECT
    if subject.elliptic:
        parts |= _ELLIPTIC_SUBJECT
    if subject.quantity is not None:
        return parts | _AMOUNT_SUBJECT | _COUNTED_SUBJECT
    return parts | (_COUNTED_SUBJECT if subject.negated or subject.words[:1] in _COUNTING else 0)


def _of_objects(objects: tuple[Phrase, ...]) -> int:
    if not objects:
        return _NO_OBJECT
    parts, first = _OBJECT | (_TWO_OBJECTS if len(objects) > 1 else 0), objects[0]
    if first.is_measure:
        parts |= _MEASURE_OBJECT
    if first.quantity is not None:
        return parts | _AMOUNT_OBJECT | _STATED_OBJECT
    return parts | (_STATED_OBJECT if "same" in first.words else 0)


def _of_phrase(phrase: Phrase) -> int:
    """What a phrase is or holds wherever it stands in its clause."""
    parts, quantity = 0, phrase.quantity
    if quantity is not None:
        parts = _AMOUNT | _KINDS.get(quantity.kind, 0)
        if phrase.owner is not None or phrase.owner_anaphor:
            parts |= _OWNED_AMOUNT
    elif phrase.contained is not None and phrase.contained.quantity is not None:
        parts = _AMOUNT | _KINDS.get(phrase.contained.quantity.kind, 0)
    if phrase.whole is not None:
        parts |= _PART_OF_A_WHOLE | (_of_phrase(phrase.whole) & _OWNED_AMOUNT)
    if phrase.concept is not None:
        parts |= _MEASURE
    things, ends = _superlatives()
    if phrase.place is not None or not things.isdisjoint(phrase.words):
        parts |= _PLACE
    if phrase.negated:
        parts |= _NEGATED
    if len(phrase.entities) > 1:
        parts |= _SEVERAL_NAMED
    if phrase.share:
        parts |= _SHARE
    if phrase.adjective is not None:
        parts |= _ADJECTIVE
    extreme = phrase.extreme is not None or not ends.isdisjoint(phrase.words)
    return parts | (_EXTREME if extreme else 0)


@lru_cache(maxsize=1)
def _superlatives() -> tuple[frozenset[str], frozenset[str]]:
    """The words that place things of an unknown kind ("tallest"), and those for the ends of a scale ("best")."""
    function = english().function
    return function["superlatives_of_things"], function["high_points"] | function["low_points"]


@lru_cache(maxsize=1)
def _nouns_of_change() -> frozenset[str]:
    function = english().function
    return function["rise_nouns"] | function["fall_nouns"]
