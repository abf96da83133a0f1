"""Complements with "of": the topic, the amount, the owner or the scope of what stands before it."""

from __future__ import annotations

from checks.reading.language import english
from checks.reading.of_amounts import (
    amount_of,
    amount_of_something_else,
    is_amount_in_its_units,
    is_plain_amount,
    is_total_of,
    of_topic,
)
from checks.reading.owners import owned
from checks.reading.phrases import Phrase
from checks.reading.statistical_bodies import office_named
from checks.reading.ties import Complement
from checks.reading.wholes import part_of
from checks.values import replace

_WHICH_OF_THEM = ("the", "all", "no", "other", "single", "one", "every", "each", "only")


def with_of(found: Complement) -> Phrase | None:
    """The phrase with a complement with "of"."""
    phrase, other = found.phrase, found.other
    if (
        phrase.anaphor == "entity" and len(phrase.words) > 1
    ):  # "the republic of Tarvosia" is not the one named before
        named = other.entities if len(other.entities) == 1 else ()
        return found.grown(anaphor=None, refers="", entities=named, opaque=not named)
    if phrase.place is not None and (_is_some_of_them(other) or _are_so_many(other)):
        return None  # "the lowest | of any big economy"
    if _is_the_only(phrase) and _are_so_many(other) and len(other.words) == len(("the", "four")):
        return found.grown(some_of=other, opaque=True)  # "the only prison | of the four"
    if (
        other.place is not None
        and phrase.head in english().function["ranks_kept"]
        and not phrase.can_be_owned
    ):
        return None  # "the title | of the world's largest producer"
    if (office := office_named(phrase, other)) is not None:
        return found.grown(publisher=office)
    if _is_level_of(phrase, other):
        level = found.grown(concept=other.concept, topic=other.topic, topics=other.topics)
        return replace(level, anaphor=None, head=other.head, modifiers=other.modifiers, opaque=other.opaque)
    nothing = other.text.lower() in english().function["complements_of_nothing"]
    if nothing and (phrase.is_measure or phrase.agent is not None):
        return found.grown()  # "2.7 million refugees | of all nationalities"
    group = other.entities[0].id if len(other.entities) == 1 else None
    if group in found.scopes and "member" in phrase.words and _is_any_of_them(phrase):
        head = "country" if phrase.quantity is None else "countries"
        return found.grown(scope=group, head=head, opaque=False)
    members = group in found.scopes and phrase.head in english().function["member_nouns"]
    if members and _are_narrowed(phrase):
        return _of_unknown(found)  # "three new members of | the EU"
    if members and phrase.place is not None:
        return found.grown(scope=group)  # "the three most populous countries of | Africa"
    if members and phrase.quantity is not None and phrase.words[:1] not in (("the",), ("all",)):
        return found.grown(scope=group, head="countries", opaque=False)  # "four members of | OPEC"
    if members and not phrase.entities:
        return found.grown(entities=other.entities, opaque=False)  # "the members of | the European Union"
    if (
        other.quantity is not None
        and phrase.quantity is None
        and (phrase.is_change or phrase.extreme is not None)
    ):
        return found.grown(quantity=other.quantity, topics=phrase.topics + other.topics)
    if is_total_of(phrase, other):
        return found.grown(quantity=other.quantity)
    if phrase.quantity is not None and phrase.concept is None:
        if phrase.quantity.is_fraction and phrase.is_bare:
            return part_of(phrase, other, found.grown())
        if phrase.quantity.kind == "money" and other.only_qualifies:
            return found.grown(qualifiers=phrase.qualifiers + other.qualifiers)  # "$3.6 trillion of | goods"
        return (
            amount_of(found)
            or _of_scope_or_entity(found)
            or amount_of_something_else(found)
            or _of_unknown(found)
        )
    if phrase.can_be_owned and (grown := of_topic(found)) is not None:
        return grown
    if phrase.place is not None and _are_counted_countries(other):
        return _of_scope_or_entity(found) or found.grown(of_unknown=other.text)
    stated = is_plain_amount(other) or is_amount_in_its_units(phrase, other)
    if phrase.concept is not None and stated and phrase.quantity is None:
        topics = phrase.topics or other.topics
        return found.grown(quantity=other.quantity, topic=phrase.topic or other.topic, topics=topics)
    return _of_scope_or_entity(found) or _of_unknown(found)


