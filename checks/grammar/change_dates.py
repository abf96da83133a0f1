"""When a change began and ended, where its clause leaves that to other clauses or to the sentence before."""

from __future__ import annotations

from checks.claim_words import EntityWords, MeasureWords, PeriodWords
from checks.grammar.among_some import all_there_are, is_all_so_many
from checks.grammar.course import Course
from checks.grammar.course_reader import is_that_time
from checks.grammar.slots import Slots
from checks.grammar.slots_given import phrases_in
from checks.queries import ChangeQuery, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.reading.years import Period

SINCE_THEN = frozenset(("since", "since then", "since that time"))  # the adverbs
_POINTING = frozenset(("same", "that", "those", "this"))


def dated_before(start: int, came: ValueQuery, slots: Slots) -> PeriodWords | None:
    """ "Peru's output, 2.7 million tons in 2021, | was down to 2.6 million in 2024": the earlier year told of it before."""
    named = {
        who.id
        for node in slots.sentence.nodes
        if isinstance(node, Phrase) and node.end <= start
        for who in (*node.entities, node.owner)
        if who is not None
    }
    year = came.period.year
    if year is None or named - {came.entity.id}:
        return None
    times = [
        time.words
        for time in slots.sentence.periods
        if time.role == "at" and slots.sentence.span(time.first, time.after)[1] <= start
    ]
    earlier = [
        each for each in times if each.how == "in" and each.part is None and (each.year or year) < year
    ]
    return earlier[-1] if earlier else None


def dated_by_figure(told: Course, subject: Phrase | None, slots: Slots) -> bool:
    """Whether "that" or "the figure" changes; its own time is then the end that the words leave out."""
    figure = slots.spoken(subject) if subject is not None and subject.anaphor == "measure" else None
    if figure is None or told.stretch is not None:
        return figure is not None
    if told.until is None:
        told.until = figure.period
    elif told.since is None and figure.period.year is not None:
        told.since = Period(0, 0, figure.period, "from")
    return True


def dated_in_between(clause: Clause, slots: Slots) -> PeriodWords | None:
    """ "Peru's copper output, | 1.25 million tons in 2010 |, has doubled": the time of the figure beside the subject."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None:
        return None
    between = (each for each in slots.sentence.clauses if subject.end <= each.start < verb.start)
    times = [time.words for each in between if each.verb is None for time in each.periods]
    return times[0] if len(times) == 1 else None


def over_that_time(clause: Clause, slots: Slots) -> bool:
    """ "… 160 million in 2005. | Over the same stretch | Germany's output fell by half": a time told before, which opens a clause."""
    if _POINTING.isdisjoint(slots.sentence.said):
        return False
    return any(tie in ("over", "in", "during") and is_that_time(each) for tie, each in slots.framing(clause))


def date_as_in_sentence(told: Course, clause: Clause, slots: Slots) -> None:
    """ "… from 75 billion in 2010 to 8 billion in 2024, and Britain's has nearly halved | over the same period": its two years."""
    times = [time.words for time in slots.sentence.periods if _is_told_before(time, clause, slots)]
    years = sorted({each.year for each in times if each.year is not None})
    plain = all(each.year is not None and each.part is None for each in times)
    if plain and len(years) == 2 and told.since is None and told.until is None:
        told.since, told.until = Period(0, 0, PeriodWords(years[0]), "from"), PeriodWords(years[1])
        told.as_before, told.problem = False, None


def date_since_then(told: Course, clause: Clause, slots: Slots) -> None:
    """ "Oil output hit bottom in 2021 and has | since | risen by 44%": from the one year that the words before tell."""
    if SINCE_THEN.isdisjoint(clause.adverbs):
        return
    years = {
        time.words.name: time.words for time in slots.sentence.periods if _is_told_before(time, clause, slots)
    }
    told.until, told.since, told.problem = None, None, "ambiguous_period"
    if len(years) == 1 and (then := next(iter(years.values()))).year is not None:
        told.since, told.problem = Period(0, 0, PeriodWords(then.year), "since"), None


def _is_told_before(time: Period, clause: Clause, slots: Slots) -> bool:
    return time.role != "date" and slots.sentence.span(time.first, time.after)[1] <= clause.start


def is_news_of_own(clause: Clause, slots: Slots, measure: MeasureWords, entity: EntityWords | None) -> bool:
    """ "Burglaries fell in Eastmere", of a user's own places: what their newest figures tell, though no time is said."""
    told = f"{measure.concept} {measure.topic or ''}".strip()
    own, listed = told in slots.of_holders, entity is not None and entity.id in slots.listed
    if not (own or listed or _tells_how_many(clause)) or measure.by_head:
        return False
    function, subject = english().function, clause.subject
    rising = function["members_that_come_and_go"] | function["who_may_rise_to_their_feet"]
    plain = not clause.objects and all(tie in ("in", "at", "of") for tie, _ in clause.adjuncts)
    if (
        subject is None
        or subject.head in rising
        or not plain
        or not set(clause.adverbs) - {"only", "just"} <= function["degrees"]
        or _is_so_again_and_again(clause)
    ):
        return False
    where = clause.adjunct("in", "at")
    counted = any(each is not None and each.quantity is not None for each in (clause.subject, where))
    only = clause.antecedent is not None and "only" in clause.antecedent.words
    return listed or ((own or _tells_how_many(clause)) and (counted or only))


