"""The claim that a comparison makes: of two, or of one with several taken together, or an order of several."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from checks.claim_words import EntityWords, MeasureWords, PeriodWords, Stated
from checks.claims import Frame
from checks.grammar.compared import Compared, Direction
from checks.grammar.compared_with import others, others_are_summed
from checks.grammar.drafts import Draft, problem_of
from checks.grammar.everyone import is_any_other, scope_of_others
from checks.grammar.owned import end_of_owner
from checks.grammar.ratios import by_how_much
from checks.grammar.slots import Slots, span
from checks.queries import ComparisonQuery, Kind, OrderQuery
from checks.reading.clauses import Clause
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.values import dataclass, replace

_SECOND = 2
_MORE_AND_TIE = 2  # "more | than": no words of which one could be left out


@dataclass(frozen=True, slots=True)
class About:
    """The one side of a comparison: whose what, and when."""

    measure: MeasureWords
    entity: EntityWords
    period: PeriodWords
    problem: str | None
    frame: Frame

    def problem_with(self, against: tuple[EntityWords, ...]) -> str | None:
        """What stands in the way, an entity that is not known on either side included."""
        return problem_of(self.problem, self.entity, *against)


def drafts_of(
    clause: Clause, slots: Slots, each: Compared, about: About, construction: str, subject: Phrase | None
) -> Iterator[Draft]:
    """The claim that a comparison makes about one side."""
    told = each.other.concept if each.other.elliptic else None
    if told is not None and about.measure.concept not in told.ids:
        return  # "more than what Peru exports"
    if each.size == "fast" and about.measure.concept not in english().function["concepts_of_speed"]:
        return
    against = others(clause, slots, each) or _one_of_a_people(each.other, about.measure)
    against = against or _of_another_people(each.other, subject)
    amounts = by_how_much(each, about.measure, slots)
    behind = _is_anybody_else(each, clause, slots) or _is_next_of_same(each.other, about.measure)
    leads = each.amount is not None and each.direction == "more" and behind and not against
    so_many = _all_the_others(each.other) if others_are_summed(clause, slots, each.other) else None
    if amounts is None or not (against or each.places or leads or so_many):
        return
    ratio, difference = amounts
    direction = each.direction
    denied = each.denied or (clause.verb is not None and clause.verb.negated)
    if denied and direction == "equal":
        direction, ratio, denied = "less", None, False  # "not as much as"
    together = others_are_summed(clause, slots, each.other) or len(against) == 1
    query = against_query(about, against, direction, ratio, difference, together, each.places)
    if leads:
        query = ComparisonQuery(
            about.measure, about.entity, (), "more", ratio, difference, None, about.period, None, 1, True
        )
    if so_many is not None:
        query = ComparisonQuery(
            about.measure, about.entity, (), direction, ratio, difference, None, about.period, None, so_many,
            all_others=True,
        )  # fmt: skip
    if query is not None:
        anchor = (each.start, end_of_owner(each.other, slots) if each.other.quantity else each.end)
        if against and _tells_a_place(each.other):
            anchor = (each.start, _end_before(each, clause))
        problem = about.problem_with(against)
        kind = Kind.ORDER if isinstance(query, OrderQuery) else Kind.COMPARISON
        yield Draft(kind, anchor, span(anchor, subject), query, construction, denied, about.frame, problem)


def _tells_a_place(other: Phrase) -> bool:
    """ "As much as | the second-largest producer |, Vietnam": who is compared with has a place, which is a claim by itself."""
    return other.place is not None and not (other.place.is_next or other.only_place)


def _end_before(each: Compared, clause: Clause) -> int:
    """The end of a comparison's words before "as" or "than"."""
    ends = [node.end for node in clause.nodes if each.start < node.end <= each.other.start]
    return ends[-2] if len(ends) > _MORE_AND_TIE else (ends or [each.end])[-1]


def _all_the_others(other: Phrase) -> int | None:
    """ "More than | the other three clubs | together": how many those are that a table lists beside who is compared."""
    value = other.quantity.stated.value if other.quantity is not None and other.quantity.bare else None
    bare = len(other.words) == len(("the", "other", "three"))
    bare = bare or (len(other.words) == 4 and other.head in english().function["country_nouns"])
    several = value is not None and value > 1 and value == int(value)
    return int(value or 0) if other.words[:2] == ("the", "other") and bare and several else None


