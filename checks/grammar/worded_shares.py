"""Shares told in the words by which a user's table calls them: "14.3% of adults in Norway are obese". Examples: tests/test_own_words.py."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from checks.claim_words import EntityWords
from checks.grammar.amounts import is_amount, value_draft
from checks.grammar.drafts import WORD_BY_WORD, Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.slots import Slots
from checks.grammar.slots_given import phrases_in
from checks.names import Name
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.values import replace

_SAY_LITTLE = frozenset(
    "a all an and are as at be been by for from had has have in is its of on per that the their to was were who which with"
    " already barely currently even just merely now only still".split()
)
_NO_PART = frozenset("share percentage proportion part rate".split())
_OF_A_WHOLE = ("share of ", "percentage of ", "proportion of ")  # "share of the market"
_QUALITY_AND_THING = 2
_SHORTEST = 2  # "use" and "using" are told by "us"
_PEOPLE = frozenset("peopl person population inhabitant resident citizen".split())  # as `_stem` leaves them
_IRREGULAR = {"children": "child", "women": "woman", "men": "man", "persons": "person", "stands": "stand"}


@needs("verb", "percentage")
def part_in_words_of_table(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "14.3% of adults in Norway are obese", where a user's table has the "share of adults who are obese"."""
    if not slots.worded or clause.verb is None or clause.verb.negated:
        return
    holds = clause.verb.is_a("have") or clause.verb.lemma in english().function["verbs_of_holding"]
    said = (_with_its_whole(p) for p in (clause.subject, *clause.objects[:1]) if p is not None)
    part = next((p for p in said if _is_part(p)), None)
    whole = part.whole if part is not None else None
    if part is None or whole is None:
        return
    entity = _whose(clause, slots, whole, part)
    if entity is None:
        return
    lemma = clause.verb.lemma
    yield from _in_words(clause, slots, part, entity, lemma, holds)


