"""Places as clauses give them: whose place it is, in which ordering, among whom, and who is left out."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claims import (
    EntityWords,
    Kind,
    MeasureWords,
    RankQuery,
)
from checks.grammar.drafts import Draft
from checks.grammar.slots import Slots, span
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.reading.places import Place
from checks.values import replace

_ORDERED_BY = ("in", "for", "by", "among", "amongst", "of", "on", "at", "with")
_LEFT_OUT = ("outside", "excluding", "bar", "barring", "except", "excepting", "besides", "apart from")
_ABOVE = ("after", "behind")
_PERCENT = frozenset(("percent",))


def telling(phrase: Phrase) -> Place | None:
    """The place of a phrase, where its words say that it is one: a superlative, or a weak one with a measure beside."""
    place = phrase.place
    if place is None or not english().function["not_now"].isdisjoint(phrase.words):
        return None
    if place.strength in ("superlative", "number"):
        return place
    if place.strength == "measuring":
        return place if phrase.adjective is not None else None
    named = phrase.concept is not None or phrase.agent is not None or phrase.adjective is not None
    return place if named and place.strength == "weak" else None


def single(phrase: Phrase) -> Place | None:
    """The place of a phrase that speaks of one only: "the fifth-largest producer", "a top-ten producer"."""
    place = phrase.place
    if place is None or not place.several:
        return place
    return replace(place, several=False) if phrase.words[:1] in (("a",), ("an",)) else None


def names_holder(phrase: Phrase) -> bool:
    """Whether a phrase names who holds a place ("producer", "most populous country"), not what is held."""
    if phrase.agent is not None or phrase.adjective is not None:
        return True
    kind = phrase.head.split()[0] if phrase.head else ""  # "country of origin"
    return phrase.concept is not None and kind in english().function["country_nouns"]


def holder(clause: Clause, slots: Slots, subject: Phrase) -> EntityWords | None:
    """Whose place a subject is about, without id where that is not known; None where it is several, or a number."""
    if (
        len(subject.entities) > 1
        or (subject.quantity is not None and not (subject.concept is not None and subject.owner is not None))
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
    found = slots.owner(clause, subject) if subject.is_measure else slots.entity(clause, subject)
    return found or EntityWords(None)


def _country_that(clause: Clause, slots: Slots) -> EntityWords | None:
    """ "Iran is the country that hosts the most refugees", "The country that mines the most tungsten, is China"."""
    before = clause.leans_on
    if before is not None and before.verb is not None and before.verb.is_a("be"):
        return slots.entity(before, before.subject)
    behind = [other for other in slots.sentence.clauses if other.start >= clause.end]
    main = behind[0] if behind else None
    if main is None or main.verb is None or not main.verb.is_a("be") or len(main.objects) != 1:
        return None
    return main.objects[0].entities[0] if len(main.objects[0].entities) == 1 else None


def ordering(
    clause: Clause, slots: Slots, phrase: Phrase, subject: Phrase | None = None
) -> MeasureWords | None:
    """The measure by which a place is counted: its own, that of a complement, the subject's; None where none is named."""
    if phrase.concept is not None or phrase.agent is not None or phrase.adjective is not None:
        ordered = _by_measure(clause, phrase)
        if ordered is phrase and _is_no_size(phrase):
            return None
        return slots.measure(clause, ordered, *_topics_beside(clause, phrase))
    if subject is not None and subject.is_measure:
        measure = slots.measure(clause, subject, phrase)
        part = _part_between(clause, slots, subject)
        if measure is None or part is None or slots.dimensions.get(measure.concept) == _PERCENT:
            return measure
        return replace(measure, rivals=(*measure.rivals, f"{subject.head} in {part.text}"))
    told = clause.antecedent
    if told is not None and clause.opener == "which" and told.concept is not None and told is not subject:
        return slots.measure(clause, told)  # "mine production, in which Myanmar ranked third"
    mines = slots.vocabulary_concept("production") if subject is not None and subject.facility else None
    found = [phrase] if phrase.topics and not phrase.opaque else _framed(clause, slots, phrase)
    named = [p for p in found if p.concept is not None or p.agent is not None] or found
    if len(named) > 1 and len({(_concept_of(p), p.topics) for p in named}) == 1:
        named = named[:1]  # "among the world's economies by GDP"
    if len(named) != 1:
        return None
    names = () if named[0].concept or named[0].agent else mines or slots.concepts_of_bare_topic(named[0])
    return slots.measure(clause, named[0], phrase, names=names) if names is not None else None


