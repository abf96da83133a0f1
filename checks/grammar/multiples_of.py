"""One figure told as a multiple or a part of another's: "twice Brazil's", "half of what Chile produces". Examples: comparison.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords
from checks.grammar.averages import is_of_each
from checks.grammar.compared_sides import of_another_measure, shared_measure
from checks.grammar.compared_with import others_are_summed
from checks.grammar.drafts import Draft, problem_of
from checks.grammar.everyone import is_rest_of_world
from checks.grammar.needs import needs
from checks.grammar.owned import end_of_owner, says_whose
from checks.grammar.ratios import as_ratio, ratio_of, towards
from checks.grammar.slots import Slots, span
from checks.grammar.taken_together import members_taken_together
from checks.queries import ComparisonQuery, Kind
from checks.reading.clauses import Clause
from checks.reading.phrases import Phrase


def _sized(clause: Clause, other: Phrase) -> Phrase:
    """ "Twice | the size | of Italy's economy": what has the size, which need not be what has the multiple."""
    behind = clause.adjunct("of") if other.head == "size" else None
    return behind if behind is not None and behind.start > other.start else other


@needs("subject", "object", verb=("be", "value"))
def measure_is_part_of_measure(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Canadian output of rare earths is less than a tenth of America's"; "… is half of what America produces"."""
    subject, verb = clause.subject, clause.verb
    if (
        subject is None
        or verb is None
        or not subject.is_measure
        or not verb.is_a("be", "value")
        or not clause.objects
    ):
        return
    part = clause.objects[0]
    whole = part if part.owner is not None and part.concept is None else clause.adjunct("of")
    whole = part.whole if whole is None and part.whole is not None and part.whole.elliptic else whole
    if part.quantity is None or not part.quantity.is_fraction or whole is None:
        return
    if whole.end <= part.start:
        return  # "The military burden | of the Russian economy | is 7.1% of GDP"
    owners = slots.owners(clause, whole)
    if not (whole.is_measure or whole is part) or len(owners) != 1 or owners[0].id in slots.scopes:
        return
    measure, entity, also = slots.measure(clause, subject, whole), *_whose(clause, subject, slots)
    if measure is None:
        return
    period, problem = slots.period(clause)
    problem = problem_of(problem, entity)
    ratio = as_ratio(part.quantity.stated)
    query = ComparisonQuery(measure, entity, owners, "less", ratio, period=period, also=also)
    anchor = (part.start, whole.end)
    yield Draft(
        Kind.COMPARISON,
        anchor,
        span(subject, anchor),
        query,
        "measure_is_part_of_measure",
        verb.negated,
        clause.frame,
        problem,
    )


def _whose(clause: Clause, subject: Phrase, slots: Slots) -> tuple[EntityWords, tuple[EntityWords, ...]]:
    """Whose a figure is, and those whose it is together with: "the combined output of Chile and Peru"."""
    group = members_taken_together(clause, subject, slots)
    if group:
        return group[0], group[1:]
    return slots.owner(clause, subject) or EntityWords(None), ()