@needs("no verb", "amount", kind=("fragment",))
def part_behind_in_words(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "…, with 90% of flights on time", where a user's table has the "share of flights on time": of whom was spoken before."""
    main, part = clause.leans_on, clause.adjunct("with")
    if not slots.worded or main is None or part is None or not _is_part(part) or clause.objects:
        return
    subject, verb = main.subject, main.verb
    if subject is None or verb is None or verb.negated or not subject.is_entity or len(subject.entities) != 1:
        return
    entity = slots.entity(main, subject)
    named = {who.id for each in slots.sentence.clauses for p in phrases_in(each.nodes) for who in p.entities}
    if entity is not None and entity.id is not None and named == {entity.id}:
        yield from _in_words(clause, slots, part, entity, "", holds=True)


def _in_words(
    clause: Clause, slots: Slots, part: Phrase, entity: EntityWords, lemma: str, holds: bool
) -> Iterator[Draft]:
    """The figure of the share that is called by just the words of a clause; `lemma` is its verb, `holds` that it says nothing."""
    whole = part.whole
    assert whole is not None
    left = _words_of(clause, slots, part, entity)
    left -= _PEOPLE if _are_all_people(whole) else frozenset()
    with_verb = left | ({lemma} if lemma else frozenset())
    found = [
        text
        for text in slots.worded
        if (told := _taken_apart(text)) is not None
        and (holds or len(told) > 1)
        and (base := _base_of(told, whole)) is not None
        and set(told) - {base}
        in (
            left - {base, *([lemma] if len(told) == 1 else [])},
            with_verb - {base},
        )
    ]
    if len({slots.worded[text] for text in found}) != 1:
        return
    named = Name(found[0], "concept_noun", (slots.worded[found[0]],))
    alone = replace(part, whole=None, concept=named, opaque=False, modifiers=(), topic=None, topics=())
    measure = slots.measure(clause, alone)
    told_as = replace(measure, words=found[0]) if measure is not None else None
    yield from value_draft(clause, slots, told_as, entity, alone, WORD_BY_WORD, clause.subject)


def _with_its_whole(phrase: Phrase) -> Phrase:
    """ "Nine in ten | new cars" as "90% of | new cars"."""
    quantity, behind = phrase.quantity, phrase.words[1:]
    if phrase.whole is not None or quantity is None or quantity.kind != "part" or not behind:
        return phrase
    text = " ".join(phrase.text.split()[-len(behind) :])
    whole = replace(phrase, quantity=None, words=behind, text=text)
    return replace(phrase, whole=whole, words=phrase.words[:1], opaque=False)


def _is_part(phrase: Phrase) -> bool:
    quantity = phrase.quantity
    told = quantity is not None and quantity.is_fraction and phrase.whole is not None
    return told and phrase.comparative is None and is_amount(replace(phrase, whole=None))


def _words_of(clause: Clause, slots: Slots, part: Phrase, whose: EntityWords) -> frozenset[str]:
    """What a clause says beside its number, its times and whose part it is, word by word: "of the | European | market"."""
    quantity = part.quantity
    assert quantity is not None
    start, end = slots.sentence.span(quantity.first, quantity.after)
    named = [
        (p.start, p.end)
        for p in phrases_in(clause.nodes)
        if p.anaphor == "entity" or whose.id in [each.id for each in p.entities]
    ]
    times = [
        (node.start, node.end) for node in clause.nodes if isinstance(node, Item) and node.period is not None
    ]
    owners = [
        (hit.start, hit.end)
        for hit in slots.sentence.hits
        if any(name.kind in ("entity", "adjective") and whose.id in name.ids for name in hit.entry.names)
    ]
    passed = [(start, end), *named, *times, *owners]
    if clause.verb is not None and clause.verb.lemma.split()[0] in english().function["verbs_of_parts"]:
        passed.append((clause.verb.start, clause.verb.end))
    return frozenset(
        _stem(token.text)
        for token in slots.sentence.tokens
        if clause.start <= token.start < clause.end and token.kind in ("word", "number")
        if token.text not in _SAY_LITTLE and not any(a <= token.start < b for a, b in passed)
    )


def _whose(clause: Clause, slots: Slots, whole: Phrase, part: Phrase) -> EntityWords | None:
    """Whose part it is: the whole's own, the subject's ("Denmark gets 57.7% of its electricity …"), or of where it is said to be."""
    subject = clause.subject
    if subject is not None and subject is not part and subject.is_entity and whole.owner is None:
        return slots.entity(clause, subject)
    where = [each for tie, each in slots.framing(clause) if tie in ("in", "at") and each.entities]
    here = where[0].entities[0] if len(where) == 1 and len(where[0].entities) == 1 else None
    own = whole.owner or whole.nation or whole.nationality
    if (where and here is None) or (own is not None and here is not None and own.id != here.id):
        return None
    return own or here


def _base_of(told: tuple[str, ...], whole: Phrase) -> str | None:
    """Of what a share is, of the words of its name: "14.3% of | adults | …", and of "late buses" the last; None for another whole."""
    said = [_stem(word) for word in whole.text.lower().replace("-", " ").split()]
    if told[0] in said or (told[0] in _PEOPLE and (whole.nationality is not None or _are_all_people(whole))):
        return told[0]
    alone = len(told) == _QUALITY_AND_THING and told[1] in said  # "17% of its | buses | were late"
    return told[1] if alone else None


def _are_all_people(whole: Phrase) -> bool:
    """ "19% of | the population", "… of | people in Ethiopia", of whom nothing else is said."""
    return (len(whole.words) == 1 or whole.words[:1] == ("the",)) and _stem(whole.words[-1]) in _PEOPLE


@lru_cache(maxsize=1024)
def _taken_apart(text: str) -> tuple[str, ...] | None:
    """All words of a share's name, what it is of before the rest: "adult", "obese"; None for a name of one word."""
    whose, of, rest = text.casefold().partition("'s share of ")
    said = f"{rest} {whose}" if of else text.casefold()  # "transport's share of emissions"
    words = [_stem(word) for word in said.replace("-", " ").split() if word not in _SAY_LITTLE | _NO_PART]
    whole = len(words) == 1 and text.casefold().startswith(_OF_A_WHOLE)
    return tuple(dict.fromkeys(words)) if len(words) > 1 or whole else None


def _stem(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    verb = english().verbs.get(word)
    if verb is not None:
        return verb.lemma  # "seats held by women" and "women hold 42% of seats"
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith("s") and not word.endswith("ss") and len(word) > 3:
        word = word[:-1]
    ending = next((each for each in ("ing", "ed", "e") if word.endswith(each)), "")
    return word[: -len(ending)] if ending and len(word) - len(ending) >= _SHORTEST else word


CONSTRUCTIONS: tuple[Construction, ...] = (part_in_words_of_table, part_behind_in_words)
