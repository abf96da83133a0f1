"""The verdict on a claim: the readings of its words, the editions of its day, and what follows from both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from checks.claim_words import MeasureWords
from checks.claims import Claim, Frame
from checks.findings import Diagnosis, Judgement, Verdict
from checks.queries import OpenQuery
from checks.reasons import Note, Reason
from checks.record.catalogue_entries import BY_ITS_NAME, Measure
from checks.values import replace
from checks.verdicts import explain, measures, tons
from checks.verdicts.answers import REASONS, Answer, abstain, earliest
from checks.verdicts.closest import closest, named_entities, names_nobody
from checks.verdicts.diagnosis import diagnose
from checks.verdicts.editions import in_force
from checks.verdicts.headline import weighed_with_headline
from checks.verdicts.kinds import Question, answer, on_the_day, standing_editions
from checks.verdicts.query import readable
from checks.verdicts.view import Record, View


def judge(claim: Claim, record: Record, published: date | None) -> Judgement:
    """Hold a claim against the record as of the day on which its article was published."""
    words: MeasureWords | None = getattr(claim.query, "measure", None)
    claim = _of_who_goes_on(claim, words, record)
    if words is not None and words.topic is None:
        claim, words = _of_its_only_topic(claim, words, record)
    found = measures.readings(words, claim.attribution, tons.units_of(claim.query), record)
    who = getattr(claim.query, "entity", None)
    found = measures.of_who_is_listed(found, who.id if who is not None else None, record)
    main = found.measures[0] if found.measures else None
    if claim.frame is not Frame.ASSERTED:
        return Judgement(
            Verdict.NOT_CHECKABLE,
            explanation=explain.NOT_ABOUT_THE_RECORD[claim.frame],
            query=readable(claim, main, published),
            measure=main.id if main else None,
        )
    problems = [problem for problem in (found.problem, *_problems(claim)) if problem]
    if isinstance(claim.query, OpenQuery) and found.problem is Reason.SOURCE_NOT_HELD:
        problems = [Reason.SOURCE_NOT_HELD]  # whose table it would be is known
    if problems or main is None:
        reason = earliest(problems) if problems else Reason.NO_REFERENCE_TABLE
        nearest = closest(claim.query, _view(record, main, published), reason) if main else abstain(reason)
        known_measure = None if reason is Reason.NO_REFERENCE_TABLE else main
        return _judgement(claim, known_measure, published, nearest)
    question = Question(claim.query, claim.denied)
    views = [_view(record, measure, published) for measure in found.measures]
    several = len(views) > 1
    current = [view for view in views if several and in_force(view.editions, published).settled] or views
    answers = {view.measure: _under_reading(question, view) for view in current}
    usual = measures.usual(words, answers, record)
    measure, answered = measures.weighed(answers, usual, claim.attribution.publisher is not None)
    view = next(view for view in current if view.measure == measure)
    answered = weighed_with_headline(question, view, answered)
    if answered.holds:
        return _verified(claim, question, view, answered)
    if answered.fails:
        missing = _default_is_missing(measure, views, current)
        other = _may_be_of_another(claim, words, measure, answered, missing)
        if other is not None:
            return _judgement(claim, measure, published, other)
        return _contradicted(claim, question, view, answered)
    return _judgement(claim, measure, published, answered)


def _may_be_of_another(
    claim: Claim, words: MeasureWords | None, measure: Measure, failed: Answer, missing: bool
) -> Answer | None:
    """The abstention where words that do not hold may be of another measure, edition or unit; None where they are not.

    `missing`: no edition in force is held of the measure that the words mean first.
    """
    uncredited = claim.attribution.publisher is None
    if uncredited and missing:
        return abstain(Reason.EDITION_NOT_HELD, failed.evidence, failed.says)
    if uncredited and _may_be_namesake(measure, words):
        says = f"{failed.says}; {measure.namesake}"
        return abstain(Reason.AMBIGUOUS_MEASURE, failed.evidence, says)
    if words is not None and words.by_head:
        return abstain(Reason.AMBIGUOUS_MEASURE, failed.evidence, failed.says)
    units = tons.units_of(claim.query)
    if measure.basis != BY_ITS_NAME and any(measures.is_told_by_less(unit, measure) for unit in units):
        return abstain(Reason.UNIT_MISMATCH, failed.evidence, failed.says)
    return None


def _of_its_only_topic(claim: Claim, words: MeasureWords, record: Record) -> tuple[Claim, MeasureWords]:
    """The claim as one of the only topic that a table has of an entity of a user's own."""
    who = getattr(claim.query, "entity", None)
    told = measures.of_its_only_topic(words, who.id if who is not None else None, record)
    if told is words or isinstance(claim.query, OpenQuery):
        return claim, words
    return replace(claim, query=replace(claim.query, measure=told)), told