def _is_the_only(phrase: Phrase) -> bool:
    """ "The only prison", "the only one"."""
    country = phrase.head == "one" or phrase.head in english().function["country_nouns"]
    return (
        country
        and phrase.words[:2] == ("the", "only")
        and len(phrase.words) == len(("the", "only", "prison"))
    )


def _is_level_of(phrase: Phrase, other: Phrase) -> bool:
    """ "Japan's level of | government debt", "the rate of | unemployment": a measure by its name."""
    stands = phrase.anaphor == "measure" and phrase.head in english().function["level_nouns"]
    plain = other.quantity is None and other.owner is None and other.place is None and not other.owner_anaphor
    measure = other.concept is not None and not other.concept.data.get("generic")
    return stands and plain and measure and phrase.quantity is None


def _is_any_of_them(member: Phrase) -> bool:
    """ "No member of OPEC", "the largest member of …", "the only member of …"; not "a member of OPEC", who is named before."""
    counted = member.quantity is not None and member.quantity.bare
    told = (
        member.negated
        or member.place is not None
        or counted
        or member.words[0] in ("every", "each", "one")
        or member.words == ("the", "only", "member")
    )
    return told and not _are_narrowed(member)


def _are_narrowed(members: Phrase) -> bool:
    """ "Three | new | members", "the largest | founding | member": those of whom a word says more than how many or which place."""
    words = members.words
    at = next((at for at, word in enumerate(words) if word in ("member", "members")), len(words) - 1)
    before = words[at - 1] if at else ""
    measured = members.adjective is not None and members.adjective.text.split()[-1] == before
    said = english()
    plain = before in ("", *_WHICH_OF_THEM) or before in said.superlatives or before in said.digits
    return not (plain or measured or before.isdigit())


def _is_some_of_them(other: Phrase) -> bool:
    """ "Any big economy", "all rich countries": some of the countries, by a word that no table knows."""
    countries = (
        other.head in english().function["country_nouns"] and other.scope is None and not other.entities
    )
    return countries and other.words[:1] in (("any",), ("all",)) and len(other.words) > 2


def _are_so_many(other: Phrase) -> bool:
    """ "The seven", "the six cities": as many as were spoken of."""
    quantity = other.quantity
    counted = quantity is not None and quantity.kind == "count" and quantity.bare and other.place is None
    plain = len(other.words) == 2 or (
        len(other.words) == 3 and other.head in english().function["country_nouns"]
    )
    return counted and plain and other.words[0] in ("the", "these", "those") and not other.entities


def _are_counted_countries(other: Phrase) -> bool:
    """ "The largest output of | the four Andean countries": among whom the place is, and no amount."""
    words = english().function
    counted = other.quantity is not None and other.quantity.kind == "count" and other.quantity.bare
    group = other.entities or other.scope is not None
    return counted and bool(group or other.head in words["country_nouns"] | words["member_nouns"])


def _of_scope_or_entity(found: Complement) -> Phrase | None:
    """ "The largest of the world's countries", "the reserves of Russia", "those of Brazil and India"."""
    phrase, other = found.phrase, found.other
    if phrase.place is not None and phrase.head in english().function["one_member"] and phrase.scope is None:
        scope = other.entities[0].id if len(other.entities) == 1 else other.scope
        known = scope in found.scopes and not other.opaque  # "the most populous member of | the EU"
        return (
            found.grown(scope=scope, opaque=False)
            if known and _is_only_placed(phrase)
            else found.grown(of_unknown=other.text)
        )
    if (
        phrase.place is not None
        and other.scope is not None
        and other.head in english().function["country_nouns"]
    ):
        return found.grown(scope=other.scope)
    if phrase.can_be_owned and len(other.entities) == 1 and not phrase.opaque:
        entity = other.entities[0]
        if entity.id in found.scopes:
            return found.grown(scope=entity.id)
        if phrase.owner is None and (phrase.is_measure or phrase.facility):
            return owned(found)
    return found.grown(listed=other.entities) if other.entities and phrase.anaphor == "measure" else None


