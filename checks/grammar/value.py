"""Constructions of the kind value: a measure of an entity has a value. Examples: value.md."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from checks.claims import EntityWords, Kind, MeasureWords, PeriodWords, RankQuery, Stated, ValueQuery, point
from checks.grammar import rank
from checks.grammar.drafts import Construction, Draft
from checks.grammar.parts import taken_together
from checks.grammar.slots import Slots, span
from checks.names import Name
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.phrases import Phrase

_COMING = ("come", "emerge")
_AMOUNTS = ("amount", "money", "count", "percent", "part", "vague")


def _amount(phrase: Phrase | None) -> bool:
    """Whether a phrase is a quantity that a measure can have, and not a place or a rate."""
    if phrase is None or phrase.quantity is None or phrase.place is not None or phrase.is_part:
        return False
    return phrase.quantity.kind in _AMOUNTS


def _draft(
    clause: Clause,
    slots: Slots,
    measure: MeasureWords | None,
    entity: EntityWords | None,
    amount: Phrase,
    construction: str,
    *others: Phrase | None,
) -> Iterator[Draft]:
    if measure is None or amount.quantity is None:
        return
    if only_the_subject(clause) or _almost(clause):
        return
    quantity = amount.quantity
    if quantity.kind in ("percent", "part") and "percent" not in slots.dimensions.get(
        measure.concept, ("percent",)
    ):
        return
    period, problem = slots.period(clause)
    if slots.has_other_rate(clause, amount):
        problem = problem or "unit_mismatch"
    if entity is None or entity.id is None:
        problem = problem or "unknown_entity"
    anchor = slots.sentence.span(quantity.first, quantity.after)
    yield Draft(
        Kind.VALUE,
        anchor,
        span(anchor, amount, *others),
        ValueQuery(measure, entity or EntityWords(None), slots.with_unit(quantity), period),
        construction,
        denied=clause.verb is not None and clause.verb.negated,
        frame=clause.frame,
        problem=problem,
    )


def measure_is_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Russia's reserves total 3.8 million tons"; "its reserves, put at 3.8 million tons, …"."""
    subject, verb = clause.subject, clause.verb
    if (
        subject is None
        or verb is None
        or not subject.is_measure
        or subject.place is not None
        or len(subject.listed) > 1
    ):
        return
    amount: Phrase | None = None
    if verb.is_a("value", "be") and clause.objects:
        amount = clause.objects[0]
    elif verb.is_a("put", "value", "rank") and (verb.passive or verb.form == "participle"):
        amount = clause.adjunct("at", "to")
    elif verb.is_a("rank", "put"):
        amount = clause.adjunct("at")
    elif verb.lemma in ("hold", "contain") and clause.objects:
        amount = clause.objects[0]
    if amount is None or not _amount(amount) or amount.quantity is None or compares(clause, amount):
        return
    if (
        amount.quantity.kind == "part"
        or amount.quantity.kind == "percent"
        and clause.adjunct("of") is not None
    ):
        return
    measure = slots.measure(clause, subject, amount)
    yield from _draft(
        clause, slots, measure, slots.owner(clause, subject), amount, "measure_is_amount", subject
    )


def entity_has_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Russia holds 3.8 million tons of rare earths"; "Australia mined 13,000 tons of rare earths in 2024"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or not clause.objects or subject.quantity is not None:
        return
    if subject.concept is not None or subject.anaphor == "measure":
        return
    amount = clause.objects[0]
    if taken_together(clause, subject, slots):
        return
    if not _amount(amount) or verb.passive or compares(clause, amount):
        return
    concepts = telling_concepts(verb.concepts, amount, clause, slots)
    if concepts:
        elsewhere = [where for tie, where in slots.framing(clause) if tie == "in" and where.entities]
        if subject.entities and any(where.entities != subject.entities for where in elsewhere):
            return  # "in Vietnam, Russia holds …" is about neither country's own
        if any(
            other.adjunct("with", "alongside") and _names_partner(other) for other in slots.leading_to(clause)
        ):
            return  # "Chile, with Peru, produced …"
        measure = slots.measure(clause, amount, *topic_adjuncts(clause), subject, names=concepts)
        yield from _draft(
            clause, slots, measure, slots.entity(clause, subject), amount, "entity_has_amount", subject
        )


