"""What the constructions of changes share: the claim, what changes, in which direction, and since when."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Literal

from checks.claims import (
    ChangeQuery,
    EntityWords,
    Frame,
    Interval,
    Kind,
    MeasureWords,
    Query,
    Stated,
    ValueQuery,
)
from checks.grammar import value
from checks.grammar.course import Course, course, like, negative, opening_periods, when
from checks.grammar.drafts import Draft
from checks.grammar.slots import Slots, span
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase
from checks.reading.years import Period
from checks.values import replace

Direction = Literal["up", "down", "flat", "any"]
# measures, as the words name them, of which a change by a percentage in a year is a measure of its own
_RATES = {("gdp", ""): "growth", ("inflation", "prices"): "inflation"}
_UPWARD = ("up", "higher")
_DOWNWARD = ("down", "lower")
_RESTRICTING = (
    "at",
    "from",
    "by",
    "to",
    "with",
    "for",
    "on",
    "under",
    "via",
    "in",
    "into",
    "between",
    "against",
)


def change_draft(
    clause: Clause,
    slots: Slots,
    about: tuple[MeasureWords | None, EntityWords | None],
    direction: Direction,
    told: Course | None,
    start: int,
    construction: str,
    *others: Phrase | None,
    denied: bool = False,
    frame: Frame | None = None,
) -> Iterator[Draft]:
    """The change, and the value that it led to where both are said."""
    measure, entity = about
    if measure is None or told is None or not (told.has_amount or told.left or told.arrived or told.is_dated):
        return
    if told.to_extreme and not (told.has_amount or told.left or told.arrived):
        return
    if told.at_pace and told.arrived is not None and not told.has_amount and measure.concept == "gdp":
        told.relative, told.arrived = told.arrived.stated, None
    spoken = _dated_by_figure(told, clause.subject, slots)
    _date_as_before(told, measure, slots)
    begin, until, problem = when(told, slots)
    if entity is None or entity.id is None:
        problem = problem or "unknown_entity"
    entity = entity or EntityWords(None)
    left = like(told.left, told.arrived, slots, measure) if told.left else None
    arrived = like(told.arrived, told.left, slots, measure) if told.arrived else None
    apart = told.arrived is not None and left is None
    query: Query = ChangeQuery(
        measure,
        entity,
        direction,
        told.relative,
        told.ratio,
        told.difference,
        left,
        None if apart else arrived,
        begin,
        until,
    )
    named = {"", *measure.words.lower().split()} & {"", "prices"}
    rate = next(
        (rate for (concept, word), rate in _RATES.items() if concept == measure.concept and word in named), ""
    )
    if told.on_average and not rate:
        return
    if slots.vocabulary_concept(rate) and not _gives_levels(told):
        growth = replace(measure, concept=rate)
        if rate == "growth" and not {"nominal", "ppp"}.isdisjoint(
            (*measure.qualifiers, *measure.words.lower().split())
        ):
            problem = problem or "ambiguous_measure"  # in whose money?
        yearly = begin is None or (until.year is not None and begin.year == until.year - 1)
        yearly = yearly or _sets_rates_beside(told)
        if not yearly and rate != measure.concept:
            problem = problem or "ambiguous_measure"  # "grew 30% since 2010": in prices of which year?
        elif yearly and told.relative is not None:
            query = ValueQuery(growth, entity, signed(told.relative, direction), until)
        elif yearly and direction in ("up", "down") and not told.has_amount:
            query = ChangeQuery(growth, entity, direction, _ANY, to_period=until)
        if yearly and told.relative is not None and told.left is not None and told.since is not None:
            yield from _rate_before(growth, entity, told, direction, slots, construction)
    end = max(
        told.end, start + 1, clause.verb.end if clause.verb is not None and clause.verb.start == start else 0
    )
    rates = isinstance(query, ValueQuery) and told.left is not None
    anchor = (start, _before_arrival(told, slots, start) if apart or rates else end)
    frame = frame or clause.frame
    kind = Kind.VALUE if isinstance(query, ValueQuery) else Kind.CHANGE
    reach = span(anchor, *others)
    if not (spoken and apart and not told.has_amount):
        yield Draft(kind, anchor, reach, query, construction, denied, frame, problem)
    if apart and arrived is not None and told.arrived is not None and not denied:
        at = slots.sentence.span(told.arrived.first, told.arrived.after)
        reason = None if problem == "ambiguous_period" and until.year is not None else problem
        came = ValueQuery(measure, entity, arrived, until)
        yield Draft(Kind.VALUE, at, span(reach, at), came, construction, frame=frame, problem=reason)


def _dated_by_figure(told: Course, subject: Phrase | None, slots: Slots) -> bool:
    """Whether "that" or "the figure" changes; its own time is then the end that the words leave out."""
    figure = slots.spoken(subject) if subject is not None and subject.anaphor == "measure" else None
    if figure is None or told.stretch is not None:
        return figure is not None
    if told.until is None:
        told.until = figure.period
    elif told.since is None and figure.period.year is not None:
        told.since = Period(0, 0, figure.period, "from")
    return True


_LEADING_IN = ("to", "at", "compared", "against", "versus", "from")
_ANY = Stated(
    None,
    Interval(0.0, math.inf, open_low=True),
    Interval(0.0, math.inf, open_low=True),
    "%",
    words="more than 0%",
)


def signed(stated: Stated, direction: Direction) -> Stated:
    """A rate of growth, below zero where something shrank."""
    return negative(stated) if direction == "down" else stated


def _date_as_before(told: Course, measure: MeasureWords, slots: Slots) -> None:
    """ "… dropped 31% since 2005. Britain's are down 45% over the same period": times that the sentence before tells."""
    if told.as_before:
        found = [draft.query for draft in slots.before if isinstance(draft.query, ChangeQuery)]
        if (
            len({(query.from_period, query.to_period) for query in found}) == 1
            and found[0].from_period is not None
        ):
            told.since, told.problem = Period(0, 0, found[0].from_period, "from"), None
            told.until = found[0].to_period
    elif (
        not told.is_dated
        and (until := slots.period_told_before(measure)) is not None
        and until.year is not None
    ):
        told.until = until


def _sets_rates_beside(told: Course) -> bool:
    """ "Prices rose by 58.5% in 2024, against 72.3% in 2022": the earlier time is that of the other rate."""
    return told.relative is not None and told.left is not None and told.left.kind == "percent"


def _gives_levels(told: Course) -> bool:
    """Whether a change is told by figures of the measure itself: "GDP rose to $4.7 trillion"."""
    return any(end is not None and end.kind != "percent" for end in (told.left, told.arrived))


def _rate_before(
    growth: MeasureWords,
    entity: EntityWords,
    told: Course,
    direction: Direction,
    slots: Slots,
    construction: str,
) -> Iterator[Draft]:
    """ "Grew 7.1% in 2024, compared with 5.1% in 2023": the rate of the earlier year."""
    assert told.left is not None
    assert told.since is not None
    at = slots.sentence.span(told.left.first, told.left.after)
    earlier = when(told, slots)[0]
    problem = None if earlier is not None and earlier.year is not None else "ambiguous_period"
    problem = problem if entity.id is not None else "unknown_entity"
    query = ValueQuery(growth, entity, signed(told.left.stated, direction), earlier or told.since.words)
    yield Draft(Kind.VALUE, at, at, query, construction, problem=problem)


def _before_arrival(told: Course, slots: Slots, start: int) -> int:
    """The offset behind the words before "to 45,000 tons", which are a claim of their own."""
    row = slots.sentence.tokens
    other = told.arrived if told.arrived is not None else told.left
    at = other.first - 1 if other is not None else 0
    while at > 0 and row[at].text not in _LEADING_IN:
        at -= 1
    at -= at > 1 and row[at - 1].text == ","
    return max(row[at - 1].end if at else 0, start + 1)


def about_of(clause: Clause, slots: Slots, *others: Phrase) -> tuple[MeasureWords | None, EntityWords | None]:
    """The measure and the entity of a clause whose subject is a measure; nothing where more words narrow it down."""
    subject, power = clause.subject, _power_of(clause, slots)
    if subject is not None and power is not None:
        return power, slots.owner(clause, subject)
    if (told := slots.it_of(clause)) is not None:
        return told
    if (
        subject is None
        or not subject.is_measure
        or subject.place is not None
        or subject.quantity is not None
        or subject.share
    ):
        return None, None
    if narrowed(clause, subject) or (
        subject.topics and subject.concept is not None and "inflation" in subject.concept.ids
    ):
        return None, None
    return slots.measure(clause, subject, *others), slots.owner(clause, subject)


def _power_of(clause: Clause, slots: Slots) -> MeasureWords | None:
    """ "Solar power in India has more than doubled": the power that is generated."""
    subject = clause.subject
    if subject is None or subject.topic not in english().function["topics_of_power"] or subject.opaque:
        return None
    if (
        subject.concept is not None
        or subject.quantity is not None
        or subject.place is not None
        or subject.facility
    ):
        return None
    names = slots.concepts_of_bare_topic(subject)
    return slots.measure(clause, subject, names=names) if names else None


def narrowed(clause: Clause, measured: Phrase) -> bool:
    """Whether words behind a measure make it another one: "exports to China", "output at the mine"."""
    between = [node for node in clause.nodes if node.start >= measured.end]
    for index, node in enumerate(between):
        if isinstance(node, Item) and (node.kind in ("auxiliary", "negation") or node.is_verb):
            break
        tie = between[index - 1] if index else None
        if (
            isinstance(node, Phrase)
            and isinstance(tie, Item)
            and tie.text in _RESTRICTING
            and node.quantity is None
        ):
            return not (measured.owner is None and tie.text == "in" and len(node.entities) == 1)
    return any(
        tie in ("in", "at", "to", "from", "with")
        and phrase.start > measured.end
        and (phrase.entities or phrase.proper)
        for tie, phrase in clause.adjuncts
        if not (measured.owner is None and tie == "in")
    )


def direction_of(clause: Clause, *classes: tuple[str, Direction]) -> Direction | None:
    verb = clause.verb
    found = [direction for name, direction in classes if verb is not None and verb.is_a(name)]
    return found[0] if len(set(found)) == 1 else None


def times_before(clause: Clause, slots: Slots) -> list[Period]:
    """The times of a clause's own opening; a gapped clause has that of the clause that it leans on."""
    own = opening_periods(clause, slots)
    before = clause.leans_on
    if (
        own
        or any(isinstance(node, Item) and node.period is not None for node in clause.nodes)
        or before is None
    ):
        return own
    if before.verb is None or not before.verb.is_a("rise", "fall", "multiply", "lift", "lower", "move", "be"):
        return own
    complements = [
        node for node in before.tail if node not in before.objects[:1] or node.quantity is not None
    ]
    told = course(complements, slots, opening_periods(before, slots))
    if told is None or told.until is None or told.until.year is None:
        return own
    held = [
        time
        for time in (*before.periods, *opening_periods(before, slots))
        if time.words == told.until and time.role == "at"
    ]
    return own + held[:1]


