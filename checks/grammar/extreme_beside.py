"""Extremes beside a noun or behind a statement: "…, the least since 2003", "a record output of …". Examples: extreme.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords, MeasureWords, PeriodWords
from checks.grammar.course_reader import course
from checks.grammar.course_times import opening_periods, when
from checks.grammar.drafts import Construction, Draft
from checks.grammar.extremes import extreme_draft, is_surpassed, names_telling, period_of_extreme, words_of
from checks.grammar.moved_by import economy_grows
from checks.grammar.moving import measure_changes
from checks.grammar.needs import needs
from checks.grammar.slots import Slots
from checks.grammar.spoken_of import spoken_of
from checks.queries import ValueQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.phrases import Phrase
from checks.values import replace

_LEVELS = frozenset(("highest", "lowest", "level", "levels", "record", "high", "low", "output", "total"))


@needs("no verb")
def extreme_beside_measure(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Turkey's inflation, the highest since 2001, has eroded savings"."""
    phrase = clause.objects[0] if clause.objects else None
    before = clause.leans_on
    if clause.verb is not None or clause.link != "," or before is None or before.verb is not None:
        return
    if (
        phrase is None
        or phrase.extreme is None
        or clause.nodes[0] is not phrase
        or phrase.quantity is not None
    ):
        return
    measured = before.objects[-1] if before.objects else None
    if measured is None or not measured.is_measure or measured.place is not None or is_surpassed(phrase):
        return
    about = slots.measure(before, measured), slots.owner(before, measured)
    host = next((other for other in slots.sentence.clauses if other.subject is measured), before)
    anchor = words_of(phrase, phrase.extreme, slots)
    period = period_of_extreme(before, slots) if before.periods else period_of_extreme(host, slots)
    yield from extreme_draft(
        about, phrase.extreme, period, anchor, "extreme_beside_measure", frame=clause.frame
    )


