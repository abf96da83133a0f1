"""Values that lean on a value before them: "… and Australia 13,000", "while Spain managed 160,000 tons". Examples: value.md."""

from __future__ import annotations

from collections.abc import Iterator

from checks.claim_words import EntityWords, MeasureWords, PeriodWords
from checks.claims import Frame
from checks.grammar.amounts import compares, is_amount, is_margin, value_draft
from checks.grammar.drafts import Construction, Draft
from checks.grammar.needs import needs
from checks.grammar.pairs import pair
from checks.grammar.parts import Parts, is_rest_of_world
from checks.grammar.slots import Slots
from checks.grammar.stating import MODELS
from checks.grammar.times import compared_from
from checks.grammar.value_before import model_before
from checks.names import Name
from checks.queries import ValueQuery
from checks.reading.clauses import Clause
from checks.reading.items import Item
from checks.reading.language import english
from checks.reading.phrases import Phrase
from checks.reading.quantities import Quantity
from checks.reading.verbs import Verb
from checks.values import replace


@needs("active", "stated object")
def another_has_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "South Africa mined 380,000 tons of fluorspar in 2024, while Spain managed 160,000 tons"; "(Finland has 83 million)"."""
    subject, verb = clause.subject, clause.verb
    if verb is None or not clause.objects or verb.passive:
        return
    if any(name.data.get("direction") for name in verb.concepts):
        return  # "… while Germany shrank 0.5%" is a change
    editions = [time for time in clause.periods if time.words.edition is not None]
    if subject is not None and (len(subject.entities) > 1 or is_rest_of_world(subject)):
        return
    source = subject is None or subject.publisher is not None or (bool(editions) and not subject.is_entity)
    source = source or (subject is not None and _is_document(subject) and not clause.adjuncts)
    telling = verb.is_a("have", "put", "report") or _is_its_figure(clause)
    if source and not editions and (subject is None or not telling):
        return
    if not source and not (
        (verb.is_a("proverb", "have", "bear_out", "add", "receive") or verb.concepts)
        and subject is not None
        and (subject.is_entity or _is_gapped_owner(subject) or (subject.facility and not subject.topics))
    ):
        return
    amount = _amount_stated(clause, slots)
    if (
        amount is None
        or amount.topics
        or amount.concept is not None
        or amount.opaque
        or amount.quantity is None
        or compares(clause, amount)
    ):
        return
    model = model_before(clause, slots)
    if model is None or not isinstance(model.query, ValueQuery):
        return
    if any(
        model.query.measure.concept not in name.ids
        for name in verb.concepts
        if not name.data.get("generic") or _has_its_own(name, model.query.measure, verb, slots)
    ):
        return
    if verb.is_a("add") and clause.adjuncts:
        return  # "Chile added 100,000 tons | to its output"
    receives = verb.is_a("receive") and not (source or verb.is_a("proverb", "have") or verb.concepts)
    if receives and (clause.adjuncts or model.query.measure.concept not in english().function["owned_to"]):
        return  # what is sent to a country is got there: "Mexico received $68 billion in remittances; Egypt got $30 billion"
    whose = clause.adjunct("for") if source else None
    entity = model.query.entity if source else slots.entity(clause, subject)
    if verb.is_a("add") and entity is not None and entity.id == model.query.entity.id:
        return  # "Chile mined 5.3 million tons, | adding 100,000 tons": by how much more
    if whose is not None and len(whose.entities) == 1:
        entity = whose.entities[0]  # "The USGS has 12 million for Canada"
    period, problem = slots.period(clause)[0], None
    if editions:
        period = replace(model.query.period, edition=editions[0].words.edition)
    foreseen = model.frame is not Frame.ASSERTED and clause.frame is Frame.ASSERTED
    if period.year is None and period.edition is None and not foreseen:  # "… by 2034. | It mines 5.3 million"
        about = any("decade" in time.words.words for time in clause.periods)  # ten years, or about as many
        period, problem = (
            slots.time_carried(clause, model.query.period) if not about else (period, "ambiguous_period")
        )
        problem = problem or slots.unsure_when(clause)
    measure = _in_its_own_unit(model.query.measure, amount.quantity, verb)
    how = {each for name in verb.concepts for each in name.data.get("qualifiers", "").split()}
    if how:
        measure = replace(
            measure, qualifiers=tuple(sorted(how))
        )  # "Chile mined 5.3 million tons and Peru | refined …"
    held = slots.dimensions.get(measure.concept, frozenset(("money",)))
    if amount.quantity.kind == "money" and amount.quantity.dimension not in held:
        return  # "Turkey hosts 2.9 million refugees and spent some $25 billion on them"
    for draft in value_draft(clause, slots, measure, entity, amount, "another_has_amount", subject):
        query = ValueQuery(
            measure,
            entity or EntityWords(None),
            slots.with_unit(amount.quantity, replace(model.query.measure, concept_carried=source)),
            period,
        )
        reach = (model.reach[0], draft.reach[1])
        yield replace(draft, query=query, reach=reach, problem=draft.problem or problem)


def _is_its_figure(clause: Clause) -> bool:
    """ "The USGS's figure is | 310", "… for China | is 380": nothing said of the figure, and nothing behind the amount."""
    subject, verb = clause.subject, clause.verb
    if subject is None or subject.publisher is None or subject.head not in english().function["figure_nouns"]:
        return False
    plain = all(word in ("the", subject.publisher.lower()) for word in subject.words[:-1])
    ends = len(clause.objects) == 1 and all(
        node.end <= clause.objects[0].end or (isinstance(node, Item) and node.kind in ("period", "mark"))
        for node in clause.nodes
    )
    return plain and ends and verb is not None and verb.is_a("be")


def _has_its_own(name: Name, measure: MeasureWords, verb: Verb, slots: Slots) -> bool:
    """ "Norway produced 113 billion cubic metres of gas. | It used four billion of that": what is used is a measure, too."""
    held = (slots.topics.get(each, frozenset()) for each in name.ids)
    return measure.topic is not None and not verb.is_a("have") and any(measure.topic in each for each in held)


def _in_its_own_unit(measure: MeasureWords, quantity: Quantity, verb: Verb) -> MeasureWords:
    """ "That was 4.15% of GDP. | Sweden spent $12 billion": what is spent, and no part of the GDP, where money is told."""
    if quantity.kind != "money":
        return measure
    spent = {
        each
        for percentage in english().percentages
        if percentage.concept == measure.concept
        for name in verb.concepts
        for each in name.ids
        if each in percentage.part - {measure.concept}
    }
    return replace(measure, concept=spent.pop()) if len(spent) == 1 else measure


def world_without(clause: Clause, slots: Slots) -> Parts | None:
    """ "Outside China, the world mined 14,000 tons"; "… the rest of the world 14,000": all but who is named."""
    subject = clause.subject
    if subject is None:
        return None
    if [each.id for each in subject.entities] == ["WORLD"] and subject.head != "rest":
        ties = english().function["excluding_prepositions"]
        left_out = [phrase for tie, phrase in slots.framing(clause) if tie in ties and phrase.entities]
        return Parts(left_out[0].entities, all_but=True) if len(left_out) == 1 else None
    model = model_before(clause, slots) if is_rest_of_world(subject) else None
    if model is None or not isinstance(model.query, ValueQuery) or model.query.entity.id in slots.scopes:
        return None
    return Parts((model.query.entity,), all_but=True)


def _amount_stated(clause: Clause, slots: Slots) -> Phrase | None:
    """The amount that a clause gives: "7.3 million tons", "the same number, | 380 tonnes"; None where it gives none."""
    said = clause.objects[0]
    same = said.words[-2:-1] == ("same",) and said.head in english().function["level_nouns"]
    same = same or (said.words[-2:-1] == ("same",) and said.head in english().function["figure_nouns"])
    beside = next((other for other in slots.sentence.clauses if other.leans_on is clause), None)
    apart = beside is not None and beside.kind == "fragment" and len(beside.objects) == 1
    amount = beside.objects[0] if same and beside is not None and apart else said
    return amount if is_amount(amount) else None


def _is_gapped_owner(subject: Phrase) -> bool:
    """ "The Emirates' wells delivered four million barrels a day; | Kuwait's | gave 2.7 million"."""
    return subject.elliptic and subject.owner is not None and not subject.topics and subject.quantity is None


def _is_document(phrase: Phrase) -> bool:
    """ "A consultancy's slide", "the report": what gives figures, and has none of its own."""
    return phrase.head in english().function["documents"] and phrase.quantity is None


@needs("adjunct", "amount")
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
        model = next((draft for rule in MODELS for draft in rule(clause, slots)), None) or model_before(
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


@needs(word=("against", "versus", "compared"))
def compared_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "The United States mined 45,000 t of rare earths in 2024, compared with 41,600 t in 2023"; "…, against 41,600 t a year earlier"."""
    nodes = clause.nodes
    at = compared_from(nodes)
    rest = nodes[at:]
    amount = next((node for node in rest if isinstance(node, Phrase) and node.quantity is not None), None)
    times = [node.period for node in rest if isinstance(node, Item) and node.period is not None]
    if amount is None or len(times) != 1 or not is_amount(amount) or amount.topics or amount.opaque:
        return
    others = [
        node for node in rest if isinstance(node, Phrase) and node is not amount and node.head != "compared"
    ]
    if others or amount.concept is not None or amount.quantity is None:
        return
    here = [draft for rule in MODELS for draft in rule(clause, slots)] if clause.verb is not None else []
    told_here = any(isinstance(node, Phrase) and node.quantity is not None for node in nodes[:at])
    if clause.verb is not None and told_here and not here:
        return  # "The budget shrank by 4%, against | 2% in 2023": of what was told here, not before
    model = here[0] if here else model_before(clause, slots)
    if model is None or not isinstance(model.query, ValueQuery):
        return
    period, year = times[0].words, model.query.period.year
    if times[0].years == 1:
        period = PeriodWords(year - 1 if year is not None else None, words=period.words)
    problem = model.problem or ("ambiguous_period" if period.year is None else None)
    for draft in value_draft(
        clause, slots, model.query.measure, model.query.entity, amount, "compared_amount"
    ):
        query = replace(
            model.query, stated=slots.with_unit(amount.quantity, model.query.measure), period=period
        )
        yield replace(draft, query=query, reach=(model.reach[0], rest[-1].end), problem=problem, denied=False)


