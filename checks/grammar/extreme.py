"""Constructions of the kind extreme: a measure's highest or lowest over time. Examples: extreme.md."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from checks.claims import EntityWords, ExtremeQuery, Frame, Kind, MeasureWords, PeriodWords, ValueQuery
from checks.grammar import moving
from checks.grammar.changes import narrowed, spoken_of
from checks.grammar.course import course, opening_periods, when
from checks.grammar.drafts import Construction, Draft
from checks.grammar.slots import Slots, span
from checks.names import Name
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Extreme, Node, Phrase

_REACHING = ("be", "stay", "rank", "value", "undergo", "rise", "fall", "put")
_SURPASSED = ("previous", "old", "last", "earlier", "former")


def _period(clause: Clause, slots: Slots) -> tuple[PeriodWords, str | None]:
    """The time in which the extreme was reached: the clause's own, that of the clause it leans on, or of an opening."""
    edition = next((time.words.edition for time in slots.sentence.periods if time.words.edition), None)
    subject = clause.subject
    interrupting = [
        other
        for other in slots.sentence.clauses
        if other.verb is None
        and subject is not None
        and subject.end <= other.start
        and other.end <= clause.start
    ]
    for times in (
        *(each.periods for each in slots.leaned_on(clause)),
        opening_periods(clause, slots),
        *(each.periods for each in interrupting),
    ):
        at = [
            time.words
            for time in times
            if time.role == "at" and time.words.edition is None and time.years is None
        ]
        if len({words.name for words in at}) > 1:
            return PeriodWords(edition=edition), "ambiguous_period"
        if at:
            return replace(at[0], edition=edition), None
    return PeriodWords(edition=edition), None


def _draft(
    about: tuple[MeasureWords | None, EntityWords | None],
    extreme: Extreme,
    period: tuple[PeriodWords, str | None],
    anchor: tuple[int, int],
    construction: str,
    *others: Phrase | None,
    denied: bool = False,
    frame: Frame = Frame.ASSERTED,
) -> Iterator[Draft]:
    measure, entity = about
    words, problem = period
    if measure is None:
        return
    since = extreme.since
    if extreme.years is not None and words.year is not None:
        since = words.year - extreme.years
    if extreme.years is not None and since is None:
        return
    if since is not None and words.year is not None and since >= words.year:
        problem = problem or "ambiguous_period"
    if entity is None or entity.id is None:
        problem = problem or "unknown_entity"
    query = ExtremeQuery(measure, entity or EntityWords(None), extreme.side, since, words)
    yield Draft(Kind.EXTREME, anchor, span(anchor, *others), query, construction, denied, frame, problem)


def _is_surpassed(phrase: Phrase) -> bool:
    return any(word in _SURPASSED for word in phrase.words)


def _words_of(phrase: Phrase, extreme: Extreme, slots: Slots) -> tuple[int, int]:
    """The words that say that it is an extreme; a number among them is a claim of its own."""
    if phrase.quantity is None:
        return phrase.start, max(phrase.end, extreme.end)
    row = slots.sentence.tokens
    last = max(
        (token.end for token in row[: phrase.quantity.first] if token.end > phrase.start), default=phrase.end
    )
    return phrase.start, last


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
    if measured is None or not measured.is_measure or measured.place is not None or _is_surpassed(phrase):
        return
    about = slots.measure(before, measured), slots.owner(before, measured)
    host = next((other for other in slots.sentence.clauses if other.subject is measured), before)
    anchor = _words_of(phrase, phrase.extreme, slots)
    period = _period(before, slots) if before.periods else _period(host, slots)
    yield from _draft(about, phrase.extreme, period, anchor, "extreme_beside_measure", frame=clause.frame)


