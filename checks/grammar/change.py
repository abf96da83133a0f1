"""Constructions of the kind change: a measure between two times. Examples: change.md.

"Rose 8% to 45,000 tons" is a change and a value; "fell to 31,000 tons from 43,000" is one change.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

from checks.claims import ChangeQuery, EntityWords, Frame, Kind, MeasureWords, Query, ValueQuery
from checks.grammar import value
from checks.grammar.course import Course, course, like, multiplied, negative, opening_periods, when
from checks.grammar.drafts import Construction, Draft
from checks.grammar.slots import Slots, span
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Node, Phrase
from checks.reading.years import Period

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


def _draft(
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
    begin, until, problem = when(told, slots)
    if entity is None or entity.id is None:
        problem = problem or "unknown_entity"
    entity = entity or EntityWords(None)
    left = like(told.left, told.arrived, slots) if told.left else None
    arrived = like(told.arrived, told.left, slots) if told.arrived else None
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
    if slots.vocabulary_concept(rate) and told.relative is not None and begin is None and left is None:
        growth = replace(measure, concept=rate)
        query = ValueQuery(
            growth, entity, negative(told.relative) if direction == "down" else told.relative, until
        )
    end = max(
        told.end, start + 1, clause.verb.end if clause.verb is not None and clause.verb.start == start else 0
    )
    anchor = (start, _before_arrival(told, slots, start) if apart else end)
    frame = frame or clause.frame
    kind = Kind.VALUE if isinstance(query, ValueQuery) else Kind.CHANGE
    reach = span(anchor, *others)
    yield Draft(kind, anchor, reach, query, construction, denied, frame, problem)
    if apart and arrived is not None and told.arrived is not None and not denied:
        at = slots.sentence.span(told.arrived.first, told.arrived.after)
        reason = None if problem == "ambiguous_period" and until.year is not None else problem
        came = ValueQuery(measure, entity, arrived, until)
        yield Draft(Kind.VALUE, at, span(reach, at), came, construction, frame=frame, problem=reason)


def _before_arrival(told: Course, slots: Slots, start: int) -> int:
    """The offset behind the words before "to 45,000 tons", which are a claim of their own."""
    row = slots.sentence.tokens
    at = told.arrived.first - 1 if told.arrived is not None else 0
    while at > 0 and row[at].text not in ("to", "at"):
        at -= 1
    return max(row[at - 1].end if at else 0, start + 1)


# -------------------------------------------------------------------- of what
def _about(clause: Clause, slots: Slots, *others: Phrase) -> tuple[MeasureWords | None, EntityWords | None]:
    """The measure and the entity of a clause whose subject is a measure; nothing where more words narrow it down."""
    subject = clause.subject
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


def _direction(clause: Clause, *classes: tuple[str, Direction]) -> Direction | None:
    verb = clause.verb
    found = [direction for name, direction in classes if verb is not None and verb.is_a(name)]
    return found[0] if len(set(found)) == 1 else None


def _times_before(clause: Clause, slots: Slots) -> list[Period]:
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


def _tail(clause: Clause, slots: Slots) -> list[Node]:
    """What stands behind the verb, with complements that only a comma parts from it: "rose 26%, from 175,000 tons to 220,000"."""
    nodes = list(clause.tail)
    for other in slots.sentence.clauses:
        if other.start < clause.end or other is clause:
            continue
        first = other.nodes[0]
        tied = isinstance(first, Item) and (
            first.text in ("from", "to", "against") or first.period is not None
        )
        tied = tied or (isinstance(first, Phrase) and first.head == "compared")
        if other.verb is not None or other.link != "," or not tied:
            break
        nodes += other.nodes
    return nodes


# -------------------------------------------------------------------- constructions
def measure_changes(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile's copper output rose 8% in 2024"; "…, while Peru's fell to 2.6 million tons from 2.8 million"."""
    verb, direction = clause.verb, _direction(clause, ("rise", "up"), ("fall", "down"))
    if verb is None or direction is None or verb.passive:
        return
    told = course(_tail(clause, slots), slots, _times_before(clause, slots))
    about = _about(clause, slots)
    yield from _draft(
        clause,
        slots,
        about,
        direction,
        told,
        verb.start,
        "measure_changes",
        clause.subject,
        denied=verb.negated,
    )