def _may_be_namesake(measure: Measure, words: MeasureWords | None) -> bool:
    """Whether the words may mean another figure: "oil capacity", but not "oil refining capacity"."""
    said = set(words.qualifiers) if words is not None else set()
    named = bool(measure.qualifiers) and said.issuperset(measure.qualifiers)
    return measure.namesake is not None and not named


def _of_who_goes_on(claim: Claim, words: MeasureWords | None, record: Record) -> Claim:
    """The claim as one of the publisher who was credited right before, if a table of theirs fits it."""
    before = claim.attribution.before
    if before is None or claim.attribution.publisher is not None or words is None:
        return claim
    known = record.catalogue.measures_for(words.concept, words.topic, words.qualifiers)
    theirs = any(each.publisher == before and record.editions(each.id) for each in known)
    return replace(claim, attribution=replace(claim.attribution, publisher=before)) if theirs else claim


def _default_is_missing(measure: Measure, views: Sequence[View], current: Sequence[View]) -> bool:
    """Whether the reading that is meant by default (rule 8) has no edition of that day, so that another one speaks.

    That one may bear the claim out, but as not every held reading was read, none can contradict it.
    """
    return not measure.default and any(view.measure.default for view in views if view not in current)


def _under_reading(question: Question, view: View) -> Answer:
    """The answer for one measure, in the metric ton and, where the article's word is ambiguous, in the others."""
    metric = on_the_day(question, view)
    if not metric.fails or question.denied:
        return metric
    others = [
        on_the_day(replace(question, query=query), view) for query in tons.other_readings(question.query)
    ]
    return tons.weighed(metric, others)


def _verified(claim: Claim, question: Question, view: View, found: Answer) -> Judgement:
    """A verified claim, with the newer figure where it has been revised since (rule 1)."""
    if tons.written_in_other_ton(claim.query):
        found = found.noted(Note.OTHER_TON)
    standing = standing_editions(question, view)
    if standing is None or question.period.edition:
        return _judgement(claim, view.measure, view.day, found)
    pinned = question.pinned(found, view.measure)
    newer = view.editions[view.editions.index(standing.editions[-1]) + 1 :]
    for edition in reversed(newer):
        there = answer(pinned, view.at(edition))
        if there.fails:
            return _judgement(claim, view.measure, view.day, found.noted(Note.REVISED_SINCE), there.says)
    return _judgement(claim, view.measure, view.day, found)


def _contradicted(claim: Claim, question: Question, view: View, found: Answer) -> Judgement:
    """A contradicted claim, with what would make it true (rule 11)."""
    reason, diagnosis = diagnose(question, view, found, claim.mentioned)
    answered = replace(found, reason=reason)
    words = getattr(claim.query, "measure", None)
    if diagnosis is not None and diagnosis.kind == "other_measure" and words and words.concept_carried:
        # "… has the largest reserves. Russia, at 210,000 tonnes, …", which is what it mines
        open_ = abstain(Reason.AMBIGUOUS_MEASURE, found.evidence, found.says)
        return _judgement(claim, view.measure, view.day, open_)
    then = diagnosis.text if diagnosis else ""
    return _judgement(claim, view.measure, view.day, answered, then, diagnosis)


def _judgement(
    claim: Claim,
    measure: Measure | None,
    published: date | None,
    found: Answer,
    then: str = "",
    diagnosis: Diagnosis | None = None,
) -> Judgement:
    """What the finding will show; `then` is the explanation's second sentence."""
    undated = published is None and measure is not None
    return Judgement(
        verdict=found.verdict,
        reason=found.reason,
        notes=(found.noted(Note.DATE_UNKNOWN) if undated else found).notes,
        evidence=found.evidence,
        diagnosis=diagnosis,
        explanation=explain.sentences(found, then),
        query=readable(claim, measure, published),
        measure=measure.id if measure else None,
        period=found.evidence[0].period if found.evidence else None,
    )


def _view(record: Record, measure: Measure, published: date | None) -> View:
    editions = record.editions(measure.id)
    return View(record, measure, editions, in_force(editions, published).editions[-1], published)


def _problems(claim: Claim) -> Iterable[Reason]:
    """What the reading itself found, and names that the catalogue does not know."""
    if claim.problem:
        yield REASONS[claim.problem]
    if names_nobody(claim.query) or any(entity.id is None for entity in named_entities(claim.query)):
        yield Reason.UNKNOWN_ENTITY
