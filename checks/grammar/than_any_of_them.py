"""One against all who were named before: "Japan's is far higher than any of them", "North Korea more than all three". Examples: order.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords, MeasureWords, PeriodWords
from checks.grammar.compared import Compared, compared, only_before_subject
from checks.grammar.compared_with import others_are_summed
from checks.grammar.comparing import About, against_query
from checks.grammar.drafts import Construction, Draft
from checks.grammar.everyone import TOGETHER
from checks.grammar.needs import needs
from checks.grammar.slots import Slots
from checks.grammar.slots_told import carried_measure
from checks.queries import ComparisonQuery, Kind, OrderQuery, RankQuery, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.language import english

_ALL = ("any of them", "all of them", "either of them", "both of them", "both", "either")


@needs(word=("than",), said=("any", "all", "both", "either", "the"))
def more_than_any_of_them(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Austria mined more tungsten than Spain in 2024 but less than Rwanda; North Korea mined more than all three"."""
    found = [each for each in compared(clause) if _are_all(each)]
    told = _told(clause, slots) if len(found) == 1 else None
    entity = _whose(clause, slots) if told is not None and not only_before_subject(clause) else None
    if told is None or entity is None or found[0].amount is not None or found[0].named[1:]:
        return
    measure, listed, period = told
    number = _number(found[0])
    listed = tuple(each for each in listed if each.id != entity.id)
    if len(listed) < 2 or number not in (None, len(listed)):
        return
    if (clause.verb is not None and clause.verb.negated) or any(
        _names_another(p, measure) for p in found[0].named
    ):
        return
    carried = measure if slots.here else carried_measure(measure)
    own, problem = slots.period(clause)
    period = own if own.year is not None else period
    query = against_query(
        About(carried, entity, period, problem, clause.frame),
        listed,
        found[0].direction,
        None,
        None,
        others_are_summed(clause, slots, found[0].other),
    )
    if query is None:
        return
    start = clause.objects[0].start if clause.verb is None and clause.objects else found[0].start
    anchor, named = (start, found[0].end), "more_than_any_of_them"
    kind = Kind.ORDER if isinstance(query, OrderQuery) else Kind.COMPARISON
    yield Draft(kind, anchor, anchor, query, named, False, clause.frame, problem)


def _are_all(each: Compared) -> bool:
    said = each.other.text.lower().split()
    text = " ".join(word for word in said if word not in TOGETHER)  # "both | combined"
    some = said[0] == "the" and len(said) > 1 and said[1] in english().digits and each.other.is_bare
    return each.direction != "equal" and (
        some or text in _ALL or text.startswith(("any of the ", "all ", "either of the "))
    )


def _number(each: Compared) -> int | None:
    """How many they are said to be: "all three", "any of the four", "both"; None where the words do not say."""
    words = each.other.text.lower().split()
    if words[0] in ("both", "either"):
        return 2
    return next((english().digits[word] for word in words if word in english().digits), None)


def _names_another(phrase: object, measure: MeasureWords) -> bool:
    topics = getattr(phrase, "topics", ())
    return bool(topics) and topics != (measure.topic,)


def _whose(clause: Clause, slots: Slots) -> EntityWords | None:
    """Who is set against them: the subject, or whom a gap names."""
    subject = clause.subject if clause.verb is not None else (clause.objects[0] if clause.objects else None)
    if subject is None or len(subject.entities) > 1 or subject.negated:
        return None
    owned = subject.elliptic or (subject.is_measure and subject.owner is not None)
    entity = (
        slots.owner(clause, subject) if owned else slots.entity(clause, subject) if subject.entities else None
    )
    return entity if entity is not None and entity.id is not None else None


def _told(clause: Clause, slots: Slots) -> tuple[MeasureWords, tuple[EntityWords, ...], PeriodWords] | None:
    """The one measure that was told last, and of whom: in this sentence, else in the one before."""
    drafts = [draft for draft in slots.here if draft.anchor[1] <= clause.end] or list(slots.before)
    queries = [draft.query for draft in drafts if draft.problem is None]
    known = [q for q in queries if isinstance(q, ComparisonQuery | OrderQuery | ValueQuery | RankQuery)]
    measures = {(each.measure.concept, each.measure.topic) for each in known}
    if len(measures) != 1 or len(known) != len(drafts):
        return None
    members: dict[str | None, EntityWords] = {}
    for query in known:
        others = (
            query.others
            if isinstance(query, ComparisonQuery)
            else query.listed
            if isinstance(query, OrderQuery)
            else ()
        )
        for entity in (query.entity, *others):
            if entity is not None:
                members.setdefault(entity.id, entity)
    return known[-1].measure, tuple(members.values()), known[-1].period


RULES: tuple[Construction, ...] = (more_than_any_of_them,)