def economy_grows(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Argentina grew by 3.4 percent in 2024"."""
    verb, subject = clause.verb, clause.subject
    if verb is None or subject is None or verb.passive or subject.is_measure or not subject.is_entity:
        return
    grown = tuple(name for name in verb.concepts if "growth" in name.ids)
    told = course(_tail(clause, slots), slots, _times_before(clause, slots))
    if (
        not grown
        or told is None
        or told.relative is None
        or told.relative.written_unit == "part"
        or told.arrived
        or told.left
    ):
        return
    begin, until, problem = when(told, slots)
    measure, entity = slots.measure(clause, subject, names=grown), slots.entity(clause, subject)
    if measure is None or begin is not None:
        return
    problem = problem or (None if entity is not None and entity.id is not None else "unknown_entity")
    stated = negative(told.relative) if verb.is_a("fall") else told.relative
    query = ValueQuery(
        replace(measure, concept="growth", rivals=()), entity or EntityWords(None), stated, until
    )
    anchor = (verb.start, told.end)
    yield Draft(
        Kind.VALUE, anchor, span(anchor, subject), query, "economy_grows", verb.negated, clause.frame, problem
    )


def measure_is_changed(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "India's reserves of rare earths were revised up to 6.9 million tons from 6.1 million"."""
    verb, direction = clause.verb, _direction(clause, ("lift", "up"), ("lower", "down"))
    if verb is None or direction is None or not (verb.passive or verb.form == "participle"):
        return
    told = course(_tail(clause, slots), slots, _times_before(clause, slots))
    about = _about(clause, slots)
    yield from _draft(
        clause,
        slots,
        about,
        direction,
        told,
        verb.start,
        "measure_is_changed",
        clause.subject,
        denied=verb.negated,
    )


def measure_multiplies(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Vietnam's cement production has more than doubled since 2010"; "Zambia's copper output halved in a year"."""
    verb = clause.verb
    if verb is None or not verb.is_a("multiply"):
        return
    told = course(_tail(clause, slots), slots, _times_before(clause, slots))
    if told is None or told.has_amount or clause.objects:
        return
    told.ratio, told.relative = multiplied(clause, slots)
    direction: Direction = "down" if told.relative is not None else "up"
    about = _about(clause, slots)
    yield from _draft(
        clause,
        slots,
        about,
        direction,
        told,
        verb.start,
        "measure_multiplies",
        clause.subject,
        denied=verb.negated,
    )


def measure_goes(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Brazil's output of rare earths went from 560 tons in 2024 to 2,000 tons in 2025"."""
    verb = clause.verb
    if verb is None or not verb.is_a("move"):
        return
    told = course(_tail(clause, slots), slots, _times_before(clause, slots))
    if told is None or told.left is None or told.arrived is None:
        return
    before, after = told.left.stated.value, told.arrived.stated.value
    about = _about(clause, slots)
    direction: Direction = "any"
    if before is not None and after is not None and told.left.stated.unit == told.arrived.stated.unit:
        direction = "up" if after > before else "down"
    yield from _draft(
        clause, slots, about, direction, told, verb.start, "measure_goes", clause.subject, denied=verb.negated
    )


def gapped_change(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile's copper output rose by 8% in 2024 and Peru's by 3%"; "the USGS cut its figure for Vietnam's reserves of rare earths
    to 3.5 million tons from 22 million and that for Russia's by more than half".
    """
    before = clause.leans_on
    if (
        clause.verb is not None
        or before is None
        or before.verb is None
        or not clause.objects
        or clause.nodes[0] is not clause.objects[0]
    ):
        return
    measured = clause.objects[0]
    if not (measured.elliptic or measured.anaphor == "measure") or measured.owner is None:
        return
    model = next((draft for rule in _MODELS for draft in rule(before, slots)), None)
    if model is None or not isinstance(model.query, ChangeQuery | ValueQuery):
        return
    told = course(clause.nodes[1:], slots, _times_before(clause, slots))
    if told is None or not (told.has_amount or told.arrived):
        return
    about = slots.measure(clause, measured), slots.owner(clause, measured)
    direction = _direction(before, ("rise", "up"), ("fall", "down"), ("lift", "up"), ("lower", "down"))
    if direction is None:
        return
    for draft in _draft(
        clause, slots, about, direction, told, measured.start, "gapped_change", measured, frame=model.frame
    ):
        yield replace(draft, denied=model.denied)


def measure_is_flat(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "India's production of rare earths was flat in 2024 at 2,900 tonnes"; "Peru's copper output was little changed in 2023"."""
    verb = clause.verb
    if verb is None:
        return
    flat = next((phrase for phrase in clause.objects if _is_flat(phrase)), None)
    if not (verb.is_a("flat") or (flat is not None and verb.is_a("be", "stay", "rank"))):
        return
    rest = [node for node in clause.tail if node is not flat]
    told = course(rest, slots, _times_before(clause, slots))
    about = _about(clause, slots)
    if told is not None:
        told.end = max(told.end, flat.end if flat is not None else verb.end)
    yield from _draft(
        clause, slots, about, "flat", told, verb.start, "measure_is_flat", clause.subject, denied=verb.negated
    )


def _is_flat(phrase: Phrase) -> bool:
    words = phrase.words
    return bool(words) and (
        words[-1] in english().function["flat_words"]
        or words[-2:] in (("little", "changed"), ("the", "same"))
    )


def entity_changes_measure(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Thailand more than tripled its production of rare earths in 2024"; "the USGS cut its figure for Vietnam's reserves of
    rare earths to 3.5 million tons from 22 million".
    """
    verb, subject = clause.verb, clause.subject
    if verb is None or subject is None or verb.passive or not clause.objects:
        return
    measured = clause.objects[0]
    direction = _direction(clause, ("lift", "up"), ("lower", "down"), ("multiply", "any"))
    stands_for = measured.anaphor == "entity" and measured.head in ("theirs", "its", "hers", "his")
    if (
        direction is None
        or not (measured.is_measure or stands_for)
        or measured.place is not None
        or measured.quantity is not None
    ):
        return
    if subject.concept is not None or subject.quantity is not None or narrowed(clause, measured):
        return
    if subject.agent is not None and not subject.head.endswith("s"):
        return  # one miner is not the country
    rest = list(clause.tail[clause.tail.index(measured) + 1 :])
    told = course(rest, slots, _times_before(clause, slots))
    if told is None:
        return
    if direction == "any":
        if told.has_amount:
            return
        told.ratio, told.relative = multiplied(clause, slots)
        direction = "down" if told.relative is not None else "up"
    theirs = stands_for or measured.owner_anaphor or measured.owner is None
    if subject.publisher is not None and theirs:
        return
    owner = slots.entity(clause, subject) if theirs else slots.owner(clause, measured)
    about = slots.measure(clause, measured, subject), owner
    told.end = max(told.end, measured.end)
    construction = "entity_changes_measure"
    yield from _draft(
        clause,
        slots,
        about,
        direction,
        told,
        verb.start,
        construction,
        subject,
        measured,
        denied=verb.negated,
    )


def rise_before(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile's copper output grew 8% in 2024 after a 5% fall in 2023"."""
    verb = clause.verb
    if verb is None or not verb.is_a("rise", "fall", "multiply") or verb.passive:
        return
    for index, node in enumerate(clause.tail):
        tie = clause.tail[index - 1] if index else None
        if not isinstance(node, Phrase) or not node.is_change or node.quantity is None:
            continue
        if not isinstance(tie, Item) or tie.text not in ("after", "following"):
            continue
        follows = clause.tail[index + 1] if index + 1 < len(clause.tail) else None
        if not isinstance(follows, Item) or follows.period is None or index + 2 != len(clause.tail):
            continue
        told = course([_bare(node), follows], slots)
        about = _about(clause, slots)
        direction = _noun_direction(node)
        yield from _draft(clause, slots, about, direction, told, node.start, "rise_before", clause.subject)


def _up_or_down(nodes: Sequence[Node]) -> tuple[int, Direction] | None:
    """Where "up" or "down" stands before an amount or "from" among some nodes, and which."""
    for index, node in enumerate(nodes[:3]):
        if isinstance(node, Item) and node.text in ("up", "down"):
            return index, "up" if node.text == "up" else "down"
        than = nodes[index + 1] if index + 1 < len(nodes) else None
        if isinstance(node, Phrase) and node.words and node.words[-1] in (*_UPWARD, *_DOWNWARD):
            if isinstance(than, Item) and than.text == "than":
                return None
            return index, "up" if node.words[-1] in _UPWARD else "down"
        if not isinstance(node, Item) or node.kind not in ("adverb", "mark"):
            return None
    return None


def measure_is_up(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Peru's copper output was down by 3% in 2024"; "Chile's copper output in 2024 was up 8% on the year before"."""
    verb, found = clause.verb, _up_or_down(clause.tail)
    if verb is None or found is None or not verb.is_a("be", "stay", "rank"):
        return
    index, direction = found
    told = course(_untied(clause.tail[index:]), slots, _times_before(clause, slots))
    about = _about(clause, slots)
    yield from _draft(
        clause,
        slots,
        about,
        direction,
        told,
        verb.start,
        "measure_is_up",
        clause.subject,
        denied=verb.negated,
    )


def _untied(nodes: Sequence[Node]) -> list[Node]:
    """Nodes without the "up" or "lower" that leads them or ends their amount, so that the amount stands bare."""
    first = nodes[0]
    kept = (
        [replace(first, comparative=None)] if isinstance(first, Phrase) and first.quantity is not None else []
    )
    return [*kept, *nodes[1:]]


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


def remark_up(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Peru mined 2.6 million tons of copper in 2024, down 4% from the year before"; "…, up from 5 million tons in 2023"."""
    found = _up_or_down(clause.nodes)
    if found is None or clause.verb is not None:
        return
    index, direction = found
    if any(tie == "in" and where.entities for tie, where in clause.adjuncts):
        return  # "up from 2.6 million in Peru" is no change of Chile's
    yield from _remark(
        clause, slots, direction, _untied(clause.nodes[index:]), clause.nodes[index].start, "remark_up"
    )


def remark_rise(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile mined 5.3 million tons of copper in 2024, an 8% increase from 2023"; "…, a fall of 4% on the year"."""
    first = clause.objects[0] if clause.objects else None
    if (
        clause.verb is not None
        or first is None
        or not first.is_change
        or first.quantity is None
        or clause.nodes[0] is not first
    ):
        return
    if any(tie in ("in", "of") for tie, _ in clause.adjuncts):
        return
    rest = [_bare(first), *clause.nodes[1:]]
    yield from _remark(clause, slots, _noun_direction(first), rest, first.start, "remark_rise")


def _bare(phrase: Phrase) -> Phrase:
    """The amount of "an 8% rise" as if it stood alone."""
    return replace(phrase, head="", opaque=False)


def _noun_direction(phrase: Phrase) -> Direction:
    return "up" if phrase.head in english().function["rise_nouns"] else "down"


def _remark(
    clause: Clause, slots: Slots, direction: Direction, nodes: Sequence[Node], start: int, construction: str
) -> Iterator[Draft]:
    spoken = spoken_of(clause, slots)
    told = course(nodes, slots)
    if spoken is None or told is None or not (told.has_amount or told.left):
        return
    measure, entity, model, before = spoken
    if model is not None and isinstance(model.query, ValueQuery):
        told.until = told.until or model.query.period
        frame, problem = model.frame, model.problem
    else:
        earlier = course(before.tail, slots, _times_before(before, slots))
        told.until = told.until or (earlier.until if earlier is not None else None)
        frame, problem = before.frame, None
    for draft in _draft(clause, slots, (measure, entity), direction, told, start, construction, frame=frame):
        yield replace(draft, problem=draft.problem or problem)


def rise_in_measure(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "An 8% rise in Chile's copper output in 2024 pleased investors"; "Peru recorded a 4% fall in copper output in 2024"."""
    for index, node in enumerate(clause.nodes):
        tie, measured = clause.nodes[index + 1 : index + 2], clause.nodes[index + 2 : index + 3]
        if not isinstance(node, Phrase) or not node.is_change or not tie or not measured:
            continue
        of = isinstance(tie[0], Item) and tie[0].text in ("in", "of")
        if not of or not isinstance(measured[0], Phrase) or measured[0].concept is None:
            continue
        phrase = measured[0]
        told = course(
            [_bare(node), *_until_verb(clause.nodes[index + 3 :])], slots, opening_periods(clause, slots)
        )
        owner = slots.owner(clause, phrase) or node.owner
        undergoing = (
            clause.verb is not None and clause.verb.is_a("undergo", "have") and clause.subject is not None
        )
        if owner is None and undergoing and not (clause.subject and clause.subject.is_measure):
            owner = slots.entity(clause, clause.subject)
        about = slots.measure(clause, phrase, node), owner
        if told is not None:
            told.end = max(told.end, phrase.end)
        yield from _draft(
            clause, slots, about, _noun_direction(node), told, node.start, "rise_in_measure", phrase
        )


def _until_verb(nodes: Sequence[Node]) -> list[Node]:
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


def measure_sees_rise(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile's copper output saw an 8% increase in 2024"; "Peru's copper output suffered a drop of 4% in 2024"."""
    verb = clause.verb
    if (
        verb is None
        or not verb.is_a("undergo", "have")
        or not clause.objects
        or not clause.objects[0].is_change
    ):
        return
    rise = clause.objects[0]
    rest: list[Node] = [
        _bare(node) if node is rise and rise.quantity is not None else node for node in clause.tail
    ]
    if rise.quantity is None:
        rest = [node for node in rest if node is not rise]
    told = course(rest, slots, _times_before(clause, slots))
    if told is not None:
        told.end = max(told.end, rise.end)
    about = _about(clause, slots)
    yield from _draft(
        clause,
        slots,
        about,
        _noun_direction(rise),
        told,
        verb.start,
        "measure_sees_rise",
        clause.subject,
        denied=verb.negated,
    )


def measure_is_more_than_then(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Peru's copper output was 4% lower than in 2023"; "Chile mined 5.3 million tons of copper in 2024, 8% more than in 2023"."""
    for index, node in enumerate(clause.nodes):
        if (
            not isinstance(node, Phrase)
            or node.quantity is None
            or node.quantity.kind not in ("percent", "part", "amount", "multiple")
        ):
            continue
        then = _than_then(clause.nodes, index, slots)
        if then is None:
            continue
        direction, since, end = then
        told = Course(since=since, end=end)
        amount = node.quantity
        told.relative = amount.stated if amount.kind in ("percent", "part") else None
        told.difference = slots.with_unit(amount) if amount.kind == "amount" else None
        told.ratio = amount.stated if amount.kind == "multiple" else None
        if clause.verb is None and index == 0:
            yield from _then_remark(clause, slots, direction, told, node.start)
        elif (
            clause.verb is not None
            and clause.verb.is_a("be", "stay", "rank")
            and clause.objects[:1] == (node,)
        ):
            told.until = next(
                (time.words for time in clause.periods if time.role == "at" and time is not since), None
            )
            about = _about(clause, slots)
            start = clause.verb.start
            name = "measure_is_more_than_then"
            yield from _draft(
                clause, slots, about, direction, told, start, name, clause.subject, denied=clause.verb.negated
            )


def entity_makes_more_than_then(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Peru produced 4% less copper in 2024 than in 2023"; "Peru produced more copper in 2024 than in 2023"."""
    subject, verb, nodes = clause.subject, clause.verb, clause.tail
    names = tuple(name for name in verb.concepts if not name.data.get("generic")) if verb is not None else ()
    if (
        subject is None
        or verb is None
        or verb.passive
        or subject.is_measure
        or not names
        or narrowed(clause, subject)
    ):
        return
    made = next((index for index, node in enumerate(nodes) if node.comparative is not None), None)
    than = next(
        (index for index, node in enumerate(nodes) if isinstance(node, Item) and node.text == "than"), None
    )
    then = nodes[than + 1] if than is not None and than + 1 < len(nodes) else None
    if (
        made is None
        or than is None
        or made > 1
        or not isinstance(then, Item)
        or then.period is None
        or than + 2 != len(nodes)
    ):
        return
    at = [
        node.period.words for node in nodes[made:than] if isinstance(node, Item) and node.period is not None
    ]
    between = [node for node in nodes[made + 1 : than] if isinstance(node, Phrase) and not node.topics]
    more = nodes[made]
    if (
        between
        or len(at) > 1
        or (isinstance(more, Phrase) and more.quantity is not None and more.quantity.kind != "percent")
    ):
        return
    told = Course(since=then.period, until=at[0] if at else None, end=then.end)
    if isinstance(more, Phrase) and more.quantity is not None:
        told.relative = more.quantity.stated
    phrases = [node for node in nodes if isinstance(node, Phrase)]
    about = slots.measure(clause, subject, *phrases, names=names), slots.entity(clause, subject)
    direction: Direction = "up" if more.comparative == "more" else "down"
    name = "entity_makes_more_than_then"
    yield from _draft(clause, slots, about, direction, told, more.start, name, subject, denied=verb.negated)


def _then_remark(
    clause: Clause, slots: Slots, direction: Direction, told: Course, start: int
) -> Iterator[Draft]:
    spoken = spoken_of(clause, slots)
    if spoken is None:
        return
    measure, entity, model, before = spoken
    if model is not None and isinstance(model.query, ValueQuery):
        told.until = model.query.period
    else:
        earlier = course(before.tail, slots, _times_before(before, slots))
        told.until = earlier.until if earlier is not None else None
    name = "measure_is_more_than_then"
    for draft in _draft(clause, slots, (measure, entity), direction, told, start, name, frame=before.frame):
        yield replace(draft, problem=draft.problem or (model.problem if model is not None else None))


def _than_then(nodes: Sequence[Node], index: int, slots: Slots) -> tuple[Direction, Period, int] | None:
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


def measure_brought_to(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Two new mines opened, taking China's output of rare earths to 270,000 tons in 2024"."""
    verb = clause.verb
    if (
        verb is None
        or not verb.is_a("bring")
        or verb.passive
        or not clause.objects
        or clause.objects[0].concept is None
    ):
        return
    measured = clause.objects[0]
    rest = list(clause.tail[clause.tail.index(measured) + 1 :])
    told = course(rest, slots, _times_before(clause, slots))
    if (
        told is None
        or told.arrived is None
        or told.has_amount
        or narrowed(clause, measured)
        or verb.is_a("lift")
    ):
        return
    begin, until, problem = when(told, slots)
    measure, entity = slots.measure(clause, measured), slots.owner(clause, measured)
    if measure is None:
        return
    problem = problem or (None if entity is not None and entity.id is not None else "unknown_entity")
    at = slots.sentence.span(told.arrived.first, told.arrived.after)
    if told.left is None:
        query: Query = ValueQuery(
            measure, entity or EntityWords(None), like(told.arrived, None, slots), until
        )
        yield Draft(
            Kind.VALUE,
            at,
            span(measured, at),
            query,
            "measure_brought_to",
            verb.negated,
            clause.frame,
            problem,
        )


_MODELS: tuple[Construction, ...] = (measure_changes, measure_is_changed, entity_changes_measure)
CONSTRUCTIONS: tuple[Construction, ...] = (
    measure_changes,
    economy_grows,
    measure_is_changed,
    measure_multiplies,
    measure_goes,
    measure_is_flat,
    entity_changes_measure,
    measure_is_up,
    remark_up,
    remark_rise,
    rise_in_measure,
    rise_before,
    gapped_change,
    measure_sees_rise,
    measure_is_more_than_then,
    entity_makes_more_than_then,
    measure_brought_to,
)