def _is_anybody_else(each: Compared, clause: Clause, slots: Slots) -> bool:
    """ "Twice as much bauxite as | any other country": whoever comes next in all the world."""
    words = english().function
    plain = {"any", "every", "other", "else", "anyone", "anybody", "everyone"} | set(words["country_nouns"])
    known = plain.issuperset(each.other.words)  # not "any other poor country"
    return (
        known and is_any_other(each.other, clause) and scope_of_others(each.other, slots) in (None, "WORLD")
    )


def _is_next_of_same(other: Phrase, measure: MeasureWords) -> bool:
    """ "Four times as much as | the next-biggest producer", "as | the second-largest": who comes next by what is compared."""
    place, agent = other.place, other.agent
    if place is None or place.from_bottom or other.scope not in (None, "WORLD"):
        return False
    if not (place.is_next or place.low == place.high == _SECOND):
        return False
    same = agent is None or measure.concept in agent.ids
    return same and other.topics in ((), (measure.topic,)) and other.concept is None and other.owner is None


def is_of_another(others: Phrase, measure: MeasureWords) -> bool:
    """ "Ghana mined 130 tonnes of gold, on a par with | Mexico's silver |"."""
    told = others.concept is not None and measure.concept not in others.concept.ids
    return told or others.opaque or (bool(others.topics) and measure.topic not in others.topics)


def is_another_figure(others: Phrase, measure: MeasureWords) -> bool:
    """ "Spain's GDP came to $1.73 trillion, less than | Australia's debt |": somebody's figure of another measure."""
    owned = (others.owner is not None or bool(others.listed)) and others.quantity is None
    return owned and not others.elliptic and is_of_another(others, measure)


def is_agent_of_another_measure(phrase: Phrase, measure: MeasureWords) -> bool:
    """ "A bigger economy than Italy, and | a bigger emitter | than Japan": who is so by another measure."""
    return phrase.agent is not None and measure.concept not in phrase.agent.ids


def of_what_is_compared(measure: MeasureWords, each: Compared, slots: Slots) -> MeasureWords | None:
    """The measure that goes on from another comparison: "…, and nearly as much | palladium | as Russia"; None where it cannot be."""
    topics = {topic for phrase in each.named for topic in phrase.topics}
    if not topics or measure.topic in topics:
        return measure
    if len(topics) > 1 or not topics <= slots.topics.get(measure.concept, frozenset()):
        return None
    return replace(measure, topic=min(topics), topic_carried=False)


def _one_of_a_people(other: Phrase, measure: MeasureWords) -> tuple[EntityWords, ...]:
    """ "Lives five years longer than | an American": who stands for a people, in what is measured of each of them.

    "There are more Indonesians than | Pakistanis": all of them, where they are counted.
    """
    if other.nationality is None or other.quantity is not None:
        return ()
    person = other.words[:1] in (("a",), ("an",)) and len(other.words) == 2
    each = measure.concept in english().function["concepts_of_each_person"]
    all_of_them = len(other.words) == 1 and measure.concept == "population"
    return (other.nationality,) if (person and each) or all_of_them else ()


def _of_another_people(other: Phrase, subject: Phrase | None) -> tuple[EntityWords, ...]:
    """ "French butter costs less than | Danish": whose the same thing is, told by an adjective alone."""
    alone = len(other.words) == 1 and other.nationality is not None and not other.text.endswith("s")
    owned = subject is not None and subject.owner is not None
    return (other.nationality,) if alone and owned and other.nationality is not None else ()


def against_query(
    about: About,
    against: tuple[EntityWords, ...],
    direction: Direction,
    ratio: Stated | None,
    difference: Stated | None,
    together: bool,
    places: int | None = None,
) -> ComparisonQuery | OrderQuery | None:
    """A comparison with one or with several taken together; an order where several are named one by one."""
    if together or places:
        return ComparisonQuery(
            about.measure,
            about.entity,
            against,
            direction,
            ratio,
            difference,
            period=about.period,
            next_places=places,
        )
    if direction == "equal" or ratio is not None or difference is not None:
        return None
    level: Literal["above", "below"] = "above" if direction == "less" else "below"
    return OrderQuery(about.measure, about.entity, against, level, period=about.period)
