"""Orders told bit by bit: "with Peru second", "then Russia", "the three largest: China, Peru, Australia". Examples: order.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords
from checks.grammar import rank
from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.order_words import in_that_order, outside_parentheses
from checks.grammar.slots import Slots
from checks.queries import Kind, OrderQuery, RankQuery
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase


@needs("verb", "several clauses")
def leader_with_others(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China leads the mining of rare earths, with the United States second and Myanmar third"; "…, then Russia"."""
    if clause is slots.sentence.clauses[-1]:
        return
    following = [other for other in slots.sentence.clauses if other.start >= clause.end]
    if clause.verb is None or not following or following[0].kind not in ("fragment", "apposition"):
        return
    listed: list[EntityWords] = []
    end = clause.end
    for other in following:
        named = _next(other, len(listed) + 2)
        if named is None:
            break
        listed.append(named)
        end = other.end
    model = next(rank.places_told(clause, slots), None) if listed else None
    if model is None or not isinstance(model.query, RankQuery):
        return
    query = model.query
    if (query.first, query.last) != (1, 1) or query.entity.id is None or query.strict:
        return
    order = OrderQuery(
        query.measure,
        None,
        (query.entity, *listed),
        "above",
        exclusive=True,
        sequence=True,
        among=query.among,
        from_bottom=query.from_bottom,
        period=query.period,
    )
    anchor = (min(clause.start, model.anchor[0]), end)
    named_here = "leader_with_others"
    words = outside_parentheses(anchor, slots)
    yield Draft(Kind.ORDER, words, anchor, order, named_here, model.denied, model.frame, model.problem)


def _next(clause: Clause, number: int) -> EntityWords | None:
    """Who a fragment says comes next: "with Peru second", "Myanmar third" behind it, "then Russia"."""
    if clause.verb is not None:
        return None
    phrases = [*(phrase for tie, phrase in clause.adjuncts if tie == "with"), *clause.objects]
    named = [phrase for phrase in phrases if len(phrase.entities) == 1]
    places = [phrase.place for phrase in phrases if phrase.place is not None and phrase.only_place]
    if len(named) != 1 or len(phrases) != len(named) + len(places):
        return None
    tied = any(tie == "with" for tie, _ in clause.adjuncts) or number > 2
    if len(places) == 1 and tied and (places[0].low, places[0].high) == (number, number):
        return named[0].entities[0]
    return named[0].entities[0] if not places and "then" in clause.adverbs else None


@needs("no verb", "object")
def first_places_listed(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "The three biggest producers of zinc: China, Peru, Australia"; "The leading peat producers, in order: Finland, Canada, Latvia"."""
    if clause.verb is not None or len(clause.objects) != 1 or clause.link not in ("", ";"):
        return
    phrase = clause.objects[0]
    place = phrase.place
    named = phrase.agent is not None or phrase.concept is not None or phrase.adjective is not None
    ordered = in_that_order(slots)
    if place is None or place.low != 1 or not named or phrase.owner is not None or phrase.is_of_one:
        return
    if not place.several and (not ordered or place.high != 1 or place.strength == "ordinal"):
        return
    listed, end = _listed_behind(clause, slots)
    as_many = len(listed) == place.high if place.several else len(listed) > 1
    measure = slots.measure(clause, phrase) if as_many else None
    if measure is None:
        return
    period, problem = slots.period(clause)
    among = phrase.scope or "WORLD"
    low = place.from_bottom
    query = OrderQuery(
        measure, None, listed, "above", True, ordered, among=among, from_bottom=low, period=period
    )
    anchor = (phrase.start, end)
    yield Draft(Kind.ORDER, anchor, anchor, query, "first_places_listed", False, clause.frame, problem)


def _listed_behind(clause: Clause, slots: Slots) -> tuple[tuple[EntityWords, ...], int]:
    """The entities of the fragments behind a mark, and where they end; none where anything else stands among them.

    Between two marks the list only interrupts: "The top three zinc miners – China, Peru and Australia – have …".
    """
    following = [other for other in slots.sentence.clauses if other.start >= clause.end]
    apart = following[0] if len(following) > 1 and following[0].link == "," else None
    if apart is not None and apart.verb is None and not apart.objects and in_that_order(slots):
        following = following[1:]  # "…, | in order |: China, …"
    if not following or following[0].link not in (":", "–", "(", ","):
        return (), clause.end
    if following[0].link != ":":
        following = following[:1]
    phrases: list[Phrase] = []
    for other in following:
        if other.verb is not None or other.adjuncts or not all(each.entities for each in other.objects):
            return (), clause.end
        phrases += other.objects
    return tuple(each for phrase in phrases for each in phrase.entities), following[-1].end


CONSTRUCTIONS: tuple[Construction, ...] = (leader_with_others, first_places_listed)
