"""Places as phrases tell them: which words are of one, and who holds it."""

from __future__ import annotations

from checks.claim_words import EntityWords
from checks.grammar.slots import Slots
from checks.names import Name
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.reading.places import Place
from checks.values import replace

_ONE_OF_MANY = (("a",), ("an",))


def telling(phrase: Phrase) -> Place | None:
    """The place of a phrase, where its words say that it is one: a superlative, or a weak one with a measure beside."""
    place = phrase.place
    if place is None or not english().function["not_now"].isdisjoint(phrase.words):
        return None
    if place.strength in ("superlative", "number"):
        return place
    if place.strength == "measuring":
        return place if phrase.adjective is not None else None
    if is_of_many(phrase):
        return None
    named = phrase.concept is not None or phrase.agent is not None or phrase.adjective is not None
    return place if named and place.strength == "weak" else None


def is_of_many(phrase: Phrase) -> bool:
    """ "A leading producer": one of those in front, and no place."""
    place = phrase.place
    weak = place is not None and place.strength == "weak" and not place.several
    return weak and phrase.words[:1] in _ONE_OF_MANY


def single(phrase: Phrase) -> Place | None:
    """The place of a phrase that speaks of one only: "the fifth-largest producer", "a top-ten producer"."""
    place = phrase.place
    if place is None or not place.several:
        return place
    return replace(place, several=False) if phrase.words[:1] in _ONE_OF_MANY else None


def only_resumes(phrase: Phrase) -> bool:
    """ "The largest amount in the world", "the biggest hoard": a noun for any amount, of nothing that it names itself."""
    concept, words = phrase.concept, english().function
    general = concept is not None and bool(concept.data.get("generic")) and not phrase.topics
    return general and (phrase.head in words["level_nouns"] or phrase.head in words["quantity_nouns"])


def is_of_figure(phrase: Phrase) -> bool:
    """ "The second-largest | number", "the third-highest | rate": a place with no more than a word for the figure told."""
    place, words = phrase.place, english().function
    if (
        place is None
        or place.strength != "superlative"
        or phrase.owner is not None
        or phrase.whole is not None
    ):
        return False
    nouns = (words[kind] for kind in ("figure_nouns", "level_nouns", "quantity_nouns", "rate_nouns"))
    plain = phrase.words[:1] == ("the",) and len(phrase.words) == 3 and not phrase.of_unknown
    return plain and any(phrase.head in each for each in nouns)


def as_yielding(phrase: Phrase, subject: Phrase) -> Phrase:
    """ "India's feldspar quarries are | the second most productive": a place among mines is one by what they yield."""
    yields = phrase.head in english().function["yielding"]
    alone = phrase.concept is None and phrase.agent is None and not phrase.topics and phrase.owner is None
    if phrase.place is None or not (yields and alone and subject.facility and subject.is_of_one):
        return phrase
    whole = replace(phrase.place, after=phrase.place.after + 1)  # "most productive"
    return replace(phrase, place=whole, only_place=True, opaque=False)


def names_holder(phrase: Phrase) -> bool:
    """Whether a phrase names who holds a place ("producer", "most populous country"), not what is held."""
    if phrase.agent is not None or (phrase.adjective is not None and not _is_held(phrase, phrase.adjective)):
        return True
    kind = phrase.head.split()[0] if phrase.head else ""  # "country of origin"
    words = english().function
    return phrase.concept is not None and (kind in words["country_nouns"] or kind in words["origins"])


def _is_held(phrase: Phrase, adjective: Name) -> bool:
    """ "The cheapest petrol", "the fastest download speed": what somebody has, and nobody who has it."""
    measured = phrase.concept is not None and not set(phrase.concept.ids).isdisjoint(adjective.ids)
    return bool(phrase.topics) or measured


def holder(clause: Clause, slots: Slots, subject: Phrase) -> EntityWords | None:
    """Whose place a subject is about, without id where that is not known; None where it is several, or a number."""
    if (
        len(subject.entities) > 1
        or (subject.quantity is not None and not _is_owned_figure(subject))
        or subject.negated
        or len(subject.listed) > 1
    ):
        return None
    if (
        clause.kind == "relative"
        and subject.head in english().function["country_nouns"]
        and not subject.entities
    ):
        return _country_that(clause, slots)
    if _is_thing_of_its(subject):
        return None
    owned = subject.is_measure or _is_share_of_all(subject) or subject.quantity is not None
    found = slots.owner(clause, subject) if owned else slots.entity(clause, subject)
    return found or EntityWords(None)


def _is_share_of_all(subject: Phrase) -> bool:
    """ "Peru's share |, at 5%, is …", "Peru's share of the world's copper reserves", but not "of its exports"."""
    whole = subject.whole
    return subject.share and (whole is None or (whole.scope == "WORLD" and bool(whole.topics)))


def _is_owned_figure(subject: Phrase) -> bool:
    """ "Indonesia's output of 50,000 tons", "Argentina's 220%", "its 300,000 tons": a figure that somebody has."""
    if subject.concept is not None:
        return subject.owner is not None
    measured = subject.quantity is not None and subject.quantity.kind in (
        "amount",
        "money",
        "percent",
        "count",
    )
    return (
        measured
        and not (subject.opaque or subject.facility or subject.agent)
        and (subject.owner is not None or subject.owner_anaphor)
    )


def _is_thing_of_its(subject: Phrase) -> bool:
    """ "Its ore is not the richest": what somebody has, and not who has it."""
    known = subject.is_measure or subject.facility or subject.can_be_owned or subject.concept is not None
    known = known or subject.quantity is not None
    return subject.owner_anaphor and not known and not subject.entities and len(subject.words) > 1


def _country_that(clause: Clause, slots: Slots) -> EntityWords | None:
    """ "Iran is the country that hosts the most refugees", "… has replaced Iran as the country that …", "The country that mines the most tungsten, is China"."""
    before = clause.leans_on
    if before is not None and before.verb is not None and not before.verb.passive:
        succeeds = before.verb.is_a("exceed", "succeed") and before.adjunct("as") is clause.subject
        if before.verb.is_a("be", "become") or succeeds:
            return slots.entity(before, before.subject)
    behind = [other for other in slots.sentence.clauses if other.start >= clause.end]
    main = behind[0] if behind else None
    if main is None or main.verb is None or not main.verb.is_a("be") or len(main.objects) != 1:
        return None
    return main.objects[0].entities[0] if len(main.objects[0].entities) == 1 else None
