"""Orders of the first places: "the three largest producers are …", "A, B and C have the most, in that order". Examples: order.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords, MeasureWords, PeriodWords
from checks.grammar.among import among, named_behind
from checks.grammar.drafts import Draft
from checks.grammar.held_places import names_holder
from checks.grammar.needs import needs
from checks.grammar.noted import is_noted
from checks.grammar.order_followed import listed_behind
from checks.grammar.order_words import end_of_order, in_that_order, outside_parentheses
from checks.grammar.ordering import ordering
from checks.grammar.rank_each import ordinals
from checks.grammar.slots import Slots
from checks.queries import Kind, OrderQuery
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.reading.places import Place

_HOLDING = ("be", "have", "become", "rank", "win", "receive")


@needs("subject", verb=("be", "lie", "fall_to", "undergo", "report"))
def first_places_are(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "The three largest producers of rare earths are China, the United States and Myanmar"."""
    verb, subject = clause.verb, _placed(clause)
    belongs = verb is not None and verb.lemma == "belong"
    if subject is None or verb is None or subject.place is None:
        return
    if not (verb.is_a("be", "lie") or belongs or is_noted(verb)):
        return
    place, named = subject.place, clause.objects[0] if clause.objects else behind_order(clause, slots)
    named = named or _where_they_are(clause)
    if named is None or (subject is not clause.subject and not _counts_as_many(clause, named)):
        return
    listed = slots.owners(clause, named) if named.anaphor == "measure" or named.elliptic else named.entities
    if len(listed) == 1 and place.several:
        listed = (*listed, *listed_behind(slots, named))  # "are Chile (5.3 million tons), …"
    if (
        place.low != 1
        or place.is_next
        or subject.owner is not None
        or len(listed) < 2
        or (place.several and place.high != len(listed))
    ):
        return
    if subject.concept is None and subject.agent is None and subject.adjective is None:
        framed = subject.only_place and place.several and not subject.topics
        measure = (
            ordering(clause, slots, subject) if framed else None
        )  # "Ranked by reserves the top four are …"
    else:
        measure = slots.measure(clause, subject)
    scope = among(clause, slots, subject)
    if measure is None or scope is None or place.strength == "ordinal":
        return
    listed = (*named_behind(clause, slots, "after", "behind"), *listed)  # "the biggest after Israel are …"
    period, problem = slots.period(clause)
    told = in_that_order(slots)
    query = _first_places(measure, listed, told or _one_by_one(place, slots), subject, period, scope)
    start = slots.sentence.start if told else subject.start
    anchor = (start, max(named.end, end_of_order(slots) if told else 0))
    words = outside_parentheses(anchor, slots)
    yield Draft(Kind.ORDER, words, anchor, query, "first_places_are", verb.negated, clause.frame, problem)


def _where_they_are(clause: Clause) -> Phrase | None:
    """ "The three largest reserves of vanadium are in | Australia, Russia and China"; "… belong to | Chile, Australia and Peru"."""
    subject, verb = clause.subject, clause.verb
    where = clause.adjunct("to" if verb is not None and verb.lemma == "belong" else "in")
    held = subject is not None and subject.concept is not None and not subject.is_of_one
    behind = where is not None and verb is not None and where.start >= verb.end and len(clause.adjuncts) == 1
    return where if held and behind and where is not None and len(where.entities) > 1 else None


def _placed(clause: Clause) -> Phrase | None:
    """What says of which ordering the first places are: the subject, or "the three countries with | the largest reserves"."""
    subject, held = clause.subject, clause.adjunct("with")
    country = subject is not None and subject.head in english().function["country_nouns"]
    counted = country and subject is not None and subject.place is None and _is_several(subject)
    return (
        held
        if counted and held is not None and held.place is not None and not held.place.several
        else subject
    )


def _counts_as_many(clause: Clause, named: Phrase) -> bool:
    quantity = clause.subject.quantity if clause.subject is not None else None
    return quantity is None or quantity.stated.value == len(named.entities)


def _is_several(subject: Phrase) -> bool:
    """ "The three countries", "the countries": so many as are named."""
    return subject.quantity is not None or subject.words == ("the", subject.head)