def _names_partner(clause: Clause) -> bool:
    """Whether a fragment between subject and verb names another entity that shares in what is said."""
    partner = clause.adjunct("with", "alongside")
    return clause.verb is None and not clause.objects and partner is not None and bool(partner.entities)


def _almost(clause: Clause) -> bool:
    """ "Chile nearly produced …": what nearly was is not."""
    verb = clause.verb
    return verb is not None and any(
        isinstance(node, Item) and node.text in ("nearly", "almost") and node.end <= verb.end
        for node in clause.nodes
    )


def only_the_subject(clause: Clause) -> bool:
    """ "Only Germany had …": the quantifier is part of what is asserted, so no value is."""
    subject = clause.subject
    return subject is not None and any(
        isinstance(node, Item) and node.text in ("only", "just", "alone") and node.end <= subject.start
        for node in clause.nodes
    )


def compares(clause: Clause, amount: Phrase) -> bool:
    """Whether the amount is a difference: "1.2 million tons more than Australia"."""
    if amount.comparative is not None or clause.adjunct("than") is not None:
        return True
    return any(
        isinstance(node, Item) and node.comparative is not None and node.start >= amount.end
        for node in clause.tail
    )


def people_live_in(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Some 237 million people live in Nigeria"."""
    amount, verb = clause.subject, clause.verb
    if amount is None or verb is None or not _amount(amount) or amount.concept is None or verb.passive:
        return
    if not any(set(name.ids) & set(amount.concept.ids) for name in verb.concepts):
        return
    where = clause.adjunct("in", "on")
    if where is not None:
        measure = slots.measure(clause, amount)
        yield from _draft(
            clause, slots, measure, slots.entity(clause, where), amount, "people_live_in", where
        )


def topic_adjuncts(clause: Clause) -> list[Phrase]:
    return [
        phrase
        for preposition, phrase in clause.adjuncts
        if preposition in ("of", "in", "from") and phrase.topic
    ]


def telling_concepts(
    names: tuple[Name, ...], amount: Phrase, clause: Clause, slots: Slots
) -> tuple[Name, ...]:
    """The concepts of a verb; one that says little ("have") needs a topic or a concept beside the amount."""
    if amount.concept is not None and amount.whole is None:
        return (amount.concept,) if _has(clause, names, amount.concept) else ()
    telling = tuple(name for name in names if not name.data.get("generic"))
    if telling:
        return telling
    topics = {*amount.topics, *(topic for phrase in topic_adjuncts(clause) for topic in phrase.topics)}
    fitting = tuple(
        name for name in names if any(topics & slots.topics.get(each, frozenset()) for each in name.ids)
    )
    if fitting or not names:
        return fitting
    gapped = amount.opaque or amount.quantity is None or amount.quantity.dimension not in ("mass", "volume")
    return () if gapped else names


def _has(clause: Clause, names: tuple[Name, ...], concept: Name) -> bool:
    """Whether the verb says that the subject has, or does, what the amount names; "lost 3 million tons" does not."""
    if clause.verb is not None and clause.verb.is_a("have"):
        return True
    return any(name.data.get("generic") or set(name.ids) & set(concept.ids) for name in names)


def amount_is_mined(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "An estimated 45,000 tonnes of rare earths were mined in the United States in 2024"."""
    amount, verb = clause.subject, clause.verb
    if amount is None or verb is None or not _amount(amount) or not verb.passive or not verb.concepts:
        return
    where = clause.adjunct("in", "by", "from")
    measure = slots.measure(clause, amount, names=verb.concepts)
    yield from _draft(clause, slots, measure, slots.entity(clause, where), amount, "amount_is_mined", where)


def publisher_puts_measure_at(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "The USGS puts Vietnam's reserves of rare earths at 22 million tons"."""
    verb = clause.verb
    if verb is None or not verb.is_a("put") or not clause.objects or not clause.objects[0].is_measure:
        return
    measured, amount = clause.objects[0], clause.adjunct("at", "to")
    if _amount(amount) and amount is not None:
        measure = slots.measure(clause, measured, amount)
        yield from _draft(
            clause,
            slots,
            measure,
            slots.owner(clause, measured),
            amount,
            "publisher_puts_measure_at",
            measured,
        )


def measure_of_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Peru's 41,000-tonne molybdenum output"; "Russia's 3.8 million tons of rare-earth reserves"."""
    for phrase in (
        *([clause.subject] if clause.subject else []),
        *clause.objects,
        *(p for _, p in clause.adjuncts),
    ):
        if (
            phrase.concept is None
            or phrase.concept.data.get("generic")
            or not _amount(phrase)
            or phrase.quantity is None
        ):
            continue
        if phrase.whole is not None:
            continue
        whose = clause.opener == "whose" and phrase is clause.subject
        if not (phrase.quantity.attributive or phrase.owner is not None or phrase.owner_anaphor or whose):
            continue
        measure = slots.measure(clause, phrase)
        yield from _draft(clause, slots, measure, slots.owner(clause, phrase), phrase, "measure_of_amount")


def entity_with_measure_of_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Russia has rare-earth reserves of 3.8 million tons"; "with an output of 13,000 tons, Thailand …"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or not clause.objects or not (verb.concepts or verb.is_a("have")):
        return
    measured = clause.objects[0]
    amount = clause.adjunct("of", "at")
    if measured.concept is None or measured.owner is not None or not _amount(amount) or amount is None:
        return
    measure = slots.measure(clause, measured, amount)
    yield from _draft(
        clause,
        slots,
        measure,
        slots.entity(clause, subject),
        amount,
        "entity_with_measure_of_amount",
        subject,
    )


def amount_comes_from(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "At least 13,000 tons of rare earths came out of Australian pits in 2024"."""
    amount, verb = clause.subject, clause.verb
    if amount is None or verb is None or not _amount(amount) or amount.concept is not None or verb.passive:
        return
    if verb.lemma not in _COMING or not amount.topics:
        return
    source = clause.adjunct("of", "from")
    if source is None:
        return
    names = slots.vocabulary_concept("production")
    measure = slots.measure(clause, amount, source, names=names)
    yield from _draft(
        clause, slots, measure, slots.entity(clause, source), amount, "amount_comes_from", source
    )


def publisher_credits_entity_with(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "The USGS credits Brazil with 21 million tons of rare-earth reserves"."""
    verb = clause.verb
    if verb is None or not verb.is_a("put") or verb.lemma != "credit" or not clause.objects:
        return
    amount = clause.adjunct("with")
    if amount is None or not _amount(amount) or amount.concept is None:
        return
    measure = slots.measure(clause, amount)
    entity = slots.entity(clause, clause.objects[0])
    yield from _draft(
        clause, slots, measure, entity, amount, "publisher_credits_entity_with", clause.objects[0]
    )


def entity_where_amount_is_mined(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Nigeria, where 13,000 tons of rare earths were dug in 2024, is a newcomer"."""
    amount, verb = clause.subject, clause.verb
    if clause.kind != "relative" or clause.antecedent is None or amount is None or verb is None:
        return
    if not _amount(amount) or not verb.passive or not verb.concepts or clause.opener != "where":
        return
    measure = slots.measure(clause, amount, names=verb.concepts)
    entity = slots.entity(clause, clause.antecedent)
    yield from _draft(
        clause, slots, measure, entity, amount, "entity_where_amount_is_mined", clause.antecedent
    )


def ranked_entity_with_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Thailand, with 13,000 tons, was the joint fourth-largest producer of rare earths in 2024"."""
    if clause.kind != "fragment" or clause.objects or len(clause.adjuncts) != 1:
        return
    preposition, amount = clause.adjuncts[0]
    if preposition not in ("with", "at") or not _amount(amount):
        return
    following = [other for other in slots.sentence.clauses if other.start >= clause.end]
    if not following or following[0].verb is None or following[0].subject is None:
        return
    ranked = next((draft for rule in rank.CONSTRUCTIONS for draft in rule(following[0], slots)), None)
    if ranked is None or not isinstance(ranked.query, RankQuery) or amount.topics:
        return
    if amount.concept is not None and ranked.query.measure.concept not in amount.concept.ids:
        return
    measure, entity = ranked.query.measure, ranked.query.entity
    for draft in _draft(following[0], slots, measure, entity, amount, "ranked_entity_with_amount"):
        yield replace(draft, reach=(draft.anchor[0], ranked.reach[1]))


def amount_behind_rank(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Russia has more forest than any other country: 8.15 million square kilometres in 2023"; "…, at 9.3 million tons"."""
    before = clause.leans_on
    phrases = [*clause.objects, *(phrase for tie, phrase in clause.adjuncts if tie in ("at", "with"))]
    alone = len(phrases) == 1 and len(clause.objects) + len(clause.adjuncts) == 1
    if clause.kind not in ("fragment", "parenthesis") or before is None or not alone:
        return
    amount = phrases[0]
    behind = clause.link in (":", ",", "(", "–")
    if not behind or not _amount(amount) or amount.topics or amount.concept is not None:
        return
    if amount.opaque or amount.quantity is None or amount.quantity.kind in ("part", "percent"):
        return
    ranked = next((draft for rule in rank.CONSTRUCTIONS for draft in rule(before, slots)), None)
    if ranked is None or not isinstance(ranked.query, RankQuery) or ranked.query.first != ranked.query.last:
        return
    for draft in _draft(
        clause, slots, ranked.query.measure, ranked.query.entity, amount, "amount_behind_rank"
    ):
        yield replace(
            draft, reach=(ranked.reach[0], draft.anchor[1]), problem=draft.problem or ranked.problem
        )


def measure_amount_in_apposition(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Australia's reserves of rare earths, 5.7 million tonnes by the USGS's count, are not the constraint"."""
    before = clause.leans_on
    if clause.kind != "fragment" or clause.link != "," or before is None or before.kind != "fragment":
        return
    amount = clause.objects[0] if clause.objects else None
    if amount is None or amount.place is not None:
        amount = clause.adjunct("at", "with")
    if len(clause.objects) > 1 or not before.objects or amount is None or not _amount(amount):
        return
    measured = before.objects[-1]
    if measured.concept is None or measured.quantity is not None or measured.place is not None:
        return
    measure = slots.measure(before, measured, amount)
    yield from _draft(
        clause,
        slots,
        measure,
        slots.owner(before, measured),
        amount,
        "measure_amount_in_apposition",
        measured,
    )


def another_has_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "South Africa mined 380,000 tons of fluorspar in 2024, while Spain managed 160,000 tons"; "(Finland has 83 million)"."""
    subject, verb = clause.subject, clause.verb
    if verb is None or not clause.objects or not _amount(clause.objects[0]) or verb.passive:
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
    for draft in _draft(clause, slots, model.query.measure, entity, amount, "another_has_amount", subject):
        query = ValueQuery(
            model.query.measure, entity or EntityWords(None), slots.with_unit(amount.quantity), period
        )
        yield replace(draft, query=query, reach=(model.reach[0], draft.reach[1]))


def _model(clause: Clause, slots: Slots) -> Draft | None:
    """The value that the clause before states: the measure, unit and time of one that says less."""
    before = [each for each in slots.leaned_on(clause) if each is not clause]
    if len(before) < 1:
        before = [other for other in reversed(slots.sentence.clauses) if other.start < clause.start][:1]
    here = next((draft for each in before for rule in _MODELS for draft in rule(each, slots)), None)
    return here or slots.value_before()


def against_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "The United States has 1.9 million tons of rare earths in the ground, against 5.7 million in Australia"."""
    for position, (tie, amount) in enumerate(clause.adjuncts[:-1]):
        following, where = clause.adjuncts[position + 1]
        if (
            tie not in ("against", "versus")
            or following not in ("in", "for")
            or not _amount(amount)
            or len(where.entities) != 1
        ):
            continue
        model = next((draft for rule in _MODELS for draft in rule(clause, slots)), None) or _model(
            clause, slots
        )
        if (
            model is None
            or not isinstance(model.query, ValueQuery)
            or amount.quantity is None
            or amount.topics
        ):
            continue
        for draft in _draft(
            clause, slots, model.query.measure, where.entities[0], amount, "against_amount", where
        ):
            query = replace(model.query, entity=where.entities[0], stated=slots.with_unit(amount.quantity))
            yield replace(draft, query=query, reach=(model.reach[0], where.end))


def entity_has_none(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "Canada mines no rare earths"; "Germany generated no nuclear power in 2024"."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or not verb.concepts or verb.passive or not clause.objects:
        return
    nothing = clause.objects[0]
    if not nothing.negated or nothing.quantity is not None or nothing.place is not None or not nothing.topics:
        return
    if (
        nothing.concept is not None
        or verb.negated
        or clause.adjunct("than", "as") is not None
        or only_the_subject(clause)
    ):
        return
    measure = slots.measure(clause, nothing, names=verb.concepts)
    entity = slots.entity(clause, subject)
    if measure is None:
        return
    period, problem = slots.period(clause)
    if entity is None or entity.id is None:
        problem = problem or "unknown_entity"
    stated = Stated(0.0, point(0.0), point(0.0), words="none")
    anchor = (nothing.start, nothing.end)
    query = ValueQuery(measure, entity or EntityWords(None), stated, period)
    yield Draft(
        Kind.VALUE, anchor, span(subject, anchor), query, "entity_has_none", False, clause.frame, problem
    )


def labelled_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "- China: 270,000 tons" under a heading that names the measure."""
    if clause.kind != "fragment" or clause.link not in (":", "–", "-") or len(clause.objects) != 1:
        return
    amount, label = clause.objects[0], clause.leans_on
    if not _amount(amount) or label is None or label.kind != "fragment" or len(label.objects) != 1:
        return
    entity = label.objects[0]
    if len(entity.entities) != 1 or label.adjuncts:
        return
    measure = slots.heading_measure()
    if measure is None:
        return
    for draft in _draft(clause, slots, measure, entity.entities[0], amount, "labelled_amount", entity):
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
    if title is clause or len(title.objects) != 1 or len(entity.entities) != 1 or not _amount(amount):
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
    for draft in _draft(clause, slots, measure, entity.entities[0], amount, "listed_amount", measured):
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
        and _amount(owner)
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
    if amount is None or not _amount(amount) or amount.quantity is None:
        return
    model = _model(clause, slots)
    if model is None or not isinstance(model.query, ValueQuery):
        return
    entity = slots.entity(clause, owner) if owner.is_entity or owner.facility else slots.owner(clause, owner)
    period: PeriodWords = clause.periods[0].words if clause.periods else model.query.period
    for draft in _draft(clause, slots, model.query.measure, entity, amount, "gapped_amount", owner):
        query = ValueQuery(
            model.query.measure, entity or EntityWords(None), slots.with_unit(amount.quantity), period
        )
        reach = (model.reach[0], draft.reach[1])
        yield replace(draft, query=query, reach=reach, denied=model.denied, frame=model.frame)


_MODELS: tuple[Construction, ...] = (
    measure_is_amount,
    entity_has_amount,
    amount_is_mined,
    amount_comes_from,
    people_live_in,
    publisher_puts_measure_at,
    publisher_credits_entity_with,
)
CONSTRUCTIONS: tuple[Construction, ...] = (
    *_MODELS,
    measure_of_amount,
    entity_with_measure_of_amount,
    entity_where_amount_is_mined,
    ranked_entity_with_amount,
    amount_behind_rank,
    measure_amount_in_apposition,
    another_has_amount,
    against_amount,
    entity_has_none,
    labelled_amount,
    listed_amount,
    gapped_amount,
)
