"""The claim that an entity has a place in an ordering."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from checks.claim_words import EntityWords, MeasureWords
from checks.grammar.among import among, left_out, named_behind, only_to_no_country, second_only_to
from checks.grammar.drafts import Draft, problem_of
from checks.grammar.slots import Slots, span
from checks.queries import Kind, OrderQuery, RankQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.reading.places import Place
from checks.values import replace

_BESIDE = ("beyond", "besides", "apart from", "aside from")
_ABOVE = ("after", "behind")


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
    placed = [each for each in others if each is not None and each.place is not None]
    scope = among(clause, slots, phrase, *placed, holder=entity)
    if measure is None or scope is None or _second_to_none(clause) or _is_over_time(clause, phrase):
        return
    if entity is not None and entity.id == "WORLD":
        return  # "$74 billion in foreign investment, the fifth-highest inflow | worldwide"
    if _leaves_some_before(slots, phrase) or (place.low == 2 and only_to_no_country(slots, phrase)):
        return
    period, problem = slots.period(clause)
    problem = problem_of(problem, entity)
    first, last = place.low, place.high
    behind = named_behind(clause, slots, *_ABOVE) or _next_to(clause, slots)
    above = () if _another_place_behind(clause, phrase) else behind
    if place.is_next and not above:
        return  # "the next-largest" of whom was spoken of before
    if place.low == place.high == 1 and place.strength != "number" and above:
        first = last = 1 + len(above)  # "the largest after China" is the second-largest
        listed = above
    elif place.low == 2 and (only := second_only_to(clause, slots)):
        listed = only
    if ordered_by_something_else(clause, measure, slots) or (first > 1 and _may_be_counted(clause, slots)):
        problem = problem or "ambiguous_measure"
    if scope == "WORLD" and phrase.scope is None and _is_counted_elsewhere(measure, entity, slots):
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
        by_value=_tells_of_figures(phrase, place, slots),
    )
    own = anchor or slots.sentence.span(place.first, place.after)
    denied = clause.verb is not None and clause.verb.negated != _is_what_is_denied(clause)
    yield Draft(
        Kind.RANK, own, span(own, phrase, *others), query, construction, denied, clause.frame, problem
    )


def _is_counted_elsewhere(measure: MeasureWords, entity: EntityWords | None, slots: Slots) -> bool:
    """ "Spain has the EU's highest jobless rate. | Greece has the second-highest jobless rate": in the EU, too, perhaps."""
    told = [draft.query for draft in slots.before if isinstance(draft.query, RankQuery | OrderQuery)]
    return any(
        each.among != "WORLD"
        and (each.measure.concept, each.measure.topic) == (measure.concept, measure.topic)
        and (entity is None or each.entity is None or each.entity.id != entity.id)
        for each in told
    )


def _may_be_counted(clause: Clause, slots: Slots) -> bool:
    """ "Beyond South Africa, Russia holds the second-largest reserves": the second of all, or of the others."""
    return any(tie in _BESIDE and phrase.entities for tie, phrase in slots.framing(clause))


def newly(drafts: Iterable[Draft], clause: Clause) -> Iterator[Draft]:
    """ "Russia rose to third in 2024", "became the largest in 2024": places that are said to be new ones in a year."""
    moved = _moved(clause)
    for draft in drafts:
        query = draft.query
        if isinstance(query, RankQuery) and query.period.year is not None and not query.from_bottom:
            draft = replace(draft, query=replace(query, moved=moved))
        yield draft


def from_another_place(draft: Draft, clause: Clause) -> Draft:
    """ "Moved up | from fifteenth | to thirteenth": the place that somebody had before is asserted, too."""
    before = clause.adjunct("from") if isinstance(draft.query, RankQuery) else None
    place = before.place if before is not None and before.start < draft.anchor[0] else None
    if place is None or place.several or place.low != place.high or not isinstance(draft.query, RankQuery):
        return draft
    return replace(draft, query=replace(draft.query, came_from=place.low))


def _moved(clause: Clause) -> Literal["", "up", "down", "anew"]:
    verb = clause.verb
    if verb is None or verb.negated:
        return ""
    if verb.is_a("rise", "fall"):
        return "up" if verb.is_a("rise") else "down"
    return "anew" if verb.lemma in ("become", "emerge as") or verb.is_a("overtake", "give_up") else ""


def _next_to(clause: Clause, slots: Slots) -> tuple[EntityWords, ...]:
    """ "Next to Mexico, | China mines the most silver": behind whom a place at the head of a sentence comes."""
    first = slots.sentence.clauses[0]
    opens = (
        first is not clause and first.verb is None and [each.words for each in first.objects] == [("next",)]
    )
    named = first.adjunct("to") if opens and len(first.adjuncts) == 1 else None
    return named.entities if named is not None else ()


def _tells_of_figures(phrase: Phrase, place: Place, slots: Slots) -> bool:
    """Whether a place is one by size ("the highest number of deaths", "the shortest wait"), whichever way its measure is ranked."""
    if phrase.adjective is not None:
        return True
    said = (*phrase.words, *(token.text for token in slots.sentence.tokens[place.first : place.after]))
    words = english().function["words_of_size"]
    return any(word in words for each in said for word in each.replace("-", " ").split())


def _is_what_is_denied(clause: Clause) -> bool:
    """ "Turkey is no longer the country | that shelters the most refugees"."""
    before = clause.leans_on
    told = clause.kind == "relative" and before is not None and before.verb is not None
    return (
        told
        and before is not None
        and before.verb is not None
        and before.verb.negated
        and before.verb.is_a("be", "become")
    )


def _another_place_behind(clause: Clause, phrase: Phrase) -> bool:
    """ "The highest in the G7 and | the second-highest in the world after Sudan's": the last one is that behind Sudan."""
    after = next((p for tie, p in clause.adjuncts if tie in _ABOVE and p.start >= phrase.end), None)
    if after is None:
        return False
    return any(p.place is not None and phrase.end <= p.start < after.start for p in clause.objects)


def _is_over_time(clause: Clause, phrase: Phrase) -> bool:
    """ "British coal output was the lowest since the Industrial Revolution": a place among years, not countries."""
    if not phrase.only_place or phrase.scope is not None or phrase.concept is not None:
        return False
    return any(
        isinstance(node, Item) and node.text == "since" and node.start >= phrase.end for node in clause.tail
    )


def _leaves_some_before(slots: Slots, phrase: Phrase) -> bool:
    """ "The largest producer but one": the second."""
    behind = [token.text for token in slots.sentence.tokens if token.start >= phrase.end][:2]
    return len(behind) == 2 and behind[0] == "but" and behind[1] in english().digits


def _second_to_none(clause: Clause) -> bool:
    above = clause.adjunct("to")
    return above is not None and above.words in (("none",), ("nobody",), ("no", "one"))


def ordered_by_something_else(clause: Clause, measure: MeasureWords, slots: Slots) -> bool:
    """Whether the ordering is by more than the measure says: "by value", "per head"."""
    by = clause.adjunct("by")
    if by is not None and by.concept is not None and measure.concept not in by.concept.ids:
        return True
    per_head = slots.is_per_head(measure.concept)
    return any(
        tie in ("by", "per")
        and each.opaque
        and each.publisher is None
        and not (tie == "per" and per_head)
        and each.head not in english().function["margins"]
        for tie, each in clause.adjuncts
    )
