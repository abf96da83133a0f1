"""Constructions of the kind extreme: a measure's highest or lowest over time. Examples: extreme.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords, MeasureWords
from checks.grammar import extreme_beside, turning_points
from checks.grammar.compared_sides import growing
from checks.grammar.drafts import Construction, Draft
from checks.grammar.extremes import (
    extreme_draft,
    is_surpassed,
    names_telling,
    of_own_years,
    period_of_extreme,
    words_of,
)
from checks.grammar.needs import needs
from checks.grammar.slots import Slots
from checks.grammar.turning_points import REACHING
from checks.grammar.what_changes import narrowed
from checks.names import Name
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.phrases import Extreme, Node, Phrase

_ANY_EARLIER = (
    "any previous year",
    "any earlier year",
    "any prior year",
    "any year before",
    "any year previously",
)


@needs("subject", verb=("be", "stay"))
def never_higher(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "US copper output has never been higher"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or not verb.negated:
        return
    never = next((node for node in clause.nodes if isinstance(node, Item) and node.text == "never"), None)
    more = next(
        (node for node in clause.nodes if node.comparative is not None and isinstance(node, Item)), None
    )
    if never is None or more is None:
        return
    than = [node for node in clause.nodes if node.start >= more.end and not isinstance(node, Phrase)]
    compared = any(node.text == "than" for node in than)
    others = [node for node in clause.nodes if isinstance(node, Phrase) and node.start >= more.end]
    if not subject.is_measure or not verb.is_a("be", "stay") or others or narrowed(clause, subject):
        return
    if compared and len([time for time in clause.periods if time.role == "at"]) != 1:
        return
    extreme = Extreme("highest" if more.comparative == "more" else "lowest", end=more.end)
    about = slots.measure(clause, subject), slots.owner(clause, subject)
    anchor = (never.start, more.end)
    yield from extreme_draft(
        about, extreme, period_of_extreme(clause, slots), anchor, "never_higher", subject, frame=clause.frame
    )


@needs("measured", "extreme", verb=REACHING)
def measure_is_extreme(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Peru's copper output was the lowest in at least three years"; "Chile's copper output rose to its highest level since 2018";
    "Chile's copper output hit a record 5.8 million tons in 2018".
    """
    subject, verb = clause.subject, clause.verb
    if (
        subject is None
        or verb is None
        or not subject.is_measure
        or not verb.is_a(*REACHING)
        or narrowed(clause, subject)
    ):
        return
    reached = [*clause.objects[:1], *(phrase for tie, phrase in clause.adjuncts if tie in ("to", "at"))]
    for phrase in reached:
        extreme = phrase.extreme or of_own_years(clause, phrase)
        if extreme is None or phrase.agent is not None or is_surpassed(phrase):
            continue
        paced = growing(clause, subject) if phrase.head == "pace" else ()
        if phrase.head == "pace" and not paced:
            continue  # "output fell at its slowest pace since 2020"
        about = slots.measure(clause, subject, phrase, names=paced), slots.owner(clause, subject)
        anchor = words_of(phrase, extreme, slots)
        period = period_of_extreme(clause, slots)
        name = "measure_is_extreme"
        yield from extreme_draft(
            about, extreme, period, anchor, name, subject, denied=verb.negated, frame=clause.frame
        )


