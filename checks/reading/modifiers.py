"""What single words of a noun phrase add: topics, amount, place, order, qualifiers, and what makes a measure another one."""

from __future__ import annotations

from typing import Any

from checks.names import Name
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.places import Place
from checks.values import replace


def marks(run: list[Item]) -> dict[str, Any]:
    """What single items of a run say: topics, amount, place, superlative, comparative, qualifiers, negation."""
    named = [item for item in run if item.names]
    topics = tuple(dict.fromkeys(_ids(named[:-1] if _is_country_by_kind(run, named) else named, "topic")))
    found: dict[str, Any] = {
        "topics": topics,
        "topic": topics[0] if len(topics) == 1 else None,
        "place": None,
    }
    for item in run:
        if item.place is not None:
            found["place"] = item.place
        if item.quantity is not None:
            found.setdefault("quantity", item.quantity)
        if item.period is not None:
            found["period"] = item.period
        adjective = item.name("concept_adjective") if item.names and not _only_of_place(item, run) else None
        if adjective is not None and not _picks_among(item, run):
            found["adjective"] = adjective
            if item.place is not None or found["place"] is not None:
                found["place"] = _ordered_by(adjective, item.place, found["place"])
        if item.comparative is not None:
            found["comparative"] = item.comparative
    of_topics = (name for item in named if (name := item.name("topic")) is not None)
    found["qualifiers"] = (
        *_ids(named, "qualifier"),
        *(each for name in of_topics for each in name.data.get("qualifiers", "").split()),
    )
    first = run[0].text
    words = english().function
    found["negated"] = first == "neither" or first in words["none_of_a_kind"] or first in words["nobody"]
    return found


def _is_country_by_kind(run: list[Item], named: list[Item]) -> bool:
    """ "A potash | power": a country by what it is, where the word by itself names what plants make."""
    if len(named) < 2 or named[-1] is not run[-1] or run[0].text not in ("a", "an"):
        return False
    topic = run[-1].name("topic")
    return topic is not None and bool(topic.data.get("generic"))


def _ids(named: list[Item], kind: str) -> tuple[str, ...]:
    """What the first names of a kind stand for, of all items that have one."""
    return tuple([each for item in named if (name := item.name(kind)) is not None for each in name.ids])


def _only_of_place(item: Item, run: list[Item]) -> bool:
    """ "A poor second": a word that says how well a place is held."""
    return run[-1].kind == "place" and item.text in english().function["place_modifiers"]


def _ordered_by(adjective: Name, own: Place | None, before: Place | None) -> Place | None:
    """The place from the end that an adjective asks for: "poorest", "most sparsely populated", "least equal"."""
    low = adjective.data.get("end") == "low"
    if own is not None:
        return replace(own, from_bottom=low)
    return replace(before, from_bottom=before.from_bottom != low) if before is not None else None


def modifiers(run: list[Item]) -> tuple[str, ...]:
    """The words before a measure that may make it another one: "female population", "export growth"."""
    harmless, behind = english().function["harmless_measure_modifiers"], english().function["told_behind"]
    head = run[-1]
    measured = head.name("concept_noun")
    other = measured or head.name("concept_agent", "topic")
    sized = english().function["sizes_behind_most"] if _is_most_so(run) else frozenset()
    spoken = _topic_words() if measured is not None and measured.text[:3] == "in " else frozenset()
    told_apart = measured.data.get("told_apart", ()) if measured is not None else ()
    return tuple(
        item.text
        for item in run[:-1]
        if (item.text not in harmless or item.text in told_apart)
        and item.text not in sized
        and item.text not in spoken  # "64 million tons of the | metal | in the ground"
        and (
            (item.kind == "word" and item.name("topic") is None)  # "power" is no state beside its price
            or (item.kind == "verb" and not item.names)
            or item.text in behind
            or _picks_among(item, run)
            or (
                other is not None
                and (
                    _is_other_measure(item, other)
                    or (
                        measured is not None
                        and (_is_of_who_acts(item, measured) or _picks_some(item, measured, run))
                    )
                )
            )
        )
    )


def _topic_words() -> frozenset[str]:
    return frozenset(words.removeprefix("the ") for words in english().function["topic_anaphors"])


def _is_other_measure(item: Item, measured: Name) -> bool:
    """Whether a noun before a measure is another measure, of which that one is told: "remittance growth", "military debt"."""
    noun = item.name("concept_noun")
    if noun is None or (_are_people(noun) and not _are_people(measured)):
        return False  # "11.6 million | people | displaced"
    other = not set(noun.ids) & set(measured.ids)
    return other and item.name("topic", "entity", "adjective", "qualifier") is None


def _is_of_who_acts(item: Item, measured: Name) -> bool:
    """Whether a measure is told of those who do something, or of their act: "producer prices", "house prices"."""
    doing = item.name("concept_agent") or (item.name("concept_verb") if item.verb_form == "base" else None)
    if doing is None or item.name("concept_noun", "topic", "entity", "adjective", "qualifier") is not None:
        return False
    return not set(doing.ids) & set(measured.ids)


def _are_people(measured: Name) -> bool:
    return bool(measured.data.get("generic")) and not english().function["concepts_of_people"].isdisjoint(
        measured.ids
    )


def _picks_some(item: Item, measured: Name, run: list[Item]) -> bool:
    """ "68 million | poor | people": an adjective that is no superlative says which of the people."""
    plain = item.name("concept_adjective") is not None and all(other.place is None for other in run)
    return plain and _are_people(measured)


def _picks_among(item: Item, run: list[Item]) -> bool:
    """ "The most indebted | rich | country": an adjective behind the one that orders says among which."""
    if item.place is not None or item.name("concept_adjective") is None:
        return False
    before = run[: run.index(item)]
    ordered = any(other.place is not None for other in before)
    return ordered and any(other.name("concept_adjective") is not None for other in before)


def _is_most_so(run: list[Item]) -> bool:
    """ "The second most important producer", which is the second by what it brings forth; but not "economy"."""
    most = any(item.place is not None and item.text.endswith("most") for item in run)
    return most and run[-1].text not in english().function["country_nouns"]
