"""Rules 7 and 8: which of the record's measures the words can mean, and how the verdicts under each are weighed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from checks.claim_words import Attribution, MeasureWords, PeriodWords
from checks.reasons import Note, Reason
from checks.record.catalogue import Catalogue
from checks.record.catalogue_entries import Measure
from checks.values import dataclass, replace
from checks.verdicts.answers import Answer, abstain
from checks.verdicts.editions import in_force
from checks.verdicts.periods import spots
from checks.verdicts.view import Record, Spot, View
from checks.verdicts.wording import measure_name

PROCESSED, MINED = "processed", "mined"
"""What smelters and refineries turn out is any reading of a production but that of mines."""

BASES = {
    "concentrate": ("concentrate",),
    "contained": ("contain", "content"),
    "ore": ("ore",),
    "gross": ("gross",),
    "oxide": ("oxide",),
}
"""Qualifiers that name a basis, with the words of a measure's own basis that mean the same.

Without a table on that basis, the claim and the record do not count in the same unit.
"""

ORE = "ore"
"""The basis that a topic's name tells ("lead ore"), by which no places or parts differ, only amounts."""

HARMLESS = frozenset({"mined"})
"""Qualifiers that the verb alone brings ("digs coal"): no loss where the publisher tells no stage of the making."""

STAGES = frozenset({"mined", "refined", "smelted"})
"""Qualifiers that tell such a stage."""

RATES = frozenset({"growth", "inflation", "population_growth"})
"""Concepts that are changes themselves."""

_DURATIONS = ("minutes", "hours", "days", "weeks", "months")

SILENT = (Reason.NO_DATA_FOR_ENTITY, Reason.NO_DATA_FOR_PERIOD)
"""A reading that abstains so says nothing about the claim."""

DOUBTFUL = (
    Reason.RANK_UNDETERMINED,
    Reason.UNDETERMINED,
    Reason.COARSE,
    Reason.FINER_THAN_TABLE,
    Reason.VAGUE,
)
"""A reading that abstains so may hold."""


@dataclass(frozen=True, slots=True)
class Readings:
    """The measures that the words can mean, the default first, and what stands in the way of a verdict."""

    measures: tuple[Measure, ...]
    problem: Reason | None = None


def readings(
    words: MeasureWords | None, attribution: Attribution, units: Iterable[str | None], record: Record
) -> Readings:
    """The held measures that fit the words, the publisher credited, and the units of what is stated."""
    catalogue = record.catalogue
    known = _known(words, catalogue, attribution.publisher) if words else ()
    found = tuple(measure for measure in known if record.editions(measure.id))
    publisher = attribution.publisher
    if publisher is not None and not _held(catalogue, publisher):
        return Readings(found, Reason.SOURCE_NOT_HELD)
    if words is None:
        return Readings((), Reason.NO_REFERENCE_TABLE)
    if words.rivals:
        unknown = words.topic is None and not found and all(" " in rival for rival in words.rivals)
        return Readings(found, Reason.NO_REFERENCE_TABLE if unknown else Reason.AMBIGUOUS_MEASURE)
    if not found:
        return Readings((), _why_none(words, catalogue))
    units = tuple(units)
    wanted = words.qualifiers if any(units) else tuple(each for each in words.qualifiers if each != ORE)
    qualified = tuple(each for each in found if _qualified(wanted, each, found)) if wanted else found
    if not qualified:
        basis = any(qualifier in BASES for qualifier in words.qualifiers)
        return Readings(found, Reason.UNIT_MISMATCH if basis else Reason.NO_REFERENCE_TABLE)
    credited = tuple(measure for measure in qualified if publisher in (None, measure.publisher))
    if not credited:
        return Readings(qualified, Reason.NO_REFERENCE_TABLE)
    fitting = tuple(measure for measure in credited if all(fits(unit, measure) for unit in units))
    return Readings(fitting) if fitting else Readings(credited, Reason.UNIT_MISMATCH)


