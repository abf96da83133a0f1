"""Changes told as higher or lower than at another time: "was lower than in 2023", "was 28% down on the year before". Examples: change.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checks.claim_words import PeriodWords
from checks.grammar.change_complements import course_of
from checks.grammar.changes import change_draft
from checks.grammar.course import Course
from checks.grammar.directions import BESIDE, Direction, then_of
from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.slots import Slots
from checks.grammar.what_changes import about_of
from checks.queries import ChangeQuery, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.phrases import Node, Phrase
from checks.reading.years import Period

_HIGHER = ("higher", "larger", "bigger", "greater", "lower", "smaller")
_GOING_ON = ("and", "but", "yet", "though")


def only_moved(clause: Clause, slots: Slots) -> bool:
    """ "Peru mined less zinc than in 2023. | Mexico mined more": than Peru, or than in 2023, as no amount was told."""
    told = [draft.query for draft in slots.earlier(clause)]
    return isinstance(told[-1], ChangeQuery) and not any(isinstance(each, ValueQuery) for each in told)


@needs("subject", "active", "dated", word=("than",))
def measure_is_higher_than_then(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Peru's copper output in 2024 was lower than in 2023"; "Inflation in Turkey was higher in 2024 than in 2023"."""
    found = _higher_than(clause)
    if found is None or clause.verb is None:
        return
    direction, made, then, start = found
    until = made.words if made is not None else _time_of(clause, slots, then)
    if until is None:
        return  # "is lower than in 2023": now, or in the newest year?
    told = Course(since=then, until=until, end=clause.tail[-1].end if clause.tail else clause.end)
    about, name = about_of(clause, slots), "measure_is_higher_than_then"
    denied = clause.verb.negated
    yield from change_draft(clause, slots, about, direction, told, start, name, clause.subject, denied=denied)


@needs("subject", "active", "dated", verb=("be", "stay", "exceed"))
def measure_is_below_level(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Gabon's manganese output in 2024 was still above its 2023 level"; "Tin output in Brazil exceeded its 2023 total in 2024"."""
    verb, nodes = clause.verb, [node for node in clause.tail if node.text != "."]
    if verb is None or verb.passive:
        return
    beyond = verb.is_a("exceed") and verb.lemma not in ("dwarf", "outnumber")
    way = None if beyond else BESIDE.get(nodes[0].text if nodes else "")
    then = then_of(nodes if beyond else nodes[1:])
    ends = [node.end for node in nodes if not isinstance(node, Item) or node.period is None]
    if not ends:
        return  # "the bill passed in 2023" exceeds nothing
    if (way is None and not beyond) or then is None or then[1] not in (nodes[-1].end, ends[-1]):
        return
    until = _time_of(clause, slots, then[0])
    if until is None:
        return
    told = Course(since=then[0], until=until, end=then[1])
    about, name = about_of(clause, slots), "measure_is_below_level"
    yield from change_draft(
        clause, slots, about, way or "up", told, verb.start, name, clause.subject, denied=verb.negated
    )


def _higher_than(clause: Clause) -> tuple[Direction, Period | None, Period, int] | None:
    """Which way, when (where that is said between), than when, and where the words begin."""
    verb, nodes = clause.verb, [node for node in clause.tail if node.text not in (".", ",")]
    if verb is not None and verb.lemma == "lower" and nodes[:1] and nodes[0].text == "than":
        word, rest, start = "lower", nodes, verb.start  # "was higher than in 2023 | but lower | than in 2022"
    elif verb is not None and verb.is_a("be", "stay") and nodes[:1] and nodes[0].text in _HIGHER:
        word, rest, start = nodes[0].text, nodes[1:], nodes[0].start
    else:
        return None
    between = rest[0].period if rest and isinstance(rest[0], Item) and rest[0].text != "than" else None
    rest = rest[1:] if between is not None else rest
    then = then_of(rest[1:]) if len(rest) > 1 and rest[0].text == "than" else None
    direction: Direction = "down" if word in ("lower", "smaller") else "up"
    ends = then is not None and then[1] == rest[-1].end
    return (direction, between, then[0], start) if then is not None and ends else None


def _time_of(clause: Clause, slots: Slots, then: Period) -> PeriodWords | None:
    """The one other time of a clause, or of the words before it: "At 58.5 percent in 2024, Turkish inflation was higher than in 2023"."""
    before = [each for each in slots.leading_to(clause) if each.verb is None]
    times = _times([clause, *before], then)
    if not times and clause.link in _GOING_ON and clause.leans_on is not None:
        times = _times([clause.leans_on], then)  # "rose to 2.6 million tons in 2024 | but stayed below …"
    years = {time.words.year for time in times if time.words.part is None}
    return times[0].words if len(years) == 1 and len(times) > 0 and None not in years else None


def _times(clauses: Sequence[Clause], then: Period) -> list[Period]:
    return [time for each in clauses for time in each.periods if time is not then and time.role == "at"]


@needs("subject", "active", "object", verb=("be", "stay"))
def measure_is_so_much_down(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Myanmar's output of rare earths in 2024 was 28% down on the year before"; "Peru's copper output was 6% up on 2022"."""
    nodes: Sequence[Node] = clause.tail
    amount, way = (*nodes[:2], None, None)[:2]
    if clause.verb is None or not isinstance(amount, Phrase) or not isinstance(way, Item):
        return
    if way.text not in ("up", "down") or amount.quantity is None or amount.quantity.kind != "percent":
        return
    direction: Direction = "up" if way.text == "up" else "down"
    told = course_of(clause, slots, [amount, *nodes[2:]])
    about, name = about_of(clause, slots), "measure_is_so_much_down"
    denied, start = clause.verb.negated, clause.verb.start
    yield from change_draft(clause, slots, about, direction, told, start, name, clause.subject, denied=denied)


CONSTRUCTIONS: tuple[Construction, ...] = (
    measure_is_higher_than_then,
    measure_is_below_level,
    measure_is_so_much_down,
)
