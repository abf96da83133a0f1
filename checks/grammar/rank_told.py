"""Places told by a verb: "has the largest", "is third", "slipped to", "tops the list". Examples: rank.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.grammar import rank_beside, rank_held, rank_most, stating
from checks.grammar.amounts_of_another import another_has_amount
from checks.grammar.compared_again import leads_of_two
from checks.grammar.drafts import Construction, Draft
from checks.grammar.held_places import holder, names_holder, single, telling
from checks.grammar.needs import needs
from checks.grammar.ordering import names_no_ordering, ordering
from checks.grammar.placed_before import as_before
from checks.grammar.placements import (
    Placement,
    assured_as,
    given_up,
    is_rank,
    made_so,
    moved_to,
    named_so,
    overtaken_as,
    placements,
    predicated,
    taken,
)
from checks.grammar.rank_drafts import drafts, newly
from checks.grammar.slots import Slots
from checks.grammar.topics_apart import topics_apart
from checks.names import Name
from checks.queries import RankQuery
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase
from checks.values import replace


@needs("subject", "verb", "object")
def entity_has_place(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Russia has the world's fifth-largest reserves of rare earth metals"; "Chile is home to the world's largest copper reserves".

    Or "has the cheapest petrol", where a user's table has the prices.
    """
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or subject.is_measure or not clause.objects:
        return
    home = clause.adjunct("to") if clause.objects[0].words == ("home",) and verb.is_a("be") else None
    for phrase in (home,) if home is not None else clause.objects:
        place = single(phrase) if telling(phrase) else None
        name = phrase.concept or _industry(phrase) or (phrase.adjective if phrase.topics else None)
        if place is None or name is None or phrase.owner is not None:
            return
        general = phrase.concept is not None and bool(name.data.get("generic"))
        if phrase.concept is not None and names_holder(phrase) and (phrase.adjective is not None or general):
            return
        ids = set(name.ids)
        has = verb.is_a("have", "receive") or verb.lemma == "be home to" or home is not None
        entity = holder(clause, slots, subject)
        if entity is not None and (
            has or any(n.data.get("generic") or set(n.ids) & ids for n in verb.concepts)
        ):
            for each, anchor in topics_apart(clause, phrase):
                measure, named = ordering(clause, slots, each), "entity_has_place"
                yield from drafts(clause, slots, place, each, measure, entity, named, subject, anchor=anchor)


def _industry(phrase: Phrase) -> Name | None:
    """ "The tenth-biggest zinc industry": what a country has, and is ranked by."""
    agent = phrase.agent
    return agent if agent is not None and agent.data.get("with") == "place" and phrase.topics else None


def _placed(clause: Clause, slots: Slots, found: list[Placement], construction: str) -> Iterator[Draft]:
    """The claims of placements, by the ordering that the clause names or else by the one spoken of before."""
    said: list[Draft] = []
    for each in found:
        own = each.drafts(clause, slots, construction)
        said += own
        yield from own
        if own or not names_no_ordering(clause, slots, each.phrase):
            continue
        entity, place = each.holder(clause, slots), single(each.phrase)
        if (other := _of_another_topic(clause, each.phrase)) is not None:
            last, (topic,) = said[-1].query if said else None, other.topics
            if isinstance(last, RankQuery) and topic in slots.topics.get(last.measure.concept, ()) and place:
                of_it = replace(last.measure, topic=topic, topic_carried=False)
                narrowed = other.scope is not None or bool(other.qualifiers or other.modifiers)
                unsure = "ambiguous_measure" if narrowed else None  # "by that of refined tin in Asia"
                for draft in drafts(
                    clause, slots, place, each.phrase, of_it, entity, construction, each.subject
                ):
                    yield replace(draft, problem=draft.problem or unsure)
            continue
        if place is not None and place.is_next:
            continue  # behind the place told last (continued_places.py)
        if place is not None and (opened := slots.opened_with(each.subject)) is not None:
            yield from drafts(clause, slots, place, each.phrase, *opened, construction, each.subject)
        elif entity is not None and place is not None:
            before = [other for other in slots.sentence.clauses if other.end <= clause.start]
            earlier = [draft for other in before for rule in MODELS for draft in rule(other, slots)]
            # "Riyadh spent $80 billion, which puts it | seventh"
            told = (*stating.MODELS, another_has_amount)
            earlier = earlier or [draft for other in before for rule in told for draft in rule(other, slots)]
            yield from as_before(
                clause, slots, each.phrase, place, entity, each.subject, said or earlier, construction
            )