def of_its_only_topic(words: MeasureWords, entity: str | None, record: Record) -> MeasureWords:
    """ "Tarnów's output", where the only table that lists Tarnów, no country, is one of the output of vehicles."""
    known = record.catalogue.entities.get(entity or "")
    if known is None or known.kind != "other" or words.topic is not None or words.rivals:
        return words
    if any(not each.topics for each in record.catalogue.measures_for(words.concept, None)):
        return words
    found = {
        each.topics[0]
        for each in record.catalogue.measures.values()
        if each.concept == words.concept and len(each.topics) == 1
        if _lists(each, entity or "", record)
    }
    return replace(words, topic=found.pop()) if len(found) == 1 else words


def of_who_is_listed(found: Readings, entity: str | None, record: Record) -> Readings:
    """The readings whose tables list a user's own entity, where any does: no other publisher has a figure of it."""
    known = record.catalogue.entities.get(entity or "")
    if known is None or known.kind != "other" or len(found.measures) < 2:
        return found
    listing = tuple(each for each in found.measures if _lists(each, known.id, record))
    return replace(found, measures=listing) if listing else found


def _lists(measure: Measure, entity: str, record: Record) -> bool:
    """Whether a table of the measure has a row of the entity."""
    tables = (record.table(measure.id, edition.id) for edition in record.editions(measure.id))
    return any(who == entity for table in tables for who, _ in table.cells)


def fits(unit: str | None, measure: Measure) -> bool:
    """Whether a stated unit is the measure's own; "$" stands for dollars of any basis, points for percentages; a rate's may be its name."""
    own = measure.unit
    if own is None and unit is not None and unit == measure.basis:
        return True  # "2.2 per 100,000"
    if unit == "pp":
        return own == "%"
    if unit is None and own is not None and own == measure.dimension:
        return True  # "a score of 497"; "a capacity of 81,000", of seats
    if own is None and unit is not None and unit in measure.title.split():
        return True  # "35 ships" of ships delivered, where another table has orders in ships
    dollars = unit is not None and own is not None and unit.startswith("USD") and own.startswith("USD")
    return unit == own or (dollars and unit == "USD") or is_told_by_less(unit, measure)


def is_told_by_less(unit: str | None, measure: Measure) -> bool:
    """Whether a price is stated without what it is by, or a length of time by a bare number.

    "Butter costs €7.60", where a table has euros per kilogram; "Waiting times: Leeds 21", where it has weeks. That the two
    agree is no accident; that they do not may be as another amount was meant.
    """
    if unit is None:
        return measure.unit in _DURATIONS
    money, by, _ = (measure.unit or "").partition("/")
    return bool(by) and unit == money and unit.isupper()


def sister(spot: Spot, words: MeasureWords) -> Spot | None:
    """Another measure of the spot's publisher, for the same period or the newest in force with the spot's edition."""
    for measure in spot.catalogue.measures_for(words.concept, words.topic, words.qualifiers):
        if measure.publisher == spot.measure.publisher:
            return at_same_time(spot, measure)
    return None


def at_same_time(spot: Spot, measure: Measure) -> Spot | None:
    """Another measure as one read it while the spot's edition was in force: its period if printed, else the newest."""
    editions = spot.view.record.editions(measure.id)
    if not editions:
        return None
    same = next((edition for edition in editions if edition.id == spot.view.standing.id), None)
    standing = same or in_force(editions, spot.view.standing.published).editions[0]
    view = View(spot.view.record, measure, editions, standing, spot.view.day)
    table = view.table(standing)
    if spot.period in table.periods:
        return Spot(view, table, spot.period)
    found = spots(view, PeriodWords(), ranking=False)
    return None if isinstance(found, Reason) else found[0]


def usual(words: MeasureWords | None, read: Iterable[Measure], record: Record) -> tuple[Measure, ...]:
    """The default among the readings; for a publisher that has not got it, its measures of the default's kind.

    Where several kinds have a default of their own (nominal and PPP), the one that most publishers print is meant.
    """
    among = tuple(read)
    if len(among) < 2:
        return among
    known = record.catalogue.measures_for(words.concept, words.topic, words.qualifiers) if words else ()
    kinds = Counter(measure.qualifiers for measure in known)
    defaults = [measure.qualifiers for measure in known if measure.default]
    most = max((kinds[each] for each in defaults), default=0)
    meant = {each for each in defaults if kinds[each] == most}
    alike = tuple(measure for measure in among if measure.qualifiers in meant)
    return tuple(measure for measure in alike if measure.default) or alike or among