@needs("no verb")
def remark_extreme(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile mined 4.9 million tons of copper in 2024, the least since 2003"; "…, a record"."""
    phrase = clause.objects[0] if clause.objects else None
    if clause.verb is not None or phrase is None or clause.nodes[0] is not phrase or phrase.extreme is None:
        return
    if (
        phrase.quantity is not None
        or phrase.agent is not None
        or phrase.head == "year"
        or is_surpassed(phrase)
    ):
        return
    spoken = _growth_before(clause, slots) or spoken_of(clause, slots)
    if spoken is None:
        return
    measure, entity, model, before = spoken
    unsure = model is None and _is_of_the_change(phrase, before)
    anchor = words_of(phrase, phrase.extreme, slots)
    period = _spoken_period(model, before, slots)
    frame = model.frame if model is not None else before.frame
    about, name = (measure, entity), "remark_extreme"
    for draft in extreme_draft(about, phrase.extreme, period, anchor, name, frame=frame):
        yield replace(draft, problem=draft.problem or ("ambiguous_measure" if unsure else None))


def _is_of_the_change(phrase: Phrase, before: Clause) -> bool:
    """ "Peru's output rose by 5% in 2023, | the most since 2021": how much it rose, perhaps, and not how much it was."""
    verb, changed = before.verb, any(each.is_change for each in before.objects)
    sided = any(isinstance(node, Item) and node.text in ("up", "down") for node in before.tail)
    moves = changed or sided or (verb is not None and verb.is_a("rise", "fall", "multiply"))
    return moves and before.adjunct("to") is None and _LEVELS.isdisjoint(phrase.words)


def _growth_before(
    clause: Clause, slots: Slots
) -> tuple[MeasureWords, EntityWords | None, Draft | None, Clause] | None:
    """ "Kenya grew by 4.7% last year, | its slowest pace since 2020": the rate that the clause before tells."""
    before = clause.leans_on
    found = [] if before is None else [*economy_grows(before, slots), *_rate_told(before, slots)]
    for draft in found:
        if before is not None and isinstance(draft.query, ValueQuery):
            return draft.query.measure, draft.query.entity, draft, before
    return None


def _rate_told(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Spain's economy grew by 3.2% in 2024": a change of what has a rate of its own."""
    percent = any(isinstance(node, Phrase) and node.quantity is not None and node.quantity.kind == "percent"
                  for node in clause.tail)  # fmt: skip
    if (
        percent
        and clause.verb is not None
        and clause.verb.is_a("rise", "fall")
        and clause.adjunct("to") is None
    ):
        yield from (each for each in measure_changes(clause, slots) if isinstance(each.query, ValueQuery))


def _spoken_period(model: Draft | None, before: Clause, slots: Slots) -> tuple[PeriodWords, str | None]:
    if model is not None and isinstance(model.query, ValueQuery):
        return model.query.period, model.problem if model.problem == "ambiguous_period" else None
    told = course(before.tail, slots, opening_periods(before, slots))
    if told is not None and told.is_dated:
        return when(told, slots)[1:]
    return period_of_extreme(before, slots)


@needs("extreme")
def record_of_measure(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China's record cement output of 2.5 billion tons in 2014 has not been matched"."""
    for phrase in (
        *([clause.subject] if clause.subject is not None else []),
        *(p for _, p in clause.adjuncts),
    ):
        if (
            phrase.concept is None
            or phrase.extreme is None
            or phrase.owner is None
            or "record" not in phrase.words
        ):
            continue
        if is_surpassed(phrase):
            continue
        at = [node.period.words for before, node in zip(clause.nodes, clause.nodes[1:], strict=False)
              if before is phrase and isinstance(node, Item) and node.period is not None and node.period.role == "at"]  # fmt: skip
        period = (at[0], None) if at else period_of_extreme(clause, slots)
        anchor = words_of(phrase, phrase.extreme, slots)
        about = slots.measure(clause, phrase), phrase.owner
        yield from extreme_draft(
            about, phrase.extreme, period, anchor, "record_of_measure", frame=clause.frame
        )


@needs("no subject", verb=("be",))
def year_was_extreme(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "2018 was a record year for copper output in Chile"; "2020 was the worst year for Italy's economy since 2018"."""
    verb, opening = clause.verb, clause.nodes[0]
    if (
        verb is None
        or clause.subject is not None
        or not verb.is_a("be")
        or not isinstance(opening, Item)
        or opening.period is None
    ):
        return
    phrase = clause.objects[0] if clause.objects else None
    measured = clause.adjunct("for")
    if phrase is None or phrase.extreme is None or phrase.head not in ("year", "one"):
        return
    growth = slots.vocabulary_concept("growth")
    if measured is not None and measured.head == "economy" and _names_economy(measured, slots):
        if measured.opaque or measured.modifiers:
            return  # "for Italy's rural economy"
        about = slots.measure(clause, phrase, names=growth), slots.owner(clause, measured)
    elif measured is not None and measured.concept is not None:
        about = slots.measure(clause, measured), slots.owner(clause, measured)
    elif measured is not None and measured.topics and (measured.agent is not None or measured.facility):
        measure = slots.measure(clause, measured, names=names_telling(measured, slots))
        about = measure, slots.entity(clause, measured)  # "a record year for | Australia's gas producers"
    elif measured is None and phrase.owner is not None and _names_economy(phrase, slots):
        about = slots.measure(clause, phrase, names=growth), phrase.owner
    else:
        return
    anchor = words_of(phrase, phrase.extreme, slots)
    words = opening.period.words
    yield from extreme_draft(
        about,
        phrase.extreme,
        (words, None),
        anchor,
        "year_was_extreme",
        measured,
        denied=verb.negated,
        frame=clause.frame,
    )


def _names_economy(phrase: Phrase, slots: Slots) -> bool:
    """Whether a phrase speaks of an economy, whose good and bad years are those of its growth."""
    inside = [hit for hit in slots.sentence.hits if phrase.start <= hit.start and hit.end <= phrase.end]
    return any("gdp" in name.ids for hit in inside for name in hit.entry.names)


CONSTRUCTIONS: tuple[Construction, ...] = (
    extreme_beside_measure,
    year_was_extreme,
    remark_extreme,
    record_of_measure,
)