def _of_another_topic(clause: Clause, place: Phrase) -> Phrase | None:
    """ "Fourth by tantalum output and first | by that of niobium": what only stands for a measure, and names its topic."""
    behind = [node for node in clause.nodes if isinstance(node, Phrase) and node.start >= place.end][:1]
    stands = [phrase for tie, phrase in clause.adjuncts if tie in ("by", "in") and phrase in behind]
    return stands[0] if stands and stands[0].anaphor == "measure" and len(stands[0].topics) == 1 else None


@needs("subject", verb=("be", "rank", "become"))
def entity_is_place(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile is the world's largest producer of copper"; "Myanmar ranks third in the mining of rare earths"."""
    if any(leads_of_two(phrase, slots) for phrase in clause.objects):
        return
    yield from newly(_placed(clause, slots, predicated(clause), "entity_is_place"), clause)


def place_in_ordering(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """All of these where the clause itself names the ordering: what a bare place behind it takes over."""
    for each in placements(clause):
        yield from each.drafts(clause, slots, "place_in_ordering")


@needs("subject", "adjunct", verb=("rise", "fall", "shift", "come", "exceed", "trail"))
def entity_moves_to_place(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Peru slipped to third in copper output"; "India moved up to second place in steel production"."""
    yield from newly(_placed(clause, slots, moved_to(clause), "entity_moves_to_place"), clause)


@needs("subject", "object", verb=("win", "join"))
def entity_takes_place(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "In copper production Chile takes first place and Peru takes bronze"."""
    yield from _placed(clause, slots, taken(clause), "entity_takes_place")


@needs("active", "object", "adjunct", "place", verb=("give_up",))
def place_is_given_up(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Peru lost second place in copper production to the Democratic Republic of Congo in 2023"."""
    found = given_up(clause)
    won = replace(clause, adjuncts=tuple(each for each in clause.adjuncts if each[0] != "to"))
    yield from newly(_placed(won, slots, found, "place_is_given_up"), clause) if found else ()


@needs("subject", "active", "adjunct")
def entity_overtakes_as(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "India has overtaken China as the world's most populous country"."""
    yield from newly(_placed(clause, slots, overtaken_as(clause), "entity_overtakes_as"), clause)


@needs("active", "object", "place", verb=("assure_rank",))
def position_is_assured(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "The figures underline Vietnam's position as the world's second-largest tungsten producer"."""
    yield from _placed(clause, slots, assured_as(clause), "position_is_assured")


@needs("active", "object", verb=("cause",))
def something_makes_it_place(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile mined 49,000 tons of lithium in 2024, making it the second-largest producer after Australia"; "… relegating China to second and Peru to third"."""
    yield from _placed(clause, slots, made_so(clause), "something_makes_it_place")


@needs("active", "object", "place", verb=("name", "cause", "have"))
def somebody_names_it_so(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "The USGS names South Africa as the largest producer of chromite"; "The CIA lists Indonesia's coastline as the second-longest in the world"."""
    if not made_so(clause):
        yield from _placed(clause, slots, named_so(clause), "somebody_names_it_so")


@needs("subject", "adjunct", "place", verb=("fall_to",))
def title_belongs_to_entity(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "The title of the world's largest zinc producer belongs to China"."""
    title, place, named = clause.subject, clause.adjunct("of"), clause.adjunct("to")
    if title is None or place is None or named is None or clause.verb is None or clause.verb.passive:
        return
    if is_rank(title) and place.place is not None and names_holder(place) and named.is_entity:
        yield from _placed(clause, slots, [Placement(place, named)], "title_belongs_to_entity")


MODELS: tuple[Construction, ...] = (
    entity_has_place,
    rank_most.entity_has_the_most,
    place_in_ordering,
    rank_held.entity_leads_table,
    *rank_beside.MODELS,
)
CONSTRUCTIONS: tuple[Construction, ...] = (
    entity_has_place,
    rank_most.entity_has_the_most,
    entity_is_place,
    entity_moves_to_place,
    entity_takes_place,
    place_is_given_up,
    entity_overtakes_as,
    position_is_assured,
    something_makes_it_place,
    somebody_names_it_so,
    title_belongs_to_entity,
    *rank_held.CONSTRUCTIONS,
)