def _tells_how_many(clause: Clause) -> bool:
    """ "Tea exports fell in three | of the five countries": of as many as a user's table may list."""
    told = (phrase.some_of or phrase for phrase in phrases_in(clause.nodes))
    return any(all_there_are(phrase) is not None or is_all_so_many(phrase) for phrase in told)


def _is_so_again_and_again(clause: Clause) -> bool:
    """ "Power generation | rises | at Tolmin when it rains": a present tense that tells no news."""
    verbs = [node for node in clause.nodes if isinstance(node, Item) and node.is_verbal]
    return len(verbs) == 1 and verbs[0].verb_form in ("base", "s")


def date_as_behind(told: Course, clause: Clause, slots: Slots) -> None:
    """ "Burglaries rose in Quayside | and fell in Holm Park | in 2024": the time of both, which the last one tells."""
    following = [each for each in slots.sentence.clauses if each.start >= clause.end]
    other = following[0] if following and not (clause.periods or told.says_much) else None
    if other is None or other.verb is None or clause.verb is None or other.link not in ("and", "but"):
        return
    alike = other.verb.is_a("rise", "fall") and not (other.verb.modal or clause.verb.modal)
    own = any(node is other.subject for node in other.nodes)
    if alike and not own and len(other.periods) == 1 and other.periods[0].role == "at":
        told.until = other.periods[0].words


def date_as_before(told: Course, measure: MeasureWords, slots: Slots) -> None:
    """ "… dropped 31% since 2005. Britain's are down 45% over the same period": times that the sentence before tells."""
    if told.as_before:
        found = [draft.query for draft in slots.before if isinstance(draft.query, ChangeQuery)]
        if (
            len({(query.from_period, query.to_period) for query in found}) == 1
            and found[0].from_period is not None
        ):
            told.since, told.problem = Period(0, 0, found[0].from_period, "from"), None
            told.until = found[0].to_period
        elif not found and (ends := _two_years_before(slots)) is not None:
            told.since, told.until, told.problem = Period(0, 0, ends[0], "from"), ends[1], None
    elif told.left is not None and not told.is_dated and (earlier := _the_change_before(slots)) is not None:
        told.since, told.until = (
            Period(0, 0, earlier.from_period or earlier.to_period, "from"),
            earlier.to_period,
        )
    elif not told.is_dated and (years := _years_of_same_before(measure, slots)) is not None:
        told.since, told.until = Period(0, 0, years[0], "from"), years[1]
        told.problem = told.problem or (None if years[1].year is not None else "ambiguous_period")
    elif (
        not told.is_dated
        and (until := slots.period_told_before(measure)) is not None
        and until.year is not None
    ):
        unsure = slots.unsure_of(until)
        told.until, told.problem = (until, told.problem) if unsure is None else (PeriodWords(), unsure)


def _two_years_before(slots: Slots) -> tuple[PeriodWords, PeriodWords] | None:
    """ "85 million tonnes in 2024, against 160 million in 2005. | Over the same stretch …": the two years of what was told."""
    told = [draft.query.period for draft in slots.before if isinstance(draft.query, ValueQuery)]
    years = sorted({each.year for each in told if each.year is not None and each.part is None})
    plain = all(each.year is not None and each.part is None for each in told)
    return (PeriodWords(years[0]), PeriodWords(years[1])) if plain and len(years) == 2 else None


def _the_change_before(slots: Slots) -> ChangeQuery | None:
    """ "Doubled between 2022 and 2024 …. | In Ukraine it fell from 5.9 million to 3.7 million": over the same years."""
    found = [draft.query for draft in slots.before if isinstance(draft.query, ChangeQuery)]
    return found[-1] if found and found[-1].from_period is not None and found[-1].to_period.year else None


def _years_of_same_before(measure: MeasureWords, slots: Slots) -> tuple[PeriodWords, PeriodWords] | None:
    """ "Rents in Krakow climbed by a third between 2022 and 2024. | Lyon's rose by 5%": over those years, which are several."""
    found = {
        (query.from_period, query.to_period)
        for query in (draft.query for draft in slots.before)
        if isinstance(query, ChangeQuery)
        and (query.measure.concept, query.measure.topic) == (measure.concept, measure.topic)
    }
    since, until = found.pop() if len(found) == 1 else (None, None)
    if since is None or until is None or since.year is None:
        return None
    return (since, until) if until.year is None or since.year < until.year - 1 else None
