"""Places told by a verb: "has the largest", "is third", "slipped to", "tops the list". Examples: rank.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords
from checks.grammar import rank_beside, rank_held, rank_most, stating
from checks.grammar.compared_again import leads_of_two
from checks.grammar.counted import only_of_those
from checks.grammar.drafts import Construction, Draft
from checks.grammar.gapped import another_has_amount
from checks.grammar.needs import needs
from checks.grammar.ordering import (
    as_yielding,
    holder,
    names_holder,
    names_no_ordering,
    ordering,
    single,
    telling,
)
from checks.grammar.placed_before import as_before, in_scope_before, in_the_world
from checks.grammar.placed_there import is_placed_in_several
from checks.grammar.rank_drafts import drafts, newly
from checks.grammar.slots import Slots
from checks.grammar.topics_apart import topics_apart
from checks.names import Name
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.values import dataclass


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
            for each, anchor in topics_apart(clause, slots, phrase):
                measure, named = ordering(clause, slots, each), "entity_has_place"
                yield from drafts(clause, slots, place, each, measure, entity, named, subject, anchor=anchor)


def _industry(phrase: Phrase) -> Name | None:
    """ "The tenth-biggest zinc industry": what a country has, and is ranked by."""
    agent = phrase.agent
    return agent if agent is not None and agent.data.get("with") == "place" and phrase.topics else None


@dataclass(frozen=True, slots=True)
class Placement:
    """A phrase with a place, and the phrase whose place it is; `owner`: whose it is where the words say it apart."""

    phrase: Phrase
    subject: Phrase
    owner: EntityWords | None = None

    def holder(self, clause: Clause, slots: Slots) -> EntityWords | None:
        """Whose place it is: the subject's, unless the phrase has an owner ("and Angola's third")."""
        own = self.phrase.owner if self.phrase.only_place else None
        return self.owner or own or holder(clause, slots, self.subject)

    def _goes_on(self) -> bool:
        """ "Italy's ratio is the second-highest", "Britain's is second": a place of what only stands for the measure before."""
        stands_in = self.subject.anaphor == "measure" or self.subject.elliptic
        stands_in = stands_in and self.phrase.scope is None
        return stands_in and self.phrase.only_place and self.phrase.concept is None

    def drafts(self, clause: Clause, slots: Slots, construction: str) -> list[Draft]:
        """The claim that the subject has the place, where the clause says in which ordering."""
        phrase, entity = self.phrase, self.holder(clause, slots)
        joins = clause.verb is not None and clause.verb.is_a("join")
        place = single(phrase) if clause.objects[:1] == (phrase,) and not joins else phrase.place
        if entity is None or place is None or self._goes_on():
            return []
        found: list[Draft] = []
        for each, anchor in topics_apart(clause, slots, phrase):
            measure = ordering(clause, slots, each, self.subject)
            of_whom = (place, each, measure, entity, construction, self.subject)
            found += drafts(clause, slots, *of_whom, anchor=anchor)
        alone = self.subject.elliptic and phrase.only_place and not in_the_world(clause, slots, phrase)
        return [in_scope_before(draft, slots) for draft in found] if alone else found


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