def tail_of(clause: Clause, slots: Slots) -> list[Node]:
    """What stands behind the verb, with complements that only a comma parts from it: "rose 26%, from 175,000 tons to 220,000"."""
    nodes = [*_opening_start(clause, slots), *clause.tail]
    for other in slots.sentence.clauses:
        if other.start < clause.end or other is clause:
            continue
        first = other.nodes[0]
        tied = isinstance(first, Item) and (
            first.text in ("from", "to", "against", "by") or first.period is not None
        )
        tied = tied or (isinstance(first, Phrase) and first.head == "compared")
        if other.verb is not None or other.link != "," or not tied or _names_another(other):
            break
        nodes += other.nodes
    return _until_another(nodes)


def _until_another(nodes: list[Node]) -> list[Node]:
    """ "By 5.5% in 2023 | and 2.9% in 2024": the course up to what goes on with another amount of its own time."""
    for index, node in enumerate(nodes):
        amount, time = nodes[index + 1 : index + 2], nodes[index + 2 : index + 3]
        linked = isinstance(node, Item) and node.kind == "conjunction" and bool(amount and time)
        told = linked and isinstance(amount[0], Phrase) and amount[0].quantity is not None
        if told and isinstance(time[0], Item) and time[0].period is not None:
            return nodes[:index]
    return nodes