@needs("object")
def gapped_amount(clause: Clause, slots: Slots) -> Iterator[Draft]:
    """ "China mined 270,000 tons of rare earths in 2024 and Australia 13,000"; "…, and Japan's three million"."""
    if (
        clause.kind != "fragment"
        or clause.link not in ("and", ",", ";", "while", "but", "whereas")
        or not clause.objects
        or clause.adjunct("through", "until") is not None
        or not english().function["unsure_adverbs"].isdisjoint(clause.adverbs)
    ):
        return  # "…, and Chile | perhaps | 5.3 million"
    owner, beside = clause.objects[0], pair(clause)
    amount = clause.objects[1] if len(clause.objects) == 2 else clause.adjunct("with", "at", "on")
    if beside is not None:
        owner, amount = beside
    elif (
        len(clause.objects) == 1
        and owner.quantity is not None
        and owner.owner is not None
        and owner.concept is None
        and owner.whole is None
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
    if amount is None or not is_amount(amount) or amount.quantity is None or len(owner.entities) > 1:
        return
    behind = next((node for node in clause.nodes if node.start >= amount.end), None)
    if amount.adjective is not None or (behind is not None and behind.text == "as"):
        return  # "and Brazil 88% urban", "half as high as in Italy"
    if amount.comparative is not None or (behind is not None and behind.comparative is not None):
        return  # "America spent $997 billion and China $314 billion less"
    if is_margin(clause, amount) or (amount.opaque and amount.quantity.kind == "amount"):
        return  # "…, 460,000 tons ahead of Sweden", "… and China 1.8 million tons of ore"
    if getattr(clause.nodes[0], "kind", "") == "negation":
        return  # "… but not Peru's 2.6 million"
    model = model_before(clause, slots)
    if model is None or not isinstance(model.query, ValueQuery):
        return
    query = model.query
    if amount.topic is not None and amount.topic != query.measure.topic:
        names = slots.vocabulary_concept(model.query.measure.concept)
        measure = slots.measure(clause, amount, names=names)
        if measure is None:
            return
        query = replace(model.query, measure=measure)
    entity = slots.entity(clause, owner) if owner.is_entity or owner.facility else slots.owner(clause, owner)
    if owner.anaphor == "measure" and owner.topic is not None and owner.owner is None:
        if owner.topic not in slots.topics.get(query.measure.concept, frozenset()):
            return
        query = replace(query, measure=replace(query.measure, topic=owner.topic))
        entity = (
            query.entity
        )  # "Australia's reserves of zinc are 64 million tons, | those of lead | 35 million"
    period: PeriodWords = clause.periods[0].words if clause.periods else query.period
    for draft in value_draft(clause, slots, query.measure, entity, amount, "gapped_amount", owner):
        query = ValueQuery(
            query.measure,
            entity or EntityWords(None),
            slots.with_unit(amount.quantity, model.query.measure),
            period,
        )
        reach = (model.reach[0], draft.reach[1])
        yield replace(draft, query=query, reach=reach, denied=model.denied, frame=model.frame)


CONSTRUCTIONS: tuple[Construction, ...] = (
    another_has_amount,
    against_amount,
    compared_amount,
    gapped_amount,
)