@needs("subject", verb=("be", "rank", "become"))
def entity_is_place(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile is the world's largest producer of copper"; "Myanmar ranks third in the mining of rare earths"."""
    if any(leads_of_two(phrase, slots) for phrase in clause.objects):
        return
    yield from newly(_placed(clause, slots, _predicates(clause), "entity_is_place"), clause)


def place_in_ordering(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """All of these where the clause itself names the ordering: what a bare place behind it takes over."""
    for each in placements(clause):
        yield from each.drafts(clause, slots, "place_in_ordering")


def placements(clause: Clause) -> Iterator[Placement]:
    """Every place that a clause says of somebody, whether or not it names the ordering."""
    for told in (_predicates, _moves, _takes, _overtakes_as, _makes, _has, _goes_to):
        yield from told(clause)


def _predicates(clause: Clause) -> list[Placement]:
    """The phrase with a place that a verb of being or ranking says of its subject."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or not verb.is_a("be", "rank", "become"):
        return []
    found: list[Placement] = []
    another: EntityWords | None = None
    if verb.is_a("cause") and not verb.passive and clause.objects and _is_named(clause.objects[0]):
        return []  # "The report ranks Cuba fourth"
    if subject.is_measure and is_placed_in_several(clause):
        return []
    for phrase in (as_yielding(each, subject) for each in clause.objects):
        if phrase.place is not None and (phrase.only_place or _is_predicate(phrase, subject)):
            found.append(Placement(phrase, subject, another))
        elif found:
            another = phrase.entities[0] if len(phrase.entities) == 1 else None  # "is third and Japan fourth"
            if another is None:
                break
    if found or any(only_of_those(phrase) for phrase in clause.objects):
        return found  # "the only European country among the ten largest" is a count
    for tie, phrase in clause.adjuncts:
        if phrase.place is None or phrase.start < verb.start:
            continue
        group = tie in ("among", "amongst", "in", "of") and phrase.place.several
        if group or (tie in ("in", "at", "on") and phrase.only_place):
            return [Placement(phrase, subject)]
    return []


def _is_named(phrase: Phrase) -> bool:
    return bool(phrase.entities) and phrase.place is None


def _is_predicate(phrase: Phrase, subject: Phrase) -> bool:
    """Whether a phrase with a place says what its subject is: who holds most of something, or, of a measure, the most."""
    if telling(phrase) is None or phrase.owner is not None:
        return False
    if phrase.opaque and phrase.adjective is None and _is_most_so(phrase):
        return False
    if subject.is_measure:
        return phrase.agent is None or (
            subject.elliptic and phrase.concept is not None
        )  # "Germany's is the …"
    number = phrase.place is not None and phrase.place.strength == "number"
    return names_holder(phrase) or (number and phrase.concept is not None) or bool(number and phrase.topics)


def _is_most_so(phrase: Phrase) -> bool:
    """ "The third most | competitive": an order by what no table tells."""
    said = phrase.concept or phrase.agent or phrase.topics
    return not said and any(word == "most" or word.endswith(" most") for word in phrase.words[:-1])


@needs("subject", "adjunct", verb=("rise", "fall", "shift", "come", "exceed"))
def entity_moves_to_place(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Peru slipped to third in copper output"; "India moved up to second place in steel production"."""
    yield from newly(_placed(clause, slots, _moves(clause), "entity_moves_to_place"), clause)


def _moves(clause: Clause) -> list[Placement]:
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or not verb.is_a("rise", "fall", "shift", "come", "exceed"):
        return []
    found = [phrase for tie, phrase in clause.adjuncts if tie in ("to", "into", "in") and _is_place(phrase)]
    return [Placement(phrase, subject) for phrase in found[:1]]


def _is_place(phrase: Phrase) -> bool:
    return phrase.place is not None and (phrase.only_place or telling(phrase) is not None)


@needs("subject", "object", verb=("win", "join"))
def entity_takes_place(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "In copper production Chile takes first place and Peru takes bronze"."""
    yield from _placed(clause, slots, _takes(clause), "entity_takes_place")


def _takes(clause: Clause) -> list[Placement]:
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or not verb.is_a("win", "join") or not clause.objects:
        return []
    phrase = clause.objects[0]
    if verb.is_a("join") and phrase.place is not None and phrase.place.several and phrase.only_place:
        return [Placement(phrase, subject)]  # "does not make | the top five in zinc"
    named = phrase.head in english().function["place_nouns"]
    if phrase.place is None or not phrase.only_place or not (named or phrase.place.strength == "number"):
        return []
    return [Placement(phrase, subject)]


@needs("subject", "active", "adjunct")
def entity_overtakes_as(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "India has overtaken China as the world's most populous country"."""
    yield from newly(_placed(clause, slots, _overtakes_as(clause), "entity_overtakes_as"), clause)


def _overtakes_as(clause: Clause) -> list[Placement]:
    kept = _keeps_its_rank(clause)
    subject, verb, phrase = (
        clause.subject,
        clause.verb,
        clause.adjunct("as", "of") if kept else clause.adjunct("as"),
    )
    if subject is None or verb is None or phrase is None or verb.passive:
        return []
    if not verb.is_a("exceed", "succeed") and not kept:
        return []
    held = clause.adjunct("with") if phrase.head in english().function["country_nouns"] else None
    if held is not None and held.concept is not None and single(held) is not None and held.owner is None:
        return [Placement(held, subject)]  # "as the country | with the longest coastline"
    numbered = phrase.only_place and phrase.place is not None and phrase.place.strength == "number"
    holds = numbered or (telling(phrase) is not None and names_holder(phrase))
    return [Placement(phrase, subject)] if holds and phrase.owner is None else []


def _keeps_its_rank(clause: Clause) -> bool:
    """ "Chile kept its crown as …", "holds the title of …": what is kept or held says no more than that it is so."""
    kept, verb = clause.objects[0] if clause.objects else None, clause.verb
    if kept is None or verb is None or not verb.is_a("win", "stay", "have", "receive"):
        return False
    return _is_rank(kept) and kept.words[:1] in (("its",), ("their",), ("the",))


def _is_rank(phrase: Phrase) -> bool:
    return phrase.head in english().function["ranks_kept"] and len(phrase.words) == 2


@needs("active", "object", verb=("cause",))
def something_makes_it_place(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile mined 49,000 tons of lithium in 2024, making it the second-largest producer after Australia"; "… relegating China to second and Peru to third"."""
    yield from _placed(clause, slots, _makes(clause), "something_makes_it_place")


def _makes(clause: Clause) -> list[Placement]:
    verb = clause.verb
    if verb is None or verb.passive or not verb.is_a("cause") or not clause.objects:
        return []
    ties = ("in", "at", "among", "to", "into")
    placed = [*clause.objects[1:], *(p for tie, p in clause.adjuncts if tie in ties)]
    placed = [phrase for phrase in placed if _is_place(phrase)]
    found: list[Placement] = []
    for named in clause.objects:
        last = found[-1].phrase.end if found else 0
        phrase = next((each for each in placed if each.start > named.start >= last), None)
        stands_in = named.anaphor == "entity" or named.words == ("us",)
        if phrase is None or (len(named.entities) != 1 and not stands_in):
            break
        owned = clause.subject is not None and named.anaphor is not None
        owner = clause.subject.owner if owned and clause.subject is not None else None
        found.append(Placement(phrase, named, owner))  # "Peru's 22,000 tons made it the fifth"
    return found


def _goes_to(clause: Clause) -> list[Placement]:
    """ "Third place goes to China": a bare place, and who is said to have it."""
    place, verb, named = clause.subject, clause.verb, clause.adjunct("to")
    if place is None or verb is None or named is None or verb.passive or not verb.is_a("fall_to"):
        return []
    bare = place.only_place and place.place is not None and place.owner is None
    return [Placement(place, named)] if bare and named.is_entity else []


@needs("subject", "adjunct", "place", verb=("fall_to",))
def title_belongs_to_entity(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "The title of the world's largest zinc producer belongs to China"."""
    title, place, named = clause.subject, clause.adjunct("of"), clause.adjunct("to")
    if title is None or place is None or named is None or clause.verb is None or clause.verb.passive:
        return
    if _is_rank(title) and place.place is not None and names_holder(place) and named.is_entity:
        yield from _placed(clause, slots, [Placement(place, named)], "title_belongs_to_entity")


def _has(clause: Clause) -> list[Placement]:
    """ "Canada has the third-biggest oil reserves. Iran has the fourth-biggest"."""
    subject, verb, phrase = clause.subject, clause.verb, clause.objects[0] if clause.objects else None
    if subject is None or verb is None or phrase is None or not verb.is_a("have"):
        return []
    bare = phrase.only_place and phrase.place is not None and phrase.place.strength == "superlative"
    return [Placement(phrase, subject)] if bare and not phrase.concept and not phrase.topics else []


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
    entity_overtakes_as,
    something_makes_it_place,
    title_belongs_to_entity,
    *rank_held.CONSTRUCTIONS,
)