def _names_another(clause: Clause) -> bool:
    """ "…, against 1.1% in France": what is set against the change is another entity's."""
    where = clause.adjunct("in", "for")
    return where is not None and bool(where.entities)


def _opening_start(clause: Clause, slots: Slots) -> list[Node]:
    """ "From 1.47 million tons in 2023, | Peru's output fell to …", "Compared with 2010, | …"."""
    first = slots.sentence.clauses[0]
    opened = first is not clause and first.verb is None and first.end <= clause.start
    starts = len(first.adjuncts) == 1 and first.adjuncts[0][0] == "from" and not first.objects
    starts = starts and first.adjuncts[0][1].quantity is not None
    return list(first.nodes) if opened and (starts or _sets_against(first)) else []


def _sets_against(clause: Clause) -> bool:
    """ "Compared with 2010, | coal output rose 2%", "Relative to 2010, | …"."""
    opener = getattr(clause.nodes[0], "words", (clause.nodes[0].text.lower(),))
    return opener in (("compared",), ("relative",), ("versus",), ("against",))


def up_or_down(nodes: Sequence[Node]) -> tuple[int, Direction] | None:
    """Where "up" or "down" stands before an amount or "from" among some nodes, and which."""
    for index, node in enumerate(nodes[:3]):
        if isinstance(node, Item) and node.text in ("up", "down"):
            return index, "up" if node.text == "up" else "down"
        than = nodes[index + 1] if index + 1 < len(nodes) else None
        if isinstance(node, Phrase) and node.words and node.words[-1] in (*_UPWARD, *_DOWNWARD):
            if isinstance(than, Item) and than.text == "than":
                return None
            return index, "up" if node.words[-1] in _UPWARD else "down"
        degree = isinstance(node, Phrase) and len(node.words) == 1 and node.head.endswith("ly")
        if not degree and (not isinstance(node, Item) or node.kind not in ("adverb", "mark")):
            return None
    return None


