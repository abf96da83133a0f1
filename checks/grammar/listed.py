"""Values that lean on a value or a heading before them: lists, gaps, "while Spain managed 160,000 tons". Examples: value.md."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from checks.claims import EntityWords, PeriodWords, ValueQuery
from checks.grammar.amounts import compares, is_amount, value_draft
from checks.grammar.drafts import Construction, Draft
from checks.grammar.slots import Slots
from checks.grammar.stating import MODELS
from checks.reading.clauses import Clause


def another_has_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "South Africa mined 380,000 tons of fluorspar in 2024, while Spain managed 160,000 tons"; "(Finland has 83 million)"."""
    subject, verb = clause.subject, clause.verb
    if verb is None or not clause.objects or not is_amount(clause.objects[0]) or verb.passive:
        return
    editions = [time for time in clause.periods if time.words.edition is not None]
    source = subject is None or subject.publisher is not None or (bool(editions) and not subject.is_entity)
    if source and not editions and (subject is None or not verb.is_a("have", "put")):
        return
    if not source and not (
        (verb.is_a("proverb", "have") or verb.concepts) and subject is not None and subject.is_entity
    ):
        return
    amount = clause.objects[0]
    if (
        amount.topics
        or amount.concept is not None
        or amount.opaque
        or amount.quantity is None
        or compares(clause, amount)
    ):
        return
    model = _model(clause, slots)
    if model is None or not isinstance(model.query, ValueQuery):
        return
    if any(
        model.query.measure.concept not in name.ids for name in verb.concepts if not name.data.get("generic")
    ):
        return
    entity = model.query.entity if source else slots.entity(clause, subject)
    period = slots.period(clause)[0]
    if editions:
        period = replace(model.query.period, edition=editions[0].words.edition)
    if period.year is None and period.edition is None:
        period = model.query.period
    for draft in value_draft(
        clause, slots, model.query.measure, entity, amount, "another_has_amount", subject
    ):
        query = ValueQuery(
            model.query.measure, entity or EntityWords(None), slots.with_unit(amount.quantity), period
        )
        yield replace(draft, query=query, reach=(model.reach[0], draft.reach[1]))


def _model(clause: Clause, slots: Slots) -> Draft | None:
    """The value that the clause before states: the measure, unit and time of one that says less."""
    before = [each for each in slots.leaned_on(clause) if each is not clause]
    if len(before) < 1:
        before = [other for other in reversed(slots.sentence.clauses) if other.start < clause.start][:1]
    here = next((draft for each in before for rule in MODELS for draft in rule(each, slots)), None)
    return here or slots.value_before()


def against_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "The United States has 1.9 million tons of rare earths in the ground, against 5.7 million in Australia"."""
    for position, (tie, amount) in enumerate(clause.adjuncts[:-1]):
        following, where = clause.adjuncts[position + 1]
        if (
            tie not in ("against", "versus")
            or following not in ("in", "for")
            or not is_amount(amount)
            or len(where.entities) != 1
        ):
            continue
        model = next((draft for rule in MODELS for draft in rule(clause, slots)), None) or _model(
            clause, slots
        )
        if (
            model is None
            or not isinstance(model.query, ValueQuery)
            or amount.quantity is None
            or amount.topics
        ):
            continue
        for draft in value_draft(
            clause, slots, model.query.measure, where.entities[0], amount, "against_amount", where
        ):
            query = replace(model.query, entity=where.entities[0], stated=slots.with_unit(amount.quantity))
            yield replace(draft, query=query, reach=(model.reach[0], where.end))


def labelled_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "- China: 270,000 tons" under a heading that names the measure."""
    if clause.kind != "fragment" or clause.link not in (":", "–", "-") or len(clause.objects) != 1:
        return
    amount, label = clause.objects[0], clause.leans_on
    if not is_amount(amount) or label is None or label.kind != "fragment" or len(label.objects) != 1:
        return
    entity = label.objects[0]
    if len(entity.entities) != 1 or label.adjuncts:
        return
    measure = slots.heading_measure()
    if measure is None:
        return
    for draft in value_draft(clause, slots, measure, entity.entities[0], amount, "labelled_amount", entity):
        assert isinstance(draft.query, ValueQuery)
        period = draft.query.period if draft.query.period.year is not None else slots.sentence.context.period
        yield replace(draft, query=replace(draft.query, period=period))


def listed_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Gold reserves, 2024: Russia 12,000 tons; Australia 12,000 tons; South Africa 5,000 tons"."""
    clauses = slots.sentence.clauses
    if (
        clause.kind != "fragment"
        or len(clause.objects) != 2
        or any(each.verb is not None for each in clauses)
    ):
        return
    entity, amount = clause.objects
    title = clauses[0]
    if title is clause or len(title.objects) != 1 or len(entity.entities) != 1 or not is_amount(amount):
        return
    measured = title.objects[0]
    if (
        measured.concept is None
        or measured.owner is not None
        or measured.quantity is not None
        or measured.opaque
    ):
        return
    measure = slots.measure(title, measured)
    period = next(
        (p for each in clauses if each.end <= clause.start and (p := slots.period(each)[0]).year), None
    )
    for draft in value_draft(clause, slots, measure, entity.entities[0], amount, "listed_amount", measured):
        assert isinstance(draft.query, ValueQuery)
        yield replace(draft, query=replace(draft.query, period=period or draft.query.period))


def gapped_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China mined 270,000 tons of rare earths in 2024 and Australia 13,000"; "…, and Japan's three million"."""
    if (
        clause.kind != "fragment"
        or clause.link not in ("and", ",", ";", "while", "but", "whereas")
        or not clause.objects
    ):
        return
    owner = clause.objects[0]
    amount = clause.objects[1] if len(clause.objects) == 2 else clause.adjunct("with", "at")
    if (
        len(clause.objects) == 1
        and owner.quantity is not None
        and owner.owner is not None
        and owner.concept is None
    ):
        amount = owner
    elif (
        len(clause.objects) == 1
        and is_amount(owner)
        and owner.concept is None
        and not owner.topics
        and not owner.opaque
    ):
        where = clause.adjunct("in", "from", "of")
        if where is None or not (where.is_entity or where.facility):
            return
        amount, owner = owner, where
    elif not (owner.is_entity or owner.elliptic or owner.anaphor == "measure") or owner.quantity is not None:
        return
    if amount is None or not is_amount(amount) or amount.quantity is None:
        return
    model = _model(clause, slots)
    if model is None or not isinstance(model.query, ValueQuery):
        return
    entity = slots.entity(clause, owner) if owner.is_entity or owner.facility else slots.owner(clause, owner)
    period: PeriodWords = clause.periods[0].words if clause.periods else model.query.period
    for draft in value_draft(clause, slots, model.query.measure, entity, amount, "gapped_amount", owner):
        query = ValueQuery(
            model.query.measure, entity or EntityWords(None), slots.with_unit(amount.quantity), period
        )
        reach = (model.reach[0], draft.reach[1])
        yield replace(draft, query=query, reach=reach, denied=model.denied, frame=model.frame)


CONSTRUCTIONS: tuple[Construction, ...] = (
    another_has_amount,
    against_amount,
    labelled_amount,
    listed_amount,
    gapped_amount,
)
