"""The words that users' own measures bring: their names in other spellings, what is done with what they count, and more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from checks.record.inflection import inflect, irregular_verbs
from checks.record.known_words import KnownWords, is_statistic
from checks.record.own_concepts import (
    adjectives_from,
    concepts_of_goods,
    counted_in,
    money_words,
    tied_by,
    usual_words,
    verbs_of_the_counted,
    verbs_of_the_paid,
    who_arrives,
)
from checks.record.own_words import by_the_head, done_with, numbers_of, of_each, singulars, spellings

WORDS = {"names": "nouns", "verbs": "verbs", "agents": "agents"}
"""What a descriptor says of a measure's words, and what a catalogue calls it."""

_KINDS = {
    "names": "concept_noun",
    "verbs": "concept_verb",
    "agents": "concept_agent",
}
"""Of which kind such a word is among the names of a catalogue's entries."""


def add_words(
    content: dict[str, Any],
    words: Mapping[str, list[str]],
    concept: str,
    topic: str | None,
    known: KnownWords,
) -> None:
    """Add a measure's words to those of its concept and topic."""
    told = content["concepts"].setdefault(concept, {})
    traded = concepts_of_goods().get(concept, {}) if topic is not None else {}
    _add_traded(told, traded, topic)
    spoken: list[str] = []
    if topic is not None:
        spoken = content["topics"].setdefault(topic, [])
        _add_spellings(spoken, words["names"], known)
        done = (done_with(name, words["verbs"]) or ("", []) for name in words["names"])
        verbs = [verb for things, each in done if things in spoken for verb in each]
        words = {**words, "verbs": list(dict.fromkeys((*words["verbs"], *verbs)))}
    told_by = _participles((*words["verbs"], *traded.get("verbs", ())))
    for name in words["names"]:
        add_money(told, name, concept, known)
        for each in of_each(name):
            put(told.setdefault("nouns", []), each, topic, of_each=True)
    for field, texts in words.items():
        kept = told.setdefault(WORDS[field], [])
        for text in texts:
            if topic is not None and known.taken_apart(text) is not None and not is_statistic(text):
                continue
            word = _without(text.casefold(), spoken) if topic is not None else text
            if field == "names" and (word in told_by or word in spoken):
                continue  # "vehicles sold"; "petrol" of "petrol price" is what the price is of
            for written in spellings(word) if field == "names" else (word,):
                if not known.has(_KINDS[field], written.casefold(), concept):
                    put(kept, written, topic, forms=field == "verbs")
    for name in words["names"] if topic is None else ():
        _add_counting_verbs(told, name, words["verbs"])


def _add_traded(told: dict[str, Any], traded: Mapping[str, Any], topic: str | None) -> None:
    """Add the words that all goods have in common: "exports of", "priced at", "dearer"."""
    for field in ("nouns", "verbs", "agents"):
        for word in traded.get(field, ()):
            put(told.setdefault(field, []), word, topic, forms=field == "verbs")
    for verb in traded.get("tell", ()):
        put(told.setdefault("verbs", []), verb, topic, forms=True, of_thing=True)
    order_by(told, adjectives_from([traded], of_thing=True))


def _add_spellings(spoken: list[str], names: list[str], known: KnownWords) -> None:
    """Add what a topic is called, as the names of its measures have it: "hotel rooms" of "price of a hotel room"."""
    for _, of in filter(None, map(known.taken_apart, names)):
        bare = re.sub(r"^(a|an|the) ", "", of)  # "a hotel room"
        spoken += [text for each in (of, bare) for text in spellings(each) if text not in spoken]


def _participles(verbs: Iterable[str]) -> set[str]:
    """The participles of verbs, which are no names by themselves: "sold" of "vehicles sold"."""
    return {
        written
        for verb in verbs
        for form, written in inflect(verb, tuple(irregular_verbs().get(verb.split()[0], ())))
        if form == "participle"
    }


def _add_counting_verbs(told: dict[str, Any], name: str, verbs: list[str]) -> None:
    """Add the verbs that are done with what a name counts: "handled | 12 million passengers"."""
    things, done = done_with(name, verbs) or ("", [])
    usual = usual_words([things])[0] if things else []
    for verb in dict.fromkeys((*done, *usual)):
        put(told["verbs"], verb, None, forms=True, counts=";".join(spellings(things)))


def order_by(told: dict[str, Any], adjectives: Iterable[Mapping[str, str]]) -> None:
    """Add adjectives to the words of a concept, each once."""
    kept = told.setdefault("adjectives", [])
    kept += [each for each in adjectives if each not in kept]