def _is_only_placed(phrase: Phrase) -> bool:
    """Whether nothing but a place stands before a head: no "most populous | new | member", no "non-member"."""
    before = phrase.words[-2:-1]
    ordered = phrase.adjective.text.split()[-1:] if phrase.adjective is not None else []
    return (
        "-" not in phrase.words
        and bool(before)
        and (before[0] in ordered or not english().function["words_of_size"].isdisjoint(before[0].split("-")))
    )


def _of_unknown(found: Complement) -> Phrase | None:
    """ "A ranking of reserves", "a shipment of copper": what a word that is not known is about."""
    phrase, other = found.phrase, found.other
    named = other.concept or other.agent
    if phrase.head in english().function["tables"] and named is not None and other.owner is None:
        scope = phrase.scope or other.scope
        return found.grown(concept=named, topic=other.topic, topics=other.topics, scope=scope, opaque=False)
    if _is_something_else(phrase, other):
        return found.grown(of_unknown=other.text)
    if not phrase.opaque or phrase.is_measure:
        return None
    topics = phrase.topics + other.topics if other.is_only_topic else phrase.topics
    amount = other if other.quantity is not None and phrase.quantity is None else None
    held = phrase.contained
    if phrase.head == "equivalent" and held is not None and held.quantity is not None and held.is_bare:
        return part_of(
            held, other, found.grown(quantity=held.quantity, contained=None)
        )  # "… of 4.2% | of GDP"
    before = other.anaphor == "topic" or other.words in (("it",), ("them",))
    much = other.text if before and phrase.words in (("much",), ("many",)) else ""  # "as | much of it | as"
    return found.grown(opaque=True, topics=topics, contained=amount, of_topic=much)


def _is_something_else(phrase: Phrase, other: Phrase) -> bool:
    """ "The largest exporter of | toys", "exports of | toys": a measure of what the catalogue does not measure."""
    measured = phrase.concept is not None or phrase.agent is not None
    if not measured or not other.opaque or other.quantity is not None or other.proper:
        return False
    if other.words == ("all",):
        return False  # "the highest rate of all"
    nobody = not (other.entities or other.owner or other.owner_anaphor or other.elliptic)
    return nobody and other.place is None and not other.topics and not phrase.topics


def of_anyone(found: Complement) -> Phrase:
    """ "The largest of any country", "… of any African country"; "of any landlocked country" is another ordering."""
    phrase, other = found.phrase, found.other
    if other.words == ("any",):
        return found.grown()  # "the most of any | of the six cities"
    words = english().function
    country = other.head in words["country_nouns"] or other.head in words["member_nouns"]
    between = [word for word in other.words[1:-1] if word not in words["anyone_who_has_any"]]
    if country and (not between or (other.scope is not None and len(between) == 1)):
        return found.grown(scope=phrase.scope or other.scope)
    return found.grown(of_unknown=other.text)


def of_source(found: Complement) -> Phrase | None:
    """ "139 TWh | from the wind", "74 TWh | from solar panels": what the electricity is of."""
    phrase, other, words = found.phrase, found.other, english().function
    quantity = phrase.quantity
    if quantity is None or quantity.dimension != "electricity" or not phrase.is_bare or phrase.concept:
        return None
    if other.owner is not None or other.quantity is not None or other.entities or other.place is not None:
        return None
    said = other.text.lower()
    topic = "solar_power" if said in words["suns"] else "wind_power" if said in words["winds"] else None
    topic = topic or (other.topic if other.is_only_topic and not other.opaque else None)
    if topic not in words["topics_of_power"]:
        return None
    return found.grown(topic=topic, topics=(topic,))