def never_higher(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "US copper output has never been higher"."""
    subject, verb = clause.subject, clause.verb
    never = next((node for node in clause.nodes if isinstance(node, Item) and node.text == "never"), None)
    more = next(
        (node for node in clause.nodes if node.comparative is not None and isinstance(node, Item)), None
    )
    if subject is None or verb is None or never is None or more is None or not verb.negated:
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
    yield from _draft(
        about, extreme, _period(clause, slots), anchor, "never_higher", subject, frame=clause.frame
    )


def measure_is_extreme(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Peru's copper output was the lowest in at least three years"; "Chile's copper output rose to its highest level since 2018";
    "Chile's copper output hit a record 5.8 million tons in 2018".
    """
    subject, verb = clause.subject, clause.verb
    if (
        subject is None
        or verb is None
        or not subject.is_measure
        or not verb.is_a(*_REACHING)
        or narrowed(clause, subject)
    ):
        return
    reached = [*clause.objects[:1], *(phrase for tie, phrase in clause.adjuncts if tie in ("to", "at"))]
    for phrase in reached:
        if phrase.extreme is None or phrase.agent is not None or _is_surpassed(phrase):
            continue
        about = slots.measure(clause, subject, phrase), slots.owner(clause, subject)
        anchor = _words_of(phrase, phrase.extreme, slots)
        period = _period(clause, slots)
        name = "measure_is_extreme"
        yield from _draft(
            about, phrase.extreme, period, anchor, name, subject, denied=verb.negated, frame=clause.frame
        )


def entity_has_extreme(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Russia mined a record 45,000 tons of copper in 2024"; "Chile posted its lowest copper output since 2003"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or verb.passive or subject.is_measure or not clause.objects:
        return
    phrase = clause.objects[0]
    if phrase.extreme is None or phrase.head in ("year", "record", "records") or _is_surpassed(phrase):
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
    anchor = _words_of(phrase, phrase.extreme, slots)
    period = _period(clause, slots)
    name = "entity_has_extreme"
    yield from _draft(
        about, phrase.extreme, period, anchor, name, subject, denied=verb.negated, frame=clause.frame
    )


def producers_have_record_year(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Russian palladium miners had a record year in 2024"; "China's fluorspar mines set an all-time record in 2023"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or not verb.is_a("have", "undergo") or subject.is_measure:
        return
    phrase = clause.objects[0] if clause.objects else None
    if phrase is None or phrase.extreme is None or phrase.concept is not None or _is_surpassed(phrase):
        return
    told = next(
        (p for tie, p in clause.adjuncts if tie in ("for", "in", "of") and (p.concept or p.topic)), None
    )
    if told is None and not (subject.facility or subject.agent is not None):
        return
    names = _names(told if told is not None and told.concept is not None else subject, slots)
    measure = slots.measure(clause, told or subject, subject, names=names)
    if measure is None or measure.topic is None or measure.topic_carried:
        return
    entity = slots.entity(clause, subject)
    anchor = _words_of(phrase, phrase.extreme, slots)
    period = _period(clause, slots)
    name = "producers_have_record_year"
    yield from _draft(
        (measure, entity),
        phrase.extreme,
        period,
        anchor,
        name,
        subject,
        denied=verb.negated,
        frame=clause.frame,
    )


def _names(phrase: Phrase, slots: Slots) -> tuple[Name, ...]:
    """The concept that a phrase names, or what a bare topic is measured by."""
    named = tuple(name for name in (phrase.concept, phrase.agent) if name is not None)
    return named or tuple(
        name
        for concept in sorted(english().function["concepts_of_a_bare_topic"])
        for name in slots.vocabulary_concept(concept)
    )


def year_was_extreme(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "2018 was a record year for copper output in Chile"."""
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
    if phrase is None or phrase.extreme is None or phrase.head != "year":
        return
    if measured is not None and measured.concept is not None:
        about = slots.measure(clause, measured), slots.owner(clause, measured)
    elif measured is None and phrase.owner is not None and _names_economy(phrase, slots):
        about = slots.measure(clause, phrase, names=slots.vocabulary_concept("growth")), phrase.owner
    else:
        return
    anchor = _words_of(phrase, phrase.extreme, slots)
    words = opening.period.words
    yield from _draft(
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
    """Whether a year's owner is an economy, whose good and bad years are those of its growth."""
    inside = [hit for hit in slots.sentence.hits if phrase.start <= hit.start and hit.end <= phrase.end]
    return any("gdp" in name.ids for hit in inside for name in hit.entry.names)


def remark_extreme(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile mined 4.9 million tons of copper in 2024, the least since 2003"; "…, a record"."""
    phrase = clause.objects[0] if clause.objects else None
    if clause.verb is not None or phrase is None or clause.nodes[0] is not phrase or phrase.extreme is None:
        return
    if (
        phrase.quantity is not None
        or phrase.agent is not None
        or phrase.head == "year"
        or _is_surpassed(phrase)
    ):
        return
    spoken = spoken_of(clause, slots) or _growth_before(clause, slots)
    if spoken is None:
        return
    measure, entity, model, before = spoken
    anchor = _words_of(phrase, phrase.extreme, slots)
    period = _spoken_period(model, before, slots)
    frame = model.frame if model is not None else before.frame
    yield from _draft((measure, entity), phrase.extreme, period, anchor, "remark_extreme", frame=frame)


def _growth_before(
    clause: Clause, slots: Slots
) -> tuple[MeasureWords, EntityWords | None, Draft | None, Clause] | None:
    """ "Kenya grew by 4.7% last year, | its slowest pace since 2020": the rate that the clause before tells."""
    before = clause.leans_on
    found = [] if before is None else list(moving.economy_grows(before, slots))
    for draft in found:
        if before is not None and isinstance(draft.query, ValueQuery):
            return draft.query.measure, draft.query.entity, draft, before
    return None


def _spoken_period(model: Draft | None, before: Clause, slots: Slots) -> tuple[PeriodWords, str | None]:
    if model is not None and isinstance(model.query, ValueQuery):
        return model.query.period, model.problem if model.problem == "ambiguous_period" else None
    told = course(before.tail, slots, opening_periods(before, slots))
    if told is not None and told.is_dated:
        return when(told, slots)[1:]
    return _period(before, slots)


def measure_peaks(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China's cement production peaked in 2014"; "Peru's output of tin bottomed out in 2016"."""
    subject, verb = clause.subject, clause.verb
    if (
        subject is None
        or verb is None
        or not verb.is_a("peak", "trough")
        or not subject.is_measure
        or narrowed(clause, subject)
    ):
        return
    period = _period(clause, slots)
    if period[0].year is None and period[1] is None:
        return
    about = slots.measure(clause, subject), slots.owner(clause, subject)
    extreme = Extreme("highest" if verb.is_a("peak") else "lowest")
    amount = clause.adjunct("at")
    end = max(
        [verb.end, *(node.end for node in clause.tail if isinstance(node, Item) and node.period is not None)]
    )
    anchor = (verb.start, end if amount is None or amount.quantity is None else verb.end)
    if amount is not None and amount.quantity is not None and about[0] is not None and about[1] is not None:
        at = slots.sentence.span(amount.quantity.first, amount.quantity.after)
        value = ValueQuery(about[0], about[1], slots.with_unit(amount.quantity), period[0])
        problem = period[1] or (None if about[1].id is not None else "unknown_entity")
        yield Draft(
            Kind.VALUE, at, span(at, subject), value, "measure_peaks", verb.negated, clause.frame, problem
        )
    yield from _draft(
        about, extreme, period, anchor, "measure_peaks", subject, denied=verb.negated, frame=clause.frame
    )


def more_than_in_any_year(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile mined less copper in 2024 than in any year since 2003"; "Peru's copper output was higher in 2024 than ever before"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or verb.passive or narrowed(clause, subject):
        return
    found = _than_any_year(clause.tail)
    if found is None:
        return
    extreme, start = found
    if subject.is_measure:
        if not verb.is_a("be", "stay"):
            return
        about = slots.measure(clause, subject), slots.owner(clause, subject)
    else:
        names = tuple(name for name in verb.concepts if not name.data.get("generic"))
        if not names:
            return
        phrases = [node for node in clause.tail if isinstance(node, Phrase)]
        about = slots.measure(clause, subject, *phrases, names=names), slots.entity(clause, subject)
    period = _period(clause, slots)
    anchor = (start, extreme.end)
    yield from _draft(
        about,
        extreme,
        period,
        anchor,
        "more_than_in_any_year",
        subject,
        denied=verb.negated,
        frame=clause.frame,
    )


def _than_any_year(nodes: tuple[Node, ...]) -> tuple[Extreme, int] | None:
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
    if spoken[:1] != ("any",) or spoken[-1] not in ("year", "time", "point"):
        return None
    since = behind[1] if len(behind) > 1 else None
    if not isinstance(since, Item) or since.period is None or since.period.role != "since":
        return None
    return Extreme(side, since=since.period.words.year, end=since.end), start  # type: ignore[arg-type]


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
        if _is_surpassed(phrase):
            continue
        at = [node.period.words for before, node in zip(clause.nodes, clause.nodes[1:], strict=False)
              if before is phrase and isinstance(node, Item) and node.period is not None and node.period.role == "at"]  # fmt: skip
        period = (at[0], None) if at else _period(clause, slots)
        anchor = _words_of(phrase, phrase.extreme, slots)
        about = slots.measure(clause, phrase), phrase.owner
        yield from _draft(about, phrase.extreme, period, anchor, "record_of_measure", frame=clause.frame)


CONSTRUCTIONS: tuple[Construction, ...] = (
    measure_is_extreme,
    extreme_beside_measure,
    never_higher,
    entity_has_extreme,
    producers_have_record_year,
    year_was_extreme,
    remark_extreme,
    measure_peaks,
    more_than_in_any_year,
    record_of_measure,
)
