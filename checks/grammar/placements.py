"""Every place that a clause says of somebody, whether or not it names the ordering."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords
from checks.grammar.counted import only_of_those
from checks.grammar.drafts import Draft
from checks.grammar.extremes import of_own_years
from checks.grammar.had_most import MOST
from checks.grammar.held_places import as_yielding, holder, is_of_figure, names_holder, single, telling
from checks.grammar.ordering import ordering
from checks.grammar.placed_before import in_scope_before, in_the_world
from checks.grammar.placed_there import is_placed_in_several
from checks.grammar.rank_drafts import drafts
from checks.grammar.slots import Slots
from checks.grammar.topics_apart import topics_apart
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.values import dataclass, replace


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
        figure = (
            self.subject.quantity is not None and self.subject.concept is None
        )  # "Argentina's 220% | is second"
        stands_in = self.subject.anaphor == "measure" or self.subject.elliptic or figure
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
        for each, anchor in topics_apart(clause, phrase):
            measure = ordering(clause, slots, each, self.subject)
            of_whom = (place, each, measure, entity, construction, self.subject)
            found += drafts(clause, slots, *of_whom, anchor=anchor)
        alone = self.subject.elliptic and phrase.only_place and not in_the_world(clause, slots, phrase)
        return [in_scope_before(draft, slots) for draft in found] if alone else found


def placements(clause: Clause) -> Iterator[Placement]:
    """Every place that a clause says of somebody, whether or not it names the ordering."""
    for told in (
        predicated,
        moved_to,
        taken,
        given_up,
        overtaken_as,
        assured_as,
        made_so,
        named_so,
        _has,
        _goes_to,
    ):
        yield from told(clause)


def publisher_places_it(clause: Clause) -> bool:
    """ "…, | which the IMF ranks fourth", "a figure | that the IMF places third": what was told before has the place."""
    subject, verb = clause.subject, clause.verb
    if clause.kind != "relative" or clause.opener not in ("which", "that") or verb is None or subject is None:
        return False
    return subject.publisher is not None and verb.is_a("rank", "put") and len(clause.objects) == 1


def predicated(clause: Clause) -> list[Placement]:
    """The phrase with a place that a verb of being or ranking says of its subject."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or not verb.is_a("be", "rank", "become"):
        return []
    found: list[Placement] = []
    another: EntityWords | None = None
    if verb.is_a("cause") and not verb.passive and clause.objects and _is_named(clause.objects[0]):
        return []  # "The report ranks Cuba fourth"
    if (subject.is_measure and is_placed_in_several(clause)) or publisher_places_it(clause):
        return []
    if any(of_own_years(clause, phrase) for phrase in clause.objects[:1]):
        return []
    for phrase in (as_yielding(each, subject) for each in clause.objects):
        if phrase.only_place and subject.is_entity and phrase.words and phrase.words[-1] in MOST:
            break  # "Iran has done | the most": nobody is the most
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
        group = group or (tie == "to" and verb.lemma == "belong" and phrase.place.several)
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


def moved_to(clause: Clause) -> list[Placement]:
    """ "Peru slipped | to third |", "moved up | to second place |": the phrase with a place to which the subject moved."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or not verb.is_a("rise", "fall", "shift", "come", "exceed", "trail"):
        return []
    found = [phrase for tie, phrase in clause.adjuncts if tie in ("to", "into", "in") and _is_place(phrase)]
    return [Placement(phrase, subject) for phrase in found[:1]]


def _is_place(phrase: Phrase) -> bool:
    return phrase.place is not None and (phrase.only_place or telling(phrase) is not None)


def taken(clause: Clause) -> list[Placement]:
    """ "Chile takes | first place |": the place that the subject wins or joins."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or not verb.is_a("win", "join") or not clause.objects:
        return []
    phrase = clause.objects[0]
    if verb.is_a("join") and phrase.place is not None and phrase.place.several and phrase.only_place:
        return [Placement(phrase, subject)]  # "does not make | the top five in zinc"
    if verb.is_a("win") and phrase.owner is not None:
        phrase = replace(phrase, owner=None)  # "took second place in copper production | from Peru"
    named = phrase.head in english().function["place_nouns"]
    if phrase.place is None or not phrase.only_place or not (named or phrase.place.strength == "number"):
        return []
    return [Placement(phrase, subject)]