def _part_between(clause: Clause, slots: Slots, subject: Phrase) -> Phrase | None:
    """ "Poland's defence spending, at 4.2% of GDP, | is the highest": the part by which a measure is ranked."""
    tied = [
        phrase
        for other in slots.leading_to(clause)
        if other.verb is None and other.start >= subject.end
        for phrase in (*other.objects, *(phrase for _, phrase in other.adjuncts))
    ]
    found = [p for p in tied if p.quantity is not None and p.quantity.kind == "percent"]
    return found[0] if len(found) == 1 else None


def _concept_of(phrase: Phrase) -> tuple[str, ...]:
    name = phrase.concept or phrase.agent
    return name.ids if name is not None else ()


def names_no_ordering(clause: Clause, slots: Slots, phrase: Phrase) -> bool:
    """Whether a place and its clause leave out in what it is a place, so that what was spoken of before is meant."""
    named = phrase.concept or phrase.agent or phrase.adjective or phrase.topics or phrase.opaque
    return phrase.only_place and not named and not _framed(clause, slots, phrase)


def _framed(clause: Clause, slots: Slots, phrase: Phrase) -> list[Phrase]:
    """The complements that name an ordering: "in copper output", "for lithium", "among nickel producers"."""
    return [p for tie, p in slots.framing(clause) if tie in _ORDERED_BY and p is not phrase and _orders(p)]


def _orders(phrase: Phrase) -> bool:
    if (
        phrase.quantity is not None
        or phrase.place is not None
        or phrase.owner is not None
        or phrase.owner_anaphor
    ):
        return False
    return phrase.concept is not None or phrase.agent is not None or phrase.is_only_topic


def _by_measure(clause: Clause, phrase: Phrase) -> Phrase:
    """What a country is ranked by, where that is said: "the largest country by population"; else the phrase itself."""
    by = [
        p
        for tie, p in _complements_by(clause)
        if p.concept is not None and p.owner is None and p.quantity is None
    ]
    return by[0] if _is_only_country(phrase) and len(by) == 1 else phrase


def _is_only_country(phrase: Phrase) -> bool:
    return phrase.head in english().function["country_nouns"] and phrase.adjective is None


def _is_no_size(phrase: Phrase) -> bool:
    """ "The leading country", "the top nation": first in something that is not said, and not in area."""
    return _is_only_country(phrase) and phrase.place is not None and phrase.place.strength == "weak"


def _complements_by(clause: Clause) -> list[tuple[str, Phrase]]:
    """The complements that say by what is ordered: "by population", "in terms of GDP", "in gold production"."""
    return [pair for pair in clause.adjuncts if pair[0] in ("by", "of", "for", "in")]


def _topics_beside(clause: Clause, phrase: Phrase) -> list[Phrase]:
    """The topic that stands apart from its measure: "the largest reserves in the world of lithium"."""
    if phrase.topics:
        return []
    return [p for tie, p in clause.adjuncts if tie in ("of", "for", "in") and p.is_only_topic]


def among(clause: Clause, slots: Slots, *phrases: Phrase) -> str | None:
    """In whose ordering a place is counted: "the world's", "in Africa", "among OPEC members"; None where not known."""
    own = next((each.scope for each in phrases if each.scope is not None), None)
    if own is not None:
        return own
    for tie, phrase in slots.framing(clause):
        if tie not in ("in", "among", "amongst", "of", "on", "within", "across"):
            continue
        if phrase.scope is not None and phrase.scope != "WORLD" and phrase.owner is None:
            return None if phrase.opaque else phrase.scope  # "in Asia's eastern half"
        if len(phrase.entities) == 1:
            return phrase.entities[0].id
    if any(each.words[:1] == ("its",) and each.place is not None and not each.only_place for each in phrases):
        return _spoken_of_as_its(phrases[0], slots)
    words = english().function["scope_anaphors"]
    anaphor = any(each.scope_anaphor for each in phrases)
    if anaphor or any(phrase.text.lower() in words for _, phrase in clause.adjuncts):
        return slots.scope_before(clause)
    return "WORLD"


def _spoken_of_as_its(phrase: Phrase, slots: Slots) -> str | None:
    """Whose "its largest producer" is: that of the scope that the sentence named last; None where it may be a country's."""
    before = [
        node.scope
        for node in slots.sentence.nodes
        if isinstance(node, Phrase) and node.end <= phrase.start and node.scope is not None
    ]
    anaphors = [
        node
        for node in slots.sentence.nodes
        if isinstance(node, Phrase) and node.scope_anaphor and node.end <= phrase.start
    ]
    if anaphors and not before:
        return slots.scope_before(slots.sentence.clauses[0])
    if before:
        return before[-1]
    return (
        "WORLD"
        if not slots.sentence.context.scopes and phrase.agent is not None and slots.sentence.context.topics
        else None
    )