@needs("subject", "verb", "several named")
def entities_have_the_most_in_order(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China, Brazil, India and Australia have the most rare earths, in that order"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None:
        return
    leaders = clause.adjunct("by") if verb.passive else subject
    if verb.is_a("lead") and leaders is not None and len(leaders.entities) > 1:
        yield from _lead_in(clause, slots, leaders)
        return
    if len(subject.entities) < 2 or subject.negated or not (verb.concepts or verb.is_a(*_HOLDING)):
        return  # "Peru and Chile round out | the top five copper producers"
    phrase = clause.objects[0] if clause.objects else behind_order(clause, slots)
    if phrase is None or phrase.place is None or phrase.place.low != 1 or phrase.place.is_next:
        return
    if phrase.place.joint:
        return  # they share one place
    if names_holder(phrase) and not verb.is_a("be", "become", "rank"):
        return  # "Chile and Peru supply | the largest copper producers"
    if phrase.concept is not None or phrase.agent is not None or phrase.adjective is not None:
        measure = slots.measure(clause, phrase)
    elif verb.concepts and phrase.topics:
        measure = slots.measure(clause, phrase, names=verb.concepts)
    elif phrase.only_place and verb.is_a("win") and phrase.place.high == len(subject.entities):
        measure = ordering(clause, slots, phrase)  # "occupy the top three places in …"
    else:
        return
    told, scope = in_that_order(slots), among(clause, slots, phrase)
    if measure is None or scope is None:
        return
    period, problem = slots.period(clause)
    sequence = told or _one_by_one(phrase.place, slots)
    query = _first_places(measure, subject.entities, sequence, phrase, period, scope)
    of_what = (each.end for tie, each in slots.framing(clause) if tie == "of" and each.start >= phrase.end)
    anchor = (subject.start, max(end_of_order(slots), phrase.end, *of_what))
    yield Draft(
        Kind.ORDER,
        outside_parentheses(anchor, slots),
        anchor,
        query,
        "entities_have_the_most_in_order",
        verb.negated,
        clause.frame,
        problem,
    )


def _lead_in(clause: Clause, slots: Slots, subject: Phrase) -> Iterator[Draft]:
    """ "China, Peru and Australia lead the world in zinc mining"; "The mining of tin is led by China and Indonesia"."""
    table = clause.objects[0] if clause.objects else None
    scope = (table.entities[0].id if table.entities else table.scope) if table is not None else None
    led = [p for tie, p in clause.adjuncts if tie == "in" and p.concept is not None and p.owner is None]
    if clause.verb is None or clause.subject is None:
        return
    if table is not None and scope is None and table.head in english().function["tables"]:
        scope = "WORLD"  # "top the list of countries by GDP per head", "lead the table of tin reserves"
        named_by = [
            p for tie, p in clause.adjuncts if tie in ("by", "of", "for") and p.concept and not p.owner
        ]
        led = [table] if table.concept is not None else led or named_by
    if clause.verb.passive:
        table, scope, led = clause.subject, clause.subject.scope or "WORLD", [clause.subject]
    if table is None or scope not in slots.scopes or len(led) != 1 or led[0].concept is None or led[0].owner:
        return
    measure = slots.measure(clause, led[0])
    if measure is None or scope is None:
        return
    period, problem = slots.period(clause)
    told = in_that_order(slots)
    query = OrderQuery(measure, None, subject.entities, "above", True, told, among=scope, period=period)
    anchor = (min(subject.start, led[0].start), max(subject.end, led[0].end))
    named, denied = "entities_have_the_most_in_order", clause.verb.negated
    words = outside_parentheses(anchor, slots)
    yield Draft(Kind.ORDER, words, anchor, query, named, denied, clause.frame, problem)


@needs("subject", "no verb", "object", kind=("apposition",))
def first_places_beside(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China, Peru and Australia, the world's three biggest zinc miners, agreed to meet"."""
    subject, phrase = clause.subject, clause.objects[0] if len(clause.objects) == 1 else None
    if clause.kind != "apposition" or clause.verb is not None or subject is None or phrase is None:
        return
    place = phrase.place
    if place is None or not place.several or place.low != 1 or phrase.owner is not None or clause.adjuncts:
        return
    named = phrase.agent is not None or phrase.adjective is not None or phrase.concept is not None
    measure = slots.measure(clause, phrase) if named and len(subject.entities) == place.high else None
    scope = among(clause, slots, phrase)
    if measure is None or scope is None:
        return
    period, problem = slots.period(clause)
    query = _first_places(measure, subject.entities, _one_by_one(place, slots), phrase, period, scope)
    anchor = (subject.start, phrase.end)
    yield Draft(Kind.ORDER, anchor, anchor, query, "first_places_beside", False, clause.frame, problem)


@needs("subject", "adjunct", "place", verb=("fall_to", "win"))
def first_places_go_to(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "The top three spots in copper mining go to Chile, the DRC and Peru"; "… are held by Chile, the DRC and Peru"."""
    verb, subject = clause.verb, clause.subject
    if verb is None or subject is None or subject.place is None or not subject.only_place:
        return
    held = clause.adjunct("to") if verb.is_a("fall_to") else clause.adjunct("by") if verb.passive else None
    place = subject.place
    if held is None or not place.several or place.low != 1 or place.joint or subject.owner is not None:
        return
    measure = ordering(clause, slots, subject) if len(held.entities) == place.high else None
    scope = among(clause, slots, subject)
    if measure is None or scope is None:
        return
    period, problem = slots.period(clause)
    query = _first_places(measure, held.entities, in_that_order(slots), subject, period, scope)
    anchor = (subject.start, held.end)
    yield Draft(Kind.ORDER, anchor, anchor, query, "first_places_go_to", verb.negated, clause.frame, problem)


def _first_places(
    measure: MeasureWords,
    listed: tuple[EntityWords, ...],
    sequence: bool,
    placed: Phrase,
    period: PeriodWords,
    scope: str,
) -> OrderQuery:
    """That those listed have the first places in a scope, from the end that a phrase with a place tells."""
    low = placed.place is not None and placed.place.from_bottom
    return OrderQuery(
        measure, None, listed, "above", True, sequence, among=scope, from_bottom=low, period=period
    )


def _one_by_one(place: Place, slots: Slots) -> bool:
    """ "The first-, second- and third-largest producers": places that are told each by itself, in order."""
    return len(ordinals(slots, place)) > 1


def behind_order(clause: Clause, slots: Slots) -> Phrase | None:
    """What a verb says of its subject, where "in that order" parts the two: "A, B and C are, in that order, the largest …"."""
    following = [other for other in slots.sentence.clauses if other.start >= clause.end]
    if len(following) != 2 or not in_that_order(slots):
        return None
    return following[1].objects[0] if following[1].verb is None and len(following[1].objects) == 1 else None
