"""Whom a comparison sets somebody against: "than in Spain", "as its nearest rival", "than the two combined"."""

from __future__ import annotations

from checks.claim_words import EntityWords
from checks.grammar.compared import Compared
from checks.grammar.everyone import TOGETHER, is_rest_of_world
from checks.grammar.held_places import names_holder, single
from checks.grammar.not_compared import is_only_thought
from checks.grammar.owned import goes_on_in, more_owners, says_whose
from checks.grammar.slots import Slots
from checks.queries import OrderQuery
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase

_OTHERS = frozenset(("other", "others", "rest", "remaining"))


def others(clause: Clause, slots: Slots, each: Compared) -> tuple[EntityWords, ...]:
    """Whom the clause compares with; nothing where that is not known, or nobody ("than expected")."""
    together = others_are_summed(clause, slots, each.other)
    one_by_one = (
        each.other.words[:1] in (("every",), ("everyone",)) and each.amount is not None and not together
    )
    if is_rest_of_world(each.other) and not one_by_one:
        return (EntityWords("REST_OF_WORLD", each.other.text),)
    if together and (listed := _those_named_before(slots, each.other)):
        return listed
    everyone = one_by_one or each.other.text.lower().startswith("any ")  # also "than any other country's"
    owned = each.other.quantity is not None and says_whose(each.other)  # "than Peru's 2.6 million"
    amount = each.other.quantity is not None and not owned
    if each.places is not None or amount or each.other.negated or everyone:
        return ()
    if each.other.owner is not None and (
        each.other.head in english().function["enterprises"] or _is_a_thing(each.other)
    ):
        return ()  # "more than Zambia's biggest mine", "smaller than France's southern half"
    if is_only_thought(clause, each.other):
        return ()
    follows = each.other.place is not None and each.other.place.is_next
    placed = each.other.only_place or (single(each.other) is not None and names_holder(each.other))
    stands_in = follows or placed or each.other.head in english().function["relational_nouns"]
    if stands_in and (name := _named_behind(clause, slots, each.other)) is not None:
        return name.entities  # "than the runner-up, | the Philippines", "as its nearest rival, | Nigeria"
    if each.via:
        return each.other.entities
    if each.other.refers in ("the former", "the latter"):
        meant = slots.named_by(clause, each.other)
        return (meant,) if meant is not None else ()
    found = slots.owners(clause, each.other)
    if owned:
        found = (*found, *more_owners(clause, slots))
    named = (
        each.other.is_entity
        or each.other.elliptic
        or each.other.listed
        or each.other.owner
        or each.other.scope
    )
    if not _OTHERS.isdisjoint(each.other.words) and any(group.id in slots.scopes for group in found):
        return (
            EntityWords(None, each.other.text),
        )  # "than all the other members of NATO": it is one of them
    return found if named else ()


def _is_a_thing(phrase: Phrase) -> bool:
    """Whether somebody's is nothing that is measured, or stands for it: a part of a country, what it builds."""
    told = (
        phrase.concept
        or phrase.agent
        or phrase.topics
        or phrase.quantity
        or phrase.anaphor
        or phrase.elliptic
    )
    words = english().function
    figure = phrase.head in words["figure_nouns"] or phrase.head in words["owned_figures"]
    plain = set(phrase.words[:-1]) <= words["harmless_measure_modifiers"] | {"the", "own"}  # not "birth rate"
    return phrase.opaque and not told and not phrase.facility and not (figure and plain)


def _those_named_before(slots: Slots, phrase: Phrase) -> tuple[EntityWords, ...]:
    """ "France generates more than Russia and South Korea, though less than | the two | combined": those it was set against."""
    words = phrase.words[1:2] if phrase.words[:1] == ("the",) else phrase.words[:1]
    number = 2 if words == ("both",) else english().digits.get(words[0], 0) if words else 0
    plain = phrase.topic is None and phrase.concept is None and not phrase.entities
    queries = (draft.query for draft in sorted(slots.here, key=lambda draft: draft.anchor, reverse=True))
    last = next((query for query in queries if isinstance(query, OrderQuery)), None)
    if last is None or last.entity is None or not plain or len(last.listed) != number or number < 2:
        return ()
    return last.listed


def _named_behind(clause: Clause, slots: Slots, phrase: Phrase) -> Phrase | None:
    """The name behind a place at a clause's end: "the runner-up, | the Philippines"."""
    behind = next((other for other in slots.sentence.clauses if other.start >= clause.end), None)
    if behind is None or phrase is not clause.nodes[-1] or behind.link != "," or len(behind.nodes) != 1:
        return None
    name = behind.nodes[0]
    return name if isinstance(name, Phrase) and len(name.entities) == 1 else None


def others_are_summed(clause: Clause, slots: Slots, other: Phrase) -> bool:
    """Whether those behind "than" are meant as a sum: "than Japan and Germany combined", "… and Germany's 4 tons combined"."""
    listed = goes_on_in(clause, slots)[-1:] if says_whose(other) else []
    adverbs = (adverb for where in (clause, *listed) for adverb in where.adverbs)
    return not TOGETHER.isdisjoint((*adverbs, *other.words))