def drafts(
    clause: Clause,
    slots: Slots,
    place: Place,
    phrase: Phrase,
    measure: MeasureWords | None,
    entity: EntityWords | None,
    construction: str,
    *others: Phrase | None,
    listed: tuple[EntityWords, ...] = (),
    anchor: tuple[int, int] | None = None,
) -> Iterator[Draft]:
    """The claim that an entity has a place; nothing where measure or scope are not known."""
    scope = among(
        clause, slots, phrase, *(each for each in others if each is not None and each.place is not None)
    )
    if measure is None or scope is None or _second_to_none(clause) or _is_over_time(clause, phrase):
        return
    period, problem = slots.period(clause)
    if entity is None or entity.id is None:
        problem = problem or "unknown_entity"
    first, last = place.low, place.high
    above = named_behind(clause, slots, *_ABOVE)
    if place.is_next and not above:
        return  # "the next-largest" of whom was spoken of before
    if place.low == place.high == 1 and place.strength != "number" and above:
        first = last = 1 + len(above)  # "the largest after China" is the second-largest
        listed = above
    elif place.low == 2 and (only := second_only_to(clause, slots)):
        listed = only
    if ordered_by_something_else(clause, measure):
        problem = problem or "ambiguous_measure"
    query = RankQuery(
        measure,
        entity or EntityWords(None),
        first,
        last,
        scope,
        from_bottom=place.from_bottom,
        joint=place.joint,
        listed=listed,
        except_for=left_out(clause, slots),
        period=period,
    )
    own = anchor or slots.sentence.span(place.first, place.after)
    denied = clause.verb is not None and clause.verb.negated
    yield Draft(
        Kind.RANK, own, span(own, phrase, *others), query, construction, denied, clause.frame, problem
    )


def _is_over_time(clause: Clause, phrase: Phrase) -> bool:
    """ "British coal output was the lowest since the Industrial Revolution": a place among years, not countries."""
    if not phrase.only_place or phrase.scope is not None or phrase.concept is not None:
        return False
    return any(
        isinstance(node, Item) and node.text == "since" and node.start >= phrase.end for node in clause.tail
    )


def left_out(clause: Clause, slots: Slots) -> tuple[EntityWords, ...]:
    """Who is left out of an ordering: "outside China", "bar Chile and Peru"."""
    found = [phrase for tie, phrase in slots.framing(clause) if tie in _LEFT_OUT]
    for node, behind in zip(clause.nodes, clause.nodes[1:], strict=False):
        if isinstance(node, Item) and node.text == "but" and isinstance(behind, Phrase) and behind.entities:
            found.append(behind)  # "any country but Russia"
    return tuple(e for phrase in found for e in (phrase.entities or slots.owners(clause, phrase)))


def named_behind(clause: Clause, slots: Slots, *ties: str) -> tuple[EntityWords, ...]:
    """The entities behind a preposition: "after China", "behind Chile's"."""
    found = [phrase for tie, phrase in slots.framing(clause) if tie in ties]
    if len(found) != 1:
        return ()
    phrase = found[0]
    return phrase.entities or (slots.owners(clause, phrase) if phrase.elliptic or phrase.anaphor else ())


def second_only_to(clause: Clause, slots: Slots) -> tuple[EntityWords, ...]:
    """Who alone is said to stand above: "second only to China", "second to Chile"."""
    above = clause.adjunct("to")
    if above is None or not (above.entities or above.elliptic or above.anaphor or above.owner):
        return ()
    owners = slots.owners(clause, above)
    return owners if len(owners) == 1 else ()


def _second_to_none(clause: Clause) -> bool:
    above = clause.adjunct("to")
    return above is not None and above.words in (("none",), ("nobody",), ("no", "one"))


def ordered_by_something_else(clause: Clause, measure: MeasureWords) -> bool:
    """Whether the ordering is by more than the measure says: "by value", "per head"."""
    by = clause.adjunct("by")
    if by is not None and by.concept is not None and measure.concept not in by.concept.ids:
        return True
    per_head = measure.concept.endswith("_per_head")
    return any(
        tie in ("by", "per") and each.opaque and each.publisher is None and not (tie == "per" and per_head)
        for tie, each in clause.adjuncts
    )


def comparative(clause: Clause) -> str | None:
    """The comparative behind the verb: "more" or "less"; None where there is none or several."""
    found = [
        node.comparative for node in clause.tail if isinstance(node, Item) and node.comparative is not None
    ]
    found += [p.comparative for p in clause.objects if p.comparative is not None]
    return found[0] if len(found) == 1 else None