@needs("two objects")
def multiple_of_measure(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China's reserves of rare earths are twice Brazil's"; "…, more than three times those of India"."""
    gapped = clause.verb is None and bool(clause.objects)
    if len(clause.objects) < 2 or (gapped and (clause.objects[0].is_entity or clause.objects[0].owner)):
        return  # "…, and Nigeria twice that of Ethiopia"
    for multiple, other in zip(clause.objects, clause.objects[1:], strict=False):
        quantity = multiple.quantity
        if quantity is None or not _is_multiple_of(clause, multiple, other):
            continue
        if (subject := _what_is_a_multiple(clause, slots)) is None:
            return
        shared = shared_measure(clause, slots, subject) if subject.share and other.elliptic else None
        if subject.share and shared is None:
            continue
        measure, others = shared or slots.measure(clause, subject), slots.owners(clause, other)
        others = others or _everyone_else(clause, other)
        if _is_averaged(clause, other) and (measure is None or not is_of_each(measure, slots)):
            continue  # "five times | the world | average" of what is mined
        entity, also = _whose(clause, subject, slots)
        if (first := _owner_of_first(clause, multiple)) is not None:
            entity, also = first, ()
        if (
            measure is None
            or (len(others) != 1 and not others_are_summed(clause, slots, other))
            or not others
            or (
                others[0].id in slots.scopes
                and quantity.kind != "multiple"
                and not _is_averaged(clause, other)
            )
            or of_another_measure(subject, _sized(clause, other))
        ):
            continue
        period, problem = slots.period(clause)
        problem = problem_of(problem, entity, others[0])
        ratio = ratio_of(quantity)
        direction = towards(ratio)
        query = ComparisonQuery(measure, entity, others, direction, ratio, period=period, also=also)
        anchor = (multiple.start, end_of_owner(other, slots) if other.quantity is not None else other.end)
        denied = clause.verb is not None and clause.verb.negated
        yield Draft(
            Kind.COMPARISON,
            anchor,
            span(subject, anchor),
            query,
            "multiple_of_measure",
            denied,
            clause.frame,
            problem,
        )


def _is_multiple_of(clause: Clause, multiple: Phrase, other: Phrase) -> bool:
    """ "Twice | Brazil's", "half | the size of Peru's": whether one phrase of a clause is a multiple of another one."""
    kinds = ("multiple", "part", "percent") if other.head == "size" else ("multiple", "part")
    if multiple.quantity is None or multiple.quantity.kind not in kinds or multiple.is_measure:
        return False
    subject = clause.subject
    if other.elliptic and other.topics and subject is not None and other.topics != subject.topics:
        return False  # "Chile's copper output is twice | Peru's in zinc"
    owned = other.owner is not None and (other.concept is not None or other.quantity is not None)
    return other.elliptic or other.anaphor == "measure" or owned or _is_averaged(clause, other)


def _is_averaged(clause: Clause, other: Phrase) -> bool:
    """ "More than twice | the world | average", "half | the EU | average": a group whose average stands for its figure."""
    at = next((at for at, node in enumerate(clause.nodes) if node is other), len(clause.nodes))
    behind = [node.text for node in clause.nodes[at + 1 : at + 2]]
    return other.is_entity and len(other.entities) == 1 and behind == ["average"]


def _what_is_a_multiple(clause: Clause, slots: Slots) -> Phrase | None:
    """The measure that a clause calls a multiple: its subject's, or without a verb that of what it leans on."""
    subject, verb = clause.subject, clause.verb
    if verb is None:
        leaned_on = (each.subject for each in slots.leaned_on(clause) if each is not clause)
        subject = next((each for each in leaned_on if each is not None), None)
    elif not verb.is_a("be", "value"):
        return None
    return subject if subject is not None and (subject.is_measure or subject.share) else None


def _owner_of_first(clause: Clause, multiple: Phrase) -> EntityWords | None:
    """ "Reserves tell the same story, | with China's 44 million tons | more than double Brazil's": whose is a multiple of it."""
    first = clause.adjunct("with") if clause.verb is None else None
    owned = first is not None and first.end <= multiple.start and (says_whose(first) or first.elliptic)
    return first.owner if owned and first is not None else None


@needs("subject", "active", "amount object", "ratio")
def entity_has_multiple(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Chile mines twice what Peru does in copper"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or verb.passive or subject.is_measure or not clause.objects:
        return
    multiple, other = clause.objects[0], clause.objects[1] if len(clause.objects) > 1 else None
    quantity = multiple.quantity
    if quantity is None or quantity.kind not in ("multiple", "part"):
        return
    if quantity.kind == "part" and verb.is_a("part_of"):
        return  # "tourism accounts for a tenth of Spain's GDP"
    other = multiple.whole if other is None and quantity.kind == "part" else other
    if (
        other is None
        or not other.is_measure
        or not (verb.concepts or verb.is_a("have", "receive", "proverb"))
    ):
        return
    said = verb.telling
    against, entity = slots.owners(clause, other), slots.entity(clause, subject)
    if len(against) != 1 or against[0].id in slots.scopes or entity is None or entity.id == against[0].id:
        return
    if other.concept is not None and said and not set(other.concept.ids) & {i for n in said for i in n.ids}:
        return  # "Chile mines twice what Peru exports"
    beside = [phrase for tie, phrase in clause.adjuncts if tie in ("in", "of", "for") and phrase.topics]
    names = () if other.concept is not None else said
    measure = slots.measure(clause, other, *beside, names=names)
    if measure is None:
        return
    period, problem = slots.period(clause)
    ratio = ratio_of(quantity)
    direction = towards(ratio)
    problem = problem_of(problem, entity, against[0])
    query = ComparisonQuery(measure, entity, against, direction, ratio, period=period)
    anchor = (multiple.start, other.end)
    reach = span(subject, anchor)
    named = "entity_has_multiple"
    yield Draft(Kind.COMPARISON, anchor, reach, query, named, verb.negated, clause.frame, problem)


def _everyone_else(clause: Clause, other: Phrase) -> tuple[EntityWords, ...]:
    """ "75 times | that of | the rest of the world"."""
    whose = clause.adjunct("of") if other.anaphor == "measure" else None
    rest = whose is not None and is_rest_of_world(whose)
    return (EntityWords("REST_OF_WORLD", whose.text),) if rest and whose is not None else ()