def weighed(
    answers: Mapping[Measure, Answer], defaults: Sequence[Measure], credited: bool
) -> tuple[Measure, Answer]:
    """One answer from those under each reading (rule 8), with the reading that it is about.

    Verified: the default reading holds. Contradicted: no reading does. Otherwise the claim is ambiguous. Where there
    are several defaults or none, they must agree, those without a figure aside.
    """
    speaking = [each for each in defaults if answers[each].reason not in SILENT] or list(defaults)
    main = speaking[0]
    others = [each for each in answers if each not in defaults]
    verdicts = {answers[each].verdict for each in speaking}
    if len(verdicts) > 1:
        turned = next(each for each in speaking if answers[each].verdict is not answers[main].verdict)
        return main, _open(main, answers[main], turned, answers[turned])
    if answers[main].holds and not credited:
        against = [each for each in others if answers[each].fails and each.publisher != main.publisher]
        return main, answers[main].noted(Note.PUBLISHERS_DISAGREE) if against else answers[main]
    if answers[main].fails:
        for each in others:
            if answers[each].holds or answers[each].reason in DOUBTFUL:
                return main, _open(main, answers[main], each, answers[each])
    return main, answers[main]


def _open(measure: Measure, answer: Answer, other: Measure, turned: Answer) -> Answer:
    """The abstention where two readings are judged differently; it names both."""
    same = other.publisher == measure.publisher
    holding, its = (other, turned) if not answer.holds else (measure, answer)
    naming = f"; the claim holds for {measure_name(holding)}" if its.holds and same else ""
    says = ". ".join(dict.fromkeys(each.says for each in (answer, turned) if each.says)) + naming
    reason = Reason.AMBIGUOUS_MEASURE if same else Reason.PUBLISHERS_DISAGREE
    return abstain(reason, (*answer.evidence[:1], *turned.evidence[:1]), says)


def _known(words: MeasureWords, catalogue: Catalogue, publisher: str | None) -> tuple[Measure, ...]:
    """The measures that fit the words: where these say no more than that it is mined, each publisher's only kind, too.

    A publisher who is credited may have none but one that is also of a further kind: the CIA's GDP at PPP is real.
    """
    known = catalogue.measures_for(words.concept, words.topic, words.qualifiers)
    if words.qualifiers and publisher not in (None, *(each.publisher for each in known)):
        every = catalogue.measures_for(words.concept, words.topic)
        theirs = (each for each in every if each.publisher == publisher)
        known = (*known, *(each for each in theirs if set(each.qualifiers).issuperset(words.qualifiers)))
    if not words.qualifiers or not HARMLESS.issuperset(words.qualifiers):
        return known
    every = catalogue.measures_for(words.concept, words.topic)
    staged = {each.publisher for each in every if STAGES & set(each.qualifiers)}
    return (*known, *(each for each in every if each not in known and each.publisher not in staged))


def _held(catalogue: Catalogue, publisher: str) -> bool:
    known = catalogue.publishers.get(publisher)
    return known is not None and known.held


def _why_none(words: MeasureWords, catalogue: Catalogue) -> Reason:
    """A concept that is held for some topics is ambiguous where none is named; all else has no table."""
    without_topic = words.topic is None
    known = words.concept in catalogue.concepts
    return Reason.AMBIGUOUS_MEASURE if without_topic and known else Reason.NO_REFERENCE_TABLE


def _qualified(wanted: Iterable[str], measure: Measure, found: Sequence[Measure]) -> bool:
    """Whether a measure is of the kind that the words ask for."""
    own = measure.basis or ""
    missing = frozenset(wanted) - frozenset(measure.qualifiers)
    if MINED not in measure.qualifiers:
        missing -= {PROCESSED}
    if not any(STAGES & set(each.qualifiers) for each in found if each.publisher == measure.publisher):
        missing -= HARMLESS
    return all(any(word in own for word in BASES.get(each, ())) for each in missing)
