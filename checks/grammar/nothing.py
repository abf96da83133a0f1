"""Values of zero: "Canada mines no rare earths", "Germany generated none". Examples: value.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords, MeasureWords, PeriodWords, Stated
from checks.grammar.amounts import only_the_subject
from checks.grammar.drafts import Construction, Draft, problem_of
from checks.grammar.needs import needs
from checks.grammar.slots import Slots, span
from checks.grammar.slots_told import carried_measure
from checks.grammar.value_before import model_before
from checks.intervals import point
from checks.queries import Kind, ValueQuery
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase


@needs("subject", "active", "object", "negated")
def entity_has_none(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Canada mines no rare earths"; "Germany generated no nuclear power in 2024"; "Niger has no reserves of manganese"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or verb.passive or not clause.objects:
        return
    nothing = clause.objects[0]
    names = (nothing.concept,) if nothing.concept is not None and verb.is_a("have") else verb.concepts
    if not names or (nothing.concept is not None) is not verb.is_a("have") or _to_speak_of(clause, nothing):
        return
    if not nothing.negated or nothing.quantity is not None or nothing.place is not None or not nothing.topics:
        return
    if verb.negated or clause.adjunct("than", "as") is not None or only_the_subject(clause):
        return
    measure = slots.measure(clause, nothing, names=names)
    entity = slots.entity(clause, subject)
    if measure is not None:
        yield _zero(clause, slots, measure, entity, nothing, subject, PeriodWords(), "entity_has_none")


@needs("subject", "concept verb", "negated")
def none_is_made_in_entity(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "No tin was mined in Norway in 2023"; "Not a tonne of copper was mined in South Korea in 2023"."""
    nothing, verb = clause.subject, clause.verb
    if nothing is None or verb is None or not verb.passive or verb.negated or clause.objects:
        return
    if not nothing.negated or not nothing.topics or nothing.place is not None or nothing.entities:
        return
    where = clause.adjunct("in", "by", "from", "at", "on")
    if (
        where is None
        or len(where.entities) != 1
        or len(clause.adjuncts) != 1
        or _to_speak_of(clause, nothing)
    ):
        return
    measure, entity = slots.measure(clause, nothing, names=verb.telling), slots.entity(clause, where)
    if measure is not None and verb.telling:
        yield _zero(clause, slots, measure, entity, nothing, where, PeriodWords(), "none_is_made_in_entity")


@needs("object", word=("none", "nothing"))
def entity_has_none_of_that(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "France generated 380 TWh of nuclear power in 2024. Germany generated none"; "…, Germany none"."""
    verb, said = clause.verb, clause.objects
    if verb is not None:
        subject, nothing = clause.subject, said[0] if said else None
    elif clause.kind == "fragment" and len(said) == 2 and clause.link in ("and", ",", ";", "but", "while"):
        subject, nothing = said[0], said[1]
    else:
        return
    if subject is None or nothing is None or nothing.words not in (("none",), ("nothing",)):
        return
    if verb is not None and (verb.negated or verb.passive or clause.adjunct("than", "as", "of") is not None):
        return
    model = model_before(clause, slots) if subject.is_entity and not only_the_subject(clause) else None
    if model is None or model.problem is not None or not isinstance(model.query, ValueQuery):
        return
    told = model.query
    telling = [name for name in verb.concepts if not name.data.get("generic")] if verb is not None else []
    if any(told.measure.concept not in name.ids for name in telling):
        return
    if verb is not None and not (verb.concepts or verb.is_a("have", "proverb")):
        return
    measure = carried_measure(told.measure)
    entity, name = slots.entity(clause, subject), "entity_has_none_of_that"
    yield _zero(clause, slots, measure, entity, nothing, subject, told.period, name)


def _to_speak_of(clause: Clause, nothing: Phrase) -> bool:
    """ "Has no reserves of oil | to speak of", "… worth the name": some, after all."""
    return any(node.start >= nothing.end and node.text.startswith(("to", "worth")) for node in clause.nodes)


def _zero(
    clause: Clause,
    slots: Slots,
    measure: MeasureWords,
    entity: EntityWords | None,
    nothing: Phrase,
    subject: Phrase,
    before: PeriodWords,
    construction: str,
) -> Draft:
    """The claim that an entity's figure is zero, at the clause's own time or else at that of the value before."""
    period, problem = slots.period(clause)
    if period == PeriodWords() and problem is None:
        period = before
    problem = problem_of(problem, entity)
    stated = Stated(0.0, point(0.0), point(0.0), words="none")
    anchor = (nothing.start, nothing.end)
    query = ValueQuery(measure, entity or EntityWords(None), stated, period)
    reach = span(subject, anchor)
    return Draft(Kind.VALUE, anchor, reach, query, construction, False, clause.frame, problem)


CONSTRUCTIONS: tuple[Construction, ...] = (
    entity_has_none,
    none_is_made_in_entity,
    entity_has_none_of_that,
)