def given_up(clause: Clause) -> list[Placement]:
    """ "Peru lost | second place in copper | to the DRC": the place of whoever it was lost to."""
    verb, to = clause.verb, clause.adjunct("to")
    phrase = clause.objects[0] if len(clause.objects) == 1 else None
    if (
        verb is None
        or to is None
        or phrase is None
        or verb.passive
        or verb.negated
        or not verb.is_a("give_up")
    ):
        return []
    phrase = (clause.adjunct("as") or phrase) if is_rank(phrase) else phrase
    place, named = phrase.place, phrase.head in english().function["place_nouns"]
    if place is None or not to.is_one_entity:
        return []
    placed = phrase.only_place and (named or place.strength == "number")
    held = telling(phrase) is not None and names_holder(phrase)
    return [Placement(replace(phrase, owner=None, owner_anaphor=False), to)] if placed or held else []


def overtaken_as(clause: Clause) -> list[Placement]:
    """ "India has overtaken China | as the most populous country |": as what somebody passed another, or kept a title."""
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
    return is_rank(kept) and kept.words[:1] in (("its",), ("their",), ("the",))


def assured_as(clause: Clause) -> list[Placement]:
    """ "The figures underline Peru's position | as the second-largest producer |", "Peru strengthened its position as …"."""
    verb, kept, phrase = clause.verb, clause.objects[0] if clause.objects else None, clause.adjunct("as")
    if verb is None or kept is None or phrase is None or verb.passive or verb.negated:
        return []
    if (
        not verb.is_a("assure_rank")
        or kept.head not in english().function["ranks_kept"]
        or phrase.owner is not None
    ):
        return []
    if telling(phrase) is None or not names_holder(phrase):
        return []
    if kept.owner is not None and not kept.owner_anaphor:
        return [Placement(phrase, kept, kept.owner)]
    own = kept.words[:1] == ("its",) and clause.subject is not None and clause.subject.is_one_entity
    return [Placement(phrase, clause.subject)] if own and clause.subject is not None else []


def is_rank(phrase: Phrase) -> bool:
    """Whether a phrase is a title by itself: "its crown", "the title"."""
    return phrase.head in english().function["ranks_kept"] and len(phrase.words) == 2


def made_so(clause: Clause) -> list[Placement]:
    """ "… making it | the second-largest producer |": the places that something gives to whom it names."""
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
        more = placed[placed.index(phrase) + 1 :] if len(found) == 1 else []
        found += [Placement(each, named, owner) for each in more if _is_tied_to(phrase, each, clause)]
    return found


def named_so(clause: Clause) -> list[Placement]:
    """ "The USGS lists Chile | as the largest copper producer |", "ranks Peru's silver reserves | second |", "has Peru | as …"."""
    verb, named = clause.verb, clause.objects[0] if clause.objects else None
    if verb is None or named is None or verb.passive:
        return []
    source = clause.subject is not None and clause.subject.publisher is not None
    tells = verb.lemma == "have" and source and clause.adjunct("as") is not None
    if not (tells or verb.is_a("name", "cause")):
        return []
    phrase = clause.adjunct("as") or next(iter(clause.objects[1:]), None)
    if phrase is None or phrase.start < named.end or not _is_place(phrase):
        return []
    told = _is_predicate(phrase, named) or phrase.only_place
    owned = named.is_measure and named.owner is not None and told
    return [Placement(phrase, named)] if owned or (len(named.entities) == 1 and names_holder(phrase)) else []


def _is_tied_to(first: Phrase, second: Phrase, clause: Clause) -> bool:
    """ "Making it the biggest spender in Western Europe | and | the fourth biggest in the world": one more place of the same."""
    between = [node for node in clause.nodes if first.end <= node.start < second.start]
    return [node.text for node in between] == ["and"] and second.scope is not None


def _goes_to(clause: Clause) -> list[Placement]:
    """ "Third place goes to China": a bare place, and who is said to have it."""
    place, verb, named = clause.subject, clause.verb, clause.adjunct("to")
    if place is None or verb is None or named is None or verb.passive or not verb.is_a("fall_to"):
        return []
    bare = place.only_place and place.place is not None and place.owner is None
    return [Placement(place, named)] if bare and named.is_entity else []


def _has(clause: Clause) -> list[Placement]:
    """ "Canada has the third-biggest oil reserves. Iran has the fourth-biggest"."""
    subject, verb, phrase = clause.subject, clause.verb, clause.objects[0] if clause.objects else None
    held = verb is not None and (verb.is_a("have") or verb.lemma in ("hold", "own", "boast"))
    if subject is None or not held or phrase is None:
        return []
    alone = phrase.only_place or is_of_figure(phrase)  # "… Iran had the fourth-biggest total"
    bare = alone and phrase.place is not None and phrase.place.strength == "superlative"
    return [Placement(phrase, subject)] if bare and not phrase.concept and not phrase.topics else []