@needs("subject", "active", "object", "extreme")
def entity_has_extreme(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Russia mined a record 45,000 tons of copper in 2024"; "Chile posted its lowest copper output since 2003"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or verb.passive or subject.is_measure or not clause.objects:
        return
    phrase = clause.objects[0]
    if phrase.extreme is None or phrase.head in ("year", "record", "records") or is_surpassed(phrase):
        return
    names: tuple[Name, ...] = (
        () if phrase.concept is not None else tuple(n for n in verb.concepts if not n.data.get("generic"))
    )
    if phrase.concept is None and not names:
        return
    if phrase.concept is not None and not (verb.is_a("undergo", "have", "be") or verb.concepts):
        return
    owner = slots.entity(clause, subject) if phrase.owner is None else phrase.owner
    about = slots.measure(clause, phrase, subject, names=names), owner
    anchor = words_of(phrase, phrase.extreme, slots)
    period = period_of_extreme(clause, slots)
    name = "entity_has_extreme"
    yield from extreme_draft(
        about, phrase.extreme, period, anchor, name, subject, denied=verb.negated, frame=clause.frame
    )


@needs("subject", verb=("have", "undergo"))
def producers_have_record_year(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Russian palladium miners had a record year in 2024"; "China's fluorspar mines set an all-time record in 2023"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or not verb.is_a("have", "undergo") or subject.is_measure:
        return
    phrase = clause.objects[0] if clause.objects else None
    if phrase is None or phrase.extreme is None or phrase.concept is not None or is_surpassed(phrase):
        return
    told = next(
        (p for tie, p in clause.adjuncts if tie in ("for", "in", "of") and (p.concept or p.topic)), None
    )
    if told is None and not (subject.facility or subject.agent is not None):
        return
    names = names_telling(told if told is not None and told.concept is not None else subject, slots)
    measure = slots.measure(clause, told or subject, subject, names=names)
    if measure is None or measure.topic is None or measure.topic_carried:
        return
    entity = slots.entity(clause, subject)
    anchor = words_of(phrase, phrase.extreme, slots)
    period = period_of_extreme(clause, slots)
    name = "producers_have_record_year"
    yield from extreme_draft(
        (measure, entity),
        phrase.extreme,
        period,
        anchor,
        name,
        subject,
        denied=verb.negated,
        frame=clause.frame,
    )


@needs("subject", "active", word=("than",))
def more_than_in_any_year(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile mined less copper in 2024 than in any year since 2003"; "Peru's copper output was higher in 2024 than ever before"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or verb.passive:
        return
    found = than_any_year(clause.tail)
    if found is None or narrowed(clause, subject):
        return
    extreme, start = found
    spoken = slots.it_of(clause) if verb.is_a("be", "stay") else None
    if spoken is not None:
        about: tuple[MeasureWords | None, EntityWords | None] = spoken
    elif subject.is_measure:
        if not verb.is_a("be", "stay"):
            return
        about = slots.measure(clause, subject), slots.owner(clause, subject)
    else:
        names = verb.telling
        if not names:
            return
        phrases = [node for node in clause.tail if isinstance(node, Phrase)]
        about = slots.measure(clause, subject, *phrases, names=names), slots.entity(clause, subject)
    period = period_of_extreme(clause, slots)
    anchor = (start, extreme.end)
    yield from extreme_draft(
        about,
        extreme,
        period,
        anchor,
        "more_than_in_any_year",
        subject,
        denied=verb.negated,
        frame=clause.frame,
    )


def than_any_year(nodes: tuple[Node, ...]) -> tuple[Extreme, int] | None:
    """What "less … than in any year since 2005" or "higher than ever before" says, and where it begins."""
    than = next((at for at, node in enumerate(nodes) if isinstance(node, Item) and node.text == "than"), None)
    if than is None:
        return None
    word, start = None, 0
    for node in nodes[:than]:
        if node.comparative is not None and not (isinstance(node, Phrase) and node.quantity is not None):
            word, start = node.comparative, node.start
    behind = [
        node for node in nodes[than + 1 :] if not (isinstance(node, Item) and node.text in ("in", "at"))
    ]
    if word is None or not behind:
        return None
    first = behind[0]
    spoken = first.words if isinstance(first, Phrase) else (first.text,)
    side = "highest" if word == "more" else "lowest"
    if spoken[:1] == ("ever",):
        return Extreme(side, end=behind[min(1, len(behind) - 1)].end), start  # type: ignore[arg-type]
    if spoken[:1] in (("any",), ("either",)) and (years := _years_of(behind)) is not None:
        return Extreme(side, years=years, end=behind[-1].end), start  # type: ignore[arg-type]
    if " ".join(node.text.lower() for node in behind) in _ANY_EARLIER:
        return Extreme(side, end=behind[-1].end), start  # type: ignore[arg-type]
    if spoken[:1] != ("any",) or spoken[-1] not in ("year", "time", "point"):
        return None
    since = behind[1] if len(behind) > 1 else None
    if not isinstance(since, Item) or since.period is None or since.period.role != "since":
        return None
    return Extreme(side, since=since.period.words.year, end=since.end), start  # type: ignore[arg-type]


def _years_of(nodes: list[Node]) -> int | None:
    """The ten of "any of the previous ten years"."""
    last = nodes[-1]
    years = last.quantity.stated.value if isinstance(last, Phrase) and last.quantity is not None else None
    if isinstance(last, Item) and last.period is not None and last.period.role == "over":
        years = last.period.years
    return int(years) if years and "year" in nodes[-1].text.lower() else None


CONSTRUCTIONS: tuple[Construction, ...] = (
    measure_is_extreme,
    never_higher,
    entity_has_extreme,
    producers_have_record_year,
    more_than_in_any_year,
    *turning_points.CONSTRUCTIONS,
    *extreme_beside.CONSTRUCTIONS,
)