def untied(nodes: Sequence[Node]) -> list[Node]:
    """Nodes without the "up" or "lower" that leads them or ends their amount, so that the amount stands bare."""
    first = nodes[0]
    kept = (
        [replace(first, comparative=None)] if isinstance(first, Phrase) and first.quantity is not None else []
    )
    return [*kept, *nodes[1:]]


def bare(phrase: Phrase) -> Phrase:
    """The amount of "an 8% rise" as if it stood alone."""
    return replace(phrase, head="", opaque=False)


def noun_direction(phrase: Phrase) -> Direction:
    return "up" if phrase.head in english().function["rise_nouns"] else "down"


def until_verb(nodes: Sequence[Node]) -> list[Node]:
    """The nodes before the next verb or bare noun: the complements of the noun before them."""
    kept: list[Node] = []
    for node in nodes:
        bare = not kept or not isinstance(kept[-1], Item) or kept[-1].kind != "preposition"
        if isinstance(node, Phrase) and bare:
            break
        if isinstance(node, Item) and (node.kind == "auxiliary" or node.is_verb):
            break
        kept.append(node)
    return kept


def spoken_of(
    clause: Clause, slots: Slots
) -> tuple[MeasureWords, EntityWords | None, Draft | None, Clause] | None:
    """What the clause speaks of on which a remark leans: its subject if that is a measure, else that of its value."""
    for before in list(slots.leaned_on(clause))[1:]:
        if before.verb is None and before.kind != "main":
            continue
        if before.subject is not None and before.subject.is_measure and not narrowed(before, before.subject):
            measure = slots.measure(before, before.subject)
            return (
                (measure, slots.owner(before, before.subject), None, before) if measure is not None else None
            )
        for rule in value.CONSTRUCTIONS:
            for draft in rule(before, slots):
                if isinstance(draft.query, ValueQuery):
                    return draft.query.measure, draft.query.entity, draft, before
        return None
    return None


def than_then(nodes: Sequence[Node], index: int, slots: Slots) -> tuple[Direction, Period, int] | None:
    """The direction, the time and the end of "more than in 2023" or "below their level of 2010" behind an amount."""
    phrase = nodes[index]
    assert isinstance(phrase, Phrase)
    rest = list(nodes[index + 1 :])
    word = phrase.comparative
    if word is None and rest and isinstance(rest[0], Item) and rest[0].comparative is not None:
        word, rest = rest[0].comparative, rest[1:]
    than = isinstance(rest[0], Item) and rest[0].text == "than" if rest else False
    if word is not None and than:
        direction: Direction = "up" if word == "more" else "down"
    elif (
        rest
        and isinstance(rest[0], Item)
        and rest[0].text in ("below", "above", "under", "over")
        and word is None
    ):
        direction = "down" if rest[0].text in ("below", "under") else "up"
    else:
        return None
    behind = rest[1] if len(rest) > 1 else None
    if (
        isinstance(behind, Phrase)
        and set(behind.words) & english().function["level_nouns"]
        or isinstance(behind, Phrase)
        and behind.anaphor
    ):
        rest = rest[1:]
        behind = rest[1] if len(rest) > 1 else None
    if (
        isinstance(behind, Item)
        and behind.period is not None
        and behind.period.role in ("at", "from", "since")
    ):
        return direction, behind.period, behind.end
    return None