def _without(text: str, topics: Iterable[str]) -> str:
    """A word without the topic that it is of: "harvest" of "coffee harvest"."""
    for topic in topics:
        if text.startswith(f"{topic} "):
            return text.removeprefix(f"{topic} ")
        if text.endswith(f" of {topic}"):
            return text.removesuffix(f" of {topic}")
    return text


def put(kept: list[Any], word: str, topic: str | None, forms: bool = False, **said: bool | str) -> None:
    """Add a word to those of a concept; with the topics that it is of where nothing beside it names one.

    `forms`: it is a verb, perhaps an irregular one. `said`: what else a catalogue says of such words.
    """
    irregular = irregular_verbs().get(word.split()[0]) if forms else None
    told: dict[str, Any] = {"text": word, **({"forms": irregular} if irregular else {}), **said}
    same = next((each for each in kept if each["text"] == word), None)
    if topic is not None:
        earlier = same["topics"].split(";") if same is not None and "topics" in same else []
        told["topics"] = ";".join(dict.fromkeys((*earlier, topic)))
    if same is None:
        kept.append(told)
    else:
        same.update(told)


def add_heads(told: dict[str, Any], heads: Iterable[str], known: KnownWords, **said: bool) -> None:
    """Add the words by which a measure is told again: "coverage", where "full-fibre coverage" was named before.

    `said`: that they are its `extent`, and tell it of an amount alone: "400 kilometres of | slopes"; or what is `done` with
    tells it, of a number alone: "284,000 | copies", of "copies sold".
    """
    nouns = told.setdefault("nouns", [])
    named = {each["text"] for each in nouns}
    for head in sorted(heads):
        for text in spellings(head):
            if text not in named and not known.is_noun(text):
                put(nouns, text, None, before=True, **said)


def add_usual(told: dict[str, Any], names: list[str], concept: str, known: KnownWords, alone: bool) -> None:
    """Add what is usually done with what a measure counts, and "passenger numbers" of "passengers".

    `alone`: no other measure of its table counts things of the kind: where one does, a verb by itself tells of neither.
    """
    verbs, nouns, behind = usual_words(names)
    numbers = [f"{one} numbers" for name in names for one in singulars(name)]
    numbers += [text for name in names for who in who_arrives(name) for text in numbers_of(who)]
    for noun in (*nouns, *numbers):
        if not known.has("concept_noun", noun.casefold(), concept):
            put(told.setdefault("nouns", []), noun, None)
    for noun in told["nouns"]:
        if ties := tied_by(noun["text"]):
            noun["owned"] = " ".join(ties)
    for verb in verbs if alone else ():
        said: dict[str, bool | str] = {"counts": ";".join(behind)} if behind else {}
        put(told.setdefault("verbs", []), verb, None, forms=True, **said)


def add_bearers(told: dict[str, Any], names: list[str]) -> None:
    """Add to names of things in something what that is called: "railways" to "rail passengers"."""
    for noun in told["nouns"]:
        if noun["text"] in names and (places := counted_in(noun["text"])):
            noun["counted_in"] = ";".join(places)
    for verb in verbs_of_the_counted(names):
        put(told.setdefault("verbs", []), verb, None, forms=True, beside=True)


def told_by_the_head(
    content: dict[str, Any], names: Iterable[str], dimension: str, known: KnownWords
) -> list[str]:
    """The concept, and its topic, that a measure's names tell by the head, with its words; nothing where they tell none."""
    bases = list(filter(None, map(by_the_head, names)))
    if not bases:
        return []
    apart = known.taken_apart(bases[0])
    if apart is not None:
        topic = known.topic_held(apart[1]) or apart[1]
        spoken = content["topics"].setdefault(topic, [])
        spoken += [text for text in spellings(apart[1]) if text not in spoken]
        return [apart[0], topic]
    concept = known.concept(bases[0], dimension) or bases[0]
    told = content["concepts"].setdefault(concept, {})
    for base in bases:
        for written in spellings(base):
            if not known.has("concept_noun", written.casefold(), concept):
                put(told.setdefault("nouns", []), written, None)
        add_money(told, base, concept, known)
    return [concept]


def add_money(told: dict[str, Any], name: str, concept: str, known: KnownWords) -> None:
    """Add what a name of money brings with it: "on health", "spend"; "from tourism", "earn"."""
    nouns, verbs = money_words(name.casefold())
    for noun in nouns:
        if not known.has("concept_noun", noun, concept):
            put(told.setdefault("nouns", []), noun, None)
    for verb in verbs:
        put(told.setdefault("verbs", []), verb, None, forms=True, generic=True)
    for verb in verbs_of_the_paid(name):
        put(told.setdefault("verbs", []), verb, None, forms=True, before=True)
